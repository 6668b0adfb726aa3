"""Undo and redo. Both are changes themselves: they restore former records, and the history keeps them."""

from collections.abc import Iterable
from dataclasses import replace

from diary.book.book import Book
from diary.book.changes import Changes, Edit
from diary.core.errors import DiaryError
from diary.core.records import Record
from diary.storage.batch import Change, Entry, Step


def undo(book: Book) -> Changes | None:
    """Take back the last change that was not taken back yet, also one of an earlier day. None where there is none.

    An import is taken back as if it had never been, so that the same file can be imported again.

    Raises:
        DiaryError: It could not be saved.
    """
    entry = book.file.undoable()
    return None if entry is None else book.apply(_turned(book, entry, Step.UNDO))


def redo(book: Book) -> Changes | None:
    """Make the last undone change again. None where there is none, or something else was changed since.

    Raises:
        DiaryError: It could not be saved.
    """
    entry = book.file.redoable()
    return None if entry is None else book.apply(_turned(book, entry, Step.REDO))


def restore(book: Book, *, number: int) -> Changes | None:
    """Put the records of one change, however old, back to what they were before it, as a new change.

    Raises:
        DiaryError: There is no such change, or it could not be saved.
    """
    entry = book.file.entry(number)
    if entry is None:
        raise DiaryError("book.no-such-change", number=number)
    edit = _turned(book, entry, Step.UNDO)
    return book.apply(replace(edit, step=Step.CHANGE, of=None, exact=False, tombstones=None))


def _turned(book: Book, entry: Entry, step: Step) -> Edit:
    """The edit that turns a change around (undo), or makes it again (redo)."""
    changes = [change for change in entry.changes if not (change.lost or change.purged)]
    back = step is Step.UNDO
    joined = entry.step is Step.JOIN
    wanted = [(change, change.old if back else change.new) for change in changes]
    return Edit(
        title=entry.title,
        put=tuple(record for _, record in wanted if record is not None),
        removed=tuple(_standing(book, (change for change, record in wanted if record is None))),
        tombstones=() if joined and back else None,
        exact=joined,
        step=step,
        of=entry.number,
    )


def _standing(book: Book, changes: Iterable[Change]) -> Iterable[Record]:
    for change in changes:
        record = book.timeline.get(change.kind, change.id)
        if record is not None:
            yield record
