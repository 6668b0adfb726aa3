"""When the program makes a mistake: a report without a word of the diary, and the window goes on."""

import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from diary.core.texts import Texts
from diary.ui.crash import CrashGuard
from diary.ui.crash_dialog import crash_report
from diary.ui.theme import Theme

ENTRY = "chills and a nosebleed"


def mistake(note: str) -> None:
    raise ValueError(note)


def caught() -> ValueError:
    with pytest.raises(ValueError, match=ENTRY) as error:
        mistake(ENTRY)
    return error.value


def test_the_report_names_the_place_and_no_value() -> None:
    error = caught()
    report = crash_report(type(error), error.__traceback__)
    assert "ValueError" in report
    assert "test_crash.py" in report
    assert " mistake" in report
    assert ENTRY not in report


@pytest.mark.logs_warnings
def test_the_dialog_says_what_was_kept_and_copies_the_report(theme: Theme, texts: Texts, qtbot: QtBot) -> None:
    guard, error = CrashGuard(theme, texts), caught()
    guard(type(error), error, error.__traceback__)
    dialog = guard.dialog
    assert dialog is not None
    qtbot.addWidget(dialog)
    guard(type(error), error, error.__traceback__)
    assert guard.dialog is dialog
    qtbot.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == dialog.report
    assert ENTRY not in dialog.report
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    assert guard.dialog is None


def test_it_catches_what_nobody_else_caught(theme: Theme, texts: Texts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    guard = CrashGuard(theme, texts)
    guard.install()
    assert sys.excepthook is guard


def test_ctrl_c_just_ends_the_program(
    theme: Theme, texts: Texts, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ended: list[bool] = []
    monkeypatch.setattr(QGuiApplication, "quit", lambda: ended.append(True))
    guard = CrashGuard(theme, texts)
    guard(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert ended == [True]
    assert guard.dialog is None
    assert QApplication.instance() is not None
