from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.clock import FixedClock
from diary.core.texts import Texts
from diary.storage.check import pages, quick
from diary.storage.connection import Key, connect
from diary.storage.file import DiaryFile
from tests.storage.changes import batch, new, raw, symptom


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
        assert [problem.where for problem in file.check()] == ["foreign_key_check"]


def test_a_missing_table_is_a_problem_and_no_crash(path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    raw(path, "DROP TABLE symptoms")
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert [problem.where for problem in file.check()] == ["symptoms"]
