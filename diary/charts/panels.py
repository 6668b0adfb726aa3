"""What all panels share: their scales, the lines that mean something, and what is written on these."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection

from diary.charts import ticks
from diary.charts.canvas import Rim, Rimmed
from diary.charts.limits import LimitLine
from diary.charts.places import Path, Place, free_place
from diary.charts.readings import ReadingSeries, TemperatureSeries
from diary.charts.series import CountSeries
from diary.charts.sheet import SMALL, Sheet
from diary.core.texts import Message, Texts

DASHED = (0.0, (6.0, 4.0))
DOTTED = (0.0, (1.0, 2.2))
LOG_FLOOR = 0.1
"""The lowest power of ten on a logarithmic scale; what is lower, zero too, is drawn at the edge below it."""

FAR = 5.0
ENOUGH = 5
"""A linear scale leaves out values more than five times as high as all others, at most one of five: else a single
typing slip would press every other value flat. They are drawn as arrows at the edge with the value beside them."""

EDGE_LABEL = 40.0
EDGE_SHIFT = 8.0
"""Pixels that a value beyond the scale takes beside its arrow, and how far from the edge it is written."""

LEAST_SPAN = {"weight": 4.0, "oxygen-saturation": 6.0, "pulse": 20.0, "systolic": 20.0, "diastolic": 20.0}
"""The least that a panel of readings spans, so that what changes from day to day looks small."""

_NEARLY_FREE = 8.0
"""What a label may hide without being written shorter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """The vertical axis of a panel."""

    bottom: float
    top: float
    marks: ticks.Ticks
    log: bool = False

    def inside(self, y: float) -> float:
        """The value, moved to the edge where the scale does not reach."""
        return min(max(y, self.floor), self.top)

    def holds(self, y: float) -> bool:
        """Whether the scale reaches the value."""
        return self.floor <= y <= self.top

    @property
    def floor(self) -> float:
        """The lowest place at which a mark is drawn whole."""
        return self.bottom * 1.18 if self.log else self.bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A label on a line: which of its texts was written, and where."""

    message: Message
    place: Place


def log_scale(series: Sequence[CountSeries]) -> Scale:
    """From below 0.1 to above the highest value, on powers of ten."""
    sure, unsure = _values(series)
    highest = max([10.0, *sure, *unsure])
    bottom, top = LOG_FLOOR * 0.5, highest * 1.9
    return Scale(bottom=bottom, top=top, marks=ticks.log_ticks(LOG_FLOOR, top), log=True)


def linear_scale(
    series: Sequence[CountSeries | ReadingSeries],
    limit: LimitLine | None = None,
    *,
    from_zero: bool | None = None,
    ends: Sequence[float] = (),
    least: float = 0.0,
) -> Scale:
    """Around the values and the limit, with some air.

    Args:
        series: What is drawn.
        limit: A line to reach.
        from_zero: Whether to begin at zero; None to do so where the values vary much.
        ends: The ends of the laboratory's range, reached where the values still take half of the height then.
        least: The least that the scale is to span, so that small changes look small.
    """
    sure, unsure = _values(series)
    levels = [limit.y] if limit else []
    highest = reach([*sure, *unsure], levels)
    values = [y for y in (*sure, *unsure) if y <= highest] + levels or [0.0, 1.0]
    lowest, highest = _with_ends(min(values), max(values), ends)
    if from_zero is None:
        from_zero = lowest < highest / 2
    middle, half = (lowest + highest) / 2, max(highest - lowest, least) / 2
    lowest, highest = (lowest, highest) if from_zero else (middle - half, middle + half)
    air = (highest - lowest) * 0.14 or max(abs(highest) * 0.1, 0.1)
    bottom = -highest * 0.06 if from_zero else lowest - air
    top = highest + air
    start = 0.0 if from_zero else max(bottom, 0.0)
    numbers = (ticks.round_ticks(start, top, most) for most in (3, 4, 6))
    marks = next((found for found in numbers if len(found.places) > 1), ticks.round_ticks(start, top, 3))
    return Scale(bottom=bottom, top=top, marks=marks)


def reach(values: Sequence[float], levels: Sequence[float] = ()) -> float:
    """The highest of the values that a linear scale is to reach: without a few that lie far above all others."""
    ordered = sorted(values)
    for far in range(len(ordered) // ENOUGH, 0, -1):
        rest = max(ordered[-far - 1], *levels, 0.0)
        if ordered[-far] > FAR * rest > 0:
            return ordered[-far - 1]
    return max(ordered, default=0.0)


def temperature_scale(series: TemperatureSeries, limit: LimitLine) -> Scale:
    """Around the readings and the fever line, never so narrow that a usual day looks like a fever."""
    readings = (*series.highs, *series.others)
    values = [reading.y for reading in readings] + [y for doubt in series.doubtful for y in doubt.ys] + [limit.y]
    degree = 1.0 if series.unit == "Cel" else 1.8
    bottom = min(min(values) - 0.4 * degree, limit.y - 2.2 * degree)
    top = max(max(values) + 0.5 * degree, limit.y + 1.1 * degree)
    return Scale(bottom=bottom, top=top, marks=ticks.round_ticks(bottom, top, 4))


def draw_limit(sheet: Sheet, axes: Axes, limit: LimitLine, texts: Texts, paths: Sequence[Path]) -> bool:
    """A dashed line across the panel with its meaning on it, where it hides least of the series.

    Returns:
        Whether the label names its source; where there is no free place for both, the source is left out.
    """
    return draw_level(sheet, axes, limit, texts, paths).message is limit.label


def draw_level(sheet: Sheet, axes: Axes, limit: LimitLine, texts: Texts, paths: Sequence[Path]) -> Written:
    """The same, telling where its label lies."""
    messages = [message for message in (limit.label, limit.shorter) if message is not None]
    place, message = _best(sheet, axes, limit.y, [(m, texts.render(m)) for m in messages], paths)
    view = sheet.view
    gap = (place.start, place.end) if place.shift == 0 else (view.end, view.end)
    pieces = [((start, limit.y), (end, limit.y)) for start, end in ((view.start, gap[0]), (gap[1], view.end))]
    lines = LineCollection(
        pieces, colors=sheet.style.limit, linewidths=sheet.style.px(1.3), linestyles=DASHED, zorder=1.5, gid="limit"
    )
    axes.add_collection(lines, autolim=False)
    write(sheet, axes, limit.y, place, texts.render(message), gid="limit-label")
    return Written(message=message, place=place)


def write(sheet: Sheet, axes: Axes, y: float, place: Place, text: str, *, gid: str) -> None:
    """A label at its place on a level or near it."""
    style = sheet.style
    note = Rimmed(
        text, ((place.start + place.end) / 2, y), xytext=(0, place.shift), textcoords="offset points",
        fontproperties=sheet.fonts.properties(style.px(SMALL)), color=style.hint, ha="center", va="center_baseline",
        zorder=3.5, parse_math=False, gid=gid, rim=Rim(style.surface, style.px(1.5)),
    )  # fmt: skip
    axes.add_artist(note)


def _best(
    sheet: Sheet, axes: Axes, y: float, messages: Sequence[tuple[Message, str]], paths: Sequence[Path]
) -> tuple[Place, Message]:
    """The text that says most where it hides next to nothing; else the one that hides least."""
    size = sheet.style.px(SMALL)
    places = [
        (free_place(sheet, axes, y, sheet.fonts.width(text, size), paths), len(text), message)
        for message, text in messages
    ]
    place, _, message = min(places, key=lambda found: (found[0].cost, found[1] if found[0].cost > _NEARLY_FREE else 0))
    return place, message


def label_path(sheet: Sheet, axes: Axes, y: float, place: Place) -> Path:
    """What of a label another one should not hide."""
    return _hatched(sheet, axes, y, place.shift, [(place.start, place.end)])


def edge_path(sheet: Sheet, axes: Axes, series: CountSeries | ReadingSeries, scale: Scale) -> Path:
    """The values written at the edges of the scale, which stand to the right of their arrows or to the left."""
    beyond = [point for point in series.shown if not scale.holds(point.y)]
    wide = sheet.style.px(EDGE_LABEL) / sheet.day_width
    paths = [
        _hatched(
            sheet,
            axes,
            edge,
            sheet.style.px(shift),
            [(point.x - wide, point.x + wide) for point in beyond if (point.y > scale.top) is up],
        )
        for up, edge, shift in ((True, scale.top, -EDGE_SHIFT), (False, scale.bottom, EDGE_SHIFT))
    ]
    return Path(line=((), ()), marks=[mark for path in paths for mark in path.marks])


def _hatched(sheet: Sheet, axes: Axes, y: float, shift: float, stretches: Iterable[tuple[float, float]]) -> Path:
    """Places along stretches that lie so many pixels above a level, dense enough for no label to fit between."""
    _, height = sheet.frame.rows[str(axes.get_label())]
    bottom, top = axes.get_ylim()
    share = shift / height
    lifted = y * (top / bottom) ** share if axes.get_yscale() == "log" else y + share * (top - bottom)
    step = 10.0 / sheet.day_width
    marks = [
        (start + number * step, lifted) for start, end in stretches for number in range(int((end - start) / step) + 1)
    ]
    return Path(line=((), ()), marks=marks)


def path_of(series: CountSeries | ReadingSeries) -> Path:
    """What of a series a label should not hide."""
    return Path(line=series.line(), marks=[(point.x, point.y) for point in series.shown])


def temperature_paths(sheet: Sheet, series: TemperatureSeries) -> tuple[Path, ...]:
    """What of the temperatures a label should not hide: the line, and the fevers with their values."""
    fevers = [(high.x, high.y) for high in series.highs if high.fever]
    return (
        Path(line=series.line(), marks=()),
        Path(line=((), ()), marks=fevers, label_width=sheet.style.px(36)),
    )


def nothing_here(sheet: Sheet, axes: Axes, texts: Texts) -> None:
    """Say that the panel has no value in these dates."""
    axes.text(
        0.5, 0.5, texts.text("trends.panel.no-values"), transform=axes.transAxes, ha="center", va="center",
        fontproperties=sheet.fonts.properties(sheet.style.px(SMALL)), color=sheet.style.hint, parse_math=False,
        bbox={"facecolor": sheet.style.surface, "edgecolor": "none", "pad": sheet.style.px(2)}, zorder=4,
    )  # fmt: skip


def _values(series: Sequence[CountSeries | ReadingSeries]) -> tuple[list[float], list[float]]:
    """The values that are sure, and what the doubtful ones may be."""
    sure = [point.y for one in series for point in one.shown]
    return sure, [y for one in series for doubt in one.doubtful for y in doubt.ys]


def _with_ends(lowest: float, highest: float, ends: Sequence[float]) -> tuple[float, float]:
    """Values widened by the ends of a range, the nearest first, as long as they still take half of the height."""
    height = highest - lowest or highest / 2
    for end in sorted(ends, key=lambda end: max(lowest - end, end - highest)):
        low, high = min(lowest, end), max(highest, end)
        if high - low <= 2 * height:
            lowest, highest = low, high
    return lowest, highest
