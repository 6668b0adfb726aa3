from collections.abc import Callable

from diary.book import day as days
from diary.book import joining
from diary.book.book import Book
from diary.book.undo import redo, restore, undo
from diary.core.records import Record, Tombstone
from diary.storage.batch import Step
from tests.book.conftest import TODAY, HandClock, Saying, did, fever, log


def answers(book: Book) -> list[tuple[str, int | None]]:
    return [(entry.symptom, entry.severity) for entry in book.timeline.symptoms_on(TODAY)]


def content(book: Book) -> set[tuple[str, str]]:
    return {(type(record).__name__, record.id) for record in book.timeline}


def test_there_is_nothing_to_undo_in_a_new_diary(book: Book) -> None:
    assert undo(book) is None
    assert redo(book) is None


def test_undo_takes_back_one_change_after_the_other_and_redo_makes_them_again(book: Book) -> None:
    entry = log(book, severity=1)
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=3, entry=entry)
    days.clear_symptom(book, entry=book.timeline.symptoms_on(TODAY)[0])
    assert did(undo(book)).added
    assert answers(book) == [("nausea", 3)]
    assert did(undo(book)).altered
    assert answers(book) == [("nausea", 1)]
    assert did(undo(book)).removed
    assert answers(book) == []
    assert undo(book) is None
    for expected in ([("nausea", 1)], [("nausea", 3)], []):
        assert redo(book) is not None
        assert answers(book) == expected
    assert redo(book) is None


def test_undo_works_next_week_after_reopening(book: Book, opened: Callable[..., Book], hands: HandClock) -> None:
    log(book)
    book.close()
    hands.pass_days(7)
    with opened() as again:
        assert did(undo(again)).title.id == "book.symptom-logged"
        assert answers(again) == []
    with opened() as again:
        assert redo(again) is not None
        assert answers(again) == [("nausea", 1)]


def test_something_new_clears_redo(book: Book) -> None:
    log(book, "nausea")
    undo(book)
    log(book, "fatigue")
    assert redo(book) is None
    undo(book)
    assert undo(book) is None


def test_undo_is_in_the_history_and_newer_than_what_it_takes_back(book: Book) -> None:
    entry = log(book)
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=3, entry=entry)
    undo(book)
    newest = book.journal()[0]
    assert (newest.step, newest.of, newest.title.id) == (Step.UNDO, 2, "book.symptom-corrected")
    back = book.timeline.symptoms_on(TODAY)[0]
    assert back.severity == 1
    assert back.changed_at is not None
    assert entry.changed_at is not None
    assert back.changed_at > entry.changed_at


def test_undoing_a_deletion_takes_its_tombstone_away_and_undoing_an_entry_leaves_one(book: Book) -> None:
    entry = log(book)
    days.clear_symptom(book, entry=entry)
    undo(book)
    assert book.tombstones() == []
    undo(book)
    assert [stone.id for stone in book.tombstones()] == [entry.id]


def test_undo_and_redo_bring_flags_back_and_forth(book: Book) -> None:
    fever(book)
    assert "fever" in [flag.sign for flag in did(undo(book)).withdrawn]
    assert "fever" in [flag.sign for flag in did(redo(book)).raised]


def test_an_import_is_undone_as_if_it_had_never_been(book: Book, other: Book) -> None:
    mine = log(book, "nausea")
    joining.join(other, joining.preview(other, book.timeline))
    theirs = other.timeline.symptoms_on(TODAY)[0]
    days.log_symptom(other, day=TODAY, symptom="nausea", severity=3, entry=theirs)
    log(other, "fatigue")
    gone = log(book, "pain")
    stone = Tombstone(kind="symptoms", id=gone.id, changed_at=other.clock.now())
    joining.join(book, joining.preview(book, other.timeline, [stone]))
    assert sorted(answers(book)) == [("fatigue", 1), ("nausea", 3)]
    assert did(undo(book)).title.id == "book.joined"
    assert set(book.timeline.symptoms_on(TODAY)) == {mine, gone}
    assert book.tombstones() == []
    assert joining.preview(book, other.timeline, [stone]).deleted == (gone,)
    assert redo(book) is not None
    assert sorted(answers(book)) == [("fatigue", 1), ("nausea", 3)]
    assert joining.preview(book, other.timeline, [stone]).finds_nothing


def test_an_old_change_is_put_back_as_a_new_one(book: Book) -> None:
    entry = log(book, severity=1)
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=4, entry=entry)
    log(book, "fatigue", 2)
    assert restore(book, number=2) is not None
    assert ("nausea", 1) in answers(book)
    assert ("fatigue", 2) in answers(book)
    assert book.journal()[0].step is Step.CHANGE
    undo(book)
    assert ("nausea", 4) in answers(book)


def test_what_was_added_long_ago_and_is_gone_by_now_cannot_be_taken_back_again(book: Book, saying: Saying) -> None:
    entry = log(book)
    days.clear_symptom(book, entry=entry)
    assert restore(book, number=1) is None
    with saying("book.no-such-change"):
        restore(book, number=99)


def test_the_order_of_records_does_not_matter_for_undo(book: Book) -> None:
    before = content(book)
    days.rest_to_none(book, TODAY, ("nausea", "pain"))
    assert len(content(book)) == 2
    undo(book)
    assert content(book) == before
    assert all(isinstance(record, Record) for record in book.timeline)
