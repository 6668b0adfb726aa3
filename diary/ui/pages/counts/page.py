"""The Counts screen: the form beside the past results, and the import of results from a file."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QHBoxLayout, QSizePolicy, QVBoxLayout
from typing_extensions import override

from diary.book import draws, joining
from diary.book.changes import Changes
from diary.book.undo import undo
from diary.core.clock import today
from diary.core.counts import Count
from diary.core.records import Panel, kind_of
from diary.ui.pages.base import Page, Services
from diary.ui.pages.counts.doubt_panel import DoubtPanel
from diary.ui.pages.counts.draft import Draft
from diary.ui.pages.counts.form import WIDTH, ResultForm
from diary.ui.pages.counts.import_panel import Found, ImportPanel
from diary.ui.pages.counts.import_review import added
from diary.ui.pages.counts.past import PastResults
from diary.ui.pages.counts.paste_panel import PastePanel
from diary.ui.pages.counts.rows import age_text
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.labels import Text

_TOUCHING = ("counts", "results", "settings", "phases", "treatments")


NO_BREAK = "\u00a0"
AROUND_TABLE = 250
"""What the heading, the card's head and the legend take of the height, at 100 %."""


class CountsPage(Page):
    """Adds, changes, deletes, pastes and imports blood counts."""

    guide_target = "blood-counts"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.heading = Text(self.text("counts.title"), "h1")
        self.last = Text("", "second", wrap=True)
        self.import_button = Button(services.theme, self.text("counts.import-button"), icon="file-up")
        self.importing = ImportPanel(services)
        self.doubts = DoubtPanel(services)
        self.form = ResultForm(services)
        self.pasting = PastePanel(services)
        self.past = PastResults(services)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out()
        self._connect()
        services.theme.changed.connect(self._draw)
        self._draw()

    @override
    def refresh(self, changes: Changes | None) -> None:
        """Show what changed in counts, phases or transfusions."""
        if changes is not None and not _touches(changes):
            return
        self.past.show_results()
        self.doubts.show_doubts()
        self.form.settle()
        panels = self.services.book.timeline.panels
        if panels:
            now, at = today(self.services.clock), panels[-1].collected_at
            when = self.services.texts.moment(at, "long" if at.day.year == now.year else "full")
            age = age_text(self.services.texts, at.day, now).replace(" ", NO_BREAK)
            self.last.setText(self.text("counts.last-result", when=when, age=age))
        else:
            self.last.setText(self.text("counts.last-none"))

    @override
    def day_passed(self, before: date) -> None:
        """A form in which nothing stands yet is for the new day."""
        self.form.follow_day(before)
        self.refresh(None)

    @override
    def arrange(self, *, wide: bool) -> None:
        """The form beside the table, or above it."""
        self.columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._draw()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """The table grows with the window, not beyond it."""
        super().resizeEvent(event)
        self._draw()

    def add(self) -> None:
        """Save what the form holds."""
        book, form = self.services.book, self.form
        draft, results, panel, bands = form.draft(), form.results(), form.changing, form.bands_answer()
        done = False

        def save() -> Changes | None:
            nonlocal done
            if panel is None:
                changes = draws.add_draw(
                    book, collected_at=draft.when, lab=draft.lab, results=results, source=form.source,
                    neutrophils_include_bands=bands,
                )  # fmt: skip
            else:
                changes = draws.change_draw(
                    book, panel=panel, collected_at=draft.when, lab=draft.lab, results=results,
                    neutrophils_include_bands=bands,
                )  # fmt: skip
            done = True
            return changes

        said = self.text("counts.changed" if panel else "counts.added", day=draft.when.day)
        changes = self.services.saving.run(save, toast=said, undo=self._undo)
        if done:
            form.start()
            form.first().setFocus(Qt.FocusReason.OtherFocusReason)
            self.pasting.hide()
        if changes is not None and panel is None:
            self.past.choose_newest_of(changes.added)

    def delete(self, panel: Panel) -> None:
        """Delete a draw at once; Undo brings it back."""
        said = self.text("counts.deleted", day=panel.collected_at.day)
        changes = self.services.saving.run(
            lambda: draws.delete_draw(self.services.book, panel=panel), toast=said, icon="trash-2", undo=self._undo
        )
        if changes is not None and self.form.changing and self.form.changing.id == panel.id:
            self.form.start()

    def change(self, panel: Panel) -> None:
        """Take a draw into the form."""
        self.past.choose(panel.id)
        self.form.change(panel)
        self.area.ensureWidgetVisible(self.form.editors["white-cells"])

    def answer(self, count: Count, value: Decimal, unit: str) -> None:
        """Set a result in doubt to what the report says."""
        said = self.text("counts.answered", analyte=count.analyte, value=value, unit=unit)
        self.services.saving.run(
            lambda: draws.answer_doubt(self.services.book, result=count.result, value=value, unit=unit),
            toast=said,
            undo=self._undo,
        )

    def import_file(self, path: Path) -> None:
        """Read a file and show what is in it; nothing is kept before Add is pressed."""
        self.import_button.setEnabled(False)
        self.importing.read(path)
        self.area.ensureWidgetVisible(self.importing)

    def keep(self, found: Found) -> None:
        """Keep what was found in a file; Undo takes all of it back."""
        changes = self.services.saving.run(
            lambda: joining.join(self.services.book, found.report, source=found.name),
            toast=added(found.report, self.services.texts),
            undo=self._undo,
        )
        if changes is not None:
            self.importing.close_panel()
            self.past.choose_newest_of(changes.added)
            self.past.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose_file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self.text("counts.import.choose"))
        if path:
            self.import_file(Path(path))

    def _import_closed(self) -> None:
        self.import_button.setEnabled(not self.services.book.read_only)
        self.import_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> Changes | None:
        return undo(self.services.book)

    def _restore(self, draft: Draft) -> None:
        """What Clear took away comes back through the toast's Undo."""
        self.services.notifier.toast(
            self.text("counts.cleared"), icon="trash-2", undo=lambda: self.form.show_draft(draft)
        )

    def _filled(self, found: object) -> None:
        self.form.fill(found)  # type: ignore[arg-type]
        self.form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _start_anew(self) -> None:
        """Ctrl+N: the first field of an empty form, or of the one that is half filled."""
        if self.form.changing:
            self.form.start()
        self.form.first().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.heading)
        words.addWidget(self.last)
        header.addLayout(words, 1)
        header.addWidget(self.import_button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.body.addLayout(header)
        self.body.addWidget(self.importing)
        self.body.addWidget(self.doubts)
        self.form.body.insertWidget(1, self.pasting)
        self.columns.setSpacing(16)
        self.columns.addWidget(self.form, 0, Qt.AlignmentFlag.AlignTop)
        self.columns.addWidget(self.past, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(self.columns, 1)

    def _connect(self) -> None:
        self.import_button.clicked.connect(self._choose_file)
        self.importing.accepted.connect(self.keep)
        self.importing.closed.connect(self._import_closed)
        self.form.submitted.connect(self.add)
        self.form.cleared.connect(self._restore)
        self.form.paste_button.clicked.connect(self.pasting.open)
        self.pasting.read.connect(self._filled)
        self.past.change.connect(self.change)
        self.past.delete.connect(self.delete)
        self.past.add_first.connect(self._start_anew)
        self.doubts.answered.connect(self.answer)
        self.doubts.change.connect(lambda count: self.change(count.panel))
        shortcut = QShortcut(QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_N), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._start_anew)

    def _draw(self) -> None:
        """The form keeps its width beside the table and takes all of it above."""
        if self.wide:
            self.form.setFixedWidth(self.services.theme.px(WIDTH))
        else:
            self.form.setMinimumWidth(0)
            self.form.setMaximumWidth(NO_LIMIT)
        for editor in self.form.editors.values():
            editor.spread(spread=not self.wide)
        room = self.height() - self.services.theme.px(AROUND_TABLE)
        self.past.table.set_most(room)
        self.form.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)


def _touches(changes: Changes) -> bool:
    pairs = [record for pair in changes.altered for record in pair]
    return any(kind_of(record) in _TOUCHING for record in (*changes.added, *pairs, *changes.removed))
