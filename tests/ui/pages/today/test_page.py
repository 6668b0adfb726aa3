"""Today, driven by keys and clicks as a person would: the day, its answers and what stands beside them."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCalendarWidget, QLabel
from pytestqt.qtbot import QtBot

from diary.book import care, visits
from diary.book import day as days
from diary.book import treatment as treatments
from diary.book.book import Book
from diary.book.changes import Edit
from diary.core.errors import DiaryError
from diary.core.records import Medicine, Panel, Phase, Result, Treatment
from diary.core.texts import Message
from diary.core.when import When
from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage
from diary.ui.widgets.fields import as_qdate
from tests.ui.pages.today.conftest import TODAY
from tests.ui.pages.today.hands import LEFT, SIX, YESTERDAY, focus, toast_of


def test_the_day_opens_with_the_cursor_on_the_first_unanswered_row(page: TodayPage) -> None:
    assert focus() is page.symptoms.rows["fatigue"].control


def test_eight_digits_log_a_day(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    for digit in "20112010":
        widget = focus()
        assert widget is not None
        qtbot.keyClick(widget, digit)
    logged = {entry.symptom: entry.severity for entry in book.timeline.symptoms_on(TODAY)}
    assert list(logged.values()).count(0) == 3
    assert len(logged) == 8
    assert page.count.text() == "8 of 8 answered"
    assert not page.rest.isEnabled()


def test_an_answer_given_today_carries_the_time_and_says_saved(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.mouseClick(
        page.symptoms.rows["nausea"].control, LEFT, pos=page.symptoms.rows["nausea"].control.cell_rect(2).center()
    )
    (entry,) = book.timeline.symptoms_on(TODAY)
    assert (entry.symptom, entry.severity, entry.when.time) == ("nausea", 2, SIX)
    assert page.header.saved.text() == "Saved 18:00"


def test_a_day_filled_in_later_keeps_its_date_and_has_no_time(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert page.header.title.text() == "Tuesday 3 March"
    assert page.header.tag.text() == "Yesterday"
    widget = focus()
    assert widget is not None
    qtbot.keyClick(widget, "1")
    (entry,) = book.timeline.symptoms_on(YESTERDAY)
    assert entry.when == When(YESTERDAY)


def test_there_is_no_way_beyond_today(page: TodayPage, qtbot: QtBot) -> None:
    assert not page.header.forward.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert page.day == TODAY


def test_a_correction_changes_the_entry_and_makes_no_second(page: TodayPage, book: Book) -> None:
    page.doings.answer("nausea", 1)
    page.doings.answer("nausea", 3)
    (entry,) = book.timeline.symptoms_on(TODAY)
    assert entry.severity == 3


def test_backspace_clears_and_the_toast_brings_it_back(
    window: MainWindow, page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    page.doings.answer("nausea", 3)
    control = page.symptoms.rows["nausea"].control
    qtbot.keyClick(control, Qt.Key.Key_Backspace)
    assert book.timeline.symptoms_on(TODAY) == ()
    assert toast_of(window) == "Nausea cleared."
    page.doings.answer("chills", 0)
    frame = window.shell.notifier.toast_frame
    assert frame is not None
    assert frame.undo is not None
    qtbot.mouseClick(frame.undo, LEFT)
    assert {entry.symptom for entry in book.timeline.symptoms_on(TODAY)} == {"nausea", "chills"}
    assert control.cell() == 3


def test_undo_and_redo_by_keys(window: MainWindow, page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.doings.answer("nausea", 3)
    qtbot.keyClick(window, "z", Qt.KeyboardModifier.ControlModifier)
    assert book.timeline.symptoms_on(TODAY) == ()
    qtbot.keyClick(window, "y", Qt.KeyboardModifier.ControlModifier)
    assert len(book.timeline.symptoms_on(TODAY)) == 1
    qtbot.keyClick(window, "y", Qt.KeyboardModifier.ControlModifier)
    assert toast_of(window) == "There is nothing to redo."


def test_same_as_yesterday_copies_no_red_flag_and_names_it(
    window: MainWindow, page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    for symptom, severity in (("nausea", 1), ("fatigue", 2), ("chills", 1)):
        days.log_symptom(book, day=YESTERDAY, symptom=symptom, severity=severity)
    days.log_measurement(book, day=YESTERDAY, kind="weight", value=Decimal(70), unit="kg")
    page.doings.answer("fatigue", 3)
    qtbot.keyClick(page, "b", Qt.KeyboardModifier.ControlModifier)
    logged = {entry.symptom: (entry.severity, entry.copied) for entry in book.timeline.symptoms_on(TODAY)}
    assert logged == {"fatigue": (3, False), "nausea": (1, True)}
    assert book.timeline.measurements_on(TODAY) == ()
    assert toast_of(window) == "1 answer copied from yesterday. Left blank for you to answer: chills."
    assert page.symptoms.rows["nausea"].name.hint.text() == "Same as yesterday"


def test_same_as_yesterday_without_a_yesterday_says_so(window: MainWindow, page: TodayPage, book: Book) -> None:
    page.header.same.click()
    assert toast_of(window) == "Nothing was logged yesterday."
    days.log_symptom(book, day=YESTERDAY, symptom="chills", severity=1)
    page.header.same.click()
    assert toast_of(window) == "There is nothing to copy. Left blank for you to answer: chills."


def test_the_rest_is_set_to_none_and_answers_stay(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.doings.answer("nausea", 3)
    qtbot.keyClick(page, "e", Qt.KeyboardModifier.ControlModifier)
    logged = {entry.symptom: entry.severity for entry in book.timeline.symptoms_on(TODAY)}
    assert logged.pop("nausea") == 3
    assert set(logged.values()) == {0}
    assert len(logged) == 7


def test_nothing_new_and_too_ill_are_answers_of_their_own(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.nothing, LEFT)
    qtbot.mouseClick(page.ill, LEFT)
    assert (book.timeline.day(TODAY).nothing_new, book.timeline.day(TODAY).too_ill) == (True, True)
    assert page.count.text() == "0 of 8 answered"
    qtbot.mouseClick(page.nothing, LEFT)
    assert not book.timeline.day(TODAY).nothing_new
    assert page.ill.isChecked()


def test_the_note_is_saved_on_leaving_and_for_its_own_day(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.keyClick(page, "n", Qt.KeyboardModifier.ControlModifier)
    assert focus() is page.note.edit
    qtbot.keyClicks(page.note.edit, "Slept badly.")
    page.show_day(YESTERDAY)
    assert book.timeline.day(TODAY).note == "Slept badly."
    assert page.note.edit.toPlainText() == ""
    page.show_day(TODAY)
    assert page.note.edit.toPlainText() == "Slept badly."


def test_a_note_that_is_being_typed_survives_another_change(page: TodayPage, qtbot: QtBot) -> None:
    page.note.edit.setFocus()
    qtbot.keyClicks(page.note.edit, "half a")
    page.doings.answer("nausea", 1)
    assert page.note.edit.toPlainText() == "half a"


@pytest.fixture
def infusion(book: Book) -> Treatment:
    infusion = Treatment(
        id="i", kind="infusion", medicine="blinatumomab", started=When(TODAY - timedelta(days=2), time(9))
    )
    treatments.put(book, infusion)
    return infusion


def test_the_infusion_check_is_asked_only_while_one_runs(page: TodayPage, book: Book, infusion: Treatment) -> None:
    page.refresh(None)
    assert page.infusion.isVisible()
    assert page.infusion.choice.value() is None
    page.show_day(TODAY - timedelta(days=3))
    assert not page.infusion.isVisible()


def test_the_infusion_check_keeps_its_time_and_yes_opens_the_list(
    page: TodayPage, book: Book, infusion: Treatment, qtbot: QtBot
) -> None:
    days.answer_check(book, day=TODAY, answer="no", at=time(14, 30))
    page.refresh(None)
    assert page.infusion.choice.value() == "no"
    assert page.infusion.time.text() == "answered 14:30"
    qtbot.mouseClick(page.infusion.choice.button("yes"), LEFT)
    assert page.infusion.time.text() == "answered 18:00"
    row = page.infusion.rows["confusion"]
    qtbot.waitUntil(row.isVisible)
    row.control.setFocus()
    qtbot.keyClick(row.control, "1")
    assert focus() is page.infusion.rows["trouble-speaking"].control
    assert [check.answer for check in book.timeline.checks_on(TODAY)] == ["no", "yes"]
    assert "confusion" in {entry.symptom for entry in book.timeline.symptoms_on(TODAY)}


def test_the_treatment_line_names_phase_and_infusion_with_their_days(
    page: TodayPage, book: Book, infusion: Treatment
) -> None:
    treatments.put(book, Phase(id="p", phase="consolidation", started=When(TODAY - timedelta(days=11))))
    page.refresh(None)
    assert page.header.treatment_words == ["Consolidation, day 12", "blinatumomab infusion, day 3"]
    assert page.header.change.text() == "Change"


def test_a_medicine_is_taken_by_one_tap_and_a_second_answer_corrects_it(
    page: TodayPage, book: Book, qtbot: QtBot
) -> None:
    treatments.put(
        book, Medicine(id="m", medicine="dasatinib", started=When(TODAY - timedelta(days=20)), dose="140 mg")
    )
    page.refresh(None)
    choice = page.medicines.choices["m"]
    qtbot.mouseClick(choice.button("taken"), LEFT)
    assert [dose.kind for dose in book.timeline.treatments] == ["oral-dose"]
    qtbot.mouseClick(choice.button("missed"), LEFT)
    assert [dose.kind for dose in book.timeline.treatments] == ["missed-dose"]
    assert choice.value() == "missed"


def test_a_question_is_kept_for_the_next_visit(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    visits.put_appointment(book, at=When(TODAY + timedelta(days=2), time(10, 30)), title="Clinic", place="Day unit")
    page.refresh(None)
    assert page.visit.when.text() == "Fri 6 Mar, 10:30"
    qtbot.mouseClick(page.visit.add, LEFT)
    qtbot.keyClicks(page.visit.edit, "May I swim?")
    qtbot.keyClick(page.visit.edit, Qt.Key.Key_Return)
    (question,) = book.timeline.questions
    assert (question.question, question.asked_on) == ("May I swim?", When(TODAY))
    assert page.visit.waiting.text() == "1 question on your list"


def test_a_save_that_fails_stays_on_screen_until_it_works(
    window: MainWindow, page: TodayPage, book: Book, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DiaryError("storage.disk-full")

    with monkeypatch.context() as broken:
        broken.setattr(book.file, "commit", full)
        page.doings.answer("nausea", 3)
    assert book.timeline.symptoms_on(TODAY) == ()
    assert page.header.saved.text() == "Not saved yet"
    bar = window.shell.notifier.bar
    assert bar is not None
    assert bar.text.text().startswith("The disk is full")
    assert bar.retry is not None
    qtbot.mouseClick(bar.retry, LEFT)
    assert len(book.timeline.symptoms_on(TODAY)) == 1
    assert window.shell.notifier.bar is None
    assert page.header.saved.text() == "Saved 18:00"


def test_going_to_a_date_by_the_calendar(page: TodayPage, qtbot: QtBot) -> None:
    page.header.go_to.emit(date(2026, 2, 1))
    assert page.header.title.text() == "Sunday 1 February"
    assert page.header.tag.text() == "31 days ago"


def test_the_usual_symptoms_of_the_person_are_shown(page: TodayPage, book: Book) -> None:
    care.set_settings(book, usual_symptoms=("cough", "headache"))
    page.refresh(None)
    assert set(page.symptoms.rows) == {"cough", "headache"}


def test_links_lead_to_the_other_pages(page: TodayPage, qtbot: QtBot) -> None:
    for button, name in (
        (page.header.change, "treatment"),
        (page.counts.link, "counts"),
        (page.visit.waiting, "appointments"),
    ):
        with qtbot.waitSignal(page.open_page) as opened:
            button.click()
        assert opened.args == [name]


def test_a_change_elsewhere_is_seen_when_today_is_shown_again(window: MainWindow, page: TodayPage, book: Book) -> None:
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=4, at=datetime(2026, 3, 4, 9).time())
    page.refresh(None)
    assert page.symptoms.rows["nausea"].control.cell() == 4
    entry = book.timeline.symptoms_on(TODAY)[0]
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=2, at=entry.when.time, entry=replace(entry))
    page.refresh(None)
    assert page.symptoms.rows["nausea"].control.cell() == 2


def test_the_latest_counts_stand_with_their_age_and_grade(page: TodayPage, book: Book) -> None:
    results = [
        Result(
            id=analyte,
            panel="p",
            analyte=analyte,
            value=Decimal(value),
            unit=unit,
            low=Decimal(low),
        )
        for analyte, value, unit, low in (
            ("neutrophils", "0.3", "10*9/L", "1.8"),
            ("platelets", "410", "10*9/L", "150"),
            ("hemoglobin", "8.6", "g/dL", "12"),
        )
    ]
    panel = Panel(id="p", collected_at=When(TODAY - timedelta(days=3), time(8)))
    book.apply(Edit(title=Message.of("ui.sample"), put=(panel, *results)))
    page.refresh(None)
    words = [label.text() for label in page.counts.findChildren(QLabel) if label.text()]
    assert {"0.3", "410", "8.6", "grade 4", "grade 2"} <= set(words)
    assert page.counts.standard.text().splitlines() == [
        "3 days ago",
        "In ×10⁹/L and g/dL",
        "Grades by CTCAE v5.0 rate the number only",
    ]
    assert page.counts.link.text() == "See all counts"
    page.grab()


def test_a_date_is_picked_from_the_calendar(page: TodayPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, "d", Qt.KeyboardModifier.ControlModifier)
    (calendar,) = page.header.findChildren(QCalendarWidget)
    assert calendar.maximumDate() == as_qdate(TODAY)
    calendar.clicked.emit(as_qdate(date(2026, 2, 14)))
    assert page.header.title.text() == "Saturday 14 February"
    assert page.day == date(2026, 2, 14)


def test_an_empty_question_is_not_kept(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    qtbot.mouseClick(page.visit.add, LEFT)
    qtbot.mouseClick(page.visit.add, LEFT)
    assert book.timeline.questions == ()
    assert page.visit.edit.isHidden()


def test_a_note_is_saved_while_one_pauses(page: TodayPage, book: Book, qtbot: QtBot) -> None:
    page.note.set_pause(1)
    page.note.edit.setFocus()
    qtbot.keyClicks(page.note.edit, "Tired")
    qtbot.waitUntil(lambda: book.timeline.day(TODAY).note == "Tired")
    assert page.note.edit.toPlainText() == "Tired"
