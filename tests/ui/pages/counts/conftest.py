"""The page Counts, shown."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from diary.ui.pages.base import Services
from diary.ui.pages.counts.page import CountsPage
from tests.ui.pages.showing import showing


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> Iterator[CountsPage]:
    page = CountsPage(services)
    with showing(qtbot, services, page):
        yield page
