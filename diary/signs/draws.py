"""The counts of one analyte in order, and which of them stand at a moment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time

from diary.core.counts import Count
from diary.core.when import in_turn, stretches


def is_firm(count: Count) -> bool:
    """Whether a count can replace an earlier one: final, of blood for sure, and not in doubt."""
    return not count.provisional and not count.doubtful


def replaces(other: Count, white: Count) -> bool:
    """Whether a count of neutrophils speaks in the place of white cells: firm, and not those cells as its ceiling."""
    return is_firm(other) and not (other.derived and other.panel == white.panel and other.readings == white.readings)


def midnight(moment: datetime) -> datetime:
    """The start of a moment's day."""
    return datetime.combine(moment.date(), time.min)


@dataclass(frozen=True, slots=True)
class Draws:
    """The counts of an analyte that rules may read, by the wall clock of the draw; a bare date counts from midnight.

    What was drawn up to a moment, the wall clock says; which of those came last, the true instants do where they are
    known (``core.when.in_turn``).
    """

    counts: tuple[Count, ...]
    times: tuple[datetime, ...]
    _stretches: tuple[int, ...]
    _firm: dict[int, bool] = field(default_factory=dict)

    @classmethod
    def of(cls, counts: Iterable[Count]) -> "Draws":
        """Keep what is blood and was not withdrawn."""
        usable = tuple(count for count in counts if count.usable)
        moments = [count.at for count in usable]
        return cls(usable, tuple(moment.earliest for moment in moments), tuple(stretches(moments)))

    def is_firm(self, place: int) -> bool:
        """Whether the count at a place can replace an earlier one."""
        if place not in self._firm:
            self._firm[place] = is_firm(self.counts[place])
        return self._firm[place]

    def place(self, moment: datetime) -> int:
        """How many counts were drawn up to a moment."""
        return bisect_right(self.times, moment)

    def on(self, start: datetime, end: datetime) -> tuple[Count, ...]:
        """The counts drawn from one moment to another, both included."""
        return self.counts[bisect_left(self.times, start) : self.place(end)]

    def turns(self, until: datetime, after: datetime = datetime.min) -> Iterator[tuple[int, ...]]:
        """The places of the counts drawn up to a moment, the latest first, those that may be as late together.

        Args:
            until: The last moment that is seen.
            after: Only what was drawn later than that.
        """
        first, end = self.place(after), self.place(until)
        while end > first:
            start = max(first, self._stretches[bisect_right(self._stretches, end - 1) - 1])
            if end - start == 1:
                yield (start,)
            else:
                moments = [count.at for count in self.counts[start:end]]
                for turn in reversed(list(in_turn(moments))):
                    yield tuple(start + place for place in turn)
            end = start

    def before(self, count: Count, moment: datetime) -> Iterator[tuple[Count, bool]]:
        """The counts that came before one, of those up to a moment, the latest first, and whether each is firm."""
        turns = self.turns(moment)
        next(turn for turn in turns if any(self.counts[place] is count for place in turn))
        for turn in turns:
            for place in reversed(turn):
                yield self.counts[place], self.is_firm(place)

    def standing(self, moment: datetime) -> tuple[Count, ...]:
        """What stands at a moment: the last firm count, those that may be as late, and later ones that are not firm.

        A count of that day without a time may have been drawn after the moment, and does not stand yet.
        """
        places: list[int] = []
        for turn in self.turns(moment):
            places[:0] = turn
            firm = [self.counts[place] for place in turn if self.is_firm(place)]
            days = {count.at.day for count in firm if count.at.latest <= moment}
            if days:
                places[:0] = (place for day in days for place in self._undated_of(day) if place not in places)
                break
        return tuple(self.counts[place] for place in places if self.counts[place].at.latest <= moment)

    def later(self, moment: datetime, until: datetime) -> tuple[Count, ...]:
        """The counts that were, or may have been, drawn after one moment, and no later than another."""
        return tuple(count for count in self.on(midnight(moment), until) if count.at.latest > moment)

    def _undated_of(self, day: date) -> Iterator[int]:
        """The places of a day's counts without a time: they may have been drawn after those with one."""
        start = datetime.combine(day, time.min)
        for place in range(bisect_left(self.times, start), bisect_right(self.times, start)):
            if self.counts[place].at.time is None:
                yield place
