"""A chart on the screen: a picture that is drawn once, and anew when it is out of date and its size stands still."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAccessibleWidget, QSizePolicy, QWidget
from typing_extensions import override

from diary.ui.theme import Theme

if TYPE_CHECKING:  # drawing loads matplotlib
    from matplotlib.figure import Figure

    from diary.charts.sheet import Frame
    from diary.core.texts import Message

LEAST_WIDTH = 420
LEAST_HEIGHT = 360
SETTLED_MS = 50
"""How long the size and the gestures have to stand still before the picture is drawn anew."""


class Chart(Protocol):
    """What ``PictureView`` shows: a figure, where things lie in it, and what it says in one sentence."""

    @property
    def figure(self) -> "Figure":
        """The figure."""
        ...

    @property
    def frame(self) -> "Frame":
        """Where things lie, in pixels."""
        ...

    @property
    def summary(self) -> "Message":
        """What it shows, in one sentence."""
        ...


C = TypeVar("C", bound=Chart)
Draw = Callable[[int, int, float, "Figure | None"], C]


class PictureView(QWidget, Generic[C]):
    """Shows a chart that is drawn when it is first painted, and again when its size or ``stale`` says so.

    Args:
        theme: The look.
        draw: Draws for a width, a height and device pixels a pixel, over a former figure where there is one.
        drawing_text: Stands in for the picture while it is drawn for the first time.

    Attributes:
        drawn: The chart that the picture shows; None before the first one.
    """

    drawn_anew = Signal()
    copied = Signal()
    """Copy the picture: Ctrl+C."""

    def __init__(self, theme: Theme, draw: Draw[C], *, drawing_text: str) -> None:
        super().__init__()
        self.theme = theme
        self._draw, self._drawing_text = draw, drawing_text
        self._picture: QPixmap | None = None
        self._room = LEAST_HEIGHT
        self.drawn: C | None = None
        self._interface: QAccessibleInterface | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._redraw)
        self._is_stale = True
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def interface(self) -> QAccessibleInterface:
        """What screen readers see."""
        if self._interface is None:
            self._interface = QAccessibleWidget(self, QAccessible.Role.Chart, self.accessibleName())
        return self._interface

    @property
    def waiting(self) -> bool:
        """Whether it shows and is about to be drawn anew."""
        return self._timer.isActive() and self.isVisible()

    def stale(self, after: int = 0) -> None:
        """The picture is out of date: draw it anew when it shows and nothing more came for so many milliseconds."""
        self._is_stale = True
        if self._picture is not None and self.isVisible():
            self._timer.start(after)

    def set_room(self, height: int) -> None:
        """How high the chart may be; it takes more where its rows need it."""
        if abs(height - self._room) > 1:
            self._room = max(height, LEAST_HEIGHT)
            self.stale(SETTLED_MS)

    @override
    def sizeHint(self) -> QSize:
        """As high as the picture."""
        height = round(self.drawn.frame.height) if self.drawn else self._room
        return QSize(LEAST_WIDTH, max(height, LEAST_HEIGHT))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """What went out of date while hidden is drawn now."""
        super().showEvent(event)
        if self._is_stale:
            self.stale()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wait until the size stands still."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.stale(SETTLED_MS)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy the picture."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copied.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture; before the first one, the words that it is being drawn."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), self.theme.color("surface"))
        if self._picture is None or self.drawn is None:
            painter.setPen(self.theme.color("text2"))
            painter.setFont(self.theme.font(16))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._drawing_text)
            self._timer.start(0)
            return
        self.paint_picture(painter, self._picture, self.drawn)

    def paint_picture(self, painter: QPainter, picture: QPixmap, drawn: C) -> None:
        """Paint the picture, stretched to the width of the widget until it is drawn anew."""
        if self.width() == round(drawn.frame.width):
            painter.drawPixmap(0, 0, picture)
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawPixmap(QRectF(0, 0, self.width(), drawn.frame.height), picture, QRectF(picture.rect()))

    def picture_taken(self, drawn: C) -> None:
        """The picture is new."""

    def _redraw(self) -> None:
        if not self.isVisible() or not self._is_stale:
            return
        from diary.charts.export import pixels

        ratio = self.devicePixelRatioF()
        self._is_stale = False
        former = self.drawn.figure if self.drawn is not None else None
        drawn = self._draw(self.width(), self._room, ratio, former)
        data, width, height = pixels(drawn)
        image = QImage(data, width, height, 4 * width, QImage.Format.Format_RGBX8888)
        self._picture = QPixmap.fromImage(image)
        self._picture.setDevicePixelRatio(ratio)
        self.drawn = drawn
        self.picture_taken(drawn)
        self.setFixedHeight(max(round(drawn.frame.height), LEAST_HEIGHT))
        self.updateGeometry()
        self.update()
        self.drawn_anew.emit()


def chart_interface(_name: str, thing: QObject) -> QAccessibleInterface | None:
    """What screen readers see of a chart: the role of a chart, its name and, as description, what it shows."""
    return thing.interface() if isinstance(thing, PictureView) else None
