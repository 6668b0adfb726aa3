"""The page Treatment, shown."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from diary.ui.pages.base import Services
from diary.ui.pages.treatment.page import TreatmentPage
from tests.ui.pages.showing import showing


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> Iterator[TreatmentPage]:
    page = TreatmentPage(services)
    services.notifier.attach(page)
    with showing(qtbot, services, page):
        yield page
