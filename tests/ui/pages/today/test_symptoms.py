"""Symptoms on Today: found, entered several times, made usual."""

from datetime import time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.book.book import Book
from diary.ui.pages.today.page import TodayPage
from tests.ui.pages.today.conftest import TODAY
from tests.ui.pages.today.hands import LEFT, focus, type_number


def test_a_symptom_is_found_and_its_row_appears(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.keyClick(page, "f", Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(page.search, "throwing")
    assert page.search.list.item(0).text() == "Vomiting (mouth and stomach)"
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert not page.search.list.isVisible()
    assert focus() is page.symptoms.rows["vomiting"].control
    qtbot.keyClick(page.symptoms.rows["vomiting"].control, "2")
    (entry,) = book.timeline.symptoms_on(TODAY)
    assert entry.symptom == "vomiting"


def test_what_is_on_no_list_is_added_in_ones_own_words(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.search, "jaw clicks")
    qtbot.keyClick(page.search, Qt.Key.Key_Return)
    page.doings.answer("own:jaw clicks", 1)
    assert page.symptoms.rows["own:jaw clicks"].name.name.text() == "jaw clicks"
    (entry,) = book.timeline.symptoms_on(TODAY)
    assert entry.symptom == "own:jaw clicks"


def test_the_list_opens_by_a_press_and_escape_closes_it(page: TodayPage, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.search, LEFT)
    assert page.search.list.count() == len(page.services.catalog.symptoms)
    qtbot.keyClick(page.search, Qt.Key.Key_Down)
    assert page.search.list.currentRow() == 0
    qtbot.keyClick(page.search, Qt.Key.Key_Escape)
    assert not page.search.list.isVisible()


@pytest.mark.parametrize("keys", [[Qt.Key.Key_Return], [Qt.Key.Key_Down, Qt.Key.Key_Return]])
def test_what_the_diary_knows_comes_before_ones_own_words(page: TodayPage, qtbot: QtBot, keys: list[Qt.Key]) -> None:
    qtbot.keyClicks(page.search, "seiz")
    for key in keys:
        qtbot.keyClick(page.search, key)
    assert "seizure" in page.symptoms.rows


def test_a_symptom_can_be_entered_several_times_a_day(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.doings.answer("vomiting", 1)
    row = page.symptoms.rows["vomiting"]
    row.control.setFocus()
    qtbot.keyClick(row.control, Qt.Key.Key_Return)
    assert row.editor is not None
    qtbot.mouseClick(row.editor.extra, LEFT, pos=row.editor.extra.cell_rect(3).center())
    assert sorted(entry.severity or 0 for entry in book.timeline.symptoms_on(TODAY)) == [1, 3]
    assert sorted(row.name.hint.text().split(", ")) == ["18:00 mild", "18:00 severe"]
    first = row.editor.lines[0]
    first.note.edit.setText("after lunch")
    first.note.edit.editingFinished.emit()
    assert first.times is not None
    type_number(qtbot, first.times, "4")
    first.time.set_value(time(12, 30))
    first.time.edit.editingFinished.emit()
    noted = next(entry for entry in book.timeline.symptoms_on(TODAY) if entry.note)
    assert (noted.note, noted.times, noted.when.time) == ("after lunch", 4, time(12, 30))
    qtbot.mouseClick(row.editor.lines[0].delete, LEFT)
    assert len(book.timeline.symptoms_on(TODAY)) == 1
    row.toggle()
    assert row.editor is None


def test_one_of_several_entries_can_be_graded_anew_or_cleared(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.doings.answer("nausea", 1)
    page.doings.add_entry("nausea", 2)
    row = page.symptoms.rows["nausea"]
    row.toggle()
    assert row.editor is not None
    control = row.editor.lines[0].severity
    qtbot.mouseClick(control, LEFT, pos=control.cell_rect(4).center())
    assert 4 in {entry.severity for entry in book.timeline.symptoms_on(TODAY)}
    control = row.editor.lines[0].severity
    qtbot.keyClick(control, Qt.Key.Key_Backspace)
    assert len(book.timeline.symptoms_on(TODAY)) == 1


def test_a_symptom_joins_the_usual_ones_and_leaves_them(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.search.picked.emit("vomiting")
    row = page.symptoms.rows["vomiting"]
    row.toggle()
    assert row.editor is not None
    row.editor.daily.click()
    assert "vomiting" in book.timeline.settings.usual_symptoms
    page.doings.ask_daily("vomiting", daily=False)
    assert "vomiting" not in book.timeline.settings.usual_symptoms


def test_yes_or_no_symptoms_carry_no_degree(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.search.picked.emit("seizure")
    qtbot.keyClick(page.symptoms.rows["seizure"].control, "0")
    (entry,) = book.timeline.symptoms_on(TODAY)
    assert entry.severity == 0
    qtbot.keyClick(page.symptoms.rows["seizure"].control, "1")
    (entry,) = book.timeline.symptoms_on(TODAY)
    assert entry.severity is None
    assert page.symptoms.rows["seizure"].control.cell() == 1
