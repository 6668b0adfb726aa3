from dataclasses import replace
from datetime import date, time

import pytest

from diary.book import treatment
from diary.book.book import Book
from diary.book.changes import new_id
from diary.book.treatment import Therapy
from diary.core.records import Device, DoseChange, Medicine, Milestone, Phase, Treatment
from diary.core.texts import Texts
from diary.core.when import When
from tests.book.conftest import TODAY, Saying, did

STARTED = When(date(2026, 2, 9))
COURSE = Medicine(id="00000000-0000-4000-8000-000000000001", medicine="dasatinib", started=STARTED, dose="140 mg")

RECORDS: list[tuple[Therapy, str]] = [
    (Phase(id=new_id(), phase="induction", started=STARTED), "Induction added"),
    (COURSE, "Dasatinib (Sprycel) added"),
    (DoseChange(id=new_id(), medicine="other:Tea", on=STARTED, direction="up"), "Tea added"),
    (Treatment(id=new_id(), kind="infusion", medicine="other:Tea", started=STARTED), "Infusion, Tea added"),
    (Treatment(id=new_id(), kind="radiation", started=STARTED), "Radiation added"),
    (Device(id=new_id(), device="port", placed=STARTED), "Port added"),
    (Milestone(id=new_id(), milestone="remission", on=STARTED), "Remission added"),
]


@pytest.mark.parametrize(("record", "title"), RECORDS, ids=[type(record).__name__ for record, _ in RECORDS])
def test_each_kind_of_record_is_added_and_deleted(book: Book, texts: Texts, record: Therapy, title: str) -> None:
    assert len(did(treatment.put(book, record)).added) == 1
    said = texts.render(book.journal()[0].title)
    assert said.split()[0].strip(",") == title.split(maxsplit=1)[0].strip(",")
    assert said.endswith("added")
    assert len(did(treatment.remove(book, record)).removed) == 1
    assert texts.render(book.journal()[0].title).endswith("deleted")


def test_correcting_keeps_the_record(book: Book, texts: Texts) -> None:
    treatment.put(book, COURSE)
    changes = did(treatment.put(book, replace(COURSE, ended=When(TODAY))))
    assert len(changes.altered) == 1
    assert texts.render(book.journal()[0].title).endswith("changed")


def test_an_end_before_the_start_is_refused(book: Book, saying: Saying) -> None:
    with saying("book.cannot-be"):
        treatment.put(book, replace(COURSE, ended=When(date(2026, 2, 1))))


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (treatment.take_dose, "oral-dose"),
        (treatment.miss_dose, "missed-dose"),
        (treatment.vomited, "vomited-dose"),
    ],
)
def test_a_medicine_of_today_is_noted_in_one_tap(book: Book, act: object, kind: str) -> None:
    assert callable(act)
    (dose,) = did(act(book, course=COURSE, day=TODAY, at=time(8))).added
    assert isinstance(dose, Treatment)
    assert (dose.kind, dose.medicine, dose.started, dose.dose) == (kind, "dasatinib", When(TODAY, time(8)), "140 mg")


def test_only_records_of_treatment_have_a_name_there() -> None:
    with pytest.raises(TypeError):
        treatment._name(object())  # type: ignore[arg-type]
