"""Long work beside the window: one worker thread, results on the main thread, progress and Cancel."""

from collections.abc import Callable
from dataclasses import dataclass, field
from queue import SimpleQueue
from threading import Event, Thread
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid


class Canceled(Exception):  # noqa: N818  (it is no error)
    """Someone pressed Cancel; work raises it through ``Progress.report``."""


@dataclass(slots=True)
class Task:
    """One piece of work. Work reports through it; the page that began it may cancel it."""

    work: Callable[["Task"], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[[int, int], None] | None
    owner: QObject
    _stop: Event = field(default_factory=Event)
    _tell: Callable[[int, int], None] = field(default=lambda _done, _total: None)

    def report(self, done: int, total: int) -> None:
        """Say how far the work is. Called from the work itself.

        Raises:
            Canceled: Someone pressed Cancel.
        """
        if self._stop.is_set():
            raise Canceled
        self._tell(done, total)

    def cancel(self) -> None:
        """Ask the work to stop; neither ``done`` nor ``failed`` is called then."""
        self._stop.set()

    @property
    def canceled(self) -> bool:
        """Whether someone pressed Cancel."""
        return self._stop.is_set()


class Tasks(QObject):
    """Runs one task after the other. Nothing is delivered to an owner that has been deleted."""

    _finished = Signal(object, object, object)
    _moved = Signal(object, int, int)

    def __init__(self) -> None:
        super().__init__()
        self._queue: SimpleQueue[Task | None] = SimpleQueue()
        self._thread: Thread | None = None
        self._current: Task | None = None
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._moved.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[Task], Any],
        *,
        owner: QObject,
        done: Callable[[Any], None],
        failed: Callable[[Exception], None],
        progress: Callable[[int, int], None] | None = None,
    ) -> Task:
        """Do ``work(task)`` on the worker.

        Args:
            work: What to do. It must not touch any widget, and should call ``task.report`` now and then.
            owner: The widget the result is for.
            done: Gets the result, on the main thread.
            failed: Gets the exception that ended it, on the main thread.
            progress: Gets (done, total), on the main thread.
        """
        task = Task(work, done, failed, progress, owner)
        task._tell = lambda step, total: self._moved.emit(task, step, total)  # noqa: SLF001
        if self._thread is None:
            self._thread = Thread(target=self._work, name="diary-worker", daemon=True)
            self._thread.start()
        self._queue.put(task)
        return task

    def stop(self) -> None:
        """Cancel what runs and wait for the worker to end."""
        if self._thread is None:
            return
        if self._current:
            self._current.cancel()
        self._queue.put(None)
        self._thread.join()
        self._thread = None

    def _work(self) -> None:
        while task := self._queue.get():
            self._current = task
            try:
                result, problem = task.work(task), None
            except Canceled:
                task.cancel()
                result, problem = None, None
            except Exception as error:  # noqa: BLE001  (handed to the main thread, where it is told or raised)
                result, problem = None, error
            self._current = None
            self._finished.emit(task, result, problem)

    def _deliver(self, task: Task, result: object, problem: Exception | None) -> None:
        if task.canceled or not isValid(task.owner):
            return
        if problem is None:
            task.done(result)
        else:
            task.failed(problem)

    def _show_progress(self, task: Task, done: int, total: int) -> None:
        if task.progress and not task.canceled and isValid(task.owner):
            task.progress(done, total)
