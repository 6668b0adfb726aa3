"""Coverage of the source document: each row can be logged, and is used by a rule or listed with the reason why not."""

from pathlib import Path
from tomllib import loads
from typing import Any

import pytest

from diary.core import words
from diary.ui.pages.counts.lines import LINES, SHARE_OF
from diary.ui.pages.today import vitals
from diary.ui.pages.treatment.asks import asks
from diary.ui.pages.treatment.sections import SECTIONS
from tests.signs.cases import catalog, rule_book, texts
from tests.signs.mentions import mentions

HERE = Path(__file__).parent
DOCUMENT: dict[str, Any] = loads((HERE / "document.toml").read_text(encoding="utf-8"))
ROWS: dict[str, dict[str, Any]] = DOCUMENT["rows"]
MENTIONED = {rule.sign: mentions(rule) for rule in rule_book().rules}
IN_WORDS = {
    "symptom": words.SYMPTOMS,
    "medicine": words.MEDICINES,
    "analyte": words.ANALYTES,
    "measurement": words.MEASUREMENTS,
    "treatment": words.TREATMENT_KINDS,
    "phase": words.PHASES,
    "device": words.DEVICES,
    "milestone": words.MILESTONES,
    "subtype": words.SUBTYPES,
    "site": words.RADIATION_SITES,
    "product": words.PRODUCTS,
}
PHILADELPHIA = "philadelphia"
"""The one word that is a field of the person."""


def chosen(section: str) -> tuple[str, ...]:
    """The words that the form of a list lets one choose among."""
    return next(ask.choices for ask in asks(section, "") if ask.choices)


ENTERABLE = {
    "symptom": words.SYMPTOMS,
    "medicine": words.MEDICINES,
    "analyte": (*LINES, *SHARE_OF.values()),
    "measurement": (*vitals.SHOWN, *vitals.MORE),
    "treatment": tuple(word for kinds in SECTIONS.values() for word in kinds),
    "phase": chosen("phases"),
    "device": chosen("devices"),
    "milestone": chosen("milestones"),
    "subtype": words.SUBTYPES,
    "site": chosen("radiation"),
    "product": chosen("transfusions"),
}
"""What the forms of the window take; symptoms and medicines are found by their names."""


def found_by_name(kind: str, word: str) -> bool:
    """Whether the search of a form finds the word by its name."""
    name = texts().name(kind, word)
    if kind == "symptom":
        return word in {info.id for info in catalog().find_symptoms(name)}
    return kind != "medicine" or word in {info.id for info in catalog().find_medicines(name)}


def test_no_row_is_missing_and_none_is_made_up() -> None:
    rows = loads((HERE.parent / "data" / "document-rows.toml").read_text(encoding="utf-8"))
    assert sorted(ROWS) == sorted(rows)


@pytest.mark.parametrize("row", ROWS)
def test_each_row_can_be_logged(row: str) -> None:
    assert ROWS[row]["log"]
    for logged in ROWS[row]["log"]:
        if logged == PHILADELPHIA:
            continue
        kind, _, word = logged.partition(":")
        assert word in IN_WORDS[kind], logged
        assert texts().name(kind, word), logged
        assert word in ENTERABLE[kind], logged
        assert found_by_name(kind, word), logged


@pytest.mark.parametrize("row", ROWS)
def test_each_row_is_used_by_a_rule_or_says_why_not(row: str) -> None:
    signs = ROWS[row].get("signs", ())
    assert bool(signs) is not bool(ROWS[row].get("why_not"))
    for sign in signs:
        assert MENTIONED[sign] & set(ROWS[row]["log"]), sign


@pytest.mark.parametrize("kind", ["symptom", "medicine", "analyte"])
def test_each_word_is_used_by_a_rule_or_is_listed_with_the_reason_why_not(kind: str) -> None:
    used = frozenset().union(*MENTIONED.values())
    unused = DOCUMENT["unused"][kind]
    assert [word for word in IN_WORDS[kind] if f"{kind}:{word}" not in used] == list(unused)
    assert all(unused.values())


def test_every_sign_of_the_contract_has_its_rule_and_a_row_of_the_document_or_is_our_own() -> None:
    assert tuple(rule.sign for rule in rule_book().rules) == words.SIGNS
    named = {sign for row in ROWS.values() for sign in row.get("signs", ())}
    assert set(words.SIGNS) - named == set(DOCUMENT["without_a_row"])
