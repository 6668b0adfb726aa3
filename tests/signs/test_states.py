"""Conditions on what runs or is on file."""

from datetime import datetime

import pytest

from diary.core.truth import Truth
from diary.signs.answers import Answer
from diary.signs.states import NoDoseCondition
from diary.signs.windows import Window
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


def test_a_tablet_counts_all_of_its_day_as_far_as_that_was_seen() -> None:
    later = Diary().given("dasatinib", "2026-03-04T20:00", kind="oral-dose")
    tki = condition(**{"class": "tki"})
    assert tki.answer(later.day(), NOON).truth is Truth.YES
    assert tki.answer(later.day(datetime(2026, 3, 4, 19)), NOON).truth is Truth.NO
    assert tki.answer(later.day(), datetime(2026, 3, 3, 23)).truth is Truth.NO
    assert truth(later, **{"class": "tki", "within": "12 hours"}) is Truth.NO
    assert truth(Diary().given("dasatinib", "2026-03-04T20:00"), **{"class": "tki"}) is Truth.NO
    high = {"medicine": "cytarabine", "high_dose": True}
    assert truth(Diary().given("cytarabine", "2026-03-04T20:00", kind="oral-dose"), **high) is Truth.UNKNOWN


def test_a_phase_that_runs() -> None:
    assert (
        text(Diary().phase("induction", "2026-02-02"), phase=["induction", "consolidation"]) == "Induction since 2 Feb"
    )
    assert truth(Diary().phase("induction", "2026-03-05"), phase="induction") is Truth.NO
    assert truth(Diary().phase("induction", "2026-02-02", "2026-03-03"), phase="induction") is Truth.NO
    assert truth(Diary().phase("induction", "2026-02-02", "2026-03-04"), phase="induction") is Truth.YES


@pytest.mark.parametrize("ended", [None, "2026-03-04"])
def test_a_phase_without_a_start_may_run(ended: str | None) -> None:
    diary = Diary().phase("induction", None, ended)
    assert truth(diary, phase="induction") is Truth.UNKNOWN
    assert text(diary, phase="induction") == "Induction, start not known"
    assert gap(diary, phase="induction") == "when induction began"
    both = Diary(*diary.records).phase("induction", "2026-02-02")
    assert text(both, phase="induction") == "Induction since 2 Feb"
    assert truth(both, phase="induction") is Truth.YES
    assert truth(Diary().phase("induction", None, "2026-03-03"), phase="induction") is Truth.NO


def test_a_phase_that_ended_within_a_window() -> None:
    asked = {"phase": ["radiation", "transplant"], "within": "14 days"}
    assert text(Diary().phase("radiation", None, "2026-02-18"), **asked) == "Radiation, start not known"
    assert truth(Diary().phase("radiation", "2026-02-02", "2026-02-17"), **asked) is Truth.NO
    assert truth(Diary().phase("radiation", "2026-03-05", "2026-03-09"), **asked) is Truth.NO
    assert truth(Diary().phase("induction", "2026-02-02", "2026-02-18"), **asked) is Truth.NO
    both = Diary().phase("radiation", "2026-02-01", "2026-02-27").phase("transplant", "2026-02-20", "2026-02-26")
    assert text(both, **asked) == "Radiation since 1 Feb"
    assert text(Diary(*both.records).phase("transplant", "2026-03-01"), **asked) == "Transplant since 1 Mar"


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
    relapsed = Diary(*diary.records).milestone("relapse", "2026-01-01").milestone("remission", None)
    assert gap(relapsed, **asked) == "the date of the remission"


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
    def none(diary: Diary) -> Truth:
        return NoDoseCondition(Window(days=28)).answer(diary.day(DAY), NOON).truth

    assert none(Diary()) is Truth.YES
    assert none(Diary().given("vincristine", "2026-02-04", "2026-02-04")) is Truth.NO
    assert none(Diary().given("vincristine", "2026-02-03", "2026-02-03")) is Truth.YES
    assert none(Diary().given("vincristine", None)) is Truth.UNKNOWN
    assert none(Diary().given("vincristine", "2026-03-04", "2026-03-04")) is Truth.UNKNOWN


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
    over = Diary().phase("conditioning", None, "2026-03-01")
    assert gap(over, **asked) == "whether your counts have come back after the transplant"
    assert gap(Diary().phase("conditioning"), **asked) == "when conditioning began"
