"""Whether chemotherapy is on file, which the rules about its side effects need (law 2)."""

from dataclasses import dataclass
from datetime import datetime

from diary.core.texts import Message
from diary.core.truth import Truth
from diary.signs.answers import Answer, StateCondition, strongest
from diary.signs.day import Day
from diary.signs.facts import Selector
from diary.signs.states import GivenCondition, MilestoneCondition, PhaseCondition
from diary.signs.windows import EVER

PHASES = (
    "induction", "consolidation", "maintenance", "cns-prophylaxis", "relapse-treatment", "conditioning", "transplant",
)  # fmt: skip
"""The phases in which the source document has chemotherapy given; a person may enter these and no medicine."""

PERHAPS = (
    GivenCondition(Selector(unlisted=True), EVER),
    GivenCondition(Selector(classes=frozenset({"steroid"})), EVER),
)
"""A dose of what no list names may be chemotherapy, and steroids are given with it (laws 2 and 10)."""

SIGNS_OF_IT = (
    GivenCondition(Selector(classes=frozenset({"chemo", "asparaginase"})), EVER),
    PhaseCondition(PHASES, EVER),
    MilestoneCondition("first-chemotherapy"),
)


@dataclass(frozen=True, slots=True)
class ChemotherapyOnFile(StateCondition):
    """Chemotherapy that began by the moment, however long ago: a medicine, a phase of it, or the milestone.

    What may be chemotherapy, or goes with it, leaves it unknown.
    """

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with what says so; unknown where its date is not known, or whether it is chemotherapy."""
        found = strongest(each.answer(day, moment) for each in SIGNS_OF_IT)
        if found.truth.possible:
            return found
        perhaps = strongest(each.answer(day, moment) for each in PERHAPS)
        if not perhaps.truth.possible:
            return perhaps
        return Answer(Truth.UNKNOWN, perhaps.evidence, (Message.of("signs.not-known.chemotherapy"),))
