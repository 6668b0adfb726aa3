"""Importing a file from the Counts screen: read beside the window, reviewed, kept, taken back."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from diary.book import undo
from diary.book.book import Book
from diary.ui.pages.base import Services
from diary.ui.pages.counts.page import CountsPage
from diary.ui.pages.counts.rows import DrawRow
from tests.ui.pages.showing import showing


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> Iterator[CountsPage]:
    page = CountsPage(services)
    with showing(qtbot, services, page):
        yield page


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """An exchange file with two draws, one of them with a result that cannot be."""
    results = [
        {"analyte": "white-cells", "value": "0.54", "unit": "10*9/L", "low": "4.0", "high": "11.0"},
        {"analyte": "platelets", "value": "-4", "unit": "10*9/L"},
    ]
    file = {
        "format": "blood-count-diary",
        "version": 1,
        "counts": [
            {"collected_at": "2026-02-03T08:10", "results": results},
            {"collected_at": "2026-02-05T08:10", "results": results[:1]},
        ],
    }
    path = tmp_path / "results.json"
    path.write_text(json.dumps(file), encoding="utf-8")
    return path


def draws_on_file(book: Book) -> int:
    return len(book.timeline.panels)


def read(qtbot: QtBot, page: CountsPage, path: Path) -> list[str]:
    """Import a file and wait until it was read; the lines that the review shows."""
    page.import_file(path)
    qtbot.waitUntil(lambda: not page.importing.progress.isVisible())
    return [text.text() for text in page.importing.said]


def test_a_file_is_reviewed_before_anything_is_kept(qtbot: QtBot, page: CountsPage, book: Book, source: Path) -> None:
    lines = read(qtbot, page, source)
    assert "New: 2 blood draws and 2 results." in lines
    assert "Left out, with the reason" in lines
    assert draws_on_file(book) == 0
    assert page.importing.add.hasFocus()
    qtbot.keyClick(page.importing.add, Qt.Key.Key_Space)
    assert draws_on_file(book) == 2
    newest = page.past.model.row(0)
    assert isinstance(newest, DrawRow)
    assert (newest.cells["white-cells"].text, newest.cells["white-cells"].grade) == ("0.54", 4)
    assert not page.importing.isVisible()
    assert page.past.table.hasFocus()
    undo.undo(book)
    assert draws_on_file(book) == 0


def test_importing_twice_finds_nothing_new(qtbot: QtBot, page: CountsPage, source: Path) -> None:
    read(qtbot, page, source)
    qtbot.mouseClick(page.importing.add, Qt.MouseButton.LeftButton)
    assert "Nothing new was found." in read(qtbot, page, source)
    assert not page.importing.add.isVisible()
    assert page.importing.cancel.text() == "Close"


def test_cancel_keeps_nothing(qtbot: QtBot, page: CountsPage, book: Book, source: Path) -> None:
    read(qtbot, page, source)
    qtbot.mouseClick(page.importing.cancel, Qt.MouseButton.LeftButton)
    assert not page.importing.isVisible()
    assert draws_on_file(book) == 0
    assert page.import_button.isEnabled()
    page.importing.add.click()
    assert draws_on_file(book) == 0


def test_cancel_stops_a_file_that_is_still_being_read(qtbot: QtBot, page: CountsPage, source: Path) -> None:
    page.import_file(source)
    qtbot.mouseClick(page.importing.cancel, Qt.MouseButton.LeftButton)
    assert not page.importing.isVisible()


def test_a_file_that_cannot_be_read_is_said_in_one_sentence(
    qtbot: QtBot, page: CountsPage, book: Book, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text('{"format": "blood-count-diary",', encoding="utf-8")
    (said,) = read(qtbot, page, broken)
    assert "Nothing was read" in said
    assert not page.importing.add.isVisible()
    assert draws_on_file(book) == 0


def test_the_button_asks_for_a_file(
    qtbot: QtBot, page: CountsPage, source: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chosen = ["", str(source)]
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (chosen.pop(0), ""))
    qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    assert not page.importing.isVisible()
    qtbot.mouseClick(page.import_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(page.importing.add.isVisible)
