import os
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.errors import DiaryError
from diary.storage import rekey
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.rekey import part_of
from diary.storage.version import APPLICATION_ID, SCHEMA
from tests.storage.changes import altered, batch, new, raw, symptom
from tests.storage.conftest import Saying
from tests.storage.killed_rekeyer import killed_at
from tests.storage.test_faults import no_file_larger_than

ONE, OTHER = Key("it's one"), Key("another")
WAYS = pytest.mark.parametrize(
    ("old", "new_key"), [(None, ONE), (ONE, OTHER), (ONE, None)], ids=["encrypt", "change", "decrypt"]
)
SECRET = "planted-word"  # noqa: S105  (a note)


def made(path: Path, clock: FixedClock, key: Key | None) -> DiaryFile:
    file = DiaryFile.open(path, clock=clock, key=key)
    file.commit(batch(*new(replace(symptom(1), note=SECRET), symptom(2))))
    file.commit(batch(altered(symptom(2), 3)))
    return file


def readable(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir() if SECRET.encode() in path.read_bytes()}


@WAYS
def test_a_diary_under_another_key_holds_the_same_and_stays_open(
    path: Path, clock: FixedClock, saying: Saying, old: Key | None, new_key: Key | None
) -> None:
    with made(path, clock, old) as file:
        before = file.read_all(), file.journal()
        file.rekey(new_key)
        assert (file.read_all(), file.journal()) == before
        assert file.encrypted is (new_key is not None)
        assert file.check() == ()
        assert file.commit(batch(*new(symptom(3)))) == 3
        with saying("storage.open-elsewhere"):
            DiaryFile.open(path, clock=clock, key=new_key, read_only=True)
    assert {found.name for found in path.parent.iterdir()} == {"diary.db", "diary.db.lock"}
    assert readable(path.parent) == (set() if new_key else {"diary.db"})
    assert path.stat().st_mode & 0o777 == 0o600
    with DiaryFile.open(path, clock=clock, key=new_key) as file:
        assert len(file.read_all()) == 3
    if new_key:
        with saying("storage.not-readable"):
            DiaryFile.open(path, clock=clock, key=Key("wrong"))
    else:
        assert raw(path, "PRAGMA user_version") == [(SCHEMA,)]
        assert raw(path, "PRAGMA application_id") == [(APPLICATION_ID,)]


@WAYS
def test_the_new_file_is_clear_text_only_where_the_diary_becomes_it(
    path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, old: Key | None, new_key: Key | None
) -> None:
    seen: list[set[str]] = []
    place = rekey.take_place

    def look_first(part: Path, target: Path) -> None:
        seen.append(readable(target.parent))
        place(part, target)

    monkeypatch.setattr(rekey, "take_place", look_first)
    with made(path, clock, old) as file:
        file.rekey(new_key)
    (found,) = seen
    assert found == ({"diary.db"} if old is None else {part_of(path).name} if new_key is None else set())


@WAYS
def test_a_sudden_end_at_any_step_leaves_one_whole_diary_and_no_copy(
    path: Path, clock: FixedClock, old: Key | None, new_key: Key | None
) -> None:
    made(path, clock, old).close()
    whole = path.read_bytes()
    became_new = []
    for step in count(start=1, step=9):
        path.write_bytes(whole)
        if not killed_at(step, path, old, new_key):
            break
        key, is_new = _opens_with(path, clock, (old, new_key))
        became_new.append(is_new)
        with DiaryFile.open(path, clock=clock, key=key) as file:
            assert file.check() == ()
            assert [record.id for record in file.read_all()] == [symptom(1).id, symptom(2).id]
        assert {found.name for found in path.parent.iterdir()} == {"diary.db", "diary.db.lock"}
    assert became_new == sorted(became_new)
    assert False in became_new
    assert True in became_new


def _opens_with(path: Path, clock: FixedClock, keys: tuple[Key | None, Key | None]) -> tuple[Key | None, bool]:
    """The key that opens the diary, and whether it is the new one; exactly one does."""
    found = []
    for key in keys:
        try:
            DiaryFile.open(path, clock=clock, key=key).close()
        except DiaryError:
            continue
        plain = path.read_bytes().startswith(b"SQLite format 3")
        if plain is (key is None):
            found.append(key)
    (fits,) = found
    return fits, fits == keys[1]


def test_a_left_over_of_ours_is_removed_at_the_next_opening_and_nothing_else(path: Path, clock: FixedClock) -> None:
    made(path, clock, ONE).close()
    part_of(path).write_text(SECRET)
    foreign = path.with_name("diary.db.part")
    foreign.write_text("somebody's download")
    DiaryFile.open(path, clock=clock, key=ONE, read_only=True).close()
    assert part_of(path).exists()  # nothing is written by reading
    DiaryFile.open(path, clock=clock, key=ONE).close()
    assert not part_of(path).exists()
    assert foreign.exists()


def test_a_left_over_that_cannot_be_removed_keeps_nobody_from_the_diary(path: Path, clock: FixedClock) -> None:
    made(path, clock, None).close()
    part_of(path).mkdir()
    with DiaryFile.open(path, clock=clock) as file:
        assert len(file.read_all()) == 2


def fail(*_: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    "broken",
    [
        lambda patch: patch.setattr(rekey, "_export", fail),
        lambda patch: patch.setattr(rekey, "to_disk", fail),
        lambda patch: patch.setattr(Path, "replace", fail),
    ],
    ids=["writing", "syncing", "replacing"],
)
def test_a_change_of_key_that_fails_leaves_the_diary_open_as_it_was(
    path: Path, clock: FixedClock, saying: Saying, broken: Callable[[pytest.MonkeyPatch], None]
) -> None:
    with made(path, clock, ONE) as file:
        with pytest.MonkeyPatch.context() as patch:
            broken(patch)
            with saying("storage.disk-full"):
                file.rekey(None)
        assert file.encrypted
        assert file.commit(batch(*new(symptom(3)))) == 3
        assert not part_of(path).exists()
    with DiaryFile.open(path, clock=clock, key=ONE) as file:
        assert len(file.read_all()) == 3


@pytest.mark.parametrize("room", [0, 8192])
def test_a_write_that_the_system_refuses_leaves_the_diary_open_as_it_was(
    path: Path, clock: FixedClock, saying: Saying, room: int
) -> None:
    with made(path, clock, None) as file:
        with no_file_larger_than(room), saying("storage.disk-failed"):
            file.rekey(ONE)
        assert not part_of(path).exists()
        assert file.commit(batch(*new(symptom(3)))) == 3


def test_a_copy_that_is_not_whole_never_takes_the_place(
    path: Path, clock: FixedClock, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rekey, "sizes", lambda connection: [id(connection)])
    with made(path, clock, None) as file:
        with saying("storage.copy-not-whole"):
            file.rekey(ONE)
        assert not file.encrypted
    assert not part_of(path).exists()


def test_a_damaged_diary_keeps_its_key(path: Path, clock: FixedClock, saying: Saying) -> None:
    made(path, clock, None).close()
    raw(path, "UPDATE symptoms SET severity = 1")
    with DiaryFile.open(path, clock=clock) as file, saying("storage.damaged"):
        file.rekey(ONE)


def test_the_disk_may_forget_the_last_step_and_that_is_said(
    path: Path, clock: FixedClock, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    with made(path, clock, ONE) as file:
        calls = count()
        sync = os.fsync
        monkeypatch.setattr(os, "fsync", lambda handle: fail() if next(calls) == 2 else sync(handle))
        with saying("storage.key-not-settled"):
            file.rekey(OTHER)
        assert file.commit(batch(*new(symptom(3)))) == 3
    DiaryFile.open(path, clock=clock, key=OTHER).close()


def test_a_diary_opened_to_read_or_moved_away_keeps_its_key(path: Path, clock: FixedClock, saying: Saying) -> None:
    made(path, clock, None).close()
    with DiaryFile.open(path, clock=clock, read_only=True) as file, saying("storage.opened-to-read"):
        file.rekey(ONE)
    with DiaryFile.open(path, clock=clock) as file:
        path.rename(path.with_name("elsewhere.db"))
        with saying("storage.moved"):
            file.rekey(ONE)
