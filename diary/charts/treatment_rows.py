"""The rows above the panels: phases as bands with their names, infusions as bars, what was given as marks."""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch, Polygon
from matplotlib.path import Path

from diary.charts.lanes import Band, Bar, Lane, Mark
from diary.charts.shapes import DROP
from diary.charts.sheet import SMALL, Sheet

BAND = 26.0
BAND_GAP = 4.0
AIR = 9.0
LANE = 18.0

_LEAST_BAR = 3.0
_MARKERS: dict[str, str | Path] = {"red-cells": DROP, "platelets": "D", "plasma": "p", "intrathecal": "v",
                                   "injection": "o", "growth-factor": "P", "lumbar-puncture": "v", "transplant": "*",
                                   "missed-dose": "X"}  # fmt: skip
_OPEN = ("platelets", "lumbar-puncture", "plasma")
_SIZES = {"red-cells": 13.0, "transplant": 13.0}


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
    rows = phase_rows(bands)
    axes = sheet.axes("phases", float(rows), 0.0)
    axes.set_axis_off()
    for band in bands:
        _draw_band(sheet, axes, band, bands)
    return axes


def draw_lanes(sheet: Sheet, lanes: Sequence[Lane], names: Sequence[str]) -> Axes:
    """The other treatment, one row a lane."""
    axes = sheet.axes("treatment", float(len(lanes)), 0.0)
    axes.set_axis_off()
    top, height = sheet.frame.rows["treatment"]
    for row, (lane, name) in enumerate(zip(lanes, names, strict=True)):
        sheet.label(name, sheet.style.px(12), top + height * (row + 0.5) / len(lanes), color=sheet.style.text2)
        for bar in lane.bars:
            axes.add_patch(_bar(sheet, lane.kind, bar, row))
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
    return sheet.style.infusion


def _draw_band(sheet: Sheet, axes: Axes, band: Band, bands: Sequence[Band]) -> None:
    style = sheet.style
    fill, line, gid = style.rest if band.rest else style.phase, style.grid, f"phase:{band.number}"
    unit = style.px(BAND + BAND_GAP)
    top, bottom = band.row + style.px(BAND_GAP) / unit, band.row + 1.0
    width = sheet.fonts.width(band.label, style.px(SMALL), strong=True)
    if band.runs and band.end >= sheet.view.end:
        end = _arrow_end(sheet, band, width)
        shoulder = end - style.px(9) / sheet.day_width
        points = [
            (band.start, top),
            (shoulder, top),
            (end, (top + bottom) / 2),
            (shoulder, bottom),
            (band.start, bottom),
        ]
        axes.add_patch(Polygon(points, facecolor=fill, edgecolor=line, linewidth=1, clip_on=False, gid=gid))
        room = (shoulder - band.start, width + style.px(4))
    else:
        axes.add_patch(_box(sheet, (band.start, band.end), (top, bottom), unit, fill=fill, line=line, gid=gid))
        room = (band.end - band.start, width + style.px(4))
    days, needed = room
    font = sheet.fonts.properties(style.px(SMALL), strong=True)
    across = days * sheet.day_width
    fitting = style.px(SMALL) * (1.0 if needed <= across else (across - style.px(AIR)) / width)
    if fitting >= SMALL:  # large text may shrink to what is read at 100 %
        axes.text(
            band.start + days / 2, (top + bottom) / 2, band.label, ha="center", va="center_baseline",
            color=style.on_phase, parse_math=False, fontproperties=sheet.fonts.properties(fitting, strong=True),
            gid="phase-label",
        )  # fmt: skip
    elif beside(sheet, band, bands, needed):  # where no place is found, none is written: a cut name would mislead
        axes.text(
            band.end + style.px(6) / sheet.day_width, (top + bottom) / 2, band.label, ha="left", va="center_baseline",
            color=style.text2, parse_math=False, fontproperties=font, gid="phase-label",
        )  # fmt: skip


def _arrow_end(sheet: Sheet, band: Band, width: float) -> float:
    """Where the arrow of a running phase ends: past today, and as far as its name needs and the chart has room."""
    wanted = max(sheet.pixels(band.end) + sheet.style.px(18), sheet.pixels(band.start) + width + sheet.style.px(18))
    return sheet.view.start + (min(wanted, sheet.frame.width - 3) - sheet.frame.left) / sheet.day_width


def _bar(sheet: Sheet, kind: str, bar: Bar, row: int) -> FancyBboxPatch:
    color = mark_color(sheet, kind)
    end = max(bar.end, bar.start + sheet.style.px(_LEAST_BAR) / sheet.day_width)
    fill = sheet.style.surface if bar.planned else color
    inset = 0.2
    return _box(
        sheet,
        (bar.start, end),
        (row + inset, row + 1 - inset),
        sheet.style.px(LANE),
        fill=fill,
        line=color,
        gid=f"bar:{kind}",
    )


def _box(
    sheet: Sheet, across: tuple[float, float], down: tuple[float, float], unit: float, *, fill: str, line: str, gid: str
) -> FancyBboxPatch:
    """A box with round corners: x in days, y in rows of ``unit`` pixels."""
    start, end = across
    top, bottom = down
    aspect = sheet.day_width / unit
    radius = min(sheet.style.px(4) / sheet.day_width, (end - start) / 2)
    return FancyBboxPatch(
        (start, top), end - start, bottom - top,
        boxstyle=f"round,pad=0,rounding_size={radius}", mutation_aspect=aspect, facecolor=fill, edgecolor=line,
        linewidth=1, clip_on=False, gid=gid,
    )  # fmt: skip


def _draw_marks(sheet: Sheet, axes: Axes, kind: str, marks: Sequence[Mark], row: int, *, planned: bool) -> None:
    if not marks:
        return
    color = mark_color(sheet, kind)
    hollow = planned or kind in _OPEN
    axes.plot(
        [mark.x for mark in marks], [row + 0.5] * len(marks), linestyle="none", marker=_MARKERS[kind],
        markersize=sheet.style.px(_SIZES.get(kind, 7.5)), markerfacecolor=sheet.style.surface if hollow else color,
        markeredgecolor=color, markeredgewidth=sheet.style.px(1.5) if hollow else 0.5, clip_on=False,
        alpha=0.6 if planned else None, gid=f"{'planned' if planned else 'marks'}:{kind}",
    )  # fmt: skip
