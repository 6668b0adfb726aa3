"""The rows above the panels: phases as bands with their names, infusions as bars, what was given as marks."""

from collections.abc import Sequence
from typing import Any

from matplotlib.axes import Axes
from matplotlib.collections import PathCollection
from matplotlib.lines import Line2D
from matplotlib.path import Path

from diary.charts.lanes import Band, Lane, Mark
from diary.charts.shapes import DROP, rounded
from diary.charts.sheet import SMALL, Sheet

BAND = 26.0
BAND_GAP = 4.0
AIR = 9.0
LANE = 18.0

_LEAST_BAR = 3.0
_INSET = 0.2
_THIN = 0.36
"""How much of a row stays free above and below a bar: courses of tablets are thinner than infusions."""

_ROUND = 4.0
_MARKERS: dict[str, str | Path] = {
    "red-cells": DROP, "platelets": "D", "plasma": "p", "transfusion": DROP, "intrathecal": "v", "injection": "o",
    "oral-dose": "s", "growth-factor": "P", "lumbar-puncture": "v", "transplant": "*", "missed-dose": "X",
    "vomited-dose": "X", "fever": "o",
}  # fmt: skip
_OPEN = ("platelets", "transfusion", "lumbar-puncture", "plasma", "vomited-dose")
_SIZES = {"red-cells": 13.0, "transfusion": 13.0, "transplant": 13.0}


def phase_rows(bands: Sequence[Band]) -> int:
    """How many rows the phases take."""
    return max((band.row for band in bands), default=-1) + 1


def beside(sheet: Sheet, band: Band, bands: Sequence[Band], needed: float) -> bool:
    """Whether a name of so many pixels has room to the right of its band, before the next band of the row."""
    end = sheet.pixels(band.end) + needed + sheet.style.px(6)
    after = (sheet.pixels(other.start) for other in bands if other.row == band.row and other.start >= band.end)
    return end < min(after, default=sheet.frame.right)


def draw_phases(sheet: Sheet, bands: Sequence[Band]) -> Axes:
    """The phases; the one that runs ends in an arrow."""
    style = sheet.style
    axes = sheet.axes("phases", float(phase_rows(bands)), 0.0)
    axes.set_axis_off()
    shapes = [_shape(sheet, band) for band in bands]
    fills = [style.rest if band.rest else style.phase for band in bands]
    _fill(axes, shapes, fills, style.grid, "phases")
    for band in bands:
        _name(sheet, axes, band, bands)
    return axes


def draw_lanes(sheet: Sheet, lanes: Sequence[Lane], names: Sequence[str]) -> Axes:
    """The other treatment, one row a lane."""
    axes = sheet.axes("treatment", float(len(lanes)), 0.0)
    axes.set_axis_off()
    top, height = sheet.frame.rows["treatment"]
    for row, (lane, name) in enumerate(zip(lanes, names, strict=True)):
        sheet.label(name, sheet.style.px(12), top + height * (row + 0.5) / len(lanes), color=sheet.style.text2)
        if lane.bars:
            _draw_bars(sheet, axes, lane, row)
        for planned in (False, True):
            _draw_marks(
                sheet, axes, lane.kind, [mark for mark in lane.marks if mark.planned is planned], row, planned=planned
            )
    return axes


def mark_color(sheet: Sheet, kind: str) -> str:
    """The color of a lane's marks: transfusions in that of the counts they raise."""
    match kind:
        case "red-cells":
            return sheet.style.hemoglobin
        case "platelets":
            return sheet.style.platelets
        case "hospital-stay":
            return sheet.style.stay_line
        case "fever":
            return sheet.style.fever
    return sheet.style.infusion


def _runs_on(sheet: Sheet, band: Band) -> bool:
    return band.runs and band.end >= sheet.view.end


def _down(band: Band) -> tuple[float, float]:
    """The upper and the lower edge of a band, in rows."""
    return band.row + BAND_GAP / (BAND + BAND_GAP), band.row + 1.0


def _width(sheet: Sheet, band: Band) -> float:
    return sheet.fonts.width(band.label, sheet.style.px(SMALL), strong=True)


def _shoulder(sheet: Sheet, band: Band) -> float:
    """Where the point of a running phase begins, and any other ends."""
    if not _runs_on(sheet, band):
        return band.end
    return _arrow_end(sheet, band, _width(sheet, band)) - sheet.style.px(9) / sheet.day_width


def _shape(sheet: Sheet, band: Band) -> Path:
    top, bottom = _down(band)
    if not _runs_on(sheet, band):
        return _box(sheet, (band.start, band.end), (top, bottom), BAND + BAND_GAP)
    shoulder, end = _shoulder(sheet, band), _arrow_end(sheet, band, _width(sheet, band))
    points = [(band.start, top), (shoulder, top), (end, (top + bottom) / 2), (shoulder, bottom), (band.start, bottom)]
    return Path([*points, points[0]], closed=True)


def _name(sheet: Sheet, axes: Axes, band: Band, bands: Sequence[Band]) -> None:
    """The name of a phase in its band; beside it where that has no room."""
    style = sheet.style
    top, bottom = _down(band)
    days, width = _shoulder(sheet, band) - band.start, _width(sheet, band)
    across = days * sheet.day_width
    fitting = style.px(SMALL) * (1.0 if width + style.px(4) <= across else (across - style.px(AIR)) / width)
    place: dict[str, Any] = {"va": "center_baseline", "parse_math": False, "gid": "phase-label"}
    if fitting >= SMALL:  # large text may shrink to what is read at 100 %
        axes.text(
            band.start + days / 2, (top + bottom) / 2, band.label, ha="center", color=style.on_phase,
            fontproperties=sheet.fonts.properties(fitting, strong=True), **place,
        )  # fmt: skip
    elif beside(sheet, band, bands, width + style.px(4)):  # else none is written: a cut name would mislead
        axes.text(
            band.end + style.px(6) / sheet.day_width, (top + bottom) / 2, band.label, ha="left", color=style.text2,
            fontproperties=sheet.fonts.properties(style.px(SMALL), strong=True), **place,
        )  # fmt: skip


def _arrow_end(sheet: Sheet, band: Band, width: float) -> float:
    """Where the arrow of a running phase ends: past today, and as far as its name needs and the chart has room."""
    wanted = max(sheet.pixels(band.end) + sheet.style.px(18), sheet.pixels(band.start) + width + sheet.style.px(18))
    return sheet.view.start + (min(wanted, sheet.frame.width - 3) - sheet.frame.left) / sheet.day_width


def _draw_bars(sheet: Sheet, axes: Axes, lane: Lane, row: int) -> None:
    """The bars of a lane, planned ones hollow; the shortest are still seen."""
    color, inset = mark_color(sheet, lane.kind), _THIN if lane.kind == "course" else _INSET
    least = sheet.style.px(_LEAST_BAR) / sheet.day_width
    down = row + inset, row + 1 - inset
    shapes = [_box(sheet, (bar.start, max(bar.end, bar.start + least)), down, LANE) for bar in lane.bars]
    fills = [sheet.style.surface if bar.planned else color for bar in lane.bars]
    _fill(axes, shapes, fills, color, f"bar:{lane.kind}")


def _fill(axes: Axes, shapes: Sequence[Path], fills: Sequence[str], line: str, gid: str) -> None:
    drawn = PathCollection(
        shapes, facecolors=fills, edgecolors=line, linewidths=1, transform=axes.transData, clip_on=False, gid=gid
    )
    axes.add_collection(drawn, autolim=False)


def _box(sheet: Sheet, across: tuple[float, float], down: tuple[float, float], unit: float) -> Path:
    """A box with round corners: x in days, y in rows of ``unit`` pixels at scale 1."""
    return rounded(across, down, (sheet.style.px(_ROUND) / sheet.day_width, _ROUND / unit))


def _draw_marks(sheet: Sheet, axes: Axes, kind: str, marks: Sequence[Mark], row: int, *, planned: bool) -> None:
    if not marks:
        return
    color = mark_color(sheet, kind)
    hollow = planned or kind in _OPEN
    axes.add_artist(Line2D(
        [mark.x for mark in marks], [row + 0.5] * len(marks), linestyle="none", marker=_MARKERS[kind],
        markersize=sheet.style.px(_SIZES.get(kind, 7.5)), markerfacecolor=sheet.style.surface if hollow else color,
        markeredgecolor=color, markeredgewidth=sheet.style.px(1.5) if hollow else 0.5,
        alpha=0.6 if planned else None, gid=f"{'planned' if planned else 'marks'}:{kind}",
    )).set_clip_on(False)  # fmt: skip
