"""The side of Today: the note, the medicines, the latest counts."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.catalog import capital
from diary.core.counts import Count
from diary.core.numbers import readable
from diary.core.texts import Texts
from diary.ui.pages.today.summary import CountLine, MedicineLine, age_words
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import LINK, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import Segmented

PAUSE_MS = 1500
NOTE_LINES = 3
OLD = 180
"""Days after which the latest counts are told by their year."""


class NoteCard(Card):
    """The note of the day; it is saved while one pauses and on leaving."""

    written = Signal(str)

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme, texts.text("today.note"), "notebook-pen")
        self._theme = theme
        self._saved = ""
        self.edit = _Note()
        self.edit.setAccessibleName(texts.text("today.note"))
        self.edit.setTabChangesFocus(True)
        self.edit.left.connect(self.commit)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        self.edit.textChanged.connect(self._pause.start)
        self.body.addWidget(self.edit)
        theme.changed.connect(self._draw)
        self._draw()

    def show_note(self, note: str) -> None:
        """Show what is on file; what is being typed is left alone."""
        if self.edit.toPlainText() == self._saved and note != self._saved:
            self.edit.setPlainText(note)
        self._saved = note

    def set_pause(self, milliseconds: int) -> None:
        """How long one has to pause until it is saved."""
        self._pause.setInterval(milliseconds)

    def commit(self) -> None:
        """Save what was typed."""
        self._pause.stop()
        if self.edit.toPlainText() != self._saved:
            self._saved = self.edit.toPlainText()
            self.written.emit(self._saved)

    def _draw(self) -> None:
        self.edit.setFixedHeight(self._theme.px(23) * NOTE_LINES + 22)


class MedicinesCard(Card):
    """The medicines of the day, one tap each."""

    answered = Signal(object, str)
    """A course, and ``taken``, ``missed`` or ``vomited``."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme, texts.text("today.medicines"), "pill")
        self._theme, self._texts = theme, texts
        self.choices: dict[str, Segmented] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)

    def show_medicines(self, lines: Sequence[MedicineLine]) -> None:
        """Show these; without any the card is not there."""
        self.setVisible(bool(lines))
        if [line.course.id for line in lines] != list(self.choices):
            self._rebuild(lines)
        for line in lines:
            self.choices[line.course.id].set_value(line.answer)

    def _rebuild(self, lines: Sequence[MedicineLine]) -> None:
        while item := self._rows.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        self.choices = {}
        for line in lines:
            self._rows.addWidget(self._row(line))

    def _row(self, line: MedicineLine) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        name = self._texts.name("medicine", line.course.medicine)
        column.addWidget(Text(name, "strong", wrap=True))
        if line.course.dose:
            column.addWidget(Text(line.course.dose, "hint", wrap=True))
        words = [(key, self._texts.text(f"today.dose-{key}")) for key in ("taken", "missed", "vomited")]
        choice = Segmented(self._theme, name, words)
        choice.chosen.connect(lambda key: self.answered.emit(line.course, key))
        self.choices[line.course.id] = choice
        column.addWidget(choice)
        return box


class CountsCard(Card):
    """The latest counts with their age; a triangle says low or high, words say the grade."""

    all_counts = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme, texts.text("today.latest-counts"), "test-tube")
        self._theme, self._texts = theme, texts
        self.when = Text("", "hint")
        self.header.addWidget(self.when)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.standard = Text("", "small", wrap=True)
        self.body.addWidget(self.standard)
        self.link = Button(theme, "", kind=LINK)
        self.link.clicked.connect(self.all_counts)
        self.body.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)

    def show_counts(self, lines: Sequence[CountLine]) -> None:
        """Show these, or that there are none yet."""
        while item := self._grid.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        days = {line.count.at.day for line in lines}
        old = any(line.age > OLD for line in lines)
        self.when.setText(self._texts.day(days.pop(), "year" if old else "day") if len(days) == 1 else "")
        for number, line in enumerate(lines):
            self._row(number, line, dated=len(days) > 0)
        self.standard.setText(self._small_print(lines))
        self.standard.setVisible(bool(lines))
        self.link.setText(self._texts.text("today.see-counts" if lines else "today.add-counts"))

    def _small_print(self, lines: Sequence[CountLine]) -> str:
        """How old they are, in which units, and by which standard they are graded."""
        texts = self._texts
        ages = {line.age for line in lines}
        said = [texts.render(age_words(ages.pop()))] if len(ages) == 1 else []
        units = dict.fromkeys(texts.unit(line.count.unit) for line in lines)
        said.append(texts.text("today.count-units", units=tuple(units)))
        if graded := [line.count for line in lines if line.count.grade]:
            said.append(texts.text("today.grades-by", standard=graded[0].standard))
        return "\n".join(capital(sentence) for sentence in said)

    def _row(self, number: int, line: CountLine, *, dated: bool) -> None:
        count = line.count
        name = self._texts.name("analyte", count.analyte)
        if dated:
            name = self._texts.text("today.count-of", what=name, day=count.at.day)
        self._grid.addWidget(Text(name, wrap=True), number, 0)
        value = Text(_value(count), "value")
        value.setFont(self._theme.font(16, 700, tabular=True))
        self._grid.addWidget(value, number, 1, Qt.AlignmentFlag.AlignRight)
        marker = Triangle(self._theme, count.marker, self._texts)
        self._grid.addWidget(marker, number, 2)
        grade = self._texts.text("today.grade", n=str(count.grade)) if count.grade else ""
        self._grid.addWidget(Text(grade, "second"), number, 3)


class Triangle(QWidget):
    """A painted triangle: down for low, up for high; nothing for a value in its range."""

    SIDE = 10

    def __init__(self, theme: Theme, marker: str | None, texts: Texts) -> None:
        super().__init__()
        self._theme, self._marker = theme, marker
        self.setFixedSize(QSize(theme.px(self.SIDE), theme.px(self.SIDE)))
        if marker in ("low", "high"):
            said = texts.text(f"today.marker-{marker}")
            self.setToolTip(said)
            self.setAccessibleName(said)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the color of secondary text."""
        if self._marker not in ("low", "high"):
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text2"))
        side, top = self.width(), self.height() * 0.2
        bottom = self.height() * 0.8
        ends = (bottom, top) if self._marker == "low" else (top, bottom)
        tip, base = ends
        painter.drawPolygon(QPolygonF([QPointF(0, base), QPointF(side, base), QPointF(side / 2, tip)]))
        painter.end()


class _Note(QPlainTextEdit):
    left = Signal()

    @override
    def focusOutEvent(self, e: object) -> None:
        super().focusOutEvent(e)  # type: ignore[arg-type]
        self.left.emit()


def _value(count: Count) -> str:
    return "?" if count.value is None else f"{count.comparator or ''}{readable(count.value)}"
