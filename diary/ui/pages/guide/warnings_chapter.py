"""The guide's chapter "How the warnings work", made from the rules each time it is opened.

Telling one sign takes about a millisecond for each of its branches, because its examples are judged; the page
may therefore ask for ``overview_blocks`` first and for the ``sign_blocks`` of one sign as it is looked at.
``warning_blocks`` is all of it.
"""

from collections.abc import Iterator

from diary.core.catalog import Catalog, capital
from diary.core.guide import WARNINGS
from diary.core.texts import Message, Texts
from diary.signs.explain import BranchWords, Line, SignWords, explain, how_it_works
from diary.signs.rules import Rule, RuleBook
from diary.ui.pages.guide.blocks import Block, Bullets, Heading, Labeled, Link, Paragraph


def warning_blocks(rules: RuleBook, texts: Texts, catalog: Catalog) -> tuple[Block, ...]:
    """The whole chapter: how the warnings work, then each sign in the order of the contract."""
    signs = (block for rule in rules.rules for block in sign_blocks(rule, texts, catalog))
    return (*overview_blocks(rules, texts), *signs)


def overview_blocks(rules: RuleBook, texts: Texts) -> tuple[Block, ...]:
    """What all signs share, with links to each of them."""
    return tuple(_overview(rules, texts))


def sign_blocks(rule: Rule, texts: Texts, catalog: Catalog) -> tuple[Block, ...]:
    """One sign: why it is one, what it looks for, and its examples."""
    return tuple(_sign(explain(rule, catalog), texts))


def _overview(rules: RuleBook, texts: Texts) -> Iterator[Block]:
    yield Heading(text=texts.text("explain.how.title"), level=1, anchor=WARNINGS)
    for part in how_it_works(rules):
        yield Heading(text=texts.render(part.title), level=2)
        if part.sentences:
            yield Paragraph(text=" ".join(texts.render(sentence) for sentence in part.sentences))
        if part.items:
            yield Bullets(items=tuple(texts.render(item) for item in part.items))
    yield Heading(text=texts.text("explain.how.signs"), level=2)
    for rule in rules.rules:
        yield Link(text=texts.text(f"sign.{rule.sign}.title"), target=target_of(rule.sign))


def target_of(sign: str) -> str:
    """The target of a sign's part of the chapter."""
    return f"{WARNINGS}:{sign}"


def _sign(sign: SignWords, texts: Texts) -> Iterator[Block]:
    yield Heading(text=texts.render(sign.title), level=2, anchor=target_of(sign.sign))
    yield Paragraph(text=texts.render(sign.why))
    for branch in sign.branches:
        yield from _branch(branch, texts)
    if sign.notes:
        yield Heading(text=texts.text("explain.label.notes"), level=3)
        yield _bullets(sign.notes, texts)
    yield from (_labeled(line, texts) for line in sign.lines)
    yield Heading(text=texts.text("explain.label.standards"), level=3)
    yield Bullets(items=tuple(capital(standard) for standard in sign.standards))


def _branch(branch: BranchWords, texts: Texts) -> Iterator[Block]:
    yield Heading(text=texts.render(branch.title), level=3)
    yield Paragraph(text=texts.render(branch.lead))
    yield _bullets(branch.entries, texts)
    yield from (_labeled(line, texts) for line in branch.lines)


def _bullets(items: tuple[Message, ...], texts: Texts) -> Bullets:
    return Bullets(items=tuple(capital(texts.render(item)) for item in items))


def _labeled(line: Line, texts: Texts) -> Labeled:
    return Labeled(label=texts.render(line.label), text=capital(texts.render(line.text)))
