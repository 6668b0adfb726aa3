"""Temperatures, weights and other readings as series of points, before anything is drawn."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from math import floor, nan

from diary.charts.series import COUNT_GAP, Doubtful, broken, place, unit_of
from diary.charts.view import TrendsView
from diary.core.numbers import readable
from diary.core.records import Measurement, Quantity
from diary.core.timeline import Timeline
from diary.core.units import from_canonical, is_plausible, plausible_readings, to_canonical

LOWEST_LINE, HIGHEST_LINE = Decimal(37), Decimal(38)
"""Where a fever line can lie, in degrees Celsius (``clinical.md``, law 13)."""

_DECIMALS = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class FeverLine:
    """The temperature from which on a reading counts as a fever.

    Attributes:
        value: In degrees Celsius.
        own: It was set for this person; else it is the diary's.
        source: Where it comes from, as the person wrote it.
        card: What the clinic's card says instead, where that is not used.
    """

    value: Decimal
    own: bool
    source: str = ""
    card: Quantity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One reading.

    Attributes:
        x: The moment in days since 1 January of the year 1; the middle of the day where only a date is known.
        y: In the chart's unit.
        text: The value as people read it, in the chart's unit.
        fever: A temperature that reaches the person's fever line.
    """

    x: float
    y: float
    text: str
    fever: bool
    reading: Measurement

    @property
    def day(self) -> date:
        """Its day."""
        return self.reading.when.day


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulReading(Doubtful):
    """A reading that cannot be taken as entered.

    Attributes:
        text: The number as it was entered.
    """

    text: str
    reading: Measurement

    @property
    def day(self) -> date:
        """Its day."""
        return self.reading.when.day


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingSeries:
    """The readings of one kind in a range of days.

    Attributes:
        points: Those to draw, with one more on each side of the range, from where the line comes and goes.
        shown: Those within the range.
    """

    kind: str
    unit: str
    points: tuple[Reading, ...]
    shown: tuple[Reading, ...]
    doubtful: tuple[DoubtfulReading, ...]

    def line(self) -> tuple[list[float], list[float]]:
        """The line through the points, with a break where none was taken for two weeks."""
        return broken([(point.x, point.y) for point in self.points], COUNT_GAP)


@dataclass(frozen=True, slots=True, kw_only=True)
class TemperatureSeries:
    """The temperatures of a range of days.

    Attributes:
        highs: The highest of each day that has one, at its time.
        others: All others.
    """

    unit: str
    highs: tuple[Reading, ...]
    others: tuple[Reading, ...]
    doubtful: tuple[DoubtfulReading, ...]

    @property
    def fevers(self) -> tuple[Reading, ...]:
        """The highest reading of each day with a fever."""
        return tuple(high for high in self.highs if high.fever)

    def line(self) -> tuple[list[float], list[float]]:
        """The line through the days' highest readings, with a break at each day without one."""
        xs: list[float] = []
        ys: list[float] = []
        for high in self.highs:
            if xs and floor(high.x) - floor(xs[-1]) > 1:
                xs.append(high.x)
                ys.append(nan)
            xs.append(high.x)
            ys.append(high.y)
        return xs, ys

    def alone(self) -> tuple[Reading, ...]:
        """The days whose neighbors have no reading, which no line reaches."""
        days = {floor(high.x) for high in self.highs}
        return tuple(high for high in self.highs if days.isdisjoint((floor(high.x) - 1, floor(high.x) + 1)))


def fever_line(timeline: Timeline) -> FeverLine:
    """The person's fever line; the diary's own where none was set, or one that lies beyond what a line can be."""
    team = timeline.care_team
    line, card = team.fever_at, team.fever_card
    if line is None:
        return FeverLine(value=HIGHEST_LINE, own=False, card=card)
    value = to_canonical("temperature", line.value, line.unit)
    if not LOWEST_LINE <= value <= HIGHEST_LINE:
        return FeverLine(value=min(max(value, LOWEST_LINE), HIGHEST_LINE), own=False, card=card or line)
    if card is not None and to_canonical("temperature", card.value, card.unit) != value:
        return FeverLine(value=value, own=False, card=card)
    return FeverLine(value=value, own=True, source=team.source)


def canonical(reading: Measurement) -> Decimal:
    """The reading in its canonical unit."""
    return to_canonical(reading.kind, reading.value, reading.unit)


def in_doubt(reading: Measurement) -> bool:
    """Whether the reading cannot be taken as entered."""
    return reading.doubt is not None or not is_plausible(reading.kind, reading.value, reading.unit)


def temperature_series(timeline: Timeline, view: TrendsView) -> TemperatureSeries:
    """The temperatures within the view."""
    points = _Points.of(timeline, "temperature")
    highs: list[Reading] = []
    others: list[Reading] = []
    doubtful: list[DoubtfulReading] = []
    for day in _days(timeline, view):
        sure: list[Reading] = []
        for reading in timeline.measurements_on(day):
            if reading.kind == "temperature":
                if points.in_doubt(reading):
                    doubtful.append(points.doubtful(reading))
                else:
                    sure.append(points.point(reading))
        if sure:
            high = max(sure, key=lambda point: point.y)
            highs.append(high)
            others.extend(point for point in sure if point is not high)
    return TemperatureSeries(unit=points.unit, highs=tuple(highs), others=tuple(others), doubtful=tuple(doubtful))


def reading_series(timeline: Timeline, kind: str, view: TrendsView) -> ReadingSeries:
    """The readings of a kind within the view."""
    points = _Points.of(timeline, kind)
    every = [
        reading
        for readings in timeline.by_day["measurements"].values()
        for reading in readings
        if isinstance(reading, Measurement) and reading.kind == kind
    ]
    found = sorted((points.point(reading) for reading in every if not points.in_doubt(reading)), key=lambda p: p.x)
    doubtful = (points.doubtful(reading) for reading in every if points.in_doubt(reading))
    xs = [point.x for point in found]
    first, last = bisect_left(xs, view.start), bisect_left(xs, view.end)
    return ReadingSeries(
        kind=kind,
        unit=points.unit,
        points=tuple(found[max(first - 1, 0) : last + 1]),
        shown=tuple(found[first:last]),
        doubtful=tuple(doubt for doubt in doubtful if view.holds(doubt.x)),
    )


def _days(timeline: Timeline, view: TrendsView) -> Iterator[date]:
    """The days of the view with readings, in order."""
    found: Sequence[date] = sorted(timeline.by_day["measurements"])
    yield from found[bisect_left(found, view.first) : bisect_right(found, view.last)]


@dataclass(frozen=True, slots=True)
class _Points:
    """Makes points of one kind of readings. Most values come many times over, so each is worked out once."""

    kind: str
    unit: str
    line: Decimal | None
    _known: dict[tuple[Decimal, str], "_Value"] = field(default_factory=dict)

    @classmethod
    def of(cls, timeline: Timeline, kind: str) -> "_Points":
        line = fever_line(timeline).value if kind == "temperature" else None
        return cls(kind, unit_of(timeline, kind), line)

    def in_doubt(self, reading: Measurement) -> bool:
        return reading.doubt is not None or not self._value(reading.value, reading.unit).plausible

    def point(self, reading: Measurement) -> Reading:
        value = self._value(reading.value, reading.unit)
        return Reading(x=place(reading.when), y=value.y, text=value.text, fever=value.fever, reading=reading)

    def doubtful(self, reading: Measurement) -> DoubtfulReading:
        """The reading with those of its meanings that a person can have."""
        if reading.doubt is not None and reading.doubt.readings:
            pairs = tuple((meant.value, meant.unit) for meant in reading.doubt.readings)
        else:
            pairs = plausible_readings(self.kind, reading.value, reading.unit)
        values = (self._value(*pair) for pair in pairs)
        ys = dict.fromkeys(value.y for value in values if value.plausible)
        return DoubtfulReading(x=place(reading.when), ys=tuple(ys), text=readable(reading.value), reading=reading)

    def _value(self, entered: Decimal, unit: str) -> "_Value":
        key = entered, unit
        if key not in self._known:
            value = to_canonical(self.kind, entered, unit)
            shown = from_canonical(self.kind, value, self.unit)
            self._known[key] = _Value(
                plausible=is_plausible(self.kind, entered, unit),
                y=float(shown),
                text=readable(entered if unit == self.unit else round(shown, _DECIMALS)),
                fever=self.line is not None and value >= self.line,
            )
        return self._known[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Value:
    """What a value is in the chart's unit."""

    plausible: bool
    y: float
    text: str
    fever: bool
