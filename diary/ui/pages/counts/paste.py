"""A row or a column of results pasted from a lab sheet, sorted into the lines of the form for review."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from diary.core.catalog import Catalog
from diary.core.texts import Message
from diary.core.units import known_units
from diary.ui.pages.counts.entry import read_value
from diary.ui.pages.counts.lines import LINES, SHARE_OF, Asked, line_of

_NUMBER = re.compile(r"^[<>≤≥]?=?\s*\d", re.ASCII)
_RANGE = re.compile(r"^[(\[]?(\d+(?:[.,]\d+)?)\s*(?:-|–|to)\s*(\d+(?:[.,]\d+)?)[)\]]?$", re.ASCII)
_POINTED = re.compile(r"\d\.\d", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """What goes into one line of the form.

    Attributes:
        analyte: The test that was named, or None where the numbers came without names.
    """

    line: str
    analyte: str | None = None
    text: str
    unit: str | None = None
    low: str = ""
    high: str = ""

    def asked_beside(self, now: Asked) -> Asked:
        """What the line takes then: the unit that was pasted, else the one chosen now where the test is the same."""
        if self.analyte is None or (self.analyte == now.analyte and not self.unit):
            return now
        return Asked(self.analyte, self.unit or known_units(self.analyte)[0])


def read_pasted(text: str, catalog: Catalog) -> tuple[tuple[Pasted, ...], tuple[str, ...]]:
    """Sort pasted text into lines, and give back what found no place.

    A line that begins with the name of a test ("WBC 0.9 K/uL 4.0-11.0") goes to that test. Numbers without names go
    into the lines from the top, in the order of the form; a dash leaves a line out.
    """
    found: list[Pasted] = []
    left: list[str] = []
    bare: list[str] = []
    for row in filter(None, (line.strip() for line in text.splitlines())):
        named = _read_named(row, catalog)
        if named is not None:
            found.append(named)
            continue
        pieces = _split(row)
        if pieces and all(_NUMBER.match(piece) or _blank(piece) for piece in pieces):
            bare.extend(pieces)
        else:
            left.append(row)
    taken = {pasted.line for pasted in found}
    free = [line for line in LINES if line not in taken]
    found.extend(_in_order(bare, free, left))
    return tuple(found), tuple(left)


def _in_order(pieces: Sequence[str], free: Sequence[str], left: list[str]) -> list[Pasted]:
    left.extend(pieces[len(free) :])
    return [Pasted(line=line, text=piece) for line, piece in zip(free, pieces, strict=False) if not _blank(piece)]


def _read_named(row: str, catalog: Catalog) -> Pasted | None:
    """A row whose first words, as many as make one, are the name of a test, with a value behind it."""
    pieces = _split(row) if "\t" in row or ";" in row else row.replace(":", " ").split()
    for length in range(min(5, len(pieces) - 1), 0, -1):
        info = catalog.find_analyte(" ".join(pieces[:length]))
        line = line_of(info.id) if info else None
        if info is not None and line is not None:
            return _of_pieces(line, info.id, pieces[length:])
    return None


def _of_pieces(line: str, analyte: str, pieces: Sequence[str]) -> Pasted | None:
    low, high, rest = "", "", []
    for piece in pieces:
        limits = _RANGE.match(piece)
        if limits:
            low, high = limits.groups()
        else:
            rest.append(piece)
    joined = " ".join(rest)
    if line in SHARE_OF and "%" in joined:
        analyte = SHARE_OF[line]
    typed = read_value(joined, analyte)
    if typed is None or isinstance(typed, Message):
        return None
    unit = typed.unit if typed.unit in known_units(analyte) else None
    value = joined.split()[0] if unit or typed.flag else joined
    return Pasted(line=line, analyte=analyte, text=value, unit=unit, low=low, high=high)


def _split(row: str) -> list[str]:
    """By tabs, else semicolons, else commas where they cannot be decimal commas, else spaces."""
    for sign in ("\t", ";"):
        if sign in row:
            return [piece.strip() for piece in row.split(sign)]
    if "," in row and (_POINTED.search(row) or ", " in row or row.count(",") > len(row.split())):
        return [piece.strip() for piece in row.split(",")]
    return row.split()


def _blank(piece: str) -> bool:
    return piece in ("", "-", "–", "—", "n/a", "N/A")
