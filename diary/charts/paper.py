"""A figure that can be drawn on again: to make axes takes longer than to fill them."""

from collections.abc import Iterator

from matplotlib.artist import Artist
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from diary.charts.canvas import Canvas, Renderer


class Paper(Figure):
    """A figure with its canvas, whose axes are kept when it is wiped.

    Args:
        dpi: Device pixels an inch.
        color: The background.
    """

    def __init__(self, dpi: float, color: str) -> None:
        super().__init__(dpi=dpi, facecolor=color)
        self._spare: dict[str, Axes] = {}
        self._pixels = Canvas(self)

    def renderer(self) -> Renderer:
        """What measures and draws at the figure's size."""
        return self._pixels.get_renderer()

    def wipe(self, dpi: float, color: str) -> None:
        """Take everything off, as if it were new."""
        for artist in (*self.texts, *self.artists, *self.lines, *self.patches):
            artist.remove()
        for axes in self.axes:
            for artist in _drawn_on(axes):
                artist.remove()
            self.delaxes(axes)
            self._spare[str(axes.get_label())] = axes
        self.set_dpi(dpi)
        self.set_facecolor(color)

    def bare_axes(self, name: str, place: tuple[float, float, float, float]) -> Axes:
        """Axes without ticks, at left, bottom, width and height in parts of the figure."""
        axes = self._spare.pop(name, None)
        if axes is None:
            axes = self.add_axes(place, label=name)
            axes.yaxis.set_visible(False)
        else:
            self.add_axes(axes)
            axes.set_position(place)
            if axes.get_yscale() != "linear":  # to set it again takes longer
                axes.set_yscale("linear")
            axes.set_axis_on()
        axes.xaxis.set_visible(False)
        axes.set_xticks([])
        return axes


def _drawn_on(axes: Axes) -> Iterator[Artist]:
    """What was drawn on axes, without their own parts."""
    yield from (*axes.lines, *axes.collections, *axes.patches, *axes.texts, *axes.images, *axes.artists)
