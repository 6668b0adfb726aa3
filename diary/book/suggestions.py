"""What of the diary decides which questions are worth asking (``core.suggestions``)."""

from collections.abc import Collection, Iterator
from datetime import date, datetime, timedelta

from diary.book.book import Book
from diary.book.warnings import tell_at_next_contact
from diary.core.records import Treatment
from diary.core.suggestions import OnFile, Suggestion, suggested
from diary.core.timeline import Timeline, days_between
from diary.core.treatment import Running, devices_at, given, infusion_span, medicines_at, phases_at
from diary.core.when import When

LATELY = timedelta(days=14)
"""How far back a symptom was logged lately, and how far ahead a phase begins soon (our own)."""

RECENT = timedelta(days=28)
"""How long ago a treatment was given lately: about a cycle (our own)."""


def suggestions_for(
    book: Book, day: date, suggestions: Collection[Suggestion], dismissed: Collection[str] = ()
) -> tuple[Suggestion, ...]:
    """The questions worth asking as of a day, without those on file and those dismissed (ids)."""
    asked = [question.question for question in book.timeline.questions]
    return suggested(suggestions, on_file(book, day), asked=asked, dismissed=dismissed)


def on_file(book: Book, day: date) -> OnFile:
    """What is on file as of a day."""
    timeline = book.timeline
    planned = tuple(_planned(timeline, day))
    lately = (*planned, *(treatment for treatment in given(timeline) if _is_recent(treatment, day)))
    ahead = [course for course in timeline.medicines if _ahead(course.started, day)]
    names = [course.medicine for course in (*medicines_at(timeline, day), *ahead)]
    soon = [phase for phase in timeline.phases if _ahead(phase.started, day, LATELY)]
    return OnFile(
        signs=frozenset(flag.sign for flag in tell_at_next_contact(book, day)),
        symptoms=frozenset(_symptoms(timeline, day)),
        planned=frozenset(treatment.kind for treatment in planned),
        kinds=frozenset(treatment.kind for treatment in lately),
        medicines=frozenset([*names, *(treatment.medicine for treatment in lately if treatment.medicine)]),
        devices=frozenset(device.device for device in devices_at(timeline, day)),
        phases=frozenset(phase.phase for phase in (*phases_at(timeline, day), *soon)),
        illness=frozenset(_illness(book, day)),
    )


def _planned(timeline: Timeline, day: date) -> Iterator[Treatment]:
    """What is planned for that day or later, or without a date."""
    for treatment in timeline.treatments:
        if treatment.planned and (treatment.started is None or treatment.started.day >= day):
            yield treatment


def _is_recent(treatment: Treatment, day: date) -> bool:
    """Whether it goes on, or began or ended lately; where no date is known it may have been lately."""
    if treatment.started is None and treatment.ended is None:
        return True
    running = infusion_span(treatment).at(datetime(day.year, day.month, day.day, 12))
    last = treatment.ended or treatment.started
    return running is Running.RUNNING or (last is not None and day - RECENT < last.day <= day)


def _ahead(moment: When | None, day: date, within: timedelta = timedelta.max) -> bool:
    """Whether something begins after that day, not later than so long after it."""
    return moment is not None and timedelta(0) < moment.day - day <= within


def _symptoms(timeline: Timeline, day: date) -> Iterator[str]:
    for on in days_between(day - LATELY + timedelta(days=1), day):
        yield from (entry.symptom for entry in timeline.symptoms_on(on) if entry.severity != 0)


def _illness(book: Book, day: date) -> Iterator[str]:
    person = book.timeline.person
    if person.subtype:
        yield person.subtype
    if person.philadelphia is None:
        yield "philadelphia-unknown"
    elif person.philadelphia:
        yield "philadelphia"
    if not _was_treated(book, day):
        yield "untreated"


def _was_treated(book: Book, day: date) -> bool:
    """Whether anything on file says that treatment of the leukemia began before that day."""
    timeline, catalog = book.timeline, book.catalog
    started: list[When | None] = [phase.started for phase in timeline.phases]
    started += [each.on for each in timeline.milestones if each.milestone == "first-chemotherapy"]
    doses = [(dose.medicine, dose.started) for dose in given(timeline)]
    courses = [(course.medicine, course.started) for course in timeline.medicines]
    started += [since for drug, since in (*doses, *courses) if drug and catalog.is_myelosuppressive(drug)]
    return any(moment is None or moment.day < day for moment in started)
