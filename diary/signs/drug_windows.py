"""The times after a medicine in which even one mild symptom counts in full (laws 5 and 11); conditioning is one too."""

from datetime import datetime

from diary.signs.answers import AnyOf
from diary.signs.day import Day
from diary.signs.facts import Selector
from diary.signs.first_chemotherapy import FirstChemotherapy
from diary.signs.states import DoseRaised, GivenCondition, PhaseCondition, TransplantWindow
from diary.signs.transplant import TRANSPLANT
from diary.signs.windows import EVER, RECENT, Window


def _medicine(medicine: str) -> Selector:
    return Selector(medicines=frozenset({medicine}))


WINDOWS = (
    GivenCondition(_medicine("blinatumomab"), RECENT),
    GivenCondition(_medicine("inotuzumab-ozogamicin"), Window(days=90)),
    GivenCondition(_medicine("cytarabine"), RECENT),
    DoseRaised(frozenset({"tki"}), Window(days=28)),
    FirstChemotherapy(),
    TransplantWindow(),
)

INOTUZUMAB_EVER = GivenCondition(_medicine("inotuzumab-ozogamicin"), EVER)
TRANSPLANT_EVER = AnyOf((GivenCondition(TRANSPLANT, EVER), PhaseCondition(("transplant",), EVER)))


def in_a_drug_window(day: Day, moment: datetime) -> bool:
    """Whether a moment lies, or may lie, in the window of any medicine."""
    if any(window.answer(day, moment).truth.possible for window in WINDOWS):
        return True
    return all(each.answer(day, moment).truth.possible for each in (INOTUZUMAB_EVER, TRANSPLANT_EVER))
