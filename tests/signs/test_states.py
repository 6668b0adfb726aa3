"""Conditions on what runs or is on file."""

from datetime import date, timedelta

import pytest

from diary.core.truth import Truth
from diary.signs.answers import Answer
from tests.signs.cases import DAY, NOON, Diary, condition, shown


def answer(diary: Diary, **data: object) -> Answer:
    return condition(**data).answer(diary.day(DAY), NOON)


def truth(diary: Diary, **data: object) -> Truth:
    return answer(diary, **data).truth


def gap(diary: Diary, **data: object) -> str:
    (message,) = answer(diary, **data).not_known
    return shown(message)


def text(diary: Diary, **data: object) -> str:
    (piece,) = answer(diary, **data).evidence
    return shown(piece.text)


def test_a_medicine_given_is_shown() -> None:
    diary = Diary().given("blinatumomab", "2026-03-01T09:00")
    assert text(diary, medicine="blinatumomab") == "Blinatumomab, infusion, 1 Mar, 09:00"
    assert truth(Diary(), medicine="blinatumomab") is Truth.NO


def test_what_is_not_known_about_it_is_said() -> None:
    assert gap(Diary().given("blinatumomab", None), medicine="blinatumomab") == "when blinatumomab was given"
    still = Diary().given("blinatumomab", "2026-01-01")
    assert gap(still, medicine="blinatumomab") == "whether blinatumomab still runs"
    puncture = Diary().given(None, None, kind="lumbar-puncture")
    assert gap(puncture, treatment="lumbar-puncture", within="7 days") == "the dates of the spinal tap"


def test_a_start_can_be_asked_for() -> None:
    diary = Diary().course("dasatinib", "2026-03-01")
    assert truth(diary, **{"class": "tki", "started_within": "3 days"}) is Truth.YES
    assert truth(diary, **{"class": "tki", "started_within": "2 days"}) is Truth.NO


def test_a_phase_that_runs() -> None:
    assert (
        text(Diary().phase("induction", "2026-02-02"), phase=["induction", "consolidation"]) == "Induction since 2 Feb"
    )
    assert text(Diary().phase("induction"), phase="induction") == "Induction, start not known"
    assert truth(Diary().phase("induction", "2026-02-02", "2026-03-03"), phase="induction") is Truth.NO
    assert truth(Diary().phase("induction", "2026-02-02", "2026-03-04"), phase="induction") is Truth.YES


def test_a_device_in_place() -> None:
    def device(placed: str | None, removed: str | None = None) -> Diary:
        return Diary().add("devices", device="port", placed=placed, removed=removed)

    assert text(device("2026-01-30"), device=["port", "picc"]) == "Port since 30 Jan"
    assert text(device(None), device="port") == "Port, date not known"
    assert truth(device("2026-01-30", "2026-03-03"), device="port") is Truth.NO
    assert truth(device("2026-03-05"), device="port") is Truth.NO
    assert truth(device("2026-01-30"), device="ommaya") is Truth.NO


def test_a_milestone_that_was_passed() -> None:
    assert text(Diary().milestone("remission", "2026-03-04"), milestone="remission") == "Remission, 4 Mar"
    assert truth(Diary().milestone("remission", "2026-03-05"), milestone="remission") is Truth.NO
    undated = Diary().milestone("remission", None)
    assert truth(undated, milestone="remission") is Truth.UNKNOWN
    assert gap(undated, milestone="remission") == "the date of the remission"


@pytest.mark.parametrize(("on", "met"), [("2026-02-02", Truth.YES), ("2026-02-03", Truth.NO)])
def test_a_milestone_so_many_days_ago(on: str, met: Truth) -> None:
    assert truth(Diary().milestone("treatment-ended", on), milestone="treatment-ended", days_since=30) is met


def test_a_later_milestone_ends_what_an_earlier_one_began() -> None:
    asked = {"milestone": "remission", "until": "relapse"}
    diary = Diary().milestone("remission", "2025-01-01")
    assert truth(Diary(*diary.records), **asked) is Truth.YES
    assert truth(Diary(*diary.records).milestone("relapse", "2026-01-01"), **asked) is Truth.NO
    assert truth(Diary(*diary.records).milestone("relapse", "2024-01-01"), **asked) is Truth.YES
    assert truth(Diary(*diary.records).milestone("relapse", "2026-03-05"), **asked) is Truth.YES
    assert gap(Diary(*diary.records).milestone("relapse", None), **asked) == "the date of the relapse"
    again = Diary(*diary.records).milestone("relapse", "2026-01-01").milestone("remission", "2026-02-01")
    assert truth(again, **asked) is Truth.YES


def test_a_dose_that_was_raised() -> None:
    asked = {"dose_raised": "tki", "within": "28 days"}

    def change(on: str | None, direction: str = "up", medicine: str = "dasatinib") -> Diary:
        return Diary().add("dose_changes", medicine=medicine, on=on, direction=direction)

    assert text(change("2026-02-04"), **asked) == "Dasatinib, dose raised, 4 Feb"
    assert truth(change("2026-02-03"), **asked) is Truth.NO
    assert truth(change("2026-03-05"), **asked) is Truth.NO
    assert truth(change("2026-02-20", "down"), **asked) is Truth.NO
    assert truth(change("2026-02-20", medicine="methotrexate"), **asked) is Truth.NO
    assert gap(change(None), **asked) == "when dasatinib was given"


def test_no_dose_for_so_long() -> None:
    asked = {"no_dose_within": "28 days"}
    assert truth(Diary(), **asked) is Truth.YES
    assert truth(Diary().given("vincristine", "2026-02-04", "2026-02-04"), **asked) is Truth.NO
    assert truth(Diary().given("vincristine", "2026-02-03", "2026-02-03"), **asked) is Truth.YES
    assert gap(Diary().given("vincristine", None), **asked) == "when vincristine was given"


def test_the_subtype_as_it_was_entered() -> None:
    assert truth(Diary().add("person", subtype="t-cell"), subtype="t-cell") is Truth.YES
    assert truth(Diary().add("person", subtype="b-cell"), subtype="t-cell") is Truth.NO
    assert gap(Diary(), subtype="t-cell") == "the subtype of your leukemia"


def test_the_window_of_a_transplant() -> None:
    asked = {"window": "transplant"}
    assert truth(Diary(), **asked) is Truth.NO
    assert text(Diary().phase("conditioning", "2026-03-01"), **asked) == "Conditioning since 1 Mar"
    assert text(Diary().given(None, "2026-03-01", kind="transplant"), **asked) == "Stem cell transplant, 1 Mar"
    undated = Diary().given(None, None, kind="transplant")
    assert gap(undated, **asked) == "whether your counts have come back after the transplant"


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
