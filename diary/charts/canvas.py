"""The surface a chart is drawn on: pixels, and how its texts came out the last time."""

from collections.abc import Hashable
from dataclasses import dataclass, field
from math import ceil
from typing import Any, TypeVar

import numpy as np
from matplotlib.backend_bases import GraphicsContextBase, RendererBase
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patheffects import Normal, PathEffectRenderer, Stroke
from matplotlib.text import Annotation, Text
from typing_extensions import override

MOST_TEXTS = 400
"""Texts that are remembered: more than a chart has, and few enough for their pictures to take little room."""

_AROUND = 4
"""Pixels around a text's picture, for letters that reach out of their box."""

Extent = tuple[float, float, float]
_Known = TypeVar("_Known")


@dataclass(frozen=True, slots=True)
class Picture:
    """A text as pixels.

    Attributes:
        rows: Red, green, blue and opacity, the lowest row first.
        left: Pixels left of where the text begins.
        below: Pixels below its baseline.
    """

    rows: np.ndarray
    left: int
    below: int


@dataclass(frozen=True, slots=True)
class Rim:
    """A line around letters, which keeps them apart from what is drawn below.

    Attributes:
        color: As ``#RRGGBB``.
        width: In pixels, on each side.
    """

    color: str
    width: float

    @property
    def stroke(self) -> Stroke:
        """How matplotlib draws it."""
        return Stroke(linewidth=2 * self.width, foreground=self.color)


class Rimmed(Annotation):
    """A note with a rim: part of its picture here, a stroke in a vector drawing."""

    def __init__(self, text: str, xy: tuple[float, float], *, rim: Rim, **keywords: Any) -> None:  # noqa: ANN401
        super().__init__(text, xy, **keywords)
        self.rim = rim

    @override
    def draw(self, renderer: RendererBase) -> None:
        """Draw it."""
        self.set_path_effects([] if isinstance(renderer, Renderer) else [self.rim.stroke, Normal()])
        super().draw(renderer)


@dataclass(frozen=True, slots=True)
class Writing:
    """Texts that were measured and drawn before: shaping letters takes longer than the rest of a chart."""

    extents: dict[Hashable, Extent] = field(default_factory=dict)
    pictures: dict[Hashable, Picture] = field(default_factory=dict)


class Renderer(RendererAgg):
    """Draws texts from pictures of them, at whole pixels, so that a text looks the same wherever it stands."""

    def __init__(self, width: float, height: float, dpi: float, writing: Writing) -> None:
        super().__init__(width, height, dpi)
        self._writing = writing

    @override
    def get_text_width_height_descent(self, s: str, prop: FontProperties, ismath: bool | str) -> Extent:
        """Width, height and what of it lies below the baseline, in pixels."""
        known, key = self._writing.extents, (s, prop, ismath, self.dpi)
        if key not in known:
            extent: Extent = super().get_text_width_height_descent(s, prop, ismath)
            _remember(known, (s, prop.copy(), ismath, self.dpi), extent)
        return known[key]

    @override
    def draw_text(
        self,
        gc: GraphicsContextBase,
        x: float,
        y: float,
        s: str,
        prop: FontProperties,
        angle: float,
        ismath: bool | str = False,
        mtext: Text | None = None,
    ) -> None:
        """Draw a text; its baseline begins at x and y, from the top left."""
        if angle or ismath:
            super().draw_text(gc, x, y, s, prop, angle, ismath, mtext)
            return
        rim = mtext.rim if isinstance(mtext, Rimmed) else None
        known, key = self._writing.pictures, (s, prop, gc.get_rgb(), rim, self.dpi)
        if key not in known:
            _remember(known, (s, prop.copy(), gc.get_rgb(), rim, self.dpi), self._picture(gc, s, prop, rim))
        picture = known[key]
        self.draw_image(gc, round(x) - picture.left, round(self.height - y) - picture.below, picture.rows)

    def _picture(self, gc: GraphicsContextBase, s: str, prop: FontProperties, rim: Rim | None) -> Picture:
        width, height, descent = self.get_text_width_height_descent(s, prop, ismath=False)
        around = _AROUND + (ceil(self.points_to_pixels(rim.width)) if rim else 0)
        below = ceil(descent) + around
        high = ceil(height - descent) + around + below
        paper = RendererAgg(ceil(width) + 2 * around, high, self.dpi)
        pen = paper.new_gc()
        pen.set_foreground(gc.get_rgb(), isRGBA=True)
        if rim:
            PathEffectRenderer([rim.stroke], paper).draw_text(pen, around, high - below, s, prop, 0)
        paper.draw_text(pen, around, high - below, s, prop, 0)
        return Picture(rows=np.array(paper.buffer_rgba())[::-1], left=around, below=below)


class Canvas(FigureCanvasAgg):
    """The pixels of a figure; they are there for the next drawing where its size stays."""

    def __init__(self, figure: Figure) -> None:
        super().__init__(figure)
        self._writing = Writing()
        self._ready: Renderer | None = None

    @override
    def get_renderer(self) -> Renderer:
        """What draws at the figure's size."""
        width, height = self.get_width_height(physical=True)
        asked = (width, height, self.figure.dpi)
        if self._ready is None or (self._ready.width, self._ready.height, self._ready.dpi) != asked:
            self._ready = Renderer(*asked, self._writing)
        return self._ready


def _remember(known: dict[Hashable, _Known], key: Hashable, value: _Known) -> None:
    """Keep a value, and forget the others where they are too many."""
    if len(known) >= MOST_TEXTS:
        known.clear()
    known[key] = value
