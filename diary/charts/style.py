"""How a chart looks: colors, sizes and fonts, given by whoever wants it drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

MARKERS = {"white-cells": "o", "neutrophils": "s", "hemoglobin": "D", "platelets": "^"}
OTHER_MARKER = "p"

_TOKENS = {
    "surface": "surface",
    "band": "sunken",
    "grid": "line",
    "text": "text",
    "text2": "text2",
    "hint": "text3",
    "limit": "c_thr",
    "phase": "primary_soft",
    "on_phase": "on_primary_soft",
    "rest": "canvas",
    "infusion": "primary",
    "stay": "info_soft",
    "stay_line": "info",
    "fever": "act",
    "white_cells": "c_wbc",
    "neutrophils": "c_anc",
    "hemoglobin": "c_hb",
    "platelets": "c_plt",
    "temperature": "c_temp",
}
_PRINT = {
    "surface": "#FFFFFF",
    "band": "#F5F5F5",
    "grid": "#D0D0D0",
    "text": "#000000",
    "text2": "#333333",
    "hint": "#4D4D4D",
    "limit": "#4D4D4D",
    "phase": "#E6E6E6",
    "on_phase": "#000000",
    "rest": "#FFFFFF",
    "infusion": "#333333",
    "stay": "#DEDEDE",
    "stay_line": "#4D4D4D",
    "fever": "#000000",
    "white_cells": "#000000",
    "neutrophils": "#595959",
    "hemoglobin": "#000000",
    "platelets": "#000000",
    "temperature": "#000000",
}
_PRINT_RAMP = ("#F4F4F4", "#D6D6D6", "#A6A6A6", "#666666", "#1A1A1A")


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartStyle:
    """Colors as ``#RRGGBB``, the size of text and the fonts. Lengths in a chart are pixels at scale 1.

    Attributes:
        ramp: Fills of the severities 0 to 4.
        scale: Size of text and marks: 1.0 is 100 %.
        fonts: Font files, the main family first; without any, matplotlib's own font is used.
        gray: For print in black and white: lines also differ by their dashes.
    """

    surface: str
    band: str
    grid: str
    text: str
    text2: str
    hint: str
    limit: str
    phase: str
    on_phase: str
    rest: str
    infusion: str
    stay: str
    stay_line: str
    fever: str
    white_cells: str
    neutrophils: str
    hemoglobin: str
    platelets: str
    temperature: str
    ramp: tuple[str, ...]
    scale: float = 1.0
    fonts: tuple[Path, ...] = ()
    gray: bool = False

    @classmethod
    def from_tokens(cls, colors: Mapping[str, str], *, scale: float = 1.0, fonts: tuple[Path, ...] = ()) -> Self:
        """The style of one theme.

        Args:
            colors: The theme's color roles, ``light`` or ``dark`` of the design tokens.
            scale: Size of text and marks.
            fonts: Font files, the main family first.
        """
        roles = {field: colors[token] for field, token in _TOKENS.items()}
        ramp = tuple(colors[f"s{step}"] for step in range(5))
        return cls(**roles, ramp=ramp, scale=scale, fonts=fonts, gray=False)

    @classmethod
    def print(cls, *, scale: float = 1.0, fonts: tuple[Path, ...] = ()) -> Self:
        """Black and gray on white, for paper."""
        return cls(**_PRINT, ramp=_PRINT_RAMP, scale=scale, fonts=fonts, gray=True)

    def scaled(self, scale: float) -> Self:
        """The same colors at another size of text."""
        return replace(self, scale=scale)

    def px(self, length: float) -> float:
        """A length that grows with the text."""
        return length * self.scale

    def color(self, analyte: str) -> str:
        """The color of an analyte's line."""
        match analyte:
            case "white-cells":
                return self.white_cells
            case "neutrophils":
                return self.neutrophils
            case "hemoglobin":
                return self.hemoglobin
            case "platelets":
                return self.platelets
        return self.text2
