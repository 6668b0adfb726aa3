import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from diary.core.records import (
    Appointment,
    Day,
    Device,
    Panel,
    Person,
    Question,
    Record,
    Response,
    Result,
    Symptom,
    Tombstone,
)
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.exchange.exchange_json import Period, write
from diary.exchange.sample import sample_records

FIRST, SECOND, THIRD = date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)


def symptom(day: date, symptom_id: str) -> Symptom:
    return Symptom(id=symptom_id, when=When(day), symptom="chills")


def three_days() -> list[Record]:
    records: list[Record] = [Device(id="port", device="port", placed=When(date(2025, 1, 1)))]
    for day in (FIRST, SECOND, THIRD):
        records += [
            symptom(day, f"s{day.day}"),
            Day(id=day.isoformat(), day=day, note="x"),
            Panel(id=f"p{day.day}", collected_at=When(day)),
            Result(id=f"r{day.day}", panel=f"p{day.day}", analyte="platelets", value=Decimal(18), unit="10*9/L"),
            Appointment(id=f"a{day.day}", at=When(day)),
            Response(id=f"w{day.day}", sign="fever", day=day, did="called"),
        ]
    return [*records, Question(id="q", question="Why?")]


@pytest.mark.parametrize(
    ("period", "days"),
    [
        (Period(), [3, 4, 5]),
        (Period(first=SECOND), [4, 5]),
        (Period(last=SECOND), [3, 4]),
        (Period(SECOND, SECOND), [4]),
    ],
)
def test_of_a_period_its_own_dates_are_written_and_all_that_belongs_to_none(period: Period, days: list[int]) -> None:
    written = json.loads(write(Timeline.of(three_days()), period=period))
    assert [day["date"][-1] for day in written["days"]] == [str(day) for day in days]
    assert [count["id"] for count in written["counts"]] == [f"p{day}" for day in days]
    assert [visit["id"] for visit in written["appointments"]] == [f"a{day}" for day in days]
    assert [response["id"] for response in written["responses"]] == [f"w{day}" for day in days]
    assert len(written["devices"]) == len(written["questions"]) == 1


def test_an_empty_diary_is_only_its_format() -> None:
    assert json.loads(write(Timeline.of([]))) == {"format": "blood-count-diary", "version": 1}


def test_the_order_of_records_does_not_change_the_text() -> None:
    assert write(Timeline.of(three_days())) == write(Timeline.of(reversed(three_days())))


def test_results_come_in_the_order_of_a_lab_slip() -> None:
    panel = Panel(id="p", collected_at=When(FIRST))
    words = ("other:Ferritin", "platelets", "white-cells")
    results = [Result(id=word, panel="p", analyte=word, value=Decimal(1), unit="10*9/L") for word in words]
    (written,) = json.loads(write(Timeline.of([panel, *results])))["counts"]
    assert [result["analyte"] for result in written["results"]] == ["white-cells", "platelets", "other:Ferritin"]


def test_numbers_that_people_entered_are_text() -> None:
    panel = Panel(id="p", collected_at=When(FIRST))
    result = Result(id="r", panel="p", analyte="platelets", value=Decimal("18.0"), unit="10*9/L", low=Decimal(150))
    (written,) = json.loads(write(Timeline.of([panel, result])))["counts"][0]["results"]
    assert (written["value"], written["low"]) == ("18.0", "150")


def test_deletions_go_to_the_lists_of_their_kinds() -> None:
    stones = [
        Tombstone(kind="devices", id="d", changed_by="Maria"),
        Tombstone(kind="symptoms", id="s"),
        Tombstone(kind="person", id="person"),
        Tombstone(kind="care_team", id="old"),
        Tombstone(kind="diary", id="diary"),
        Tombstone(kind="of-a-newer-version", id="x"),
    ]
    records = [Device(id="port", device="port"), Person(id="person", name="A")]
    written = json.loads(write(Timeline.of(records), stones))
    assert written["devices"][1] == {"id": "d", "changed_by": "Maria", "deleted": True}
    assert written["symptoms"] == [{"id": "s", "deleted": True}]
    assert written["person"] == {"name": "A"}
    assert written["care_team"] == {"id": "old", "deleted": True}
    assert set(written) == {"format", "version", "devices", "symptoms", "person", "care_team"}


def test_each_record_has_a_line_of_its_own() -> None:
    lines = write(Timeline.of(sample_records(until=datetime(2026, 5, 14, 12)))).splitlines()
    assert len([line for line in lines if '"collected_at"' in line]) == 27
    assert len([line for line in lines if line.startswith('  {"date"')]) == 107
