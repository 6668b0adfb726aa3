"""Temperatures and other readings on Today, typed as a person would."""

from datetime import time
from decimal import Decimal

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.book.book import Book
from diary.core.records import Quantity
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage
from tests.ui.lint import settle
from tests.ui.pages.today.conftest import TODAY
from tests.ui.pages.today.hands import LEFT, SIX, type_number


def test_temperature_is_kept_as_typed_and_shown_in_the_other_unit(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["temperature"]
    type_number(qtbot, box.stepper, "36,90")
    (reading,) = book.timeline.measurements_on(TODAY)
    assert (reading.value, reading.unit, reading.when.time) == (Decimal("36.90"), "Cel", SIX)
    assert box.units is not None
    qtbot.mouseClick(box.units.button("[degF]"), LEFT)
    assert box.stepper.edit.text() == "98.4"
    assert dict(book.timeline.settings.units)["temperature"] == "[degF]"
    assert book.timeline.measurements_on(TODAY) == (reading,)


def test_a_second_reading_stands_beside_the_first(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["temperature"]
    type_number(qtbot, box.stepper, "36.9")
    assert box.reading is not None
    qtbot.mouseClick(box.reading, LEFT)
    assert box.stepper.edit.text() == ""
    type_number(qtbot, box.stepper, "37.8")
    assert sorted(reading.value for reading in book.timeline.measurements_on(TODAY)) == [
        Decimal("36.9"),
        Decimal("37.8"),
    ]
    assert "earlier" in box.hint.text()


def test_a_further_reading_that_is_not_typed_leaves_the_last_one(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["temperature"]
    type_number(qtbot, box.stepper, "36.9")
    box.begin_reading()
    qtbot.keyClick(box.stepper.edit, Qt.Key.Key_Tab)
    assert box.stepper.edit.text() == "36.9"
    assert len(book.timeline.measurements_on(TODAY)) == 1


def test_an_emptied_field_deletes_the_reading(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["pulse"]
    type_number(qtbot, box.stepper, "84")
    box.stepper.edit.selectAll()
    qtbot.keyClick(box.stepper.edit, Qt.Key.Key_Backspace)
    qtbot.keyClick(box.stepper.edit, Qt.Key.Key_Return)
    assert book.timeline.measurements_on(TODAY) == ()


def test_what_can_hardly_be_is_asked_about_and_raises_nothing(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["temperature"]
    type_number(qtbot, box.stepper, "386")
    assert book.timeline.measurements_on(TODAY) == ()
    assert page.warnings.panels == {}
    assert box.question is not None
    assert box.question.text.text() == "386 °C is unusual. Did you mean 38.6 °C?"
    qtbot.mouseClick(box.question.uses[0], LEFT)
    (reading,) = book.timeline.measurements_on(TODAY)
    assert (reading.value, reading.doubt) == (Decimal("38.6"), None)


def test_the_same_digits_in_the_other_unit_are_offered(page: TodayPage, qtbot: QtBot) -> None:
    box = page.vitals.boxes["temperature"]
    type_number(qtbot, box.stepper, "101")
    assert box.question is not None
    assert [button.text() for button in box.question.uses] == ["Use 101 °F"]


def test_a_kept_odd_number_stays_in_doubt(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["pulse"]
    type_number(qtbot, box.stepper, "400")
    assert box.question is not None
    qtbot.mouseClick(box.question.keeps, LEFT)
    (reading,) = book.timeline.measurements_on(TODAY)
    assert reading.doubt is not None
    assert Quantity(value=Decimal(400), unit="/min") in reading.doubt.readings
    assert box.stepper.property("state") == "doubt"


def test_a_number_in_question_is_kept_when_the_page_is_left(
    window: MainWindow, page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    type_number(qtbot, page.vitals.boxes["temperature"].stepper, "386")
    window.close()
    (reading,) = book.timeline.measurements_on(TODAY)
    assert reading.doubt is not None


def test_what_is_no_number_is_said_below_the_field(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    box = page.vitals.boxes["weight"]
    type_number(qtbot, box.stepper, "heavy")
    assert box.problem.isVisible()
    assert "heavy" in box.problem.text()
    assert book.timeline.measurements_on(TODAY) == ()


def test_a_reading_gets_its_time_and_its_fever_medicine_in_the_list(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    type_number(qtbot, page.vitals.boxes["temperature"].stepper, "37.2")
    page.vitals.open_drawer()
    (line,) = page.vitals.list.lines
    qtbot.mouseClick(line.after.button("yes"), LEFT)
    (line,) = page.vitals.list.lines
    line.time.edit.setFocus()
    line.time.set_value(time(7, 15))
    line.time.edit.editingFinished.emit()
    (reading,) = book.timeline.measurements_on(TODAY)
    assert (reading.after_fever_medicine, reading.when.time) == (True, time(7, 15))
    (line,) = page.vitals.list.lines
    qtbot.mouseClick(line.delete, LEFT)
    assert book.timeline.measurements_on(TODAY) == ()


def test_the_times_of_the_readings_stand_below_one_another(page: TodayPage, qtbot: QtBot) -> None:
    type_number(qtbot, page.vitals.boxes["temperature"].stepper, "36.9")
    type_number(qtbot, page.vitals.boxes["pulse"].stepper, "84")
    page.vitals.open_drawer()
    settle()
    first, second = page.vitals.list.lines
    assert first.time.x() == second.time.x() > 0
