"""Warning signs and what was done about them: by day on page one, and each in full."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from diary.core.records import Response
from diary.core.texts import Message
from diary.reports.model import FlagDetail, WarningRow
from diary.reports.source import SHOWN, Source
from diary.signs.flags import RANK, Evidence, Flag

DONE = ("called", "no-answer", "told", "went-in", "entry-corrected")
"""The responses that the report prints; reminders and closing are the diary's own business."""

ENTERED = ("symptom", "measurement")
"""The kinds of evidence that a person logged that day; counts and treatments stand beside them."""


def warnings(source: Source) -> tuple[tuple[WarningRow, ...], int]:
    """The days with a sign to tell the same day or sooner, latest first, and how many more such days there are.

    Where there are too many the most urgent stay, then the latest.
    """
    days = {judgement.day: shown for judgement in source.judgements if (shown := _shown(judgement.flags))}
    responses = _responses(source)
    for day in responses:
        days.setdefault(day, ())
    ranked = sorted(days, key=lambda day: (_urgency(days[day]), -day.toordinal()))
    kept = sorted(ranked[: source.room.warnings], reverse=True)
    return tuple(_row(source, day, days[day], responses.get(day, [])) for day in kept), len(ranked) - len(kept)


def _shown(flags: tuple[Flag, ...]) -> tuple[Flag, ...]:
    return tuple(flag for flag in flags if flag.urgency in SHOWN)


def _urgency(flags: tuple[Flag, ...]) -> int:
    return min((RANK[flag.urgency] for flag in flags), default=len(RANK))


def _row(source: Source, day: date, flags: tuple[Flag, ...], responses: list[Response]) -> WarningRow:
    texts = source.wording.texts
    evidence = list(dict.fromkeys(piece for flag in flags for piece in flag.evidence))
    entered = [piece for piece in evidence if piece.kind in ENTERED]
    beside = [piece for piece in evidence if piece.kind not in ENTERED]
    if not entered:
        entered, beside = beside, []
    gone = [_title(source, sign) for sign in _without_flag(source, day, responses)]
    return WarningRow(
        day=source.wording.weekday(day),
        time=_first_time(source, day, entered),
        entered=_listed(source, entered) or texts.text("report.warning.gone"),
        beside=_listed(source, beside),
        signs="; ".join(dict.fromkeys([*(texts.render(flag.title) for flag in flags), *gone])),
        done=" ".join(_done(source, responses)) or texts.text("report.warning.nothing-done"),
    )


def _without_flag(source: Source, day: date, responses: list[Response]) -> Iterator[str]:
    """Signs that were answered and no longer stand, because an entry was changed or deleted."""
    standing = {flag.sign for judgement in source.judgements if judgement.day == day for flag in judgement.flags}
    yield from dict.fromkeys(found.sign for found in responses if found.sign not in standing)


def _title(source: Source, sign: str) -> str:
    texts = source.wording.texts
    key = f"sign.{sign}.title"
    title = texts.templates.get(key)
    return texts.render(Message(key)) if title is not None and "{" not in title else sign


def _first_time(source: Source, day: date, evidence: list[Evidence]) -> str:
    times = [piece.at for piece in evidence if piece.at and piece.at.time and piece.at.day == day]
    first = min(times, key=lambda at: at.earliest, default=None)
    return source.wording.texts.time_of_day(first.time) if first and first.time else ""


def _listed(source: Source, evidence: list[Evidence]) -> str:
    return "; ".join(dict.fromkeys(source.wording.texts.render(piece.text) for piece in evidence))


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


def _done(source: Source, responses: list[Response]) -> Iterator[str]:
    """Each response as a sentence; one that answers several signs is said once."""
    yield from dict.fromkeys(_response(source, response) for response in responses)


def _response(source: Source, response: Response) -> str:
    texts = source.wording.texts
    text = texts.name("response", response.did)
    if response.at and response.at.day == response.day and response.at.time:
        text = f"{text} {texts.time_of_day(response.at.time)}"
    elif response.at:
        text = f"{text} {source.wording.moment(response.at)}"
    parts = [part for part in (response.who.strip(), response.said.strip()) if part]
    said = ": ".join([text, ", ".join(parts)]) if parts else text
    return said if said.endswith((".", "?", "!")) else f"{said}."


def flags(source: Source) -> tuple[FlagDetail, ...]:
    """Every sign of the dates in full, by day, strongest first."""
    responses = _responses(source)
    return tuple(
        _detail(source, flag, [found for found in responses.get(flag.day, ()) if found.sign == flag.sign])
        for judgement in sorted(source.judgements, key=lambda judgement: judgement.day)
        for flag in judgement.flags
    )


def _detail(source: Source, flag: Flag, responses: list[Response]) -> FlagDetail:
    texts = source.wording.texts
    return FlagDetail(
        day=source.wording.weekday(flag.day),
        urgency=texts.name("urgency", flag.urgency),
        title=texts.render(flag.title),
        why=texts.render(flag.why),
        evidence=tuple(dict.fromkeys(_evidence(source, flag, piece) for piece in flag.evidence)),
        not_known="; ".join(texts.render(message) for message in flag.not_known),
        done=tuple(_done(source, responses)),
        section=flag.section,
        standards="; ".join(flag.standards),
    )


def _evidence(source: Source, flag: Flag, piece: Evidence) -> str:
    """The evidence; with its date where that is another than the flag's and not said already."""
    text = source.wording.texts.render(piece.text)
    if piece.at is None or piece.at.day == flag.day:
        return text
    day = source.wording.day(piece.at.day)
    return text if source.wording.texts.day(piece.at.day) in text else f"{text} ({day})"
