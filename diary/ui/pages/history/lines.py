"""What the history says of a flag, line by line, without any widget."""

from collections.abc import Iterator
from datetime import datetime, tzinfo

from diary.book.book import MYSELF
from diary.book.history import CLOSED, STANDING, PastFlag
from diary.book.warnings import CLOSING
from diary.core.records import Response
from diary.core.texts import Texts
from diary.core.when import When
from diary.signs.flags import EMERGENCY, NOTE, NOW, TELL, TODAY
from diary.storage.batch import LoggedFlag

SHAPES = {
    EMERGENCY: ("siren", "act"),
    NOW: ("octagon-alert", "act"),
    TODAY: ("triangle-alert", "tell"),
    TELL: ("info", "info"),
    NOTE: ("notebook-pen", "text2"),
}
"""Icon and color of each urgency; its words always stand beside it."""


def headline(past: PastFlag, texts: Texts) -> str:
    """The sign and what its step asks for: "Fever: call your care team now"."""
    title = texts.render(past.flag.title) if past.flag else texts.text(f"sign.{past.sign}.title")
    return texts.text("history.headline", title=title, urgency=texts.inline("urgency", past.urgency))


def state(past: PastFlag, texts: Texts) -> str:
    """What became of it: "open", "closed 14 May", "withdrawn"; nothing where nobody has to close it."""
    if past.state == CLOSED:
        closing = next(response for response in past.responses if response.did in CLOSING)
        return texts.text("history.state.closed", day=closing.at.day if closing.at else closing.day)
    if past.state == STANDING:
        return texts.text("history.stays") if past.stays else ""
    return texts.text(f"history.state.{past.state}")


def log_lines(past: PastFlag, texts: Texts, zone: tzinfo | None) -> Iterator[str]:
    """How it came and went: when, why, at which step, and by which version of the rules."""
    if not past.log:
        yield texts.text("history.not-logged")
    for row in past.log:
        yield _log_line(row, texts, zone)


def _log_line(row: LoggedFlag, texts: Texts, zone: tzinfo | None) -> str:
    flag = row.flag
    return texts.text(
        "history.raised" if flag.raised else "history.withdrawn",
        at=_moment(row.at.astimezone(zone), texts),
        reason=texts.text(f"flag-reason.{flag.reason}"),
        urgency=texts.inline("urgency", flag.urgency),
        version=flag.rules,
    )


def done_lines(past: PastFlag, texts: Texts) -> Iterator[str]:
    """What was done about it: when, whom one spoke to, what they said, and who wrote it down."""
    if not past.responses:
        yield texts.text("history.nothing-done")
    for response in past.responses:
        yield _done_line(response, texts)


def _done_line(response: Response, texts: Texts) -> str:
    at = texts.moment(response.at or When(response.day), "year")
    line = texts.text("history.done", at=at, did=texts.inline("response", response.did))
    if who := response.who.strip():
        line = texts.text("history.done-with", done=line, who=who)
    if said := response.said.strip():
        line = texts.text("history.done-said", done=line, said=said)
    if (writer := response.changed_by) not in (None, "", MYSELF):
        line = texts.text("history.done-by", done=line, writer=writer)
    return line


def _moment(at: datetime, texts: Texts) -> str:
    return texts.moment(When(at.date(), at.time()), "year")
