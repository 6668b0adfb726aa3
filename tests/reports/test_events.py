from decimal import Decimal

import pytest

from diary.core.records import Treatment
from diary.core.timeline import Timeline
from diary.reports.events import events
from tests.reports import diaries
from tests.reports.conftest import Build, MakeSource


def _said(source: MakeSource, timeline: Timeline) -> list[tuple[str, str]]:
    shown, _ = events(source(timeline))
    return [(event.dates, event.text) for event in shown]


def test_fevers_and_transfusions_stand_with_the_latest_first(source: MakeSource) -> None:
    assert _said(source, diaries.drawn_diary()) == [
        ("14 May", "Fever 38.6 °C. One day at 38.0 or more"),
        ("11 May", "Red cells, 2 units (hemoglobin 7.8 on 11 May)"),
        ("10 May", "Platelets, 1 unit (platelets 18 on 9 May)"),
    ]


def test_days_of_fever_in_a_row_are_one_fever(source: MakeSource) -> None:
    readings = [
        diaries.reading("temperature", f"2026-05-{day}T08:00", value, "Cel")
        for day, value in (("01", "38.0"), ("02", "39.1"), ("04", "38.4"), ("05", "37.9"))
    ]
    assert _said(source, Timeline.of(readings)) == [
        ("4 May", "Fever 38.4 °C. One day at 38.0 or more"),
        ("1 to 2 May", "Fever to 39.1 °C. 2 days at 38.0 or more"),
    ]


def test_fahrenheit_is_compared_exactly(source: MakeSource) -> None:
    hot = diaries.reading("temperature", "2026-05-14T08:00", "100.4", "[degF]")
    almost = diaries.reading("temperature", "2026-05-12T08:00", "100.3", "[degF]")
    assert _said(source, Timeline.of([hot, almost])) == [("14 May", "Fever 100.4 °F. One day at 38.0 or more")]


@pytest.mark.parametrize("drawn", ["2026-05-05T08:00", "2026-05-10T02:00"])
def test_an_old_count_or_a_later_one_is_not_the_one_before(source: MakeSource, drawn: str) -> None:
    given = Treatment(id="t", kind="transfusion", product="platelets", started=diaries.at("2026-05-10T01:00"))
    timeline = Timeline.of([given, *diaries.drawn(drawn, {"platelets": "9"})])
    assert _said(source, timeline) == [("10 May", "Platelets")]


def test_other_products_have_no_count_before(source: MakeSource) -> None:
    given = Treatment(
        id="t", kind="transfusion", product="plasma", units=Decimal("1.5"), started=diaries.at("2026-05-10")
    )
    assert _said(source, Timeline.of([given])) == [("10 May", "Plasma, 1.5 units")]


def test_what_page_one_has_no_room_for_is_counted(content: Build) -> None:
    readings = [diaries.reading("temperature", f"2026-05-{day:02}T08:00", "38.5", "Cel") for day in range(1, 14, 2)]
    page = content(Timeline.of(readings)).first_page
    assert len(page.events) == 4
    assert page.events_below == "And 3 more: see “Every day”."


def test_nothing_is_said(content: Build) -> None:
    page = content(Timeline.of([])).first_page
    assert page.events_below == "None were entered in these dates."
    assert page.treatments_below == "None was entered in these dates."
