"""Blood counts on the report: the short table of page one with its small charts, and every result."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import groupby

from diary.core.counts import Count
from diary.core.grades import SEVERE, severe_limit
from diary.core.numbers import short
from diary.core.records import Panel
from diary.core.when import When
from diary.reports.headline import lowest
from diary.reports.later import marked, result_later, told
from diary.reports.model import (
    Point,
    ResultCell,
    ResultColumn,
    ResultRow,
    ResultTable,
    Sparkline,
    Summary,
    SummaryCell,
    SummaryRow,
)
from diary.reports.parts import RESULTS, TITLES
from diary.reports.source import Source

SHORT = ("white-cells", "neutrophils", "hemoglobin", "platelets", "red-cells")
"""The tests of page one, in the order of a lab slip."""

GRADE_LINES = {analyte: severe_limit(analyte) for analyte in SEVERE}
"""Where the small charts have their dashed line: the limits below which grades 4, 3 and 3 begin."""

TRANSFUSED = {"hemoglobin": "red-cells", "red-cells": "red-cells", "platelets": "platelets"}
"""Which blood product each test's small chart marks."""

SHORT_DRAWS = 6
TESTS_A_TABLE = 7


def summary(source: Source) -> Summary:
    """The short table: the draws that hold a lowest value, and the latest others."""
    found = {analyte: counts for analyte in SHORT if (counts := source.counts(analyte))}
    panels = _panels(found.values())
    shown = _short_draws(found, panels)
    texts = source.wording.texts
    below = ""
    if not found:
        below = texts.text("report.counts.none")
    elif len(shown) < len(panels):
        below = texts.text("report.counts.more", shown=len(shown), n=len(panels))
        if RESULTS in source.parts:
            below = texts.text("report.counts.all", said=below, part=texts.text(TITLES[RESULTS]))
    return Summary(
        dates=tuple(source.wording.day(panel.collected_at.day) for panel in shown),
        rows=tuple(_summary_row(source, analyte, counts, shown) for analyte, counts in found.items()),
        legend=_legend(source, tuple(found)),
        below=below,
    )


def _panels(found: Iterable[tuple[Count, ...]]) -> tuple[Panel, ...]:
    panels = {count.panel.id: count.panel for counts in found for count in counts}
    return tuple(sorted(panels.values(), key=lambda panel: (panel.collected_at.earliest, panel.id)))


def _short_draws(found: Mapping[str, tuple[Count, ...]], panels: tuple[Panel, ...]) -> tuple[Panel, ...]:
    nadirs = [nadir.panel.id for counts in found.values() if (nadir := lowest(counts))]
    wanted = [*dict.fromkeys(nadirs), *(panel.id for panel in reversed(panels))]
    kept = set(tuple(dict.fromkeys(wanted))[:SHORT_DRAWS])
    return tuple(panel for panel in panels if panel.id in kept)


def _summary_row(source: Source, analyte: str, counts: tuple[Count, ...], shown: tuple[Panel, ...]) -> SummaryRow:
    wording, nadir = source.wording, lowest(counts)
    info = wording.texts.catalog.analyte(analyte)
    return SummaryRow(
        name=wording.texts.text("report.counts.test", name=info.name, short=info.short),
        unit=wording.count_unit(analyte, counts),
        cells=tuple(_summary_cell(source, counts, panel, nadir) for panel in shown),
        lowest=wording.count(nadir) if nadir else "–",
        lowest_on=wording.day(nadir.at.day) if nadir else "",
        grade=wording.grade(nadir) if nadir else "",
        chart=_sparkline(source, analyte, counts, nadir),
    )


def _summary_cell(source: Source, counts: tuple[Count, ...], panel: Panel, nadir: Count | None) -> SummaryCell:
    drawn = tuple(count for count in counts if count.panel.id == panel.id)
    shown = lowest(drawn) or next(iter(drawn), None)
    if shown is None:
        return SummaryCell(text="")
    return SummaryCell(text=source.wording.count(shown), lowest=shown is nadir)


def _legend(source: Source, analytes: tuple[str, ...]) -> str:
    texts = source.wording.texts
    lines = tuple(short(GRADE_LINES[analyte]) for analyte in analytes if analyte in GRADE_LINES)
    parts = [texts.text("report.counts.boxed")] if analytes else []
    if lines:
        parts.append(texts.text("report.counts.dashed", lines=lines))
    if any(_transfused(source, product) for product in set(TRANSFUSED.values())):
        parts.append(texts.text("report.counts.dotted"))
    return "; ".join(parts)


def _sparkline(source: Source, analyte: str, counts: tuple[Count, ...], nadir: Count | None) -> Sparkline:
    drawn = (lowest(tuple(found)) for _, found in groupby(counts, key=lambda count: count.panel.id))
    known = [(count, count.value) for count in drawn if count and count.value is not None]
    if not known:
        return Sparkline(points=())
    line = GRADE_LINES.get(analyte)
    values = [value for _, value in known]
    bottom, top = min(values), max(values)
    if line is not None and line < top + (top - bottom):
        bottom, top = min(bottom, line), max(top, line)
    inside = line is not None and bottom <= line <= top
    return Sparkline(
        points=tuple(
            Point(x=_across(source, count.at), y=_up(value, bottom, top), lowest=count is nadir)
            for count, value in known
        ),
        line=_up(line, bottom, top) if inside and line is not None else None,
        transfusions=tuple(_across(source, at) for at in _transfused(source, TRANSFUSED.get(analyte, ""))),
    )


def _transfused(source: Source, product: str) -> tuple[When, ...]:
    """When that product was given within the dates."""
    return tuple(
        treatment.started
        for treatment in source.given()
        if treatment.kind == "transfusion"
        and treatment.product == product
        and treatment.started is not None
        and source.holds(treatment.started.day)
    )


def _across(source: Source, when: When) -> float:
    start = datetime.combine(source.first, time.min)
    return round((when.earliest - start) / timedelta(days=source.length), 4)


def _up(value: Decimal, bottom: Decimal, top: Decimal) -> float:
    return round(float((value - bottom) / (top - bottom)), 4) if top > bottom else 0.5


def results(source: Source) -> tuple[ResultTable, ...]:
    """Every result that was not withdrawn, other specimens included, a few tests a table."""
    counts: dict[str, dict[str, list[Count]]] = {}
    for analyte in source.timeline.analytes:
        for count in source.timeline.counts(analyte):
            if source.holds(count.at.day) and count.result.status != "entered-in-error":
                counts.setdefault(analyte, {}).setdefault(count.panel.id, []).append(count)
    order = source.wording.texts.catalog.analyte
    analytes = sorted(counts, key=lambda analyte: (order(analyte).order, analyte))
    groups = (analytes[start : start + TESTS_A_TABLE] for start in range(0, len(analytes), TESTS_A_TABLE))
    return tuple(_result_table(source, {analyte: counts[analyte] for analyte in group}) for group in groups)


def _result_table(source: Source, counts: Mapping[str, Mapping[str, list[Count]]]) -> ResultTable:
    texts, wording = source.wording.texts, source.wording
    columns = tuple(
        ResultColumn(
            name=texts.catalog.analyte(analyte).short,
            unit=wording.count_unit(analyte, (count for drawn in found.values() for count in drawn)),
        )
        for analyte, found in counts.items()
    )
    seen: dict[str, str] = {}
    rows = []
    for panel in source.timeline.panels:
        drawn = {analyte: found.get(panel.id, []) for analyte, found in counts.items()}
        if any(drawn.values()):
            cells = tuple(_result_cell(source, counts_, seen) for counts_ in drawn.values())
            rows.append(ResultRow(drawn=_drawn(source, panel), lab=panel.lab.strip(), cells=cells))
    return ResultTable(columns=columns, rows=tuple(rows))


def _drawn(source: Source, panel: Panel) -> str:
    at = source.wording.moment(panel.collected_at)
    if panel.specimen == "blood":
        return at
    specimen = source.wording.texts.inline("specimen", panel.specimen)
    return source.wording.texts.text("report.counts.specimen", at=at, specimen=specimen)


def _result_cell(source: Source, counts: list[Count], seen: dict[str, str]) -> ResultCell:
    """The results of one test in one draw; the laboratory's range where it differs from the row before.

    Args:
        source: The report's dates and words.
        counts: The results, mostly one.
        seen: The range last printed by test; brought up to date.
    """
    if not counts:
        return ResultCell()
    notes = []
    later = {count.result.id: result_later(source, count.result, count.panel) for count in counts}
    for count in counts:
        if not count.derived and count.value not in (None, count.result.value):
            notes.append(source.wording.entered(count))
        limits = _range(source, count)
        if limits and seen.get(count.analyte) != limits:
            seen[count.analyte] = limits
            notes.append(limits)
    return ResultCell(
        value="; ".join(marked(source.wording.count(count), later[count.result.id]) for count in counts),
        marks=" ".join(dict.fromkeys(mark for count in counts for mark in _marks(source, count))),
        notes=tuple(notes),
        later=told(source, later.values()),
    )


def _marks(source: Source, count: Count) -> Iterator[str]:
    texts = source.wording.texts
    if count.marker in ("low", "high"):
        yield texts.text(f"report.counts.{count.marker}")
    if count.grade:
        yield texts.text("report.counts.grade", grade=count.grade)
    if count.derived:
        yield texts.text("report.counts.calculated")
    if count.provisional:
        yield texts.text("report.counts.preliminary")
    if count.result.status == "corrected":
        yield texts.text("report.counts.corrected")


def _range(source: Source, count: Count) -> str:
    """The laboratory's own range in the column's unit."""
    low, high = count.limits.low, count.limits.high
    texts = source.wording.texts
    if low is not None and high is not None:
        return texts.text("report.counts.range", low=short(low), high=short(high))
    if low is not None:
        return texts.text("report.counts.from", limit=short(low))
    return "" if high is None else texts.text("report.counts.up-to", limit=short(high))
