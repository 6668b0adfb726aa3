"""What a person does with the page Treatment, and what stands on file after it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary.ui.pages.treatment.entry_form import EntryForm
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.widgets.fields import ChoiceField, TextField
from diary.ui.widgets.labels import Text

LEFT = Qt.MouseButton.LeftButton


def opened(qtbot: QtBot, page: TreatmentPage, section: str) -> EntryForm:
    qtbot.mouseClick(page.cards[section].add, LEFT)
    form = page.cards[section].form
    assert form is not None
    return form


def choose(qtbot: QtBot, field: QWidget, key: str) -> None:
    assert isinstance(field, ChoiceField)
    field.combo.setFocus()
    while field.value() != key:
        before = field.value()
        qtbot.keyClick(field.combo, Qt.Key.Key_Down)
        assert field.value() != before, f"{key} is not offered"


def text_in(field: QWidget) -> TextField:
    assert isinstance(field, TextField)
    return field


def titles(page: TreatmentPage, section: str) -> list[str]:
    return [row.entry.title for row in page.cards[section].rows]


def lines(card: QWidget) -> list[str]:
    return [label.text() for label in card.findChildren(Text) if label.isVisible()]
