"""Look-ups over a whole diary."""

import pytest

from diary.core.truth import Truth
from diary.signs.facts import Selector
from diary.signs.windows import EVER
from tests.signs.cases import NOON, Diary


def accepts(selector: Selector, diary: Diary) -> bool:
    return diary.facts().exposures(selector).within(NOON, EVER).truth.possible


def test_a_selector_asks_for_the_class_the_medicine_or_the_kind() -> None:
    chemo = Selector(classes=frozenset({"chemo"}))
    assert accepts(chemo, Diary().given("vincristine", "2026-03-01"))
    assert accepts(chemo, Diary().course("mercaptopurine", "2026-03-01"))
    assert not accepts(chemo, Diary().given("prednisone", "2026-03-01"))
    assert not accepts(chemo, Diary().given("unknown-word", "2026-03-01"))
    assert not accepts(chemo, Diary().given(None, "2026-03-01"))
    assert accepts(Selector(classes=frozenset({"other"})), Diary().course("other:CAR-T", "2026-03-01"))


def test_a_missed_dose_was_not_taken_unless_it_is_asked_for() -> None:
    missed = Diary().given("mercaptopurine", "2026-03-04", kind="missed-dose")
    assert not accepts(Selector(medicines=frozenset({"mercaptopurine"})), missed)
    assert accepts(Selector(kinds=frozenset({"missed-dose"})), missed)


def test_a_course_is_no_treatment_of_a_kind_and_leaves_route_and_dose_open() -> None:
    course = Diary().course("methotrexate", "2026-03-01")
    assert not accepts(Selector(kinds=frozenset({"infusion"})), course)
    assert course.facts().exposures(Selector(route="spine")).within(NOON, EVER).truth is Truth.UNKNOWN


def test_sites_products_and_cycles_narrow_a_selector() -> None:
    belly = Selector(kinds=frozenset({"radiation"}), sites=frozenset({"belly"}))
    assert accepts(belly, Diary().given(None, "2026-03-01", "2026-03-01", kind="radiation", site="belly"))
    assert not accepts(belly, Diary().given(None, "2026-03-01", "2026-03-01", kind="radiation", site="chest"))
    first = Selector(medicines=frozenset({"blinatumomab"}), cycles=frozenset({1}))
    assert accepts(first, Diary().given("blinatumomab", "2026-03-01", cycle=1))
    assert not accepts(first, Diary().given("blinatumomab", "2026-03-01", cycle=2))


@pytest.mark.parametrize(
    ("kind", "medicine", "counts"),
    [
        ("infusion", "cytarabine", True),
        ("injection", "blinatumomab", True),
        ("intrathecal", "other:New drug", True),
        ("intrathecal", None, True),
        ("infusion", "asparaginase", False),
        ("injection", "dexamethasone", False),
        ("infusion", "antibiotic", False),
        ("oral-dose", "mercaptopurine", False),
        ("oral-dose", "dasatinib", False),
        ("transfusion", None, False),
    ],
)
def test_which_treatments_are_doses_that_lower_counts(kind: str, medicine: str | None, *, counts: bool) -> None:
    doses = Diary().given(medicine, "2026-03-03T09:00", kind=kind).facts().doses
    assert doses.within(NOON, EVER).truth.possible is counts


def test_a_course_of_an_antibody_is_a_dose_and_tablets_are_not() -> None:
    assert Diary().course("blinatumomab", "2026-03-01").facts().doses.given
    assert not Diary().course("mercaptopurine", "2026-03-01").course("unknown-word", "2026-03-01").facts().doses.given


@pytest.mark.parametrize(
    ("diary", "treated"),
    [
        (Diary(), False),
        (Diary().phase("induction", "2026-03-04"), True),
        (Diary().phase("induction"), True),
        (Diary().phase("induction", "2026-03-05"), False),
        (Diary().phase("unknown-word", "2026-03-01"), False),
        (Diary().course("prednisone"), True),
        (Diary().course("allopurinol", "2026-03-01"), False),
        (Diary().given("vincristine", "2026-03-05"), False),
        (Diary().given("vincristine", None), True),
        (Diary().given(None, "2026-03-01", kind="radiation"), True),
        (Diary().given(None, "2026-03-01", kind="transplant"), True),
        (Diary().given(None, "2026-03-01", kind="transfusion"), False),
        (Diary().given("vincristine", "2026-03-01", planned=True), False),
    ],
)
def test_whether_treatment_is_on_file(diary: Diary, *, treated: bool) -> None:
    assert diary.facts().treated(NOON) is treated


def test_only_counts_of_blood_are_there() -> None:
    diary = Diary().count("white-cells", "3", "2026-03-01", specimen="csf").count("platelets", "50", "2026-03-05")
    assert list(diary.facts().analytes_until(NOON)) == []
    diary.count("platelets", "60", "2026-03-04")
    assert list(diary.facts().analytes_until(NOON)) == ["platelets"]
