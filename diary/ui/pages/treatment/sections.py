"""The lists of the screen: each record as two lines of words, what runs now first."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime

from diary.book.treatment import Therapy
from diary.core.records import Device, DoseChange, Medicine, Milestone, Phase, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline, moment_of
from diary.core.treatment import Running, Span, infusion_span, span_of
from diary.core.when import When
from diary.core.words import PRODUCTS

RUNNING, PLANNED, PAST = "running", "planned", "past"

DOSES = ("infusion", "injection", "intrathecal", "oral-dose", "growth-factor")
MISSED = ("missed-dose", "vomited-dose")
PROCEDURES = ("lumbar-puncture", "line-care", "procedure")
LASTING = ("infusion", "hospital-stay", "radiation")
"""Treatments that go on from a start to an end; all others are of one moment."""

SECTIONS: dict[str, tuple[str, ...]] = {
    "phases": (),
    "doses": DOSES,
    "medicines": (),
    "missed": MISSED,
    "transfusions": ("transfusion",),
    "devices": (),
    "procedures": PROCEDURES,
    "stays": ("hospital-stay",),
    "milestones": (),
    "radiation": ("radiation",),
    "transplant": ("transplant",),
}
"""The lists in their order, and the kinds of treatment that each holds."""

_JOINED = ("infusion", "injection")
"""Kinds that make one name with their medicine."""

_SAID_ROUTE = ("intrathecal", "oral-dose")
"""Kinds whose name says how they are given."""

ICONS = {
    "phases": "calendar", "doses": "syringe", "medicines": "pill", "missed": "circle-help", "transfusions": "droplets",
    "devices": "activity", "procedures": "stethoscope", "stays": "bed", "milestones": "tag", "radiation": "sun",
    "transplant": "heart-pulse",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One record in words.

    Attributes:
        state: ``running``, ``planned`` or ``past``.
        maybe: It has no end on file and its usual length is over.
        can_end: It goes on until someone enters its end.
    """

    record: Therapy
    title: str
    detail: str
    state: str
    maybe: bool = False
    can_end: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One list: what runs now, then what is planned by date, then the past, the latest first."""

    name: str
    entries: tuple[Entry, ...]


def sections(timeline: Timeline, texts: Texts, now: datetime) -> tuple[Section, ...]:
    """All lists, the empty ones included.

    Args:
        timeline: The diary.
        texts: The words.
        now: The wall-clock moment.
    """
    return tuple(Section(name=name, entries=_entries(name, timeline, texts, now)) for name in SECTIONS)


def section_of(record: Therapy) -> str:
    """The list that a record stands in."""
    match record:
        case Phase():
            return "phases"
        case Medicine():
            return "medicines"
        case DoseChange():
            return "missed"
        case Device():
            return "devices"
        case Milestone():
            return "milestones"
        case Treatment():
            return next((name for name, kinds in SECTIONS.items() if record.kind in kinds), "procedures")


def span_of_any(record: Therapy) -> Span | None:
    """When a record that goes on ran; None for those of one moment."""
    if isinstance(record, Phase | Medicine | Device):
        return span_of(record)
    if isinstance(record, Treatment) and record.kind in LASTING:
        return infusion_span(record)
    return None


def _entries(name: str, timeline: Timeline, texts: Texts, now: datetime) -> tuple[Entry, ...]:
    records: list[Therapy] = [
        *timeline.phases, *timeline.medicines, *timeline.dose_changes, *timeline.devices, *timeline.milestones,
        *timeline.treatments,
    ]  # fmt: skip
    found = [entry_of(record, texts, now) for record in records if section_of(record) == name]
    order = {RUNNING: 0, PLANNED: 1, PAST: 2}
    found.sort(key=lambda entry: (order[entry.state], _age(entry)))
    return tuple(found)


def _age(entry: Entry) -> float:
    """What sorts the entries of one state: planned ones by date, all others the latest first."""
    moment = moment_of(entry.record)
    if moment is None:
        return 0.0
    seconds = (moment.earliest - datetime(1900, 1, 1)).total_seconds()
    return seconds if entry.state == PLANNED else -seconds


def entry_of(record: Therapy, texts: Texts, now: datetime) -> Entry:
    """One record in words, as it stands at a wall-clock moment."""
    span = span_of_any(record)
    planned = isinstance(record, Treatment) and record.planned
    running = span.at(now) if span and not planned else None
    if planned or running is Running.NOT_YET:
        state = PLANNED
    else:
        state = RUNNING if running in (Running.RUNNING, Running.MAYBE) else PAST
    open_end = span is not None and span.ended is None
    parts = [_when(record, span, texts, now, state), *_facts(record, texts)]
    return Entry(
        record=record,
        title=_title(record, texts),
        detail=" · ".join(part for part in parts if part),
        state=state,
        maybe=running is Running.MAYBE,
        can_end=state == RUNNING and open_end,
    )


def _title(record: Therapy, texts: Texts) -> str:
    match record:
        case Phase():
            return record.label or texts.name("phase", record.phase)
        case Medicine():
            return texts.name("medicine", record.medicine)
        case DoseChange():
            return texts.text("treatment.title.dose", medicine=record.medicine, direction=record.direction)
        case Device():
            return texts.name("device", record.device)
        case Milestone():
            return texts.name("milestone", record.milestone)
        case Treatment():
            return _treatment_title(record, texts)


def _treatment_title(record: Treatment, texts: Texts) -> str:
    if record.kind == "transfusion":
        return texts.text(f"given.{record.product if record.product in PRODUCTS else 'transfusion'}")
    if record.medicine is not None:
        joined = record.kind if record.kind in _JOINED else "medicine"
        return texts.text(f"treatment.title.{joined}", medicine=record.medicine, kind=record.kind)
    return texts.name("treatment", record.kind)


def _when(record: Therapy, span: Span | None, texts: Texts, now: datetime, state: str) -> str:
    moment = moment_of(record)
    if span is None:
        if moment is None:
            return texts.text("treatment.when.unknown")
        return texts.text(f"treatment.when.{'planned' if state == PLANNED else 'once'}", when=moment)
    if state == PLANNED and moment is not None:
        return texts.text("treatment.when.planned", when=moment)
    return _when_running(span, texts, now.date(), ended=state == PAST)


def _when_running(span: Span, texts: Texts, day: date, *, ended: bool) -> str:
    if ended and span.ended is not None:
        if span.started is None:
            return texts.text("treatment.when.until", end=span.ended)
        if span.started.day != span.ended.day:
            return texts.text("treatment.when.both", start=span.started, end=span.ended)
        if span.ended.time is None:
            return texts.text("treatment.when.once", when=span.started)
        return texts.text("treatment.when.same-day", start=span.started, end=span.ended)
    if span.started is None:
        return texts.text("treatment.when.since-unknown")
    said = texts.text("treatment.when.since", start=span.started, n=span.day_number(day) or 1)
    return said if span.ended is None else texts.text("treatment.when.to-end", since=said, end=span.ended)


def _facts(record: Therapy, texts: Texts) -> list[str]:
    match record:
        case Phase():
            return [texts.name("phase", record.phase)] if record.label else []
        case Medicine():
            return [record.dose, record.note]
        case DoseChange():
            return [record.note]
        case Treatment():
            return _treatment_facts(record, texts)
    return []


def _treatment_facts(record: Treatment, texts: Texts) -> list[str]:
    facts: tuple[tuple[object, Callable[[], str]], ...] = (
        (record.cycle, lambda: texts.text("treatment.fact.cycle", n=record.cycle)),
        (record.high_dose, lambda: texts.text("treatment.fact.high-dose")),
        (record.kind not in _SAID_ROUTE and record.route, lambda: texts.inline("route", record.route)),
        (record.site, lambda: texts.inline("site", record.site)),
        (record.transplant, lambda: texts.inline("transplant", record.transplant)),
        (record.units, lambda: texts.text("treatment.fact.units", n=record.units)),
    )
    return [*(say() for value, say in facts if value), record.dose, record.note]


def context(timeline: Timeline, texts: Texts, now: datetime) -> str:
    """The line under the heading: the phase with its day, and the infusion that runs."""
    parts = []
    for section in sections(timeline, texts, now):
        for entry in section.entries:
            if entry.state != RUNNING or section.name not in ("phases", "doses"):
                continue
            span = span_of_any(entry.record)
            number = span.day_number(now.date()) if span else None
            known = number is not None and not entry.maybe
            parts.append(texts.text("treatment.day", name=entry.title, n=number) if known else entry.title)
    return " · ".join(parts)


def ended_now(record: Therapy, now: datetime) -> Therapy:
    """The record with its end set to this day; an infusion ends at this time. What has no end stays as it is."""
    day = When(now.date())
    match record:
        case Phase() | Medicine():
            return replace(record, ended=day)
        case Device():
            return replace(record, removed=day)
        case Treatment():
            return replace(record, ended=When(now.date(), now.time()) if record.kind == "infusion" else day)
    return record
