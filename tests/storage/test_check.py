from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from sqlcipher3 import dbapi2

from diary.core.clock import FixedClock
from diary.core.records import Record, Tombstone
from diary.core.texts import Texts
from diary.storage.check import pages, quick
from diary.storage.connection import Key, connect
from diary.storage.file import DiaryFile
from tests.storage.changes import FEVER, batch, deleted, new, raw, symptom
from tests.strategies import diaries


def damage(path: Path, page: int, offset: int = 100) -> None:
    content = bytearray(path.read_bytes())
    content[page * 4096 + offset] ^= 0xFF
    path.write_bytes(content)


def test_a_whole_file_has_no_problems(file: DiaryFile) -> None:
    file.commit(batch(*new(symptom())))
    assert quick(file._connection)
    assert file.check() == ()


def test_one_changed_byte_of_an_encrypted_diary_is_found(path: Path, clock: FixedClock, texts: Texts) -> None:
    key = Key("open sesame")
    with DiaryFile.open(path, clock=clock, key=key) as file:
        file.commit(batch(*new(*(symptom(number) for number in range(400)))))
    damage(path, path.stat().st_size // 4096 - 1)
    connection = connect(path, key=key, read_only=True)
    problems = pages(connection, path, encrypted=True)
    connection.close()
    assert problems
    assert all(texts.render(problem.message) for problem in problems)


def test_what_is_no_database_is_not_whole(path: Path) -> None:
    path.write_bytes(b"no database at all" * 400)
    connection = dbapi2.connect(str(path), isolation_level=None)
    assert not quick(connection)
    connection.close()


def test_a_reference_to_nowhere_is_found(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom())))
    raw(path, "UPDATE changes SET batch = 7")
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert [problem.where for problem in file.check()] == ["foreign_key_check", "changes"]


def test_a_missing_table_is_a_problem_and_no_crash(path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    raw(path, "DROP TABLE symptoms")
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert [problem.where for problem in file.check()] == ["symptoms"]


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("batches", "author = 'Mario'"),
        ("batches", "state = 'dome'"),
        ("batches", "seal = NULL"),
        ("changes", "new = replace(new, 'nausea', 'nauseb')"),
        ("changes", "lost = 1"),
        ("changes", "old = CAST(x'ff' AS TEXT)"),
        ("changes", "new = CAST(x'ff' AS TEXT)"),
        ("flag_log", "urgency = 'nov'"),
        ("tombstones", "changed_by = NULL"),
    ],
)
def test_a_row_of_the_history_that_was_changed_is_found(
    path: Path, clock: FixedClock, texts: Texts, table: str, change: str
) -> None:
    stone = Tombstone(kind="days", id="2026-03-04", changed_by="Maria")
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom()), flags=(FEVER,), tombstones=(stone,)))
        assert file.check() == ()
    raw(path, f"UPDATE {table} SET {change}")  # noqa: S608  (a table of the test)
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        problems = file.check()
    assert table in {problem.where for problem in problems}
    assert all(texts.render(problem.message) for problem in problems)


@pytest.mark.parametrize(
    "change",
    ["UPDATE symptoms SET severity = 3", "DELETE FROM symptoms", "UPDATE symptoms SET id = 'other'"],
)
def test_an_entry_that_is_not_what_was_saved_is_found(path: Path, clock: FixedClock, texts: Texts, change: str) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1))))
    raw(path, change)
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        (problem,) = file.check()
    assert problem.where == "symptoms"
    assert texts.render(problem.message)


def test_an_entry_that_was_deleted_but_stands_again_is_found(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1))))
        file.commit(batch(deleted(symptom(1))))
        file.commit(batch(deleted(symptom(2))))
        assert file.check() == ()
    raw(path, "INSERT INTO symptoms (id, \"when\", symptom, severity, extra) VALUES ('x', '2026-03-04', 'pain', 1, '')")
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert [problem.where for problem in file.check()] == ["symptoms"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=30)
@given(diaries())
def test_whatever_was_saved_is_found_whole(
    tmp_path_factory: pytest.TempPathFactory, clock: FixedClock, records: tuple[Record, ...]
) -> None:
    with DiaryFile.open(tmp_path_factory.mktemp("whole") / "diary.db", clock=clock) as file:
        file.commit(batch(*new(*records)))
        assert file.check() == ()
