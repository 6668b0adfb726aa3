"""The window in one state, with a diary and a clock of its own."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from diary.app import Running, start
from diary.book.book import Book
from diary.config.paths import Paths
from diary.core.clock import CallableClock
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.trends.picture import PictureView

NEW_YORK = timezone(timedelta(hours=-4))
AFTERNOON = datetime(2026, 5, 14, 14, 32, tzinfo=NEW_YORK)
FEVER = datetime(2026, 5, 14, 16, 5, tzinfo=NEW_YORK)


@dataclass(slots=True)
class Stage:
    """The window in one state."""

    running: Running
    now: list[datetime] = field(default_factory=lambda: [AFTERNOON])

    @property
    def window(self) -> MainWindow:
        """The window."""
        return self.running.window

    @property
    def book(self) -> Book:
        """The open diary."""
        if self.running.book is None:
            raise RuntimeError("no diary is open")
        return self.running.book

    @property
    def today(self) -> TodayPage:
        """The page Today."""
        page = self.window.pages["today"]
        if not isinstance(page, TodayPage):
            raise TypeError(page)
        return page

    def refresh(self) -> None:
        """Show what the diary holds now."""
        for page in self.window.pages.values():
            page.refresh(None)
        self.window.show_warning_badge()


Scene = Callable[[Stage], None]


@contextmanager
def staged(scene: Scene) -> Iterator[Stage]:
    """The window with a scene set, in a home of its own."""
    with TemporaryDirectory() as home:
        folder = Path(home)
        now = [AFTERNOON]
        paths = Paths(data=folder / "data", config=folder / "config", logs=folder / "logs")
        running = start(paths, None, CallableClock(lambda: now[0]))
        sys.excepthook = sys.__excepthook__
        stage = Stage(running, now)
        settle()
        scene(stage)
        settle()
        try:
            yield stage
        finally:
            stage.window.close()
            running.close()
            stage.window.deleteLater()
            settle()


def settle() -> None:
    """Let everything take its place; a chart is drawn once its size stands still, and then takes its own."""
    process_events()
    while any(chart.waiting for window in QApplication.topLevelWidgets() for chart in window.findChildren(PictureView)):
        QTest.qWait(10)
        process_events()


def process_events() -> None:
    """What is due now, and what follows from it."""
    for _ in range(6):
        QApplication.processEvents()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
