"""The laboratory's own range, as it was printed beside the results, draw by draw."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from diary.charts.series import COUNT_GAP, CountSeries, Point
from diary.charts.view import TrendsView
from diary.core.grades import NO_LIMITS
from diary.core.numbers import readable, short
from diary.core.texts import Message
from diary.core.units import from_canonical

_Key = tuple[Decimal | None, Decimal | None, str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LabRange:
    """A range and the days for which the laboratory stated it.

    Attributes:
        low: In the chart's unit; None where the laboratory named no lower end.
        high: The same of the upper end.
        label: The range in words, without its source.
        lab: The laboratory that stated it; empty where it is not known.
        stretches: From where to where on the time axis it holds, cut at the edges of the view.
    """

    low: float | None
    high: float | None
    label: Message
    lab: str
    stretches: tuple[tuple[float, float], ...]

    @property
    def ends(self) -> tuple[float, ...]:
        """The ends that it has, the lower first."""
        return tuple(end for end in (self.low, self.high) if end is not None)


def lab_ranges(series: CountSeries, view: TrendsView) -> tuple[LabRange, ...]:
    """The ranges stated within the view, the latest last.

    A range holds from the draw that states it to the next draw that states one, and from one to the next only where
    less than two weeks lie between; a draw that stands alone has its range at its own moment.
    """
    stated: dict[_Key, list[tuple[float, float]]] = {}
    first: dict[_Key, Point] = {}
    for point, start, end in _held(series.points):
        if start > view.end or end < view.start:
            continue
        key, stretch = _key(point), (max(start, view.start), min(end, view.end))
        stretches = stated.pop(key, [])
        if stretches and stretches[-1][1] == stretch[0]:
            stretch = stretches.pop()[0], stretch[1]
        stated[key] = [*stretches, stretch]
        first.setdefault(key, point)
    return tuple(_range(first[key], series.unit, stretches) for key, stretches in stated.items())


def _held(points: Sequence[Point]) -> Iterator[tuple[Point, float, float]]:
    """Each point that states a range, and from when to when that holds."""
    found: dict[_Key, bool] = {}
    for point in points:
        if _key(point) not in found:
            found[_key(point)] = point.count.limits != NO_LIMITS
    stating = [point for point in points if found[_key(point)]]
    for number, point in enumerate(stating):
        after = stating[number + 1].x if number + 1 < len(stating) else point.x
        yield point, point.x, after if after - point.x <= COUNT_GAP else point.x


def _key(point: Point) -> _Key:
    """What was printed; one range of a laboratory comes with many draws and is worked out once."""
    result = point.count.result
    return result.low, result.high, result.unit, point.count.panel.lab


def _range(point: Point, unit: str, stretches: Sequence[tuple[float, float]]) -> LabRange:
    limits, analyte = point.count.limits, point.count.analyte
    low, high = (None if end is None else float(from_canonical(analyte, end, unit))
                 for end in (limits.low, limits.high))  # fmt: skip
    texts = {"low": _text(point, unit, upper=False), "high": _text(point, unit, upper=True)}
    ends = "from-to" if low is not None and high is not None else "from" if low is not None else "to"
    return LabRange(
        low=low,
        high=high,
        label=Message.of(f"trends.limit.range-{ends}", **{name: text for name, text in texts.items() if text}),
        lab=point.count.panel.lab,
        stretches=tuple(stretches),
    )


def _text(point: Point, unit: str, *, upper: bool) -> str:
    """An end of the range as people read it, with its digits as printed where the unit is the same."""
    limits, result = point.count.limits, point.count.result
    end = limits.high if upper else limits.low
    if end is None:
        return ""
    printed = result.high if upper else result.low
    if printed is not None and result.unit == unit and Decimal(printed) == from_canonical(result.analyte, end, unit):
        return readable(printed)
    return short(from_canonical(point.count.analyte, end, unit))
