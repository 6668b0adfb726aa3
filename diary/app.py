"""The only place that wires things: folders, settings, log, look, the open diary, and the window.

PySide6 is loaded by ``diary.ui``, in its own way; so nothing of it is imported before.
"""

import gc
import logging
import sys
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from diary.config.logs import start_log, stop_log
from diary.config.paths import Paths
from diary.config.resources import Resources
from diary.core.clock import Clock, SystemClock, today, wall
from diary.core.errors import DiaryError
from diary.core.texts import Message, Texts
from diary.ui.crash import CrashGuard
from diary.ui.local import LocalSettings
from diary.ui.main_window import MainWindow
from diary.ui.notify import Notifier
from diary.ui.shell import Shell
from diary.ui.tasks import Tasks
from diary.ui.theme import Theme
from diary.ui.welcome import Trouble, Waiting, Welcome

if TYPE_CHECKING:  # the book is loaded after the first paint
    from diary.book.book import Book

STYLE = "Fusion"
FEW_COLLECTIONS = 50_000
"""New objects between two looks for garbage: what a start and a diary make mostly stays."""

REST_MS = 300
"""How long a day has stood before anything is done behind it."""


def open_window(diary: Path | None = None) -> int:
    """Open the window and stay until it is closed.

    Args:
        diary: The diary to open; the person's own without one.
    """
    from PySide6.QtWidgets import QApplication

    app = QApplication(sys.argv[:1])
    app.setStyle(STYLE)
    running = start(Paths.of_this_computer(), diary, SystemClock())
    code = app.exec()
    running.close()
    return code


def start(paths: Paths, diary: Path | None, clock: Clock) -> "Running":
    """Show the window, and open the diary once it has been painted."""
    gc.set_threshold(FEW_COLLECTIONS)
    log = _begin_log(paths.log)
    resources = Resources.find()
    settings = LocalSettings(paths.settings)
    texts = Texts(resources.texts(settings.now.language), resources.catalog())
    theme = Theme(resources, text_size=settings.now.text_size, mode=settings.now.theme)
    theme.apply()
    CrashGuard(theme, texts).install()
    shell = Shell(
        texts=texts,
        theme=theme,
        notifier=Notifier(theme, texts),
        tasks=Tasks(),
        clock=clock,
        resources=resources,
        settings=settings,
    )
    running = Running(MainWindow(shell), diary or paths.diary, log)
    running.window.painted.connect(running.begin)
    running.window.show()
    return running


@dataclass(slots=True, weakref_slot=True)
class Running:
    """The window with the diary that is open in it.

    Attributes:
        window: The window.
        path: The diary to open.
        log: What writes the log, where it can be written.
        book: The open diary, or None while there is none.
    """

    window: MainWindow
    path: Path
    log: logging.Handler | None = None
    book: "Book | None" = None
    _folder: TemporaryDirectory[str] | None = None

    def begin(self) -> None:
        """Open the diary, or ask what to begin with where there is none yet."""
        if self.path.exists():
            self.open_diary()
            return
        welcome = Welcome(self.window.shell)
        welcome.start.connect(self.open_diary)
        welcome.sample.connect(self.open_sample)
        self.window.show_other(welcome)
        welcome.own.setFocus()

    def open_diary(self) -> None:
        """Open the diary; one that does not exist yet is made. A sentence says why where that fails."""
        self._show_waiting()
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._show(self._open(self.path))
        except OSError:
            self._trouble(Message.of("storage.cannot-open", file=self.path.name, folder=str(self.path.parent)))
        except DiaryError as error:
            self._trouble(error.message)
        else:
            self.window.shell.settings.opened(self.path)

    def open_sample(self) -> None:
        """Open a made-up diary that ends today; it is gone when the window closes."""
        from diary.book.changes import Edit
        from diary.exchange.sample import sample_records

        self._show_waiting()
        clock = self.window.shell.clock
        self._folder = TemporaryDirectory(prefix="blood-count-diary-")
        try:
            book = self._open(Path(self._folder.name) / "sample.db")
            records = sample_records(last=today(clock), until=wall(clock))
            book.apply(Edit(title=Message.of("ui.sample"), put=records, exact=True))
            self._show(book)
        except DiaryError as error:
            self._trouble(error.message)

    def close(self) -> None:
        """Close the diary and end what runs beside the window."""
        self.window.shell.tasks.stop()
        if self.book is not None:
            self.book.close()
            self.book = None
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None
        if self.log is not None:
            stop_log(self.log)
            self.log = None

    def _open(self, path: Path) -> "Book":
        from diary.book.book import Book
        from diary.signs.rules import parse_rules

        shell = self.window.shell
        rules = parse_rules(shell.resources.sign_rules())
        gc.disable()
        try:
            return Book.open(path, clock=shell.clock, rules=rules, catalog=shell.texts.catalog)
        finally:
            gc.freeze()  # ten years of records stay; no later look for garbage goes through them
            gc.enable()

    def _show(self, book: "Book") -> None:
        from PySide6.QtCore import QTimer

        from diary.ui.backing import Backing
        from diary.ui.pages.base import Services
        from diary.ui.saving import Saving

        self.book, shell = book, self.window.shell
        saving = Saving(shell.notifier, shell.texts, shell.clock)
        backing = Backing(book, shell, self.window) if self._folder is None else None  # what is made up needs none
        if backing is not None:
            saving.saved.connect(backing.saved)
        self.window.show_diary(
            Services(
                book=book,
                saving=saving,
                texts=shell.texts,
                catalog=shell.texts.catalog,
                theme=shell.theme,
                notifier=shell.notifier,
                tasks=shell.tasks,
                clock=shell.clock,
                resources=shell.resources,
                settings=shell.settings,
                backing=backing,
            )
        )

        QTimer.singleShot(REST_MS, self.window, self._settle)

    def _settle(self) -> None:
        """Do what can wait until the day has stood for a moment."""
        book, shell = self.book, self.window.shell
        if book is None:
            return
        run = partial(shell.tasks.run, owner=self.window, failed=_nothing)
        run(lambda _task: book.prepare(), done=_nothing)
        run(lambda _task: book.file.is_whole(), done=self._tell_damage)

    def _tell_damage(self, whole: bool) -> None:  # noqa: FBT001  (what the look at the file came to)
        if self.book is not None and not whole:
            shell = self.window.shell
            shell.notifier.failed(shell.texts.text("ui.damaged", file=self.book.path.name))

    def _show_waiting(self) -> None:
        if not isinstance(self.window.stack.currentWidget(), Waiting):
            self.window.show_other(Waiting(self.window.shell))

    def _trouble(self, message: Message) -> None:
        trouble = Trouble(self.window.shell, self.window.shell.texts.render(message))
        trouble.again.connect(self.begin)
        self.window.show_other(trouble)
        trouble.retry.setFocus()


def _nothing(_outcome: object) -> None:
    """Nothing is to be shown: a change that meets the same trouble says so itself."""


def _begin_log(path: Path) -> logging.Handler | None:
    """Log to the file; where it cannot be written, the program runs without one."""
    try:
        return start_log(path)
    except OSError:
        return None
