"""Finding entries of the guide by what a person types: titles first, then the names of their words, then texts."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Self

from diary.core.catalog import Catalog, fold
from diary.core.guide import Entry, Guide

_TITLE, _NAMES, _CHAPTER, _TEXT, _TOGETHER = range(5)


@dataclass(frozen=True, slots=True)
class _Page:
    """An entry, folded for comparing.

    Attributes:
        names: The names and spellings of the symptoms, medicines, blood tests and phases it is about, each by itself.
    """

    entry: Entry
    title: str
    names: tuple[str, ...]
    chapter: str
    text: str

    def rank(self, query: str) -> tuple[int, ...] | None:
        """How well it matches, the lowest best, and last how much else it is about; None where it does not."""
        scope = int(self.title not in self.names), len(self.names)
        for rank, known in ((_TITLE, (self.title,)), (_NAMES, self.names), (_CHAPTER, (self.chapter,))):
            fits = [_closeness(query, text) for text in known if holds_words(query, text)]
            if fits:
                return rank, min(fits), *scope
        if holds_words(query, self.text):
            return _TEXT, 0, *scope
        everything = " ".join((self.title, *self.names, self.chapter, self.text))
        return (_TOGETHER, 0, *scope) if holds_words(query, everything) else None


@dataclass(frozen=True, slots=True)
class GuideSearch:
    """The guide, ready to be searched."""

    _pages: tuple[_Page, ...]

    @classmethod
    def of(cls, guide: Guide, catalog: Catalog) -> Self:
        """Make it ready. This reads every word of the guide; keep what comes of it.

        Args:
            guide: The guide.
            catalog: The names and other spellings of the diary's words.
        """
        return cls(
            tuple(
                _Page(
                    entry,
                    fold(entry.title),
                    tuple(dict.fromkeys(fold(name) for name in _names(entry, catalog))),
                    fold(chapter.title),
                    fold(" ".join((*entry.texts, entry.section))),
                )
                for chapter in guide.chapters
                for entry in chapter.entries
            )
        )

    def search(self, words: str) -> tuple[Entry, ...]:
        """The entries in which every word begins a word, best first; none for a blank text."""
        query = fold(words)
        if not query:
            return ()
        found = [(rank, page.entry) for page in self._pages if (rank := page.rank(query)) is not None]
        return tuple(entry for _, entry in sorted(found, key=lambda pair: pair[0]))


def holds_words(query: str, text: str) -> bool:
    """Whether each word of the query begins a word of the text; both are folded."""
    known = f" {text}"
    return all(f" {word}" in known for word in query.split())


def _closeness(query: str, text: str) -> int:
    """0 for the same words, 1 where the text begins with them, else 2."""
    return 0 if text == query else 1 if text.startswith(query) else 2


def _names(entry: Entry, catalog: Catalog) -> Iterable[str]:
    for symptom in map(catalog.symptom, entry.symptoms):
        yield from (symptom.name, *symptom.spellings)
    for medicine in map(catalog.medicine, entry.medicines):
        yield from (medicine.name, *medicine.spellings)
    for analyte in map(catalog.analyte, entry.analytes):
        yield from (analyte.name, analyte.short, *analyte.spellings)
    for phase in map(catalog.phase, entry.phases):
        yield phase.name
