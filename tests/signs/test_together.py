"""Draws of one time, read as one."""

import pytest

from diary.signs.together import neutrophils_together
from tests.signs.cases import Diary


def together(diary: Diary) -> list[str]:
    return [str(count.readings[0]) for count in neutrophils_together(diary.timeline())]


@pytest.mark.parametrize("at", ["2026-03-03T08:00", "2026-03-03"])
def test_white_cells_and_percent_of_two_draws_give_neutrophils(at: str) -> None:
    diary = Diary().count("white-cells", "3.0", at).count("neutrophils-percent", "10", at, unit="%")
    assert together(diary) == ["0.3"]


def test_draws_of_different_times_do_not() -> None:
    for at in ("2026-03-03T08:01", "2026-03-03", "2026-03-02T08:00"):
        assert together(Diary().count("white-cells", "3.0").count("neutrophils-percent", "10", at, unit="%")) == []


def test_no_more_neutrophils_than_white_cells() -> None:
    assert together(Diary().count("neutrophils", "5").count("white-cells", "0.8")) == ["0.8"]
    assert together(Diary().count("neutrophils", "0.5").count("white-cells", "0.8")) == []


def test_what_they_say_together_reassures_nobody() -> None:
    diary = Diary().count("white-cells", "5").count("neutrophils-percent", "80", unit="%")
    assert [count.provisional for count in neutrophils_together(diary.timeline())] == [True]


def test_of_two_results_the_lowest_counts() -> None:
    for first, second in (("0.8", "4"), ("4", "0.8")):
        diary = Diary().count("white-cells", first).count("white-cells", second).count("neutrophils", "5")
        assert together(diary) == ["0.8"]


def test_spinal_fluid_and_draws_without_results_are_left_out() -> None:
    assert together(Diary().count("white-cells", "0.1", specimen="csf").count("neutrophils", "5")) == []
    assert together(Diary().add("counts", collected_at="2026-03-03T08:00").count("neutrophils", "5")) == []


def test_draws_of_an_hour_that_comes_twice_are_of_two_times() -> None:
    first, second = "2025-10-26T02:30+02:00", "2025-10-26T02:30+01:00"
    for other, found in ((second, []), (first, ["0.3"])):
        diary = Diary().count("white-cells", "3.0", first).count("neutrophils-percent", "10", other, unit="%")
        assert together(diary) == found
