"""Treatment on the report: what each one is called, what page one lists, and what went on each day."""

from collections.abc import Iterator
from datetime import date

from diary.core.numbers import short
from diary.core.records import Device, DoseChange, Medicine, Milestone, Phase, Record, Treatment
from diary.core.texts import Texts
from diary.core.timeline import days_between, moment_of
from diary.core.treatment import USUAL_LENGTH, Span, infusion_span, span_of
from diary.core.when import When
from diary.reports.model import Event
from diary.reports.source import Source, end_of

LASTING = ("hospital-stay", "radiation")
DATES_NAMED = 3


def treatment_text(texts: Texts, treatment: Treatment) -> str:
    """What was given or done: "Methotrexate infusion, high dose", "Red cells, 2 units"."""
    parts = [_head(texts, treatment)]
    if treatment.kind == "transfusion" and treatment.units is not None:
        parts.append(texts.text("report.treatment.units", n=treatment.units, shown=short(treatment.units)))
    if treatment.high_dose:
        parts.append(texts.text("report.treatment.high-dose"))
    if treatment.cycle is not None:
        parts.append(texts.text("report.treatment.cycle", cycle=treatment.cycle))
    if treatment.site:
        parts.append(texts.inline("site", treatment.site))
    if treatment.transplant:
        parts.append(texts.inline("transplant", treatment.transplant))
    if treatment.dose.strip():
        parts.append(treatment.dose.strip())
    return ", ".join(parts)


def _head(texts: Texts, treatment: Treatment) -> str:
    if treatment.kind == "transfusion" and treatment.product:
        return texts.name("product", treatment.product)
    with_medicine = f"report.treatment.{treatment.kind}"
    if treatment.medicine is None or with_medicine not in texts.templates:
        return texts.name("treatment", treatment.kind)
    return texts.text(with_medicine, medicine=treatment.medicine)


def treatments(source: Source) -> tuple[tuple[Event, ...], int]:
    """What page one lists under treatment, by first date, and how many more there are.

    Where there are too many, what began within the dates stays, then the latest.
    """
    events = [*_given(source), *_turns_of(source), *_courses(source)]
    within = [source.holds(day) for (day, _), _ in events]
    ranked = sorted(zip(within, events, strict=True), key=lambda pair: (pair[0], pair[1][0]))
    shown = sorted((event for _, event in ranked[-source.room.treatments :]), key=lambda event: event[0])
    return tuple(event for _, event in shown), len(events) - len(shown)


Dated = tuple[tuple[date, str], Event]


def _given(source: Source) -> Iterator[Dated]:
    groups: dict[str, list[Treatment]] = {}
    for treatment in source.given():
        if treatment.kind != "transfusion":
            groups.setdefault(treatment_text(source.wording.texts, treatment), []).append(treatment)
    for text, found in groups.items():
        first = found[0].started
        yield (first.day if first else date.min, text), Event(dates=_dates(source, found), text=text)


def _dates(source: Source, found: list[Treatment]) -> str:
    wording = source.wording
    if len(found) == 1:
        return span_text(source, _shown_span(found[0]))
    days = sorted({treatment.started.day for treatment in found if treatment.started})
    if len(days) <= DATES_NAMED:
        return wording.texts.join(tuple(wording.day(day) for day in days))
    return wording.texts.text("report.times", span=wording.span(days[0], days[-1]), n=len(days))


def _shown_span(treatment: Treatment) -> Span:
    """When it went on; a dose without an end is one of its day."""
    if lasts(treatment):
        return infusion_span(treatment)
    return Span(treatment.started, treatment.ended or treatment.started)


def lasts(treatment: Treatment) -> bool:
    """Whether it can run over days: those with an end, long infusions, radiation and hospital stays."""
    return treatment.ended is not None or treatment.kind in LASTING or treatment.medicine in USUAL_LENGTH


def span_text(source: Source, span: Span) -> str:
    """When something ran: "3 to 5 May", "12 May on", "until 3 May"."""
    wording, texts = source.wording, source.wording.texts
    if span.ended is None and span.started is None:
        return texts.text("report.no-dates")
    if span.ended is None:
        return texts.text("report.from-on", day=wording.day(_day(span.started)))
    if span.started is None:
        return texts.text("report.until", day=wording.day(span.ended.day))
    return wording.span(span.started.day, span.ended.day)


def _day(when: When | None) -> date:
    return when.day if when else date.min


def _courses(source: Source) -> Iterator[Dated]:
    """Courses of medicines that touch the dates."""
    for course in source.timeline.medicines:
        span = span_of(course)
        if source.overlaps(span):
            text = course_text(source.wording.texts, course)
            yield (_day(course.started), text), Event(dates=span_text(source, span), text=text)


def _turns_of(source: Source) -> Iterator[Dated]:
    """Dose changes, devices, milestones and phases that begin within the dates."""
    for record in _turns(source):
        moment = moment_of(record)
        if moment and source.holds(moment.day):
            text = turn_text(source.wording.texts, record)
            yield (moment.day, text), Event(dates=source.wording.day(moment.day), text=text)


def _turns(source: Source) -> tuple[Record, ...]:
    timeline = source.timeline
    return (*timeline.dose_changes, *timeline.devices, *timeline.milestones, *timeline.phases)


def course_text(texts: Texts, course: Medicine) -> str:
    """A course of a medicine with its dose: "Dasatinib, 140 mg daily"."""
    name, dose = texts.name("medicine", course.medicine), course.dose.strip()
    return f"{name}, {dose}" if dose else name


def turn_text(texts: Texts, record: Record) -> str:
    """A dose change, a device placed, a milestone or a phase begun."""
    match record:
        case DoseChange():
            return texts.text("report.turn.dose", medicine=record.medicine, direction=record.direction)
        case Device():
            return texts.text("report.turn.device", device=record.device)
        case Milestone():
            return texts.name("milestone", record.milestone)
        case Phase():
            label = record.label.strip() or texts.name("phase", record.phase)
            return texts.text("report.turn.phase", label=label)
    raise TypeError(record)


def by_day(source: Source) -> dict[date, list[str]]:
    """What went on each day of the report, running infusions and stays with their day number."""
    texts = source.wording.texts
    found: dict[date, list[str]] = {}
    for treatment in source.given():
        text = treatment_text(texts, treatment)
        for day, number in _going_on(source, treatment):
            shown = texts.text("report.with-day", label=text, n=number) if number else text
            found.setdefault(day, []).append(shown)
    for course in source.timeline.medicines:
        for moment, key in ((course.started, "report.turn.started"), (course.ended, "report.turn.stopped")):
            if moment and source.holds(moment.day):
                found.setdefault(moment.day, []).append(texts.text(key, course=course_text(texts, course)))
    for record in _turns(source):
        at = moment_of(record)
        if at and source.holds(at.day):
            found.setdefault(at.day, []).append(turn_text(texts, record))
    return found


def _going_on(source: Source, treatment: Treatment) -> Iterator[tuple[date, int | None]]:
    """Each day of the report on which a treatment went on, with its number where it runs over days."""
    if treatment.started is None:
        return
    span = infusion_span(treatment)
    start = treatment.started.day
    last = min(end_of(span), source.last, source.now.date()) if lasts(treatment) else start
    for day in days_between(max(start, source.first), last):
        yield day, span.day_number(day) if last > start or lasts(treatment) else None
