"""The window that says that the program went wrong, with a report that holds nothing of the diary."""

import platform
import traceback
from types import TracebackType

from PySide6 import __version__ as pyside_version
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from diary import __version__
from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.buttons import PRIMARY, Button
from diary.ui.widgets.labels import Text


def crash_report(kind: type[BaseException], trace: TracebackType | None) -> str:
    """The kind of error and the places it came through; no value and no sentence, as these may quote an entry."""
    places = [
        f"  {frame.filename.replace(chr(92), '/').rpartition('/diary/')[2]}:{frame.lineno} {frame.name}"
        for frame in traceback.extract_tb(trace)
    ]
    versions = f"Blood Count Diary {__version__}, PySide6 {pyside_version}, Python {platform.python_version()}"
    return "\n".join([versions, f"{platform.system()} {platform.machine()}", kind.__name__, *places])


class CrashDialog(QDialog):
    """Says that the program made a mistake, that what was saved stands, and offers the report to copy."""

    def __init__(self, theme: Theme, texts: Texts, report: str) -> None:
        super().__init__()
        self.report = report
        self.setWindowTitle(texts.text("ui.crash-title"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(12)
        column.addWidget(Text(texts.text("ui.crash-title"), "h2", wrap=True))
        column.addWidget(Text(texts.text("ui.crash-text"), wrap=True))
        shown = QPlainTextEdit(report)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName(texts.text("ui.crash-report"))
        shown.setMinimumHeight(160)
        column.addWidget(shown)
        buttons = QHBoxLayout()
        self.copy = Button(theme, texts.text("ui.copy-report"), icon="copy")
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(report))
        self.go_on = Button(theme, texts.text("ui.go-on"), kind=PRIMARY)
        self.go_on.clicked.connect(self.accept)
        buttons.addWidget(self.copy)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        column.addLayout(buttons)
        self.resize(theme.px(620), theme.px(420))
