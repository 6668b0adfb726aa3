"""A field to search in, with a glass before the text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit
from typing_extensions import override

from diary.ui.theme import Theme

GLASS = 18


class SearchEdit(QLineEdit):
    """A line to type into.

    Args:
        theme: The look.
        label: What it searches, shown while it is empty and told to screen readers.
    """

    down = Signal()
    """Down was pressed: one wants to go to what was found."""

    emptied = Signal()
    """Esc has emptied it."""

    def __init__(self, theme: Theme, label: str) -> None:
        super().__init__()
        self._theme = theme
        self.setPlaceholderText(label)
        self.setAccessibleName(label)
        theme.changed.connect(self._draw)
        self._draw()

    @override
    def keyPressEvent(self, arg__1: QKeyEvent) -> None:
        """Down leads on, Esc empties."""
        key = Qt.Key(arg__1.key())
        if key == Qt.Key.Key_Down and not arg__1.modifiers():
            self.down.emit()
        elif key == Qt.Key.Key_Escape and self.text():
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(arg__1)

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Draw the glass before the text."""
        super().paintEvent(arg__1)
        painter = QPainter(self)
        side = self._theme.px(GLASS)
        painter.drawPixmap(12, (self.height() - side) // 2, self._theme.pixmap("search", "text", GLASS))
        painter.end()

    def _draw(self) -> None:
        self.setTextMargins(self._theme.px(GLASS) + 8, 0, 0, 0)
