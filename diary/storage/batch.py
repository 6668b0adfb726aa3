"""What one change of the diary hands to the file, and what the file remembers of it. Plain values, no database."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from diary.core.records import Record, Tombstone
from diary.core.texts import Message


class Step(Enum):
    """What kind of change a batch is."""

    CHANGE = "change"
    JOIN = "join"
    UNDO = "undo"
    REDO = "redo"
    RULES = "rules"
    """No record changed, but the rules by which flags are raised."""
    PURGE = "purge"
    """Records were deleted for good: the history keeps that it happened, and none of their states."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one record: None before it was made, None after it was deleted, both None once it was purged.

    Attributes:
        lost: ``new`` came from another copy of the diary, was older, and is only remembered here.
    """

    kind: str
    id: str
    old: Record | None = None
    new: Record | None = None
    lost: bool = False

    @property
    def purged(self) -> bool:
        """Whether it only says that the record was deleted for good."""
        return self.old is None and self.new is None


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagChange:
    """A warning sign's flag that came or went with a change.

    Attributes:
        rules: The version of the rules that judged it.
        raised: It came or became stronger; else it was withdrawn.
        reason: A word for why; the texts have it as ``flag-reason.<word>``.
    """

    sign: str
    day: date
    urgency: str
    rules: str
    raised: bool
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One change of the diary, kept as a whole or not at all.

    Attributes:
        at: When, in UTC.
        author: Who made it.
        title: What was done, in a few words.
        changes: What became of which record; of a purge only which, and their former changes are forgotten.
        tombstones: What remains of deleted records; a record that is put again loses its own.
        of: For an undo or a redo, the batch that it takes back or makes again.
    """

    at: datetime
    author: str
    title: Message
    changes: tuple[Change, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    flags: tuple[FlagChange, ...] = ()
    step: Step = Step.CHANGE
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A batch as the journal keeps it.

    Attributes:
        number: Counts up from 1.
        undone: It was taken back, and not made again.
    """

    number: int
    at: datetime
    author: str
    title: Message
    changes: tuple[Change, ...]
    step: Step
    of: int | None
    undone: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deletion:
    """The change that deleted a record which does not stand any more.

    Attributes:
        batch: The number of the change.
        at: When that was, in UTC.
        by: Who made it.
    """

    record: Record
    batch: int
    at: datetime
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedFlag:
    """A row of the flag log.

    Attributes:
        batch: The change that caused it.
        at: When that was, in UTC.
    """

    batch: int
    at: datetime
    flag: FlagChange
