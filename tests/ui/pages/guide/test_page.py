"""The page Guide by keys and clicks, wide and narrow."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary.book import care
from diary.book.book import Book
from diary.core.records import CareTeam, PhoneNumber
from diary.ui.main_window import PAGES, MainWindow
from diary.ui.pages.base import Services
from diary.ui.pages.guide.blocks import Bullets, Heading
from diary.ui.pages.guide.page import GuidePage
from diary.ui.pages.guide.presenter import View
from diary.ui.widgets.labels import Text
from tests.ui.lint import cut, settle, small, unnamed

LEFT = Qt.MouseButton.LeftButton
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def rows(page: GuidePage) -> list[str]:
    return [page.contents.item(number).text() for number in range(page.contents.count())]


def read(page: GuidePage) -> list[str]:
    content = page.reading.widget()
    assert content is not None
    return [label.text() for label in content.findChildren(Text)]


def click_row(qtbot: QtBot, page: GuidePage, text: str) -> None:
    item = page.contents.item(rows(page).index(text))
    place = page.contents.visualItemRect(item).center()
    qtbot.mouseClick(page.contents.viewport(), LEFT, pos=place)


def narrow(qtbot: QtBot, page: GuidePage) -> None:
    page.resize(760, 600)
    qtbot.waitUntil(lambda: not page.wide)


def test_a_chapter_opens_in_the_list_and_beside_it(qtbot: QtBot, page: GuidePage) -> None:
    assert rows(page) == ["Chemotherapy"]
    click_row(qtbot, page, "Chemotherapy")
    assert rows(page) == ["Chemotherapy", "Germs", "Vincristine"]
    assert "Medicines against the leukemia cells." in read(page)
    click_row(qtbot, page, "Vincristine")
    assert page.target == "vincristine"
    assert page.contents.currentItem().text() == "Vincristine"
    assert page.reading.accessibleName() == "Vincristine"
    assert "Watch for tingling." in page.reading.accessibleDescription()


def test_the_list_works_by_keys(qtbot: QtBot, page: GuidePage) -> None:
    page.contents.setFocus()
    qtbot.keyClick(page.contents, Qt.Key.Key_Down)
    qtbot.keyClick(page.contents, Qt.Key.Key_Return)
    assert page.target == "chemotherapy"
    qtbot.keyClick(page.contents, Qt.Key.Key_Down)
    assert page.target == "chemotherapy"
    qtbot.keyClick(page.contents, Qt.Key.Key_Space)
    assert page.target == "germs"
    assert page.contents.hasFocus()
    qtbot.keyClick(page.contents, Qt.Key.Key_Left, ALT)
    assert page.target == "chemotherapy"


def test_a_heading_among_the_symptoms_leads_nowhere(qtbot: QtBot, page: GuidePage) -> None:
    qtbot.mouseClick(page.ways.button("symptom"), LEFT)
    assert rows(page)[:2] == ["Whole body", "Chills"]
    click_row(qtbot, page, "Whole body")
    assert (page.group, page.target) == ("symptom", "")
    click_row(qtbot, page, "Chills")
    assert page.target == "symptom:chills"
    assert [link.words for link in page.reading.links] == ["Germs", "Vincristine"]


def test_links_lead_on_and_back_leads_back(qtbot: QtBot, page: GuidePage) -> None:
    page.show_target("germs")
    assert page.reading.hasFocus()
    qtbot.mouseClick(page.reading.links[0], LEFT)
    assert (page.group, page.target) == ("basics", "warnings:fever")
    assert page.reading.hasFocus()
    assert page.ways.value() == "basics"
    qtbot.mouseClick(page.back, LEFT)
    assert (page.group, page.target) == ("treatment", "germs")
    qtbot.keyClick(page.reading, Qt.Key.Key_Left, ALT)
    assert page.target == ""
    assert not page.back.isEnabled()
    qtbot.keyClick(page.reading, Qt.Key.Key_Left, ALT)
    assert page.target == ""


def test_the_same_place_is_one_step(page: GuidePage) -> None:
    page.show_target("germs")
    page.show_target("germs")
    page.go_back()
    assert page.target == ""


def test_the_search_shows_what_fits_as_one_types(qtbot: QtBot, page: GuidePage) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    assert page.search.hasFocus()
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.search.hasFocus()
    qtbot.keyClicks(page.search, "oncovin")
    assert [link.words for link in page.reading.links] == ["Vincristine", "Germs"]
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.reading.links[0].hasFocus()
    qtbot.keyClick(page.reading.links[0], Qt.Key.Key_Return)
    assert page.target == "vincristine"
    assert page.search.text() == ""
    qtbot.keyClick(page.reading, Qt.Key.Key_Left, ALT)
    assert page.search.text() == "oncovin"
    qtbot.keyClick(page.reading, Qt.Key.Key_Left, ALT)
    assert (page.target, page.search.text()) == ("", "")


def test_enter_opens_the_first_result_and_escape_empties_the_search(qtbot: QtBot, page: GuidePage) -> None:
    qtbot.keyClicks(page.search, "nadir")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.target == "nadir"
    page.start_search()
    qtbot.keyClicks(page.search, "xylophone")
    assert "No page has all these words. Try one word, or the first letters of it." in read(page)
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert (page.target, page.search.text()) == ("nadir", "")


def test_every_page_says_what_the_guide_is_not(page: GuidePage, services: Services, book: Book) -> None:
    first = (
        "This guide is not medical advice. If you feel very unwell, call your clinic or your local emergency number."
    )
    assert read(page)[0] == first
    number = PhoneNumber(phone="(202) 555-0142")
    services.saving.run(lambda: care.put_care_team(book, CareTeam(id="care_team", numbers=(number,))))
    for target in ("", "germs", "chemotherapy", "warnings", "symptom:chills", "search:germs"):
        page.show_target(target)
        assert read(page)[0] == (
            "This guide is not medical advice. If you feel very unwell, call. Care team: (202) 555-0142"
        )


def test_in_one_column_list_and_page_take_turns(qtbot: QtBot, page: GuidePage) -> None:
    narrow(qtbot, page)
    assert page.contents.isVisible()
    assert not page.paper.isVisible()
    settle()
    assert page.contents.width() > 600
    click_row(qtbot, page, "Chemotherapy")
    assert not page.contents.isVisible()
    assert not page.search.isVisible()
    assert page.reading.hasFocus()
    qtbot.mouseClick(page.back, LEFT)
    assert page.contents.isVisible()
    assert page.contents.hasFocus()
    assert not page.back.isVisible()


def test_in_one_column_the_search_stays_above_its_results(qtbot: QtBot, page: GuidePage) -> None:
    narrow(qtbot, page)
    page.show_target("germs")
    assert not page.search.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(page.search, "tingling")
    assert page.search.isVisible()
    assert page.reading.isVisible()
    assert not page.contents.isVisible()
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert page.reading.hasFocus()


def test_lists_and_smaller_headings_are_drawn(page: GuidePage) -> None:
    blocks = (Heading(text="Part", level=3), Bullets(items=("One", "Two")))
    page.reading.show_view(View(title="Part", blocks=blocks), "Limits")
    assert read(page) == ["Limits", "Part", "•", "One", "•", "Two"]
    assert page.reading.accessibleDescription() == "Part\nOne\nTwo"


@pytest.mark.parametrize("target", ["", "germs", "chemotherapy", "symptom:chills", "warnings", "search:germs"])
@pytest.mark.parametrize(("percent", "width"), [(100, 1072), (150, 770), (200, 900)])
def test_no_text_is_cut_and_everything_can_be_reached(
    *, page: GuidePage, services: Services, target: str, percent: int, width: int
) -> None:
    services.theme.set_text_size(percent)
    page.resize(width, 700)
    page.show_target(target)
    settle()
    assert cut(page) == []
    assert unnamed(page) == []
    assert small(page, 44 * percent // 100 - 2) == []
    assert page.content.width() <= page.area.viewport().width()
    assert page.reading.horizontalScrollBar().maximum() == 0


@pytest.mark.parametrize("name", PAGES)
def test_help_for_every_page_leads_to_a_place_that_is_there(window: MainWindow, qtbot: QtBot, name: str) -> None:
    window.show_page(name)
    target = window.pages[name].guide_target
    qtbot.keyClick(window, Qt.Key.Key_F1)
    page = window.pages["guide"]
    assert isinstance(page, GuidePage)
    assert page.target == target
    assert page.contents.currentRow() >= 0 or name in {"treatment", "guide"}


def test_the_window_shows_a_place_of_the_guide_that_a_page_asks_for(window: MainWindow, qtbot: QtBot) -> None:
    window.pages["today"].open_guide.emit("sign:fever")
    assert window.page_name == "guide"
    page = window.pages["guide"]
    assert isinstance(page, GuidePage)
    assert page.target == "sign:fever"
    assert QApplication.focusWidget() is page.reading
    window.show_page("counts")
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert window.page_name == "guide"
    assert page.target == window.pages["counts"].guide_target
