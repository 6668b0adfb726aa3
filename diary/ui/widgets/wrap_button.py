"""A button whose words wrap: a way to another place, with perhaps some lines about it."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout
from typing_extensions import override

from diary.ui.theme import Theme
from diary.ui.widgets.labels import Text

TARGET = 44
"""How high it is at least, at 100 %."""


class WrapButton(QPushButton):
    """A whole block to press: what it leads to, underlined, and lines below it.

    Args:
        theme: The look.
        words: Where it leads.
        lines: What is said of it; empty for nothing.
    """

    def __init__(self, theme: Theme, words: str, lines: str = "") -> None:
        super().__init__()
        self._theme = theme
        self.words = words
        self.setProperty("kind", "row")
        self.setAccessibleName(words)
        self.setAccessibleDescription(lines)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAutoDefault(True)  # Enter presses it, as Space does
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 6, 0, 6)  # links begin where other text begins
        self._column.setSpacing(2)
        labels = [Text(words, "link", wrap=True)]
        if lines:
            labels.append(Text(lines, "second", wrap=True))
        self._column.addStretch(1)
        for label in labels:
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._column.addWidget(label)
        self._column.addStretch(1)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @override
    def sizeHint(self) -> QSize:
        """As its words need."""
        return self._column.sizeHint().expandedTo(QSize(0, self._theme.px(TARGET)))

    @override
    def minimumSizeHint(self) -> QSize:
        """As its longest word needs."""
        return QSize(self._column.minimumSize().width(), self._theme.px(TARGET))

    @override
    def hasHeightForWidth(self) -> bool:
        """Words wrap."""
        return True

    @override
    def heightForWidth(self, arg__1: int) -> int:
        """How high it is at a width."""
        return max(self._column.heightForWidth(arg__1), self._theme.px(TARGET))
