"""Whom to call, about you, and the page around the lists."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton
from pytestqt.qtbot import QtBot

from diary.book import treatment
from diary.book.book import Book
from diary.core.records import Phase, PhoneNumber, Quantity, Treatment
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.care_card import CareForm
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.pages.treatment.person_card import PersonForm
from tests.ui.pages.treatment.hands import choose, lines

LEFT = Qt.MouseButton.LeftButton


def test_whom_to_call_keeps_several_numbers_and_the_fever_line(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    assert "No number is on file. Warnings can show it when it is." in lines(page.care)
    qtbot.mouseClick(page.care.change, LEFT)
    form = page.care.form
    assert isinstance(form, CareForm)
    assert form.name.edit.hasFocus()
    qtbot.keyClicks(form.name.edit, "Hilltop Hematology")
    qtbot.keyClicks(form.rows[0].phone.edit, "(202) 555-0142")
    qtbot.mouseClick(form.numbers.add, LEFT)
    assert form.rows[1].label.edit.hasFocus()
    qtbot.keyClicks(form.rows[1].label.edit, "Night")
    qtbot.keyClicks(form.rows[1].phone.edit, "(202) 555-0178")
    qtbot.keyClicks(form.rows[1].hours.edit, "always")
    qtbot.mouseClick(form.numbers.add, LEFT)  # left empty
    qtbot.keyClicks(form.emergency.edit, "911")
    qtbot.keyClicks(form.fever.edit, "38.3")
    qtbot.keyClicks(form.source.edit, "clinic card")
    form.instructions.edit.setPlainText("Call at once.")
    qtbot.mouseClick(form.save, LEFT)
    team = book.timeline.care_team
    assert team.numbers == (
        PhoneNumber(phone="(202) 555-0142"),
        PhoneNumber(label="Night", phone="(202) 555-0178", hours="always"),
    )
    assert team.fever_at == Quantity(value=Decimal("38.0"), unit="Cel")
    assert team.fever_card == Quantity(value=Decimal("38.3"), unit="Cel")
    said = lines(page.care)
    assert {"Night, always", "(202) 555-0178"} <= set(said)
    assert "Your clinic’s card says 38.3 °C. The diary warns from 38.0 °C on." in said
    assert page.care.form is None


def test_the_fever_line_is_converted_and_checked(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    qtbot.mouseClick(page.care.change, LEFT)
    form = page.care.form
    assert isinstance(form, CareForm)
    qtbot.keyClicks(form.fever.edit, "38")
    qtbot.mouseClick(form.units.button("[degF]"), LEFT)
    assert form.fever.value() == "100.4"
    form.fever.edit.setText("98")
    qtbot.mouseClick(form.save, LEFT)
    assert form.fever.edit.accessibleDescription() == "The fever line lies between 98.6 and 100.4 °F."
    assert book.timeline.care_team.fever_at is None
    qtbot.mouseClick(form.cancel, LEFT)
    assert page.care.form is None
    assert page.care.change.hasFocus()


def test_a_number_is_removed_by_its_row(qtbot: QtBot, page: TreatmentPage) -> None:
    qtbot.mouseClick(page.care.change, LEFT)
    form = page.care.form
    assert isinstance(form, CareForm)
    remove = next(
        button for button in form.findChildren(QAbstractButton) if button.accessibleName().startswith("Remove")
    )
    qtbot.mouseClick(remove, LEFT)
    assert form.rows == []
    assert form.numbers.add.hasFocus()


def test_about_you_is_short_and_all_of_it_may_stay_unknown(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    qtbot.mouseClick(page.person.change, LEFT)
    form = page.person.form
    assert isinstance(form, PersonForm)
    qtbot.mouseClick(form.save, LEFT)
    assert book.timeline.person.born is None
    assert lines(page.person)[-1] == "Name, type of leukemia and allergies go on the report."
    qtbot.mouseClick(page.person.change, LEFT)
    form = page.person.form
    assert isinstance(form, PersonForm)
    qtbot.keyClicks(form.name.edit, "Sam Example")
    form.born.unknown.setFocus()
    qtbot.keyClick(form.born.unknown, Qt.Key.Key_Space)
    choose(qtbot, form.subtype, "t-cell")
    choose(qtbot, form.philadelphia, "no")
    qtbot.keyClicks(form.regimen.edit, "Plan A")
    qtbot.mouseClick(form.allergies.add, LEFT)
    qtbot.keyClicks(form.rows[0].to.edit, "penicillin")
    qtbot.keyClicks(form.rows[0].reaction.edit, "rash")
    qtbot.mouseClick(form.allergies.add, LEFT)  # left empty
    qtbot.mouseClick(form.save, LEFT)
    person = book.timeline.person
    assert (person.name, person.subtype, person.philadelphia) == ("Sam Example", "t-cell", False)
    assert person.born == date(1986, 1, 1)
    assert [allergy.to for allergy in person.allergies] == ["penicillin"]
    said = lines(page.person)
    assert {"T-cell ALL", "Philadelphia chromosome negative", "Plan A", "Allergic to penicillin: rash"} <= set(said)


def test_a_diary_opened_to_read_offers_no_change(
    qtbot: QtBot, page: TreatmentPage, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    treatment.put(book, Phase(id="p", phase="rest"))
    monkeypatch.setattr(type(book), "read_only", property(lambda _: True))
    page.refresh(None)
    assert not page.cards["phases"].rows[0].change.isEnabled()


@pytest.mark.parametrize(("width", "size"), [(816, 100), (764, 150)])
def test_one_column_when_narrow_and_no_text_is_cut(
    *, qtbot: QtBot, page: TreatmentPage, services: Services, book: Book, width: int, size: int
) -> None:
    treatment.put(
        book,
        Treatment(id="i", kind="intrathecal", medicine="methotrexate", planned=True, started=When.parse("2026-03-09")),
    )
    services.theme.set_text_size(size)
    page.resize(width, 700)
    for card in page.cards.values():
        card.open_form(None)
    page.care.open_form()
    page.person.open_form()
    qtbot.waitUntil(lambda: not page.wide)
    qtbot.wait(1)
    assert page.area.horizontalScrollBar().maximum() == 0


def test_every_button_is_large_enough_to_hit(page: TreatmentPage) -> None:
    for button in page.findChildren(QAbstractButton):
        if button.isVisible() and button.text():
            assert button.height() >= 44, button.text()
