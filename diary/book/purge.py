"""Deleting for good: the entries themselves, what the history holds of them, and their traces in the file.

A tombstone without content stays, so that the deletion reaches other copies of the diary. Backups keep what they hold.
"""

from collections.abc import Iterable

from diary.book.book import Book
from diary.book.changes import Changes, Edit
from diary.core.records import Record, Result, kind_of
from diary.core.texts import Message
from diary.storage.batch import Step


def delete_for_good(book: Book, records: Iterable[Record]) -> Changes | None:
    """Delete records so that neither undo nor the recycle bin brings them back. None where none are given.

    Results go with their draw. Undo does not go back over a change in which one of them was made or altered.

    Args:
        book: The diary.
        records: Some that stand, or some of the recycle bin.

    Raises:
        DiaryError: They could not be deleted, and nothing was changed; or (``storage.traces-left``) they are deleted,
            but the file could not be swept.
    """
    chosen = _with_results(book, {(kind_of(record), record.id): record for record in records})
    edit = Edit(
        title=Message.of("book.purged", n=len(chosen)),
        removed=tuple(record for key in chosen if (record := book.timeline.get(*key)) is not None),
        purged=tuple(chosen),
        step=Step.PURGE,
    )
    changes = book.apply(edit)
    if changes is not None:
        book.past.forget()
        book.file.sweep()
    return changes


def _with_results(book: Book, chosen: dict[tuple[str, str], Record]) -> dict[tuple[str, str], Record]:
    draws = {record_id for kind, record_id in chosen if kind == "counts"}
    standing = (result for draw in draws for result in book.timeline.results_of.get(draw, ()))
    deleted = (deletion.record for deletion in book.file.deletions()) if draws else ()
    results = (record for record in (*standing, *deleted) if isinstance(record, Result) and record.panel in draws)
    return {**chosen, **{("results", result.id): result for result in results}}
