"""Small painted signs of the read-out and the legend: the shapes of the lines, the colors of the strip."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from diary.ui.theme import Theme

SIDE = 18
BLANK = "blank"
PRESENT = "present"

_ROLES = {"white-cells": "c_wbc", "neutrophils": "c_anc", "hemoglobin": "c_hb", "platelets": "c_plt"}


class _Painted(QWidget):
    """A sign as large as a line of text. It says nothing to a screen reader: a word stands by it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        """A square."""
        return QSize(self.theme.px(SIDE), self.theme.px(SIDE))


class LineMark(_Painted):
    """The shape and color of an analyte's line."""

    def __init__(self, theme: Theme, analyte: str) -> None:
        super().__init__(theme)
        self._analyte = analyte

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle, square, diamond or triangle, filled as in the chart."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color = self.theme.color(_ROLES.get(self._analyte, "text2"))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        middle, r = QRectF(self.rect()).center(), self.theme.px(5)
        match self._analyte:
            case "neutrophils":
                painter.drawRect(QRectF(middle.x() - r, middle.y() - r, 2 * r, 2 * r))
            case "hemoglobin":
                self._polygon(painter, middle, [(0, -1.3 * r), (1.3 * r, 0), (0, 1.3 * r), (-1.3 * r, 0)])
            case "platelets":
                self._polygon(painter, middle, [(0, -1.2 * r), (1.2 * r, r), (-1.2 * r, r)])
            case _:
                painter.drawEllipse(middle, r, r)

    def _polygon(self, painter: QPainter, middle: QPointF, corners: list[tuple[float, float]]) -> None:
        painter.drawPolygon(QPolygonF([middle + QPointF(x, y) for x, y in corners]))


class Swatch(_Painted):
    """A cell of the strip: a severity 0 to 4, ``BLANK`` for not logged, ``PRESENT`` for not rated."""

    def __init__(self, theme: Theme, step: int | str) -> None:
        super().__init__(theme)
        self._step = step

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The color, a short dash, or a dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        middle = box.center()
        if self._step == BLANK:
            painter.setPen(QPen(self.theme.color("text3"), self.theme.px(2)))
            painter.drawLine(QPointF(middle.x() - box.width() / 4, middle.y()), middle + QPointF(box.width() / 4, 0))
        elif self._step == PRESENT:
            painter.setPen(QPen(self.theme.color("text"), 1))
            painter.setBrush(self.theme.color("s2"))
            painter.drawEllipse(middle, self.theme.px(5), self.theme.px(5))
        else:
            painter.setPen(QPen(self.theme.color("line"), 1))
            painter.setBrush(self.theme.color(f"s{self._step}"))
            painter.drawRoundedRect(box, 3, 3)
