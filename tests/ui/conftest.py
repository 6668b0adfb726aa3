"""What every test of the window works with: the look, the words, an open diary in an empty home."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.book.book import Book
from diary.config.resources import Resources
from diary.core.clock import Clock
from diary.core.texts import Texts
from diary.signs.rules import parse_rules
from diary.ui.local import LocalSettings
from diary.ui.main_window import MainWindow
from diary.ui.notify import Notifier
from diary.ui.pages.base import Services
from diary.ui.saving import Saving
from diary.ui.shell import Shell
from diary.ui.tasks import Tasks
from diary.ui.theme import Theme


@pytest.fixture(scope="session")
def resources() -> Resources:
    return Resources.find()


@pytest.fixture(scope="session")
def texts(resources: Resources) -> Texts:
    return Texts(resources.texts(), resources.catalog())


@pytest.fixture
def theme(qapp: QApplication, resources: Resources) -> Iterator[Theme]:
    """The light theme at 100 %, applied."""
    qapp.setStyle("Fusion")
    QAccessible.setActive(True)
    theme = Theme(resources, mode="light")
    theme.apply()
    yield theme
    qapp.setStyleSheet("")


@pytest.fixture
def shell(theme: Theme, texts: Texts, resources: Resources, clock: Clock, tmp_path: Path) -> Iterator[Shell]:
    shell = Shell(
        texts=texts,
        theme=theme,
        notifier=Notifier(theme, texts),
        tasks=Tasks(),
        clock=clock,
        resources=resources,
        settings=LocalSettings(tmp_path / "config" / "settings.json"),
    )
    yield shell
    shell.tasks.stop()


@pytest.fixture
def book(resources: Resources, texts: Texts, clock: Clock, tmp_path: Path) -> Iterator[Book]:
    """An empty diary."""
    rules = parse_rules(resources.sign_rules(), "test")
    with Book.open(tmp_path / "diary.db", clock=clock, rules=rules, catalog=texts.catalog) as book:
        yield book


@pytest.fixture
def services(shell: Shell, book: Book) -> Services:
    return Services(
        book=book,
        saving=Saving(shell.notifier, shell.texts, shell.clock),
        texts=shell.texts,
        catalog=shell.texts.catalog,
        theme=shell.theme,
        notifier=shell.notifier,
        tasks=shell.tasks,
        clock=shell.clock,
        resources=shell.resources,
        settings=shell.settings,
    )


@pytest.fixture
def window(qtbot: QtBot, shell: Shell, services: Services) -> Iterator[MainWindow]:
    """The window with the diary open at Today.

    It must be the active one: a part of a page that is shown before it has its place opens as a window of its own,
    takes the keys away and is gone again, and then every test of the focus fails for no reason that it could name.
    """
    window = MainWindow(shell)
    try:
        window.show()
        window.activateWindow()
        window.show_diary(services)
        QApplication.processEvents()
        assert QApplication.activeWindow() is window, "something else became the active window"
        yield window
    finally:
        window.close()
        delete(window)
