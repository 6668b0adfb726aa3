"""What a person does on Today, and what stands there after it."""

from datetime import time, timedelta
from decimal import Decimal

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from diary.ui.main_window import MainWindow
from diary.ui.pages.today.page import TodayPage
from diary.ui.pages.today.warning_panel import WarningPanel
from diary.ui.widgets.buttons import Button
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


def enter(page: TodayPage, celsius: str) -> None:
    page.doings.measure("temperature", Decimal(celsius), "Cel", None)


def panel_of(page: TodayPage, level: str = "call") -> WarningPanel:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return next(panel for panel in page.warnings.panels.values() if panel.alarm and panel.alarm.level == level)


def words(widget: QWidget) -> str:
    return "\n".join(label.text() for label in widget.findChildren(QLabel) if label.isVisibleTo(widget))


def button(widget: QWidget, text: str) -> Button:
    return next(found for found in widget.findChildren(Button) if found.text() == text)
