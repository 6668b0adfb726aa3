"""What the guide shows, without Qt: the list of its places, and the blocks of each place."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from diary.core.catalog import fold
from diary.core.guide import BASICS, TREATMENT, WARNINGS, Chapter, Entry, Guide, first_sentences
from diary.core.guide_search import GuideSearch, holds_words
from diary.core.texts import Texts
from diary.signs.rules import RuleBook
from diary.ui.pages.guide.blocks import Block, Heading, Labeled, Link, Paragraph
from diary.ui.pages.guide.warnings_chapter import overview_blocks, sign_blocks, target_of

SYMPTOM = "symptom"
VIEWS = (TREATMENT, SYMPTOM, BASICS)
"""The ways into the guide: by treatment, by symptom, about the diary."""

KINDS = {
    "sign": "signs", "symptom": "symptoms", "medicine": "medicines", "device": "devices", "phase": "phases",
    "treatment": "treatments", "analyte": "analytes",
}  # fmt: skip
"""By the first word of a target, the list of the guide that it stands in."""

SEARCH = "search:"
SHOWN = 30
"""How many results show at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quiet:
    """A line about the page itself."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Teaser:
    """An entry as lists show it: its title, which leads there, and its first lines."""

    text: str
    lines: str
    target: str


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One place of the guide.

    Attributes:
        title: What it is about.
        blocks: What stands there, the title first.
        group: The way in that lists it; empty where any does.
        place: The row of the list that it belongs to; empty for none.
    """

    title: str
    blocks: tuple[Block | Quiet | Teaser, ...]
    group: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the list.

    Attributes:
        target: Where it leads; empty for a heading among the rows.
        level: 0 for a chapter, 1 for what stands in it.
        opened: Whether the rows in it show; None where it holds none.
    """

    text: str
    target: str
    level: int = 0
    opened: bool | None = None


class GuidePresenter:
    """Turns the guide into what the page shows.

    Args:
        guide: The guide.
        texts: The words.
        rules: The rules, from which the chapter about the warnings is made.
    """

    def __init__(self, guide: Guide, texts: Texts, rules: RuleBook) -> None:
        self._guide, self._texts, self._rules = guide, texts, rules
        self._signs = {rule.sign: texts.text(f"sign.{rule.sign}.title") for rule in rules.rules}

    def view(self, target: str, group: str = TREATMENT) -> View:
        """The place that a target leads to; the beginning of a group where it leads nowhere."""
        if target.startswith(SEARCH):
            return self._found(target.removeprefix(SEARCH))
        if entry := self._guide.entry(target):
            return self._entry(entry)
        if chapter := self._guide.chapter(target):
            return self._chapter(chapter)
        kind, _, word = target.partition(":")
        if kind == WARNINGS:
            return self._warnings(word)
        if kind in KINDS:
            return self._subject(kind, word) or self._home(group)
        return self._home(group)

    def contents(self, group: str, place: str) -> tuple[Row, ...]:
        """The rows of the list: all chapters, and the entries of the one that a place stands in."""
        if group == SYMPTOM:
            return tuple(self._symptom_rows())
        rows: list[Row] = []
        for chapter in self._guide.chapters:
            if chapter.group == group:
                entries = [Row(text=entry.title, target=entry.anchor, level=1) for entry in chapter.entries]
                rows += _opened(chapter.title, chapter.name, entries, place)
        if group == BASICS:
            signs = [Row(text=title, target=target_of(sign), level=1) for sign, title in self._signs.items()]
            rows += _opened(self._text("warnings"), WARNINGS, signs, place)
        return tuple(rows)

    def _home(self, group: str) -> View:
        title = self._text(f"home-{group}")
        blocks: list[Block] = [
            Heading(text=title, level=1),
            Paragraph(text=self._text(f"home-{group}-text")),
            Paragraph(text=self._text("home-source")),
        ]
        if group != BASICS:
            blocks += [Heading(text=self._text("home-basics"), level=2)]
            blocks += [Link(text=row.text, target=row.target) for row in self.contents(BASICS, "")]
        return View(title=title, blocks=tuple(blocks), group=group)

    def _chapter(self, chapter: Chapter) -> View:
        return View(
            title=chapter.title,
            blocks=(
                Heading(text=chapter.title, level=1),
                *self._source(chapter.section),
                Paragraph(text=chapter.lead),
                *(Teaser(text=entry.title, lines=_lines(entry), target=entry.anchor) for entry in chapter.entries),
            ),
            group=chapter.group,
            place=chapter.name,
        )

    def _entry(self, entry: Entry) -> View:
        asked = (("why", entry.cause), ("watch", entry.watch), ("tell", entry.tell), ("beyond", entry.beyond))
        blocks: list[Block | Quiet] = [Heading(text=entry.title, level=1), *self._source(entry.section)]
        if entry.about:
            blocks.append(Paragraph(text=entry.about))
        blocks += [Labeled(label=self._text(label), text=text) for label, text in asked if text]
        if signs := [sign for sign in entry.signs if sign in self._signs]:
            blocks.append(Heading(text=self._text("signs"), level=2))
            blocks += [Link(text=self._signs[sign], target=target_of(sign)) for sign in signs]
        blocks += self._see_also(self._guide.related(entry))
        chapter = self._guide.chapter_of(entry)
        return View(title=entry.title, blocks=tuple(blocks), group=chapter.group, place=entry.anchor)

    def _subject(self, kind: str, word: str) -> View | None:
        """What the guide says about a word of the diary; the entry itself where there is only one."""
        entries = self._guide.about(KINDS[kind], word)
        place = f"{kind}:{word}"
        if kind == "sign" and not entries:
            return self._warnings(word)
        if not entries:
            return None
        group = SYMPTOM if kind == SYMPTOM else ""
        if len(entries) == 1:
            only = self._entry(entries[0])
            return replace(only, group=group, place=place) if group else only
        title = self._signs.get(word, word) if kind == "sign" else self._texts.name(kind, word)
        blocks: list[Block | Teaser] = [Heading(text=title, level=1), *map(self._teaser, entries)]
        if kind == "sign" and word in self._signs:
            blocks.append(Link(text=self._text("how-this-warning"), target=target_of(word)))
        return View(title=title, blocks=tuple(blocks), group=group, place=place if group else "")

    def _warnings(self, sign: str) -> View:
        """How the warnings work, or one of them with what the guide says about it."""
        if sign not in self._signs:
            title = self._text("warnings")
            return View(title=title, blocks=overview_blocks(self._rules, self._texts), group=BASICS, place=WARNINGS)
        title = self._signs[sign]
        _, *blocks = sign_blocks(self._rules.rule(sign), self._texts, self._texts.catalog)  # without its own title
        also = self._see_also(self._guide.of_sign(sign))
        return View(
            title=title,
            blocks=(Heading(text=title, level=1), *blocks, *also),
            group=BASICS,
            place=target_of(sign),
        )

    def _found(self, words: str) -> View:
        entries, query = self._search.search(words), fold(words)
        signs = [(sign, title) for sign, title in self._signs.items() if query and holds_words(query, fold(title))]
        title = self._text("found", words=words)
        blocks: list[Block | Teaser] = [Heading(text=title, level=1)]
        blocks += [self._teaser(entry) for entry in entries[:SHOWN]]
        if len(entries) > SHOWN:
            blocks.append(Paragraph(text=self._text("found-more", n=len(entries) - SHOWN)))
        if signs:
            blocks.append(Heading(text=self._text("warnings"), level=2))
            blocks += [Link(text=title, target=target_of(sign)) for sign, title in signs]
        if not entries and not signs:
            blocks.append(Paragraph(text=self._text("found-none")))
        return View(title=title, blocks=tuple(blocks))

    def _symptom_rows(self) -> Iterator[Row]:
        """The symptoms that the guide speaks of, by their groups."""
        group = ""
        for info in self._texts.catalog.symptoms.values():
            if self._guide.of_symptom(info.id):
                if info.group != group:
                    group = info.group
                    yield Row(text=self._texts.name("group", group), target="")
                yield Row(text=info.name, target=f"symptom:{info.id}", level=1)

    def _teaser(self, entry: Entry) -> Teaser:
        """An entry among those of other chapters."""
        lines = f"{self._guide.chapter_of(entry).title}\n{_lines(entry)}"
        return Teaser(text=entry.title, lines=lines, target=entry.anchor)

    def _source(self, section: str) -> tuple[Quiet, ...]:
        return (Quiet(text=self._text("source" if section else "own-words", section=section)),)

    def _see_also(self, entries: tuple[Entry, ...]) -> list[Block]:
        links: list[Block] = [Link(text=entry.title, target=entry.anchor) for entry in entries]
        return [Heading(text=self._text("related"), level=2), *links] if links else []

    def _text(self, message_id: str, **values: object) -> str:
        return self._texts.text(f"guide.{message_id}", **values)

    @cached_property
    def _search(self) -> GuideSearch:
        return GuideSearch.of(self._guide, self._texts.catalog)


def _lines(entry: Entry) -> str:
    return first_sentences(entry.texts[0])


def _opened(title: str, target: str, inner: list[Row], place: str) -> list[Row]:
    """A chapter's row, and the rows in it where a place stands in it."""
    opened = place == target or any(row.target == place for row in inner)
    return [Row(text=title, target=target, opened=opened), *(inner if opened else [])]
