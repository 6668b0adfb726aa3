"""What of a diary makes a question worth asking."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from diary.book import care, draws, treatment, visits
from diary.book.book import Book
from diary.book.suggestions import on_file, suggestions_for
from diary.config.resources import Resources
from diary.core.records import Device, Medicine, Milestone, Person, Phase, Treatment
from diary.core.when import When
from tests.book.conftest import TODAY, log, neutrophils

DAY = timedelta(days=1)


def ago(days: int) -> When:
    return When(TODAY - days * DAY)


def names(book: Book, dismissed: tuple[str, ...] = ()) -> list[str]:
    return [each.id for each in suggestions_for(book, TODAY, Resources.find().suggestions(), dismissed)]


def test_symptoms_of_the_last_fourteen_days_count_from_mild_and_where_they_were_not_rated(book: Book) -> None:
    log(book, "nausea", 1, TODAY - 13 * DAY)
    log(book, "diarrhea", 1, TODAY - 14 * DAY)
    log(book, "headache", 0)
    log(book, "rash", None)
    assert on_file(book, TODAY).symptoms == {"nausea", "rash"}


def test_signs_to_mention_count_until_they_were_told(book: Book) -> None:
    draws.add_draw(book, collected_at=ago(1), results=[neutrophils("0.9")])
    assert "low-white-cells" in on_file(book, TODAY).signs
    assert names(book)[0] == "white-cells"


@pytest.mark.parametrize(("days", "counts"), [(27, True), (28, False), (-1, False)])
def test_a_treatment_was_given_lately_for_a_cycle(book: Book, days: int, *, counts: bool) -> None:
    treatment.put(book, Treatment(id="t", kind="injection", medicine="vincristine", started=ago(days)))
    known = on_file(book, TODAY)
    assert ("injection" in known.kinds, "vincristine" in known.medicines) == (counts, counts)
    assert known.planned == set()


def test_a_long_infusion_counts_while_it_runs_and_a_treatment_without_a_date_may_have_been_lately(book: Book) -> None:
    treatment.put(book, Treatment(id="s", kind="hospital-stay", started=ago(40)))
    treatment.put(book, Treatment(id="r", kind="radiation", started=ago(60), ended=ago(27)))
    treatment.put(book, Treatment(id="l", kind="lumbar-puncture"))
    assert on_file(book, TODAY).kinds == {"hospital-stay", "radiation", "lumbar-puncture"}


def test_what_is_planned_counts_until_its_day_is_over(book: Book) -> None:
    for name, day in (("past", ago(1)), ("today", ago(0)), ("later", ago(-90)), ("open", None)):
        kind = {"past": "transfusion", "today": "intrathecal", "later": "transplant", "open": "radiation"}[name]
        treatment.put(book, Treatment(id=name, kind=kind, started=day, planned=True))
    known = on_file(book, TODAY)
    assert known.planned == {"intrathecal", "transplant", "radiation"}
    assert known.kinds == known.planned


def test_courses_that_run_or_lie_ahead_count(book: Book) -> None:
    for name, started, ended in (
        ("dasatinib", ago(50), None),
        ("imatinib", ago(90), ago(50)),
        ("mercaptopurine", ago(-60), None),
    ):
        treatment.put(book, Medicine(id=name, medicine=name, started=started, ended=ended))
    assert on_file(book, TODAY).medicines == {"dasatinib", "mercaptopurine"}


@pytest.mark.parametrize(("days", "counts"), [(14, True), (15, False)])
def test_a_phase_counts_while_it_runs_and_soon_before(book: Book, days: int, *, counts: bool) -> None:
    treatment.put(book, Phase(id="i", phase="induction", started=ago(20), ended=ago(1)))
    treatment.put(book, Phase(id="c", phase="consolidation", started=ago(0)))
    treatment.put(book, Phase(id="m", phase="maintenance", started=ago(-days)))
    assert on_file(book, TODAY).phases == {"consolidation"} | ({"maintenance"} if counts else set())


def test_a_device_counts_while_it_is_in_place(book: Book) -> None:
    treatment.put(book, Device(id="p", device="port", placed=ago(20)))
    treatment.put(book, Device(id="c", device="picc", placed=ago(20), removed=ago(9)))
    assert on_file(book, TODAY).devices == {"port"}


@pytest.mark.parametrize(
    ("philadelphia", "word"), [(None, {"philadelphia-unknown"}), (True, {"philadelphia"}), (False, set())]
)
def test_the_leukemia_as_entered_counts(book: Book, *, philadelphia: bool | None, word: set[str]) -> None:
    assert on_file(book, TODAY).illness == {"philadelphia-unknown", "untreated"}
    care.put_person(book, replace(Person(id="person"), subtype="t-cell", philadelphia=philadelphia))
    assert on_file(book, TODAY).illness == {"t-cell", "untreated", *word}


@pytest.mark.parametrize(
    ("record", "treated"),
    [
        (Phase(id="x", phase="induction", started=ago(0)), False),
        (Phase(id="x", phase="induction", started=ago(1)), True),
        (Phase(id="x", phase="induction"), True),
        (Milestone(id="x", milestone="first-chemotherapy", on=ago(1)), True),
        (Milestone(id="x", milestone="diagnosis", on=ago(1)), False),
        (Medicine(id="x", medicine="prednisone", started=ago(3)), False),
        (Medicine(id="x", medicine="imatinib", started=ago(3)), True),
        (Treatment(id="x", kind="injection", medicine="vincristine", started=ago(1)), True),
        (Treatment(id="x", kind="injection", medicine="vincristine", started=ago(-1), planned=True), False),
        (Treatment(id="x", kind="lumbar-puncture", started=ago(1)), False),
    ],
)
def test_treatment_has_begun_where_anything_on_file_says_so(
    book: Book, record: treatment.Therapy, *, treated: bool
) -> None:
    treatment.put(book, record)
    assert ("untreated" not in on_file(book, TODAY).illness) is treated


def test_before_induction_the_diary_suggests_to_ask_about_uric_acid(book: Book) -> None:
    treatment.put(book, Phase(id="i", phase="induction", started=ago(-2)))
    assert names(book)[0] == "uric-acid"


def test_a_question_on_file_is_not_suggested_nor_one_that_was_dismissed(book: Book) -> None:
    treatment.put(book, Treatment(id="t", kind="transplant", started=When(date(2026, 5, 1)), planned=True))
    first, second, *_ = names(book)
    (ask,) = [each.ask for each in Resources.find().suggestions() if each.id == first]
    visits.put_question(book, question=ask.lower(), asked_on=TODAY)
    assert first not in names(book)
    assert names(book)[0] == second
    assert second not in names(book, (second,))
