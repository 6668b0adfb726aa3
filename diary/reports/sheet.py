"""Every day of the report in the row shape of hospital sheets: date, phase day, counts, treatment, symptoms, notes."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Self

from diary.core.counts import Count
from diary.core.records import Measurement, Record, Symptom
from diary.core.treatment import phases_at, span_of
from diary.reports.headline import lowest
from diary.reports.later import changed_later, marked, told
from diary.reports.model import Below, DayRow, ResultColumn
from diary.reports.source import Source, highest, sure
from diary.reports.therapy import by_day

TESTS = ("white-cells", "neutrophils", "hemoglobin", "platelets")
WIDE = 260
"""From how many letters a text stands below its row, across the page."""

LONG = 3000
"""From how many letters such a text may run over a page's end; all else never splits."""


def columns(source: Source) -> tuple[ResultColumn, ...]:
    """The blood tests that have a column."""
    texts = source.wording.texts
    return tuple(
        ResultColumn(name=texts.catalog.analyte(test).short, unit=source.wording.count_unit(test, ())) for test in TESTS
    )


def days(source: Source) -> tuple[DayRow, ...]:
    """A row a day, and one for each stretch on which nothing was entered."""
    return tuple(_rows(source))


def _rows(source: Source) -> Iterator[DayRow]:
    treatments = by_day(source)
    with_counts = {panel.collected_at.day for panel in source.timeline.panels}
    counts = [_by_day(source.counts(test)) for test in TESTS]
    gap: list[date] = []
    for day in source.days():
        if day in treatments or day in with_counts or source.timeline.logged(day):
            if gap:
                yield _gap(source, gap)
                gap = []
            yield _row(source, day, treatments.get(day, []), [_count(source, found.get(day, ())) for found in counts])
        else:
            gap.append(day)
    if gap:
        yield _gap(source, gap)


def _gap(source: Source, days_: list[date]) -> DayRow:
    text = source.wording.texts.text("report.days.gap", n=len(days_))
    return DayRow(day=source.wording.span(days_[0], days_[-1]), gap=text)


def _row(source: Source, day: date, treatments: list[str], counts: list[str]) -> DayRow:
    texts, later = source.wording.texts, _Later.of(source, day)
    present, none = _symptoms(source, day, later)
    notes = "\n".join(_notes(source, day, later))
    symptoms = "\n".join(filter(None, (present, none)))
    wide = len(symptoms) >= WIDE
    below = texts.text("report.days.below")
    return DayRow(
        day=marked(source.wording.weekday(day), later.whole),
        phase="\n".join(_phases(source, day)),
        counts=tuple(counts),
        temperature=_temperature(source, day, later),
        treatment="\n".join(treatments),
        symptoms=below if wide else present,
        none="" if wide else none,
        notes=notes if len(notes) < WIDE else below,
        later=told(source, later.entries.values()),
        below=tuple(
            Below(label=texts.text(key, day=source.wording.day(day)), text=text, long=len(text) > LONG)
            for key, text in (("report.days.symptoms", symptoms), ("report.days.notes", notes))
            if len(text) >= WIDE
        ),
    )


@dataclass(frozen=True, slots=True)
class _Later:
    """What of a day was entered or changed after the fact.

    Attributes:
        entries: When, by the id of the entry; None for one made at the time.
    """

    entries: dict[str, date | None]

    @classmethod
    def of(cls, source: Source, day: date) -> Self:
        timeline, said = source.timeline, source.timeline.day(day)
        entries: list[Record] = [
            *timeline.symptoms_on(day),
            *timeline.measurements_on(day),
            *timeline.checks_on(day),
        ]
        if said.note.strip() or said.nothing_new or said.too_ill:
            entries.append(said)
        return cls({entry.id: changed_later(source, entry, day) for entry in entries})

    @property
    def whole(self) -> date | None:
        """When the whole day was entered, where none of it was at the time."""
        days = list(self.entries.values())
        return max(filter(None, days), default=None) if all(days) else None

    def mark(self, entry: Record, text: str) -> str:
        """The text of an entry, marked where it came later and others of the day did not."""
        return text if self.whole else marked(text, self.entries.get(entry.id))


def _phases(source: Source, day: date) -> Iterator[str]:
    texts = source.wording.texts
    for phase in phases_at(source.timeline, day):
        label = phase.label.strip() or texts.name("phase", phase.phase)
        number = span_of(phase).day_number(day)
        yield label if number is None else texts.text("report.with-day", label=label, n=number)


def _by_day(counts: tuple[Count, ...]) -> dict[date, tuple[Count, ...]]:
    return {day: tuple(found) for day, found in groupby(counts, key=lambda count: count.at.day)}


def _count(source: Source, found: tuple[Count, ...]) -> str:
    shown = lowest(found) or next(iter(found), None)
    return source.wording.count(shown) if shown else ""


def _top(source: Source, day: date) -> Measurement | None:
    readings = source.timeline.measurements_on(day)
    return highest(tuple(found for found in readings if found.kind == "temperature" and sure(found)))


def _temperature(source: Source, day: date, later: _Later) -> str:
    top = _top(source, day)
    return later.mark(top, _timed(source, top, source.wording.measurement(top))) if top else ""


def _timed(source: Source, reading: Measurement, text: str) -> str:
    """The text of a reading with what else is known of it."""
    texts = source.wording.texts
    if reading.after_fever_medicine:
        text = f"{text}, {texts.text('report.days.after-fever-medicine')}"
    return f"{text} ({texts.time_of_day(reading.when.time)})" if reading.when.time else text


def _symptoms(source: Source, day: date, later: _Later) -> tuple[str, str]:
    """The day's symptoms, worst first, each with all its entries; and those answered with none."""
    texts = source.wording.texts
    entries: dict[str, list[Symptom]] = {}
    for entry in source.timeline.symptoms_on(day):
        entries.setdefault(entry.symptom, []).append(entry)
    present = {name: found for name, found in entries.items() if _worst(found) > 0}
    order = sorted(present, key=lambda name: (-_worst(present[name]), texts.name("symptom", name)))
    none = sorted(
        later.mark(found[-1], texts.inline("symptom", name)) for name, found in entries.items() if name not in present
    )
    return (
        "; ".join(_symptom(source, name, present[name], later) for name in order),
        texts.text("report.days.none", symptoms=", ".join(none)) if none else "",
    )


def _symptom(source: Source, symptom: str, entries: list[Symptom], later: _Later) -> str:
    texts = source.wording.texts
    said = ", ".join(later.mark(entry, source.wording.entry(entry)) for entry in entries)
    return texts.text("report.days.symptom", symptom=texts.name("symptom", symptom), said=said)


def _worst(entries: list[Symptom]) -> int:
    return max(5 if entry.severity is None else entry.severity for entry in entries)


def _notes(source: Source, day: date, later: _Later) -> Iterator[str]:
    texts, said = source.wording.texts, source.timeline.day(day)
    if said.too_ill:
        yield later.mark(said, texts.text("report.days.too-ill"))
    if said.nothing_new:
        yield later.mark(said, texts.text("report.days.nothing-new"))
    top = _top(source, day)
    readings = (found for found in source.timeline.measurements_on(day) if found is not top)
    others = [later.mark(found, _reading(source, found)) for found in readings]
    if others:
        yield ", ".join(others)
    for check in source.timeline.checks_on(day):
        answer = texts.text("report.days.check", check=check.check, answer=check.answer, at=check.when)
        yield later.mark(check, answer)
    for entry in source.timeline.symptoms_on(day):
        if entry.note.strip():
            name = texts.name("symptom", entry.symptom)
            yield texts.text("report.days.symptom-note", symptom=name, said=entry.note.strip())
    if said.note.strip():
        yield later.mark(said, said.note.strip())


def _reading(source: Source, reading: Measurement) -> str:
    shown = source.wording.measurement(reading)
    return _timed(source, reading, source.wording.texts.text("report.days.reading", kind=reading.kind, value=shown))
