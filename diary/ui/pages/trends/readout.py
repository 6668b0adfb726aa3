"""What the read-out says of one day: counts and readings, warning signs, symptoms, treatment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from diary.charts.content import TOGETHER, USUAL
from diary.charts.lanes import phase_name
from diary.charts.nadir_table import cycle_name
from diary.charts.series import COUNT_GAP, count_text, counts_by_draw, units_of
from diary.charts.table import course_texts, entered_text, treatment_text
from diary.core.catalog import Catalog
from diary.core.counts import Count, by_value
from diary.core.cycles import cycles
from diary.core.records import Symptom, Treatment
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline
from diary.core.treatment import DOSES, Running, given, infusion_span, phases_at, span_of
from diary.core.units import canonical_unit
from diary.core.words import MEASUREMENTS
from diary.ui.pages.trends.day_flags import DayFlags, day_flags
from diary.ui.pages.trends.readings import ReadingLine, reading_line

if TYPE_CHECKING:  # the book brings the database along
    from diary.book.history import PastFlag

SHOWN_FROM = 2
"""Symptoms that were milder are only counted."""

MOST_SYMPTOMS = 5
MOST_BESIDE_FLAGS = 2
"""So many where warning signs, which mostly rest on them, take their room."""

NOT_RATED = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One analyte on a day.

    Attributes:
        value: As people read it; a dash where none was taken in the two weeks before.
        note: How old it is, and whether a dose was given since; empty for one of the day itself.
        state: ``preliminary``, ``corrected``, ``calculated`` or ``in-doubt``; empty for a final result.
        grade: 1 to 4, or 0 without one.
        marker: ``low`` or ``high`` against the report's own range, else empty.
        several: How many draws the day had; this is the last of them.
        lowest: The lowest value of these, where that is another one.
        doubtful: How many others of that day are in doubt.
    """

    analyte: str
    name: str
    value: str
    note: str = ""
    state: str = ""
    grade: int = 0
    marker: str = ""
    several: int = 1
    lowest: str = ""
    doubtful: int = 0

    def remarks(self, texts: Texts, *, aged: bool = True) -> str:
        """What is to be noted of it; ``aged`` says how old it is too."""
        last = texts.text("trends.readout.last", n=self.several) if self.several > 1 else ""
        state = texts.text(f"trends.readout.{self.state}") if self.state else ""
        lowest = texts.text("trends.readout.lowest", value=self.lowest) if self.lowest else ""
        doubtful = texts.text("trends.readout.others-in-doubt", n=self.doubtful) if self.doubtful else ""
        return ", ".join(part for part in (self.note if aged else "", last, state, lowest, doubtful) if part)

    def said(self, texts: Texts) -> str:
        """The line as text: "Platelets 18, below range, 1 day old, grade 4"."""
        marker = texts.text(f"trends.readout.{self.marker}") if self.marker else ""
        grade = texts.text("trends.readout.grade", grade=self.grade) if self.grade else ""
        parts = (f"{self.name} {self.value}", marker, self.remarks(texts), grade)
        return ", ".join(part for part in parts if part)


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
        context: The phases, cycles and infusions that run, each with its day.
        readings: Temperature, weight and others that the chart shows.
        flags: The warning signs of the day.
        symptoms: The worse ones, worst first.
        rest: What is to say of the other symptoms.
        given: What was given or done on the day.
    """

    day: date
    context: tuple[str, ...]
    counts: tuple[CountLine, ...]
    readings: tuple[ReadingLine, ...]
    flags: DayFlags
    symptoms: tuple[SymptomLine, ...]
    rest: str
    given: tuple[str, ...]

    @property
    def shared_note(self) -> str:
        """What is to be noted of the age of every count alike; empty where that differs."""
        notes = {line.note for line in self.counts}
        return notes.pop() if len(notes) == 1 and len(self.counts) > 1 else ""

    def sentence(self, texts: Texts) -> str:
        """The whole as one text, for screen readers."""
        counts = (line.said(texts) for line in self.counts)
        readings = (line.said for line in self.readings)
        symptoms = (f"{line.name}, {line.word}" for line in self.symptoms)
        flags = self.flags.said(texts)
        day = texts.day(self.day, "long")
        parts = (day, *self.context, *counts, *readings, flags, *symptoms, self.rest, *self.given)
        return " ".join(f"{part}." for part in parts if part)


def readout(
    timeline: Timeline,
    catalog: Catalog,
    texts: Texts,
    day: date,
    *,
    panels: Sequence[str] | None = None,
    flags: Sequence["PastFlag"] = (),
) -> Readout:
    """What the diary has of a day.

    Args:
        timeline: The diary.
        catalog: Knows which medicines lower counts.
        texts: The words.
        day: The day.
        panels: The panels that the chart shows, as ``TrendsView.panels``; None for the usual ones.
        flags: All flags of the day, the strongest first.
    """
    shown = USUAL if panels is None else panels
    analytes = [member for name in shown for member in TOGETHER.get(name, (name,)) if member not in MEASUREMENTS]
    told = day_flags(flags, texts)
    symptoms, rest = _symptoms(timeline, texts, day, MOST_BESIDE_FLAGS if told.lines else MOST_SYMPTOMS)
    return Readout(
        day=day,
        context=tuple(_context(timeline, texts, day)),
        counts=tuple(
            _count(timeline, catalog, texts, day, analyte=analyte, unit=unit)
            for analyte in analytes
            if any(count.usable for count in timeline.counts(analyte))
            for unit in units_of(timeline, analyte)
        ),
        readings=tuple(_readings(timeline, texts, day, panels)),
        flags=told,
        symptoms=symptoms,
        rest=rest,
        given=tuple(_given(timeline, texts, day)),
    )


def _readings(timeline: Timeline, texts: Texts, day: date, panels: Sequence[str] | None) -> Iterator[ReadingLine]:
    """The readings that the chart shows; of the usual ones all but the temperature only where there are any."""
    for kind in MEASUREMENTS:
        if kind in (USUAL if panels is None else panels):
            line = reading_line(timeline, texts, kind, day)
            if line.taken or kind == "temperature" or panels is not None:
                yield line


def _context(timeline: Timeline, texts: Texts, day: date) -> Iterator[str]:
    phases = phases_at(timeline, day)
    days = [span_of(phase).day_number(day) for phase in phases]
    for phase, number in zip(phases, days, strict=True):
        name = phase_name(phase, texts)
        yield _day_of(texts, name, number) if number else name
    cycle = next((cycle for cycle in cycles(timeline) if cycle.day_number(day)), None)
    counted = cycle.day_number(day) if cycle else None
    if cycle and counted and counted not in days:
        yield _day_of(texts, cycle_name(cycle, texts), counted)
    for treatment in _running(timeline, day):
        number = infusion_span(treatment).day_number(day) or 1
        if cycle and counted not in days and (treatment.medicine, number) == (cycle.medicine, counted):
            continue  # the cycle is named for it
        medicine = treatment.medicine and texts.name("medicine", treatment.medicine)
        yield _day_of(texts, medicine or texts.name("treatment", treatment.kind), number)


def _given(timeline: Timeline, texts: Texts, day: date) -> Iterator[str]:
    """What was given or done, and the courses that began or ended."""
    yield from (treatment_text(t, texts) for t in timeline.treatments if t.started and t.started.day == day)
    for course in timeline.medicines:
        yield from (text for when, text in course_texts(course, texts) if when == day)


def _running(timeline: Timeline, day: date) -> Iterator[Treatment]:
    """The infusions and hospital stays that run at noon."""
    noon = datetime.combine(day, time(12))
    for treatment in given(timeline):
        known = treatment.kind in ("infusion", "hospital-stay") and treatment.started is not None
        if known and infusion_span(treatment).at(noon) is Running.RUNNING:
            yield treatment


def _day_of(texts: Texts, what: str, number: int) -> str:
    return texts.text("trends.readout.day-of", what=what, n=number)


def _count(timeline: Timeline, catalog: Catalog, texts: Texts, day: date, *, analyte: str, unit: str) -> CountLine:
    """The last count of the day or of the two weeks before it; of a laboratory's own analyte in one of its units."""
    name, own = texts.name("analyte", analyte), canonical_unit(analyte) is None
    if own:
        name = texts.text("trends.table.with-unit", name=name, unit=texts.unit(unit))
    recent = _recent(timeline.counts(analyte), day)
    taken = list(counts_by_draw(count for count in recent if not own or count.unit == unit))
    if not taken:
        return CountLine(analyte=analyte, name=name, value=texts.text("trends.table.not-logged"))
    count = taken[-1]
    of_day = [other for other in taken if other.at.day == count.at.day]
    lowest = min((other for other in of_day if other.value is not None), key=by_value, default=count)
    hidden = lowest is not count and (count.value is None or by_value(lowest) < by_value(count))
    return CountLine(
        analyte=analyte,
        name=name,
        value=entered_text(count, unit, texts),
        note=_age_note(timeline, catalog, texts, count, day),
        state=_state(count),
        grade=count.grade or 0,
        marker=count.marker if count.marker in ("low", "high") else "",
        several=len({other.panel.id for other in of_day}),
        lowest=count_text(lowest, unit) if hidden else "",
        doubtful=sum(other.value is None and other is not count for other in of_day),
    )


def _recent(counts: Sequence[Count], day: date) -> Sequence[Count]:
    """Those drawn on the day or in the two weeks before it."""
    first = bisect_left(counts, day - timedelta(days=COUNT_GAP), key=_day)
    return counts[first : bisect_right(counts, day, key=_day)]


def _day(count: Count) -> date:
    return count.at.day


def _age_note(timeline: Timeline, catalog: Catalog, texts: Texts, count: Count, day: date) -> str:
    age = (day - count.at.day).days
    notes = [texts.text("trends.readout.age", n=age)] if age else []
    if _dose_since(timeline, catalog, count, day):
        notes.append(texts.text("trends.readout.before-dose"))
    return ", ".join(notes)


def _state(count: Count) -> str:
    if count.value is None:
        return "in-doubt"
    if count.provisional:
        return "preliminary"
    if count.result.status == "corrected":
        return "corrected"
    return "calculated" if count.derived else ""


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


def _symptoms(timeline: Timeline, texts: Texts, day: date, most: int) -> tuple[tuple[SymptomLine, ...], str]:
    """The worse symptoms, and a line on the others: a day without an answer is never a day without symptoms."""
    worst: dict[str, int] = {}
    for entry in timeline.symptoms_on(day):
        worst[entry.symptom] = max(worst.get(entry.symptom, -1), _severity(entry))
    ranked = sorted(worst.items(), key=lambda item: -item[1])
    shown = [(symptom, severity) for symptom, severity in ranked if severity >= SHOWN_FROM][:most]
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
