"""What a report is made from: the diary, its warning signs and the dates, with look-ups that its parts share."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from diary.charts.readings import canonical
from diary.core.counts import Count
from diary.core.records import Measurement, Treatment
from diary.core.timeline import Timeline, days_between
from diary.core.treatment import Span, given, infusion_span
from diary.core.units import is_plausible
from diary.reports.parts import PARTS, TITLES
from diary.reports.runs import Run
from diary.reports.wording import Wording
from diary.signs.flags import Judgement

SHOWN = ("emergency", "now", "today")
"""The urgencies that page one lists; the others stand in the full list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How many rows of each kind page one has room for; what is left out is counted there and stands further on."""

    warnings: int
    symptoms: int
    events: int
    treatments: int
    questions: int


ROOM = {
    "a4": Room(warnings=3, symptoms=8, events=4, treatments=4, questions=4),
    "letter": Room(warnings=2, symptoms=7, events=3, treatments=3, questions=3),
}
"""By paper; Letter is shorter."""

WITH_YEARS = Room(warnings=2, symptoms=7, events=3, treatments=3, questions=3)
"""On both papers where dates carry their year, which takes more lines."""


def room_for(paper: str, *, years: bool) -> Room:
    """The room of page one."""
    return WITH_YEARS if years else ROOM[paper]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The diary between two dates.

    Attributes:
        judgements: One a day at most; days without one count as not judged.
        runs: The same signs as runs of days.
        now: The person's wall clock.
        zone: Where that clock stands.
        parts: What follows page one.
    """

    timeline: Timeline
    judgements: tuple[Judgement, ...]
    runs: tuple[Run, ...]
    first: date
    last: date
    now: datetime
    wording: Wording
    room: Room
    zone: tzinfo = UTC
    parts: tuple[str, ...] = PARTS

    @property
    def length(self) -> int:
        """How many days the report covers; none where the last lies before the first."""
        return max((self.last - self.first).days + 1, 0)

    def days(self) -> Iterator[date]:
        """Each date of the report."""
        return days_between(self.first, self.last)

    def holds(self, day: date) -> bool:
        """Whether the report covers that date."""
        return self.first <= day <= self.last

    def counts(self, analyte: str) -> tuple[Count, ...]:
        """The usable counts drawn within the dates, by time."""
        return tuple(count for count in self.timeline.counts(analyte) if count.usable and self.holds(count.at.day))

    def measurements(self, kind: str) -> tuple[Measurement, ...]:
        """The readings of a kind that are not in doubt, by time."""
        return tuple(
            reading
            for day in self.days()
            for reading in self.timeline.measurements_on(day)
            if reading.kind == kind and sure(reading)
        )

    def see(self, said: str, part: str) -> str:
        """A sentence, with the part that holds the rest where that part follows."""
        texts = self.wording.texts
        if part not in self.parts:
            return texts.text("report.alone", said=said)
        return texts.text("report.see", said=said, part=texts.text(TITLES[part]))

    def given(self) -> tuple[Treatment, ...]:
        """The treatments given, or going on, within the dates, by start."""
        return tuple(treatment for treatment in given(self.timeline) if self.overlaps(infusion_span(treatment)))

    def overlaps(self, span: Span) -> bool:
        """Whether a span touches the dates; one without a start or an end reaches as far as can be."""
        begins = span.started is None or span.started.day <= self.last
        return begins and end_of(span) >= self.first


def end_of(span: Span) -> date:
    """The last day of a span as far as known; a far one while it is going on."""
    if span.ended is not None:
        return span.ended.day
    return span.usual_end.date() if span.usual_end else date.max - timedelta(days=1)


def sure(reading: Measurement) -> bool:
    """Whether a reading can be taken as entered."""
    return reading.doubt is None and is_plausible(reading.kind, reading.value, reading.unit)


def highest(readings: tuple[Measurement, ...]) -> Measurement | None:
    """The highest reading, the first of equals."""
    return max(readings, key=canonical, default=None)
