"""The panels: counts and temperature over time, with limit lines, transfusions and what must not mislead."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.path import Path as MarkerPath
from matplotlib.patheffects import withStroke

from diary.charts import ticks
from diary.charts.limits import LimitLine
from diary.charts.places import Path, free_place
from diary.charts.series import CountSeries, DayHigh, Doubtful, Point, TemperatureSeries
from diary.charts.shapes import ARROW_UP
from diary.charts.sheet import MARK, SMALL, Sheet
from diary.charts.style import MARKERS, OTHER_MARKER
from diary.core.texts import Texts

DASHED = (0.0, (6.0, 4.0))
DOTTED = (0.0, (1.0, 2.2))
LOG_FLOOR = 0.1
"""The lowest power of ten on a logarithmic scale; what is lower, zero too, is drawn at the edge below it."""

LEAST_MARK = 2.6

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

    @property
    def floor(self) -> float:
        """The lowest place at which a mark is drawn whole."""
        return self.bottom * 1.18 if self.log else self.bottom


def log_scale(series: Sequence[CountSeries]) -> Scale:
    """From below 0.1 to above the highest value, on powers of ten."""
    highest = max([10.0, *_values(series)])
    bottom, top = LOG_FLOOR * 0.5, highest * 1.9
    return Scale(bottom=bottom, top=top, marks=ticks.log_ticks(LOG_FLOOR, top), log=True)


def linear_scale(series: Sequence[CountSeries], limit: LimitLine | None, *, from_zero: bool) -> Scale:
    """Around the values and the limit, with some air."""
    values = [*_values(series), *([limit.y] if limit else [])] or [0.0, 1.0]
    lowest, highest = min(values), max(values)
    air = (highest - lowest) * 0.14 or max(abs(highest) * 0.1, 0.1)
    bottom = -highest * 0.06 if from_zero else lowest - air
    top = highest + air
    return Scale(bottom=bottom, top=top, marks=ticks.round_ticks(0.0 if from_zero else bottom, top, 3))


def temperature_scale(series: TemperatureSeries, limit: LimitLine) -> Scale:
    """Around the readings and the fever line, never so narrow that a usual day looks like a fever."""
    values = [high.y for high in (*series.highs, *series.doubtful)] + [limit.y]
    degree = 1.0 if series.unit == "Cel" else 1.8
    bottom = min(min(values) - 0.4 * degree, limit.y - 2.2 * degree)
    top = max(max(values) + 0.5 * degree, limit.y + 1.1 * degree)
    return Scale(bottom=bottom, top=top, marks=ticks.round_ticks(bottom, top, 4))


def draw_counts(sheet: Sheet, axes: Axes, series: CountSeries, scale: Scale) -> None:
    """One analyte: its line with gaps, filled marks, hollow ones if preliminary, arrows where it is only a bound."""
    color = sheet.style.color(series.analyte)
    xs, ys = series.line()
    dashes = (0, (5, 1.5)) if sheet.style.gray and series.analyte == "neutrophils" else "-"
    axes.plot(
        xs, [scale.inside(y) for y in ys], color=color, linewidth=sheet.style.px(1.8), linestyle=dashes,
        solid_joinstyle="round", zorder=3, gid=f"line:{series.analyte}",
    )  # fmt: skip
    kinds: dict[tuple[str | MarkerPath, bool], list[Point]] = {}
    for point in series.shown:
        kinds.setdefault((_marker(point, scale), point.count.provisional), []).append(point)
    for (marker, hollow), points in kinds.items():
        axes.plot(
            [point.x for point in points],
            [scale.inside(point.y) for point in points],
            linestyle="none",
            marker=marker,
            markersize=_mark_size(sheet, series) * (1.6 if marker is ARROW_UP else 1.0),
            markerfacecolor=sheet.style.surface if hollow else color,
            markeredgecolor=color,
            markeredgewidth=sheet.style.px(1.4),
            zorder=4,
            clip_on=False,
            gid=f"{'preliminary' if hollow else 'points'}:{series.analyte}",
        )
    _draw_doubtful(sheet, axes, series.doubtful, scale, series.analyte)


def draw_temperature(sheet: Sheet, axes: Axes, series: TemperatureSeries, scale: Scale) -> None:
    """The daily highs joined, days without neighbors as small dots, fevers as labelled dots."""
    style = sheet.style
    xs, ys = series.line()
    axes.plot(xs, ys, color=style.temperature, linewidth=style.px(1.4), zorder=3, gid="line:temperature")
    alone = [high for high in series.alone() if not high.fever]
    _dots(axes, alone, "alone:temperature", color=style.temperature, size=style.px(3.2))
    fevers = [high for high in series.highs if high.fever]
    _dots(axes, fevers, "fevers", color=style.fever, size=style.px(8))
    _label_fevers(sheet, axes, fevers)
    doubts = [Doubtful(x=high.x, ys=(high.y,)) for high in series.doubtful]
    _draw_doubtful(sheet, axes, doubts, scale, "temperature")


def draw_limit(sheet: Sheet, axes: Axes, limit: LimitLine, texts: Texts, paths: Sequence[Path]) -> bool:
    """A dashed line across the panel with its meaning on it, where it hides least of the series.

    Returns:
        Whether the label names its source; where there is no free place for both, the source is left out.
    """
    style, view = sheet.style, sheet.view
    size = style.px(SMALL)
    places = []
    for message in (limit.label, limit.shorter):
        if message is not None:
            label = texts.render(message)
            places.append((free_place(sheet, axes, limit.y, sheet.fonts.width(label, size), paths), label, message))
    place, label, message = min(
        places, key=lambda found: (found[0].cost, len(found[1]) if found[0].cost > _NEARLY_FREE else 0)
    )
    gap = (place.start, place.end) if place.shift == 0 else (view.end, view.end)
    axes.hlines(
        [limit.y, limit.y], [view.start, gap[1]], [gap[0], view.end], colors=style.limit, linewidths=style.px(1.3),
        linestyles=DASHED, zorder=1.5, gid="limit",
    )  # fmt: skip
    axes.annotate(
        label, ((place.start + place.end) / 2, limit.y), xytext=(0, place.shift), textcoords="offset points",
        fontproperties=sheet.fonts.properties(size), color=style.hint, ha="center", va="center_baseline", zorder=3.5,
        parse_math=False, gid="limit-label", path_effects=[withStroke(linewidth=style.px(3), foreground=style.surface)],
    )  # fmt: skip
    return message is limit.label


def path_of(series: CountSeries) -> Path:
    """What of a series a label should not hide."""
    return Path(line=series.line(), marks=[(point.x, point.y) for point in series.shown])


def temperature_paths(sheet: Sheet, series: TemperatureSeries) -> tuple[Path, ...]:
    """What of the temperatures a label should not hide: the line, and the fevers with their values."""
    fevers = [(high.x, high.y) for high in series.highs if high.fever]
    return (
        Path(line=series.line(), marks=()),
        Path(line=((), ()), marks=fevers, label_width=sheet.style.px(36)),
    )


def draw_transfusions(sheet: Sheet, axes: Axes, xs: Sequence[float], color: str) -> None:
    """A dotted line down through the panel at each transfusion."""
    if xs:
        axes.vlines(
            list(xs), 0, 1, transform=axes.get_xaxis_transform(), colors=color, linewidths=sheet.style.px(1.5),
            linestyles=DOTTED, zorder=2, gid="transfusions",
        )  # fmt: skip


def nothing_here(sheet: Sheet, axes: Axes, texts: Texts) -> None:
    """Say that the panel has no value in these dates."""
    axes.text(
        0.5, 0.5, texts.text("trends.panel.no-values"), transform=axes.transAxes, ha="center", va="center",
        fontproperties=sheet.fonts.properties(sheet.style.px(SMALL)), color=sheet.style.hint, parse_math=False,
    )  # fmt: skip


def _values(series: Sequence[CountSeries]) -> list[float]:
    sure = [point.y for one in series for point in one.shown]
    return sure + [y for one in series for doubt in one.doubtful for y in doubt.ys]


def _marker(point: Point, scale: Scale) -> str | MarkerPath:
    if point.below or point.y < scale.floor:
        return "v"
    if point.above or point.y > scale.top:
        return ARROW_UP
    return MARKERS.get(point.count.analyte, OTHER_MARKER)


def _mark_size(sheet: Sheet, series: CountSeries) -> float:
    """Smaller marks where draws lie close."""
    apart = (sheet.frame.right - sheet.frame.left) / max(len(series.shown), 1)
    return sheet.style.px(min(MARK, max(LEAST_MARK, apart * 0.7)))


def _draw_doubtful(sheet: Sheet, axes: Axes, doubts: Sequence[Doubtful], scale: Scale, name: str) -> None:
    """A cross at each value it may be, joined by a dotted line, and not part of the series' line."""
    places = [(doubt.x, scale.inside(y)) for doubt in doubts for y in doubt.ys]
    if not places:
        return
    color = sheet.style.text2
    for doubt in doubts:
        if len(doubt.ys) > 1:
            ends = [scale.inside(min(doubt.ys)), scale.inside(max(doubt.ys))]
            axes.plot([doubt.x] * 2, ends, color=color, linewidth=sheet.style.px(1), linestyle=DOTTED, zorder=3)
    axes.plot(
        [x for x, _ in places], [y for _, y in places], linestyle="none", marker="x", color=color,
        markersize=sheet.style.px(MARK), markeredgewidth=sheet.style.px(1.6), zorder=4, gid=f"doubtful:{name}",
    )  # fmt: skip


def _dots(axes: Axes, highs: Sequence[DayHigh], name: str, *, color: str, size: float) -> None:
    if highs:
        axes.plot(
            [high.x for high in highs], [high.y for high in highs], linestyle="none", marker="o", color=color,
            markersize=size, markeredgewidth=0, zorder=5, clip_on=False, gid=name,
        )  # fmt: skip


def _label_fevers(sheet: Sheet, axes: Axes, fevers: Sequence[DayHigh]) -> None:
    """The value beside the highest of each run of fever days, unless it would cover the one before."""
    size, taken = sheet.style.px(SMALL), float("-inf")
    for run in _runs(fevers):
        high = max(run, key=lambda day: day.y)
        width = sheet.fonts.width(high.text, size, strong=True) + sheet.style.px(8)
        dot = sheet.pixels(high.x)
        others = [sheet.pixels(other.x) for other in fevers if other not in run]
        to_left = dot + width > sheet.frame.width or any(dot < other < dot + width for other in others)
        start = dot - width if to_left else dot
        if start < taken or any(start < other < start + width for other in others):
            continue
        taken = start + width
        axes.annotate(
            high.text, (high.x, high.y), xytext=(-sheet.style.px(7) if to_left else sheet.style.px(7), 0),
            textcoords="offset points", ha="right" if to_left else "left", va="center", color=sheet.style.fever,
            fontproperties=sheet.fonts.properties(size, strong=True), zorder=6, annotation_clip=False,
            parse_math=False, gid="fever-label",
        )  # fmt: skip


def _runs(highs: Sequence[DayHigh]) -> list[list[DayHigh]]:
    """Days that follow one another."""
    runs: list[list[DayHigh]] = []
    for high in highs:
        if runs and (high.day - runs[-1][-1].day).days == 1:
            runs[-1].append(high)
        else:
            runs.append([high])
    return runs
