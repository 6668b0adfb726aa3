"""Which dates a report can cover, without any widget."""

from datetime import date, timedelta

from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.reports.period import USUAL_DAYS, usual_period

SINCE_VISIT, MONTH, QUARTER, ALL, OWN = "since-visit", "month", "quarter", "all", "own"
RANGES = (SINCE_VISIT, MONTH, QUARTER, ALL)
"""The ranges one can choose by name; ``OWN`` is what the two dates say by themselves."""

DAYS = {MONTH: USUAL_DAYS, QUARTER: 90}


def dates_of(chosen: str, timeline: Timeline, today: date) -> tuple[date, date]:
    """The first and last date of a named range; without a past visit the first one covers 30 days."""
    if chosen == ALL:
        return min((*timeline.days, today)), today
    if chosen in DAYS:
        return today - timedelta(days=DAYS[chosen] - 1), today
    return usual_period(timeline, today)


def offered(timeline: Timeline, today: date) -> tuple[str, ...]:
    """The named ranges that there are: without a past visit there is nothing since one."""
    past = any(visit.at.day < today for visit in timeline.appointments)
    return RANGES if past else tuple(name for name in RANGES if name != SINCE_VISIT)


def name_of(first: date, last: date, timeline: Timeline, today: date, wanted: str = OWN) -> str:
    """The name of the range that two dates are, ``wanted`` before others, or ``OWN``."""
    names = offered(timeline, today)
    fits = [name for name in names if dates_of(name, timeline, today) == (first, last)]
    return wanted if wanted in fits else next(iter(fits), OWN)


def problem_of(first: date, last: date) -> Message | None:
    """What is wrong with two dates, or None."""
    return Message.of("appointments.report.order") if first > last else None


def file_name(day: date) -> str:
    """How the file is called until another name is chosen: with the date, without the person's name."""
    return f"blood-count-report-{day.isoformat()}.pdf"
