"""What a chart is to show: which days, how large, on which scale."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from diary.core.timeline import Timeline, moment_of
from diary.core.treatment import phases_at

STALE = timedelta(days=31)
"""A diary without an entry for longer than this ends with its last entry, so that its charts are not blank."""

MIDDLE = 0.5


class Range(Enum):
    """The ranges of days one can choose."""

    TWO_WEEKS = "two-weeks"
    MONTH = "month"
    THREE_MONTHS = "three-months"
    PHASE = "phase"
    ALL = "all"


class SymptomOrder(Enum):
    """How the rows of symptoms follow one another."""

    WORST = "worst"
    GROUP = "group"


_DAYS = {Range.TWO_WEEKS: 14, Range.MONTH: 31, Range.THREE_MONTHS: 92}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrendsView:
    """What the chart of trends is to show.

    Attributes:
        first: The first day, drawn in full.
        last: The last day, drawn in full.
        today: Nothing is expected to be logged after it; what runs, runs until its end.
        log_scale: White cells and neutrophils on a logarithmic scale.
        width: In pixels.
        height: In pixels; the chart takes more where the rows need it.
        symptoms: How many symptoms to show at most, the worst ones.
        symptom_order: How they follow one another.
        panels: The panels to show, each called as its first analyte or its measurement; None for the usual ones.
        pixel_ratio: Device pixels a pixel.
    """

    first: date
    last: date
    today: date
    log_scale: bool = True
    width: int = 790
    height: int = 710
    symptoms: int = 8
    symptom_order: SymptomOrder = SymptomOrder.WORST
    panels: tuple[str, ...] | None = None
    pixel_ratio: float = 1.0

    @property
    def start(self) -> float:
        """The left edge of the time axis, in days since 1 January of the year 1."""
        return float(self.first.toordinal())

    @property
    def end(self) -> float:
        """The right edge of the time axis: the end of the last day."""
        return float(self.last.toordinal() + 1)

    @property
    def days(self) -> int:
        """How many days are shown."""
        return (self.last - self.first).days + 1

    def holds(self, x: float) -> bool:
        """Whether a moment is shown; midnight after the last day belongs to the next."""
        return self.start <= x < self.end


def days_of(chosen: Range, timeline: Timeline, today: date) -> tuple[date, date]:
    """The first and last day of a range, in a diary read on a day.

    A range ends today, or with the last entry of a diary that was not kept for a month.
    """
    last = _end(timeline, today)
    if chosen is Range.ALL:
        return min((last, *_dates(timeline))), last
    if chosen is Range.PHASE:
        return _phase_days(timeline, last)
    return last - timedelta(days=_DAYS[chosen] - 1), last


def _end(timeline: Timeline, today: date) -> date:
    entered = max((day for day in timeline.days if day <= today), default=today)
    return today if today - entered <= STALE else entered


def _phase_days(timeline: Timeline, last: date) -> tuple[date, date]:
    """The phase that runs on the last day, else the last one before it, else three months."""
    running = phases_at(timeline, last)
    before = [phase for phase in timeline.phases if phase.started and phase.started.day <= last]
    phase = next((phase for phase in (*running, *reversed(before)) if phase.started), None)
    if phase is None or phase.started is None:
        return last - timedelta(days=_DAYS[Range.THREE_MONTHS] - 1), last
    first = phase.started.day
    return first, max(min(phase.ended.day, last), first) if phase.ended else last


def _dates(timeline: Timeline) -> Iterator[date]:
    """Every day from which something is drawn."""
    yield from timeline.days
    for record in (*timeline.phases, *timeline.treatments):
        moment = moment_of(record)
        if moment is not None:
            yield moment.day
