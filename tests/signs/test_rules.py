"""Rule files that are right, and the many ways in which one can be wrong."""

from collections.abc import Callable
from copy import deepcopy
from typing import Any

import pytest

from diary.signs.rules import parse_rules
from diary.signs.tables import RuleFileError
from tests.signs.cases import rule_book

RULE: dict[str, Any] = {
    "id": "fever",
    "version": 2,
    "section": "Heading: Part",
    "standards": ["own decision: a test"],
    "branch": [
        {
            "name": "felt",
            "urgency": "now",
            "when": {"symptom": "feverish"},
            "fires": {"on": "2026-03-04", "symptoms": []},
            "silent": {"on": "2026-03-04"},
        }
    ],
    "text": {"title": "T", "why": "W", "say": "S", "more": {"title": "M"}, "action": {"now": "Call."}},
}


def changed(change: Callable[[dict[str, Any]], object]) -> dict[str, Any]:
    rule = deepcopy(RULE)
    change(rule)
    return rule


def test_a_rule_is_read() -> None:
    (rule,) = parse_rules([("fever", RULE)], "1").rules
    assert (rule.sign, rule.version, rule.general) == ("fever", 2, False)
    assert rule.texts == {"title", "why", "say", "more.title", "action.now"}
    assert rule.branches[0].fires.records == {"symptoms": []}


def test_rules_come_in_the_order_of_the_contract_and_can_be_asked_for() -> None:
    other = changed(lambda rule: rule.update(id="infection"))
    book = parse_rules([("fever", RULE), ("infection", other)], "2026.1")
    assert book.version == "2026.1"
    assert [rule.sign for rule in book.rules] == ["infection", "fever"]
    assert book.rule("fever").sign == "fever"
    with pytest.raises(KeyError):
        book.rule("bleeding")


def branch(**values: object) -> Callable[[dict[str, Any]], object]:
    return lambda rule: rule["branch"][0].update(values)


def when(**data: object) -> Callable[[dict[str, Any]], object]:
    return branch(when=data)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda rule: rule.update(id="cough"), "fever: id cough is not the name of the file, or no sign"),
        (lambda rule: rule.update(version="1"), "fever: version is not of kind int"),
        (lambda rule: rule.update(version=True), "fever: version is not of kind int"),
        (lambda rule: rule.pop("section"), "fever: section is missing"),
        (lambda rule: rule.update(standards=[]), "fever: standards is no list of sources"),
        (lambda rule: rule.update(standards=[1]), "fever: standards is no list of sources"),
        (lambda rule: rule.update(extra=1), "fever: unknown key: extra"),
        (lambda rule: rule.update(branch=[]), "fever: has no branch"),
        (lambda rule: rule["text"].pop("say"), "fever: has no say"),
        (lambda rule: rule["text"].update(why=1), "fever.text: why is not of kind str"),
        (lambda rule: rule.update(branch=[1]), r"fever.branch\[1\]: not a table"),
        (branch(urgency="soon"), r"fever.branch\[1\] \(felt\): urgency is no urgency: soon"),
        (branch(floor="never"), "floor is no urgency: never"),
        (branch(words="unheard"), "words has no texts: unheard"),
        (branch(colour="red"), "unknown key: colour"),
        (lambda rule: rule["branch"][0].pop("name"), "without a name"),
        (lambda rule: rule["branch"][0].pop("fires"), "fires: on is missing"),
        (lambda rule: rule.update(note=[{"met": "unheard", "when": {"phase": "rest"}}]), "there is no text unheard"),
        (when(), "needs exactly one of"),
        (when(symptom="cough", phase="rest"), "needs exactly one of"),
        (when(symptom="sneezing"), "symptom has an unknown word: sneezing"),
        (when(symptom=[]), "symptom is neither a word nor a list of words"),
        (when(symptom=1), "symptom is neither a word nor a list of words"),
        (when(symptom="cough", step=5), "step is not 1 to 4"),
        (when(symptom="cough", stepp=2), "unknown key: stepp"),
        (when(symptom="vomiting", times=3, step=2), "times stands alone beside its symptom"),
        (when(any=[]), "any is empty"),
        (when(at_least=3, of=[{"symptom": "cough"}, {"symptom": "chills"}]), "at_least asks for none or for all"),
        (when(fever="high"), "fever has an unknown word: high"),
        (when(reading="pulse", above="fast"), "above is not a number written as text"),
        (when(reading="pulse", above=120), "above is not of kind str"),
        (when(weight="lost"), "percent is missing"),
        (when(count="platelets"), "a count needs exactly one of"),
        (when(count="platelets", below="20", above="2"), "a count needs exactly one of"),
        (when(low="platelets"), "below is missing"),
        (when(low="neutrophils", below="1", or_else={"low": "white-cells"}), "below is missing"),
        (when(medicine="blinatumomab", within="long"), "within is not a time such as 14 days"),
        (when(milestone="birthday"), "milestone has an unknown word: birthday"),
        (when(window="shop"), "window has an unknown word: shop"),
    ],
)
def test_a_wrong_rule_file_says_where_and_what(change: Callable[[dict[str, Any]], object], said: str) -> None:
    with pytest.raises(RuleFileError, match=said):
        parse_rules([("fever", changed(change))], "1")


def test_the_place_inside_nested_conditions_is_named() -> None:
    nested = when(any=[{"symptom": "cough"}, {"all": [{"symptom": "sneezing"}]}])
    with pytest.raises(RuleFileError, match=r"when.any\[2\].all\[1\]: symptom has an unknown word"):
        parse_rules([("fever", changed(nested))], "1")


def test_the_program_s_own_rules_are_read() -> None:
    assert len(rule_book().rules) == len({rule.sign for rule in rule_book().rules})
