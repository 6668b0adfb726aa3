"""Several draws of one minute, or of one date without a time, read as one (``clinical.md``, 7.3)."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from itertools import groupby

from diary.core.counts import Count, draw_counts, readings_of
from diary.core.records import Panel, Result
from diary.core.timeline import Timeline
from diary.core.when import in_turn

BLOOD = ("blood", "unknown")


def neutrophils_together(timeline: Timeline) -> Iterator[Count]:
    """The neutrophils that draws of one time say only together: they can alarm and, as not final, never reassure."""
    for draws in _draws_together([panel for panel in timeline.panels if panel.specimen in BLOOD]):
        if len(draws) > 1:
            results = [result for panel in draws for result in timeline.results_of.get(panel.id, ())]
            counts = draw_counts(draws[0], sorted(results, key=_lowest, reverse=True), include_bands=None)
            for count in counts:
                if count.analyte == "neutrophils" and count.derived:
                    yield replace(count, result=replace(count.result, status="preliminary"))


def _draws_together(panels: list[Panel]) -> Iterator[tuple[Panel, ...]]:
    for places in in_turn([panel.collected_at for panel in panels]):
        for _, group in groupby((panels[place] for place in places), key=_time):
            yield tuple(group)


def _time(panel: Panel) -> tuple[datetime, bool]:
    return panel.collected_at.earliest, panel.collected_at.time is None


def _lowest(result: Result) -> Decimal:
    """What it may be at the least; of two results of one analyte the last counts, so the lowest comes last."""
    return min(readings_of(result), default=Decimal(0))
