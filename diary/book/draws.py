"""Draws of blood: one panel with its results, entered, corrected and deleted together."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from diary.book.book import Book
from diary.book.changes import Changes, Edit, new_id
from diary.core.records import Panel, Record, Result
from diary.core.texts import Message
from diary.core.when import When


def add_draw(
    book: Book,
    *,
    collected_at: When,
    results: Sequence[Result],
    lab: str = "",
    specimen: str = "blood",
    source: str = "typed",
    neutrophils_include_bands: bool | None = None,
) -> Changes | None:
    """Add a draw with its results; they get their ids and their panel's here.

    ``neutrophils_include_bands`` is what was said of this laboratory's percent; None where it was not asked.

    Raises:
        DiaryError: It cannot be, or could not be saved.
    """
    panel = Panel(id=new_id(), collected_at=collected_at, lab=lab, specimen=specimen, source=source)
    put = (panel, *(replace(result, id=new_id(), panel=panel.id) for result in results))
    bands = _bands(book, lab, neutrophils_include_bands)
    title = Message.of("book.draw-added", day=collected_at.day, n=len(results))
    return book.apply(Edit(title=title, put=(*put, *bands)))


def change_draw(
    book: Book,
    *,
    panel: Panel,
    collected_at: When,
    results: Sequence[Result],
    lab: str = "",
    neutrophils_include_bands: bool | None = None,
) -> Changes | None:
    """Correct a draw.

    A result takes the place of the one with its id, else of the one of its analyte, and keeps all that the laboratory
    sent besides; what is not among ``results`` any more is deleted.

    Raises:
        DiaryError: It cannot be, or could not be saved.
    """
    before = book.timeline.results_of.get(panel.id, ())
    by_id = {result.id: result for result in before}
    by_analyte = {result.analyte: result for result in reversed(before)}
    new = [_in_place(result, by_id.get(result.id) or by_analyte.get(result.analyte), panel.id) for result in results]
    kept = {result.id for result in new}
    gone = tuple(result for result in before if result.id not in kept)
    put = (replace(panel, collected_at=collected_at, lab=lab), *new, *_bands(book, lab, neutrophils_include_bands))
    return book.apply(Edit(title=Message.of("book.draw-corrected", day=collected_at.day), put=put, removed=gone))


def delete_draw(book: Book, *, panel: Panel) -> Changes | None:
    """Delete a draw with all its results."""
    title = Message.of("book.draw-deleted", day=panel.collected_at.day)
    return book.apply(Edit(title=title, removed=(*book.timeline.results_of.get(panel.id, ()), panel)))


def answer_doubt(book: Book, *, result: Result, value: Decimal, unit: str) -> Changes | None:
    """Set a result in doubt to what the report says; how it was entered stays beside it."""
    title = Message.of("book.doubt-answered", analyte=result.analyte)
    return book.apply(Edit(title=title, put=(replace(result, value=value, unit=unit, doubt=None),)))


def _in_place(new: Result, old: Result | None, panel_id: str) -> Result:
    if old is None:
        return replace(new, id=new_id(), panel=panel_id)
    return replace(
        old,
        analyte=new.analyte,
        value=new.value,
        unit=new.unit,
        comparator=new.comparator,
        low=new.low,
        high=new.high,
        lab_flag=new.lab_flag,
        entered_as=new.entered_as,
        doubt=new.doubt,
    )


def _bands(book: Book, lab: str, include: bool | None) -> tuple[Record, ...]:  # noqa: FBT001  (the answer itself)
    if include is None:
        return ()
    settings = book.timeline.settings
    pairs = dict(settings.neutrophils_include_bands) | {lab: include}
    return (replace(settings, neutrophils_include_bands=tuple(sorted(pairs.items()))),)
