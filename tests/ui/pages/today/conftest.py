"""Today in the window, on a diary in which nothing stands yet."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.ui.main_window import MainWindow
from diary.ui.pages.base import Services
from diary.ui.pages.today.page import TodayPage
from diary.ui.shell import Shell

TODAY = date(2026, 3, 4)


@pytest.fixture
def window(qtbot: QtBot, shell: Shell, services: Services) -> Iterator[MainWindow]:
    """The window with the diary open at Today."""
    window = MainWindow(shell)
    window.show()
    window.activateWindow()
    window.show_diary(services)
    QApplication.processEvents()
    yield window
    window.close()
    delete(window)


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page
