import json

from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import Record, Tombstone
from diary.core.timeline import Timeline
from diary.exchange import exchange_json
from tests.strategies import TODAY, diaries, tombstones, unknown_values


def by_id(records: tuple[Record, ...]) -> dict[tuple[type[Record], str], Record]:
    return {(type(record), record.id): record for record in records}


@given(diaries())
def test_what_is_written_is_read_back_equal(records: tuple[Record, ...]) -> None:
    text = exchange_json.write(Timeline.of(records))
    reading = exchange_json.read(text, TODAY)
    assert by_id(reading.records) == by_id(records)
    assert not reading.problems


@given(diaries())
def test_the_text_of_what_was_read_is_the_text_that_was_read(records: tuple[Record, ...]) -> None:
    text = exchange_json.write(Timeline.of(records))
    assert exchange_json.write(Timeline.of(exchange_json.read(text, TODAY).records)) == text


@given(st.lists(tombstones(), max_size=5, unique_by=lambda stone: (stone.kind, stone.id)))
def test_deletions_travel_both_ways(stones: list[Tombstone]) -> None:
    reading = exchange_json.read(exchange_json.write(Timeline.of([]), stones), TODAY)
    assert {(stone.kind, stone.id): stone for stone in reading.tombstones} == {
        (stone.kind, stone.id): stone for stone in stones
    }
    assert not reading.problems


LISTS = ("person", "care_team", "settings", "people", "phases", "treatments", "devices", "days", "counts", "questions")
FIELDS = (
    "id", "deleted", "changed_at", "date", "at", "symptoms", "measurements", "checks", "symptom", "severity", "kind",
    "value", "unit", "results", "collected_at", "analyte", "low", "doubt", "readings", "phase", "started", "ended",
    "numbers", "phone", "fever_at", "allergies", "usual_symptoms", "units", "question", "note", "day", "when", "panel",
)  # fmt: skip
GOOD = st.sampled_from(
    [
        "2026-03-04",
        "14:30",
        "chills",
        2,
        True,
        "temperature",
        "38.6",
        "Cel",
        "platelets",
        "18",
        "10*9/L",
        "2026-02-30",
        "s",
    ]
)
strange = st.recursive(
    GOOD | unknown_values,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(FIELDS), inner, max_size=6),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from(LISTS), strange, min_size=1))
def test_whatever_a_file_holds_is_read_or_left_out_with_a_reason(data: dict[str, object]) -> None:
    text = json.dumps({"format": "blood-count-diary", "version": 1, **data})
    reading = exchange_json.read(text, TODAY)
    again = exchange_json.read(exchange_json.write(Timeline.of(reading.records), reading.tombstones), TODAY)
    assert by_id(again.records) == by_id(reading.records)
    assert not again.problems
