"""Small painted signs of the read-out and the legend: the shapes of the lines, the colors of the strip."""

from math import cos, pi, sin

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget
from typing_extensions import override

from diary.ui.pages.counts.table_paint import paint_triangle
from diary.ui.theme import Theme

SIDE = 18
TRIANGLE = 9
BLANK = "blank"
PRESENT = "present"
HOLLOW, RINGED, CROSSED = "preliminary", "corrected", "in-doubt"
"""The states of a count that its mark shows, as in the chart."""

_ROLES = {"white-cells": "c_wbc", "neutrophils": "c_anc", "hemoglobin": "c_hb", "platelets": "c_plt"}
_R = 5.0


def _pentagon(radius: float) -> tuple[tuple[float, float], ...]:
    angles = (2 * pi * corner / 5 - pi / 2 for corner in range(5))
    return tuple((radius * cos(angle), radius * sin(angle)) for angle in angles)


_CORNERS = {
    "neutrophils": ((-_R, -_R), (_R, -_R), (_R, _R), (-_R, _R)),
    "hemoglobin": ((0, -1.3 * _R), (1.3 * _R, 0), (0, 1.3 * _R), (-1.3 * _R, 0)),
    "platelets": ((0, -1.2 * _R), (1.2 * _R, _R), (-1.2 * _R, _R)),
}
_OTHER = _pentagon(1.2 * _R)


class _Painted(QWidget):
    """A sign as large as a line of text. It says nothing to a screen reader: a word stands by it."""

    def __init__(self, theme: Theme, width: float = SIDE, height: float = SIDE) -> None:
        super().__init__()
        self.theme = theme
        self._size = width, height
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        """As large as it was made, growing with the text."""
        return QSize(*(self.theme.px(side) for side in self._size))


class LineMark(_Painted):
    """The shape and color of an analyte's line, filled for a final result and as in the chart for any other."""

    def __init__(self, theme: Theme, analyte: str = "", state: str = "") -> None:
        super().__init__(theme)
        self._analyte, self._state = analyte, state

    def show_mark(self, analyte: str, state: str = "") -> None:
        """Show another analyte, or the same in another state."""
        if (analyte, state) != (self._analyte, self._state):
            self._analyte, self._state = analyte, state
            self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """Circle, square, diamond, triangle or pentagon; hollow, with a ring around it, or a cross instead."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(QRectF(self.rect()).center())
        painter.scale(self.theme.scale, self.theme.scale)
        color = self.theme.color(_ROLES.get(self._analyte, "text2"))
        if self._state == CROSSED:
            painter.setPen(QPen(color, 2))
            painter.drawLine(QPointF(-_R, -_R), QPointF(_R, _R))
            painter.drawLine(QPointF(-_R, _R), QPointF(_R, -_R))
            return
        painter.setPen(QPen(color, 1.6))
        if self._state == RINGED:
            painter.drawEllipse(QPointF(0, 0), 1.6 * _R, 1.6 * _R)
            painter.scale(0.7, 0.7)
        painter.setBrush(self.theme.color("surface") if self._state == HOLLOW else color)
        if self._analyte == "white-cells":
            painter.drawEllipse(QPointF(0, 0), _R, _R)
        else:
            painter.drawPolygon(QPolygonF([QPointF(*corner) for corner in _CORNERS.get(self._analyte, _OTHER)]))


class RangeMark(_Painted):
    """A triangle beside a value: up above the laboratory's own range, down below it."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, TRIANGLE)
        self._up = False

    def show_marker(self, marker: str, word: str) -> None:
        """Point up for ``high``, down for ``low``; nothing for no marker. ``word`` says the same."""
        self._up = marker == "high"
        self.setAccessibleName(word)
        self.setToolTip(word)
        self.setVisible(bool(marker))
        self.update()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The triangle of the table of counts."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(self.theme.color("text2"))
        middle, side = QRectF(self.rect()).center(), self.theme.px(TRIANGLE)
        paint_triangle(painter, QRectF(middle.x() - side / 2, middle.y() - side * 0.4, side, side * 0.8), up=self._up)


class Swatch(_Painted):
    """A cell of the strip: a severity 0 to 4, ``BLANK`` for not logged, ``PRESENT`` for not rated."""

    def __init__(self, theme: Theme, step: int | str = BLANK) -> None:
        super().__init__(theme)
        self._step = step

    def show_step(self, step: int | str) -> None:
        """Show another severity."""
        if step != self._step:
            self._step = step
            self.update()

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
