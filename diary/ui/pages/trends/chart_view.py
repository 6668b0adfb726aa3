"""The chart of trends on the screen: its picture moved and stretched by gestures, the day line painted over it."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication
from typing_extensions import override

from diary.ui.pages.trends.gestures import Pan, Zoom, of_key, of_wheel
from diary.ui.pages.trends.lens import Lens
from diary.ui.pages.trends.picture import SETTLED_MS, Draw, PictureView
from diary.ui.pages.trends.window import Window
from diary.ui.theme import Theme

if TYPE_CHECKING:  # drawing loads matplotlib
    from diary.charts.trends import Drawn

WEEK = 7
TAG_HEIGHT = 22
TAG_FROM_BOTTOM = 15
TAG_REACH = 110
"""How far from the line its tag reaches, and the dates that it stands in for."""

NEAR = 4.0
"""Pixels between days that a click cannot tell apart."""


class ChartView(PictureView["Drawn"]):
    """Shows the chart and the day line, and tells what mouse, wheel and keys ask for.

    Left and Right move the line by a day, with Shift by a week, Home and End to the ends; Enter opens the day. A click
    puts the line on a day, another one there opens it; while the pointer is over the chart, the line follows it.
    Plus, minus, Ctrl and wheel, and a pinch zoom; Page Up, Page Down, Shift and wheel, and dragging move along the
    days; 0 and Backspace show again what was chosen.

    Args:
        theme: The look.
        draw: Draws for a width, a height and device pixels a pixel, over a former figure where there is one.
        drawing_text: Stands in for the picture while it is drawn for the first time.
        tag: Writes a day on the tag of the line.
        page_scrolls: Whether the page has something to scroll, which is then what the plain wheel does.
    """

    stepped = Signal(int)
    ended = Signal(bool)
    clicked = Signal(object)
    pointed = Signal(object)
    opened = Signal()
    zoomed = Signal(float, object)
    """So many times, around a moment; None for the line's day."""

    panned = Signal(float)
    """By a part of the days shown."""

    dragged = Signal(float, object)
    """By some days, from the window where the drag began."""

    dropped = Signal()
    reset = Signal()

    def __init__(
        self,
        theme: Theme,
        draw: Draw["Drawn"],
        *,
        drawing_text: str,
        tag: Callable[[date], str],
        page_scrolls: Callable[[], bool],
    ) -> None:
        super().__init__(theme, draw, drawing_text=drawing_text)
        self._tag, self._page_scrolls = tag, page_scrolls
        self._day: date | None = None
        self._shown: Window | None = None
        self._pressed: QPointF | None = None
        self._grabbed: tuple[float, Lens] | None = None
        self._dates: tuple[tuple[float, float], ...] = ()
        self.setMouseTracking(True)

    @property
    def day(self) -> date | None:
        """The day the line is painted on."""
        return self._day

    @property
    def lens(self) -> Lens | None:
        """Where moments lie on the screen; None before the first picture."""
        drawn = self.drawn
        if drawn is None:
            return None
        stretch = self.width() / drawn.frame.width
        window = Window.of(drawn.first, drawn.last)
        return Lens(
            left=drawn.frame.left * stretch,
            right=drawn.frame.right * stretch,
            drawn=window,
            shown=self._shown or window,
        )

    def is_near(self, one: date, other: date) -> bool:
        """Whether two days lie so near to each other that a click cannot tell them apart."""
        lens = self.lens
        return one == other or (lens is not None and abs((one - other).days) * lens.per_day <= NEAR)

    def show_day(self, day: date) -> None:
        """Paint the line on a day."""
        if day != self._day:
            self._update_line()
            self._day = day
            self._update_line()

    def show_window(self, window: Window) -> None:
        """Show other days: at once by moving the picture, and drawn anew when nothing more comes."""
        self._shown = window
        self.stale(SETTLED_MS)
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """The picture and the day line."""
        super().paintEvent(event)
        lens, drawn = self.lens, self.drawn
        if lens is not None and drawn is not None and self._day is not None:
            x = self._line_at(lens, self._day)
            if lens.left <= x <= lens.right:
                self._paint_line(drawn, self._day, x)

    @override
    def paint_picture(self, painter: QPainter, picture: QPixmap, drawn: "Drawn") -> None:
        """The picture; in the middle of a gesture only its time axis is moved, the names stay where they are."""
        lens = self.lens
        if lens is None or lens.at_rest:
            super().paint_picture(painter, picture, drawn)
            return
        painter.save()
        ratio, frame = picture.devicePixelRatio(), drawn.frame
        whole = QRectF(picture.rect())
        high = whole.height() / ratio
        names = QRectF(0, 0, frame.left * ratio, whole.height())
        painter.drawPixmap(QRectF(0, 0, lens.left, high), picture, names)
        start, end = lens.span
        painter.setClipRect(QRectF(lens.left, 0, lens.right - lens.left, high), Qt.ClipOperation.IntersectClip)
        axis = QRectF(frame.left * ratio, 0, (frame.right - frame.left) * ratio, whole.height())
        painter.drawPixmap(QRectF(start, 0, end - start, high), picture, axis)
        painter.restore()

    @override
    def picture_taken(self, drawn: "Drawn") -> None:
        """It shows the days that it was drawn for, unless it is being dragged on."""
        self._dates = drawn.date_labels()
        if self._grabbed is None:
            self._shown = None

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the line, move along the days, zoom, or open the day."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
            return
        asked = of_key(event)
        days = WEEK if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
        match event.key():
            case Qt.Key.Key_Left:
                self.stepped.emit(-days)
            case Qt.Key.Key_Right:
                self.stepped.emit(days)
            case Qt.Key.Key_Home | Qt.Key.Key_End:
                self.ended.emit(event.key() == Qt.Key.Key_End)
            case Qt.Key.Key_0 | Qt.Key.Key_Backspace:
                self.reset.emit()
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.opened.emit()
            case _ if asked is not None:
                self._ask(asked, None)
            case _:
                super().keyPressEvent(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom around the pointer or move along the days; what neither does scrolls the page."""
        asked = of_wheel(event, page_scrolls=self._page_scrolls())
        if asked is None or self.lens is None:
            event.ignore()
            return
        self._ask(asked, self.lens.moment_at(event.position().x()))
        event.accept()

    @override
    def event(self, event: QEvent) -> bool:
        """A pinch on the trackpad zooms."""
        pinch = isinstance(event, QNativeGestureEvent) and event.gestureType() == Qt.NativeGestureType.ZoomNativeGesture
        if pinch and isinstance(event, QNativeGestureEvent) and self.lens is not None:
            self._ask(Zoom(max(1 + event.value(), 0.1)), self.lens.moment_at(event.position().x()))
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click or a drag begins."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position()

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The line follows the pointer; with the button held down, the days do."""
        lens, x = self.lens, event.position().x()
        if lens is None:
            return
        if self._pressed is None:
            self.pointed.emit(self._day_at(x))
            return
        far = abs(x - self._pressed.x()) >= QApplication.startDragDistance()
        if self._grabbed is None and far and self._pressed.x() >= lens.left:
            self._grabbed = x, lens
            self.pointed.emit(None)
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        if self._grabbed is not None:
            began, grabbed = self._grabbed
            self.dragged.emit((began - x) / grabbed.per_day, grabbed.shown)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press that did not move is a click."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        pressed, self._pressed = self._pressed, None
        if self._grabbed is not None:
            self._grabbed = None
            self.unsetCursor()
            self.dropped.emit()
        elif pressed is not None and (day := self._day_at(pressed.x())) is not None:
            self.clicked.emit(day)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        """The line goes back to where it was put."""
        super().leaveEvent(event)
        self.pointed.emit(None)

    def _ask(self, asked: Zoom | Pan, around: float | None) -> None:
        if isinstance(asked, Zoom):
            self.zoomed.emit(asked.factor, around)
        else:
            self.panned.emit(asked.share)

    def _update_line(self) -> None:
        """Paint anew where the line and its tag stand, and nothing else."""
        lens = self.lens
        if lens is not None and self._day is not None:
            reach = self.theme.px(TAG_REACH)
            left = min(max(round(self._line_at(lens, self._day)) - reach, 0), max(self.width() - 2 * reach, 0))
            self.update(left, 0, 2 * reach, self.height())

    def _line_at(self, lens: Lens, day: date) -> float:
        return lens.x_of(day.toordinal() + 0.5)

    def _day_at(self, x: float) -> date | None:
        """The day under the pointer; None over the names at the left."""
        lens = self.lens
        if lens is None or x < lens.left - lens.per_day:
            return None
        _, last = lens.shown.days
        return min(date.fromordinal(int(lens.moment_at(x))), last)

    def _paint_line(self, drawn: "Drawn", day: date, x: float) -> None:
        px, frame, painter = self.theme.px, drawn.frame, QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        panels = [row for name, row in frame.rows.items() if name not in ("phases", "treatment")] or [(0.0, 0.0)]
        color, bottom = self.theme.color("focus"), drawn.dates_bottom - px(TAG_FROM_BOTTOM)
        painter.setPen(QPen(color, 2))
        painter.drawLine(QPointF(x, panels[0][0]), QPointF(x, bottom))
        font, text = self.theme.font(13, 600), self._tag(day)
        painter.setFont(font)
        width = painter.fontMetrics().horizontalAdvance(text) + px(14)
        left = min(max(x - width / 2, 0), self.width() - width - 1)
        box = QRectF(left, bottom - px(TAG_HEIGHT) / 2, width, px(TAG_HEIGHT))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.color("surface"))
        for date_box in self._date_boxes(drawn, box):  # a date that the tag would cut goes as a whole
            painter.drawRect(date_box)
        painter.setBrush(color)
        painter.drawRoundedRect(box, 5, 5)
        painter.setPen(self.theme.color("surface"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _date_boxes(self, drawn: "Drawn", tag: QRectF) -> list[QRectF]:
        """Where the dates that the tag touches stand on the screen."""
        lens = self.lens
        if lens is None:
            return []
        scale = lens.per_day / drawn.day_width
        start, _ = lens.span
        lefts = ((start + (left - drawn.frame.left) * scale, (right - left) * scale) for left, right in self._dates)
        boxes = (QRectF(left - 1, tag.top(), width + 2, tag.height()) for left, width in lefts)
        return [box for box in boxes if box.intersects(tag)]
