"""The card with the questions: a field for a new one, the open ones, and those answered on request."""

from uuid import uuid4

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.clock import today
from diary.core.records import Question
from diary.core.when import When
from diary.ui.pages.appointments.forms import QuestionForm
from diary.ui.pages.appointments.list_card import Entry, ListCard
from diary.ui.pages.appointments.lists import Lists, QuestionRow
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import QUIET, Button
from diary.ui.widgets.fields import TextField
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import RichText, Text, line


class QuestionsCard(ListCard):
    """Adds, answers, changes and deletes questions.

    Attributes:
        new: The field for a new question.
        add: Adds what the field holds.
    """

    def __init__(self, services: Services) -> None:
        super().__init__(services, "questions", "clipboard-list")
        self.new = TextField(self.text("new"), hint=self.text("new-hint"))
        self.add = Button(services.theme, self.text("add"), icon="plus")
        self.new.edit.setEnabled(not services.book.read_only)
        self.add.setEnabled(not services.book.read_only)
        adding = QHBoxLayout()
        adding.addWidget(self.add)
        adding.addStretch(1)
        self.body.addWidget(self.new)
        self.body.addLayout(adding)
        self.body.addWidget(line())
        self.add_list()
        self.add.clicked.connect(self.take)
        self.new.edit.returnPressed.connect(self.take)

    def show_lists(self, lists: Lists) -> None:
        """Show the questions."""
        self.show_entries(lists.open, lists.answered)

    def take(self) -> None:
        """Ask to keep what the field holds."""
        text = self.new.value()
        self.new.set_problem("" if text else self.text("empty"))
        if text:
            asked = When(today(self.services.clock))
            self.saved.emit(Question(id=str(uuid4()), asked_on=asked, question=text))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """What the field held is kept: wait for the next question."""
        self.new.set_value("")

    def edit(self, question: Question, *, answering: bool) -> None:
        """Open the form of a question, at the answer or at the question itself."""
        form = QuestionForm(self.services, question, answering=answering)
        self.open_form(form, question.id, form.first)

    @override
    def make_row(self, entry: Entry) -> QWidget:
        assert isinstance(entry, QuestionRow)  # noqa: S101  (this card shows nothing else)
        row = QuestionRowWidget(self.services, entry)
        row.answer.clicked.connect(lambda: self.edit(entry.question, answering=True))
        row.change.clicked.connect(lambda: self.edit(entry.question, answering=False))
        return row

    @override
    def focus_home(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)


class QuestionRowWidget(QWidget):
    """One question with its answer, and what can be done with it."""

    def __init__(self, services: Services, entry: QuestionRow) -> None:
        super().__init__()
        theme, texts = services.theme, services.texts
        self.answer = Button(theme, texts.text("appointments.questions.answer"))
        self.answer.setAccessibleName(texts.text("appointments.questions.answer-what", question=entry.text))
        self.change = Button(theme, texts.text("appointments.change"), icon="pencil", kind=QUIET)
        self.change.setAccessibleName(texts.text("appointments.questions.change-what", question=entry.text))
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Text(entry.text, "strong", wrap=True))
        words.addWidget(Text(entry.detail, "hint", wrap=True))
        if entry.answer:
            words.addWidget(RichText((texts.text("appointments.questions.answer-label"), True), (entry.answer, False)))
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        for button in (self.answer, self.change):
            button.setEnabled(not services.book.read_only)
            flow.addWidget(button)
        self.answer.setVisible(not entry.answer)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(6)
        outer.addLayout(words)
        outer.addWidget(buttons)
        outer.addWidget(line())
