"""When the program itself goes wrong: it is logged, and a window says so."""

import logging
import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from diary.core.texts import Texts
from diary.ui.theme import Theme

if TYPE_CHECKING:  # loaded when it is needed
    from diary.ui.crash_dialog import CrashDialog

_log = logging.getLogger(__name__)


class CrashGuard:
    """Catches what nobody else caught. ``install`` it as ``sys.excepthook`` once the window's look is known.

    Attributes:
        dialog: The dialog that shows now, or None; a second mistake meanwhile is only logged.
    """

    def __init__(self, theme: Theme, texts: Texts) -> None:
        self._theme, self._texts = theme, texts
        self.dialog: CrashDialog | None = None

    def install(self) -> None:
        """Let Python and Qt report here."""
        sys.excepthook = self

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Log the mistake and show it; Ctrl+C just ends the program."""
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            QGuiApplication.quit()
            return
        _log.error("a mistake of the program", exc_info=(kind, error, trace))
        if self.dialog is None:
            from diary.ui.crash_dialog import CrashDialog, crash_report

            self.dialog = CrashDialog(self._theme, self._texts, crash_report(kind, trace))
            self.dialog.finished.connect(self._closed)
            self.dialog.open()

    def _closed(self) -> None:
        self.dialog = None
