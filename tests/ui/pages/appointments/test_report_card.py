from datetime import date

from pytestqt.qtbot import QtBot

from diary.book import visits
from diary.book.book import Book
from diary.core.when import When
from diary.reports.content import Choice
from diary.reports.parts import PARTS
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.base import Services


def _choice(page: AppointmentsPage) -> Choice:
    choice = page.report.choice()
    assert choice
    return choice


def test_it_begins_with_the_days_since_the_last_visit(page: AppointmentsPage) -> None:
    assert _choice(page) == Choice(first=date(2026, 2, 20), last=date(2026, 3, 4), paper="a4", with_name=True)
    assert page.report.range.value() == "since-visit"
    assert page.report.days.text() == "13 days, 0 with entries"


def test_without_a_past_visit_it_begins_with_thirty_days_and_follows_the_first_one(
    services: Services, book: Book, qtbot: QtBot
) -> None:
    page = AppointmentsPage(services)
    qtbot.addWidget(page)
    services.saving.saved.connect(page.refresh)
    page.refresh(None)
    assert page.report.range.button("since-visit").isHidden()
    assert page.report.range.value() == "month"
    services.saving.run(lambda: visits.put_appointment(book, at=When(date(2026, 2, 25))))
    assert not page.report.range.button("since-visit").isHidden()
    assert (page.report.range.value(), _choice(page).first) == ("since-visit", date(2026, 2, 25))


def test_thirty_days_chosen_by_hand_stay_when_a_visit_is_added(page: AppointmentsPage, book: Book) -> None:
    page.report.range.button("month").click()
    page.services.saving.run(lambda: visits.put_appointment(book, at=When(date(2026, 2, 25))))
    assert page.report.range.value() == "month"


def test_a_named_range_sets_both_dates(page: AppointmentsPage) -> None:
    page.report.range.button("month").click()
    assert (_choice(page).first, _choice(page).last) == (date(2026, 2, 3), date(2026, 3, 4))


def test_dates_of_ones_own_belong_to_no_named_range(page: AppointmentsPage, book: Book) -> None:
    page.report.first.set_value(date(2026, 2, 21))
    page.report.first.changed.emit()
    assert page.report.range.value() is None
    page.services.saving.run(lambda: visits.put_appointment(book, at=When(date(2026, 2, 25))))
    assert _choice(page).first == date(2026, 2, 21)


def test_a_named_range_follows_the_diary(page: AppointmentsPage, book: Book) -> None:
    page.services.saving.run(lambda: visits.put_appointment(book, at=When(date(2026, 2, 25))))
    assert _choice(page).first == date(2026, 2, 25)


def test_a_first_date_after_the_last_is_said_and_nothing_can_be_made(page: AppointmentsPage) -> None:
    page.report.first.set_value(date(2026, 3, 9))
    page.report.first.changed.emit()
    assert page.report.choice() is None
    assert page.report.first.edit.accessibleDescription() == "The first date is after the last one."
    assert not page.report.preview.isEnabled()
    page.report.first.set_value(date(2026, 3, 1))
    page.report.first.changed.emit()
    assert page.report.preview.isEnabled()


def test_paper_and_name_are_part_of_the_choice(page: AppointmentsPage) -> None:
    page.report.paper.button("letter").click()
    page.report.with_name.click()
    assert (_choice(page).paper, _choice(page).with_name) == ("letter", False)


def test_any_part_can_be_left_out(page: AppointmentsPage) -> None:
    assert _choice(page).parts == PARTS
    page.report.parts["charts"].click()
    page.report.parts["meanings"].click()
    assert _choice(page).parts == ("lowest-counts", "results", "days", "warnings")


def test_a_preview_is_outdated_once_another_part_is_chosen(page: AppointmentsPage, qtbot: QtBot) -> None:
    with qtbot.waitSignal(page.report.changed):
        page.report.parts["days"].click()


def test_each_box_of_the_parts_is_large_enough_to_hit(page: AppointmentsPage) -> None:
    assert all(box.minimumHeight() >= 44 or box.sizeHint().height() >= 44 for box in page.report.parts.values())
