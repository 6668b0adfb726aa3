"""How cycles in one panel are told apart: shade, dashes, width and shape of each, and its number in a ring."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.lines import Line2D
from matplotlib.path import Path as MarkerPath
from matplotlib.transforms import offset_copy

from diary.charts.panels import DOTTED, Scale
from diary.charts.series import CountSeries, Point
from diary.charts.shapes import ARROW_UP, DROP
from diary.charts.sheet import MARK, SMALL, Sheet

Dashes = tuple[float, Sequence[float]] | None

_MARKERS = ("o", "s", "^", "D", "P", "*")
_DASHES: tuple[Dashes, ...] = (
    None, (0, (7, 2)), (0, (4, 1.6)), (0, (7, 2, 1.5, 2)), (0, (2, 1.4)), (0, (1, 1.4)),
)  # fmt: skip
_SHADES = (1.0, 0.78, 0.7, 0.64, 0.58, 0.54)
_WIDTHS = (2.8, 1.7, 1.5, 1.4, 1.3, 1.3)
_SIZES = {"*": 1.5, "P": 1.15, "D": 0.85}
"""What makes shapes of one size look equally large."""

_RING = 18.0
_RING_AIR = 7.0
_SHOULDER = 0.42
"""How far to the right and up of a ring's middle its drop lies, in widths of the ring."""

_EDGE_SHADE = 0.3
"""Edges are so much nearer to the full color than the line is: marks stay seen where a line may be faint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a cycle is drawn in one panel.

    Attributes:
        number: The cycle's.
        width: Of its line, in pixels at scale 1.
        dashes: Of its line; None for none.
    """

    number: int
    color: str
    edge: str
    width: float
    dashes: Dashes
    marker: str
    latest: bool

    @classmethod
    def of(cls, number: int, rank: int, color: str, surface: str) -> "Look":
        """The look of a cycle: the latest, of rank 0, in the full color and thick; earlier ones fade and thin out.

        Args:
            number: The cycle's.
            rank: How many of the cycles drawn came after it.
            color: The color of the latest.
            surface: What the others fade to.
        """
        shade = _SHADES[rank]
        edge = shade + (1 - shade) * _EDGE_SHADE
        return cls(
            number=number,
            color=_mixed(color, surface, shade),
            edge=_mixed(color, surface, edge),
            width=_WIDTHS[rank],
            dashes=_DASHES[rank],
            marker=_MARKERS[rank],
            latest=rank == 0,
        )

    def size(self, marker: str | MarkerPath) -> float:
        """The size of a mark."""
        plain = _SIZES.get(marker, 1.0) if isinstance(marker, str) else 1.6
        return MARK * plain * (1.1 if self.latest else 0.95)


def draw_cycle(sheet: Sheet, axes: Axes, series: CountSeries, scale: Scale, look: Look) -> None:
    """One cycle: its line with gaps, filled marks, hollow ones if preliminary, arrows for bounds, crosses in doubt."""
    px, order = sheet.style.px, 3.6 if look.latest else 3.0
    xs, ys = series.line()
    axes.plot(
        xs, [scale.inside(y) for y in ys], color=look.color, linewidth=px(look.width), linestyle=look.dashes,
        solid_joinstyle="round", zorder=order, gid=f"line:{look.number}",
    )  # fmt: skip
    kinds: dict[tuple[str | MarkerPath, bool], list[Point]] = {}
    for point in series.shown:
        kinds.setdefault((_marker(point, scale, look), point.count.provisional), []).append(point)
    for (marker, hollow), points in kinds.items():
        axes.plot(
            [point.x for point in points], [scale.inside(point.y) for point in points], linestyle="none",
            marker=marker, markersize=px(look.size(marker)), markeredgewidth=px(1.3), markeredgecolor=look.edge,
            markerfacecolor=sheet.style.surface if hollow else look.color, zorder=order + 0.2, clip_on=False,
            gid=f"{'preliminary' if hollow else 'points'}:{look.number}",
        )  # fmt: skip
    doubts = [(doubt.x, scale.inside(y)) for doubt in series.doubtful for y in doubt.ys]
    if doubts:
        axes.plot(
            [x for x, _ in doubts], [y for _, y in doubts], linestyle="none", marker="x", color=look.edge,
            markersize=px(MARK), markeredgewidth=px(1.8), zorder=order + 0.2, gid=f"doubtful:{look.number}",
        )  # fmt: skip


def mark_low(sheet: Sheet, axes: Axes, x: float, y: float, look: Look) -> None:
    """A ring around the lowest count, and a dotted line from it down to the edge."""
    px = sheet.style.px
    axes.vlines(
        [x], axes.get_ylim()[0], y, colors=look.edge, linewidths=px(1.3), linestyles=DOTTED, zorder=2.5,
        gid=f"stem:{look.number}",
    )  # fmt: skip
    axes.plot(
        [x], [y], linestyle="none", marker="o", markersize=px(MARK * 2.1), markerfacecolor="none",
        markeredgecolor=look.edge, markeredgewidth=px(1.6 if look.latest else 1.1), zorder=4.2, clip_on=False,
        gid=f"lowest:{look.number}",
    )  # fmt: skip


def ring_width(sheet: Sheet, numbers: Sequence[int]) -> float:
    """The width of the rings that hold these numbers, in pixels."""
    size = sheet.style.px(SMALL)
    widest = max((sheet.fonts.width(str(number), size, strong=True) for number in numbers), default=0.0)
    return max(sheet.style.px(_RING), widest + sheet.style.px(_RING_AIR))


def ring(sheet: Sheet, axes: Axes, at: tuple[float, float], look: Look, *, size: float) -> None:
    """The number of a cycle in a ring around a place in axes, its width in pixels; the latest one's is thick."""
    axes.add_line(_ring_line(sheet, *at, look, size))
    axes.text(*at, str(look.number), gid=f"number:{look.number}", **_number_text(sheet))


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
        markersize=px(look.size(look.marker)), markeredgecolor=look.edge, gid=f"legend:{look.number}",
    )  # fmt: skip
    for artist in (made, line):
        artist.set_transform(sheet.figure.transFigure)
        sheet.figure.add_artist(artist)
    sheet.figure.text(across, up, str(look.number), **_number_text(sheet))


def drop(sheet: Sheet, axes: Axes, x: float, y: float, *, size: float) -> None:
    """A drop at the shoulder of a ring of that size: the count was back after a transfusion."""
    aside = size * _SHOULDER
    mark = _drop_line(sheet, x, y)
    mark.set_transform(offset_copy(axes.transData, sheet.figure, aside, aside, units="points"))
    axes.add_line(mark)


def legend_drop(sheet: Sheet, x: float, y: float, *, size: float) -> None:
    """An empty ring with its drop, the middle at x and y in pixels from the top left."""
    frame, aside = sheet.frame, size * _SHOULDER
    look = Look.of(0, 1, sheet.style.text, sheet.style.surface)
    for mark in (
        _ring_line(sheet, x / frame.width, 1 - y / frame.height, look, size),
        _drop_line(sheet, (x + aside) / frame.width, 1 - (y - aside) / frame.height),
    ):
        mark.set_transform(sheet.figure.transFigure)
        sheet.figure.add_artist(mark)


def _drop_line(sheet: Sheet, x: float, y: float) -> Line2D:
    return Line2D(
        [x], [y], linestyle="none", marker=DROP, markersize=sheet.style.px(11), markerfacecolor=sheet.style.text,
        markeredgecolor=sheet.style.surface, markeredgewidth=sheet.style.px(1.2), zorder=8, clip_on=False, gid="raised",
    )  # fmt: skip


def _ring_line(sheet: Sheet, x: float, y: float, look: Look, size: float) -> Line2D:
    thick = sheet.style.px(2.4 if look.latest else 1.3)
    return Line2D(
        [x], [y], linestyle="none", marker="o", markersize=size - thick, markerfacecolor=sheet.style.surface,
        markeredgecolor=look.edge, markeredgewidth=thick, zorder=6, clip_on=False, gid=f"ring:{look.number}",
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


def _marker(point: Point, scale: Scale, look: Look) -> str | MarkerPath:
    if point.below or point.y < scale.floor:
        return "v"
    if point.above or point.y > scale.top:
        return ARROW_UP
    return look.marker


def _mixed(color: str, other: str, share: float) -> str:
    red, green, blue = (share * one + (1 - share) * two for one, two in zip(to_rgb(color), to_rgb(other), strict=True))
    return str(to_hex((red, green, blue)))
