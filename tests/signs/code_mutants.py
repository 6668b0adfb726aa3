"""Mutants of the numbers and lists that the rules keep in code: each a step to both sides, each without a member.

What only words a flag, or says which days an entry touches, is left alone: it never changes a step.
"""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise
from types import ModuleType
from typing import Any
from unittest.mock import patch

from diary.core.records import Symptom
from diary.signs import (
    chemotherapy,
    day,
    drug_windows,
    engine,
    exposure,
    facts,
    falls,
    first_chemotherapy,
    levels,
    readings,
    staleness,
    temperature,
    together,
    transplant,
)
from diary.signs.day import Day
from diary.signs.entries import SymptomCondition
from diary.signs.flags import Evidence
from diary.signs.windows import EVER, Window

Variants = Iterator[tuple[str, Any]]
"""What was changed, and the value with the change."""

A_DAY, A_MINUTE = timedelta(days=1), timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Constant:
    """A number or a list that a module of the rules keeps.

    Attributes:
        module: Where it is kept; a class, where it is a step of one.
        attribute: Its name there.
        about: Words of the diaries that it can matter to.
        step: How far a time is moved.
        members: Whether it also loses a member at a time.
    """

    module: ModuleType | type
    attribute: str
    about: tuple[str, ...] = ()
    step: timedelta = A_DAY
    members: bool = True

    @property
    def name(self) -> str:
        """The module and the attribute."""
        return f"{self.module.__name__.rpartition('.')[2]}.{self.attribute}"

    @property
    def value(self) -> Any:  # noqa: ANN401  (numbers, lists, conditions and functions)
        """What it is."""
        return getattr(self.module, self.attribute)

    @contextmanager
    def set_to(self, value: object) -> Iterator[None]:
        """Give it another value, also in the modules that imported it."""
        original = self.value
        rooms = [module for name, module in sys.modules.items() if name.startswith("diary.signs.")]
        with ExitStack() as changed:
            for room in dict.fromkeys((self.module, *rooms)):
                if getattr(room, self.attribute, None) is original:
                    changed.enter_context(patch.object(room, self.attribute, value))
            yield


@dataclass(frozen=True, slots=True)
class CodeMutant:
    """A constant with another value.

    Attributes:
        constant: Which one.
        name: What was changed.
        value: The value with the change.
    """

    constant: Constant
    name: str
    value: object


def mutants_of(constant: Constant) -> Iterator[CodeMutant]:
    """Every mutant of a constant."""
    detail = DETAILS.get(constant.name)
    for what, value in detail(constant.value) if detail else _changes(constant.value, constant):
        yield CodeMutant(constant, what, value)


def _changes(value: Any, constant: Constant) -> Variants:  # noqa: ANN401
    match value:
        case bool() | str() | None:
            return
        case Window():
            yield from _windows(value)
        case timedelta():
            for other in (value - constant.step, value + constant.step):
                yield f"{value} to {other}", other
        case int() | Decimal():
            yield from _numbers(value)
        case frozenset() | tuple():
            yield from _listed(value, constant)
        case dict():
            yield from _by_key(value, constant)
        case _ if is_dataclass(value) and not isinstance(value, type):
            yield from _by_field(value, constant)


def _numbers(number: Decimal | int) -> Variants:
    """The neighbors by the last digit; whole numbers stay above 0: they count days, falls and steps of symptoms."""
    last = 1 if isinstance(number, int) else Decimal((0, (1,), int(number.as_tuple().exponent)))
    for other in (number - last, number + last):
        if other >= 1 or isinstance(other, Decimal):
            yield f"{number} to {other}", other


def _windows(window: Window) -> Variants:
    """A unit shorter and longer; one that never ends, to a year."""
    if window == EVER:
        yield "ever to 365 days", Window(days=365)
    unit = "hours" if window.hours is not None else "days"
    number = getattr(window, unit)
    for other in () if number is None else (number - 1, number + 1):
        if other >= 0:
            yield f"{number} to {other} {unit}", Window(**{unit: other})


def _listed(members: frozenset[Any] | tuple[Any, ...], constant: Constant) -> Variants:
    ordered = sorted(members) if isinstance(members, frozenset) else list(members)
    is_pair = any(isinstance(member, Window) for member in ordered)
    for place, member in enumerate(ordered):
        rest = (ordered[:place], ordered[place + 1 :])
        said = member if isinstance(member, str) else f"[{place + 1}]"
        if constant.members and len(ordered) > 1 and not is_pair:
            yield f"without {said}", type(members)([*rest[0], *rest[1]])
        for what, changed in _changes(member, constant):
            yield f"[{place + 1}] {what}", type(members)([*rest[0], changed, *rest[1]])


def _by_field(condition: Any, constant: Constant) -> Variants:  # noqa: ANN401
    for each in fields(condition):
        for what, changed in _changes(getattr(condition, each.name), constant) if each.init else ():
            yield f"{each.name} {what}", replace(condition, **{each.name: changed})


def _by_key(table: Mapping[str, Any], constant: Constant) -> Variants:
    for key, value in table.items():
        if constant.members:
            yield f"without {key}", {other: each for other, each in table.items() if other != key}
        for what, changed in _changes(value, constant):
            yield f"{key} {what}", {**table, key: changed}


def _cap(one_mild_symptom: Callable[..., str]) -> Variants:
    """What lifts the cap of law 5, left out."""

    def pieces(kept: Callable[[Evidence], bool]) -> Callable[..., str]:
        return lambda danger, beside, on: one_mild_symptom(tuple(filter(kept, danger)), tuple(filter(kept, beside)), on)

    def entries(change: Callable[[Symptom], Symptom]) -> Callable[..., str]:
        return lambda danger, beside, on: one_mild_symptom(
            danger, beside, replace(on, symptoms=tuple(map(change, on.symptoms)))
        )

    yield "a measurement beside it does not count", lambda danger, _, on: one_mild_symptom(danger, (), on)
    yield "a measurement or a count does not count", pieces(lambda piece: piece.kind not in ("measurement", "count"))
    yield "a second symptom does not count", lambda danger, beside, on: one_mild_symptom(danger[:1], beside, on)
    yield "episodes do not count", entries(lambda entry: replace(entry, times=None))
    yield "not rated is mild", entries(lambda entry: replace(entry, severity=entry.severity or 1))


def _emergency(is_emergency: Callable[..., bool]) -> Variants:
    """Law 1 without what it says of confusion and of what was not rated."""
    yield (
        "confusion that goes on is one",
        lambda evidence, on: (
            is_emergency(evidence, on) or any(each.symptom == "confusion" for each in engine._symptoms(evidence, on))
        ),
    )
    yield (
        "not rated is none",
        lambda evidence, on: is_emergency(
            evidence, replace(on, symptoms=tuple(each for each in on.symptoms if each.severity is not None))
        ),
    )


def _episodes(_: object) -> Variants:
    yield (
        "entries do not add up",
        lambda self, symptom, on: max((each.times or 0 for each in on.entries(symptom)), default=0) >= self.times,
    )


class NoneInSpiteOfEpisodes(Day):
    """A day on which a 0 is none, whatever was counted beside it."""

    @classmethod
    def of(cls, *asked: Any) -> Day:  # noqa: ANN401
        """The day without what stands at 0."""
        on = Day.of(*asked)
        on.symptoms = tuple(entry for entry in on.symptoms if entry.severity != 0)
        on.keys = frozenset(on._keys())
        return on


def _recoveries(_: object) -> Variants:
    yield "twice to once", lambda shown: ((each, each) for each in shown)
    yield (
        "twice to three times",
        lambda shown: ((first and second, third) for (first, second), (_, third) in pairwise(pairwise(shown))),
    )


def _days(_: object) -> Variants:
    yield "a 0 with episodes is none", NoneInSpiteOfEpisodes


DETAILS: Mapping[str, Callable[[Any], Variants]] = {
    "engine._one_mild_symptom": _cap,
    "engine._is_emergency": _emergency,
    "engine.Day": _days,
    "SymptomCondition._enough": _episodes,
    "transplant.pairwise": _recoveries,
}
"""What is no number and no list: how a step of the code is changed."""

CONSTANTS = (
    Constant(staleness, "INTENSIVE", ("neutrophils", "platelets"), A_MINUTE),
    Constant(staleness, "ORDINARY", ("neutrophils", "platelets", "hemoglobin"), A_MINUTE),
    Constant(staleness, "MAINTENANCE", ("maintenance", "hemoglobin"), A_MINUTE),
    Constant(staleness, "AFTER_DOSE", ("infusion", "neutrophils")),
    Constant(levels, "LOOK_BACK", ("neutrophils", "platelets")),
    Constant(falls, "FALL", ("imatinib", "remission")),
    Constant(falls, "STANDS", ("imatinib", "remission")),
    Constant(falls, "STEPS", ("imatinib", "remission")),
    Constant(temperature, "HIGHEST_LINE", ("temperature",)),
    Constant(temperature, "LOWEST_LINE", ("temperature",)),
    Constant(temperature, "MASKS", ("feverish",)),
    Constant(temperature, "BEFORE", ("feverish",), A_MINUTE),
    Constant(temperature, "AFTER", ("feverish",), A_MINUTE),
    Constant(temperature, "HIGH_ONCE", ("temperature",), members=False),
    Constant(temperature, "APART", ("temperature",), A_MINUTE),
    Constant(first_chemotherapy, "BEFORE_START", ("first-chemotherapy", "induction")),
    Constant(first_chemotherapy, "AFTER_START", ("first-chemotherapy", "induction")),
    Constant(first_chemotherapy, "LATER_PHASES"),
    Constant(transplant, "RECOVERED", ("transplant",)),
    Constant(transplant, "LEAST", ("transplant",)),
    Constant(transplant, "PHASES", ("transplant", "conditioning")),
    Constant(transplant, "pairwise", ("transplant", "neutrophils")),
    Constant(readings, "USUAL_OVER", ("systolic",)),
    Constant(readings, "HIGHEST_OF", ("weight",)),
    Constant(readings, "LOWEST_OF", ("weight",)),
    Constant(day, "NEW_AFTER"),
    Constant(day, "LAST_LOGGED", ("rash", "imatinib")),
    Constant(engine, "EMERGENCY_AT"),
    Constant(engine, "NEVER_HELD_BACK"),
    Constant(engine, "_one_mild_symptom"),
    Constant(engine, "_is_emergency"),
    Constant(engine, "Day", ("vomiting", "diarrhea")),
    Constant(SymptomCondition, "_enough", ("vomiting", "diarrhea")),
    Constant(drug_windows, "WINDOWS", ("line-site-problem", "blinatumomab", "inotuzumab-ozogamicin", "imatinib")),
    Constant(drug_windows, "INOTUZUMAB_EVER", ("inotuzumab-ozogamicin", "transplant")),
    Constant(drug_windows, "TRANSPLANT_EVER", ("inotuzumab-ozogamicin", "transplant")),
    Constant(chemotherapy, "SIGNS_OF_IT", ("numbness-tingling", "mouth-sores")),
    Constant(chemotherapy, "PERHAPS", ("numbness-tingling", "mouth-sores")),
    Constant(facts, "TAKEN"),
    Constant(facts, "TABLETS", ("neutrophils", "platelets")),
    Constant(facts, "NOT_RATED"),
    Constant(facts, "AGAINST_ILLNESS", ("neutrophils", "cough")),
    Constant(facts, "OTHER_TREATMENT", ("radiation", "transplant")),
    Constant(exposure, "LASTING", ("infusion", "radiation")),
    Constant(exposure, "TABLETS", ("oral-dose", "vomited-dose")),
    Constant(together, "BLOOD", ("neutrophils", "white-cells")),
)
"""All of them. ``chemotherapy.PHASES`` stands in ``SIGNS_OF_IT``, and the windows of medicines are made once."""
