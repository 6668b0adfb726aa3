"""Low, not low, or not known: what a count says beside a symptom (law 4)."""

from datetime import datetime
from typing import Any

import pytest

from diary.core.truth import Truth
from diary.signs.answers import Answer
from tests.signs.cases import DAY, NOON, Diary, condition, shown

LOW = {"low": "platelets", "below": "20"}
NEUTROPHILS = {"low": "neutrophils", "below": "1.0", "or_else": {"low": "white-cells", "below": "2.0"}}


def answer(diary: Diary, **data: object) -> Answer:
    return condition(**data).answer(diary.day(DAY), NOON)


def truth(diary: Diary, **data: object) -> Truth:
    return answer(diary, **(data or LOW)).truth


def gap(diary: Diary, **data: object) -> str:
    (message,) = answer(diary, **(data or LOW)).not_known
    return shown(message)


@pytest.mark.parametrize(("value", "low"), [("19.9", Truth.YES), ("20", Truth.NO)])
def test_below_the_limit_is_low(value: str, low: Truth) -> None:
    assert truth(Diary().count("platelets", value)) is low


def test_no_count_at_all_is_not_known() -> None:
    assert truth(Diary()) is Truth.UNKNOWN
    assert gap(Diary()) == "a count of platelets: none is on file"


def test_a_low_count_stays_low_however_old() -> None:
    assert truth(Diary().count("platelets", "18", "2024-01-01")) is Truth.YES


def test_one_that_is_not_low_expires() -> None:
    assert truth(Diary().count("platelets", "60", "2026-03-01T12:00")) is Truth.NO
    old = Diary().count("platelets", "60", "2026-03-01T11:59")
    assert truth(old) is Truth.UNKNOWN
    assert gap(old) == "a newer count of platelets: the last one, 1 Mar, 11:59, was 3 days ago"


def test_one_before_a_dose_says_nothing() -> None:
    diary = Diary().count("platelets", "60").given("vincristine", "2026-03-03T10:00")
    assert gap(diary) == "a newer count of platelets: the last one, 3 Mar, 08:00, was before vincristine"


def test_a_low_one_of_the_fourteen_days_before_stands_against_a_good_one() -> None:
    good = Diary().count("platelets", "60")
    assert truth(Diary(*good.records).count("platelets", "18", "2026-02-18T08:00")) is Truth.YES
    assert truth(Diary(*good.records).count("platelets", "18", "2026-02-17T23:00")) is Truth.NO


def test_a_bound_that_leaves_it_open_is_not_known() -> None:
    assert gap(Diary().count("platelets", "30", comparator="<")) == "the exact count of platelets"


def test_a_doubtful_count_is_low_if_it_may_be_and_never_good() -> None:
    may_be = {"why": "", "readings": [{"value": "18", "unit": "10*9/L"}, {"value": "180", "unit": "10*9/L"}]}
    low = answer(Diary().count("platelets", "180", doubt=may_be), **LOW)
    assert low.truth is Truth.YES
    assert [shown(message) for message in low.not_known] == ["whether the count of platelets is right as entered"]
    assert gap(Diary().count("platelets", "150", unit="/uL")) == "a count of platelets that can be read"


def test_a_preliminary_count_can_be_low_but_not_good() -> None:
    assert truth(Diary().count("platelets", "18", status="preliminary")) is Truth.YES
    assert truth(Diary().count("platelets", "60", status="preliminary")) is Truth.UNKNOWN
    kept = Diary().count("platelets", "18", "2026-02-01").count("platelets", "60", status="preliminary")
    assert truth(kept) is Truth.YES


def test_two_counts_of_one_minute_are_as_low_as_the_lower() -> None:
    assert truth(Diary().count("platelets", "18").count("platelets", "180")) is Truth.YES


def test_a_count_later_that_day_may_raise_and_never_lowers() -> None:
    later = "2026-03-04T18:00"
    good = Diary().count("platelets", "60", "2026-03-04T08:00")
    assert truth(Diary().count("platelets", "18", later)) is Truth.YES
    assert truth(Diary(*good.records).count("platelets", "18", later)) is Truth.YES
    assert truth(Diary(*good.records).count("platelets", "30", later, comparator="<")) is Truth.UNKNOWN
    assert truth(Diary(*good.records).count("platelets", "150", later, unit="/uL")) is Truth.UNKNOWN
    assert truth(Diary(*good.records).count("platelets", "60", later)) is Truth.NO
    assert truth(Diary().count("platelets", "60", later)) is Truth.UNKNOWN
    assert truth(Diary().count("platelets", "18", "2026-03-05T08:00")) is Truth.UNKNOWN


def test_the_count_that_decides_is_shown_with_what_was_given_since() -> None:
    diary = Diary().count("platelets", "18").given(None, "2026-03-03T15:00", kind="transfusion", product="platelets")
    assert [shown(piece.text) for piece in answer(diary, **LOW).evidence] == [
        "Platelets 18 ×10⁹/L, 3 Mar, 08:00, 1 day ago",
        "Transfusion, 3 Mar, 15:00",
    ]


def test_a_transfusion_of_something_else_is_not_shown() -> None:
    diary = Diary().count("platelets", "18").given(None, "2026-03-03T15:00", kind="transfusion", product="red-cells")
    assert len(answer(diary, **LOW).evidence) == 1
    assert len(answer(Diary().count("calcium", "1.5", unit="mmol/L"), low="calcium", below="2").evidence) == 1


def test_white_cells_stand_in_where_neutrophils_were_not_measured() -> None:
    assert truth(Diary().count("white-cells", "1.9"), **NEUTROPHILS) is Truth.YES
    assert truth(Diary().count("white-cells", "3.9", low="4.0", high="11"), **NEUTROPHILS) is Truth.YES
    assert truth(Diary().count("white-cells", "4.0", low="4.0", high="11"), **NEUTROPHILS) is Truth.UNKNOWN
    assert truth(Diary().count("white-cells", "9.0"), **NEUTROPHILS) is Truth.UNKNOWN


def test_neutrophils_decide_where_they_were_measured() -> None:
    same_draw = Diary().count("white-cells", "1.9", "2026-03-03T08:00").count("neutrophils", "1.2", "2026-03-03T08:00")
    assert truth(same_draw, **NEUTROPHILS) is Truth.NO
    low = Diary().count("neutrophils", "0.5", "2026-02-01").count("white-cells", "9.0")
    assert truth(low, **NEUTROPHILS) is Truth.YES


def test_newer_white_cells_that_are_low_stand_against_older_neutrophils() -> None:
    diary = Diary().count("neutrophils", "3.0", "2026-03-02T08:00").count("white-cells", "1.5", "2026-03-03T08:00")
    assert truth(diary, **NEUTROPHILS) is Truth.YES


def test_low_white_cells_of_the_days_before_stand_against_good_neutrophils() -> None:
    good = Diary().count("neutrophils", "3.0")
    assert truth(Diary(*good.records).count("white-cells", "1.5", "2026-02-18T08:00"), **NEUTROPHILS) is Truth.YES
    assert truth(Diary(*good.records).count("white-cells", "1.5", "2026-02-17T08:00"), **NEUTROPHILS) is Truth.NO


def test_white_cells_and_neutrophils_of_an_hour_that_comes_twice_are_of_two_draws() -> None:
    first, second = "2026-03-03T02:30+02:00", "2026-03-03T02:30+01:00"
    for white, other in ((first, second), (second, first)):
        diary = Diary().count("white-cells", "1.5", white).count("neutrophils", "3.0", other)
        assert truth(diary, **NEUTROPHILS) is Truth.YES
    same = Diary().count("white-cells", "1.5", first).count("neutrophils", "3.0", first)
    assert truth(same, **NEUTROPHILS) is Truth.NO


def test_newer_is_by_the_true_instants_where_both_are_known() -> None:
    def stands(white: str, other: str) -> Truth:
        diary = Diary().count("white-cells", "1.5", white).count("neutrophils", "3.0", other)
        return condition(**NEUTROPHILS).answer(diary.day(), datetime(2026, 3, 4, 12)).truth

    assert stands("2025-10-26T02:10+01:00", "2025-10-26T02:50+02:00") is Truth.YES
    assert stands("2025-10-26T02:50+02:00", "2025-10-26T02:10+01:00") is Truth.UNKNOWN


def test_white_cells_later_that_day_may_raise_too() -> None:
    diary = Diary().count("neutrophils", "3.0", "2026-03-04T08:00").count("white-cells", "1.5", "2026-03-04T18:00")
    assert truth(diary, **NEUTROPHILS) is Truth.YES
    both = Diary().count("neutrophils", "3.0", "2026-03-04T08:00").count("white-cells", "1.5", "2026-03-04T18:00")
    both.count("neutrophils", "1.1", "2026-03-04T18:00")
    assert truth(both, **NEUTROPHILS) is Truth.NO


def test_neutrophils_that_are_not_firm_hide_no_white_cells() -> None:
    kinds: tuple[dict[str, Any], ...] = ({"status": "preliminary"}, {"doubt": {"why": "smudged"}})
    for more in kinds:
        diary = Diary().count("white-cells", "1.5").count("neutrophils", "1.4", **more)
        assert truth(diary, **NEUTROPHILS) is Truth.YES


def test_a_bound_that_leaves_it_open_keeps_the_last_known_low() -> None:
    low = Diary().count("platelets", "18", "2025-01-01")
    assert truth(Diary(*low.records).count("platelets", "10", comparator=">")) is Truth.YES
    good = Diary(*low.records).count("platelets", "40", "2025-02-01")
    assert truth(good.count("platelets", "10", comparator=">")) is Truth.UNKNOWN
    between = Diary(*low.records).count("platelets", "40", "2025-02-01", status="preliminary")
    assert truth(between.count("platelets", "10", comparator=">")) is Truth.YES


def test_a_count_of_that_day_without_a_time_may_raise_and_never_lowers() -> None:
    assert truth(Diary().count("platelets", "60", "2026-03-04")) is Truth.UNKNOWN
    assert truth(Diary().count("platelets", "18", "2026-03-04")) is Truth.YES
    assert truth(Diary().count("platelets", "60").count("platelets", "60", "2026-03-04")) is Truth.NO


@pytest.mark.parametrize(
    ("value", "low", "truth"), [("3.55", "3.6", Truth.YES), ("3.6", "3.6", Truth.NO), ("3.55", None, Truth.NO)]
)
def test_the_reports_own_limit_may_count_too(value: str, low: str | None, truth: Truth) -> None:
    diary = Diary().count("potassium", value, unit="mmol/L", low=low)
    asked = condition(low="potassium", below="3.5", own_limit=True)
    assert asked.answer(diary.day(), NOON).truth is truth
