"""What the read-out says of one day: counts with their age and grade, temperature, symptoms, treatment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from diary.charts.content import ANALYTES
from diary.charts.lanes import phase_name
from diary.charts.series import (
    COUNT_GAP,
    canonical,
    count_text,
    counts_by_draw,
    fever_line,
    in_doubt,
    unit_of,
)
from diary.charts.table import treatment_text
from diary.core.catalog import Catalog
from diary.core.counts import Count
from diary.core.numbers import plain
from diary.core.records import Symptom
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline
from diary.core.treatment import DOSES, Running, given, infusion_span, phases_at, span_of
from diary.core.units import from_canonical

SHOWN_FROM = 2
"""Symptoms that were milder are only counted."""

MOST_SYMPTOMS = 5
NOT_RATED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One analyte on a day.

    Attributes:
        value: As people read it; a dash where none was taken in the two weeks before.
        note: How old it is, whether it is preliminary or in doubt; empty for one of the day itself.
        grade: 1 to 4, or 0 without one.
    """

    analyte: str
    name: str
    value: str
    note: str = ""
    grade: int = 0

    def said(self, texts: Texts) -> str:
        """The line as text: "Platelets 18, 1 day old, grade 4"."""
        grade = texts.text("trends.readout.grade", grade=self.grade) if self.grade else ""
        return ", ".join(part for part in (f"{self.name} {self.value}", self.note, grade) if part)


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomLine:
    """One symptom on a day: its severity 0 to 4, or ``NOT_RATED``."""

    name: str
    severity: int
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Readout:
    """Everything the read-out says.

    Attributes:
        context: The phases and infusions that run, each with its day.
        temperature: The day's highest with its unit; a dash without one.
        symptoms: The worse ones, worst first.
        rest: What is to say of the other symptoms.
        given: What was given or done on the day.
    """

    day: date
    context: tuple[str, ...]
    counts: tuple[CountLine, ...]
    temperature: str
    fever: bool
    symptoms: tuple[SymptomLine, ...]
    rest: str
    given: tuple[str, ...]

    @property
    def shared_note(self) -> str:
        """What is to be noted of every count alike; empty where their notes differ."""
        notes = {line.note for line in self.counts}
        return notes.pop() if len(notes) == 1 and len(self.counts) > 1 else ""

    def sentence(self, texts: Texts) -> str:
        """The whole as one text, for screen readers."""
        temperature = f"{texts.text('trends.panel.temperature')} {self.temperature}"
        symptoms = (f"{line.name}, {line.word}" for line in self.symptoms)
        counts = (line.said(texts) for line in self.counts)
        parts = (texts.day(self.day, "long"), *self.context, *counts, temperature, *symptoms, self.rest, *self.given)
        return " ".join(f"{part}." for part in parts if part)


def readout(timeline: Timeline, catalog: Catalog, texts: Texts, day: date) -> Readout:
    """What the diary has of a day."""
    temperature, fever = _temperature(timeline, texts, day)
    symptoms, rest = _symptoms(timeline, texts, day)
    return Readout(
        day=day,
        context=tuple(_context(timeline, texts, day)),
        counts=tuple(_counts(timeline, catalog, texts, day)),
        temperature=temperature,
        fever=fever,
        symptoms=symptoms,
        rest=rest,
        given=tuple(treatment_text(t, texts) for t in timeline.treatments if t.started and t.started.day == day),
    )


def _context(timeline: Timeline, texts: Texts, day: date) -> Iterator[str]:
    for phase in phases_at(timeline, day):
        number = span_of(phase).day_number(day)
        name = phase_name(phase, texts)
        yield texts.text("trends.readout.day-of", what=name, n=number) if number else name
    noon = datetime.combine(day, time(12))
    for treatment in given(timeline):
        running = treatment.kind in ("infusion", "hospital-stay") and treatment.started
        if running and treatment.started and infusion_span(treatment).at(noon) is Running.RUNNING:
            number = infusion_span(treatment).day_number(day) or 1
            medicine = treatment.medicine and texts.name("medicine", treatment.medicine)
            yield texts.text(
                "trends.readout.day-of", what=medicine or texts.name("treatment", treatment.kind), n=number
            )


def _counts(timeline: Timeline, catalog: Catalog, texts: Texts, day: date) -> Iterator[CountLine]:
    for analyte in ANALYTES:
        name = texts.name("analyte", analyte)
        taken = list(counts_by_draw(_recent(timeline.counts(analyte), day)))
        if not taken:
            if timeline.counts(analyte):
                yield CountLine(analyte=analyte, name=name, value=texts.text("trends.table.not-logged"))
            continue
        count = taken[-1]
        yield CountLine(
            analyte=analyte,
            name=name,
            value=count_text(count, unit_of(timeline, analyte)),
            note=_note(timeline, catalog, texts, count, day),
            grade=count.grade or 0,
        )


def _recent(counts: Sequence[Count], day: date) -> Sequence[Count]:
    """Those drawn on the day or in the two weeks before it."""
    first = bisect_left(counts, day - timedelta(days=COUNT_GAP), key=_day)
    return counts[first : bisect_right(counts, day, key=_day)]


def _day(count: Count) -> date:
    return count.at.day


def _note(timeline: Timeline, catalog: Catalog, texts: Texts, count: Count, day: date) -> str:
    notes = []
    if _age(count, day):
        notes.append(texts.text("trends.readout.age", n=_age(count, day)))
    if _dose_since(timeline, catalog, count, day):
        notes.append(texts.text("trends.readout.before-dose"))
    if count.value is None:
        notes.append(texts.text("trends.readout.in-doubt"))
    elif count.provisional:
        notes.append(texts.text("trends.readout.preliminary"))
    return ", ".join(notes)


def _age(count: Count, day: date) -> int:
    return (day - count.at.day).days


def _dose_since(timeline: Timeline, catalog: Catalog, count: Count, day: date) -> bool:
    """Whether a dose that can lower the counts was given after the blood was drawn."""
    return any(
        treatment.kind in DOSES
        and treatment.started is not None
        and treatment.started.day <= day
        and treatment.started.is_after(count.at)
        and (treatment.medicine is None or catalog.is_myelosuppressive(treatment.medicine))
        for treatment in given(timeline)
    )


def _temperature(timeline: Timeline, texts: Texts, day: date) -> tuple[str, bool]:
    readings = [r for r in timeline.measurements_on(day) if r.kind == "temperature" and not in_doubt(r)]
    if not readings:
        return texts.text("trends.table.not-logged"), False
    highest = max(readings, key=canonical)
    unit = unit_of(timeline, "temperature")
    same = highest.unit == unit
    value = highest.value if same else round(from_canonical("temperature", canonical(highest), unit), 1)
    return f"{plain(value)} {texts.unit(unit)}", canonical(highest) >= fever_line(timeline).value


def _symptoms(timeline: Timeline, texts: Texts, day: date) -> tuple[tuple[SymptomLine, ...], str]:
    """The worse symptoms, and a line on the others: a day without an answer is never a day without symptoms."""
    worst: dict[str, int] = {}
    for entry in timeline.symptoms_on(day):
        worst[entry.symptom] = max(worst.get(entry.symptom, -1), _severity(entry))
    ranked = sorted(worst.items(), key=lambda item: -item[1])
    shown = [(symptom, severity) for symptom, severity in ranked if severity >= SHOWN_FROM][:MOST_SYMPTOMS]
    lines = tuple(
        SymptomLine(name=texts.name("symptom", symptom), severity=severity, word=_word(texts, severity))
        for symptom, severity in shown
    )
    return lines, texts.render(_rest(timeline, day, len(worst), len(lines), ranked[len(lines) :]))


def _rest(timeline: Timeline, day: date, logged: int, shown: int, others: list[tuple[str, int]]) -> Message:
    if not logged:
        about = timeline.day(day)
        if about.too_ill:
            return Message.of("trends.readout.too-ill")
        return Message.of("trends.readout.nothing-new" if about.nothing_new else "trends.readout.none-logged")
    if not others:
        return Message.of("trends.readout.no-others")
    worse = any(severity >= SHOWN_FROM for _, severity in others)
    return Message.of("trends.readout.more" if worse else "trends.readout.milder", n=logged - shown)


def _severity(entry: Symptom) -> int:
    return NOT_RATED if entry.severity is None else entry.severity


def _word(texts: Texts, severity: int) -> str:
    return texts.inline("severity", "not-rated" if severity == NOT_RATED else severity)
