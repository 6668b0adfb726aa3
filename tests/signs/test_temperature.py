"""Fever: the line, readings against it, and a fever that was felt (laws 6 and 13)."""

from decimal import Decimal

import pytest

from diary.core.records import Quantity
from diary.signs.temperature import fahrenheit, fever_line
from tests.signs.cases import Diary, condition, shown

AT = "2026-03-04T14:30"


def line(value: str, unit: str = "Cel") -> Quantity:
    return fever_line(Diary().add("care_team", fever_at={"value": value, "unit": unit}).timeline())


def felt(diary: Diary) -> str | None:
    """Which of the two conditions a fever that was felt meets."""
    met = [word for word in ("felt", "felt-but-below") if condition(fever=word).find(diary.day()).findings]
    assert len(met) < 2
    return met[0] if met else None


def gaps(diary: Diary) -> list[str]:
    (finding,) = condition(fever="felt").find(diary.day()).findings
    return [shown(gap) for gap in finding.not_known]


def pattern(diary: Diary) -> bool:
    return bool(condition(fever="pattern").find(diary.day()).findings)


@pytest.mark.parametrize(
    ("celsius", "degrees"),
    [("36.0", "96.8"), ("37.5", "99.5"), ("38.0", "100.4"), ("38.3", "100.94"), ("38.5", "101.3")],
)
def test_celsius_becomes_fahrenheit_exactly(celsius: str, degrees: str) -> None:
    assert fahrenheit(Decimal(celsius), "Cel") == Decimal(degrees)
    assert fahrenheit(Decimal(degrees), "[degF]") == Decimal(degrees)


def test_the_line_is_38_unless_a_lower_one_is_on_file() -> None:
    assert fever_line(Diary().timeline()).value == 38
    assert line("37.5").value == Decimal("37.5")
    assert line("99.5", "[degF]") == Quantity(value=Decimal("99.5"), unit="[degF]")
    assert line("38.0").value == 38
    assert line("38.3").value == 38
    assert line("101", "[degF]").value == 38
    assert line("37.0").value == 37
    assert line("36.9").value == 37


@pytest.mark.parametrize(
    ("value", "unit", "fever"),
    [
        ("37.9", "Cel", False),
        ("38.0", "Cel", True),
        ("100.3", "[degF]", False),
        ("100.4", "[degF]", True),
        ("38", "[degF]", True),
        ("101", "Cel", True),
        ("98", "Cel", False),
    ],
)
def test_a_reading_is_compared_in_the_unit_it_was_entered_in(value: str, unit: str, *, fever: bool) -> None:
    assert bool(condition(fever="measured").find(Diary().temperature(value, unit=unit).day()).findings) is fever


def test_a_fever_whose_unit_is_in_doubt_counts_if_it_is_right() -> None:
    (finding,) = condition(fever="measured").find(Diary().temperature("101").day()).findings
    assert [shown(gap) for gap in finding.not_known] == ["whether the reading of temperature is right as entered"]


def test_a_reading_that_nobody_can_read_is_missing() -> None:
    found = condition(fever="measured").find(Diary().temperature("380").day())
    assert not found.findings
    assert [shown(message) for message in found.missing] == ["a reading of temperature that can be read"]


def test_felt_without_a_reading_is_a_fever_of_which_the_reading_is_not_known() -> None:
    diary = Diary().symptom("feverish", when=AT)
    assert felt(diary) == "felt"
    assert gaps(diary) == ["a temperature reading from when you felt feverish"]


@pytest.mark.parametrize(
    ("when", "met"),
    [
        ("2026-03-04T14:00", "felt-but-below"),
        ("2026-03-04T13:59", "felt"),
        ("2026-03-04T16:30", "felt-but-below"),
        ("2026-03-04T16:31", "felt"),
        ("2026-03-04", "felt"),
        ("2026-03-03T23:00", "felt"),
    ],
)
def test_a_reading_below_the_line_speaks_against_it_only_from_about_that_time(when: str, met: str) -> None:
    assert felt(Diary().symptom("feverish", when=AT).temperature("37.9", when, masked=False)) == met


def test_felt_without_a_time_is_spoken_against_by_no_reading() -> None:
    assert felt(Diary().symptom("feverish").temperature("37.9", AT, masked=False)) == "felt"
    assert felt(Diary().symptom("feverish").temperature("37.9", masked=False)) == "felt"


def test_a_reading_at_the_line_confirms_it_and_leaves_nothing_open() -> None:
    diary = Diary().symptom("feverish", when=AT).temperature("37.0", AT, masked=False).temperature("38.0", AT)
    assert felt(diary) == "felt"
    assert gaps(diary) == []


def test_a_reading_after_a_fever_medicine_does_not_speak_against_it() -> None:
    diary = Diary().symptom("feverish", when=AT).temperature("37.0", AT, masked=True)
    assert felt(diary) == "felt"
    assert gaps(diary) == []


def test_where_it_is_not_known_whether_it_followed_one_it_does_not_either() -> None:
    diary = Diary().symptom("feverish", when=AT).temperature("37.0", AT)
    assert felt(diary) == "felt"
    assert gaps(diary) == ["whether the reading followed a fever medicine"]


def test_one_masked_reading_among_others_is_enough() -> None:
    diary = Diary().symptom("feverish", when=AT).temperature("37.0", AT, masked=False)
    assert felt(diary.temperature("36.8", "2026-03-04T16:00", masked=True)) == "felt"


def masked_by(diary: Diary) -> bool:
    return felt(Diary(*diary.records).symptom("feverish", when=AT).temperature("37.0", AT, masked=False)) == "felt"


def test_a_running_steroid_hides_a_fever() -> None:
    assert masked_by(Diary().course("prednisone", "2026-03-01"))
    assert masked_by(Diary().course("dexamethasone"))
    assert masked_by(Diary().course("prednisone", "2026-03-01", "2026-03-04"))
    assert not masked_by(Diary().course("prednisone", "2026-03-01", "2026-03-03"))
    assert not masked_by(Diary().course("prednisone", "2026-03-05"))


def test_a_dose_of_a_steroid_hides_a_fever_to_the_end_of_the_next_day() -> None:
    assert masked_by(Diary().given("dexamethasone", "2026-03-03T08:00", kind="oral-dose"))
    assert not masked_by(Diary().given("dexamethasone", "2026-03-02T08:00", kind="oral-dose"))
    assert masked_by(Diary().given("dexamethasone", None, kind="oral-dose"))


def test_a_dose_of_a_fever_medicine_hides_a_fever_for_eight_hours() -> None:
    assert masked_by(Diary().given("acetaminophen", "2026-03-04T06:30", kind="oral-dose"))
    assert not masked_by(Diary().given("acetaminophen", "2026-03-04T06:29", kind="oral-dose"))
    assert not masked_by(Diary().given("acetaminophen", "2026-03-04T15:00", kind="oral-dose"))
    assert masked_by(Diary().given("acetaminophen", "2026-03-04T06:30", kind="injection"))
    assert not masked_by(Diary().given("acetaminophen", "2026-03-04T06:29", kind="injection"))


@pytest.mark.parametrize("medicine", ["acetaminophen", "ibuprofen", "aspirin"])
def test_a_fever_medicine_taken_as_a_course_hides_a_fever_while_it_runs(medicine: str) -> None:
    assert masked_by(Diary().course(medicine, "2026-03-01"))
    assert masked_by(Diary().course(medicine))
    assert masked_by(Diary().course(medicine, "2026-03-01", "2026-03-04"))
    assert not masked_by(Diary().course(medicine, "2026-03-01", "2026-03-03"))
    assert not masked_by(Diary().course(medicine, "2026-03-05"))


def test_what_hid_it_is_shown() -> None:
    diary = Diary().course("prednisone", "2026-03-01").symptom("feverish", when=AT).temperature("37.0", AT)
    (finding,) = condition(fever="felt").find(diary.day()).findings
    assert {piece.kind for piece in finding.evidence} == {"symptom", "measurement", "medicine"}


def test_a_doubtful_reading_does_not_speak_against_it() -> None:
    assert felt(Diary().symptom("feverish", when=AT).temperature("98", AT, masked=False)) == "felt"


@pytest.mark.parametrize(
    ("value", "unit", "met"),
    [("38.3", "Cel", True), ("38.2", "Cel", False), ("100.9", "[degF]", True), ("100.8", "[degF]", False)],
)
def test_one_high_reading_makes_the_pattern(value: str, unit: str, *, met: bool) -> None:
    assert pattern(Diary().temperature(value, unit=unit)) is met


@pytest.mark.parametrize(("second", "met"), [("15:29", False), ("15:30", True)])
def test_two_readings_an_hour_apart_make_it(second: str, *, met: bool) -> None:
    assert pattern(Diary().temperature("38.0", AT).temperature("38.1", f"2026-03-04T{second}")) is met


def test_one_below_between_them_breaks_it() -> None:
    diary = (
        Diary().temperature("38.0", AT).temperature("37.9", "2026-03-04T15:00").temperature("38.0", "2026-03-04T16:00")
    )
    assert not pattern(diary)


def test_the_first_of_them_may_be_of_the_day_before() -> None:
    assert pattern(Diary().temperature("38.0", "2026-03-03T23:30").temperature("38.0", "2026-03-04T00:30"))
    assert not pattern(Diary().temperature("38.0", "2026-03-03T20:30").temperature("38.0", "2026-03-03T23:30"))


def test_readings_without_times_make_no_hour() -> None:
    assert not pattern(Diary().temperature("38.0").temperature("38.1").reading("weight", "70", "kg", "2026-03-03"))
