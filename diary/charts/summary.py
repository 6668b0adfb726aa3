"""What a chart of trends shows, in one sentence."""

from datetime import date

from diary.charts.content import Content
from diary.charts.view import TrendsView
from diary.core.texts import Message

_ONE_YEAR = 360
"""In a longer range a date without its year could be of several years."""


def trends_summary(content: Content, view: TrendsView) -> Message:
    """The lowest counts with their dates, the highest temperature, the days with a fever, the worst symptom."""
    years = view.days > _ONE_YEAR
    parts = [*_lowest(content, years=years), *_temperature(content, years=years), *_worst(content)]
    if not parts:
        return Message.of("trends.summary.empty", first=view.first, last=view.last)
    return Message.of("trends.summary.sentence", first=view.first, last=view.last, parts=tuple(parts))


def _lowest(content: Content, *, years: bool) -> list[Message]:
    found = []
    for analyte, series in content.counts.items():
        if series.lowest is not None:
            point = series.lowest
            found.append(
                Message.of(
                    "trends.summary.lowest",
                    analyte=analyte,
                    value=point.text,
                    unit=series.unit,
                    day=_day(point.count.at.day, years=years),
                )
            )
    return found


def _temperature(content: Content, *, years: bool) -> list[Message]:
    highs = content.temperature.highs
    if not highs:
        return []
    highest = max(highs, key=lambda high: high.y)
    fevers = sum(high.fever for high in highs)
    day = _day(highest.day, years=years)
    found = [Message.of("trends.summary.highest", value=highest.text, unit=content.temperature.unit, day=day)]
    return [*found, Message.of("trends.summary.fevers", n=fevers)] if fevers else found


def _day(day: date, *, years: bool) -> Message:
    return Message.of("trends.summary.day-of-year" if years else "trends.summary.day", day=day)


def _worst(content: Content) -> list[Message]:
    if not content.symptoms:
        return []
    row = content.symptoms[0]
    severity = max(row.cells)
    name = str(severity) if severity < 5 else "not-rated"  # noqa: PLR2004  (severities are 0 to 4)
    return [Message.of("trends.summary.worst", symptom=row.symptom, severity=name)]
