"""Making the report and the pages for paper beside the window: preview, file, printer."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, QRect, QStandardPaths, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QFileDialog, QWidget

from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.timeline import Timeline
from diary.reports.content import Choice
from diary.reports.desk import Desk, Preview
from diary.reports.handout import Handout
from diary.reports.render import Press
from diary.ui.pages.appointments.choosing import file_name
from diary.ui.pages.base import Services
from diary.ui.tasks import Task

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

PRINT_PPI = 300.0

Make = Callable[[Desk, Timeline, Task], bytes]
"""Makes a file of the diary as it is when the work begins."""


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
        """Ask where, then write the report there, whole or not at all."""
        name = file_name(today(self._services.clock))
        self._ask_and_write(name, lambda desk, timeline, task: desk.pdf(timeline, choice, task.report))

    def save_handout(self, handout: Handout, name: str) -> None:
        """Ask where, suggesting a name, then write a page for paper there, whole or not at all."""
        self._ask_and_write(name, lambda desk, timeline, _task: desk.handout_pdf(timeline, handout))

    def print(self, choice: Choice) -> None:
        """Ask for the printer, then make the pages sharp and hand them over; a long report is left to its file."""
        printer = self.ask_printer()
        if printer is None:
            return
        desk, timeline = self._desk(), self._services.book.timeline
        self._run(
            lambda task: desk.preview(timeline, choice, task.report, ppi=PRINT_PPI),
            lambda preview: self._printed(printer, preview),
        )

    def print_handout(self, handout: Handout) -> None:
        """Ask for the printer, then hand it a page for paper."""
        printer = self.ask_printer()
        if printer is None:
            return
        desk, timeline = self._desk(), self._services.book.timeline
        self._run(
            lambda _task: desk.handout_pages(timeline, handout, ppi=PRINT_PPI),
            lambda pages: self._handed_over(printer, pages),
        )

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

        def work(task: Task) -> None:
            write(path, make(desk, timeline, task), lambda: task.report(0, 1))

        def done(_result: object) -> None:
            notifier.recovered()
            notifier.toast(texts.text("appointments.report.saved", name=path.name), icon="file-down")

        self._run(work, done, retry=lambda: self._write(path, make))

    def _printed(self, printer: "QPrinter", preview: Preview) -> None:
        if preview.shortened:
            self._services.notifier.toast(self._services.texts.text("appointments.report.too-long"), icon="printer")
        else:
            self._handed_over(printer, preview.pages)

    def _handed_over(self, printer: "QPrinter", pages: tuple[bytes, ...]) -> None:
        paint(printer, pages)
        self._services.notifier.toast(self._services.texts.text("appointments.report.printed"), icon="printer")

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


def write(path: Path, data: bytes, last_chance: Callable[[], None]) -> None:
    """Write a file whole or not at all; what stood there before stands until then.

    Raises:
        DiaryError: It could not be written.
    """
    try:
        with TemporaryDirectory(dir=path.parent, prefix=".report-") as folder:
            part = Path(folder) / path.name
            part.write_bytes(data)
            last_chance()
            part.replace(path)
    except OSError as error:
        raise DiaryError("appointments.report.not-written", name=path.name) from error


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


def paint(printer: "QPrinter", pages: tuple[bytes, ...]) -> None:
    """Draw each page as large as the paper allows."""
    painter = QPainter(printer)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for number, page in enumerate(pages):
        if number:
            printer.newPage()
        image = QImage.fromData(page)
        room = painter.viewport()
        size = image.size().scaled(room.size(), Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage(QRect(room.x(), room.y(), size.width(), size.height()), image)
    painter.end()
