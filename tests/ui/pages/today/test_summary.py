"""What the side of Today shows: medicines, counts, the next visit."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from diary.core.clock import FixedClock
from diary.core.records import Appointment, Medicine, Panel, Question, Result, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.today.summary import age_words, latest_counts, medicine_lines, next_visit, reminder, visit_time

DAY = date(2026, 3, 4)
CLOCK = FixedClock(datetime(2026, 3, 4, 18, 0))


def draw(day: date, **results: str) -> list[Panel | Result]:
    panel = Panel(id=str(day), collected_at=When(day, time(8)))
    found: list[Panel | Result] = [panel]
    units = {"hemoglobin": "g/dL"}
    for name, value in results.items():
        analyte = name.replace("_", "-")
        found.append(
            Result(
                id=f"{day}-{analyte}",
                panel=panel.id,
                analyte=analyte,
                value=Decimal(value),
                unit=units.get(analyte, "10*9/L"),
            )
        )
    return found


def dose(kind: str, day: date) -> Treatment:
    return Treatment(id=kind, kind=kind, medicine="dasatinib", started=When(day))


def test_a_medicine_shows_the_last_answer_of_its_day() -> None:
    course = Medicine(id="m", medicine="dasatinib", started=When(DAY - timedelta(days=9)))
    (blank,) = medicine_lines(Timeline.of([course, dose("oral-dose", DAY - timedelta(days=1))]), DAY)
    assert (blank.answer, blank.dose) == (None, None)
    (missed,) = medicine_lines(Timeline.of([course, dose("missed-dose", DAY)]), DAY)
    assert missed.answer == "missed"
    assert medicine_lines(Timeline.of([course]), DAY - timedelta(days=10)) == ()


def test_the_latest_counts_come_with_their_age_on_the_day_shown() -> None:
    records = [
        *draw(DAY - timedelta(days=6), platelets="50", white_cells="2.0"),
        *draw(DAY - timedelta(days=1), platelets="41"),
    ]
    lines = latest_counts(Timeline.of(records), DAY)
    assert [(line.count.analyte, line.count.value, line.age) for line in lines] == [
        ("white-cells", Decimal(2), 6),
        ("platelets", Decimal(41), 1),
    ]
    earlier = latest_counts(Timeline.of(records), DAY - timedelta(days=2))
    assert [line.count.value for line in earlier] == [Decimal(2), Decimal(50)]


def test_ages_in_words() -> None:
    assert age_words(0).id == "age.today"
    assert dict(age_words(3).values) == {"n": 3}


def visit(name: str, days: int, at: time | None = None) -> Appointment:
    return Appointment(id=name, at=When(DAY + timedelta(days=days), at))


def test_the_next_visit_is_the_first_that_is_still_to_come() -> None:
    past, soon, later = visit("a", 0, time(17, 59)), visit("b", 0, time(18, 0)), visit("c", 3)
    questions = [Question(id="1", question="?"), Question(id="2", question="?", answer="Yes.")]
    found = next_visit(Timeline.of([past, later, soon, *questions]), CLOCK)
    assert (found.visit, found.questions, found.soon, found.today) == (soon, 1, (soon,), DAY)
    nothing = next_visit(Timeline.of([past]), CLOCK)
    assert (nothing.visit, nothing.questions, nothing.soon) == (None, 0, ())


def test_a_reminder_comes_the_day_before_and_not_earlier() -> None:
    assert next_visit(Timeline.of([visit("a", 1, time(23, 59))]), CLOCK).soon == (visit("a", 1, time(23, 59)),)
    assert next_visit(Timeline.of([visit("a", 2, time(0, 0))]), CLOCK).soon == ()


def test_questions_for_a_later_visit_do_not_wait_for_the_next_one() -> None:
    soon, later = visit("soon", 1), visit("later", 9)
    questions = [
        Question(id="1", question="?", appointment="later"),
        Question(id="2", question="?", appointment="soon"),
        Question(id="3", question="?"),
    ]
    assert next_visit(Timeline.of([soon, later, *questions]), CLOCK).questions == 2


@pytest.mark.parametrize(
    ("visits", "said"),
    [
        ([visit("a", 0, time(20))], "Visit today at 20:00"),
        ([visit("a", 0)], "Visit today"),
        ([visit("a", 1, time(10, 30))], "Visit tomorrow at 10:30"),
        ([visit("a", 1)], "Visit tomorrow"),
        ([visit("a", 0), visit("b", 0, time(20))], "Visits today"),
        ([visit("a", 1), visit("b", 1, time(20))], "Visits tomorrow"),
        ([visit("a", 0), visit("b", 1)], "Visits today and tomorrow"),
    ],
)
def test_a_reminder_says_when(visits: list[Appointment], said: str, texts: Texts) -> None:
    assert texts.render(reminder(tuple(visits), DAY)) == said


def test_of_several_visits_each_says_when_it_is(texts: Texts) -> None:
    visits = [visit("a", 0), visit("b", 0, time(20)), visit("c", 1), visit("d", 1, time(8, 5))]
    said = [texts.render(visit_time(each, DAY)) for each in visits]
    assert said == ["Today", "Today at 20:00", "Tomorrow", "Tomorrow at 08:05"]
