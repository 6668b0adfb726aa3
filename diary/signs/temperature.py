"""Temperatures: the fever line, readings against it, and a fever that was felt (laws 6 and 13).

Everything is compared in degrees Fahrenheit, because Celsius converts into them without rounding.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from itertools import combinations
from typing import cast

from diary.core.records import Measurement, Quantity, Symptom
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.truth import Truth
from diary.signs.answers import EntryCondition, Finding, Found
from diary.signs.day import Day
from diary.signs.evidence import measurement_evidence, symptom_evidence, treatment_evidence
from diary.signs.facts import Selector
from diary.signs.flags import Evidence
from diary.signs.readings import doubts, is_doubtful, possible_values, unreadable
from diary.signs.windows import Window

HIGHEST_LINE = Quantity(value=Decimal("38.0"), unit="Cel")
LOWEST_LINE = Quantity(value=Decimal("37.0"), unit="Cel")

STEROIDS = Selector(classes=frozenset({"steroid"}))
FEVER_MEDICINES = Selector(medicines=frozenset({"acetaminophen", "ibuprofen", "aspirin"}))
STEROID_DOSES = Selector(classes=frozenset({"steroid"}), kinds=frozenset({"oral-dose", "infusion", "injection"}))
MASKS = ((STEROIDS, Window(days=0)), (STEROID_DOSES, Window(days=1)), (FEVER_MEDICINES, Window(hours=8)))
"""What may hide a fever, a dose or a course, and how long after its end; for single doses our own decision."""

BEFORE, AFTER = timedelta(minutes=30), timedelta(hours=2)
"""Only a reading so shortly before or after one felt feverish speaks against it (our own decision)."""

HIGH_ONCE = {"Cel": Decimal("38.3"), "[degF]": Decimal("100.9")}
"""One reading that meets the IDSA pattern; leaflets print 100.9 Fahrenheit for 38.3 Celsius."""

APART = timedelta(minutes=60)


def fahrenheit(value: Decimal, unit: str) -> Decimal:
    """A temperature in degrees Fahrenheit, exactly."""
    return value if unit == "[degF]" else value * Decimal("1.8") + 32


def fever_line(timeline: Timeline) -> Quantity:
    """The fever line that holds: the clinic's own between 37.0 and 38.0 degrees Celsius, else the nearer of these."""
    own = timeline.care_team.fever_at
    if own is None or fahrenheit(own.value, own.unit) >= fahrenheit(HIGHEST_LINE.value, HIGHEST_LINE.unit):
        return HIGHEST_LINE
    return max(own, LOWEST_LINE, key=lambda line: fahrenheit(line.value, line.unit))


def at_or_above_line(reading: Measurement, line: Quantity) -> bool:
    """Whether a reading, or one that it may be, is at or above the line."""
    limit = fahrenheit(line.value, line.unit)
    return any(fahrenheit(value, unit) >= limit for value, unit in possible_values(reading))


@dataclass(frozen=True, slots=True)
class FeverMeasured(EntryCondition):
    """A temperature at or above the fever line."""

    triggers = frozenset({"reading:temperature"})

    def find(self, day: Day) -> Found:
        """One finding for each such reading; what nobody can read is missing."""
        if self not in day.found:
            day.found[self] = self._look(day)
        return cast("Found", day.found[self])

    @staticmethod
    def _look(day: Day) -> Found:
        line = fever_line(day.facts.timeline)
        findings, missing = [], []
        for reading in temperatures(day):
            if not possible_values(reading):
                missing.append(unreadable(reading, day))
            elif at_or_above_line(reading, line):
                evidence = (measurement_evidence(reading),)
                findings.append(Finding(evidence, day.moments(reading.when), doubts(reading)))
        return Found(tuple(findings), tuple(missing))


@dataclass(frozen=True, slots=True)
class FeverFelt(EntryCondition):
    """Feeling feverish, told apart by whether a reading below the line speaks against it.

    Attributes:
        below: Look for those with such a reading; else for those without, or with one that a medicine may have lowered.
    """

    below: bool

    triggers = frozenset({"symptom:feverish"})

    def find(self, day: Day) -> Found:
        """One finding for each entry, with the readings that were taken."""
        return Found(tuple(self._findings(day)))

    def _findings(self, day: Day) -> Iterator[Finding]:
        line = fever_line(day.facts.timeline)
        for entry in day.entries("feverish"):
            readings = [each for each in temperatures(day) if _speaks_of(each, entry)]
            sure = [each for each in readings if not is_doubtful(each)]
            high = any(at_or_above_line(each, line) for each in readings)
            masks = [_masked(each, day) for each in sure]
            spoken_against = bool(sure) and not high and all(mask.truth is Truth.NO for mask in masks)
            if spoken_against is not self.below:
                continue
            evidence = (symptom_evidence(entry), *(measurement_evidence(each) for each in readings))
            gaps: tuple[Message, ...] = ()
            if not self.below and not high:
                evidence += tuple(piece for mask in masks for piece in mask.evidence)
                gaps = _gaps(masks)
            yield Finding(evidence, day.moments(entry.when), gaps)


@dataclass(frozen=True, slots=True)
class Mask:
    """Whether something may have lowered a reading, and what."""

    truth: Truth
    evidence: tuple[Evidence, ...] = ()


def _masked(reading: Measurement, day: Day) -> Mask:
    """Whether a reading followed a fever medicine, or was taken while one or a steroid runs."""
    moment = reading.when.earliest
    given = [day.facts.exposures(selector).within(moment, window) for selector, window in MASKS]
    for each in given:
        if each.record is not None and each.truth is Truth.YES:
            return Mask(Truth.YES, (treatment_evidence(each.record),))
    if reading.after_fever_medicine:
        return Mask(Truth.YES)
    unknown = reading.after_fever_medicine is None or any(each.truth.possible for each in given)
    return Mask(Truth.UNKNOWN if unknown else Truth.NO)


def _gaps(masks: list[Mask]) -> tuple[Message, ...]:
    if not masks:
        return (Message.of("signs.not-known.temperature"),)
    if any(mask.truth is Truth.YES for mask in masks):
        return ()
    return (Message.of("signs.not-known.after-fever-medicine"),)


def _speaks_of(reading: Measurement, entry: Symptom) -> bool:
    """Whether a reading can speak of how one felt: both times are known and close together."""
    if reading.when.time is None or entry.when.time is None:
        return False
    return -BEFORE <= reading.when.earliest - entry.when.earliest <= AFTER


def temperatures(day: Day) -> Iterator[Measurement]:
    """The temperatures of a day."""
    return (reading for reading in day.measurements if reading.kind == "temperature")


@dataclass(frozen=True, slots=True)
class FeverPattern(EntryCondition):
    """The pattern of the Infectious Diseases Society of America (IDSA).

    38.3 degrees Celsius once, or 38.0 twice at least an hour apart with nothing below 38.0 between.
    """

    triggers = frozenset({"reading:temperature"})

    def find(self, day: Day) -> Found:
        """One finding with the readings that make the pattern."""
        for reading in temperatures(day):
            if any(value >= HIGH_ONCE[unit] for value, unit in possible_values(reading)):
                return _found([reading], day)
        for first, second in combinations(_recent(day), 2):
            if second.when.earliest - first.when.earliest >= APART and _stays_high(first, second, day):
                return _found([first, second], day)
        return Found()


def _recent(day: Day) -> list[Measurement]:
    """The timed temperatures of a day and of the day before, in order."""
    before = day.facts.timeline.measurements_on(day.on - timedelta(days=1))
    readings = [each for each in before if each.kind == "temperature"] + list(temperatures(day))
    return sorted((each for each in readings if each.when.time is not None), key=lambda each: each.when.order)


def _stays_high(first: Measurement, second: Measurement, day: Day) -> bool:
    """Whether both readings, of which the second is of the day, and all between are at or above 38.0."""
    between = [each for each in _recent(day) if first.when.order <= each.when.order <= second.when.order]
    return second.when.day == day.on and all(at_or_above_line(each, HIGHEST_LINE) for each in between)


def _found(readings: list[Measurement], day: Day) -> Found:
    moments = tuple(moment for each in readings for moment in day.moments(each.when))
    return Found((Finding(tuple(measurement_evidence(each) for each in readings), moments),))
