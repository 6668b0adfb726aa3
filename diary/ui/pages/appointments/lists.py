"""What the lists of visits and questions show, without any widget."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from diary.core.catalog import capital
from diary.core.records import Appointment, Question
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.visits import asked_at, coming_visits, is_answered, is_over, open_questions, questions_for
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
        heading: What the rows from here on have in common; empty where that stands above them already.
        next_visit: The id of the visit to ask it at again, where the one it stood on the list of is over.
    """

    question: Question
    text: str
    detail: str
    answer: str
    heading: str = ""
    next_visit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lists:
    """Everything the two lists show: visits ahead by date, past ones the latest first, questions in the same way.

    Open questions of a visit that is over come first, those of the latest visit before others.
    """

    ahead: tuple[VisitRow, ...]
    past: tuple[VisitRow, ...]
    open: tuple[QuestionRow, ...]
    answered: tuple[QuestionRow, ...]
    next_visit: Appointment | None


def lists(timeline: Timeline, now: datetime, texts: Texts) -> Lists:
    """The lists at a wall-clock moment."""
    visits = timeline.appointments
    ahead = coming_visits(timeline, now)
    past = tuple(visit for visit in reversed(visits) if is_over(visit, now))
    following = ahead[0] if ahead else None
    answered = tuple(question for question in reversed(timeline.questions) if is_answered(question))
    labels = {visit.id: visit_label(visit, texts) for visit in visits}
    return Lists(
        ahead=tuple(_visit_row(visit, following, timeline, texts) for visit in ahead),
        past=tuple(_visit_row(visit, following, None, texts) for visit in past),
        open=tuple(_open_rows(timeline, now, following, labels, texts)),
        answered=tuple(_question_row(question, labels, texts) for question in answered),
        next_visit=following,
    )


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


def _visit_row(visit: Appointment, following: Appointment | None, timeline: Timeline | None, texts: Texts) -> VisitRow:
    """A row; without a timeline no questions are counted for it."""
    is_next = visit is following
    waiting = questions_for(timeline, visit) if timeline else ()
    number = len(waiting) if is_next else sum(question.appointment == visit.id for question in waiting)
    return VisitRow(
        visit=visit,
        when=when_text(visit.at, texts),
        title=visit.title.strip() or texts.text("appointments.untitled"),
        detail="\n".join(part for part in (visit.place.strip(), visit.note.strip()) if part),
        next=is_next,
        questions=texts.text("appointments.on-list", n=number) if number else "",
    )


def _open_rows(
    timeline: Timeline, now: datetime, following: Appointment | None, labels: dict[str, str], texts: Texts
) -> Iterator[QuestionRow]:
    groups: dict[str, list[Question]] = {visit.id: [] for visit in reversed(timeline.appointments)}
    waiting: list[Question] = []
    for question in open_questions(timeline):
        visit = asked_at(question, timeline, now)
        (groups[visit.id] if visit else waiting).append(question)
    over = {visit_id: questions for visit_id, questions in groups.items() if questions}
    again = following.id if following else ""
    for visit_id, questions in over.items():
        heading = texts.text("appointments.got-answer", visit=labels[visit_id])
        for question in questions:
            row = _question_row(question, labels, texts, named=question.appointment == visit_id)
            yield replace(row, heading=heading, next_visit=again)
            heading = ""
    heading = texts.text("appointments.still-to-ask") if over else ""
    for question in waiting:
        yield replace(_question_row(question, labels, texts), heading=heading)
        heading = ""


def _question_row(question: Question, labels: dict[str, str], texts: Texts, *, named: bool = False) -> QuestionRow:
    """A row; where its visit is named above it, it is not named again."""
    visit = labels.get(question.appointment or "")
    parts = [texts.text("appointments.for-visit", visit=visit) if visit else texts.text("appointments.any-visit")]
    if question.asked_on:
        parts.append(texts.text("appointments.written", day=question.asked_on.day))
    if named:
        parts = [capital(part) for part in parts[1:]]
    return QuestionRow(
        question=question,
        text=question.question.strip(),
        detail=texts.text("appointments.question-detail", parts=", ".join(parts)),
        answer=(question.answer or "").strip(),
    )
