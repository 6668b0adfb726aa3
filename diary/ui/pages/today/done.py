"""What was done about a warning: "I called at", Remind me, I told them; and afterward what they said."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.fields import LongTextField, TextField, TimeEdit, as_qtime, as_time
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import Text

REMIND_MINUTES = (10, 30, 60)


class DoneRow(QWidget):
    """The bottom of a warning that nobody was called about yet."""

    done = Signal(str, object)
    """What was done, and when as a ``time``."""

    remind = Signal(int)
    """Ask again in so many minutes."""

    copied = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, now: datetime, *, told: bool, no_answer: bool = False) -> None:
        super().__init__()
        self._theme, self._texts = theme, texts
        text = texts.text
        self._row = FlowLayout(10)
        self.setLayout(self._row)
        self.number: Button | None = None
        self.at = TimeEdit()
        self.at.setTime(as_qtime(now.time()))
        self.at.setAccessibleName(text("warnings.called-when"))
        word = "told" if told else "called"
        self.called = Button(theme, text(f"warnings.i-{word}"), icon="" if told else "phone-call")
        self.called.clicked.connect(lambda: self.done.emit(word, as_time(self.at.time())))
        called = QWidget()
        pair = QHBoxLayout(called)
        pair.setContentsMargins(0, 0, 0, 0)
        pair.setSpacing(4)
        pair.addWidget(self.called)
        pair.addWidget(self.at)
        self._row.addWidget(called)
        if told:
            return
        if no_answer:
            self.no_answer = Button(theme, text("warnings.no-answer"), icon="phone-off")
            self.no_answer.clicked.connect(lambda: self.done.emit("no-answer", as_time(self.at.time())))
            self._row.addWidget(self.no_answer)
        self.went = Button(theme, text("warnings.i-went-in"))
        self.went.clicked.connect(lambda: self.done.emit("went-in", as_time(self.at.time())))
        self._row.addWidget(self.went)
        self._row.addWidget(self._remind_button())
        self._row.addWidget(Text(text("warnings.stays"), "second"))

    def show_number(self, number: str) -> None:
        """Put the number to call at the front."""
        if number:
            self.number = Button(self._theme, number, icon="phone")
            self.number.setAccessibleName(self._texts.text("warnings.copy-number", number=number))
            self.number.clicked.connect(lambda: self._copy(number))
            self._row.put_first(self.number)

    def add(self, widget: QWidget) -> None:
        """One more thing at the end."""
        self._row.addWidget(widget)

    def _remind_button(self) -> Button:
        self.remind_me = Button(self._theme, self._texts.text("warnings.remind"), icon="bell")
        self.remind_me.setToolTip(self._texts.text("warnings.only-while-open"))
        self.remind_me.setAccessibleDescription(self._texts.text("warnings.only-while-open"))
        menu = QMenu(self.remind_me)
        for minutes in REMIND_MINUTES:
            action = menu.addAction(self._texts.text("warnings.in-minutes", n=minutes))
            action.triggered.connect(partial(self.remind.emit, minutes))
        menu.addSeparator()
        menu.addAction(self._texts.text("warnings.only-while-open")).setEnabled(False)
        self.remind_me.setMenu(menu)
        return self.remind_me

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self.copied.emit(number)


class AfterCall(QWidget):
    """With whom one spoke and what they said; then the warning can be closed."""

    closed = Signal(str, str)
    """With whom, and what they said."""

    def __init__(self, theme: Theme, texts: Texts, who: str, said: str) -> None:
        super().__init__()
        text = texts.text
        self.who = TextField(text("warnings.who"), who)
        self.said = LongTextField(theme, text("warnings.said"), said, lines=2)
        self.close_button = Button(theme, text("warnings.close"), icon="check")
        self.close_button.clicked.connect(lambda: self.closed.emit(self.who.value(), self.said.value()))
        self.again = Button(theme, text("warnings.call-again"), kind=QUIET, icon="phone")
        self.again.setCheckable(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.who)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.close_button)
        row.addWidget(self.again)
        row.addStretch(1)
        column.addLayout(row)
        self.who.setMaximumWidth(theme.px(420))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
