"""A window left open over midnight moves on to the new day; nothing is lost, and who looks elsewhere stays there."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diary.book import draws, visits
from diary.book import treatment as treatments
from diary.book.book import Book
from diary.core.clock import CallableClock, Clock
from diary.core.records import Medicine, Result
from diary.core.when import When
from diary.ui.main_window import MainWindow
from diary.ui.pages.counts.page import CountsPage
from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.pages.trends.page import TrendsPage
from tests.ui.pages.today.hands import enter, panel_of, toast_of, words

OLD, NEW = date(2026, 3, 4), date(2026, 3, 5)
NEW_YORK = timezone(timedelta(hours=-5))
Pass = Callable[[], None]


@pytest.fixture
def now() -> list[datetime]:
    return [datetime(2026, 3, 4, 23, 59, tzinfo=NEW_YORK)]


@pytest.fixture
def clock(now: list[datetime]) -> Clock:
    return CallableClock(lambda: now[0])


@pytest.fixture
def midnight(window: MainWindow, now: list[datetime]) -> Pass:
    """Lets a minute pass and the timer ring."""

    def ring() -> None:
        now[0] += timedelta(minutes=1)
        window.day_watch.timer.timeout.emit()
        QApplication.processEvents()

    return ring


@pytest.fixture
def page(window: MainWindow) -> TodayPage:
    page = window.pages["today"]
    assert isinstance(page, TodayPage)
    return page


def test_today_moves_on_to_the_new_day(window: MainWindow, page: TodayPage, midnight: Pass) -> None:
    midnight()
    assert page.day == page.doings.day == NEW
    assert page.header.title.text() == "Thursday 5 March"
    assert page.header.tag.text() == "Today"
    assert not page.header.forward.isEnabled()
    assert toast_of(window) == "It is Thursday 5 March now. What you entered before stands on Wednesday 4 March."


def test_what_is_half_typed_counts_for_the_day_it_was_typed_on(
    page: TodayPage, book: Book, midnight: Pass, qtbot: QtBot
) -> None:
    edit = page.vitals.boxes["temperature"].stepper.edit
    edit.setFocus()
    edit.selectAll()
    qtbot.keyClicks(edit, "37.2")
    page.note.edit.setPlainText("Slept badly.")
    midnight()
    (reading,) = book.timeline.measurements_on(OLD)
    assert (reading.value, reading.when) == (Decimal("37.2"), When(OLD))
    assert book.timeline.day(OLD).note == "Slept badly."
    assert book.timeline.measurements_on(NEW) == ()
    assert page.note.edit.toPlainText() == ""
    assert page.vitals.boxes["temperature"].stepper.value() is None


def test_the_next_entry_counts_for_the_new_day(page: TodayPage, book: Book, midnight: Pass) -> None:
    midnight()
    page.doings.answer("nausea", 2)
    (entry,) = book.timeline.symptoms_on(NEW)
    assert entry.when == When(NEW, time(0, 0))


def test_the_cursor_stays_where_it_was(page: TodayPage, midnight: Pass) -> None:
    control = page.symptoms.rows["nausea"].control
    control.setFocus()
    midnight()
    assert QApplication.focusWidget() is page.symptoms.rows["nausea"].control


def test_who_looks_at_another_day_stays_there(
    window: MainWindow, page: TodayPage, midnight: Pass, qtbot: QtBot
) -> None:
    page.show_day(OLD - timedelta(days=1))
    edit = page.vitals.boxes["pulse"].stepper.edit
    edit.setFocus()
    qtbot.keyClicks(edit, "8")
    midnight()
    assert page.day == OLD - timedelta(days=1)
    assert page.header.tag.text() == "2 days ago"
    assert edit.text() == "8"
    assert toast_of(window) == ""
    page.show_day(OLD)
    assert page.header.tag.text() == "Yesterday"
    assert page.header.forward.isEnabled()


def test_the_warning_of_yesterday_is_asked_again(
    window: MainWindow, page: TodayPage, midnight: Pass, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(page, "38.6")
    page.doings.answer("chills", 2)
    said: list[str] = []
    monkeypatch.setattr(page.services.notifier, "announce", lambda text, **_: said.append(text))
    assert "Also: " in words(panel_of(page))
    midnight()
    panel = panel_of(page)
    assert "Call your care team now" in words(panel)
    assert "Temperature 38.6 °C, 23:59\n4 Mar" in words(panel)
    assert "today" not in words(panel).split("\n")
    assert sum(text.startswith("Call your care team now") for text in said) == 1
    assert window.sidebar.buttons["today"].accessibleName() == "Today, a warning is open"


def test_what_was_told_late_keeps_what_is_being_typed(page: TodayPage, midnight: Pass, qtbot: QtBot) -> None:
    enter(page, "38.6")
    alarm = panel_of(page).alarm
    assert alarm is not None
    page.doings.respond(alarm.warnings, "called", time(23, 59), "", "")
    after = panel_of(page).after
    assert after is not None
    qtbot.keyClicks(after.said.edit, "Come in")
    midnight()
    panel = panel_of(page)
    assert panel.after is not None
    assert panel.after.said.value() == "Come in"
    assert "You called on 4 Mar" in words(panel)


def test_the_other_pages_show_the_new_day_when_they_are_opened(
    window: MainWindow, page: TodayPage, book: Book, midnight: Pass
) -> None:
    draws.add_draw(
        book,
        collected_at=When(OLD, time(8)),
        results=(Result(id="", panel="", analyte="neutrophils", value=Decimal(1), unit="10*9/L"),),
    )
    treatments.put(book, Medicine(id="m", medicine="imatinib", started=When(NEW)))
    for name in ("counts", "trends", "treatment", "history", "appointments", "guide"):
        window.show_page(name)
    counts, trends, treatment = window.pages["counts"], window.pages["trends"], window.pages["treatment"]
    assert isinstance(counts, CountsPage)
    assert isinstance(trends, TrendsPage)
    assert isinstance(treatment, TreatmentPage)
    assert "today" in counts.last.text().replace("\xa0", " ")
    assert treatment.watch.links == []
    midnight()
    for name in ("counts", "trends", "treatment", "history", "appointments", "guide"):
        window.show_page(name)
    assert "1 day ago" in counts.last.text().replace("\xa0", " ")
    assert trends.presenter.days[1] == NEW
    assert treatment.watch.links != []
    window.show_page("today")
    assert page.day == NEW
    assert "1 day ago" in page.counts.standard.text()


def test_the_page_that_shows_is_shown_anew(window: MainWindow, book: Book, midnight: Pass) -> None:
    treatments.put(book, Medicine(id="m", medicine="imatinib", started=When(NEW)))
    window.show_page("treatment")
    treatment = window.pages["treatment"]
    assert isinstance(treatment, TreatmentPage)
    assert treatment.watch.links == []
    midnight()
    assert treatment.watch.links != []
    assert window.page_name == "treatment"


@pytest.mark.parametrize(("typed", "day"), [("", NEW), ("0.5", OLD)])
def test_an_empty_form_for_counts_takes_the_new_date_and_a_begun_one_keeps_its_own(
    window: MainWindow, midnight: Pass, typed: str, day: date
) -> None:
    window.show_page("counts")
    counts = window.pages["counts"]
    assert isinstance(counts, CountsPage)
    counts.form.editors["neutrophils"].edit.setText(typed)
    midnight()
    assert counts.form.date.value() == day
    assert counts.form.editors["neutrophils"].edit.text() == typed


def test_a_computer_that_slept_over_midnight_is_noticed_when_the_window_is_used_again(
    window: MainWindow, page: TodayPage, now: list[datetime]
) -> None:
    now[0] += timedelta(hours=9)
    QApplication.sendEvent(window, QEvent(QEvent.Type.ActivationChange))
    assert page.day == NEW


def test_nothing_happens_while_no_diary_is_open(window: MainWindow, midnight: Pass) -> None:
    window.show_other(QWidget())
    midnight()
    assert window.page_name == ""


def test_the_reminder_of_a_visit_comes_with_the_day_before_it(page: TodayPage, book: Book, midnight: Pass) -> None:
    page.services.saving.run(lambda: visits.put_appointment(book, at=When(NEW + timedelta(days=1)), title="Clinic"))
    assert page.visit.heading.text() == "Next visit"
    midnight()
    assert page.visit.heading.text() == "Visit tomorrow"


def test_a_visit_without_a_time_is_over_at_midnight(page: TodayPage, book: Book, midnight: Pass) -> None:
    page.services.saving.run(lambda: visits.put_appointment(book, at=When(OLD), title="Clinic"))
    page.services.saving.run(lambda: visits.put_appointment(book, at=When(NEW, time(8)), title="Blood test"))
    assert page.visit.heading.text() == "Visits today and tomorrow"
    midnight()
    assert page.visit.heading.text() == "Visit today at 08:00"
