"""Every day of the report in the row shape of hospital sheets: date, phase day, counts, treatment, symptoms, notes."""

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from diary.core.counts import Count
from diary.core.records import Measurement, Symptom
from diary.core.treatment import phases_at, span_of
from diary.reports.headline import lowest
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
    texts = source.wording.texts
    symptoms = _symptoms(source, day)
    notes = "\n".join(_notes(source, day))
    return DayRow(
        day=source.wording.weekday(day),
        phase="\n".join(_phases(source, day)),
        counts=tuple(counts),
        temperature=_temperature(source, day),
        treatment="\n".join(treatments),
        symptoms=symptoms if len(symptoms) < WIDE else texts.text("report.days.below"),
        notes=notes if len(notes) < WIDE else texts.text("report.days.below"),
        below=tuple(
            Below(label=texts.text(key, day=source.wording.day(day)), text=text, long=len(text) > LONG)
            for key, text in (("report.days.symptoms", symptoms), ("report.days.notes", notes))
            if len(text) >= WIDE
        ),
    )


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


def _temperature(source: Source, day: date) -> str:
    top = _top(source, day)
    return _timed(source, top, source.wording.measurement(top)) if top else ""


def _timed(source: Source, reading: Measurement, text: str) -> str:
    """The text of a reading with what else is known of it."""
    texts = source.wording.texts
    if reading.after_fever_medicine:
        text = f"{text}, {texts.text('report.days.after-fever-medicine')}"
    return f"{text} ({texts.time_of_day(reading.when.time)})" if reading.when.time else text


def _symptoms(source: Source, day: date) -> str:
    """The day's symptoms, worst first, each with all its entries; below, those answered with none."""
    texts = source.wording.texts
    entries: dict[str, list[Symptom]] = {}
    for entry in source.timeline.symptoms_on(day):
        entries.setdefault(entry.symptom, []).append(entry)
    present = {name: found for name, found in entries.items() if _worst(found) > 0}
    lines = []
    if present:
        order = sorted(present, key=lambda name: (-_worst(present[name]), texts.name("symptom", name)))
        lines.append("; ".join(_symptom(source, name, present[name]) for name in order))
    none = sorted(texts.inline("symptom", name) for name in entries if name not in present)
    if none:
        lines.append(texts.text("report.days.none", symptoms=", ".join(none)))
    return "\n".join(lines)


def _symptom(source: Source, symptom: str, entries: list[Symptom]) -> str:
    texts = source.wording.texts
    said = ", ".join(source.wording.entry(entry) for entry in entries)
    return texts.text("report.days.symptom", symptom=texts.name("symptom", symptom), said=said)


def _worst(entries: list[Symptom]) -> int:
    return max(5 if entry.severity is None else entry.severity for entry in entries)


def _notes(source: Source, day: date) -> Iterator[str]:
    texts, said = source.wording.texts, source.timeline.day(day)
    if said.too_ill:
        yield texts.text("report.days.too-ill")
    if said.nothing_new:
        yield texts.text("report.days.nothing-new")
    top = _top(source, day)
    others = [_reading(source, found) for found in source.timeline.measurements_on(day) if found is not top]
    if others:
        yield ", ".join(others)
    for check in source.timeline.checks_on(day):
        yield texts.text("report.days.check", check=check.check, answer=check.answer, at=check.when)
    for entry in source.timeline.symptoms_on(day):
        if entry.note.strip():
            name = texts.name("symptom", entry.symptom)
            yield texts.text("report.days.symptom-note", symptom=name, said=entry.note.strip())
    if said.note.strip():
        yield said.note.strip()


def _reading(source: Source, reading: Measurement) -> str:
    shown = source.wording.measurement(reading)
    return _timed(source, reading, source.wording.texts.text("report.days.reading", kind=reading.kind, value=shown))
