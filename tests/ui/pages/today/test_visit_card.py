"""The next visit on Today, and the reminder from the day before."""

from datetime import time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary.book import visits
from diary.book.book import Book
from diary.core.when import When
from diary.ui.main_window import MainWindow
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.today.page import TodayPage
from diary.ui.theme import Theme
from tests.ui.lint import cut, settle, small, unnamed
from tests.ui.pages.today.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


def plan(page: TodayPage, book: Book, days: int, at: time | None = None, title: str = "", *, note: str = "") -> None:
    when, place = When(TODAY + timedelta(days=days), at), "Day unit" if note else ""
    page.services.saving.run(lambda: visits.put_appointment(book, at=when, title=title, place=place, note=note))


def ask(page: TodayPage, book: Book, question: str) -> None:
    page.services.saving.run(lambda: visits.put_question(book, question=question, asked_on=TODAY))


def top(widget: QWidget, page: TodayPage) -> int:
    settle()
    return widget.mapTo(page.content, QPoint(0, 0)).y()


def test_until_two_days_before_a_visit_it_stands_last_in_the_side(page: TodayPage, book: Book) -> None:
    plan(page, book, 2, time(10, 30), title="Clinic", note="Bring the card")
    assert page.visit.heading.text() == "Next visit"
    assert page.visit.when.text() == "Fri 6 Mar, 10:30"
    assert page.visit.what.text() == "Clinic\nDay unit"
    assert page.visit.report.isHidden()
    assert page.visit.accessibleName() == ""
    assert top(page.visit, page) > top(page.counts, page)


def test_the_day_before_it_reminds_at_the_top_of_the_side(page: TodayPage, book: Book) -> None:
    plan(page, book, 1, time(10, 30), title="Clinic", note="Bring the card")
    for question in ("Why?", "How long?", "May I swim?"):
        ask(page, book, question)
    assert page.visit.heading.text() == "Visit tomorrow at 10:30"
    assert page.visit.when.isHidden()
    assert page.visit.what.text() == "Clinic\nDay unit\nBring the card"
    assert page.visit.waiting.text() == "3 questions on your list"
    assert page.visit.accessibleName() == "Visit tomorrow at 10:30, Clinic: 3 questions on your list"
    assert top(page.visit, page) < top(page.note, page)


def test_on_the_day_it_reminds_until_the_visit_is_over(page: TodayPage, book: Book) -> None:
    plan(page, book, 0, time(18, 0))
    plan(page, book, 0, time(17, 59), title="Over")
    assert page.visit.heading.text() == "Visit today at 18:00"
    assert page.visit.what.isHidden()
    assert page.visit.accessibleName() == "Visit today at 18:00: 0 questions on your list"


def test_several_visits_are_all_told(page: TodayPage, book: Book) -> None:
    plan(page, book, 0, title="Blood test")
    plan(page, book, 1, time(10, 30), title="Clinic")
    plan(page, book, 1, time(14, 0))
    plan(page, book, 2, title="Later")
    assert page.visit.heading.text() == "Visits today and tomorrow"
    assert page.visit.what.text() == "Today, Blood test\nTomorrow at 10:30, Clinic\nTomorrow at 14:00"
    assert page.visit.accessibleName() == "Visits today and tomorrow, Blood test, Clinic: 0 questions on your list"


def test_a_visit_put_off_is_no_reminder_any_more(page: TodayPage, book: Book) -> None:
    plan(page, book, 1, title="Clinic")
    assert page.visit.heading.text() == "Visit tomorrow"
    (visit,) = book.timeline.appointments
    later = When(TODAY + timedelta(days=9))
    page.services.saving.run(lambda: visits.put_appointment(book, at=later, title="Clinic", appointment=visit))
    assert page.visit.heading.text() == "Next visit"
    assert not page.visit.when.isHidden()
    assert top(page.visit, page) > top(page.counts, page)


def test_it_leads_to_the_questions_and_to_the_report(page: TodayPage, book: Book, window: MainWindow) -> None:
    plan(page, book, 1, title="Clinic")
    QTest.mouseClick(page.visit.report, LEFT)
    assert window.page_name == "appointments"
    there = window.pages["appointments"]
    assert isinstance(there, AppointmentsPage)
    assert there.report.preview.hasFocus()
    window.show_page("today")
    QTest.mouseClick(page.visit.waiting, LEFT)
    assert window.page_name == "appointments"


def test_a_narrow_window_has_it_above_the_numbers_in_one_row(
    page: TodayPage, book: Book, window: MainWindow, qtbot: QtBot
) -> None:
    plan(page, book, 1, title="Clinic", note="Bring the card")
    window.resize(1000, 700)
    qtbot.waitUntil(lambda: not page.wide)
    assert top(page.visit, page) < top(page.vitals, page)
    assert page.visit.what.text() == "Clinic  ·  Day unit  ·  Bring the card"
    window.resize(1280, 800)
    qtbot.waitUntil(lambda: page.wide)
    assert top(page.vitals, page) < top(page.visit, page) < top(page.note, page)
    assert page.visit.what.text() == "Clinic\nDay unit\nBring the card"


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_of_it_is_cut_or_too_small(page: TodayPage, book: Book, theme: Theme, size: int, mode: str) -> None:
    plan(page, book, 0, time(20, 0), title="A visit with a rather long name, to the day unit")
    plan(page, book, 1, title="Clinic")
    theme.set_mode(mode)
    theme.set_text_size(size)
    settle()
    assert cut(page.visit) == []
    assert unnamed(page.visit) == []
    assert small(page.visit, 40) == []
