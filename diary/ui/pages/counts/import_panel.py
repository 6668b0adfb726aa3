"""The import of a file: read beside the window, shown for review, kept only when Add is pressed."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.exchange.reading import Reading
from diary.ui.pages.base import Services
from diary.ui.pages.counts.import_review import Review, review
from diary.ui.tasks import Task
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text

if TYPE_CHECKING:
    from diary.book.joining import JoinReport


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was read and compared with the diary."""

    name: str
    reading: Reading
    report: "JoinReport"


class ImportPanel(Card):
    """Shows what is in a file; hidden while none is being read."""

    accepted = Signal(object)
    """Keep what that ``Found`` shows."""

    closed = Signal()

    def __init__(self, services: Services) -> None:
        texts, theme = services.texts, services.theme
        super().__init__(theme, texts.text("counts.import.title", name=""), "file-up")
        self._services = services
        self._found: Found | None = None
        self._task: Task | None = None
        self.title.setWordWrap(True)
        self.header.setStretchFactor(self.title, 1000)  # beside which the card's own stretch is nothing
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setAccessibleName(texts.text("counts.import.reading"))
        self._lines = QWidget()
        self._column = QVBoxLayout(self._lines)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.said: list[Text] = []
        self.add = Button(theme, texts.text("counts.import.add"), icon="check", kind=PRIMARY)
        self.cancel = Button(theme, texts.text("counts.cancel"))
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        flow.addWidget(self.add)
        flow.addWidget(self.cancel)
        for widget in (self.progress, self._lines, buttons):
            self.body.addWidget(widget)
        self.add.clicked.connect(self._accept)
        self.cancel.clicked.connect(self.close_panel)
        self.hide()

    def read(self, path: Path) -> None:
        """Read a file on the worker and show what is in it."""
        texts = self._services.texts
        self._found = None
        self.title.setText(texts.text("counts.import.title", name=path.name))
        self._say([(texts.text("counts.import.reading"), "second")])
        self.progress.show()
        self.add.hide()
        self.cancel.setText(texts.text("counts.cancel"))
        self.show()
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)
        self._task = self._services.tasks.run(
            lambda task: self._work(path, task), owner=self, done=self._show, failed=self._failed
        )

    def close_panel(self) -> None:
        """Drop the file; nothing of it was kept."""
        if self._task is not None:
            self._task.cancel()
            self._task = None
        self._found = None
        self.hide()
        self.closed.emit()

    def _work(self, path: Path, task: Task) -> Found:
        from diary.book.backups import Reason, make_backup
        from diary.book.joining import preview
        from diary.exchange.recognise import read_source

        services = self._services
        reading = read_source(path, today(services.clock), services.catalog)
        task.report(1, 2)
        report = preview(services.book, reading.records, reading.tombstones)
        if not (report.finds_nothing or services.book.read_only):
            make_backup(services.book, Reason.BEFORE_IMPORT)
        return Found(path.name, reading, report)

    def _show(self, found: Found) -> None:
        services = self._services
        self._found, self._task = found, None
        self.progress.hide()
        said = review(found.reading, found.report, services.texts)
        self._say(self._words(said))
        self.add.setVisible(said.adds and not services.book.read_only)
        self.cancel.setText(services.texts.text("counts.cancel" if said.adds else "counts.import.close"))
        (self.add if said.adds else self.cancel).setFocus(Qt.FocusReason.OtherFocusReason)
        services.notifier.announce(" ".join(said.lines))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, DiaryError):
            raise error
        texts = self._services.texts
        said = texts.render(error.message)
        self._task = None
        self.progress.hide()
        self._say([(said, "problem")])
        self.cancel.setText(texts.text("counts.import.close"))
        self._services.notifier.announce(said)

    def _accept(self) -> None:
        if self._found is not None:
            self.accepted.emit(self._found)

    def _words(self, said: Review) -> list[tuple[str, str]]:
        texts = self._services.texts
        lines = [(line, "") for line in said.lines]
        for name, reasons in (("held", said.held), ("left-out", said.left_out)):
            if reasons:
                lines.append((texts.text(f"counts.import.{name}"), "strong"))
                lines.extend((reason, "second") for reason in reasons)
        return lines

    def _say(self, lines: list[tuple[str, str]]) -> None:
        for old in self.said:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.said = [Text(text, kind, wrap=True) for text, kind in lines]
        for text in self.said:
            self._column.addWidget(text)
