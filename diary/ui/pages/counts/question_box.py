"""The amber box that asks about a value and offers exact choices."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Icon, RichText


class QuestionBox(QFrame):
    """Why a value looks odd, what is asked, and one button a choice.

    Attributes:
        buttons: The choices that show now, in order.
    """

    chosen = Signal(int)
    """Which choice was pressed, the first being 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._shown: tuple[str, str, tuple[str, ...]] | None = None
        self.buttons: list[Button] = []
        self.setProperty("kind", "doubt")
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 10, 12, 12)
        row.setSpacing(10)
        row.addWidget(Icon(theme, "circle-help", "tell"), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(8)
        self.words = RichText()
        self._choices = QWidget()
        self._flow = FlowLayout()
        self._choices.setLayout(self._flow)
        column.addWidget(self.words)
        column.addWidget(self._choices)
        row.addLayout(column, 1)
        self.hide()

    def ask(self, why: str, question: str, choices: Sequence[str]) -> None:
        """Show a question; the same one again changes nothing, so that the focus stays where it is."""
        shown = (why, question, tuple(choices))
        if shown != self._shown:
            self._shown = shown
            self.words.set_pieces((f"{why} ", False), (question, True))
            self.setAccessibleName(f"{why} {question}")
            self._fill(choices)
        self.show()

    def clear(self) -> None:
        """Nothing is asked any more."""
        self._shown = None
        self.hide()

    def _fill(self, choices: Sequence[str]) -> None:
        for button in self.buttons:
            self._flow.removeWidget(button)
            button.deleteLater()
        self.buttons = [Button(self._theme, choice) for choice in choices]
        for number, button in enumerate(self.buttons):
            button.clicked.connect(lambda _checked=False, number=number: self.chosen.emit(number))
            self._flow.addWidget(button)
        self._choices.setVisible(bool(choices))
