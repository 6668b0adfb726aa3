"""What stands in the window while no diary is open: the choice at the first start, or why one could not be opened."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary.ui.shell import Shell
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.content import Content, Scroll
from diary.ui.widgets.labels import Icon, Text
from diary.ui.widgets.segmented import Segmented

WIDTH = 620


class _Middle(QWidget):
    """A card in the middle of the window, no wider than one can read."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.setObjectName("page")
        self.shell = shell
        self.card = Card(shell.theme)
        self.card.body.setContentsMargins(32, 28, 32, 28)
        self.card.body.setSpacing(16)
        content = Content()
        content.setObjectName("content")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(Scroll(content))
        column = QVBoxLayout(content)
        column.setContentsMargins(24, 24, 24, 24)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.card, 100)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(2)
        shell.theme.changed.connect(self._fit)
        self._fit()

    def _fit(self) -> None:
        self.card.setMaximumWidth(self.shell.theme.px(WIDTH))


class Waiting(_Middle):
    """A diary is being opened."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.card.body.addWidget(Text(shell.texts.text("ui.opening"), "name"))


class Welcome(_Middle):
    """The first start: begin one's own diary, or look at the sample."""

    start = Signal()
    sample = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        text = shell.texts.text
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(Icon(shell.theme, "app", "primary", 48))
        head.addWidget(Text(text("ui.welcome-title"), "h1", wrap=True), 1)
        self.card.body.addLayout(head)
        self.card.body.addWidget(Text(text("ui.welcome-text"), wrap=True))
        self.card.body.addLayout(self._promise("lock", text("ui.welcome-private")))
        self.card.body.addLayout(self._promise("phone", text("ui.welcome-limits")))
        self.sizes = Segmented(
            shell.theme,
            text("ui.text-size-name"),
            [(str(size), text("ui.text-size", n=size)) for size in (100, 125, 150, 200)],
        )
        self._show_size()
        shell.theme.changed.connect(self._show_size)
        self.sizes.chosen.connect(lambda size: shell.theme.set_text_size(int(size)))
        self.card.body.addWidget(Text(text("ui.text-size-name"), "label"))
        self.card.body.addWidget(self.sizes)
        self.own = Button(shell.theme, text("ui.start-own"), kind=PRIMARY, icon="notebook-pen")
        self.own.clicked.connect(self.start)
        self.look = Button(shell.theme, text("ui.look-at-sample"), icon="eye")
        self.look.clicked.connect(self.sample)
        self.card.body.addSpacing(8)
        self.card.body.addWidget(self.own)
        self.card.body.addWidget(self.look)
        self.card.body.addWidget(Text(text("ui.sample-hint"), "hint", wrap=True))

    def _show_size(self) -> None:
        self.sizes.set_value(str(self.shell.theme.text_size))

    def _promise(self, icon: str, words: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Icon(self.shell.theme, icon, "primary", 22), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(words, "second", wrap=True), 1)
        return row


class Trouble(_Middle):
    """A diary that could not be opened: one sentence, and what one can do."""

    again = Signal()

    def __init__(self, shell: Shell, sentence: str) -> None:
        super().__init__(shell)
        text = shell.texts.text
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(Icon(shell.theme, "triangle-alert", "tell", 26), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Text(text("ui.not-opened"), "h2", wrap=True), 1)
        self.card.body.addLayout(head)
        self.sentence = Text(sentence, wrap=True)
        self.card.body.addWidget(self.sentence)
        self.retry = Button(shell.theme, text("ui.try-again"), kind=PRIMARY)
        self.retry.clicked.connect(self.again)
        self.card.body.addWidget(self.retry)
