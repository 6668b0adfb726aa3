from datetime import date

import pytest

from diary.core.codec import FieldError
from diary.exchange import nesting

DAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("at", "when"),
    [
        (None, "2026-03-04"),
        ("14:30", "2026-03-04T14:30"),
        ("14:30:05", "2026-03-04T14:30:05"),
        ("14:30+01:00", "2026-03-04T14:30+01:00"),
        ("14:30Z", "2026-03-04T14:30+00:00"),
        ("2026-03-04T14:30", "2026-03-04T14:30"),
    ],
)
def test_an_entry_stands_at_its_time_of_its_day(at: str | None, when: str) -> None:
    fields = nesting.entry_fields("symptoms", {"symptom": "chills", "at": at}, DAY)
    assert fields == {"symptom": "chills", "when": when}


@pytest.mark.parametrize("at", ["25:00", "14.30", "2026-03-05T14:30", 14, [], "noon", ""])
def test_what_is_no_time_of_that_day_is_refused(at: object) -> None:
    with pytest.raises(FieldError, match=r"at: problem\.cannot-be"):
        nesting.entry_fields("symptoms", {"at": at}, DAY)


@pytest.mark.parametrize(
    "data", [{}, {"date": None}, {"date": "2026-02-30"}, {"date": 20260304}, {"date": "1799-01-01"}]
)
def test_a_day_needs_a_date_that_can_be(data: dict[str, object]) -> None:
    with pytest.raises(FieldError, match="date"):
        nesting.date_of(data)


def test_an_entry_goes_back_as_it_came() -> None:
    came = {"id": "s", "at": "14:30+01:00", "symptom": "chills", "when": "unknown", "file:when": 1}
    assert nesting.entry_object(nesting.entry_fields("symptoms", came, DAY)) == came


def test_an_entry_without_a_time_goes_back_without() -> None:
    came = {"id": "s", "symptom": "chills"}
    assert nesting.entry_object(nesting.entry_fields("symptoms", came, DAY)) == came


def test_a_day_and_a_result_go_back_as_they_came() -> None:
    day = {"date": "2026-03-04", "note": "x", "day": "Wednesday"}
    assert nesting.day_object(nesting.day_fields(day, DAY)) == day
    result = {"id": "r", "analyte": "platelets", "panel": "CBC"}
    assert nesting.result_object(nesting.result_fields(result, "p")) == result
