"""Marks that matplotlib does not bring."""

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
