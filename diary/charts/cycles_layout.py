"""How the rows of the chart of cycles are laid out, and what is written beside them."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from diary.charts.cycles_content import CyclesContent, CyclesView, Overlay
from diary.charts.fonts import Fonts
from diary.charts.layout import EDGE, NARROWEST, NUMBERS, RIGHT
from diary.charts.naming import cut
from diary.charts.sheet import NAME, SMALL, Frame, stacked
from diary.charts.style import ChartStyle
from diary.charts.ticks import number
from diary.core.texts import Texts

ENTRY = 25.0
RAIL = 23.0
AXIS = 30.0
SAMPLE = 66.0
"""What comes before the words of an entry of the legend: the number in its ring and a piece of the line."""

RISE = 1.5
"""How much higher words beside a ring are written: the numbers in it lie in its middle."""

BETWEEN = 22.0
"""Between two columns of the legend."""

_WORD_GAP = 7.0
_TOP = 10.0
_GAP = 13.0
_LEAST = 90.0
_MOST = 300.0
_LOGARITHMIC = ("white-cells", "neutrophils")
_HIGHER = 1.25
"""A logarithmic panel spans more than the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What the legend says of a cycle.

    Attributes:
        width: The pixels that it takes, with what comes before its words.
        dates_width: Those of the dates alone.
    """

    name: str
    dates: str
    width: float
    dates_width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What is written beside a panel.

    Attributes:
        hint: Its unit, and how it is drawn.
        rails: The names of the rows below it: where the cycles were lowest, and where they were back.
    """

    title: str
    hint: str
    rails: tuple[str, ...]


def is_log(view: CyclesView, analyte: str) -> bool:
    """Whether an analyte is drawn on a logarithmic scale."""
    return view.log_scale and analyte in _LOGARITHMIC


def entries(
    content: CyclesContent, view: CyclesView, style: ChartStyle, fonts: Fonts, texts: Texts
) -> tuple[Entry, ...]:
    """The legend: the name of each cycle and, where it has room, its first day and how far it goes unseen."""
    size, gap, before = style.px(SMALL), style.px(_WORD_GAP), style.px(SAMPLE)
    room = view.width - style.px(2 * EDGE) - before
    made = []
    for overlay in content.overlays:
        named = fonts.width(overlay.name, size, strong=overlay.rank == 0) + gap
        told = _dates(overlay, content.days, texts)
        dates = next((dates for dates in told if named + fonts.width(dates, size) <= room), "")
        taken = fonts.width(dates, size)
        name = cut(overlay.name, fonts, size, room - gap - taken)
        width = before + fonts.width(name, size, strong=overlay.rank == 0) + gap + taken
        made.append(Entry(name=name, dates=dates, width=width, dates_width=taken))
    return tuple(made)


def _dates(overlay: Overlay, days: int, texts: Texts) -> tuple[str, str]:
    """What is said of its days, and the least of it."""
    told = "goes-on" if overlay.days > days else "first" if overlay.cycle.until else "so-far"
    least, full = (
        texts.text(f"cycles.chart.{message}", first=overlay.cycle.first, day=overlay.days)
        for message in ("first", told)
    )
    return full, least


def columns(legend: tuple[Entry, ...], view: CyclesView, style: ChartStyle) -> list[tuple[Entry, ...]]:
    """The legend in as many columns as fit side by side, read down."""
    room = view.width - style.px(2 * EDGE)
    for lines in range(1, len(legend) + 1):
        made = [legend[start : start + lines] for start in range(0, len(legend), lines)]
        taken = sum(max(entry.width for entry in column) for column in made) + style.px(BETWEEN) * (len(made) - 1)
        if taken <= room:
            return made
    return [legend]


def beside(content: CyclesContent, view: CyclesView, texts: Texts) -> dict[str, Beside]:
    """What is written beside each panel, by analyte."""
    found = {}
    for analyte in content.analytes:
        unit, limit = texts.unit(content.series(analyte)[0].unit), content.limits.get(analyte)
        rails = [texts.text("cycles.chart.lowest")] if content.lows(analyte) else []
        if limit is not None and any(low.back for low in content.lows(analyte)):
            rails.append(texts.text("cycles.chart.back", value=number(limit.y)))
        found[analyte] = Beside(
            title=texts.name("analyte", analyte),
            hint=texts.text("trends.panel.unit-log", unit=unit) if is_log(view, analyte) else unit,
            rails=tuple(rails),
        )
    return found


def cycles_layout(  # noqa: PLR0917  (what every layout needs)
    words: Mapping[str, Beside],
    legend: tuple[Entry, ...],
    foot: float,
    view: CyclesView,
    style: ChartStyle,
    fonts: Fonts,
) -> Frame:
    """Place the rows: the legend, then each panel with its rails (``rails:`` and the analyte) right below it.

    Args:
        words: What is written beside the panels.
        legend: The cycles.
        foot: The height that is left free below the axis.
        view: How large.
        style: The size of text.
        fonts: What measures.
    """
    lines = max(len(column) for column in columns(legend, view, style))
    rows = [("legend", style.px(ENTRY) * lines, style.px(_GAP) * 0.6)] if lines else []
    rails = {analyte: style.px(RAIL) * len(beside.rails) for analyte, beside in words.items()}
    taken = sum(height + gap for _, height, gap in rows) + sum(rails.values())
    taken += style.px(_TOP + AXIS) + foot + style.px(_GAP) * (len(words) - 1)
    shares = {analyte: _HIGHER if is_log(view, analyte) else 1.0 for analyte in words}
    each = min(max((view.height - taken) / max(sum(shares.values()), 1.0), style.px(_LEAST)), style.px(_MOST))
    for analyte in words:
        rows.append((analyte, each * shares[analyte], 0.0))
        rows.append((f"rails:{analyte}", rails[analyte], style.px(_GAP)))
    if rows:
        rows[-1] = (*rows[-1][:2], 0.0)
    placed, bottom = stacked(rows, style.px(_TOP))
    left = _left(words, style, fonts)
    return Frame(
        width=view.width,
        height=float(ceil(bottom + style.px(AXIS) + foot)),
        left=left,
        right=max(view.width - style.px(RIGHT), left + style.px(NARROWEST)),
        rows=placed,
    )


def _left(words: Mapping[str, Beside], style: ChartStyle, fonts: Fonts) -> float:
    """The room at the left: the names of the panels leave some for the numbers, those of the rails need none."""
    size = style.px(SMALL)
    rails = [fonts.width(rail, size) + style.px(10) for one in words.values() for rail in one.rails]
    named = [
        max(fonts.width(one.title, style.px(NAME), strong=True), fonts.width(one.hint, size)) + style.px(NUMBERS)
        for one in words.values()
    ]
    return style.px(EDGE) + max([*rails, *named], default=0.0)
