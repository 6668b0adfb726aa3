"""Values as marks and lines, drawn so that none pretends to more than is known.

Filled marks joined by a line are values. Hollow ones are preliminary, one in a ring was corrected by the laboratory, a
cross is in doubt and on no line. A bound such as "<0.1" is its mark with an arrow that leads away from it, and what the
scale does not reach is an arrow at its edge with the value beside it. Between these and their neighbors the line is
dotted: where a value is not known, or not drawn at its height, the slope of a line means nothing.
"""

from collections.abc import Iterable, Sequence
from math import nan
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.lines import Line2D
from matplotlib.path import Path as MarkerPath

from diary.charts.canvas import Rim, Rimmed
from diary.charts.decimate import decimated
from diary.charts.looks import Look, look_of
from diary.charts.panels import DOTTED, EDGE_SHIFT, Scale
from diary.charts.readings import Reading, ReadingSeries, TemperatureSeries
from diary.charts.series import COUNT_GAP, CountSeries, Doubtful, Point
from diary.charts.shapes import LONGEST, bound_mark, edge_arrow
from diary.charts.sheet import MARK, SMALL, Sheet

LEAST_MARK = 2.6
RING = 5.6
"""How much wider than its mark the ring around a corrected value is."""

_Line = tuple[list[float], list[float]]


def draw_counts(sheet: Sheet, axes: Axes, series: CountSeries, scale: Scale, look: Look | None = None) -> None:
    """One analyte with its lines and marks, in its own look unless another is given."""
    look, px = look or look_of(series.analyte, sheet.style), sheet.style.px
    name, front = look.name, 3 + look.front
    known, open_ = strokes(series.points, scale)
    dashes = look.dashes or "-"
    _line(sheet, axes, known, color=look.color, linewidth=px(look.width), linestyle=dashes, zorder=front,
          gid=f"line:{name}")  # fmt: skip
    if open_[0]:
        _line(sheet, axes, open_, color=look.color, linewidth=px(1.4), linestyle=DOTTED, zorder=front,
              gid=f"open-line:{name}")  # fmt: skip
    held = [point for point in series.shown if scale.holds(point.y)]
    size = _mark_size(sheet, len(series.shown)) * look.size
    _ring(sheet, axes, [point for point in held if point.corrected], size, name)
    for hollow in (False, True):
        face = sheet.style.surface if hollow else look.color
        fill = {"color": look.edge, "markerfacecolor": face, "zorder": front + 1}
        same = [point for point in held if point.count.provisional is hollow]
        kind = "preliminary" if hollow else "points"
        _dots(sheet, axes, [p for p in same if not p.bound], f"{kind}:{name}", marker=look.marker, size=size, **fill)
        for up in (False, True):
            bounds = [p for p in same if p.bound and p.above is up]
            arrow, gid = bound_mark(look.marker, up=up), f"{kind}-{'least' if up else 'most'}:{name}"
            _dots(sheet, axes, bounds, gid, marker=arrow, size=max(size, MARK * 0.7) * LONGEST, **fill)
    _edge_marks(sheet, axes, series.shown, scale, name=name, color=look.edge)
    _draw_doubtful(sheet, axes, series.doubtful, scale, name=name, color=look.unsure)


def draw_readings(sheet: Sheet, axes: Axes, series: ReadingSeries, scale: Scale) -> None:
    """Readings such as the weight: a line with gaps, and a mark for each."""
    color, kind = sheet.style.color(series.kind), series.kind
    known, open_ = strokes(series.points, scale)
    _line(sheet, axes, known, color=color, linewidth=sheet.style.px(1.6), gid=f"line:{kind}")
    if open_[0]:
        _line(sheet, axes, open_, color=color, linewidth=sheet.style.px(1.4), linestyle=DOTTED, gid=f"open-line:{kind}")
    held = [point for point in series.shown if scale.holds(point.y)]
    size = 0.75 * _mark_size(sheet, len(held))
    _dots(sheet, axes, held, f"points:{kind}", marker="o", size=size, color=color, zorder=4)
    _edge_marks(sheet, axes, series.shown, scale, name=kind, color=color)
    _draw_doubtful(sheet, axes, series.doubtful, scale, name=kind, color=sheet.style.text2)


def draw_temperature(sheet: Sheet, axes: Axes, series: TemperatureSeries, scale: Scale) -> None:
    """All readings as small dots, the highest of each day joined, fevers as labelled dots."""
    style = sheet.style
    _line(sheet, axes, series.line(), color=style.temperature, linewidth=style.px(1.4), gid="line:temperature")
    look: dict[str, Any] = {"marker": "o", "color": style.temperature}
    _dots(sheet, axes, series.others, "readings:temperature", size=style.px(2.4), alpha=0.45, zorder=2.8, **look)
    alone = [high for high in series.alone() if not high.fever]
    _dots(sheet, axes, alone, "alone:temperature", size=style.px(3.2), zorder=5, **look)
    fevers = series.fevers
    if fevers:  # every one is drawn, however many days share a pixel
        dots = [high.x for high in fevers], [high.y for high in fevers]
        _marks(axes, dots, "fevers", marker="o", color=style.fever, size=style.px(MARK), zorder=5)
        _label_fevers(sheet, axes, fevers)
    _draw_doubtful(sheet, axes, series.doubtful, scale, name="temperature", color=style.text2)


def draw_transfusions(sheet: Sheet, axes: Axes, xs: Sequence[float], color: str) -> None:
    """A dotted line down through the panel at each transfusion."""
    sheet.down(axes, xs, colors=color, linewidths=sheet.style.px(1.5), linestyles=DOTTED, zorder=2, gid="transfusions")


def strokes(points: Sequence[Point | Reading], scale: Scale) -> tuple[_Line, _Line]:
    """The line between values that are known and drawn at their height, and the line to all others.

    Neither crosses two weeks without a value; where a line ends there is a ``nan``.
    """
    known: _Line = ([], [])
    open_: _Line = ([], [])
    sure = [scale.holds(point.y) and not (isinstance(point, Point) and point.bound) for point in points]
    for number, point in enumerate(points):
        x, y = point.x, scale.inside(point.y)
        before = points[number - 1] if number else None
        if before is not None and (x - before.x > COUNT_GAP or not (sure[number - 1] and sure[number])):
            _add(known, x, nan)
            if x - before.x <= COUNT_GAP:
                _add(open_, before.x, scale.inside(before.y))
                _add(open_, x, y)
                _add(open_, x, nan)
        _add(known, x, y)
    return known, open_


def _add(line: _Line, x: float, y: float) -> None:
    line[0].append(x)
    line[1].append(y)


def _mark_size(sheet: Sheet, number: int) -> float:
    """Smaller marks where values lie close."""
    apart = (sheet.frame.right - sheet.frame.left) / max(number, 1)
    return sheet.style.px(min(MARK, max(LEAST_MARK, apart * 0.7)))


def _thinned(sheet: Sheet, places: tuple[Sequence[float], Sequence[float]]) -> tuple[Sequence[float], Sequence[float]]:
    """Of the points in one column of pixels the first, the lowest, the highest and the last."""
    across = round(sheet.frame.right - sheet.frame.left)
    if len(places[0]) <= across:
        return places
    return decimated(list(places[0]), list(places[1]), first=sheet.view.start, last=sheet.view.end, pixels=across)


def _line(sheet: Sheet, axes: Axes, line: _Line, **look: Any) -> None:  # noqa: ANN401  (matplotlib's own keywords)
    xs, ys = _thinned(sheet, line)
    axes.add_artist(Line2D(xs, ys, solid_joinstyle="round", **{"zorder": 3, **look}))


def _dots(
    sheet: Sheet,
    axes: Axes,
    points: Iterable[Point | Reading],
    gid: str,
    **look: Any,  # noqa: ANN401
) -> None:
    found = list(points)
    if found:
        places = _thinned(sheet, ([point.x for point in found], [point.y for point in found]))
        _marks(axes, places, gid, markeredgewidth=sheet.style.px(1.4), **look)


def _marks(
    axes: Axes,
    places: tuple[Sequence[float], Sequence[float]],
    gid: str,
    *,
    marker: str | MarkerPath,
    size: float,
    **look: Any,  # noqa: ANN401
) -> None:
    line = Line2D(*places, linestyle="none", marker=marker, markersize=size, gid=gid, **look)
    axes.add_artist(line)
    line.set_clip_on(False)


def _ring(sheet: Sheet, axes: Axes, corrected: Sequence[Point], size: float, name: str) -> None:
    if corrected:
        places = [point.x for point in corrected], [point.y for point in corrected]
        _marks(
            axes, places, f"corrected:{name}", marker="o", size=size + sheet.style.px(RING), markerfacecolor="none",
            color=sheet.style.text2, markeredgewidth=sheet.style.px(1.1), zorder=4.5,
        )  # fmt: skip


def _edge_marks(
    sheet: Sheet, axes: Axes, points: Sequence[Point | Reading], scale: Scale, *, name: str, color: str
) -> None:
    """Arrows at the edge for values that the scale does not reach, each with its value where that has room."""
    px = sheet.style.px
    for up in (False, True):
        beyond = [point for point in points if not scale.holds(point.y) and (point.y > scale.top) is up]
        if not beyond:
            continue
        edge = scale.top if up else scale.bottom
        places = [point.x for point in beyond], [edge] * len(beyond)
        _marks(
            axes, places, f"{'above' if up else 'under'}:{name}", marker=edge_arrow(up=up), color=color,
            size=px(MARK) * LONGEST * 0.8, markeredgewidth=px(0.9), zorder=4,
        )  # fmt: skip
        _label_edge(sheet, axes, beyond, edge, up=up)


def _label_edge(sheet: Sheet, axes: Axes, beyond: Sequence[Point | Reading], edge: float, *, up: bool) -> None:
    """The values beside their arrows: each where it differs from the one before and has room."""
    style, taken, said = sheet.style, float("-inf"), ""
    size, aside, shift = style.px(SMALL), style.px(6), style.px(-EDGE_SHIFT if up else EDGE_SHIFT)
    for point in beyond:
        width = sheet.fonts.width(point.text, size)
        start = sheet.pixels(point.x) + aside
        to_left = start + width > sheet.frame.width
        if start < taken or point.text == said:
            continue
        taken, said = start + width + aside, point.text
        axes.add_artist(Rimmed(
            point.text, (point.x, edge), xytext=(-aside if to_left else aside, shift), textcoords="offset points",
            ha="right" if to_left else "left", va="center_baseline", zorder=6, color=style.text,
            fontproperties=sheet.fonts.properties(size), annotation_clip=False, parse_math=False, gid="edge-label",
            rim=Rim(style.surface, style.px(1.5)),
        ))  # fmt: skip


def _draw_doubtful(
    sheet: Sheet, axes: Axes, doubts: Sequence[Doubtful], scale: Scale, *, name: str, color: str
) -> None:
    """A cross at each value it may be, joined by a dotted line, and not part of the series' line.

    The dotted line goes to the edge for what lies beyond the scale. Where nothing has a place on the scale, as nobody
    can have such a value, the cross is at the lower edge: for counts the most careful place.
    """
    if not doubts:
        return
    px = sheet.style.px
    spans = [[(doubt.x, scale.inside(y)) for y in (min(doubt.ys), max(doubt.ys))] for doubt in doubts if doubt.ys]
    look: dict[str, Any] = {"colors": color, "linewidths": px(1), "linestyles": DOTTED, "zorder": 3}
    axes.add_collection(LineCollection(spans, gid=f"doubtful-span:{name}", **look), autolim=False)
    held = [(doubt.x, [y for y in doubt.ys if scale.holds(y)] or [scale.inside(min(doubt.ys, default=scale.bottom))])
            for doubt in doubts]  # fmt: skip
    places = [(x, y) for x, ys in held for y in ys]
    _marks(
        axes, ([x for x, _ in places], [y for _, y in places]), f"doubtful:{name}", marker="x", size=px(MARK),
        color=color, markeredgewidth=px(1.6), zorder=4,
    )  # fmt: skip


def _label_fevers(sheet: Sheet, axes: Axes, fevers: Sequence[Reading]) -> None:
    """The value beside the highest of each run of fever days, unless it would cover the one before."""
    size, taken = sheet.style.px(SMALL), float("-inf")
    runs = _runs(fevers)
    ends = [float("-inf"), *(sheet.pixels(run[-1].x) for run in runs)]
    starts = [*(sheet.pixels(run[0].x) for run in runs[1:]), float("inf")]
    for run, before, after in zip(runs, ends[:-1], starts, strict=True):
        high = max(run, key=lambda day: day.y)
        width = sheet.fonts.width(high.text, size, strong=True) + sheet.style.px(8)
        dot = sheet.pixels(high.x)
        to_left = dot + width > min(sheet.frame.width, after)
        start = dot - width if to_left else dot
        if start < taken or (to_left and start < before):
            continue
        taken = start + width
        axes.annotate(
            high.text, (high.x, high.y), xytext=(-sheet.style.px(7) if to_left else sheet.style.px(7), 0),
            textcoords="offset points", ha="right" if to_left else "left", va="center", color=sheet.style.fever,
            fontproperties=sheet.fonts.properties(size, strong=True), zorder=6, annotation_clip=False,
            parse_math=False, gid="fever-label",
        )  # fmt: skip


def _runs(highs: Sequence[Reading]) -> list[list[Reading]]:
    """Days that follow one another."""
    runs: list[list[Reading]] = []
    for high in highs:
        if runs and (high.day - runs[-1][-1].day).days == 1:
            runs[-1].append(high)
        else:
            runs.append([high])
    return runs
