"""Small gray charts of one count for the report, written as SVG without matplotlib: the same input, the same text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from diary.charts.lanes import transfusions
from diary.charts.limits import grade_line
from diary.charts.series import COUNT_GAP, CountSeries, Point, count_series
from diary.charts.view import TrendsView
from diary.core.timeline import Timeline

INK = "#111111"
FRAME = "#999999"
RADIUS = 2.6
MARGIN = 5.0


@dataclass(frozen=True, slots=True)
class _Box:
    """The drawing area and the values at its edges."""

    view: TrendsView
    low: float
    high: float

    def x(self, place: float) -> float:
        share = (place - self.view.start) / (self.view.end - self.view.start)
        return MARGIN + share * (self.view.width - 2 * MARGIN)

    def y(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low)
        return self.view.height - MARGIN - share * (self.view.height - 2 * MARGIN)


def count_sparkline(
    timeline: Timeline, analyte: str, first: date, last: date, *, width: int = 210, height: int = 40
) -> str:
    """One analyte from the first day to the last, as SVG.

    The lowest mark is filled, a preliminary one ringed, a bound an arrow; dashed across is the limit of a severe
    grade, dotted down a transfusion. The line breaks where no count was taken for two weeks.

    Args:
        timeline: The records.
        analyte: An analyte id.
        first: The first day.
        last: The last day.
        width: In pixels of 1/96 inch.
        height: The same.
    """
    view = TrendsView(first=first, last=last, today=last, width=width, height=height)
    series = count_series(timeline, analyte, view)
    limit = grade_line(timeline, analyte)
    level = limit.y if limit is not None else None
    box = _box(view, series, level)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">',
        f'<rect x="0.5" y="0.5" width="{width - 1}" height="{height - 1}" fill="white" stroke="{FRAME}"/>',
        *_limit(box, level),
        *(_rule(box.x(x), 1, box.x(x), height - 1, "1.5 2") for x in transfusions(timeline, view, analyte)),
        *_lines(box, series),
        *(_mark(box, point, filled=point is series.lowest) for point in series.shown),
        *(_cross(box.x(doubt.x), box.y(y)) for doubt in series.doubtful for y in doubt.ys),
        "</svg>",
    ]
    return "\n".join(parts)


def _box(view: TrendsView, series: CountSeries, level: float | None) -> _Box:
    values = [point.y for point in series.shown] + [y for doubt in series.doubtful for y in doubt.ys]
    if level is not None and (not values or min(values) < level * 2):
        values.append(level)
    low, high = min(values, default=0.0), max(values, default=1.0)
    return _Box(view, low, high if high > low else low + 1.0)


def _limit(box: _Box, level: float | None) -> Iterator[str]:
    if level is not None and box.low <= level <= box.high:
        yield _rule(1, box.y(level), box.view.width - 1, box.y(level), "4 3")


def _lines(box: _Box, series: CountSeries) -> Iterator[str]:
    """One polyline for each stretch of the shown points without a gap."""
    places: list[str] = []
    before = float("nan")
    for point in series.shown:
        if places and point.x - before > COUNT_GAP:
            yield _polyline(places)
            places = []
        places.append(f"{box.x(point.x):.2f},{box.y(point.y):.2f}")
        before = point.x
    yield _polyline(places)


def _polyline(places: Sequence[str]) -> str:
    return f'<polyline points="{" ".join(places)}" fill="none" stroke="{INK}" stroke-width="1.3"/>'


def _rule(x1: float, y1: float, x2: float, y2: float, dashes: str) -> str:
    return (
        f'<line x1="{x1:.2f}" y1="{y1:.2f}" x2="{x2:.2f}" y2="{y2:.2f}" '
        f'stroke="{INK}" stroke-width="1" stroke-dasharray="{dashes}"/>'
    )


def _mark(box: _Box, point: Point, *, filled: bool) -> str:
    x, y = box.x(point.x), box.y(point.y)
    look = f'fill="{INK if filled else "white"}" stroke="{INK}" stroke-width="1.2"'
    ring = f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{RADIUS + 2}" fill="none" stroke="{INK}" stroke-width="0.7"/>'
    around = ring if point.count.provisional else ""
    if point.below or point.above:
        tip = RADIUS * 1.3 if point.below else -RADIUS * 1.3
        corners = f"{x - RADIUS:.2f},{y - tip:.2f} {x + RADIUS:.2f},{y - tip:.2f} {x:.2f},{y + tip:.2f}"
        return f'<polygon points="{corners}" {look}/>{around}'
    return f'<circle cx="{x:.2f}" cy="{y:.2f}" r="{RADIUS}" {look}/>{around}'


def _cross(x: float, y: float) -> str:
    d = RADIUS
    path = f"M{x - d:.2f} {y - d:.2f}L{x + d:.2f} {y + d:.2f}M{x - d:.2f} {y + d:.2f}L{x + d:.2f} {y - d:.2f}"
    return f'<path d="{path}" stroke="{INK}" stroke-width="1.2" fill="none"/>'
