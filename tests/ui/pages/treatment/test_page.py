"""The Treatment screen, driven by keys and clicks, against a diary in a file."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from diary.book import treatment
from diary.book.book import Book
from diary.core.records import Device, DoseChange, Medicine, Phase, PhoneNumber, Quantity, Treatment
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.care_card import CareForm
from diary.ui.pages.treatment.entry_form import EntryForm
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.pages.treatment.person_card import PersonForm
from diary.ui.widgets.fields import Check, ChoiceField, TextField
from diary.ui.widgets.labels import Text
from diary.ui.widgets.medicine_field import MedicineField
from diary.ui.widgets.when_field import WhenField
from tests.ui.pages.showing import showing

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def page(qtbot: QtBot, services: Services) -> Iterator[TreatmentPage]:
    page = TreatmentPage(services)
    services.notifier.attach(page)
    with showing(qtbot, services, page):
        yield page


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


def test_an_infusion_is_entered_by_keys_alone(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    page.cards["doses"].add.setFocus()
    qtbot.keyClick(page.cards["doses"].add, Qt.Key.Key_Space)
    form = page.cards["doses"].form
    assert form is not None
    assert form.kind.combo.hasFocus()
    assert not page.cards["doses"].add.isVisible()
    medicine = form.fields["medicine"]
    assert isinstance(medicine, MedicineField)
    medicine.edit.setFocus()
    qtbot.keyClicks(medicine.edit, "blincyto")
    qtbot.keyClick(medicine.edit, Qt.Key.Key_Down)
    qtbot.keyClick(medicine.edit, Qt.Key.Key_Return)  # takes the medicine and saves nothing yet
    assert book.timeline.treatments == ()
    qtbot.keyClicks(text_in(form.fields["cycle"]).edit, "1")
    choose(qtbot, form.fields["route"], "vein")
    choose(qtbot, form.fields["high_dose"], "no")
    qtbot.keyClick(text_in(form.fields["dose"]).edit, Qt.Key.Key_Return)
    (given,) = page.services.book.timeline.treatments
    assert given == Treatment(
        id=given.id, changed_at=given.changed_at, changed_by="self", kind="infusion", medicine="blinatumomab",
        started=When.parse("2026-03-04"), cycle=1, route="vein", high_dose=False,
    )  # fmt: skip
    assert titles(page, "doses") == ["Blinatumomab infusion"]
    assert page.cards["doses"].rows[0].change.hasFocus()
    assert page.context.text() == "Blinatumomab infusion, day 1"


def test_what_is_missing_is_said_at_its_field(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    form = opened(qtbot, page, "doses")
    text_in(form.fields["cycle"]).edit.setText("two")
    qtbot.mouseClick(form.save, LEFT)
    assert text_in(form.fields["medicine"]).edit.accessibleDescription() == "Type the name of the medicine."
    assert text_in(form.fields["medicine"]).edit.hasFocus()
    assert form.problem.isVisible()
    assert book.timeline.treatments == ()


def test_the_kind_decides_what_is_asked_and_keeps_what_was_typed(qtbot: QtBot, page: TreatmentPage) -> None:
    form = opened(qtbot, page, "doses")
    text_in(form.fields["dose"]).edit.setText("12 mg")
    choose(qtbot, form.kind, "intrathecal")
    assert "ended" not in form.fields
    assert text_in(form.fields["dose"]).value() == "12 mg"


def test_a_dose_raised_is_no_treatment_but_a_dose_change(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    form = opened(qtbot, page, "missed")
    choose(qtbot, form.kind, "dose-up")
    qtbot.keyClicks(text_in(form.fields["medicine"]).edit, "Sprycel")
    qtbot.mouseClick(form.save, LEFT)
    (change,) = book.timeline.dose_changes
    assert (change.medicine, change.direction) == ("dasatinib", "up")
    assert titles(page, "missed") == ["Dasatinib, dose raised"]


def test_dates_may_be_left_unknown(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    form = opened(qtbot, page, "devices")
    placed = form.fields["placed"]
    assert isinstance(placed, WhenField)
    placed.unknown.setFocus()
    qtbot.keyClick(placed.unknown, Qt.Key.Key_Space)
    choose(qtbot, form.fields["device"], "port")
    qtbot.mouseClick(form.save, LEFT)
    (device,) = book.timeline.devices
    assert (device.device, device.placed, device.removed) == ("port", None, None)
    assert page.cards["devices"].rows[0].entry.detail == "start not known"


@pytest.mark.parametrize("section", ["phases", "milestones", "procedures", "stays", "radiation", "transplant"])
def test_every_list_takes_an_entry_and_gives_it_back(
    qtbot: QtBot, page: TreatmentPage, book: Book, section: str
) -> None:
    qtbot.mouseClick(opened(qtbot, page, section).save, LEFT)
    assert len(page.cards[section].rows) == 1
    qtbot.mouseClick(page.cards[section].rows[0].change, LEFT)
    form = page.cards[section].form
    assert form is not None
    before = book.timeline
    qtbot.mouseClick(form.save, LEFT)
    assert book.timeline is before  # nothing was changed
    assert page.cards[section].form is None


def test_a_transfusion_may_be_planned_and_noted_as_given(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    form = opened(qtbot, page, "transfusions")
    planned = form.fields["planned"]
    assert isinstance(planned, Check)
    planned.setFocus()
    qtbot.keyClick(planned, Qt.Key.Key_Space)
    qtbot.keyClicks(text_in(form.fields["units"]).edit, "1,5")
    qtbot.mouseClick(form.save, LEFT)
    assert book.timeline.treatments[0].units == Decimal("1.5")
    row = page.cards["transfusions"].rows[0]
    assert row.entry.state == "planned"
    qtbot.mouseClick(row.was_given, LEFT)
    assert not book.timeline.treatments[0].planned
    assert page.cards["transfusions"].rows[0].entry.state == "past"


def test_end_today_is_one_press_and_undo_takes_it_back(
    qtbot: QtBot, page: TreatmentPage, book: Book, services: Services
) -> None:
    treatment.put(book, Medicine(id="m", medicine="dasatinib", started=When.parse("2026-02-09")))
    treatment.put(book, Device(id="d", device="picc", placed=When.parse("2026-01-30")))
    page.refresh(None)
    qtbot.mouseClick(page.cards["medicines"].rows[0].end, LEFT)
    assert book.timeline.medicines[0].ended == When.parse("2026-03-04")
    qtbot.mouseClick(page.cards["devices"].rows[0].end, LEFT)
    assert book.timeline.devices[0].removed == When.parse("2026-03-04")
    toast = services.notifier.toast_frame
    assert toast is not None
    assert toast.text.text() == "PICC line taken out today"
    assert toast.undo is not None
    qtbot.mouseClick(toast.undo, LEFT)
    assert book.timeline.devices[0].removed is None


def test_an_entry_is_changed_in_its_place_and_keeps_what_the_form_does_not_ask(
    qtbot: QtBot, page: TreatmentPage, book: Book
) -> None:
    old = Treatment(
        id="i",
        kind="infusion",
        medicine="blinatumomab",
        started=When.parse("2026-03-01T09:00:30-05:00"),
        extra='{"x":1}',
    )
    treatment.put(book, old)
    page.refresh(None)
    card = page.cards["doses"]
    qtbot.mouseClick(card.rows[0].change, LEFT)
    form = card.form
    assert form is not None
    assert not card.rows[0].isVisible()
    text_in(form.fields["dose"]).edit.setText("28 mcg a day")
    qtbot.mouseClick(form.save, LEFT)
    (new,) = book.timeline.treatments
    assert (new.dose, new.started, new.extra) == ("28 mcg a day", old.started, old.extra)


def test_a_word_of_a_newer_version_survives_the_form(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    treatment.put(book, Phase(id="p", phase="unknown:bridging"))
    page.refresh(None)
    qtbot.mouseClick(page.cards["phases"].rows[0].change, LEFT)
    form = page.cards["phases"].form
    assert form is not None
    text_in(form.fields["label"]).edit.setText("Bridge")
    qtbot.mouseClick(form.save, LEFT)
    assert (book.timeline.phases[0].phase, book.timeline.phases[0].label) == ("unknown:bridging", "Bridge")


def test_a_dose_change_on_file_stays_one(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    treatment.put(book, DoseChange(id="d", medicine="dasatinib", direction="down", on=When.parse("2026-03-01")))
    page.refresh(None)
    qtbot.mouseClick(page.cards["missed"].rows[0].change, LEFT)
    form = page.cards["missed"].form
    assert form is not None
    assert form.kind.value() == "dose-down"
    choose(qtbot, form.kind, "dose-down")
    qtbot.keyClick(form.kind.combo, Qt.Key.Key_Up)
    qtbot.mouseClick(form.save, LEFT)
    assert book.timeline.dose_changes[0].direction == "up"


def test_delete_is_in_the_form_and_undo_brings_it_back(
    qtbot: QtBot, page: TreatmentPage, book: Book, services: Services
) -> None:
    treatment.put(book, Phase(id="p", phase="rest"))
    page.refresh(None)
    qtbot.mouseClick(page.cards["phases"].rows[0].change, LEFT)
    form = page.cards["phases"].form
    assert form is not None
    qtbot.mouseClick(form.delete, LEFT)
    assert titles(page, "phases") == []
    assert page.cards["phases"].none.isVisible()
    assert page.cards["phases"].add.hasFocus()
    toast = services.notifier.toast_frame
    assert toast is not None
    assert toast.undo is not None
    qtbot.mouseClick(toast.undo, LEFT)
    assert titles(page, "phases") == ["Rest"]


def test_escape_and_cancel_close_the_form_without_saving(qtbot: QtBot, page: TreatmentPage, book: Book) -> None:
    form = opened(qtbot, page, "phases")
    qtbot.keyClick(form, Qt.Key.Key_Escape)
    assert page.cards["phases"].form is None
    assert page.cards["phases"].add.hasFocus()
    qtbot.mouseClick(opened(qtbot, page, "phases").cancel, LEFT)
    assert page.cards["phases"].form is None
    assert book.timeline.phases == ()


def test_the_past_is_folded_after_three_and_a_form_stays_open_meanwhile(
    qtbot: QtBot, page: TreatmentPage, book: Book
) -> None:
    for number in range(1, 6):
        treatment.put(
            book,
            Treatment(id=f"t{number}", kind="transfusion", product="platelets", started=When(date(2026, 2, number))),
        )
    page.refresh(None)
    card = page.cards["transfusions"]
    assert len(card.rows) == 3
    assert card.earlier.text() == "Show 2 earlier"
    card.open_form(card.rows[1].entry.record)
    qtbot.mouseClick(card.earlier, LEFT)
    assert len(card.rows) == 5
    assert card.form is not None
    assert not card.rows[1].isVisible()
    qtbot.mouseClick(card.earlier, LEFT)
    assert len(card.rows) == 3


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
