"""The page Today of the open window."""

from datetime import date

import pytest

from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage

TODAY = date(2026, 3, 4)


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page
