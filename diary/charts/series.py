"""Counts and symptoms as series of points and cells, before anything is drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby
from math import nan

from diary.charts.view import MIDDLE, SymptomOrder, TrendsView
from diary.core import nadirs
from diary.core.catalog import OWN_GROUP, Catalog
from diary.core.counts import Count, by_value
from diary.core.numbers import readable, short
from diary.core.timeline import Timeline, days_between
from diary.core.units import canonical_unit, from_canonical, is_plausible, known_units
from diary.core.when import When

COUNT_GAP = nadirs.COUNT_GAP / timedelta(days=1)
"""Days without a count after which the line breaks."""

NOT_LOGGED = -1
NOT_RATED = 5

_DAY = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One count on a line.

    Attributes:
        x: The moment in days since 1 January of the year 1; the middle of the day where only a date is known.
        y: The value in the chart's unit.
        unit: The chart's unit.
    """

    x: float
    y: float
    unit: str
    count: Count

    @property
    def text(self) -> str:
        """The value as people read it: "<0.1"."""
        return count_text(self.count, self.unit)

    @property
    def below(self) -> bool:
        """Whether the true value lies below the point."""
        return (self.count.comparator or "").startswith("<")

    @property
    def above(self) -> bool:
        """Whether the true value lies above the point."""
        return (self.count.comparator or "").startswith(">")

    @property
    def bound(self) -> bool:
        """Whether only a bound of the true value is known."""
        return self.below or self.above

    @property
    def corrected(self) -> bool:
        """Whether the laboratory corrected it."""
        return self.count.result.status == "corrected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A value that cannot be taken as entered, with what it may be in the chart's unit; nothing where none can be."""

    x: float
    ys: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountSeries:
    """The counts of one analyte in a range of days.

    Attributes:
        points: Those to draw, with one more on each side of the range, from where the line comes and goes.
        shown: Those within the range.
    """

    analyte: str
    unit: str
    points: tuple[Point, ...]
    shown: tuple[Point, ...]
    doubtful: tuple[Doubtful, ...]

    @property
    def lowest(self) -> Point | None:
        """The lowest point of the range, the first of equal ones; ``<0.1`` is lower than 0.1, ``>0.1`` higher."""
        return min(self.shown, key=lambda point: by_value(point.count), default=None)

    def line(self) -> tuple[list[float], list[float]]:
        """The line through the points, with a break where no count was taken for too long."""
        return broken([(point.x, point.y) for point in self.points], COUNT_GAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomRow:
    """One symptom: for each day its worst severity, ``NOT_LOGGED`` or ``NOT_RATED``."""

    symptom: str
    cells: tuple[int, ...]


def middle(day: date) -> float:
    """The middle of a day on the time axis."""
    return day.toordinal() + MIDDLE


def place(when: When) -> float:
    """A moment on the time axis; the middle of its day where only a date is known."""
    if when.time is None:
        return middle(when.day)
    return when.day.toordinal() + (when.time.hour * 60 + when.time.minute) / _DAY


def broken(points: Sequence[tuple[float, float]], gap: float) -> tuple[list[float], list[float]]:
    """The points as x and y values, with a ``nan`` between two that lie more than ``gap`` days apart."""
    xs: list[float] = []
    ys: list[float] = []
    for x, y in points:
        if xs and x - xs[-1] > gap:
            xs.append(x)
            ys.append(nan)
        xs.append(x)
        ys.append(y)
    return xs, ys


def unit_of(timeline: Timeline, analyte: str) -> str:
    """The unit to show an analyte or measurement in: the diary's own setting, else the canonical one."""
    return units_of(timeline, analyte)[0]


def units_of(timeline: Timeline, analyte: str) -> tuple[str, ...]:
    """The units that an analyte is shown in: one, but for a laboratory's own analyte all, as none can be converted.

    Of several the one of the last draw comes first.
    """
    known = known_units(analyte)
    if known:
        chosen = dict(timeline.settings.units).get(analyte, "")
        return (chosen if chosen in known else known[0],)
    return tuple(dict.fromkeys(count.unit for count in reversed(timeline.counts(analyte)) if count.usable)) or ("",)


def counts_by_draw(counts: Iterable[Count]) -> Iterator[Count]:
    """The usable ones of an analyte's counts: of each draw those in doubt, then the lowest of the others.

    A draw has several where one is calculated too.
    """
    for _, together in groupby((count for count in counts if count.usable), key=lambda count: count.panel.id):
        draw = tuple(together)
        yield from (count for count in draw if count.value is None)
        sure = [count for count in draw if count.value is not None]
        if sure:
            yield min(sure, key=by_value)


def count_series(timeline: Timeline, analyte: str, view: TrendsView, unit: str | None = None) -> CountSeries:
    """The counts of an analyte within the view, in one of its units: the first where none is asked for."""
    unit = unit_of(timeline, analyte) if unit is None else unit
    counts: Sequence[Count] = timeline.counts(analyte)
    if canonical_unit(analyte) is None:
        counts = [count for count in counts if count.unit == unit]
    points: list[Point] = []
    doubtful: list[Doubtful] = []
    for count in counts_by_draw(_in_reach(counts, view)):
        x, value = place(count.at), count.value
        if value is None:
            meant = (reading for reading in count.readings if is_plausible(analyte, reading, count.unit))
            ys = tuple(_shown(analyte, reading, unit) for reading in meant)
            doubtful.append(Doubtful(x=x, ys=ys))
        else:
            points.append(Point(x=x, y=_shown(analyte, value, unit), unit=unit, count=count))
    points.sort(key=lambda point: point.x)  # a bare date comes first of its day and lies at its noon
    inside = [number for number, point in enumerate(points) if view.holds(point.x)]
    shown = tuple(points[number] for number in inside)
    first = next((number for number, point in enumerate(points) if point.x >= view.start), len(points))
    around = points[max(first - 1, 0) : first + len(inside) + 1]
    seen = tuple(value for value in doubtful if view.holds(value.x))
    return CountSeries(analyte=analyte, unit=unit, points=tuple(around), shown=shown, doubtful=seen)


def _in_reach(counts: Sequence[Count], view: TrendsView) -> Sequence[Count]:
    """The counts of the view's days, and on both sides those up to the next day that has a value."""
    first, last = bisect_left(counts, view.start, key=_day), bisect_right(counts, view.end, key=_day)
    before = next((count for count in reversed(counts[:first]) if _has_value(count)), None)
    after = next((count for count in counts[last:] if _has_value(count)), None)
    return counts[
        bisect_left(counts, _day(before), key=_day) if before else 0 :
        bisect_right(counts, _day(after), key=_day) if after else None
    ]  # fmt: skip


def _day(count: Count) -> int:
    return count.at.day.toordinal()


def _has_value(count: Count) -> bool:
    return count.usable and count.value is not None


def count_text(count: Count, unit: str) -> str:
    """A count as people read it, digits as entered where the unit is the one entered in; no endless decimals."""
    if count.value is None:
        return f"{count.comparator or ''}{readable(count.result.value)}"
    if not count.derived and count.result.unit == unit:
        value = count.result.value
    else:
        value = Decimal(short(from_canonical(count.analyte, count.value, unit)))
    return f"{count.comparator or ''}{readable(value)}"


def symptom_rows(timeline: Timeline, view: TrendsView, catalog: Catalog) -> tuple[SymptomRow, ...]:
    """The worst symptoms logged within the view, the worst first; of equally bad ones the one with more such days.

    By group they follow the groups of the catalog, the worst first within each.
    """
    worst: dict[str, list[int]] = {}
    for offset, day in enumerate(days_between(view.first, view.last)):
        for entry in timeline.symptoms_on(day):
            cells = worst.get(entry.symptom)
            if cells is None:
                cells = worst[entry.symptom] = [NOT_LOGGED] * view.days
            severity = NOT_RATED if entry.severity is None else entry.severity
            cells[offset] = max(cells[offset], severity)
    ranked = sorted(worst, key=lambda symptom: (_rank(worst[symptom]), symptom))[: view.symptoms]
    if view.symptom_order is SymptomOrder.GROUP:
        groups = [*dict.fromkeys(info.group for info in catalog.symptoms.values()), OWN_GROUP]
        ranked.sort(key=lambda symptom: groups.index(catalog.symptom(symptom).group))
    return tuple(SymptomRow(symptom=symptom, cells=tuple(worst[symptom])) for symptom in ranked)


def _rank(severities: Sequence[int]) -> tuple[int, ...]:
    return tuple(-severities.count(severity) for severity in range(NOT_RATED, -1, -1))


def _shown(analyte: str, value: Decimal, unit: str) -> float:
    return float(from_canonical(analyte, value, unit))
