"""The chapter of the guide that is made from the rules."""

import pytest

from diary.signs.rules import Rule
from diary.ui.pages.guide.blocks import Block, Bullets, Heading, Labeled, Link, Paragraph
from diary.ui.pages.guide.warnings_chapter import overview_blocks, sign_blocks, warning_blocks
from tests.signs.cases import catalog, rule_book, texts
from tests.wording import faults


def words(block: Block) -> tuple[str, ...]:
    match block:
        case Labeled():
            return block.label, block.text
        case Bullets():
            return block.items
    return (block.text,)


def test_the_chapter_is_the_overview_and_every_sign_in_order() -> None:
    rules = rule_book()
    blocks = warning_blocks(rules, texts(), catalog())
    anchors = [block.anchor for block in blocks if isinstance(block, Heading) and block.anchor]
    assert anchors == ["warnings", *(f"warnings:{rule.sign}" for rule in rules.rules)]
    links = [block.target for block in blocks if isinstance(block, Link)]
    assert links == anchors[1:]
    assert isinstance(blocks[0], Heading)
    assert blocks[0].level == 1


def test_the_overview_needs_no_example() -> None:
    blocks = overview_blocks(rule_book(), texts())
    assert any(isinstance(block, Paragraph) and "It tells no one" in block.text for block in blocks)
    assert any(isinstance(block, Bullets) and len(block.items) == 5 for block in blocks)


def test_a_sign_is_told_with_its_numbers_and_examples() -> None:
    blocks = sign_blocks(rule_book().rule("low-platelets"), texts(), catalog())
    text = "\n".join(word for block in blocks for word in words(block))
    assert "Platelets at or below 10 ×10⁹/L" in text
    assert "→ Call your care team now." in text
    assert "→ This sign stays silent." in text
    assert "Where the numbers come from" in text


def test_words_that_may_be_added_have_a_heading_of_their_own() -> None:
    headings = [b.text for b in sign_blocks(rule_book().rule("fever"), texts(), catalog()) if isinstance(b, Heading)]
    assert "Words that it may add" in headings


@pytest.mark.parametrize("rule", rule_book().rules, ids=lambda rule: rule.sign)
def test_every_block_of_a_sign_is_whole_and_calm(rule: Rule) -> None:
    for block in sign_blocks(rule, texts(), catalog()):
        for word in words(block):
            assert word.strip()
            assert "{" not in word
            assert word[0] == word[0].upper()
            assert not faults(word)
