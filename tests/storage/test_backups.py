"""Backups of a diary in a folder, made through the file as the book makes them."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.errors import DiaryError
from diary.storage import backups
from diary.storage.backup_plan import Reason
from diary.storage.backups import Backup, backups_of, bring, folder_of, look_over, thin
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.storage.changes import batch, new, raw, symptom
from tests.storage.conftest import Saying
from tests.storage.test_faults import no_file_larger_than, without_rights

NOW = datetime(2026, 3, 4, 18, 0)
SECRET = Key("open sesame")


@pytest.fixture
def among_others(clock: FixedClock) -> Iterator[DiaryFile]:
    """A diary in a folder that others may enter, with a folder for its backups."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        with DiaryFile.open(Path(folder) / "diary.db", clock=clock) as file:
            folder_of(file.path).mkdir(mode=0o755)
            yield file
            folder_of(file.path).chmod(0o755)


def keep(file: DiaryFile, reason: Reason = Reason.DAILY, now: datetime = NOW, key: Key | None = None) -> Backup:
    return backups.keep(file.path, reason, now, file.copy_to, key)


def symptoms_in(backup: Backup, clock: FixedClock, key: Key | None = None) -> int:
    with DiaryFile.open(backup.path, clock=clock, key=key, read_only=True) as file:
        return len(file.read_all())


def damage_rows(path: Path) -> None:
    """Write over the pages that hold symptoms; the file still opens."""
    ((page,),) = raw(path, "SELECT rootpage FROM sqlite_master WHERE name = 'symptoms'")
    assert isinstance(page, int)
    content = bytearray(path.read_bytes())
    content[4096 * (page - 1) : 4096 * page] = b"\xff" * 4096
    path.write_bytes(content)


def listing(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if not path.name.endswith(".lock"))


@pytest.mark.parametrize("key", [None, SECRET], ids=["plain", "encrypted"])
def test_a_backup_lies_beside_the_diary_whole_and_as_encrypted(path: Path, clock: FixedClock, key: Key | None) -> None:
    with DiaryFile.open(path, clock=clock, key=key) as file:
        file.commit(batch(*new(symptom(1), symptom(2))))
        made = keep(file, key=key)
    assert made.path == path.parent / "backups" / "diary-2026-03-04-1800-daily.db"
    assert made.whole is True
    assert made.size == made.path.stat().st_size
    assert made.encrypted is (key is not None)
    assert symptoms_in(made, clock, key) == 2
    assert made.path.stat().st_mode & 0o777 == 0o600
    assert made.path.parent.stat().st_mode & 0o777 == 0o700
    (listed,) = backups_of(path)
    assert listed == Backup(
        path=made.path, at=NOW, reason=Reason.DAILY, size=made.size, encrypted=made.encrypted, whole=None
    )
    assert look_over(made.path, key) == ()


def test_without_a_folder_there_are_none(path: Path) -> None:
    assert backups_of(path) == ()


def test_two_in_the_same_minute_have_each_a_name(file: DiaryFile) -> None:
    first, second, third = keep(file), keep(file), keep(file, Reason.BEFORE_IMPORT)
    assert [backup.path.name for backup in (first, second, third)] == [
        "diary-2026-03-04-1800-daily.db",
        "diary-2026-03-04-1800-daily-2.db",
        "diary-2026-03-04-1800-before-import.db",
    ]
    assert {backup.path for backup in backups_of(file.path)} == {first.path, second.path, third.path}


def test_other_files_in_the_folder_are_neither_listed_nor_touched(file: DiaryFile) -> None:
    folder = folder_of(file.path)
    folder.mkdir()
    for name in ("letter.txt", "other-2026-03-04-1800-daily.db", "letter.txt.unproven"):
        (folder / name).write_text("not ours")
    keep(file)
    thin(file.path, NOW)
    assert len(backups_of(file.path)) == 1
    assert len(listing(folder)) == 4


def test_what_a_sudden_end_has_left_is_removed(file: DiaryFile) -> None:
    folder = folder_of(file.path)
    folder.mkdir()
    for ending in (".unproven", ".unproven.part", ".unproven-journal"):
        (folder / f"diary-2026-03-03-0900-daily.db{ending}").write_text("half a copy")
    made = keep(file)
    assert listing(folder) == [made.path.name]


def test_a_file_that_is_no_database_is_listed_as_not_whole(file: DiaryFile) -> None:
    keep(file).path.write_bytes(b"")
    assert [backup.whole for backup in backups_of(file.path)] == [False]


def test_a_backup_that_cannot_be_looked_at_is_listed_as_not_whole(file: DiaryFile) -> None:
    made = keep(file).path
    made.unlink()
    made.symlink_to(made.parent / "nowhere" / "else")
    assert [(backup.size, backup.whole) for backup in backups_of(file.path)] == [(0, False)]


def test_a_folder_that_cannot_be_read_is_named(among_others: DiaryFile, saying: Saying) -> None:
    keep(among_others)
    folder_of(among_others.path).chmod(0)
    with without_rights(), saying("storage.no-permission"):
        backups_of(among_others.path)


def test_a_diary_with_damaged_pages_makes_no_backup_and_costs_none(
    path: Path, clock: FixedClock, saying: Saying
) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(*(symptom(number) for number in range(1, 300)))))
        good = keep(file)
    damage_rows(path)
    with DiaryFile.open(path, clock=clock) as file, saying("backups.of-damaged"):
        keep(file)
    assert listing(folder_of(path)) == [good.path.name]
    assert look_over(good.path, None) == ()


def test_a_diary_with_one_changed_value_makes_no_backup(path: Path, clock: FixedClock, saying: Saying) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1, severity=2))))
        good = keep(file)
    raw(path, "UPDATE symptoms SET severity = 3")
    with DiaryFile.open(path, clock=clock) as file, saying("backups.of-damaged"):
        keep(file)
    assert listing(folder_of(path)) == [good.path.name]


def test_a_full_disk_costs_no_entry_and_no_earlier_backup(file: DiaryFile, saying: Saying) -> None:
    file.commit(batch(*new(*(symptom(number) for number in range(1, 200)))))
    good = keep(file)
    with no_file_larger_than(20_000), pytest.raises(DiaryError) as caught:
        keep(file)
    assert caught.value.message.id in ("backups.disk-full", "backups.disk-failed")
    assert listing(folder_of(file.path)) == [good.path.name]
    assert look_over(good.path, None) == ()
    assert file.commit(batch(*new(symptom(500)))) == 2
    assert keep(file).whole


def test_a_folder_that_takes_no_files_is_named(among_others: DiaryFile, saying: Saying) -> None:
    folder_of(among_others.path).chmod(0o555)
    with without_rights(), saying("backups.no-place"):
        keep(among_others)


def test_other_trouble_keeps_its_own_sentence(file: DiaryFile, saying: Saying) -> None:
    def copy(target: Path) -> None:
        raise DiaryError("storage.setting-refused", setting=target.name)

    with saying("storage.setting-refused"):
        backups.keep(file.path, Reason.DAILY, NOW, copy, None)


def test_what_is_no_diary_or_of_a_newer_version_is_refused(file: DiaryFile, path: Path, saying: Saying) -> None:
    made = keep(file).path
    raw(made, "PRAGMA user_version = 99")
    with saying("storage.newer"):
        look_over(made, None)
    raw(made, "PRAGMA application_id = 1")
    with saying("storage.not-a-diary"):
        look_over(made, None)


def test_thinning_leaves_the_plan_on_disk_and_names_what_went(file: DiaryFile) -> None:
    made = [keep(file, now=NOW - timedelta(days=day)) for day in range(20, -1, -1)]
    dropped = thin(file.path, NOW)
    left = {backup.path for backup in backups_of(file.path)}
    assert left | set(dropped) == {backup.path for backup in made}
    assert not left & set(dropped)
    assert made[-1].path in left
    assert thin(file.path, NOW) == ()


def test_what_cannot_be_removed_stays(among_others: DiaryFile) -> None:
    for day in range(20):
        keep(among_others, now=NOW - timedelta(days=day))
    folder_of(among_others.path).chmod(0o555)
    with without_rights():
        assert thin(among_others.path, NOW)
    assert len(backups_of(among_others.path)) == 20


class TestASecondPlace:
    @pytest.fixture
    def stick(self, tmp_path: Path) -> Path:
        folder = tmp_path / "stick"
        folder.mkdir()
        return folder

    def test_gets_the_same_bytes_for_the_person_alone(self, file: DiaryFile, stick: Path) -> None:
        made = keep(file)
        there = bring(made, stick)
        assert there == stick / made.path.name
        assert there.read_bytes() == made.path.read_bytes()
        assert there.stat().st_mode & 0o777 == 0o600
        assert backups_of(file.path, stick)[0].at == made.at

    def test_gets_it_once(self, file: DiaryFile, stick: Path) -> None:
        made = keep(file)
        assert bring(made, stick) == bring(made, stick)
        assert listing(stick) == [made.path.name]

    def test_keeps_the_backup_of_another_diary_with_the_same_name(self, file: DiaryFile, stick: Path) -> None:
        made = keep(file)
        (stick / made.path.name).write_bytes(b"of another computer")
        assert bring(made, stick) == stick / "diary-2026-03-04-1800-daily-2.db"
        assert (stick / made.path.name).read_bytes() == b"of another computer"

    def test_loses_what_is_no_longer_kept_here_and_nothing_else(self, file: DiaryFile, stick: Path) -> None:
        old, new = keep(file, now=NOW - timedelta(days=900)), keep(file)
        (stick / "letter.txt").write_text("not ours")
        bring(old, stick)
        bring(new, stick, [old.path, old.path.with_name("never-there.db")])
        assert listing(stick) == [new.path.name, "letter.txt"]

    def test_that_is_not_there_is_said(self, file: DiaryFile, stick: Path, saying: Saying) -> None:
        made = keep(file)
        stick.rmdir()
        with saying("backups.second-missing"):
            bring(made, stick)

    def test_that_is_full_is_said_and_left_as_it_was(self, file: DiaryFile, stick: Path, saying: Saying) -> None:
        made = keep(file)
        (stick / "letter.txt").write_text("not ours")
        with no_file_larger_than(8192), saying("backups.second-failed"):
            bring(made, stick)
        assert listing(stick) == ["letter.txt"]

    def test_that_writes_something_else_is_not_believed(
        self, file: DiaryFile, stick: Path, saying: Saying, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made = keep(file)
        monkeypatch.setattr(shutil, "copyfile", lambda _source, target: target.write_bytes(b"junk"))
        with saying("backups.second-failed"):
            bring(made, stick)
        assert listing(stick) == []


def test_a_backup_is_on_the_disk_before_it_has_its_name(file: DiaryFile, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    replace = Path.replace

    def renamed(path: Path, target: Path) -> Path:
        done.append(f"renamed to {target.name}")
        return replace(path, target)

    monkeypatch.setattr(os, "fsync", lambda _handle: done.append("synced"))
    monkeypatch.setattr(Path, "replace", renamed)
    name = keep(file).path.name
    made_folder, copied = ["synced"], ["synced", f"renamed to {name}.unproven", "synced"]
    assert done == [*made_folder, *copied, f"renamed to {name}", "synced"]
