"""How the rows of the chart of trends are laid out, and what is written at their left."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from diary.charts import strip, treatment_rows
from diary.charts.content import Content
from diary.charts.fonts import Fonts
from diary.charts.naming import cut, wrapped
from diary.charts.sheet import NAME, SMALL, Frame, stacked
from diary.charts.style import MARKERS, ChartStyle
from diary.charts.view import TrendsView
from diary.core.texts import Texts

WEIGHTS = {"white-cells": 1.6, "hemoglobin": 1.0, "platelets": 1.05, "temperature": 1.0}
"""How the panels share the height that is left."""

LEAST = 54.0
MOST = 190.0
TOP = 9.0
GAP = 9.0
AXIS = 30.0
EDGE = 12.0
RIGHT = 42.0
NUMBERS = 38.0
NARROWEST = 120.0


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
    content: Content, names: RowNames, view: TrendsView, style: ChartStyle, fonts: Fonts, texts: Texts
) -> Frame:
    """Place the rows; the panels share what height is left, and none is lower than it can be read."""
    above: list[tuple[str, float, float]] = []
    rows = treatment_rows.phase_rows(content.bands)
    if rows:
        above.append(("phases", style.px(treatment_rows.BAND + treatment_rows.BAND_GAP) * rows, style.px(5)))
    if content.lanes:
        above.append(("treatment", style.px(treatment_rows.LANE) * len(content.lanes), style.px(6)))
    below = [("symptoms", style.px(strip.ROW) * strip.row_edges(names.symptoms)[-1], 0.0)] if names.symptoms else []
    every = [*above, *_panels(content, view, style, [*above, *below]), *below]
    if every:
        every[-1] = (*every[-1][:2], 0.0)
    placed, bottom = stacked(every, style.px(TOP))
    left = _left(content, names, style, fonts, texts)
    return Frame(
        width=view.width,
        height=float(ceil(bottom + style.px(AXIS))),
        left=left,
        right=max(view.width - style.px(RIGHT), left + style.px(NARROWEST)),
        rows=placed,
    )


def panel_title(content: Content, name: str, texts: Texts) -> str:
    """What a panel is called: as the first of its analytes that the diary has."""
    if name == "temperature":
        return texts.text("trends.panel.temperature")
    return texts.name("analyte", content.panels[name][0])


def panel_hint(content: Content, name: str, texts: Texts) -> str:
    """The unit of a panel, and how it is drawn."""
    if name == "temperature":
        return texts.text("trends.panel.temperature-unit", unit=texts.unit(content.temperature.unit))
    unit = texts.unit(content.counts[name].unit)
    return texts.text("trends.panel.unit-log", unit=unit) if name == "white-cells" and content.log_scale else unit


def _panels(
    content: Content, view: TrendsView, style: ChartStyle, others: Sequence[tuple[str, float, float]]
) -> list[tuple[str, float, float]]:
    """The panels with their heights and the gaps below them."""
    taken = sum(height + gap for _, height, gap in others) + style.px(TOP + AXIS + GAP * len(content.panels))
    shares = sum(WEIGHTS[name] for name in content.panels) or 1.0
    each = min(max((view.height - taken) / shares, style.px(LEAST)), style.px(MOST))
    return [(name, each * WEIGHTS[name], style.px(GAP)) for name in content.panels]


def _left(content: Content, names: RowNames, style: ChartStyle, fonts: Fonts, texts: Texts) -> float:
    """The room that the labels at the left take: those of the panels also leave some for the numbers."""
    size = style.px(SMALL)
    written = [line for lines in names.symptoms for line in lines] + list(names.lanes)
    beside = max((fonts.width(name, size) for name in written), default=0.0) + style.px(10)
    hints = [fonts.width(panel_hint(content, name, texts), size) for name in content.panels]
    titles = [fonts.width(panel_title(content, name, texts), style.px(NAME), strong=True) for name in content.panels]
    legend = [fonts.width(texts.name("analyte", analyte), size) + style.px(30) for analyte in MARKERS]
    return style.px(EDGE) + max(beside, max([*hints, *titles, *legend]) + style.px(NUMBERS))
