"""Starts the diary as ``python -m diary`` does, and tells on request what its windows show.

One question a line on standard input, one line of JSON in return; the test drives the window itself only by real keys
and clicks from outside. Only the cross that closes a window is pressed from in here, since no window manager draws one.
"""

import json
import os
import sys
from collections.abc import Iterator, Sequence
from itertools import product
from unittest.mock import patch

from PySide6.QtCore import QPoint, QSocketNotifier, Qt, QTimer
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QDateTimeEdit,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QPlainTextEdit,
    QWidget,
)

from diary.__main__ import main

PAUSE_MS = 15
"""A question is answered after so long, so that the window has time of its own between two of them."""


class Watched(QApplication):
    """The program's application, with someone who looks on."""

    def __init__(self, arguments: Sequence[str]) -> None:
        super().__init__(arguments)
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._hear)

    def _hear(self) -> None:
        question = os.read(sys.stdin.fileno(), 4096).decode().strip()
        if question:
            QTimer.singleShot(PAUSE_MS, self, lambda: self._answer(question))
        else:
            self._asked.setEnabled(False)

    def _answer(self, question: str) -> None:
        match question.split(" ", 1):
            case ["picture", path]:
                self.primaryScreen().grabWindow(0).save(path)
            case ["close"]:
                QTimer.singleShot(0, self, self.closeAllWindows)
        sys.stdout.write(json.dumps(list(shown())) + "\n")
        sys.stdout.flush()


def shown() -> Iterator[dict[str, object]]:
    """Every widget that shows, and every choice of an open menu."""
    focus = QApplication.focusWidget()
    for window in QApplication.topLevelWidgets():
        if not window.isVisible():
            continue
        if isinstance(window, QMenu):
            for action in window.actions():
                place = window.actionGeometry(action)
                corner = window.mapToGlobal(place.topLeft())
                yield _seen(window, action.text(), corner, place.width(), place.height())
        for widget in (window, *window.findChildren(QWidget)):
            if widget.isVisible():
                part = widget.visibleRegion().boundingRect()
                hidden = {} if part.isValid() else {"in_view": False}
                place = part if part.isValid() else widget.rect()
                corner = widget.mapToGlobal(place.topLeft())
                seen = _seen(widget, said(widget), corner, place.width(), place.height())
                yield seen | {"focus": widget is focus} | hidden
            if isinstance(widget, QAbstractItemView) and widget.isVisible():
                yield from _cells(widget)


def said(widget: QWidget) -> str:
    """What a person would call it: its accessible name, else the words on it."""
    if widget.isWindow():
        return widget.windowTitle()
    if name := widget.accessibleName():
        return name
    return widget.text() if isinstance(widget, QLabel | QAbstractButton) else ""


def _cells(view: QAbstractItemView) -> Iterator[dict[str, object]]:
    """What a list or a table shows in its cells."""
    model = view.model()
    columns = 1 if isinstance(view, QListView) else model.columnCount()
    for row, column in product(range(model.rowCount()), range(columns)):
        cell = model.index(row, column)
        words = cell.data(Qt.ItemDataRole.AccessibleTextRole) or cell.data(Qt.ItemDataRole.DisplayRole)
        place = view.visualRect(cell).intersected(view.viewport().rect())
        if words and place.isValid():
            yield _seen(view, str(words), view.viewport().mapToGlobal(place.topLeft()), place.width(), place.height())


def _seen(widget: QWidget, words: str, corner: QPoint, width: int, height: int) -> dict[str, object]:
    value = ""
    if isinstance(widget, QLineEdit):
        value = widget.text()
    elif isinstance(widget, QPlainTextEdit):
        value = widget.toPlainText()
    elif isinstance(widget, QDateTimeEdit):
        value = f"{widget.text()}, part {widget.currentSectionIndex()}"
    return {
        "name": words.replace("&", ""),
        "kind": type(widget).__name__,
        "value": value,
        "box": [corner.x(), corner.y(), width, height],
        "enabled": widget.isEnabled(),
        "window": int(widget.window().winId()) if widget.isWindow() else 0,
        "focus": False,
        "in_view": True,
    }


if __name__ == "__main__":
    with patch("PySide6.QtWidgets.QApplication", Watched):
        sys.exit(main())
