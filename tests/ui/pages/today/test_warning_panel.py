"""What a warning panel says, in which order, and that its number is seen without scrolling."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QFrame, QLabel
from pytestqt.qtbot import QtBot

from diary.book import care
from diary.book import day as days
from diary.book.book import Book
from diary.book.flag_log import CORRECTED, COUNT_ADDED, DELETED, RULES_CHANGED
from diary.book.new_rules import flag_of_old_rules
from diary.book.warnings import Warning as OpenWarning
from diary.config.resources import Resources
from diary.core.records import CareTeam
from diary.core.texts import Texts
from diary.signs.rules import RuleBook, parse_rules
from diary.storage.batch import FlagChange
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.alarm import alarms
from diary.ui.pages.today.call_block import CallBlock
from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.today.warning_panel import WarningPanel
from diary.ui.theme import Theme
from tests.ui.lint import cut, settle
from tests.ui.pages.today.conftest import TODAY
from tests.ui.pages.today.hands import LEFT, YESTERDAY, button, enter, panel_of, words


def test_a_warning_stays_when_its_entry_goes(page: TodayPage, team: CareTeam, book: Book, qtbot: QtBot) -> None:
    enter(page, "38.6")
    days.remove(book, book.timeline.measurements_on(TODAY)[0])
    page.refresh(None)
    panel = panel_of(page)
    assert "The entry is gone, the warning stays" in words(panel)
    assert "18:00" in words(panel)
    qtbot.mouseClick(button(panel, "Close this warning"), LEFT)
    assert page.warnings.panels == {}


def test_what_the_title_says_is_not_said_again(page: TodayPage, team: CareTeam) -> None:
    enter(page, "38.6")
    said = words(panel_of(page))
    assert said.count("Call your care team") == 1
    assert said.count("This diary tells no one: only your call does.") == 1


def test_an_emergency_puts_the_emergency_number_first(page: TodayPage, team: CareTeam) -> None:
    page.doings.answer("chest-pain", 3)
    panel = panel_of(page)
    assert "Call 911 now" in words(panel)
    (block,) = panel.findChildren(CallBlock)
    said = words(block)
    assert said.index("911") < said.index("(202) 555-0142") if "(202) 555-0142" in said else "911" in said
    assert button(block, "(202) 555-0142").isVisibleTo(block)


def test_an_emergency_without_its_number_names_the_local_one(page: TodayPage) -> None:
    page.doings.answer("chest-pain", 3)
    assert "Call your local emergency number now" in words(panel_of(page))


def test_the_teams_own_instructions_stand_in_each_panel(page: TodayPage, team: CareTeam, book: Book) -> None:
    care.put_care_team(book, replace(team, instructions="Never take the bus."))
    enter(page, "38.6")
    page.doings.answer("nausea", 3)
    for level in ("call", "tell"):
        assert "Your team’s instructions:</b> “Never take the bus.”" in words(panel_of(page, level))


ORDER = (
    "Call 911 now",
    "<b>Chest pain or hard to breathe.</b> Chest pain and hard breathing have many causes.",
    "911",
    "Then call your care team.",
    "Some need help at once",
    "This diary tells no one",
    "Your team’s instructions:",
    "What to say:",
    "Also:",
)
"""What stands below what in the panel of an emergency."""


def place(panel: WarningPanel, beginning: str) -> int:
    """How far down a text stands."""
    shown = [label for label in panel.findChildren(QLabel) if label.isVisibleTo(panel)]
    label = next(label for label in shown if label.text().removeprefix("<b>").startswith(beginning.removeprefix("<b>")))
    return label.mapTo(panel, QPoint(0, 0)).y()


@pytest.fixture
def emergency(page: TodayPage, team: CareTeam, book: Book) -> WarningPanel:
    """Chest pain, and a fever beside it."""
    care.put_care_team(book, replace(team, instructions="Never take the bus."))
    enter(page, "38.6")
    page.doings.answer("chest-pain", 3)
    return panel_of(page)


@pytest.mark.parametrize("percent", [100, 150])
def test_the_number_comes_right_after_what_it_is_about(
    window: MainWindow, emergency: WarningPanel, percent: int
) -> None:
    window.shell.theme.set_text_size(percent)
    settle()
    places = [place(emergency, beginning) for beginning in ORDER]
    assert places == sorted(places)
    assert len(set(places)) == len(places)


@pytest.mark.parametrize("percent", [100, 125, 150])
def test_the_number_is_seen_without_scrolling(
    window: MainWindow, page: TodayPage, emergency: WarningPanel, percent: int
) -> None:
    window.resize(1024, 700)
    window.shell.theme.set_text_size(percent)
    settle()
    (block,) = emergency.findChildren(CallBlock)
    frame = block.findChild(QFrame, "call")
    assert frame is not None
    assert page.area.verticalScrollBar().value() == 0
    assert frame.mapTo(window, QPoint(0, frame.height())).y() < window.height()
    assert cut(emergency) == []


def test_what_else_is_open_has_a_date_only_where_it_is_of_another_day(page: TodayPage, team: CareTeam) -> None:
    page.show_day(YESTERDAY)
    page.doings.answer("nosebleed", 3)
    page.show_day(TODAY)
    enter(page, "38.6")
    page.doings.answer("chest-pain", 3)
    (also,) = [line for line in words(panel_of(page)).split("\n") if line.startswith("Also: ")]
    assert "Fever" in also
    assert "Fever (" not in also
    assert "(3 Mar)" in also
    assert "(4 Mar)" not in also


def test_what_to_say_mentions_what_has_a_time_before_what_has_none(page: TodayPage, team: CareTeam, book: Book) -> None:
    days.log_symptom(book, day=TODAY, symptom="mouth-sores", severity=3, at=None)
    enter(page, "38.6")
    page.doings.answer("chest-pain", 3)
    _, said = words(panel_of(page)).split("I have also noted: ")
    assert said.startswith("temperature 38.6 °C (18:00) and mouth sores (severe).")


def test_after_the_call_what_they_said_is_asked_once(page: TodayPage, team: CareTeam, qtbot: QtBot) -> None:
    enter(page, "38.6")
    qtbot.mouseClick(button(panel_of(page), "I called at"), LEFT)
    assert words(panel_of(page)).count("What did they say?") == 1


AT = datetime(2026, 3, 4, 16, 10)


def withdrawn(rules: RuleBook, sign: str, reason: str, at: datetime = AT) -> OpenWarning:
    """A warning whose flag went for some reason."""
    row = FlagChange(sign=sign, day=TODAY, urgency="now", rules="2025.1", raised=False, reason=reason)
    return OpenWarning(flag=flag_of_old_rules(rules.rule(sign), row), withdrawn_at=at, reason=reason)


@pytest.fixture
def rules(resources: Resources) -> RuleBook:
    return parse_rules(resources.sign_rules(), "test")


@pytest.fixture
def panel(qtbot: QtBot, theme: Theme, texts: Texts) -> WarningPanel:
    panel = WarningPanel(theme, texts)
    qtbot.addWidget(panel)
    return panel


def said_of(panel: WarningPanel, *warnings: OpenWarning) -> str:
    (alarm,) = alarms(warnings)
    panel.show_alarm(alarm, CareTeam(id="care_team"), AT.replace(hour=18))
    return words(panel)


def test_a_warning_that_new_rules_withdrew_does_not_speak_of_an_entry(panel: WarningPanel, rules: RuleBook) -> None:
    said = said_of(panel, withdrawn(rules, "fever", RULES_CHANGED))
    assert "The rules changed, the warning stays" in said
    assert (
        "Fever: the diary’s rules for this sign changed at 16:10. Call your care team if you still feel unwell." in said
    )
    assert "entry" not in said


@pytest.mark.parametrize(
    ("reason", "title", "what"),
    [
        (DELETED, "The entry is gone, the warning stays", "an entry was deleted"),
        (CORRECTED, "The entry is gone, the warning stays", "an entry was changed"),
        (COUNT_ADDED, "The warning stays until you close it", "a blood count was added"),
    ],
)
def test_a_withdrawn_warning_says_what_happened(
    panel: WarningPanel, rules: RuleBook, reason: str, title: str, what: str
) -> None:
    said = said_of(panel, withdrawn(rules, "fever", reason))
    assert title in said
    assert f"Fever: {what} at 16:10." in said


def test_warnings_withdrawn_for_several_reasons_are_told_by_reason(panel: WarningPanel, rules: RuleBook) -> None:
    said = said_of(
        panel,
        withdrawn(rules, "fever", DELETED),
        withdrawn(rules, "bleeding", RULES_CHANGED, AT - timedelta(days=1)),
        withdrawn(rules, "infection", DELETED, AT + timedelta(minutes=5)),
    )
    assert "The warning stays until you close it" in said
    assert "Signs that can point to an infection; Fever: an entry was deleted at 16:15." in said
    assert "Bleeding or bruising: the diary’s rules for this sign changed at 3 Mar, 16:10." in said
