"""Beside the chart: the read-out of the day under the line, the legend of the strip, and what copies and saves."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.texts import Texts
from diary.ui.pages.trends.marks import BLANK, PRESENT, Swatch
from diary.ui.pages.trends.readout_card import ReadoutCard
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Text

STEPS = range(5)
BESIDE = 560
"""From this width on the read-out and the legend stand side by side."""


class Legend(Card):
    """What the colors of the strip mean."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__(theme)
        self._texts = texts
        self.setAccessibleName(texts.text("trends.page.symptoms"))
        self.body.setContentsMargins(16, 8, 16, 9)
        self.body.setSpacing(4)
        signs: list[tuple[int | str, str]] = [(step, texts.name("severity", step)) for step in STEPS]
        signs.append((BLANK, texts.text("trends.page.not-logged")))
        signs.append((PRESENT, texts.text("trends.readout.not-rated")))
        rows = Flow(5)
        for step, word in signs:
            rows.add(_pair(Swatch(theme, step), word))
        self.body.addWidget(rows)
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
        self._theme, self._texts = theme, texts
        self.readout = ReadoutCard(theme, texts)
        self.legend = Legend(theme, texts)
        self.copy_button = Button(theme, texts.text("trends.readout.copy"), icon="copy")
        self.save_button = Button(theme, texts.text("trends.readout.save"), icon="image")
        self.save_button.setAccessibleName(texts.text("trends.page.save-picture"))
        self.save_button.setToolTip(texts.text("trends.page.save-picture"))
        pictures = QHBoxLayout()
        pictures.setSpacing(8)
        pictures.addWidget(self.copy_button, 1)
        pictures.addWidget(self.save_button, 1)
        below = QVBoxLayout()
        below.setSpacing(8)
        below.addWidget(self.legend)
        below.addLayout(pictures)
        below.addStretch()
        self._parts = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._parts.setContentsMargins(0, 0, 0, 0)
        self._parts.setSpacing(10)
        self._parts.addWidget(self.readout, 1)
        self._parts.addLayout(below)
        self.legend.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.offer(table=False)

    def offer(self, *, table: bool) -> None:
        """Offer to copy the table, else to copy and to save the picture."""
        name = self._texts.text("trends.readout.copy-table" if table else "trends.readout.copy-picture")
        self.copy_button.setText(name if table else self._texts.text("trends.readout.copy"))
        self.copy_button.setAccessibleName(name)
        self.copy_button.setToolTip(name)
        self.save_button.setVisible(not table)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the legend stands beside the read-out."""
        super().resizeEvent(event)
        wide = event.size().width() >= self._theme.px(BESIDE)
        self._parts.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._parts.setStretch(1, 1 if wide else 0)


def _pair(swatch: Swatch, word: str) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 4, 0)
    row.setSpacing(6)
    row.addWidget(swatch)
    row.addWidget(Text(word, "small"))
    return pair
