"""Questions that one could ask, beneath one's own: opened, added, left out, and where the guide speaks of them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.book import day as days
from diary.book import treatment
from diary.book.book import Book
from diary.core.records import Treatment
from diary.core.suggestions import MOST
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.appointments.suggestions import SuggestionRow, Suggestions
from diary.ui.theme import Theme
from tests.ui.lint import cut, settle, unnamed
from tests.ui.pages.today.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(page: AppointmentsPage) -> Suggestions:
    """The list, opened."""
    page.questions.suggestions.opener.click()
    return page.questions.suggestions


def _first(panel: Suggestions) -> SuggestionRow:
    return next(iter(panel.rows.values()))


def _names(panel: Suggestions) -> list[str]:
    return list(panel.rows)


def _focused() -> QPushButton:
    widget = QApplication.focusWidget()
    assert isinstance(widget, QPushButton)
    return widget


def test_they_stay_closed_until_they_are_asked_for(page: AppointmentsPage) -> None:
    panel = page.questions.suggestions
    assert panel.opener.text() == "Questions you could ask"
    assert panel.rows == {}
    QTest.mouseClick(panel.opener, LEFT)
    assert len(panel.rows) == MOST
    QTest.mouseClick(panel.opener, LEFT)
    assert panel.rows == {}
    assert panel.isVisible()


def test_what_came_up_lately_is_offered_first(page: AppointmentsPage, panel: Suggestions, book: Book) -> None:
    planned = Treatment(id="t", kind="transplant", planned=True)
    page.services.saving.run(lambda: treatment.put(book, planned))
    assert _names(panel)[0] == "transplant-kind"
    page.services.saving.run(lambda: days.log_symptom(book, day=TODAY, symptom="mouth-sores", severity=1))
    assert _names(panel)[:2] == ["mouth", "transplant-kind"]


def test_one_added_is_on_the_list_and_the_next_comes_into_its_place(
    page: AppointmentsPage, panel: Suggestions, book: Book
) -> None:
    first, second = _names(panel)[:2]
    page.questions.new.set_value("half typed")
    QTest.mouseClick(_first(panel).add, LEFT)
    added = book.timeline.questions[-1]
    assert added.question == "Which kind of this leukemia do I have, and what does that mean for my plan?"
    assert added.asked_on is not None
    assert (added.asked_on.day, added.answer, added.appointment) == (TODAY, None, None)
    assert first not in panel.rows
    assert _names(panel)[0] == second
    assert _focused() is _first(panel).add
    assert page.questions.new.value() == "half typed"
    assert any(row.text() == added.question for row in page.questions.findChildren(type(page.next_visit)))


def test_undo_brings_one_added_back(page: AppointmentsPage, panel: Suggestions) -> None:
    first = _names(panel)[0]
    _first(panel).add.click()
    frame = page.services.notifier.toast_frame
    assert frame
    assert frame.undo
    frame.undo.click()
    assert _names(panel)[0] == first


def test_one_left_out_comes_back_with_undo_only(page: AppointmentsPage, panel: Suggestions, book: Book) -> None:
    before, number = _names(panel), len(book.timeline.questions)
    QTest.mouseClick(_first(panel).dismiss, LEFT)
    page.refresh(None)
    assert before[0] not in panel.rows
    assert _focused() is _first(panel).add
    assert len(book.timeline.questions) == number
    frame = page.services.notifier.toast_frame
    assert frame
    assert frame.text.text() == "Left out until you open the diary again"
    assert frame.undo
    frame.undo.click()
    assert _names(panel) == before


def test_when_none_is_left_the_list_is_gone(page: AppointmentsPage, panel: Suggestions) -> None:
    while panel.rows:
        _first(panel).dismiss.click()
    assert panel.isHidden()
    page.refresh(None)
    assert panel.isHidden()


def test_each_leads_to_its_place_in_the_guide(page: AppointmentsPage, panel: Suggestions, qtbot: QtBot) -> None:
    section = _first(panel).section
    assert section.words == "Guide: Choosing treatment"
    assert section.toolTip() == "Treating Acute Lymphocytic Leukemia: General treatment information"
    with qtbot.waitSignal(page.open_guide) as asked:
        QTest.mouseClick(section, LEFT)
    assert asked.args == ["general-choosing-treatment"]


def test_all_can_be_done_by_keys(page: AppointmentsPage, book: Book) -> None:
    panel = page.questions.suggestions
    panel.opener.setFocus()
    QTest.keyClick(panel.opener, Qt.Key.Key_Return)
    row = _first(panel)
    row.add.setFocus()
    QTest.keyClick(row.add, Qt.Key.Key_Return)
    assert len(book.timeline.questions) == 3
    QTest.keyClick(_focused(), Qt.Key.Key_Space)
    assert len(book.timeline.questions) == 4


def test_a_diary_for_reading_only_takes_none(
    page: AppointmentsPage, monkeypatch: pytest.MonkeyPatch, book: Book
) -> None:
    monkeypatch.setattr(type(book), "read_only", True)
    reading = AppointmentsPage(page.services)
    reading.refresh(None)
    reading.questions.suggestions.opener.click()
    row = _first(reading.questions.suggestions)
    assert not row.add.isEnabled()
    assert row.section.isEnabled()
    delete(reading)


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_every_target_is_large_enough_and_nothing_is_cut(
    page: AppointmentsPage, panel: Suggestions, theme: Theme, size: int, mode: str
) -> None:
    theme.set_mode(mode)
    theme.set_text_size(size)
    page.resize(1040, 700)
    settle()
    for row in panel.rows.values():
        for button in (row.add, row.dismiss, row.section):
            assert min(button.height(), button.width()) >= 44
    assert cut(panel) == []
    assert unnamed(panel) == []
