"""What was given when: infusions, doses and courses, with what is not known kept apart from what is not."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from diary.core.records import Medicine, Treatment
from diary.core.treatment import infusion_span
from diary.core.truth import Truth
from diary.signs.windows import Window

LASTING = frozenset({"infusion", "radiation", "hospital-stay"})
"""Treatments that take time; where no end was entered they may still be running."""

Given = Treatment | Medicine


@dataclass(frozen=True, slots=True)
class Exposure:
    """One treatment or course.

    Attributes:
        record: Where it stands.
        started: When it began; the earliest date there is where that is not known.
        sure_until: When it ended, as far as that is known for sure.
        perhaps_until: When it ended at the latest.
        dated: Whether at least one of its dates is known.
    """

    record: Given
    started: datetime
    sure_until: datetime
    perhaps_until: datetime
    dated: bool = True


def exposure(record: Given, *, certain: bool = True) -> Exposure:
    """The exposure of a record.

    Args:
        record: A treatment that was given, or a course.
        certain: False where it is not known whether the record is of the kind that was asked for.
    """
    started = record.started.earliest if record.started else datetime.min
    if isinstance(record, Medicine):
        sure = perhaps = record.ended.latest if record.ended else datetime.max
    elif record.started is None and record.ended is None:
        return Exposure(record, started, datetime.min, datetime.max, dated=False)
    else:
        sure, perhaps = _end(record, started)
    return Exposure(record, started, sure if certain else datetime.min, perhaps)


def _end(treatment: Treatment, started: datetime) -> tuple[datetime, datetime]:
    known = treatment.ended or treatment.started
    last = known.latest if known else started
    if treatment.ended is not None or treatment.kind not in LASTING:
        return last, last
    return infusion_span(treatment).usual_end or last, datetime.max


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
    _sure: list[Exposure] = field(default_factory=list)
    _perhaps: list[tuple[datetime, Exposure]] = field(default_factory=list)

    @classmethod
    def of(cls, given: Iterable[Exposure]) -> "Exposures":
        """Put the exposures in order."""
        ordered = sorted(given, key=lambda each: (each.started, each.record.id))
        made = cls(tuple(ordered))
        for each, latest_end in zip(ordered, _latest_ends(ordered), strict=True):
            made._starts.append(each.started)
            made._sure.append(max([each, *made._sure[-1:]], key=lambda one: one.sure_until))
            made._perhaps.append(max([(latest_end, each), *made._perhaps[-1:]], key=lambda pair: pair[0]))
        return made

    def within(self, moment: datetime, window: Window) -> Found:
        """Whether one ran at the moment or ended no longer ago than the window; unknown dates count as unknown."""
        place = bisect_right(self._starts, moment) - 1
        if place < 0:
            return NOT_GIVEN
        sure = self._sure[place]
        if sure.sure_until > datetime.min and window.holds(sure.sure_until, moment):
            return Found(Truth.YES, sure.record)
        latest_end, perhaps = self._perhaps[place]
        if window.holds(latest_end, moment):
            return Found(Truth.UNKNOWN, perhaps.record)
        return NOT_GIVEN

    def started_within(self, moment: datetime, window: Window) -> Found:
        """Whether one began no longer ago than the window; one whose start is not known may have."""
        place = bisect_right(self._starts, moment) - 1
        if place < 0:
            return NOT_GIVEN
        last = self.given[place]
        if last.started > datetime.min and window.holds(last.started, moment):
            return Found(Truth.YES if last.sure_until > datetime.min else Truth.UNKNOWN, last.record)
        first = self.given[0]
        return Found(Truth.UNKNOWN, first.record) if first.started == datetime.min else NOT_GIVEN

    def after(self, event: datetime, moment: datetime) -> Found:
        """Whether one may have been given after an event and by the moment; what has only a date may have been."""
        place = bisect_right(self._starts, moment) - 1
        while place >= 0 and self._starts[place].date() >= event.date():
            each = self.given[place]
            if each.record.started is not None and each.record.started.latest > event:
                return Found(Truth.YES, each.record)
            place -= 1
        first = self.given[0] if place >= 0 else None
        return Found(Truth.UNKNOWN, first.record) if first is not None and not first.dated else NOT_GIVEN


def _latest_ends(ordered: list[Exposure]) -> list[datetime]:
    """When each has ended at the latest: without an end, when the next one of the same kind began."""
    next_start: dict[tuple[str, str | None], datetime] = {}
    ends = []
    for each in reversed(ordered):
        end = each.perhaps_until
        if isinstance(each.record, Treatment) and each.dated:
            key = (each.record.kind, each.record.medicine)
            if end == datetime.max:
                end = next_start.get(key, end)
            next_start[key] = each.started
        ends.append(end)
    return ends[::-1]
