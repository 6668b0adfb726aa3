"""The pane that one reads in: the blocks of a place, drawn one below the other, in a column not too wide to read."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.ui.pages.guide.blocks import Block, Bullets, Heading, Labeled, Link, Paragraph
from diary.ui.pages.guide.presenter import Quiet, Teaser, View
from diary.ui.theme import Theme
from diary.ui.widgets.content import Content, Scroll
from diary.ui.widgets.labels import Icon, Text
from diary.ui.widgets.wrap_button import WrapButton

COLUMN = 720
"""How wide a line of text gets at most, at 100 %."""

_HEADINGS = {1: "h1", 2: "h2"}
_BEFORE = {1: 0, 2: 14}
_BULLET = "•"


class ReadingPane(Scroll):
    """Shows a place of the guide; the arrow keys scroll it.

    Attributes:
        links: The ways to other places that stand on it, in order.
    """

    opened = Signal(str)
    """The target of a link."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(Content())
        self._theme = theme
        self.links: list[WrapButton] = []
        self._text, self._column = QWidget(), QVBoxLayout()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.viewport().setAutoFillBackground(False)
        theme.changed.connect(self._fit)

    @override
    def sizeHint(self) -> QSize:
        """It takes the room there is, and scrolls."""
        return QSize(super().sizeHint().width(), 0)

    def show_view(self, view: View, limits: str) -> None:
        """Show a place from its beginning.

        Args:
            view: The place.
            limits: The line above it that says what the guide is not.
        """
        self.links = []
        content = Content()
        self._text, self._column = QWidget(), QVBoxLayout()
        self._text.setLayout(self._column)
        self._column.setContentsMargins(16, 12, 16, 24)
        self._column.setSpacing(8)
        self._column.addLayout(self._limits(limits))
        for block in view.blocks:
            self._add(block)
        self._column.addStretch(1)
        row = QHBoxLayout(content)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._text, 1)
        row.addStretch(0)
        old = self.takeWidget()
        old.hide()
        old.deleteLater()  # a link on it may be what was pressed
        self.setWidget(content)
        content.setAutoFillBackground(False)
        self._fit()
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(view.title)
        self.setAccessibleDescription(_spoken(view.blocks))

    def _limits(self, text: str) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Icon(self._theme, "info", "text2", 18), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(text, "hint", wrap=True), 1)
        return row

    def _add(self, block: Block | Quiet | Teaser) -> None:
        match block:
            case Heading():
                self._column.addSpacing(_BEFORE.get(block.level, 8))
                self._put(Text(block.text, _HEADINGS.get(block.level, "name"), wrap=True))
            case Quiet():
                self._put(Text(block.text, "hint", wrap=True))
            case Paragraph():
                self._paragraphs(block.text)
            case Labeled():
                self._column.addSpacing(8)
                self._put(Text(block.label, "name", wrap=True))
                self._paragraphs(block.text)
            case Bullets():
                for item in block.items:
                    self._bullet(item)
            case Link():
                self._link(block.text, "", block.target)
            case Teaser():
                self._link(block.text, block.lines, block.target)

    def _put(self, widget: QWidget) -> None:
        self._column.addWidget(widget)

    def _paragraphs(self, text: str) -> None:
        for paragraph in text.split("\n\n"):
            self._put(Text(" ".join(paragraph.split()), wrap=True))

    def _bullet(self, item: str) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(Text(_BULLET), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Text(item, wrap=True), 1)
        self._column.addLayout(row)

    def _link(self, words: str, lines: str, target: str) -> None:
        button = WrapButton(self._theme, words, lines)
        button.clicked.connect(partial(self.opened.emit, target))
        self.links.append(button)
        self._put(button)

    def _fit(self) -> None:
        self._text.setMaximumWidth(self._theme.px(COLUMN))


def _spoken(blocks: Sequence[Block | Quiet | Teaser]) -> str:
    """The texts of a place as a screen reader tells them when the pane gets the focus; links tell themselves."""
    said: list[str] = []
    for block in blocks:
        match block:
            case Heading() | Quiet() | Paragraph():
                said.append(block.text)
            case Labeled():
                said += (block.label, block.text)
            case Bullets():
                said += block.items
            case _:
                pass
    return "\n".join(said)
