"""Making the report and the pages for paper beside the window: preview, file, printer."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QRect, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.timeline import Timeline
from diary.reports.content import Choice
from diary.reports.desk import Desk
from diary.reports.files import write_all
from diary.reports.handout import Handout
from diary.reports.render import Press
from diary.ui.pages.appointments.choosing import file_name
from diary.ui.pages.base import Services
from diary.ui.tasks import Task

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_PPI = 300.0

Make = Callable[[Desk, Timeline, Task], Iterable[bytes]]
"""Makes a file, or the files of a long report, of the diary as it is when the work begins."""


class Maker(QObject):
    """Makes one report, or one page for paper, at a time.

    Attributes:
        ask_path: Asks where to save, by the name suggested; gives None where the person changes their mind.
        ask_printer: Asks which printer; gives None likewise.
    """

    busy = Signal(bool)
    progress = Signal(int, int)
    previewed = Signal(object)

    def __init__(self, services: Services, window: QWidget) -> None:
        super().__init__(window)
        self._services = services
        self._task: Task | None = None
        self.ask_path: Callable[[str], Path | None] = lambda name: ask_path(services, window, name)
        self.ask_printer: Callable[[], QPrinter | None] = lambda: ask_printer(window)

    def preview(self, choice: Choice) -> None:
        """Make the pages, then tell ``previewed``."""
        desk, timeline = self._desk(), self._services.book.timeline
        self._run(lambda task: desk.preview(timeline, choice, task.report), self.previewed.emit)

    def save(self, choice: Choice) -> None:
        """Ask where, then write the report there, whole or not at all; a long one as several files."""
        name = file_name(today(self._services.clock))
        self._ask_and_write(name, lambda desk, timeline, task: desk.pdfs(timeline, choice, task.report))

    def save_handout(self, handout: Handout, name: str) -> None:
        """Ask where, suggesting a name, then write a page for paper there, whole or not at all."""
        self._ask_and_write(name, lambda desk, timeline, task: _until_cancel(task, desk.handout_pdf(timeline, handout)))

    def print(self, choice: Choice) -> None:
        """Ask for the printer, then make the pages sharp and hand them over; a long report is left to its files."""
        timeline = self._services.book.timeline
        self._ask_and_print(lambda desk, task: desk.sheets(timeline, choice, task.report, ppi=PRINT_PPI))

    def print_handout(self, handout: Handout) -> None:
        """Ask for the printer, then hand it a page for paper."""
        timeline = self._services.book.timeline
        self._ask_and_print(lambda desk, _task: desk.handout_pages(timeline, handout, ppi=PRINT_PPI))

    def cancel(self) -> None:
        """Stop what is being made."""
        if self._task is not None:
            self._task.cancel()
            self._over()

    def _ask_and_write(self, name: str, make: Make) -> None:
        path = self.ask_path(name)
        if path is not None:
            self._write(path, make)

    def _write(self, path: Path, make: Make) -> None:
        desk, timeline = self._desk(), self._services.book.timeline
        texts, notifier = self._services.texts, self._services.notifier

        def work(task: Task) -> tuple[Path, ...]:
            return write_all(path, make(desk, timeline, task))

        def done(written: tuple[Path, ...]) -> None:
            notifier.recovered()
            said = "appointments.report.saved" if len(written) == 1 else "appointments.report.saved-files"
            names = {"name": written[0].name, "last": written[-1].name, "n": len(written)}
            notifier.toast(texts.text(said, **names), icon="file-down")

        self._run(work, done, retry=lambda: self._write(path, make))

    def _ask_and_print(self, make: Callable[[Desk, Task], tuple[bytes, ...]]) -> None:
        printer = self.ask_printer()
        if printer is None:
            return
        desk, services = self._desk(), self._services

        def done(_result: object) -> None:
            services.notifier.recovered()
            services.notifier.toast(services.texts.text("appointments.report.printed"), icon="printer")

        self._run(lambda task: paint(printer, make(desk, task), task.report), done)

    def _run(
        self,
        work: Callable[[Task], object],
        done: Callable[..., object],
        retry: Callable[[], object] | None = None,
    ) -> None:
        def finished(result: object) -> None:
            self._over()
            done(result)

        def failed(error: Exception) -> None:
            self._over()
            if not isinstance(error, DiaryError):
                raise error
            self._services.notifier.failed(self._services.texts.render(error.message), retry)

        self.cancel()
        self.busy.emit(True)
        self._task = self._services.tasks.run(
            work, owner=self, done=finished, failed=failed, progress=self.progress.emit
        )

    def _over(self) -> None:
        self._task = None
        self.busy.emit(False)

    def _desk(self) -> Desk:
        services = self._services
        resources = services.resources
        press = Press(templates=resources.report_templates(), fonts=resources.font_files())
        return Desk(rules=services.book.rules, texts=services.texts, press=press, clock=services.clock)


def _until_cancel(task: Task, pdf: bytes) -> Iterator[bytes]:
    """The file, with a last look at Cancel before it is put in its place."""
    yield pdf
    task.report(0, 1)


def ask_path(services: Services, window: QWidget, name: str) -> Path | None:
    """Ask where to save a file of this name, which tells no person's; begins in the documents, else at home."""
    text = services.texts.text
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    if not folder.is_dir():
        folder = Path.home()
    chosen, _ = QFileDialog.getSaveFileName(
        window,
        text("appointments.report.save-as"),
        str(folder / name),
        f"{text('appointments.report.pdf-files')} (*.pdf)",
    )
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".pdf" else path.with_name(f"{path.name}.pdf")


def usual_paper() -> str:
    """The paper that people use where this computer is set up for, a key of ``PAPERS``."""
    inches = QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem
    return "letter" if inches else "a4"


def ask_printer(window: QWidget) -> "QPrinter | None":
    """Ask for a printer by the system's dialog."""
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    dialog = QPrintDialog(printer, window)
    return printer if dialog.exec() == QPrintDialog.DialogCode.Accepted else None


def paint(printer: "QPrinter", pages: tuple[bytes, ...], step: Callable[[int, int], None]) -> None:
    """Draw the pages that the printer was asked for, each as large as the paper allows, one at a time.

    Args:
        printer: The printer, with its range of pages.
        pages: As PNG.
        step: Hears how far it is, as (done, total), and may raise to stop it.

    Raises:
        DiaryError: The printer takes none.
    """
    wanted = pages[max(printer.fromPage(), 1) - 1 : printer.toPage() or len(pages)]
    painter = QPainter()
    if not wanted or not painter.begin(printer):
        raise DiaryError("appointments.report.not-printed")
    try:
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for number, page in enumerate(wanted):
            step(number, len(wanted))
            if number:
                printer.newPage()
            image = QImage.fromData(page)
            room = painter.viewport()
            size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
            painter.drawImage(QRect(room.x(), room.y(), size.width(), size.height()), image)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
