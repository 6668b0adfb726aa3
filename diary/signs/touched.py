"""Which days a change can touch, so that no others need judging anew."""

from collections.abc import Collection, Iterator
from datetime import date, timedelta
from itertools import islice

from diary.core.counts import Count
from diary.core.records import (
    CareTeam,
    Check,
    Device,
    DoseChange,
    Measurement,
    Medicine,
    Milestone,
    Panel,
    Person,
    Phase,
    Record,
    Result,
    Settings,
    Symptom,
    Treatment,
)
from diary.core.timeline import Timeline, moment_of
from diary.core.when import FIRST_YEAR, LAST_YEAR
from diary.signs.day import LAST_LOGGED, NEW_AFTER
from diary.signs.draws import is_firm
from diary.signs.readings import HIGHEST_OF

FIRST = date(FIRST_YEAR, 1, 1)
LAST = date(LAST_YEAR, 12, 31)
"""The days that a diary can speak of; a change without an end reaches to these."""

Days = tuple[date, date]

AHEAD = timedelta(days=3)
"""The window of the first chemotherapy begins so long before it."""

LATER_DRAWS = 3
COUNTS_REACH = timedelta(days=15)
"""A count reaches to the third draw after it, or two weeks further where that is later: falls and the look-back."""

REACH = {"temperature": timedelta(days=1), "weight": HIGHEST_OF, "systolic": timedelta(days=7)}
"""How far a measurement reaches beyond its day; pressures are compared with a week, weights with three months."""


def touched_days(old: Record | None, new: Record | None, timeline: Timeline) -> Days | None:
    """The first and the last day whose flags a change can touch, or None where it can touch none.

    Phases and milestones touch all days: they say whether chemotherapy on other days was the first.

    Args:
        old: The record before; None where it was added.
        new: The record after; None where it was removed.
        timeline: The diary, before or after the change.
    """
    spans = [span for record in (old, new) if record is not None for span in _reach(record, old, new, timeline)]
    if not spans or old == new:
        return None
    return min(first for first, _ in spans), max(last for _, last in spans)


def _reach(record: Record, old: Record | None, new: Record | None, timeline: Timeline) -> Iterator[Days]:
    match record:
        case Symptom():
            yield record.when.day, _end_of_symptom(record, timeline)
        case Check():
            yield record.when.day, record.when.day
        case Measurement():
            yield record.when.day, record.when.day + REACH.get(record.kind, timedelta(0))
        case Panel() | Result():
            yield from _of_draw(record, timeline)
        case Phase() | Milestone():
            yield FIRST, LAST
        case Medicine() | Treatment() | Device() | DoseChange() if not getattr(record, "planned", False):
            moment = moment_of(record)
            yield (FIRST if moment is None or _has_undated(timeline) else moment.day - AHEAD), LAST
        case CareTeam() | Person() | Settings() if _asked(old) != _asked(new):
            yield FIRST, LAST


def _asked(record: Record | None) -> object:
    """What the rules ask a record for that has no date."""
    match record:
        case CareTeam():
            return record.fever_at, record.emergency_number
        case Person():
            return record.subtype
        case Settings():
            return record.neutrophils_include_bands
    return None


def _has_undated(timeline: Timeline) -> bool:
    """Whether something has no date, so that what has one may decide which chemotherapy was the first."""
    records = (*timeline.treatments, *timeline.medicines, *timeline.milestones, *timeline.phases)
    return any(moment_of(record) is None for record in records)


def _end_of_symptom(entry: Symptom, timeline: Timeline) -> date:
    """A symptom is compared with for a week, and as long as it is among the last days it was logged."""
    later = sorted(day for day in timeline.by_day["symptoms"] if day > entry.when.day)
    logged = (day for day in later if any(each.symptom == entry.symptom for each in timeline.symptoms_on(day)))
    compared = list(islice(logged, LAST_LOGGED))
    return max([entry.when.day + timedelta(days=NEW_AFTER), *compared])


def _of_draw(record: Panel | Result, timeline: Timeline) -> Iterator[Days]:
    if isinstance(record, Panel):
        results = timeline.results_of.get(record.id, ())
        yield _of_counts(record, {result.analyte for result in results}, timeline)
        return
    panel = timeline.get("counts", record.panel)
    if isinstance(panel, Panel):
        yield _of_counts(panel, {record.analyte}, timeline)


def _of_counts(panel: Panel, analytes: Collection[str], timeline: Timeline) -> Days:
    """From the draw to where later ones have replaced it; without such, without end."""
    first = panel.collected_at.day
    if not analytes or _transplanted(timeline):
        return first, LAST
    ends = [first]
    for analyte in (*analytes, "neutrophils"):
        later = sorted(
            {count.at.day for count in timeline.counts(analyte) if count.at.day > first and _replaces(count)}
        )
        ends.append(later[LATER_DRAWS - 1] + COUNTS_REACH if len(later) >= LATER_DRAWS else LAST)
    return first, max(ends)


def _replaces(count: Count) -> bool:
    return count.usable and is_firm(count) and count.comparator is None


def _transplanted(timeline: Timeline) -> bool:
    """Whether a transplant is on file: then any count can show the recovery."""
    kinds = {each.kind for each in timeline.treatments} | {each.phase for each in timeline.phases}
    return not kinds.isdisjoint({"transplant", "conditioning"})
