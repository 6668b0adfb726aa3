"""The Appointments screen over a diary with a past visit, one ahead, and questions."""

from collections.abc import Iterator
from datetime import date

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.book import visits
from diary.book.book import Book
from diary.core.when import When
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.base import Services

AHEAD = "2026-03-10T10:30"


@pytest.fixture
def page(qtbot: QtBot, services: Services, book: Book) -> Iterator[AppointmentsPage]:
    visits.put_appointment(book, at=When.parse("2026-02-20T09:00"), title="Clinic")
    visits.put_appointment(book, at=When.parse(AHEAD), title="Day unit", place="Room 3")
    visits.put_question(book, question="Is the numbness from the vincristine?", asked_on=date(2026, 3, 1))
    visits.put_question(book, question="May I swim?", asked_on=date(2026, 2, 1), answer="Not yet.")
    made = AppointmentsPage(services)
    services.saving.saved.connect(made.refresh)
    services.notifier.attach(made)
    made.refresh(None)
    made.resize(1200, 900)
    with qtbot.waitExposed(made):
        made.show()
    yield made
    made.hide()
    delete(made)
