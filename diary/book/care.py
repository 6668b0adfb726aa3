"""Who the diary is about, whom to call, what is asked every day, and who writes."""

from dataclasses import replace
from decimal import Decimal

from diary.book.book import Book
from diary.book.changes import Changes, Edit
from diary.core.errors import DiaryError
from diary.core.records import CareTeam, Person, Quantity
from diary.core.texts import Message
from diary.core.units import to_canonical

LOWEST_LINE = Decimal("37.0")
HIGHEST_LINE = Quantity(value=Decimal("38.0"), unit="Cel")
"""The fever line lies from 37.0 to 38.0 degrees Celsius (``clinical.md``, law 13)."""


def put_care_team(book: Book, team: CareTeam) -> Changes | None:
    """Keep whom to call and the fever line.

    A card that says more than 38.0 degrees Celsius is kept and shown; the line itself stays at 38.0.

    Raises:
        DiaryError: The fever line lies below 37.0, or the change could not be saved.
    """
    line = team.fever_at
    if line is not None:
        celsius = to_canonical("temperature", line.value, line.unit)
        if celsius < LOWEST_LINE:
            raise DiaryError("book.fever-line-too-low")
        if celsius > HIGHEST_LINE.value:
            team = replace(team, fever_at=HIGHEST_LINE, fever_card=line)
    return book.apply(Edit(title=Message.of("book.care-team"), put=(team,)))


def put_person(book: Book, person: Person) -> Changes | None:
    """Keep who the diary is about."""
    return book.apply(Edit(title=Message.of("book.person"), put=(person,)))


def set_settings(
    book: Book,
    *,
    usual_symptoms: tuple[str, ...] | None = None,
    units: tuple[tuple[str, str], ...] | None = None,
    neutrophils_include_bands: tuple[tuple[str, bool], ...] | None = None,
) -> Changes | None:
    """Change the diary's own settings; None leaves a setting as it is."""
    known = book.timeline.settings
    bands = neutrophils_include_bands
    new = replace(
        known,
        usual_symptoms=known.usual_symptoms if usual_symptoms is None else usual_symptoms,
        units=known.units if units is None else units,
        neutrophils_include_bands=known.neutrophils_include_bands if bands is None else bands,
    )
    return book.apply(Edit(title=Message.of("book.settings"), put=(new,)))


def write_as(book: Book, *, who: str) -> Changes | None:
    """Sign entries with this name from now on, and remember the name among the diary's people."""
    book.who = who
    diary = book.timeline.diary
    if who in diary.people:
        return None
    return book.apply(
        Edit(title=Message.of("book.writes", who=who), put=(replace(diary, people=(*diary.people, who)),))
    )
