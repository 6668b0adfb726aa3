"""Which visit comes next, what waits for it, and what a past one left open."""

from datetime import date, datetime

import pytest

from diary.core.records import Appointment, Question
from diary.core.timeline import Timeline
from diary.core.visits import asked_at, coming_visits, is_answered, is_over, open_questions, questions_for
from diary.core.when import When

NOW = datetime(2026, 3, 4, 10, 30)


def visit(at: str) -> Appointment:
    return Appointment(id=at, at=When.parse(at))


PAST, LAST, NEXT, LATER = visit("2026-02-01"), visit("2026-03-02T09:00"), visit("2026-03-06T10:30"), visit("2026-04-01")
VISITS = (PAST, LAST, NEXT, LATER)


def question(name: str, appointment: str | None = None, asked_on: str = "2026-03-03", **more: str) -> Question:
    on = When.parse(asked_on) if asked_on else None
    return Question(id=name, question=name, appointment=appointment, asked_on=on, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(("answer", "answered"), [(None, False), (" ", False), ("No.", True)])
def test_a_question_is_answered_by_words(answer: str | None, *, answered: bool) -> None:
    assert is_answered(Question(id="q", question="May I swim?", answer=answer)) is answered


@pytest.mark.parametrize(
    ("at", "over"),
    [("2026-03-04T10:29", True), ("2026-03-04T10:30", False), ("2026-03-04", False), ("2026-03-03", True)],
)
def test_a_visit_is_over_after_its_minute_or_its_day(at: str, *, over: bool) -> None:
    assert is_over(visit(at), NOW) is over


def test_visits_to_come_are_those_that_are_not_over() -> None:
    assert coming_visits(Timeline.of(VISITS), NOW) == (NEXT, LATER)


def test_open_questions_come_by_the_day_they_were_asked() -> None:
    later, earlier = question("later"), question("earlier", asked_on="2026-03-01")
    answered = question("answered", answer="Yes.")
    assert open_questions(Timeline.of([later, earlier, answered])) == (earlier, later)


def test_to_a_visit_one_brings_all_open_questions_but_those_for_a_later_one() -> None:
    a, b, c, d, e = (
        question("a"),
        question("b", LAST.id),
        question("c", NEXT.id),
        question("d", LATER.id),
        question("e", "gone"),
    )
    timeline = Timeline.of([*VISITS, a, b, c, d, e])
    assert questions_for(timeline, NEXT) == (a, b, c, e)
    assert questions_for(timeline, LATER) == (a, b, c, d, e)
    assert questions_for(timeline, None) == (a, b, c, d, e)


@pytest.mark.parametrize(
    ("asked", "at"),
    [
        (question("for a past visit", PAST.id), PAST),
        (question("for the next visit", NEXT.id), None),
        (question("for any, written before", asked_on="2026-03-01"), LAST),
        (question("for any, written that day", asked_on="2026-03-02"), None),
        (question("for a visit that is gone", "gone", asked_on="2026-01-01"), LAST),
        (question("without a date", asked_on=""), None),
    ],
    ids=lambda value: value.id if isinstance(value, Question) else "",
)
def test_a_question_stood_on_the_list_of_its_visit_or_of_the_last_one(asked: Question, at: Appointment | None) -> None:
    assert asked_at(asked, Timeline.of([*VISITS, asked]), NOW) == at


def test_before_the_first_visit_nothing_could_be_asked() -> None:
    asked = question("any", asked_on="2026-01-01")
    assert asked_at(asked, Timeline.of([NEXT, asked]), datetime.combine(date(2026, 3, 6), datetime.min.time())) is None
