"""What the side of Today shows: medicines, counts, the next visit."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

from diary.core.clock import FixedClock
from diary.core.records import Appointment, Medicine, Panel, Question, Result, Treatment
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.today.summary import age_words, latest_counts, medicine_lines, next_visit

DAY = date(2026, 3, 4)


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


def test_the_next_visit_is_the_first_that_is_still_to_come() -> None:
    clock = FixedClock(datetime(2026, 3, 4, 18, 0))
    past = Appointment(id="a", at=When(DAY, time(17, 59)))
    soon = Appointment(id="b", at=When(DAY, time(18, 0)))
    later = Appointment(id="c", at=When(DAY + timedelta(days=3)))
    questions = [Question(id="1", question="?"), Question(id="2", question="?", answer="Yes.")]
    found = next_visit(Timeline.of([past, later, soon, *questions]), clock)
    assert (found.visit, found.questions) == (soon, 1)
    assert next_visit(Timeline.of([past]), clock).visit is None
