"""What the lists of visits and questions show, without any widget."""

from dataclasses import dataclass
from datetime import date

from diary.core.records import Appointment, Question
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.when import When

AHEAD, PAST = "ahead", "past"


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRow:
    """A visit as the list shows it.

    Attributes:
        visit: The record.
        when: Its date and time in words.
        title: What it is, or "Visit".
        detail: Place and note.
        next: Whether it is the next one.
        questions: How many open questions are on the list for it.
    """

    visit: Appointment
    when: str
    title: str
    detail: str
    next: bool
    questions: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRow:
    """A question as the list shows it.

    Attributes:
        question: The record.
        text: The question.
        detail: For which visit, and when it was asked.
        answer: The answer; empty while it is open.
    """

    question: Question
    text: str
    detail: str
    answer: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything the two lists show: visits ahead by date, past ones the latest first, questions in the same way."""

    ahead: tuple[VisitRow, ...]
    past: tuple[VisitRow, ...]
    open: tuple[QuestionRow, ...]
    answered: tuple[QuestionRow, ...]
    next_visit: Appointment | None


def lists(timeline: Timeline, today: date, texts: Texts) -> Lists:
    """The lists as of today."""
    visits = timeline.appointments
    ahead = tuple(visit for visit in visits if visit.at.day >= today)
    past = tuple(visit for visit in reversed(visits) if visit.at.day < today)
    following = ahead[0] if ahead else None
    waiting = tuple(question for question in timeline.questions if not is_answered(question))
    answered = tuple(question for question in reversed(timeline.questions) if is_answered(question))
    labels = {visit.id: visit_label(visit, texts) for visit in visits}
    return Lists(
        ahead=tuple(_visit_row(visit, following, waiting, texts) for visit in ahead),
        past=tuple(_visit_row(visit, following, (), texts) for visit in past),
        open=tuple(_question_row(question, labels, texts) for question in waiting),
        answered=tuple(_question_row(question, labels, texts) for question in answered),
        next_visit=following,
    )


def is_answered(question: Question) -> bool:
    """Whether a question has its answer."""
    return bool((question.answer or "").strip())


def when_text(at: When, texts: Texts) -> str:
    """A visit's moment: "Fri 15 May 2026, 10:30"."""
    weekday = texts.text("appointments.weekday", day=texts.day(at.day, "short"), year=at.day.year)
    return texts.text("date.moment", date=weekday, time=at.time) if at.time else weekday


def visit_label(visit: Appointment, texts: Texts) -> str:
    """A visit in one line, for choosing: "Fri 15 May 2026, 10:30, Clinic"."""
    when = when_text(visit.at, texts)
    return texts.text("appointments.visit-label", when=when, title=visit.title) if visit.title else when


def visit_choices(timeline: Timeline, today: date, texts: Texts, chosen: str | None) -> list[tuple[str, str]]:
    """The visits a question can be for: none in particular, those ahead, and the one it is for already."""
    offered = [visit for visit in timeline.appointments if visit.at.day >= today or visit.id == chosen]
    none = ("", texts.text("appointments.any-visit"))
    return [none, *((visit.id, visit_label(visit, texts)) for visit in offered)]


def _visit_row(
    visit: Appointment, following: Appointment | None, waiting: tuple[Question, ...], texts: Texts
) -> VisitRow:
    is_next = visit is following
    belongs = (visit.id, None) if is_next else (visit.id,)
    number = sum(question.appointment in belongs for question in waiting)
    return VisitRow(
        visit=visit,
        when=when_text(visit.at, texts),
        title=visit.title.strip() or texts.text("appointments.untitled"),
        detail="\n".join(part for part in (visit.place.strip(), visit.note.strip()) if part),
        next=is_next,
        questions=texts.text("appointments.on-list", n=number) if number else "",
    )


def _question_row(question: Question, labels: dict[str, str], texts: Texts) -> QuestionRow:
    visit = labels.get(question.appointment or "")
    parts = [texts.text("appointments.for-visit", visit=visit) if visit else texts.text("appointments.any-visit")]
    if question.asked_on:
        parts.append(texts.text("appointments.written", day=question.asked_on.day))
    return QuestionRow(
        question=question,
        text=question.question.strip(),
        detail=texts.text("appointments.question-detail", parts=", ".join(parts)) if len(parts) > 1 else parts[0],
        answer=(question.answer or "").strip(),
    )
