"""What a chart of trends shows, in a few sentences: for those who hear it, and under a picture that was saved."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from diary.charts.content import Content, PanelContent
from diary.charts.readings import Reading, TemperatureSeries
from diary.charts.series import COUNT_GAP, NOT_LOGGED, NOT_RATED, CountSeries, Point
from diary.charts.view import TrendsView
from diary.core.texts import Message

LOWEST_COUNTS = ("white-cells", "neutrophils", "hemoglobin", "platelets", "red-cells")
"""Of these the lowest value is told with its day; of all others the lowest and the highest."""

MOST_PHASES = 4
_ONE_YEAR = 360
"""In a longer range a date without its year could be of several years."""


def trends_summary(content: Content, view: TrendsView) -> Message:
    """The extremes of each panel, what is in doubt or missing, the worst symptoms; then the phases and the gaps."""
    years = view.days > _ONE_YEAR
    parts = [part for panel in content.panels.values() for part in _panel(panel, years=years)]
    parts += [*_doubtful(content), *_worst(content)]
    more = [*_phases(content), *_gaps(content, view, years=years)]
    if parts:
        parts += _missing(content)
    if not parts:
        sentence = Message.of("trends.summary.empty", first=view.first, last=view.last)
    else:
        sentence = Message.of("trends.summary.sentence", first=view.first, last=view.last, parts=tuple(parts))
    for other in more:
        sentence = Message.of("trends.summary.several", first=sentence, second=other)
    return sentence


def _panel(panel: PanelContent, *, years: bool) -> Iterator[Message]:
    for series in panel.counts:
        yield from (
            _lowest(series, years=years)
            if series.analyte in LOWEST_COUNTS
            else _between(series.analyte, panel.unit, series.shown)
        )
    if panel.readings is not None:
        yield from _between(panel.titled, panel.unit, panel.readings.shown)
    if panel.temperature is not None:
        yield from _temperature(panel.temperature, years=years)


def _lowest(series: CountSeries, *, years: bool) -> Iterator[Message]:
    point = series.lowest
    if point is not None:
        yield Message.of(
            "trends.summary.lowest",
            analyte=series.analyte,
            value=point.text,
            unit=series.unit,
            day=_day(point.count.at.day, years=years),
        )


def _between(what: str, unit: str, shown: Sequence[Point | Reading]) -> Iterator[Message]:
    low, high = (
        min(shown, key=lambda point: point.y, default=None),
        max(shown, key=lambda point: point.y, default=None),
    )
    if low is not None and high is not None:
        if low.text == high.text:
            yield Message.of("trends.summary.single", what=what, value=low.text, unit=unit)
        else:
            yield Message.of("trends.summary.between", what=what, low=low.text, high=high.text, unit=unit)


def _temperature(series: TemperatureSeries, *, years: bool) -> Iterator[Message]:
    highest = max(series.highs, key=lambda high: high.y, default=None)
    if highest is not None:
        day = _day(highest.day, years=years)
        yield Message.of("trends.summary.highest", value=highest.text, unit=series.unit, day=day)
    if series.fevers:
        yield Message.of("trends.summary.fevers", n=len(series.fevers))


def _doubtful(content: Content) -> Iterator[Message]:
    """How many values are in doubt, which no extreme counts."""
    panels = content.panels.values()
    series = [one for panel in panels for one in (*panel.counts, panel.readings, panel.temperature) if one is not None]
    number = sum(len(one.doubtful) for one in series)
    if number:
        yield Message.of("trends.summary.doubtful", n=number)


def _missing(content: Content) -> Iterator[Message]:
    """Which of the panels' values there are none of, so that silence is not taken for good counts."""
    missing = [s.analyte for panel in content.panels.values() for s in panel.counts if not (s.shown or s.doubtful)]
    missing += [panel.titled for panel in content.panels.values() if panel.empty and not panel.counts]
    if missing:
        names = tuple(Message.of("trends.summary.name", what=what) for what in missing)
        yield Message.of("trends.summary.missing", names=names)


def _worst(content: Content) -> Iterator[Message]:
    """The worst symptom that was rated, and the first that was not: it may be worse or milder."""
    severities = {row.symptom: max((cell for cell in row.cells if cell != NOT_RATED), default=NOT_LOGGED)
                  for row in content.symptoms}  # fmt: skip
    worst = max(severities, key=lambda symptom: severities[symptom], default=None)
    if worst is not None and severities[worst] > NOT_LOGGED:
        yield Message.of("trends.summary.worst", symptom=worst, severity=str(severities[worst]))
    unrated = [row.symptom for row in content.symptoms if NOT_RATED in row.cells]
    if unrated:
        names = tuple(Message.of("trends.summary.symptom", symptom=symptom) for symptom in unrated)
        yield Message.of("trends.summary.not-rated", names=names)


def _phases(content: Content) -> Iterator[Message]:
    """The phases by name; of many how many, and the last."""
    names = tuple(band.label for band in content.bands)
    if len(names) > MOST_PHASES:
        yield Message.of("trends.summary.many-phases", n=len(names), name=names[-1])
    elif names:
        joined: object = names[0]
        for name in names[1:]:
            joined = Message.of("trends.table.several", first=joined, second=name)
        yield Message.of("trends.summary.phases", names=joined)


def _gaps(content: Content, view: TrendsView, *, years: bool) -> Iterator[Message]:
    """Where the lines of counts break or end: more than two weeks without a count of any panel."""
    days = sorted({(point.x, point.count.at.day) for series in content.counts for point in series.shown})
    gaps = [
        (after - before, first, last) for (before, first), (after, last) in pairwise(days) if after - before > COUNT_GAP
    ]
    if gaps:
        _, first, last = max(gaps)
        yield Message.of(
            "trends.summary.gaps", n=len(gaps), first=_day(first, years=years), last=_day(last, years=years)
        )
    if days and min(view.end, view.today.toordinal() + 1.0) - days[-1][0] > COUNT_GAP:
        yield Message.of("trends.summary.no-more", day=_day(days[-1][1], years=years))


def _day(day: date, *, years: bool) -> Message:
    return Message.of("trends.summary.day-of-year" if years else "trends.summary.day", day=day)
