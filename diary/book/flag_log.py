"""The log of flags: what came and went, with the change that caused it, and why (``clinical.md``, law 15)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from diary.book.judging import Flip
from diary.core.records import Result
from diary.storage.batch import Change, FlagChange, LoggedFlag

ADDED, CORRECTED, DELETED = "entry-added", "entry-corrected", "entry-deleted"
COUNT_ADDED, JOINED, RULES_CHANGED = "count-added", "joined", "rules-changed"
"""Why a flag came or went; the texts have each as ``flag-reason.<word>``."""


@dataclass(slots=True)
class FlagLog:
    """What is known of each sign on each day, in the order in which it happened."""

    _rows: defaultdict[tuple[str, date], list[LoggedFlag]] = field(default_factory=lambda: defaultdict(list))

    def add(self, rows: Iterable[LoggedFlag]) -> None:
        """Remember what happened last."""
        for row in rows:
            self._rows[row.flag.sign, row.flag.day].append(row)

    def of(self, sign: str, day: date) -> Sequence[LoggedFlag]:
        """What happened to a sign on a day."""
        return self._rows.get((sign, day), ())

    def pairs(self) -> Iterator[tuple[str, date]]:
        """Every sign and day of which anything is known."""
        yield from self._rows


def rows_of(flips: Iterable[Flip], changes: Sequence[Change], rules: str, *, joined: bool) -> tuple[FlagChange, ...]:
    """The rows to log for a change.

    Args:
        flips: The flags that came, went or changed their step.
        changes: The records that changed.
        rules: The version of the rules.
        joined: Whether the change is an import.
    """
    return tuple(_row(flip, rules, JOINED if joined else _why(flip, changes)) for flip in flips)


def _row(flip: Flip, rules: str, reason: str) -> FlagChange:
    flag = flip.flag
    return FlagChange(
        sign=flag.sign, day=flag.day, urgency=flag.urgency, rules=rules, raised=flip.raised, reason=reason
    )


def _why(flip: Flip, changes: Sequence[Change]) -> str:
    """The reason: what happened to an entry that the flag rests on; else what happened at all."""
    refs = {piece.ref for piece in flip.flag.evidence}
    about = [change for change in changes if change.id in refs]
    if about:
        return _what_happened(about)
    if not flip.raised and any(change.old is None and isinstance(change.new, Result) for change in changes):
        return COUNT_ADDED
    return _what_happened(changes)


def _what_happened(changes: Sequence[Change]) -> str:
    if any(change.new is None for change in changes):
        return DELETED
    return ADDED if any(change.old is None for change in changes) else CORRECTED
