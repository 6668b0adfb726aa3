"""Answers put together: any, all, at least; yes, no and unknown."""

from datetime import datetime

import pytest

from diary.core.truth import Truth
from diary.signs.answers import EntryCondition, StateCondition
from tests.signs.cases import NOON, Diary, condition, shown

COUGH = {"symptom": "cough"}
CHILLS = {"symptom": "chills"}
RUNNING = {"medicine": "blinatumomab"}
UNDECIDED = {"check": "infusion", "decides": False}


def day(*symptoms: str, check: bool = False, undated: bool = False) -> Diary:
    diary = Diary()
    for number, symptom in enumerate(symptoms):
        diary.symptom(symptom, 1, f"2026-03-04T{8 + number:02}:00")
    if check:
        diary.check("yes")
    return diary.given("blinatumomab", None) if undated else diary


def refs(diary: Diary, **data: object) -> list[list[str]]:
    return [[piece.ref for piece in f.evidence] for f in condition(**data).find(diary.day()).findings]


def test_any_gives_a_finding_for_each_part_that_is_met() -> None:
    assert refs(day("cough", "chills"), any=[CHILLS, COUGH]) == [["symptoms-1"], ["symptoms-0"]]
    assert refs(day("nausea"), any=[CHILLS, COUGH]) == []


def test_all_gives_one_finding_that_rests_on_every_part() -> None:
    assert refs(day("cough", "chills"), all=[CHILLS, COUGH]) == [["symptoms-0", "symptoms-1"]]
    assert refs(day("cough"), all=[CHILLS, COUGH]) == []


def test_at_least_gives_one_finding_from_enough_parts() -> None:
    parts = [COUGH, CHILLS, {"symptom": "nausea"}]
    assert refs(day("cough", "nausea"), at_least=2, of=parts) == [["symptoms-0", "symptoms-1"]]
    assert refs(day("cough"), at_least=2, of=parts) == []


def test_what_could_not_be_decided_is_missing_only_where_it_could_decide() -> None:
    both = condition(all=[COUGH, UNDECIDED])
    assert both.find(day("cough", check=True).day()).missing
    assert not both.find(day(check=True).day()).missing
    two_of_three = condition(at_least=2, of=[COUGH, CHILLS, UNDECIDED])
    assert two_of_three.find(day("cough", check=True).day()).missing
    assert not two_of_three.find(day(check=True).day()).missing


def test_what_runs_beside_entries_is_asked_at_their_moments() -> None:
    diary = Diary().symptom("cough", 1, "2026-03-04T08:00").symptom("cough", 1, "2026-03-04T20:00")
    diary.given("blinatumomab", "2026-03-04T12:00")
    (finding,) = condition(all=[COUGH, RUNNING]).find(diary.day()).findings
    assert finding.moments == (datetime(2026, 3, 4, 20),)
    assert {piece.kind for piece in finding.evidence} == {"symptom", "treatment"}
    assert refs(day("cough"), all=[COUGH, RUNNING]) == []


def test_what_runs_beside_a_count_in_context_has_to_hold_both_then_and_on_the_day() -> None:
    lab = {"count": "potassium", "above": "6.0", "or_equal": True}
    diary = (
        Diary().count("potassium", "6.1", "2026-03-01T08:00", "mmol/L").milestone("first-chemotherapy", "2026-03-05")
    )
    window = {"window": "first-chemotherapy"}
    assert refs(diary, all=[lab, window])
    assert not refs(diary, all=[{**lab, "in_context": True}, window])


def test_a_state_looked_for_on_a_day_is_one_finding_at_its_end() -> None:
    diary = Diary().given("blinatumomab", "2026-03-04T12:00")
    (finding,) = condition(**RUNNING).find(diary.day()).findings
    assert finding.moments == (diary.day().end,)
    assert not condition(**RUNNING).find(diary.day(NOON.replace(hour=8))).findings


def test_a_state_without_evidence_leaves_open_what_is_missing() -> None:
    found = condition(low="platelets", below="20").find(Diary().day())
    assert [shown(message) for message in found.missing] == ["a count of platelets: none is on file"]


@pytest.mark.parametrize(
    ("diary", "any_", "all_", "two"),
    [
        (day("cough"), Truth.YES, Truth.NO, Truth.NO),
        (day("cough", undated=True), Truth.YES, Truth.NO, Truth.UNKNOWN),
        (day("cough", "chills"), Truth.YES, Truth.NO, Truth.YES),
        (day("cough", "chills", undated=True), Truth.YES, Truth.UNKNOWN, Truth.YES),
        (day(undated=True), Truth.UNKNOWN, Truth.NO, Truth.NO),
        (day(), Truth.NO, Truth.NO, Truth.NO),
    ],
)
def test_three_valued_answers(diary: Diary, any_: Truth, all_: Truth, two: Truth) -> None:
    parts = [COUGH, CHILLS, RUNNING]
    assert condition(any=parts).answer(diary.day(), NOON).truth is any_
    assert condition(all=parts).answer(diary.day(), NOON).truth is all_
    assert condition(at_least=2, of=parts).answer(diary.day(), NOON).truth is two


def test_an_answer_carries_the_gaps_only_of_what_it_hangs_on() -> None:
    diary = day("cough", undated=True).day()
    assert not condition(any=[COUGH, RUNNING]).answer(diary, NOON).not_known
    assert condition(all=[COUGH, RUNNING]).answer(diary, NOON).not_known


def test_parts_say_whether_they_speak_of_entries() -> None:
    assert condition(any=[COUGH, RUNNING]).of_entries
    assert not condition(all=[RUNNING, {"phase": "rest"}]).of_entries
    assert condition(all=[RUNNING, {"phase": "rest"}]).triggers == {"always"}
    assert condition(any=[COUGH, RUNNING]).triggers == {"symptom:cough", "always"}
    assert condition(all=[RUNNING, COUGH]).triggers == {"symptom:cough"}


def test_a_kind_of_condition_has_to_say_what_it_looks_for() -> None:
    with pytest.raises(NotImplementedError):
        EntryCondition().find(Diary().day())
    with pytest.raises(NotImplementedError):
        StateCondition().answer(Diary().day(), NOON)
