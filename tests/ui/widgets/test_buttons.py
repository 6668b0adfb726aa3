import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.segmented import Segmented


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_a_button(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    button = Button(theme, "Keep")
    qtbot.addWidget(button)
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(button, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_enter_and_space_choose_a_segment(qtbot: QtBot, theme: Theme, key: Qt.Key) -> None:
    segments = Segmented(theme, "Answer", [("no", "No"), ("yes", "Yes")])
    qtbot.addWidget(segments)
    qtbot.keyClick(segments.button("yes"), key)
    assert segments.value() == "yes"
