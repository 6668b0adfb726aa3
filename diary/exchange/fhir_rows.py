"""Reads the values of one FHIR Observation, each into a row that is not yet placed in a draw."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from diary.core.catalog import Catalog
from diary.core.codec import FieldError
from diary.core.numbers import plain
from diary.core.when import When
from diary.exchange.fhir_codes import STATUSES, WITHOUT_VALUE, Code, code_of, flag_of, name_of, specimen_of
from diary.exchange.fhir_tree import Found, Node, Tree, node, nodes, short_reference, text
from diary.exchange.fhir_values import UNITS_DISAGREE, Value, moment_of_observation, range_of, unit_of, value_of
from diary.exchange.identity import stable_id

WITHDRAWN = "entered-in-error"


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One value of an Observation.

    Attributes:
        id: What the source calls it, as a UUID; empty where it calls it nothing.
        code: What it is a value of.
        found: The Observation.
        person: Whom it is about.
        when: When it was measured, or the sample taken.
        specimen: What was sampled.
        fields: The record's fields but for its id and place.
    """

    id: str
    code: Code
    found: Found
    person: str
    when: When
    specimen: str
    fields: Mapping[str, Any]

    @property
    def same(self) -> tuple[object, ...]:
        """What copies of one result have in common."""
        value = tuple(self.fields.get(name) for name in ("value", "unit", "comparator"))
        return (self.person, self.code.word, self.when.text(), self.specimen, value)


@dataclass(slots=True)
class Rows:
    """What one Observation holds.

    Attributes:
        rows: Its values.
        withdrawn: Kind and id of what was entered in error and has no value any more.
        without_value: Names of what it has no value for.
        wrong: Why parts of it cannot be, by the name of the part.
        foreign: It is about nothing that a diary has a place for.
    """

    rows: list[Row] = field(default_factory=list)
    withdrawn: list[tuple[str, str]] = field(default_factory=list)
    without_value: list[str] = field(default_factory=list)
    wrong: list[tuple[str, FieldError]] = field(default_factory=list)
    foreign: bool = False


def read_observation(found: Found, tree: Tree, catalog: Catalog) -> Rows:
    """Read one Observation, or its components where those hold the values."""
    read = Rows()
    known = []
    for part in (found.resource, *nodes(found.resource.get("component"))):
        try:
            code = code_of(part, catalog)
        except FieldError as error:
            read.wrong.append((name_of(part), error))
            continue
        if code is not None:
            known.append((part, code))
    read.foreign = not known and not read.wrong
    for part, code in known:
        try:
            _read_part(read, found, part, code, tree)
        except FieldError as error:
            read.wrong.append((name_of(part), error))
    return read


def _read_part(read: Rows, found: Found, part: Node, code: Code, tree: Tree) -> None:
    resource = found.resource
    status = text(resource.get("status"))
    own_id = _id(found, code)
    value = None if status in WITHOUT_VALUE else value_of(part)
    if status == WITHDRAWN and (value is None or code.measured):
        if own_id:
            read.withdrawn.append(("measurements" if code.measured else "results", own_id))
        return
    if value is None:
        read.without_value.append(name_of(part))
        return
    specimen = tree.follow(resource.get("specimen"), found)
    fields = _measurement(code, value) if code.measured else _result(part, code, value, status)
    fields |= {"origin": _origin(resource)} | _changed(resource)
    read.rows.append(
        Row(
            id=own_id,
            code=code,
            found=found,
            person=person_of(resource),
            when=moment_of_observation(resource, specimen),
            specimen=specimen_of(resource, specimen),
            fields=fields,
        )
    )


def person_of(resource: Node) -> str:
    """The reference to the person whom a resource is about."""
    return short_reference(text(node(resource.get("subject")).get("reference")))


def changed_at(resource: Node) -> datetime | None:
    """When the source last changed the resource, in UTC, where it says so."""
    try:
        stamp = datetime.fromisoformat(text(node(resource.get("meta")).get("lastUpdated")))
    except ValueError:
        return None
    return stamp.astimezone(UTC) if stamp.tzinfo else None


def _id(found: Found, code: Code) -> str:
    """An id from what the source calls the Observation, and never from its value, which may be corrected."""
    resource = found.resource
    for identifier in nodes(resource.get("identifier")):
        system, value = text(identifier.get("system")), text(identifier.get("value"))
        if system and value:
            return stable_id("fhir", system, value, code.word)
    own = text(resource.get("id"))
    container = "" if found.parent is resource else text(found.parent.get("id"))
    return stable_id("fhir", person_of(resource), container, own, code.word) if own else ""


def _measurement(code: Code, value: Value) -> dict[str, Any]:
    unit, may_be = unit_of(code.word, value)
    if value.comparator is not None:
        raise FieldError("comparator", "problem.cannot-be", value=value.comparator)
    return {"kind": code.word, "value": plain(value.number), "unit": unit, **_doubt(value, may_be)}


def _result(part: Node, code: Code, value: Value, status: str) -> dict[str, Any]:
    unit, may_be = unit_of(code.word, value)
    low, high = range_of(part, code.word, unit)
    limits = {name: plain(limit) for name, limit in (("low", low), ("high", high)) if limit is not None}
    return {
        "analyte": code.word,
        "value": plain(value.number),
        "unit": unit,
        "comparator": value.comparator,
        "status": STATUSES.get(status, "unknown"),
        "lab_flag": flag_of(part) or value.flag,
        "entered_as": value.written,
        "printed": name_of(part),
        "code": code.code,
        **limits,
        **_doubt(value, may_be),
    }


def _doubt(value: Value, may_be: tuple[str, ...]) -> dict[str, Any]:
    if not may_be:
        return {}
    readings = [{"value": plain(value.number), "unit": unit} for unit in may_be]
    return {"doubt": {"why": UNITS_DISAGREE, "readings": readings}}


def _origin(resource: Node) -> dict[str, Any]:
    """The source's own marks, kept as they are."""
    marks = {"format": "fhir", **{name: resource.get(name) for name in ("id", "identifier", "issued")}}
    return {name: mark for name, mark in marks.items() if mark is not None}


def _changed(resource: Node) -> dict[str, str]:
    stamp = changed_at(resource)
    return {"changed_at": stamp.isoformat()} if stamp else {}
