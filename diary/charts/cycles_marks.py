"""The marks of a chart of cycles: where each is lowest, and its number in a ring."""

from collections.abc import Iterable, Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.transforms import offset_copy

from diary.charts.looks import Look
from diary.charts.panels import DOTTED
from diary.charts.shapes import DROP
from diary.charts.sheet import MARK, SMALL, Sheet

_RING = 18.0
_RING_AIR = 7.0
_SHOULDER = 0.42
"""How far to the right and up of a ring's middle its drop lies, in widths of the ring."""

_THICK, _THIN = 2.4, 1.3
"""The line of a ring: the latest cycle's, which lies in front, and the others'."""


def mark_low(sheet: Sheet, axes: Axes, x: float, y: float, look: Look) -> None:
    """A disc behind the lowest count, and a dotted line from it down to the edge."""
    px = sheet.style.px
    axes.vlines(
        [x], axes.get_ylim()[0], y, colors=look.edge, linewidths=px(1.3), linestyles=DOTTED, zorder=2.5,
        gid=f"stem:{look.name}",
    )  # fmt: skip
    disc = Line2D(
        [x], [y], linestyle="none", marker="o", markersize=px(MARK * 2.7), color=look.edge, alpha=0.3,
        markeredgewidth=0, zorder=2.6, clip_on=False, gid=f"lowest:{look.name}",
    )  # fmt: skip
    axes.add_artist(disc)


def ring_width(sheet: Sheet, numbers: Iterable[str]) -> float:
    """The width of the rings that hold these numbers, in pixels."""
    size = sheet.style.px(SMALL)
    widest = max((sheet.fonts.width(number, size, strong=True) for number in numbers), default=0.0)
    return max(sheet.style.px(_RING), widest + sheet.style.px(_RING_AIR))


def ring(sheet: Sheet, axes: Axes, at: tuple[float, float], look: Look, *, size: float) -> None:
    """The number of a cycle in a ring around a place in axes, its width in pixels; the latest one's is thick."""
    axes.add_line(_ring_line(sheet, *at, look, size))
    axes.text(*at, look.name, gid=f"number:{look.name}", **_number_text(sheet))


def lead_down(sheet: Sheet, axes: Axes, xs: tuple[float, float], y: float, look: Look) -> None:
    """The dotted line from the edge of the panel, where the lowest count is, on to the ring beside it."""
    axes.plot(xs, [0.0, y], color=look.edge, linewidth=sheet.style.px(1.3), linestyle=DOTTED, zorder=2.5, clip_on=False)


def legend_sample(sheet: Sheet, x: float, y: float, look: Look, *, size: float) -> None:
    """The number of a cycle in a ring, its middle at x and y in pixels from the top left, and a piece of its line."""
    frame, px = sheet.frame, sheet.style.px
    across, up = x / frame.width, 1 - y / frame.height
    made = _ring_line(sheet, across, up, look, size)
    start = x + size / 2 + px(5)
    line = Line2D(
        [(start + px(offset)) / frame.width for offset in (0, 17, 34)], [up] * 3, color=look.color,
        linewidth=px(look.width), linestyle=look.dashes, marker=look.marker, markevery=[1],
        markersize=px(MARK * look.size), markeredgecolor=look.edge, gid=f"legend:{look.name}",
    )  # fmt: skip
    for artist in (made, line):
        artist.set_transform(sheet.figure.transFigure)
        sheet.figure.add_artist(artist)
    sheet.figure.text(across, up, look.name, **_number_text(sheet))


def drop(sheet: Sheet, axes: Axes, x: float, y: float, *, size: float) -> None:
    """A drop at the shoulder of a ring of that size: the count was back after a transfusion."""
    aside = size * _SHOULDER
    mark = _drop_line(sheet, x, y)
    mark.set_transform(offset_copy(axes.transData, sheet.figure, aside, aside, units="points"))
    axes.add_line(mark)


def _drop_line(sheet: Sheet, x: float, y: float) -> Line2D:
    return Line2D(
        [x], [y], linestyle="none", marker=DROP, markersize=sheet.style.px(11), markerfacecolor=sheet.style.text,
        markeredgecolor=sheet.style.surface, markeredgewidth=sheet.style.px(1.2), zorder=8, clip_on=False, gid="raised",
    )  # fmt: skip


def _ring_line(sheet: Sheet, x: float, y: float, look: Look, size: float) -> Line2D:
    thick = sheet.style.px(_THICK if look.front else _THIN)
    return Line2D(
        [x], [y], linestyle="none", marker="o", markersize=size - thick, markerfacecolor=sheet.style.surface,
        markeredgecolor=look.edge, markeredgewidth=thick, zorder=6, clip_on=False, gid=f"ring:{look.name}",
    )  # fmt: skip


def _number_text(sheet: Sheet) -> dict[str, Any]:
    return {
        "ha": "center",
        "va": "center",
        "color": sheet.style.text,
        "fontproperties": sheet.fonts.properties(sheet.style.px(SMALL), strong=True),
        "zorder": 7,
        "parse_math": False,
    }


def spread(places: Sequence[float], apart: float, low: float, high: float) -> list[float]:
    """The places in their order, moved as little as keeps them apart and between low and high.

    Args:
        places: In rising order.
        apart: The least distance between two.
        low: The lowest place allowed.
        high: The highest; where there is no room for all, it is passed.
    """
    groups: list[tuple[float, int]] = []
    for place in places:
        middle, held = _within(place, 1, apart, low, high), 1
        while groups and middle - groups[-1][0] < (held + groups[-1][1]) * apart / 2:
            other, more = groups.pop()
            mean = (middle * held + other * more) / (held + more)
            held += more
            middle = _within(mean, held, apart, low, high)
        groups.append((middle, held))
    return [middle + (turn - (held - 1) / 2) * apart for middle, held in groups for turn in range(held)]


def _within(middle: float, held: int, apart: float, low: float, high: float) -> float:
    """The middle of a group, moved so that its ends lie between low and high."""
    half = (held - 1) * apart / 2
    return max(min(middle, high - half), low + half)
