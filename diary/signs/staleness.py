"""When a count that is not low has become too old to rely on (``clinical.md``, 7.2; our own decision throughout)."""

from datetime import datetime, timedelta

from diary.core.catalog import Catalog
from diary.core.counts import Count
from diary.core.texts import Message
from diary.signs.facts import Facts
from diary.signs.transplant import transplant_window
from diary.signs.windows import Window

INTENSIVE = timedelta(days=3)
ORDINARY = timedelta(days=7)
MAINTENANCE = timedelta(days=14)
"""How long a count that is not low holds; hemoglobin, which falls more slowly, ``ORDINARY`` and ``MAINTENANCE``."""

AFTER_DOSE = Window(days=21)
"""How long after a dose that can lower the counts they may change within days."""


def too_old(facts: Facts, count: Count, moment: datetime) -> Message | None:
    """Why a count that is not low cannot be relied on at a moment, or None where it can."""
    dose = facts.doses.after(count.at, moment)
    if dose.truth.possible and dose.record is not None:
        medicine = dose.record.medicine
        name = "signs.not-known.before-dose" if medicine else "signs.not-known.before-unnamed-dose"
        return Message.of(name, analyte=count.analyte, at=count.at, medicine=medicine)
    if moment - count.at.earliest > lasts(facts, count.analyte, moment):
        days = (moment.date() - count.at.day).days
        return Message.of(
            "signs.not-known.too-old", analyte=count.analyte, at=count.at, age=Message.of("age.days", n=days)
        )
    return None


def lasts(facts: Facts, analyte: str, moment: datetime) -> timedelta:
    """How long a count that is not low holds at a moment.

    Where no treatment is on file, as short as in the hardest; maintenance is stable only where its start is known.
    """
    intensive = _is_intensive(facts, moment)
    if analyte == "hemoglobin":
        return ORDINARY if intensive else MAINTENANCE
    if intensive:
        return INTENSIVE
    maintenance = facts.phase_at(moment, ("maintenance",))
    return MAINTENANCE if maintenance and maintenance.started else ORDINARY


def _is_intensive(facts: Facts, moment: datetime) -> bool:
    if not facts.treated(moment):
        return True
    if facts.phase_at(moment, intensive_phases(facts.catalog)) is not None:
        return True
    if facts.doses.within(moment, AFTER_DOSE).truth.possible:
        return True
    return transplant_window(facts, moment)[0].possible


def intensive_phases(catalog: Catalog) -> tuple[str, ...]:
    """The phases in which counts change within days."""
    return tuple(phase.id for phase in catalog.phases.values() if phase.intensive)
