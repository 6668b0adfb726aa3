"""The guide: the source document in the diary's own words, chapter by chapter, and what each entry speaks of.

The texts lie in ``resources/guide/<language>``, one file a chapter; parsed, they are handed in here and read strictly.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Self

from diary.core import words

TREATMENT, BASICS = "treatment", "basics"
GROUPS = (TREATMENT, BASICS)
"""What a chapter is about: the treatment and its effects, or the diary, its counts and its words."""

WARNINGS = "warnings"
"""The target of the chapter that is made from the rules; no anchor may be called so."""

NEEDED = ("cause", "watch", "tell")
"""What an entry that stands for rows of the document has to say."""

LISTS = {
    "symptoms": words.SYMPTOMS,
    "medicines": words.MEDICINES,
    "analytes": words.ANALYTES,
    "treatments": words.TREATMENT_KINDS,
    "phases": words.PHASES,
    "devices": words.DEVICES,
    "signs": words.SIGNS,
}
"""The lists of words that an entry can be about."""

TEASER = 180
"""How many characters of a text stand in a list, in whole sentences."""

_RELATED = 6
_SENTENCE_END = re.compile(r"(?<=[.?:])\s+")
_ANCHOR = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ROW = re.compile(r"(1\.[123]|[234])\.\d\d")


class GuideFileError(ValueError):
    """A file of the guide that is wrong: the file, the place in it, and what is wrong there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing the guide explains.

    Attributes:
        anchor: Its name in links; no two entries share one.
        section: The heading of the source document it rests on, with its sub-heading.
        rows: The rows of the list of the document's statements that it covers.
        about: What it is; paragraphs are parted by an empty line, as in all its texts.
        cause: Why it happens.
        watch: What to watch for.
        tell: Whom to tell.
        beyond: What the source document does not say: a number with its source, or a decision of our own.
        symptoms: The words it is about; likewise the lists that follow.
    """

    anchor: str
    title: str
    section: str
    rows: tuple[str, ...] = ()
    about: str = ""
    cause: str = ""
    watch: str = ""
    tell: str = ""
    beyond: str = ""
    symptoms: tuple[str, ...] = ()
    medicines: tuple[str, ...] = ()
    analytes: tuple[str, ...] = ()
    treatments: tuple[str, ...] = ()
    phases: tuple[str, ...] = ()
    devices: tuple[str, ...] = ()
    signs: tuple[str, ...] = ()

    def speaks_of(self, kind: str) -> tuple[str, ...]:
        """The words of one of ``LISTS`` that it is about."""
        found: tuple[str, ...] = getattr(self, kind)
        return found

    @property
    def subjects(self) -> frozenset[tuple[str, str]]:
        """All words it is about, each with its list."""
        return frozenset((kind, word) for kind in LISTS for word in self.speaks_of(kind))

    @property
    def texts(self) -> tuple[str, ...]:
        """All it says, the most telling first."""
        return tuple(text for text in (self.about, self.watch, self.cause, self.tell, self.beyond) if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A chapter of the guide.

    Attributes:
        name: The name of its file, by which links can lead to it.
        order: Its place among the chapters.
        group: One of ``GROUPS``.
        section: The heading of the source document that it rests on; empty for what is our own.
        lead: What it is about, in a sentence or two.
    """

    name: str
    title: str
    order: int
    group: str
    section: str
    lead: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Guide:
    """All chapters in their order."""

    chapters: tuple[Chapter, ...]
    _places: Mapping[str, tuple[Chapter, Entry]]
    _about: Mapping[tuple[str, str], tuple[Entry, ...]]

    @classmethod
    def parse(cls, files: Iterable[tuple[str, Mapping[str, Any]]]) -> Self:
        """Read all files of the guide in one language.

        Args:
            files: The name of each file, without its ending, and what is in it.

        Raises:
            GuideFileError: A file is wrong; the error names the file and the place.
        """
        chapters = sorted((_chapter(name, data) for name, data in files), key=lambda chapter: chapter.order)
        places: dict[str, tuple[Chapter, Entry]] = {}
        about: dict[tuple[str, str], list[Entry]] = {}
        for chapter in chapters:
            for entry in chapter.entries:
                if entry.anchor in places:
                    raise GuideFileError(f"{chapter.name}: a second entry is called {entry.anchor}")
                places[entry.anchor] = (chapter, entry)
                for subject in entry.subjects:
                    about.setdefault(subject, []).append(entry)
        return cls(
            chapters=tuple(chapters),
            _places=places,
            _about={subject: tuple(entries) for subject, entries in about.items()},
        )

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries in the order of the chapters."""
        return tuple(entry for _, entry in self._places.values())

    def chapter(self, name: str) -> Chapter | None:
        """The chapter of that name."""
        return next((chapter for chapter in self.chapters if chapter.name == name), None)

    def entry(self, anchor: str) -> Entry | None:
        """The entry with that anchor."""
        place = self._places.get(anchor)
        return place[1] if place else None

    def chapter_of(self, entry: Entry) -> Chapter:
        """The chapter that an entry stands in."""
        return self._places[entry.anchor][0]

    def about(self, kind: str, word: str) -> tuple[Entry, ...]:
        """The entries about a word of one of ``LISTS``; first those that are about the fewest words of that list."""
        return tuple(sorted(self._about.get((kind, word), ()), key=lambda entry: len(entry.speaks_of(kind))))

    def of_sign(self, sign: str) -> tuple[Entry, ...]:
        """The entries about a warning sign."""
        return self.about("signs", sign)

    def of_symptom(self, symptom: str) -> tuple[Entry, ...]:
        """The entries about a symptom."""
        return self.about("symptoms", symptom)

    def related(self, entry: Entry) -> tuple[Entry, ...]:
        """A few other entries about the same words: those that share most, and of these the nearest by order."""
        shared: dict[str, int] = {}
        for subject in entry.subjects:
            for other in self._about[subject]:
                shared[other.anchor] = shared.get(other.anchor, 0) + 1
        shared.pop(entry.anchor, None)
        order = {anchor: place for place, anchor in enumerate(self._places)}
        nearest = sorted(shared, key=lambda anchor: (-shared[anchor], abs(order[anchor] - order[entry.anchor])))
        return tuple(self._places[anchor][1] for anchor in nearest[:_RELATED])


def first_sentences(text: str, most: int = TEASER) -> str:
    """The beginning of a text in whole sentences, one at least."""
    first, *others = _SENTENCE_END.split(text.split("\n\n", maxsplit=1)[0])
    for sentence in others:
        if len(first) + 1 + len(sentence) > most:
            break
        first = f"{first} {sentence}"
    return first


@dataclass(slots=True)
class _Table:
    """A table of a file: every key is taken once and checked, and none is left over."""

    where: str
    data: Mapping[str, Any]
    _taken: set[str] = field(default_factory=set)

    def error(self, what: str) -> GuideFileError:
        """What is wrong here."""
        return GuideFileError(f"{self.where}: {what}")

    def text(self, key: str, default: str | None = None) -> str:
        """A text without spaces around it; one that has to be there must not be empty."""
        value = self._take(key, default)
        if not isinstance(value, str) or (default is None and not value.strip()):
            raise self.error(f"{key} is no text")
        return value.strip()

    def whole(self, key: str) -> int:
        """A whole number."""
        value = self._take(key, None)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.error(f"{key} is no whole number")
        return value

    def items(self, key: str) -> list[Any]:
        """A list; empty where the key is not there."""
        value = self._take(key, [])
        if not isinstance(value, list):
            raise self.error(f"{key} is no list")
        return value

    def done(self) -> None:
        """Say that every key was used."""
        left = sorted(set(self.data) - self._taken)
        if left:
            raise self.error(f"unknown key: {', '.join(left)}")

    def _take(self, key: str, default: object) -> object:
        if key not in self.data and default is None:
            raise self.error(f"{key} is missing")
        self._taken.add(key)
        return self.data.get(key, default)


def _chapter(name: str, data: Mapping[str, Any]) -> Chapter:
    table = _Table(name, data)
    section = table.text("section", "")
    group = table.text("group")
    if group not in GROUPS:
        raise table.error(f"group is none of {', '.join(GROUPS)}: {group}")
    chapter = Chapter(
        name=name,
        title=table.text("title"),
        order=table.whole("order"),
        group=group,
        section=section,
        lead=table.text("lead"),
        entries=tuple(
            _entry(f"{name}.entry[{number}]", item, section) for number, item in enumerate(table.items("entry"), 1)
        ),
    )
    table.done()
    if not chapter.entries:
        raise table.error("has no entry")
    return chapter


def _entry(where: str, data: object, section: str) -> Entry:
    if not isinstance(data, Mapping):
        raise GuideFileError(f"{where}: not a table")
    table = _Table(where, data)
    anchor = table.text("anchor")
    table.where = f"{where} ({anchor})"
    if not _ANCHOR.fullmatch(anchor) or anchor == WARNINGS:
        raise table.error("anchor is not made of lower-case words joined by hyphens, or is taken")
    entry = Entry(
        anchor=anchor,
        title=table.text("title"),
        section=table.text("section", section),
        rows=_rows(table),
        about=table.text("about", ""),
        cause=table.text("cause", ""),
        watch=table.text("watch", ""),
        tell=table.text("tell", ""),
        beyond=table.text("beyond", ""),
        **{kind: _words(table, kind, known) for kind, known in LISTS.items()},
    )
    table.done()
    missing = [key for key in NEEDED if entry.rows and not getattr(entry, key)]
    if missing or not entry.texts:
        raise table.error(f"says nothing of {', '.join(missing) or 'anything'}")
    return entry


def _rows(table: _Table) -> tuple[str, ...]:
    rows = table.items("rows")
    for row in rows:
        if not isinstance(row, str) or not _ROW.fullmatch(row):
            raise table.error(f"rows has what is no row: {row}")
    return tuple(rows)


def _words(table: _Table, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = table.items(key)
    for word in found:
        if word not in known:
            raise table.error(f"{key} has an unknown word: {word}")
    return tuple(found)
