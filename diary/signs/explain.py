"""How the warnings work, in words: each sign with its branches and examples, told from the rules themselves.

Nothing here is written twice: conditions are worded by ``condition_words``, numbers come from where the engine takes
them, and each example is judged as it is told. So a page made of this cannot fall behind the rules.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from diary.core.catalog import Catalog
from diary.core.codec import from_plain
from diary.core.records import KINDS, Record
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.core.words import URGENCIES
from diary.signs.answers import AllOf, AnyOf, Condition
from diary.signs.condition_words import chain, in_words
from diary.signs.engine import EMERGENCY_AT, judge
from diary.signs.evidence import quantity
from diary.signs.example_words import entries_in_words
from diary.signs.flags import EMERGENCY, NOW, RANK
from diary.signs.levels import LOOK_BACK
from diary.signs.rules import Branch, Example, Note, Rule, RuleBook
from diary.signs.staleness import AFTER_DOSE, INTENSIVE, MAINTENANCE, ORDINARY
from diary.signs.temperature import HIGHEST_LINE, LOWEST_LINE


@dataclass(frozen=True, slots=True)
class Line:
    """A label and what stands under it."""

    label: Message
    text: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading with sentences and a list under it."""

    title: Message
    sentences: tuple[Message, ...] = ()
    items: tuple[Message, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BranchWords:
    """One way for a sign to match.

    Attributes:
        title: Its number, its urgency, and its own title where it has one.
        lead: What stands above the entries that it looks for.
        entries: What it looks for, each enough by itself unless the lead says otherwise.
        lines: What narrows it, how long it holds, and its two examples.
    """

    title: Message
    lead: Message
    entries: tuple[Message, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SignWords:
    """A sign.

    Attributes:
        sign: Its id.
        title: What it is called.
        why: Why it is a warning sign.
        lines: The section of the source document, the version, whom it looks at.
        standards: The sources of its numbers.
        branches: All ways to match.
        notes: What changes its words alone.
    """

    sign: str
    title: Message
    why: Message
    lines: tuple[Line, ...]
    standards: tuple[str, ...]
    branches: tuple[BranchWords, ...]
    notes: tuple[Message, ...]


def explain(rule: Rule, catalog: Catalog) -> SignWords:
    """A sign in words; its examples are judged on the way."""
    return SignWords(
        sign=rule.sign,
        title=_text(rule, "title"),
        why=_text(rule, "why"),
        lines=tuple(_of_sign(rule)),
        standards=rule.standards,
        branches=tuple(_branch(rule, number, branch, catalog) for number, branch in enumerate(rule.branches, 1)),
        notes=tuple(_note(rule, note) for note in rule.notes),
    )


def _text(rule: Rule, key: str) -> Message:
    """A text of the sign for anybody: without a diary's own line, number and entries."""
    line = quantity(HIGHEST_LINE.value, HIGHEST_LINE.unit)
    return Message.of(
        f"sign.{rule.sign}.{key}",
        line=Message.of("explain.sign.line", line=line),
        number=Message.of("explain.sign.number"),
        entries=Message.of("explain.sign.entries"),
    )


def _line(label: str, text: Message) -> Line:
    return Line(Message.of(f"explain.label.{label}"), text)


def _plain(text: str) -> Message:
    return Message.of("explain.plain", text=text)


def _of_sign(rule: Rule) -> Iterator[Line]:
    yield _line("section", _plain(rule.section))
    yield _line("version", Message.of("explain.sign.version", version=rule.version))
    yield _line("subject", Message.of(f"explain.sign.{'general' if rule.general else 'mild'}"))


def _branch(rule: Rule, number: int, branch: Branch, catalog: Catalog) -> BranchWords:
    own = f"{branch.words}.title"
    name = "explain.branch.title-own" if own in rule.texts else "explain.branch.title"
    title = Message.of(name, number=number, urgency=branch.urgency, title=_text(rule, own))
    lead, entries = _looked_for(branch.when)
    lines = (*_narrowed(branch), *_held(branch), *_examples(rule, branch, catalog))
    if branch.section:
        lines += (_line("section", _plain(branch.section)),)
    return BranchWords(title=title, lead=lead, entries=entries, lines=lines)


def _looked_for(when: Condition) -> tuple[Message, tuple[Message, ...]]:
    """What a branch looks for as a list, and what stands above it."""
    match when:
        case AnyOf(parts=parts) if len(parts) > 1:
            return Message.of("explain.branch.one-of"), tuple(in_words(part) for part in parts)
        case AllOf(parts=parts, least=least) if least < len(parts):
            return Message.of("explain.branch.some-of", number=least), tuple(in_words(part) for part in parts)
    return Message.of("explain.branch.this"), (in_words(when),)


def _narrowed(branch: Branch) -> Iterator[Line]:
    """What has to be there beside it."""
    if branch.context is not None:
        yield _line("context", Message.of("explain.branch.context", what=in_words(branch.context)))
    if branch.only_if is not None:
        yield _line("only-if", Message.of("explain.branch.only-if", what=in_words(branch.only_if)))
    if branch.supports is not None:
        yield _line("supports", Message.of("explain.branch.supports", what=in_words(branch.supports)))
        name = "floor" if branch.floor else "no-floor"
        yield _line("floor", Message.of(f"explain.branch.{name}", urgency=branch.floor))
    if branch.adds:
        yield _line("adds", Message.of("explain.branch.adds", what=tuple(in_words(part) for part in branch.adds)))


def _held(branch: Branch) -> Iterator[Line]:
    if branch.holds is not None:
        held = Message.of("explain.days", n=branch.holds)
        yield _line("holds", Message.of("explain.branch.holds", time=held, urgency="tell"))


def _note(rule: Rule, note: Note) -> Message:
    met = Message.of("explain.note.met", what=in_words(note.when), text=_text(rule, note.met))
    if note.unmet:
        met = Message.of("explain.note.unmet", met=met, text=_text(rule, note.unmet))
    if note.only_if is None:
        return met
    return Message.of("explain.note.only-if", what=in_words(note.only_if), note=met)


def _examples(rule: Rule, branch: Branch, catalog: Catalog) -> Iterator[Line]:
    yield _line("fires", _example(rule, branch, branch.fires, catalog))
    yield _line("silent", _example(rule, branch, branch.silent, catalog))


def _example(rule: Rule, branch: Branch, example: Example, catalog: Catalog) -> Message:
    """An example with what the sign says of it on its day, judged now."""
    records = tuple(records_of(example))
    when = When.parse(example.on)
    moment = when.day if when.time is None else when.earliest
    judged = judge(RuleBook("", (rule,)), Timeline.of(records), catalog, moment)
    if judged.flags:
        name = _way(branch, judged.flags[0].urgency) if example is branch.fires else "other-way"
        outcome = Message.of(f"explain.example.{name}", urgency=judged.flags[0].urgency)
    elif judged.not_evaluated:
        outcome = Message.of("explain.example.not-checked", missing=judged.not_evaluated[0].missing)
    else:
        outcome = Message.of("explain.example.silent")
    entries = chain("explain.next", entries_in_words(records, when.day))
    return Message.of("explain.example.told", on=when, entries=entries, outcome=outcome)


def _way(branch: Branch, urgency: str) -> str:
    """How a branch that matches comes to the step of its sign: by itself, made stronger, or held back (law 5)."""
    if RANK[urgency] > RANK[branch.urgency]:
        return "fires" if branch.holds is not None or urgency == branch.floor else "held-back"
    by_itself = (EMERGENCY, NOW) if branch.urgency == NOW else (branch.urgency,)
    return "fires" if urgency in by_itself else "fires-stronger"


def records_of(example: Example) -> Iterator[Record]:
    """The records of an example; results lie inside their draws, and what has no id gets one."""
    number = 0
    for kind, items in example.records.items():
        for item in items:
            number += 1
            record = _record(kind, item, number)
            yield record
            for result in item.get("results", ()):
                number += 1
                yield _record("results", {**result, "panel": record.id}, number)


def _record(kind: str, item: Mapping[str, Any], number: int) -> Record:
    own = {key: value for key, value in item.items() if key != "results"}
    return from_plain(KINDS[kind], {"id": f"{kind}-{number}", **own})


def how_it_works(rules: RuleBook) -> tuple[Part, ...]:
    """What all signs share: the steps, what is not known, how long counts hold, and what the diary cannot do."""
    return (
        _part("matching", 3),
        Part(
            title=Message.of("explain.how.steps.title"),
            sentences=(Message.of("explain.how.steps.1"),),
            items=tuple(Message.of(f"explain.how.steps.{step}", symptoms=_emergency()) for step in URGENCIES),
        ),
        _part("unknown", 4),
        _part(
            "counts",
            5,
            intensive=Message.of("explain.days", n=INTENSIVE.days),
            ordinary=Message.of("explain.days", n=ORDINARY.days),
            maintenance=Message.of("explain.days", n=MAINTENANCE.days),
            dose=Message.of("explain.days", n=AFTER_DOSE.days),
            back=Message.of("explain.days", n=LOOK_BACK.days),
        ),
        _part(
            "fever",
            2,
            lowest=quantity(LOWEST_LINE.value, LOWEST_LINE.unit),
            highest=quantity(HIGHEST_LINE.value, HIGHEST_LINE.unit),
        ),
        _part("mild", 2),
        _part("cannot", 4),
        _part("made", 3, version=rules.version),
    )


def _part(name: str, sentences: int, **values: object) -> Part:
    return Part(
        title=Message.of(f"explain.how.{name}.title"),
        sentences=tuple(Message.of(f"explain.how.{name}.{number}", **values) for number in range(1, sentences + 1)),
    )


def _emergency() -> tuple[Message, ...]:
    """The symptoms that turn "now" into an emergency, with their step where it is not the first."""
    return tuple(
        Message.of(f"explain.how.symptom{'-step' if step > 1 else ''}", symptom=symptom, severity=str(step))
        for symptom, step in EMERGENCY_AT.items()
    )
