"""The Counts screen, driven by keys and clicks, against a diary in a file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from diary.book import day, draws, treatment
from diary.book.book import Book
from diary.core.records import Phase, Result, Treatment
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.counts.page import CountsPage
from diary.ui.pages.counts.rows import DrawRow
from tests.ui.pages.counts.draws import panel, result
from tests.ui.pages.showing import showing


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> Iterator[CountsPage]:
    page = CountsPage(services)
    with showing(qtbot, services, page):
        yield page


def add(book: Book, moment: str = "2026-03-02T08:10", lab: str = "City lab", **values: str) -> None:
    of = panel(moment)
    results = [result(of, analyte.replace("_", "-"), value) for analyte, value in values.items()]
    draws.add_draw(book, collected_at=When.parse(moment), lab=lab, results=results)


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    qtbot.keyClicks(field, text)


def on_file(book: Book) -> dict[str, Result]:
    (of,) = book.timeline.panels
    return {found.analyte: found for found in book.timeline.results_of[of.id]}


def draws_on_file(book: Book) -> int:
    return len(book.timeline.panels)


def value(page: CountsPage, line: str) -> QLineEdit:
    return page.form.editors[line].edit


def test_a_lab_slip_is_typed_with_enter_from_field_to_field_and_added(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    for line, text in (("white-cells", "0,9"), ("neutrophils", "<0.1"), ("hemoglobin", "8.6"), ("platelets", ">900")):
        assert page.form.editors[line].edit.hasFocus() or line == "white-cells"
        type_into(qtbot, value(page, line), text)
        qtbot.keyClick(value(page, line), Qt.Key.Key_Return)
    qtbot.keyClick(value(page, "red-cells"), Qt.Key.Key_Return)
    assert page.form.add.hasFocus()
    assert draws_on_file(book) == 0  # nothing is evaluated before Add
    qtbot.keyClick(page.form.add, Qt.Key.Key_Space)
    found = on_file(book)
    assert (found["white-cells"].value, found["neutrophils"].comparator) == (Decimal("0.9"), "<")
    assert found["platelets"].comparator == ">"
    assert "red-cells" not in found
    assert value(page, "white-cells").text() == ""
    assert value(page, "white-cells").hasFocus()
    assert page.past.model.rowCount() == 1


def test_nothing_is_added_from_an_empty_form(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert page.form.problem.text() == "Type at least one value, then add the result."
    assert value(page, "white-cells").hasFocus()
    assert draws_on_file(book) == 0


def test_what_cannot_be_read_is_said_beside_its_field_and_keeps_the_rest(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    type_into(qtbot, value(page, "white-cells"), "0.9")
    type_into(qtbot, value(page, "platelets"), "many")
    page.form.more_button.click()
    type_into(qtbot, value(page, "potassium"), "1e999")
    page.form.more_button.click()
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert page.form.editors["platelets"].problem.text().startswith("“many” is not a value.")
    assert value(page, "platelets").hasFocus()
    assert value(page, "white-cells").text() == "0.9"
    assert draws_on_file(book) == 0
    type_into(qtbot, value(page, "platelets"), "41")
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert value(page, "potassium").isVisible()
    assert value(page, "potassium").hasFocus()


def test_far_from_the_last_result_asks_and_use_puts_the_other_value_in(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    add(book, white_cells="0.9")
    page.refresh(None)
    editor = page.form.editors["white-cells"]
    assert editor.last.text() == "Last 0.9"
    type_into(qtbot, editor.edit, "32")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Tab)
    assert editor.box.isVisible()
    assert [button.text() for button in editor.box.buttons] == ["Use 3.2", "Keep 32"]
    qtbot.mouseClick(editor.box.buttons[0], Qt.MouseButton.LeftButton)
    assert editor.edit.text() == "3.2"
    assert not editor.box.isVisible()


def test_keep_saves_the_value_as_typed_and_the_table_boxes_it(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, white_cells="0.9")
    page.refresh(None)
    editor = page.form.editors["white-cells"]
    type_into(qtbot, editor.edit, "32")
    qtbot.keyClick(editor.edit, Qt.Key.Key_Return)
    qtbot.mouseClick(editor.box.buttons[1], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    newest = page.past.model.row(0)
    assert isinstance(newest, DrawRow)
    assert (newest.cells["white-cells"].text, newest.cells["white-cells"].odd) == ("32", True)
    assert book.timeline.counts("white-cells")[-1].value == Decimal(32)


def test_a_question_left_open_does_not_block_and_stays_in_doubt_until_answered(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    add(book, white_cells="0.9")
    type_into(qtbot, value(page, "white-cells"), "32")
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert book.timeline.counts("white-cells")[-1].doubtful
    assert page.doubts.isVisible()
    labels = [button.text() for button in page.doubts.box.buttons]
    assert labels == ["Use 32 ×10⁹/L", "Use 3.2 ×10⁹/L", "Change"]
    qtbot.mouseClick(page.doubts.box.buttons[1], Qt.MouseButton.LeftButton)
    assert book.timeline.counts("white-cells")[-1].value == Decimal("3.2")
    assert not page.doubts.isVisible()


def test_each_result_in_doubt_is_asked_about_in_turn(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    add(book, white_cells="4500")
    add(book, "2026-03-03T08:10", hemoglobin="86")
    page.refresh(None)
    assert page.doubts.box.accessibleName().startswith("Hemoglobin of Tue 3 Mar, 08:10")
    qtbot.mouseClick(page.doubts.box.buttons[-1], Qt.MouseButton.LeftButton)
    assert page.doubts.box.accessibleName().startswith("White cells of Mon 2 Mar, 08:10")
    qtbot.mouseClick(page.doubts.box.buttons[1], Qt.MouseButton.LeftButton)  # Change
    assert value(page, "white-cells").text() == "4500"
    assert page.form.changing is not None


def test_percent_of_white_cells_is_calculated_and_bands_are_asked_about(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    form = page.form
    type_into(qtbot, value(page, "white-cells"), "2.0")
    neutrophils = form.editors["neutrophils"]
    assert neutrophils.share is not None
    qtbot.mouseClick(neutrophils.share.button("percent"), Qt.MouseButton.LeftButton)
    type_into(qtbot, neutrophils.edit, "15")
    qtbot.keyClick(neutrophils.edit, Qt.Key.Key_Return)
    assert neutrophils.calculated.text() == "Calculated 0.3 ×10⁹/L"
    assert not form.bands.isVisible()
    qtbot.mouseClick(form.more_button, Qt.MouseButton.LeftButton)
    type_into(qtbot, value(page, "bands"), "5")
    qtbot.keyClick(value(page, "bands"), Qt.Key.Key_Return)
    assert form.bands.isVisible()
    form.bands.combo.setFocus()
    qtbot.keyClick(form.bands.combo, Qt.Key.Key_Down)
    qtbot.keyClick(form.bands.combo, Qt.Key.Key_Down)  # No
    assert neutrophils.calculated.text() == "Calculated 0.4 ×10⁹/L"
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    assert dict(book.timeline.settings.neutrophils_include_bands) == {"": False}
    assert book.timeline.counts("neutrophils")[-1].value == Decimal("0.4")


def test_ranges_of_the_report_are_kept_and_come_back_for_the_same_laboratory(
    qtbot: QtBot, page: CountsPage, book: Book
) -> None:
    form = page.form
    type_into(qtbot, form.lab.edit, "City lab")
    qtbot.mouseClick(form.range_button, Qt.MouseButton.LeftButton)
    type_into(qtbot, value(page, "platelets"), "41")
    type_into(qtbot, form.editors["platelets"].low, "150")
    type_into(qtbot, form.editors["platelets"].high, "450")
    qtbot.mouseClick(form.add, Qt.MouseButton.LeftButton)
    assert (on_file(book)["platelets"].low, on_file(book)["platelets"].high) == (Decimal(150), Decimal(450))
    assert form.lab.value() == "City lab"
    assert form.editors["platelets"].low.text() == "150"
    type_into(qtbot, form.lab.edit, "Other lab")
    qtbot.keyClick(form.lab.edit, Qt.Key.Key_Tab)
    assert form.editors["platelets"].low.text() == ""


def test_a_time_that_is_not_known_leaves_a_date(qtbot: QtBot, page: CountsPage, book: Book) -> None:
    form = page.form
    form.drop_time.setFocus()
    qtbot.keyClick(form.drop_time, Qt.Key.Key_Space)
    assert not form.time.edit.isVisible()
    assert form.add_time.hasFocus()
    qtbot.keyClick(form.add_time, Qt.Key.Key_Space)
    assert form.time.edit.hasFocus()
    qtbot.mouseClick(form.drop_time, Qt.MouseButton.LeftButton)
    type_into(qtbot, value(page, "platelets"), "41")
    qtbot.mouseClick(page.form.add, Qt.MouseButton.LeftButton)
    assert book.timeline.panels[0].collected_at == When.parse("2026-03-04")


def test_clear_empties_the_form_and_undo_brings_it_back(qtbot: QtBot, page: CountsPage, services: Services) -> None:
    services.notifier.attach(page)
    type_into(qtbot, value(page, "platelets"), "41")
    qtbot.mouseClick(page.form.clear_button, Qt.MouseButton.LeftButton)
    assert value(page, "platelets").text() == ""
    assert services.notifier.toast_frame is not None
    assert services.notifier.toast_frame.undo is not None
    qtbot.mouseClick(services.notifier.toast_frame.undo, Qt.MouseButton.LeftButton)
    assert value(page, "platelets").text() == "41"


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
    assert page.last.text() == "Last result: Monday 2 March, 08:10 (2 days ago)"
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
