"""What lies behind a symptom's row: each entry of the day with its time, how often, a note, and one more entry."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.core.records import Symptom
from diary.core.texts import Texts
from diary.core.when import When
from diary.ui.pages.today.presenter import COUNTED, Row
from diary.ui.pages.today.words import severity_control
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.fields import Check, TextField, TimeField
from diary.ui.widgets.labels import Text, line
from diary.ui.widgets.stepper import Stepper

NOON = time(12)


class EntryLine(QWidget):
    """One entry of a symptom.

    Attributes:
        entry: The record as it is on file.
    """

    changed = Signal(object)
    """The entry as it is to become; None deletes it."""

    def __init__(self, theme: Theme, texts: Texts, row: Row, entry: Symptom, *, graded: bool) -> None:
        super().__init__()
        self.entry = entry
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        if graded:
            self.severity = severity_control(theme, texts, row.info)
            self.severity.chosen.connect(self._graded)
            column.addWidget(self.severity)
        self._yes_no = row.info.yes_no
        fields = QHBoxLayout()
        fields.setSpacing(12)
        self.time = TimeField(
            theme,
            texts.text("today.time"),
            entry.when.time,
            fallback=NOON,
            unknown=texts.text("today.no-time"),
        )
        self.time.edit.setAccessibleName(texts.text("today.time-of", what=row.info.inline))
        self.time.edit.editingFinished.connect(self._time_changed)
        self.time.unknown.clicked.connect(self._time_changed)
        fields.addWidget(self.time)
        self.times = self._times(theme, texts, row) if row.info.id in COUNTED else None
        if self.times:
            fields.addWidget(_labelled(texts.text("today.how-often"), self.times))
        fields.addStretch(1)
        column.addLayout(fields)
        self.note = TextField(texts.text("today.entry-note"), entry.note)
        self.note.edit.setAccessibleName(texts.text("today.note-on", what=row.info.inline))
        self.note.edit.editingFinished.connect(self._note_changed)
        self.delete = Button(theme, texts.text("ui.delete"), kind=QUIET, icon="trash-2")
        self.delete.setAccessibleName(texts.text("today.delete-entry", what=row.info.inline))
        self.delete.clicked.connect(lambda: self.changed.emit(None))
        self.note.row.addWidget(self.delete)
        column.addWidget(self.note)
        self.show_entry(entry)

    def show_entry(self, entry: Symptom) -> None:
        """Show the entry as it is on file now; what is being typed is left alone."""
        self.entry = entry
        if hasattr(self, "severity"):
            self.severity.set_cell(min(entry.severity or 0, 1) if self._yes_no else entry.severity)
        if self.times:
            self.times.set_value(None if entry.times is None else Decimal(entry.times))
        if not self.note.edit.hasFocus():
            self.note.set_value(entry.note)
        if not self.time.edit.hasFocus():
            self.time.set_value(entry.when.time)

    def _times(self, theme: Theme, texts: Texts, row: Row) -> Stepper:
        what = texts.text(f"today.times-{row.info.id}")
        stepper = Stepper(
            theme,
            name=what,
            minus=texts.text("today.less", what=what),
            plus=texts.text("today.more-of", what=what),
            step=Decimal(1),
        )
        stepper.set_start(Decimal(1))
        stepper.committed.connect(self._counted)
        return stepper

    def _graded(self, cell: int | None) -> None:
        if cell is None:
            self.changed.emit(None)
        else:
            self.changed.emit(replace(self.entry, severity=None if self._yes_no and cell else cell, copied=False))

    def _counted(self, number: Decimal | None) -> None:
        times = None if number is None else min(int(number), 1000)
        self.changed.emit(replace(self.entry, times=times, copied=False))

    def _time_changed(self) -> None:
        at = self.time.value()
        if at != self.entry.when.time:
            self.changed.emit(replace(self.entry, when=When(self.entry.when.day, at)))

    def _note_changed(self) -> None:
        if self.note.value() != self.entry.note:
            self.changed.emit(replace(self.entry, note=self.note.value()))


class EntryEditor(QFrame):
    """All entries of one symptom on one day."""

    changed = Signal(object, object)
    """An entry and what it is to become; None deletes it."""

    another = Signal(int)
    """One more entry with this cell chosen."""

    usual = Signal(bool)
    """Whether it is to be asked every day."""

    def __init__(self, theme: Theme, texts: Texts, row: Row, *, usual: bool) -> None:
        super().__init__()
        self._theme, self._texts, self._row = theme, texts, row
        self.setProperty("kind", "drawer")
        self.lines: list[EntryLine] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(10)
        if row.info.hint:
            column.addWidget(Text(row.info.hint, "hint", wrap=True))
        self._entries = QVBoxLayout()
        self._entries.setSpacing(10)
        column.addLayout(self._entries)
        self.more = Text(texts.text("today.another-entry"), "label")
        column.addWidget(self.more)
        self.extra = severity_control(theme, texts, row.info)
        self.extra.chosen.connect(self._another)
        column.addWidget(self.extra)
        self.daily = Check(theme, texts.text("today.ask-daily", what=row.info.inline))
        self.daily.setChecked(usual)
        self.daily.clicked.connect(self.usual)
        column.addWidget(self.daily)
        self.show_entries(row.entries)

    def show_entries(self, entries: Sequence[Symptom]) -> None:
        """Show these entries; lines of the same entries stay."""
        same = [line.entry.id for line in self.lines] == [entry.id for entry in entries]
        if same:
            for shown, entry in zip(self.lines, entries, strict=True):
                shown.show_entry(entry)
            return
        while item := self._entries.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.lines = []
        for entry in entries:
            shown = EntryLine(self._theme, self._texts, self._row, entry, graded=len(entries) > 1)
            shown.changed.connect(lambda new, shown=shown: self.changed.emit(shown.entry, new))
            self.lines.append(shown)
            self._entries.addWidget(shown)
            self._entries.addWidget(line())
        self.more.setVisible(bool(entries))
        self.extra.setVisible(bool(entries))

    def _another(self, cell: int | None) -> None:
        self.extra.set_cell(None)
        if cell is not None:
            self.another.emit(cell)


def _labelled(label: str, widget: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Text(label, "label"))
    column.addWidget(widget)
    column.addStretch(1)
    return box
