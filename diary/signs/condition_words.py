"""The conditions of the rules in words: what a rule looks for, as one would say it to a person.

What is entered reads as a noun ("chills or cough, moderate or worse"), what runs beside it as a clause ("while
blinatumomab runs, or up to 14 days after"). Every number comes from the condition itself.
"""

from collections.abc import Iterable
from datetime import timedelta
from decimal import Decimal
from functools import reduce, singledispatch

from diary.core.texts import Message
from diary.core.units import CANONICAL, from_canonical, known_units, tidy
from diary.signs import falls, first_chemotherapy, readings, temperature, transplant
from diary.signs.answers import AllOf, AnyOf, Condition
from diary.signs.blood import CountCondition
from diary.signs.chemotherapy import ChemotherapyOnFile
from diary.signs.day import LAST_LOGGED, NEW_AFTER
from diary.signs.entries import ANY_SYMPTOM, CheckCondition, SymptomCondition
from diary.signs.evidence import quantity
from diary.signs.facts import Selector
from diary.signs.levels import LowCondition
from diary.signs.limits import Limit
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
from diary.signs.windows import EVER, Window

ALSO_KNOWN = ("[degF]", "mg/dL")
"""Units in which people read a limit that the rules hold in another one."""

WORST = 4
"""The highest severity, which nothing is worse than."""


@singledispatch
def in_words(condition: Condition) -> Message:
    """A condition in words.

    Raises:
        TypeError: There are none for this kind of condition.
    """
    raise TypeError(type(condition).__name__)


def one_of(parts: Iterable[Message]) -> Message:
    """The parts as one list: "a, b or c"."""
    *firsts, last = parts
    return Message.of("explain.or", first=chain("list.comma", firsts), second=last) if firsts else last


def chain(text: str, parts: Iterable[Message]) -> Message:
    """The parts joined by a text of two: "a; b; c"."""
    return reduce(lambda first, second: Message.of(text, first=first, second=second), parts)


def _named(kind: str, ids: Iterable[str]) -> Message:
    """One or several words of the diary: "induction or consolidation"."""
    return one_of(Message.of(f"explain.name.{kind}", word=word) for word in ids)


def _span(window: Window) -> Message:
    """A window in the unit it was written in."""
    if window == EVER:
        return Message.of("explain.any-time")
    if window.hours is not None:
        return Message.of("explain.hours", n=window.hours)
    return Message.of("explain.days", n=window.days)


def _measure(kind: str, value: Decimal) -> Message:
    """A limit in its canonical unit, and in the other one that people know it in; nothing needs no unit."""
    if not value:
        return Message.of("explain.number", number=value)
    shown = quantity(value, CANONICAL[kind])
    other = next((unit for unit in known_units(kind) if unit in ALSO_KNOWN), None)
    if other is None:
        return shown
    exact = from_canonical(kind, value, other)
    near = tidy(round(exact, 1))
    name = "explain.both" if near == exact else "explain.about"
    return Message.of(name, first=shown, second=quantity(near, other))


@in_words.register
def _any_of(condition: AnyOf) -> Message:
    parts = [in_words(part) for part in condition.parts]
    if len(parts) == 1:
        return parts[0]
    return Message.of("explain.one-of", parts=chain("explain.next", parts))


@in_words.register
def _all_of(condition: AllOf) -> Message:
    if condition.least < len(condition.parts):
        parts = chain("explain.next", (in_words(part) for part in condition.parts))
        return Message.of("explain.at-least", number=condition.least, parts=parts)
    entries = [in_words(part) for part in condition.parts if part.of_entries]
    states = [in_words(part) for part in condition.parts if not part.of_entries]
    if not entries:
        return chain("explain.and", states)
    together = chain("explain.with", entries)
    return Message.of("explain.beside", what=together, state=chain("explain.and", states)) if states else together


@in_words.register
def _symptom(condition: SymptomCondition) -> Message:
    any_at_all = condition.symptoms == (ANY_SYMPTOM,)
    what = Message.of("explain.symptom.any") if any_at_all else _named("symptom", condition.symptoms)
    if condition.excepted:
        what = Message.of("explain.symptom.but", what=what, excepted=_named("symptom", sorted(condition.excepted)))
    if condition.step > 1:
        step = "worst" if condition.step == WORST else "step"
        what = Message.of(f"explain.symptom.{step}", what=what, severity=str(condition.step))
    if condition.times:
        what = Message.of("explain.symptom.times", what=what, times=Message.of("common.times", n=condition.times))
    for asked, how, number in (
        (condition.new, "new", NEW_AFTER),
        (condition.worse, "worse", LAST_LOGGED),
        (condition.ongoing, "ongoing", NEW_AFTER),
    ):
        if asked:
            what = Message.of(f"explain.symptom.{how}", what=what, number=number)
    return what


@in_words.register
def _check(condition: CheckCondition) -> Message:
    return Message.of("explain.check" if condition.decides else "explain.check-open", check=condition.check)


@in_words.register
def _fever_measured(_: temperature.FeverMeasured) -> Message:
    return Message.of("explain.fever.measured")


@in_words.register
def _fever_felt(condition: temperature.FeverFelt) -> Message:
    return Message.of(
        "explain.fever.below" if condition.below else "explain.fever.felt",
        before=Message.of("explain.minutes", n=_whole(temperature.BEFORE, timedelta(minutes=1))),
        after=Message.of("explain.hours", n=_whole(temperature.AFTER, timedelta(hours=1))),
    )


@in_words.register
def _fever_pattern(_: temperature.FeverPattern) -> Message:
    return Message.of(
        "explain.fever.pattern",
        once=quantity(temperature.HIGH_ONCE["Cel"], "Cel"),
        twice=quantity(temperature.HIGHEST_LINE.value, temperature.HIGHEST_LINE.unit),
        apart=Message.of("explain.minutes", n=_whole(temperature.APART, timedelta(minutes=1))),
    )


def _whole(time: timedelta, unit: timedelta) -> int:
    return time // unit


@in_words.register
def _reading(condition: readings.ReadingCondition) -> Message:
    limits = (("below", condition.below), ("above", condition.above), ("drop", condition.drop))
    parts = [
        Message.of(f"explain.reading.{how}", limit=_measure(condition.kind, limit), number=readings.USUAL_OVER.days)
        for how, limit in limits
        if limit is not None
    ]
    if condition.after_fever_medicine:
        parts.append(Message.of("explain.reading.after-fever-medicine"))
    if not parts:
        return Message.of("explain.reading.any", kind=condition.kind)
    return Message.of("explain.reading.of", kind=condition.kind, limits=one_of(parts))


@in_words.register
def _weight(condition: readings.WeightCondition) -> Message:
    over = readings.LOWEST_OF if condition.gained else readings.HIGHEST_OF
    how = "gained" if condition.gained else "lost"
    return Message.of(f"explain.weight.{how}", percent=quantity(condition.percent, "%"), number=over.days)


@in_words.register
def _count(condition: CountCondition) -> Message:
    limit = _limit(condition.limit, condition.analytes[0])
    what = Message.of("explain.count.of", what=_named("analyte", condition.analytes), limit=limit)
    if condition.without:
        what = Message.of("explain.count.without", what=what, analyte=condition.without)
    return Message.of("explain.count.in-context", what=what) if condition.in_context else what


def _limit(limit: Limit, analyte: str) -> Message:
    """A limit of a count: "at or below 0.5 ×10⁹/L", or "above 1.5 times the report's own upper limit"."""
    how = ("at-or-" if limit.or_equal else "") + limit.side
    if not limit.of_range:
        return Message.of(f"explain.limit.{how}", limit=_measure(analyte, limit.value))
    own = Message.of(f"explain.limit.own-{'lower' if limit.side == 'below' else 'upper'}")
    if limit.value != 1:
        own = Message.of("explain.limit.times-own", number=limit.value, own=own)
    shown = Message.of(f"explain.limit.{how}", limit=own)
    if limit.band is None:
        return shown
    band = Message.of(f"explain.limit.at-or-{limit.side}", limit=_measure(analyte, limit.band))
    return Message.of("explain.limit.without-own", limit=shown, band=band)


@in_words.register
def _falling(condition: falls.FallingCondition) -> Message:
    percent = quantity(tidy((1 - falls.FALL) * 100), "%")
    what = Message.of("explain.falling", what=_named("analyte", condition.analytes), percent=percent)
    if condition.unexplained is not None:
        what = Message.of("explain.beside", what=what, state=in_words(condition.unexplained))
    return Message.of("explain.count.in-context", what=what) if condition.in_context else what


@in_words.register
def _low(condition: LowCondition) -> Message:
    name = "explain.low-own" if condition.own_limit else "explain.low"
    what = Message.of(name, analyte=condition.analyte, limit=_measure(condition.analyte, condition.below))
    other = condition.stand_in
    if other is None:
        return what
    limit = _measure(other.analyte, other.below)
    return Message.of("explain.low-or-else", what=what, other=other.analyte, limit=limit)


@in_words.register
def _given(condition: GivenCondition) -> Message:
    what = _subject(condition.selector)
    if condition.started_within is not None:
        return Message.of("explain.given.started", what=what, span=_span(condition.started_within))
    how = "runs" if condition.selector.medicines or condition.selector.classes else "done"
    if condition.window == EVER:
        return Message.of("explain.given.ever", what=what)
    if condition.window == Window(days=0):
        return Message.of(f"explain.given.{how}-that-day", what=what)
    return Message.of(f"explain.given.{how}", what=what, span=_span(condition.window))


def _subject(selector: Selector) -> Message:
    """What is given or done: "high-dose cytarabine", "radiation to the chest"."""
    names = [Message.of("explain.name.medicine", word=word) for word in sorted(selector.medicines)]
    names += [Message.of("explain.name.medicine-kind", word=word) for word in sorted(selector.classes)]
    kinds = _named("treatment", sorted(selector.kinds)) if selector.kinds else None
    what = one_of(names) if names else kinds or Message.of("explain.given.anything")
    if names and kinds:
        what = Message.of("explain.given.as", what=what, kind=kinds)
    if selector.high_dose:
        what = Message.of("explain.given.high-dose", what=what)
    if selector.route:
        what = Message.of("explain.given.route", what=what, route=selector.route)
    if selector.sites:
        what = Message.of("explain.given.site", what=what, site=_named("site", sorted(selector.sites)))
    if selector.products:
        what = Message.of("explain.given.product", what=what, product=_named("product", sorted(selector.products)))
    if selector.cycles:
        cycles = one_of(Message.of("explain.number", number=cycle) for cycle in sorted(selector.cycles))
        what = Message.of("explain.given.cycle", what=what, cycle=cycles)
    return what


@in_words.register
def _phase(condition: PhaseCondition) -> Message:
    phase = _named("phase", condition.phases)
    if condition.window is None:
        return Message.of("explain.phase", phase=phase)
    if condition.window == EVER:
        return Message.of("explain.given.ever", what=phase)
    name = "explain.phase-somewhere" if condition.site_not_known else "explain.phase-or-after"
    return Message.of(name, phase=phase, span=_span(condition.window))


@in_words.register
def _device(condition: DeviceCondition) -> Message:
    return Message.of("explain.device", device=_named("device", condition.devices))


@in_words.register
def _milestone(condition: MilestoneCondition) -> Message:
    what = Message.of("explain.milestone.passed", milestone=condition.milestone)
    if condition.days_since:
        ago = Message.of("explain.days", n=condition.days_since)
        what = Message.of("explain.milestone.ago", what=what, ago=ago)
    if condition.until:
        what = Message.of("explain.milestone.until", what=what, until=condition.until)
    return what


@in_words.register
def _dose_raised(condition: DoseRaised) -> Message:
    what = _named("medicine-kind", sorted(condition.classes))
    return Message.of("explain.dose-raised", what=what, span=_span(condition.window))


@in_words.register
def _no_dose(condition: NoDoseCondition) -> Message:
    return Message.of("explain.no-dose", span=_span(condition.window))


@in_words.register
def _chemotherapy(_: ChemotherapyOnFile) -> Message:
    return Message.of("explain.chemotherapy")


@in_words.register
def _subtype(condition: SubtypeCondition) -> Message:
    return Message.of("explain.subtype", subtype=condition.subtype)


@in_words.register
def _transplant(_: TransplantWindow) -> Message:
    return Message.of("explain.transplant", least=_span(transplant.LEAST))


@in_words.register
def _first_chemotherapy(_: first_chemotherapy.FirstChemotherapy) -> Message:
    return Message.of(
        "explain.first-chemotherapy",
        before=Message.of("explain.days", n=first_chemotherapy.BEFORE_START),
        after=Message.of("explain.days", n=first_chemotherapy.AFTER_START),
    )
