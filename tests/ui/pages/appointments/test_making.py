from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QImage
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from diary.book import day as day_book
from diary.book.book import Book
from diary.core.errors import DiaryError
from diary.reports import volumes
from diary.reports.content import Choice
from diary.reports.desk import Desk
from diary.ui.pages.appointments.making import Maker, ask_path, ask_printer, paint
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

    monkeypatch.setattr(Desk, "pdfs", break_down)
    maker = _maker(page, Path("nowhere.pdf"))
    with qtbot.captureExceptions() as raised:
        _over(qtbot, maker, lambda: maker.save(CHOICE))
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError


def _printer(tmp_path: Path) -> QPrinter:
    """A printer that prints into a file."""
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    return printer


def _png() -> bytes:
    image = QImage(60, 80, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFF)
    data = QBuffer()
    data.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(data, "PNG")  # type: ignore[call-overload]
    return bytes(data.data().data())


def test_printing_draws_every_page(qtbot: QtBot, page: AppointmentsPage, tmp_path: Path) -> None:
    page.maker.ask_printer = lambda: _printer(tmp_path)
    _over(qtbot, page.maker, page.report.print.click)
    qtbot.waitUntil(lambda: bool(_toast(page)))
    assert _toast(page) == "Sent to the printer"
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == 2


@pytest.mark.parametrize(("first", "last", "printed"), [(0, 0, 3), (2, 3, 2), (3, 9, 1)])
@pytest.mark.usefixtures("qapp")
def test_only_the_pages_that_the_printer_was_asked_for_are_drawn(
    tmp_path: Path, first: int, last: int, printed: int
) -> None:
    printer = _printer(tmp_path)
    printer.setFromTo(first, last)
    heard: list[tuple[int, int]] = []
    paint(printer, (_png(),) * 3, lambda done, total: heard.append((done, total)))
    assert len(PdfReader(tmp_path / "printed.pdf").pages) == printed
    assert heard == [(number, printed) for number in range(printed)]


@pytest.mark.usefixtures("qapp")
def test_pages_that_there_are_not_are_told_and_cancel_stops_the_printer(tmp_path: Path) -> None:
    printer = _printer(tmp_path)
    printer.setFromTo(4, 4)
    with pytest.raises(DiaryError):
        paint(printer, (_png(),) * 3, lambda _done, _total: None)

    def stop(done: int, _total: int) -> None:
        if done:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        paint(_printer(tmp_path), (_png(),) * 3, stop)


def test_without_a_printer_nothing_is_made(page: AppointmentsPage) -> None:
    page.maker.ask_printer = lambda: None
    page.maker.print(CHOICE)
    assert page.report.progress.isHidden()


@pytest.fixture
def long(page: AppointmentsPage, book: Book, monkeypatch: pytest.MonkeyPatch) -> AppointmentsPage:
    """The page, where a report of two pages is a long one."""
    for number in range(40):
        day_book.nothing_new(book, day=TODAY - timedelta(days=number))
    monkeypatch.setattr(volumes, "LONGEST", volumes.SPARE)
    monkeypatch.setattr(volumes, "USUAL", 1)
    return page


LONG = Choice(first=TODAY - timedelta(days=39), last=TODAY)


def test_a_long_report_is_never_cut_in_print(qtbot: QtBot, long: AppointmentsPage, tmp_path: Path) -> None:
    long.maker.ask_printer = lambda: _printer(tmp_path)
    _over(qtbot, long.maker, lambda: long.maker.print(LONG))
    bar = long.services.notifier.bar
    assert bar
    assert bar.text.text().startswith("Nothing was printed: this is a long report.")
    assert not (tmp_path / "printed.pdf").exists()


def test_a_long_report_is_saved_as_several_files(qtbot: QtBot, long: AppointmentsPage, tmp_path: Path) -> None:
    maker = _maker(long, tmp_path / "report.pdf")
    _over(qtbot, maker, lambda: maker.save(LONG))
    files = sorted(tmp_path.glob("report*"))
    assert [path.name for path in files] == [f"report-{number}-of-3.pdf" for number in (1, 2, 3)]
    assert _toast(long) == "Saved in 3 files, report-1-of-3.pdf to report-3-of-3.pdf. The page numbers run on."
    first, second, _ = (PdfReader(path).pages for path in files)
    assert f"File 2, page {len(first) + 1}" in second[0].extract_text()


def test_the_preview_of_a_long_report_says_that_there_is_more(qtbot: QtBot, long: AppointmentsPage) -> None:
    with qtbot.waitSignal(long.maker.previewed, timeout=20_000):
        long.maker.preview(LONG)
    assert long.preview.note.text().startswith("This is a long report, saved as 3 files.")


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
