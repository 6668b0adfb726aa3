from datetime import date, time

from diary.book import visits
from diary.book.book import Book
from diary.core.records import Appointment, Question
from diary.core.texts import Texts
from diary.core.when import When
from tests.book.conftest import TODAY, did

AT = When(date(2026, 3, 6), time(10, 30))


def visit(book: Book) -> Appointment:
    (made,) = did(visits.put_appointment(book, at=AT, title="Clinic", place="Room 2", note="fasting")).added
    assert isinstance(made, Appointment)
    return made


def question(book: Book, appointment: str | None = None) -> Question:
    made = visits.put_question(book, question="May I travel?", asked_on=TODAY, appointment=appointment)
    (record,) = did(made).added
    assert isinstance(record, Question)
    return record


def test_a_visit_is_added_corrected_and_deleted(book: Book, texts: Texts) -> None:
    made = visit(book)
    later = When(date(2026, 3, 7), time(9))
    visits.put_appointment(book, at=later, title="Clinic", appointment=made)
    (corrected,) = book.timeline.appointments
    assert (corrected.id, corrected.at, corrected.place) == (made.id, later, "")
    visits.remove(book, corrected)
    assert book.timeline.appointments == ()
    assert [texts.render(entry.title) for entry in book.journal()] == [
        "Visit deleted",
        "Visit on 7 Mar changed",
        "Visit on 6 Mar added",
    ]


def test_a_question_is_noted_corrected_answered_and_deleted(book: Book, texts: Texts) -> None:
    made = question(book)
    assert made.asked_on == When(TODAY)
    visits.put_question(book, question="May I fly?", entry=made)
    (corrected,) = book.timeline.questions
    assert (corrected.id, corrected.question, corrected.asked_on) == (made.id, "May I fly?", When(TODAY))
    visits.answer_question(book, question=corrected, answer=" Not before May. ")
    (answered,) = book.timeline.questions
    assert answered.answer == "Not before May."
    visits.answer_question(book, question=answered, answer=" ")
    (taken_back,) = book.timeline.questions
    assert taken_back.answer is None
    visits.remove(book, taken_back)
    assert book.timeline.questions == ()
    assert texts.render(book.journal()[0].title) == "Question deleted"


def test_the_questions_of_a_deleted_visit_stay(book: Book) -> None:
    made = visit(book)
    asked = question(book, made.id)
    visits.remove(book, made)
    assert book.timeline.questions == (asked,)
