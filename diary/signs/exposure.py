"""What was given when: infusions, doses and courses, with what is not known kept apart from what is not."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from diary.core.records import Medicine, Treatment
from diary.core.treatment import infusion_span
from diary.core.truth import Truth
from diary.core.when import FARTHEST, When
from diary.signs.windows import Window, end_of_day

LASTING = frozenset({"infusion", "radiation", "hospital-stay"})
"""Treatments that take time; where no end was entered they may still be running."""

TABLETS = frozenset({"oral-dose", "vomited-dose"})
"""What is taken day after day: it begins with the course, or with the first of them."""

Given = Treatment | Medicine


@dataclass(frozen=True, slots=True)
class Exposure:
    """One treatment or course.

    Attributes:
        record: Where it stands.
        started: When it began; the earliest date there is where that is not known.
        sure_from: From when on it is sure that it has begun: its start, and without one its end.
        sure_until: When it ended, as far as that is known for sure.
        perhaps_until: When it ended at the latest.
    """

    record: Given
    started: datetime
    sure_from: datetime
    sure_until: datetime
    perhaps_until: datetime

    @property
    def dated(self) -> bool:
        """Whether its start is known."""
        return self.record.started is not None


def exposure(record: Given, *, certain: bool = True) -> Exposure:
    """The exposure of a record.

    Args:
        record: A treatment that was given, or a course.
        certain: False where it is not known whether the record is of the kind that was asked for.
    """
    known = record.started or record.ended
    if known is None:
        return Exposure(record, datetime.min, datetime.max, datetime.min, datetime.max)
    started = record.started.earliest if record.started else datetime.min
    sure_from = record.started.earliest if record.started else known.latest
    sure, perhaps = _end(record, known)
    return Exposure(record, started, sure_from, sure if certain else datetime.min, perhaps)


def _end(record: Given, known: When) -> tuple[datetime, datetime]:
    """When it ended for sure, and at the latest; a course without an end is still taken."""
    if record.ended is not None:
        return record.ended.latest, record.ended.latest
    if isinstance(record, Medicine):
        return datetime.max, datetime.max
    if record.kind not in LASTING:
        return known.latest, known.latest
    return infusion_span(record).usual_end or known.latest, datetime.max


@dataclass(frozen=True, slots=True)
class Found:
    """Whether something was given, and the record that says so."""

    truth: Truth
    record: Given | None = None


NOT_GIVEN = Found(Truth.NO)


@dataclass(slots=True)
class Exposures:
    """Exposures to one thing, ready to be asked about many moments.

    An infusion without an end has ended at the latest when the next one of the same kind began.
    """

    given: tuple[Exposure, ...]
    _starts: list[datetime] = field(default_factory=list)
    _begun: list[Exposure] = field(default_factory=list)
    _perhaps: list[tuple[datetime, Exposure]] = field(default_factory=list)
    _sure_starts: list[datetime] = field(default_factory=list)
    _sure: list[Exposure] = field(default_factory=list)
    _tablets: list[Exposure] = field(default_factory=list)
    _undated: Exposure | None = None

    @classmethod
    def of(cls, given: Iterable[Exposure]) -> "Exposures":
        """Put the exposures in order."""
        ordered = sorted(given, key=lambda each: (each.started, each.sure_until, each.record.id))
        made = cls(tuple(ordered))
        made._begun = list(_beginnings(ordered))
        made._tablets = [each for each in ordered if _is_tablet(each.record)]
        for each, latest_end in zip(ordered, _latest_ends(ordered), strict=True):
            made._starts.append(each.started)
            made._perhaps.append(max([(latest_end, each), *made._perhaps[-1:]], key=lambda pair: pair[0]))
        for each in sorted(ordered, key=lambda each: each.sure_from):
            made._sure_starts.append(each.sure_from)
            made._sure.append(max([each, *made._sure[-1:]], key=lambda one: one.sure_until))
        undated = (each for each in ordered if not each.dated)
        made._undated = max(undated, key=lambda each: each.perhaps_until, default=None)
        return made

    def within(self, moment: datetime, window: Window) -> Found:
        """Whether one ran at the moment or ended no longer ago than the window; unknown dates count as unknown."""
        begun = bisect_right(self._sure_starts, moment)
        if begun:
            sure = self._sure[begun - 1]
            if sure.sure_until > datetime.min and window.holds(sure.sure_until, moment):
                return Found(Truth.YES, sure.record)
        possible = bisect_right(self._starts, moment)
        if possible:
            latest_end, perhaps = self._perhaps[possible - 1]
            if window.holds(latest_end, moment):
                return Found(Truth.UNKNOWN, perhaps.record)
        return NOT_GIVEN

    def tablet_later(self, moment: datetime, seen: datetime) -> Found:
        """Whether a tablet was taken later on the day of a moment, as far as that is seen."""
        if not self._tablets:
            return NOT_GIVEN
        place = bisect_right(self._tablets, moment, key=lambda each: each.started)
        later = self._tablets[place : place + 1]
        if not later or later[0].started > min(end_of_day(moment), seen):
            return NOT_GIVEN
        return Found(Truth.YES if later[0].sure_until > datetime.min else Truth.UNKNOWN, later[0].record)

    def started_within(self, moment: datetime, window: Window) -> Found:
        """Whether one began no longer ago than the window; one whose start is not known may have."""
        place = bisect_right(self._begun, moment, key=lambda each: each.started) - 1
        if place < 0:
            return NOT_GIVEN
        last = self._begun[place]
        if last.dated and window.holds(last.started, moment):
            return Found(Truth.YES if last.sure_until > datetime.min else Truth.UNKNOWN, last.record)
        undated = self._undated
        if undated is None or not window.holds(undated.perhaps_until, moment):
            return NOT_GIVEN
        return Found(Truth.UNKNOWN, undated.record)

    def after(self, event: When, moment: datetime) -> Found:
        """Whether one may have been given after an event and by the moment.

        What has only a date may have been. What has no start may have been too, unless it had ended by the event.
        """
        place = bisect_right(self._starts, moment) - 1
        first = (event.earliest - FARTHEST).date()
        while place >= 0 and self._starts[place].date() >= first:
            each = self.given[place]
            if each.record.started is not None and each.record.started.may_be_after(event):
                return Found(Truth.YES, each.record)
            place -= 1
        undated = self._undated
        if undated is None or undated.perhaps_until <= event.earliest:
            return NOT_GIVEN
        return Found(Truth.UNKNOWN, undated.record)


def _is_tablet(record: Given) -> bool:
    return isinstance(record, Treatment) and record.kind in TABLETS


def _beginnings(ordered: list[Exposure]) -> Iterator[Exposure]:
    """The exposures in order, without the tablets of what had begun before."""
    begun: set[str | None] = set()
    for each in ordered:
        record = each.record
        if not _is_tablet(record) or record.medicine not in begun:
            yield each
        begun.add(record.medicine)


def _latest_ends(ordered: list[Exposure]) -> list[datetime]:
    """When each has ended at the latest: without an end, when the next one of the same kind began."""
    next_start: dict[tuple[str, str | None], datetime] = {}
    ends = []
    for each in reversed(ordered):
        end = each.perhaps_until
        if isinstance(each.record, Treatment) and (each.record.started or each.record.ended):
            key = (each.record.kind, each.record.medicine)
            if end == datetime.max:
                end = next_start.get(key, end)
            next_start[key] = each.started
        ends.append(end)
    return ends[::-1]
