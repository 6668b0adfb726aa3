from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from diary.reports.blank_week import BlankWeek
from diary.reports.emergency import EmergencyCard
from diary.ui.pages.appointments.page import AppointmentsPage
from diary.ui.widgets.buttons import Button

TODAY = date(2026, 3, 4)


def _press(qtbot: QtBot, page: AppointmentsPage, button: Button) -> None:
    """Press a button, and wait until the page is made."""
    with qtbot.waitSignal(page.paper.maker.busy, check_params_cb=lambda busy: not busy, timeout=20_000):
        button.click()
        assert not button.isEnabled()
    assert button.isEnabled()


def _text(path: Path) -> str:
    (page,) = PdfReader(path).pages
    return " ".join(page.extract_text().split())


def test_the_choices_say_what_is_made(page: AppointmentsPage) -> None:
    paper = page.paper
    paper.paper.set_value("letter")
    assert paper.card() == EmergencyCard(paper="letter", with_name=True)
    assert paper.week() == BlankWeek(paper="letter", first=TODAY)
    paper.with_name.setChecked(False)
    paper.first.unknown.setChecked(True)
    assert paper.card() == EmergencyCard(paper="letter", with_name=False)
    assert paper.week() == BlankWeek(paper="letter", first=None)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("emergency-card.pdf", "A fever is an emergency for me"),
        ("blank-week.pdf", "My week on paper, 4 to 10 Mar 2026"),
    ],
)
def test_a_page_is_saved_under_a_name_that_tells_no_persons(
    qtbot: QtBot, page: AppointmentsPage, tmp_path: Path, name: str, words: str
) -> None:
    page.paper.maker.ask_path = lambda suggested: tmp_path / suggested
    _press(qtbot, page, page.paper.save_card if name == "emergency-card.pdf" else page.paper.save_week)
    assert words in _text(tmp_path / name)
    toast = page.services.notifier.toast_frame
    assert toast
    assert toast.text.text() == f"Saved: {name}"


@pytest.mark.parametrize("which", ["print_card", "print_week"])
def test_a_page_is_handed_to_the_printer(qtbot: QtBot, page: AppointmentsPage, tmp_path: Path, which: str) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.paper.maker.ask_printer = lambda: printer
    _press(qtbot, page, getattr(page.paper, which))
    qtbot.waitUntil(lambda: page.services.notifier.toast_frame is not None)
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 1


def test_whoever_changes_their_mind_gets_no_page(page: AppointmentsPage) -> None:
    page.paper.maker.ask_path = lambda _name: None
    page.paper.maker.ask_printer = lambda: None
    for button in (page.paper.save_card, page.paper.print_card, page.paper.save_week, page.paper.print_week):
        button.click()
        assert button.isEnabled()


def test_the_buttons_say_what_they_save_or_print(page: AppointmentsPage) -> None:
    names = [button.accessibleName() for button in (page.paper.save_card, page.paper.print_week)]
    assert names == ["Save the emergency card as PDF", "Print the blank week"]
