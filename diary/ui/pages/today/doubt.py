"""The question below a number that can hardly be: "Did you mean 36.9 °C?", with an exact choice on each button."""

from collections.abc import Callable
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from diary.core.texts import Texts
from diary.ui.pages.today.presenter import Question
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text


class DoubtQuestion(QFrame):
    """Asks, and offers what may be meant and to keep what was typed. It never changes a number by itself."""

    def __init__(
        self,
        theme: Theme,
        texts: Texts,
        question: Question,
        use: Callable[[Decimal, str], None],
        keep: Callable[[], None],
    ) -> None:
        super().__init__()
        self.setProperty("kind", "doubt")
        self.question, self._keep = question, keep
        typed = texts.quantity(question.value, question.unit)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 10)
        meant = [texts.quantity(value, unit) for value, unit in question.instead]
        if meant:
            said = texts.text("today.did-you-mean", typed=typed, meant=_either(texts, meant))
        else:
            said = texts.text("today.unusual", typed=typed)
        self.text = Text(said, wrap=True)
        column.addWidget(self.text)
        row = FlowLayout(8)
        self.uses = []
        for (value, unit), words in zip(question.instead, meant, strict=True):
            button = Button(theme, texts.text("today.use", what=words))
            button.clicked.connect(partial(use, value, unit))
            self.uses.append(button)
            row.addWidget(button)
        self.keeps = Button(theme, texts.text("today.keep", what=typed))
        self.keeps.clicked.connect(keep)
        row.addWidget(self.keeps)
        column.addLayout(row)

    def keep(self) -> None:
        """Keep what was typed; also done when the page is left without an answer, so that nothing is lost."""
        self._keep()


def _either(texts: Texts, meant: list[str]) -> str:
    said = meant[-1]
    for other in reversed(meant[:-1]):
        said = texts.text("today.either", first=other, second=said)
    return said
