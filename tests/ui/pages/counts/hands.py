"""What a person does with the page Counts, and what stands on file after it."""

from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from diary.book import draws
from diary.book.book import Book
from diary.core.records import Result
from diary.core.when import When
from diary.ui.pages.counts.page import CountsPage
from tests.ui.pages.counts.draws import panel, result


def add(book: Book, moment: str = "2026-03-02T08:10", lab: str = "City lab", **values: str) -> None:
    of = panel(moment)
    results = [result(of, analyte.replace("_", "-"), value) for analyte, value in values.items()]
    draws.add_draw(book, collected_at=When.parse(moment), lab=lab, results=results)


def type_into(qtbot: QtBot, field: QWidget, text: str) -> None:
    field.setFocus()
    if isinstance(field, QLineEdit):
        field.selectAll()
    qtbot.keyClicks(field, text)


def on_file(book: Book) -> dict[str, Result]:
    (of,) = book.timeline.panels
    return {found.analyte: found for found in book.timeline.results_of[of.id]}


def draws_on_file(book: Book) -> int:
    return len(book.timeline.panels)


def value(page: CountsPage, line: str) -> QLineEdit:
    return page.form.editors[line].edit
