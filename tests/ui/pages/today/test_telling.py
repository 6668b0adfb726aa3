"""What to mention at the next contact: named in a card, told, put away for the day, and never in the way."""

from dataclasses import replace
from datetime import time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.book import care, draws
from diary.book import day as days
from diary.book.book import Book
from diary.book.warnings import Mention, mentions
from diary.core.records import Result
from diary.core.texts import Message
from diary.core.when import When
from diary.core.words import SIGNS
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.today.telling import PutAway
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.evidence_list import LineButton
from tests.ui.pages.today.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton
TITLE = "Signs that can come from low red cells"


def tired(page: TodayPage, ago: int = 0) -> None:
    days.log_symptom(page.services.book, day=TODAY - timedelta(days=ago), symptom="fatigue", severity=2)
    page.refresh(None)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def button(widget: QWidget, text: str) -> Button:
    return next(found for found in widget.findChildren(Button) if found.text() == text and found.isVisibleTo(widget))


def test_nothing_to_mention_shows_nothing(page: TodayPage) -> None:
    assert not page.telling.card.isVisible()
    assert not page.telling.list.isVisible()


def test_a_new_sign_is_named_as_new_and_the_day_after_as_before(page: TodayPage) -> None:
    tired(page)
    assert "New:" in words(page.telling.card)
    assert TITLE in words(page.telling.card)
    assert "As before" not in words(page.telling.card)
    tired(page, ago=1)
    assert "New:" not in words(page.telling.card)
    assert f"As before: {TITLE}." in words(page.telling.card)


@pytest.mark.parametrize(("signs", "opener"), [(3, "Why, and what to do"), (4, "and 1 more"), (7, "and 4 more")])
def test_at_most_three_are_named_and_the_rest_is_counted(page: TodayPage, signs: int, opener: str) -> None:
    tired(page)
    (flag,) = (flag for flag in page.services.book.judgement(TODAY).flags if flag.sign == "anemia")
    titles = [Message.of(f"sign.{sign}.title") for sign in SIGNS[:signs]]
    found = [Mention(flag=replace(flag, title=title), is_new=place < 2) for place, title in enumerate(titles)]
    page.telling.card.show_mentions(found)
    said = words(page.telling.card)
    first, second, third = (page.services.texts.render(title) for title in titles[:3])
    assert f"{first}; {second}." in said
    assert f"As before: {third}." in said
    assert page.telling.card.opener.text() == opener


def test_the_list_gives_reasons_instructions_and_the_way_to_the_guide(
    page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    care.put_care_team(book, replace(book.timeline.care_team, instructions="Write it on the sheet."))
    tired(page)
    opener = page.telling.card.opener
    opener.setFocus()
    qtbot.keyClick(opener, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is page.telling.list.close_button
    said = words(page.telling.list)
    for part in ("Tell your care team at the next contact", "This diary tells no one", "Write it on the sheet."):
        assert said.count(part) == 1
    assert "at your next contact" not in said
    qtbot.mouseClick(button(page.telling.list, "Why?"), LEFT)
    targets: list[str] = []
    page.open_guide.connect(targets.append)
    links = [link for link in page.telling.list.findChildren(LineButton) if link.isVisibleTo(page.telling.list)]
    links[-1].click()
    assert targets == ["sign:anemia"]
    qtbot.mouseClick(page.telling.list.close_button, LEFT)
    assert not page.telling.list.isVisible()
    assert QApplication.focusWidget() is opener


def test_an_entry_in_the_list_is_shown_by_its_link(page: TodayPage, qtbot: QtBot) -> None:
    tired(page)
    page.telling.card.opener.click()
    button(page.telling.list, "Why?").click()
    links = page.telling.list.findChildren(LineButton)
    next(link for link in links if link.accessibleName().startswith("Tiredness")).click()
    assert QApplication.focusWidget() is page.symptoms.rows["fatigue"].control


@pytest.mark.parametrize("which", ["one", "all"])
def test_i_told_them_takes_it_away_and_is_noted(page: TodayPage, book: Book, which: str) -> None:
    tired(page)
    page.telling.card.opener.click()
    if which == "one":
        button(page.telling.list, "I told them about this").click()
    else:
        assert page.telling.list.row is not None
        page.telling.list.row.called.click()
    assert [(found.sign, found.did) for found in book.timeline.responses] == [("anemia", "told")]
    assert not page.telling.card.isVisible()
    assert not page.telling.list.isVisible()


def test_not_today_hides_it_and_writes_nothing(page: TodayPage, book: Book) -> None:
    tired(page)
    page.telling.card.opener.click()
    button(page.telling.list, "Not today").click()
    assert not page.telling.card.isVisible()
    assert book.timeline.responses == ()
    tired(page)
    assert not page.telling.card.isVisible()


def test_what_was_put_away_comes_back_with_the_next_day(page: TodayPage) -> None:
    tired(page)
    (mention,) = (found for found in mentions(page.services.book, TODAY) if found.flag.sign == "anemia")
    away = PutAway(TODAY, frozenset({"anemia"}))
    assert away.hides(mention, TODAY)
    assert not away.hides(mention, TODAY + timedelta(days=1))


def test_not_today_can_be_undone(window: MainWindow, page: TodayPage) -> None:
    tired(page)
    page.telling.card.opener.click()
    button(page.telling.list, "Not today").click()
    frame = window.shell.notifier.toast_frame
    assert frame is not None
    assert frame.undo is not None
    frame.undo.click()
    assert page.telling.card.isVisible()


def test_a_sign_that_comes_up_later_shows_although_others_are_put_away(page: TodayPage, book: Book) -> None:
    tired(page)
    page.telling.card.opener.click()
    button(page.telling.list, "Not today").click()
    low = Result(id="", panel="", analyte="platelets", value=Decimal(45), unit="10*9/L")
    draws.add_draw(book, collected_at=When(TODAY, time(8)), results=(low,))
    page.refresh(None)
    assert "Low platelets" in words(page.telling.card)
    assert TITLE not in words(page.telling.card)
    page.telling.card.opener.click()
    button(page.telling.list, "Not today").click()
    assert not page.telling.card.isVisible()


def test_not_today_never_hides_a_call(page: TodayPage) -> None:
    tired(page)
    page.doings.answer("chills", 3)
    page.telling.card.opener.click()
    before = set(page.warnings.panels)
    button(page.telling.list, "Not today").click()
    page.refresh(None)
    assert before
    assert set(page.warnings.panels) == before
    assert all(panel.isVisible() for panel in page.warnings.panels.values())


def test_it_stands_beside_the_symptoms_or_above_them_where_there_is_no_side(
    window: MainWindow, page: TodayPage
) -> None:
    tired(page)
    card = page.telling.card
    window.resize(1280, 800)
    QApplication.processEvents()
    assert card.mapTo(page.content, card.rect().topLeft()).x() > page.symptoms.width()
    window.resize(1024, 700)
    QApplication.processEvents()
    assert card.mapTo(page.content, card.rect().bottomLeft()).y() < page.vitals.y() + page.vitals.height()


def test_the_list_stands_in_place_of_the_card(page: TodayPage) -> None:
    tired(page)
    page.telling.card.opener.click()
    assert page.telling.list.isVisible()
    assert not page.telling.card.isVisible()
    page.refresh(None)
    assert not page.telling.card.isVisible()
    page.telling.list.close_button.click()
    assert not page.telling.list.isVisible()
    assert page.telling.card.isVisible()
