"""A number with minus and plus beside it, for typing and for pressing."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QToolButton
from typing_extensions import override

from diary.core.numbers import parse_decimal, plain
from diary.ui.theme import Theme
from diary.ui.widgets.focus_ring import WHOLE
from diary.ui.widgets.labels import set_kind

PAUSE_MS = 1500
"""How long after the last press or key a number counts by itself."""

WIDTH, WHOLE_WIDTH = 76, 58
"""Room for "104.4", and for "120"."""

_STEPS = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}


class Stepper(QFrame):
    """Minus, value, plus. The number counts on Enter, on leaving the field, or 1.5 s after the last press.

    Point and comma both count. Empty shows a dash; the first press then starts from the last known value.

    Args:
        theme: The look.
        name: What is measured, with its unit, for screen readers.
        minus: What the minus button says to screen readers.
        plus: What the plus button says.
        step: What one press adds or takes away.
    """

    committed = Signal(object)
    """The new number as a ``Decimal``, or None once the field was emptied."""

    refused = Signal(str)
    """What was typed and is no number; it stays in the field and nothing counts."""

    def __init__(self, theme: Theme, *, name: str, minus: str, plus: str, step: Decimal = Decimal("0.1")) -> None:
        super().__init__()
        self._width = WIDTH if step < 1 else WHOLE_WIDTH
        self.theme = theme
        self._step = step
        self._value: Decimal | None = None
        self._start: Decimal | None = None
        self._edited = False
        self.setProperty("kind", "stepper")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.minus = self._button("minus", minus)
        self.edit = QLineEdit()
        self.plus = self._button("plus", plus)
        self._fill(name)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(PAUSE_MS)
        self._pause.timeout.connect(self.commit)
        theme.changed.connect(self._draw)
        self._draw()

    def value(self) -> Decimal | None:
        """The number that counts now."""
        return self._value

    def set_value(self, value: Decimal | None) -> None:
        """Show a number without telling anyone; what is being typed is left alone."""
        self._value = value
        if not self._edited:
            self.edit.setText("" if value is None else plain(value))

    def set_start(self, start: Decimal | None) -> None:
        """The last known value, from which the first press starts; without one the field is only entered."""
        self._start = start

    def set_step(self, step: Decimal) -> None:
        """What one press adds or takes away."""
        self._step = step

    def set_pause(self, milliseconds: int) -> None:
        """How long after the last press or key a number counts by itself."""
        self._pause.setInterval(milliseconds)

    def set_state(self, state: str) -> None:
        """``doubt`` or ``act`` for a frame that stands out, else empty."""
        set_kind(self, "state", state)

    def commit(self) -> None:
        """Let the number in the field count now."""
        self._pause.stop()
        if not self._edited:
            return
        text = self.edit.text().strip()
        try:
            number = parse_decimal(text) if text else None
        except ValueError:
            self.refused.emit(text)
            return
        if number is not None and number < 0:
            self.refused.emit(text)
            return
        self._edited = False
        changed = number != self._value
        self._value = number
        self.edit.setText("" if number is None else plain(number))
        if changed:
            self.committed.emit(number)

    def press(self, direction: int) -> None:
        """One press of minus (-1) or plus (1)."""
        shown = self._shown()
        if shown is None and self._start is None:
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        number = self._start if shown is None else max(Decimal(0), shown + direction * self._step)
        self.edit.setText("" if number is None else plain(number))
        self._touched()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Up and Down step; Escape brings back the number that counts; leaving the field commits."""
        if watched is self.edit:
            if event.type() == QEvent.Type.FocusOut:
                self.commit()
            elif isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
                return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        key = Qt.Key(event.key())
        if key in _STEPS and not event.modifiers():
            self.press(_STEPS[key])
            return True
        if key == Qt.Key.Key_Escape and self._edited:
            self._pause.stop()
            self._edited = False
            self.set_value(self._value)
            return True
        return False

    def _shown(self) -> Decimal | None:
        try:
            return parse_decimal(self.edit.text())
        except ValueError:
            return None

    def _touched(self) -> None:
        self._edited = True
        self._pause.start()

    def _button(self, icon: str, name: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(icon)
        button.setAccessibleName(name)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setAutoRepeat(True)
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda: self.press(1 if icon == "plus" else -1))
        return button

    def _fill(self, name: str) -> None:
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText("–")
        self.edit.setProperty(WHOLE, True)
        self.edit.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.edit.textEdited.connect(self._touched)
        self.edit.returnPressed.connect(self.commit)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for widget in (self.minus, self.edit, self.plus):
            row.addWidget(widget)

    def _draw(self) -> None:
        font = self.theme.font(22, 600, tabular=True)
        self.edit.setFont(font)
        self.edit.setFixedWidth(self.theme.px(self._width))
        side = self.theme.px(20)
        for button in (self.minus, self.plus):
            button.setIconSize(QSize(side, side))
            button.setIcon(self.theme.icon(button.objectName()))
