"""The page Today of the open window."""

from datetime import date
from decimal import Decimal

import pytest

from diary.book import care
from diary.book.book import Book
from diary.core.records import CareTeam, PhoneNumber, Quantity
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage

TODAY = date(2026, 3, 4)


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page


@pytest.fixture
def team(book: Book) -> CareTeam:
    team = CareTeam(
        id="care_team",
        numbers=(
            PhoneNumber(label="Clinic", phone="(202) 555-0142", hours="8 to 17"),
            PhoneNumber(label="Night line", phone="(202) 555-0143", hours="always"),
        ),
        emergency_number="911",
        fever_at=Quantity(value=Decimal("38.0"), unit="Cel"),
    )
    care.put_care_team(book, team)
    return team
