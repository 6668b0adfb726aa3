"""Whether chemotherapy is on file, which the rules about its side effects need (law 2)."""

from dataclasses import dataclass
from datetime import datetime

from diary.signs.answers import Answer, StateCondition, strongest
from diary.signs.day import Day
from diary.signs.facts import Selector
from diary.signs.states import GivenCondition, MilestoneCondition, PhaseCondition
from diary.signs.windows import EVER

PHASES = (
    "induction", "consolidation", "maintenance", "cns-prophylaxis", "relapse-treatment", "conditioning", "transplant",
)  # fmt: skip
"""The phases in which the source document has chemotherapy given; a person may enter these and no medicine."""

SIGNS_OF_IT = (
    GivenCondition(Selector(classes=frozenset({"chemo", "asparaginase"})), EVER),
    PhaseCondition(PHASES, EVER),
    MilestoneCondition("first-chemotherapy"),
)


@dataclass(frozen=True, slots=True)
class ChemotherapyOnFile(StateCondition):
    """Chemotherapy that began by the moment, however long ago: a medicine, a phase of it, or the milestone."""

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with what says so; unknown where its date is not known."""
        return strongest(each.answer(day, moment) for each in SIGNS_OF_IT)
