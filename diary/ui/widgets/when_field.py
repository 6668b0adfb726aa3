"""A date that may not be known, with a time where there is one."""

from datetime import date, time

from PySide6.QtCore import Qt

from diary.core.when import When
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import QUIET, ArrowButton, Button
from diary.ui.widgets.fields import DateField, TimeEdit, as_qtime, as_time


class WhenField(DateField):
    """A date with a box for "not known", and a time that appears when it is asked for.

    Args:
        theme: The look.
        label: What happened then.
        value: The moment to begin with; None begins as not known.
        fallback: What the editors show while nothing is known.
        unknown: The words of the box, such as "I don't know" or "Not ended".
        words: The texts of the time: its name, "Add a time" and "Leave the time out".
        timed: Whether a time can be given at all.
    """

    def __init__(
        self,
        theme: Theme,
        label: str,
        value: When | None,
        *,
        fallback: tuple[date, time],
        unknown: str,
        words: tuple[str, str, str],
        timed: bool = True,
    ) -> None:
        self.time_edit = TimeEdit()
        self.add_time = Button(theme, words[1], icon="clock", kind=QUIET)
        self.drop_time = ArrowButton(theme, "x", words[2])
        self._timed = timed
        self._before: When | None = None
        self._fallback_time = fallback[1]
        super().__init__(theme, label, value.day if value else None, fallback=fallback[0], unknown=unknown)
        self.time_edit.setAccessibleName(f"{label}, {words[0]}")
        for place, widget in enumerate((self.time_edit, self.drop_time, self.add_time), start=1):
            self.row.insertWidget(place, widget)
        self.row.addStretch(1)
        self.add_time.clicked.connect(self._add_time)
        self.drop_time.clicked.connect(self._drop_time)
        self.time_edit.timeChanged.connect(self.changed)
        self.unknown.toggled.connect(lambda _unknown: self._show_time(self._has_time))
        self.set_when(value)

    def when(self) -> When | None:
        """The moment, or None where it is not known; one left as it was keeps its seconds and its offset."""
        day = self.value()
        if day is None:
            return None
        clock = as_time(self.time_edit.time()) if self._has_time else None
        before = self._before
        if before and before.day == day and clock == (before.time and before.time.replace(second=0, microsecond=0)):
            return before
        return When(day, clock)

    def set_when(self, value: When | None) -> None:
        """Show a moment without telling anyone."""
        self._before = value
        self.set_value(value.day if value else None)
        self.time_edit.blockSignals(True)
        self.time_edit.setTime(as_qtime(value.time if value and value.time else self._fallback_time))
        self.time_edit.blockSignals(False)
        self._show_time(bool(value and value.time))

    def _add_time(self) -> None:
        self._show_time(True)
        self.time_edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _drop_time(self) -> None:
        self._show_time(False)
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def _show_time(self, has_time: bool) -> None:  # noqa: FBT001  (one flag, one meaning)
        self._has_time = has_time
        known = not self.unknown.isChecked()
        self.edit.setVisible(known)
        self.time_edit.setVisible(has_time and known)
        self.drop_time.setVisible(has_time and known)
        self.add_time.setVisible(self._timed and known and not has_time)
