"""How a line of counts looks: by its analyte, or by its cycle where one panel holds several."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.colors import to_hex, to_rgb

from diary.charts.style import MARKERS, OTHER_MARKER, ChartStyle

Dashes = tuple[float, Sequence[float]] | None

NEUTROPHILS_GRAY: Dashes = (0, (5, 1.5))
"""In print these share a panel with the white cells."""

_MARKERS = ("o", "s", "^", "D", "P", "*")
_DASHES: tuple[Dashes, ...] = (
    None, (0, (7, 2)), (0, (4, 1.6)), (0, (7, 2, 1.5, 2)), (0, (2, 1.4)), (0, (1, 1.4)),
)  # fmt: skip
_SHADES = (1.0, 0.78, 0.7, 0.64, 0.58, 0.54)
_WIDTHS = (2.8, 1.7, 1.5, 1.4, 1.3, 1.3)
_SIZES = {"*": 1.5, "P": 1.15, "D": 0.85}
"""What makes shapes of one size look equally large."""

_EDGE_SHADE = 0.3
"""Edges are so much nearer to the full color than the line is: marks stay seen where a line may be faint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a line and its marks are drawn.

    Attributes:
        name: What tells its parts from those of other lines.
        edge: The color of the marks' edges.
        unsure: The color of values in doubt.
        width: Of the line, in pixels at scale 1.
        dashes: Of the line; None for none.
        size: Of the marks, in parts of the usual one.
        front: How far it lies before other lines; 0 is behind all.
    """

    name: str
    color: str
    edge: str
    unsure: str
    marker: str
    width: float = 1.8
    dashes: Dashes = None
    size: float = 1.0
    front: float = 0.0


def look_of(analyte: str, style: ChartStyle) -> Look:
    """The look of an analyte."""
    color = style.color(analyte)
    return Look(
        name=analyte,
        color=color,
        edge=color,
        unsure=style.text2,
        marker=MARKERS.get(analyte, OTHER_MARKER),
        dashes=NEUTROPHILS_GRAY if style.gray and analyte == "neutrophils" else None,
    )


def cycle_look(number: int, rank: int, color: str, surface: str) -> Look:
    """The look of a cycle: the latest in the full color and thick; earlier ones fade and thin out.

    Args:
        number: The cycle's.
        rank: How many of the cycles drawn came after it: 0 for the latest.
        color: The color of the latest.
        surface: What the others fade to.
    """
    shade, marker = _SHADES[rank], _MARKERS[rank]
    edge = mixed(color, surface, shade + (1 - shade) * _EDGE_SHADE)
    return Look(
        name=str(number),
        color=mixed(color, surface, shade),
        edge=edge,
        unsure=edge,
        marker=marker,
        width=_WIDTHS[rank],
        dashes=_DASHES[rank],
        size=_SIZES.get(marker, 1.0),
        front=0.0 if rank else 0.4,
    )


def mixed(color: str, other: str, share: float) -> str:
    """A color that has so much of the first and the rest of the other."""
    red, green, blue = (share * one + (1 - share) * two for one, two in zip(to_rgb(color), to_rgb(other), strict=True))
    return str(to_hex((red, green, blue)))
