"""Cards, and what stands where there is nothing yet."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.labels import Icon, Text

PADDING = 16


class Card(QFrame):
    """A white box with rounded corners; things go into ``body``, and beside the title into ``header``.

    Args:
        theme: The look.
        title: The heading, or nothing for a card without one.
        icon: An icon before the heading.
    """

    def __init__(self, theme: Theme, title: str = "", icon: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "card")
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, 12, PADDING, PADDING)
        self.body.setSpacing(8)
        self.header = QHBoxLayout()
        self.header.setSpacing(8)
        self.title = Text(title, "name")
        self.title.setParent(self)
        self.title.setVisible(bool(title))
        if title:
            if icon:
                self.header.addWidget(Icon(theme, icon, "primary"))
            self.header.addWidget(self.title)
            self.header.addStretch(1)
            self.body.addLayout(self.header)


class EmptyState(QFrame):
    """A dashed box: what is missing, how it comes, and at most one action.

    Attributes:
        action: The button, or None.
    """

    def __init__(self, theme: Theme, *, icon: str, title: str, hint: str, action: str = "") -> None:
        super().__init__()
        self.setProperty("kind", "empty")
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 14, PADDING, 14)
        row.setSpacing(PADDING)
        row.addWidget(Icon(theme, icon, "primary", 32))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(title, "strong", wrap=True))
        words.addWidget(Text(hint, "second", wrap=True))
        row.addLayout(words, 1)
        self.action = Button(theme, action) if action else None
        if self.action:
            row.addWidget(self.action)
