"""Where the axes carry numbers and dates, so that none touch."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from math import ceil, floor, log10

from diary.charts.series import middle
from diary.charts.view import TrendsView
from diary.core.texts import Texts

_DAY_STEPS = (1, 2, 3)
_WEEK = 7
_LONGEST_BY_WEEK = 45
_HALF_MONTHS = (1, 15)
_MONTH_STEPS = (1, 2, 3, 6, 12, 24, 60)
_AIR = 1.25
_ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Ticks:
    """Places on an axis and what is written there."""

    places: tuple[float, ...]
    labels: tuple[str, ...]


def day_ticks(view: TrendsView, texts: Texts, *, room: float, width: Callable[[str], float]) -> Ticks:
    """Dates along the time axis, as many as fit; none where not even one of them does.

    Args:
        view: The days shown.
        texts: How dates are written.
        room: Pixels a day.
        width: How many pixels a text takes.
    """
    for days, style in _choices(view):
        labels = [_label(day, style, texts) for day in days]
        if _fit(days, labels, room, width):
            places = (middle(day) if style == "day" else float(day.toordinal()) for day in days)
            return Ticks(tuple(places), tuple(labels))
    return Ticks((), ())


def _choices(view: TrendsView) -> Iterator[tuple[list[date], str]]:
    """The days to mark, densest first, and how they are written."""
    for step in (*_DAY_STEPS, _WEEK) if view.days <= _LONGEST_BY_WEEK else ():
        yield [view.first + timedelta(days=number) for number in range(0, view.days, step)], "day"
    halves = [month.replace(day=day) for month in _months(view, 1) for day in _HALF_MONTHS]
    yield [day for day in halves if _in(day, view)], "day"
    for step in _MONTH_STEPS:
        yield [month for month in _months(view, step) if _in(month, view)], "month"


def _months(view: TrendsView, step: int) -> Iterator[date]:
    """The first of every month, of every second month and so on, counted from January."""
    for number in range(view.first.year * 12 + view.first.month - 1, view.last.year * 12 + view.last.month):
        year, month = divmod(number, 12)
        if (number if step > 12 else month) % step == 0:  # noqa: PLR2004  (months of a year)
            yield date(year, month + 1, 1)


def _in(day: date, view: TrendsView) -> bool:
    return view.first <= day <= view.last


def _label(day: date, style: str, texts: Texts) -> str:
    if style == "day":
        return texts.day(day)
    return str(day.year) if day.month == 1 else texts.templates[f"month-short.{day.month}"]


def _fit(days: list[date], labels: list[str], room: float, width: Callable[[str], float]) -> bool:
    if not days:
        return False
    apart = min(((b - a).days for a, b in pairwise(days)), default=10**6) * room
    if apart < width(labels[0]):
        return False
    return apart >= max(width(label) for label in labels) * _AIR


def log_ticks(low: float, high: float) -> Ticks:
    """The powers of ten between two positive numbers."""
    powers = range(ceil(log10(low) - 1e-9), floor(log10(high) + 1e-9) + 1)
    values = tuple(10.0**power for power in powers)
    return Ticks(values, tuple(number(value) for value in values))


def round_ticks(low: float, high: float, most: int) -> Ticks:
    """Round numbers between two numbers, at most so many."""
    step = round_step((high - low) / most)
    first = ceil(low / step - 1e-9)
    values = tuple(round(step * n, 6) for n in range(first, floor(high / step + 1e-9) + 1))
    return Ticks(values, tuple(number(value) for value in values))


def round_step(least: float) -> float:
    """The smallest round number that is not below a positive one."""
    power = 10.0 ** floor(log10(least))
    return next(power * step for step in _ROUND if power * step >= least * (1 - 1e-9))


def number(value: float) -> str:
    """A tick's number, without zeros at its end."""
    return f"{value:.6f}".rstrip("0").rstrip(".")
