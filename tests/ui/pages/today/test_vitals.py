"""The readings behind "More" come when they are asked for."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.today.vitals import MORE, SHOWN


def test_what_is_behind_more_is_made_when_it_is_opened(page: TodayPage) -> None:
    assert set(page.vitals.boxes) == set(SHOWN)
    page.vitals.open_drawer()
    assert set(page.vitals.boxes) == {*SHOWN, *MORE}


def test_tab_goes_from_more_to_what_it_opened(page: TodayPage, qtbot: QtBot) -> None:
    page.vitals.open_drawer()
    page.vitals.more.setFocus()
    for kind in MORE:
        qtbot.keyClick(QApplication.focusWidget() or page, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is page.vitals.boxes[kind].stepper.edit


def test_it_closes_and_opens_again_with_the_same_fields(page: TodayPage) -> None:
    page.vitals.open_drawer()
    box = page.vitals.boxes["oxygen-saturation"]
    page.vitals.more.click()
    assert not box.isVisible()
    page.vitals.more.click()
    assert box.isVisible()
    assert page.vitals.boxes["oxygen-saturation"] is box
