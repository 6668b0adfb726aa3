"""The card "What to watch for now": what runs, and what the guide says about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.core.guide import WARNINGS
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.watch import Topic
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.cards import Card
from diary.ui.widgets.labels import Text
from diary.ui.widgets.wrap_button import WrapButton

SHOWN, SHOWN_NARROW = 3, 1
"""How many things that run show before one asks for all: beside the lists, and above them."""


class WatchCard(Card):
    """Names what runs now with what to watch for; each leads to its page of the guide.

    Attributes:
        links: What leads to the pages about what runs, in order.
        general: Leads to the signs that hold at any time.
        more: Shows all that runs, or fewer again.
    """

    open_guide = Signal(str)
    """A target of the guide."""

    def __init__(self, services: Services) -> None:
        texts = services.texts
        super().__init__(services.theme, texts.text("treatment.watch.title"), "eye")
        self.title.setWordWrap(True)
        self._services = services
        self._topics: Sequence[Topic] | None = None
        self._all = False
        self._shown = SHOWN
        self._list = QWidget()
        self.links: list[WrapButton] = []
        self.more = Button(services.theme, "", kind=QUIET)
        self.more.clicked.connect(self._toggle)
        self.general = WrapButton(services.theme, self._text("general-link"))
        self.general.clicked.connect(lambda: self.open_guide.emit(WARNINGS))
        self.body.setContentsMargins(16, 12, 16, 14)
        self.body.addWidget(self._list)
        self.body.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addWidget(Text(self._text("general"), "second", wrap=True))
        self.body.addWidget(self.general)

    def show_topics(self, topics: Sequence[Topic]) -> None:
        """Show what runs now."""
        if topics != self._topics:
            self._topics = topics
            self._fill()

    def arrange(self, *, wide: bool) -> None:
        """Take less room where the lists stand below."""
        self._shown = SHOWN if wide else SHOWN_NARROW
        self._fill()

    def _toggle(self) -> None:
        self._all = not self._all
        self._fill()

    def _fill(self) -> None:
        topics = self._topics or ()
        fresh, self.links = QWidget(), []
        column = QVBoxLayout(fresh)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if not topics:
            column.addWidget(Text(self._text("nothing"), "second", wrap=True))
        for topic in topics if self._all else topics[: self._shown]:
            self._add(topic, column)
        self._put(fresh)
        self.more.setText(self._text("fewer") if self._all else self._text("all", n=len(topics)))
        self.more.set_icon("chevron-up" if self._all else "chevron-down")
        self.more.setVisible(len(topics) > self._shown)

    def _add(self, topic: Topic, column: QVBoxLayout) -> None:
        if not any(page.title == topic.name for page in topic.watched[:1]):
            column.addWidget(Text(topic.name, "strong", wrap=True))
        if not topic.watched:
            column.addWidget(Text(self._text("unknown", name=topic.name), "second", wrap=True))
        for page in topic.watched:
            self._link(column, page.title, page.watch, page.target)
        if topic.more:
            self._link(column, self._text("more", name=topic.name), "", topic.more)

    def _link(self, column: QVBoxLayout, words: str, lines: str, target: str) -> None:
        button = WrapButton(self._services.theme, words, lines)
        button.clicked.connect(partial(self.open_guide.emit, target))
        self.links.append(button)
        column.addWidget(button)

    def _put(self, fresh: QWidget) -> None:
        """Show a list in the place of the one before."""
        old, self._list = self._list, fresh
        self.body.replaceWidget(old, fresh)
        fresh.show()
        old.hide()
        old.deleteLater()

    def _text(self, message_id: str, **values: object) -> str:
        return self._services.texts.text(f"treatment.watch.{message_id}", **values)
