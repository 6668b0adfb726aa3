"""Conditions on what a person feels: symptoms, and the question that is asked while an infusion runs."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from diary.core.records import Symptom
from diary.core.texts import Message
from diary.signs.answers import EntryCondition, Finding, Found
from diary.signs.day import Day
from diary.signs.evidence import check_evidence, symptom_evidence

ANY_SYMPTOM = "any"
"""Stands for every symptom, as a word and as a key of a day."""


@dataclass(frozen=True, slots=True)
class SymptomCondition(EntryCondition):
    """One of several symptoms, at a step or above; one that was not rated meets every step (law 5).

    Attributes:
        symptoms: Ids, or ``any`` alone for every symptom.
        step: The least severity.
        excepted: Symptoms that do not count.
        new: Only one that is new (law 11).
        worse: Only one that is worse than it usually was (law 11).
        ongoing: Only one that was there in the days before too (law 11).
        times: At least so many episodes that day, all entries added up.
    """

    symptoms: tuple[str, ...]
    step: int = 1
    excepted: frozenset[str] = frozenset()
    new: bool = False
    worse: bool = False
    ongoing: bool = False
    times: int = 0
    triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """The symptoms themselves trigger this."""
        keys = (symptom if symptom == ANY_SYMPTOM else f"symptom:{symptom}" for symptom in self.symptoms)
        object.__setattr__(self, "triggers", frozenset(keys))

    def find(self, day: Day) -> Found:
        """One finding for each entry; for episodes one for all of the symptom together, undecided by what has none."""
        if self.times:
            return Found(tuple(self._counted(day)), tuple(self._uncounted(day)))
        return Found(
            tuple(
                Finding((symptom_evidence(entry),), day.moments(entry.when))
                for entry in day.symptoms
                if self._meets(entry, day)
            )
        )

    def _meets(self, entry: Symptom, day: Day) -> bool:
        if entry.severity is not None and entry.severity < self.step:
            return False
        if entry.symptom in self.excepted or (self.symptoms != (ANY_SYMPTOM,) and entry.symptom not in self.symptoms):
            return False
        if (self.new or self.ongoing) and day.is_new(entry.symptom) is not self.new:
            return False
        return not self.worse or day.is_worse(entry.symptom)

    def _counted(self, day: Day) -> Iterator[Finding]:
        for symptom in self.symptoms:
            entries = [entry for entry in day.entries(symptom) if entry.times]
            if self._enough(symptom, day):
                yield Finding(
                    tuple(symptom_evidence(entry) for entry in entries),
                    tuple(moment for entry in entries for moment in day.moments(entry.when)),
                )

    def _uncounted(self, day: Day) -> Iterator[Finding]:
        for symptom in self.symptoms:
            entries = [entry for entry in day.entries(symptom) if entry.times is None]
            if entries and not self._enough(symptom, day):
                moments = tuple(moment for entry in entries for moment in day.moments(entry.when))
                yield Finding((), moments, (Message.of("signs.not-known.how-often", symptom=symptom),))

    def _enough(self, symptom: str, day: Day) -> bool:
        return sum(entry.times or 0 for entry in day.entries(symptom)) >= self.times


@dataclass(frozen=True, slots=True)
class CheckCondition(EntryCondition):
    """A yes to the question that is asked while an infusion runs: one of its symptoms, but not which one."""

    check: str
    decides: bool

    triggers = frozenset({"check"})

    def find(self, day: Day) -> Found:
        """One finding for each yes; where the answer does not decide this sign, it only says what is missing."""
        which = (Message.of("signs.not-known.which-symptom"),)
        answers = [check for check in day.checks if check.check == self.check and check.answer == "yes"]
        if not self.decides:
            return Found((), tuple(Finding((), day.moments(check.when), which) for check in answers))
        return Found(tuple(Finding((check_evidence(check),), day.moments(check.when), which) for check in answers))
