"""Toasts, the bar of a failed save, and what screen readers are told."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QAccessible, QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from diary.core.texts import Texts
from diary.ui.notify import Notifier
from diary.ui.theme import Theme


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 600)
    window.show()
    return window


@pytest.fixture
def notifier(theme: Theme, texts: Texts, window: QWidget) -> Notifier:
    notifier = Notifier(theme, texts)
    notifier.attach(window)
    return notifier


def test_a_toast_stands_at_the_bottom_right_and_stays_there(notifier: Notifier, window: QWidget) -> None:
    notifier.toast("Saved as a file.")
    toast = notifier.toast_frame
    assert toast is not None
    for width, height in ((900, 600), (700, 500)):
        window.resize(width, height)
        assert toast.geometry().right() == width - 25
        assert toast.geometry().bottom() == height - 25


def test_undo_in_a_toast_works_once_and_takes_it_away(notifier: Notifier, qtbot: QtBot) -> None:
    done: list[bool] = []
    notifier.toast("Result deleted.", undo=lambda: done.append(True))
    toast = notifier.toast_frame
    assert toast is not None
    assert toast.undo is not None
    qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert done == [True]
    qtbot.waitUntil(lambda: notifier.toast_frame is None)


def test_a_new_toast_takes_the_place_of_the_last(notifier: Notifier) -> None:
    notifier.toast("First.")
    notifier.toast("Second.")
    assert notifier.toast_frame is not None
    assert notifier.toast_frame.text.text() == "Second."


def test_a_toast_waits_while_pointed_at_or_focused(notifier: Notifier, window: QWidget) -> None:
    notifier.toast("Result deleted.", undo=lambda: None)
    toast = notifier.toast_frame
    assert toast is not None
    assert toast.undo is not None
    waits = [toast.waits]
    QApplication.sendEvent(toast, QEnterEvent(QPointF(), QPointF(), QPointF()))
    waits.append(toast.waits)
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    waits.append(toast.waits)
    window.activateWindow()
    toast.undo.setFocus()
    waits.append(toast.waits)
    window.setFocus()
    waits.append(toast.waits)
    assert waits == [False, True, False, True, False]


def test_a_failed_save_stays_until_one_works(notifier: Notifier, qtbot: QtBot) -> None:
    tried: list[bool] = []
    notifier.failed("The disk is full.", lambda: tried.append(True))
    notifier.toast("Something else.")
    bar = notifier.bar
    assert bar is not None
    assert bar.retry is not None
    assert notifier.toast_frame is not None
    assert not bar.geometry().intersects(notifier.toast_frame.geometry())
    qtbot.mouseClick(bar.retry, Qt.MouseButton.LeftButton)
    assert tried == [True]
    assert notifier.bar is bar
    notifier.recovered()
    assert notifier.bar is None


def test_a_failure_that_cannot_be_tried_again_offers_nothing(notifier: Notifier) -> None:
    notifier.failed("The disk is full.")
    assert notifier.bar is not None
    assert notifier.bar.retry is None


def test_news_are_told_to_screen_readers(notifier: Notifier, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda event: told.append(event.message()))
    notifier.toast("Result deleted.")
    notifier.announce("Saved.", assertive=True)
    assert told == ["Result deleted.", "Saved."]


def test_without_a_window_nothing_is_shown(theme: Theme, texts: Texts) -> None:
    notifier = Notifier(theme, texts)
    notifier.toast("Saved.")
    notifier.failed("The disk is full.")
    assert (notifier.toast_frame, notifier.bar) == (None, None)


def test_a_window_that_is_gone_is_left_alone(theme: Theme, texts: Texts) -> None:
    window = QWidget()
    notifier = Notifier(theme, texts)
    notifier.attach(window)
    delete(window)
    theme.changed.emit()
    QApplication.processEvents()
    assert notifier.window is None
    notifier.toast("Saved.")
    assert notifier.toast_frame is None
