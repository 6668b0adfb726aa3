"""Marks that matplotlib does not bring."""

import numpy as np
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path

DROP = Path(
    [(0, 1.0), (0.18, 0.55), (0.66, 0.12), (0.66, -0.34), (0.66, -0.72), (0.36, -1.0), (0, -1.0),
     (-0.36, -1.0), (-0.66, -0.72), (-0.66, -0.34), (-0.66, 0.12), (-0.18, 0.55), (0, 1.0), (0, 1.0)],
    [Path.MOVETO, *[Path.CURVE4] * 12, Path.CLOSEPOLY],
)  # fmt: skip
"""A drop, for red cells."""

ARROW_UP = Path(
    [(0, 1.1), (0.85, 0.1), (0.28, 0.1), (0.28, -1.0), (-0.28, -1.0), (-0.28, 0.1), (-0.85, 0.1), (0, 1.1)],
    [Path.MOVETO, *[Path.LINETO] * 6, Path.CLOSEPOLY],
)
"""An arrow, for a value of which only the lower bound is known: a triangle would be that of the platelets."""

LONGEST = 3.0
"""How far the arrows below reach from their place, in halves of a mark."""

_ARROW = [(-0.25, 0.0), (-0.25, -1.7), (-0.9, -1.7), (0.0, -LONGEST), (0.9, -1.7), (0.25, -1.7), (0.25, 0.0)]


def bound_mark(marker: str, *, up: bool) -> Path:
    """A mark with an arrow that leads away from it: the true value lies further that way."""
    shape = MarkerStyle(marker)
    whole = shape.get_transform().transform_path(shape.get_path())
    corners = np.asarray(whole.vertices)
    arrow = Path([(x, -y if up else y) for x, y in _ARROW])
    return Path.make_compound_path(Path(corners / np.abs(corners).max(), whole.codes), arrow)


def edge_arrow(*, up: bool) -> Path:
    """An arrow whose tip is its place: the value lies beyond the edge of the scale."""
    turn = 1.0 if up else -1.0
    points = [(x, turn * (-LONGEST - y)) for x, y in _ARROW]
    return Path([*points, points[0]], closed=True)


def rounded(across: tuple[float, float], down: tuple[float, float], radius: tuple[float, float]) -> Path:
    """A box with round corners, from left to right and from top to bottom; the radius along x and along y."""
    (left, right), (top, bottom) = across, down
    shrunk = min(1.0, (right - left) / 2 / radius[0], (bottom - top) / 2 / radius[1])
    rx, ry = radius[0] * shrunk, radius[1] * shrunk
    points = [
        (left + rx, top), (right - rx, top), (right, top), (right, top + ry), (right, bottom - ry), (right, bottom),
        (right - rx, bottom), (left + rx, bottom), (left, bottom), (left, bottom - ry), (left, top + ry), (left, top),
        (left + rx, top), (left + rx, top),
    ]  # fmt: skip
    turn = [Path.CURVE3, Path.CURVE3]
    codes = [Path.MOVETO, Path.LINETO, *turn, Path.LINETO, *turn, Path.LINETO, *turn, Path.LINETO, *turn,
             Path.CLOSEPOLY]  # fmt: skip
    return Path(points, codes)
