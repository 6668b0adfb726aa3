"""Reads a drawn chart back: its artists by name, as points and texts."""

import numpy as np
from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.text import Text


def named(axes: Axes, gid: str) -> list[Artist]:
    """The artists of that name."""
    return [artist for artist in axes.get_children() if artist.get_gid() == gid]


def line(axes: Axes, gid: str) -> Line2D:
    """The only line or set of marks of that name."""
    (found,) = named(axes, gid)
    assert isinstance(found, Line2D)
    return found


def points(axes: Axes, gid: str) -> list[tuple[float, float]]:
    """The places of all lines and marks of that name."""
    found = [artist.get_xydata() for artist in named(axes, gid) if isinstance(artist, Line2D)]
    return [(float(x), float(y)) for data in found for x, y in np.asarray(data)]


def texts(axes: Axes, gid: str) -> list[str]:
    """The texts of that name."""
    return [artist.get_text() for artist in named(axes, gid) if isinstance(artist, Text)]
