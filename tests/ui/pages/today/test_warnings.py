"""Warnings in the page: what they say, what is noted about them, and that they stay until closed."""

from datetime import timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from diary.book.book import Book
from diary.core.records import CareTeam, Quantity
from diary.ui.dialer import Dialer
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.call_block import CallBlock, NumberForm
from diary.ui.pages.today.done import AfterCall, DoneRow
from diary.ui.pages.today.large_number import LargeNumber
from diary.ui.pages.today.page import TodayPage
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.evidence_list import LineButton
from diary.ui.widgets.severity import SeverityControl
from tests.ui.lint import settle
from tests.ui.pages.today.conftest import TODAY
from tests.ui.pages.today.hands import button, enter, focus, panel_of, words

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize(("celsius", "panels"), [("37.9", 0), ("38.0", 1)])
def test_a_fever_shows_its_panel_from_the_line_on(page: TodayPage, celsius: str, panels: int) -> None:
    enter(page, celsius)
    assert len(page.warnings.panels) == panels


def test_the_panel_says_what_to_do_why_and_what_to_say(window: MainWindow, page: TodayPage, team: CareTeam) -> None:
    focused = QApplication.focusWidget()
    enter(page, "38.6")
    said = words(panel_of(page))
    for part in (
        "Call your care team now",
        "(202) 555-0142",
        "Clinic · 8 to 17",
        "Call 911 first",
        "What to say:",
        "Temperature 38.6 °C",
        "This diary tells no one: only your call does.",
        "From the source guide",
        "Stays here until you note",
    ):
        assert part in said
    assert QApplication.focusWidget() is focused
    assert page.vitals.boxes["temperature"].stepper.property("state") == "act"
    assert window.sidebar.buttons["today"].accessibleName() == "Today, a warning is open"


def test_it_is_announced_once(page: TodayPage, team: CareTeam, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr(page.services.notifier, "announce", lambda text, **_: said.append(text))
    enter(page, "38.6")
    page.refresh(None)
    page.doings.answer("nausea", 1)
    assert [text for text in said if text.startswith("Call your care team now")] == said[:1]


def test_the_number_can_be_copied_and_shown_large(
    window: MainWindow, page: TodayPage, team: CareTeam, qtbot: QtBot
) -> None:
    enter(page, "38.6")
    panel = panel_of(page)
    qtbot.mouseClick(button(panel, "Copy"), LEFT)
    assert QGuiApplication.clipboard().text() == "(202) 555-0142"
    qtbot.mouseClick(button(panel, "Show large"), LEFT)
    (large,) = window.findChildren(LargeNumber)
    assert large.size() == window.size()
    window.resize(1000, 720)
    assert large.size() == window.size()
    qtbot.keyClick(large, Qt.Key.Key_Escape)
    assert not large.isVisible()


def test_i_called_then_what_they_said_then_closed(page: TodayPage, team: CareTeam, book: Book, qtbot: QtBot) -> None:
    enter(page, "38.6")
    (row,) = panel_of(page).findChildren(DoneRow)
    assert row.at.time().toString("HH:mm") == "18:00"
    qtbot.mouseClick(row.called, LEFT)
    panel = panel_of(page)
    assert "You called at 18:00" in words(panel)
    assert "If it gets worse, call again or call 911" in words(panel)
    (after,) = panel.findChildren(AfterCall)
    qtbot.keyClicks(after.who.edit, "Nurse Kim")
    qtbot.keyClicks(after.said.edit, "Come in now.")
    page.doings.answer("nausea", 0)
    assert after.said.value() == "Come in now."
    qtbot.mouseClick(after.close_button, LEFT)
    assert page.warnings.panels == {}
    noted = {(response.did, response.who, response.said) for response in book.timeline.responses}
    assert noted == {("called", "", ""), ("closed", "Nurse Kim", "Come in now.")}


def test_call_again_shows_the_numbers(page: TodayPage, team: CareTeam, qtbot: QtBot) -> None:
    enter(page, "38.6")
    page.doings.respond(panel_of(page).alarm.warnings, "called", None, "", "")  # type: ignore[union-attr]
    panel = panel_of(page)
    (after,), (block,) = panel.findChildren(AfterCall), panel.findChildren(CallBlock)
    assert not block.isVisibleTo(panel)
    qtbot.mouseClick(after.again, LEFT)
    assert block.isVisibleTo(panel)


def test_no_answer_offers_the_next_number_then_the_emergency_number(
    page: TodayPage, team: CareTeam, qtbot: QtBot
) -> None:
    enter(page, "38.6")
    for number in ("(202) 555-0143", "911"):
        (row,) = panel_of(page).findChildren(DoneRow)
        qtbot.mouseClick(row.no_answer, LEFT)
        (block,) = panel_of(page).findChildren(CallBlock)
        assert words(block).startswith(number) or f"\n{number}\n" in words(block)


def test_went_in_is_noted(page: TodayPage, team: CareTeam, book: Book, qtbot: QtBot) -> None:
    enter(page, "38.6")
    (row,) = panel_of(page).findChildren(DoneRow)
    qtbot.mouseClick(row.went, LEFT)
    assert book.timeline.responses[-1].did == "went-in"
    assert "You went in" in words(panel_of(page))


def test_a_reminder_is_asked_for_and_comes(
    window: MainWindow, page: TodayPage, team: CareTeam, book: Book, qtbot: QtBot
) -> None:
    enter(page, "38.6")
    (row,) = panel_of(page).findChildren(DoneRow)
    row.remind.emit(10)
    assert book.timeline.responses[-1].did == "remind"
    frame = window.shell.notifier.toast_frame
    assert frame is not None
    assert "in 10 minutes" in frame.text.text()
    page.warnings.ask_again()
    frame = window.shell.notifier.toast_frame
    assert frame is not None
    assert frame.text.text() == "Did you call your care team?"


def test_no_reminder_once_someone_was_reached(window: MainWindow, page: TodayPage, team: CareTeam) -> None:
    enter(page, "38.6")
    page.doings.respond(panel_of(page).alarm.warnings, "called", None, "", "")  # type: ignore[union-attr]
    window.shell.notifier.dismiss()
    page.warnings.ask_again()
    assert window.shell.notifier.toast_frame is None


def test_without_a_number_the_panel_asks_for_one_and_the_fever_line(
    window: MainWindow, page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    enter(page, "38.6")
    panel = panel_of(page)
    assert "Call your clinic or your local emergency number" in words(panel)
    (form,) = panel.findChildren(NumberForm)
    qtbot.mouseClick(form.save, LEFT)
    assert "Type the number first." in words(form)
    qtbot.keyClicks(form.phone.edit, "(202) 555-0199")
    qtbot.keyClicks(form.hours.edit, "always")
    qtbot.keyClicks(form.fever.edit, "37,8 °C")
    qtbot.keyClick(form.fever.edit, Qt.Key.Key_Return)
    saved = book.timeline.care_team
    assert saved.numbers[0].phone == "(202) 555-0199"
    assert saved.fever_at == Quantity(value=Decimal("37.8"), unit="Cel")
    assert "(202) 555-0199" in words(panel_of(page))
    assert "(202) 555-0199" in words(window.sidebar.team)


def test_a_fever_line_in_fahrenheit_is_understood(page: TodayPage, book: Book) -> None:
    page.doings.give_number("1", "", "100.2 F")
    assert book.timeline.care_team.fever_at == Quantity(value=Decimal("100.2"), unit="[degF]")


def test_what_to_tell_today_is_amber_and_told(page: TodayPage, team: CareTeam, book: Book, qtbot: QtBot) -> None:
    page.doings.answer("nausea", 3)
    panel = panel_of(page, "tell")
    assert "Tell your care team today" in words(panel)
    (row,) = panel.findChildren(DoneRow)
    assert row.number is not None
    qtbot.mouseClick(row.number, LEFT)
    assert QGuiApplication.clipboard().text() == "(202) 555-0142"
    qtbot.mouseClick(button(panel, "Why?"), LEFT)
    assert "Why you see this" in words(panel)
    qtbot.mouseClick(row.called, LEFT)
    assert book.timeline.responses[-1].did == "told"
    assert "You told them at 18:00" in words(panel_of(page, "tell"))


def test_an_entry_behind_a_warning_is_shown_by_its_link(page: TodayPage, team: CareTeam, qtbot: QtBot) -> None:
    enter(page, "38.6")
    page.doings.answer("chills", 2)
    links = {link.accessibleName(): link for link in panel_of(page).findChildren(LineButton)}
    chills = next(link for name, link in links.items() if name.startswith("Chills"))
    qtbot.mouseClick(chills, LEFT)
    assert QApplication.focusWidget() is page.symptoms.rows["chills"].control
    warm = next(link for name, link in links.items() if name.startswith("Temperature"))
    warm.click()
    assert QApplication.focusWidget() is page.vitals.boxes["temperature"].stepper.edit


def test_all_entries_behind_several_warnings_can_be_seen(page: TodayPage, team: CareTeam, qtbot: QtBot) -> None:
    enter(page, "38.6")
    page.doings.answer("chills", 2)
    page.doings.answer("nosebleed", 3)
    panel = panel_of(page)
    shown = len([link for link in panel.findChildren(LineButton) if link.isVisibleTo(panel)])
    qtbot.mouseClick(button(panel, "All entries behind this"), LEFT)
    assert len([link for link in panel.findChildren(LineButton) if link.isVisibleTo(panel)]) > shown
    assert "Also:" in words(panel)


def test_a_day_before_shows_its_own_warning_and_today_shows_both(page: TodayPage, team: CareTeam) -> None:
    page.show_day(TODAY - timedelta(days=1))
    enter(page, "38.6")
    assert "Call your care team now" in words(panel_of(page))
    page.show_day(TODAY)
    assert "Call your care team now" in words(panel_of(page))
    page.show_day(TODAY - timedelta(days=2))
    assert page.warnings.panels == {}


def test_what_the_diary_could_not_check_is_a_quiet_link(page: TodayPage, qtbot: QtBot) -> None:
    assert not page.unchecked.list.isVisible()
    qtbot.mouseClick(page.unchecked.link, LEFT)
    assert page.unchecked.list.isVisible()
    assert "If you feel very unwell, call." in page.unchecked.list.text()


def test_a_call_that_appears_is_in_view_although_the_cursor_moves_on(
    window: MainWindow, page: TodayPage, team: CareTeam, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    control = page.symptoms.rows["chills"].control
    control.setFocus()
    qtbot.keyClick(control, "3")
    QApplication.processEvents()
    assert page.area.verticalScrollBar().value() == 0
    assert QApplication.focusWidget() is not control
    assert isinstance(QApplication.focusWidget(), SeverityControl)


def test_a_day_with_an_open_call_begins_at_the_call(page: TodayPage, team: CareTeam) -> None:
    enter(page, "38.6")
    page.show_day(TODAY)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert panel_of(page).isAncestorOf(focused)


def test_after_the_call_is_noted_the_cursor_is_where_one_writes_what_they_said(
    qtbot: QtBot, page: TodayPage, team: CareTeam
) -> None:
    enter(page, "38.6")
    called = button(panel_of(page), "I called at")
    called.setFocus()
    qtbot.keyClick(called, Qt.Key.Key_Return)
    after = panel_of(page).findChild(AfterCall)
    assert after is not None
    assert after.who.edit.hasFocus()


def test_what_an_entry_says_of_its_time_is_not_said_again(page: TodayPage, team: CareTeam) -> None:
    enter(page, "38.6")
    names = [link.accessibleName() for link in panel_of(page).findChildren(LineButton)]
    assert "Temperature 38.6 °C, 18:00, today" in names


def test_the_sections_lead_to_the_guide(page: TodayPage, team: CareTeam, qtbot: QtBot) -> None:
    enter(page, "38.6")
    targets: list[str] = []
    page.open_guide.connect(targets.append)
    links = panel_of(page).findChildren(LineButton)
    qtbot.mouseClick(next(link for link in links if "Chemotherapy" in link.accessibleName()), LEFT)
    assert targets
    assert targets[0].startswith("sign:")


def test_a_call_cannot_be_put_away(page: TodayPage, team: CareTeam, qtbot: QtBot) -> None:
    enter(page, "38.6")
    (row,) = panel_of(page).findChildren(DoneRow)
    row.remind.emit(60)
    page.refresh(None)
    assert panel_of(page).isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert panel_of(page).isVisible()
    (row,) = panel_of(page).findChildren(DoneRow)
    offered = {found.text() for found in row.findChildren(Button)}
    assert offered == {"I called at", "No answer", "I went in", "Remind me…"}


def test_that_reminders_need_the_window_is_said_before_one_asks_for_one(page: TodayPage, team: CareTeam) -> None:
    enter(page, "38.6")
    (row,) = panel_of(page).findChildren(DoneRow)
    assert row.remind_me.menu().actions()[-1].text() == "Only while this window is open"
    assert row.remind_me.accessibleDescription() == "Only while this window is open"


def test_a_call_stays_in_sight_while_one_writes_on(
    window: MainWindow, page: TodayPage, team: CareTeam, qtbot: QtBot
) -> None:
    window.resize(1024, 700)
    enter(page, "38.6")
    settle()
    assert not page.call_bar.isVisible()
    control = list(page.symptoms.rows.values())[-1].control
    control.setFocus()
    settle()
    assert page.call_bar.isVisible()
    assert "Call your care team now" in words(page.call_bar)
    top = control.mapTo(page, QPoint(0, 0)).y()
    assert page.call_bar.height() <= top
    assert top + control.height() <= page.height()
    qtbot.mouseClick(page.call_bar.button, LEFT)
    settle()
    assert not page.call_bar.isVisible()
    assert panel_of(page).isAncestorOf(focus())  # type: ignore[arg-type]


class Phone(Dialer):
    """A computer that can call, or only says so."""

    def __init__(self, *, works: bool) -> None:
        super().__init__("darwin", {})
        self.called: list[str] = []
        self._works = works

    @override
    def call(self, number: str) -> bool:
        self.called.append(number)
        return self._works


@pytest.mark.parametrize("works", [True, False])
def test_a_computer_that_can_call_offers_to_and_shows_the_number_where_that_fails(
    window: MainWindow, page: TodayPage, team: CareTeam, *, works: bool
) -> None:
    page.warnings.dialer = phone = Phone(works=works)
    enter(page, "38.6")
    button(panel_of(page), "Call").click()
    assert phone.called == ["(202) 555-0142"]
    assert bool(window.findChildren(LargeNumber)) is not works


def test_a_computer_without_a_phone_offers_no_call(page: TodayPage, team: CareTeam) -> None:
    page.warnings.dialer = Dialer("linux", {"HOME": "/nowhere", "XDG_CONFIG_DIRS": "/no", "XDG_DATA_DIRS": "/no"})
    enter(page, "38.6")
    assert "Call" not in [found.text() for found in panel_of(page).findChildren(Button)]
