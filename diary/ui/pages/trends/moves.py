"""Four buttons that do what wheel and drag do: earlier, later, closer, farther."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from diary.core.texts import Texts
from diary.ui.pages.trends.presenter import TrendsPresenter
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import ArrowButton


class Moves(QWidget):
    """Moves the days shown along, and zooms. A button that can do no more rests.

    Attributes:
        earlier: Shows earlier days.
        farther: Shows more days.
        closer: Shows fewer days, enlarged.
        later: Shows later days.
    """

    panned = Signal(int)
    """Show later days (1) or earlier ones (-1)."""

    zoomed = Signal(bool)
    """Show fewer days enlarged, or more days."""

    def __init__(self, theme: Theme, texts: Texts) -> None:
        super().__init__()
        self.earlier = ArrowButton(theme, "chevron-left", texts.text("trends.page.earlier"))
        self.farther = ArrowButton(theme, "minus", texts.text("trends.page.farther"))
        self.closer = ArrowButton(theme, "plus", texts.text("trends.page.closer"))
        self.later = ArrowButton(theme, "chevron-right", texts.text("trends.page.later"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.earlier)
        row.addStretch(1)
        row.addWidget(self.farther)
        row.addWidget(self.closer)
        row.addStretch(1)
        row.addWidget(self.later)
        self.earlier.clicked.connect(lambda: self.panned.emit(-1))
        self.later.clicked.connect(lambda: self.panned.emit(1))
        self.closer.clicked.connect(lambda: self.zoomed.emit(True))
        self.farther.clicked.connect(lambda: self.zoomed.emit(False))

    def show_state(self, state: TrendsPresenter) -> None:
        """Let those rest that can do no more; the focus goes over to the button that leads back."""
        for button, other, can in (
            (self.earlier, self.later, state.can_pan(-1)),
            (self.later, self.earlier, state.can_pan(1)),
            (self.closer, self.farther, state.can_zoom(2)),
            (self.farther, self.closer, state.can_zoom(0.5)),
        ):
            if button.hasFocus() and not can:
                other.setEnabled(True)
                other.setFocus()
            button.setEnabled(can)
