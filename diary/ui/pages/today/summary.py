"""What the side of Today shows: medicines of the day, the latest counts, the next visit. Without any widget."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from diary.core.clock import Clock, wall
from diary.core.counts import Count
from diary.core.records import Appointment, Medicine, Treatment
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.treatment import medicines_at
from diary.core.visits import coming_visits, questions_for

SHOWN_COUNTS = ("neutrophils", "platelets", "hemoglobin")
INSTEAD = {"neutrophils": "white-cells"}
"""What is shown where the first is not on file."""

DOSES = {"oral-dose": "taken", "missed-dose": "missed", "vomited-dose": "vomited"}


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineLine:
    """A medicine of the day and what became of it.

    Attributes:
        answer: ``taken``, ``missed``, ``vomited``, or None.
        dose: The record that says so.
    """

    course: Medicine
    answer: str | None
    dose: Treatment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CountLine:
    """One of the latest counts, with its age in days on the day shown."""

    count: Count
    age: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NextVisit:
    """The next visit and how many questions wait for it.

    Attributes:
        visit: The first that is not over; None where none is on file.
        questions: How many open questions there are to bring, those that a past visit left open among them.
        soon: The visits of today and tomorrow; empty until the day before the next one.
        today: The date now.
    """

    visit: Appointment | None
    questions: int
    soon: tuple[Appointment, ...]
    today: date


def medicine_lines(timeline: Timeline, day: date) -> tuple[MedicineLine, ...]:
    """The medicines that are taken on a day, each with the last answer given that day."""
    lines = []
    for course in medicines_at(timeline, day):
        doses = [
            treatment
            for treatment in timeline.treatments
            if treatment.kind in DOSES
            and treatment.medicine == course.medicine
            and treatment.started is not None
            and treatment.started.day == day
        ]
        dose = doses[-1] if doses else None
        lines.append(MedicineLine(course=course, answer=DOSES[dose.kind] if dose else None, dose=dose))
    return tuple(lines)


def latest_counts(timeline: Timeline, day: date) -> tuple[CountLine, ...]:
    """The last counts drawn by the end of a day."""
    end = datetime.max.replace(year=day.year, month=day.month, day=day.day)
    lines = []
    for analyte in SHOWN_COUNTS:
        found = timeline.counts_until(analyte, end) or timeline.counts_until(INSTEAD.get(analyte, analyte), end)
        if found:
            lines.append(CountLine(count=found[-1], age=(day - found[-1].at.day).days))
    return tuple(lines)


def next_visit(timeline: Timeline, clock: Clock) -> NextVisit:
    """The first visit that is still to come, with a reminder from the day before."""
    now = wall(clock)
    coming = coming_visits(timeline, now)
    following = coming[0] if coming else None
    last = now.date() + timedelta(days=1)
    return NextVisit(
        visit=following,
        questions=len(questions_for(timeline, following)),
        soon=tuple(visit for visit in coming if visit.at.day <= last),
        today=now.date(),
    )


def reminder(visits: tuple[Appointment, ...], today: date) -> Message:
    """What the visits of today and tomorrow are headed with: "Visit tomorrow at 10:30", "Visits tomorrow"."""
    days = {visit.at.day for visit in visits}
    if len(days) > 1:
        return Message.of("today.visits-soon")
    day = "today" if today in days else "tomorrow"
    if len(visits) > 1:
        return Message.of(f"today.visits-{day}")
    (visit,) = visits
    return Message.of(f"today.visit-{day}-at", at=visit.at.time) if visit.at.time else Message.of(f"today.visit-{day}")


def visit_time(visit: Appointment, today: date) -> Message:
    """When one of several visits of today and tomorrow is: "Today at 08:00", "Tomorrow"."""
    day = "today" if visit.at.day == today else "tomorrow"
    return Message.of(f"today.then-{day}-at", at=visit.at.time) if visit.at.time else Message.of(f"today.then-{day}")


def age_words(age: int) -> Message:
    """How old a count is: "today", "6 days ago"."""
    return Message.of("age.days", n=age) if age else Message.of("age.today")
