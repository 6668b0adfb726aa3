"""An older diary made up: one whose symptoms knew nothing of copying. Real ones are opened by ``test_schema``."""

from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.errors import DiaryError
from diary.storage import upgrade
from diary.storage.file import DiaryFile
from diary.storage.version import SCHEMA
from tests.storage.changes import batch, new, raw, symptom
from tests.storage.conftest import Saying

ADD_COPIED = """
from alembic import op
from sqlalchemy import Column, Integer

revision = "1"
down_revision = {before}

def upgrade() -> None:
    op.add_column("symptoms", Column("copied", Integer))
    op.execute("UPDATE symptoms SET copied = 0")
"""
FIRST = """
revision = "0"
down_revision = None

def upgrade() -> None:
    raise AssertionError("the older diary has this already")
"""
FAILS = """
    op.execute("INSERT INTO nowhere VALUES (1)")
"""


@pytest.fixture
def older(path: Path, clock: FixedClock) -> Path:
    """A diary of version 0."""
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1), symptom(2))))
    raw(path, "ALTER TABLE symptoms DROP COLUMN copied", "PRAGMA user_version = 0")
    return path


@pytest.fixture
def migrations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The step from version 0."""
    folder = tmp_path / "migrations"
    (folder / "versions").mkdir(parents=True)
    (folder / "versions" / "v0.py").write_text(FIRST)
    (folder / "versions" / "v1.py").write_text(ADD_COPIED.format(before='"0"'))
    monkeypatch.setattr(upgrade, "MIGRATIONS", folder)
    return folder


@pytest.mark.usefixtures("migrations")
def test_an_older_diary_is_brought_up_to_date_and_a_copy_kept(older: Path, clock: FixedClock) -> None:
    with DiaryFile.open(older, clock=clock) as file:
        assert file.read_all() == [symptom(1), symptom(2)]
        assert file.check() == ()
    assert raw(older, "PRAGMA user_version") == [(SCHEMA,)]
    kept = older.parent / "backups" / "diary-2026-03-04-1800-before-migration.db"
    assert raw(kept, "PRAGMA user_version") == [(0,)]
    assert raw(kept, "SELECT count(*) FROM symptoms") == [(2,)]


@pytest.mark.usefixtures("migrations")
def test_an_older_diary_is_not_changed_by_reading(older: Path, clock: FixedClock, saying: Saying) -> None:
    before = older.read_bytes()
    with saying("storage.older"):
        DiaryFile.open(older, clock=clock, read_only=True)
    assert older.read_bytes() == before


def test_a_step_that_fails_leaves_the_diary_as_it_was(older: Path, migrations: Path, clock: FixedClock) -> None:
    (migrations / "versions" / "v1.py").write_text(ADD_COPIED.format(before='"0"') + FAILS)
    before = raw(older, "SELECT sql FROM sqlite_master")
    with pytest.raises(DiaryError):
        DiaryFile.open(older, clock=clock)
    assert raw(older, "SELECT sql FROM sqlite_master") == before
    assert raw(older, "PRAGMA user_version") == [(0,)]


def test_the_steps_lead_to_the_version_this_program_writes() -> None:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory(str(upgrade.MIGRATIONS))
    assert scripts.get_heads() == [str(SCHEMA)]
    assert sorted(int(script.revision) for script in scripts.walk_revisions()) == list(range(1, SCHEMA + 1))
