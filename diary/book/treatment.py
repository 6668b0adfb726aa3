"""Treatment: phases, medicines, doses, devices and milestones, and the medicines of today in one tap each."""

from datetime import date, time

from diary.book.book import Book
from diary.book.changes import Changes, Edit, new_id
from diary.core.records import (
    Device,
    DoseChange,
    Medicine,
    Milestone,
    Phase,
    Record,
    Treatment,
    kind_of,
)
from diary.core.texts import Message
from diary.core.when import When

Therapy = Phase | Medicine | DoseChange | Treatment | Device | Milestone
"""What the screen Treatment holds."""


def put(book: Book, record: Therapy) -> Changes | None:
    """Add a record of treatment (with ``new_id()``), or correct the one with its id.

    Raises:
        DiaryError: It cannot be, or could not be saved.
    """
    known = book.timeline.get(kind_of(record), record.id) is not None
    title = "book.treatment-corrected" if known else "book.treatment-added"
    return book.apply(Edit(title=Message.of(title, what=_name(record)), put=(record,)))


def remove(book: Book, record: Therapy) -> Changes | None:
    """Delete a record of treatment."""
    return book.apply(Edit(title=Message.of("book.treatment-deleted", what=_name(record)), removed=(record,)))


def take_dose(book: Book, *, course: Medicine, day: date, at: time | None = None) -> Changes | None:
    """Note that a dose of a course was taken."""
    return _dose(book, "oral-dose", course, When(day, at))


def miss_dose(book: Book, *, course: Medicine, day: date, at: time | None = None) -> Changes | None:
    """Note that a dose of a course was missed."""
    return _dose(book, "missed-dose", course, When(day, at))


def vomited(book: Book, *, course: Medicine, day: date, at: time | None = None) -> Changes | None:
    """Note that a dose of a course was vomited."""
    return _dose(book, "vomited-dose", course, When(day, at))


def _dose(book: Book, kind: str, course: Medicine, at: When) -> Changes | None:
    dose = Treatment(id=new_id(), kind=kind, medicine=course.medicine, started=at, dose=course.dose)
    return put(book, dose)


def _name(record: Record) -> Message:
    match record:
        case Phase():
            return Message.of("book.what-phase", phase=record.phase)
        case Medicine() | DoseChange():
            return Message.of("book.what-medicine", medicine=record.medicine)
        case Treatment(medicine=str(medicine)):
            return Message.of("book.what-dose", kind=record.kind, medicine=medicine)
        case Treatment():
            return Message.of("book.what-treatment", kind=record.kind)
        case Device():
            return Message.of("book.what-device", device=record.device)
        case Milestone():
            return Message.of("book.what-milestone", milestone=record.milestone)
    raise TypeError(record)
