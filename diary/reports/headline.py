"""The top of page one: whose diary, where treatment stands, which dates, and the five boxes."""

from collections.abc import Iterator
from datetime import datetime, time

from diary.charts.readings import canonical
from diary.core.counts import Count
from diary.core.numbers import readable
from diary.core.treatment import Running, infusion_span, phases_at, running_infusions, span_of
from diary.core.units import from_canonical
from diary.reports.model import Box
from diary.reports.period import next_visit
from diary.reports.runs import begun
from diary.reports.source import SHOWN, Source, highest
from diary.reports.wording import signed

CALLS = ("called", "no-answer", "told", "went-in")
"""The responses that say the care team was asked for."""


def name(source: Source, *, with_name: bool) -> str:
    """The name on the diary, or the program's."""
    given = source.timeline.person.name.strip() if with_name else ""
    return given or source.wording.texts.text("report.untitled")


def about(source: Source, *, with_name: bool) -> str:
    """The illness, the phases and their day, the infusions and their day, on the last date."""
    texts, person = source.wording.texts, source.timeline.person
    parts = [texts.text("report.disease", subtype=person.subtype) if person.subtype else texts.text("report.all")]
    if person.philadelphia is not None:
        parts.append(texts.text("report.ph-positive" if person.philadelphia else "report.ph-negative"))
    if person.regimen.strip():
        parts.append(person.regimen.strip())
    parts.extend(_running(source))
    if with_name and person.born:
        parts.append(texts.text("report.born", born=texts.day(person.born, "year")))
    return texts.text("report.sentences", parts=". ".join(parts))


def _running(source: Source) -> Iterator[str]:
    texts = source.wording.texts
    for phase in phases_at(source.timeline, source.last):
        label = phase.label.strip() or texts.name("phase", phase.phase)
        yield _with_day(source, label, span_of(phase).day_number(source.last))
    end = min(datetime.combine(source.last, time(23, 59)), source.now)
    running = {
        infusion.medicine: infusion_span(infusion).day_number(source.last)
        for infusion in reversed(running_infusions(source.timeline, end))
        if infusion_span(infusion).at(end) is Running.RUNNING
    }
    for medicine, day in running.items():
        label = texts.text("report.infusion", medicine=medicine) if medicine else texts.name("treatment", "infusion")
        yield _with_day(source, label, day)


def _with_day(source: Source, label: str, day: int | None) -> str:
    return label if day is None else source.wording.texts.text("report.with-day", label=label, n=day)


def visit(source: Source) -> str:
    """Which visit the report is for; nothing where none is planned."""
    found = next_visit(source.timeline, source.now.date())
    if found is None:
        return ""
    texts, day = source.wording.texts, source.wording.weekday(found.at.day, year=True)
    at = texts.text("date.moment", date=day, time=found.at.time) if found.at.time else day
    return texts.text("report.for-visit", at=at)


def covers(source: Source) -> str:
    """The dates, and on how many of them something was logged."""
    logged = sum(source.timeline.logged(day) for day in source.days())
    span = source.wording.full_span(source.first, source.last)
    return source.wording.texts.text("report.covers", span=span, logged=logged, n=source.length)


def boxes(source: Source) -> tuple[Box, ...]:
    """Warning signs, highest temperature, lowest neutrophils and platelets, weight."""
    return (
        _warnings(source),
        _temperature(source),
        _lowest(source, "neutrophils"),
        _lowest(source, "platelets"),
        _weight(source),
    )


def _warnings(source: Source) -> Box:
    texts = source.wording.texts
    days = set(begun(source.runs, SHOWN))
    called = {response.day for response in source.timeline.responses if response.did in CALLS} & days
    below = "report.box.told-all" if called == days else "report.box.told-some" if called else "report.box.told-none"
    return Box(
        title=texts.text("report.box.warnings"),
        value=str(len(days)),
        unit=texts.text("report.box.days", n=len(days)),
        below=texts.text(below, n=len(called)) if days else "",
    )


def _temperature(source: Source) -> Box:
    texts = source.wording.texts
    top = highest(source.measurements("temperature"))
    title = texts.text("report.box.temperature")
    if top is None:
        return Box(title=title, value="–", below=texts.text("report.box.not-logged"))
    return Box(title=title, value=readable(top.value), unit=texts.unit(top.unit), below=source.wording.moment(top.when))


def _lowest(source: Source, analyte: str) -> Box:
    texts = source.wording.texts
    title = texts.text(f"report.box.{analyte}")
    nadir = lowest(source.counts(analyte))
    if nadir is None:
        return Box(title=title, value="–", below=texts.text("report.box.no-result"))
    return Box(
        title=title,
        value=source.wording.count(nadir),
        unit="" if nadir.grade is None else source.wording.grade(nadir),
        below=source.wording.moment(nadir.at),
    )


def lowest(counts: tuple[Count, ...]) -> Count | None:
    """The nadir: the lowest value that is not in doubt, the first of equals; "<0.1" lies below 0.1."""
    order = {"<": -1, "<=": 0, None: 0, ">=": 0, ">": 1}
    known = [count for count in counts if count.value is not None]
    return min(known, key=lambda count: (count.value or 0, order[count.comparator]), default=None)


def _weight(source: Source) -> Box:
    texts = source.wording.texts
    readings = source.measurements("weight")
    title = texts.text("report.box.weight")
    if not readings:
        return Box(title=title, value="–", below=texts.text("report.box.not-logged"))
    first, latest = readings[0], readings[-1]
    below = source.wording.moment(latest.when)
    if latest.when.day != first.when.day:
        since = source.wording.day(first.when.day)
        change = round(latest.value, 1) - round(from_canonical("weight", canonical(first), latest.unit), 1)
        below = texts.text("report.box.weight-same", since=since)
        if change:
            below = texts.text(
                "report.box.weight-change", change=signed(change), unit=texts.unit(latest.unit), since=since
            )
    return Box(title=title, value=readable(latest.value), unit=texts.unit(latest.unit), below=below)
