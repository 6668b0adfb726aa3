import random
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.texts import Texts
from diary.exchange.sample import sample_records
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.rescue import rescue
from diary.storage.sniff import PAGE
from tests.storage.changes import FEVER, batch, new, symptom
from tests.storage.rescued import KEY, KEYS, LATER, STANDING, made, of_order, standing, told


@pytest.fixture(scope="module")
def years(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a diary of two years, plain and encrypted."""
    folder = tmp_path_factory.mktemp("years")
    for name, key in (("plain.db", None), ("encrypted.db", KEY)):
        records = sample_records(years=2)
        with DiaryFile.open(folder / name, clock=LATER, key=key) as file:
            for start in range(0, len(records), 500):
                file.commit(batch(*new(*records[start : start + 500]), flags=(FEVER,)))
    return folder


@KEYS
@pytest.mark.parametrize("pages", [1, 5, 40])
def test_of_a_diary_with_damaged_pages_nothing_is_wrong_and_what_is_missing_is_named(
    years: Path, path: Path, texts: Texts, key: Key | None, pages: int
) -> None:
    target = path.with_name("rescued.db")
    source = years / ("plain.db" if key is None else "encrypted.db")
    with DiaryFile.open(source, clock=LATER, key=key, read_only=True) as file:
        before = {of_order(record): record for record in file.read_all()}
    content, chance = bytearray(source.read_bytes()), random.Random(pages)  # noqa: S311  (no secret)
    for page in chance.sample(range(1, len(content) // PAGE), pages):
        content[page * PAGE : (page + 1) * PAGE] = chance.randbytes(PAGE)
    path.write_bytes(content)
    rescued = rescue(path, target, clock=LATER, key=key)
    assert path.read_bytes() == content
    found = {of_order(record): record for record in standing(target, key)}
    assert len(found) == rescued.records
    assert all(before[key] == record for key, record in found.items())
    assert told(rescued.lost, texts)
    assert len(found) >= len(before) * 0.95
    assert len(found) == len(before) or any(
        "rescue-lost" in it or "uncounted" in it for _, it in told(rescued.lost, texts)
    )


@KEYS
def test_where_neither_table_nor_index_begins_the_history_is_enough(
    path: Path, clock: FixedClock, texts: Texts, key: Key | None
) -> None:
    with made(path, clock, key) as file:
        query = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'symptoms'"
        begins = [page for (page,) in file._connection.execute(query).fetchall()]
        for number in range(10, 200):
            file.commit(batch(*new(symptom(number))))
    content = bytearray(path.read_bytes())
    for page in begins:
        content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    target = path.with_name("rescued.db")
    found = rescue(path, target, clock=LATER, key=key)
    assert found.records == 193
    assert told(found.lost, texts) == [("symptoms", "storage.rescue-uncounted")]


@KEYS
def test_where_the_history_does_not_begin_the_entries_are_enough(
    path: Path, clock: FixedClock, texts: Texts, key: Key | None
) -> None:
    with made(path, clock, key) as file:
        query = "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'changes'"
        begins = [page for (page,) in file._connection.execute(query).fetchall()]
    content = bytearray(path.read_bytes())
    for page in begins:
        content[(page - 1) * PAGE : page * PAGE] = b"\xff" * PAGE
    path.write_bytes(content)
    target = path.with_name("rescued.db")
    assert told(rescue(path, target, clock=LATER, key=key).lost, texts) == [
        ("days", "storage.rescue-unproven-days"),
        ("symptoms", "storage.rescue-unproven-days"),
        ("changes", "storage.rescue-uncounted"),
    ]
    assert standing(target, key) == sorted(STANDING, key=of_order)
