from diary.book import day as days
from diary.book import draws, joining
from diary.book.bin import bring_back, deleted_records
from diary.book.book import Book
from diary.book.undo import undo
from diary.core.records import Panel, Record, kind_of
from diary.core.when import When
from tests.book.conftest import TODAY, HandClock, Saying, did, log, neutrophils


def names(book: Book) -> list[tuple[str, str]]:
    return [(kind_of(deletion.record), deletion.record.id) for deletion in deleted_records(book)]


def draw(book: Book, *values: str) -> Panel:
    added = did(draws.add_draw(book, collected_at=When(TODAY), results=[neutrophils(value) for value in values])).added
    return next(record for record in added if isinstance(record, Panel))


def test_the_bin_of_a_new_diary_is_empty(book: Book) -> None:
    log(book)
    assert deleted_records(book) == ()


def test_what_was_deleted_is_in_the_bin_newest_first_with_time_and_author(book: Book, hands: HandClock) -> None:
    first, second = log(book, "nausea"), log(book, "pain")
    days.clear_symptom(book, entry=first)
    hands.pass_days(1)
    book.who = "Maria"
    days.clear_symptom(book, entry=second)
    newest, oldest = deleted_records(book)
    assert (newest.record, newest.by, newest.batch) == (second, "Maria", 4)
    assert (oldest.record, oldest.by, oldest.batch) == (first, "self", 3)
    assert (newest.at - oldest.at).days == 1


def test_what_was_overwritten_or_stands_again_is_not_in_the_bin(book: Book) -> None:
    entry = log(book)
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=3, entry=entry)
    assert names(book) == []
    days.clear_symptom(book, entry=book.timeline.symptoms_on(TODAY)[0])
    assert names(book) == [("symptoms", entry.id)]
    undo(book)
    assert names(book) == []


def test_an_entry_taken_back_by_undo_is_in_the_bin_but_not_a_whole_import(book: Book, other: Book) -> None:
    entry = log(book)
    undo(book)
    assert names(book) == [("symptoms", entry.id)]
    log(other, "fatigue")
    joining.join(book, joining.preview(book, other.timeline))
    undo(book)
    assert names(book) == [("symptoms", entry.id)]


def test_what_comes_back_stands_as_it_was_with_a_new_stamp(book: Book) -> None:
    entry = log(book, severity=3)
    days.clear_symptom(book, entry=entry)
    changes = did(bring_back(book, "symptoms", entry.id))
    assert changes.title.id == "book.brought-back"
    (back,) = book.timeline.symptoms_on(TODAY)
    assert (back.id, back.severity) == (entry.id, 3)
    assert back.changed_at is not None
    assert entry.changed_at is not None
    assert back.changed_at > entry.changed_at
    assert names(book) == []
    assert book.tombstones() == []
    assert book.check() == ()
    undo(book)
    assert names(book) == [("symptoms", entry.id)]


def test_what_stands_needs_not_come_back_and_what_never_was_cannot(book: Book, saying: Saying) -> None:
    entry = log(book)
    assert bring_back(book, "symptoms", entry.id) is None
    with saying("book.not-in-bin"):
        bring_back(book, "symptoms", "nobody")


def test_a_draw_comes_back_with_the_results_that_went_with_it(book: Book) -> None:
    panel = draw(book, "0.4", "0.5")
    first, second = book.timeline.results_of[panel.id]
    draws.change_draw(book, panel=panel, collected_at=panel.collected_at, results=[second])
    draws.delete_draw(book, panel=panel)
    log(book)
    bring_back(book, "counts", panel.id)
    assert [result.id for result in book.timeline.results_of[panel.id]] == [second.id]
    assert names(book) == [("results", first.id)]


def test_a_result_comes_back_with_its_draw_and_alone_where_that_stands(book: Book) -> None:
    panel = draw(book, "0.4", "0.5")
    first, second = book.timeline.results_of[panel.id]
    draws.delete_draw(book, panel=panel)
    bring_back(book, "results", first.id)
    assert book.timeline.get("counts", panel.id) is not None
    assert names(book) == [("results", second.id)]
    bring_back(book, "results", second.id)
    ids = {result.id for result in book.timeline.results_of[panel.id]}
    assert ids == {first.id, second.id}
    assert all(isinstance(record, Record) for record in book.timeline)
