"""The symptom strip of page one: a digit a day, worst symptoms first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from diary.core.records import Symptom
from diary.reports.model import Strip, StripDay, StripRow
from diary.reports.parts import DAYS
from diary.reports.source import Source

COLUMNS = 31
WEEK = 7
MONTH = 21
"""From how many days a column has its month for a label."""

NONE_NAMED = 8
NOT_RATED = 5
"""Present and not rated ranks above every severity, as it meets every step of a rule."""


@dataclass(frozen=True, slots=True)
class _Logged:
    """One symptom over the dates: its worst rank on each day it was logged, the worst of all, and when that was."""

    symptom: str
    days: dict[date, int]
    worst: int
    worst_days: tuple[date, ...]

    @classmethod
    def of(cls, symptom: str, days: dict[date, int]) -> Self:
        worst = max(days.values())
        return cls(symptom, days, worst, tuple(day for day, rank in days.items() if rank == worst))


def strip(source: Source) -> Strip:
    """The strip: a column a day, or of whole weeks where the days would not fit."""
    logged = _logged(source)
    texts = source.wording.texts
    present = sorted(
        (entry for entry in logged if entry.worst > 0),
        key=lambda entry: (-entry.worst, -len(entry.worst_days), texts.name("symptom", entry.symptom)),
    )
    width = _width(source.length)
    starts = tuple(_starts(source, width))
    return Strip(
        columns=tuple(_columns(source, starts, width)),
        rows=tuple(_row(source, entry, starts, width) for entry in present[: source.room.symptoms]),
        legend=_legend(source, width, rated=all(entry.worst < NOT_RATED for entry in present)),
        below=tuple(_below(source, logged, len(present))),
    )


def _logged(source: Source) -> list[_Logged]:
    found: dict[str, dict[date, int]] = {}
    for day in source.days():
        for entry in source.timeline.symptoms_on(day):
            days = found.setdefault(entry.symptom, {})
            days[day] = max(days.get(day, 0), _rank(entry))
    return [_Logged.of(symptom, days) for symptom, days in found.items()]


def _rank(entry: Symptom) -> int:
    return NOT_RATED if entry.severity is None else entry.severity


def _width(length: int) -> int:
    """How many days a column holds: one, or as many whole weeks as needed."""
    if length <= COLUMNS:
        return 1
    return WEEK * -(-length // (COLUMNS * WEEK))


def _starts(source: Source, width: int) -> Iterator[date]:
    for number in range(0, source.length, width):
        yield source.first + timedelta(days=number)


def _columns(source: Source, starts: tuple[date, ...], width: int) -> Iterator[StripDay]:
    """Days below their month; months below their year where a column is about as long as a month."""
    templates, before = source.wording.texts.templates, ""
    for start in starts:
        month, year = templates[f"month-short.{start.month}"], str(start.year)
        label, above = (month, year) if width >= MONTH else (str(start.day), month)
        yield StripDay(label=label, above="" if above == before else above)
        before = above


def _row(source: Source, entry: _Logged, starts: tuple[date, ...], width: int) -> StripRow:
    texts, wording = source.wording.texts, source.wording
    ranks: list[list[int]] = [[] for _ in starts]
    for day, rank in entry.days.items():
        ranks[(day - source.first).days // width].append(rank)
    worst_days = entry.worst_days
    severity = None if entry.worst == NOT_RATED else entry.worst
    word = texts.name("severity", "not-rated" if severity is None else severity)
    last = wording.day(worst_days[-1])
    return StripRow(
        name=texts.name("symptom", entry.symptom),
        cells=tuple(_digit(max(found)) if found else "" for found in ranks),
        worst=word if severity is None else texts.text("report.strip.worst", word=word, digit=severity),
        when=last if len(worst_days) == 1 else texts.text("report.strip.when", n=len(worst_days), last=last),
    )


def _digit(rank: int) -> str:
    return "+" if rank == NOT_RATED else str(rank)


def _legend(source: Source, width: int, *, rated: bool) -> str:
    texts = source.wording.texts
    parts = [texts.text("report.strip.legend")]
    if not rated:
        parts.append(texts.text("report.strip.not-rated"))
    if width > 1:
        parts.append(texts.text("report.strip.weeks", n=width))
    return "; ".join(parts)


def _below(source: Source, logged: list[_Logged], present: int) -> Iterator[str]:
    texts = source.wording.texts
    if not logged:
        yield texts.text("report.strip.nothing")
    if present > source.room.symptoms:
        yield source.see(texts.text("report.strip.more", n=present - source.room.symptoms), DAYS)
    none = sorted(texts.inline("symptom", entry.symptom) for entry in logged if entry.worst == 0)
    if none:
        more = len(none) - NONE_NAMED
        named = (*none[:NONE_NAMED], texts.text("report.strip.others", n=more)) if more > 1 else none
        yield texts.text("report.strip.none", symptoms=tuple(named))
