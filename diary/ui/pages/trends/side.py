"""Beside the chart: the read-out of the day under the line, and the legend of the strip."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.grades import STANDARD
from diary.core.texts import Texts
from diary.ui.pages.trends.marks import BLANK, PRESENT, LineMark, Swatch
from diary.ui.pages.trends.readout import NOT_RATED, CountLine, Readout, SymptomLine
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.labels import GradeChip, Icon, Text, line

RADIUS = 14
STEPS = 5
ROWS = 3


class ReadoutCard(Card):
    """What was entered on one day, framed like the day line. It stays where it is; nothing floats over the chart."""

    open_day = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._theme, self._texts = theme, texts
        self.day_label = Text("", "name", wrap=True)
        self.context = Text("", "hint", wrap=True)
        self.lines = QWidget()
        self._grid = QGridLayout(self.lines)
        self._grid.setContentsMargins(0, 4, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.rest = Text("", "hint", wrap=True)
        self.keys = Text(texts.text("trends.readout.keys"), "hint", wrap=True)
        self.open_button = Button(theme, texts.text("trends.readout.open"))
        self.open_button.clicked.connect(self.open_day)
        self.body.setSpacing(6)
        for widget in (self.day_label, self.context, self.lines):
            self.body.addWidget(widget)
        hints = QVBoxLayout()
        hints.setSpacing(2)
        hints.addWidget(self.rest)
        hints.addWidget(self.keys)
        self.body.addLayout(hints)
        self.body.addWidget(self.open_button)

    def show_readout(self, found: Readout) -> None:
        """Show a day."""
        texts = self._texts
        self.day_label.setText(texts.day(found.day, "full"))
        self.context.setText("\n".join((*found.context, *found.given)))
        self.context.setVisible(bool(self.context.text()))
        self._clear()
        shared = found.shared_note
        for count in found.counts:
            self._add_count(count, noted=not shared)
        if shared:
            self._note(texts.text("trends.readout.shared-note", note=shared))
        self._add(Icon(self._theme, "thermometer", "act" if found.fever else "text2", 18), _temperature(texts))
        self._value(found.temperature, across=2)
        if found.fever:
            self._note(texts.text("trends.readout.fever"))
        if found.symptoms:
            self._grid.addWidget(line(), self._grid.rowCount(), 0, 1, 4)
        for symptom in found.symptoms:
            self._add_symptom(symptom)
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

    def _add_count(self, count: CountLine, *, noted: bool) -> None:
        self._add(LineMark(self._theme, count.analyte), Text(count.name))
        self._value(count.value)
        if count.grade:
            self._grid.addWidget(GradeChip(count.grade, STANDARD), self._grid.rowCount() - 1, 3)
        if count.note and noted:
            self._note(count.note)

    def _note(self, text: str) -> None:
        self._grid.addWidget(Text(text, "small", wrap=True), self._grid.rowCount(), 1, 1, 3)

    def _add_symptom(self, symptom: SymptomLine) -> None:
        step = PRESENT if symptom.severity == NOT_RATED else symptom.severity
        self._add(Swatch(self._theme, step), Text(symptom.name, wrap=True))
        self._value(symptom.word, across=2)

    def _add(self, sign: QWidget, name: Text) -> None:
        row = self._grid.rowCount()
        self._grid.addWidget(sign, row, 0, Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(name, row, 1)

    def _value(self, value: str, *, across: int = 1) -> None:
        label = Text(value, "strong")
        label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._grid.addWidget(label, self._grid.rowCount() - 1, 2, 1, across)

    def _clear(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def _temperature(texts: Texts) -> Text:
    return Text(texts.text("trends.panel.temperature"))


class Legend(Card):
    """What the colors of the strip mean."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme, texts.text("trends.page.symptoms"))
        self._texts = texts
        rows = QGridLayout()
        rows.setHorizontalSpacing(8)
        rows.setVerticalSpacing(2)
        rows.setColumnStretch(3, 1)
        signs: list[tuple[int | str, str]] = [(step, texts.name("severity", step)) for step in range(STEPS)]
        signs.append((BLANK, texts.text("trends.page.not-logged")))
        for number, (step, word) in enumerate(signs):  # two columns, the mildest first
            half, row = divmod(number, ROWS)
            rows.addWidget(Swatch(theme, step), row, 2 * half)
            rows.addWidget(Text(word), row, 2 * half + 1)
        rows.addWidget(Swatch(theme, PRESENT), ROWS, 0)
        rows.addWidget(Text(texts.text("trends.page.not-rated")), ROWS, 1, 1, 3)
        self.body.addLayout(rows)
        self.cells = Text("", "hint", wrap=True)
        self.body.addWidget(self.cells)
        self.show_cell_days(1)

    def show_cell_days(self, days: int) -> None:
        """Say so where a cell stands for several days."""
        self.cells.setVisible(days > 1)
        self.cells.setText(self._texts.text("trends.panel.each-cell", n=days))


class Side(QWidget):
    """The column beside the chart, or below it where the window is narrow."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self.readout = ReadoutCard(theme, texts)
        self.legend = Legend(theme, texts)
        self.table_button = Button(theme, texts.text("trends.page.show-table"), icon="table")
        self.save_button = Button(theme, texts.text("trends.page.save-picture"), icon="image")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for widget in (self.readout, self.legend, self.table_button, self.save_button):
            column.addWidget(widget)
        column.addStretch(1)
        for card in (self.readout, self.legend):
            card.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
