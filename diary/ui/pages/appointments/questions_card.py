"""The card with the questions: a field for a new one, the open ones, those answered on request, and suggestions."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout
from typing_extensions import override

from diary.core.clock import today
from diary.core.records import Question
from diary.core.when import When
from diary.ui.pages.appointments.forms import QuestionForm
from diary.ui.pages.appointments.list_card import Entry, ListCard, Row
from diary.ui.pages.appointments.lists import Lists, QuestionRow
from diary.ui.pages.appointments.suggestions import Suggestions
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import PRIMARY, QUIET, SECONDARY, Button
from diary.ui.widgets.fields import TextField
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import RichText, Text


class QuestionsCard(ListCard):
    """Adds, answers, changes and deletes questions.

    Attributes:
        new: The field for a new question.
        add: Adds what the field holds.
        suggestions: Questions that one could ask.
    """

    placed = Signal(object)
    """The question as it should be kept, while whatever is being typed stays."""

    def __init__(self, services: Services) -> None:
        super().__init__(services, "questions", "clipboard-list")
        self.new = TextField(self.text("new"), hint=self.text("new-hint"))
        self.add = Button(services.theme, self.text("add"), icon="plus")
        self.new.edit.setEnabled(not services.book.read_only)
        self.add.setEnabled(not services.book.read_only)
        self.suggestions = Suggestions(services)
        adding = QHBoxLayout()
        adding.addWidget(self.add)
        adding.addStretch(1)
        self.body.addWidget(self.new)
        self.body.addLayout(adding)
        self.add_list()
        self.body.addWidget(self.suggestions)
        self.add.clicked.connect(self.take)
        self.new.edit.returnPressed.connect(self.take)
        self.suggestions.added.connect(lambda ask: self.placed.emit(self._asked(ask)))

    def show_lists(self, lists: Lists) -> None:
        """Show the questions."""
        self.show_entries(lists.open, lists.answered)
        self.suggestions.refresh()

    def take(self) -> None:
        """Ask to keep what the field holds."""
        text = self.new.value()
        self.new.set_problem("" if text else self.text("empty"))
        if text:
            self.saved.emit(self._asked(text))
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """What the field held is kept: wait for the next question."""
        self.new.set_value("")

    def edit(self, question: Question, *, answering: bool) -> None:
        """Open the form of a question, at the answer or at the question itself."""
        form = QuestionForm(self.services, question, answering=answering)
        self.open_form(form, question.id, form.first)

    @override
    def make_row(self, entry: Entry) -> Row:
        assert isinstance(entry, QuestionRow)  # noqa: S101  (this card shows nothing else)
        row = QuestionRowWidget(self.services, entry)
        row.answer.clicked.connect(lambda: self.edit(entry.question, answering=True))
        row.again.clicked.connect(lambda: self._ask_again(entry))
        row.change.clicked.connect(lambda: self.edit(entry.question, answering=False))
        return row

    @override
    def focus_home(self) -> None:
        self.new.setFocus(Qt.FocusReason.OtherFocusReason)

    def _asked(self, text: str) -> Question:
        return Question(id=str(uuid4()), asked_on=When(today(self.services.clock)), question=text)

    def _ask_again(self, entry: QuestionRow) -> None:
        """Put the question on the list of the next visit; its row goes elsewhere, and the focus to the one below."""
        place = [*self.rows].index(entry.question.id)
        self.placed.emit(replace(entry.question, appointment=entry.next_visit))
        rows = [row for row in self.rows.values() if isinstance(row, QuestionRowWidget)]
        rows[place].first.setFocus(Qt.FocusReason.OtherFocusReason)


class QuestionRowWidget(Row):
    """One question with its answer, and what can be done with it.

    Attributes:
        answer: Opens the form at the answer.
        again: Puts it on the list of the next visit.
        change: Opens the form at the question.
        first: The first of them that shows.
    """

    def __init__(self, services: Services, entry: QuestionRow) -> None:
        super().__init__()
        theme, texts = services.theme, services.texts
        text = "appointments.questions."
        self.answer = Button(theme, texts.text(f"{text}answer"), kind=PRIMARY if entry.next_visit else SECONDARY)
        self.answer.setAccessibleName(texts.text(f"{text}answer-what", question=entry.text))
        self.again = Button(theme, texts.text(f"{text}again"))
        self.again.setAccessibleName(texts.text(f"{text}again-what", question=entry.text))
        self.change = Button(theme, texts.text("appointments.change"), icon="pencil", kind=QUIET)
        self.change.setAccessibleName(texts.text(f"{text}change-what", question=entry.text))
        words = QVBoxLayout()
        words.setSpacing(2)
        if entry.heading:
            words.addWidget(Text(entry.heading, "group", wrap=True))
            words.addSpacing(6)
        words.addWidget(Text(entry.text, "strong", wrap=True))
        if entry.detail:
            words.addWidget(Text(entry.detail, "hint", wrap=True))
        if entry.answer:
            words.addWidget(RichText((texts.text(f"{text}answer-label"), True), (entry.answer, False)))
        buttons = Flow()
        for button in (self.answer, self.again, self.change):
            button.setEnabled(not services.book.read_only)
            buttons.add(button)
        self.answer.setVisible(not entry.answer)
        self.again.setVisible(bool(entry.next_visit))
        self.first = self.change if entry.answer else self.answer
        self.column.addLayout(words)
        self.column.addWidget(buttons)
