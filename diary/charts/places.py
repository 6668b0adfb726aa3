"""Where a label hides least of what is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from matplotlib.axes import Axes

from diary.charts.sheet import SMALL, Sheet

_EDGE = 8.0
_ACROSS = 40
_AIR = 3.0
_SHIFTS = ((0.0, 0.0), (1.5, 3.0), (-1.5, 3.0), (2.5, 5.0), (-2.5, 5.0), (3.5, 7.0), (-3.5, 7.0))
"""How far above its level a label may lie, in half its height, and what that costs."""

_MARK_COST = 12.0
_LINE_STEP = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Path:
    """A series as it is drawn: its line with gaps, and its marks.

    Attributes:
        label_width: Pixels that a label to the right of each mark takes.
    """

    line: tuple[Sequence[float], Sequence[float]]
    marks: Sequence[tuple[float, float]]
    label_width: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a label goes.

    Attributes:
        start: Its left end on the time axis.
        end: Its right end.
        shift: Pixels that it lies above its level; 0 on it.
        cost: How much it hides there; 0 is nothing.
    """

    start: float
    end: float
    shift: float
    cost: float


def free_place(  # noqa: PLR0917  (what every search needs)
    sheet: Sheet, axes: Axes, level: float, width: float, paths: Sequence[Path],
    within: tuple[float, float] | None = None,
) -> Place:  # fmt: skip
    """The place for a label of a width on a level or near it; on it and to the right where all is free.

    Where the level holds only within a part of the time axis, the label lies there.
    """
    start, end = within or (sheet.view.start, sheet.view.end)
    first, last = (place * sheet.day_width for place in (start - sheet.view.start, end - sheet.view.start))
    _, height = sheet.frame.rows[str(axes.get_label())]
    half = sheet.style.px(SMALL) * 0.62
    y = _heights(axes, np.array([level]), height)[0]
    xs, ys, costs = _obstacles(sheet, axes, height, paths)
    lefts = np.linspace(max(last - width - _EDGE, first + _EDGE), first + _EDGE, _ACROSS)
    best = Place(start=sheet.view.start, end=sheet.view.start, shift=0.0, cost=np.inf)
    for halves, price in _SHIFTS:
        shift = halves * half
        if shift == 0 or half < y + shift < height - half:
            near = np.abs(ys - y - shift) < half + _AIR
            hidden = price + _within(xs[near], costs[near], lefts - _AIR - 1, lefts + width + _AIR + 1)
            place = int(hidden.argmin())
            if hidden[place] < best.cost:
                start = sheet.view.start + float(lefts[place]) / sheet.day_width
                end = start + width / sheet.day_width
                best = Place(start=start, end=end, shift=shift, cost=float(hidden[place]))
    return best


def _within(xs: np.ndarray, costs: np.ndarray, lefts: np.ndarray, rights: np.ndarray) -> np.ndarray:
    """The sums of what lies between each left and its right; xs are in order."""
    sums = np.concatenate(([0.0], np.cumsum(costs)))
    result: np.ndarray = sums[np.searchsorted(xs, rights)] - sums[np.searchsorted(xs, lefts, side="right")]
    return result


def _obstacles(sheet: Sheet, axes: Axes, height: float, paths: Sequence[Path]) -> np.ndarray:
    """Pixels from the left, in order, and from the bottom that something covers, and what hiding each costs."""
    found = [np.empty((0, 3))]
    probes = np.arange(sheet.view.start, sheet.view.end, _LINE_STEP / sheet.day_width)
    for path in paths:
        xs, ys = path.line
        if len(xs):
            values = np.interp(probes, xs, ys, left=np.nan, right=np.nan)
            found.append(_points(sheet, probes, _heights(axes, values, height), 1.0))
        if len(path.marks):
            marks = np.array(path.marks, dtype=float)
            levels = _heights(axes, marks[:, 1], height)
            found.extend(
                _points(sheet, marks[:, 0] + offset / sheet.day_width, levels, _MARK_COST)
                for offset in np.arange(0.0, path.label_width + 1, 10.0)
            )
    every = np.concatenate(found)
    seen = every[~np.isnan(every[:, 1])]
    return seen[seen[:, 0].argsort()].T


def _points(sheet: Sheet, xs: np.ndarray, heights: np.ndarray, cost: float) -> np.ndarray:
    return np.column_stack(((xs - sheet.view.start) * sheet.day_width, heights, np.full(len(xs), cost)))


def _heights(axes: Axes, values: np.ndarray, height: float) -> np.ndarray:
    """Values as pixels from the bottom of the axes."""
    bottom, top = axes.get_ylim()
    if axes.get_yscale() == "log":
        values, bottom, top = np.log10(np.maximum(values, bottom)), np.log10(bottom), np.log10(top)
    return (values - bottom) / (top - bottom) * height
