"""The stepper: typing, pressing, and when a number counts."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.theme import Theme
from diary.ui.widgets.stepper import Stepper


@pytest.fixture
def stepper(qtbot: QtBot, theme: Theme) -> Iterator[Stepper]:
    """A stepper beside a field that the focus can go to."""
    window = QWidget()
    qtbot.addWidget(window)
    stepper = Stepper(theme, name="Temperature", minus="less", plus="more")
    column = QVBoxLayout(window)
    column.addWidget(stepper)
    column.addWidget(QLineEdit())
    window.show()
    window.activateWindow()
    yield stepper
    window.close()


def committed(stepper: Stepper) -> list[object]:
    """What the stepper commits from now on."""
    values: list[object] = []
    stepper.committed.connect(values.append)
    return values


@pytest.mark.parametrize("typed", ["36.9", "36,9"])
def test_point_and_comma_both_count_on_enter(stepper: Stepper, qtbot: QtBot, typed: str) -> None:
    numbers = committed(stepper)
    qtbot.keyClicks(stepper.edit, typed)
    assert numbers == []
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)
    assert numbers == [Decimal("36.9")]
    assert stepper.edit.text() == "36.9"


def test_a_number_counts_on_leaving_the_field(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.edit.setFocus()
    qtbot.keyClicks(stepper.edit, "38")
    with qtbot.waitSignal(stepper.committed) as done:
        qtbot.keyClick(stepper.edit, Qt.Key.Key_Tab)
    assert done.args == [Decimal(38)]


def test_a_number_counts_by_itself_after_a_pause(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.set_pause(1)
    with qtbot.waitSignal(stepper.committed) as done:
        qtbot.keyClicks(stepper.edit, "37.1")
    assert done.args == [Decimal("37.1")]


def test_empty_shows_a_dash_and_the_first_press_starts_from_the_last_value(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.set_start(Decimal("36.7"))
    assert stepper.edit.placeholderText() == "–"
    qtbot.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    assert stepper.edit.text() == "36.7"
    qtbot.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    assert stepper.edit.text() == "36.8"
    qtbot.mouseClick(stepper.minus, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(stepper.minus, Qt.MouseButton.LeftButton)
    assert stepper.edit.text() == "36.6"


def test_without_any_known_value_a_press_only_enters_the_field(stepper: Stepper, qtbot: QtBot) -> None:
    qtbot.mouseClick(stepper.plus, Qt.MouseButton.LeftButton)
    assert stepper.edit.text() == ""
    assert stepper.edit.hasFocus()


def test_up_and_down_step(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.set_value(Decimal("38.0"))
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Up)
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Up)
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Down)
    assert stepper.edit.text() == "38.1"


def test_a_value_never_steps_below_zero(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.set_value(Decimal(0))
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Down)
    assert stepper.edit.text() == "0"


@pytest.mark.parametrize("typed", ["high", "-1", "1e999", "3.3.3"])
def test_what_is_no_number_is_refused_and_stays_in_the_field(stepper: Stepper, qtbot: QtBot, typed: str) -> None:
    numbers = committed(stepper)
    with qtbot.waitSignal(stepper.refused) as refused:
        qtbot.keyClicks(stepper.edit, typed)
        qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)
    assert refused.args == [typed]
    assert stepper.edit.text() == typed
    assert numbers == []


def test_an_emptied_field_commits_none(stepper: Stepper, qtbot: QtBot) -> None:
    stepper.set_value(Decimal("38.0"))
    stepper.edit.setFocus()
    stepper.edit.selectAll()
    with qtbot.waitSignal(stepper.committed) as done:
        qtbot.keyClick(stepper.edit, Qt.Key.Key_Backspace)
        qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)
    assert done.args == [None]


def test_escape_brings_back_the_number_that_counts(stepper: Stepper, qtbot: QtBot) -> None:
    numbers = committed(stepper)
    stepper.set_value(Decimal("38.0"))
    qtbot.keyClicks(stepper.edit, "9")
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Escape)
    assert stepper.edit.text() == "38.0"
    stepper.commit()
    assert numbers == []


def test_the_same_number_again_commits_nothing(stepper: Stepper, qtbot: QtBot) -> None:
    numbers = committed(stepper)
    stepper.set_value(Decimal("38.0"))
    stepper.edit.selectAll()
    qtbot.keyClicks(stepper.edit, "38.0")
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)
    assert numbers == []


def test_a_value_from_outside_leaves_alone_what_is_being_typed(stepper: Stepper, qtbot: QtBot) -> None:
    qtbot.keyClicks(stepper.edit, "38")
    stepper.set_value(Decimal("36.9"))
    assert stepper.edit.text() == "38"
