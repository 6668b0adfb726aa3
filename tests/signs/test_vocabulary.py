"""The words of the rule files: every sign of the contract has its rule, every word is explained."""

from pathlib import Path

from diary.core.words import SIGNS
from diary.signs.vocabulary import HEADS
from tests.signs.cases import rule_book


def test_every_sign_has_its_rule() -> None:
    assert tuple(rule.sign for rule in rule_book().rules) == SIGNS


def test_every_word_of_the_vocabulary_is_explained() -> None:
    explained = (Path(__file__).parents[2] / "resources" / "signs" / "README.md").read_text(encoding="utf-8")
    assert [head for head in HEADS if f"`{head}`" not in explained] == []
