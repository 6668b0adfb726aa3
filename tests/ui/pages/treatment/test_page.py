"""The Treatment screen, driven by keys and clicks, against a diary in a file."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.book import treatment
from diary.book.book import Book
from diary.core.records import Device, DoseChange, Medicine, Phase, Treatment
from diary.core.when import When
from diary.ui.pages.base import Services
from diary.ui.pages.treatment.page import TreatmentPage
from diary.ui.widgets.fields import Check
from diary.ui.widgets.medicine_field import MedicineField
from diary.ui.widgets.when_field import WhenField
from tests.ui.pages.treatment.hands import choose, opened, text_in, titles

LEFT = Qt.MouseButton.LeftButton


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
