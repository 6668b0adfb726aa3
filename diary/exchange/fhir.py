"""Reads laboratory results and vital signs from FHIR as JSON: R4, and what older versions have in common with it."""

from collections import Counter
from collections.abc import Iterable
from datetime import date

from diary.core.catalog import Catalog
from diary.core.errors import DiaryError, Problem
from diary.core.records import Tombstone
from diary.core.texts import Message
from diary.exchange.collecting import Collector
from diary.exchange.fhir_codes import name_of
from diary.exchange.fhir_draws import Draw, draws_of, reports_of
from diary.exchange.fhir_rows import Row, changed_at, read_observation
from diary.exchange.fhir_tree import Found, Node, Tree, node, text
from diary.exchange.identity import stable_id
from diary.exchange.json_text import Document, parse_json
from diary.exchange.reading import Reading


def read(text_of_file: str, today: date, catalog: Catalog) -> Reading:
    """Read the results and vital signs of a FHIR resource, bundle or array.

    Args:
        text_of_file: The file's text.
        today: The person's date; nothing can have been measured beyond it.
        catalog: Says which code is which analyte; names alone are never matched.

    Raises:
        DiaryError: It is no JSON, or holds results of several people.
    """
    return read_document(parse_json(text_of_file), today, catalog)


def read_document(document: Document, today: date, catalog: Catalog) -> Reading:
    """Read a FHIR resource, bundle or array that was parsed; see ``read``.

    Raises:
        DiaryError: It holds results of several people.
    """
    tree = Tree.of(document.value)
    collector = Collector(today, document.suspect)
    ignored: Counter[str] = Counter()
    rows: list[Row] = []
    for found in tree.of_type("Observation"):
        rows += _observation(collector, ignored, found, tree, catalog)
    people = _people(rows, tree)
    for row in rows:
        if row.code.measured:
            fields = {**row.fields, "id": row.id or stable_id("fhir", *row.same), "when": row.when.text()}
            collector.read("measurements", fields, row.found.where)
    for draw in draws_of([row for row in rows if not row.code.measured], reports_of(tree)):
        _draw(collector, draw)
    collector.settle()
    return Reading(
        kind="fhir",
        records=tuple(collector.records.values()),
        tombstones=tuple(collector.tombstones.values()),
        problems=tuple(collector.problems),
        held=tuple(collector.held),
        ignored=tuple(ignored.most_common()),
        people=people,
    )


def _observation(
    collector: Collector, ignored: Counter[str], found: Found, tree: Tree, catalog: Catalog
) -> tuple[Row, ...]:
    read = read_observation(found, tree, catalog)
    ignored.update([name_of(found.resource)] if read.foreign else read.without_value)
    for name, error in read.wrong:
        collector.problem(found.where, Message.of("exchange.of", name=name, reason=error.message))
    for kind, record_id in read.withdrawn:
        stone = Tombstone(kind=kind, id=record_id, changed_at=changed_at(found.resource))
        collector.tombstones[(kind, record_id)] = stone
    return tuple(read.rows)


def _draw(collector: Collector, draw: Draw) -> None:
    first = draw.rows[0]
    panel = {
        "id": draw.id,
        "collected_at": first.when.text(),
        "lab": draw.lab,
        "specimen": first.specimen,
        "source": "imported",
    }
    if collector.read("counts", panel, first.found.where) is None:
        return
    seen: Counter[str] = Counter()
    kept = []
    for row in draw.rows:
        word = row.code.word
        if seen[word]:
            message = Message.of("exchange.two-values", analyte=word, when=row.when)
            collector.held.append(Problem(row.found.where, message))
        own_id = row.id or stable_id("fhir", draw.id, word, seen[word])
        seen[word] += 1
        kept.append(collector.read("results", {**row.fields, "id": own_id, "panel": draw.id}, row.found.where))
    if not any(kept):
        del collector.records[("counts", draw.id)]


def _people(rows: Iterable[Row], tree: Tree) -> tuple[str, ...]:
    """Whom the rows are about.

    Raises:
        DiaryError: They are about several people, and joining those would mix up two diaries.
    """
    people: dict[str, str] = {}
    for row in rows:
        if row.person and row.person not in people:
            subject = row.found.resource.get("subject")
            people[row.person] = _name(tree.follow(subject, row.found)) or text(node(subject).get("display"))
    names = {name or reference for reference, name in people.items()}
    if len(names) > 1:
        raise DiaryError("exchange.several-people", names=tuple(sorted(names)))
    return tuple(filter(None, people.values()))[:1]


def _name(patient: Node) -> str:
    """A person's name with the year of birth, where the source has them."""
    name = node(patient.get("name"))
    parts = [*_texts(name.get("given")), *_texts(name.get("family"))]
    written = text(name.get("text")) or " ".join(parts)
    born = text(patient.get("birthDate"))
    return f"{written}, {born}" if written and born else written


def _texts(value: object) -> list[str]:
    return [text(item) for item in (value if isinstance(value, list) else [value]) if text(item)]
