"""Every screen with its forms open, and in a diary where nothing stands yet: the same rules at every text size."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QAbstractButton, QWidget

from diary.book.book import Book
from diary.book.changes import Edit
from diary.book.warnings import open_warnings, respond
from diary.core.clock import Clock, today, wall
from diary.core.texts import Message
from diary.exchange.sample import sample_records
from diary.ui.main_window import PAGES, MainWindow
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.counts.page import CountsPage
from diary.ui.pages.history.page import HistoryPage
from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.pages.treatment.sections import SECTIONS
from diary.ui.pages.trends.page import TrendsPage
from diary.ui.welcome import Trouble
from diary.ui.widgets.buttons import Button
from tests.ui.lint import cut, settle, small, unnamed

SIZES = {100: (1280, 800, 44), 150: (1024, 700, 64), 200: (1280, 800, 86)}
"""By text size: the window, and how high targets are at least."""

State = Callable[[MainWindow], QWidget]


def counts(window: MainWindow) -> CountsPage:
    page = window.pages["counts"]
    assert isinstance(page, CountsPage)
    return page


def more_tests(window: MainWindow) -> QWidget:
    page = counts(window)
    page.form.more_button.click()
    page.form.range_button.click()
    return page


def pasting(window: MainWindow) -> QWidget:
    page = counts(window)
    page.form.paste_button.click()
    return page


def changing(window: MainWindow) -> QWidget:
    page = counts(window)
    page.past.change_button.click()
    return page


def questioned(window: MainWindow) -> QWidget:
    """Values that cannot be read, and one that is hardly meant."""
    page = counts(window)
    for line, typed in (("white-cells", "32"), ("neutrophils", "0.4.1"), ("platelets", "41000")):
        page.form.editors[line].edit.setText(typed)
    page.form.add.click()
    return page


def trends_table(window: MainWindow) -> QWidget:
    page = window.pages["trends"]
    assert isinstance(page, TrendsPage)
    page.controls.views.button("table").click()
    return page


def therapy(section: str) -> State:
    def opened(window: MainWindow) -> QWidget:
        page = window.pages["treatment"]
        assert isinstance(page, TreatmentPage)
        page.cards[section].add.click()
        return page

    return opened


def cards(window: MainWindow) -> QWidget:
    """Whom to call, and about you."""
    page = window.pages["treatment"]
    assert isinstance(page, TreatmentPage)
    page.care.change.click()
    page.person.change.click()
    return page


def visits(window: MainWindow) -> QWidget:
    page = window.pages["appointments"]
    assert isinstance(page, AppointmentsPage)
    page.visits.add.click()
    page.questions.older.click()
    next(iter(page.questions.rows.values())).findChildren(QAbstractButton)[0].click()
    return page


def telling(window: MainWindow) -> QWidget:
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    page.telling.card.opener.click()
    for why in page.telling.list.findChildren(Button):
        if why.text() == "Why?":
            why.click()
    return page


def reading_back(window: MainWindow) -> QWidget:
    """One flag of each step in full."""
    page = window.pages["history"]
    assert isinstance(page, HistoryPage)
    steps = {row.past.urgency: row for row in page.warnings.rows}
    for row in steps.values():
        row.line.click()
    return page


STATES: dict[str, tuple[str, State]] = {
    "more tests": ("counts", more_tests),
    "pasting": ("counts", pasting),
    "changing a draw": ("counts", changing),
    "questioned": ("counts", questioned),
    "table of trends": ("trends", trends_table),
    **{f"adding to {name}": ("treatment", therapy(name)) for name in SECTIONS},
    "changing whom to call": ("treatment", cards),
    "visit and answer": ("appointments", visits),
    "what to tell": ("today", telling),
    "warnings of the history": ("history", reading_back),
}


def sample(book: Book, clock: Clock, window: MainWindow) -> None:
    records = sample_records(last=today(clock), until=wall(clock))
    book.apply(Edit(title=Message.of("ui.sample"), put=records, exact=True))
    for page in window.pages.values():
        page.refresh(None)


def resized(window: MainWindow, percent: int) -> int:
    width, height, least = SIZES[percent]
    window.shell.theme.set_text_size(percent)
    window.resize(width, height)
    return least


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("state", STATES)
def test_open_forms(window: MainWindow, book: Book, clock: Clock, state: str, percent: int) -> None:
    sample(book, clock, window)
    name, opened = STATES[state]
    window.show_page(name)
    least = resized(window, percent)
    settle()
    opened(window)
    settle()
    lint(window, name, least)


def test_eight_usual_symptoms_fit_beside_what_to_tell(window: MainWindow, book: Book, clock: Clock) -> None:
    """With one entry of each; a second one of the day takes a line more."""
    records = sample_records(last=today(clock), until=wall(clock).replace(hour=14))
    book.apply(Edit(title=Message.of("ui.sample"), put=records, exact=True))
    open_now = [(warning.sign, warning.day) for warning in open_warnings(book, today(clock))]
    respond(book, open_now, did="closed", at=wall(clock))
    window.resize(1280, 800)
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    page.refresh(None)
    settle()
    assert page.telling.card.isVisible()
    assert page.warnings.panels == {}
    rows = [page.symptoms.rows[name] for name in book.timeline.settings.usual_symptoms]
    assert len(rows) == 8
    assert max(row.mapTo(window, row.rect().bottomLeft()).y() for row in rows) < window.height()


@pytest.mark.parametrize("percent", SIZES)
@pytest.mark.parametrize("name", PAGES)
def test_empty_diary(window: MainWindow, name: str, percent: int) -> None:
    window.show_page(name)
    least = resized(window, percent)
    settle()
    lint(window, name, least)


@pytest.mark.parametrize("percent", SIZES)
def test_a_diary_that_does_not_open(window: MainWindow, percent: int) -> None:
    window.show_other(Trouble(window.shell, "The diary is open in another window, so nothing was changed here."))
    least = resized(window, percent)
    settle()
    assert unnamed(window) == []
    assert small(window, least) == []
    assert cut(window) == []


def lint(window: MainWindow, name: str, least: int) -> None:
    page = window.pages[name]
    assert unnamed(page) == []
    assert small(page, least) == []
    assert cut(page) == []
    assert page.content.width() <= page.area.viewport().width()
