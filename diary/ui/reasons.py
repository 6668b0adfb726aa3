"""Why a warning sign shows, ready to be listed, without any widget."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diary.core.texts import Message, Texts
from diary.signs.flags import Evidence, Flag, unique


@dataclass(frozen=True, slots=True, kw_only=True)
class Reasons:
    """What one or several flags rest on.

    Attributes:
        evidence: The entries, by time.
        more: Entries that only lesser flags rest on.
        not_known: What could not be checked.
        guide: Sections of the source document, each with the sign that the guide explains there.
    """

    evidence: tuple[Evidence, ...]
    more: tuple[Evidence, ...] = ()
    not_known: tuple[Message, ...] = ()
    guide: tuple[tuple[str, str], ...] = ()


def reasons_of(flag: Flag) -> Reasons:
    """The reasons of one flag."""
    return Reasons(evidence=unique(flag.evidence), not_known=flag.not_known, guide=sections([flag]))


def sections(flags: Iterable[Flag]) -> tuple[tuple[str, str], ...]:
    """The sections that flags come from, each once, with the first sign that does."""
    found: dict[str, str] = {}
    for flag in flags:
        found.setdefault(flag.section, flag.sign)
    return tuple(found.items())


def evidence_when(piece: Evidence, today: date, texts: Texts) -> str:
    """When an entry was, as far as its own words do not say it already; empty where they say all."""
    if piece.at is None or texts.day(piece.at.day) in texts.render(piece.text):
        return ""
    return texts.text("age.today") if piece.at.day == today else texts.text("today.on-day", day=piece.at.day)
