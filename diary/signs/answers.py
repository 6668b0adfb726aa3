"""What a condition answers, and how answers are put together.

A dangerous condition is looked for among a day's entries and yields findings; a supporting one is asked at a moment
and answers yes, no or unknown. Every condition can do both.
"""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol

from diary.core.texts import Message
from diary.core.truth import Truth, all_of, any_of
from diary.signs.day import Day
from diary.signs.flags import Evidence, unique, without_repetition


@dataclass(frozen=True, slots=True)
class Answer:
    """Yes, no or unknown at a moment, with what it rests on and what was not known."""

    truth: Truth
    evidence: tuple[Evidence, ...] = ()
    not_known: tuple[Message, ...] = ()


NO = Answer(Truth.NO)


def strongest(answers: Iterable[Answer]) -> Answer:
    """The first answer that says yes, else the first that does not know."""
    found = list(answers)
    return next((each for truth in (Truth.YES, Truth.UNKNOWN) for each in found if each.truth is truth), NO)


@dataclass(frozen=True, slots=True)
class Needed:
    """A time at which what runs beside a finding has to hold.

    Attributes:
        moments: When that may have been; to hold at one of these is enough.
        not_known: What is not known where it does not hold at all of these.
    """

    moments: tuple[datetime, ...]
    not_known: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One reason why the dangerous part of a rule is met.

    Attributes:
        evidence: The entries that meet it.
        moments: When they were; what runs beside them is judged at these, and has to hold at one.
        not_known: What about the entries themselves was not known, such as a unit.
        needed: The times among them at each of which it has to hold.
    """

    evidence: tuple[Evidence, ...]
    moments: tuple[datetime, ...]
    not_known: tuple[Message, ...] = ()
    needed: tuple[Needed, ...] = ()

    def beside(self, held: AbstractSet[datetime]) -> tuple[Message, ...] | None:
        """What is not known where what runs beside it holds at these of its moments; None where that is not enough."""
        if not held or any(held.isdisjoint(each.moments) for each in self.needed):
            return None
        return tuple(gap for each in self.needed if not held >= set(each.moments) for gap in each.not_known)

    def at(self, held: AbstractSet[datetime]) -> "Finding":
        """The finding at only these of its moments."""
        needed = (replace(each, moments=_kept(each.moments, held)) for each in self.needed)
        return replace(self, moments=_kept(self.moments, held), needed=tuple(needed))


def _kept(moments: tuple[datetime, ...], held: AbstractSet[datetime]) -> tuple[datetime, ...]:
    return tuple(moment for moment in moments if moment in held)


@dataclass(frozen=True, slots=True)
class Found:
    """All findings of a day, and what was entered but could not be decided: what that was lacking is not known."""

    findings: tuple[Finding, ...] = ()
    undecided: tuple[Finding, ...] = ()

    @property
    def missing(self) -> tuple[Message, ...]:
        """What is missing to decide it."""
        return tuple(gap for each in self.undecided for gap in each.not_known)


class Condition(Protocol):
    """A part of a rule."""

    @property
    def triggers(self) -> frozenset[str]:
        """The day's keys of which one must be there before it can be met; see ``Day.keys``."""
        ...

    @property
    def of_entries(self) -> bool:
        """Whether it speaks of the day's own entries and counts, not of what runs beside them."""
        ...

    @property
    def of_blood(self) -> bool:
        """Whether counts alone decide, and not their age: what it does not find, no day finds until one comes."""
        ...

    def find(self, day: Day) -> Found:
        """Look for it among the day's entries."""
        ...

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Ask it at a moment."""
        ...


NOTHING = Found()


def look_for(condition: Condition, day: Day) -> Found:
    """What a condition finds; of counts alone, nothing is found again without a look until another is drawn."""
    if not condition.of_blood:
        return condition.find(day)
    if id(condition) in day.quiet:
        return NOTHING
    found = condition.find(day)
    if found == NOTHING:
        day.quiet[id(condition)] = condition
    return found


ALWAYS = frozenset({"always"})


class EntryCondition:
    """A condition on entries: asked at a moment it answers for the day."""

    __slots__ = ()
    of_entries = True
    of_blood = False

    def find(self, day: Day) -> Found:
        """Look for it among the day's entries."""
        raise NotImplementedError

    def answer(self, day: Day, moment: datetime) -> Answer:  # noqa: ARG002  (an entry speaks for its day)
        """Whether the day holds such entries."""
        found = self.find(day)
        if not found.findings:
            return Answer(Truth.UNKNOWN, (), found.missing) if found.missing else NO
        merged = merge(found.findings)
        return Answer(Truth.YES, merged.evidence, merged.not_known)


class StateCondition:
    """A condition on what runs at a moment: looked for on a day it answers for the day's end."""

    __slots__ = ()
    of_entries = False
    of_blood = False

    @property
    def triggers(self) -> frozenset[str]:
        """What runs needs no entry of the day."""
        return ALWAYS

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Ask it at a moment."""
        raise NotImplementedError

    def find(self, day: Day) -> Found:
        """The one finding of what holds at the end of the day."""
        answer = self.answer(day, day.end)
        if answer.truth is Truth.NO:
            return Found()
        if not answer.evidence:
            return Found((), (Finding((), (day.end,), answer.not_known),))
        return Found((Finding(answer.evidence, (day.end,), answer.not_known),))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of several conditions."""

    parts: tuple[Condition, ...]
    triggers: frozenset[str] = field(init=False)
    of_blood: bool = field(init=False)

    def __post_init__(self) -> None:
        """Whatever triggers one of the parts triggers this."""
        object.__setattr__(self, "triggers", _union(self.parts))
        object.__setattr__(self, "of_blood", all(part.of_blood for part in self.parts))

    @property
    def of_entries(self) -> bool:
        """Whether one part speaks of entries."""
        return any(part.of_entries for part in self.parts)

    def find(self, day: Day) -> Found:
        """The findings of every part."""
        found = [look_for(part, day) for part in self.parts if not day.keys.isdisjoint(part.triggers)]
        return Found(
            tuple(finding for each in found for finding in each.findings),
            tuple(finding for each in found for finding in each.undecided),
        )

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes if one part is; unknown if one is and none is yes."""
        answers = [part.answer(day, moment) for part in self.parts]
        return _joined(any_of(answer.truth for answer in answers), answers)


@dataclass(frozen=True, slots=True)
class AllOf:
    """Several conditions together: all of them, or at least some number."""

    parts: tuple[Condition, ...]
    least: int
    triggers: frozenset[str] = field(init=False)

    of_blood = False

    def __post_init__(self) -> None:
        """Whatever triggers one of the parts triggers this; where all are needed, the first part about entries does."""
        first = next((part.triggers for part in self.parts if part.of_entries), ALWAYS)
        object.__setattr__(self, "triggers", first if self.least == len(self.parts) else _union(self.parts))

    @property
    def of_entries(self) -> bool:
        """Whether one part speaks of entries."""
        return any(part.of_entries for part in self.parts)

    def find(self, day: Day) -> Found:
        """One finding that holds the evidence of every part, if enough of them are met."""
        of_entries = [part for part in self.parts if part.of_entries]
        states = [part for part in self.parts if not part.of_entries]
        found = [part.find(day) for part in of_entries]
        met = [each for each in found if each.findings]
        undecided = [
            finding
            for each in found
            if not each.findings
            for gap in each.undecided
            for finding in _beside(gap, states, day)
        ]
        needed = self.least - len(states)
        if len(met) < needed:
            possible = len(met) + sum(1 for each in found if each.undecided and not each.findings)
            return Found((), tuple(undecided) if possible >= needed else ())
        merged = merge(finding for each in met for finding in each.findings)
        return Found(tuple(_beside(merged, states, day)))

    def answer(self, day: Day, moment: datetime) -> Answer:
        """No as soon as too many parts are; unknown if it hangs on one that is."""
        answers = [part.answer(day, moment) for part in self.parts]
        if self.least == len(self.parts):
            return _joined(all_of(answer.truth for answer in answers), answers)
        truths = [answer.truth for answer in answers]
        if truths.count(Truth.YES) >= self.least:
            return _joined(Truth.YES, answers)
        possible = len(truths) - truths.count(Truth.NO) >= self.least
        return _joined(Truth.UNKNOWN if possible else Truth.NO, answers)


def _union(parts: tuple[Condition, ...]) -> frozenset[str]:
    return frozenset().union(*(part.triggers for part in parts))


def merge(findings: Iterable[Finding]) -> Finding:
    """The findings as one that rests on all of them."""
    all_findings = tuple(findings)
    return Finding(
        unique(tuple(piece for finding in all_findings for piece in finding.evidence)),
        tuple(dict.fromkeys(moment for finding in all_findings for moment in finding.moments)),
        without_repetition(tuple(message for finding in all_findings for message in finding.not_known)),
        tuple(dict.fromkeys(each for finding in all_findings for each in finding.needed)),
    )


def _beside(finding: Finding, states: list[Condition], day: Day) -> Iterable[Finding]:
    """The finding at those of its moments at which all the states hold too, or nothing."""
    if not states:
        yield finding
        return
    together = AllOf(tuple(states), len(states))
    answers = {moment: together.answer(day, moment) for moment in finding.moments}
    held = {moment: answer for moment, answer in answers.items() if answer.truth.possible}
    gaps = finding.beside(held.keys())
    if gaps is not None:
        beside = (Finding(answer.evidence, (), answer.not_known) for answer in held.values())
        yield merge((finding.at(held.keys()), *beside, Finding((), (), gaps)))


def _joined(truth: Truth, answers: list[Answer]) -> Answer:
    """An answer with the evidence and the gaps of those parts that it comes from."""
    if truth is Truth.NO:
        return NO
    kept = [
        answer for answer in answers if answer.truth is Truth.YES or (truth is not Truth.YES and answer.truth.possible)
    ]
    return Answer(
        truth,
        unique(tuple(piece for answer in kept for piece in answer.evidence)),
        without_repetition(tuple(message for answer in kept for message in answer.not_known)),
    )
