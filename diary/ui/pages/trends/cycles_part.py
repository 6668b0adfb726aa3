"""The cycles laid over one another, and the table of their lowest counts."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary.charts.cycles_content import CyclesView, has_cycles
from diary.charts.nadir_table import nadir_table
from diary.charts.style import ChartStyle
from diary.core.clock import today
from diary.core.cycles import cycles
from diary.ui.pages.base import Services
from diary.ui.pages.trends.picture import PictureView
from diary.ui.pages.trends.table_view import TrendsTable
from diary.ui.widgets.cards import Card, EmptyState
from diary.ui.widgets.labels import Text

if TYPE_CHECKING:  # drawing loads matplotlib
    from diary.charts.cycles_chart import CyclesDrawn

FRAME = 2


class LowestCard(Card):
    """The lowest counts of each cycle.

    Attributes:
        table: One row a test of a cycle.
    """

    def __init__(self, services: Services) -> None:
        self._services = services
        text = services.texts.text
        super().__init__(services.theme, text("trends.page.lowest-title"))
        self.table = TrendsTable(
            services.theme, text("trends.page.lowest-title"), copy_text=text("trends.page.copy-rows")
        )
        self.table.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._legend = Text("", "hint", wrap=True)
        self.body.addWidget(self.table)
        self.body.addWidget(self._legend)
        services.theme.changed.connect(self._fit)

    def refresh(self) -> None:
        """Show the diary as it stands."""
        services = self._services
        timeline = services.book.timeline
        rows = nadir_table(timeline, cycles(timeline), today(services.clock), services.texts)
        self.table.show_table(rows)
        self._legend.setText(rows.legend)
        self._fit()

    def _fit(self) -> None:
        """As high as its rows: the page scrolls, not the table."""
        rows = self.table.verticalHeader().length()
        bar = self.table.horizontalScrollBar().sizeHint().height()
        self.table.setFixedHeight(self.table.horizontalHeader().sizeHint().height() + rows + bar + FRAME)


class CyclesPart(QWidget):
    """The chart of cycles.

    Attributes:
        chart: The picture.
        empty: Stands in for it in a diary without any cycle; the page finds it a place.
    """

    open_treatment = Signal()

    def __init__(self, services: Services) -> None:
        super().__init__()
        self._services = services
        self.log_scale = True
        text = services.texts.text
        self.chart: PictureView[CyclesDrawn] = PictureView(
            services.theme,
            lambda width, height, ratio, _former: self.draw(width, height, ratio),
            drawing_text=text("trends.page.drawing"),
        )
        self.chart.setAccessibleName(text("trends.page.cycles-name"))
        self.empty = EmptyState(
            services.theme,
            icon="chart-line",
            title=text("trends.page.no-cycle-title"),
            hint=text("trends.page.no-cycle-hint"),
            action=text("trends.page.open-treatment"),
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.chart, 0, Qt.AlignmentFlag.AlignTop)
        self.chart.drawn_anew.connect(self._tell)
        if self.empty.action:
            self.empty.action.clicked.connect(self.open_treatment)

    @property
    def has_cycles(self) -> bool:
        """Whether there is any cycle to draw."""
        return has_cycles(self._services.book.timeline)

    def draw(self, width: int, height: int, ratio: float) -> "CyclesDrawn":
        """The chart at a size."""
        from diary.charts.cycles_chart import cycles_figure

        services = self._services
        style = ChartStyle.from_tokens(
            services.theme.colors, scale=services.theme.scale, fonts=services.resources.font_files()
        )
        view = CyclesView(
            today=today(services.clock), width=width, height=height, pixel_ratio=ratio, log_scale=self.log_scale
        )
        return cycles_figure(services.book.timeline, view, style, services.texts)

    def _tell(self) -> None:
        """Say to screen readers what the new picture shows."""
        if self.chart.drawn is not None:
            self.chart.setAccessibleDescription(self._services.texts.render(self.chart.drawn.summary))
