"""Fields with their label above: text, longer text, dates, times, choices. The label names them for screen readers."""

from collections.abc import Callable, Sequence
from datetime import date, time

from PySide6.QtCore import QDate, QPointF, QRect, Qt, QTime, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent, QPixmap, QWheelEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDateTimeEdit,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionButton,
    QTimeEdit,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from diary.core.when import FIRST_YEAR, LAST_YEAR
from diary.ui.theme import Theme
from diary.ui.widgets.calendar import Calendar
from diary.ui.widgets.labels import Text, set_kind


class Field(QWidget):
    """A label, an editor, and room for a hint or for what is wrong with the entry.

    Attributes:
        editor: The widget that is typed into.
    """

    changed = Signal()

    def __init__(self, label: str, editor: QWidget, *, hint: str = "") -> None:
        super().__init__()
        self.editor = editor
        self._hint = hint
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        caption = Text(label, "label")
        caption.setBuddy(editor)
        editor.setAccessibleName(label)
        self.row = QHBoxLayout()
        self.row.setSpacing(8)
        self.row.addWidget(editor, 1)
        self._note = Text(hint, "hint", wrap=True)
        column.addWidget(caption)
        column.addLayout(self.row)
        column.addWidget(self._note)
        self._note.setVisible(bool(hint))
        column.addStretch(1)
        self.setFocusProxy(editor)

    def set_problem(self, problem: str) -> None:
        """Say what is wrong below the editor, and to screen readers; empty takes it away."""
        self._note.setText(problem or self._hint)
        set_kind(self._note, "kind", "problem" if problem else "hint")
        self._note.setVisible(bool(problem or self._hint))
        set_kind(self.editor, "wrong", "true" if problem else "false")
        self.editor.setAccessibleDescription(problem or self._hint)


class TextField(Field):
    """One line of text."""

    def __init__(self, label: str, value: str = "", *, hint: str = "", placeholder: str = "") -> None:
        self.edit = QLineEdit(value)
        self.edit.setPlaceholderText(placeholder)
        super().__init__(label, self.edit, hint=hint)
        self.edit.textEdited.connect(self.changed)

    def value(self) -> str:
        """The text without spaces around it."""
        return self.edit.text().strip()

    def set_value(self, value: str) -> None:
        """Show a text without telling anyone, from its beginning where it is longer than the field."""
        self.edit.setText(value)
        self.edit.setCursorPosition(0)


class LongTextField(Field):
    """Several lines of text; Tab leaves it.

    Args:
        label: What it is about.
        value: The text to begin with.
        lines: How many lines it shows.
        theme: The look, for its height.
        hint: One line below it.
    """

    def __init__(self, theme: Theme, label: str, value: str = "", *, lines: int = 3, hint: str = "") -> None:
        self._theme, self._lines = theme, lines
        self.edit = QPlainTextEdit(value)
        self.edit.setTabChangesFocus(True)
        super().__init__(label, self.edit, hint=hint)
        self.edit.textChanged.connect(self.changed)
        theme.changed.connect(self._draw)
        self._draw()

    def value(self) -> str:
        """The text without spaces around it."""
        return self.edit.toPlainText().strip()

    def set_value(self, value: str) -> None:
        """Show a text without telling anyone."""
        self.edit.blockSignals(True)
        self.edit.setPlainText(value)
        self.edit.blockSignals(False)

    def _draw(self) -> None:
        self.edit.setFixedHeight(self._theme.px(23) * self._lines + 24)


class ChoiceField(Field):
    """One of several choices in a list that opens.

    Args:
        label: What is chosen.
        choices: (key, text) pairs.
        hint: One line below it.
    """

    def __init__(self, theme: Theme, label: str, choices: Sequence[tuple[str, str]], *, hint: str = "") -> None:
        self.combo = Combo(theme)
        super().__init__(label, self.combo, hint=hint)
        self.set_choices(choices)
        self.combo.activated.connect(self.changed)

    def set_choices(self, choices: Sequence[tuple[str, str]]) -> None:
        """Offer other choices; the value stays if it is among them."""
        before = self.value()
        self.combo.clear()
        for key, text in choices:
            self.combo.addItem(text, key)
        self.set_value(before)

    def value(self) -> str:
        """The key of the choice; empty without any."""
        return str(self.combo.currentData() or "")

    def set_value(self, key: str) -> None:
        """Choose without telling anyone; an unknown key takes the first."""
        self.combo.setCurrentIndex(max(0, self.combo.findData(key)))


class PerhapsField(Field):
    """A field with a box beside it that says the value is not known."""

    def __init__(self, theme: Theme, label: str, edit: QDateTimeEdit, *, unknown: str, hint: str) -> None:
        self.unknown = Check(theme, unknown)
        super().__init__(label, edit, hint=hint)
        self._editor = edit
        if unknown:
            self.row.addWidget(self.unknown)
        self.unknown.toggled.connect(self._toggled)

    def show_quietly(self, show: Callable[[], None], *, known: bool) -> None:
        """Show a value without telling anyone."""
        for widget in (self._editor, self.unknown):
            widget.blockSignals(True)
        self.unknown.setChecked(not known)
        show()
        self._editor.setEnabled(known)
        for widget in (self._editor, self.unknown):
            widget.blockSignals(False)

    def _toggled(self, not_known: bool) -> None:  # noqa: FBT001  (Qt calls it so)
        self._editor.setEnabled(not not_known)
        self.changed.emit()


class DateField(PerhapsField):
    """A date, typed or picked from a calendar. With ``unknown`` it can also be not known, which gives None.

    Args:
        theme: The look.
        label: What happened then.
        value: The date to begin with; None begins as not known.
        unknown: The words of the box for "not known"; without them a date is always given.
        fallback: What the editor shows while the date is not known.
        hint: One line below it.
    """

    def __init__(
        self, theme: Theme, label: str, value: date | None, *, fallback: date, unknown: str = "", hint: str = ""
    ) -> None:
        self.edit = DateEdit(theme)
        super().__init__(theme, label, self.edit, unknown=unknown, hint=hint)
        self._fallback = fallback
        self.edit.dateChanged.connect(self.changed)
        self.set_value(value)

    def value(self) -> date | None:
        """The date, or None where it is not known."""
        return None if self.unknown.isChecked() else as_date(self.edit.date())

    def set_value(self, value: date | None) -> None:
        """Show a date without telling anyone."""
        self.show_quietly(lambda: self.edit.setDate(as_qdate(value or self._fallback)), known=value is not None)


class TimeField(PerhapsField):
    """A time of day. With ``unknown`` it can be left out, which gives None.

    Args:
        theme: The look.
        label: What happened then.
        value: The time to begin with; None begins as not known.
        fallback: What the editor shows while the time is not known.
        unknown: The words of the box for "not known"; without them a time is always given.
        hint: One line below it.
    """

    def __init__(
        self, theme: Theme, label: str, value: time | None, *, fallback: time, unknown: str = "", hint: str = ""
    ) -> None:
        self.edit = TimeEdit()
        super().__init__(theme, label, self.edit, unknown=unknown, hint=hint)
        self._fallback = fallback
        self.edit.timeChanged.connect(self.changed)
        self.set_value(value)

    def value(self) -> time | None:
        """The time, or None where it is not known."""
        return None if self.unknown.isChecked() else as_time(self.edit.time())

    def set_value(self, value: time | None) -> None:
        """Show a time without telling anyone."""
        self.show_quietly(lambda: self.edit.setTime(as_qtime(value or self._fallback)), known=value is not None)


class Check(QCheckBox):
    """A box to tick."""

    def __init__(self, theme: Theme, text: str) -> None:
        super().__init__(text)
        self._theme = theme

    @override
    def paintEvent(self, arg__1: QPaintEvent) -> None:
        """Draw the tick into the box of the style sheet."""
        super().paintEvent(arg__1)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            _paint_icon(self, self._theme.pixmap("check", "on_primary", 16), box)


class Combo(QComboBox):
    """A list of choices that the wheel changes only while it has the focus. Give it an accessible name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    @override
    def paintEvent(self, e: QPaintEvent) -> None:
        """Draw the arrow that the style sheet leaves out."""
        super().paintEvent(e)
        _paint_arrow(self, self._theme)

    @override
    def wheelEvent(self, e: QWheelEvent) -> None:
        """Scroll the page instead, unless one is choosing here."""
        if self.hasFocus():
            super().wheelEvent(e)
        else:
            e.ignore()


class DateEdit(QDateEdit):
    """A date with a calendar; the wheel leaves it alone."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._calendar: Calendar | None = None
        self.setCalendarPopup(True)
        self.setDisplayFormat("d MMM yyyy")
        self.setDateRange(QDate(FIRST_YEAR, 1, 1), QDate(LAST_YEAR, 12, 31))

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Have the calendar ready, which nobody needs before."""
        if self._calendar is None:
            self._calendar = Calendar(self._theme)
            self.setCalendarWidget(self._calendar)
        super().focusInEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the arrow that the style sheet leaves out."""
        super().paintEvent(event)
        _paint_arrow(self, self._theme)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead."""
        event.ignore()


class TimeEdit(QTimeEdit):
    """A time of day to the minute; the wheel leaves it alone."""

    def __init__(self) -> None:
        super().__init__()
        self.setDisplayFormat("HH:mm")
        self.lineEdit().setTextMargins(12, 0, 0, 0)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the page instead."""
        event.ignore()


def as_date(day: QDate) -> date:
    """Qt's date as Python's."""
    return date(day.year(), day.month(), day.day())


def as_qdate(day: date) -> QDate:
    """Python's date as Qt's."""
    return QDate(day.year, day.month, day.day)


def as_time(clock: QTime) -> time:
    """Qt's time of day as Python's, to the minute."""
    return time(clock.hour(), clock.minute())


def as_qtime(clock: time) -> QTime:
    """Python's time of day as Qt's, to the minute."""
    return QTime(clock.hour, clock.minute)


def _paint_arrow(widget: QWidget, theme: Theme) -> None:
    side = theme.px(18)
    _paint_icon(
        widget, theme.pixmap("chevron-down", "text2", 18), QRect(widget.width() - side - 10, 0, side, widget.height())
    )


def _paint_icon(widget: QWidget, icon: QPixmap, box: QRect) -> None:
    size = icon.deviceIndependentSize()
    painter = QPainter(widget)
    painter.drawPixmap(
        QPointF(box.center().x() + 0.5 - size.width() / 2, box.center().y() + 0.5 - size.height() / 2), icon
    )
    painter.end()
