"""Reads pages for paper back, and a diary that overfills them. All of it is invented."""

import io
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from pypdf import PdfReader

from diary.core.records import (
    Allergy,
    CareTeam,
    Device,
    Medicine,
    Person,
    Phase,
    PhoneNumber,
    Quantity,
    Record,
    Settings,
    Treatment,
)
from diary.core.timeline import Timeline
from tests.reports.diaries import at

MARKUP = '#read("/etc/passwd") $x$ *bold* <b> @ref // no '
LONG = {"words": "word " * 400, "one-word": "W" * 2000, "markup": MARKUP * 50, "lines": "line\n" * 400}
EDGE = 1.0
"""How far outside the page, in points, rounding may put text."""


def text_of(pdf: bytes) -> str:
    """The text of the only page, with single spaces."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    return re.sub(r"\s+", " ", page.extract_text())


def starts_outside(pdf: bytes) -> list[str]:
    """Pieces of text that begin outside the page."""
    (page,) = PdfReader(io.BytesIO(pdf)).pages
    found: list[str] = []

    def visit(text: str, cm: list[float], tm: list[float], *_others: object) -> None:
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        inside = -EDGE <= x <= page.mediabox.width + EDGE and -EDGE <= y <= page.mediabox.height + EDGE
        if text.strip() and not inside:
            found.append(text)

    page.extract_text(visitor_text=visit)
    return found


def overfull(words: str, many: int = 30) -> Timeline:
    """A diary with these words in every field, and very many of everything."""
    return Timeline.of(_overfull(words, many))


def _overfull(words: str, many: int) -> Iterator[Record]:
    numbers = range(many)
    yield Person(
        id="person",
        name=words,
        born=date(1984, 5, 2),
        subtype=f"unknown:{words}",
        regimen=words,
        allergies=tuple(Allergy(to=f"{number} {words}", reaction=words) for number in numbers),
    )
    yield CareTeam(
        id="care_team",
        name=words,
        numbers=tuple(PhoneNumber(label=words, phone=f"{number} {words}", hours=words) for number in numbers),
        emergency_number=words,
        fever_at=Quantity(value=Decimal("99.9"), unit="[degF]"),
        fever_card=Quantity(value=Decimal("38.3"), unit="Cel"),
        instructions=words,
        source=words,
    )
    yield Settings(id="settings", usual_symptoms=tuple(f"own:{number} {words}" for number in numbers))
    yield Treatment(id="it", kind="intrathecal", medicine="methotrexate", dose=words, started=at("2026-05-10"))
    for number in numbers:
        day = at(f"2026-04-{number % 30 + 1:02}")
        medicine = f"other:{number} {words}"
        yield Medicine(id=f"m{number}", medicine=medicine, dose=words, started=day)
        yield Treatment(id=f"t{number}", kind="infusion", medicine=medicine, dose=words, started=day, ended=day)
        yield Device(id=f"d{number}", device="port", placed=day)
        yield Phase(id=f"p{number}", phase="induction", label=words, started=day)
