"""Whether a count is low beside a symptom: low, not low, or not known (law 4, and ``clinical.md``, 7.2 and 7.3).

A low count stays the last known low until a newer result replaces it; one that is not low expires. A low one of the
14 days before stands against a good one. Several results of one minute: the lower decides.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal

from diary.core.counts import Count
from diary.core.texts import Message
from diary.core.truth import Truth
from diary.signs.answers import Answer, StateCondition
from diary.signs.day import Day
from diary.signs.draws import Draws, is_firm, midnight, replaces
from diary.signs.evidence import count_evidence, treatment_evidence
from diary.signs.facts import Selector
from diary.signs.flags import Evidence
from diary.signs.limits import Limit
from diary.signs.staleness import too_old

LOOK_BACK = timedelta(days=14)
"""A low count so many days back keeps a good one from lowering anything (law 4)."""

GROWTH_FACTORS = Selector(kinds=frozenset({"growth-factor"}))
RED_CELLS = Selector(kinds=frozenset({"transfusion"}), products=frozenset({"red-cells"}))
PLATELETS = Selector(kinds=frozenset({"transfusion"}), products=frozenset({"platelets"}))
SUPPORT = {
    "neutrophils": GROWTH_FACTORS,
    "white-cells": GROWTH_FACTORS,
    "hemoglobin": RED_CELLS,
    "platelets": PLATELETS,
}
"""What may have raised a count for a while: said beside it, never used to lower a flag."""


@dataclass(frozen=True, slots=True)
class StandIn:
    """Another analyte that can show the first to be low where that one was not measured, but never to be good.

    Attributes:
        analyte: The other one.
        below: In its canonical unit; below it, or below the report's own limit, counts as low.
    """

    analyte: str
    below: Decimal

    def low(self, count: Count) -> bool:
        """Whether a count of it shows a low one."""
        return count.below(self.below) is Truth.YES or count.marker == "low"


@dataclass(frozen=True, slots=True)
class LowCondition(StateCondition):
    """Whether a count is low at a moment.

    Attributes:
        analyte: The analyte.
        below: In its canonical unit; below it is low.
        own_limit: Below the report's own lower limit of normal is low too.
        stand_in: What decides where the analyte was not measured.
    """

    analyte: str
    below: Decimal
    own_limit: bool = False
    stand_in: StandIn | None = None
    limit: Limit = field(init=False)

    def __post_init__(self) -> None:
        """Low is below the limit, which itself is not low."""
        object.__setattr__(self, "limit", Limit(self.below, "below"))

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Judge by what was drawn until then; a count later that day may raise the answer, never lower it."""
        answer = self._at(day, moment)
        if answer.truth is Truth.YES:
            return answer
        later = self._later(day, moment)
        if later.truth is Truth.YES or (later.truth is Truth.UNKNOWN and answer.truth is Truth.NO):
            return later
        return answer

    def _at(self, day: Day, moment: datetime) -> Answer:
        draws = day.facts.draws(self.analyte)
        standing = draws.standing(moment)
        now_low = [count for count in standing if self._test(day, count) is Truth.YES]
        low = now_low or list(self._low_before(day, draws, moment)) or list(self._stand_ins(day, moment))
        if not low:
            unclear = (count for count in standing if self._test(day, count) is Truth.UNKNOWN)
            low = [found for count in unclear if (found := day.facts.behind(self.limit, count, moment))]
        return self._yes(day, low) if low else self._not_low(day, standing, moment)

    def _not_low(self, day: Day, standing: tuple[Count, ...], moment: datetime) -> Answer:
        firm = [count for count in standing if is_firm(count)]
        doubtful = [count for count in standing if count.doubtful]
        if doubtful:
            return self._unknown(Message.of("signs.not-known.unreadable-count", analyte=self.analyte))
        if not firm:
            return self._unknown(Message.of("signs.not-known.no-count", analyte=self.analyte))
        if any(self._test(day, count) is Truth.UNKNOWN for count in firm):
            return self._unknown(Message.of("signs.not-known.only-a-bound", analyte=self.analyte))
        gap = too_old(day.facts, firm[-1], moment)
        if gap is not None:
            return self._unknown(gap)
        return Answer(Truth.NO, self._shown(day, firm))

    def _later(self, day: Day, moment: datetime) -> Answer:
        counts = day.facts.draws(self.analyte).later(moment, day.end)
        low = [count for count in counts if self._test(day, count) is Truth.YES]
        if self.stand_in is not None:
            others = day.facts.draws(self.stand_in.analyte).later(moment, day.end)
            low += [count for count in others if self._alone(day, count) and self.stand_in.low(count)]
        if low:
            return self._yes(day, low)
        if any(self._test(day, count) is Truth.UNKNOWN or count.doubtful for count in counts):
            return self._unknown(Message.of("signs.not-known.unreadable-count", analyte=self.analyte))
        return Answer(Truth.NO)

    def _low_before(self, day: Day, draws: Draws, moment: datetime) -> Iterator[Count]:
        """Low counts of the days in which they still stand against a good one."""
        for count in _recent(draws, moment):
            if self._test(day, count) is Truth.YES:
                yield count

    def _stand_ins(self, day: Day, moment: datetime) -> Iterator[Count]:
        """Low counts of the other analyte drawn without the first: the last if nothing is newer, and recent ones."""
        if self.stand_in is None:
            return
        draws = day.facts.draws(self.stand_in.analyte)
        first = day.facts.draws(self.analyte)
        firm = [count.at for count in first.standing(moment) if is_firm(count)]
        standing = [count for count in draws.standing(moment) if not any(at.is_after(count.at) for at in firm)]
        for count in dict.fromkeys((*standing, *_recent(draws, moment))):
            if self._alone(day, count) and self.stand_in.low(count):
                yield count

    def _alone(self, day: Day, count: Count) -> bool:
        """Whether a count of the other analyte was drawn without a firm one of the first."""
        same_minute = day.facts.draws(self.analyte).on(count.at.earliest, count.at.earliest)
        return not any(replaces(other, count) and other.at.ties_with(count.at) for other in same_minute)

    def _test(self, day: Day, count: Count) -> Truth | None:
        if self.own_limit and count.marker == "low":
            return Truth.YES
        return day.facts.truth(self.limit, count)

    def _yes(self, day: Day, low: list[Count]) -> Answer:
        newest = max(low, key=lambda count: count.at.earliest)
        doubt = Message.of("signs.not-known.count-if-right", analyte=newest.analyte)
        sure = any(not count.doubtful for count in low)
        return Answer(Truth.YES, self._shown(day, [newest]), () if sure else (doubt,))

    def _shown(self, day: Day, counts: list[Count]) -> tuple[Evidence, ...]:
        """The counts, and what was given since that may have raised them for a while."""
        pieces = [count_evidence(count, day.on) for count in counts]
        selector = SUPPORT.get(self.analyte)
        if selector is not None:
            given = day.facts.exposures(selector).after(counts[-1].at, day.end)
            if given.truth is Truth.YES and given.record is not None:
                pieces.append(treatment_evidence(given.record))
        return tuple(pieces)

    def _unknown(self, gap: Message) -> Answer:
        return Answer(Truth.UNKNOWN, (), (gap,))


def _recent(draws: Draws, moment: datetime) -> Iterator[Count]:
    """The counts of the days in which a low one still stands against a good one, the latest first."""
    return reversed(draws.on(midnight(moment) - LOOK_BACK, moment))
