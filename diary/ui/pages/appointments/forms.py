"""The forms for a visit and for a question, in the page."""

from dataclasses import replace
from uuid import uuid4

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget
from typing_extensions import override

from diary.core.clock import today, wall
from diary.core.records import Appointment, Question
from diary.core.when import When
from diary.ui.pages.appointments.lists import visit_choices
from diary.ui.pages.base import Services
from diary.ui.widgets.buttons import PRIMARY, QUIET, Button
from diary.ui.widgets.fields import ChoiceField, DateField, LongTextField, TextField, TimeField
from diary.ui.widgets.flow import FlowLayout

WIDTH = 620
USUAL_HOUR = 9


class Form(QFrame):
    """Fields one under the other, then Save, Cancel and, for what is on file, Delete. Esc closes."""

    saved = Signal(object)
    """The record as it should be kept."""

    deleted = Signal(object)
    """The record to take away."""

    closed = Signal()

    def __init__(self, services: Services, *, on_file: bool) -> None:
        super().__init__()
        self.services, self._on_file = services, on_file
        self.setProperty("kind", "form")
        self.setMaximumWidth(services.theme.px(WIDTH))
        self.save = Button(services.theme, self.text("appointments.save"), icon="check", kind=PRIMARY)
        self.cancel = Button(services.theme, self.text("appointments.cancel"))
        self.delete = Button(services.theme, self.text("appointments.delete"), icon="trash-2", kind=QUIET)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 14)
        self.column.setSpacing(10)
        self.cancel.clicked.connect(self.closed)

    def text(self, message_id: str) -> str:
        """A text of the diary."""
        return self.services.texts.text(message_id)

    def add_buttons(self) -> None:
        """Put the buttons below the fields."""
        buttons = QWidget()
        flow = FlowLayout()
        buttons.setLayout(flow)
        for button in (self.save, self.cancel, self.delete):
            flow.addWidget(button)
        self.column.addWidget(buttons)
        self.delete.setVisible(self._on_file)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


class VisitForm(Form):
    """Adds, changes or deletes a visit."""

    def __init__(self, services: Services, visit: Appointment | None) -> None:
        super().__init__(services, on_file=visit is not None)
        theme, now = services.theme, wall(services.clock)
        self._old = visit
        at = visit.at if visit else When(now.date())
        self.day = DateField(theme, self.text("appointments.visits.day"), at.day, fallback=now.date())
        self.time = TimeField(
            theme,
            self.text("appointments.visits.time"),
            at.time,
            fallback=now.time().replace(hour=USUAL_HOUR, minute=0),
            unknown=self.text("appointments.visits.no-time"),
        )
        self.title = TextField(
            self.text("appointments.visits.what"),
            visit.title if visit else "",
            hint=self.text("appointments.visits.what-hint"),
        )
        self.place = TextField(self.text("appointments.visits.place"), visit.place if visit else "")
        self.note = LongTextField(theme, self.text("appointments.visits.note"), visit.note if visit else "", lines=2)
        moment = QWidget()
        flow = FlowLayout(16)
        moment.setLayout(flow)
        flow.addWidget(self.day)
        flow.addWidget(self.time)
        for widget in (moment, self.title, self.place, self.note):
            self.column.addWidget(widget)
        self.add_buttons()
        self.save.clicked.connect(lambda: self.saved.emit(self.record()))
        self.delete.clicked.connect(lambda: self.deleted.emit(self._old))
        for edit in (self.title.edit, self.place.edit):
            edit.returnPressed.connect(self.save.click)

    def record(self) -> Appointment:
        """The visit as the fields say; a moment left as it was keeps its seconds and its offset."""
        day = self.day.value() or today(self.services.clock)
        at = When(day, self.time.value())
        old = self._old
        if old and old.at.day == day and at.time == (old.at.time and old.at.time.replace(second=0, microsecond=0)):
            at = old.at
        base = old or Appointment(id=str(uuid4()), at=at)
        return replace(base, at=at, title=self.title.value(), place=self.place.value(), note=self.note.value())


class QuestionForm(Form):
    """Changes, answers or deletes a question.

    Args:
        services: What the page works with.
        question: The question.
        answering: Whether typing begins with the answer.
    """

    def __init__(self, services: Services, question: Question, *, answering: bool) -> None:
        super().__init__(services, on_file=True)
        theme, timeline = services.theme, services.book.timeline
        self._old = question
        choices = visit_choices(timeline, today(services.clock), services.texts, question.appointment)
        self.question = LongTextField(theme, self.text("appointments.questions.question"), question.question, lines=2)
        self.visit = ChoiceField(theme, self.text("appointments.questions.visit"), choices)
        self.visit.set_value(question.appointment or "")
        self.answer = LongTextField(
            theme, self.text("appointments.questions.their-answer"), question.answer or "", lines=3
        )
        self.first = self.answer if answering else self.question
        for widget in (self.question, self.visit, self.answer):
            self.column.addWidget(widget)
        self.add_buttons()
        self.save.clicked.connect(self._save)
        self.delete.clicked.connect(lambda: self.deleted.emit(self._old))

    def record(self) -> Question:
        """The question as the fields say."""
        return replace(
            self._old,
            question=self.question.value(),
            appointment=self.visit.value() or None,
            answer=self.answer.value() or None,
        )

    def _save(self) -> None:
        problem = "" if self.question.value() else self.text("appointments.questions.empty")
        self.question.set_problem(problem)
        if problem:
            self.services.notifier.announce(problem)
            self.question.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.saved.emit(self.record())
