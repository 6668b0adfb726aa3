"""Counts that fall: two results in a row, each a fifth or more below the one before (law 11)."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from itertools import pairwise
from typing import cast

from diary.core.counts import Count
from diary.core.texts import Message
from diary.core.truth import Truth
from diary.signs.answers import Answer, EntryCondition, Finding, Found
from diary.signs.blood import doubts, drawn_in_context, keys_of, moments_of, not_known
from diary.signs.day import Day
from diary.signs.draws import Draws
from diary.signs.evidence import count_evidence
from diary.signs.states import NoDoseCondition

FALL = Decimal("0.8")
"""Falling is 20 % or more below the result before (law 11, our own decision)."""

STANDS = timedelta(days=7)
"""How long counts that fell twice stand without a newer result (our own decision)."""

STEPS = 3
"""Two falls need three counts."""


@dataclass(frozen=True, slots=True)
class FallingCondition(EntryCondition):
    """Counts that fell twice in a row by a fifth or more.

    Attributes:
        analytes: One of these.
        in_context: What runs beside them has to hold both when the blood was drawn and on the day judged.
        unexplained: What has to hold as the two lower ones were drawn: no dose explains them. A later dose does not.
    """

    analytes: tuple[str, ...]
    in_context: bool = False
    unexplained: NoDoseCondition | None = None
    triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """A count of one of the analytes triggers this."""
        object.__setattr__(self, "triggers", keys_of(self.analytes))

    def find(self, day: Day) -> Found:
        """One finding for each analyte, with the three counts."""
        return Found(tuple(finding for analyte in self.analytes for finding in self._findings(analyte, day)))

    def _findings(self, analyte: str, day: Day) -> Iterator[Finding]:
        for firm_only in (True, False):
            last = _fallen(analyte, day, firm_only=firm_only)
            if not last:
                continue
            explained = self._explained(day, last[1:])
            if explained is not None:
                evidence = tuple(count_evidence(count, day.on) for count in last)
                gaps = (*not_known(analyte, dict.fromkeys(_gaps(last))), *explained)
                times = drawn_in_context(day, *last[1:])
                yield Finding(evidence, moments_of(times), gaps, times if self.in_context else ())
                return

    def _explained(self, day: Day, lower: tuple[Count, ...]) -> tuple[Message, ...] | None:
        """What is not known of doses that may explain it; None where one does."""
        if self.unexplained is None:
            return ()
        answers: list[Answer] = [self.unexplained.before(day, count.at) for count in lower]
        if any(answer.truth is Truth.NO for answer in answers):
            return None
        return tuple(gap for answer in answers for gap in answer.not_known)


def _fallen(analyte: str, day: Day, *, firm_only: bool) -> tuple[Count, ...]:
    """The last three counts if they fell and still stand, else none; worked out once for as long as no count comes."""
    draws = day.facts.draws(analyte)
    key = analyte, firm_only, draws.place(day.end)
    if key not in day.facts.of_counts:
        last = _last_three(draws, day.end, firm_only=firm_only)
        day.facts.of_counts[key] = last if len(last) == STEPS and _fell(last) else ()
    last = cast("tuple[Count, ...]", day.facts.of_counts[key])
    return last if last and day.on - last[-1].at.earliest.date() <= STANDS else ()


def _last_three(draws: Draws, end: datetime, *, firm_only: bool) -> tuple[Count, ...]:
    """The last three counts of different times, of one time the lowest.

    A bound upward cannot show a fall and is passed over; one downward is at most what it says.
    """
    found: list[Count] = []
    for turn in draws.turns(end):
        asked = (draws.counts[place] for place in turn if draws.is_firm(place) or not firm_only)
        readable = [count for count in asked if count.readings and not (count.comparator or "").startswith(">")]
        if readable:
            found.insert(0, min(readable, key=lambda each: min(each.readings)))
        if len(found) == STEPS:
            break
    return tuple(found)


def _fell(counts: tuple[Count, ...]) -> bool:
    """Whether each may be a fifth or more below the one before."""
    return all(min(later.readings) <= max(earlier.readings) * FALL for earlier, later in pairwise(counts))


def _gaps(counts: tuple[Count, ...]) -> Iterator[str]:
    """What is not known of the counts; a bound is enough only for the last."""
    if any(count.comparator for count in counts[:-1]):
        yield "only-a-bound"
    for count in counts:
        yield from doubts(count)
