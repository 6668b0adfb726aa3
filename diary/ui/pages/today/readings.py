"""Every reading of the day in a list: its time, whether a fever medicine came before it, and Delete."""

from dataclasses import replace
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from diary.core.records import Measurement
from diary.core.texts import Texts
from diary.core.when import When
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.fields import TimeField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import Segmented

NOON = time(12)
AFTER = {"yes": True, "no": False}


class ReadingLine(QFrame):
    """One reading that can be corrected."""

    changed = Signal(object)
    """What it is to become; None deletes it."""

    def __init__(self, theme: Theme, texts: Texts, reading: Measurement) -> None:
        super().__init__()
        self.reading = reading
        name = texts.name("measurement", reading.kind)
        value = texts.quantity(reading.value, reading.unit)
        row = FlowLayout(14)
        self.setLayout(row)
        self.name = Text(f"{name}: {value}", "strong")
        row.addWidget(self.name)
        self.time = TimeField(
            theme,
            texts.text("today.time-of", what=texts.inline("measurement", reading.kind)),
            reading.when.time,
            fallback=NOON,
            unknown=texts.text("today.no-time"),
        )
        self.time.edit.editingFinished.connect(self._time_changed)
        self.time.unknown.clicked.connect(self._time_changed)
        row.addWidget(self.time)
        if reading.kind == "temperature":
            row.addWidget(self._after(theme, texts))
        self.delete = Button(theme, texts.text("ui.delete"), kind=QUIET, icon="trash-2")
        self.delete.setAccessibleName(texts.text("today.delete-reading", what=f"{name} {value}"))
        self.delete.clicked.connect(lambda: self.changed.emit(None))
        row.addWidget(self.delete)

    def _after(self, theme: Theme, texts: Texts) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        question = texts.text("today.after-fever-medicine")
        column.addWidget(Text(question, "label"))
        self.after = Segmented(
            theme, question, [("yes", texts.text("common.yes")), ("no", texts.text("common.no"))], tick=True
        )
        known = self.reading.after_fever_medicine
        self.after.set_value(next((key for key, value in AFTER.items() if value is known), None))
        self.after.chosen.connect(lambda key: self.changed.emit(replace(self.reading, after_fever_medicine=AFTER[key])))
        column.addWidget(self.after)
        return box

    def _time_changed(self) -> None:
        at = self.time.value()
        if at != self.reading.when.time:
            self.changed.emit(replace(self.reading, when=When(self.reading.when.day, at)))


class ReadingList(QWidget):
    """The readings of a day, one line each."""

    changed = Signal(object, object)
    """A reading and what it is to become; None deletes it."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        self.lines: list[ReadingLine] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)

    def show_readings(self, readings: tuple[Measurement, ...]) -> None:
        """Show these; lines that did not change stay as they are."""
        kept = {line.reading.id: line for line in self.lines if line.reading in readings}
        for line in self.lines:
            if line.reading.id not in kept:
                line.hide()
                line.deleteLater()
            self._column.removeWidget(line)
        self.lines = [kept.get(reading.id) or self._line(reading) for reading in readings]
        for line in self.lines:
            self._column.addWidget(line)
        self._align()

    def _align(self) -> None:
        for line in self.lines:
            line.name.ensurePolished()
        width = max((line.name.sizeHint().width() for line in self.lines), default=0)
        for line in self.lines:
            line.name.setMinimumWidth(width)

    def _line(self, reading: Measurement) -> ReadingLine:
        line = ReadingLine(self._theme, self._texts, reading)
        line.changed.connect(lambda new: self.changed.emit(line.reading, new))
        return line
