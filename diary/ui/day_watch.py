"""Notices that the clock's date has passed on while the window stands open."""

from datetime import datetime, time, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from diary.core.clock import Clock, today

A_DAY = timedelta(days=1)
A_SECOND_MS = 1000
LONGEST_MS = 600_000
"""A timer stands still while a computer sleeps, so it never waits for longer than this."""


class DayWatch(QObject):
    """Looks at the clock at midnight, and whenever it is asked to.

    Attributes:
        timer: Rings at the next midnight, or before.
    """

    passed = Signal(object)
    """The clock's date is another one now; carries the ``date`` that it was before."""

    def __init__(self, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._clock = clock
        self._day = today(clock)
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.look)
        self._wind()

    def look(self) -> None:
        """Tell if the date is another one than at the last look."""
        before, self._day = self._day, today(self._clock)
        self._wind()
        if self._day != before:
            self.passed.emit(before)

    def _wind(self) -> None:
        now = self._clock.now().replace(tzinfo=None)
        midnight = datetime.combine(now.date() + A_DAY, time())
        left = (midnight - now) // timedelta(milliseconds=1) + A_SECOND_MS
        self.timer.start(min(left, LONGEST_MS))
