"""The Trends screen: the chart of everything on one time axis, and what it says of the day under the line."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from diary.charts.style import ChartStyle
from diary.charts.table import trends_table
from diary.charts.view import Range
from diary.core.clock import today
from diary.ui.pages.base import MARGIN, Page, Services
from diary.ui.pages.trends.chart_view import LEAST_HEIGHT, ChartView, chart_interface
from diary.ui.pages.trends.presenter import TrendsPresenter
from diary.ui.pages.trends.readout import Readout, readout
from diary.ui.pages.trends.side import Side
from diary.ui.pages.trends.table_view import TrendsTable
from diary.ui.widgets.cards import Card, EmptyState
from diary.ui.widgets.content import NO_LIMIT
from diary.ui.widgets.fields import Check
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.labels import Text
from diary.ui.widgets.segmented import Segmented

if TYPE_CHECKING:
    from diary.book.changes import Changes
    from diary.charts.trends import Drawn

SIDE_WIDTH = 248
CARD_PADDING = 8
READOUT_MS = 60
"""How often the read-out follows while the line moves on and on."""

TALL = 860
"""How high the chart is at 100 % where the page scrolls anyway."""


class TrendsPage(Page):
    """Shows the course of counts, temperature, symptoms and treatment. Changes nothing."""

    guide_target = "blood-counts"

    def __init__(self, services: Services) -> None:
        super().__init__(services)
        self.title, self.icon = self.text("trends.title"), "chart-line"
        self.presenter = TrendsPresenter(lambda: services.book.timeline, lambda: today(services.clock))
        self.ranges = Segmented(
            services.theme,
            self.text("trends.page.range"),
            [(chosen.value, self.text(f"trends.range.{chosen.value}")) for chosen in Range],
        )
        self.ranges.set_value(self.presenter.chosen.value)
        self.log_scale = Check(services.theme, self.text("trends.page.log-scale"))
        self.log_scale.setChecked(True)
        self.chart = ChartView(
            services.theme,
            self._draw,
            drawing_text=self.text("trends.page.drawing"),
            tag=self._tag,
        )
        self.chart.setAccessibleName(self.text("trends.page.chart-name"))
        self.table = TrendsTable(services.theme, self.text("trends.page.table-name"))
        self.side = Side(services.theme, services.texts)
        self.stack = QStackedWidget()
        self.empty = EmptyState(
            services.theme,
            icon="chart-line",
            title=self.text("trends.page.empty-title"),
            hint=self.text("trends.page.empty-hint"),
        )
        self.columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        QAccessible.installFactory(chart_interface)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._waiting: date | None = None
        self._lay_out()
        self._connect()

    @property
    def as_table(self) -> bool:
        """Whether the table shows instead of the chart."""
        return self.stack.currentWidget() is self.table

    @override
    def refresh(self, changes: "Changes | None") -> None:
        """Draw anew. What else may have changed is cheap to look up again."""
        enough = self.presenter.enough
        self.empty.setVisible(not enough)
        for widget in (self.ranges, self.log_scale, self.card, self.side):
            widget.setVisible(enough)
        if enough:
            self._show()

    @override
    def show_day(self, day: date) -> None:
        """Put the line on a day."""
        self.presenter.stand_on(day)
        self.ranges.set_value(self.presenter.chosen.value)
        self._show()

    @override
    def focus_start(self) -> None:
        """The chart or the table, so that the arrow keys move the line."""
        if self.presenter.enough:
            (self.table if self.as_table else self.chart).setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().focus_start()

    @override
    def arrange(self, *, wide: bool) -> None:
        """The read-out beside the chart, or below it."""
        self.columns.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        self._fit_side()
        self._fit_height()

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The chart takes the height of the window."""
        if event.type() == QEvent.Type.Resize and watched is self.area.viewport():
            self._fit_height()
        return super().eventFilter(watched, event)

    def readout_of(self, day: date) -> Readout:
        """What the read-out says of a day."""
        book = self.services.book
        return readout(book.timeline, self.services.catalog, self.services.texts, day)

    def save_picture(self) -> None:
        """Ask where, and save the chart as PNG or SVG."""
        if self.chart.drawn is None:
            return
        kinds = [self.text("trends.page.save-png"), self.text("trends.page.save-svg")]
        name = self.text("trends.page.file-name", day=self.presenter.days[1].isoformat()) + ".png"
        chosen, kind = QFileDialog.getSaveFileName(self, self.text("trends.page.save-title"), name, ";;".join(kinds))
        if chosen:
            path = Path(chosen)
            self.write_picture(path if path.suffix else path.with_suffix(".svg" if kind == kinds[1] else ".png"))

    def write_picture(self, path: Path) -> None:
        """Save the chart in a file; its ending says as what."""
        from diary.charts.export import png_bytes, svg_text

        drawn = self._draw(self.chart.width(), self.chart.height(), 1.0)
        svg = path.suffix.lower() == ".svg"
        try:
            path.write_bytes(svg_text(drawn).encode() if svg else png_bytes(drawn))
        except OSError:
            self.services.notifier.failed(
                self.text("trends.page.not-saved", name=path.name), lambda: self.write_picture(path)
            )
            return
        self.services.notifier.recovered()
        self.services.notifier.toast(self.text("trends.page.saved", name=path.name), icon="image")

    def _lay_out(self) -> None:
        self.header = Flow(12, spread=True)
        for widget in (Text(self.title, "h1"), self.ranges, self.log_scale):
            self.header.add(widget)
        self.card = Card(self.services.theme)
        self.card.body.setContentsMargins(CARD_PADDING, CARD_PADDING, CARD_PADDING, CARD_PADDING)
        chart_page = QWidget()
        column = QVBoxLayout(chart_page)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignTop)
        column.addStretch(1)
        self.stack.addWidget(chart_page)
        self.stack.addWidget(self.table)
        self.card.body.addWidget(self.stack)
        self.columns.setSpacing(14)
        self.columns.addWidget(self.card, 1)
        self.columns.addWidget(self.side)
        self.body.addWidget(self.header)
        self.body.addWidget(self.empty)
        self.body.addLayout(self.columns)
        self.body.addStretch(1)
        self._fit_side()

    def _connect(self) -> None:
        self.ranges.chosen.connect(self._choose)
        self.log_scale.toggled.connect(self._set_log_scale)
        self.chart.stepped.connect(self._step)
        self.chart.ended.connect(self._to_end)
        self.chart.chosen.connect(self._stand_on)
        self.chart.pointed.connect(self._point)
        self.chart.opened.connect(self._open)
        self.chart.drawn_anew.connect(self._tell)
        self._pause.timeout.connect(self._catch_up)
        self.side.readout.open_day.connect(self._open)
        self.side.table_button.clicked.connect(self._toggle_table)
        self.side.save_button.clicked.connect(self.save_picture)
        self.services.theme.changed.connect(self._theme_changed)

    def _draw(self, width: int, height: int, ratio: float) -> "Drawn":
        from diary.charts.trends import trends_figure

        services = self.services
        style = ChartStyle.from_tokens(
            services.theme.colors, scale=services.theme.scale, fonts=services.resources.font_files()
        )
        view = self.presenter.view(width, height, ratio)
        return trends_figure(services.book.timeline, view, style, services.texts)

    def _tag(self, day: date) -> str:
        """The day on the tag of the line, with its year where the chart shows more than one."""
        first, last = self.presenter.days
        return self.services.texts.day(day, "day" if first.year == last.year else "year")

    def _show(self) -> None:
        """Everything anew: the chart, the table where it shows, the read-out."""
        self.chart.stale()
        if self.as_table:
            self._fill_table()
        self._show_day(self.presenter.day)

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

    def _choose(self, key: str) -> None:
        self.presenter.choose(Range(key))
        self._show()

    def _set_log_scale(self, on: bool) -> None:  # noqa: FBT001  (Qt's signal gives it so)
        self.presenter.log_scale = on
        self.chart.stale()

    def _step(self, days: int) -> None:
        if self.presenter.step(days):
            self._show_day(self.presenter.day)
            self._say_day()

    def _to_end(self, last: bool) -> None:  # noqa: FBT001  (Qt's signal gives it so)
        self.presenter.to_end(last=last)
        self._show_day(self.presenter.day)
        self._say_day()

    def _stand_on(self, day: date) -> None:
        self.presenter.stand_on(day)
        self._show_day(day)

    def _point(self, day: date | None) -> None:
        self._show_day(day or self.presenter.day)

    def _open(self) -> None:
        self.open_day.emit(self.presenter.day)

    def _say_day(self) -> None:
        if QAccessible.isActive():
            self.services.notifier.announce(self.readout_of(self.presenter.day).sentence(self.services.texts))

    def _tell(self) -> None:
        """Say to screen readers what the new picture shows."""
        if self.chart.drawn is not None:
            self.chart.setAccessibleDescription(self.services.texts.render(self.chart.drawn.summary))
            self.side.legend.setVisible("symptoms" in self.chart.drawn.axes)
            self.side.legend.show_cell_days(self.chart.drawn.cell_days)

    def _toggle_table(self) -> None:
        show_table = not self.as_table
        if show_table:
            self._fill_table()
        self.stack.setCurrentIndex(1 if show_table else 0)
        self.side.table_button.set_icon("chart-line" if show_table else "table")
        self.side.table_button.setText(self.text(f"trends.page.show-{'chart' if show_table else 'table'}"))

    def _fill_table(self) -> None:
        view = self.presenter.view(self.chart.width(), self.chart.height(), 1.0)
        self.table.show_table(trends_table(self.services.book.timeline, view, self.services.texts))

    def _theme_changed(self) -> None:
        self._fit_side()
        self._fit_height()
        self.chart.stale()
        self._show_day(self.presenter.day)

    def _fit_side(self) -> None:
        width = self.services.theme.px(SIDE_WIDTH)
        self.side.setMinimumWidth(width if self.wide else 0)
        self.side.setMaximumWidth(width if self.wide else NO_LIMIT)
        self.side.setSizePolicy(
            QSizePolicy.Policy.Fixed if self.wide else QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred
        )

    def _fit_height(self) -> None:
        above = self.header.heightForWidth(self.area.viewport().width() - 2 * MARGIN)
        room = self.area.viewport().height() - above - 12 - 16 - MARGIN - 2 * CARD_PADDING - 2
        if not self.wide:
            room = max(room, self.services.theme.px(TALL))
        self.chart.set_room(max(room, LEAST_HEIGHT))
