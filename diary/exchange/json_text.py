"""JSON from outside, read with exact numbers and without trusting it."""

import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from diary.core.codec import FieldError
from diary.core.errors import DiaryError
from diary.core.numbers import LONGEST

DEEPEST = 64
"""How many objects and lists may lie inside each other; a diary needs five."""


class Twice:
    """Stands for the values of a key that one object gave twice, with different values."""


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed text.

    Attributes:
        value: The value; numbers with a fraction are decimals.
        suspect: Whether it may hold keys given twice or broken letters, so that ``look_over`` is needed.
    """

    value: Any
    suspect: bool


def parse_json(text: str) -> Document:
    """Parse a JSON text.

    Raises:
        DiaryError: It is no JSON, or is nested too deep.
    """
    twice = False

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        nonlocal twice
        found: dict[str, Any] = {}
        for key, value in items:
            if key in found and found[key] != value:
                twice = True
                found[key] = Twice()
            else:
                found[key] = value
        return found

    plain = text.removeprefix("\ufeff")
    try:
        value = json.loads(
            plain, parse_float=Decimal, parse_int=_whole, parse_constant=Decimal, object_pairs_hook=pairs
        )
    except json.JSONDecodeError as error:
        raise DiaryError("exchange.broken-json", line=error.lineno) from None
    except RecursionError:
        raise DiaryError("exchange.too-deep") from None
    if _deeper_than(value, DEEPEST):
        raise DiaryError("exchange.too-deep")
    return Document(value, twice or "\\ud" in plain or "\\uD" in plain)


def look_over(value: object) -> None:
    """Make sure that a value can be kept as it is.

    Raises:
        FieldError: A key was given twice, or a text holds half a letter.
    """
    match value:
        case dict():
            for key, item in value.items():
                _whole_letters(key)
                if isinstance(item, Twice):
                    raise FieldError(key, "problem.twice")
                look_over(item)
        case list():
            for item in value:
                look_over(item)
        case str():
            _whole_letters(value)


def _whole_letters(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise FieldError("", "problem.broken-letters") from None


def _whole(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= LONGEST else Decimal(digits)


def _deeper_than(value: object, levels: int) -> bool:
    level = [value]
    for _ in range(levels):
        level = [child for item in level for child in _children(item) if isinstance(child, dict | list)]
        if not level:
            return False
    return True


def _children(item: object) -> list[object]:
    if isinstance(item, dict):
        return list(item.values())
    return item if isinstance(item, list) else []
