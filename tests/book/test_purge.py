from pathlib import Path

import pytest

from diary.book import day as days
from diary.book import draws, joining
from diary.book.bin import bring_back, deleted_records
from diary.book.book import Book
from diary.book.history import in_full, on_day
from diary.book.purge import delete_for_good
from diary.book.undo import redo, restore, undo
from diary.core.errors import DiaryError
from diary.core.records import Symptom
from diary.core.texts import Texts
from diary.storage import file
from diary.storage.batch import Change, Step
from tests.book.conftest import TODAY, Saying, did, fever, log
from tests.book.test_bin import draw

SECRET = "planted-word"  # noqa: S105  (a note)


def noted(book: Book, note: str = SECRET) -> Symptom:
    entry = log(book, f"own:{note}", severity=1)
    days.log_symptom(book, day=TODAY, symptom=f"own:{note}", severity=3, entry=entry)
    return next(found for found in book.timeline.symptoms_on(TODAY) if found.id == entry.id)


def readable(folder: Path) -> list[str]:
    """The files in which the planted word stands, those of the open diary included."""
    return [path.name for path in sorted(folder.iterdir()) if SECRET.encode() in path.read_bytes()]


def test_what_is_deleted_for_good_leaves_no_trace_in_any_file(book: Book, texts: Texts) -> None:
    for number in range(60):
        log(book, f"own:other-{number}")
    entry = noted(book)
    for number in range(60):
        log(book, f"own:more-{number}")
    folder = book.path.parent
    assert readable(folder)
    changes = did(delete_for_good(book, [entry]))
    assert changes.removed == (entry,)
    assert readable(folder) == []
    assert len(book.timeline.symptoms_on(TODAY)) == 120
    assert book.check() == ()
    assert all(texts.render(change.title) for change in book.journal(most=200))
    assert SECRET not in str(book.journal(most=200))
    book.close()
    assert readable(folder) == []


def test_that_something_was_deleted_stays_known_and_travels(book: Book) -> None:
    entry = noted(book)
    delete_for_good(book, [entry])
    newest, *others = book.journal()
    assert (newest.step, newest.title.id) == (Step.PURGE, "book.purged")
    assert newest.changes == (Change(kind="symptoms", id=entry.id),)
    assert newest.changes[0].purged
    assert [(other.title.id, other.changes) for other in others] == [("storage.purged", ())] * 2
    (stone,) = book.tombstones()
    assert stone.id == entry.id


def test_neither_undo_nor_redo_nor_the_bin_brings_it_back(book: Book, saying: Saying) -> None:
    first = log(book, "fatigue")
    entry = noted(book)
    undo(book)
    delete_for_good(book, [entry])
    assert redo(book) is None
    assert deleted_records(book) == ()
    with saying("book.not-in-bin"):
        bring_back(book, "symptoms", entry.id)
    assert restore(book, number=2) is None
    assert restore(book, number=book.journal()[0].number) is None
    assert did(undo(book)).removed == (first,)
    assert undo(book) is None


def test_what_lies_in_the_bin_can_be_deleted_for_good(book: Book) -> None:
    entry = noted(book)
    days.clear_symptom(book, entry=entry)
    (stone,) = book.tombstones()
    assert did(delete_for_good(book, [deleted_records(book)[0].record])).removed == ()
    assert deleted_records(book) == ()
    assert book.tombstones() == [stone]
    assert readable(book.path.parent) == []
    assert book.check() == ()


def test_others_of_the_same_change_keep_their_history(book: Book) -> None:
    days.rest_to_none(book, TODAY, ("nausea", "pain"))
    nausea, pain = sorted(book.timeline.symptoms_on(TODAY), key=lambda entry: entry.symptom)
    delete_for_good(book, [nausea])
    assert [change.new for change in book.journal()[1].changes] == [pain]
    assert book.check() == ()


def test_a_draw_goes_with_its_results_those_in_the_bin_included(book: Book) -> None:
    panel = draw(book, "0.4", "0.5")
    first, second = book.timeline.results_of[panel.id]
    draws.change_draw(book, panel=panel, collected_at=panel.collected_at, results=[second])
    assert set(did(delete_for_good(book, [panel])).removed) == {panel, second}
    assert deleted_records(book) == ()
    assert {stone.id for stone in book.tombstones()} == {panel.id, first.id, second.id}


def test_flags_go_as_with_any_deletion_and_are_not_shown_from_memory(book: Book) -> None:
    reading = fever(book)
    days.remove(book, reading)
    assert any(in_full(book, past).evidence for past in on_day(book, TODAY))
    undo(book)
    assert "fever" in [flag.sign for flag in did(delete_for_good(book, [reading])).withdrawn]
    (past,) = (past for past in on_day(book, TODAY) if past.sign == "fever")
    assert not in_full(book, past).evidence
    assert book.flag_log.of("fever", TODAY)[-1].flag.reason == "entry-deleted"


def test_an_older_copy_does_not_plant_it_again(book: Book, other: Book) -> None:
    log(other, f"own:{SECRET}")
    joining.join(book, joining.preview(book, other.timeline))
    (entry,) = book.timeline.symptoms_on(TODAY)
    delete_for_good(book, [entry])
    joining.join(book, joining.preview(book, other.timeline))
    assert book.timeline.symptoms_on(TODAY) == ()
    assert readable(book.path.parent) == ["other.db"]


def test_a_newer_copy_brings_it_and_restoring_the_purge_takes_nothing_away(book: Book, other: Book) -> None:
    mine = log(other)
    joining.join(book, joining.preview(book, other.timeline))
    purge = did(delete_for_good(book, book.timeline.symptoms_on(TODAY)))
    days.log_symptom(other, day=TODAY, symptom="nausea", severity=4, entry=mine)
    joining.join(book, joining.preview(book, other.timeline))
    assert [entry.severity for entry in book.timeline.symptoms_on(TODAY)] == [4]
    assert restore(book, number=purge.batch) is None
    assert book.check() == ()


def test_nothing_chosen_changes_nothing(book: Book) -> None:
    assert delete_for_good(book, []) is None
    assert book.journal() == ()


def test_a_file_that_cannot_be_swept_is_named_and_the_entries_are_gone(
    book: Book, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log(book)

    def fail(*_: object) -> None:
        raise DiaryError("storage.traces-left", file=book.path.name)

    monkeypatch.setattr(file, "sweep", fail)
    with saying("storage.traces-left"):
        delete_for_good(book, [entry])
    assert book.timeline.symptoms_on(TODAY) == ()
    assert deleted_records(book) == ()
