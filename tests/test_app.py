"""The program from its start: the first choice, the person's own diary, the sample, and a diary that will not open."""

import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.app import Running, start
from diary.book import day as days
from diary.config.paths import Paths
from diary.core.clock import Clock, today
from diary.storage.file import DiaryFile
from diary.ui.pages.today.page import TodayPage
from diary.ui.welcome import Trouble, Welcome

Begin = Callable[..., Running]

AFTER_THE_FIRST_PAINT = ("sqlalchemy", "sqlcipher3", "alembic", "matplotlib", "typst", "diary.book.book", "diary.signs")


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths(data=tmp_path / "data", config=tmp_path / "config", logs=tmp_path / "logs")


@pytest.fixture
def begin(qtbot: QtBot, paths: Paths, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Begin]:
    """Starts the program and waits until its first choice or page stands."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    begun: list[Running] = []

    def begin(diary: Path | None = None) -> Running:
        running = start(paths, diary, clock)
        begun.append(running)
        qtbot.waitUntil(lambda: isinstance(shown(running), Welcome | Trouble | TodayPage))
        return running

    yield begin
    for running in begun:
        running.window.close()
        running.close()
        delete(running.window)


def shown(running: Running) -> QWidget | None:
    return running.window.stack.currentWidget()


def words(running: Running) -> str:
    return "\n".join(label.text() for label in running.window.findChildren(QLabel))


def test_the_first_start_offers_ones_own_diary_and_the_sample(begin: Begin, paths: Paths) -> None:
    running = begin()
    welcome = shown(running)
    assert isinstance(welcome, Welcome)
    assert running.window.sidebar.name.text() == "Blood Count Diary"
    assert not paths.diary.exists()
    welcome.own.click()
    assert paths.diary.exists()
    assert running.window.page_name == "today"


def test_the_next_start_opens_the_diary_with_all_that_was_entered(begin: Begin, paths: Paths, clock: Clock) -> None:
    first = begin()
    first.open_diary()
    assert first.book is not None
    days.log_symptom(first.book, day=today(clock), symptom="nausea", severity=2)
    first.window.close()
    first.close()
    second = begin()
    assert second.book is not None
    assert [entry.severity for entry in second.book.timeline.symptoms_on(today(clock))] == [2]
    assert second.window.shell.settings.now.recent == (str(paths.diary),)


def test_the_sample_ends_today_and_leaves_nothing_behind(begin: Begin, paths: Paths, clock: Clock) -> None:
    running = begin()
    running.open_sample()
    assert running.book is not None
    folder, page = running.book.path.parent, shown(running)
    assert isinstance(page, TodayPage)
    assert page.services.backing is None
    assert running.book.timeline.person.name == "Sample diary"
    assert running.book.timeline.logged(today(clock))
    running.close()
    assert not folder.exists()
    assert not paths.diary.exists()


def test_the_first_entry_of_a_day_is_followed_by_a_backup(
    begin: Begin, paths: Paths, clock: Clock, qtbot: QtBot
) -> None:
    running = begin()
    running.open_diary()
    assert running.book is not None
    book, page = running.book, shown(running)
    assert isinstance(page, TodayPage)
    backing = page.services.backing
    assert backing is not None
    with qtbot.waitSignal(backing.told):
        page.services.saving.run(lambda: days.log_symptom(book, day=today(clock), symptom="nausea", severity=2))
    assert [path.name for path in paths.backups.iterdir()] == ["diary-2026-03-04-1800-daily.db"]


def test_a_diary_that_is_open_elsewhere_is_refused_in_a_sentence(begin: Begin, paths: Paths, clock: Clock) -> None:
    paths.data.mkdir()
    with DiaryFile.open(paths.diary, clock=clock):
        running = begin()
        assert "is open in another window" in words(running)
    trouble = shown(running)
    assert isinstance(trouble, Trouble)
    trouble.retry.click()
    assert running.window.page_name == "today"


def test_a_file_that_is_no_diary_is_refused_and_left_alone(begin: Begin, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("Dear team", encoding="utf-8")
    running = begin(other)
    assert "is not a diary of this program" in words(running)
    assert other.read_text(encoding="utf-8") == "Dear team"


def test_a_folder_that_cannot_be_made_is_said_in_a_sentence(begin: Begin, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    running = begin(tmp_path / "file" / "diary.db")
    running.open_diary()
    assert "could not be opened" in words(running)


def test_without_a_place_for_its_log_the_program_still_starts(begin: Begin, paths: Paths) -> None:
    paths.logs.write_text("", encoding="utf-8")
    running = begin()
    running.open_diary()
    assert running.book is not None


def test_a_damaged_file_is_said_once_the_day_stands(
    begin: Begin, paths: Paths, clock: Clock, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(DiaryFile, "is_whole", lambda _file: False)
    running = begin()
    running.open_diary()
    notifier = running.window.shell.notifier
    qtbot.waitUntil(lambda: notifier.bar is not None)
    assert notifier.bar is not None
    assert "“diary.db” is damaged" in notifier.bar.text.text()


def test_a_whole_file_is_not_spoken_of(begin: Begin, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[bool] = []
    monkeypatch.setattr(Running, "_tell_damage", lambda _running, whole: looked.append(whole))
    begin().open_diary()
    qtbot.waitUntil(lambda: looked != [])
    assert looked == [True]


def test_what_was_to_wait_is_left_when_the_window_is_closed_before(begin: Begin) -> None:
    running = begin()
    running.open_diary()
    running.close()
    running._settle()
    assert running.window.shell.notifier.bar is None


def test_what_the_first_paint_can_do_without_is_not_loaded_before() -> None:
    code = f"import sys, diary.app; print([name for name in {AFTER_THE_FIRST_PAINT} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
