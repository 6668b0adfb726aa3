"""The sheet a chart is drawn on: a figure laid out in pixels, with one time axis for all its rows."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from diary.charts.fonts import Fonts
from diary.charts.paper import Paper
from diary.charts.style import MARKERS, ChartStyle
from diary.charts.ticks import Ticks
from diary.charts.view import TrendsView

DOTS = 72
"""A pixel is a point at this resolution."""

_WHOLE = 0.01
"""Keeps a size in inches from losing its last pixel."""

SMALL = 13.0
NAME = 14.0
MARK = 6.4
_NUMBER_GAP = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """Where things lie, in pixels from the top left.

    Attributes:
        left: Where the time axis begins.
        right: Where it ends.
        rows: Top and height by the name of the row.
    """

    width: float
    height: float
    left: float
    right: float
    rows: dict[str, tuple[float, float]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A figure with what drawing on it needs."""

    figure: Paper
    frame: Frame
    fonts: Fonts
    style: ChartStyle
    view: TrendsView

    @property
    def day_width(self) -> float:
        """Pixels a day."""
        return (self.frame.right - self.frame.left) / self.view.days

    def pixels(self, x: float) -> float:
        """Where a moment of the time axis lies, in pixels from the left."""
        return self.frame.left + (x - self.view.start) * self.day_width

    def axes(self, name: str, bottom: float, top: float) -> Axes:
        """Bare axes in a row of the frame: the shared time axis, and y from bottom to top."""
        row_top, height = self.frame.rows[name]
        frame = self.frame
        place = (
            frame.left / frame.width,
            1 - (row_top + height) / frame.height,
            (frame.right - frame.left) / frame.width,
            height / frame.height,
        )
        axes = self.figure.bare_axes(name, place)
        axes.set_facecolor(self.style.surface)
        axes.set_xlim(self.view.start, self.view.end)
        axes.set_ylim(bottom, top)
        return axes

    def edge(self, axes: Axes, *, visible: bool = True) -> None:
        """The thin frame around axes, or none."""
        for spine in axes.spines.values():
            spine.set_visible(visible)
            spine.set_color(self.style.grid)
            spine.set_linewidth(1)

    def y_ticks(self, axes: Axes, ticks: Ticks) -> None:
        """Numbers at the left of axes, with a thin line across at each."""
        across = [((self.view.start, y), (self.view.end, y)) for y in ticks.places]
        lines = LineCollection(across, colors=self.style.grid, linewidths=0.8, zorder=0.5, gid="grid")
        axes.add_collection(lines, autolim=False)
        x = self.view.start - _NUMBER_GAP / self.day_width
        for y, label in zip(ticks.places, ticks.labels, strict=True):
            axes.text(x, y, label, ha="right", va="center_baseline", gid="number", parse_math=False, **self.tick_text)

    def x_ticks(self, axes: Axes, ticks: Ticks) -> None:
        """Days below axes, with a short line up to each."""
        px = self.style.px
        axes.xaxis.set_visible(True)
        axes.tick_params(axis="x", length=px(4), color=self.style.hint, pad=px(3))
        axes.set_xticks(ticks.places, ticks.labels, **self.tick_text)

    @property
    def tick_text(self) -> dict[str, Any]:
        """How the numbers and dates of an axis are written."""
        return {"fontproperties": self.fonts.properties(self.style.px(SMALL)), "color": self.style.hint}

    def label(
        self, text: str, x: float, y: float, *, strong: bool = False, color: str = "", size: float = SMALL
    ) -> Text:
        """A text beside the axes, its left end at x and its middle at y, in pixels from the top left."""
        return self.figure.text(
            x / self.frame.width,
            1 - y / self.frame.height,
            text,
            fontproperties=self.fonts.properties(self.style.px(size), strong=strong),
            color=color or self.style.text,
            va="center_baseline",
            parse_math=False,
        )

    def sample(self, analyte: str, x: float, y: float, *, dashed: bool) -> None:
        """A short piece of an analyte's line with its mark, for the legend; x and y in pixels from the top left."""
        color = self.style.color(analyte)
        xs = [(x + self.style.px(offset)) / self.frame.width for offset in (0, 11, 22)]
        line = Line2D(
            xs, [1 - y / self.frame.height] * 3, color=color, linewidth=self.style.px(1.8), marker=MARKERS[analyte],
            linestyle=(0, (5, 1.5)) if dashed else "-", markevery=[1], markersize=self.style.px(MARK),
            transform=self.figure.transFigure, gid=f"legend:{analyte}",
        )  # fmt: skip
        self.figure.add_artist(line)

    def down(self, axes: Axes, xs: Iterable[float], **look: Any) -> None:  # noqa: ANN401  (matplotlib's own keywords)
        """Lines down through axes at places of the time axis."""
        lines = [((x, 0.0), (x, 1.0)) for x in xs]
        if lines:
            axes.add_collection(LineCollection(lines, transform=axes.get_xaxis_transform(), **look), autolim=False)

    def spans(self, axes: Axes, spans: Iterable[tuple[float, float]], color: str, name: str) -> None:
        """Shade stretches of the time axis over the whole height of axes."""
        found = list(spans)
        if found:
            boxes = [[(start, 0), (end, 0), (end, 1), (start, 1)] for start, end in found]
            axes.add_collection(
                PolyCollection(
                    boxes,
                    facecolors=color,
                    edgecolors="none",
                    transform=axes.get_xaxis_transform(),
                    zorder=0.2,
                    gid=name,
                ),
                autolim=False,
            )


def new_sheet(view: TrendsView, style: ChartStyle, frame: Frame, fonts: Fonts, figure: Paper) -> Sheet:
    """Give the figure the size of its frame."""
    figure.set_size_inches((frame.width + _WHOLE) / DOTS, (frame.height + _WHOLE) / DOTS, forward=False)
    return Sheet(figure=figure, frame=frame, fonts=fonts, style=style, view=view)


def new_figure(view: TrendsView, style: ChartStyle, onto: Figure | None = None) -> tuple[Paper, Fonts]:
    """An empty figure and the fonts to measure with, before its layout is known.

    Args:
        view: How many device pixels a pixel has.
        style: The colors and fonts.
        onto: A chart that is no longer needed: it is wiped and drawn on again, which is quicker.
    """
    dpi = DOTS * view.pixel_ratio
    if isinstance(onto, Paper):
        onto.wipe(dpi, style.surface)
        figure = onto
    else:
        figure = Paper(dpi, style.surface)
    return figure, Fonts.of(style.fonts, figure.renderer(), view.pixel_ratio)


def stacked(rows: Sequence[tuple[str, float, float]], top: float) -> tuple[dict[str, tuple[float, float]], float]:
    """Rows of (name, height, gap below) one under the other, and where the last one's gap ends."""
    placed: dict[str, tuple[float, float]] = {}
    for name, height, gap in rows:
        placed[name] = (top, height)
        top += height + gap
    return placed, top
