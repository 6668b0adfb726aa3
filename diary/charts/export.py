"""Charts as files: pictures of pixels, and pictures of lines that stay sharp at any size."""

from collections.abc import Callable
from io import BytesIO, StringIO
from typing import Protocol

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure

_SALT = "blood-count-diary"


class Drawn(Protocol):
    """Any chart that was drawn."""

    @property
    def figure(self) -> Figure:
        """What was drawn."""
        ...


def svg_text(drawn: Drawn) -> str:
    """The chart as SVG; the same chart gives the same text, without a date."""
    out = StringIO()
    with mpl.rc_context({"svg.hashsalt": _SALT, "svg.fonttype": "path"}):
        drawn.figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
    return out.getvalue()


def png_bytes(drawn: Drawn, *, times: float = 2.0) -> bytes:
    """The chart as PNG, so many times as large as on the screen."""
    out = BytesIO()
    drawn.figure.savefig(out, format="png", dpi=drawn.figure.dpi * times, metadata={"Software": None})
    return out.getvalue()


def pixels(drawn: Drawn) -> tuple[bytes, int, int]:
    """The chart as rows of red, green, blue and opacity, with its width and height in device pixels."""
    canvas = drawn.figure.canvas
    assert isinstance(canvas, FigureCanvasAgg)  # noqa: S101  (figures are made with it)
    draw: Callable[[], None] = canvas.draw
    draw()
    read: Callable[[], memoryview] = canvas.buffer_rgba
    buffer = read()
    height, width = (buffer.shape or (0, 0))[:2]
    return bytes(buffer), width, height
