"""How the rows of the chart of trends are laid out, and what is written at their left."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from diary.charts import strip, treatment_rows
from diary.charts.content import Content
from diary.charts.fonts import Fonts
from diary.charts.naming import cut, wrapped
from diary.charts.sheet import NAME, SMALL, Frame, stacked
from diary.charts.style import ChartStyle
from diary.charts.view import TrendsView
from diary.core.texts import Texts

WEIGHTS = {"white-cells": 1.6, "platelets": 1.05, "red-cells": 0.85, "weight": 0.85}
"""How the panels share the height that is left; all others have one share."""

LEAST = 54.0
MOST = 460.0
"""A panel that has the window almost to itself fills it, up to here."""
TOP = 9.0
GAP = 9.0
AXIS = 30.0
EDGE = 12.0
RIGHT = 42.0
NUMBERS = 38.0
NARROWEST = 120.0
TITLE = 150.0
"""The most that a panel's name takes in one line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RowNames:
    """The names at the left as they are written: symptoms in one line or more, lanes in one."""

    symptoms: tuple[tuple[str, ...], ...]
    lanes: tuple[str, ...]


def row_names(content: Content, view: TrendsView, style: ChartStyle, fonts: Fonts, texts: Texts) -> RowNames:
    """The names, so long that at most about a third of the width goes to them."""
    size, room = style.px(SMALL), max(style.px(150), view.width * 0.3)
    return RowNames(
        symptoms=tuple(wrapped(texts.name("symptom", row.symptom), fonts, size, room) for row in content.symptoms),
        lanes=tuple(cut(lane.label, fonts, size, room) for lane in content.lanes),
    )


def layout(  # noqa: PLR0917  (what every function here needs)
    content: Content, names: RowNames, foot: float, view: TrendsView, style: ChartStyle, fonts: Fonts, texts: Texts
) -> Frame:
    """Place the rows; the panels share what height is left, and none is lower than it can be read.

    Args:
        content: What to draw.
        names: The names at the left.
        foot: Pixels to leave free at the bottom, under the dates.
        view: The size asked for.
        style: How large text is.
        fonts: Measures texts.
        texts: The words.
    """
    above: list[tuple[str, float, float]] = []
    rows = treatment_rows.phase_rows(content.bands)
    if rows:
        above.append(("phases", style.px(treatment_rows.BAND + treatment_rows.BAND_GAP) * rows, style.px(5)))
    if content.lanes:
        above.append(("treatment", style.px(treatment_rows.LANE) * len(content.lanes), style.px(6)))
    below = [("symptoms", style.px(strip.ROW) * strip.row_edges(names.symptoms)[-1], 0.0)] if names.symptoms else []
    every = [*above, *_panels(content, view.height - foot, style, [*above, *below]), *below]
    if every:
        every[-1] = (*every[-1][:2], 0.0)
    placed, bottom = stacked(every, style.px(TOP))
    left = _left(content, names, style, fonts, texts)
    return Frame(
        width=view.width,
        height=float(ceil(bottom + style.px(AXIS) + foot)),
        left=left,
        right=max(view.width - style.px(RIGHT), left + style.px(NARROWEST)),
        rows=placed,
    )


def panel_title(content: Content, name: str, texts: Texts) -> str:
    """What a panel is called: as the first of its analytes that the diary has."""
    return texts.name("measured", content.panels[name].titled)


def panel_title_lines(content: Content, name: str, style: ChartStyle, fonts: Fonts, texts: Texts) -> tuple[str, ...]:
    """The same in lines: a long name that a laboratory gave takes two, and is cut in the second."""
    title, size = panel_title(content, name, texts), style.px(NAME)
    first, *more = wrapped(title, fonts, size, style.px(TITLE))
    lines = (first, " ".join(more)) if more else (first,)
    return tuple(cut(line, fonts, size, style.px(TITLE)) for line in lines)


def panel_hint(content: Content, name: str, texts: Texts) -> str:
    """The unit of a panel, and how it is drawn."""
    unit = texts.unit(content.panels[name].unit)
    if name == "temperature":
        return texts.text("trends.panel.temperature-unit", unit=unit)
    return texts.text("trends.panel.unit-log", unit=unit) if name == "white-cells" and content.log_scale else unit


def _panels(
    content: Content, height: float, style: ChartStyle, others: Sequence[tuple[str, float, float]]
) -> list[tuple[str, float, float]]:
    """The panels with their heights and the gaps below them."""
    taken = sum(tall + gap for _, tall, gap in others) + style.px(TOP + AXIS + GAP * len(content.panels))
    weights = {name: WEIGHTS.get(name, 1.0) for name in content.panels}
    each = min(max((height - taken) / (sum(weights.values()) or 1.0), style.px(LEAST)), style.px(MOST))
    return [(name, each * weight, style.px(GAP)) for name, weight in weights.items()]


def _left(content: Content, names: RowNames, style: ChartStyle, fonts: Fonts, texts: Texts) -> float:
    """The room that the labels at the left take: those of the panels also leave some for the numbers."""
    size = style.px(SMALL)
    written = [line for lines in names.symptoms for line in lines] + list(names.lanes)
    beside = max((fonts.width(name, size) for name in written), default=0.0) + style.px(10)
    hints = [fonts.width(panel_hint(content, name, texts), size) for name in content.panels]
    titles = [fonts.width(title, style.px(NAME), strong=True) for name in content.panels
              for title in panel_title_lines(content, name, style, fonts, texts)]  # fmt: skip
    shared = [panel.counts for panel in content.panels.values() if len(panel.counts) > 1]
    legend = [
        fonts.width(texts.name("analyte", series.analyte), size) + style.px(30)
        for counts in shared
        for series in counts
    ]
    return style.px(EDGE) + max(beside, max([*hints, *titles, *legend], default=0.0) + style.px(NUMBERS))
