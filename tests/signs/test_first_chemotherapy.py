"""The window of the first chemotherapy."""

from datetime import date, timedelta

import pytest

from diary.core.truth import Truth
from tests.signs.cases import Diary
from tests.signs.test_states import gap, truth


def day(back: int) -> str:
    return (date(2026, 3, 4) - timedelta(days=back)).isoformat()


FIRST = {"window": "first-chemotherapy"}


@pytest.mark.parametrize(("back", "met"), [(-4, False), (-3, True), (0, True), (7, True), (8, False)])
@pytest.mark.parametrize("start", ["milestone", "induction", "relapse-treatment", "after relapse", "first on file"])
def test_the_window_of_the_first_chemotherapy(start: str, back: int, *, met: bool) -> None:
    on = day(back)
    diary = {
        "milestone": Diary().milestone("first-chemotherapy", on),
        "induction": Diary().phase("induction", on),
        "relapse-treatment": Diary().phase("relapse-treatment", on),
        "after relapse": Diary().milestone("relapse", day(60)).given("vincristine", day(90)).given("cytarabine", on),
        "first on file": Diary().given("vincristine", on),
    }[start]
    assert truth(diary, **FIRST).possible is met


def test_the_first_chemotherapy_on_file_may_not_have_been_the_first() -> None:
    assert gap(Diary().given("vincristine", "2026-03-01"), **FIRST) == "whether this was your first chemotherapy"
    known = Diary().milestone("first-chemotherapy", "2026-03-01").given("vincristine", "2026-03-01")
    assert truth(known, **FIRST) is Truth.YES


def test_it_was_not_where_a_phase_ran_before_it() -> None:
    assert truth(Diary().phase("maintenance", "2026-01-01").given("vincristine", "2026-03-01"), **FIRST) is Truth.NO
    assert truth(Diary().phase("maintenance").given("vincristine", "2026-03-01"), **FIRST) is Truth.NO
    assert truth(Diary().phase("maintenance", "2026-04-01").given("vincristine", "2026-03-01"), **FIRST).possible


def test_the_milestone_decides_over_what_was_given() -> None:
    diary = Diary().milestone("first-chemotherapy", "2025-01-01").given("vincristine", "2026-03-01")
    assert truth(diary, **FIRST) is Truth.NO


def test_a_milestone_without_a_date_may_be_now_unless_chemotherapy_was_given_before() -> None:
    undated = Diary().milestone("first-chemotherapy", None)
    assert gap(Diary(*undated.records), **FIRST) == "the date of the first chemotherapy"
    assert truth(Diary(*undated.records).given("vincristine", "2026-01-01"), **FIRST) is Truth.NO
    assert truth(Diary(*undated.records).given("vincristine", "2026-03-01"), **FIRST) is Truth.UNKNOWN


def test_chemotherapy_without_a_date_may_be_the_first_and_now_unless_a_phase_ran_before() -> None:
    undated = Diary().given("vincristine", None)
    assert gap(undated, **FIRST) == "when vincristine was given"
    assert truth(Diary(*undated.records).phase("maintenance", "2026-01-01"), **FIRST) is Truth.NO


def test_steroids_and_a_relapse_without_chemotherapy_give_no_start() -> None:
    assert truth(Diary().course("prednisone", "2026-03-01"), **FIRST) is Truth.NO
    assert truth(Diary().milestone("relapse", None).milestone("relapse", "2026-03-01"), **FIRST) is Truth.NO


def test_induction_without_a_date_may_be_now_unless_it_or_the_first_dose_is_long_over() -> None:
    assert gap(Diary().phase("induction"), **FIRST) == "when induction began"
    assert truth(Diary().phase("induction", None, day(7)), **FIRST) is Truth.UNKNOWN
    assert truth(Diary().phase("induction", None, day(8)), **FIRST) is Truth.NO
    assert truth(Diary().phase("induction").phase("maintenance", day(30)), **FIRST) is Truth.NO
    assert truth(Diary().phase("induction").given("vincristine", day(2)), **FIRST) is Truth.UNKNOWN
    assert truth(Diary().phase("induction").given("vincristine", None, day(9)), **FIRST) is Truth.NO


@pytest.mark.parametrize("phase", ["radiation", "cns-prophylaxis", "rest", "palliative"])
def test_some_phases_may_come_before_the_first(phase: str) -> None:
    assert truth(Diary().phase(phase, day(30)).given("vincristine", day(2)), **FIRST) is Truth.UNKNOWN


def test_after_a_relapse_without_a_date_any_chemotherapy_may_be_the_first() -> None:
    known = Diary().milestone("first-chemotherapy", "2023-01-01").milestone("relapse", None)
    assert gap(Diary(*known.records).given("vincristine", day(7)), **FIRST) == "the date of the relapse"
    assert truth(Diary(*known.records).given("vincristine", day(8)), **FIRST) is Truth.NO
    assert gap(Diary(*known.records).given("vincristine", None), **FIRST) == "when vincristine was given"


def test_after_a_relapse_chemotherapy_without_a_date_may_be_the_first() -> None:
    known = Diary().milestone("first-chemotherapy", "2023-01-01").milestone("relapse", day(3))
    assert gap(Diary(*known.records).given("vincristine", None), **FIRST) == "when vincristine was given"
    assert truth(Diary(*known.records).given("vincristine", None, day(4)), **FIRST) is Truth.NO
    ahead = Diary().milestone("first-chemotherapy", "2023-01-01").milestone("relapse", day(-1))
    assert truth(ahead.given("vincristine", None), **FIRST) is Truth.NO


def test_treatment_after_a_relapse_without_a_date_may_have_begun_now() -> None:
    assert gap(Diary().phase("relapse-treatment"), **FIRST) == "when treatment after a relapse began"


@pytest.mark.parametrize(("back", "met"), [(-4, False), (-3, True), (7, True), (8, False)])
def test_a_dose_in_no_list_may_have_been_the_first(back: int, *, met: bool) -> None:
    diary = Diary().given("other:Clofarabine", day(back))
    assert truth(diary, **FIRST) is (Truth.UNKNOWN if met else Truth.NO)


def test_a_dose_in_no_list_and_without_a_date_may_be_now_unless_something_came_before() -> None:
    undated = Diary().given("other:Clofarabine", None)
    assert gap(undated, **FIRST) == "whether you have had chemotherapy: none is on file by name"
    assert truth(undated.phase("maintenance", "2026-01-01"), **FIRST) is Truth.NO


def test_a_dose_in_no_list_says_nothing_where_chemotherapy_is_on_file_by_name() -> None:
    named = Diary().given("vincristine", day(30)).given("other:Clofarabine", day(1))
    assert truth(named, **FIRST) is Truth.NO
