from datetime import date, timedelta

import pytest

from diary.core.records import Symptom
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.reports.content import Choice
from diary.reports.model import Strip
from diary.reports.strip import strip
from tests.reports import diaries
from tests.reports.conftest import Build, MakeSource

FIRST = diaries.FIRST


def _strip(source: MakeSource, digits: dict[str, str]) -> Strip:
    return strip(source(Timeline.of(diaries.logged(FIRST, digits))))


def test_symptoms_come_worst_first_then_by_how_long_they_were_that_bad(source: MakeSource) -> None:
    found = strip(source(diaries.drawn_diary()))
    assert [row.name for row in found.rows] == [
        "Tiredness", "Nosebleed", "Nausea", "Poor appetite", "Tingling or numbness", "Chills", "Mouth sores",
        "Headache",
    ]  # fmt: skip
    assert [(row.worst, row.when) for row in found.rows[:3]] == [
        ("Severe (3)", "3 days, last 12 May"),
        ("Severe (3)", "9 May"),
        ("Moderate (2)", "5 days, last 11 May"),
    ]


def test_each_day_has_its_digit(source: MakeSource) -> None:
    found = strip(source(diaries.drawn_diary()))
    assert "".join(found.rows[0].cells) == diaries.SYMPTOMS["fatigue"]
    assert [day.label for day in found.columns] == ["30", *(str(day) for day in range(1, 15))]
    assert [day.above for day in found.columns[:3]] == ["Apr", "May", ""]


def test_a_day_that_was_not_logged_is_blank_and_none_is_a_zero(source: MakeSource) -> None:
    found = _strip(source, {"nausea": "1 0"})
    assert found.rows[0].cells[:4] == ("1", "", "0", "")


def test_the_worst_of_several_entries_of_a_day_counts(source: MakeSource) -> None:
    entries = [
        Symptom(id=str(severity), when=When(FIRST), symptom="nausea", severity=severity) for severity in (1, 3, 2)
    ]
    assert strip(source(Timeline.of(entries))).rows[0].cells[0] == "3"


def test_present_and_not_rated_ranks_above_all(source: MakeSource) -> None:
    seizure = Symptom(id="s", when=When(FIRST), symptom="seizure")
    worst = next(diaries.logged(FIRST, {"nausea": "4"}))
    found = strip(source(Timeline.of([worst, seizure])))
    assert [(row.name, row.cells[0], row.worst) for row in found.rows] == [
        ("Seizure", "+", "Not rated"),
        ("Nausea", "4", "Very severe (4)"),
    ]
    assert "+ present, not rated" in found.legend


def test_symptoms_only_ever_answered_with_none_are_named_below(source: MakeSource) -> None:
    found = _strip(source, {"nausea": "000", "headache": "0", "fatigue": "1"})
    assert [row.name for row in found.rows] == ["Tiredness"]
    assert found.below == ("Only ever logged as none: headache and nausea.",)


def test_what_page_one_has_no_room_for_is_counted(source: MakeSource) -> None:
    found = _strip(source, {f"own:Symptom {number}": "1" for number in range(12)})
    assert len(found.rows) == 8
    assert found.below == ("And 4 more symptoms: see “Every day”.",)


def test_nothing_logged_is_said(source: MakeSource) -> None:
    assert _strip(source, {}).below == ("No symptoms were logged in these dates.",)


@pytest.mark.parametrize(("days", "columns", "each"), [(31, 31, ""), (32, 5, "7"), (217, 31, "7"), (218, 16, "14")])
def test_long_ranges_are_binned_by_whole_weeks(content: Build, days: int, columns: int, each: str) -> None:
    first = diaries.LAST - timedelta(days=days - 1)
    timeline = Timeline.of(diaries.logged(first, {"nausea": "1" * days}))
    found = content(timeline, (), Choice(first=first, last=diaries.LAST)).first_page.strip
    assert len(found.columns) == len(found.rows[0].cells) == columns
    assert ("a box holds the worst of" in found.legend) == bool(each)
    assert f"of {each} days" in found.legend or not each


def test_a_box_of_a_week_holds_its_worst_day(content: Build) -> None:
    first = date(2026, 1, 1)
    timeline = Timeline.of(diaries.logged(first, {"nausea": "1" * 9 + "4" + "1" * 90}))
    found = content(timeline, (), Choice(first=first, last=first + timedelta(days=99))).first_page.strip
    assert found.rows[0].cells[:3] == ("1", "4", "1")
