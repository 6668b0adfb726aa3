"""Whom to call: one filled block with the number, the other one below it, and a form while no number is on file."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from diary.core.records import CareTeam
from diary.core.texts import Texts
from diary.ui.pages.today.alarm import CALL, Alarm, next_number
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.fields import TextField
from diary.ui.widgets.flow import Flow, FlowLayout
from diary.ui.widgets.labels import Icon, RichText, Text


class CallBlock(QWidget):
    """The number to call first in a filled block, the second in an outlined one.

    In an emergency the emergency number comes first; else the care team's, the next one after each call without an
    answer, and the emergency number once all were tried. ``dials`` says that this computer can call it.
    """

    copied = Signal(str)
    large = Signal(str)
    dialed = Signal(str)

    def __init__(self, theme: Theme, texts: Texts, team: CareTeam, alarm: Alarm, *, dials: bool = False) -> None:
        super().__init__()
        self._theme, self._texts, self._dials = theme, texts, dials
        text = texts.text
        emergency = team.emergency_number or text("warnings.local-number")
        number = next_number(team, alarm.tried)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(10)
        if alarm.emergency or (alarm.level == CALL and number is None and team.numbers):
            if team.emergency_number:
                column.addWidget(self._filled(emergency, text("warnings.emergency-number")))
            else:
                column.addWidget(self._filled(text("warnings.local-first"), "", can_copy=False))
            if number:
                column.addWidget(self._outlined(((text("warnings.then-team"), False),), number.phone))
        else:
            if number:
                column.addWidget(self._filled(number.phone, " · ".join(filter(None, (number.label, number.hours)))))
            else:
                column.addWidget(self._filled(text("warnings.no-number", number=emergency), "", can_copy=False))
            pieces = ((text("warnings.first", number=emergency), True), (f" {text('warnings.first-if')}", False))
            column.addWidget(self._outlined(pieces, team.emergency_number))

    def _filled(self, number: str, label: str, *, can_copy: bool = True) -> QFrame:
        frame = QFrame()
        frame.setObjectName("call")
        row = QHBoxLayout(frame)
        row.setContentsMargins(20, 10, 18, 10)
        row.setSpacing(14)
        row.addWidget(Icon(self._theme, "phone", "on_act", 26))
        flow = Flow(10, spread=True)
        block = QWidget()
        words = QVBoxLayout(block)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        shown = Text(number, "number", wrap=not can_copy)
        shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        words.addWidget(shown)
        if label:
            words.addWidget(Text(label, "label-on-act"))
        if can_copy:
            flow.add(block)
            flow.add(self._number_buttons(number))
        row.addWidget(flow if can_copy else block, 1)
        return frame

    def _number_buttons(self, number: str) -> QWidget:
        """What can be done with a number: call it from here, read it from afar, copy it."""
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        if self._dials:
            row.addWidget(self._number_button("dial", "phone-call", lambda: self.dialed.emit(number), number))
        row.addWidget(self._number_button("large", "", lambda: self.large.emit(number), number))
        row.addWidget(self._number_button("copy", "copy", lambda: self._copy(number), number))
        return box

    def _number_button(self, word: str, icon: str, act: Callable[[], None], number: str) -> Button:
        button = Button(self._theme, self._texts.text(f"warnings.{word}"), icon=icon, role="on_act")
        button.setAccessibleName(self._texts.text(f"warnings.{word}-number", number=number))
        button.clicked.connect(act)
        return button

    def _outlined(self, pieces: tuple[tuple[str, bool], ...], number: str) -> QFrame:
        frame = QFrame()
        frame.setObjectName("second")
        row = QHBoxLayout(frame)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(12)
        row.addWidget(RichText(*pieces), 1)
        if number:
            button = Button(self._theme, number, icon="phone", role="act")
            button.setAccessibleName(self._texts.text("warnings.large-number", number=number))
            button.clicked.connect(lambda: self.large.emit(number))
            row.addWidget(button)
        return frame

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)
        self.copied.emit(number)


class NumberForm(QWidget):
    """Asks for the care team's number, its hours and the clinic's fever line, all in one go."""

    given = Signal(str, str, str)

    def __init__(self, theme: Theme, texts: Texts, team: CareTeam) -> None:
        super().__init__()
        text = texts.text
        self.phone = TextField(text("warnings.your-number"), hint=text("warnings.from-card"))
        self.hours = TextField(text("warnings.hours"), placeholder=text("warnings.hours-hint"))
        fever = texts.quantity(team.fever_at.value, team.fever_at.unit) if team.fever_at else ""
        self.fever = TextField(text("warnings.fever-line"), fever, hint=text("warnings.fever-hint"))
        self.save = Button(theme, text("warnings.save-number"), icon="check")
        self.save.clicked.connect(self._give)
        for field in (self.phone, self.hours, self.fever):
            field.setMinimumWidth(theme.px(170))
            field.edit.returnPressed.connect(self._give)
        row = FlowLayout(12, top=True)
        for widget in (self.phone, self.hours, self.fever):
            row.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(row)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        self._needed = text("warnings.number-needed")

    def _give(self) -> None:
        if self.phone.value():
            self.given.emit(self.phone.value(), self.hours.value(), self.fever.value())
        else:
            self.phone.set_problem(self._needed)
            self.phone.edit.setFocus()
