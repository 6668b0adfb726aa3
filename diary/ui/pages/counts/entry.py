"""What a person types into one field of the form, read as a laboratory means it."""

import re
from dataclasses import dataclass
from decimal import Decimal

from diary.core.numbers import parse_decimal
from diary.core.texts import Message
from diary.core.units import recognize

_SHAPE = re.compile(r"(?P<sign>[<>]=?|[≤≥])?\s*(?P<number>[-+]?[\d.,]+)\s*(?P<rest>.*)", re.ASCII)
_SIGNS = {"≤": "<=", "≥": ">="}
_FLAGS = frozenset({"L", "H", "LL", "HH", "*", "L*", "H*", "*L", "*H", "A", "(L)", "(H)", "LOW", "HIGH"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """A value as typed.

    Attributes:
        comparator: ``<``, ``<=``, ``>`` or ``>=`` where only a bound was typed.
        unit: The unit typed behind the number, or None.
        flag: The laboratory's own mark behind it, such as ``L``.
    """

    value: Decimal
    comparator: str | None = None
    unit: str | None = None
    flag: str = ""
    text: str = ""


def read_value(text: str, analyte: str) -> Typed | Message | None:
    """Read a field: None where it is blank, a sentence where it holds no value.

    Accepts ``0.4``, ``0,4``, ``<0.1``, ``> 900``, ``0.9 K/uL`` and ``0.9 L``.
    """
    text = text.strip()
    if not text or text in ("-", "–", "—"):
        return None
    match = _SHAPE.fullmatch(text)
    if match is None:
        return Message.of("counts.problem.number", text=text)
    try:
        value = parse_decimal(match["number"])
    except ValueError:
        return Message.of("counts.problem.number", text=text)
    if value < 0:
        return Message.of("counts.problem.negative")
    words = match["rest"].split()
    flag = next((word for word in words if word.upper() in _FLAGS), "")
    printed = " ".join(word for word in words if word.upper() not in _FLAGS)
    unit = recognize(analyte, printed) if printed else None
    if printed and unit is None:
        return Message.of("counts.problem.unit", text=printed)
    sign = match["sign"]
    return Typed(value=value, comparator=_SIGNS.get(sign, sign), unit=unit, flag=flag, text=text)


def read_limit(text: str) -> Decimal | Message | None:
    """Read one end of a laboratory's range: None where it is blank, a sentence where it is no number."""
    text = text.strip()
    if not text:
        return None
    try:
        value = parse_decimal(text)
    except ValueError:
        return Message.of("counts.problem.limit")
    return value if value >= 0 else Message.of("counts.problem.negative")
