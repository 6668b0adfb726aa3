"""Values, units, ranges and times of a FHIR Observation, as a laboratory wrote them and as the diary keeps them."""

import re
from dataclasses import dataclass
from decimal import Decimal

from diary.core.codec import FieldError, shown
from diary.core.numbers import parse_decimal, plain
from diary.core.units import from_canonical, is_plausible, recognize, to_canonical
from diary.core.when import When
from diary.exchange.fhir_tree import Node, node, nodes, text

COMPARATORS = ("<=", ">=", "<", ">")
UNITS_DISAGREE = "unit-and-code-disagree"
"""Why a value is in doubt whose unit and unit code say different things; the texts have it under ``doubt``."""

_WRITTEN = re.compile(r"(?P<sign><=|>=|<|>|≤|≥)?\s*(?P<number>\d+(?:[.,]\d+)?)\s*(?P<rest>.*)", re.DOTALL)
_RANGE = re.compile(r"\(?\s*(?P<low>\d*[.,]?\d+)\s*(?:-|–|to)\s*(?P<high>\d*[.,]?\d+)[^\d]*")
_SIGNS = {"≤": "<=", "≥": ">="}
_FLAGS = ("L", "H", "LL", "HH", "A", "N", "*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """A value as the laboratory gave it.

    Attributes:
        number: The number.
        unit: The unit as printed.
        code: The unit as a UCUM code.
        comparator: The sign of a bound.
        written: All of it as text.
        flag: A flag that stood in the text.
    """

    number: Decimal
    unit: str = ""
    code: str = ""
    comparator: str | None = None
    written: str
    flag: str = ""


def value_of(observation: Node) -> Value | None:
    """The value of an Observation or of one of its components; None where it gives none.

    Raises:
        FieldError: There is one, but it is no number.
    """
    quantity = node(observation.get("valueQuantity"))
    if quantity.get("value") is not None:
        return _of_quantity(quantity)
    for name in ("valueInteger", "valueDecimal"):
        if observation.get(name) is not None:
            number = _number(observation[name])
            return Value(number=number, unit=_range_unit(observation), written=plain(number))
    written = text(observation.get("valueString"))
    return _of_text(written, _range_unit(observation)) if written else None


def unit_of(word: str, value: Value) -> tuple[str, tuple[str, ...]]:
    """The value's unit; and, where the printed unit and its code disagree, those that it may be.

    Raises:
        FieldError: Neither is known for the analyte or measurement.
    """
    known = [unit for printed in (value.unit, value.code) if printed and (unit := recognize(word, printed))]
    if not known:
        raise FieldError("unit", "problem.unknown-unit", unit=value.unit or value.code, kind=word)
    if len({to_canonical(word, Decimal(1), unit) for unit in known}) == 1:
        return known[0], ()
    plausible = [unit for unit in known if is_plausible(word, value.number, unit)]
    return known[0], tuple(plausible or known)


def range_of(observation: Node, word: str, unit: str) -> tuple[Decimal | None, Decimal | None]:
    """The report's own range in the value's unit, reversed if it was printed so; None for an end it does not give."""
    for given in nodes(observation.get("referenceRange")):
        low, high = (_limit(node(given.get(end)), word, unit) for end in ("low", "high"))
        if low is not None or high is not None:
            return low, high
        match = _RANGE.fullmatch(text(given.get("text")))
        if match:
            return parse_decimal(match["low"]), parse_decimal(match["high"])
    return None, None


def moment_of_observation(observation: Node, specimen: Node) -> When:
    """When the sample was taken: as the Observation says, else its specimen, else when it was issued.

    Raises:
        FieldError: No such date is given, or it is not a whole date.
    """
    period = node(observation.get("effectivePeriod"))
    collection = node(specimen.get("collection"))
    collected = node(collection.get("collectedPeriod")).get("start")
    for raw in (
        observation.get("effectiveDateTime"),
        period.get("start"),
        observation.get("effectiveInstant"),
        collection.get("collectedDateTime"),
        collected,
        observation.get("issued"),
    ):
        if text(raw):
            try:
                return When.parse(text(raw))
            except ValueError:
                raise FieldError("date", "problem.cannot-be", value=shown(raw)) from None
    raise FieldError("date", "problem.missing")


def _of_quantity(quantity: Node) -> Value:
    number = _number(quantity["value"])
    unit, code = text(quantity.get("unit")), text(quantity.get("code"))
    sign = text(quantity.get("comparator")) or None
    if sign is not None and sign not in COMPARATORS:
        raise FieldError("comparator", "problem.cannot-be", value=sign)
    written = f"{sign or ''}{plain(number)} {unit or code}".strip()
    return Value(number=number, unit=unit, code=code, comparator=sign, written=written)


def _of_text(written: str, range_unit: str) -> Value:
    match = _WRITTEN.fullmatch(written)
    if match is None:
        raise FieldError("value", "problem.cannot-be", value=shown(written))
    rest = match["rest"].strip()
    flag = rest if rest in _FLAGS else ""
    sign = match["sign"] and _SIGNS.get(match["sign"], match["sign"])
    unit = range_unit if flag or not rest else rest
    return Value(number=parse_decimal(match["number"]), unit=unit, comparator=sign, written=written, flag=flag)


def _range_unit(observation: Node) -> str:
    """The unit that the range is in; what a value written as mere text is in, too."""
    ends = [node(given.get(end)) for given in nodes(observation.get("referenceRange")) for end in ("low", "high")]
    return next((unit for end in ends if (unit := text(end.get("unit")) or text(end.get("code")))), "")


def _limit(quantity: Node, word: str, unit: str) -> Decimal | None:
    """One end of a range in the value's unit; None where it is no number or its unit is not known."""
    if quantity.get("value") is None:
        return None
    try:
        number = _number(quantity["value"])
    except FieldError:
        return None
    printed = text(quantity.get("unit")) or text(quantity.get("code"))
    known = recognize(word, printed) if printed else unit
    if known is None:
        return None
    same = to_canonical(word, Decimal(1), known) == to_canonical(word, Decimal(1), unit)
    return number if same else from_canonical(word, to_canonical(word, number, known), unit)


def _number(raw: object) -> Decimal:
    try:
        return parse_decimal(str(raw))
    except ValueError:
        raise FieldError("value", "problem.cannot-be", value=shown(raw)) from None
