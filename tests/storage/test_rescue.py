import shutil
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.records import Tombstone
from diary.core.texts import Texts
from diary.exchange.sample import sample_records
from diary.storage import check
from diary.storage.batch import Change, Step
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.rescue import rescue
from diary.storage.version import SCHEMA
from tests.storage.changes import batch, deleted, new, raw, symptom
from tests.storage.conftest import Saying
from tests.storage.rescued import KEY, KEYS, LATER, STANDING, made, of_order, opened, standing, told
from tests.storage.test_faults import leave_hot_journal
from tests.storage.test_schema import FROZEN, VERSIONS


@pytest.fixture
def target(path: Path) -> Path:
    return path.with_name("rescued.db")


@KEYS
def test_of_a_whole_diary_everything_is_kept_but_undo(
    path: Path, target: Path, clock: FixedClock, key: Key | None
) -> None:
    with made(path, clock, key) as file:
        journal, stones, flags = file.journal(), file.tombstones(), file.flag_log()
    before = path.read_bytes()
    rescued = rescue(path, target, clock=LATER, key=key)
    assert (rescued.records, rescued.lost) == (3, ())
    with opened(target, key) as file:
        assert sorted(file.read_all(), key=of_order) == sorted(STANDING, key=of_order)
        assert file.journal()[1:] == journal
        assert (file.tombstones(), file.flag_log()) == (stones, flags)
        newest = file.journal(most=1)[0]
        assert (newest.number, newest.at, newest.changes) == (4, LATER.now(), ())
        assert file.commit(batch(*new(symptom(9)))) == 5
    assert path.read_bytes() == before
    assert {found.name for found in path.parent.iterdir()} - {"rescued.db", "rescued.db.lock"} == {
        "diary.db",
        "diary.db.lock",
    }
    assert target.read_bytes().startswith(b"SQLite format 3") is (key is None)
    assert target.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("version", VERSIONS)
def test_diaries_of_every_version_can_be_rescued(version: str, path: Path, target: Path) -> None:
    shutil.copy(FROZEN / version / "plain.db", path)
    rescued = rescue(path, target, clock=LATER)
    assert rescued.lost == ()
    lines = (FROZEN / version / "records.jsonl").read_text(encoding="utf-8").splitlines()
    assert rescued.records == len(lines) == len(standing(target))


def test_a_change_that_a_sudden_end_cut_short_is_rolled_back_in_the_copy_alone(
    path: Path, target: Path, clock: FixedClock
) -> None:
    made(path, clock).close()
    leave_hot_journal(path)
    journal = path.with_name("diary.db-journal")
    before = path.read_bytes(), journal.read_bytes()
    assert rescue(path, target, clock=LATER).lost == ()
    assert (path.read_bytes(), journal.read_bytes()) == before
    with opened(target) as file:
        assert len(file.tombstones()) == 1


def rescued(path: Path, target: Path, clock: FixedClock, texts: Texts, *damage: str) -> list[tuple[str, str]]:
    made(path, clock).close()
    raw(path, *damage)
    return told(rescue(path, target, clock=LATER).lost, texts)


def test_an_entry_changed_by_the_disk_is_what_was_saved_again(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    assert rescued(path, target, clock, texts, "UPDATE symptoms SET severity = 1") == []
    assert standing(target) == STANDING[:1] + sorted(STANDING[1:], key=of_order)


@pytest.mark.parametrize(
    "damage",
    ["DELETE FROM symptoms", "DROP TABLE symptoms", 'UPDATE symptoms SET "when" = \'x\' || "when"'],
)
def test_entries_that_are_gone_come_back_from_the_history(
    path: Path, target: Path, clock: FixedClock, texts: Texts, damage: str
) -> None:
    assert rescued(path, target, clock, texts, damage) == []
    assert len(standing(target)) == 3


def test_a_deleted_entry_that_stands_again_stays_deleted(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    again = f"INSERT INTO symptoms (id, \"when\", symptom, extra) VALUES ('{symptom(3).id}', '2026-03-04', 'pain', '')"  # noqa: S608
    assert rescued(path, target, clock, texts, again) == []
    assert len(standing(target)) == 3


def test_entries_that_the_history_does_not_confirm_are_kept_and_named(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    damage = "UPDATE changes SET new = replace(new, 'nausea', 'nausex')"
    assert rescued(path, target, clock, texts, damage) == [
        ("symptoms", "storage.rescue-unproven-days"),
        ("changes", "storage.rescue-history"),
    ]
    with opened(target) as file:
        assert len(file.read_all()) == 3
        (newest, *_) = file.journal()
        assert {change.id for change in newest.changes} == {symptom(1).id, symptom(2).id}


def test_a_state_after_which_a_change_is_lost_is_named(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    damage = ("UPDATE changes SET seal = 0 WHERE batch = 2", "UPDATE symptoms SET \"when\" = '' WHERE severity = 4")
    assert rescued(path, target, clock, texts, *damage) == [
        ("symptoms", "storage.rescue-older-days"),
        ("changes", "storage.rescue-history"),
    ]
    assert symptom(1) in standing(target)


def test_what_may_have_been_deleted_is_put_into_the_bin(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    assert rescued(path, target, clock, texts, "UPDATE changes SET seal = 0 WHERE batch = 3") == [
        ("symptoms", "storage.rescue-aside-days"),
        ("changes", "storage.rescue-history"),
    ]
    with opened(target) as file:
        assert len(file.read_all()) == 3
        assert [deletion.record for deletion in file.deletions()] == [symptom(3)]


def test_what_was_deleted_and_is_nowhere_stays_deleted_and_memories_stay_memories(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    with made(path, clock) as file:
        memory = Change(kind="symptoms", id=symptom(2).id, new=symptom(2, severity=1), lost=True)
        file.commit(batch(memory, step=Step.JOIN))
        file.commit(batch(*new(symptom(3))))
        file.commit(batch(deleted(symptom(3))))
    raw(path, "UPDATE changes SET seal = 0 WHERE batch > 4")
    assert told(rescue(path, target, clock=LATER).lost, texts) == [("changes", "storage.rescue-history")]
    with opened(target) as file:
        assert len(file.read_all()) == 3
        assert file.journal()[3].changes == (memory,)


def test_what_no_place_tells_any_more_is_named_as_lost(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    damage = (
        "UPDATE symptoms SET \"when\" = 'nobody knows'",
        "UPDATE days SET day = 'nobody knows'",
        "UPDATE changes SET seal = 0 WHERE batch < 3",
    )
    assert rescued(path, target, clock, texts, *damage) == [
        ("days", "storage.rescue-lost-days"),
        ("symptoms", "storage.rescue-lost"),
        ("changes", "storage.rescue-history"),
    ]
    assert standing(target) == []


def test_changes_whose_words_are_lost_keep_their_place_in_the_history(
    path: Path, target: Path, clock: FixedClock, texts: Texts
) -> None:
    damage = ("UPDATE batches SET author = 'nobody' WHERE number < 3", "UPDATE tombstones SET seal = 1")
    assert rescued(path, target, clock, texts, *damage) == [
        ("tombstones", "storage.rescue-history"),
        ("batches", "storage.rescue-history"),
    ]
    with opened(target) as file:
        titles = [entry.title.id for entry in file.journal()]
        assert titles == ["storage.rescued", "book.done", "storage.rescued-unnamed", "storage.rescued-unnamed"]
        assert [len(entry.changes) for entry in file.journal()] == [0, 1, 1, 4]
        assert file.tombstones() == []


def test_an_undo_of_a_lost_change_keeps_its_place_too(path: Path, target: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1))))
        file.commit(batch(deleted(symptom(1)), step=Step.UNDO, of=1))
    raw(path, "DELETE FROM changes WHERE batch = 1", "DELETE FROM batches WHERE number = 1")
    assert rescue(path, target, clock=LATER).records == 0
    with opened(target) as file:
        assert [entry.of for entry in file.journal()] == [None, 1, None]


def test_a_tombstone_of_what_stands_is_left_out(path: Path, target: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1)), tombstones=(Tombstone(kind="symptoms", id=symptom(1).id),)))
    rescue(path, target, clock=LATER)
    with opened(target) as file:
        assert file.tombstones() == []


@pytest.mark.parametrize("state", ["new = '{'", "title = '[]'"])
def test_what_an_older_diary_cannot_have_written_is_not_believed(
    path: Path, target: Path, clock: FixedClock, texts: Texts, state: str
) -> None:
    shutil.copy(FROZEN / "v1" / "plain.db", path)
    table = "batches" if "title" in state else "changes"
    raw(path, f"UPDATE {table} SET {state} WHERE rowid = 1")  # noqa: S608
    assert (table, "storage.rescue-history") in told(rescue(path, target, clock=LATER).lost, texts)


def test_the_passphrase_has_to_be_right(path: Path, target: Path, clock: FixedClock, saying: Saying) -> None:
    made(path, clock, KEY).close()
    with saying("storage.not-readable"):
        rescue(path, target, clock=LATER, key=Key("another"))
    assert sorted(found.name for found in path.parent.iterdir()) == ["diary.db", "diary.db.lock"]


def test_what_is_not_there_holds_nothing_or_is_open_cannot_be_rescued(
    path: Path, target: Path, clock: FixedClock, saying: Saying
) -> None:
    with saying("storage.missing"):
        rescue(path, target, clock=LATER)
    with DiaryFile.open(path, clock=clock), saying("storage.open-elsewhere"):
        rescue(path, target, clock=LATER)
    with saying("storage.rescue-found-nothing"):
        rescue(path, target, clock=LATER)
    assert not target.exists()


def test_nothing_is_overwritten(path: Path, target: Path, clock: FixedClock, saying: Saying) -> None:
    made(path, clock).close()
    target.write_text("something else")
    with saying("storage.rescue-needs-a-new-file"):
        rescue(path, target, clock=LATER)
    assert target.read_text() == "something else"


def test_a_newer_diary_is_not_rescued_but_one_that_only_says_so_is(
    path: Path, target: Path, clock: FixedClock, saying: Saying
) -> None:
    made(path, clock).close()
    raw(path, f"PRAGMA user_version = {SCHEMA + 1}")
    assert rescue(path, target, clock=LATER).lost == ()
    target.unlink()
    raw(path, "ALTER TABLE symptoms ADD COLUMN unheard_of TEXT")
    with saying("storage.newer"):
        rescue(path, target, clock=LATER)


def test_a_new_file_that_is_not_whole_is_not_left_behind(
    path: Path, target: Path, clock: FixedClock, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(path, clock).close()
    monkeypatch.setattr(check, "full", lambda *_, **__: ("a problem",))
    with saying("storage.copy-not-whole"):
        rescue(path, target, clock=LATER)
    assert sorted(found.name for found in path.parent.iterdir()) == ["diary.db", "diary.db.lock"]


def test_results_are_named_by_the_day_of_their_draw(path: Path, target: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(*sample_records())))
    raw(path, "UPDATE changes SET seal = 0 WHERE kind = 'results' OR (kind = 'person')")
    found = {problem.where: problem.message for problem in rescue(path, target, clock=LATER).lost}
    assert found["results"].id == "storage.rescue-unproven-days"
    assert found["person"].id == "storage.rescue-unproven"
