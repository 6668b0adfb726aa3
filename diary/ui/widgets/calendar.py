"""A month to pick a date from."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QToolButton

from diary.ui.theme import Theme

DAYS, ROWS = 7, 7
CELL, NAME = 44, 52
"""How high a day has to be to be pressed, and how wide for the name of its weekday."""

BAR = 56
_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)
_ARROWS = {"qt_calendar_prevmonth": "chevron-left", "qt_calendar_nextmonth": "chevron-right"}


class Calendar(QCalendarWidget):
    """Its days are large enough to press, and none is red: red means to call.

    Args:
        theme: The look.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        theme.changed.connect(self._draw)
        self._draw()

    def _draw(self) -> None:
        self.setMinimumSize(self._theme.px(DAYS * NAME + 16), self._theme.px(ROWS * CELL + BAR))
        plain = QTextCharFormat()
        plain.setForeground(self._theme.color("text"))
        for day in _WEEKEND:
            self.setWeekdayTextFormat(day, plain)
        for name, icon in _ARROWS.items():
            if isinstance(arrow := self.findChild(QToolButton, name), QToolButton):
                arrow.setIcon(self._theme.icon(icon))
