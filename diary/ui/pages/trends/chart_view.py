"""The chart on the screen: a picture drawn once, with the day line painted over it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from typing_extensions import override

from diary.ui.theme import Theme

if TYPE_CHECKING:  # drawing loads matplotlib
    from diary.charts.trends import Drawn

LEAST_WIDTH = 420
LEAST_HEIGHT = 360
SETTLED_MS = 90
"""How long the size has to stand still before the picture is drawn anew; until then the old one is stretched."""

WEEK = 7
TAG_HEIGHT = 22
TAG_FROM_BOTTOM = 15
TAG_REACH = 110
"""How far from the line its tag reaches, and the dates that it stands in for."""

Draw = Callable[[int, int, float], "Drawn"]


class ChartView(QWidget):
    """Shows a chart that is drawn when it is first painted, and again when its size or ``stale`` says so.

    Left and Right move the day line by a day, with Shift by a week, Home and End to the ends; Enter opens the day.
    A click puts the line on a day; while the pointer is over the chart, the line follows it.

    Args:
        theme: The look.
        draw: Draws for a width, a height and device pixels a pixel.
        drawing_text: Stands in for the picture while it is drawn for the first time.
        tag: Writes a day on the tag of the line.
    """

    stepped = Signal(int)
    ended = Signal(bool)
    chosen = Signal(object)
    pointed = Signal(object)
    opened = Signal()
    drawn_anew = Signal()

    def __init__(self, theme: Theme, draw: Draw, *, drawing_text: str, tag: Callable[[date], str]) -> None:
        super().__init__()
        self._theme, self._draw, self._drawing_text, self._tag = theme, draw, drawing_text, tag
        self._picture: QPixmap | None = None
        self._room = LEAST_HEIGHT
        self._day: date | None = None
        self.drawn: Drawn | None = None
        self._interface: QAccessibleInterface | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._redraw)
        self._is_stale = True
        self._dates: tuple[tuple[float, float], ...] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def interface(self) -> QAccessibleInterface:
        """What screen readers see."""
        if self._interface is None:
            self._interface = QAccessibleWidget(self, QAccessible.Role.Chart, self.accessibleName())
        return self._interface

    @property
    def day(self) -> date | None:
        """The day the line is painted on."""
        return self._day

    @property
    def waiting(self) -> bool:
        """Whether it shows and is about to be drawn anew."""
        return self._timer.isActive() and self.isVisible()

    def show_day(self, day: date) -> None:
        """Paint the line on a day."""
        if day != self._day:
            self._update_line()
            self._day = day
            self._update_line()

    def stale(self) -> None:
        """The picture is out of date: draw it anew as soon as it shows."""
        self._is_stale = True
        if self.isVisible() and self._picture is not None:
            self._timer.start(0)

    def set_room(self, height: int) -> None:
        """How high the chart may be; it takes more where its rows need it."""
        if abs(height - self._room) > 1:
            self._room = max(height, LEAST_HEIGHT)
            self._is_stale = True
            self._wait()

    @override
    def sizeHint(self) -> QSize:
        """As high as the picture."""
        height = round(self.drawn.frame.height) if self.drawn else self._room
        return QSize(LEAST_WIDTH, max(height, LEAST_HEIGHT))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What went out of date while hidden is drawn now."""
        super().showEvent(event)
        if self._is_stale and self._picture is not None:
            self._timer.start(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wait until the size stands still."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._is_stale = True
            self._wait()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        """The picture and the day line; before the first picture, the words that it is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._picture is None or self.drawn is None:
            painter.setPen(self._theme.color("text2"))
            painter.setFont(self._theme.font(16))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._drawing_text)
            self._timer.start(0)
            return
        if self.width() == round(self.drawn.frame.width):
            painter.drawPixmap(0, 0, self._picture)
        else:  # stretched until it is drawn anew
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            whole = QRectF(0, 0, self.width(), self.drawn.frame.height)
            painter.drawPixmap(whole, self._picture, QRectF(self._picture.rect()))
        if self._day is not None and self.drawn.first <= self._day <= self.drawn.last:
            self._paint_line(painter, self.drawn, self._day)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line or open its day."""
        days = WEEK if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped.emit(-days)
            case Qt.Key.Key_Right:
                self.stepped.emit(days)
            case Qt.Key.Key_Home:
                self.ended.emit(False)
            case Qt.Key.Key_End:
                self.ended.emit(True)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _:
                super().keyPressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line follows the pointer."""
        if self.drawn is not None:
            self.pointed.emit(self._day_at(self.drawn, event.position()))

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The line stays where it was put."""
        day = self._day_at(self.drawn, event.position()) if self.drawn is not None else None
        if day is not None and event.button() == Qt.MouseButton.LeftButton:
            self.chosen.emit(day)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """The line goes back to where it was put."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _update_line(self) -> None:
        """Paint anew where the line and its tag stand, and nothing else."""
        if self.drawn is not None and self._day is not None:
            reach = self._theme.px(TAG_REACH)
            x = round(self.drawn.x_of(self._day) * self.width() / self.drawn.frame.width)
            left = min(max(x - reach, 0), max(self.width() - 2 * reach, 0))
            self.update(left, 0, 2 * reach, self.height())

    def _wait(self) -> None:
        if self._picture is not None:
            self._timer.start(SETTLED_MS)

    def _redraw(self) -> None:
        if not self.isVisible() or not self._is_stale:
            return
        from diary.charts.export import pixels

        ratio = self.devicePixelRatioF()
        self._is_stale = False
        self.drawn = self._draw(self.width(), self._room, ratio)
        data, width, height = pixels(self.drawn)
        self._dates = self.drawn.date_labels()
        image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        self._picture = QPixmap.fromImage(image)
        self._picture.setDevicePixelRatio(ratio)
        self.setFixedHeight(max(round(self.drawn.frame.height), LEAST_HEIGHT))
        self.updateGeometry()
        self.update()
        self.drawn_anew.emit()

    def _day_at(self, drawn: "Drawn", position: QPointF) -> date | None:
        """The day under the pointer; None over the labels at the left."""
        x = position.x() * drawn.frame.width / max(self.width(), 1)
        return drawn.day_at(x) if x >= drawn.frame.left - drawn.day_width else None

    def _paint_line(self, painter: QPainter, drawn: "Drawn", day: date) -> None:
        px, frame = self._theme.px, drawn.frame
        x = drawn.x_of(day) * self.width() / frame.width
        panels = [row for name, row in frame.rows.items() if name not in ("phases", "treatment")] or [(0.0, 0.0)]
        color, bottom = self._theme.color("focus"), frame.height - px(TAG_FROM_BOTTOM)
        painter.setPen(QPen(color, 2))
        painter.drawLine(QPointF(x, panels[0][0]), QPointF(x, bottom))
        font, text = self._theme.font(13, 600), self._tag(day)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + px(14)
        left = min(max(x - width / 2, 0), self.width() - width - 1)
        box = QRectF(left, bottom - px(TAG_HEIGHT) / 2, width, px(TAG_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("surface"))
        stretched = self.width() / frame.width
        for start, end in self._dates:  # a date that the tag would cut goes as a whole
            date_box = QRectF(start * stretched, box.top(), (end - start) * stretched, box.height())
            if date_box.intersects(box):
                painter.drawRect(date_box.adjusted(-1, 0, 1, 0))
        painter.setBrush(color)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self._theme.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def chart_interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What screen readers see of a chart: the role of a chart, its name and, as description, what it shows."""
    return thing.interface() if isinstance(thing, ChartView) else None
