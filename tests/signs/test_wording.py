"""The words of a flag."""

from typing import Any

import pytest

from tests.signs.cases import Diary, shown


def test_the_act_comes_first_and_the_diary_says_that_it_tells_no_one() -> None:
    action = shown(Diary().temperature("38.6").flags()["fever"].action)
    assert action == (
        "Call your care team’s day-and-night number now. Do not wait for the fever to pass. "
        "This diary tells no one: only your call does."
    )


@pytest.mark.parametrize(
    ("diary", "sign", "start"),
    [
        (Diary().symptom("cough"), "infection", "Call your care team today."),
        (Diary().symptom("fatigue"), "anemia", "Tell your care team at your next contact."),
        (Diary().symptom("seizure", None), "sudden-neurologic", "Call your local emergency number now."),
        (
            Diary().symptom("seizure", None).add("care_team", emergency_number="911"),
            "sudden-neurologic",
            "Call 911 now.",
        ),
    ],
)
def test_the_act_follows_the_urgency(diary: Diary, sign: str, start: str) -> None:
    assert shown(diary.flags()[sign].action).startswith(start)


def test_the_reason_names_the_fever_line_and_whether_the_pattern_is_met() -> None:
    assert shown(Diary().temperature("38.6").flags()["fever"].why) == (
        "Your fever line is 38.0 °C. Treatment can lower the cells that fight germs. Then a fever may be the only "
        "sign, and it can get serious fast. The readings meet the fever pattern that doctors use (IDSA)."
    )
    line = Diary().add("care_team", fever_at={"value": "99.5", "unit": "[degF]"}).temperature("37.6")
    assert shown(line.flags()["fever"].why).startswith("Your fever line is 99.5 °F.")
    assert "do not yet meet" in shown(line.flags()["fever"].why)


def test_a_fever_that_was_only_felt_has_no_pattern_to_speak_of() -> None:
    assert "pattern" not in shown(Diary().symptom("feverish").flags()["fever"].why)


@pytest.mark.parametrize("more", [{"comparator": "<"}, {"status": "preliminary"}, {"doubt": {"why": "smudged"}}])
def test_a_value_that_is_not_certain_is_said_to_be_the_most_serious(more: dict[str, Any]) -> None:
    said = "this goes by the most serious one it may be"
    assert said in shown(Diary().count("platelets", "15", **more).flags()["low-platelets"].why)
    assert said not in shown(Diary().count("platelets", "15").flags()["low-platelets"].why)


def test_what_to_say_names_the_entries() -> None:
    diary = Diary().temperature("38.6", "2026-03-04T14:40").symptom("feverish", 2, "2026-03-04T14:30")
    assert shown(diary.flags()["fever"].say) == (
        "I am in treatment for leukemia. I have noted: feeling feverish (moderate, 14:30) and temperature 38.6 °C "
        "(14:40). What should I do now?"
    )


def test_a_branch_may_have_words_of_its_own() -> None:
    assert shown(Diary().count("platelets", "10").flags()["low-platelets"].title) == "Very low platelets"
    assert shown(Diary().count("platelets", "19").flags()["low-platelets"].title) == "Low platelets"


def test_a_branch_may_have_a_section_of_its_own() -> None:
    flags = Diary().symptom("cough", 1).given("inotuzumab-ozogamicin", "2026-03-01", "2026-03-01").flags()
    assert flags["infection"].section.endswith("Inotuzumab ozogamicin (Besponsa)")


@pytest.mark.parametrize(
    ("cycle", "started", "said"),
    [
        (1, "2026-02-24", True),
        (1, "2026-02-23", False),
        (2, "2026-03-03", True),
        (2, "2026-03-02", False),
        (3, "2026-03-04", False),
    ],
)
def test_the_first_days_of_the_first_two_cycles_change_the_words_only(cycle: int, started: str, *, said: bool) -> None:
    flags = (
        Diary().given("blinatumomab", started, cycle=cycle).symptom("chills", 1).symptom("loss-of-balance", 1).flags()
    )
    for sign in ("blinatumomab-infusion-reaction", "blinatumomab-neurologic"):
        assert flags[sign].urgency == "now"
        assert ("first days" in shown(flags[sign].why)) is said


def test_induction_and_what_can_hide_a_fever_change_the_words_only() -> None:
    assert "induction" in shown(Diary().phase("induction", "2026-02-20").symptom("cough").flags()["infection"].why)
    unwell = Diary().course("prednisone", "2026-02-20").symptom("feeling-very-unwell", None)
    assert "hide a fever" in shown(unwell.flags()["low-temperature-or-unwell"].why)
