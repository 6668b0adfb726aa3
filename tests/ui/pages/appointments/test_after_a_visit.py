"""After a visit its open questions are asked for their answers."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFrame

from diary.book import visits
from diary.book.book import Book
from diary.core.records import Appointment
from diary.core.when import When
from diary.ui.pages.appointments.forms import QuestionForm
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.pages.appointments.questions_card import QuestionRowWidget
from diary.ui.widgets.labels import Text

LEFT = Qt.MouseButton.LeftButton


def _visit(book: Book, at: str) -> Appointment:
    return next(visit for visit in book.timeline.appointments if visit.at == When.parse(at))


def _ask_at_the_last_visit(page: AppointmentsPage, book: Book, question: str = "Is it the pills?") -> None:
    last = _visit(book, "2026-02-20T09:00")
    page.services.saving.run(lambda: visits.put_question(book, question=question, appointment=last.id))


def _rows(page: AppointmentsPage) -> list[QuestionRowWidget]:
    return [row for row in page.questions.rows.values() if isinstance(row, QuestionRowWidget)]


def _said(page: AppointmentsPage) -> list[str]:
    return [label.text() for row in _rows(page) for label in row.findChildren(Text)]


def test_they_stand_first_and_are_asked_for_their_answer(page: AppointmentsPage, book: Book) -> None:
    assert "Still to ask" not in _said(page)
    _ask_at_the_last_visit(page, book)
    said = _said(page)
    assert said[:2] == ["Did you get an answer? Visit on Fri 20 Feb 2026, 09:00, Clinic", "Is it the pills?"]
    assert said[said.index("Is the numbness from the vincristine?") - 1] == "Still to ask"
    assert [row.again.isHidden() for row in _rows(page)] == [False, True]


def test_the_answer_is_kept_with_its_visit(page: AppointmentsPage, book: Book) -> None:
    _ask_at_the_last_visit(page, book)
    QTest.mouseClick(_rows(page)[0].answer, LEFT)
    form = page.questions.form
    assert isinstance(form, QuestionForm)
    assert form.visit.value() == _visit(book, "2026-02-20T09:00").id
    form.answer.set_value("Yes, it will pass.")
    QTest.mouseClick(form.save, LEFT)
    assert [row.again.isHidden() for row in _rows(page)] == [True]
    assert page.questions.older.text() == "Show 2 answered questions"


def test_one_can_be_asked_next_time_while_another_is_being_answered(page: AppointmentsPage, book: Book) -> None:
    _ask_at_the_last_visit(page, book)
    _ask_at_the_last_visit(page, book, "May I swim now?")
    first, second = _rows(page)[:2]
    first.answer.click()
    form = page.questions.form
    assert isinstance(form, QuestionForm)
    form.answer.set_value("half typed")
    moved = next(key for key, row in page.questions.rows.items() if row is second)
    QTest.mouseClick(second.again, LEFT)
    assert page.questions.form is form
    assert form.answer.value() == "half typed"
    kept = next(question for question in book.timeline.questions if question.id == moved)
    assert kept.appointment == _visit(book, "2026-03-10T10:30").id
    assert [row.again.isHidden() for row in _rows(page)] == [False, True, True]


def test_the_focus_goes_on_to_the_row_below(page: AppointmentsPage, book: Book) -> None:
    _ask_at_the_last_visit(page, book)
    row = _rows(page)[0]
    row.again.setFocus()
    QTest.keyClick(row.again, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is _rows(page)[0].first


def test_the_questions_have_lines_between_them_and_the_visits_none_above(page: AppointmentsPage) -> None:
    assert [row.line.isHidden() for row in _rows(page)] == [False]
    page.visits.older.click()
    assert [row.line.isHidden() for row in page.visits.rows.values()] == [True, False]


def test_without_questions_no_line_ends_the_field(page: AppointmentsPage, book: Book) -> None:
    for question in book.timeline.questions:
        page.delete_question(question)
    assert page.questions.rows == {}
    panel = page.questions.suggestions
    lines = [frame for frame in page.questions.findChildren(QFrame) if frame.property("kind") == "line"]
    assert [frame for frame in lines if frame.isVisible() and not panel.isAncestorOf(frame)] == []
