"""Every version of the tables leaves a frozen diary behind, and this program opens them all."""

import shutil
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.codec import record_json
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.version import SCHEMA
from tests.storage.changes import raw

FROZEN = Path(__file__).parents[1] / "data" / "schema"
VERSIONS = sorted(folder.name for folder in FROZEN.iterdir())


def test_every_version_has_left_one() -> None:
    assert [f"v{version}" for version in range(1, SCHEMA + 1)] == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
@pytest.mark.parametrize(("name", "key"), [("plain.db", None), ("encrypted.db", Key("a passphrase for tests"))])
def test_a_diary_of_any_version_still_opens(
    version: str, name: str, key: Key | None, tmp_path: Path, clock: FixedClock
) -> None:
    shutil.copy(FROZEN / version / name, tmp_path / name)
    with DiaryFile.open(tmp_path / name, clock=clock, key=key) as file:
        assert file.check() == ()
        lines = sorted(record_json(record) for record in file.read_all())
        assert [entry.number for entry in file.journal()] == [2, 1]
        assert len(file.tombstones()) == 1
        assert len(file.flag_log()) == 1
    assert lines == (FROZEN / version / "records.jsonl").read_text(encoding="utf-8").splitlines()


def test_new_diaries_have_the_tables_of_the_frozen_one(path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    shutil.copy(FROZEN / f"v{SCHEMA}" / "plain.db", path.with_name("frozen.db"))
    query = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"
    assert raw(path, query) == raw(path.with_name("frozen.db"), query)


def test_an_older_diary_in_which_nothing_ever_happened_opens(tmp_path: Path, clock: FixedClock) -> None:
    path = tmp_path / "empty.db"
    shutil.copy(FROZEN / "v1" / "plain.db", path)
    tables = [str(name) for (name,) in raw(path, "SELECT name FROM sqlite_master WHERE type = 'table'")]
    raw(path, *(f'DELETE FROM "{name}"' for name in tables))  # noqa: S608  (the diary's own names)
    with DiaryFile.open(path, clock=clock) as file:
        assert file.check() == ()


def test_an_older_diary_gets_the_tables_of_a_new_one(tmp_path: Path, path: Path, clock: FixedClock) -> None:
    DiaryFile.open(path, clock=clock).close()
    for version in VERSIONS:
        older = tmp_path / f"{version}.db"
        shutil.copy(FROZEN / version / "plain.db", older)
        DiaryFile.open(older, clock=clock).close()
        assert _columns(older) == _columns(path)


def _columns(path: Path) -> list[tuple[object, ...]]:
    query = """
        SELECT t.name, c.name, c.type, c."notnull", c.pk FROM sqlite_master AS t, pragma_table_xinfo(t.name) AS c
        WHERE t.type = 'table' ORDER BY t.name, c.cid
    """
    return raw(path, query)
