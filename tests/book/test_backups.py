import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from diary.book.backups import (
    Backup,
    Group,
    Reason,
    backup_due,
    backups_of,
    last_good,
    looked_over,
    make_backup,
    remove,
    status,
    what_would_change,
)
from diary.book.book import Book
from diary.book.changes import Edit
from diary.core.records import Panel, Person, Result
from diary.core.texts import Message, Texts
from diary.core.when import When
from diary.storage.backups import folder_of
from diary.storage.connection import Key
from diary.storage.restore import restore
from tests.book.conftest import TODAY, YESTERDAY, HandClock, Saying, log, neutrophils
from tests.storage.changes import raw

NOW = datetime(2026, 3, 4, 18, 0)
TITLE = Message.of("book.settings")
SECRET = Key("open sesame")
FROZEN = Path(__file__).parents[1] / "data" / "schema"


def saw(at: datetime, whole: bool | None = None) -> Backup:  # noqa: FBT001
    return Backup(path=Path("x"), at=at, reason=Reason.DAILY, size=1, encrypted=False, whole=whole)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def test_one_backup_is_due_a_day(book: Book, hands: HandClock) -> None:
    assert backup_due(book)
    made = make_backup(book).backup
    assert (made.reason, made.whole) == (Reason.DAILY, True)
    assert not backup_due(book)
    hands.pass_days(1)
    assert backup_due(book)


def test_a_backup_for_another_reason_is_none_of_the_day(book: Book) -> None:
    make_backup(book, Reason.BEFORE_IMPORT)
    assert backup_due(book)


def test_a_daily_backup_that_is_no_database_any_more_does_not_count(book: Book) -> None:
    make_backup(book).backup.path.write_bytes(b"")
    assert backup_due(book)


def test_a_backup_of_the_future_does_not_count_and_is_kept(book: Book, hands: HandClock) -> None:
    hands.pass_days(400)
    future = make_backup(book).backup
    hands.pass_days(-400)
    hands.moment -= timedelta(hours=1)
    assert backup_due(book)
    made = make_backup(book).backup
    assert [backup.path for backup in backups_of(book.path)] == [future.path, made.path]
    last = status(book).last
    assert last is not None
    assert last.path == made.path


def test_a_diary_to_read_makes_none(opened: Callable[..., Book], saying: Saying) -> None:
    opened().close()
    with opened(read_only=True) as book:
        assert not backup_due(book)
        with saying("storage.opened-to-read"):
            make_backup(book)


def test_daily_backups_are_thinned_and_others_thin_nothing(book: Book, hands: HandClock) -> None:
    for _ in range(20):
        make_backup(book, Reason.DAILY)
        hands.pass_days(1)
    before = backups_of(book.path)
    make_backup(book, Reason.BEFORE_IMPORT)
    assert set(before) < set(backups_of(book.path))
    assert len(before) < 20


class TestASecondPlace:
    def test_gets_each_backup_and_loses_what_is_thinned(self, book: Book, hands: HandClock, stick: Path) -> None:
        for _ in range(20):
            assert make_backup(book, second=stick).second is None
            hands.pass_days(1)
        assert {found.path.name for found in backups_of(book.path, stick)} == {
            found.path.name for found in backups_of(book.path)
        }

    def test_that_is_missing_is_said_and_gets_the_next_one(self, book: Book, stick: Path, texts: Texts) -> None:
        stick.rmdir()
        made = make_backup(book, second=stick)
        assert made.backup.whole
        assert made.second is not None
        assert "is not there now" in texts.render(made.second)
        stick.mkdir()
        assert make_backup(book, second=stick).second is None
        assert len(backups_of(book.path, stick)) == 1

    def test_is_told_of(self, book: Book, stick: Path, texts: Texts) -> None:
        def told() -> str:
            second = status(book, second=stick).second
            assert second is not None
            return texts.render(second)

        assert told() == "Nothing is in the second place yet; the next backup goes there too."
        make_backup(book, second=stick)
        assert told() == "In the second place: today 18:00"
        shutil.rmtree(stick)
        assert "is not there now" in told()


class TestStatus:
    def said(self, book: Book, texts: Texts) -> tuple[str, str | None]:
        found = status(book)
        return texts.render(found.message), texts.render(found.warning) if found.warning else None

    def test_of_a_new_diary(self, book: Book, texts: Texts) -> None:
        assert self.said(book, texts) == (
            "There is no backup yet; one is made after the first entry of each day.",
            None,
        )

    def test_names_the_time_of_the_last_good_one(self, book: Book, hands: HandClock, texts: Texts) -> None:
        make_backup(book)
        assert self.said(book, texts) == ("Last good backup: today 18:00", None)
        hands.pass_days(1)
        assert self.said(book, texts) == ("Last good backup: yesterday 18:00", None)
        hands.pass_days(1)
        assert self.said(book, texts) == ("Last good backup: 4 Mar 2026, 18:00", None)

    def test_warns_of_entries_without_any_backup_from_the_next_day_on(
        self, book: Book, hands: HandClock, texts: Texts
    ) -> None:
        log(book)
        assert self.said(book, texts)[1] is None
        hands.pass_days(1)
        assert self.said(book, texts)[1] == "Your entries have no backup. Make one now."

    @pytest.mark.parametrize(("age", "warns"), [(7, False), (8, True)])
    def test_warns_of_an_old_backup_while_there_are_later_entries(
        self,
        book: Book,
        hands: HandClock,
        texts: Texts,
        age: int,
        warns: bool,  # noqa: FBT001
    ) -> None:
        hands.moment = hands.moment.replace(second=0)
        log(book)
        make_backup(book)
        hands.pass_days(age)
        hands.moment = hands.moment.replace(hour=17, minute=59)
        assert self.said(book, texts)[1] is None
        log(book, "fatigue")
        said = self.said(book, texts)[1]
        assert said == (
            f"The last backup is {age} days old, and there are later entries. Make one now." if warns else None
        )

    def test_tells_of_the_failure_first(self, book: Book) -> None:
        failure = Message.of("backups.disk-full")
        assert status(book, failure=failure).warning is failure

    def test_names_what_nothing_encrypts_once_the_diary_is(self, book: Book) -> None:
        plain = make_backup(book).backup
        assert status(book).plain == ()
        book.file.rekey(SECRET)
        hidden = make_backup(book).backup
        (found,) = status(book).plain
        assert found.path == plain.path
        assert hidden.encrypted
        remove(status(book).plain)
        assert status(book).plain == ()


def test_the_last_good_one_is_whole_and_not_of_the_future() -> None:
    old, bad, future = saw(NOW - timedelta(days=1)), saw(NOW, whole=False), saw(NOW + timedelta(minutes=1))
    assert last_good([bad, future, old], NOW) is old
    assert last_good([bad, future], NOW) is None


def test_what_cannot_be_deleted_is_named(book: Book, tmp_path: Path, saying: Saying) -> None:
    made = make_backup(book).backup
    made.path.unlink()
    remove([made])
    made.path.mkdir()
    with saying("backups.not-removed"):
        remove([made])


class TestALookAtABackup:
    def test_finds_it_whole_or_not(self, book: Book) -> None:
        log(book)
        made = make_backup(book).backup
        assert looked_over(book, backups_of(book.path)[0]) == made
        raw(made.path, "UPDATE symptoms SET severity = 3")
        assert looked_over(book, made).whole is False
        made.path.write_bytes(b"junk")
        assert looked_over(book, made).whole is False

    def test_takes_its_passphrase(self, book: Book, saying: Saying) -> None:
        book.file.rekey(SECRET)
        made = make_backup(book).backup
        book.file.rekey(Key("another one"))
        assert looked_over(book, made, SECRET).whole
        with saying("storage.not-readable"):
            looked_over(book, made)


class TestWhatARestoreWouldChange:
    def test_is_nothing_right_after_a_backup(self, book: Book) -> None:
        log(book)
        found = what_would_change(book, make_backup(book).backup)
        assert found.nothing
        assert found.newest == TODAY

    def test_is_listed_by_kind_with_the_newest_date(self, book: Book) -> None:
        kept, altered = log(book, "nausea", day=YESTERDAY), log(book, "fatigue", day=YESTERDAY)
        backup = make_backup(book).backup
        book.apply(Edit(title=TITLE, removed=(kept,)))
        book.apply(Edit(title=TITLE, put=(replace(altered, severity=3),)))
        log(book, "chills", day=TODAY)
        panel = Panel(id="panel", collected_at=When(TODAY, time(8, 10)))
        result = neutrophils("0.5")
        drawn = Result(id="r", panel="panel", analyte=result.analyte, value=result.value, unit=result.unit)
        book.apply(Edit(title=TITLE, put=(panel, drawn, Person(id="person", name="Ann"))))
        found = what_would_change(book, backup)
        assert not found.nothing
        assert found.back == (Group(kind="symptoms", n=1, newest=YESTERDAY),)
        assert set(found.gone) == {
            Group(kind="person", n=1, newest=None),
            Group(kind="symptoms", n=1, newest=TODAY),
            Group(kind="counts", n=1, newest=TODAY),
            Group(kind="results", n=1, newest=TODAY),
        }
        assert found.differ == (Group(kind="symptoms", n=1, newest=YESTERDAY),)
        assert found.newest == YESTERDAY

    def test_is_true_of_the_restore(self, opened: Callable[..., Book], hands: HandClock) -> None:
        with opened() as book:
            log(book)
            backup = make_backup(book).backup
            log(book, "fatigue")
            path = book.path
        restored = restore(path, backup.path, clock=hands)
        with opened() as book:
            assert what_would_change(book, backup).nothing
            kept = next(found for found in backups_of(path) if found.path == restored.kept)
            assert what_would_change(book, kept).back == (Group(kind="symptoms", n=1, newest=TODAY),)

    def test_can_be_told_of_an_older_version(self, book: Book) -> None:
        folder = folder_of(book.path)
        folder.mkdir()
        old = folder / "diary-2025-03-04-0912-daily.db"
        shutil.copy(FROZEN / "v1" / "plain.db", old)
        before = old.read_bytes()
        (backup,) = backups_of(book.path)
        found = what_would_change(book, backup)
        assert found.back
        assert not found.gone
        assert looked_over(book, backup).whole
        assert old.read_bytes() == before
        assert [path.name for path in folder.iterdir()] == [old.name]
        assert {path.name for path in book.path.parent.iterdir() if path.is_dir()} == {"backups"}

    def test_cannot_be_told_of_what_is_no_diary(self, book: Book, saying: Saying) -> None:
        backup = make_backup(book).backup
        backup.path.write_bytes(b"Dear team")
        with saying("storage.not-a-diary"):
            what_would_change(book, backup)
