"""The recycle bin: what was deleted and does not stand any more, read from the history."""

from diary.book.book import Book
from diary.book.changes import Changes, Edit
from diary.core.errors import DiaryError
from diary.core.records import Panel, Record, Result, kind_of
from diary.core.texts import Message
from diary.storage.batch import Deletion


def deleted_records(book: Book) -> tuple[Deletion, ...]:
    """What was deleted, newest first; neither what was deleted for good nor what an undone import had brought."""
    return book.file.deletions()


def bring_back(book: Book, kind: str, record_id: str) -> Changes | None:
    """Put a deleted record back as it was, as a new change. None where it stands.

    A draw comes with the results that were deleted with it, and a result with its draw.

    Raises:
        DiaryError: The bin does not hold it, or it could not be saved; nothing was changed.
    """
    if book.timeline.get(kind, record_id) is not None:
        return None
    bin_ = {(kind_of(deletion.record), deletion.record.id): deletion for deletion in book.file.deletions()}
    deletion = bin_.get((kind, record_id))
    if deletion is None:
        raise DiaryError("book.not-in-bin")
    beside = [other for other in bin_.values() if _belongs(other, deletion)]
    records: tuple[Record, ...] = (deletion.record, *(other.record for other in beside))
    return book.apply(Edit(title=Message.of("book.brought-back", n=len(records)), put=records))


def _belongs(other: Deletion, deletion: Deletion) -> bool:
    """Whether the other one comes back too."""
    record, beside = deletion.record, other.record
    if isinstance(record, Panel) and isinstance(beside, Result):
        return beside.panel == record.id and other.batch == deletion.batch
    return isinstance(record, Result) and isinstance(beside, Panel) and beside.id == record.panel
