from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from math import isnan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.charts import readings
from diary.core.records import CareTeam, Doubt, Measurement, Quantity, Settings
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b

VIEW = b.view(date(2026, 5, 1), date(2026, 5, 31))


def test_temperature_takes_the_highest_of_a_day_and_breaks_on_a_missing_one() -> None:
    entered = [
        b.temperature("2026-05-04T08:00", "36.60"), b.temperature("2026-05-04T20:00", "37.40"),
        b.temperature("2026-05-05T08:00", "36.5"), b.temperature("2026-05-07T08:00", "36.7"),
    ]  # fmt: skip
    found = readings.temperature_series(Timeline.of(entered), VIEW)
    assert [high.text for high in found.highs] == ["37.40", "36.5", "36.7"]
    assert [other.text for other in found.others] == ["36.60"]
    assert sum(isnan(y) for y in found.line()[1]) == 1
    assert [high.day for high in found.alone()] == [date(2026, 5, 7)]


@pytest.mark.parametrize(
    ("value", "unit", "fever"),
    [("37.9", "Cel", False), ("38.0", "Cel", True), ("100.3", "[degF]", False), ("100.4", "[degF]", True)],
)
def test_a_fever_begins_at_the_line_itself_in_either_unit(value: str, unit: str, *, fever: bool) -> None:
    found = readings.temperature_series(Timeline.of([b.temperature("2026-05-04", value, unit)]), VIEW)
    assert found.highs[0].fever is fever


def test_a_reading_in_another_unit_is_shown_in_that_of_the_chart() -> None:
    found = readings.temperature_series(Timeline.of([b.temperature("2026-05-04", "100.4", "[degF]")]), VIEW)
    assert found.highs[0].text == "38.0"


def test_an_impossible_temperature_is_kept_apart_with_what_it_may_mean() -> None:
    found = readings.temperature_series(
        Timeline.of([b.temperature("2026-05-04", "101"), b.temperature("2026-05-05", "3.8")]), VIEW
    )
    assert found.highs == ()
    assert [(doubt.text, [round(y, 2) for y in doubt.ys]) for doubt in found.doubtful] == [
        ("101", [38.33]),
        ("3.8", []),
    ]


def test_a_reading_with_a_doubt_is_drawn_at_each_of_its_meanings_that_can_be() -> None:
    meanings = tuple(Quantity(value=Decimal(value), unit=unit) for value, unit in (("99", "Cel"), ("99", "[degF]")))
    doubted = replace(b.temperature("2026-05-04", "99"), doubt=Doubt(why="unit", readings=meanings))
    found = readings.temperature_series(Timeline.of([doubted, b.temperature("2026-05-05", "37.5")]), VIEW)
    assert [round(y, 2) for y in found.doubtful[0].ys] == [37.22]
    assert [high.text for high in found.highs] == ["37.5"]


def test_several_readings_of_a_day_lie_at_their_times() -> None:
    day = date(2026, 5, 4).toordinal()
    found = readings.temperature_series(
        Timeline.of([b.temperature("2026-05-04T06:00", "36.6"), b.temperature("2026-05-04T18:00", "37.4")]), VIEW
    )
    assert [point.x for point in (*found.others, *found.highs)] == [day + 0.25, day + 0.75]


def weight(when: str, value: str, unit: str = "kg") -> Measurement:
    return Measurement(id=b.new_id(), when=When.parse(when), kind="weight", value=Decimal(value), unit=unit)


def test_weights_are_joined_up_to_two_weeks_apart_and_come_from_outside_the_range() -> None:
    records = [
        weight("2026-04-30", "80"),
        weight("2026-05-14", "79"),
        weight("2026-05-29", "78.50"),
        weight("2026-06-01", "7"),
    ]
    found = readings.reading_series(Timeline.of(records), "weight", VIEW)
    assert [point.text for point in found.points] == ["80", "79", "78.50"]
    assert [point.text for point in found.shown] == ["79", "78.50"]
    assert [isnan(y) for y in found.line()[1]] == [False, False, True, False]
    assert found.doubtful == ()


def test_weights_show_in_the_unit_of_the_diary() -> None:
    records = [
        weight("2026-05-04", "80"),
        weight("2026-05-05", "2"),
        Settings(id="settings", units=(("weight", "[lb_av]"),)),
    ]
    found = readings.reading_series(Timeline.of(records), "weight", VIEW)
    assert (found.unit, [point.text for point in found.shown]) == ("[lb_av]", ["176.4"])
    assert [doubt.day for doubt in found.doubtful] == [date(2026, 5, 5)]


@given(st.lists(st.tuples(st.integers(0, 40), st.sampled_from(["36.6", "37.2", "38.4", "3"])), max_size=40))
def test_every_reading_is_a_high_another_or_in_doubt_and_each_day_has_one_high(entered: list[tuple[int, str]]) -> None:
    start = date(2026, 5, 1) - timedelta(days=4)
    records = [b.temperature(str(start + timedelta(days=offset)), value) for offset, value in entered]
    found = readings.temperature_series(Timeline.of(records), VIEW)
    inside = [value for offset, value in entered if 4 <= offset <= 34]
    assert len(found.highs) + len(found.others) + len(found.doubtful) == len(inside)
    days = [high.day for high in found.highs]
    assert days == sorted(set(days))
    assert all(other.y <= high.y for high in found.highs for other in found.others if other.day == high.day)
    assert len(found.fevers) == sum(high.text == "38.4" for high in found.highs)


def test_a_reading_at_midnight_belongs_to_the_day_that_it_begins() -> None:
    entered = [
        Measurement(id=b.new_id(), when=When.parse(f"2026-{day}T00:00"), kind="pulse", value=Decimal(80), unit="/min")
        for day in ("05-01", "06-01")
    ]
    found = readings.reading_series(Timeline.of(entered), "pulse", VIEW)
    assert [len(found.shown), len(found.points)] == [1, 2]


def fever_line(set_at: str, card: str | None = None) -> readings.FeverLine:
    team = CareTeam(
        id="care_team", fever_at=Quantity(value=Decimal(set_at), unit="Cel"), source="clinic card",
        fever_card=Quantity(value=Decimal(card), unit="Cel") if card else None,
    )  # fmt: skip
    return readings.fever_line(Timeline.of([team]))


@pytest.mark.parametrize("set_at", ["37", "37.8", "38.0"])
def test_the_fever_line_is_the_persons_own_within_the_law(set_at: str) -> None:
    assert fever_line(set_at) == readings.FeverLine(value=Decimal(set_at), own=True, source="clinic card")


@pytest.mark.parametrize(
    ("set_at", "card", "line", "said"),
    [("38.3", None, "38", "38.3"), ("36.9", None, "37", "36.9"), ("38.0", "38.3", "38", "38.3")],
)
def test_a_line_that_the_clinic_did_not_set_is_not_said_to_be_its_own(
    set_at: str, card: str | None, line: str, said: str
) -> None:
    found = fever_line(set_at, card)
    assert (found.value, found.own, found.source) == (Decimal(line), False, "")
    assert found.card is not None
    assert found.card.value == Decimal(said)


def test_without_one_the_fever_line_is_the_diarys() -> None:
    assert readings.fever_line(Timeline.of([])) == readings.FeverLine(value=Decimal(38), own=False)
