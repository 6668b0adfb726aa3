from datetime import date

import pytest

from diary.core.records import Appointment, Day
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.appointments.choosing import (
    ALL,
    MONTH,
    OWN,
    QUARTER,
    SINCE_VISIT,
    dates_of,
    file_name,
    name_of,
    offered,
    problem_of,
)

TODAY = date(2026, 5, 14)
VISIT = Appointment(id="v", at=When(date(2026, 5, 1)))
ENTRY = Day(id="2026-01-10", day=date(2026, 1, 10))


@pytest.mark.parametrize(
    ("name", "first"),
    [
        (SINCE_VISIT, date(2026, 5, 1)),
        (MONTH, date(2026, 4, 15)),
        (QUARTER, date(2026, 2, 14)),
        (ALL, date(2026, 1, 10)),
    ],
)
def test_named_ranges_end_today(name: str, first: date) -> None:
    timeline = Timeline.of([VISIT, ENTRY])
    assert dates_of(name, timeline, TODAY) == (first, TODAY)
    assert name_of(first, TODAY, timeline, TODAY) == name


def test_since_the_last_visit_is_offered_only_after_one() -> None:
    ahead = Appointment(id="a", at=When(TODAY))
    assert offered(Timeline.of([ahead]), TODAY) == (MONTH, QUARTER, ALL)
    assert offered(Timeline.of([ahead, VISIT]), TODAY) == (SINCE_VISIT, MONTH, QUARTER, ALL)


def test_without_a_visit_the_days_since_the_last_one_are_called_thirty_days() -> None:
    empty = Timeline.of([])
    assert name_of(*dates_of(SINCE_VISIT, empty, TODAY), empty, TODAY, SINCE_VISIT) == MONTH


def test_of_two_ranges_with_the_same_dates_the_one_that_was_chosen_stays() -> None:
    timeline = Timeline.of([Appointment(id="v", at=When(date(2026, 4, 15)))])
    dates = dates_of(MONTH, timeline, TODAY)
    assert name_of(*dates, timeline, TODAY) == SINCE_VISIT
    assert name_of(*dates, timeline, TODAY, MONTH) == MONTH


def test_dates_of_ones_own_have_no_name() -> None:
    assert name_of(date(2026, 5, 2), TODAY, Timeline.of([VISIT]), TODAY) == OWN


def test_an_empty_diary_has_all_in_today() -> None:
    assert dates_of(ALL, Timeline.of([]), TODAY) == (TODAY, TODAY)


def test_the_first_date_cannot_be_after_the_last() -> None:
    assert problem_of(TODAY, TODAY) is None
    problem = problem_of(TODAY, date(2026, 5, 13))
    assert problem is not None
    assert problem.id == "appointments.report.order"


def test_the_file_is_called_by_its_date_alone() -> None:
    assert file_name(TODAY) == "blood-count-report-2026-05-14.pdf"
