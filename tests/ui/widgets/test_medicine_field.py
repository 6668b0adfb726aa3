from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.core.texts import Texts
from diary.ui.theme import Theme
from diary.ui.widgets.medicine_field import MedicineField


@pytest.fixture
def field(qtbot: QtBot, theme: Theme, texts: Texts) -> Iterator[MedicineField]:
    field = MedicineField(theme, texts, texts.catalog, "Medicine", hint="Type its name or brand.")
    with qtbot.waitExposed(field):
        field.show()
    field.activateWindow()
    field.edit.setFocus()
    yield field
    field.hide()


def offers(field: MedicineField) -> list[str]:
    return [field.offers.item(row).text() for row in range(field.offers.count())]


def test_a_brand_finds_its_medicine_and_enter_takes_it(qtbot: QtBot, field: MedicineField) -> None:
    qtbot.keyClicks(field.edit, "blinc")
    assert offers(field)[0].startswith("Blinatumomab (Blincyto")
    qtbot.keyClick(field.edit, Qt.Key.Key_Down)
    with qtbot.waitSignal(field.chosen) as taken:
        qtbot.keyClick(field.edit, Qt.Key.Key_Return)
    assert taken.args == ["blinatumomab"]
    assert (field.word(), field.value()) == ("blinatumomab", "Blinatumomab")
    assert not field.offers.isVisible()


def test_a_click_takes_an_offer(qtbot: QtBot, field: MedicineField) -> None:
    qtbot.keyClicks(field.edit, "green tea")
    row = field.offers.item(field.offers.count() - 1)
    place = field.offers.visualItemRect(row).center()
    qtbot.mouseClick(field.offers.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert field.word() == "complementary:green tea"
    assert field.value() == "green tea"


def test_a_name_typed_in_full_needs_no_choice(qtbot: QtBot, field: MedicineField) -> None:
    qtbot.keyClicks(field.edit, "6-MP")
    assert field.word() == "mercaptopurine"
    assert all("as I wrote it" not in offer for offer in offers(field))


def test_any_other_name_is_kept_as_it_was_written(qtbot: QtBot, field: MedicineField) -> None:
    qtbot.keyClicks(field.edit, "Trial drug 7")
    assert field.word() == "other:Trial drug 7"
    assert offers(field) == ["“Trial drug 7”, as I wrote it", "“Trial drug 7”, an herbal or complementary product"]


def test_escape_and_leaving_close_the_offers(qtbot: QtBot, field: MedicineField) -> None:
    qtbot.keyClicks(field.edit, "dasa")
    qtbot.keyClick(field.edit, Qt.Key.Key_Up)
    assert field.offers.currentRow() == 0
    qtbot.keyClick(field.edit, Qt.Key.Key_Escape)
    assert not field.offers.isVisible()
    qtbot.keyClicks(field.edit, "t")
    assert field.offers.isVisible()
    field.edit.clearFocus()
    assert not field.offers.isVisible()


def test_typing_on_forgets_what_was_taken(qtbot: QtBot, field: MedicineField) -> None:
    field.set_word("dasatinib")
    assert field.word() == "dasatinib"
    qtbot.keyClicks(field.edit, "x")
    assert field.word() == "other:Dasatinibx"
    field.set_word("")
    assert field.word() == ""
