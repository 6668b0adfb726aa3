"""A transplant's window: from conditioning until neutrophils are at or above 0.5 twice, at least 100 days (law 11)."""

from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from diary.core.records import Phase
from diary.core.truth import Truth
from diary.signs.draws import is_firm
from diary.signs.exposure import Given
from diary.signs.facts import Facts, Selector
from diary.signs.windows import EVER, Window

RECOVERED = Decimal("0.5")
LEAST = Window(days=100)
PHASES = ("conditioning", "transplant")
TRANSPLANT = Selector(kinds=frozenset({"transplant"}))


def transplant_window(facts: Facts, moment: datetime) -> tuple[Truth, Given | Phase | None]:
    """Whether a moment lies in the window of a transplant, and what says so.

    Unknown where the transplant has no date, and after 100 days while no two counts show the recovery.
    """
    running = facts.phase_at(moment, PHASES)
    if running is not None:
        return Truth.YES, running
    record = facts.exposures(TRANSPLANT).started_within(moment, EVER).record or _conditioning(facts, moment)
    if record is None:
        return Truth.NO, None
    if record.started is None:
        return Truth.UNKNOWN, record
    began = record.started.latest
    if LEAST.holds(began, moment):
        return Truth.YES, record
    return (Truth.NO, None) if _recovered(facts, began, moment) else (Truth.UNKNOWN, record)


def _conditioning(facts: Facts, moment: datetime) -> Phase | None:
    """A conditioning phase that is over; the transplant itself need not be on file."""
    phases = (phase for phase in reversed(facts.timeline.phases) if phase.phase == "conditioning")
    return next((phase for phase in phases if phase.started is None or phase.started.earliest <= moment), None)


def _recovered(facts: Facts, began: datetime, moment: datetime) -> bool:
    counts = [count for count in facts.draws("neutrophils").between(began, moment) if is_firm(count)]
    return any(
        first.below(RECOVERED) is Truth.NO and second.below(RECOVERED) is Truth.NO for first, second in pairwise(counts)
    )
