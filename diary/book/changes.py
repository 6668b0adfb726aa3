"""What a change of the diary asks for, and what became of it."""

from dataclasses import dataclass

from diary.core.records import Record, Tombstone
from diary.core.texts import Message
from diary.signs.flags import Flag
from diary.storage.batch import Step


def new_id() -> str:
    """The id of a record that is new."""
    from uuid import uuid4

    return str(uuid4())


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A change to make, all of it or nothing.

    Attributes:
        title: What it does, in a few words, as the history shows it.
        put: Records to add, or to put in place of those with their kind and id.
        removed: Records to delete.
        tombstones: What remains of deleted records; None means one for each of ``removed``.
        lost: Records of another copy that are older than what is here; only the history keeps them.
        purged: Kind and id of the records to delete for good, with all that the history holds of them; those that
            stand are among ``removed`` too. Such an edit puts nothing.
        exact: Keep the stamps of the records as they are, instead of now and who.
        step: What kind of change it is.
        of: For an undo or a redo, the number of the change that it takes back or makes again.
    """

    title: Message
    put: tuple[Record, ...] = ()
    removed: tuple[Record, ...] = ()
    tombstones: tuple[Tombstone, ...] | None = None
    lost: tuple[Record, ...] = ()
    purged: tuple[tuple[str, str], ...] = ()
    exact: bool = False
    step: Step = Step.CHANGE
    of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What became of the diary; it is on disk.

    Attributes:
        batch: The number of the change in the history.
        title: What was done, in a few words.
        altered: Pairs of the record before and after.
        raised: Flags that came or became stronger, on any day up to today.
        withdrawn: Flags that went or became weaker, as they were.
    """

    batch: int
    title: Message
    added: tuple[Record, ...] = ()
    altered: tuple[tuple[Record, Record], ...] = ()
    removed: tuple[Record, ...] = ()
    raised: tuple[Flag, ...] = ()
    withdrawn: tuple[Flag, ...] = ()
