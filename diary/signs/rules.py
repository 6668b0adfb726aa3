"""The rules: what a warning sign looks for, how urgent it is, and the parser of the rule files.

A sign is a list of branches. All branches that match count; the flag of a day is the strongest of them, with the
evidence of all. Rule files are handed in, already read; ``resources/signs/README.md`` describes them.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from diary.core.words import SIGNS, URGENCIES
from diary.signs.answers import Condition
from diary.signs.tables import Table
from diary.signs.vocabulary import parse_condition

TEXTS = ("title", "why", "say")
"""The texts that every sign needs; ``action`` holds texts by urgency where the common ones do not do."""


VERSION = "2026.2"
"""The version of the rules as a whole; logged with every flag."""


@dataclass(frozen=True, slots=True)
class Example:
    """A small diary that shows what a branch does.

    Attributes:
        on: The day or moment to judge, in ISO 8601.
        records: Lists of records by kind, as in the exchange file but flat.
    """

    on: str
    records: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """One way for a sign to match.

    Attributes:
        name: What it is called, for tests and errors.
        urgency: How urgent it is.
        when: The dangerous part: yes fires, unknown cannot be evaluated (law 2).
        context: What has to run or be on file beside it; unknown fires, incomplete (law 3).
        supports: What makes it dangerous; unknown fires, incomplete, and no lowers to the floor (law 4).
        only_if: What has to be known for sure.
        floor: The urgency where ``supports`` is no; empty: the branch then does not match.
        adds: What is shown beside it where it is there.
        holds: For how many days after its collection a count keeps the urgency; then it stands at ``tell`` (law 8).
        words: The texts to use, a table inside the rule's texts.
        section: The document's section, where it is another than the sign's.
        fires: An example in which it matches.
        silent: An example in which it does not.
    """

    name: str
    urgency: str
    when: Condition
    context: Condition | None = None
    supports: Condition | None = None
    only_if: Condition | None = None
    floor: str = ""
    adds: tuple[Condition, ...] = ()
    holds: int | None = None
    words: str = ""
    section: str = ""
    fires: Example
    silent: Example


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Words that a flag adds to its reason where a condition holds, or does not; they never change the step.

    Attributes:
        met: The text where it holds.
        unmet: The text where it does not; empty for none.
        when: The condition.
        only_if: What has to be there for either text.
    """

    met: str
    unmet: str = ""
    when: Condition
    only_if: Condition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A warning sign.

    Attributes:
        sign: Its id.
        version: Raised with each change of what it does.
        section: The document's heading, a colon and its sub-heading.
        standards: The sources of its numbers; our own begin with "own decision".
        general: It needs no context and says so where no treatment is on file (law 3); its own symptoms are not
            capped (law 5).
        branches: All ways to match.
        notes: Words that depend on more than the urgency.
        texts: The ids of its texts, without the sign's own prefix.
        triggers: The day's keys of which one must be there before any branch can match; see ``Day.keys``.
        other_triggers: The same for the branches that do not rest on counts alone.
    """

    sign: str
    version: int
    section: str
    standards: tuple[str, ...]
    general: bool = False
    branches: tuple[Branch, ...]
    notes: tuple[Note, ...] = ()
    texts: frozenset[str]
    triggers: frozenset[str] = field(init=False)
    other_triggers: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        """Whatever triggers one of the branches triggers the rule."""
        whens = [branch.when for branch in self.branches]
        object.__setattr__(self, "triggers", frozenset().union(*(when.triggers for when in whens)))
        others = (when.triggers for when in whens if not when.of_blood)
        object.__setattr__(self, "other_triggers", frozenset().union(*others))


@dataclass(frozen=True, slots=True)
class RuleBook:
    """All rules and the version of the whole."""

    version: str
    rules: tuple[Rule, ...]

    def rule(self, sign: str) -> Rule:
        """The rule of a sign.

        Raises:
            KeyError: There is none.
        """
        for rule in self.rules:
            if rule.sign == sign:
                return rule
        raise KeyError(sign)


Shared = dict[Condition, Condition]
"""The conditions beside the branches of all rules: equal ones are one, so that each is asked once."""


def parse_rules(files: Iterable[tuple[str, Mapping[str, Any]]], version: str = VERSION) -> RuleBook:
    """Read all rule files.

    Args:
        files: The name of each file, without its ending, and what is in it.
        version: The version of the whole.

    Raises:
        RuleFileError: A file is wrong; the error names the file and the place.
    """
    shared: Shared = {}
    rules = [_rule(name, data, shared) for name, data in files]
    order = {sign: place for place, sign in enumerate(SIGNS)}
    return RuleBook(version, tuple(sorted(rules, key=lambda rule: order[rule.sign])))


def _rule(name: str, data: Mapping[str, Any], shared: Shared) -> Rule:
    table = Table.of(name, data)
    sign = table.take("id", str)
    if sign != name or sign not in SIGNS:
        raise table.error(f"id {sign} is not the name of the file, or no sign")
    texts = frozenset(_texts(table.table("text"), ""))
    rule = Rule(
        sign=sign,
        version=table.take("version", int),
        section=table.take("section", str),
        standards=_standards(table),
        general=table.get("general", bool, False),
        branches=tuple(_branch(branch, texts, shared) for branch in table.tables("branch")),
        notes=tuple(_note(note, texts) for note in table.tables("note")),
        texts=texts,
    )
    table.done()
    missing = [text for text in TEXTS if text not in texts]
    if missing or not rule.branches:
        raise table.error(f"has no {', '.join(missing) or 'branch'}")
    return rule


def _standards(table: Table) -> tuple[str, ...]:
    standards = table.take("standards", list)
    if not standards or not all(isinstance(standard, str) and standard for standard in standards):
        raise table.error("standards is no list of sources")
    return tuple(standards)


def _texts(table: Table, prefix: str) -> Iterable[str]:
    """The ids of the texts, those of inner tables joined by dots."""
    for key in table.data:
        if isinstance(table.data[key], Mapping):
            yield from _texts(table.table(key), f"{prefix}{key}.")
        else:
            table.take(key, str)
            yield prefix + key


def _branch(table: Table, texts: frozenset[str], shared: Shared) -> Branch:
    table.where = f"{table.where} ({table.data.get('name', 'without a name')})"
    adds = tuple(parse_condition(part) for part in table.tables("adds"))
    words = table.get("words", str, "")
    if words and not any(text.startswith(f"{words}.") for text in texts):
        raise table.error(f"words has no texts: {words}")
    branch = Branch(
        name=table.take("name", str),
        urgency=_urgency(table, "urgency"),
        when=parse_condition(table.table("when")),
        context=_optional(table, "context", shared),
        supports=_optional(table, "supports", shared),
        only_if=_optional(table, "only_if", shared),
        floor=_urgency(table, "floor") if table.has("floor") else "",
        adds=adds,
        holds=table.take("holds", int) if table.has("holds") else None,
        words=words,
        section=table.get("section", str, ""),
        fires=_example(table.table("fires")),
        silent=_example(table.table("silent")),
    )
    table.done()
    return branch


def _urgency(table: Table, key: str) -> str:
    urgency = table.take(key, str)
    if urgency not in URGENCIES:
        raise table.error(f"{key} is no urgency: {urgency}")
    return urgency


def _optional(table: Table, key: str, shared: Shared) -> Condition | None:
    if not table.has(key):
        return None
    condition = parse_condition(table.table(key))
    return shared.setdefault(condition, condition)


def _example(table: Table) -> Example:
    records = {key: value for key, value in table.data.items() if key != "on"}
    return Example(table.take("on", str), records)


def _note(table: Table, texts: frozenset[str]) -> Note:
    note = Note(
        met=table.take("met", str),
        unmet=table.get("unmet", str, ""),
        when=parse_condition(table.table("when")),
        only_if=_optional(table, "only_if", {}),
    )
    table.done()
    for text in (note.met, note.unmet):
        if text and text not in texts:
            raise table.error(f"there is no text {text}")
    return note
