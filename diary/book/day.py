"""What one does with a day: answer symptoms, enter readings, write a note, copy yesterday."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from diary.book.book import Book
from diary.book.changes import Changes, Edit, new_id
from diary.core.records import Check, Day, Doubt, Measurement, Symptom
from diary.core.texts import Message
from diary.core.when import When


def log_symptom(
    book: Book,
    *,
    day: date,
    symptom: str,
    severity: int | None,
    at: time | None = None,
    entry: Symptom | None = None,
    times: int | None = None,
    note: str = "",
) -> Changes | None:
    """Answer a symptom, or correct an answer.

    Without ``entry`` it becomes one more entry of the day; with it, that entry is corrected and keeps its id.
    A severity of None means present and not rated; without ``at`` only the day is known.

    Raises:
        DiaryError: It cannot be, or could not be saved.
    """
    known = entry or Symptom(id=new_id(), when=When(day), symptom=symptom, logged_by=book.who)
    new = replace(
        known,
        when=_when(day, at, known.when),
        symptom=symptom,
        severity=severity,
        times=times,
        note=note,
        copied=False,
    )
    title = "book.symptom-corrected" if entry else "book.symptom-logged"
    return book.apply(Edit(title=_title(title, day, symptom=symptom), put=(new,)))


def clear_symptom(book: Book, *, entry: Symptom) -> Changes | None:
    """Delete an answer, so that the symptom is not answered by it any more."""
    return remove(book, entry)


def log_measurement(  # noqa: PLR0913  (keywords: the fields of a reading)
    book: Book,
    *,
    day: date,
    kind: str,
    value: Decimal,
    unit: str,
    at: time | None = None,
    entry: Measurement | None = None,
    after_fever_medicine: bool | None = None,
    doubt: Doubt | None = None,
) -> Changes | None:
    """Enter a reading as typed, in its unit; or correct one (``entry``), which keeps its id.

    Without ``at`` only the day is known. ``after_fever_medicine`` is None where that is not known. ``doubt`` says why
    a value was kept although it can hardly be.

    Raises:
        DiaryError: It cannot be, or could not be saved.
    """
    known = entry or Measurement(id=new_id(), when=When(day), kind=kind, value=value, unit=unit, logged_by=book.who)
    new = replace(
        known,
        when=_when(day, at, known.when),
        kind=kind,
        value=value,
        unit=unit,
        after_fever_medicine=after_fever_medicine,
        doubt=doubt,
    )
    title = "book.measurement-corrected" if entry else "book.measurement-logged"
    return book.apply(Edit(title=_title(title, day, kind=kind), put=(new,)))


def answer_check(book: Book, *, day: date, answer: str, at: time | None = None) -> Changes | None:
    """Answer the question that is asked while an infusion runs: ``yes`` or ``no``."""
    check = Check(id=new_id(), when=When(day, at), check="infusion", answer=answer)
    return book.apply(Edit(title=_title("book.check-answered", day), put=(check,)))


def remove(book: Book, record: Symptom | Measurement | Check) -> Changes | None:
    """Delete an entry of a day."""
    day = record.when.day
    match record:
        case Symptom():
            title = _title("book.symptom-deleted", day, symptom=record.symptom)
        case Measurement():
            title = _title("book.measurement-deleted", day, kind=record.kind)
        case _:
            title = _title("book.check-deleted", day)
    return book.apply(Edit(title=title, removed=(record,)))


def write_note(book: Book, day: date, text: str) -> Changes | None:
    """Write the note of a day; an empty text deletes it."""
    return _put_day(book, replace(book.timeline.day(day), note=text.strip()), "book.note-written")


def nothing_new(book: Book, day: date, *, on: bool = True) -> Changes | None:
    """Say that there is nothing new on a day, or take it back. It answers no symptom."""
    return _put_day(book, replace(book.timeline.day(day), nothing_new=on), "book.nothing-new")


def too_ill(book: Book, day: date, *, on: bool = True) -> Changes | None:
    """Say that one was too ill to log on a day, or take it back."""
    return _put_day(book, replace(book.timeline.day(day), too_ill=on), "book.too-ill")


def same_as_yesterday(book: Book, day: date) -> tuple[Changes | None, tuple[str, ...]]:
    """Answer what is not answered yet as on the day before, all in one change.

    Only the severity is copied, and marked as copied; never readings, checks or notes, and never the answer of a
    symptom that the catalog marks as a red flag.

    Returns:
        What changed, and the symptoms left blank because they are red flags.
    """
    answered = {entry.symptom for entry in book.timeline.symptoms_on(day)}
    before = {entry.symptom: entry for entry in book.timeline.symptoms_on(day - timedelta(days=1))}
    missing = [entry for symptom, entry in before.items() if symptom not in answered]
    skipped = [entry for entry in missing if book.catalog.symptom(entry.symptom).red_flag]
    copies = tuple(
        Symptom(
            id=new_id(),
            when=When(day),
            symptom=entry.symptom,
            severity=entry.severity,
            copied=True,
            logged_by=book.who,
        )
        for entry in missing
        if entry not in skipped
    )
    changes = book.apply(Edit(title=_title("book.same-as-yesterday", day, n=len(copies)), put=copies))
    return changes, tuple(entry.symptom for entry in skipped)


def rest_to_none(book: Book, day: date, symptoms: Sequence[str]) -> Changes | None:
    """Answer these symptoms with none, but for those that have an answer."""
    answered = {entry.symptom for entry in book.timeline.symptoms_on(day)}
    rest = [symptom for symptom in symptoms if symptom not in answered]
    entries = tuple(
        Symptom(id=new_id(), when=When(day), symptom=symptom, severity=0, logged_by=book.who) for symptom in rest
    )
    return book.apply(Edit(title=_title("book.rest-to-none", day, n=len(rest)), put=entries))


def _put_day(book: Book, new: Day, title: str) -> Changes | None:
    """Put what is said of a day; a day of which nothing is said any more is no record."""
    edit = Edit(title=_title(title, new.day), put=(new,))
    if not (new.nothing_new or new.too_ill or new.note or new.extra):
        edit = replace(edit, put=(), removed=(new,))
    return book.apply(edit)


def _when(day: date, at: time | None, known: When) -> When:
    """The moment as entered; it keeps its distance from UTC while its time stays."""
    return When(day, at, known.offset if at is not None and at == known.time else None)


def _title(message_id: str, day: date, **values: object) -> Message:
    return Message.of(message_id, day=day, **values)
