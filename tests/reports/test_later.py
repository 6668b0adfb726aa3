"""Entries made or changed after the fact are marked, quietly; what came out of a file is not."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from diary.core.records import Check, Day, Measurement, Panel, Record, Result, Symptom
from diary.core.timeline import Timeline
from diary.reports import alarms, blood, later, sheet
from diary.reports.model import DayRow
from tests.reports import diaries
from tests.reports.conftest import MakeSource

DAY = date(2026, 5, 6)


def changed(record: Record, when: datetime, by: str | None = "Maria") -> Record:
    """The record as someone left it then."""
    return replace(record, changed_at=when, changed_by=by)


def after(days: int, hour: int = 12) -> datetime:
    """So many days after the day, in UTC."""
    return datetime(DAY.year, DAY.month, DAY.day, hour, tzinfo=UTC) + timedelta(days=days)


def nausea(severity: int = 2, name: str = "nausea") -> Symptom:
    return Symptom(id=name, when=diaries.at(f"{DAY}T14:00"), symptom=name, severity=severity)


def row(source: MakeSource, *records: Record) -> DayRow:
    """The row of the day."""
    rows = {found.day.rstrip(later.MARK): found for found in sheet.days(source(Timeline.of(records)))}
    return rows["Wed 6 May"]


@pytest.mark.parametrize(("days", "told"), [(0, ""), (1, ""), (2, "† 8 May"), (300, "† 2 Mar 2027")])
def test_an_entry_more_than_a_day_after_its_day_is_marked(source: MakeSource, days: int, told: str) -> None:
    found = row(source, changed(nausea(), after(days)), nausea(1, "headache"))
    assert found.later == told
    assert ("Nausea 2 (14:00)†" in found.symptoms) == bool(told)
    assert "Headache 1 (14:00)†" not in found.symptoms


def test_without_a_time_or_a_name_of_the_change_nothing_is_marked(source: MakeSource) -> None:
    assert row(source, nausea()).later == ""
    assert row(source, changed(nausea(), after(30), by=None)).later == ""


def test_a_day_entered_as_a_whole_later_is_marked_once_at_its_date(source: MakeSource) -> None:
    records = [changed(nausea(), after(5)), changed(nausea(0, "headache"), after(6))]
    found = {day.day: day for day in sheet.days(source(Timeline.of(records)))}["Wed 6 May†"]
    assert found.later == "† 11 May and 12 May"
    assert (found.symptoms, found.none) == ("Nausea 2 (14:00)", "None: headache")


def entries() -> Iterator[tuple[Record, str, str]]:
    """An entry, and where its mark stands."""
    yield nausea(0), "none", "None: nausea†"
    yield diaries.reading("temperature", f"{DAY}T09:00", "37.1", "Cel"), "temperature", "37.1 °C (09:00)†"
    yield diaries.reading("pulse", f"{DAY}T09:00", "80", "/min"), "notes", "Pulse 80 a minute (09:00)†"
    yield Day(id=str(DAY), day=DAY, note="Slept."), "notes", "Slept.†"
    yield Day(id=str(DAY), day=DAY, nothing_new=True), "notes", "“Nothing new today.”†"
    yield Day(id=str(DAY), day=DAY, too_ill=True), "notes", "Too ill to log.†"
    yield Check(id="c", when=diaries.at(f"{DAY}T14:30"), check="infusion", answer="no"), "notes", "14:30: no†"


@pytest.mark.parametrize(("entry", "column", "text"), list(entries()))
def test_each_kind_of_entry_carries_its_own_mark(source: MakeSource, entry: Record, column: str, text: str) -> None:
    found = row(source, changed(entry, after(3)), nausea(1, "headache"))
    assert str(getattr(found, column)).endswith(text)
    assert found.later == "† 9 May"


def test_the_day_of_a_change_is_the_one_on_the_persons_wall(source: MakeSource) -> None:
    made = source(Timeline.of([]))
    late, east = changed(nausea(), after(1, hour=23)), timezone(timedelta(hours=2))
    assert later.changed_later(made, late, DAY) is None
    assert later.changed_later(replace(made, zone=east), late, DAY) == DAY + timedelta(days=2)


def draw(days: int, source_: str = "typed", by: str | None = "self") -> list[Record]:
    """One draw whose platelets were entered so many days later."""
    panel, platelets = diaries.drawn(f"{DAY}T08:00", {"platelets": "9"})
    assert isinstance(panel, Panel)
    return [replace(panel, source=source_), changed(platelets, after(days), by)]


@pytest.mark.parametrize(
    ("days", "source_", "by", "told"),
    [
        (7, "typed", "self", ""),
        (8, "typed", "self", "† 14 May"),
        (8, "pasted", "self", "† 14 May"),
        (90, "imported", "self", ""),
        (90, "typed", None, ""),
    ],
)
def test_a_result_typed_more_than_a_week_after_the_draw_is_marked_an_import_never(
    source: MakeSource, days: int, source_: str, by: str | None, told: str
) -> None:
    ((cell,),) = (
        found.cells for table in blood.results(source(Timeline.of(draw(days, source_, by)))) for found in table.rows
    )
    assert cell.later == told
    assert cell.value == ("9†" if told else "9")


def test_a_result_that_the_laboratory_corrected_says_so(source: MakeSource) -> None:
    panel, platelets = diaries.drawn(f"{DAY}T08:00", {"platelets": "9"})
    assert isinstance(platelets, Result)
    timeline = Timeline.of([panel, replace(platelets, status="corrected")])
    (table,) = blood.results(source(timeline))
    assert table.rows[0].cells[0].marks == "L G4 k"


@pytest.mark.parametrize("kind", ["symptom", "measurement", "count"])
def test_a_sign_says_that_an_entry_behind_it_came_later(source: MakeSource, kind: str) -> None:
    records: dict[str, list[Record]] = {
        "symptom": [changed(nausea(), after(9))],
        "measurement": [changed(diaries.reading("temperature", f"{DAY}T09:00", "38.6", "Cel"), after(9))],
        "count": draw(9),
    }
    entry = records[kind][-1]
    assert isinstance(entry, Symptom | Measurement | Result)
    evidence = replace(diaries.evidence(kind, "said", str(DAY)), ref=entry.id)
    judged = (diaries.judged(DAY, diaries.flag("infection", "now", DAY, evidence)),)
    (flag,) = alarms.flags(source(Timeline.of(records[kind]), judged))
    assert flag.later == "† 15 May"
    (quiet,) = alarms.flags(source(Timeline.of(replace(record, changed_by=None) for record in records[kind]), judged))
    assert quiet.later == ""


def test_what_runs_beside_a_sign_is_never_marked(source: MakeSource) -> None:
    given = changed(diaries.infusion(str(DAY), "blinatumomab"), after(9))
    evidence = [
        replace(diaries.evidence("treatment", "said", str(DAY)), ref=given.id),
        diaries.evidence("count", "gone"),
    ]
    judged = (diaries.judged(DAY, diaries.flag("infection", "now", DAY, *evidence)),)
    (flag,) = alarms.flags(source(Timeline.of([given]), judged))
    assert flag.later == ""
