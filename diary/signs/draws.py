"""The counts of one analyte in order, and which of them stand at a moment."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from diary.core.counts import Count


def is_firm(count: Count) -> bool:
    """Whether a count can replace an earlier one: final, of blood for sure, and not in doubt."""
    return not count.provisional and not count.doubtful


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

    def between(self, after: datetime, until: datetime) -> tuple[Count, ...]:
        """The counts drawn later than one moment and no later than another."""
        return self.counts[bisect_right(self.times, after) : bisect_right(self.times, until)]

    def on(self, start: datetime, end: datetime) -> tuple[Count, ...]:
        """The counts drawn from one moment to another, both included."""
        return self.counts[bisect_left(self.times, start) : bisect_right(self.times, end)]

    def backwards(self, moment: datetime) -> Iterator[tuple[Count, bool]]:
        """The counts drawn up to a moment, the latest first, and whether each is firm."""
        for place in range(bisect_right(self.times, moment) - 1, -1, -1):
            yield self.counts[place], self.is_firm(place)

    def standing(self, moment: datetime) -> tuple[Count, ...]:
        """What stands at a moment: the last firm count, those of its minute, and later ones that cannot replace it."""
        end = bisect_right(self.times, moment)
        first = end - 1
        while first >= 0 and not self.is_firm(first):
            first -= 1
        if first < 0:
            return self.counts[:end]
        return self.counts[bisect_left(self.times, self.times[first]) : end]
