"""What ran when: infusions, courses, phases and devices at a moment, with the unknown kept apart from no."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from diary.core.records import Device, Medicine, Phase, Treatment
from diary.core.timeline import Timeline
from diary.core.when import When

USUAL_LENGTH = {"blinatumomab": timedelta(days=28)}
"""How long an infusion runs whose end was not entered (``contract.md``, section 2)."""

OTHER_LENGTH = timedelta(hours=24)

CHECKED_INFUSIONS = ("blinatumomab", "inotuzumab-ozogamicin")
"""Infusions while which a person is asked every day for signs of a reaction."""

DOSES = ("infusion", "injection", "intrathecal")
"""The treatments that count as doses; daily or weekly tablets do not (law 10)."""


class Running(Enum):
    """Whether something is going on at a moment."""

    NOT_YET = "not yet"
    RUNNING = "running"
    MAYBE = "may be running"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Span:
    """From when to when something ran; None at the start is not known, None at the end is still going on.

    Attributes:
        usual_end: When it usually ends where no end was entered; after that it may be running.
    """

    started: When | None
    ended: When | None
    usual_end: datetime | None = None

    def at(self, moment: datetime) -> Running:
        """The state at a wall-clock moment. An unknown start counts as running; an end holds to the end of its day."""
        if self.started is not None and moment < self.started.earliest:
            return Running.NOT_YET
        if self.ended is not None:
            return Running.ENDED if moment > self.ended.latest else Running.RUNNING
        if self.usual_end is not None and moment > self.usual_end:
            return Running.MAYBE
        return Running.RUNNING

    def since_end(self, moment: datetime) -> timedelta | None:
        """How long ago it ended; None while it runs, may be running or has not begun."""
        if self.ended is None or moment <= self.ended.latest:
            return None
        return moment - self.ended.latest

    def day_number(self, day: date) -> int | None:
        """Which day of it that is, the first being 1; None before it or where its start is not known."""
        if self.started is None or day < self.started.day:
            return None
        return (day - self.started.day).days + 1


def infusion_span(treatment: Treatment) -> Span:
    """When an infusion, or any other treatment that takes time, ran."""
    if treatment.kind in ("hospital-stay", "radiation"):
        return Span(treatment.started, treatment.ended)
    length = USUAL_LENGTH.get(treatment.medicine or "", OTHER_LENGTH)
    usual_end = treatment.started.latest + length if treatment.started and treatment.ended is None else None
    return Span(treatment.started, treatment.ended, usual_end)


def span_of(record: Phase | Medicine | Device) -> Span:
    """When a phase or a course ran, or a device was in place."""
    if isinstance(record, Device):
        return Span(record.placed, record.removed)
    return Span(record.started, record.ended)


def given(timeline: Timeline) -> tuple[Treatment, ...]:
    """The treatments that were given, without those only planned."""
    return tuple(treatment for treatment in timeline.treatments if not treatment.planned)


def running_infusions(timeline: Timeline, moment: datetime) -> tuple[Treatment, ...]:
    """The infusions that run, or may run, at a wall-clock moment, the latest start first."""
    found = [
        treatment
        for treatment in given(timeline)
        if treatment.kind == "infusion" and infusion_span(treatment).at(moment) in (Running.RUNNING, Running.MAYBE)
    ]
    return tuple(reversed(found))


def phases_at(timeline: Timeline, day: date) -> tuple[Phase, ...]:
    """The phases that run on a day, the latest start first."""
    noon = datetime(day.year, day.month, day.day, 12)
    return tuple(phase for phase in reversed(timeline.phases) if span_of(phase).at(noon) is Running.RUNNING)


def medicines_at(timeline: Timeline, day: date) -> tuple[Medicine, ...]:
    """The courses that run on a day."""
    noon = datetime(day.year, day.month, day.day, 12)
    return tuple(course for course in timeline.medicines if span_of(course).at(noon) is Running.RUNNING)


def devices_at(timeline: Timeline, day: date) -> tuple[Device, ...]:
    """The devices in place on a day."""
    noon = datetime(day.year, day.month, day.day, 12)
    return tuple(device for device in timeline.devices if span_of(device).at(noon) is Running.RUNNING)
