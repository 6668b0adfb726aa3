"""Past results: changing, deleting, walking the table by keys, and the page around it."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from diary.book import day, treatment
from diary.book.book import Book
from diary.core.records import Phase, Treatment
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.counts.page import CountsPage
from tests.ui.pages.counts.hands import add, draws_on_file, on_file, type_into, value


def test_a_draw_is_changed_by_keys_from_the_table(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41", mcv="88")
    add(book, "2026-03-03T08:10", platelets="36")
    page.refresh(None)
    table = page.past.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    form = page.form
    assert form.title.text() == "Change the result of Mon 2 Mar, 08:10"
    assert form.add.text() == "Save changes"
    type_into(qtbot, value(page, "platelets"), "14")
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    first = book.timeline.panels[0]
    assert {found.analyte: found.value for found in book.timeline.results_of[first.id]} == {
        "platelets": Decimal(14), "mcv": Decimal(88),
    }  # fmt: skip
    assert form.changing is None
    assert form.title.text() == "Add a result"


def test_saving_a_draw_unchanged_ends_the_change(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41")
    before = book.timeline
    page.refresh(None)
    qtbot.mouseClick(page.past.change_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert page.form.changing is None
    assert book.timeline is before


def test_cancel_leaves_the_draw_as_it_was(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41")
    page.refresh(None)
    qtbot.mouseClick(page.past.change_button, Qt.MouseButton.LeftButton)
    type_into(qtbot, value(page, "platelets"), "14")
    qtbot.mouseClick(page.form.clear_button, Qt.MouseButton.LeftButton)
    assert page.form.changing is None
    assert on_file(book)["platelets"].value == Decimal(41)


def test_delete_takes_the_draw_away_and_undo_brings_it_back(
    qtbot: QtBot, page: CountsPage, book: Book, services: Services
) -> None:
    services.notifier.attach(page)
    add(book, platelets="41")
    page.refresh(None)
    table = page.past.table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert draws_on_file(book) == 0
    assert page.past.empty.isVisible()
    toast = services.notifier.toast_frame
    assert toast is not None
    assert toast.undo is not None
    assert toast.text.text() == "Result of 2 Mar deleted"
    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert on_file(book)["platelets"].value == Decimal(41)
    assert table.isVisible()


def test_deleting_the_draw_that_is_being_changed_empties_the_form(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41")
    page.refresh(None)
    qtbot.mouseClick(page.past.change_button, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.past.delete_button, Qt.MouseButton.LeftButton)
    assert page.form.changing is None
    assert value(page, "platelets").text() == ""


def test_tab_leaves_the_table_and_a_date_chooses_its_row(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41")
    add(book, "2026-03-03T08:10", platelets="36")
    page.refresh(None)
    table = page.past.table
    assert not table.tabKeyNavigation()
    chosen = page.past.chosen()
    assert chosen is not None
    assert chosen.collected_at.day.day == 3
    header = table.verticalHeader()
    place = header.sectionViewportPosition(1) + 5
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, place))
    chosen = page.past.chosen()
    assert chosen is not None
    assert chosen.collected_at.day.day == 2


def test_other_tests_have_columns_of_their_own(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41")
    page.refresh(None)
    assert not page.past.which.isVisible()
    add(book, "2026-03-03T08:10", potassium="3.4")
    page.refresh(None)
    qtbot.mouseClick(page.past.which.button("others"), Qt.MouseButton.LeftButton)
    assert page.past.model.columnCount() == 1
    assert page.past.model.headerData(0, Qt.Orientation.Horizontal) == "Potassium\nmmol/L"


def test_the_table_speaks_and_passes_as_a_model(
    qtbot: QtBot, qtmodeltester: ModelTester, page: CountsPage, book: Book
) -> None:
    add(book, neutrophils="0.3")
    treatment.put(book, Treatment(id="t", kind="transfusion", product="platelets", started=When.parse("2026-03-03")))
    treatment.put(book, Phase(id="p", phase="induction", started=When.parse("2026-03-01")))
    page.refresh(None)
    model = page.past.model
    speech = Qt.ItemDataRole.AccessibleTextRole
    assert model.index(1, 1).data(speech) == "Neutrophils 0.3, below range, grade 4"
    assert model.index(1, 0).data(speech) == "White cells, not given"
    assert model.index(0, 0).data(speech) == "Tue 3 Mar, Platelet transfusion"
    assert model.headerData(1, Qt.Orientation.Vertical) == "Mon 2 Mar, 08:10\nInduction, day 2"
    assert page.past.table.columnSpan(0, 0) == 5
    assert model.index(0, 0).data() == "Platelet transfusion"
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsSelectable
    assert model.rowCount(model.index(0, 0)) == model.columnCount(model.index(0, 0)) == 0
    assert model.data(QModelIndex()) is None
    qtmodeltester.check(model)
    page.past.table.grab()


def test_pasted_text_fills_the_form_for_review_and_is_noted_as_pasted(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    qtbot.mouseClick(page.form.paste_button, Qt.MouseButton.LeftButton)
    assert page.pasting.field.edit.hasFocus()
    qtbot.mouseClick(page.pasting.take, Qt.MouseButton.LeftButton)
    assert page.pasting.field.editor.accessibleDescription() == "No values found in this text."
    page.pasting.field.edit.setPlainText("WBC 0.9 K/uL 4.0-11.0\nK 3.9\nMCV 88")
    qtbot.mouseClick(page.pasting.take, Qt.MouseButton.LeftButton)
    assert page.pasting.said.text() == ("2 values filled in. Check them, then add the result. Not filled in: MCV 88")
    assert value(page, "white-cells").text() == "0.9"
    assert value(page, "potassium").isVisible()
    assert page.form.editors["white-cells"].low.isVisible()
    assert draws_on_file(book) == 0
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert book.timeline.panels[0].source == "pasted"
    assert on_file(book)["white-cells"].unit == "10*3/uL"
    assert not page.pasting.isVisible()


def test_ctrl_n_begins_a_new_result(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, platelets="41")
    page.refresh(None)
    page.past.table.setFocus()
    qtbot.keyClick(page.past.table, Qt.Key.Key_Return)
    page.activateWindow()
    qtbot.keyClick(page.past.table, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.form.changing is None
    assert value(page, "white-cells").hasFocus()


def test_the_age_of_the_last_result_stands_under_the_heading(page: CountsPage, book: Book) -> None:
    assert page.last.text() == "No results yet"
    add(book, platelets="41")
    page.refresh(None)
    assert page.last.text() == "Last result: Monday 2 March, 08:10 (2\u00a0days\u00a0ago)"
    add(book, "2026-03-04T08:10", platelets="36")
    page.refresh(None)
    assert page.last.text().endswith("(today)")


def test_changes_of_other_screens_are_ignored(page: CountsPage, book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[bool] = []
    monkeypatch.setattr(page.past, "show_results", lambda: shown.append(True))
    page.refresh(day.write_note(book, day=date(2026, 3, 4), text="Slept badly."))
    assert not shown


def test_one_column_when_narrow_and_no_text_is_cut(qtbot: QtBot, page: CountsPage, services: Services) -> None:
    page.resize(816, 700)
    assert not page.wide
    assert page.form.width() > 700
    services.theme.set_text_size(150)
    page.resize(764, 700)
    qtbot.wait(1)
    assert page.area.horizontalScrollBar().maximum() == 0
    services.theme.set_text_size(100)


def test_every_button_is_large_enough_to_hit(page: CountsPage) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.height() >= 44, button.text()


def test_a_long_table_scrolls_inside_and_a_short_one_ends_with_its_last_row(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    add(book, platelets="41")
    page.refresh(None)
    qtbot.wait(1)
    table = page.past.table
    assert table.height() < 150
    for number in range(1, 29):
        add(book, f"2026-02-{number:02}T08:10", platelets="41")
    page.refresh(None)
    qtbot.wait(1)
    assert table.verticalScrollBar().maximum() > 0
    assert table.height() < page.height()


def test_the_table_ends_with_a_whole_row(page: CountsPage, book: Book) -> None:
    for day_of_month in range(1, 29):
        add(book, f"2026-02-{day_of_month:02}T08:10", platelets="41")
    page.refresh(None)
    table = page.past.table
    for height in range(700, 760, 7):
        page.resize(1072, height)
        QCoreApplication.processEvents()
        rows = table.viewport().height()
        assert table.rowAt(rows - 2) != table.rowAt(rows + 1) or rows % table.rowHeight(0) <= 2


def test_values_stand_beside_their_names_in_a_narrow_window(page: CountsPage) -> None:
    wide = value(page, "platelets").width()
    page.resize(700, 700)
    QCoreApplication.processEvents()
    assert value(page, "platelets").width() > wide
