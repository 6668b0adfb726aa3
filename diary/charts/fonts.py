"""The chart's fonts: those of the program, registered with matplotlib once, and how wide texts come out."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from matplotlib.font_manager import FontProperties, fontManager

from diary.charts.canvas import Renderer

LAST_RESORT = "DejaVu Sans"
"""Comes with matplotlib and has the letters of many scripts, for names that people gave."""

_STRONG = " SemiBold"
_STYLES = (_STRONG, " Medium", " Bold")
_REGULAR = 400


@dataclass(frozen=True, slots=True)
class Fonts:
    """Families for plain and for strong text, each with what stands in for the signs it lacks.

    Attributes:
        renderer: Measures texts.
        ratio: Device pixels a pixel.
    """

    plain: tuple[str, ...]
    strong: tuple[str, ...]
    renderer: Renderer
    ratio: float
    _made: dict[tuple[float, bool], FontProperties] = field(default_factory=dict)

    @classmethod
    def of(cls, files: Iterable[Path], renderer: Renderer, ratio: float) -> "Fonts":
        """The families of these files, in their order, and last matplotlib's own font."""
        names = list(dict.fromkeys(_family(path) for path in files))
        plain = tuple(name for name in names if not name.endswith(_STYLES))
        strong = tuple(name for name in names if name.endswith(_STRONG))
        return cls((*plain, LAST_RESORT), (*(strong or plain), LAST_RESORT), renderer, ratio)

    def properties(self, size: float, *, strong: bool = False) -> FontProperties:
        """The font at a size in pixels."""
        key = (size, strong)
        if key not in self._made:
            families = list(self.strong if strong else self.plain)
            self._made[key] = FontProperties(family=families, size=size, weight=_REGULAR)
        return self._made[key]

    def width(self, text: str, size: float, *, strong: bool = False) -> float:
        """How many pixels a text takes."""
        font = self.properties(size, strong=strong)
        return self.renderer.get_text_width_height_descent(text, font, ismath=False)[0] / self.ratio


def _family(path: Path) -> str:
    """The name of a font file's family, which matplotlib gets to know at the first call."""
    known = _entry(path)
    if known is None:
        fontManager.addfont(path)
        known = _entry(path)
    if known is None:  # pragma: no cover  (addfont raises instead)
        raise FileNotFoundError(path)
    return known


def _entry(path: Path) -> str | None:
    return next((font.name for font in reversed(fontManager.ttflist) if font.fname == str(path)), None)
