"""How the warnings work: each sign in words, its examples judged as they are told."""

from typing import Any

import pytest

from diary.core.texts import Message
from diary.signs.engine import EMERGENCY_AT
from diary.signs.explain import BranchWords, Line, Part, SignWords, explain, how_it_works
from diary.signs.rules import Rule, RuleBook, parse_rules
from tests.signs.cases import catalog, rule_book, shown
from tests.wording import faults

RULES = rule_book().rules
MATCHES = {f"explain.example.{name}" for name in ("fires", "fires-stronger", "held-back")}
CHILLS = [{"symptom": "chills", "severity": 1, "when": "2026-03-04T14:30"}]
NO_CHILLS = [{"symptom": "chills", "severity": 0, "when": "2026-03-04T14:30"}]


def branch(**more: Any) -> dict[str, Any]:  # noqa: ANN401
    return {
        "name": "chills",
        "urgency": "today",
        "when": {"symptom": "chills"},
        "fires": {"on": "2026-03-04", "symptoms": CHILLS},
        "silent": {"on": "2026-03-04", "symptoms": NO_CHILLS},
        **more,
    }


def rule(*branches: dict[str, Any], **more: Any) -> Rule:  # noqa: ANN401
    data = {
        "id": "fever",
        "version": 7,
        "section": "Heading: Part",
        "standards": ["own decision: none"],
        "general": True,
        "branch": list(branches or [branch()]),
        "text": {"title": "", "why": "", "say": "", "pattern": "", "no-pattern": "", "own": {"title": ""}},
        **more,
    }
    return parse_rules([("fever", data)]).rules[0]


def said(*branches: dict[str, Any], **more: Any) -> SignWords:  # noqa: ANN401
    return explain(rule(*branches, **more), catalog())


def lines(part: SignWords | BranchWords) -> dict[str, str]:
    return {shown(line.label): shown(line.text) for line in part.lines}


def test_a_sign_says_why_it_is_one_whom_it_looks_at_and_what_it_rests_on() -> None:
    sign = said()
    assert shown(sign.title) == "Fever"
    assert shown(sign.why).startswith("Your fever line is 38.0 °C, or the lower one on your clinic’s card.")
    assert lines(sign) == {
        "Section of the source document": "Heading: Part",
        "Version of this rule": "Version 7",
        "Whom it looks at": "Everyone. It needs no treatment on file.",
    }
    assert sign.standards == ("own decision: none",)
    assert lines(said(general=False))["Whom it looks at"].startswith("Those whom the rules below name.")


def test_a_branch_says_its_step_what_it_looks_for_and_its_examples() -> None:
    (first,) = said().branches
    assert shown(first.title) == "1. Tell your care team today"
    assert [shown(entry) for entry in first.entries] == ["chills"]
    assert lines(first) == {
        "An example": "On 4 Mar: Chills, mild, 14:30. → Tell your care team today.",
        "An example that is left out": "On 4 Mar: Chills, none, 14:30. → This sign stays silent.",
    }


def test_what_narrows_a_branch_and_how_long_it_holds_is_said() -> None:
    (first,) = said(
        branch(
            context={"medicine": "blinatumomab"},
            only_if={"low": "platelets", "below": "20"},
            supports={"low": "neutrophils", "below": "1.0"},
            floor="tell",
            adds=[{"symptom": "tremor"}, {"symptom": "rash"}],
            holds=7,
            section="Other heading: Part",
        )
    ).branches
    told = lines(first)
    assert told["Only"] == "while blinatumomab runs. Dates that are not known count."
    assert told["Only if it is known"] == "platelets below 20 ×10⁹/L."
    assert told["And"] == "neutrophils below 1.0 ×10⁹/L, or not known."
    assert told["If it is known not to be so"] == "Then it says: tell your care team at the next contact."
    assert told["Shown beside it"] == "shaky hands and rash."
    assert told["How long it holds"].startswith("For 7 days from when the blood was drawn.")
    assert told["Section of the source document"] == "Other heading: Part"


def test_without_a_floor_a_good_count_leaves_the_branch_out() -> None:
    (first,) = said(branch(supports={"low": "neutrophils", "below": "1.0"})).branches
    assert lines(first)["If it is known not to be so"] == "Then this way is left out."


def test_words_of_its_own_stand_in_the_title_of_a_branch() -> None:
    low = next(rule for rule in RULES if rule.sign == "low-platelets")
    titles = [shown(each.title) for each in explain(low, catalog()).branches]
    assert titles[0] == "1. Call your care team now (Very low platelets)"
    assert titles[1] == "2. Tell your care team today"


@pytest.mark.parametrize(
    ("when", "lead", "number"),
    [
        ({"any": [{"symptom": "chills"}, {"symptom": "rash"}]}, "One of these is in the diary:", 2),
        ({"any": [{"symptom": "chills"}]}, "This is in the diary:", 1),
        ({"all": [{"symptom": "chills"}, {"symptom": "rash"}]}, "This is in the diary:", 1),
        (
            {"at_least": 2, "of": [{"symptom": "chills"}, {"symptom": "rash"}, {"symptom": "pain"}]},
            "At least 2 of these are in the diary:",
            3,
        ),
    ],
)
def test_what_it_looks_for_is_a_list(when: dict[str, Any], lead: str, number: int) -> None:
    (first,) = said(branch(when=when)).branches
    assert shown(first.lead) == lead
    assert len(first.entries) == number


def test_words_that_may_be_added_are_said_with_their_condition() -> None:
    when, beside = {"fever": "pattern"}, {"fever": "measured"}
    notes = said(
        note=[
            {"met": "pattern", "when": {"phase": "induction"}},
            {"met": "pattern", "unmet": "no-pattern", "when": when, "only_if": beside},
        ]
    ).notes
    assert shown(notes[0]).startswith("Where this is so (during induction): “The readings meet")
    assert shown(notes[1]).startswith("Only beside this (a temperature at or above your fever line). Where this is so")
    assert "Where not: “" in shown(notes[1])


def outcome(line: Line) -> str:
    return shown(line.text).partition("→ ")[2]


def outcomes(*branches: dict[str, Any], **more: Any) -> list[tuple[str, str]]:  # noqa: ANN401
    told = [each.lines for each in said(*branches, **more).branches]
    return [(outcome(each[-2]), outcome(each[-1])) for each in told]


def test_an_example_that_another_branch_makes_stronger_says_so() -> None:
    other = branch(name="other", urgency="now")
    stronger = "It matches. Another way of this sign makes it: call your care team now."
    assert [fires for fires, _ in outcomes(branch(), other)] == [stronger, "Call your care team now."]


def test_an_example_that_another_branch_matches_says_so() -> None:
    worse = branch(name="worse", urgency="now", when={"symptom": "chills", "step": 2})
    worse["silent"] = worse["fires"]
    worse["fires"] = {"on": "2026-03-04T15:00", "symptoms": [{**CHILLS[0], "severity": 2}]}
    other = "It does not match. Another way of this sign says: tell your care team today."
    assert outcomes(branch(), worse)[1] == ("Call your care team now.", other)


def test_an_emergency_and_a_step_that_is_held_back_are_said_as_they_are() -> None:
    pain = [{"symptom": "chest-pain", "severity": 1, "when": "2026-03-04T14:30"}]
    urgent = branch(urgency="now", when={"symptom": "chest-pain"}, fires={"on": "2026-03-04", "symptoms": pain})
    assert outcomes(urgent)[0][0] == "Call the emergency number."
    held_back = "Tell your care team at the next contact. It is one mild symptom alone."
    cough = [{"symptom": "cough", "severity": 1, "when": "2026-03-04T14:30"}]
    mild = branch(when={"symptom": "cough"}, fires={"on": "2026-03-04", "symptoms": cough})
    assert outcomes(mild, general=False)[0][0] == held_back


def test_a_branch_at_its_floor_is_not_held_back() -> None:
    results = [{"analyte": "neutrophils", "value": "4.0", "unit": "10*9/L"}]
    counts = [{"collected_at": "2026-03-03T08:00", "results": results}]
    floor = branch(
        urgency="now",
        supports={"low": "neutrophils", "below": "1.0"},
        floor="today",
        fires={"on": "2026-03-04", "symptoms": CHILLS, "counts": counts},
    )
    assert outcomes(floor)[0][0] == "Tell your care team today."


def test_an_example_that_cannot_be_decided_says_what_is_missing() -> None:
    counts = [{"collected_at": "2026-03-04", "results": [{"analyte": "potassium", "value": "3.4", "unit": "mmol/L"}]}]
    (silent,) = (
        silent
        for _, silent in outcomes(
            branch(
                when={"count": "potassium", "below_own_limit": "1"},
                silent={"on": "2026-03-04", "counts": counts},
            )
        )
    )
    assert silent == "This sign is listed as not checked. It needs the report’s own limit for potassium."


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.sign)
def test_every_rule_is_told_to_the_end_and_its_examples_do_what_they_are_for(rule: Rule) -> None:
    sign = explain(rule, catalog())
    assert len(sign.branches) == len(rule.branches)
    for each in sign.branches:
        *_, fires, silent = (line for line in each.lines if line.label.id.endswith(("fires", "silent")))
        assert outcome_id(fires) in MATCHES
        assert outcome_id(silent) not in MATCHES
    for message in messages(sign):
        assert not faults(shown(message)), message


def outcome_id(line: Line) -> str:
    told = dict(line.text.values)["outcome"]
    assert isinstance(told, Message)
    return told.id


def messages(sign: SignWords) -> list[Message]:
    of_branches = [
        message
        for each in sign.branches
        for message in (each.title, each.lead, *each.entries, *(line.text for line in each.lines))
    ]
    return [sign.title, sign.why, *(line.text for line in sign.lines), *sign.notes, *of_branches]


def parts() -> tuple[Part, ...]:
    return how_it_works(RuleBook("2026.1", RULES))


def test_how_it_works_says_what_a_person_must_know() -> None:
    text = " ".join(shown(sentence) for part in parts() for sentence in (*part.sentences, *part.items))
    for needed in (
        "A count that is not known, or too old, counts as low.",
        "It holds 3 days where counts change fast, 14 days in maintenance, and 7 days at other times.",
        "in the 21 days after a dose",
        "in the last 14 days",
        "but the line stays at 38.0 °C.",
        "It tells no one: only your call does.",
        "No doctor or nurse has reviewed them.",
        "These are the rules of version 2026.1.",
        "hard to breathe (severe or worse)",
    ):
        assert needed in text
    assert not faults(text)


def test_the_five_steps_name_every_symptom_of_an_emergency() -> None:
    steps = parts()[1]
    assert len(steps.items) == 5
    symptoms = dict(steps.items[0].values)["symptoms"]
    assert isinstance(symptoms, tuple)
    assert len(symptoms) == len(EMERGENCY_AT)
