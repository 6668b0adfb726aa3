"""Visits and the questions for them: which visit comes next, what waits for it, what a past one left open."""

from datetime import datetime

from diary.core.records import Appointment, Question
from diary.core.timeline import Timeline


def is_answered(question: Question) -> bool:
    """Whether a question has its answer."""
    return bool((question.answer or "").strip())


def open_questions(timeline: Timeline) -> tuple[Question, ...]:
    """The questions without an answer, by the day they were asked."""
    return tuple(question for question in timeline.questions if not is_answered(question))


def is_over(visit: Appointment, now: datetime) -> bool:
    """Whether a visit lies behind at a wall-clock moment; one without a time is over with its day."""
    return visit.at.latest < now


def coming_visits(timeline: Timeline, now: datetime) -> tuple[Appointment, ...]:
    """The visits that are not over, by date."""
    return tuple(visit for visit in timeline.appointments if not is_over(visit, now))


def questions_for(timeline: Timeline, visit: Appointment | None) -> tuple[Question, ...]:
    """The open questions to bring to a visit: all but those for a later one.

    Questions that a past visit left without an answer are among them. Without a visit it is all of them.
    """
    visits = timeline.appointments
    later = {each.id for each in visits[visits.index(visit) + 1 :]} if visit else set[str]()
    return tuple(question for question in open_questions(timeline) if question.appointment not in later)


def asked_at(question: Question, timeline: Timeline, now: datetime) -> Appointment | None:
    """The visit on whose list a question stood and that is over; None while it waits for one.

    A question for no visit in particular stood on the list of the last one, if it was written on a day before.
    """
    visits = {visit.id: visit for visit in timeline.appointments}
    visit = visits.get(question.appointment or "")
    if visit is not None:
        return visit if is_over(visit, now) else None
    past = [each for each in visits.values() if is_over(each, now)]
    if not past or question.asked_on is None or question.asked_on.day >= past[-1].at.day:
        return None
    return past[-1]
