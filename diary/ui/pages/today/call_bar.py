"""One red line above the page while the call to make lies out of sight, so that writing on never hides it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.labels import Icon, Text


class CallBar(QWidget):
    """Says what to do; its button goes to the panel."""

    pressed = Signal()

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        frame = QFrame()
        frame.setObjectName("call")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 8, 34, 4)
        outer.addWidget(frame)
        row = QHBoxLayout(frame)
        row.setContentsMargins(18, 4, 4, 4)
        row.setSpacing(12)
        self.words = Text("", "name", wrap=True)
        self.button = Button(theme, texts.text("warnings.show-call"))
        self.button.clicked.connect(self.pressed)
        row.addWidget(Icon(theme, "octagon-alert", "on_act", 24))
        row.addWidget(self.words, 1)
        row.addWidget(self.button)
        self.hide()

    def show_call(self, words: str) -> None:
        """Show these words."""
        self.words.setText(words)
