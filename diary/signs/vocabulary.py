"""The words in which rule files state conditions; see ``resources/signs/README.md``.

A condition is a table with one key that names what it is and further keys that narrow it.
"""

from collections.abc import Callable, Mapping

from diary.core import words
from diary.core.units import known_units, to_canonical
from diary.signs.answers import AllOf, AnyOf, Condition
from diary.signs.blood import CountCondition
from diary.signs.chemotherapy import ChemotherapyOnFile
from diary.signs.entries import ANY_SYMPTOM, CheckCondition, SymptomCondition
from diary.signs.facts import Selector
from diary.signs.falls import FallingCondition
from diary.signs.first_chemotherapy import FirstChemotherapy
from diary.signs.levels import LowCondition, StandIn
from diary.signs.limits import Limit
from diary.signs.readings import ReadingCondition, WeightCondition
from diary.signs.states import (
    DeviceCondition,
    DoseRaised,
    GivenCondition,
    MilestoneCondition,
    NoDoseCondition,
    PhaseCondition,
    SubtypeCondition,
    TransplantWindow,
)
from diary.signs.tables import Table
from diary.signs.temperature import FeverFelt, FeverMeasured, FeverPattern

CLASSES = (
    "chemo", "asparaginase", "steroid", "tki", "antibody", "growth-factor", "supportive", "anti-infective",
    "pain-reliever", "complementary", "other",
)  # fmt: skip
SAME_DAY = "0 days"

LIMITS = {
    "below": ("below", False),
    "above": ("above", False),
    "below_own_limit": ("below", True),
    "above_own_limit": ("above", True),
}
"""What limits a count, the side that is dangerous, and whether it is a multiple of the report's own limit."""


def parse_condition(table: Table) -> Condition:
    """The condition that a table states.

    Raises:
        RuleFileError: It states none, or states it wrongly.
    """
    parsers = {parse for head, parse in HEADS.items() if table.has(head)}
    if len(parsers) != 1:
        raise table.error(f"needs exactly one of {', '.join(sorted(HEADS))}")
    condition = parsers.pop()(table)
    table.done()
    return condition


def _parts(table: Table, key: str) -> tuple[Condition, ...]:
    parts = tuple(parse_condition(part) for part in table.tables(key))
    if not parts:
        raise table.error(f"{key} is empty")
    return parts


def _any(table: Table) -> Condition:
    return AnyOf(_parts(table, "any"))


def _all(table: Table) -> Condition:
    parts = _parts(table, "all")
    return AllOf(parts, len(parts))


def _at_least(table: Table) -> Condition:
    least = table.take("at_least", int)
    parts = _parts(table, "of")
    if not 1 <= least < len(parts):
        raise table.error("at_least asks for none or for all of its parts")
    return AllOf(parts, least)


def _symptom(table: Table) -> Condition:
    step = table.get("step", int, 1)
    if step not in range(1, 5):
        raise table.error("step is not 1 to 4")
    if table.has("times") and set(table.data) != {"symptom", "times"}:
        raise table.error("times stands alone beside its symptom")
    return SymptomCondition(
        symptoms=table.words("symptom", (*words.SYMPTOMS, ANY_SYMPTOM)),
        step=step,
        excepted=frozenset(table.words("except", words.SYMPTOMS)),
        new=table.get("new", bool, False),
        worse=table.get("worse", bool, False),
        ongoing=table.get("ongoing", bool, False),
        times=table.get("times", int, 0),
    )


def _check(table: Table) -> Condition:
    return CheckCondition(table.word("check", words.CHECKS), decides=table.get("decides", bool, True))


def _fever(table: Table) -> Condition:
    made: Mapping[str, Condition] = {
        "measured": FeverMeasured(),
        "felt": FeverFelt(below=False),
        "felt-but-below": FeverFelt(below=True),
        "pattern": FeverPattern(),
    }
    return made[table.word("fever", made)]


def _reading(table: Table) -> Condition:
    return ReadingCondition(
        kind=table.word("reading", words.MEASUREMENTS),
        below=table.number_or_none("below"),
        above=table.number_or_none("above"),
        drop=table.number_or_none("drop"),
        after_fever_medicine=table.get("after_fever_medicine", bool, False),
    )


def _weight(table: Table) -> Condition:
    gained = table.word("weight", ("gained", "lost")) == "gained"
    return WeightCondition(table.number("percent"), gained)


def _limit(table: Table, analytes: tuple[str, ...]) -> Limit:
    found = [key for key in LIMITS if table.has(key)]
    if len(found) != 1:
        raise table.error(f"a count needs exactly one of {', '.join(LIMITS)}")
    side, of_range = LIMITS[found[0]]
    value = table.number(found[0])
    unit = table.word("unit", known_units(analytes[0]))
    if unit:
        value = to_canonical(analytes[0], value, unit)
    return Limit(
        value,
        side,
        or_equal=table.get("or_equal", bool, False),
        of_range=of_range,
        band=table.number_or_none("without_own_limit") if of_range else None,
    )


def _count(table: Table) -> Condition:
    analytes = table.words("count", words.ANALYTES)
    return CountCondition(
        analytes=analytes,
        limit=_limit(table, analytes),
        without=table.word("without", words.ANALYTES),
        in_context=table.get("in_context", bool, False),
    )


def _falling(table: Table) -> Condition:
    unexplained = NoDoseCondition(table.window("unexplained", SAME_DAY)) if table.has("unexplained") else None
    return FallingCondition(
        table.words("falling", words.ANALYTES),
        in_context=table.get("in_context", bool, False),
        unexplained=unexplained,
    )


def _low(table: Table) -> Condition:
    other = None
    if table.has("or_else"):
        inner = table.table("or_else")
        other = StandIn(inner.word("low", words.ANALYTES), inner.number("below"))
        inner.done()
    return LowCondition(
        table.word("low", words.ANALYTES),
        table.number("below"),
        own_limit=table.get("own_limit", bool, False),
        stand_in=other,
    )


def _given(table: Table) -> Condition:
    selector = Selector(
        medicines=frozenset(table.words("medicine", words.MEDICINES)),
        classes=frozenset(table.words("class", CLASSES)),
        kinds=frozenset(table.words("treatment", words.TREATMENT_KINDS)),
        sites=frozenset(table.words("site", words.RADIATION_SITES)),
        products=frozenset(table.words("product", words.PRODUCTS)),
        route=table.word("route", words.ROUTES),
        cycles=frozenset(table.get("cycle", list, [])),
        high_dose=table.get("high_dose", bool, False),
    )
    started = table.window("started_within", SAME_DAY) if table.has("started_within") else None
    return GivenCondition(selector, table.window("within", SAME_DAY), started)


def _phase(table: Table) -> Condition:
    window = table.window("within", SAME_DAY) if table.has("within") else None
    return PhaseCondition(
        table.words("phase", words.PHASES), window, site_not_known=table.get("site_not_known", bool, False)
    )


def _device(table: Table) -> Condition:
    return DeviceCondition(table.words("device", words.DEVICES))


def _milestone(table: Table) -> Condition:
    return MilestoneCondition(
        milestone=table.word("milestone", words.MILESTONES),
        days_since=table.get("days_since", int, 0),
        until=table.word("until", words.MILESTONES),
    )


def _dose_raised(table: Table) -> Condition:
    return DoseRaised(frozenset(table.words("dose_raised", CLASSES)), table.window("within", SAME_DAY))


def _subtype(table: Table) -> Condition:
    return SubtypeCondition(table.word("subtype", words.SUBTYPES))


def _window(table: Table) -> Condition:
    made: Mapping[str, Condition] = {"transplant": TransplantWindow(), "first-chemotherapy": FirstChemotherapy()}
    return made[table.word("window", made)]


def _on_file(table: Table) -> Condition:
    made: Mapping[str, Condition] = {"chemotherapy": ChemotherapyOnFile()}
    return made[table.word("on_file", made)]


HEADS: Mapping[str, Callable[[Table], Condition]] = {
    "any": _any,
    "all": _all,
    "at_least": _at_least,
    "symptom": _symptom,
    "check": _check,
    "fever": _fever,
    "reading": _reading,
    "weight": _weight,
    "count": _count,
    "falling": _falling,
    "low": _low,
    "medicine": _given,
    "class": _given,
    "treatment": _given,
    "phase": _phase,
    "device": _device,
    "milestone": _milestone,
    "dose_raised": _dose_raised,
    "subtype": _subtype,
    "window": _window,
    "on_file": _on_file,
}
