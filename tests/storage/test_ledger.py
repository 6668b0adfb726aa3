from dataclasses import replace
from datetime import date
from pathlib import Path

from diary.core.clock import FixedClock
from diary.core.records import Day, Tombstone
from diary.storage.batch import Change, Step
from diary.storage.file import DiaryFile
from tests.storage.changes import FEVER, NOW, TITLE, altered, batch, deleted, new, symptom


def stone(number: int = 1) -> Tombstone:
    return Tombstone(kind="symptoms", id=symptom(number).id, changed_at=NOW, changed_by="Maria")


def test_a_change_is_kept_with_time_author_old_and_new(file: DiaryFile) -> None:
    first = file.commit(batch(*new(symptom())))
    second = file.commit(batch(altered(symptom(), 3)))
    newest, oldest = file.journal()
    assert (oldest.number, newest.number) == (first, second)
    assert (newest.at, newest.author, newest.title) == (NOW, "Maria", TITLE)
    assert oldest.changes == new(symptom())
    assert newest.changes == (altered(symptom(), 3),)
    assert file.read_all() == [symptom(severity=3)]


def test_the_journal_is_read_in_pages_and_by_record(file: DiaryFile) -> None:
    for number in range(1, 6):
        file.commit(batch(*new(symptom(number))))
    assert [entry.number for entry in file.journal(most=2)] == [5, 4]
    assert [entry.number for entry in file.journal(before=4, most=2)] == [3, 2]
    assert [entry.number for entry in file.journal(record=("symptoms", symptom(2).id))] == [2]
    assert file.journal(record=("days", symptom(2).id)) == ()


def test_one_entry_of_the_journal(file: DiaryFile) -> None:
    number = file.commit(batch(*new(symptom())))
    entry = file.entry(number)
    assert entry is not None
    assert entry.changes == new(symptom())
    assert file.entry(number + 1) is None


def test_a_deleted_record_leaves_a_tombstone_until_it_comes_back(file: DiaryFile) -> None:
    file.commit(batch(*new(symptom(1), symptom(2))))
    file.commit(batch(deleted(symptom(1)), tombstones=(stone(1),)))
    assert file.read_all() == [symptom(2)]
    assert file.tombstones() == [stone(1)]
    file.commit(batch(*new(symptom(1))))
    assert sorted(record.id for record in file.read_all()) == [symptom(1).id, symptom(2).id]
    assert file.tombstones() == []


def test_a_tombstone_holds_for_its_own_kind_alone(file: DiaryFile) -> None:
    day = Day(id="2026-03-04", day=date(2026, 3, 4), nothing_new=True)
    file.commit(batch(tombstones=(Tombstone(kind="symptoms", id="2026-03-04"),)))
    file.commit(batch(*new(day)))
    assert [found.kind for found in file.tombstones()] == ["symptoms"]


def test_what_lost_is_remembered_and_nothing_else(file: DiaryFile) -> None:
    file.commit(batch(*new(symptom())))
    lost = Change(kind="symptoms", id=symptom().id, new=symptom(severity=4), lost=True)
    file.commit(batch(lost, step=Step.JOIN))
    assert file.read_all() == [symptom()]
    assert file.journal()[0].changes == (lost,)
    undoable = file.undoable()
    assert undoable is not None
    assert undoable.number == 1  # there is nothing to undo about a memory


def test_flags_are_logged_with_the_change_that_caused_them(file: DiaryFile) -> None:
    withdrawn = replace(FEVER, raised=False, reason="entry-deleted")
    file.commit(batch(*new(symptom()), flags=(FEVER,)))
    file.commit(batch(deleted(symptom()), flags=(withdrawn, replace(FEVER, day=date(2026, 3, 3)))))
    log = file.flag_log()
    assert [(row.batch, row.at, row.flag) for row in log[:2]] == [(1, NOW, FEVER), (2, NOW, withdrawn)]
    assert [row.flag.day for row in file.flag_log(since=date(2026, 3, 4))] == [date(2026, 3, 4)] * 2


def test_nothing_can_be_undone_or_made_again_in_a_new_diary(file: DiaryFile) -> None:
    assert file.undoable() is None
    assert file.redoable() is None


def test_undo_and_redo_are_found_after_reopening(path: Path, clock: FixedClock) -> None:
    with DiaryFile.open(path, clock=clock) as file:
        file.commit(batch(*new(symptom(1))))
        file.commit(batch(*new(symptom(2))))
        file.commit(batch(deleted(symptom(2)), step=Step.UNDO, of=2))
    with DiaryFile.open(path, clock=clock) as file:
        first, second = file.undoable(), file.redoable()
        assert first is not None
        assert second is not None
        assert (first.number, second.number) == (1, 2)
        assert second.undone
        file.commit(batch(deleted(symptom(1)), step=Step.UNDO, of=1))
        assert file.undoable() is None
        assert [entry.step for entry in file.journal()][:2] == [Step.UNDO, Step.UNDO]
    with DiaryFile.open(path, clock=clock) as file:
        again = file.redoable()
        assert again is not None
        assert again.number == 1
        file.commit(batch(*new(symptom(1)), step=Step.REDO, of=1))
        again = file.redoable()
        assert again is not None
        assert again.number == 2


def test_a_new_change_clears_redo(file: DiaryFile) -> None:
    file.commit(batch(*new(symptom(1))))
    file.commit(batch(deleted(symptom(1)), step=Step.UNDO, of=1))
    file.commit(batch(*new(symptom(2))))
    assert file.redoable() is None
    undoable = file.undoable()
    assert undoable is not None
    assert undoable.number == 3


def test_the_journal_can_be_read_from_one_change_on(file: DiaryFile) -> None:
    for number in range(1, 4):
        file.commit(batch(*new(symptom(number))))
    assert [entry.number for entry in file.entries_since(2)] == [3, 2]


def test_the_history_knows_every_state_it_ever_saw(file: DiaryFile) -> None:
    file.commit(batch(*new(symptom(severity=1))))
    file.commit(batch(altered(symptom(severity=1), 2)))
    seen, other = [symptom(severity=severity) for severity in (1, 2)], symptom(severity=3)
    assert file.not_in_history([*seen, other]) == (other,)
