from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Doubt, Measurement, Settings
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.trends.readings import ReadingLine, reading_line
from tests.charts import builders as b

TEXTS = b.texts()
DAY = date(2026, 5, 9)


def measured(kind: str, when: str, value: str, unit: str) -> Measurement:
    return Measurement(id=b.new_id(), when=When.parse(when), kind=kind, value=Decimal(value), unit=unit)


def line(kind: str, *records: Measurement | Settings) -> ReadingLine:
    return reading_line(Timeline.of(records), TEXTS, kind, DAY)


def test_a_day_without_a_reading_has_a_dash() -> None:
    found = line("temperature")
    assert (found.name, found.value, found.note, found.taken) == ("Temperature", "–", "", False)
    assert found.said == "Temperature –"


def test_one_temperature_needs_no_note() -> None:
    found = line("temperature", b.temperature("2026-05-09T08:00", "37.1"))
    assert (found.value, found.note, found.fever) == ("37.1 °C", "", False)


def test_the_highest_of_several_is_told_with_its_time() -> None:
    readings = [b.temperature(f"2026-05-09T{at}", value) for at, value in (("08:00", "37.1"), ("21:10", "37.4"))]
    assert line("temperature", *readings).said == "Temperature 37.4 °C, at 21:10, highest of 2"
    timeless = [b.temperature("2026-05-09", value) for value in ("37.1", "37.4")]
    assert line("temperature", *timeless).note == "highest of 2"


@pytest.mark.parametrize(("value", "fever", "note"), [("38.0", True, "at 20:00, fever"), ("37.9", False, "")])
def test_a_fever_begins_on_the_fever_line(value: str, *, fever: bool, note: str) -> None:
    found = line("temperature", b.temperature("2026-05-09T20:00", value))
    assert (found.fever, found.note) == (fever, note)


def test_a_reading_after_a_fever_medicine_says_so() -> None:
    reading = replace(b.temperature("2026-05-09T20:00", "37.2"), after_fever_medicine=True)
    assert line("temperature", reading).note == "after a fever medicine"


def test_the_unit_is_the_diary_s_own() -> None:
    fahrenheit = Settings(id="settings", units=(("temperature", "[degF]"),))
    assert line("temperature", b.temperature("2026-05-09", "37.1"), fahrenheit).value == "98.8 °F"


def test_a_reading_in_doubt_is_shown_as_entered_and_never_as_not_logged() -> None:
    doubtful = replace(b.temperature("2026-05-09T09:00", "101"), doubt=Doubt(why="unit"))
    assert line("temperature", doubtful).said == "Temperature 101 °C, in doubt"
    sure = b.temperature("2026-05-09T08:00", "37.1")
    assert line("temperature", doubtful, sure).said == "Temperature 37.1 °C, 1 more in doubt"


def test_the_last_pulse_of_the_day_is_told() -> None:
    readings = [
        measured("pulse", f"2026-05-09T{at}", value, "/min") for at, value in (("08:00", "90"), ("09:00", "80"))
    ]
    assert line("pulse", *readings).said == "Pulse 80 a minute, at 09:00, last of 2"
    assert not line("pulse", measured("pulse", "2026-05-08", "80", "/min")).taken


@pytest.mark.parametrize(("when", "note"), [("2026-05-08", "1 day old"), ("2026-04-25", "14 days old")])
def test_a_weight_of_the_last_two_weeks_is_told_with_its_age(when: str, note: str) -> None:
    assert line("weight", measured("weight", when, "70.5", "kg")).said == f"Weight 70.5 kg, {note}"
    assert not line("weight", measured("weight", "2026-04-24", "70.5", "kg")).taken


def test_no_endless_decimals_are_told() -> None:
    assert line("weight", measured("weight", "2026-05-09", "76.87863035655793", "kg")).value == "76.9 kg"
    assert line("oxygen-saturation", measured("oxygen-saturation", "2026-05-09", "97", "%")).value == "97%"


def test_the_lowest_oxygen_of_the_day_is_told() -> None:
    readings = [
        measured("oxygen-saturation", f"2026-05-09T{at}", value, "%")
        for at, value in (("08:00", "84"), ("20:00", "97"))
    ]
    assert line("oxygen-saturation", *readings).said == "Oxygen 84%, at 08:00, lowest of 2"
