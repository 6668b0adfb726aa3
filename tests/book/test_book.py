import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from diary.book import day as days
from diary.book import treatment
from diary.book.book import Book
from diary.book.changes import Edit, new_id
from diary.core.clock import utc
from diary.core.errors import DiaryError
from diary.core.records import Measurement, Symptom, Treatment
from diary.core.texts import Message, Texts
from diary.core.when import When
from diary.storage import ledger
from diary.storage.connection import Key
from tests.book.conftest import TODAY, YESTERDAY, HandClock, Saying, did, fever, log, signs

DONE = Message.of("book.settings")


def test_a_change_is_on_file_and_in_memory_before_it_returns(book: Book, opened: Callable[..., Book]) -> None:
    entry = log(book)
    assert book.timeline.symptoms_on(TODAY) == (entry,)
    book.close()
    with opened() as again:
        assert again.timeline.symptoms_on(TODAY) == (entry,)


def test_entries_are_signed_and_stamped(opened: Callable[..., Book], hands: HandClock) -> None:
    with opened(who="Maria") as book:
        before = utc(hands)
        entry = log(book)
        assert (entry.logged_by, entry.changed_by) == ("Maria", "Maria")
        assert entry.changed_at is not None
        assert before < entry.changed_at < utc(hands)
        assert entry.changed_at.tzinfo is UTC


def test_changes_say_what_was_added_altered_and_removed(book: Book) -> None:
    entry = log(book)
    corrected = did(days.log_symptom(book, day=TODAY, symptom="nausea", severity=2, entry=entry))
    ((old, new),) = corrected.altered
    assert (old, new.id) == (entry, entry.id)
    assert isinstance(new, Symptom)
    removed = did(days.clear_symptom(book, entry=new))
    assert removed.removed == (new,)
    assert [removed.batch, corrected.batch] == [3, 2]


def test_nothing_is_saved_where_nothing_changes(book: Book) -> None:
    entry = log(book)
    assert book.apply(Edit(title=DONE, put=(entry,))) is None
    assert book.apply(Edit(title=DONE, removed=(replace(entry, id=new_id()),))) is None
    assert len(book.journal()) == 1


def test_a_record_that_cannot_be_is_refused_with_the_reason(book: Book, saying: Saying, texts: Texts) -> None:
    later = Symptom(id=new_id(), when=When(TODAY + timedelta(days=2)), symptom="nausea", severity=1)
    with pytest.raises(DiaryError) as caught:
        book.apply(Edit(title=DONE, put=(later,)))
    assert "future" in texts.render(caught.value.message)
    with saying("book.cannot-be"):
        book.apply(Edit(title=DONE, put=(later,)))
    assert not list(book.timeline)
    assert book.journal() == ()


def test_a_change_that_cannot_be_saved_changes_nothing(
    book: Book, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = log(book)
    timeline, judgement = book.timeline, book.judgement(TODAY)

    def full(*_: object) -> int:
        raise DiaryError("storage.disk-full")

    monkeypatch.setattr(ledger, "write", full)
    with saying("storage.disk-full"):
        fever(book)
    assert book.timeline is timeline
    assert book.judgement(TODAY) is judgement
    monkeypatch.undo()
    assert signs(days.log_symptom(book, day=TODAY, symptom="chills", severity=1)) != []
    assert entry in book.timeline.symptoms_on(TODAY)


def test_a_diary_opened_to_read_changes_nothing(book: Book, opened: Callable[..., Book], saying: Saying) -> None:
    entry = log(book)
    book.close()
    with opened(read_only=True) as reading:
        assert reading.read_only
        assert reading.timeline.symptoms_on(TODAY) == (entry,)
        with saying("storage.opened-to-read"):
            log(reading)


def test_a_diary_that_cannot_be_read_is_let_go(
    book: Book, opened: Callable[..., Book], monkeypatch: pytest.MonkeyPatch
) -> None:
    book.close()
    with monkeypatch.context() as patched:
        patched.setattr("diary.storage.file.read_all", lambda _connection: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            opened()
    opened().close()


def test_an_encrypted_diary_opens_with_its_passphrase(opened: Callable[..., Book], saying: Saying) -> None:
    with opened("secret.db", key=Key("open sesame")) as book:
        log(book)
    with saying("storage.needs-passphrase"):
        opened("secret.db")


def test_a_change_is_newer_than_the_last_one_even_when_the_clock_was_set_back(book: Book, hands: HandClock) -> None:
    entry = log(book)
    hands.moment -= timedelta(hours=2)
    changes = did(days.log_symptom(book, day=TODAY, symptom="nausea", severity=3, entry=entry))
    ((old, new),) = changes.altered
    assert old.changed_at is not None
    assert new.changed_at == old.changed_at + timedelta(microseconds=1)
    assert isinstance(new, Symptom)
    days.clear_symptom(book, entry=new)
    (stone,) = book.tombstones()
    assert stone.changed_at == new.changed_at + timedelta(microseconds=1)


def test_a_fever_raises_its_flag_at_once(book: Book) -> None:
    changes = did(days.log_measurement(book, day=TODAY, kind="temperature", value=Decimal("38.0"), unit="Cel"))
    assert "fever" in [flag.sign for flag in changes.raised]
    assert book.judgement(TODAY).flags == changes.raised


def test_no_flag_is_raised_below_the_line(book: Book) -> None:
    assert signs(days.log_measurement(book, day=TODAY, kind="temperature", value=Decimal("37.9"), unit="Cel")) == []


def test_a_corrected_entry_withdraws_its_flag_with_the_reason(book: Book) -> None:
    reading = fever(book)
    changes = did(
        days.log_measurement(book, day=TODAY, kind="temperature", value=Decimal("36.8"), unit="Cel", entry=reading)
    )
    assert "fever" in [flag.sign for flag in changes.withdrawn]
    rows = [(row.batch, row.flag.raised, row.flag.reason) for row in book.flag_log.of("fever", TODAY)]
    assert rows == [(1, True, "entry-added"), (2, False, "entry-corrected")]


def test_the_log_of_flags_is_there_after_reopening(book: Book, opened: Callable[..., Book]) -> None:
    reading = fever(book)
    days.remove(book, reading)
    book.close()
    with opened() as again:
        rows = [(row.flag.urgency, row.flag.rules, row.flag.reason) for row in again.flag_log.of("fever", TODAY)]
    assert rows == [("now", "2026.1", "entry-added"), ("now", "2026.1", "entry-deleted")]


def test_an_entry_filled_in_later_is_judged_on_its_own_day(book: Book) -> None:
    assert book.judgement(YESTERDAY).flags == ()
    reading = fever(book, day=YESTERDAY)
    assert "fever" in [flag.sign for flag in book.judgement(YESTERDAY).flags]
    assert "fever" not in [flag.sign for flag in book.judgement(TODAY).flags]
    assert isinstance(reading, Measurement)


def test_a_treatment_makes_the_days_it_touches_judged_anew(book: Book) -> None:
    log(book, "chills", 2)
    assert "blinatumomab-infusion-reaction" not in [flag.sign for flag in book.judgement(TODAY).flags]
    infusion = Treatment(id=new_id(), kind="infusion", medicine="blinatumomab", started=When(YESTERDAY))
    changes = did(treatment.put(book, infusion))
    assert "blinatumomab-infusion-reaction" in [flag.sign for flag in changes.raised]
    assert "blinatumomab-infusion-reaction" in [flag.sign for flag in book.judgement(TODAY).flags]
    gone = did(treatment.remove(book, infusion))
    assert "blinatumomab-infusion-reaction" in [flag.sign for flag in gone.withdrawn]


def test_judgements_of_many_days_are_those_of_each(book: Book) -> None:
    fever(book, day=YESTERDAY)
    first = date(2026, 2, 25)
    found = book.judgements(first, TODAY)
    assert [judgement.day for judgement in found] == [first + timedelta(days=number) for number in range(8)]
    assert found[-2] == book.judgement(YESTERDAY)
    assert book.judgements(first, TODAY) == found


def test_the_file_can_be_checked_and_made_ready(book: Book) -> None:
    book.prepare()
    assert book.check() == ()
    assert book.path.name == "diary.db"


def test_the_book_loads_the_database_only_when_a_diary_is_opened() -> None:
    code = "import sys, diary.book.book, diary.book.day, diary.book.warnings, diary.book.joining, diary.book.undo\n"
    code += "print([name for name in ('sqlalchemy', 'sqlcipher3', 'alembic') if name in sys.modules])"
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_a_title_can_be_read_for_every_change(book: Book, texts: Texts) -> None:
    log(book)
    assert texts.render(book.journal()[0].title) == "Nausea on 4 Mar entered"
    assert book.journal()[0].at > datetime(2026, 3, 4, tzinfo=UTC)


def test_an_entry_ahead_of_the_date_is_judged_at_once(book: Book) -> None:
    tomorrow = TODAY + timedelta(days=1)
    changes = days.log_measurement(book, day=tomorrow, kind="temperature", value=Decimal("38.6"), unit="Cel")
    assert {flag.day for flag in did(changes).raised} == {tomorrow}
