"""A scroll area, and what scrolls inside it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QScrollArea, QWidget
from typing_extensions import override

VIEWPORT = "qt_scrollarea_viewport"
"""What Qt calls the part of a scroll area that shows its content."""


class Scroll(QScrollArea):
    """Scrolls its content, which it makes as wide as itself, and takes no focus.

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


class Content(QWidget):
    """Its height follows from its width alone; Qt would add up what each text needs at its narrowest."""

    @override
    def minimumSizeHint(self) -> QSize:
        """As wide as its widest part; its layout tells the height for a width."""
        return QSize(super().minimumSizeHint().width(), 0)
