"""Counts in order, and which of them stand."""

from datetime import datetime

from diary.signs.draws import Draws, replaces
from tests.signs.cases import NOON, Diary


def draws(diary: Diary) -> Draws:
    return diary.facts().draws("platelets")


def values(counts: object) -> list[str]:
    return [str(count.result.value) for count in counts]  # type: ignore[attr-defined]


def test_the_last_firm_count_stands_with_those_of_its_minute() -> None:
    diary = Diary().count("platelets", "10", "2026-03-01T08:00").count("platelets", "50", "2026-03-02T08:00")
    diary.count("platelets", "18", "2026-03-02T08:00")
    assert values(draws(diary).standing(NOON)) == ["50", "18"]
    assert values(draws(diary).standing(datetime(2026, 3, 2, 7, 59))) == ["10"]
    assert values(draws(diary).standing(datetime(2026, 3, 1, 7, 59))) == []


def test_what_is_preliminary_or_in_doubt_or_of_an_unnamed_specimen_replaces_nothing() -> None:
    diary = Diary().count("platelets", "10", "2026-03-01T08:00")
    diary.count("platelets", "50", "2026-03-02T08:00", status="preliminary")
    diary.count("platelets", "60", "2026-03-02T09:00", specimen="unknown")
    diary.count("platelets", "150", "2026-03-02T10:00", unit="/uL")
    assert values(draws(diary).standing(NOON)) == ["10", "50", "60", "150"]
    assert values(count for count, firm in draws(diary).backwards(NOON) if firm) == ["10"]


def test_where_nothing_is_firm_all_of_it_stands() -> None:
    assert values(draws(Diary().count("platelets", "10", status="preliminary")).standing(NOON)) == ["10"]


def test_counts_between_and_on() -> None:
    diary = Diary().count("platelets", "10", "2026-03-01T08:00").count("platelets", "20", "2026-03-02")
    first, second = datetime(2026, 3, 1, 8), datetime(2026, 3, 2)
    assert values(draws(diary).between(first, second)) == ["20"]
    assert values(draws(diary).on(first, second)) == ["10", "20"]


def test_withdrawn_results_and_other_specimens_are_none() -> None:
    diary = Diary().count("platelets", "10", status="entered-in-error").count("platelets", "10", specimen="csf")
    assert draws(diary).counts == ()


def test_a_count_without_a_time_stands_beside_a_later_one_of_its_day() -> None:
    diary = Diary().count("platelets", "10", "2026-03-02").count("platelets", "50", "2026-03-03")
    diary.count("platelets", "60", "2026-03-03T06:00").count("platelets", "70", "2026-03-03T08:00")
    assert values(draws(diary).standing(NOON)) == ["50", "70"]


def test_and_does_not_stand_before_its_day_is_over() -> None:
    diary = Diary().count("platelets", "10", "2026-03-03").count("platelets", "50", "2026-03-04")
    assert values(draws(diary).standing(NOON)) == ["10"]
    assert values(draws(diary).later(NOON, NOON)) == ["50"]
    diary.count("platelets", "60", "2026-03-04T08:00").count("platelets", "70", "2026-03-04T13:00")
    assert values(draws(diary).standing(NOON)) == ["60"]
    assert values(draws(diary).later(NOON, datetime(2026, 3, 4, 14))) == ["50", "70"]


def test_neutrophils_that_are_only_white_cells_as_a_ceiling_replace_none() -> None:
    diary = Diary().count("white-cells", "1.5", "2026-03-03T08:00")
    diary.add("results", panel=diary.records[0].id, analyte="neutrophils", value="5000", unit="10*9/L")
    timeline = diary.timeline()
    (white,) = timeline.counts("white-cells")
    assert [replaces(count, white) for count in timeline.counts("neutrophils")] == [False, False]
    (stated,) = Diary().count("neutrophils", "1.2").timeline().counts("neutrophils")
    assert replaces(stated, white)
