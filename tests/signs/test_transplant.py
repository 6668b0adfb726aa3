"""The window of a transplant (law 11)."""

from datetime import datetime, timedelta

import pytest

from diary.core.truth import Truth
from diary.signs.transplant import transplant_window
from tests.signs.cases import NOON, Diary

DAY_100 = (NOON - timedelta(days=100)).date().isoformat()
DAY_101 = (NOON - timedelta(days=101)).date().isoformat()


def window(diary: Diary, moment: datetime = NOON) -> Truth:
    return transplant_window(diary.facts(), moment)[0]


def transplanted(on: str | None) -> Diary:
    return Diary().given(None, on, kind="transplant", transplant="allogeneic")


def recovered(diary: Diary, *values: str) -> Diary:
    for number, value in enumerate(values, 1):
        diary.count("neutrophils", value, f"2026-01-{number:02}T08:00")
    return diary


def test_nothing_on_file_is_no_window() -> None:
    assert window(Diary()) is Truth.NO
    assert window(transplanted("2026-03-05")) is Truth.NO


@pytest.mark.parametrize("phase", ["conditioning", "transplant"])
def test_the_phases_themselves_lie_in_it(phase: str) -> None:
    assert window(Diary().phase(phase, "2026-03-01")) is Truth.YES
    assert window(Diary().phase(phase, DAY_101)) is Truth.YES
    assert window(Diary().phase(phase, "2026-03-05")) is Truth.NO
    assert window(Diary().phase(phase)) is Truth.UNKNOWN
    assert window(Diary().phase(phase, None, "2026-03-04")) is Truth.UNKNOWN


def test_it_lasts_a_hundred_days_at_least() -> None:
    assert window(recovered(transplanted(DAY_100), "0.5", "0.5")) is Truth.YES
    assert window(recovered(transplanted(DAY_101), "0.5", "0.5")) is Truth.NO


def test_it_lasts_until_neutrophils_were_at_half_twice_in_a_row() -> None:
    assert window(transplanted(DAY_101)) is Truth.UNKNOWN
    assert window(recovered(transplanted(DAY_101), "0.5")) is Truth.UNKNOWN
    assert window(recovered(transplanted(DAY_101), "0.5", "0.49", "0.5")) is Truth.UNKNOWN
    assert window(recovered(transplanted(DAY_101), "0.49", "0.5", "0.6")) is Truth.NO


def test_two_results_of_one_draw_are_not_twice() -> None:
    diary = (
        transplanted(DAY_101)
        .count("neutrophils", "3", "2026-01-02T08:00")
        .count("neutrophils", "2", "2026-01-02T08:00")
    )
    assert window(diary) is Truth.UNKNOWN
    assert window(diary.count("neutrophils", "2", "2026-01-03T08:00")) is Truth.NO


def test_a_preliminary_low_count_breaks_the_row() -> None:
    diary = transplanted(DAY_101).count("neutrophils", "1", "2026-01-01").count("neutrophils", "1", "2026-01-03")
    assert window(diary) is Truth.NO
    assert window(diary.count("neutrophils", "0.2", "2026-01-02", status="preliminary")) is Truth.UNKNOWN


def test_two_in_a_row_are_so_by_their_true_order() -> None:
    first, second = "2025-10-26T02:50+02:00", "2025-10-26T02:10+01:00"
    diary = Diary().given(None, "2025-10-01", kind="transplant").count("neutrophils", "1", "2025-10-25")
    low_between = Diary(*diary.records).count("neutrophils", "0.2", first).count("neutrophils", "1", second)
    assert window(low_between) is Truth.UNKNOWN
    low_last = Diary(*diary.records).count("neutrophils", "1", first).count("neutrophils", "0.2", second)
    assert window(low_last) is Truth.NO


def test_a_second_conditioning_opens_it_again() -> None:
    again = recovered(transplanted("2024-01-01"), "4", "4").phase("conditioning", "2026-02-24", "2026-03-02")
    assert window(again) is Truth.YES


def test_a_preliminary_count_shows_no_recovery() -> None:
    diary = transplanted(DAY_101).count("neutrophils", "1", "2026-01-01", status="preliminary")
    assert window(diary.count("neutrophils", "1", "2026-01-02")) is Truth.UNKNOWN


def test_without_a_date_it_is_not_known() -> None:
    assert window(transplanted(None)) is Truth.UNKNOWN


def test_conditioning_that_is_over_opens_it_without_the_transplant_itself() -> None:
    assert window(Diary().phase("conditioning", "2026-02-01", "2026-02-07")) is Truth.YES
    assert window(Diary().phase("conditioning", DAY_101, "2025-12-01")) is Truth.UNKNOWN
    assert window(Diary().phase("conditioning", None, "2026-02-07")) is Truth.UNKNOWN
    assert window(Diary().phase("conditioning", None, "2025-02-07")) is Truth.UNKNOWN
    assert window(recovered(Diary().phase("conditioning", None, "2025-02-07"), "1", "1")) is Truth.NO
    assert window(Diary().phase("conditioning", "2026-04-01", "2026-04-07")) is Truth.NO


def test_the_phase_of_the_transplant_opens_it_too() -> None:
    assert window(Diary().phase("transplant", "2026-01-01", "2026-01-30")) is Truth.YES
