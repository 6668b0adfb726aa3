"""The Trends screen: charts of everything, over time and by cycle, and what they say of the day under the line."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget
from typing_extensions import override

from diary.book import history
from diary.charts.style import ChartStyle
from diary.charts.table import trends_table
from diary.core.clock import today
from diary.ui.pages.base import MARGIN, Page, Services
from diary.ui.pages.trends.chart_view import ChartView
from diary.ui.pages.trends.controls import CYCLES, TABLE, TIME, Controls
from diary.ui.pages.trends.cycles_part import CyclesPart, LowestCard
from diary.ui.pages.trends.gestures import ZOOM
from diary.ui.pages.trends.moves import Moves
from diary.ui.pages.trends.picture import LEAST_HEIGHT, Chart, chart_interface
from diary.ui.pages.trends.pictures import Pictures
from diary.ui.pages.trends.presenter import TrendsPresenter
from diary.ui.pages.trends.readout import Readout, readout
from diary.ui.pages.trends.side import Side
from diary.ui.pages.trends.table_view import TrendsTable
from diary.ui.pages.trends.window import Window
from diary.ui.widgets.cards import Card, EmptyState
from diary.ui.widgets.content import NO_LIMIT

if TYPE_CHECKING:  # drawing loads matplotlib
    from matplotlib.figure import Figure

    from diary.book.changes import Changes
    from diary.charts.trends import Drawn

SIDE_WIDTH = 248
CARD_PADDING = 8
READOUT_MS = 60
"""How often the read-out follows while the line moves on and on."""

PEEK = 92
"""How much of the window the chart of cycles leaves, so that the table below it is seen to be there."""

TALL = 860
"""How high the chart is at 100 % where the page scrolls anyway."""


class TrendsPage(Page):
    """Shows the course of counts, temperature, symptoms and treatment. Changes nothing."""

    guide_target = "blood-counts"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.title, self.icon = self.text("trends.title"), "chart-line"
        self.presenter = TrendsPresenter(lambda: services.book.timeline, lambda: today(services.clock))
        self.controls = Controls(services, self.presenter, self.title)
        self.side = Side(services.theme, services.texts)
        self.moves = Moves(services.theme, services.texts)
        self.pictures = Pictures(services, self, draw=self._picture, name=self._file_name)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._waiting: date | None = None
        QAccessible.installFactory(chart_interface)
        self._make_views()
        self._lay_out()
        self._connect()
        self._arrange_parts()

    @property
    def view(self) -> str:
        """Which view shows: ``TIME``, ``CYCLES`` or ``TABLE``."""
        return self.controls.view

    @override
    def refresh(self, changes: "Changes | None") -> None:
        """Draw anew. What else may have changed is cheap to look up again."""
        self._arrange_parts()
        if self.presenter.enough:
            self.controls.follow()
            self._show()

    @override
    def show_day(self, day: date) -> None:
        """Put the line on a day of the chart over time."""
        self.presenter.stand_on(day)
        self.controls.views.set_value(TIME)
        self.controls.moved()
        self._show_view()

    @override
    def focus_start(self) -> None:
        """The chart or the table, so that the arrow keys move the line."""
        views: dict[str, QWidget] = {TIME: self.chart, CYCLES: self.cycles.chart, TABLE: self.table}
        start = views[self.view]
        if start.isVisibleTo(self):
            start.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    @override
    def arrange(self, *, wide: bool) -> None:
        """The read-out beside the chart, or below it."""
        self._arrange_parts()
        self._fit_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chart takes the height of the window."""
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit_height()
        return super().eventFilter(watched, event)

    def readout_of(self, day: date) -> Readout:
        """What the read-out says of a day."""
        services, panels = self.services, self.presenter.panels
        flags = history.on_day(services.book, day)
        return readout(services.book.timeline, services.catalog, services.texts, day, panels=panels, flags=flags)

    def _make_views(self) -> None:
        theme = self.services.theme
        self.chart = ChartView(
            theme,
            self._draw,
            drawing_text=self.text("trends.page.drawing"),
            tag=self._tag,
            page_scrolls=lambda: self.area.verticalScrollBar().maximum() > 0,
        )
        self.chart.setAccessibleName(self.text("trends.page.chart-name"))
        self.cycles = CyclesPart(self.services)
        self.lowest = LowestCard(self.services)
        self.table = TrendsTable(
            theme, self.text("trends.page.table-name"), copy_text=self.text("trends.page.copy-rows")
        )
        self.empty = EmptyState(
            theme,
            icon="chart-line",
            title=self.text("trends.page.empty-title"),
            hint=self.text("trends.page.empty-hint"),
        )

    def _lay_out(self) -> None:
        self.card = Card(self.services.theme)
        self.card.body.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        self.card.body.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addWidget(self.cycles, 0, Qt.AlignmentFlag.AlignTop)
        self.card.body.addWidget(self.table)
        self.beside = QWidget()
        self.beside_body = QVBoxLayout(self.beside)
        self.beside_body.setContentsMargins(0, 0, 0, 0)
        self.beside_body.setSpacing(12)
        self.beside_body.addWidget(self.side, 1)
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.columns.setSpacing(14)
        self.columns.addWidget(self.card, 1)
        self.columns.addWidget(self.beside)
        self.body.addWidget(self.controls)
        self.body.addWidget(self.moves)
        for empty in (self.empty, self.cycles.empty):
            self.body.addWidget(empty)
        self.body.addLayout(self.columns)
        self.body.addWidget(self.lowest)
        self.body.addStretch(1)

    def _connect(self) -> None:
        self.controls.view_chosen.connect(self._show_view)
        self.controls.changed.connect(self._show)
        self.moves.panned.connect(lambda sign: self._moved(self.presenter.pan_half(sign)))
        self.moves.zoomed.connect(lambda closer: self._moved(self.presenter.zoom(ZOOM**2 if closer else ZOOM**-2)))
        self.cycles.open_treatment.connect(lambda: self.open_page.emit("treatment"))
        self._pause.timeout.connect(self._catch_up)
        for table in (self.table, self.lowest.table):
            table.copied.connect(self._say_copied)
        for chart in (self.chart, self.cycles.chart):
            chart.copied.connect(self.pictures.copy)
        self.side.readout.open_day.connect(self._open)
        self.side.copy_button.clicked.connect(self._copy)
        self.side.save_button.clicked.connect(self.pictures.save)
        self.services.theme.changed.connect(self._theme_changed)
        self._connect_chart()

    def _connect_chart(self) -> None:
        chart, state = self.chart, self.presenter
        chart.stepped.connect(self._step)
        chart.ended.connect(self._to_end)
        chart.clicked.connect(self._click)
        chart.pointed.connect(self._point)
        chart.opened.connect(self._open)
        chart.zoomed.connect(lambda factor, around: self._moved(state.zoom(factor, around)))
        chart.panned.connect(lambda share: self._moved(state.pan(share * state.window.length)))
        chart.dragged.connect(self._drag)
        chart.dropped.connect(self._drop)
        chart.reset.connect(lambda: self._moved(state.back()))
        chart.drawn_anew.connect(self._tell)

    def _draw(self, width: int, height: int, ratio: float, onto: "Figure | None" = None) -> "Drawn":
        from diary.charts.trends import trends_figure

        services = self.services
        style = ChartStyle.from_tokens(
            services.theme.colors, scale=services.theme.scale, fonts=services.resources.font_files()
        )
        view = self.presenter.view(width, height, ratio)
        return trends_figure(services.book.timeline, view, style, services.texts, onto)

    def _picture(self) -> Chart | None:
        """The chart that shows, drawn for a picture alone."""
        if self.view == CYCLES:
            chart = self.cycles.chart
            return self.cycles.draw(chart.width(), chart.height(), 1.0) if chart.drawn else None
        return self._draw(self.chart.width(), self.chart.height(), 1.0) if self.chart.drawn else None

    def _file_name(self) -> str:
        name = "cycles-file-name" if self.view == CYCLES else "file-name"
        return self.text(f"trends.page.{name}", day=self.presenter.days[1].isoformat())

    def _copy(self) -> None:
        """The picture; of the table its rows."""
        if self.view == TABLE:
            self.table.copy()
        else:
            self.pictures.copy()

    def _say_copied(self, rows: int) -> None:
        self.services.notifier.toast(self.text("trends.page.copied", n=rows), icon="copy")

    def _tag(self, day: date) -> str:
        """The day on the tag of the line, with its year where the chart shows more than one."""
        first, last = self.presenter.days
        return self.services.texts.day(day, "day" if first.year == last.year else "year")

    def _show(self) -> None:
        """What shows, anew: a chart or the table, the read-out."""
        if self.view == CYCLES:
            self.cycles.log_scale = self.presenter.log_scale
            self.cycles.chart.stale()
            self.lowest.refresh()
            return
        self.chart.stale()
        if self.view == TABLE:
            self._fill_table()
        self.moves.show_state(self.presenter)
        self._show_day(self.presenter.day)

    def _show_view(self) -> None:
        focused = next((view for view in (self.chart, self.cycles.chart, self.table) if view.hasFocus()), None)
        self._arrange_parts()
        if focused is not None and not focused.isVisible():
            self.focus_start()
        self._fit_height()
        self._show()

    def _show_day(self, day: date) -> None:
        """The line at once; the read-out too, unless it has only just changed."""
        self.chart.show_day(day)
        if self._pause.isActive():
            self._waiting = day
        else:
            self._show_readout(day)

    def _show_readout(self, day: date) -> None:
        self._waiting = None
        self.side.readout.show_readout(self.readout_of(day))
        self._pause.start(READOUT_MS)

    def _catch_up(self) -> None:
        if self._waiting is not None:
            self._show_readout(self._waiting)

    def _moved(self, moved: bool) -> None:  # noqa: FBT001  (whether the state says so)
        """Other days are to be shown: at once by moving the picture, sharp when the gesture is over."""
        if not moved:
            return
        self._follow()
        if QAccessible.isActive():
            first, last = self.presenter.days
            number = (last - first).days + 1
            self.services.notifier.announce(self.text("trends.page.shown", first=first, last=last, n=number))

    def _drag(self, days: float, grabbed: Window) -> None:
        if self.presenter.pan(days, grabbed):
            self._follow()

    def _drop(self) -> None:
        self.presenter.settle()
        self._follow()

    def _follow(self) -> None:
        self.chart.show_window(self.presenter.window)
        if self.view == TABLE:
            self._fill_table()
        self.controls.moved()
        self.moves.show_state(self.presenter)
        self._show_day(self.presenter.day)

    def _step(self, days: int) -> None:
        before = self.presenter.window
        if self.presenter.step(days):
            self._line_moved(before)

    def _to_end(self, last: bool) -> None:  # noqa: FBT001  (Qt's signal gives it so)
        before = self.presenter.window
        self.presenter.to_end(last=last)
        self._line_moved(before)

    def _line_moved(self, before: Window) -> None:
        if self.presenter.window != before:
            self._follow()
        else:
            self._show_day(self.presenter.day)
        if QAccessible.isActive():
            self.services.notifier.announce(self.readout_of(self.presenter.day).sentence(self.services.texts))

    def _click(self, day: date) -> None:
        """The line goes there; where it was put before, the day opens."""
        if self.chart.is_near(day, self.presenter.day):
            self._open()
        else:
            self.presenter.stand_on(day)
            self._show_day(day)

    def _point(self, day: date | None) -> None:
        self._show_day(day or self.presenter.day)

    def _open(self) -> None:
        self.open_day.emit(self.presenter.day)

    def _tell(self) -> None:
        """Say to screen readers what the new picture shows."""
        if self.chart.drawn is not None:
            self.chart.setAccessibleDescription(self.services.texts.render(self.chart.drawn.summary))
            self.side.legend.show_cell_days(self.chart.drawn.cell_days)
            self._arrange_parts()

    def _fill_table(self) -> None:
        view = self.presenter.view(self.chart.width(), self.chart.height(), 1.0)
        self.table.show_table(trends_table(self.services.book.timeline, view, self.services.texts))

    def _theme_changed(self) -> None:
        self._arrange_parts()
        self._fit_height()
        self._show()

    def _arrange_parts(self) -> None:
        """What the view has, where there is room for it."""
        enough, view = self.presenter.enough, self.view
        over_days = view != CYCLES
        found = enough and (over_days or self.cycles.has_cycles)
        for name, widget in ((TIME, self.chart), (CYCLES, self.cycles), (TABLE, self.table)):
            widget.setVisible(name == view)
        self.controls.offer(enough=enough)
        self.empty.setVisible(not enough)
        self.cycles.empty.setVisible(enough and not found)
        self.card.setVisible(found)
        self.beside.setVisible(found)
        self.lowest.setVisible(found and not over_days)
        self.side.readout.setVisible(over_days)
        self.moves.setVisible(found and over_days)
        drawn = self.chart.drawn
        self.side.legend.setVisible(view == TIME and drawn is not None and "symptoms" in drawn.axes)
        self.side.offer(table=view == TABLE)
        self._place_side(in_column=self.wide and over_days)

    def _place_side(self, *, in_column: bool) -> None:
        ways = QBoxLayout.Direction
        if in_column:
            self.beside_body.insertWidget(0, self.moves)
        else:
            self.body.insertWidget(1, self.moves)
        self.columns.setDirection(ways.LeftToRight if in_column else ways.TopToBottom)
        width = self.services.theme.px(SIDE_WIDTH)
        narrow = in_column or self.view == CYCLES
        self.beside.setMinimumWidth(width if in_column else 0)
        self.beside.setMaximumWidth(width if narrow else NO_LIMIT)
        policy = QSizePolicy.Policy.Fixed if in_column else QSizePolicy.Policy.Expanding
        self.beside.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    def _fit_height(self) -> None:
        header = self.controls.header
        above = header.heightForWidth(self.area.viewport().width() - 2 * MARGIN)
        room = self.area.viewport().height() - above - 12 - 16 - MARGIN - 2 * CARD_PADDING - 2
        if not self.wide:
            room = max(room, self.services.theme.px(TALL))
        self.chart.set_room(max(room, LEAST_HEIGHT))
        self.cycles.chart.set_room(max(room - self.services.theme.px(PEEK), LEAST_HEIGHT))
        self.table.setFixedHeight(max(room, LEAST_HEIGHT))
