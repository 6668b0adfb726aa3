"""The entries of a rule's example in words: as a flag's evidence tells them, with what else a rule may look at."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from diary.core.counts import count_of
from diary.core.records import (
    CareTeam,
    Check,
    Device,
    DoseChange,
    Measurement,
    Medicine,
    Milestone,
    Panel,
    Person,
    Phase,
    Record,
    Result,
    Symptom,
    Treatment,
)
from diary.core.texts import Message
from diary.core.when import When
from diary.signs import evidence
from diary.signs.condition_words import chain
from diary.signs.evidence import quantity
from diary.signs.flags import Evidence

TOLD: Mapping[type[Record], Callable[..., Evidence]] = {
    Symptom: evidence.symptom_evidence,
    Measurement: evidence.measurement_evidence,
    Treatment: evidence.treatment_evidence,
    Medicine: evidence.treatment_evidence,
    DoseChange: evidence.dose_change_evidence,
    Phase: evidence.phase_evidence,
    Device: evidence.device_evidence,
    Milestone: evidence.milestone_evidence,
}


def entries_in_words(records: Iterable[Record], on: date) -> tuple[Message, ...]:
    """Each record of an example in words, as seen from the day that is judged."""
    all_records = tuple(records)
    panels = {record.id: record for record in all_records if isinstance(record, Panel)}
    return tuple(_entry(record, panels, on) for record in all_records if not isinstance(record, Panel))


def _entry(record: Record, panels: Mapping[str, Panel], on: date) -> Message:
    entry, when = _told(record, panels, on)
    details = list(_details(record, panels, on))
    if when is not None and when.day.year != on.year:
        details.insert(0, Message.of("explain.entry.year", year=when.day.year))
    if details:
        entry = Message.of("explain.entry.with", entry=entry, details=chain("explain.next", details))
    if isinstance(record, Symptom | Measurement | Check) and record.when.day != on:
        return Message.of("explain.entry.on", day=record.when.day, entry=entry)
    return entry


def _told(record: Record, panels: Mapping[str, Panel], on: date) -> tuple[Message, When | None]:
    match record:
        case Check():
            if record.answer == "yes":
                return evidence.check_evidence(record).text, record.when
            return Message.of("explain.entry.check", check=record.check, answer=record.answer), record.when
        case Result():
            panel = panels[record.panel]
            return evidence.count_evidence(count_of(record, panel), on).text, panel.collected_at
        case CareTeam(fever_at=line) if line is not None:
            return Message.of("explain.entry.fever-line", line=quantity(line.value, line.unit)), None
        case Person(subtype=subtype) if subtype is not None:
            return Message.of("explain.entry.subtype", subtype=subtype), None
    piece = TOLD[type(record)](record)
    return piece.text, piece.at


def _details(record: Record, panels: Mapping[str, Panel], on: date) -> Iterator[Message]:
    """What evidence leaves out, but a rule may look at."""
    match record:
        case Measurement(after_fever_medicine=masked) if masked is not None:
            yield Message.of(f"explain.entry.{'after' if masked else 'not-after'}-fever-medicine")
        case Result():
            yield from _of_result(record, panels[record.panel])
        case Treatment():
            yield from _ended(record.ended, on)
            yield from _of_treatment(record)
        case Phase(ended=ended) | Medicine(ended=ended) | Device(removed=ended):
            yield from _ended(ended, on)


def _ended(ended: When | None, on: date) -> Iterator[Message]:
    if ended is not None:
        yield Message.of(f"explain.entry.until{'' if ended.day.year == on.year else '-year'}", until=ended)


def _of_result(result: Result, panel: Panel) -> Iterator[Message]:
    if panel.specimen != "blood":
        yield Message.of("explain.entry.specimen", word=panel.specimen)
    if result.status != "final":
        yield Message.of("explain.entry.status", word=result.status)
    for name, limit in (("low", result.low), ("high", result.high)):
        if limit is not None:
            yield Message.of(f"explain.entry.own-{name}", limit=quantity(limit, result.unit))


def _of_treatment(record: Treatment) -> Iterator[Message]:
    if record.cycle is not None:
        yield Message.of("explain.entry.cycle", cycle=record.cycle)
    if record.high_dose is not None:
        yield Message.of(f"explain.entry.{'' if record.high_dose else 'not-'}high-dose")
    for name, word in (
        ("route", record.route),
        ("site", record.site),
        ("product", record.product),
        ("transplant", record.transplant),
    ):
        if word is not None:
            yield Message.of(f"explain.entry.{name}", word=word)
