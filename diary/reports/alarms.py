"""Warning signs and what was done about them: by day on page one, and each in full."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from diary.core.records import Measurement, Panel, Response, Result, Symptom, Treatment
from diary.core.texts import Message
from diary.core.timeline import days_between
from diary.reports.later import changed_later, result_later, told
from diary.reports.model import FlagDetail, SignDetail, WarningRow
from diary.reports.parts import WARNINGS
from diary.reports.proof import proof
from diary.reports.runs import Run, begun, joined
from diary.reports.source import SHOWN, Source
from diary.signs.flags import EMERGENCY, RANK, Evidence, Flag

DONE = ("called", "no-answer", "told", "went-in", "entry-corrected")
"""The responses that the report prints; reminders and closing are the diary's own business."""

FIRST_TESTS = ("neutrophils", "platelets", "hemoglobin", "white-cells")
DATES_NAMED = 6
ENTRIES, BESIDE, SIGNS = 4, 2, 2
"""How many entries, counts and names of signs a row of page one has room for."""

LISTS = {"symptom": "symptoms", "measurement": "measurements", "count": "results"}
"""Where the entries behind a sign lie, by the kind of evidence."""

ENTERED = ("symptom", "measurement")
"""The kinds of evidence that a person logged that day; counts and treatments stand beside them."""


def warnings(source: Source) -> tuple[tuple[WarningRow, ...], tuple[date, ...]]:
    """The days on which a sign to tell the same day or sooner began, latest first, and those there is no room for.

    Emergencies stay, then days on which something was done, then the most urgent, then the latest.
    """
    days = begun(source.runs, SHOWN)
    responses = _responses(source)
    for day in responses:
        days.setdefault(day, ())
    ranked = sorted(days, key=lambda day: _weight(day, days[day], done=day in responses))
    kept = sorted(ranked[: source.room.warnings], reverse=True)
    rows = tuple(_row(source, day, days[day], responses.get(day, [])) for day in kept)
    return rows, tuple(sorted(ranked[source.room.warnings :]))


def others(source: Source, days: tuple[date, ...]) -> str:
    """That signs were shown on other days too."""
    texts = source.wording.texts
    if not days:
        return ""
    if len(days) > DATES_NAMED:
        return source.see(texts.text("report.warning.more", n=len(days)), WARNINGS)
    shown = texts.join(tuple(source.wording.day(day) for day in days))
    return source.see(texts.text("report.warning.also", days=shown), WARNINGS)


def _weight(day: date, flags: tuple[Flag, ...], *, done: bool) -> tuple[bool, bool, int, int]:
    urgency = min((RANK[flag.urgency] for flag in flags), default=len(RANK))
    return urgency != RANK[EMERGENCY], not done, urgency, -day.toordinal()


def _row(source: Source, day: date, flags: tuple[Flag, ...], responses: list[Response]) -> WarningRow:
    texts = source.wording.texts
    evidence = list(dict.fromkeys(piece for flag in flags for piece in flag.evidence))
    entered = [piece for piece in evidence if piece.kind in ENTERED]
    said = [texts.render(piece.text) for piece in entered] or _beside(source, evidence, most=ENTRIES)
    signs = [*(texts.render(flag.title) for flag in flags), *_gone(source, day, responses)]
    return WarningRow(
        day=source.wording.weekday(day),
        time=_first_time(source, day, entered),
        entered=_first(source, said, ENTRIES) or texts.text("report.warning.gone"),
        beside="; ".join(_beside(source, evidence, most=BESIDE)) if entered else "",
        signs=_first(source, signs, SIGNS),
        done=" ".join(_done(source, responses, day)) or texts.text("report.warning.nothing-done"),
    )


def _first(source: Source, said: list[str], most: int) -> str:
    """The first of these, each once, and how many more there are."""
    unique = list(dict.fromkeys(said))
    shown = "; ".join(unique[:most])
    more = len(unique) - most
    return source.wording.texts.text("report.warning.and-more", shown=shown, n=more) if more > 0 else shown


def _beside(source: Source, evidence: list[Evidence], *, most: int) -> list[str]:
    """The counts and the infusions behind the signs in a few words; all of it stands in the full list."""
    texts = source.wording.texts
    results = {piece.ref: piece for piece in evidence if piece.kind == "count"}
    found = [
        count
        for analyte in _analytes(source)
        for count in source.timeline.counts(analyte)
        if count.result.id in results
    ]
    counts = {count.analyte: count for count in found}
    if "neutrophils" in counts:
        counts.pop("white-cells", None)
    said = [
        texts.text(
            "report.warning.count",
            test=texts.inline("analyte", count.analyte),
            value=source.wording.count(count),
            day=source.wording.day(count.at.day),
        )
        for count in list(counts.values())[:most]
    ]
    for piece in evidence:
        treatment = source.timeline.get("treatments", piece.ref)
        if isinstance(treatment, Treatment) and treatment.kind == "infusion" and treatment.medicine:
            said.append(texts.text("report.warning.infusion", medicine=treatment.medicine))
    return list(dict.fromkeys(said))


def _analytes(source: Source) -> list[str]:
    """The tests that have counts: first those that page one names in its boxes and tables."""
    return [*FIRST_TESTS, *(analyte for analyte in source.timeline.analytes if analyte not in FIRST_TESTS)]


def _gone(source: Source, day: date, responses: list[Response]) -> Iterator[str]:
    """Signs that were answered and no longer stand, because an entry was changed or deleted."""
    standing = {flag.sign for judgement in source.judgements if judgement.day == day for flag in judgement.flags}
    for sign in dict.fromkeys(found.sign for found in responses if found.sign not in standing):
        yield _title(source, sign)


def _title(source: Source, sign: str) -> str:
    texts = source.wording.texts
    key = f"sign.{sign}.title"
    title = texts.templates.get(key)
    return texts.render(Message(key)) if title is not None and "{" not in title else sign


def _first_time(source: Source, day: date, evidence: list[Evidence]) -> str:
    times = [piece.at for piece in evidence if piece.at and piece.at.time and piece.at.day == day]
    first = min(times, key=lambda at: at.earliest, default=None)
    return source.wording.texts.time_of_day(first.time) if first and first.time else ""


Responses = Mapping[date, list[Response]]


def _responses(source: Source) -> Responses:
    """What was done about the signs of each day, by time."""
    found: dict[date, list[Response]] = {}
    for response in source.timeline.responses:
        if response.did in DONE and source.holds(response.day):
            found.setdefault(response.day, []).append(response)
    for responses in found.values():
        responses.sort(key=lambda response: response.at.latest if response.at else datetime.max)
    return found


def _done(source: Source, responses: list[Response], day: date | None) -> Iterator[str]:
    """Each response as a sentence; one that answers several signs is said once.

    Args:
        source: The report's words.
        responses: What was done.
        day: The day it is printed beside, whose date needs no saying; None beside several.
    """
    yield from dict.fromkeys(_response(source, response, day) for response in responses)


def _response(source: Source, response: Response, day: date | None) -> str:
    texts = source.wording.texts
    text = texts.name("response", response.did)
    if response.at and response.at.day == day and response.at.time:
        text = f"{text} {texts.time_of_day(response.at.time)}"
    elif response.at:
        text = f"{text} {source.wording.moment(response.at)}"
    if who := response.who.strip():
        text = f"{text}, {who}"
    said = f"{text}: {told}" if (told := response.said.strip()) else text
    return said if said.endswith((".", "?", "!")) else f"{said}."


def flags(source: Source) -> tuple[FlagDetail, ...]:
    """Every sign of the dates in full, by its first day, strongest first."""
    responses = _responses(source)
    return tuple(_detail(source, run, _answers(run, responses)) for run in joined(source.runs))


def _answers(run: Run, responses: Responses) -> list[Response]:
    """What was done about a sign while it stood."""
    days = days_between(run.first, run.last)
    return [found for day in days for found in responses.get(day, ()) if found.sign == run.flag.sign]


def _detail(source: Source, run: Run, responses: list[Response]) -> FlagDetail:
    texts, flag = source.wording.texts, run.flag
    one_day = run.first == run.last
    return FlagDetail(
        day=source.wording.weekday(run.first) if one_day else source.wording.span(run.first, run.last),
        urgency=texts.name("urgency", flag.urgency),
        title=texts.render(flag.title),
        evidence=proof(source, run),
        not_known="; ".join(texts.render(message) for message in flag.not_known),
        done=" ".join(_done(source, responses, run.first if one_day else None)),
        later=told(source, (_entered_later(source, piece) for piece in flag.evidence)),
    )


def signs(source: Source) -> tuple[SignDetail, ...]:
    """Each sign of the dates once: why it counts, the section of the guide and the published sources."""
    texts = source.wording.texts
    found = {run.flag.sign: run.flag for run in source.runs}
    details = (
        SignDetail(
            title=texts.render(flag.title),
            why=texts.render(flag.why),
            section=flag.section,
            standards="; ".join(flag.standards),
        )
        for flag in found.values()
    )
    return tuple(sorted(details, key=lambda detail: detail.title))


def instructions(source: Source) -> str:
    """What the care team told the person to do, in its own words; empty where nothing is on file."""
    said = source.timeline.care_team.instructions
    return source.wording.texts.text("warnings.instructions-said", instructions=said) if said else ""


def _entered_later(source: Source, piece: Evidence) -> date | None:
    """When an entry behind a sign was made or changed, where that was after the fact."""
    timeline = source.timeline
    match timeline.get(LISTS[piece.kind], piece.ref) if piece.kind in LISTS else None:
        case Symptom() | Measurement() as entry:
            return changed_later(source, entry, entry.when.day)
        case Result() as result:
            panel = timeline.get("counts", result.panel)
            return result_later(source, result, panel) if isinstance(panel, Panel) else None
    return None
