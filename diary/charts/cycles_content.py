"""What a chart of cycles laid over one another holds, gathered from the records before anything is drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import floor

from diary.charts.limits import LimitLine, grade_line
from diary.charts.nadir_table import cycle_name
from diary.charts.series import CountSeries, Point, count_series, count_text, place, unit_of
from diary.charts.view import MIDDLE, TrendsView
from diary.core.counts import Count
from diary.core.cycles import Cycle, cycles
from diary.core.nadirs import ANALYTES as FOLLOWED
from diary.core.nadirs import nadir
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline

MOST_CYCLES = 6
"""Lines in one panel that can still be told apart."""

MOST_DAYS = 56
"""The axis shows no more days unless every cycle is longer: a maintenance of two years would squeeze the others."""

LEAST_DAYS = 28


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclesView:
    """What the chart of cycles is to show.

    Attributes:
        today: The running cycle goes so far.
        cycles: The numbers of the cycles to lay over one another, of which the last six are drawn; None for the last
            six that have any of the counts.
        analytes: One panel each, from the top; None for neutrophils, platelets and hemoglobin, if on file.
        log_scale: White cells and neutrophils on a logarithmic scale.
        width: In pixels.
        height: In pixels; the chart takes more where its rows need it.
        pixel_ratio: Device pixels a pixel.
    """

    today: date
    cycles: tuple[int, ...] | None = None
    analytes: tuple[str, ...] | None = None
    log_scale: bool = True
    width: int = 790
    height: int = 710
    pixel_ratio: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Low:
    """How low an analyte fell in a cycle.

    Attributes:
        day: The day of the cycle with the lowest count.
        x: When that was, in days; day 1 begins at x = 1.
        text: That count as people read it.
        unit: Its unit.
        back: The day of the cycle on which the count was back at its limit, which may be the first of the next cycle;
            None where it did not fall below, is not back, or has no limit.
        transfused: What raises the count was given before it was back.
    """

    day: int
    x: float
    text: str
    unit: str
    count: Count
    back: int | None = None
    transfused: bool = False

    @property
    def places(self) -> tuple[float, float | None]:
        """Where on the axis it was lowest, and where it was back."""
        return self.x, None if self.back is None else self.back + MIDDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Overlay:
    """One cycle to draw.

    Attributes:
        rank: 0 for the latest of those drawn, 1 for the one before, and so on.
        days: How many days it has, until today where it goes on.
        series: Its counts by analyte; day 1 of the cycle begins at x = 1.
        lows: The lowest count by analyte, of the whole cycle; analytes without a count are missing.
    """

    cycle: Cycle
    name: str
    rank: int
    days: int
    series: Mapping[str, CountSeries]
    lows: Mapping[str, Low]


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclesContent:
    """The contents of a chart of cycles.

    Attributes:
        overlays: In order of time.
        days: How many days of the cycles the axis shows.
        limits: The limit to draw by analyte; those without one are missing.
    """

    overlays: tuple[Overlay, ...]
    analytes: tuple[str, ...]
    days: int
    limits: Mapping[str, LimitLine]

    def series(self, analyte: str) -> list[CountSeries]:
        """The counts of an analyte, cycle by cycle."""
        return [overlay.series[analyte] for overlay in self.overlays]

    def lows(self, analyte: str) -> list[Low]:
        """How low an analyte fell, of each cycle with a count of it."""
        return [overlay.lows[analyte] for overlay in self.overlays if analyte in overlay.lows]

    @property
    def transfused(self) -> bool:
        """Whether any count came back after what raises it was given."""
        return any(low.transfused for overlay in self.overlays for low in overlay.lows.values())


def has_cycles(timeline: Timeline) -> bool:
    """Whether there is anything to lay over one another: a cycle with a blood count."""
    return bool(_with_counts(timeline, cycles(timeline), timeline.analytes))


def cycles_content(timeline: Timeline, view: CyclesView, texts: Texts) -> CyclesContent:
    """Gather the counts of the chosen cycles, each by the day of its cycle."""
    on_file = (analyte for analyte in FOLLOWED if any(count.usable for count in timeline.counts(analyte)))
    analytes = tuple(on_file) if view.analytes is None else view.analytes
    chosen = _chosen(timeline, view, analytes)
    lengths = [_length(cycle, view.today) for cycle in chosen]
    days = max(min(max(lengths, default=0), max(MOST_DAYS, min(lengths, default=0))), LEAST_DAYS)
    lines = {analyte: _limit(timeline, analyte) for analyte in analytes}
    return CyclesContent(
        overlays=tuple(
            Overlay(
                cycle=cycle,
                name=cycle_name(cycle, texts),
                rank=len(chosen) - 1 - turn,
                days=lengths[turn],
                series={analyte: _series(timeline, analyte, cycle, view.today, days) for analyte in analytes},
                lows=_lows(timeline, analytes, cycle, view.today),
            )
            for turn, cycle in enumerate(chosen)
        ),
        analytes=analytes if chosen else (),
        days=days,
        limits={analyte: line for analyte, line in lines.items() if line is not None},
    )


def cycles_summary(content: CyclesContent) -> Message:
    """Which cycles the chart shows, and how low the counts fell in each on which day."""
    if not content.overlays:
        return Message.of("cycles.chart.empty")
    told = [_told(overlay, content.analytes) for overlay in content.overlays]
    whole = Message.of("cycles.chart.summary", n=len(told))
    for part in told:
        whole = Message.of("cycles.chart.and-then", first=whole, second=part)
    return whole


def _told(overlay: Overlay, analytes: Iterable[str]) -> Message:
    lows = [(analyte, overlay.lows[analyte]) for analyte in analytes if analyte in overlay.lows]
    parts = tuple(
        Message.of(
            _story(low),
            analyte=analyte, value=low.text, unit=low.unit, day=low.day, back=low.back,
        )
        for analyte, low in lows
    )  # fmt: skip
    about = {"number": overlay.cycle.number, "name": overlay.name, "first": overlay.cycle.first}
    if not parts:
        return Message.of("cycles.chart.cycle-without", **about)
    return Message.of("cycles.chart.cycle", parts=parts, **about)


def _story(low: Low) -> str:
    if low.back is None:
        return "cycles.chart.fell"
    return "cycles.chart.fell-and-raised" if low.transfused else "cycles.chart.fell-and-back"


def _limit(timeline: Timeline, analyte: str) -> LimitLine | None:
    """The line of a severe grade, without the name of the analyte: no other one is in its panel."""
    line = grade_line(timeline, analyte)
    if line is None or line.shorter is None:
        return line
    shorter = Message.of("cycles.chart.limit", **dict(line.shorter.values))
    label = Message.of("trends.limit.with-source", limit=shorter, source=line.source)
    return replace(line, label=label, shorter=shorter)


def _chosen(timeline: Timeline, view: CyclesView, analytes: tuple[str, ...]) -> tuple[Cycle, ...]:
    begun = tuple(cycle for cycle in cycles(timeline) if cycle.first <= view.today)
    if view.cycles is None:
        chosen = _with_counts(timeline, begun, analytes)
    else:
        chosen = tuple(cycle for cycle in begun if cycle.number in view.cycles)
    return chosen[-MOST_CYCLES:]


def _with_counts(timeline: Timeline, every: tuple[Cycle, ...], analytes: Iterable[str]) -> tuple[Cycle, ...]:
    """The cycles during which any of the analytes was counted."""
    drawn = {count.at.day for analyte in analytes for count in timeline.counts(analyte) if count.usable}
    return tuple(cycle for cycle in every if any(cycle.day_number(day) for day in drawn))


def _length(cycle: Cycle, today: date) -> int:
    return (cycle.last_day(today) - cycle.first).days + 1


def _series(timeline: Timeline, analyte: str, cycle: Cycle, today: date, days: int) -> CountSeries:
    """The counts of a cycle by its days; the line leads on to the first count that the axis no longer shows."""
    last = min(cycle.last_day(today), cycle.first + timedelta(days=days - 1))
    found = count_series(timeline, analyte, TrendsView(first=cycle.first, last=last, today=today))
    before = _before(cycle)
    own = [point for point in found.points if cycle.day_number(point.count.at.day)]
    return replace(
        found,
        points=tuple(_moved(point, before) for point in own),
        shown=tuple(_moved(point, before) for point in found.shown if cycle.day_number(point.count.at.day)),
        doubtful=tuple(replace(doubt, x=doubt.x - before) for doubt in found.doubtful),
    )


def _before(cycle: Cycle) -> int:
    """What lies before the axis of a cycle, on which day 1 begins at x = 1."""
    return cycle.first.toordinal() - 1


def _moved(point: Point, before: int) -> Point:
    return replace(point, x=point.x - before)


def _lows(timeline: Timeline, analytes: Iterable[str], cycle: Cycle, today: date) -> dict[str, Low]:
    found = ((analyte, _low(timeline, analyte, cycle, today)) for analyte in analytes)
    return {analyte: low for analyte, low in found if low is not None}


def _low(timeline: Timeline, analyte: str, cycle: Cycle, today: date) -> Low | None:
    """How low an analyte fell; one whose lowest values are not followed has no limit to be back at."""
    unit = unit_of(timeline, analyte)
    if analyte in FOLLOWED:
        found = nadir(timeline, cycle, analyte, today)
        if found.lowest is None:
            return None
        return _fell(found.lowest, cycle, unit, back=found.recovered_day, transfused=found.transfused)
    last = cycle.last_day(today)
    lowest = count_series(timeline, analyte, TrendsView(first=cycle.first, last=last, today=today)).lowest
    return None if lowest is None else _fell(lowest.count, cycle, unit)


def _fell(count: Count, cycle: Cycle, unit: str, *, back: int | None = None, transfused: bool = False) -> Low:
    x = place(count.at) - _before(cycle)
    return Low(
        day=floor(x), x=x, text=count_text(count, unit), unit=unit, count=count, back=back, transfused=transfused
    )
