"""Moments as people write them down: a date, perhaps a time, perhaps an offset from UTC."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock_time
from itertools import accumulate, groupby, pairwise
from typing import Self

FIRST_YEAR = 1900
LAST_YEAR = 2200

MOST_HOURS = 14
"""No place on earth is further from UTC."""

FARTHEST = timedelta(hours=2 * MOST_HOURS)
"""How far apart the wall clocks of two places can be at most."""

_PAST, _FUTURE = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)

_SHAPE = re.compile(
    r"(?P<day>\d{4}-\d{2}-\d{2})"
    r"(?:[T ](?P<time>\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)(?P<offset>Z|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class When:
    """A wall-clock moment as it was written.

    Order and windows use the wall clock; the offset orders only two moments that both carry one.

    Attributes:
        day: The date.
        time: The wall-clock time, or None where only a date is known.
        offset: The distance from UTC where it is known.
    """

    day: date
    time: clock_time | None = None
    offset: timedelta | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ISO 8601: a date, a date and time, or those with an offset.

        Raises:
            ValueError: The text is no such moment, or its year lies outside 1900 to 2200.
        """
        match = _SHAPE.fullmatch(text.strip())
        if match is None:
            raise ValueError(text)
        day = parse_date(match["day"])
        if match["time"] is None:
            return cls(day)
        clock = clock_time.fromisoformat(_micro(match["time"]))
        return cls(day, clock, _offset(match["offset"]))

    @classmethod
    def at(cls, moment: datetime) -> Self:
        """The same moment as a ``datetime``, keeping its offset."""
        return cls(moment.date(), moment.time(), moment.utcoffset())

    @property
    def earliest(self) -> datetime:
        """The wall-clock moment; midnight at the start of the day where only a date is known."""
        return datetime.combine(self.day, self.time or clock_time.min)

    @property
    def latest(self) -> datetime:
        """The wall-clock moment; the last instant of the day where only a date is known."""
        return datetime.combine(self.day, clock_time.max if self.time is None else self.time)

    @property
    def instant(self) -> datetime | None:
        """The moment in UTC, or None without a time or an offset."""
        if self.time is None or self.offset is None:
            return None
        return (self.earliest - self.offset).replace(tzinfo=UTC)

    @property
    def order(self) -> tuple[datetime, float]:
        """A key that sorts by the wall clock, then by the true instant where it is known."""
        instant = self.instant
        return self.earliest, instant.timestamp() if instant else 0.0

    def is_after(self, other: "When") -> bool:
        """Whether this lies later than the other: true instants if both carry an offset, else wall clocks."""
        mine, theirs = self.instant, other.instant
        if mine is not None and theirs is not None:
            return mine > theirs
        return self.earliest > other.earliest

    def may_be_after(self, other: "When") -> bool:
        """Whether this may lie later than the other: as ``is_after``, but a date reaches to the end of its day."""
        return self.is_after(other) or (self.time is None and self.latest > other.earliest)

    def ties_with(self, other: "When") -> bool:
        """Whether neither lies later than the other."""
        return not (self.is_after(other) or other.is_after(self))

    def text(self, timespec: str = "auto") -> str:
        """ISO 8601 as short as the precision allows, or with ``timespec`` as ``time.isoformat`` has it."""
        if self.time is None:
            return self.day.isoformat()
        if timespec == "auto" and not (self.time.second or self.time.microsecond):
            timespec = "minutes"
        return f"{self.day.isoformat()}T{self.time.isoformat(timespec)}{_offset_text(self.offset)}"


def in_turn(moments: Sequence[When]) -> Iterator[tuple[int, ...]]:
    """The places of moments in the order in which they came, those that may be as late as each other together.

    Two that both carry an offset come by their true instants, all others by the wall clock. Where these contradict
    each other, because one without an offset lies between two that the wall clock has the wrong way round, all are
    taken to be as late.

    Args:
        moments: In the order of the wall clock.
    """
    for start, end in pairwise((*stretches(moments), len(moments))):
        places = range(start, end)
        instants = {place: moments[place].instant for place in places}
        if None in instants.values():
            yield tuple(places)
            continue
        true_order = sorted(places, key=lambda place: instants[place] or _PAST)
        for _, together in groupby(true_order, key=instants.get):
            yield tuple(together)


def stretches(moments: Sequence[When]) -> Iterator[int]:
    """The places, in the order of the wall clock, from which on all is later than all before, true instants included.

    Args:
        moments: In the order of the wall clock.
    """
    clocks = [moment.earliest for moment in moments]
    later = (place for place, (before, clock) in enumerate(pairwise(clocks), 1) if before < clock)
    if all(moment.offset is None for moment in moments):
        yield from (0, *later) if moments else ()
        return
    instants = [moment.instant for moment in moments]
    soonest = list(accumulate((instant or _FUTURE for instant in reversed(instants)), min))[::-1]
    latest = list(accumulate((instant or _PAST for instant in instants), max))
    yield from (0, *(place for place in later if latest[place - 1] < soonest[place]))


def parse_date(text: str) -> date:
    """Read an ISO date between the years 1900 and 2200.

    Raises:
        ValueError: There is no such date.
    """
    day = date.fromisoformat(text)
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise ValueError(text)
    return day


def parse_time(text: str) -> clock_time:
    """Read a wall-clock time, HH:MM or HH:MM:SS.

    Raises:
        ValueError: There is no such time.
    """
    if not re.fullmatch(r"\d{2}:\d{2}(:\d{2}(\.\d{1,6})?)?", text, re.ASCII):
        raise ValueError(text)
    return clock_time.fromisoformat(text)


def time_text(clock: clock_time) -> str:
    """A wall-clock time, with seconds only where they are not zero."""
    return clock.isoformat("auto" if clock.second or clock.microsecond else "minutes")


def _micro(text: str) -> str:
    whole, dot, fraction = text.partition(".")
    return f"{whole}.{fraction[:6].ljust(6, '0')}" if dot else text


def _offset(text: str | None) -> timedelta | None:
    if text is None:
        return None
    if text == "Z":
        return timedelta(0)
    hours, minutes = int(text[1:3]), int(text[-2:])
    distance = timedelta(hours=hours, minutes=minutes)
    if hours > MOST_HOURS or minutes > 59:  # noqa: PLR2004  (an hour has no more)
        raise ValueError(text)
    return -distance if text[0] == "-" else distance


def _offset_text(offset: timedelta | None) -> str:
    if offset is None:
        return ""
    minutes = int(offset.total_seconds()) // 60
    sign = "-" if minutes < 0 else "+"
    return f"{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"
