"""Long work beside the window: results on the main thread, progress, Cancel, and owners that are gone."""

from collections.abc import Iterator
from threading import Event, current_thread, main_thread
from typing import cast

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.ui.tasks import Task, Tasks


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.stop()


def fail(error: Exception) -> None:
    raise error


def test_the_result_comes_back_on_the_main_thread(tasks: Tasks, qtbot: QtBot) -> None:
    owner: QObject = QObject()
    seen: list[object] = []
    tasks.run(
        lambda _: current_thread(),
        owner=owner,
        done=lambda worker: seen.append((worker, current_thread())),
        failed=fail,
    )
    qtbot.waitUntil(lambda: bool(seen))
    worker, here = cast("tuple[object, object]", seen[0])
    assert worker is not main_thread()
    assert here is main_thread()


def test_an_error_comes_back_too(tasks: Tasks, qtbot: QtBot) -> None:
    owner: QObject = QObject()
    seen: list[object] = []
    tasks.run(lambda _: 1 // 0, owner=owner, done=seen.append, failed=lambda error: seen.append(type(error)))
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [ZeroDivisionError]


def test_tasks_run_one_after_the_other(tasks: Tasks, qtbot: QtBot) -> None:
    owner: QObject = QObject()
    seen: list[object] = []
    for number in range(3):
        tasks.run(lambda _, number=number: number, owner=owner, done=seen.append, failed=fail)  # type: ignore[misc]
    qtbot.waitUntil(lambda: len(seen) == 3)
    assert seen == [0, 1, 2]


def test_progress_is_told(tasks: Tasks, qtbot: QtBot) -> None:
    owner: QObject = QObject()
    seen: list[tuple[int, int]] = []
    done: list[object] = []

    def work(task: Task) -> None:
        for step in range(1, 4):
            task.report(step, 3)

    tasks.run(work, owner=owner, done=done.append, failed=fail, progress=lambda *step: seen.append(step))
    qtbot.waitUntil(lambda: bool(done))
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_cancel_stops_the_work_and_delivers_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    owner, begun, go_on = QObject(), Event(), Event()
    seen: list[object] = []

    def work(task: Task) -> None:
        begun.set()
        go_on.wait(5)
        task.report(1, 2)
        seen.append("went on")

    task = tasks.run(work, owner=owner, done=seen.append, failed=seen.append)
    assert begun.wait(5)
    task.cancel()
    go_on.set()
    after: list[object] = []
    tasks.run(lambda _: "next", owner=owner, done=after.append, failed=fail)
    qtbot.waitUntil(lambda: after == ["next"])
    assert seen == []
    assert task.canceled


def test_nothing_is_delivered_to_an_owner_that_is_gone(tasks: Tasks, qtbot: QtBot) -> None:
    gone, owner = QObject(), QObject()
    seen: list[object] = []
    go_on = Event()

    def work(task: Task) -> str:
        go_on.wait(5)
        task.report(1, 1)
        return "late"

    tasks.run(work, owner=gone, done=seen.append, failed=seen.append, progress=lambda *_: seen.append("progress"))
    delete(gone)
    go_on.set()
    after: list[object] = []
    tasks.run(lambda _: "next", owner=owner, done=after.append, failed=fail)
    qtbot.waitUntil(lambda: after == ["next"])
    assert seen == []


def test_stopping_cancels_what_runs(qtbot: QtBot) -> None:
    tasks, owner, begun = Tasks(), QObject(), Event()

    def work(task: Task) -> None:
        begun.set()
        while True:
            task.report(0, 1)

    tasks.run(work, owner=owner, done=fail, failed=fail)
    assert begun.wait(5)
    tasks.stop()
    tasks.stop()
