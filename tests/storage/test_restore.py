"""A backup in the diary's place: what is kept, what goes aside, and what a sudden end leaves."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from diary.core.clock import FixedClock
from diary.core.errors import DiaryError
from diary.storage import backups
from diary.storage.backup_plan import Reason
from diary.storage.backups import backups_of
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.restore import copy_out, restore
from tests.storage.changes import batch, new, raw, symptom
from tests.storage.conftest import Saying
from tests.storage.killed_copier import damage
from tests.storage.test_faults import leave_hot_journal, no_file_larger_than, without_rights

SECRET, OTHER = Key("open sesame"), Key("another one")
ROOT = Path(__file__).parents[2]
FROZEN = ROOT / "tests" / "data" / "schema"
KEYS = pytest.mark.parametrize("key", [None, SECRET], ids=["plain", "encrypted"])


def filled(path: Path, clock: FixedClock, key: Key | None = None, *, more: int = 1) -> Path:
    """A diary with one symptom in its backup, which is answered, and some more by now."""
    with DiaryFile.open(path, clock=clock, key=key) as file:
        file.commit(batch(*new(symptom(1))))
        backup = file.back_up(Reason.DAILY, clock).path
        file.commit(batch(*new(*(symptom(number) for number in range(2, 2 + more)))))
    return backup


def held(path: Path, clock: FixedClock, key: Key | None = None) -> int:
    with DiaryFile.open(path, clock=clock, key=key, read_only=True) as file:
        assert file.check() == ()
        return len(file.read_all())


def left_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if not path.name.endswith(".lock")}


@KEYS
def test_a_backup_takes_the_place_and_can_be_taken_back(path: Path, clock: FixedClock, key: Key | None) -> None:
    backup = filled(path, clock, key)
    restored = restore(path, backup, clock=clock, key=key)
    assert held(path, clock, key) == 1
    assert restored.kept == path.parent / "backups" / "diary-2026-03-04-1800-before-restore.db"
    assert restored.aside is None
    assert left_in(path.parent) == {"diary.db", "backups"}
    restore(path, restored.kept, clock=clock, key=key)
    assert held(path, clock, key) == 2
    assert len(backups_of(path)) == 3


def test_a_diary_that_is_missing_is_put_back(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock)
    path.unlink()
    restored = restore(path, backup, clock=clock)
    assert (restored.kept, restored.aside) == (None, None)
    assert held(path, clock) == 1


def test_a_backup_of_an_older_version_is_put_back_as_it_is_and_brought_up_to_date(
    path: Path, clock: FixedClock
) -> None:
    restore(path, FROZEN / "v1" / "plain.db", clock=clock)
    assert raw(path, "PRAGMA user_version") == [(1,)]
    with DiaryFile.open(path, clock=clock) as file:
        assert file.check() == ()
        assert file.read_all()


def test_an_older_diary_is_kept_as_it_is(path: Path, clock: FixedClock) -> None:
    shutil.copy(FROZEN / "v1" / "plain.db", path)
    backup = filled(path.with_name("other.db"), clock)
    kept = restore(path, backup, clock=clock).kept
    assert kept is not None
    assert raw(kept, "PRAGMA user_version") == [(1,)]


def test_a_diary_and_its_backup_may_have_different_passphrases(path: Path, clock: FixedClock) -> None:
    old = filled(path.with_name("other.db"), clock, OTHER)
    filled(path, clock, SECRET)
    kept = restore(path, old, clock=clock, key=OTHER, present_key=SECRET).kept
    assert held(path, clock, OTHER) == 1
    assert kept is not None
    assert held(kept, clock, SECRET) == 2


@pytest.mark.parametrize("key", [None, OTHER], ids=["no passphrase", "a wrong one"])
def test_a_diary_that_cannot_be_opened_goes_aside_untouched(path: Path, clock: FixedClock, key: Key | None) -> None:
    backup = filled(path.with_name("other.db"), clock)
    filled(path, clock, SECRET)
    before = path.read_bytes()
    restored = restore(path, backup, clock=clock, present_key=key)
    assert restored.aside == path.with_name("damaged-2026-03-04")
    assert (restored.aside / "diary.db").read_bytes() == before
    assert restored.aside.stat().st_mode & 0o777 == 0o700
    assert held(path, clock) == 1


@pytest.mark.parametrize("content", [b"", b"Dear team,", b"SQLite format 3\0" + b"\xff" * 8176], ids=len)
def test_what_is_no_diary_any_more_goes_aside_with_its_journal(path: Path, clock: FixedClock, content: bytes) -> None:
    backup = filled(path, clock)
    path.write_bytes(content)
    journal = path.with_name("diary.db-journal")
    journal.write_bytes(b"what belongs to it")
    aside = restore(path, backup, clock=clock).aside
    assert aside is not None
    assert (aside / "diary.db").read_bytes() == content
    assert (aside / "diary.db-journal").read_bytes() == b"what belongs to it"
    assert not journal.exists()
    assert held(path, clock) == 1


def test_a_journal_without_its_diary_goes_aside_before_another_file_takes_the_place(
    path: Path, clock: FixedClock
) -> None:
    backup = filled(path, clock)
    leave_hot_journal(path)
    path.unlink()
    aside = restore(path, backup, clock=clock).aside
    assert aside is not None
    assert left_in(aside) == {"diary.db-journal"}
    assert held(path, clock) == 1


def test_a_change_that_was_cut_short_is_taken_back_before_the_diary_is_kept(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock)
    leave_hot_journal(path)
    kept = restore(path, backup, clock=clock).kept
    assert kept is not None
    assert held(kept, clock) == 2
    assert left_in(path.parent) == {"diary.db", "backups"}


def test_nothing_is_written_into_a_damaged_diary_not_even_its_own_journal(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock, more=200)
    leave_hot_journal(path)
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2)
    journal = path.with_name("diary.db-journal")
    with journal.open("r+b") as file:
        file.seek(5000)
        file.write(b"\xff" * 9000)
    before = path.read_bytes(), journal.read_bytes()
    aside = restore(path, backup, clock=clock).aside
    assert aside is not None
    assert ((aside / "diary.db").read_bytes(), (aside / "diary.db-journal").read_bytes()) == before
    assert left_in(path.parent) == {"diary.db", "backups", aside.name}
    assert held(path, clock) == 1


def test_one_changed_value_counts_as_damage(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock)
    raw(path, "UPDATE symptoms SET severity = 3")
    assert restore(path, backup, clock=clock).aside is not None


def test_damaged_diaries_of_one_day_have_each_a_folder(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock)
    names = []
    for _ in range(3):
        damage(path)
        aside = restore(path, backup, clock=clock).aside
        names.append(aside.name if aside else "")
    assert names == ["damaged-2026-03-04", "damaged-2026-03-04-2", "damaged-2026-03-04-3"]


def test_on_a_disk_without_second_names_a_damaged_diary_is_copied_aside(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> NoReturn:
        raise PermissionError

    backup = filled(path, clock)
    damage(path)
    before = path.read_bytes()
    monkeypatch.setattr(Path, "hardlink_to", refuse)
    aside = restore(path, backup, clock=clock).aside
    assert aside is not None
    assert (aside / "diary.db").read_bytes() == before
    assert (aside / "diary.db").stat().st_mode & 0o777 == 0o600


def test_a_damaged_backup_changes_nothing(path: Path, clock: FixedClock, saying: Saying) -> None:
    backup = filled(path, clock)
    raw(backup, "UPDATE symptoms SET severity = 3")
    with saying("backups.damaged"):
        restore(path, backup, clock=clock)
    assert held(path, clock) == 2
    assert left_in(path.parent) == {"diary.db", "backups"}


def test_a_backup_that_is_not_one_changes_nothing(path: Path, clock: FixedClock, saying: Saying) -> None:
    filled(path, clock)
    letter = path.with_name("letter.txt")
    letter.write_text("Dear team")
    with saying("storage.not-a-diary"):
        restore(path, letter, clock=clock)
    with saying("storage.missing"):
        restore(path, path.with_name("nowhere.db"), clock=clock)
    with saying("backups.itself"):
        restore(path, path, clock=clock)
    assert held(path, clock) == 2


def test_an_encrypted_backup_needs_its_passphrase(path: Path, clock: FixedClock, saying: Saying) -> None:
    backup = filled(path, clock, SECRET)
    with saying("storage.needs-passphrase"):
        restore(path, backup, clock=clock)
    with saying("storage.not-readable"):
        restore(path, backup, clock=clock, key=OTHER)
    assert held(path, clock, SECRET) == 2


def test_a_backup_or_a_diary_of_a_newer_version_is_refused(path: Path, clock: FixedClock, saying: Saying) -> None:
    backup = filled(path, clock)
    raw(path, "PRAGMA user_version = 99")
    with saying("storage.newer"):
        restore(path, backup, clock=clock)
    with saying("storage.newer"):
        restore(backup, path, clock=clock)
    assert raw(path, "PRAGMA user_version") == [(99,)]


def test_a_diary_that_is_open_is_not_replaced(path: Path, clock: FixedClock, saying: Saying) -> None:
    backup = filled(path, clock)
    with DiaryFile.open(path, clock=clock) as file:
        with saying("storage.open-elsewhere"):
            restore(path, backup, clock=clock)
        assert file.commit(batch(*new(symptom(9)))) == 3


def test_what_a_sudden_end_has_left_does_not_stand_in_the_way(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock)
    path.with_name("diary.db.restoring").write_text("half")
    path.with_name("diary.db.restoring.part").write_text("half")
    path.with_name("diary.db.looking").mkdir()
    leave_hot_journal(path)
    restore(path, backup, clock=clock)
    assert left_in(path.parent) == {"diary.db", "backups"}
    assert held(path, clock) == 1


def test_a_full_disk_leaves_the_diary_as_it_was(path: Path, clock: FixedClock) -> None:
    backup = filled(path, clock, more=300)
    before = path.read_bytes()
    for limit in (8192, backup.stat().st_size + 4096):  # there is room for nothing, or for the smaller one alone
        with no_file_larger_than(limit), pytest.raises(DiaryError):
            restore(path, backup, clock=clock)
        assert path.read_bytes() == before
        assert left_in(path.parent) == {"diary.db", "backups"}
    assert [found.path for found in backups_of(path)] == [backup]


@pytest.fixture
def open_to_all() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o777)
        yield Path(folder)
        Path(folder).chmod(0o777)


def test_a_folder_that_takes_no_files_leaves_the_diary_as_it_was(
    open_to_all: Path, clock: FixedClock, saying: Saying
) -> None:
    path = open_to_all / "diary.db"
    backup = filled(path, clock)
    open_to_all.chmod(0o555)
    with without_rights(), saying("storage.no-permission"):
        restore(path, backup, clock=clock)
    assert held(path, clock) == 2


def test_a_backup_that_cannot_be_kept_of_a_whole_diary_stops_the_restore(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> NoReturn:
        raise DiaryError("backups.disk-full")

    backup = filled(path, clock)
    monkeypatch.setattr(backups, "keep", full)
    with pytest.raises(DiaryError):
        restore(path, backup, clock=clock)
    assert held(path, clock) == 2


@pytest.mark.parametrize("work", ["backup", "restore", "damage"])
def test_ended_at_any_instant_the_diary_is_the_old_or_the_new_one_and_no_backup_is_lost(path: Path, work: str) -> None:
    command = [sys.executable, "-m", "tests.storage.killed_copier", work, str(path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.returncode == 0
    assert int(done.stdout.split()[0]) > 15


@KEYS
def test_a_copy_can_be_made_anywhere(path: Path, clock: FixedClock, key: Key | None) -> None:
    filled(path, clock, key)
    copy_out(path, path.with_name("copy.db"), key=key or OTHER)
    assert held(path.with_name("copy.db"), clock, key) == 2


def test_a_copy_of_an_older_diary_is_of_its_version(path: Path) -> None:
    shutil.copy(FROZEN / "v1" / "plain.db", path)
    copy_out(path, path.with_name("copy.db"))
    assert raw(path.with_name("copy.db"), "PRAGMA user_version") == [(1,)]
    assert raw(path, "PRAGMA user_version") == [(1,)]


def test_no_copy_is_made_of_what_is_missing_open_or_damaged(path: Path, clock: FixedClock, saying: Saying) -> None:
    target = path.with_name("copy.db")
    with saying("storage.missing"):
        copy_out(path, target)
    filled(path, clock)
    with DiaryFile.open(path, clock=clock), saying("storage.open-elsewhere"):
        copy_out(path, target)
    with saying("backups.no-place"):
        copy_out(path, path.parent / "nowhere" / "copy.db")
    raw(path, "UPDATE symptoms SET severity = 3")
    with saying("backups.of-damaged"):
        copy_out(path, target)
    assert not target.exists()


def test_the_new_file_is_on_disk_before_it_takes_the_place(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    backup = filled(path, clock)
    done: list[str] = []
    replace = Path.replace

    def renamed(source: Path, target: Path) -> Path:
        done.append(target.name)
        return replace(source, target)

    monkeypatch.setattr(os, "fsync", lambda _handle: done.append("synced"))
    monkeypatch.setattr(Path, "replace", renamed)
    restore(path, backup, clock=clock)
    kept = "diary-2026-03-04-1800-before-restore.db"
    assert done == [
        *("synced", "diary.db.restoring", "synced"),
        *("synced", f"{kept}.unproven", "synced", kept, "synced"),
        *("diary.db", "synced"),
    ]
