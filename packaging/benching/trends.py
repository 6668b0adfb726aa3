"""Trends: drawing against bare matplotlib, drawing again, frames on the screen, growth with the years."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import TYPE_CHECKING

from benching.measure import Bench, timed
from diary.core.timeline import Timeline
from diary.exchange.sample import STORY_END, sample_records

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from diary.charts.style import ChartStyle
    from diary.charts.trends import Drawn
    from diary.charts.view import TrendsView
    from diary.ui.pages.trends.chart_view import ChartView

QUARTER, YEAR, TWO_YEARS = 92, 365, 730
WIDTH, HEIGHT = 790, 710
FRAME = "16.7 ms"
SHARP = "150 ms"


def trends(bench: Bench) -> None:
    """The chart alone and in its window, with ten years on file and with fewer."""
    years = {number: Timeline.of(sample_records(years=number)) for number in (1, 2, 5)}
    years[10] = Timeline.of(bench.ten_years)
    for name, days in (("two years of Trends, ten on file", TWO_YEARS), ("... three months", QUARTER)):
        _against_bare(bench, name, years[10], days)
    for name, days in (("Trends drawn again, three months of ten years", QUARTER), ("... two years", TWO_YEARS)):
        bench.report(name, SHARP, _again(bench, years[10], days))
    one = _again(bench, years[1], YEAR)
    for number in (2, 5, 10):
        more = _again(bench, years[number], YEAR * number)
        bench.compare(f"... all of {number} years, against all of one", "less than the years", one, more)
    with _window(bench, years[10]) as chart:
        _frames(bench, chart)


def _view(days: int, back: int = 0, *, width: int = WIDTH, height: int = HEIGHT, ratio: float = 1.0) -> "TrendsView":
    from diary.charts.view import TrendsView

    last = STORY_END - timedelta(days=back)
    return TrendsView(
        first=last - timedelta(days=days - 1), last=last, today=STORY_END, width=width, height=height, pixel_ratio=ratio
    )


def _style(bench: Bench) -> "ChartStyle":
    from diary.charts.style import ChartStyle

    return ChartStyle.from_tokens(bench.resources.theme()["light"], fonts=bench.resources.font_files())


def _against_bare(bench: Bench, name: str, timeline: Timeline, days: int) -> None:
    """A new chart against bare matplotlib with the same size, panels and points."""
    from matplotlib.figure import Figure

    from diary.charts.trends import trends_figure

    view, style = _view(days), _style(bench)
    drawn = trends_figure(timeline, view, style, bench.texts)
    width, height = drawn.figure.get_size_inches()
    lines = [[line.get_data() for line in axes.get_lines()] for axes in drawn.figure.axes]

    def bare() -> None:
        figure = Figure(figsize=(width, height), dpi=drawn.figure.dpi)
        for place, points in enumerate(lines):
            axes = figure.add_subplot(len(lines), 1, place + 1)
            for line in points:
                axes.plot(*line)
        _draw(figure)

    def ours() -> None:
        _draw(trends_figure(timeline, view, style, bench.texts).figure)

    bench.compare(name, "1.5", lambda: timed(bare), lambda: timed(ours))


def _draw(figure: "Figure") -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    draw: Callable[[], None] = FigureCanvasAgg(figure).draw
    draw()


def _again(bench: Bench, timeline: Timeline, days: int) -> Callable[[], float]:
    """Seconds to draw other days each time, onto the former chart, to pixels."""
    from diary.charts.export import pixels
    from diary.charts.trends import trends_figure

    style, backs = _style(bench), count(1)
    drawn = trends_figure(timeline, _view(days), style, bench.texts)
    return lambda: timed(
        lambda: pixels(trends_figure(timeline, _view(days, next(backs)), style, bench.texts, drawn.figure))
    )


@contextmanager
def _window(bench: Bench, timeline: Timeline) -> Iterator["ChartView"]:
    """The chart as the window shows it, with nothing beside it, three months of the diary drawn."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication, QWidget

    from diary.charts.trends import trends_figure
    from diary.ui.pages.trends.chart_view import ChartView
    from diary.ui.theme import Theme

    app = QApplication.instance() or QApplication([])
    style, backs = _style(bench), count()

    def draw(width: int, height: int, ratio: float, onto: "Figure | None") -> "Drawn":
        view = _view(QUARTER, next(backs), width=width, height=height, ratio=ratio)
        return trends_figure(timeline, view, style, bench.texts, onto)

    theme = Theme(bench.resources, mode="light")
    window = QWidget()
    chart = ChartView(theme, draw, drawing_text="", tag=bench.texts.day, page_scrolls=lambda: False)
    chart.setParent(window)
    chart.set_room(HEIGHT)
    chart.resize(WIDTH, HEIGHT)
    window.show()
    while chart.drawn is None or chart.waiting:
        app.processEvents()
    yield chart
    window.close()


def _frames(bench: Bench, chart: "ChartView") -> None:
    """The day line and the moved picture, painted at once; and from a gesture's last move to the sharp picture."""
    from PySide6.QtWidgets import QApplication

    from diary.ui.pages.trends.window import Window

    paint, turns = QApplication.processEvents, count()
    assert chart.drawn is not None  # noqa: S101  (it was waited for)
    window = Window.of(chart.drawn.first, chart.drawn.last)

    def line() -> None:
        chart.show_day(STORY_END - timedelta(days=next(turns) % 60))
        paint()

    def move() -> None:
        days = 3.3 + next(turns) % 30
        chart.show_window(Window(start=window.start - days, length=window.length + days))
        paint()

    def sharp() -> None:
        before = chart.drawn
        chart.show_window(Window(start=window.start - 1, length=window.length))
        while chart.drawn is before:
            paint()

    bench.report("the day line moved, one frame", FRAME, lambda: timed(line))
    bench.report("the chart dragged and zoomed, one frame", FRAME, lambda: timed(move))
    bench.report("sharp again after the last move, with the wait", SHARP, lambda: timed(sharp))
