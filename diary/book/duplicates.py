"""Results that are here already although they carry another id: the same analyte of the same moment."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal

from diary.core.records import Panel, Result
from diary.core.timeline import Timeline
from diary.core.units import canonical_unit, to_canonical
from diary.core.when import When

Place = tuple[str, str, datetime, bool]


class KnownResults:
    """The results of a diary by analyte, specimen and moment."""

    def __init__(self, timeline: Timeline) -> None:
        self._found: defaultdict[Place, list[tuple[Result, When]]] = defaultdict(list)
        for panel in timeline.panels:
            for result in timeline.results_of.get(panel.id, ()):
                self.add(result, panel)

    def add(self, result: Result, panel: Panel) -> None:
        """Know one more."""
        self._found[_place(result, panel)].append((result, panel.collected_at))

    def beside(self, result: Result, panel: Panel) -> Iterator[Result]:
        """The known results of the same analyte and moment."""
        for known, at in self._found.get(_place(result, panel), ()):
            instants = {at.instant, panel.collected_at.instant} - {None}
            if len(instants) < 2:  # noqa: PLR2004  (the true moments agree, or one of them is not known)
                yield known


def same_value(first: Result, second: Result) -> bool:
    """Whether two results of one analyte say the same, whatever their units."""
    return first.comparator == second.comparator and _value(first) == _value(second)


def _value(result: Result) -> tuple[Decimal, str]:
    unit = canonical_unit(result.analyte)
    if unit is None:
        return result.value, result.unit
    return to_canonical(result.analyte, result.value, result.unit), unit


def _place(result: Result, panel: Panel) -> Place:
    at = panel.collected_at
    return result.analyte, panel.specimen, at.earliest, at.time is None
