"""The strip of symptoms: one row a symptom, one cell a day, a dash where nothing was logged."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import ListedColormap

from diary.charts.series import NOT_LOGGED, NOT_RATED, SymptomRow
from diary.charts.sheet import Sheet

ROW = 19.0
STEPS = 5
LEAST_CELL = 1.5
"""Pixels below which a cell cannot be seen; then several days share one, which shows their worst."""

_LINE = 0.85
_GAP_FROM = 4.0
_DASH = 6.0


@dataclass(frozen=True, slots=True)
class Cells:
    """The strip's cells: rows of severities, each cell of so many days."""

    values: np.ndarray
    days: int


def cell_days(day_width: float) -> int:
    """How many days share a cell where a day is so many pixels wide."""
    return max(1, ceil(LEAST_CELL / day_width))


def cells_of(rows: Sequence[SymptomRow], day_width: float) -> Cells:
    """The cells to draw, days put together where a day is too narrow to be seen. The worst of them is kept.

    A day that was not rated may be the worst, but hides none of the highest severity.
    """
    values = np.array([row.cells for row in rows], dtype=int)
    days = cell_days(day_width)
    missing = -values.shape[1] % days
    padded = np.pad(values, ((0, 0), (0, missing)), constant_values=NOT_LOGGED)
    together = padded.reshape(len(rows), -1, days)
    highest = (together == STEPS - 1).any(axis=2)
    return Cells(np.where(highest, STEPS - 1, together.max(axis=2)), days)


def row_edges(names: Sequence[Sequence[str]]) -> list[float]:
    """Where the rows begin and end, in rows of usual height; a name of more lines takes a higher row."""
    return [0.0, *accumulate(max(1.0, _LINE * len(lines)) for lines in names)]


def draw_strip(
    sheet: Sheet, rows: Sequence[SymptomRow], names: Sequence[Sequence[str]], stays: Sequence[tuple[float, float]]
) -> Axes:
    """The strip with the names of its rows."""
    edges = row_edges(names)
    axes = sheet.axes("symptoms", edges[-1], 0.0)
    axes.set_axis_off()
    sheet.spans(axes, stays, sheet.style.stay, "stays")
    cells = cells_of(rows, sheet.day_width)
    _draw_cells(sheet, axes, cells, edges)
    _draw_blanks(sheet, axes, cells, edges, stays)
    top, height = sheet.frame.rows["symptoms"]
    for (upper, lower), lines in zip(pairwise(edges), names, strict=True):
        first = (upper + lower) / 2 - (len(lines) - 1) * _LINE / 2
        for number, line in enumerate(lines):
            sheet.label(line, sheet.style.px(12), top + height * (first + number * _LINE) / edges[-1])
    return axes


def _draw_cells(sheet: Sheet, axes: Axes, cells: Cells, edges: Sequence[float]) -> None:
    style = sheet.style
    days = sheet.view.start + np.arange(cells.values.shape[1] + 1) * cells.days
    rated = np.ma.masked_outside(cells.values, 0, STEPS - 1)
    axes.pcolormesh(
        days, edges, rated, cmap=ListedColormap(style.ramp), vmin=-0.5, vmax=STEPS - 0.5,
        edgecolors=style.surface if sheet.day_width >= _GAP_FROM else "none", linewidth=0.8, zorder=1, gid="severities",
    )  # fmt: skip
    between = [((sheet.view.start, edge), (sheet.view.end, edge)) for edge in edges]
    axes.add_collection(
        LineCollection(between, colors=style.surface, linewidths=2.4 * style.scale, zorder=2), autolim=False
    )
    present = [(x, row) for row, x in zip(*np.nonzero(cells.values == NOT_RATED), strict=True)]
    if present:
        axes.plot(
            [days[x] + cells.days / 2 for x, _ in present], [_middle(edges, row) for _, row in present],
            linestyle="none", marker="o", markersize=style.px(min(7.0, max(3.0, sheet.day_width * 0.7))),
            markerfacecolor=style.ramp[2], markeredgecolor=style.text, markeredgewidth=1, zorder=3, gid="not-rated",
        )  # fmt: skip


def _draw_blanks(
    sheet: Sheet, axes: Axes, cells: Cells, edges: Sequence[float], stays: Sequence[tuple[float, float]]
) -> None:
    """Short dashes where nothing was logged, up to today and not during a stay in the hospital."""
    dashes = [
        dash
        for row, start, end in _blank_runs(sheet, cells)
        for dash in _dashes(sheet, _middle(edges, row), start, end)
        if not any(first <= dash[0][0] < last for first, last in stays)
    ]
    axes.add_collection(
        LineCollection(dashes, colors=sheet.style.hint, linewidths=sheet.style.px(1.2), zorder=1.5, gid="not-logged"),
        autolim=False,
    )


def _blank_runs(sheet: Sheet, cells: Cells) -> Iterator[tuple[int, float, float]]:
    """Stretches without an entry, as (row, start, end) on the time axis."""
    until = min(sheet.view.end, sheet.view.today.toordinal() + 1.0)
    for row, values in enumerate(cells.values):
        blank = np.concatenate(([False], values == NOT_LOGGED, [False]))
        changes = np.flatnonzero(blank[1:] != blank[:-1])
        for start, end in zip(changes[::2], changes[1::2], strict=True):
            first = sheet.view.start + float(start) * cells.days
            last = min(sheet.view.start + float(end) * cells.days, until)
            if last > first:
                yield row, first, last


def _dashes(
    sheet: Sheet, y: float, start: float, end: float
) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Dashes along a blank stretch: one a day where days are wide, else as many as can be told apart."""
    days = end - start
    number = max(1, min(round(days), int(days * sheet.day_width / sheet.style.px(_DASH))))
    each = days / number
    length = min(each * 0.55, sheet.style.px(_DASH) / sheet.day_width)
    for place in range(number):
        middle = start + (place + 0.5) * each
        yield (middle - length / 2, y), (middle + length / 2, y)


def _middle(edges: Sequence[float], row: int) -> float:
    return (edges[row] + edges[row + 1]) / 2
