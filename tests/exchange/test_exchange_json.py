from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import Record, Tombstone
from diary.core.timeline import Timeline
from diary.exchange import exchange_json
from tests.strategies import TODAY, diaries, tombstones


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
