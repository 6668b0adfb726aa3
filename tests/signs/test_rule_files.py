"""The rule files: each branch with its examples, the sections they name, and every word that a person reads."""

import re
from collections.abc import Iterator

import pytest

from diary.config.resources import Resources
from diary.core.texts import Message
from diary.core.words import SIGNS, URGENCIES
from diary.signs.engine import judge_rule
from diary.signs.flags import EMERGENCY, NOW, RANK
from diary.signs.rules import Branch, Example, Rule
from diary.signs.windows import AFTER_LUMBAR_PUNCTURE, AFTER_RADIATION, Window
from tests.signs.cases import from_lists, moment_of, rule_book, shown, texts
from tests.wording import VERBS, faults

BRANCHES = [(rule, branch) for rule in rule_book().rules for branch in rule.branches]
NAMES = [f"{rule.sign}: {branch.name}" for rule, branch in BRANCHES]

SECTIONS = {
    "Treating Acute Lymphocytic Leukemia": {
        "General treatment information",
        "Considering complementary and alternative methods",
    },
    "Chemotherapy for Acute Lymphocytic Leukemia": {"Possible side effects"},
    "Targeted Therapy for Acute Lymphocytic Leukemia": set(),
    "Monoclonal Antibodies to Treat Acute Lymphocytic Leukemia": {
        "Blinatumomab (Blincyto)",
        "Inotuzumab ozogamicin (Besponsa)",
    },
    "Surgery for Acute Lymphocytic Leukemia": {"Ommaya reservoir"},
    "Radiation Therapy for Acute Lymphocytic Leukemia": set(),
    "High-dose Chemotherapy and Stem Cell Transplant for Acute Lymphocytic Leukemia": {
        "Types of transplants",
        "Practical points",
    },
    "Typical Treatment of Acute Lymphocytic Leukemia": {
        "Induction",
        "Maintenance",
        "What if the leukemia doesn't respond or comes back after treatment?",
        "Palliative treatment",
    },
}
"""The document's headings and sub-headings."""


def fired(rule: Rule, branch: Branch, example: Example) -> set[str]:
    hits, _ = judge_rule(rule, from_lists(example.records).day(moment_of(example.on)))
    return {hit.urgency for hit in hits if hit.branch is branch}


@pytest.mark.parametrize(("rule", "branch"), BRANCHES, ids=NAMES)
def test_the_example_that_fires_does_so_at_its_step_or_floor(rule: Rule, branch: Branch) -> None:
    assert fired(rule, branch, branch.fires)
    assert fired(rule, branch, branch.fires) <= {branch.urgency, branch.floor}


@pytest.mark.parametrize(("rule", "branch"), BRANCHES, ids=NAMES)
def test_the_example_that_stays_silent_does(rule: Rule, branch: Branch) -> None:
    assert fired(rule, branch, branch.silent) == set()


@pytest.mark.parametrize("rule", rule_book().rules, ids=lambda rule: rule.sign)
def test_sections_are_headings_of_the_document(rule: Rule) -> None:
    for section in (rule.section, *(branch.section for branch in rule.branches if branch.section)):
        heading, _, part = section.partition(": ")
        assert heading in SECTIONS
        assert not part or part in SECTIONS[heading]


@pytest.mark.parametrize("rule", rule_book().rules, ids=lambda rule: rule.sign)
def test_branches_have_names_of_their_own_and_floors_below_their_step(rule: Rule) -> None:
    assert len({branch.name for branch in rule.branches}) == len(rule.branches)
    for branch in rule.branches:
        assert not branch.floor or RANK[branch.urgency] <= RANK[branch.floor] <= RANK["tell"]
        assert not branch.floor or branch.supports


def test_sources_are_named_in_words_that_a_reader_knows() -> None:
    for rule in rule_book().rules:
        assert [each for each in rule.standards if re.search(r"\blaws? \d|\bW\d\d|contract|clinical basis", each)] == []


def test_signs_come_in_the_order_of_the_contract() -> None:
    assert [rule.sign for rule in rule_book().rules] == [s for s in SIGNS if s in {r.sign for r in rule_book().rules}]


def rendered(rule: Rule) -> Iterator[tuple[str, str]]:
    """Every text that the rule's flags can show, by id, with sample values."""
    values = {
        "line": Message.of("signs.quantity", value="38.0", unit="Cel"),
        "number": "911",
        "entries": (Message.of("signs.spoken.symptom-untimed", symptom="chills", severity="2"),),
    }
    for key in sorted(rule.texts):
        yield key, shown(Message.of(f"sign.{rule.sign}.{key}", **values))


@pytest.mark.parametrize("rule", rule_book().rules, ids=lambda rule: rule.sign)
def test_texts_are_calm_and_name_no_disease_as_a_fact(rule: Rule) -> None:
    for key, text in rendered(rule):
        assert not faults(text), key
        assert text == text.strip()
        assert "  " not in text


@pytest.mark.parametrize("rule", rule_book().rules, ids=lambda rule: rule.sign)
def test_actions_start_with_a_verb(rule: Rule) -> None:
    for key, text in rendered(rule):
        if "action." in key:
            assert text.split()[0] in VERBS
            assert key.rpartition(".")[2] in URGENCIES


@pytest.mark.parametrize("urgency", URGENCIES)
def test_common_actions_start_with_a_verb(urgency: str) -> None:
    assert shown(Message.of(f"signs.act.{urgency}", number="911")).split()[0] in VERBS


def test_every_evidence_has_its_spoken_form() -> None:
    ids = {id_.removeprefix("signs.evidence.") for id_ in texts().templates if id_.startswith("signs.evidence.")}
    spoken = {id_.removeprefix("signs.spoken.") for id_ in texts().templates if id_.startswith("signs.spoken.")}
    assert ids == spoken


def test_now_can_become_emergency_so_both_have_words() -> None:
    assert {f"signs.act.{NOW}", f"signs.act.{EMERGENCY}", "signs.act.emergency-unknown"} <= texts().templates.keys()


def tables(found: object) -> Iterator[dict[str, object]]:
    """All tables of a rule file, also those inside others."""
    if isinstance(found, dict):
        yield found
    for inner in found.values() if isinstance(found, dict) else found if isinstance(found, list) else ():
        yield from tables(inner)


@pytest.mark.parametrize(
    ("treatment", "window"), [("radiation", AFTER_RADIATION), ("lumbar-puncture", AFTER_LUMBAR_PUNCTURE)]
)
def test_the_rules_look_back_as_far_as_the_windows_of_law_11(treatment: str, window: Window) -> None:
    files = [data for _, data in Resources.find().sign_rules()]
    about = [table for table in tables(files) if treatment in str(table.get("treatment"))]
    windows = {str(table["within"]) for table in about if "within" in table} - {"ever"}
    assert {Window.parse(text) for text in windows} == {window}
