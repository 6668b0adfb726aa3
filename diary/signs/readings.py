"""Conditions on measurements: a limit, a fall below what is usual, weight lost or gained."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from operator import itemgetter
from typing import cast

from diary.core.records import Measurement
from diary.core.texts import Message
from diary.core.units import known_units, plausible_readings, to_canonical
from diary.signs.answers import EntryCondition, Finding, Found
from diary.signs.day import Day
from diary.signs.evidence import measurement_evidence

USUAL_OVER = timedelta(days=7)
"""What is usual is the median of this time before a day (law 11, our own decision)."""

HIGHEST_OF = timedelta(days=90)
LOWEST_OF = timedelta(days=21)
"""Weight lost is compared with the highest of 90 days, gained with the lowest of 21 (law 11, our own decision)."""


def possible_values(reading: Measurement) -> tuple[tuple[Decimal, str], ...]:
    """What a reading may be, with units: itself where it is plausible, and each of its readings while in doubt."""
    entered = plausible_readings(reading.kind, reading.value, reading.unit)
    if reading.doubt is None or not reading.doubt.readings:
        return entered
    units = known_units(reading.kind)
    others = ((each.value, each.unit) for each in reading.doubt.readings if each.unit in units)
    as_entered = (each for each in entered if each == (reading.value, reading.unit))
    return tuple(dict.fromkeys((*as_entered, *others)))


def is_doubtful(reading: Measurement) -> bool:
    """Whether a reading cannot be taken as entered."""
    return reading.doubt is not None or possible_values(reading) != ((reading.value, reading.unit),)


def doubts(reading: Measurement) -> tuple[Message, ...]:
    """What to say of a reading in doubt: that it counts only if it is right."""
    return (Message.of("signs.not-known.if-right", kind=reading.kind),) if is_doubtful(reading) else ()


def unreadable(reading: Measurement, day: Day) -> Finding:
    """What cannot be decided where nothing makes a reading plausible."""
    gap = Message.of("signs.not-known.unreadable", kind=reading.kind)
    return Finding((), day.moments(reading.when), (gap,))


def canonical_values(reading: Measurement) -> tuple[Decimal, ...]:
    """What a reading may be, in its canonical unit."""
    return tuple(to_canonical(reading.kind, value, unit) for value, unit in possible_values(reading))


@dataclass(frozen=True, slots=True)
class ReadingCondition(EntryCondition):
    """A measurement beyond a limit, or below what is usual; without any limit, whatever it says.

    Attributes:
        kind: The measurement.
        below: In the canonical unit; below it is dangerous.
        above: In the canonical unit; above it is dangerous.
        drop: So far or further below the median of the seven days before is dangerous.
        after_fever_medicine: Also a reading that followed a fever medicine, whatever it says.
    """

    kind: str
    below: Decimal | None = None
    above: Decimal | None = None
    drop: Decimal | None = None
    after_fever_medicine: bool = False
    triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """A reading of that kind triggers this."""
        object.__setattr__(self, "triggers", frozenset({f"reading:{self.kind}"}))

    def find(self, day: Day) -> Found:
        """One finding for each such reading; what nobody can read is missing."""
        findings, missing = [], []
        for reading in (each for each in day.measurements if each.kind == self.kind):
            values = _values(day, reading)
            if not values:
                missing.append(unreadable(reading, day))
            elif self._meets(reading, values, day):
                findings.append(Finding((measurement_evidence(reading),), day.moments(reading.when), doubts(reading)))
        return Found(tuple(findings), tuple(missing))

    def _meets(self, reading: Measurement, values: tuple[Decimal, ...], day: Day) -> bool:
        if self.below is not None and any(value < self.below for value in values):
            return True
        if self.above is not None and any(value > self.above for value in values):
            return True
        if self.drop is not None:
            usual = _usual(day, self.kind)
            return usual is not None and any(value <= usual - self.drop for value in values)
        if self.after_fever_medicine:
            return reading.after_fever_medicine is True
        return self.below is None and self.above is None


@dataclass(frozen=True, slots=True)
class WeightCondition(EntryCondition):
    """Weight lost or gained.

    Attributes:
        percent: At least so much, in percent of what it is compared with.
        gained: Gained against the lowest of 21 days; else lost against the highest of 90 days.
    """

    percent: Decimal
    gained: bool

    triggers = frozenset({"reading:weight"})

    def find(self, day: Day) -> Found:
        """One finding for each weight of the day that differs so much, with the one it is compared with."""
        earlier = _earlier(day, "weight", LOWEST_OF if self.gained else HIGHEST_OF)
        findings, missing = [], []
        for reading in (each for each in day.measurements if each.kind == "weight"):
            values = _values(day, reading)
            if not values:
                missing.append(unreadable(reading, day))
            elif earlier:
                extreme, compared = (min if self.gained else max)(earlier, key=itemgetter(1))
                if any(self._differs(value, compared) for value in values):
                    evidence = (measurement_evidence(reading), measurement_evidence(extreme))
                    findings.append(Finding(evidence, day.moments(reading.when), doubts(reading)))
        return Found(tuple(findings), tuple(missing))

    def _differs(self, value: Decimal, compared: Decimal) -> bool:
        change = value - compared if self.gained else compared - value
        return change * 100 >= self.percent * compared


def _usual(day: Day, kind: str) -> Decimal | None:
    from statistics import median

    values = [value for _, value in _earlier(day, kind, USUAL_OVER)]
    return median(values) if values else None


Sure = list[tuple[Measurement, Decimal]]
"""Measurements that are not in doubt, with their values in the canonical unit."""


def _earlier(day: Day, kind: str, over: timedelta) -> Sure:
    """The measurements of a kind in a time before the day; without those in doubt."""
    key = "earlier", kind, over
    if key not in day.found:
        days = (day.on - timedelta(days=back) for back in range(1, over.days + 1))
        day.found[key] = [pair for before in days for pair in _sure_on(day, kind, before)]
    return cast("Sure", day.found[key])


def _sure_on(day: Day, kind: str, on: date) -> Sure:
    """Those of one day, worked out once for all the days that look back on it."""
    key = "sure", kind, on
    if key not in day.facts.of_readings:
        readings = [each for each in day.facts.timeline.measurements_on(on) if each.kind == kind]
        day.facts.of_readings[key] = [(each, _values(day, each)[0]) for each in readings if not is_doubtful(each)]
    return cast("Sure", day.facts.of_readings[key])


def _values(day: Day, reading: Measurement) -> tuple[Decimal, ...]:
    """What a reading may be, in its canonical unit; worked out once."""
    key = "values", reading.id
    if key not in day.facts.of_readings:
        day.facts.of_readings[key] = canonical_values(reading)
    return cast("tuple[Decimal, ...]", day.facts.of_readings[key])
