"""The lowest counts of each cycle on the report: of the cycles that its dates touch, each as a whole up to the last."""

from itertools import groupby

from diary.charts.nadir_table import OF_CYCLE, nadir_table
from diary.core.cycles import cycles
from diary.reports.model import CycleRows, LowestCounts
from diary.reports.source import Source


def lowest_counts(source: Source) -> LowestCounts:
    """The table; without rows where no cycle falls into the dates or nothing was counted in it."""
    last = min(source.last, source.now.date())
    touched = [cycle for cycle in cycles(source.timeline) if cycle.touches(source.first, last)]
    table = nadir_table(source.timeline, touched, last, source.wording.texts)
    by_cycle = groupby(zip(table.days, table.rows, strict=True), key=lambda found: found[0])
    groups = (tuple(row for _, row in found) for _, found in by_cycle)
    return LowestCounts(
        legend=table.legend,
        columns=table.columns[OF_CYCLE:],
        cycles=tuple(
            CycleRows(name=_name(source, *rows[0][:OF_CYCLE]), tests=tuple(row[OF_CYCLE:] for row in rows))
            for rows in groups
        ),
    )


def _name(source: Source, cycle: str, day: str) -> str:
    return source.wording.texts.text("cycles.begun", cycle=cycle, day=day)
