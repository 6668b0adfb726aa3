"""The counts of one analyte in order, and which of them stand at a moment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from diary.core.counts import Count


def is_firm(count: Count) -> bool:
    """Whether a count can replace an earlier one: final, of blood for sure, and not in doubt."""
    return not count.provisional and not count.doubtful


def replaces(other: Count, white: Count) -> bool:
    """Whether a count of neutrophils speaks in the place of white cells: firm, and not those cells as its ceiling."""
    return is_firm(other) and not (other.derived and other.panel == white.panel and other.readings == white.readings)


def midnight(moment: datetime) -> datetime:
    """The start of a moment's day."""
    return datetime.combine(moment.date(), time.min)


def end_of_day(moment: datetime) -> datetime:
    """The end of a moment's day."""
    return datetime.combine(moment.date(), time.max)


@dataclass(frozen=True, slots=True)
class Draws:
    """The counts of an analyte that rules may read, by when the blood was drawn; a bare date counts from midnight."""

    counts: tuple[Count, ...]
    times: tuple[datetime, ...]
    _firm: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: Iterable[Count]) -> "Draws":
        """Keep what is blood and was not withdrawn."""
        usable = tuple(count for count in counts if count.usable)
        return cls(usable, tuple(count.at.earliest for count in usable))

    def is_firm(self, place: int) -> bool:
        """Whether the count at a place can replace an earlier one."""
        if place not in self._firm:
            self._firm[place] = is_firm(self.counts[place])
        return self._firm[place]

    def place(self, moment: datetime) -> int:
        """How many counts were drawn up to a moment."""
        return bisect_right(self.times, moment)

    def between(self, after: datetime, until: datetime) -> tuple[Count, ...]:
        """The counts drawn later than one moment and no later than another."""
        return self.counts[self.place(after) : self.place(until)]

    def on(self, start: datetime, end: datetime) -> tuple[Count, ...]:
        """The counts drawn from one moment to another, both included."""
        return self.counts[bisect_left(self.times, start) : self.place(end)]

    def backwards(self, moment: datetime) -> Iterator[tuple[Count, bool]]:
        """The counts drawn up to a moment, the latest first, and whether each is firm."""
        for place in range(self.place(moment) - 1, -1, -1):
            yield self.counts[place], self.is_firm(place)

    def standing(self, moment: datetime) -> tuple[Count, ...]:
        """What stands at a moment: the last firm count, those that may be as late, and later ones that are not firm.

        A count of that day without a time may have been drawn after the moment, and does not stand yet.
        """
        end = self.place(moment)
        first = end - 1
        while first >= 0 and not (self.is_firm(first) and self.counts[first].at.latest <= moment):
            first -= 1
        start = 0 if first < 0 else bisect_left(self.times, self.times[first])
        same_day = self._undated_of(self.times[first].date(), start) if start else ()
        return tuple(count for count in (*same_day, *self.counts[start:end]) if count.at.latest <= moment)

    def later(self, moment: datetime, until: datetime) -> tuple[Count, ...]:
        """The counts that were, or may have been, drawn after one moment, and no later than another."""
        return tuple(count for count in self.on(midnight(moment), until) if count.at.latest > moment)

    def _undated_of(self, day: date, before: int) -> Iterator[Count]:
        """The counts of a day without a time before a place: they may have been drawn after those with one."""
        for place in range(before - 1, -1, -1):
            if self.times[place].date() != day:
                return
            if self.counts[place].at.time is None:
                yield self.counts[place]
