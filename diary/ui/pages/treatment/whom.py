"""Whom to call and from which temperature on: what is typed, as the care team's record."""

from dataclasses import dataclass
from decimal import Decimal

from diary.core.numbers import parse_decimal
from diary.core.records import Quantity
from diary.core.texts import Message
from diary.core.units import from_canonical, is_plausible, to_canonical

CELSIUS, FAHRENHEIT = "Cel", "[degF]"
LEAST, MOST = Decimal("37.0"), Decimal("38.0")
"""Where the fever line can lie, in degrees Celsius (law 13)."""


@dataclass(frozen=True, slots=True)
class FeverLine:
    """The fever line as kept.

    Attributes:
        at: The line that warnings use; None leaves it at 38.0.
        card: What the clinic's card says, where that is more than the line can be.
    """

    at: Quantity | None = None
    card: Quantity | None = None


def read_fever_line(text: str, unit: str) -> FeverLine | Message:
    """Read the fever line as typed; a clinic card that says more than 38.0 is kept beside the line at 38.0.

    Args:
        text: The number; blank is no line of one's own.
        unit: ``Cel`` or ``[degF]``.
    """
    if not text.strip():
        return FeverLine()
    try:
        value = parse_decimal(text)
    except ValueError:
        return Message.of("treatment.fever.number")
    if value < from_canonical("temperature", LEAST, unit) or not is_plausible("temperature", value, unit):
        return Message.of("treatment.fever.bounds", least=limit(LEAST, unit), most=limit(MOST, unit), unit=unit)
    typed = Quantity(value=value, unit=unit)
    if value > from_canonical("temperature", MOST, unit):
        return FeverLine(Quantity(value=limit(MOST, unit), unit=unit), typed)
    return FeverLine(typed)


def limit(celsius: Decimal, unit: str) -> Decimal:
    """A limit in a unit to one decimal, as clinic cards print it; 38.0 degrees Celsius are 100.4 Fahrenheit."""
    return round(from_canonical("temperature", celsius, unit), 1)


def converted(text: str, unit: str, other: str) -> str:
    """The number of a field in the other unit, to one decimal; what is no number stays as it is."""
    try:
        value = parse_decimal(text)
    except ValueError:
        return text
    return str(round(from_canonical("temperature", to_canonical("temperature", value, unit), other), 1))


def shown_line(line: Quantity | None, card: Quantity | None) -> tuple[str, str]:
    """The text and the unit that the field begins with: the card's own number where there is one."""
    source = card or line
    return (str(source.value), source.unit) if source else ("", CELSIUS)
