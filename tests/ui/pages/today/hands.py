"""What a person does on Today, and what stands there after it."""

from datetime import time, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from diary.ui.widgets.stepper import Stepper
from tests.ui.pages.today.conftest import TODAY

YESTERDAY = TODAY - timedelta(days=1)
LEFT = Qt.MouseButton.LeftButton
SIX = time(18, 0)


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def type_number(qtbot: QtBot, stepper: Stepper, text: str) -> None:
    stepper.edit.setFocus()
    stepper.edit.selectAll()
    qtbot.keyClicks(stepper.edit, text)
    qtbot.keyClick(stepper.edit, Qt.Key.Key_Return)


def toast_of(window: MainWindow) -> str:
    frame = window.shell.notifier.toast_frame
    return frame.text.text() if frame else ""
