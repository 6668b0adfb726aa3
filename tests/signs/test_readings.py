"""Conditions on measurements."""

import pytest

from tests.signs.cases import Diary, condition, shown


def fires(diary: Diary, **data: object) -> bool:
    return bool(condition(**data).find(diary.day()).findings)


@pytest.mark.parametrize(("value", "met"), [("91.9", True), ("92", False)])
def test_below_is_below(value: str, *, met: bool) -> None:
    assert fires(Diary().reading("oxygen-saturation", value, "%"), reading="oxygen-saturation", below="92") is met


@pytest.mark.parametrize(("value", "met"), [("120", False), ("121", True)])
def test_above_is_above(value: str, *, met: bool) -> None:
    assert fires(Diary().reading("pulse", value, "/min"), reading="pulse", above="120") is met


def test_without_a_limit_every_reading_counts_and_a_fever_medicine_can_be_asked_for() -> None:
    assert fires(Diary().temperature("36.8"), reading="temperature")
    assert not fires(Diary().reading("pulse", "70", "/min"), reading="temperature")
    for masked in (True, False, None):
        reading = Diary().temperature("36.8", masked=masked)
        assert fires(reading, reading="temperature", after_fever_medicine=True) is bool(masked)


@pytest.mark.parametrize(("value", "met"), [("100", True), ("101", False)])
def test_a_drop_is_measured_from_the_median_of_the_seven_days_before(value: str, *, met: bool) -> None:
    diary = Diary().reading("systolic", "90", "mm[Hg]", "2026-02-24").reading("diastolic", "70", "mm[Hg]", "2026-02-25")
    for day, usual in zip(("25", "26", "27"), ("120", "130", "170"), strict=True):
        diary.reading("systolic", usual, "mm[Hg]", f"2026-02-{day}")
    diary.reading("systolic", value, "mm[Hg]")
    assert fires(diary, reading="systolic", drop="30") is met


def test_without_earlier_pressures_there_is_no_drop() -> None:
    assert not fires(Diary().reading("systolic", "95", "mm[Hg]"), reading="systolic", below="90", drop="30")


def test_a_doubtful_reading_counts_as_what_it_may_be_and_says_so() -> None:
    doubt = {
        "why": "typed",
        "readings": [{"value": "88", "unit": "%"}, {"value": "98", "unit": "%"}, {"value": "9", "unit": "g"}],
    }
    diary = Diary().reading("oxygen-saturation", "8898", "%", doubt=doubt)
    (finding,) = condition(reading="oxygen-saturation", below="92").find(diary.day()).findings
    assert [shown(gap) for gap in finding.not_known] == ["whether the reading of oxygen is right as entered"]


def test_the_value_as_entered_is_tried_too_where_it_is_plausible() -> None:
    doubt = {"why": "typed", "readings": [{"value": "98", "unit": "%"}]}
    assert fires(Diary().reading("oxygen-saturation", "88", "%", doubt=doubt), reading="oxygen-saturation", below="92")


def test_a_doubt_without_readings_keeps_the_value_in_doubt() -> None:
    diary = Diary().reading("oxygen-saturation", "88", "%", doubt={"why": "cold fingers"})
    (finding,) = condition(reading="oxygen-saturation", below="92").find(diary.day()).findings
    assert finding.not_known


def test_what_nothing_makes_plausible_is_missing() -> None:
    found = condition(reading="oxygen-saturation", below="92").find(
        Diary().reading("oxygen-saturation", "8898", "%").day()
    )
    assert not found.findings
    assert [shown(message) for message in found.missing] == ["a reading of oxygen that can be read"]


def test_a_reading_after_a_fever_medicine_can_be_asked_for() -> None:
    asked = {"reading": "temperature", "after_fever_medicine": True}
    assert fires(Diary().temperature("36.6", masked=True), **asked)
    assert not fires(Diary().temperature("36.6", masked=False), **asked)
    assert not fires(Diary().temperature("36.6"), **asked)


@pytest.mark.parametrize(("value", "met"), [("76", True), ("76.1", False)])
def test_weight_lost_is_compared_with_the_highest_of_ninety_days(value: str, *, met: bool) -> None:
    diary = Diary().reading("weight", "90", "kg", "2025-12-03").reading("weight", "80", "kg", "2025-12-04")
    diary.reading("weight", "70", "kg", "2026-02-04").reading("weight", value, "kg")
    assert fires(diary, weight="lost", percent="5") is met


@pytest.mark.parametrize(("value", "met"), [("84", True), ("83.9", False)])
def test_weight_gained_is_compared_with_the_lowest_of_twenty_one_days(value: str, *, met: bool) -> None:
    diary = Diary().reading("weight", "70", "kg", "2026-02-10").reading("weight", "80", "kg", "2026-02-11")
    diary.reading("weight", value, "kg")
    assert fires(diary, weight="gained", percent="5") is met


def test_pounds_and_kilograms_are_compared() -> None:
    diary = Diary().reading("weight", "80", "kg", "2026-03-01").reading("weight", "185.2", "[lb_av]")
    assert fires(diary, weight="gained", percent="5")


def test_the_first_weight_is_compared_with_nothing() -> None:
    assert not fires(Diary().reading("weight", "60", "kg"), weight="lost", percent="5")


def test_a_weight_that_cannot_be_read_is_missing() -> None:
    found = condition(weight="lost", percent="5").find(Diary().reading("weight", "9000", "kg").day())
    assert found.missing
