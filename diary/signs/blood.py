"""Conditions on blood counts that are themselves the danger: limits and multiples of a limit."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import cast

from diary.core.counts import Count
from diary.core.texts import Message
from diary.core.truth import Truth
from diary.core.when import FARTHEST
from diary.signs.answers import EntryCondition, Finding, Found, Needed
from diary.signs.day import Day
from diary.signs.draws import midnight, replaces
from diary.signs.evidence import count_evidence
from diary.signs.limits import Limit

UNDECIDED = {"<": "below", "<=": "below", ">": "above", ">=": "above"}
"""Towards which side a value that is only a bound is open."""


def keys_of(analytes: tuple[str, ...]) -> frozenset[str]:
    """What on a day triggers a condition on these analytes."""
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

    of_blood = True

    def __post_init__(self) -> None:
        """A count of one of the analytes triggers this."""
        object.__setattr__(self, "triggers", keys_of(self.analytes))

    def find(self, day: Day) -> Found:
        """One finding for each such count; where a limit or a reading is missing, that is what is missing."""
        findings: list[Finding] = []
        undecided: list[Finding] = []
        for analyte in self.analytes:
            for count in self._not_ruled_out(day, analyte):
                if not (self.without and _drawn_since(day, self.without, count)):
                    self._judge(count, day, findings, undecided)
        return Found(tuple(findings), tuple(undecided))

    def _not_ruled_out(self, day: Day, analyte: str) -> tuple[Count, ...]:
        """The standing counts that are, or may be, beyond the limit: on most days none, and the same for many days."""
        standing = standing_on(day, analyte)
        key = id(self), id(standing)
        if key not in day.facts.of_counts:
            truths = ((count, day.facts.truth(self.limit, count)) for count in standing)
            left = tuple(count for count, truth in truths if truth is not Truth.NO)
            day.facts.of_counts[key] = self, left  # held, so that nothing else gets its id
        return cast("tuple[object, tuple[Count, ...]]", day.facts.of_counts[key])[1]

    def _judge(self, count: Count, day: Day, findings: list[Finding], undecided: list[Finding]) -> None:
        truth = day.facts.truth(self.limit, count)
        if truth is None:
            undecided.append(self._finding(count, day, "own-limit"))
        elif truth is Truth.UNKNOWN and UNDECIDED.get(count.comparator or "") != self.limit.side:
            known = day.facts.behind(self.limit, count, day.end)
            if known is None:
                undecided.append(self._finding(count, day, "unreadable-count"))
            else:
                findings.append(self._finding(known, day, "only-a-bound", shown=True))
        else:
            gaps = ("only-a-bound",) if truth is Truth.UNKNOWN else ()
            findings.append(self._finding(count, day, *gaps, *doubts(count), shown=True))

    def _finding(self, count: Count, day: Day, *gaps: str, shown: bool = False) -> Finding:
        evidence = (count_evidence(count, day.on),) if shown else ()
        needed = drawn_in_context(day, count) if self.in_context else ()
        moments = moments_of(needed) or (max(count.at.earliest, midnight(day.end)), day.end)
        return Finding(evidence, moments, not_known(count.analyte, gaps), needed)


def drawn_in_context(day: Day, *counts: Count) -> tuple[Needed, ...]:
    """The times at which what runs beside counts has to hold: as each was drawn, and on the day judged."""
    drawn = (Needed(day.moments(count.at), not_known(count.analyte, ("time-of-draw",))) for count in counts)
    return (*drawn, Needed((day.end,)))


def moments_of(needed: Iterable[Needed]) -> tuple[datetime, ...]:
    """All moments of these times."""
    return tuple(dict.fromkeys(moment for each in needed for moment in each.moments))


def not_known(analyte: str, gaps: Iterable[str]) -> tuple[Message, ...]:
    """What is not known about counts of an analyte, in words."""
    return tuple(Message.of(f"signs.not-known.{gap}", analyte=analyte) for gap in gaps)


def doubts(count: Count) -> tuple[str, ...]:
    """Why a count may not be right as it stands."""
    if count.doubtful:
        return ("count-if-right",)
    return ("preliminary",) if count.provisional else ()


def standing_on(day: Day, analyte: str) -> tuple[Count, ...]:
    """The counts of a day, and what still stood as it began: the day's flag is the strongest (law 9)."""
    if analyte not in day.standing:
        draws, start = day.facts.draws(analyte), midnight(day.end)
        before = start - datetime.resolution
        key = "standing", analyte, draws.place(before), draws.place(day.end)
        if key not in day.facts.of_counts:
            day.facts.of_counts[key] = (*draws.standing(before), *draws.on(start, day.end))
        day.standing[analyte] = cast("tuple[Count, ...]", day.facts.of_counts[key])
    return day.standing[analyte]


def _drawn_since(day: Day, analyte: str, count: Count) -> bool:
    """Whether a firm count of another analyte was drawn with this one, or after it before the day."""
    until = max(count.at.earliest, midnight(day.end) - datetime.resolution)
    others = day.facts.draws(analyte).on(count.at.earliest - FARTHEST, until)
    return any(replaces(other, count) and not count.at.is_after(other.at) for other in others)
