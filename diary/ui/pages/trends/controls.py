"""Above the charts: which view, which days, which panels."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from diary.charts.content import panel_choices, usual_panels
from diary.charts.view import Range, SymptomOrder
from diary.core.clock import today
from diary.ui.pages.base import Services
from diary.ui.pages.trends.dates_card import DatesCard
from diary.ui.pages.trends.presenter import OWN, TrendsPresenter
from diary.ui.pages.trends.show_card import ShowCard
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import Segmented

TIME, CYCLES, TABLE = VIEWS = ("time", "cycles", "table")
GAP = 12


class Controls(QWidget):
    """The row of choices, and the cards that two of them open below it.

    Args:
        services: What the page works with.
        state: What is chosen; it is changed here.
        title: The heading of the page.

    Attributes:
        header: The row.
        views: Over time, by cycle, or as a table.
        ranges: The named ranges, and dates of one's own.
        dates: Those dates.
        show_button: Opens the choice of panels.
        show_card: That choice.
    """

    view_chosen = Signal()
    changed = Signal()
    """Something else is to be shown."""

    def __init__(self, services: Services, state: TrendsPresenter, title: str) -> None:
        super().__init__()
        self._services, self._state = services, state
        text, theme = services.texts.text, services.theme
        self.views = Segmented(
            theme, text("trends.page.view"), [(view, text(f"trends.page.view-{view}")) for view in VIEWS]
        )
        self.views.set_value(TIME)
        names = (*(chosen.value for chosen in Range), OWN)
        self.ranges = Segmented(
            theme, text("trends.page.range"), [(name, text(f"trends.range.{name}")) for name in names], wraps=True
        )
        self.show_button = Button(theme, text("trends.page.show"), icon="chevron-down")
        self.show_button.setCheckable(True)
        self.show_card = ShowCard(theme, services.texts)
        self.dates = DatesCard(theme, services.texts, today(services.clock))
        self.header = Flow(GAP, spread=True)
        for widget in (Text(title, "h1"), self.views, self.ranges, self.show_button):
            self.header.add(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        for part in (self.header, self.show_card, self.dates):
            column.addWidget(part)
        self._connect()
        self.follow()

    @property
    def view(self) -> str:
        """Which of the ``VIEWS`` is chosen."""
        return self.views.value() or TIME

    def offer(self, *, enough: bool) -> None:
        """Offer what can be chosen in the view; nothing where there is not enough to draw."""
        timeline, state = self._services.book.timeline, self._state
        by_cycle = self.view == CYCLES
        for widget in (self.views, self.show_button):
            widget.setVisible(enough)
        self.ranges.setVisible(enough and not by_cycle)
        self.dates.setVisible(enough and not by_cycle and state.chosen is None)
        opened = self.show_button.isChecked()
        self.show_button.set_icon("chevron-up" if opened else "chevron-down")
        self.show_card.setVisible(enough and opened)
        shown = usual_panels(timeline) if state.panels is None else state.panels
        own = state.panels is not None
        self.show_card.offer(panel_choices(timeline), shown, own=own, scale_alone=by_cycle)

    def follow(self) -> None:
        """Show what the state has become."""
        state = self._state
        self.ranges.set_value(state.choice)
        self.dates.tell(*state.days)
        self.show_card.order.set_value(state.symptom_order.value)
        self.show_card.log_scale.setChecked(state.log_scale)

    def moved(self) -> None:
        """A gesture led to other days: the fields of dates show them too."""
        self.follow()
        if self._state.chosen is None:
            self.dates.show_dates(*self._state.days)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes the choice of panels, from there and from the button that opened it."""
        if event.key() == Qt.Key.Key_Escape and self.show_button.isChecked():
            self._close_card()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.views.chosen.connect(lambda _view: self.view_chosen.emit())
        self.ranges.chosen.connect(self._choose)
        self.dates.chosen.connect(self._choose_dates)
        self.show_button.toggled.connect(lambda _on: self.offer(enough=True))
        card = self.show_card
        card.panels_chosen.connect(self._choose_panels)
        card.order_chosen.connect(self._choose_order)
        card.log_scale.toggled.connect(self._set_log_scale)

    def _choose(self, key: str) -> None:
        if key == OWN:
            own = self._state.own_dates()
            self._choose_dates(*own)
            self.dates.show_dates(*own)
            self.dates.first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._state.choose(Range(key))
            self._tell()

    def _choose_dates(self, one: date, other: date) -> None:
        self._state.choose_dates(one, other)
        self._tell()

    def _choose_panels(self, names: tuple[str, ...] | None) -> None:
        usual = names == usual_panels(self._services.book.timeline)
        self._state.panels = None if usual else names
        self._tell()

    def _choose_order(self, order: SymptomOrder) -> None:
        self._state.symptom_order = order
        self._tell()

    def _set_log_scale(self, on: bool) -> None:  # noqa: FBT001  (Qt's signal gives it so)
        if on != self._state.log_scale:
            self._state.log_scale = on
            self._tell()

    def _close_card(self) -> None:
        self.show_button.setChecked(False)
        self.show_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell(self) -> None:
        self.follow()
        self.offer(enough=True)
        self.changed.emit()
