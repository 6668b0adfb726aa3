"""A scroll area, and what scrolls inside it."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from shiboken6 import isValid
from typing_extensions import override

VIEWPORT = "qt_scrollarea_viewport"
"""What Qt calls the part of a scroll area that shows its content."""

MARGIN = 24

NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX, which PySide6 does not name: the maximum of a widget that has none."""


class Scroll(QScrollArea):
    """Scrolls its content, which it makes as wide as itself, and takes no focus. What has the focus is kept in view.

    Its viewport is made here: at the sight of one that Qt made, PySide6 loads every class of Qt (30 ms of a start).
    """

    def __init__(self, content: QWidget) -> None:
        super().__init__()
        viewport = QWidget()
        viewport.setObjectName(VIEWPORT)
        self.setViewport(viewport)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(content)
        self._held = False
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)

    def show_top(self) -> None:
        """Scroll up, and stay there although the focus moves on in the same breath."""
        self._held = True
        QTimer.singleShot(0, self, self._go_up)

    def _go_up(self) -> None:
        self.verticalScrollBar().setValue(0)
        QTimer.singleShot(0, self, self._let_go)

    def _let_go(self) -> None:
        self._held = False

    def _focus_moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        """Scroll to it once all has its place; what the mouse presses must not move away from under it."""
        pressed = QApplication.mouseButtons() != Qt.MouseButton.NoButton
        if new is not None and not pressed and self.isAncestorOf(new):
            QTimer.singleShot(0, self, lambda: self._show_focused(new))

    def _show_focused(self, widget: QWidget) -> None:
        if isValid(widget) and widget.hasFocus() and not self._held:
            self.ensureWidgetVisible(widget, 0, MARGIN)


class Content(QWidget):
    """Its height follows from its width alone; Qt would add up what each text needs at its narrowest."""

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as its widest part; its layout tells the height for a width."""
        return QSize(super().minimumSizeHint().width(), 0)
