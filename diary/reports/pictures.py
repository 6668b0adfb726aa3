"""The report's charts: those of the window, in black and gray, as vector drawings."""

from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

from diary.charts.style import ChartStyle
from diary.charts.view import TrendsView
from diary.core.collector import without_collector
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports.content import Choice

DAYS_A_CHART = 190
WIDTH = 790
"""In the chart's pixels; it fills the width of the page."""

HEIGHTS = {"a4": 1090, "letter": 980}
SALT = "blood-count-diary"
"""Names the parts of a drawing the same way each time."""


def charts(
    timeline: Timeline, choice: Choice, *, today: date, texts: Texts, fonts: tuple[Path, ...]
) -> tuple[str, ...]:
    """The charts of the dates chosen as SVG, each of half a year at most, without those in which nothing was entered.

    Args:
        timeline: The diary.
        choice: The dates and the paper.
        today: The person's date.
        texts: The words on the charts.
        fonts: Font files, the main family first.
    """
    style, height = ChartStyle.print(fonts=fonts), HEIGHTS[choice.paper]
    views = (
        TrendsView(first=first, last=last, today=today, width=WIDTH, height=height)
        for first, last in _stretches(choice.first, choice.last)
        if any(first <= day <= last for day in timeline.days)
    )
    return tuple(_svg(timeline, view, style, texts) for view in views)


def _stretches(first: date, last: date) -> Iterator[tuple[date, date]]:
    """Equal stretches of time, as few as keep each short enough to read."""
    days = (last - first).days + 1
    number = -(-days // DAYS_A_CHART)
    for part in range(number):
        begin, end = days * part // number, days * (part + 1) // number
        yield first + timedelta(days=begin), first + timedelta(days=end - 1)


def _svg(timeline: Timeline, view: TrendsView, style: ChartStyle, texts: Texts) -> str:
    with without_collector():
        from matplotlib import rc_context

        from diary.charts.trends import trends_figure

    drawn = trends_figure(timeline, view, style, texts)
    file = BytesIO()
    with rc_context({"svg.hashsalt": SALT, "svg.fonttype": "path"}):
        drawn.figure.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue().decode()
