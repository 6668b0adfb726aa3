"""The words of the diary that a rule speaks of."""

from collections.abc import Iterable, Iterator

from diary.core.words import MEDICINES
from diary.signs.answers import AllOf, AnyOf, Condition
from diary.signs.blood import CountCondition
from diary.signs.chemotherapy import SIGNS_OF_IT, ChemotherapyOnFile
from diary.signs.entries import ANY_SYMPTOM, CheckCondition, SymptomCondition
from diary.signs.falls import FallingCondition
from diary.signs.first_chemotherapy import FirstChemotherapy
from diary.signs.levels import LowCondition
from diary.signs.readings import ReadingCondition, WeightCondition
from diary.signs.rules import Rule
from diary.signs.states import (
    DeviceCondition,
    DoseRaised,
    GivenCondition,
    MilestoneCondition,
    PhaseCondition,
    SubtypeCondition,
    TransplantWindow,
)
from diary.signs.temperature import FeverFelt, FeverMeasured, FeverPattern
from tests.signs.cases import catalog


def mentions(rule: Rule) -> frozenset[str]:
    """The words, each with its list: ``symptom:cough``, ``analyte:platelets``."""
    parts = [
        part
        for branch in rule.branches
        for part in (branch.when, branch.context, branch.supports, branch.only_if, *branch.adds)
    ]
    parts += [part for note in rule.notes for part in (note.when, note.only_if)]
    return frozenset(word for part in parts if part is not None for word in _words(part))


def _words(condition: Condition) -> Iterator[str]:
    match condition:
        case AnyOf() | AllOf() | ChemotherapyOnFile():
            for part in _parts(condition):
                yield from _words(part)
        case SymptomCondition():
            yield from _named("symptom", (each for each in condition.symptoms if each != ANY_SYMPTOM))
        case CheckCondition():
            yield f"check:{condition.check}"
        case FeverMeasured() | FeverFelt() | FeverPattern():
            yield from ("measurement:temperature", "symptom:feverish")
        case ReadingCondition():
            yield f"measurement:{condition.kind}"
        case WeightCondition():
            yield "measurement:weight"
        case CountCondition() | FallingCondition():
            yield from _named("analyte", condition.analytes)
        case LowCondition():
            yield from _named("analyte", (each.analyte for each in (condition, condition.stand_in) if each))
        case _:
            yield from _of_state(condition)


def _parts(condition: AnyOf | AllOf | ChemotherapyOnFile) -> tuple[Condition, ...]:
    match condition:
        case ChemotherapyOnFile():
            return SIGNS_OF_IT
        case _:
            return condition.parts


def _of_state(condition: Condition) -> Iterator[str]:
    match condition:
        case GivenCondition():
            chosen = condition.selector
            yield from _named("medicine", chosen.medicines)
            yield from _medicines_of(chosen.classes)
            yield from _named("treatment", chosen.kinds)
            yield from _named("site", chosen.sites)
            yield from _named("product", chosen.products)
        case DoseRaised():
            yield from _medicines_of(condition.classes)
        case PhaseCondition():
            yield from _named("phase", condition.phases)
        case DeviceCondition():
            yield from _named("device", condition.devices)
        case MilestoneCondition():
            yield from _named("milestone", filter(None, (condition.milestone, condition.until)))
        case SubtypeCondition():
            yield f"subtype:{condition.subtype}"
        case TransplantWindow():
            yield from ("treatment:transplant", "phase:conditioning", "phase:transplant")
        case FirstChemotherapy():
            yield from ("milestone:first-chemotherapy", "milestone:relapse", "phase:induction")
        case _:
            raise AssertionError(condition)


def _named(kind: str, words: Iterable[str]) -> Iterator[str]:
    return (f"{kind}:{word}" for word in words)


def _medicines_of(classes: Iterable[str]) -> Iterator[str]:
    wanted = set(classes)
    return _named("medicine", (word for word in MEDICINES if catalog().medicine_kind(word) in wanted))
