"""Fevers and transfusions on page one."""

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

from diary.charts.readings import canonical, fever_line
from diary.core.numbers import plain
from diary.core.records import Measurement, Treatment
from diary.reports.model import Event
from diary.reports.source import Source, highest, sure
from diary.reports.therapy import treatment_text

COUNT_BEFORE = {"red-cells": "hemoglobin", "platelets": "platelets"}
STILL_BEFORE = timedelta(days=3)
"""How old a count may be to be named as the one before a transfusion (our own decision)."""


def events(source: Source) -> tuple[tuple[Event, ...], int]:
    """Fevers and transfusions, the latest first, and how many more there are."""
    found = sorted([*_fevers(source), *_transfusions(source)], key=lambda event: event[0], reverse=True)
    shown = tuple(event for _, event in found[: source.room.events])
    return shown, len(found) - len(shown)


def _fevers(source: Source) -> Iterator[tuple[date, Event]]:
    """Runs of days with a reading at the line or above."""
    line = fever_line(source.timeline).value
    run: list[tuple[date, Measurement]] = []
    for day in source.days():
        readings = source.timeline.measurements_on(day)
        top = highest(tuple(found for found in readings if found.kind == "temperature" and sure(found)))
        if top is None or canonical(top) < line:
            continue
        if run and day - run[-1][0] > timedelta(days=1):
            yield _fever(source, run, line)
            run = []
        run.append((day, top))
    if run:
        yield _fever(source, run, line)


def _fever(source: Source, run: list[tuple[date, Measurement]], line: Decimal) -> tuple[date, Event]:
    wording, days = source.wording, [day for day, _ in run]
    top = highest(tuple(reading for _, reading in run))
    shown = wording.measurement(top) if top else ""
    text = wording.texts.text("report.event.fever", top=shown, n=len(run), line=plain(round(line, 1)))
    return days[-1], Event(dates=wording.span(days[0], days[-1]), text=text)


def _transfusions(source: Source) -> Iterator[tuple[date, Event]]:
    for treatment in source.given():
        started = treatment.started
        if treatment.kind == "transfusion" and started and source.holds(started.day):
            text = treatment_text(source.wording.texts, treatment) + _count_before(source, treatment)
            yield started.day, Event(dates=source.wording.day(started.day), text=text)


def _count_before(source: Source, treatment: Treatment) -> str:
    analyte = COUNT_BEFORE.get(treatment.product or "")
    if analyte is None or treatment.started is None:
        return ""
    moment = treatment.started.earliest
    before = source.timeline.counts_until(analyte, moment)
    if not before or before[-1].value is None or moment - before[-1].at.earliest > STILL_BEFORE:
        return ""
    texts, last = source.wording.texts, before[-1]
    return texts.text(
        "report.event.before", test=texts.inline("analyte", analyte), value=source.wording.count(last),
        day=source.wording.day(last.at.day),
    )  # fmt: skip
