from datetime import date, time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from shiboken6 import delete

from diary.book import visits
from diary.book.book import Book
from diary.core.errors import DiaryError
from diary.core.records import Appointment, Question
from diary.core.when import When
from diary.ui.pages.appointments.forms import QuestionForm, VisitForm
from diary.ui.pages.appointments.page import REPORT, AppointmentsPage
from diary.ui.pages.appointments.questions_card import QuestionRowWidget
from diary.ui.pages.appointments.visits_card import VisitRowWidget
from diary.ui.theme import Theme
from tests.ui.lint import settle
from tests.ui.pages.appointments.conftest import AHEAD


def _visit_form(page: AppointmentsPage) -> VisitForm:
    form = page.visits.form
    assert isinstance(form, VisitForm)
    return form


def _question_form(page: AppointmentsPage) -> QuestionForm:
    form = page.questions.form
    assert isinstance(form, QuestionForm)
    return form


def _visit_row(page: AppointmentsPage) -> VisitRowWidget:
    row = next(iter(page.visits.rows.values()))
    assert isinstance(row, VisitRowWidget)
    return row


def _question_row(page: AppointmentsPage) -> QuestionRowWidget:
    row = next(iter(page.questions.rows.values()))
    assert isinstance(row, QuestionRowWidget)
    return row


def _toast(page: AppointmentsPage) -> str:
    frame = page.services.notifier.toast_frame
    return frame.text.text() if frame else ""


def _undo(page: AppointmentsPage) -> None:
    frame = page.services.notifier.toast_frame
    assert frame
    assert frame.undo
    frame.undo.click()


def _titles(book: Book) -> list[str]:
    return [visit.title for visit in book.timeline.appointments]


def test_the_next_visit_stands_at_the_top_and_in_the_list(page: AppointmentsPage) -> None:
    assert page.next_visit.text() == "Next visit: Tue 10 Mar 2026, 10:30"
    assert len(page.visits.rows) == 1
    assert _visit_row(page).change.accessibleName() == "Change the visit on Tue 10 Mar 2026, 10:30"


def test_past_visits_show_on_request(page: AppointmentsPage) -> None:
    assert page.visits.older.text() == "Show 1 past visit"
    page.visits.older.click()
    assert len(page.visits.rows) == 2
    assert page.visits.older.text() == "Show fewer"
    page.visits.older.click()
    assert len(page.visits.rows) == 1


def test_a_visit_can_be_added_by_keyboard(page: AppointmentsPage, book: Book) -> None:
    page.visits.add.click()
    form = _visit_form(page)
    assert form.day.edit.hasFocus()
    form.day.set_value(date(2026, 3, 5))
    form.time.set_value(time(8, 15))
    QTest.keyClicks(form.title.edit, "Blood test")
    QTest.keyClick(form.title.edit, Qt.Key.Key_Return)
    added = book.timeline.appointments[1]
    assert (added.at, added.title) == (When.parse("2026-03-05T08:15"), "Blood test")
    assert page.visits.form is None
    assert page.visits.add.hasFocus()
    assert page.next_visit.text() == "Next visit: Thu 5 Mar 2026, 08:15"
    assert _toast(page) == "Visit on 5 Mar saved"


def test_a_new_visit_needs_no_time(page: AppointmentsPage, book: Book) -> None:
    page.visits.add.click()
    form = _visit_form(page)
    assert not form.delete.isVisible()
    form.save.click()
    assert book.timeline.appointments[1].at == When(date(2026, 3, 4))


def test_changing_a_visit_keeps_its_id_and_its_row(page: AppointmentsPage, book: Book) -> None:
    before = book.timeline.appointments[-1]
    row = _visit_row(page)
    row.change.click()
    assert row.isHidden()
    form = _visit_form(page)
    assert form.place.value() == "Room 3"
    form.place.set_value("Room 4")
    form.save.click()
    after = book.timeline.appointments[-1]
    assert (after.id, after.place, after.at) == (before.id, "Room 4", before.at)


def test_a_visit_is_deleted_at_once_and_undo_brings_it_back(page: AppointmentsPage, book: Book) -> None:
    _visit_row(page).change.click()
    _visit_form(page).delete.click()
    assert _titles(book) == ["Clinic"]
    assert page.visits.none.isVisible()
    _undo(page)
    assert _titles(book) == ["Clinic", "Day unit"]
    assert not page.visits.none.isVisible()


def test_what_was_typed_stays_until_it_is_on_disk(
    page: AppointmentsPage, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise DiaryError("report.not-written", name="diary")

    page.visits.add.click()
    _visit_form(page).title.set_value("Kept")
    with monkeypatch.context() as broken:
        broken.setattr(visits, "put_appointment", fail)
        _visit_form(page).save.click()
    assert _visit_form(page).title.value() == "Kept"
    bar = page.services.notifier.bar
    assert bar
    assert bar.retry
    bar.retry.click()
    assert "Kept" in _titles(book)
    QApplication.processEvents()
    assert not any(row.isHidden() for row in page.visits.rows.values())


def test_escape_closes_a_form_without_saving(page: AppointmentsPage, book: Book) -> None:
    page.visits.add.click()
    QTest.keyClicks(_visit_form(page).title.edit, "x")
    QTest.keyClick(_visit_form(page).title.edit, Qt.Key.Key_Escape)
    assert page.visits.form is None
    assert len(book.timeline.appointments) == 2


def test_a_form_that_is_open_outlives_other_changes(page: AppointmentsPage, book: Book) -> None:
    _visit_row(page).change.click()
    form = _visit_form(page)
    form.title.set_value("half typed")
    page.services.saving.run(lambda: visits.put_question(book, question="Another?"))
    assert page.visits.form is form
    assert form.title.value() == "half typed"
    assert _visit_row(page).isHidden()


def test_a_question_is_added_with_enter_and_the_field_waits_for_the_next(page: AppointmentsPage, book: Book) -> None:
    QTest.keyClicks(page.questions.new.edit, "Can I travel?")
    QTest.keyClick(page.questions.new.edit, Qt.Key.Key_Return)
    added = book.timeline.questions[-1]
    assert (added.question, added.asked_on, added.answer) == ("Can I travel?", When(date(2026, 3, 4)), None)
    assert page.questions.new.value() == ""
    assert page.questions.new.edit.hasFocus()
    assert _toast(page) == "Question added"


def test_an_empty_question_is_asked_for(page: AppointmentsPage, book: Book) -> None:
    page.questions.add.click()
    assert page.questions.new.edit.accessibleDescription() == "Write the question first."
    assert len(book.timeline.questions) == 2


def test_an_answer_is_kept_with_its_visit(page: AppointmentsPage, book: Book) -> None:
    _question_row(page).answer.click()
    form = _question_form(page)
    assert form.answer.edit.hasFocus()
    visit = next(visit for visit in book.timeline.appointments if visit.at == When.parse(AHEAD))
    form.visit.set_value(visit.id)
    form.answer.set_value("Most likely.")
    form.save.click()
    kept = book.timeline.questions[-1]
    assert (kept.answer, kept.appointment, kept.asked_on) == ("Most likely.", visit.id, When(date(2026, 3, 1)))
    assert page.questions.older.text() == "Show 2 answered questions"


def test_a_question_cannot_be_emptied(page: AppointmentsPage, book: Book) -> None:
    _question_row(page).change.click()
    form = _question_form(page)
    assert form.question.edit.hasFocus()
    form.question.set_value(" ")
    form.save.click()
    assert page.questions.form is form
    assert form.question.edit.accessibleDescription() == "Write the question first."
    form.cancel.click()
    assert _question_row(page).isVisible()
    assert book.timeline.questions[-1].question == "Is the numbness from the vincristine?"


def test_a_question_is_deleted_at_once_and_undo_brings_it_back(page: AppointmentsPage, book: Book) -> None:
    _question_row(page).change.click()
    _question_form(page).delete.click()
    assert [question.question for question in book.timeline.questions] == ["May I swim?"]
    _undo(page)
    assert len(book.timeline.questions) == 2


def test_answered_questions_show_their_answer_on_request(page: AppointmentsPage) -> None:
    page.questions.older.click()
    rows = [row for row in page.questions.rows.values() if isinstance(row, QuestionRowWidget)]
    assert [row.answer.isHidden() for row in rows] == [False, True]


def test_the_titles_of_cards_side_by_side_stand_at_one_height(page: AppointmentsPage, theme: Theme) -> None:
    for size in (100, 150):
        theme.set_text_size(size)
        page.resize(2000, 900)
        settle()
        tops = {card.title.mapTo(page, QPoint(0, 0)).y() for card in (page.visits, page.report)}
        assert len(tops) == 1


def test_the_report_can_be_gone_to(page: AppointmentsPage) -> None:
    page.questions.new.edit.setFocus()
    page.show_target("elsewhere")
    assert page.questions.new.edit.hasFocus()
    page.show_target(REPORT)
    assert page.report.preview.hasFocus()


def test_the_keys_of_the_screen(page: AppointmentsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    page.report.preview_asked.connect(lambda: asked.append("preview"))
    monkeypatch.setattr(page.maker, "preview", lambda _choice: None)
    page.visits.add.setFocus()
    QTest.keyClick(page.visits.add, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert page.questions.new.edit.hasFocus()
    QTest.keyClick(page.questions.new.edit, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert asked == ["preview"]


def test_a_narrow_window_puts_the_report_below(page: AppointmentsPage) -> None:
    def report_beside() -> bool:
        QApplication.processEvents()
        return page.report.mapTo(page, QPoint(0, 0)).x() > page.visits.mapTo(page, QPoint(0, 0)).x()

    assert report_beside()
    page.arrange(wide=False)
    assert not report_beside()


@pytest.mark.parametrize("size", [100, 150])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_that_can_be_pressed_is_large_enough_and_named(
    page: AppointmentsPage, theme: Theme, size: int, mode: str
) -> None:
    theme.set_mode(mode)
    theme.set_text_size(size)
    page.visits.add.click()
    _question_row(page).change.click()
    for _ in range(3):
        QApplication.processEvents()
    buttons = [button for button in page.findChildren(QAbstractButton) if button.isVisible() and button.text()]
    assert len(buttons) > 15
    for button in buttons:
        assert button.height() >= 43, button.text()
        assert button.accessibleName() or button.text()


def test_a_diary_for_reading_only_offers_no_change(
    page: AppointmentsPage, monkeypatch: pytest.MonkeyPatch, book: Book
) -> None:
    monkeypatch.setattr(type(book), "read_only", True)
    reading = AppointmentsPage(page.services)
    reading.refresh(None)
    offers: list[QWidget] = [reading.visits.add, reading.questions.add, _visit_row(reading).change]
    assert not any(widget.isEnabled() for widget in offers)
    assert reading.report.save.isEnabled()
    delete(reading)


def test_records_of_both_kinds_are_what_the_lists_hand_over(page: AppointmentsPage) -> None:
    handed: list[object] = []
    for signal in (page.visits.saved, page.questions.saved):
        signal.connect(handed.append)
    page.visits.add.click()
    _visit_form(page).save.click()
    page.questions.new.set_value("Why?")
    page.questions.take()
    assert isinstance(handed[0], Appointment)
    assert isinstance(handed[1], Question)
