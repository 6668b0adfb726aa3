"""The stretch of the time axis that is shown: it can be moved and zoomed, and stays within limits."""

from dataclasses import dataclass, replace
from datetime import date
from math import floor
from typing import Self

LEAST_DAYS = 7
"""Zooming in ends here."""

_LOST = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """A stretch of time, in days since 1 January of the year 1. In the middle of a gesture a day may be cut.

    Attributes:
        start: Its left end; a whole number is the beginning of a day.
        length: How many days it has.
    """

    start: float
    length: float

    @classmethod
    def of(cls, first: date, last: date) -> Self:
        """From the beginning of one day to the end of another."""
        return cls(start=first.toordinal(), length=(last - first).days + 1)

    @property
    def end(self) -> float:
        """Its right end."""
        return self.start + self.length

    @property
    def days(self) -> tuple[date, date]:
        """The first and the last of the whole days nearest to it."""
        return date.fromordinal(_whole(self.start)), date.fromordinal(_whole(self.end) - 1)

    def is_close(self, other: "Window") -> bool:
        """Whether it is the same but for what arithmetic loses."""
        return abs(self.start - other.start) < _LOST and abs(self.end - other.end) < _LOST

    def whole(self) -> "Window":
        """The whole days nearest to it."""
        return Window.of(*self.days)

    def inside(self, limits: "Window") -> "Window":
        """Moved so that it lies within limits, and no longer than they are."""
        length = min(self.length, limits.length)
        return Window(start=min(max(self.start, limits.start), limits.end - length), length=length)

    def moved(self, days: float, limits: "Window") -> "Window":
        """Later by some days, as far as the limits allow."""
        return replace(self, start=self.start + days).inside(limits)

    def zoomed(self, factor: float, around: float, limits: "Window") -> "Window":
        """So many times enlarged, with one moment kept where it is; below 1 it shows more days."""
        least = min(float(LEAST_DAYS), self.length)
        length = min(max(self.length / factor, least), limits.length)
        share = min(max((around - self.start) / self.length, 0.0), 1.0)
        return Window(start=self.start + share * (self.length - length), length=length).inside(limits)


def _whole(moment: float) -> int:
    return floor(moment + 0.5)
