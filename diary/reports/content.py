"""What is on the report: from the diary and its warning signs to plain values, every word chosen, nothing drawn."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date

from diary.core.clock import Clock, wall
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.visits import questions_for
from diary.reports import alarms, blood, events, headline, sheet, therapy
from diary.reports.model import Event, FirstPage, LowestCounts, ReportContent
from diary.reports.nadirs import lowest_counts
from diary.reports.parts import DAYS, LOWEST, MEANINGS, PARTS, RESULTS, TITLES, WARNINGS
from diary.reports.period import next_visit
from diary.reports.runs import runs
from diary.reports.source import Source, room_for
from diary.reports.strip import strip
from diary.reports.wording import Wording
from diary.signs.flags import Judgement

A4 = "a4"
LETTER = "us-letter"
PAPERS = {"a4": A4, "letter": LETTER}
"""Paper by the word that people use for it; the value is typst's."""

WORDS = "report.word."
NO_CYCLES = LowestCounts(legend="", columns=(), cycles=())


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a person chooses for a report.

    Attributes:
        first: The first date.
        last: The last date.
        paper: A key of ``PAPERS``.
        with_name: Whether the name and the date of birth stand on it.
        parts: What follows page one, of ``PARTS``; they stand in that order.
    """

    first: date
    last: date
    paper: str = "a4"
    with_name: bool = True
    parts: Collection[str] = PARTS


def build(
    timeline: Timeline, judgements: Iterable[Judgement], choice: Choice, *, texts: Texts, clock: Clock
) -> ReportContent:
    """All that is on the report.

    Args:
        timeline: The diary.
        judgements: The warning signs of the days chosen; those of other days are left out.
        choice: The dates, the paper, the name.
        texts: The report's words.
        clock: When it is made.
    """
    judged = tuple(found for found in judgements if choice.first <= found.day <= choice.last)
    years = choice.first.year != choice.last.year
    source = Source(
        timeline=timeline,
        judgements=judged,
        runs=runs(judged),
        first=choice.first,
        last=choice.last,
        now=wall(clock),
        zone=clock.now().tzinfo or UTC,
        parts=tuple(part for part in PARTS if part in choice.parts),
        wording=Wording(texts, years=years),
        room=room_for(choice.paper, years=years),
    )
    return ReportContent(
        language=texts.text("report.language"),
        made=source.now,
        paper=PAPERS[choice.paper],
        parts=source.parts,
        words=_words(source),
        notes_box=choice.paper == A4,
        first_page=_first_page(source, with_name=choice.with_name),
        chart_alt=texts.text("report.chart-alt", span=source.wording.full_span(source.first, source.last)),
        lowest_counts=lowest_counts(source) if LOWEST in source.parts else NO_CYCLES,
        results=blood.results(source) if RESULTS in source.parts else (),
        day_columns=sheet.columns(source),
        days=sheet.days(source) if DAYS in source.parts else (),
        flags=alarms.flags(source) if WARNINGS in source.parts else (),
        signs=alarms.signs(source) if MEANINGS in source.parts else (),
        instructions=alarms.instructions(source),
    )


def _words(source: Source) -> Mapping[str, str]:
    """The fixed words by their last name; ``{page}`` and ``{pages}`` are left for the templates to fill."""
    texts = source.wording.texts
    made = texts.text(
        "report.made", day=texts.day(source.now.date(), "year"), time=texts.time_of_day(source.now.time())
    )
    fixed = {key.removeprefix(WORDS): text for key, text in texts.templates.items() if key.startswith(WORDS)}
    page = texts.text("report.page", page="{page}", pages="{pages}")
    return {**fixed, "made": made, "page": page, "lowest-counts": texts.text(TITLES[LOWEST])}


def _first_page(source: Source, *, with_name: bool) -> FirstPage:
    texts = source.wording.texts
    warnings, other_days = alarms.warnings(source)
    happened, more_happened = events.events(source)
    treatments, more_treatments = therapy.treatments(source)
    questions = _questions(source)
    return FirstPage(
        name=headline.name(source, with_name=with_name),
        about=headline.about(source, with_name=with_name),
        visit=headline.visit(source),
        covers=headline.covers(source),
        span=source.wording.span(source.first, source.last),
        boxes=headline.boxes(source),
        warnings=warnings,
        warnings_below=alarms.others(source, other_days) if warnings else texts.text("report.warning.nothing"),
        summary=blood.summary(source),
        strip=strip(source),
        events=happened,
        events_below=_below(source, happened, more_happened, "event"),
        treatments=treatments,
        treatments_below=_below(source, treatments, more_treatments, "treatments"),
        questions=questions[: source.room.questions],
        more_questions=questions[source.room.questions :],
    )


def _below(source: Source, shown: tuple[Event, ...], left_out: int, topic: str) -> str:
    """That there is nothing, or more than page one has room for; empty where all is shown."""
    texts = source.wording.texts
    if left_out:
        return source.see(texts.text(f"report.{topic}.more", n=left_out), DAYS)
    return "" if shown else texts.text(f"report.{topic}.nothing")


def _questions(source: Source) -> tuple[str, ...]:
    """The open questions to bring to the next visit, those that a past one left open among them."""
    visit = next_visit(source.timeline, source.now.date())
    return tuple(question.question.strip() for question in questions_for(source.timeline, visit))
