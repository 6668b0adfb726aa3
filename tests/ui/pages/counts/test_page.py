"""The Counts screen, driven by keys and clicks, against a diary in a file."""

from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.book.book import Book
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.counts.page import CountsPage
from diary.ui.pages.counts.rows import DrawRow
from tests.ui.pages.counts.hands import add, draws_on_file, on_file, type_into, value


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
