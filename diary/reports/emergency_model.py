"""What is on the emergency card: plain text, ready to be set in the four quarters of a page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One thing on the card.

    Attributes:
        label: What it is, or when; nothing where ``value`` says all.
        value: What is on file.
        note: What stands beside it in small print.
        known: False where ``value`` says that nothing is on file.
    """

    label: str = ""
    value: str
    note: str = ""
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and what stands below it.

    Attributes:
        rows: By importance; the last ones give way where the page is full.
        left_out: How many rows more there are.
        kept: How many rows give way to nothing.
        empty: What is said where there are no rows.
    """

    title: str
    rows: tuple[Row, ...]
    left_out: int = 0
    kept: int = 1
    empty: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The quarter that lies on top.

    Attributes:
        statement: What a stranger has to know first.
        about: What is on file of it.
        fever: The fever line, where it is from, and what else counts.
        calls: The first number and the emergency number.
        who: Name and date of birth, or that they are left out.
    """

    statement: str
    about: tuple[str, ...]
    fever: tuple[str, ...]
    calls: tuple[Row, ...]
    who: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContent:
    """All that is on the card.

    Attributes:
        made: The person's wall clock when it was made.
        paper: typst's name of the paper.
        words: The fixed words; ``{n}`` in some is left for the template.
        quarters: The three quarters after the front.
        owner: Whose card it is, at the foot of each quarter; nothing without the name.
    """

    language: str
    made: datetime
    paper: str
    words: Mapping[str, str]
    front: Front
    quarters: tuple[tuple[Part, ...], ...]
    owner: str
