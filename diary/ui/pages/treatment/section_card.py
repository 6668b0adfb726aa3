"""One list as a card: what runs now first, an Add button, and the form in its place."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.book.treatment import Therapy
from diary.core.records import Device
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.entry_form import EntryForm
from diary.ui.pages.treatment.sections import ICONS, PAST, PLANNED, RUNNING, Entry, Section
from diary.ui.widgets.buttons import QUIET, Button, keep_place
from diary.ui.widgets.cards import PADDING, Card
from diary.ui.widgets.labels import Text, line

SHOWN_PAST = 3
"""How many entries of the past show before one asks for more."""

RIGHT = 8
"""How much nearer to the edge the quiet buttons stand, so that their words end where other text does."""

_ALL = 1000
"""A stretch beside which the card's own stretch is nothing."""


class SectionCard(Card):
    """Shows a section and lets one add, change, end and delete.

    Attributes:
        form: The form that is open, or None.
        rows: The entries that show, in order.
    """

    saved = Signal(object)
    deleted = Signal(object)
    ended = Signal(object)
    given = Signal(object)

    def __init__(self, services: Services, section: Section) -> None:
        texts = services.texts
        super().__init__(services.theme, texts.text(f"treatment.section.{section.name}"), ICONS[section.name])
        self._services, self._section = services, section
        self._all = False
        self.form: EntryForm | None = None
        self.rows: list[EntryRow] = []
        self.add = Button(services.theme, texts.text("treatment.add"), icon="plus", kind=QUIET)
        self.add.setAccessibleName(texts.text("treatment.add-what", section=self.title.text()))
        self.add.setEnabled(not services.book.read_only)
        keep_place(self.add)
        self.header.addWidget(self.add)
        self.title.setWordWrap(True)
        self.header.setStretchFactor(self.title, _ALL)
        self.none = Text(texts.text(f"treatment.none.{section.name}"), "hint", wrap=True)
        self._list = QVBoxLayout()
        self._list.setSpacing(6)
        self.earlier = Button(services.theme, "", icon="chevron-down", kind=QUIET)
        self.body.setContentsMargins(PADDING, 8, PADDING - RIGHT, 12)
        self.body.addWidget(self.none)
        self.body.addLayout(self._list)
        row = QHBoxLayout()
        row.addWidget(self.earlier)
        row.addStretch(1)
        self.body.addLayout(row)
        self.add.clicked.connect(lambda: self.open_form(None))
        self.earlier.clicked.connect(self._toggle_earlier)
        self._fill()

    def show_section(self, section: Section) -> None:
        """Show the list anew; a form that is open stays open as it is."""
        if section != self._section:
            self._section = section
            self._fill()

    def open_form(self, record: Therapy | None) -> None:
        """Open the form: empty to add, or filled to change."""
        self.close_form()
        form = EntryForm(self._services, self._section.name, record)
        form.saved.connect(self.saved)
        form.deleted.connect(self.deleted)
        form.closed.connect(self._closed)
        self.form = form
        self._place_form(form)
        self.add.hide()
        form.first().setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Take the form away without saving."""
        if self.form is not None:
            self._list.removeWidget(self.form)
            self.form.hide()
            self.form.deleteLater()
            self.form = None
            self.add.show()
            for row in self.rows:
                row.show()

    def focus_entry(self, record_id: str) -> None:
        """Put the focus on the entry that was just kept."""
        row = next((row for row in self.rows if row.entry.record.id == record_id), None)
        (row.change if row else self.add).setFocus(Qt.FocusReason.OtherFocusReason)

    def _closed(self) -> None:
        self.close_form()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_form(self, form: EntryForm) -> None:
        """The form stands where its entry stood, or above all."""
        changed = next((row for row in self.rows if form.old and row.entry.record.id == form.old.id), None)
        self._list.insertWidget(self._list.indexOf(changed) if changed else 0, form)
        form.show()
        if changed:
            changed.hide()

    def _toggle_earlier(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        entries = self._section.entries
        past = [entry for entry in entries if entry.state == PAST]
        hidden = 0 if self._all else max(0, len(past) - SHOWN_PAST)
        shown = entries[: len(entries) - hidden]
        self.rows = [self._row(entry, first=place == 0) for place, entry in enumerate(shown)]
        for row in self.rows:
            self._list.addWidget(row)
        if self.form:
            self._list.removeWidget(self.form)
            self._place_form(self.form)
        self.none.setVisible(not entries)
        texts = self._services.texts
        self.earlier.setText(texts.text("treatment.less") if self._all else texts.text("treatment.earlier", n=hidden))
        self.earlier.set_icon("chevron-up" if self._all else "chevron-down")
        self.earlier.setVisible(len(past) > SHOWN_PAST)

    def _row(self, entry: Entry, *, first: bool) -> "EntryRow":
        row = EntryRow(self._services, entry, ruled=not first)
        row.change.clicked.connect(lambda: self.open_form(entry.record))
        row.end.clicked.connect(lambda: self.ended.emit(entry))
        row.was_given.clicked.connect(lambda: self.given.emit(entry))
        return row


class EntryRow(QWidget):
    """One entry: its name, how it stands, when, and what can be done with it."""

    def __init__(self, services: Services, entry: Entry, *, ruled: bool) -> None:
        super().__init__()
        texts, theme = services.texts, services.theme
        self.entry = entry
        names = {"name": entry.title}
        out = isinstance(entry.record, Device)
        self.end = Button(theme, texts.text("treatment.out-today" if out else "treatment.end-today"))
        self.end.setAccessibleName(texts.text("treatment.end-what", **names))
        self.was_given = Button(theme, texts.text("treatment.given"))
        self.was_given.setAccessibleName(texts.text("treatment.given-what", **names))
        self.change = Button(theme, texts.text("treatment.change"), icon="pencil", kind=QUIET)
        self.change.setAccessibleName(texts.text("treatment.change-what", **names))
        for button in (self.end, self.was_given, self.change):
            button.setProperty("size", "small")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        if ruled:
            rule = QHBoxLayout()
            rule.setContentsMargins(0, 0, RIGHT, 0)
            rule.addWidget(line())
            outer.addLayout(rule)
        row = QHBoxLayout()
        row.setSpacing(8)
        outer.addLayout(row)
        row.addLayout(self._words(services, entry), 1)
        for button, shown in (
            (self.end, entry.can_end),
            (self.was_given, entry.state == PLANNED and getattr(entry.record, "planned", False)),
            (self.change, True),
        ):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.setVisible(shown)
            button.setEnabled(not services.book.read_only)

    def _words(self, services: Services, entry: Entry) -> QVBoxLayout:
        texts = services.texts
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(Text(entry.title, "strong", wrap=True))
        second = QHBoxLayout()
        second.setSpacing(8)
        if entry.state in (RUNNING, PLANNED):
            tag = Text(texts.text(f"treatment.tag.{'maybe' if entry.maybe else entry.state}"), "tag")
            second.addWidget(tag, 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(Text(entry.detail, "second", wrap=True), 1)
        column.addLayout(second)
        return column
