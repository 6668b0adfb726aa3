"""Conditions on symptoms and on the infusion check."""

import pytest

from diary.core.truth import Truth
from tests.signs.cases import DAY, NOON, Diary, condition, shown


def found(diary: Diary, **data: object) -> list[set[str]]:
    findings = condition(**data).find(diary.day()).findings
    return [{piece.ref for piece in finding.evidence} for finding in findings]


@pytest.mark.parametrize(("severity", "met"), [(1, False), (2, True), (4, True), (None, True), (0, False)])
def test_a_step_is_met_from_there_on_and_by_what_was_not_rated(severity: int | None, *, met: bool) -> None:
    assert bool(found(Diary().symptom("cough", severity), symptom="cough", step=2)) is met


def test_each_entry_is_a_finding_of_its_own() -> None:
    diary = Diary().symptom("cough", 1, "2026-03-04T08:00").symptom("cough", 3, "2026-03-04T20:00").symptom("pain")
    assert found(diary, symptom=["cough", "chills"]) == [{"symptoms-0"}, {"symptoms-1"}]


def test_any_symptom_means_every_one_but_the_excepted() -> None:
    diary = Diary().symptom("own:Jaw pain", 3).symptom("hair-loss", 4)
    assert found(diary, symptom="any", step=3, **{"except": ["hair-loss"]}) == [{"symptoms-0"}]


def test_new_and_ongoing_exclude_each_other() -> None:
    fresh = Diary().symptom("cough")
    lasting = Diary().symptom("cough").symptom("cough", 1, "2026-03-01")
    assert found(fresh, symptom="cough", new=True)
    assert not found(fresh, symptom="cough", ongoing=True)
    assert found(lasting, symptom="cough", ongoing=True)
    assert not found(lasting, symptom="cough", new=True)


def test_worse_asks_for_a_step_more_than_usual() -> None:
    diary = Diary().symptom("rash", 1, "2026-03-01")
    assert not found(Diary(*diary.records).symptom("rash", 1), symptom="rash", worse=True)
    assert found(Diary(*diary.records).symptom("rash", 2), symptom="rash", worse=True)


def test_episodes_of_a_day_add_up() -> None:
    diary = (
        Diary().symptom("vomiting", 1, "2026-03-04T08:00", times=2).symptom("vomiting", 1, "2026-03-04T20:00", times=3)
    )
    diary.symptom("vomiting", 2, "2026-03-04T21:00")
    assert found(diary, symptom="vomiting", times=5) == [{"symptoms-0", "symptoms-1"}]
    assert found(diary, symptom="vomiting", times=6) == []


def test_what_was_not_counted_leaves_the_episodes_open_where_they_would_decide() -> None:
    diary = Diary().symptom("vomiting", 3, "2026-03-04T08:00").symptom("vomiting", 1, "2026-03-04T20:00", times=2)
    (gap,) = condition(symptom="vomiting", times=3).find(diary.day()).undecided
    assert [shown(each) for each in gap.not_known] == ["the number of times for vomiting"]
    assert gap.moments == diary.day().moments(diary.day().symptoms[0].when)
    assert not condition(symptom="vomiting", times=2).find(diary.day()).undecided
    assert not condition(symptom="vomiting", times=3).find(Diary().symptom("vomiting", times=2).day()).undecided


def test_a_yes_to_the_check_is_a_finding_that_does_not_say_which_symptom() -> None:
    day = Diary().check("yes").check("no").day()
    (finding,) = condition(check="infusion").find(day).findings
    assert [shown(gap) for gap in finding.not_known] == ["which symptom came during the infusion"]
    assert shown(finding.evidence[0].text) == "Answered yes to the infusion check, 14:30"


def test_a_yes_to_a_check_that_does_not_decide_leaves_the_sign_open() -> None:
    undecided = condition(check="infusion", decides=False)
    assert undecided.find(Diary().check("yes").day()).missing
    assert not undecided.find(Diary().check("no").day()).missing


def test_asked_at_a_moment_an_entry_speaks_for_its_day() -> None:
    day = Diary().symptom("cough", when="2026-03-04T20:00").check("yes").day(DAY)
    assert condition(symptom="cough").answer(day, NOON).truth is Truth.YES
    assert condition(symptom="chills").answer(day, NOON).truth is Truth.NO
    assert condition(check="infusion", decides=False).answer(day, NOON).truth is Truth.UNKNOWN
