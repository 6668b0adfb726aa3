"""The severity control: chosen by click and by key, cleared, never cut, and told to screen readers."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from pytestqt.qtbot import QtBot

from diary.core.catalog import SymptomInfo
from diary.core.texts import Texts
from diary.ui.pages.today.words import severity_control
from diary.ui.theme import Theme
from diary.ui.widgets.severity import SeverityControl

Make = Callable[[str], SeverityControl]


@pytest.fixture
def make(qtbot: QtBot, theme: Theme, texts: Texts) -> Make:
    def make(symptom: str) -> SeverityControl:
        info: SymptomInfo = texts.catalog.symptom(symptom)
        control = severity_control(theme, texts, info)
        qtbot.addWidget(control)
        control.resize(control.sizeHint())
        control.show()
        return control

    return make


def test_nothing_is_chosen_until_answered(make: Make) -> None:
    control = make("nausea")
    assert control.cell() is None
    assert control.accessibleName() == "Nausea, not answered"


def test_a_click_chooses_the_cell_under_it(make: Make, qtbot: QtBot) -> None:
    control = make("nausea")
    with qtbot.waitSignal(control.chosen) as chosen:
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.cell_rect(3).center())
    assert chosen.args == [3]
    assert control.cell() == 3


def test_a_second_click_on_the_chosen_cell_clears_it(make: Make, qtbot: QtBot) -> None:
    control = make("nausea")
    control.set_cell(1)
    with qtbot.waitSignal(control.chosen) as chosen:
        qtbot.mouseClick(control, Qt.MouseButton.LeftButton, pos=control.cell_rect(1).center())
    assert chosen.args == [None]


@pytest.mark.parametrize("digit", range(5))
def test_a_digit_chooses_and_moves_on(make: Make, qtbot: QtBot, digit: int) -> None:
    control = make("nausea")
    with qtbot.waitSignals([control.chosen, control.advance]):
        qtbot.keyClick(control, str(digit))
    assert control.cell() == digit


def test_a_digit_beyond_the_scale_does_nothing(make: Make, qtbot: QtBot) -> None:
    control = make("nausea")
    qtbot.keyClick(control, "5")
    assert control.cell() is None


def test_backspace_clears(make: Make, qtbot: QtBot) -> None:
    control = make("nausea")
    control.set_cell(2)
    qtbot.keyClick(control, Qt.Key.Key_Backspace)
    assert control.cell() is None


def test_left_and_right_change_the_answer_and_stop_at_the_ends(make: Make, qtbot: QtBot) -> None:
    control = make("nausea")
    qtbot.keyClick(control, Qt.Key.Key_Right)
    assert control.cell() == 0
    for _ in range(6):
        qtbot.keyClick(control, Qt.Key.Key_Right)
    assert control.cell() == 4
    for _ in range(6):
        qtbot.keyClick(control, Qt.Key.Key_Left)
    assert control.cell() == 0


@pytest.mark.parametrize(("key", "step"), [(Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)])
def test_up_and_down_ask_for_another_row(make: Make, qtbot: QtBot, key: Qt.Key, step: int) -> None:
    control = make("nausea")
    with qtbot.waitSignal(control.leave) as left:
        qtbot.keyClick(control, key)
    assert left.args == [step]


def test_what_has_no_degrees_is_answered_no_or_yes(make: Make, qtbot: QtBot) -> None:
    control = make("seizure")
    qtbot.keyClick(control, "1")
    assert control.accessibleName() == "Seizure, yes"
    qtbot.keyClick(control, "2")
    assert control.cell() == 1


def test_screen_readers_hear_the_answer_as_a_place_on_the_scale(make: Make) -> None:
    control = make("nausea")
    control.set_cell(1)
    assert control.accessibleName() == "Nausea, mild, 1 on a scale of 0 to 4"


@pytest.mark.parametrize("size", [100, 125, 150, 200])
def test_no_word_is_cut_at_the_least_width(make: Make, theme: Theme, size: int) -> None:
    control = make("nausea")
    theme.set_text_size(size)
    width = control.minimumSizeHint().width() / 5
    bold = QFontMetricsF(theme.font(15, 700))
    assert all(bold.horizontalAdvance(word) < width for word in ("Moderate", "Severe", "Very"))
    assert 2 * bold.height() <= control.minimumSizeHint().height()


def test_each_cell_is_large_enough_to_hit(make: Make) -> None:
    control = make("nausea")
    assert all(control.cell_rect(cell).width() >= 44 for cell in range(5))
    assert control.height() >= 44
