"""Puts the results of FHIR Observations together into draws, as the blood was taken."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from diary.core.when import When
from diary.exchange.fhir_rows import Row
from diary.exchange.fhir_tree import Found, Tree, node, nodes, text
from diary.exchange.identity import stable_id

ONE_DRAW = timedelta(hours=1)
"""Results of one report that lie no further apart than this come from one draw (our own)."""


@dataclass(frozen=True, slots=True)
class Report:
    """What puts several Observations together.

    Attributes:
        key: Tells it from the source's other reports.
        lab: Who made it, where it says so.
    """

    key: str
    lab: str


@dataclass(frozen=True, slots=True)
class Draw:
    """The results of one person and specimen at one moment.

    Attributes:
        apart: The report they are from, where two reports of that moment contradict each other.
    """

    rows: tuple[Row, ...]
    lab: str
    apart: str

    @property
    def id(self) -> str:
        """The id of its panel, the same whichever of its results a source holds."""
        first = self.rows[0]
        return stable_id("fhir", "draw", first.person, first.when.text(), first.specimen, self.apart)


def draws_of(rows: Iterable[Row], reports: Mapping[int, Report]) -> tuple[Draw, ...]:
    """The rows as draws, copies of one result taken once.

    Results of one report count as one draw where they lie within ``ONE_DRAW``. Two counts of one moment with
    different values stay two draws where they come from two reports.
    """
    grouped: dict[tuple[str, str, str], list[Row]] = {}
    for row in _one_moment_a_report(_without_copies(rows), reports):
        grouped.setdefault((row.person, row.when.text(), row.specimen), []).append(row)
    draws = []
    for group in grouped.values():
        parts: dict[str, list[Row]] = {}
        contradict = _repeats(group)
        for row in group:
            report = reports.get(id(row.found.resource))
            parts.setdefault(report.key if report and contradict else "", []).append(row)
        for apart, part in parts.items():
            labs = (report.lab for row in part if (report := reports.get(id(row.found.resource))))
            draws.append(Draw(tuple(part), next(filter(None, labs), ""), apart))
    return tuple(draws)


def reports_of(tree: Tree) -> dict[int, Report]:
    """The first report that names an Observation, by the identity of the Observation's object."""
    reports: dict[int, Report] = {}
    for found in tree.found:
        members = nodes(found.resource.get("result" if found.type == "DiagnosticReport" else "hasMember"))
        report = Report(text(found.resource.get("id")) or found.where, _lab(found, tree))
        for member in members:
            reports.setdefault(id(tree.follow(member, found)), report)
    return reports


def _lab(found: Found, tree: Tree) -> str:
    for performer in nodes(found.resource.get("performer")):
        actor = node(performer.get("actor")) or performer
        organization = tree.follow(actor, found)
        if organization.get("resourceType") == "Organization" or "Organization" in text(actor.get("reference")):
            return text(organization.get("name")) or text(actor.get("display"))
    return ""


def _without_copies(rows: Iterable[Row]) -> list[Row]:
    kept: dict[tuple[object, ...], Row] = {}
    for row in rows:
        kept.setdefault(row.same, row)
    return list(kept.values())


def _one_moment_a_report(rows: list[Row], reports: Mapping[int, Report]) -> list[Row]:
    """The rows with the moment of their report's first sample where they differ only a little."""
    together: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        report = reports.get(id(row.found.resource))
        together.setdefault((report.key if report else row.found.where, row.person, row.specimen), []).append(row)
    moved = []
    for group in together.values():
        first = min((row.when for row in group), key=lambda when: when.earliest)
        last = max(row.when.earliest for row in group)
        near = last - first.earliest <= ONE_DRAW
        moved += [_moved(row, first) if near and row.when != first else row for row in group]
    return moved


def _moved(row: Row, when: When) -> Row:
    origin = {**row.fields["origin"], "collected_at": row.when.text()}
    return replace(row, when=when, fields={**row.fields, "origin": origin})


def _repeats(rows: Iterable[Row]) -> bool:
    return any(number > 1 for number in Counter(row.code.word for row in rows).values())
