"""A transplant's window: from conditioning until neutrophils are at or above 0.5 twice, at least 100 days (law 11)."""

from collections.abc import Iterator
from datetime import datetime
from decimal import Decimal
from itertools import pairwise

from diary.core.records import Phase
from diary.core.treatment import Running, span_of
from diary.core.truth import Truth
from diary.signs.exposure import Given
from diary.signs.facts import Facts, Selector
from diary.signs.windows import Window

RECOVERED = Decimal("0.5")
LEAST = Window(days=100)
PHASES = ("conditioning", "transplant")
TRANSPLANT = Selector(kinds=frozenset({"transplant"}))


def transplant_window(facts: Facts, moment: datetime) -> tuple[Truth, Given | Phase | None]:
    """Whether a moment lies in the window of a transplant, and what says so.

    A transplant opens one, and so does each of its phases, the transplant itself on file or not. Unknown where it has
    no date, and after 100 days while no two draws show the recovery.
    """
    running = _running(facts, moment)
    if running is not None:
        return Truth.YES, running
    found = [(_is_open(facts, record, moment), record) for record in _openings(facts, moment)]
    for wanted in (Truth.YES, Truth.UNKNOWN):
        for truth, record in found:
            if truth is wanted:
                return truth, record
    return Truth.NO, None


def _running(facts: Facts, moment: datetime) -> Phase | None:
    """A phase of a transplant that runs for sure."""
    phases = (each for each in facts.timeline.phases if each.phase in PHASES and each.started is not None)
    return next((each for each in phases if span_of(each).at(moment) is Running.RUNNING), None)


def _openings(facts: Facts, moment: datetime) -> Iterator[Given | Phase]:
    """Transplants and their phases that began by a moment or have no start, the latest first."""
    given = (each.record for each in reversed(facts.exposures(TRANSPLANT).given) if each.started <= moment)
    yield from given
    for phase in reversed(facts.timeline.phases):
        if phase.phase in PHASES and (phase.started is None or phase.started.earliest <= moment):
            yield phase


def _is_open(facts: Facts, record: Given | Phase, moment: datetime) -> Truth:
    began = record.started or record.ended
    if began is None:
        return Truth.UNKNOWN
    if LEAST.holds(began.latest, moment):
        return Truth.YES if record.started else Truth.UNKNOWN
    since = (record.ended or began).latest
    return Truth.NO if _recovered(facts, since, moment) else Truth.UNKNOWN


def _recovered(facts: Facts, since: datetime, moment: datetime) -> bool:
    """Whether two draws in a row show it; one that is not final shows none, but can break the row."""
    draws = facts.draws("neutrophils")
    shown: list[bool] = []
    for turn in draws.turns(moment, since):
        recovered = [(place, draws.counts[place].below(RECOVERED) is Truth.NO) for place in turn]
        telling = [yes for place, yes in recovered if draws.is_firm(place) or not yes]
        if telling:
            shown.append(all(telling))
    return any(first and second for first, second in pairwise(shown))
