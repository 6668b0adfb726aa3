"""Every string that a person can read: calm, without false comfort, in plain words.

What is refused stands in tests/wording.py; what was read and kept, with its reason, in data/wording-exemptions.toml.
"""

import re
import tomllib
from argparse import ArgumentParser, _SubParsersAction
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diary.cli.parser import build_parser
from diary.core.words import SIGNS, URGENCIES
from diary.signs.rules import Branch
from tests.signs.cases import catalog, from_lists, moment_of, rule_book, shown, texts
from tests.wording import PATTERNS, SLOT, VERBS, WORD, faults, grade, known_words, strings

ROOT = Path(__file__).parents[1]
RESOURCES = ROOT / "resources"
EXEMPTIONS = Path(__file__).parent / "data" / "wording-exemptions.toml"

SEARCHED_ONLY = re.compile(r"\.(spellings|loinc|snomed|icd)\.")
"""Keys of the catalog that are matched with what was typed or printed, and never shown."""

RULE_KEYS = re.compile(r"^(text|standards)\b")
"""Of a rule file, what a person reads."""

LITERAL = re.compile(r'"((?:[^"\\]|\\.)*)"|\[([^\[\]#]*)\]')
"""Words inside a report's template: a string, or plain markup."""

LIMIT = 6
"""The school grade that a text may ask for (the design's page on wording)."""


def tables() -> Iterator[tuple[str, dict[str, Any]]]:
    """Every file of texts by its name below resources."""
    for folder in ("i18n/en", "guide/en", "questions", "signs", "catalog"):
        for path in sorted((RESOURCES / folder).glob("*.toml")):
            yield f"{folder}/{path.name}", tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def texts_of_files() -> dict[str, list[tuple[str, str]]]:
    """What a person can read of each file, by key."""
    return {
        name: [
            (key, text)
            for key, text in strings(data)
            if not SEARCHED_ONLY.search(key) and (not name.startswith("signs/") or RULE_KEYS.search(key))
        ]
        for name, data in tables()
    }


def report_words() -> Iterator[tuple[str, str]]:
    for path in sorted((RESOURCES / "report").glob("*.typ")):
        code = re.sub(r"//.*", "", path.read_text(encoding="utf-8"))
        for found in LITERAL.finditer(code):
            yield path.name, found[1] or found[2] or ""


def help_texts() -> Iterator[tuple[str, str]]:
    """What ``--help`` prints, of the program and of each command."""
    parser = build_parser(texts())
    yield "help", parser.format_help()
    for name, command in commands(parser).items():
        yield f"help {name}", command.format_help()


def commands(parser: ArgumentParser) -> dict[str, ArgumentParser]:
    """The commands of the parser, which offers no other way to them."""
    found = (action for action in parser._actions if isinstance(action, _SubParsersAction))
    return dict(next(found).choices)


def everything() -> Iterator[tuple[str, str]]:
    """Every string with the place where it stands."""
    for name, found in texts_of_files().items():
        yield from ((f"{name}: {key}", text) for key, text in found)
    yield from report_words()
    yield from help_texts()


@cache
def exemptions() -> dict[tuple[str, str], str]:
    entries = tomllib.loads(EXEMPTIONS.read_text(encoding="utf-8")).get("exempt", [])
    return {(entry["place"], entry["says"]): entry["why"] for entry in entries}


def found_faults() -> set[tuple[str, str]]:
    return {(place, fault) for place, text in everything() for fault in faults(text)}


def test_no_string_says_what_none_may() -> None:
    assert sorted(found_faults() - exemptions().keys()) == []


def test_every_exemption_is_still_needed_and_has_a_reason() -> None:
    assert sorted(exemptions().keys() - found_faults()) == []
    assert all(why.strip() for why in exemptions().values())


def test_the_readme_gives_no_false_comfort() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    prose = re.sub(r"```.*?```|`[^`]*`|!\[", "", readme, flags=re.DOTALL)
    assert [fault for fault in faults(prose) if fault.startswith(("false comfort", "alarm", "exclamation"))] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Your counts are normal.", "false comfort"),
        ("It is safe to wait.", "false comfort"),
        ("Don’t worry about it.", "false comfort"),
        ("No problems today.", "false comfort"),
        ("All clear", "false comfort"),
        ("These values are dangerous.", "alarm"),
        ("A critical value", "alarm"),
        ("Emergency!", "exclamation"),
        ("You forgot yesterday.", "blame"),
        ("The odds are good.", "prognosis"),
        ("Most people are cured.", "prognosis"),
        ("OK", "button"),
        ("Confirm", "button"),
        ("You may have an infection.", "diagnosis as a fact"),
        ("Your leukemia has come back.", "diagnosis as a fact"),
        ("We have notified your clinic.", "somebody at the other end"),
        ("Someone is watching.", "somebody at the other end"),
        ("Take an aspirin.", "advice on medicines"),
        ("Skip the next dose.", "advice on medicines"),
        ("Low haemoglobin", "spelling"),
        ("The colour of urine", "spelling"),
        ("The centre called.", "spelling"),
        ("Well logged :)", "smiley"),
        ("Logged 😀", "smiley"),
    ],
)
def test_what_may_not_be_said_is_found(text: str, kind: str) -> None:
    assert [fault.partition(":")[0] for fault in faults(text)] == [kind]


def test_every_pattern_is_tried() -> None:
    tried = test_what_may_not_be_said_is_found.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {kind for _, kind in tried} == PATTERNS.keys()


@pytest.mark.parametrize(
    "text",
    [
        "Below the report’s lower limit of normal.",
        "Ask your care team before you take aspirin.",
        "May I take this pain reliever?",
        "Tell your care team about any dose that you missed.",
        "Call your care team now.",
        "This diary tells no one: only your call does.",
        "Find the finest detail in the abnormally long list, define it, and look okra up.",
    ],
)
def test_what_may_be_said_is_not_refused(text: str) -> None:
    assert faults(text) == []


def sentences(name: str) -> str:
    """The whole sentences of a file; labels and parts of sentences are no text to read."""
    found = (text for _, text in texts_of_files()[name])
    return " ".join(text for text in found if text.endswith((".", "?")) and len(WORD.findall(SLOT.sub("it", text))) > 3)


@cache
def known() -> frozenset[str]:
    return known_words(medicine.name for medicine in catalog().medicines.values())


@pytest.mark.parametrize("name", [name for name in texts_of_files() if not name.startswith("catalog/")])
def test_a_file_of_texts_can_be_read_in_sixth_grade(name: str) -> None:
    text = sentences(name)
    assert not text or grade(text, known()) <= LIMIT


@pytest.mark.parametrize("sign", [rule.sign for rule in rule_book().rules])
def test_a_warning_can_be_read_in_sixth_grade_as_a_whole(sign: str) -> None:
    shown_texts = [SLOT.sub("it", text) for _, text in texts_of_files()[f"signs/{sign}.toml"] if _.startswith("text")]
    assert grade(". ".join(text.rstrip(".") for text in shown_texts) + ".", known()) <= LIMIT


def test_the_grade_rises_with_longer_words_and_sentences() -> None:
    assert grade("Call your team now. They can help.") < 2
    assert grade("Notify the responsible physician immediately regarding symptomatic deterioration.") > 12
    assert grade("Ask about blinatumomab.", known()) < grade("Ask about blinatumomab.")
    assert grade("The line is 38.0 degrees.") == grade("The line is 38 degrees.")
    assert grade("It can wait; call first.") == grade("It can wait. Call first.")


ACTIONS = [
    (id_, text)
    for id_, text in sorted(texts().templates.items())
    if re.match(r"signs\.act\.|sign\.[\w-]+\.(?:[\w-]+\.)*action\.", id_)
]


def test_actions_are_those_of_the_steps_and_of_the_signs() -> None:
    assert {f"signs.act.{urgency}" for urgency in URGENCIES} <= {id_ for id_, _ in ACTIONS}


@pytest.mark.parametrize(("id_", "text"), ACTIONS, ids=[id_ for id_, _ in ACTIONS])
def test_an_action_starts_with_a_verb(id_: str, text: str) -> None:
    assert text.split(maxsplit=1)[0] in VERBS, id_


BRANCHES = [(rule.sign, branch) for rule in rule_book().rules for branch in rule.branches]


@pytest.mark.parametrize(("sign", "branch"), BRANCHES, ids=[f"{sign}: {branch.name}" for sign, branch in BRANCHES])
def test_each_flag_starts_with_what_to_do_and_says_that_the_diary_tells_no_one(sign: str, branch: Branch) -> None:
    flags = from_lists(branch.fires.records).flags(moment_of(branch.fires.on))
    assert sign in flags
    for flag in flags.values():
        action = shown(flag.action)
        assert action.split()[0] in VERBS
        assert action.endswith("This diary tells no one: only your call does.")
        assert faults(" ".join(shown(text) for text in (flag.title, flag.action, flag.why, flag.say))) == []


def test_these_flags_cover_every_sign_and_every_step() -> None:
    seen: Counter[str] = Counter()
    signs = set()
    for sign, branch in BRANCHES:
        flag = from_lists(branch.fires.records).flags(moment_of(branch.fires.on))[sign]
        seen[flag.urgency] += 1
        signs.add(sign)
    assert signs == {rule.sign for rule in rule_book().rules} <= set(SIGNS)
    assert set(seen) == set(URGENCIES)
