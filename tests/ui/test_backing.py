"""The day's backup: made after the first change, told of when it fails, never in the way of an entry."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary.book import day as days
from diary.book.book import Book
from diary.core.clock import FixedClock, today
from diary.storage.backups import backups_of, folder_of
from diary.ui.backing import Backing
from diary.ui.saving import Saving
from diary.ui.shell import Shell


@pytest.fixture
def window(qtbot: QtBot, shell: Shell) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    shell.notifier.attach(window)
    return window


@pytest.fixture
def saving(shell: Shell) -> Saving:
    return Saving(shell.notifier, shell.texts, shell.clock)


@pytest.fixture
def backing(book: Book, shell: Shell, window: QWidget, saving: Saving) -> Iterator[Backing]:
    backing = Backing(book, shell, window)
    saving.saved.connect(backing.saved)
    yield backing
    shell.tasks.stop()


def save(book: Book, saving: Saving, symptom: str = "nausea") -> None:
    saving.run(lambda: days.log_symptom(book, day=today(book.clock), symptom=symptom, severity=1))


def refuse_backups(book: Book) -> None:
    """Put a file where the folder of backups belongs."""
    folder_of(book.path).write_text("not a folder")


def test_the_first_change_of_a_day_is_followed_by_a_backup_of_it(
    book: Book, saving: Saving, backing: Backing, qtbot: QtBot, shell: Shell
) -> None:
    with qtbot.waitSignal(backing.told):
        save(book, saving)
    (made,) = backups_of(book.path)
    assert shell.texts.render(backing.status().message) == "Last good backup: today 18:00"
    save(book, saving, "fatigue")
    shell.tasks.stop()
    assert [backup.path for backup in backups_of(book.path)] == [made.path]
    assert shell.notifier.bar is None


def test_another_start_of_the_same_day_makes_none(
    book: Book, saving: Saving, backing: Backing, qtbot: QtBot, shell: Shell
) -> None:
    with qtbot.waitSignal(backing.told):
        save(book, saving)
    again = Backing(book, shell, backing)
    with qtbot.waitSignal(again.told):
        again.saved()
    assert len(backups_of(book.path)) == 1


def test_a_window_left_open_makes_one_on_the_next_day(
    book: Book, backing: Backing, qtbot: QtBot, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    with qtbot.waitSignal(backing.told):
        backing.saved()
    tomorrow = clock.moment + timedelta(days=1)
    monkeypatch.setattr(FixedClock, "now", lambda _clock: tomorrow)
    with qtbot.waitSignal(backing.told):
        backing.saved()
    assert len(backups_of(book.path)) == 2


def test_one_can_be_made_at_any_time(book: Book, backing: Backing, qtbot: QtBot) -> None:
    for _ in range(2):
        with qtbot.waitSignal(backing.told):
            backing.make()
    assert len(backups_of(book.path)) == 2


def test_a_failure_is_told_once_a_day_and_can_be_tried_again(
    book: Book, saving: Saving, backing: Backing, qtbot: QtBot, shell: Shell
) -> None:
    refuse_backups(book)
    with qtbot.waitSignal(backing.told):
        save(book, saving)
    bar = shell.notifier.bar
    assert bar is not None
    assert "so no backup was made" in bar.text.text()
    assert bar.retry is not None
    assert backing.status().warning is backing.failure
    folder_of(book.path).unlink()
    with qtbot.waitSignal(backing.told):
        bar.retry.click()
    assert backing.status().warning is None
    refused = len(backups_of(book.path))
    save(book, saving, "fatigue")
    shell.tasks.stop()
    assert len(backups_of(book.path)) == refused == 1


def test_a_failure_never_takes_the_place_of_an_entry_that_could_not_be_saved(
    book: Book, saving: Saving, backing: Backing, qtbot: QtBot, shell: Shell
) -> None:
    refuse_backups(book)
    save(book, saving)
    shell.notifier.failed("Not saved.", lambda: None)
    qtbot.waitUntil(lambda: backing.failure is not None)
    assert shell.notifier.bar is not None
    assert shell.notifier.bar.text.text() == "Not saved."
    with qtbot.waitSignal(backing.told):
        save(book, saving, "fatigue")
    assert shell.notifier.bar is not None
    assert "no backup was made" in shell.notifier.bar.text.text()


def test_a_second_place_that_is_missing_is_told_without_a_bar(
    book: Book, saving: Saving, backing: Backing, qtbot: QtBot, shell: Shell
) -> None:
    stick = book.path.parent / "stick"
    shell.settings.change(second_place=str(stick))
    with qtbot.waitSignal(backing.told):
        save(book, saving)
    assert shell.notifier.bar is None
    assert shell.notifier.toast_frame is not None
    assert "is not there now" in shell.notifier.toast_frame.text.text()
    stick.mkdir()
    with qtbot.waitSignal(backing.told):
        backing.make()
    assert len(backups_of(book.path, stick)) == 1


def test_a_bug_is_no_failed_backup(backing: Backing) -> None:
    with pytest.raises(ZeroDivisionError):
        backing._failed(ZeroDivisionError())
