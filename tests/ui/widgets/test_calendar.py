from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.ui.theme import Theme
from diary.ui.widgets.calendar import CELL, Calendar
from diary.ui.widgets.fields import DateEdit


def test_no_day_is_red_in_either_theme(qtbot: QtBot, theme: Theme) -> None:
    calendar = Calendar(theme)
    qtbot.addWidget(calendar)
    for mode in ("light", "dark"):
        theme.set_mode(mode)
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            assert calendar.weekdayTextFormat(day).foreground().color() == theme.color("text")


def test_its_days_are_large_enough_to_press(qtbot: QtBot, theme: Theme) -> None:
    calendar = Calendar(theme)
    qtbot.addWidget(calendar)
    assert calendar.minimumWidth() >= 7 * CELL
    assert calendar.minimumHeight() >= 7 * CELL


def test_a_date_field_has_it_once_it_is_used(qtbot: QtBot, theme: Theme) -> None:
    edit = DateEdit(theme)
    qtbot.addWidget(edit)
    edit.show()
    with qtbot.waitActive(edit):
        edit.activateWindow()
    edit.setFocus()
    assert isinstance(edit.calendarWidget(), Calendar)
