"""The card with the read-out of the day under the line."""

from collections.abc import Callable
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QWidget
from typing_extensions import override

from diary.core.grades import STANDARD
from diary.core.texts import Texts
from diary.ui.pages.history.lines import SHAPES
from diary.ui.pages.trends.day_flags import DayFlags, FlagLine
from diary.ui.pages.trends.marks import PRESENT, LineMark, RangeMark, Swatch
from diary.ui.pages.trends.readings import ICONS, OTHER_ICON, ReadingLine
from diary.ui.pages.trends.readout import NOT_RATED, CountLine, Readout, SymptomLine
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.labels import GradeChip, Icon, Text, line

RADIUS = 14
GAP = 8
ROW_GAP = 2
ICON = 18
_SIGN, _NAME, _VALUE, _RANGE, _GRADE = range(5)
_AT_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter

S = TypeVar("S", bound=QWidget)


class Row(Generic[S]):
    """A sign, a name and a value; below them a note. It shows one day after another.

    Attributes:
        sign: What stands before the name.
    """

    def __init__(self, grid: QGridLayout, sign: S, *, across: int = 3) -> None:
        self.sign, self.place = sign, grid.rowCount()
        self._name, self._value, self._note = Text("", wrap=True), Text("", "strong"), Text("", "small", wrap=True)
        self._value.setAlignment(_AT_RIGHT)
        grid.addWidget(sign, self.place, _SIGN, Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(self._name, self.place, _NAME)
        grid.addWidget(self._value, self.place, _VALUE, 1, across)
        grid.addWidget(self._note, self.place + 1, _NAME, 1, 4)

    def fill(self, name: str, value: str, note: str = "") -> None:
        """Show these words."""
        for label, text in ((self._name, name), (self._value, value), (self._note, note)):
            label.setText(text)
            label.setVisible(bool(text))
        self.sign.show()

    def hide(self) -> None:
        """Show nothing."""
        for widget in (self.sign, self._name, self._value, self._note):
            widget.hide()


class CountRow(Row[LineMark]):
    """The same for a count, with a triangle outside its range and the chip of its grade."""

    def __init__(self, theme: Theme, grid: QGridLayout) -> None:
        super().__init__(grid, LineMark(theme), across=1)
        self._range, self._grade = RangeMark(theme), GradeChip(0, STANDARD)
        grid.addWidget(self._range, self.place, _RANGE)
        grid.addWidget(self._grade, self.place, _GRADE)

    def mark(self, marker: str, word: str, grade: int) -> None:
        """Show where the value lies against its range, and its grade."""
        self._range.show_marker(marker, word)
        self._grade.show_grade(grade)
        self._grade.setVisible(bool(grade))

    @override
    def hide(self) -> None:
        """Show nothing."""
        super().hide()
        self._range.hide()
        self._grade.hide()


class FlagRow:
    """What a step asks for, with its sign, and below it the warning sign."""

    def __init__(self, theme: Theme, grid: QGridLayout) -> None:
        self._icon, self._step, self._text = Icon(theme, "info", "text2", ICON), Text("", "label"), _hint()
        place = grid.rowCount()
        grid.addWidget(self._icon, place, _SIGN)
        grid.addWidget(self._step, place, _NAME)
        grid.addWidget(self._text, place + 1, _NAME)

    def fill(self, flag: FlagLine, *, first: bool) -> None:
        """Show a warning sign; the ``first`` of its step with what that asks for."""
        self._icon.show_icon(*SHAPES[flag.urgency])
        self._step.setText(flag.step)
        self._text.setText(flag.text)
        self._icon.setVisible(first)
        self._step.setVisible(first)
        self._text.show()

    def hide(self) -> None:
        """Show nothing."""
        for widget in (self._icon, self._step, self._text):
            widget.hide()


R = TypeVar("R", bound=Row[Any] | FlagRow)


class Rows(Generic[R]):
    """Rows below one another, as many as a day needs; they are used again for the next day.

    Attributes:
        grid: Their layout.
    """

    def __init__(self, make: Callable[[QGridLayout], R]) -> None:
        self._make = make
        self._rows: list[R] = []
        self.grid = QGridLayout()
        self.grid.setHorizontalSpacing(GAP)
        self.grid.setVerticalSpacing(ROW_GAP)
        self.grid.setColumnStretch(_NAME, 1)

    def take(self, number: int) -> list[R]:
        """So many rows to fill; all others show nothing."""
        while len(self._rows) < number:
            self._rows.append(self._make(self.grid))
        for row in self._rows[number:]:
            row.hide()
        return self._rows[:number]


class ReadoutCard(Card):
    """What was entered on one day, framed like the day line. It stays where it is; nothing floats over the chart.

    Its rows are filled anew for each day, so that it keeps up with an arrow key held down.
    """

    open_day = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._theme, self._texts = theme, texts
        self.day_label = Text("", "name", wrap=True)
        self.context = _hint()
        self._counts = Rows(lambda grid: CountRow(theme, grid))
        self._shared = Text("", "small", wrap=True)
        self._readings = Rows(lambda grid: Row(grid, Icon(theme, OTHER_ICON, "text2", ICON)))
        self._flags_line = line()
        self._flags = Rows(lambda grid: FlagRow(theme, grid))
        self._more_flags = _hint()
        self._symptoms_line = line()
        self._symptoms = Rows(lambda grid: Row(grid, Swatch(theme)))
        self.rest = _hint()
        self.keys = Text(texts.text("trends.readout.keys"), "small", wrap=True)
        self.open_button = Button(theme, texts.text("trends.readout.open"))
        self.open_button.clicked.connect(self.open_day)
        self._lay_out()

    def show_readout(self, found: Readout) -> None:
        """Show a day."""
        self.day_label.setText(self._texts.day(found.day, "full"))
        self.context.setText("\n".join((*found.context, *found.given)))
        self.context.setVisible(bool(self.context.text()))
        shared = found.shared_note
        for row, count in zip(self._counts.take(len(found.counts)), found.counts, strict=True):
            self._fill_count(row, count, aged=not shared)
        self._shared.setText(self._texts.text("trends.readout.shared-note", note=shared) if shared else "")
        self._shared.setVisible(bool(shared))
        for reading_row, reading in zip(self._readings.take(len(found.readings)), found.readings, strict=True):
            _fill_reading(reading_row, reading)
        self._show_flags(found.flags)
        for symptom_row, symptom in zip(self._symptoms.take(len(found.symptoms)), found.symptoms, strict=True):
            _fill_symptom(symptom_row, symptom)
        self._symptoms_line.setVisible(bool(found.symptoms) or bool(found.flags.lines))
        self.rest.setText(found.rest)
        self.rest.setVisible(bool(found.rest))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The card, framed in the color of the day line."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(self._theme.color("focus"), 2))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)

    def _lay_out(self) -> None:
        self.body.setContentsMargins(16, 8, 16, 11)
        self.body.setSpacing(3)
        parts: tuple[QWidget | QLayout, ...] = (
            self.day_label, self.context, self._counts.grid, self._shared, self._readings.grid, self._flags_line,
            self._flags.grid, self._more_flags, self._symptoms_line, self._symptoms.grid, self.rest,
        )  # fmt: skip
        for part in parts:
            if isinstance(part, QLayout):
                self.body.addLayout(part)
            else:
                self.body.addWidget(part)
        self.body.addStretch(1)
        below = QHBoxLayout()
        below.setSpacing(GAP)
        below.addWidget(self.keys, 1)
        below.addWidget(self.open_button)
        self.body.addLayout(below)

    def _show_flags(self, flags: DayFlags) -> None:
        before = ""
        for row, flag in zip(self._flags.take(len(flags.lines)), flags.lines, strict=True):
            row.fill(flag, first=flag.urgency != before)
            before = flag.urgency
        self._flags_line.setVisible(bool(flags.lines))
        self._more_flags.setText(self._texts.text("trends.readout.more-flags", n=flags.more))
        self._more_flags.setIndent(self._theme.px(ICON) + GAP)
        self._more_flags.setVisible(flags.more > 0)

    def _fill_count(self, row: CountRow, count: CountLine, *, aged: bool) -> None:
        row.sign.show_mark(count.analyte, count.state)
        row.fill(count.name, count.value, count.remarks(self._texts, aged=aged))
        word = self._texts.text(f"trends.readout.{count.marker}") if count.marker else ""
        row.mark(count.marker, word, count.grade)


def _fill_reading(row: Row[Icon], reading: ReadingLine) -> None:
    row.sign.show_icon(ICONS.get(reading.kind, OTHER_ICON), "act" if reading.fever else "text2")
    row.fill(reading.name, reading.value, reading.note)


def _fill_symptom(row: Row[Swatch], symptom: SymptomLine) -> None:
    row.sign.show_step(PRESENT if symptom.severity == NOT_RATED else symptom.severity)
    row.fill(symptom.name, symptom.word)


def _hint(text: str = "") -> Text:
    return Text(text, "hint", wrap=True)
