"""The scenes of Trends: invented diaries, ten years, other ranges and views."""

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

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


TRENDS_SCENES: dict[str, Scene] = {
    "trends-one-point": partial(diary_of, invented.one_point),
    "trends-log-of-zero": partial(diary_of, invented.zeros),
    "trends-one-analyte": partial(diary_of, invented.one_analyte),
    "trends-outlier": partial(diary_of, invented.outlier),
    "trends-outlier-linear": partial(linear, invented.outlier),
    "trends-readings": partial(diary_of, invented.readings),
    "trends-ten-years": ten_years,
}
