import json
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import KINDS, Doubt, Measurement, Quantity, Record, Settings, Symptom
from diary.core.when import When
from diary.storage.mapping import columns, records, row
from tests.strategies import record_of


def through_rows(record: Record, kind: str) -> Record:
    (back,) = records(kind, [tuple(row(record).values())])
    return back


@given(st.sampled_from(sorted(KINDS)).flatmap(lambda kind: st.tuples(st.just(kind), record_of(kind))))
def test_a_record_of_any_kind_comes_back_as_it_was(case: tuple[str, Record]) -> None:
    kind, record = case
    assert through_rows(record, kind) == record


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_there_is_a_column_for_every_field(kind: str) -> None:
    names = [column.name for column in columns(kind)]
    assert sorted(names) == sorted(field.name for field in fields(KINDS[kind]))


def test_a_row_can_be_read_by_people() -> None:
    reading = Measurement(
        id="m",
        changed_at=datetime(2026, 3, 4, 19, 40, tzinfo=UTC),
        when=When(date(2026, 3, 4), time(14, 40), timedelta(hours=-5)),
        kind="temperature",
        value=Decimal("38.60"),
        unit="Cel",
        after_fever_medicine=False,
        doubt=Doubt(why="unit", readings=(Quantity(value=Decimal("38.60"), unit="Cel"),)),
    )
    stored = row(reading)
    assert stored["when"] == "2026-03-04T14:40-05:00"
    assert stored["value"] == "38.60"
    assert stored["after_fever_medicine"] == 0
    assert stored["changed_at"] == "2026-03-04T19:40:00Z"
    assert json.loads(stored["doubt"]) == {"readings": [{"unit": "Cel", "value": "38.60"}], "why": "unit"}
    assert through_rows(reading, "measurements") == reading


def test_an_empty_list_takes_no_room() -> None:
    assert row(Settings(id="settings"))["usual_symptoms"] is None


def test_not_rated_and_none_stay_apart() -> None:
    entries = [
        Symptom(id=str(severity), when=When(date(2026, 3, 4)), symptom="chills", severity=severity)
        for severity in (None, 0)
    ]
    rows = [tuple(row(entry).values()) for entry in entries]
    assert records("symptoms", rows) == entries


def test_no_rows_are_no_records() -> None:
    assert records("symptoms", []) == []
