"""One day as rules see it: its entries up to the moment of judging, and the look-ups behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from diary.core.counts import Count
from diary.core.records import Check, Measurement, Symptom
from diary.core.when import When
from diary.core.words import is_unknown
from diary.signs.facts import NOT_RATED, Facts

NEW_AFTER = 7
"""Days without a symptom after which it counts as new (law 11, our own decision)."""

LAST_LOGGED = 7
"""How many logged days a symptom is compared with (law 11, our own decision)."""


@dataclass(slots=True)
class Day:
    """A day up to a moment.

    Attributes:
        facts: The look-ups of the whole diary.
        on: The date.
        end: The last moment that is seen.
        symptoms: The entries at 1 or more, not rated, or counted in spite of a 0.
        measurements: The readings.
        checks: The answers to questions.
        keys: What is there, for finding the rules that can match.
        found: What was found of conditions that many rules share.
        answers: What the conditions of rules answered, by their ids and the moment asked.
        quiet: Conditions and rules of which the counts that there are say nothing, by their ids, which they keep so.
        standing: The counts that stand on the day, by analyte, as far as a rule asked for them.
    """

    facts: Facts
    on: date
    end: datetime
    symptoms: tuple[Symptom, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    checks: tuple[Check, ...] = ()
    keys: frozenset[str] = frozenset()
    standing: dict[str, tuple[Count, ...]] = field(default_factory=dict)
    found: dict[object, object] = field(default_factory=dict)
    quiet: dict[int, object] = field(default_factory=dict)
    answers: dict[tuple[int, datetime], tuple[object, object]] = field(default_factory=dict)
    _new: dict[str, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, facts: Facts, moment: date | datetime) -> "Day":
        """The day of a moment, up to that moment; of a date, up to its end."""
        end = moment.replace(tzinfo=None) if isinstance(moment, datetime) else datetime.combine(moment, time.max)
        day = cls(facts, end.date(), end)
        timeline = facts.timeline
        day.symptoms = tuple(
            entry
            for entry in timeline.symptoms_on(day.on)
            if (entry.severity != 0 or entry.times) and not is_unknown(entry.symptom) and day.sees(entry.when)
        )
        day.measurements = tuple(entry for entry in timeline.measurements_on(day.on) if day.sees(entry.when))
        day.checks = tuple(entry for entry in timeline.checks_on(day.on) if day.sees(entry.when))
        day.quiet = facts.quiet(datetime.combine(day.on, time.min) - datetime.resolution, end)
        day.keys = frozenset(day._keys())
        return day

    def sees(self, when: When) -> bool:
        """Whether something lies within what is seen; an entry without a time is seen all its day."""
        return when.earliest <= self.end

    def moments(self, when: When) -> tuple[datetime, ...]:
        """The moments at which an entry is judged: its own time; without one the start and the end of its day."""
        return (when.earliest,) if when.time else (when.earliest, min(when.latest, self.end))

    def entries(self, symptom: str) -> tuple[Symptom, ...]:
        """The day's entries of a symptom at 1 or more."""
        return tuple(entry for entry in self.symptoms if entry.symptom == symptom)

    def is_new(self, symptom: str) -> bool:
        """Whether the symptom was at 0 or not logged on each of the seven days before; else it is ongoing (law 11)."""
        if symptom not in self._new:
            self._new[symptom] = all(
                self.facts.worst(self.on - timedelta(days=back), symptom) in (None, 0)
                for back in range(1, NEW_AFTER + 1)
            )
        return self._new[symptom]

    def is_worse(self, symptom: str) -> bool:
        """Whether the symptom stands a step above the median of its last seven logged days (law 11)."""
        from statistics import median_low

        today = max((NOT_RATED if e.severity is None else e.severity for e in self.entries(symptom)), default=0)
        before = self.facts.logged_before(self.on, symptom, LAST_LOGGED)
        return bool(before) and today > median_low(before)

    def _keys(self) -> Iterator[str]:
        yield "always"
        for entry in self.symptoms:
            yield f"symptom:{entry.symptom}"
        if self.symptoms:
            yield "any"
        for reading in self.measurements:
            yield f"reading:{reading.kind}"
        if self.checks:
            yield "check"
        for analyte in self.facts.analytes_until(self.end):
            yield f"count:{analyte}"
