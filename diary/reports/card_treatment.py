"""Treatment on the emergency card: the illness as entered, what runs now, and the last doses."""

from collections.abc import Iterator
from datetime import date, datetime

from diary.core.records import DoseChange, Medicine, Treatment
from diary.core.treatment import (
    DOSES,
    USUAL_LENGTH,
    Running,
    given,
    infusion_span,
    medicines_at,
    phases_at,
    running_infusions,
    span_of,
)
from diary.core.when import When
from diary.core.words import is_unknown
from diary.reports.card_source import CardSource
from diary.reports.chemotherapy import last_moment
from diary.reports.emergency_model import Part, Row
from diary.reports.therapy import treatment_text

FIRST_CLASSES = ("chemo", "asparaginase", "antibody", "tki", "steroid", "other", "unknown")
"""Medicines against the illness, and what may be one, come first; they are the last to give way."""

LAST_GIVEN = (*DOSES, "oral-dose", "growth-factor", "transfusion", "radiation")
MILESTONES = ("diagnosis", "remission", "relapse", "treatment-ended")
MOST = 24
"""No quarter of a page has room for more rows; what is left out is counted."""


def illness(source: CardSource) -> Part:
    """The illness and its treatment, in the words that the person chose."""
    person, text = source.timeline.person, source.text
    not_known = text("emergency.not-on-file")
    subtype = source.texts.name("subtype", person.subtype) if person.subtype else ""
    philadelphia = "" if person.philadelphia is None else text(f"emergency.philadelphia.{person.philadelphia}".lower())
    facts = (
        ("type", source.name(subtype)),
        ("ph", philadelphia),
        ("regimen", source.line(person.regimen)),
        ("phase", "\n".join(_phases(source))),
        ("dates", "\n".join(_milestones(source))),
        ("transplant", "\n".join(_transplants(source))),
    )
    rows = (
        Row(label=text(f"emergency.fact.{name}"), value=value or not_known, known=bool(value)) for name, value in facts
    )
    first = Row(label=text("emergency.fact.diagnosis"), value=text("emergency.diagnosis"))
    return Part(title=text("emergency.part.illness"), rows=(first, *rows), kept=1 + len(facts))


def _phases(source: CardSource) -> Iterator[str]:
    """The last two phases that run, each with its day."""
    for phase in phases_at(source.timeline, source.today)[:2]:
        label = source.name(phase.label) or source.name(source.texts.name("phase", phase.phase))
        number = span_of(phase).day_number(source.today)
        if phase.started is None or number is None:
            yield source.text("emergency.phase-undated", label=label)
        else:
            yield source.text("emergency.phase", label=label, n=number, day=phase.started.day)


def _milestones(source: CardSource) -> Iterator[str]:
    """The last of each turning point, in the order in which they come."""
    found = {each.milestone: each.on for each in source.timeline.milestones}
    for name in MILESTONES:
        on = found.get(name)
        if name in found and (on is None or on.day <= source.today):
            yield source.text("emergency.milestone", milestone=name, day=_day(source, on))


def _transplants(source: CardSource) -> list[str]:
    """The last two transplants, the latest first."""
    found = []
    for treatment in reversed(given(source.timeline)):
        if treatment.kind == "transplant" and _has_begun(source, treatment):
            kind = treatment.transplant
            said = (
                source.text(f"emergency.transplant.{kind}")
                if kind and not is_unknown(kind)
                else source.text("emergency.transplant.plain")
            )
            found.append(f"{said}, {_day(source, treatment.started)}")
    return found[:2]


def running(source: CardSource) -> Part:
    """Infusions that run, then the courses of medicines, with their doses as entered."""
    courses = sorted(medicines_at(source.timeline, source.today), key=lambda course: _rank(source, course.medicine))
    rows = (*_infusions(source), *(_course(source, course) for course in courses))
    return _part(source, "running", rows)


def _infusions(source: CardSource) -> Iterator[Row]:
    """Each infusion once, its latest start; one that is long over by its usual length is among the last doses."""
    seen: set[str | None] = set()
    for infusion in running_infusions(source.timeline, source.now):
        if infusion.medicine in seen or not _still_here(source, infusion):
            continue
        seen.add(infusion.medicine)
        span = infusion_span(infusion)
        runs = source.text("emergency.runs" if span.at(source.now) is Running.RUNNING else "emergency.may-run")
        number = span.day_number(source.today)
        yield Row(
            label=_since_moment(source, infusion.started),
            value=source.line(treatment_text(source.texts, infusion)),
            note=source.text("emergency.run-day", runs=runs, n=number) if number else runs,
        )


def _since_moment(source: CardSource, started: When | None) -> str:
    return (
        source.text("emergency.since-moment", at=source.wording.moment(started))
        if started
        else source.text("emergency.no-start")
    )


def _still_here(source: CardSource, infusion: Treatment) -> bool:
    return infusion_span(infusion).at(source.now) is Running.RUNNING or infusion.medicine in USUAL_LENGTH


def _course(source: CardSource, course: Medicine) -> Row:
    dose = source.line(course.dose) or source.text("emergency.no-dose")
    changed = _last_change(source, course)
    said = (
        source.text("emergency.dose-changed", direction=changed.direction, day=changed.on.day)
        if changed and changed.on
        else ""
    )
    return Row(
        label=source.since(course.started),
        value=source.name(source.texts.name("medicine", course.medicine)),
        note="; ".join(filter(None, (dose, said))),
    )


def _last_change(source: CardSource, course: Medicine) -> DoseChange | None:
    """The last change of the dose since the course began, which the dose as entered may not tell yet."""
    begun = course.started.day if course.started else date.min
    changes = [
        change
        for change in source.timeline.dose_changes
        if change.medicine == course.medicine and change.on and begun < change.on.day <= source.today
    ]
    return changes[-1] if changes else None


def last_doses(source: CardSource) -> Part:
    """The last of each kind of dose, the latest first; those that run stand above."""
    latest: dict[tuple[str, str | None], Treatment] = {}
    for treatment in sorted(given(source.timeline), key=lambda each: last_moment(each, source.now)):
        if treatment.kind in LAST_GIVEN and _has_begun(source, treatment) and not _runs(source, treatment):
            latest[treatment.kind, treatment.medicine or treatment.product or treatment.site] = treatment
    doses = sorted(latest.values(), key=lambda each: last_moment(each, source.now), reverse=True)
    return _part(source, "last", tuple(_dose(source, treatment) for treatment in doses))


def _runs(source: CardSource, treatment: Treatment) -> bool:
    if treatment.kind != "infusion":
        return False
    state = infusion_span(treatment).at(source.now)
    return state is Running.RUNNING or (state is Running.MAYBE and treatment.medicine in USUAL_LENGTH)


def _has_begun(source: CardSource, treatment: Treatment) -> bool:
    return treatment.started is None or treatment.started.earliest <= source.now


def _dose(source: CardSource, treatment: Treatment) -> Row:
    at = last_moment(treatment, source.now)
    return Row(
        label=dose_day(source, treatment),
        value=source.line(treatment_text(source.texts, treatment)),
        note="" if at == datetime.min else source.age(at.date()),
    )


def dose_day(source: CardSource, treatment: Treatment) -> str:
    """When a dose was given: "4 May 2026", "3 to 5 May 2026"."""
    at = last_moment(treatment, source.now)
    if at == datetime.min:
        return source.text("emergency.no-date")
    first = treatment.started.day if treatment.started else at.date()
    return source.wording.span(first, at.date())


def _day(source: CardSource, when: When | None) -> str:
    return source.wording.day(when.day) if when else source.text("emergency.no-date")


def _rank(source: CardSource, medicine: str) -> int:
    kind = source.texts.catalog.medicine_kind(medicine)
    return FIRST_CLASSES.index(kind) if kind in FIRST_CLASSES else len(FIRST_CLASSES)


def _part(source: CardSource, name: str, rows: tuple[Row, ...]) -> Part:
    return Part(
        title=source.text(f"emergency.part.{name}"),
        rows=rows[:MOST],
        left_out=max(len(rows) - MOST, 0),
        empty=source.text("emergency.none-on-file"),
    )
