"""Fields: what is seen of long text, how high they are, and the tick of a box."""

import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.theme import Theme
from diary.ui.widgets.fields import Check, DateEdit, TextField, TimeEdit


def test_long_text_shows_from_its_beginning(theme: Theme, qtbot: QtBot) -> None:
    field = TextField("Lab")
    qtbot.addWidget(field)
    field.resize(120, 80)
    field.show()
    field.set_value("County hospital laboratory of the northern district")
    assert field.edit.cursorPosition() == 0


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_dates_and_times_are_as_high_as_text(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.set_text_size(percent)
    box = QWidget()
    qtbot.addWidget(box)
    column = QVBoxLayout(box)
    field = TextField("Lab")
    editors = (DateEdit(theme), TimeEdit(), field)
    for editor in editors:
        column.addWidget(editor)
    box.show()
    assert {editor.height() for editor in editors[:2]} == {field.edit.height()}


def test_a_ticked_box_shows_a_tick(theme: Theme, qtbot: QtBot) -> None:
    box = Check(theme, "")
    qtbot.addWidget(box)
    box.setChecked(True)
    box.show()
    picture = box.grab().toImage()
    colors = {picture.pixelColor(x, y).name().upper() for x in range(24) for y in range(picture.height())}
    assert {theme.colors["primary"], theme.colors["on_primary"]} <= colors
