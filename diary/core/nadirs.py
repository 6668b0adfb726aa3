"""How low a count fell within a cycle, for how long, and when it was back: only what the draws can tell.

Draws lie days apart, so days below a limit are given as at least and at most. A result that is not final may lower
what is said and never raise it; one in doubt is counted and not used.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import groupby

from diary.core.counts import Count, by_value
from diary.core.cycles import Cycle
from diary.core.grades import SEVERE, severe_limit
from diary.core.timeline import Timeline, days_between
from diary.core.treatment import given
from diary.core.truth import Truth
from diary.core.units import to_canonical

ANALYTES = ("neutrophils", "platelets", "hemoglobin")
"""The counts whose lowest values are followed, in the order in which they are shown."""

COUNT_GAP = timedelta(days=14)
"""After this long without a count nothing is said of the days between (our own decision)."""

RAISED_BY = {"platelets": "platelets", "hemoglobin": "red-cells"}
"""The blood product that raises a count for a while."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysBelow:
    """How many days of a cycle a count lay below its limit.

    Attributes:
        least: From the first draw below to the last one, in each stretch; 0 where none was seen.
        most: Up to the draws at or above on either side; None where one of these is not known.
        still: The day of the last draw, where that one lies below.
    """

    least: int
    most: int | None = None
    still: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Nadir:
    """The lowest count of a cycle.

    Attributes:
        limit: The limit below which ``grade`` begins, in the canonical unit.
        lowest: The lowest count, the first of equals; None where nothing is known.
        day: Its day of the cycle.
        below: The days below the limit; None where no draw tells whether it lay below.
        recovered: The first final count at or above the limit after the last one below; None where there is none.
        recovered_day: Its day of the cycle, which may be the day on which the next one begins.
        transfused: A product that raises the count was given between the lowest and the recovered one.
        doubtful: How many results of the cycle are in doubt and not used.
    """

    analyte: str
    limit: Decimal
    grade: int
    lowest: Count | None
    day: int | None
    below: DaysBelow | None
    recovered: Count | None
    recovered_day: int | None
    transfused: bool
    doubtful: int


@dataclass(frozen=True, slots=True)
class _Draw:
    """One draw of the analyte.

    Attributes:
        lowest: The lowest of its results that are not in doubt.
        below: No only where every result is sure, final, and at or above the limit.
        doubtful: How many of its results are in doubt.
    """

    day: date
    lowest: Count | None
    below: Truth
    doubtful: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Draws below the limit that follow one another, and the days of the draws at or above on either side."""

    first: date
    last: date
    before: date | None
    after: date | None = None


def nadir(timeline: Timeline, cycle: Cycle, analyte: str, today: date) -> Nadir:
    """How low one of ``ANALYTES`` fell within a cycle, as far as drawn up to today."""
    draws = tuple(_draws(timeline, cycle, analyte, today))
    inside = [draw for draw in draws if cycle.day_number(draw.day) is not None]
    lowest = min((draw.lowest for draw in inside if draw.lowest is not None), key=by_value, default=None)
    told = _told(draws, cycle)
    recovered = _recovered(told)
    return Nadir(
        analyte=analyte,
        limit=severe_limit(analyte),
        grade=SEVERE[analyte],
        lowest=lowest,
        day=None if lowest is None else cycle.day_number(lowest.at.day),
        below=_days_below(told, cycle, today),
        recovered=recovered,
        recovered_day=None if recovered is None else (recovered.at.day - cycle.first).days + 1,
        transfused=lowest is not None and recovered is not None and _transfused(timeline, lowest, recovered),
        doubtful=sum(draw.doubtful for draw in inside),
    )


def _draws(timeline: Timeline, cycle: Cycle, analyte: str, today: date) -> Iterator[_Draw]:
    """The draws of a cycle, those shortly before it, and those of the day on which the next one begins."""
    counts = timeline.counts(analyte)
    end = min(today, cycle.until or today) + _DAY
    first, after = (
        bisect_left(counts, datetime.combine(day, time.min), key=lambda count: count.at.earliest)
        for day in (cycle.first - COUNT_GAP, end)
    )
    usable = (count for count in counts[first:after] if count.usable)
    for _, together in groupby(usable, key=lambda count: count.panel.id):
        yield _draw(tuple(together))


def _draw(counts: Sequence[Count]) -> _Draw:
    sure = [count for count in counts if count.value is not None]
    answers = {_below(count) for count in sure}
    final = len(sure) == len(counts) and not any(count.provisional for count in sure)
    return _Draw(
        day=counts[0].at.day,
        lowest=min(sure, key=by_value, default=None),
        below=Truth.YES if Truth.YES in answers else Truth.NO if final and answers == {Truth.NO} else Truth.UNKNOWN,
        doubtful=len(counts) - len(sure),
    )


def _below(count: Count) -> Truth:
    """Whether it lies below the limit; hemoglobin entered in mmol/L against the limit in mmol/L."""
    unit = count.result.unit
    if unit == "mmol/L":
        return count.below(to_canonical(count.analyte, severe_limit(count.analyte, unit), unit))
    return count.below(severe_limit(count.analyte))


def _told(draws: Iterable[_Draw], cycle: Cycle) -> list[_Draw]:
    """The draws that say for certain whether the count lay below; around the cycle only the nearest at or above."""
    sure = [draw for draw in draws if draw.below is not Truth.UNKNOWN]
    before = [draw for draw in sure if draw.day < cycle.first][-1:]
    after = [draw for draw in sure if draw.day == cycle.until][:1]
    inside = [draw for draw in sure if cycle.day_number(draw.day) is not None]
    return [*_at_or_above(before), *inside, *_at_or_above(after)]


def _at_or_above(draws: Iterable[_Draw]) -> Iterator[_Draw]:
    return (draw for draw in draws if draw.below is Truth.NO)


def _recovered(told: Sequence[_Draw]) -> Count | None:
    last = max((place for place, draw in enumerate(told) if draw.below is Truth.YES), default=len(told))
    return next((draw.lowest for draw in told[last + 1 :]), None)


def _days_below(told: Sequence[_Draw], cycle: Cycle, today: date) -> DaysBelow | None:
    stretches = tuple(_stretches(told))
    if not stretches:
        return DaysBelow(least=0) if any(cycle.day_number(draw.day) is not None for draw in told) else None
    least = {day for stretch in stretches for day in days_between(stretch.first, stretch.last)}
    most: set[date] = set()
    for stretch in stretches:
        if stretch.before is not None and stretch.after is not None:
            first = max(stretch.before + _DAY, cycle.first)
            last = min(stretch.after - _DAY, cycle.last_day(today))
            most.update(days_between(min(first, stretch.first), max(last, stretch.last)))
    known = all(stretch.before is not None and stretch.after is not None for stretch in stretches)
    still = told[-1].day if told[-1].below is Truth.YES else None
    return DaysBelow(least=len(least), most=len(most) if known else None, still=still)


def _stretches(told: Iterable[_Draw]) -> Iterator[_Stretch]:
    """The stretches below the limit; a gap that is too long ends one, and leaves its end unknown."""
    stretch: _Stretch | None = None
    latest: date | None = None
    for draw in told:
        near = latest if latest is not None and draw.day - latest <= COUNT_GAP else None
        if stretch is not None and (near is None or draw.below is Truth.NO):
            yield replace(stretch, after=None if near is None else draw.day)
            stretch = None
        if draw.below is Truth.YES:
            stretch = replace(stretch, last=draw.day) if stretch else _Stretch(draw.day, draw.day, near)
        latest = draw.day
    if stretch is not None:
        yield stretch


def _transfused(timeline: Timeline, lowest: Count, recovered: Count) -> bool:
    """Whether a product that raises the count, or one that was not named, may have been given between two draws."""
    product = RAISED_BY.get(lowest.analyte)
    return product is not None and any(
        treatment.kind == "transfusion"
        and treatment.product in (product, None)
        and treatment.started is not None
        and treatment.started.may_be_after(lowest.at)
        and recovered.at.may_be_after(treatment.started)
        for treatment in given(timeline)
    )
