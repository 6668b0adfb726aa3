"""The ring around what has the focus: 3 pixels wide, 2 pixels away, painted over whatever lies beside it."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from shiboken6 import isValid
from typing_extensions import override

from diary.ui.theme import Theme
from diary.ui.widgets.content import VIEWPORT

GAP, WIDTH, HALO = 2, 3, 2
"""Around the ring runs a halo in the color of paper, which sets it off from filled blocks."""

REACH = GAP + WIDTH + HALO
WHOLE = "ring"
"""The property by which an editor inside a frame asks for the ring around the frame."""

_FOLLOWED = {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Hide, QEvent.Type.Show}


class FocusRing(QObject):
    """Follows the focus inside one window. A press of the mouse shows no ring but around text that can be typed.

    Args:
        theme: The look.
        window: The window it belongs to.
    """

    def __init__(self, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme, self._window = theme, window
        self._ring: _Ring | None = None
        self._chain: list[QWidget] = []
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        theme.changed.connect(self._place)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Something on the way to the focused widget has moved."""
        if event.type() in _FOLLOWED:
            self._place()
        return super().eventFilter(watched, event)

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        self._let_go()
        if new is None or not isValid(self._window) or new.window() is not self._window:
            return
        by_mouse = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        reachable = bool(new.focusPolicy() & Qt.FocusPolicy.TabFocus)  # a page holds the focus where nothing on it can
        if not reachable or (by_mouse and not isinstance(new, QLineEdit | QPlainTextEdit)):
            return
        *self._chain, host = _way_up((new.parentWidget() or new) if new.property(WHOLE) else new)
        if self._chain:
            for widget in self._chain:
                widget.installEventFilter(self)
            self._ring = _Ring(self._theme, host)
            self._place()

    def _let_go(self) -> None:
        for widget in self._chain:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._chain.clear()
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()
            self._ring.deleteLater()
        self._ring = None

    def _place(self) -> None:
        if self._ring is None or not isValid(self._ring) or not self._chain or not isValid(self._chain[0]):
            return
        target, host = self._chain[0], self._ring.parentWidget()
        if host is None:
            return
        corner = target.mapTo(host, QPoint(0, 0))
        self._ring.setGeometry(QRect(corner, target.size()).adjusted(-REACH, -REACH, REACH, REACH))
        self._ring.setVisible(target.isVisible())
        self._ring.raise_()


class _Ring(QWidget):
    def __init__(self, theme: Theme, host: QWidget) -> None:
        super().__init__(host)
        self._theme = theme
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        middle = HALO + WIDTH / 2
        around = self.rect().toRectF().adjusted(middle, middle, -middle, -middle)
        for role, width in (("surface", WIDTH + 2 * HALO), ("focus", WIDTH)):
            painter.setPen(QPen(self._theme.color(role), width))
            painter.drawRoundedRect(around, 12, 12)
        painter.end()


def _way_up(widget: QWidget) -> list[QWidget]:
    """From the widget up to what the ring is drawn on: the page that scrolls along with it, or the window."""
    way = [widget]
    while (parent := way[-1].parentWidget()) is not None:
        in_page = parent.objectName() == VIEWPORT
        if in_page and not isinstance(parent.parentWidget(), QPlainTextEdit):
            break
        way.append(parent)
    return way
