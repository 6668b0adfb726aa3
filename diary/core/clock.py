"""Where time comes from. The only module that may ask the computer for it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Protocol


class Clock(Protocol):
    """Tells the time; passed in wherever time matters."""

    def now(self) -> datetime:
        """The person's wall-clock time with its offset from UTC."""
        ...


@dataclass(frozen=True, slots=True)
class SystemClock:
    """The computer's own clock."""

    def now(self) -> datetime:
        """The person's wall-clock time with its offset from UTC."""
        return datetime.now(UTC).astimezone()


@dataclass(frozen=True, slots=True)
class FixedClock:
    """A clock that stands still, for tests, tours and reproducible reports."""

    moment: datetime

    def now(self) -> datetime:
        """The moment it was made with."""
        return self.moment if self.moment.tzinfo else self.moment.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class CallableClock:
    """A clock read from a function, for tests in which time passes."""

    read: Callable[[], datetime]

    def now(self) -> datetime:
        """What the function answers."""
        return self.read()


def wall(clock: Clock) -> datetime:
    """Wall-clock time to the minute, without offset, as entries carry it."""
    return clock.now().replace(tzinfo=None, second=0, microsecond=0)


def today(clock: Clock) -> date:
    """The person's date now."""
    return clock.now().date()


def utc(clock: Clock) -> datetime:
    """The moment now in UTC, as ``changed_at`` carries it."""
    return clock.now().astimezone(UTC)
