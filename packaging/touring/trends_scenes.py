"""The scenes of Trends: invented diaries, ten years, other ranges and views."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from diary.book.changes import Edit
from diary.core.records import Record
from diary.core.texts import Message
from diary.exchange.sample import sample_records
from diary.ui.pages.trends.page import TrendsPage
from touring import invented
from touring.stage import AFTERNOON, Scene, Stage

YEARS = 10
LAST = AFTERNOON.date()


def trends(stage: Stage, records: Iterable[Record] = ()) -> TrendsPage:
    """The page with a diary of these records; with the sample without any."""
    if found := tuple(records):
        stage.running.open_diary()
        stage.book.apply(Edit(title=Message.of("ui.sample"), put=found, exact=True))
    else:
        stage.running.open_sample()
    stage.refresh()
    stage.window.show_page("trends")
    page = stage.window.pages["trends"]
    if not isinstance(page, TrendsPage):
        raise TypeError(page)
    return page


def diary_of(make: Callable[[date], tuple[Record, ...]], stage: Stage) -> None:
    """An invented diary."""
    trends(stage, make(LAST))


def linear(make: Callable[[date], tuple[Record, ...]], stage: Stage) -> None:
    """The same with white cells on a linear scale."""
    trends(stage, make(LAST)).controls.show_card.log_scale.setChecked(False)


def ten_years(stage: Stage) -> None:
    """All of ten years."""
    trends(stage, sample_records(years=YEARS)).controls.ranges.button("all").click()


def view_of(name: str, stage: Stage) -> None:
    """Another view of the sample: by cycle, or as a table."""
    trends(stage).controls.views.button(name).click()


def cycles_of_ten_years(stage: Stage) -> None:
    """The last cycles of ten years, one of them of two years."""
    trends(stage, sample_records(years=YEARS)).controls.views.button("cycles").click()


def no_cycles(stage: Stage) -> None:
    """By cycle where there is none."""
    trends(stage, invented.zeros(LAST)).controls.views.button("cycles").click()


def choices(stage: Stage) -> None:
    """What can be shown, opened."""
    trends(stage).controls.show_button.click()


def two_panels(stage: Stage) -> None:
    """Two analytes compared: one below the other, each on its own scale."""
    page = trends(stage)
    page.controls.show_card.panels_chosen.emit(("hemoglobin", "platelets"))


def zoomed(stage: Stage) -> None:
    """Closer, and some weeks back."""
    page = trends(stage)
    for _ in range(3):
        QTest.keyClick(page.chart, Qt.Key.Key_Plus)
    QTest.keyClick(page.chart, Qt.Key.Key_PageUp)


TRENDS_SCENES: dict[str, Scene] = {
    "trends-one-point": partial(diary_of, invented.one_point),
    "trends-log-of-zero": partial(diary_of, invented.zeros),
    "trends-one-analyte": partial(diary_of, invented.one_analyte),
    "trends-outlier": partial(diary_of, invented.outlier),
    "trends-outlier-linear": partial(linear, invented.outlier),
    "trends-readings": partial(diary_of, invented.readings),
    "trends-ten-years": ten_years,
    "trends-cycles": partial(view_of, "cycles"),
    "trends-cycles-ten-years": cycles_of_ten_years,
    "trends-cycles-none": no_cycles,
    "trends-table": partial(view_of, "table"),
    "trends-choices": choices,
    "trends-two-panels": two_panels,
    "trends-zoomed": zoomed,
}
