"""The History page: every flag, its reasons and answers, and the way from there to the day and to the guide."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.book import care, history, treatment, warnings
from diary.book import day as days
from diary.book.book import Book
from diary.core.records import Measurement, Treatment
from diary.core.when import When
from diary.ui.main_window import MainWindow
from diary.ui.pages.history.page import HistoryPage
from diary.ui.widgets.buttons import Button
from diary.ui.widgets.evidence_list import LineButton
from tests.ui.pages.today.conftest import TODAY

LEFT = Qt.MouseButton.LeftButton
EVENING = datetime(2026, 3, 4, 18, 30)


@pytest.fixture
def page(window: MainWindow, qtbot: QtBot) -> HistoryPage:
    qtbot.keyClick(window, "5", Qt.KeyboardModifier.ControlModifier)
    page = window.pages["history"]
    assert isinstance(page, HistoryPage)
    return page


def fever(book: Book, celsius: str = "38.6", ago: int = 0) -> Measurement:
    day = TODAY - timedelta(days=ago)
    changes = days.log_measurement(book, day=day, kind="temperature", value=Decimal(celsius), unit="Cel")
    assert changes is not None
    (reading,) = changes.added
    assert isinstance(reading, Measurement)
    return reading


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def lines(page: HistoryPage) -> list[str]:
    return [row.line.accessibleName() for row in page.warnings.rows]


def test_without_any_flag_it_says_what_the_diary_cannot_do(page: HistoryPage) -> None:
    assert page.warnings.rows == []
    assert "If you feel very unwell, call your care team." in words(page.warnings.empty)
    assert page.warnings.empty.isVisible()
    assert not page.warnings.more.isVisible()


def test_a_flag_is_told_in_a_line_and_read_back_in_full(page: HistoryPage, book: Book, qtbot: QtBot) -> None:
    team = replace(book.timeline.care_team, instructions="Come to the day unit at any hour.")
    care.put_care_team(book, team)
    fever(book)
    warnings.respond(book, [("fever", TODAY)], did="called", at=EVENING, who="Nurse Kim", said="Come in now.")
    page.refresh(None)
    assert "Fever: call your care team now, open" in lines(page)
    row = next(row for row in page.warnings.rows if row.past.sign == "fever")
    row.line.setFocus()
    qtbot.keyClick(row.line, Qt.Key.Key_Return)
    assert row.detail is not None
    said = words(row.detail)
    for part in (
        "This diary tells no one",
        "Come to the day unit at any hour.",
        "an entry was added",
        "Step: call your care team now.",
        "Rules of version test.",
        "called, Nurse Kim. They said: “Come in now.”",
        "Temperature 38.6 °C",
    ):
        assert part in said
    qtbot.mouseClick(row.line, LEFT)
    assert row.detail is None


def test_a_flag_whose_entry_went_keeps_the_reason(page: HistoryPage, book: Book) -> None:
    days.remove(book, fever(book))
    warnings.respond(book, [("fever", TODAY)], did="closed", at=EVENING)
    page.refresh(None)
    row = next(row for row in page.warnings.rows if row.past.sign == "fever")
    assert row.line.accessibleName() == "Fever: call your care team now, closed 4 Mar 2026"
    row.line.click()
    assert row.detail is not None
    assert "Taken back or made weaker" in words(row.detail)
    assert "an entry was deleted" in words(row.detail)
    assert "Temperature 38.6 °C" in words(row.detail)


def test_who_wrote_an_answer_down_is_told(page: HistoryPage, book: Book) -> None:
    fever(book)
    book.who = "Maria"
    warnings.respond(book, [("fever", TODAY)], did="no-answer", at=EVENING)
    page.refresh(None)
    row = next(row for row in page.warnings.rows if row.past.sign == "fever")
    row.line.click()
    assert row.detail is not None
    assert "no answer (noted by Maria)" in words(row.detail)


def test_what_is_only_kept_stands_here_alone(window: MainWindow, page: HistoryPage, book: Book) -> None:
    given = Treatment(id="t", kind="infusion", medicine="etoposide", started=When(TODAY - timedelta(days=9)))
    treatment.put(book, given)
    page.refresh(None)
    row = next(row for row in page.warnings.rows if row.past.urgency == "note")
    row.line.click()
    assert row.detail is not None
    assert "Nothing is noted." in words(row.detail)
    window.show_page("today")
    assert "A medicine to keep on record" not in words(window.pages["today"])


def test_an_entry_behind_a_flag_opens_its_day_on_today(window: MainWindow, page: HistoryPage, book: Book) -> None:
    fever(book, ago=3)
    page.refresh(None)
    row = next(row for row in page.warnings.rows if row.past.sign == "fever")
    row.line.click()
    assert row.detail is not None
    entry = next(
        link for link in row.detail.findChildren(LineButton) if link.accessibleName().startswith("Temperature")
    )
    opened: list[object] = []
    page.open_day.connect(opened.append)
    entry.click()
    assert window.page_name == "today"
    next(button for button in row.detail.findChildren(Button) if button.text().startswith("Show")).click()
    assert opened == [TODAY - timedelta(days=3)] * 2


def test_the_section_of_a_flag_leads_to_the_guide(page: HistoryPage, book: Book) -> None:
    fever(book)
    page.refresh(None)
    targets: list[str] = []
    page.open_guide.connect(targets.append)
    row = next(row for row in page.warnings.rows if row.past.sign == "fever")
    row.line.click()
    assert row.detail is not None
    next(link for link in row.detail.findChildren(LineButton) if "Chemotherapy" in link.accessibleName()).click()
    assert targets == ["sign:fever"]


def test_open_warnings_a_step_and_a_sign_can_be_chosen(page: HistoryPage, book: Book) -> None:
    fever(book)
    days.log_symptom(book, day=TODAY, symptom="fatigue", severity=2)
    page.refresh(None)
    everything = lines(page)
    for which, expected in (("open", "open"), ("now", "call your care team now")):
        page.warnings.which.set_value(which)
        page.warnings.which.changed.emit()
        assert lines(page)
        assert all(expected in line for line in lines(page))
    page.warnings.which.set_value("all")
    page.warnings.sign.set_value("anemia")
    page.warnings.sign.changed.emit()
    assert {row.past.sign for row in page.warnings.rows} == {"anemia"}
    assert len(everything) > 1


def test_more_goes_further_back_and_what_stood_open_stays_open(page: HistoryPage, book: Book, qtbot: QtBot) -> None:
    for ago in range(history.ENOUGH + 1):
        fever(book, ago=ago)
    page.warnings.sign.set_value("fever")
    page.warnings.sign.changed.emit()
    assert len(page.warnings.rows) == history.ENOUGH
    page.warnings.rows[0].line.click()
    page.warnings.more.setFocus()
    qtbot.keyClick(page.warnings.more, Qt.Key.Key_Space)
    assert len(page.warnings.rows) == history.ENOUGH + 1
    assert QApplication.focusWidget() is page.warnings.rows[-1].line
    assert not page.warnings.more.isVisible()
    page.refresh(None)
    assert len(page.warnings.rows) == history.ENOUGH + 1
    assert page.warnings.rows[0].detail is not None


def test_a_year_without_a_flag_of_the_choice_still_leads_further_back(page: HistoryPage, book: Book) -> None:
    fever(book, ago=500)
    page.refresh(None)
    assert page.warnings.rows == []
    page.warnings.more.click()
    assert [row.past.sign for row in page.warnings.rows if row.past.sign == "fever"] == ["fever"]
