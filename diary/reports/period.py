"""Which dates a report covers, and the visit that it is for."""

from datetime import date, timedelta

from diary.core.records import Appointment
from diary.core.timeline import Timeline

USUAL_DAYS = 30
"""How many days a report covers where no past visit is on file (``contract.md``, section 1)."""


def usual_period(timeline: Timeline, today: date) -> tuple[date, date]:
    """From the last visit before today, or 30 days, to today; both dates included."""
    past = [visit.at.day for visit in timeline.appointments if visit.at.day < today]
    return (past[-1] if past else today - timedelta(days=USUAL_DAYS - 1)), today


def next_visit(timeline: Timeline, day: date) -> Appointment | None:
    """The first visit on that day or after it."""
    return next((visit for visit in timeline.appointments if visit.at.day >= day), None)
