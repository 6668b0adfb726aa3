from datetime import date, datetime

import pytest

from diary.config.resources import Resources
from diary.core.records import Appointment, Question, Record
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.appointments.lists import lists, visit_choices, visit_label

NOW = datetime(2026, 5, 14, 7, 0)


@pytest.fixture(scope="module")
def texts() -> Texts:
    resources = Resources.find()
    return Texts(resources.texts(), resources.catalog())


def _visit(at: str, **others: str) -> Appointment:
    return Appointment(id=at, at=When.parse(at), **others)  # type: ignore[arg-type]


def _diary(*questions: Record) -> Timeline:
    visits = [_visit(at, title="Clinic") for at in ("2026-05-01", "2026-04-01", "2026-05-20T10:30", "2026-05-14T08:00")]
    return Timeline.of([*visits, *questions])


def test_visits_ahead_come_by_date_and_past_ones_the_latest_first(texts: Texts) -> None:
    found = lists(_diary(), NOW, texts)
    assert [row.visit.id for row in found.ahead] == ["2026-05-14T08:00", "2026-05-20T10:30"]
    assert [row.visit.id for row in found.past] == ["2026-05-01", "2026-04-01"]
    assert [row.next for row in found.ahead] == [True, False]
    assert found.next_visit is not None
    assert found.next_visit.id == "2026-05-14T08:00"


def test_a_visit_shows_its_moment_place_and_note(texts: Texts) -> None:
    visit = _visit("2026-05-20T10:30", title=" ", place="Room 3", note="Bring the card")
    row = lists(Timeline.of([visit]), NOW, texts).ahead[0]
    assert (row.when, row.title, row.detail) == ("Wed 20 May 2026, 10:30", "Visit", "Room 3\nBring the card")
    assert visit_label(_visit("2026-05-20", title="Clinic"), texts) == "Wed 20 May 2026, Clinic"


def test_the_next_visit_counts_the_questions_for_any_visit_too(texts: Texts) -> None:
    timeline = _diary(
        Question(id="1", question="For any?"),
        Question(id="2", question="For the next?", appointment="2026-05-14T08:00"),
        Question(id="3", question="For later?", appointment="2026-05-20T10:30"),
        Question(id="4", question="Answered?", answer="Yes."),
    )
    found = lists(timeline, NOW, texts)
    assert [row.questions for row in found.ahead] == ["2 questions on your list", "1 question on your list"]
    assert found.past[0].questions == ""


def test_open_questions_come_in_the_order_they_were_asked_and_answered_ones_the_latest_first(texts: Texts) -> None:
    timeline = Timeline.of(
        [
            Question(id="b", question="Second?", asked_on=When(date(2026, 5, 9))),
            Question(id="a", question="First?", asked_on=When(date(2026, 5, 3))),
            Question(id="c", question="Old?", asked_on=When(date(2026, 4, 1)), answer="Yes."),
            Question(id="d", question="Newer?", asked_on=When(date(2026, 4, 9)), answer=" No. "),
        ]
    )
    found = lists(timeline, NOW, texts)
    assert [row.text for row in found.open] == ["First?", "Second?"]
    assert [(row.text, row.answer) for row in found.answered] == [("Newer?", "No."), ("Old?", "Yes.")]


def test_a_question_says_which_visit_it_is_for_and_when_it_was_written(texts: Texts) -> None:
    asked = When(date(2026, 5, 3))
    timeline = _diary(
        Question(id="1", question="a", asked_on=asked, appointment="2026-05-20T10:30"),
        Question(id="2", question="b", appointment="gone"),
    )
    details = {row.text: row.detail for row in lists(timeline, NOW, texts).open}
    assert details == {"a": "For Wed 20 May 2026, 10:30, Clinic, written 3 May", "b": "For any visit"}


def test_open_questions_of_a_visit_that_is_over_come_first_under_its_heading(texts: Texts) -> None:
    timeline = _diary(
        Question(id="1", question="Later?", appointment="2026-05-20T10:30"),
        Question(id="2", question="Old?", appointment="2026-04-01", asked_on=When(date(2026, 3, 2))),
        Question(id="3", question="First?", appointment="2026-05-01"),
        Question(id="4", question="Any, before the visit?", asked_on=When(date(2026, 4, 30))),
        Question(id="5", question="Any, since?", asked_on=When(date(2026, 5, 3))),
    )
    rows = lists(timeline, NOW, texts).open
    assert [(row.text, row.heading) for row in rows] == [
        ("First?", "Did you get an answer? Visit on Fri 1 May 2026, Clinic"),
        ("Any, before the visit?", ""),
        ("Old?", "Did you get an answer? Visit on Wed 1 Apr 2026, Clinic"),
        ("Later?", "Still to ask"),
        ("Any, since?", ""),
    ]
    assert [row.detail for row in rows[:4]] == [
        "",
        "For any visit, written 30 Apr",
        "Written 2 Mar",
        "For Wed 20 May 2026, 10:30, Clinic",
    ]
    assert [row.next_visit for row in rows] == ["2026-05-14T08:00"] * 3 + ["", ""]
    assert [row.questions for row in lists(timeline, NOW, texts).ahead] == [
        "4 questions on your list",
        "1 question on your list",
    ]


def test_a_visit_of_this_morning_is_over_once_its_time_has_passed(texts: Texts) -> None:
    timeline = _diary(Question(id="1", question="Why?", appointment="2026-05-14T08:00"))
    after = lists(timeline, datetime(2026, 5, 14, 8, 1), texts)
    assert after.past[0].visit.id == "2026-05-14T08:00"
    assert after.open[0].heading == "Did you get an answer? Visit on Thu 14 May 2026, 08:00, Clinic"
    assert after.open[0].next_visit == "2026-05-20T10:30"


def test_without_a_visit_ahead_a_question_cannot_be_put_on_its_list(texts: Texts) -> None:
    question = Question(id="1", question="Why?", appointment="2026-05-01")
    rows = lists(Timeline.of([_visit("2026-05-01"), question]), NOW, texts).open
    assert (rows[0].heading != "", rows[0].next_visit) == (True, "")


def test_a_question_can_be_for_visits_ahead_and_the_one_it_is_for_already(texts: Texts) -> None:
    timeline = _diary()
    assert [key for key, _ in visit_choices(timeline, NOW.date(), texts, None)] == [
        "",
        "2026-05-14T08:00",
        "2026-05-20T10:30",
    ]
    assert "2026-04-01" in [key for key, _ in visit_choices(timeline, NOW.date(), texts, "2026-04-01")]
