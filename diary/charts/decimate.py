"""Of many points those that the eye can tell apart."""

from collections.abc import Sequence

import numpy as np


def decimated(
    xs: Sequence[float], ys: Sequence[float], *, first: float, last: float, pixels: int
) -> tuple[list[float], list[float]]:
    """Of the points in each column of pixels its first, lowest, highest and last, where they are.

    A gap (``nan``) between two points that stay, stays.

    Args:
        xs: In order.
        ys: As many.
        first: The left edge.
        last: The right edge, right of the left one.
        pixels: Columns from edge to edge.
    """
    x, y = np.asarray(xs, dtype=float), np.asarray(ys, dtype=float)
    gaps, points = np.flatnonzero(np.isnan(y)), np.flatnonzero(~np.isnan(y))
    column = np.floor((x[points] - first) / (last - first) * pixels)
    starts = np.flatnonzero(np.diff(column, prepend=np.nan))
    ends = np.append(starts[1:], len(points))[: len(starts)] - 1
    by_height = np.lexsort((y[points], column))
    seen = points[np.unique(np.concatenate((starts, by_height[starts], by_height[ends], ends)))]
    _, between = np.unique(np.searchsorted(seen, gaps), return_index=True)
    kept = np.sort(np.concatenate((seen, gaps[between])))
    return x[kept].tolist(), y[kept].tolist()
