"""Whether chemotherapy is on file."""

import pytest

from diary.core.truth import Truth
from diary.signs.answers import Answer
from diary.signs.chemotherapy import PHASES
from tests.signs.cases import NOON, Diary, condition, shown


def answer(diary: Diary) -> Answer:
    return condition(on_file="chemotherapy").answer(diary.day(), NOON)


def truth(diary: Diary) -> Truth:
    return answer(diary).truth


@pytest.mark.parametrize("medicine", ["vincristine", "cytarabine", "mercaptopurine", "pegaspargase"])
def test_a_medicine_says_so_however_long_ago(medicine: str) -> None:
    assert truth(Diary().given(medicine, "2019-01-01", "2019-01-01")) is Truth.YES
    assert truth(Diary().course(medicine, "2019-01-01", "2019-02-01")) is Truth.YES
    assert truth(Diary().given(medicine, "2026-03-05")) is Truth.NO


@pytest.mark.parametrize("medicine", ["dasatinib", "blinatumomab", "g-csf"])
def test_other_medicines_do_not(medicine: str) -> None:
    assert truth(Diary().given(medicine, "2026-03-01")) is Truth.NO


@pytest.mark.parametrize("medicine", ["prednisone", "other:Clofarabine", "unknown:clofarabine", None])
def test_a_steroid_and_a_dose_in_no_list_may_be_or_go_with_chemotherapy(medicine: str | None) -> None:
    found = answer(Diary().given(medicine, "2026-03-01"))
    assert found.truth is Truth.UNKNOWN
    assert [shown(gap) for gap in found.not_known] == ["whether you have had chemotherapy: none is on file by name"]
    assert found.evidence
    assert truth(Diary().given(medicine, "2026-03-05")) is Truth.NO


def test_a_course_in_no_list_is_no_dose() -> None:
    assert truth(Diary().course("other:Tonic", "2026-03-01")) is Truth.NO


@pytest.mark.parametrize("phase", PHASES)
def test_so_does_a_phase_of_it_that_began(phase: str) -> None:
    assert truth(Diary().phase(phase, "2025-03-04", "2025-04-04")) is Truth.YES
    assert truth(Diary().phase(phase)) is Truth.UNKNOWN
    assert truth(Diary().phase(phase, "2026-03-05")) is Truth.NO


@pytest.mark.parametrize("phase", ["radiation", "palliative", "rest", "follow-up"])
def test_other_phases_do_not(phase: str) -> None:
    assert truth(Diary().phase(phase, "2025-03-04")) is Truth.NO


def test_and_so_does_the_first_chemotherapy() -> None:
    assert truth(Diary().milestone("first-chemotherapy", "2025-01-01")) is Truth.YES
    assert truth(Diary().milestone("first-chemotherapy", "2026-03-05")) is Truth.NO
    assert truth(Diary().milestone("remission", "2025-01-01")) is Truth.NO


def test_what_has_no_date_is_said_to_have_none() -> None:
    for diary, gap in (
        (Diary().given("vincristine", None), "when vincristine was given"),
        (Diary().milestone("first-chemotherapy", None), "the date of the first chemotherapy"),
    ):
        assert truth(diary) is Truth.UNKNOWN
        assert [shown(each) for each in answer(diary).not_known] == [gap]


def test_what_is_known_stands_before_what_is_not() -> None:
    found = answer(Diary().given("vincristine", None).phase("maintenance", "2025-06-01"))
    assert found.truth is Truth.YES
    assert [shown(piece.text) for piece in found.evidence] == ["Maintenance since 1 Jun 2025"]
