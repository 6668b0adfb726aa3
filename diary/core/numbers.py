"""Numbers as people and laboratories write them, always as decimals."""

import re
from decimal import Decimal

LONGEST = 40
LARGEST_EXPONENT = 12

_DIGITS = 4
_DECIMALS = 3
_TENTH = Decimal("0.1")
_TEN = Decimal(10)
_THOUSAND = Decimal(1000)

_SHAPE = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)([eE][+-]?\d{1,3})?", re.ASCII)


def parse_decimal(text: str) -> Decimal:
    """Read a number written with a decimal point or a decimal comma.

    Trailing zeros are kept: they say how exactly a value was measured.

    Raises:
        ValueError: The text is no number, is not finite, or is absurdly long, large or small.
    """
    stripped = text.strip()
    if len(stripped) > LONGEST or not _SHAPE.fullmatch(stripped):
        raise ValueError(text)
    number = Decimal(stripped.replace(",", "."))
    if number and abs(number.adjusted()) > LARGEST_EXPONENT:
        raise ValueError(text)
    exponent = number.as_tuple().exponent
    if not isinstance(exponent, int) or abs(exponent) > LONGEST:
        raise ValueError(text)
    return number


def plain(number: Decimal) -> str:
    """The number in plain digits, never in scientific notation, zeros kept."""
    return format(number, "f")


def short(number: Decimal) -> str:
    """The number in plain digits with at most four decimals and no zeros at the end."""
    text = format(round(number, 4), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def readable(number: Decimal) -> str:
    """The number as it was entered, or with fewer decimals where it has more than anybody measures.

    Four digits, or three decimals, stay as they are. Of longer ones two decimals stay below 10, one below 1000, and
    two digits of what is less than a tenth. For words alone: exports and comparisons take the number itself.
    """
    _, digits, exponent = number.as_tuple()
    if len(digits) <= _DIGITS or not number or (isinstance(exponent, int) and exponent >= -_DECIMALS):
        return plain(number)
    size = abs(number)
    if size < _TENTH:
        return plain(round(number, 1 - number.adjusted()))
    return plain(round(number, 2 if size < _TEN else 1 if size < _THOUSAND else 0))
