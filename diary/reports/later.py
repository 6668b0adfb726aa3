"""Which entries were made or changed after the fact, as far as the records tell.

A record carries when it last changed and by whom. What came out of a file carries no name, and is marked nowhere.
"""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from diary.core.records import Panel, Record, Result
from diary.reports.source import Source

MARK = "†"
SOON = timedelta(days=1)
"""How long after its day an entry still counts as made at the time (our own decision)."""

RESULT_SOON = timedelta(days=7)
"""The same for a result typed in: a printout often comes days after the draw."""


def changed_later(source: Source, record: Record, day: date) -> date | None:
    """The date on which an entry of that day was made or last changed, where that was more than a day later."""
    return _later(source, record, day, SOON)


def result_later(source: Source, result: Result, panel: Panel) -> date | None:
    """The same for a result that a person typed or pasted in, more than a week after the draw."""
    return None if panel.source == "imported" else _later(source, result, panel.collected_at.day, RESULT_SOON)


def marked(text: str, later: date | None) -> str:
    """The text with its mark."""
    return text + MARK if text and later else text


def told(source: Source, found: Iterable[date | None]) -> str:
    """When that was: "† 12 May"; empty where there is no such date."""
    days = sorted({day for day in found if day is not None})
    texts = source.wording.texts
    return texts.text("report.later", days=texts.join(tuple(_days(source, days)))) if days else ""


def _days(source: Source, days: list[date]) -> Iterator[str]:
    """The dates with their year where it is another one than the report's last date has."""
    for day in days:
        yield source.wording.texts.day(day, "day" if day.year == source.last.year else "year")


def _later(source: Source, record: Record, day: date, soon: timedelta) -> date | None:
    if record.changed_at is None or record.changed_by is None:
        return None
    changed = record.changed_at.astimezone(source.zone).date()
    return changed if changed - day > soon else None
