from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from diary.book import day as day_book
from diary.book.book import Book
from diary.core.errors import DiaryError
from diary.reports.content import Choice
from diary.reports.desk import Desk
from diary.reports.render import PREVIEW_ROWS
from diary.ui.pages.appointments.making import Maker, ask_path, ask_printer, write
from diary.ui.pages.appointments.page import AppointmentsPage

TODAY = date(2026, 3, 4)
CHOICE = Choice(first=date(2026, 2, 20), last=TODAY)


def _maker(page: AppointmentsPage, path: Path | None = None) -> Maker:
    page.maker.ask_path = lambda _name: path
    return page.maker


def _over(qtbot: QtBot, maker: Maker, begin: Callable[[], None]) -> None:
    """Begin, and wait until the maker is no longer busy."""
    with qtbot.waitSignal(maker.busy, check_params_cb=lambda busy: not busy, timeout=20_000):
        begin()


def _toast(page: AppointmentsPage) -> str:
    frame = page.services.notifier.toast_frame
    return frame.text.text() if frame else ""


def test_the_preview_shows_the_pages_in_the_window(qtbot: QtBot, page: AppointmentsPage) -> None:
    with qtbot.waitSignal(page.maker.previewed, timeout=20_000):
        page.report.preview.click()
        assert page.report.progress.isVisible()
        assert not page.report.save.isEnabled()
    assert page.preview.isVisible()
    assert page.preview.place.text() == f"Page 1 of {len(page.preview.pages)}"
    assert page.preview.scroller.hasFocus()
    assert page.report.save.isEnabled()
    assert page.report.progress.isHidden()


def test_the_file_is_written_where_the_person_says(qtbot: QtBot, page: AppointmentsPage, tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    maker = _maker(page, path)
    _over(qtbot, maker, page.report.save.click)
    assert "Is the numbness from the vincristine?" in PdfReader(path).pages[0].extract_text()
    assert _toast(page) == "Saved: report.pdf"
    assert [found.name for found in tmp_path.iterdir() if "report" in found.name] == ["report.pdf"]


def test_whoever_changes_their_mind_gets_no_file(page: AppointmentsPage) -> None:
    _maker(page).save(CHOICE)
    assert page.report.progress.isHidden()


def test_a_folder_that_cannot_be_written_is_told_and_can_be_tried_again(
    qtbot: QtBot, page: AppointmentsPage, tmp_path: Path
) -> None:
    folder = tmp_path / "away"
    maker = _maker(page, folder / "report.pdf")
    _over(qtbot, maker, lambda: maker.save(CHOICE))
    bar = page.services.notifier.bar
    assert bar
    assert "The diary is as it was." in bar.text.text()
    folder.mkdir()
    assert bar.retry
    _over(qtbot, maker, bar.retry.click)
    assert (folder / "report.pdf").read_bytes().startswith(b"%PDF")
    assert page.services.notifier.bar is None


def test_cancel_leaves_no_file_and_no_news(qtbot: QtBot, page: AppointmentsPage, tmp_path: Path) -> None:
    maker = _maker(page, tmp_path / "report.pdf")
    maker.save(CHOICE)
    page.report.cancel.click()
    assert page.report.progress.isHidden()
    waited: list[object] = []
    with qtbot.waitCallback(timeout=20_000) as called:
        page.services.tasks.run(lambda _task: None, owner=page, done=called, failed=waited.append)
    assert not (tmp_path / "report.pdf").exists()
    assert _toast(page) == ""


def test_a_mistake_of_the_program_is_not_swallowed(
    qtbot: QtBot, page: AppointmentsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_down(*_: object) -> bytes:
        raise ZeroDivisionError

    monkeypatch.setattr(Desk, "pdf", break_down)
    maker = _maker(page, Path("nowhere.pdf"))
    with qtbot.captureExceptions() as raised:
        _over(qtbot, maker, lambda: maker.save(CHOICE))
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def test_printing_draws_every_page(qtbot: QtBot, page: AppointmentsPage, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.maker.ask_printer = lambda: printer
    _over(qtbot, page.maker, page.report.print.click)
    qtbot.waitUntil(lambda: bool(_toast(page)))
    assert _toast(page) == "Sent to the printer"
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


def test_without_a_printer_nothing_is_made(page: AppointmentsPage) -> None:
    page.maker.ask_printer = lambda: None
    page.maker.print(CHOICE)
    assert page.report.progress.isHidden()


def test_a_long_report_is_never_cut_in_print(qtbot: QtBot, page: AppointmentsPage, book: Book, tmp_path: Path) -> None:
    first = TODAY - timedelta(days=PREVIEW_ROWS)
    for number in range(PREVIEW_ROWS + 1):
        day_book.nothing_new(book, day=first + timedelta(days=number))
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    page.maker.ask_printer = lambda: printer
    _over(qtbot, page.maker, lambda: page.maker.print(Choice(first=first, last=TODAY)))
    qtbot.waitUntil(lambda: bool(_toast(page)))
    assert _toast(page).startswith("Nothing was printed: this is a long report.")
    assert not (tmp_path / "printed.pdf").exists()


def test_writing_stops_before_the_file_is_in_place(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"before")

    def stop() -> None:
        raise InterruptedError

    with pytest.raises(DiaryError):
        write(path, b"after", stop)
    assert path.read_bytes() == b"before"
    write(path, b"after", lambda: None)
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(
    ("chosen", "name"), [("", None), ("x/a.pdf", "a.pdf"), ("x/a.PDF", "a.PDF"), ("x/my report", "my report.pdf")]
)
def test_the_file_always_ends_in_pdf(
    page: AppointmentsPage, monkeypatch: pytest.MonkeyPatch, chosen: str, name: str | None
) -> None:
    asked: list[tuple[object, ...]] = []

    def dialog(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return chosen, ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
    path = ask_path(page.services, page, "a-page.pdf")
    assert (path.name if path else None) == name
    assert str(asked[0][2]).endswith("a-page.pdf")


@pytest.mark.parametrize("accepted", [True, False])
def test_the_printer_is_asked_for_by_the_systems_dialog(
    page: AppointmentsPage,
    monkeypatch: pytest.MonkeyPatch,
    accepted: bool,  # noqa: FBT001
) -> None:
    code = QPrintDialog.DialogCode.Accepted if accepted else QPrintDialog.DialogCode.Rejected
    monkeypatch.setattr(QPrintDialog, "exec", lambda _self: code)
    assert (ask_printer(page) is not None) == accepted


def test_the_last_look_at_cancel_comes_before_the_file_is_in_place(tmp_path: Path) -> None:
    looked: list[bool] = []
    write(tmp_path / "a.pdf", b"x", lambda: looked.append((tmp_path / "a.pdf").exists()))
    assert looked == [False]
