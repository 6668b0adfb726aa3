from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from diary.core.clock import FixedClock
from diary.storage import connection as module
from diary.storage.connection import Key, connect, pragma
from diary.storage.file import DiaryFile
from tests.storage.changes import raw
from tests.storage.conftest import Saying

LIVE = {
    "locking_mode": "exclusive",
    "journal_mode": "delete",
    "synchronous": 3,
    "fullfsync": 1,
    "foreign_keys": 1,
    "secure_delete": 1,
    "temp_store": 2,
    "trusted_schema": 0,
    "busy_timeout": 5000,
}


def test_a_live_diary_is_protected_as_designed(file: DiaryFile) -> None:
    assert {name: pragma(file._connection, name) for name in LIVE} == LIVE


def test_a_diary_opened_to_read_locks_nothing_and_takes_no_writing(path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    with DiaryFile.open(path, clock=clock, read_only=True) as file:
        assert pragma(file._connection, "locking_mode") == "normal"
        assert pragma(file._connection, "query_only") == 1
        with pytest.raises(dbapi2.OperationalError):
            file._connection.execute("DELETE FROM symptoms")


def test_a_setting_that_is_not_taken_stops_the_opening(
    path: Path, monkeypatch: pytest.MonkeyPatch, saying: Saying
) -> None:
    raw(path, "CREATE TABLE t (a)")
    monkeypatch.setattr(module, "pragma", lambda _connection, _name: "something else")
    with saying("storage.setting-refused"):
        connect(path, key=None, read_only=False)
    assert raw(path, "INSERT INTO t VALUES (1)", "SELECT * FROM t") == [(1,)]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_database_locked_by_another_program_is_refused(
    path: Path, monkeypatch: pytest.MonkeyPatch, saying: Saying, *, read_only: bool
) -> None:
    raw(path, "CREATE TABLE t (a)")
    monkeypatch.setattr(module, "BUSY_TIMEOUT", 1)
    other = dbapi2.connect(str(path), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with saying("storage.open-elsewhere"):
        connect(path, key=None, read_only=read_only)
    other.close()


def test_the_lock_is_taken_before_the_first_change(file: DiaryFile) -> None:
    other = dbapi2.connect(str(file.path), isolation_level=None, timeout=0)
    with pytest.raises(dbapi2.OperationalError, match="locked"):
        other.execute("SELECT * FROM symptoms")
    other.close()


@pytest.mark.parametrize("passphrase", ["", "a\0b"])
def test_a_passphrase_that_cannot_be_used_is_refused(passphrase: str, saying: Saying) -> None:
    with saying("storage.passphrase-unusable"):
        Key(passphrase)


def test_a_passphrase_is_never_shown() -> None:
    assert "open sesame" not in repr(Key("open sesame"))


def test_a_passphrase_is_the_same_however_its_letters_are_composed() -> None:
    assert Key("caf\u00e9 'x'").literal == Key("cafe\u0301 'x'").literal == "'caf\u00e9 ''x'''"
