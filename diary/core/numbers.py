"""Numbers as people and laboratories write them, always as decimals."""

import re
from decimal import Decimal

LONGEST = 40
LARGEST_EXPONENT = 12

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
