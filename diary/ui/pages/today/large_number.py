"""A phone number over the whole window, to read from across the table."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.labels import Text

SIZE = 64


class LargeNumber(QFrame):
    """Covers the window until Close or Escape."""

    def __init__(self, theme: Theme, texts: Texts, window: QWidget, number: str) -> None:
        super().__init__(window)
        self.setObjectName("large-number")
        self.setAutoFillBackground(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(24)
        shown = Text(number, wrap=True)
        shown.setFont(theme.font(SIZE, 700))
        shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.close_button = Button(theme, texts.text("ui.close"), kind=PRIMARY)
        self.close_button.clicked.connect(self.deleteLater)
        self.close_button.clicked.connect(self.hide)
        column.addStretch(1)
        column.addWidget(shown)
        column.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        window.installEventFilter(self)
        self.setGeometry(window.rect())
        self.show()
        self.raise_()
        self.close_button.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_button.click()
        else:
            super().keyPressEvent(event)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Cover the window at any size."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return super().eventFilter(watched, event)
