"""The words of the rule files: enough for every sign of the contract."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from diary.core.words import SIGNS, URGENCIES
from diary.signs.tables import Table
from diary.signs.vocabulary import HEADS, parse_condition
from tests.signs.cases import DAY, NOON, Diary, rule_book

SAID: dict[str, list[dict[str, Any]]] = tomllib.loads((Path(__file__).parent / "said.toml").read_text(encoding="utf-8"))
WRITTEN = {rule.sign for rule in rule_book().rules}
CONDITIONS = [
    pytest.param(part, id=f"{sign}.{key}")
    for sign, tables in SAID.items()
    for table in tables
    for key, part in table.items()
    if key != "rests_on"
]


def test_every_sign_is_written_or_said() -> None:
    assert WRITTEN | SAID.keys() == set(SIGNS)
    assert WRITTEN.isdisjoint(SAID)


@pytest.mark.parametrize("part", CONDITIONS)
def test_what_is_said_can_be_read_and_asked(part: dict[str, Any]) -> None:
    condition = parse_condition(Table.of("said", part))
    diary = Diary().symptom("vomiting", 3, times=7).symptom("rash", 2).temperature("38.5").count("platelets", "10")
    diary.given("cytarabine", "2026-03-01").course("dasatinib", "2026-02-01").milestone("remission", "2026-01-01")
    condition.find(diary.day(DAY))
    condition.answer(diary.day(DAY), NOON)
    assert condition.triggers


def test_every_sign_that_is_said_has_a_step() -> None:
    for sign, tables in SAID.items():
        assert any(table.keys() & set(URGENCIES) for table in tables), sign


def test_every_word_of_the_vocabulary_is_explained() -> None:
    explained = (Path(__file__).parents[2] / "resources" / "signs" / "README.md").read_text(encoding="utf-8")
    assert [head for head in HEADS if f"`{head}`" not in explained] == []
