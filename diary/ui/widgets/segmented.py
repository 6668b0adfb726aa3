"""A row of joined buttons of which one, or none, is chosen."""

from collections.abc import Collection, Sequence
from itertools import groupby

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QHBoxLayout, QPushButton, QSizePolicy, QWidget
from typing_extensions import override

from diary.ui.theme import Theme
from diary.ui.widgets.flow import FlowLayout
from diary.ui.widgets.labels import set_kind

TICK = 18
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Segmented(QWidget):
    """Choices side by side, at most one chosen; the chosen one carries a tick. Left and Right move between them.

    Args:
        theme: The look.
        name: What is chosen here, for screen readers.
        choices: (key, text) pairs.
        tick: Whether the chosen one shows a tick.
        wraps: Whether what has no room goes on in the next line.
    """

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        name: str,
        choices: Sequence[tuple[str, str]],
        *,
        tick: bool = False,
        wraps: bool = False,
    ) -> None:
        super().__init__()
        self._theme, self._tick = theme, tick
        self.setAccessibleName(name)
        fixed = QSizePolicy.Policy.Fixed
        across, down = (QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Minimum) if wraps else (fixed, fixed)
        self.setSizePolicy(across, down)
        row = FlowLayout(0) if wraps else QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.setLayout(row)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, QPushButton] = {}
        for key, text in choices:
            button = self._button(name, text)
            row.addWidget(button)
            self._group.addButton(button)
            self._buttons[key] = button
        self._place_ends()
        self._group.buttonClicked.connect(self._clicked)
        theme.changed.connect(self._show_ticks)

    def value(self) -> str | None:
        """The key of the choice, or None while none is made."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), None)

    def set_value(self, key: str | None) -> None:
        """Choose without telling anyone; None clears the choice."""
        self._group.setExclusive(False)
        for known, button in self._buttons.items():
            button.setChecked(known == key)
        self._group.setExclusive(True)
        if key is not None:
            self._stop_tab_at(key)
        self._show_ticks()

    def button(self, key: str) -> QPushButton:
        """The button of one choice."""
        return self._buttons[key]

    def offer(self, keys: Collection[str]) -> None:
        """Show only some of the choices."""
        for key, button in self._buttons.items():
            button.setVisible(key in keys)
        offered = self._offered()
        if offered and not any(button.focusPolicy() & Qt.FocusPolicy.TabFocus for button in offered):
            offered[0].setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._place_ends()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Each line has its round ends."""
        super().resizeEvent(event)
        self._place_ends()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Left and Right move the focus between the choices."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and isinstance(watched, QPushButton):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                buttons = self._offered()
                buttons[(buttons.index(watched) + step) % len(buttons)].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _button(self, name: str, text: str) -> QPushButton:
        button = QPushButton(text)
        button.setProperty("kind", "segment")
        button.setCheckable(True)
        button.setAutoDefault(True)  # Enter presses it, as Space does
        button.setAccessibleName(f"{name}: {text}")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.installEventFilter(self)
        return button

    def _offered(self) -> list[QPushButton]:
        return [button for button in self._buttons.values() if not button.isHidden()]

    def _stop_tab_at(self, chosen: str) -> None:
        """Tab stops at the chosen one, as Qt does it for a choice made by hand."""
        for key, button in self._buttons.items():
            policy = Qt.FocusPolicy.StrongFocus if key == chosen else Qt.FocusPolicy.ClickFocus
            button.setFocusPolicy(policy)

    def _place_ends(self) -> None:
        for _, line in groupby(self._offered(), QPushButton.y):
            buttons = list(line)
            for number, button in enumerate(buttons):
                place = "first" if number == 0 else "last" if number == len(buttons) - 1 else "middle"
                set_kind(button, "place", "only" if len(buttons) == 1 else place)

    def _clicked(self, clicked: QAbstractButton) -> None:
        self._show_ticks()
        self.chosen.emit(next(key for key, button in self._buttons.items() if button is clicked))

    def _show_ticks(self) -> None:
        if not self._tick:
            return
        side = self._theme.px(TICK)
        for button in self._buttons.values():
            button.setIconSize(QSize(side, side))
            button.setIcon(self._theme.icon("check", "on_primary_soft", TICK) if button.isChecked() else QIcon())


class UnitToggle(Segmented):
    """The unit a value is entered in; the page converts and remembers it."""
