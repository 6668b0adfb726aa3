"""Writes the exchange file, version 1: a whole diary as JSON (``contract.md``, section 2)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

from diary.core.codec import to_plain
from diary.core.records import KINDS, Day, Panel, Record, Result, Tombstone, kind_of
from diary.core.timeline import Timeline, moment_of
from diary.core.words import ANALYTES
from diary.exchange import nesting
from diary.exchange.layout import FLAT, FORMAT, SINGLE, VERSION
from diary.exchange.nesting import ENTRIES, RESULTS

Object = dict[str, Any]

DATED = (*ENTRIES, "days", "counts", "appointments", "questions", "responses")
"""What belongs to a date of its own; the rest is needed to understand any date."""


@dataclass(frozen=True, slots=True)
class Period:
    """The dates to write, both included; None leaves that end open."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        """Whether the date lies within."""
        return (self.first is None or day >= self.first) and (self.last is None or day <= self.last)

    def holds_record(self, record: Record) -> bool:
        """Whether the record is to be written: it lies within, or belongs to no date of its own."""
        moment = moment_of(record) if kind_of(record) in DATED else None
        return moment is None or self.holds(moment.day)


EVERYTHING = Period()


def write(timeline: Timeline, tombstones: Iterable[Tombstone] = (), period: Period = EVERYTHING) -> str:
    """The diary as an exchange file, one record a line; the same text for the same diary.

    Args:
        timeline: The diary.
        tombstones: What was deleted from it.
        period: The dates to write; what belongs to no date, such as treatments, is always written.
    """
    top = _without_own_id("diary", _fields(timeline.diary))
    document: Object = {"format": FORMAT, "version": VERSION}
    document |= {kind: _without_own_id(kind, _fields(record)) for kind, record in _singles(timeline).items()}
    if "people" in top:
        document["people"] = top.pop("people")
    document |= {kind: _flat(timeline, kind, period) for kind in FLAT}
    document["days"] = [_day(timeline, day) for day in _days(timeline) if period.holds(day)]
    document["counts"] = [_panel(timeline, panel) for panel in timeline.panels if period.holds_record(panel)]
    _add_tombstones(document, tombstones)
    return _lines({key: value for key, value in document.items() if value not in ([], {})} | top)


def _fields(record: Record) -> Object:
    """The record's fields as plain values, unknown keys last."""
    unknown: Object = json.loads(record.extra) if record.extra else {}
    return {**{name: value for name, value in to_plain(record).items() if name not in unknown}, **unknown}


def _without_own_id(kind: str, fields: Object) -> Object:
    return {name: value for name, value in fields.items() if (name, value) != ("id", kind)}


def _singles(timeline: Timeline) -> dict[str, Record]:
    found = {"person": timeline.person, "care_team": timeline.care_team, "settings": timeline.settings}
    return {kind: record for kind, record in found.items() if timeline.records[kind]}


def _flat(timeline: Timeline, kind: str, period: Period) -> list[Object]:
    return [_fields(record) for record in timeline.ordered(KINDS[kind]) if period.holds_record(record)]


def _days(timeline: Timeline) -> list[date]:
    days = {cast("Day", record).day for record in timeline.records["days"].values()}
    return sorted(days.union(*(timeline.by_day[kind] for kind in ENTRIES)))


def _day(timeline: Timeline, day: date) -> Object:
    written = nesting.day_object(_fields(timeline.day(day)))
    for kind in ENTRIES:
        entries = timeline.by_day[kind].get(day, ())
        if entries:
            written[kind] = [nesting.entry_object(_fields(entry)) for entry in entries]
    return written


def _panel(timeline: Timeline, panel: Panel) -> Object:
    written = _fields(panel)
    results = sorted(timeline.results_of.get(panel.id, ()), key=_lab_order)
    if results:
        written[RESULTS] = [nesting.result_object(_fields(result)) for result in results]
    return written


def _lab_order(result: Result) -> tuple[int, str]:
    known = result.analyte in ANALYTES
    return ANALYTES.index(result.analyte) if known else len(ANALYTES), result.id


def _add_tombstones(document: Object, tombstones: Iterable[Tombstone]) -> None:
    """Put deletions into the lists of their kinds; those of nested kinds into a list at the top."""
    for stone in sorted(tombstones, key=lambda stone: (stone.kind, stone.id)):
        marks = Record(id=stone.id, changed_at=stone.changed_at, changed_by=stone.changed_by)
        deletion = {**to_plain(marks), "deleted": True}
        if stone.kind in SINGLE:
            document.setdefault(stone.kind, deletion)
        elif stone.kind in KINDS and stone.kind != "diary":
            document.setdefault(stone.kind, []).append(deletion)


def _lines(document: Object) -> str:
    lines = [f"{_text(key)}: {_value(value)}" for key, value in document.items()]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def _value(value: object) -> str:
    if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
        return "[\n  " + ",\n  ".join(_text(item) for item in value) + "\n]"
    return _text(value)


def _text(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
