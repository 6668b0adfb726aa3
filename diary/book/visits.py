"""Visits, and the questions to take along."""

from dataclasses import replace
from datetime import date

from diary.book.book import Book
from diary.book.changes import Changes, Edit, new_id
from diary.core.records import Appointment, Question
from diary.core.texts import Message
from diary.core.when import When


def put_appointment(
    book: Book,
    *,
    at: When,
    title: str = "",
    place: str = "",
    note: str = "",
    appointment: Appointment | None = None,
) -> Changes | None:
    """Add a visit, or correct one (``appointment``); it keeps its id.

    Raises:
        DiaryError: It could not be saved.
    """
    known = appointment or Appointment(id=new_id(), at=at)
    new = replace(known, at=at, title=title, place=place, note=note)
    said = "book.visit-corrected" if appointment else "book.visit-added"
    return book.apply(Edit(title=Message.of(said, day=at.day), put=(new,)))


def put_question(
    book: Book,
    *,
    question: str,
    asked_on: date | None = None,
    answer: str | None = None,
    appointment: str | None = None,
    entry: Question | None = None,
) -> Changes | None:
    """Note a question, or correct one (``entry``); it keeps its id, and its day where no other is given.

    ``appointment`` is the id of the visit it is for.

    Raises:
        DiaryError: It could not be saved.
    """
    known = entry or Question(id=new_id(), question=question)
    day = When(asked_on) if asked_on else known.asked_on
    new = replace(known, question=question, asked_on=day, answer=answer, appointment=appointment)
    said = "book.question-corrected" if entry else "book.question-noted"
    return book.apply(Edit(title=Message.of(said), put=(new,)))


def answer_question(book: Book, *, question: Question, answer: str) -> Changes | None:
    """Note what was answered; an empty text takes the answer back."""
    new = replace(question, answer=answer.strip() or None)
    return book.apply(Edit(title=Message.of("book.question-answered"), put=(new,)))


def remove(book: Book, record: Appointment | Question) -> Changes | None:
    """Delete a visit or a question. The questions of a deleted visit stay."""
    said = "book.visit-deleted" if isinstance(record, Appointment) else "book.question-deleted"
    return book.apply(Edit(title=Message.of(said), removed=(record,)))
