"""What reading a source gives: the records that can be, and what became of the rest."""

from dataclasses import dataclass

from diary.core.errors import Problem
from diary.core.records import Record, Tombstone


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A source that was read.

    Attributes:
        kind: What the source is: ``exchange`` or ``fhir``.
        records: What can go into the diary.
        tombstones: What was deleted where the source comes from.
        problems: What was left out, each with the reason.
        held: What is among the records but in doubt, each with the reason.
        unknown_words: Words among the records that this version does not know; no rule uses them.
        ignored: What the source holds besides, by name and number; no diary has a place for it.
        people: Whom the source is about, where it says so.
    """

    kind: str
    records: tuple[Record, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    problems: tuple[Problem, ...] = ()
    held: tuple[Problem, ...] = ()
    unknown_words: tuple[Problem, ...] = ()
    ignored: tuple[tuple[str, int], ...] = ()
    people: tuple[str, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether nothing was left out, is in doubt or has an unknown word."""
        return not (self.problems or self.held or self.unknown_words)
