"""Conditions on blood counts that are themselves the danger: limits, multiples of a limit, counts that fall."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from diary.core.counts import Count
from diary.core.texts import Message
from diary.core.truth import Truth
from diary.signs.answers import EntryCondition, Finding, Found
from diary.signs.day import Day
from diary.signs.draws import Draws, is_firm
from diary.signs.evidence import count_evidence
from diary.signs.limits import Limit

FALL = Decimal("0.8")
"""Falling is 20 % or more below the result before (law 11, our own decision)."""

FALLS_STAND = timedelta(days=7)
"""How long counts that fell twice stand without a newer result (our own decision)."""

UNDECIDED = {"<": "below", "<=": "below", ">": "above", ">=": "above"}
"""Towards which side a value that is only a bound is open."""


def _keys(analytes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"count:{analyte}" for analyte in analytes)


@dataclass(frozen=True, slots=True)
class CountCondition(EntryCondition):
    """A count beyond a limit: one of the day, or the last one before that still stands.

    Attributes:
        analytes: One of these.
        limit: What is dangerous.
        without: Only where no count of this analyte was drawn at the same time or since.
        in_context: What runs beside it has to hold both when the blood was drawn and on the day judged.
    """

    analytes: tuple[str, ...]
    limit: Limit
    without: str = ""
    in_context: bool = False
    triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """A count of one of the analytes triggers this."""
        object.__setattr__(self, "triggers", _keys(self.analytes))

    def find(self, day: Day) -> Found:
        """One finding for each such count; where a limit or a reading is missing, that is what is missing."""
        findings: list[Finding] = []
        missing: list[Message] = []
        for analyte in self.analytes:
            for count in standing_on(day, analyte):
                if self.without and _drawn_since(day, self.without, count):
                    continue
                self._judge(count, day, findings, missing)
        return Found(tuple(findings), tuple(missing))

    def _judge(self, count: Count, day: Day, findings: list[Finding], missing: list[Message]) -> None:
        truth = day.facts.truth(self.limit, count)
        if truth is None:
            missing.append(Message.of("signs.not-known.own-limit", analyte=count.analyte))
        elif truth is Truth.UNKNOWN and UNDECIDED.get(count.comparator or "") != self.limit.side:
            missing.append(Message.of("signs.not-known.unreadable-count", analyte=count.analyte))
        elif truth.possible:
            drawn = max(count.at.earliest, datetime.combine(day.on, time.min))
            moments = (count.at.earliest if self.in_context else drawn, day.end)
            gaps = _gaps(count, truth)
            findings.append(Finding((count_evidence(count, day.on),), moments, gaps, self.in_context))


def _gaps(count: Count, truth: Truth) -> tuple[Message, ...]:
    """What is not known about a count that fires."""
    gaps = []
    if truth is Truth.UNKNOWN:
        gaps.append(Message.of("signs.not-known.only-a-bound", analyte=count.analyte))
    if count.doubtful:
        gaps.append(Message.of("signs.not-known.count-if-right", analyte=count.analyte))
    elif count.provisional:
        gaps.append(Message.of("signs.not-known.preliminary", analyte=count.analyte))
    return tuple(gaps)


def standing_on(day: Day, analyte: str) -> tuple[Count, ...]:
    """The counts of a day, and what still stood as it began unless a count of the day replaced it."""
    if analyte not in day.standing:
        day.standing[analyte] = _standing(day.facts.draws(analyte), day)
    return day.standing[analyte]


def _standing(draws: Draws, day: Day) -> tuple[Count, ...]:
    start = datetime.combine(day.on, time.min)
    today = draws.on(start, day.end)
    if any(is_firm(count) for count in today):
        return today
    return (*draws.standing(start - datetime.resolution), *today)


def _drawn_since(day: Day, analyte: str, count: Count) -> bool:
    """Whether a firm count of another analyte was drawn with this one or after it."""
    return any(is_firm(other) for other in day.facts.draws(analyte).on(count.at.earliest, day.end))


@dataclass(frozen=True, slots=True)
class FallingCondition(EntryCondition):
    """Counts that fell twice in a row by a fifth or more (law 11)."""

    analytes: tuple[str, ...]
    in_context: bool = False
    triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """A count of one of the analytes triggers this."""
        object.__setattr__(self, "triggers", _keys(self.analytes))

    def find(self, day: Day) -> Found:
        """One finding for each analyte, with the three counts."""
        return Found(tuple(self._findings(day)))

    def _findings(self, day: Day) -> Iterator[Finding]:
        for analyte in self.analytes:
            last = _last_three(day.facts.draws(analyte), day)
            if len(last) == 3 and _fell(last):  # noqa: PLR2004
                evidence = tuple(count_evidence(count, day.on) for count in last)
                drawn = tuple(count.at.earliest for count in last[1:])
                yield Finding(evidence, (*drawn, day.end), (), self.in_context)


def _last_three(draws: Draws, day: Day) -> tuple[Count, ...]:
    """The last three firm counts of different times, of one time the lowest; none once they no longer stand."""
    by_time: dict[datetime, Count] = {}
    for count, firm in draws.backwards(day.end):
        if not firm or count.comparator is not None:
            continue
        drawn = count.at.earliest
        if not by_time and day.on - drawn.date() > FALLS_STAND:
            return ()
        if drawn not in by_time and len(by_time) == 3:  # noqa: PLR2004  (two falls need three counts)
            break
        by_time[drawn] = min(by_time.get(drawn, count), count, key=lambda each: each.readings)
    return tuple(reversed(by_time.values()))


def _fell(counts: tuple[Count, ...]) -> bool:
    return all(later.readings[0] <= earlier.readings[0] * FALL for earlier, later in pairwise(counts))
