"""What the engine answers: the flags of a day, what they rest on, and what could not be evaluated."""

from dataclasses import dataclass
from datetime import date, datetime

from diary.core.texts import Message
from diary.core.when import When
from diary.core.words import URGENCIES

EMERGENCY, NOW, TODAY, TELL, NOTE = URGENCIES

RANK = {urgency: rank for rank, urgency in enumerate(URGENCIES)}
"""How strong each urgency is, 0 the strongest."""

ENTERED = ("symptom", "measurement", "count")
"""The kinds of evidence that a person noted; the others run beside it."""


def stronger(first: str, second: str) -> str:
    """The stronger of two urgencies."""
    return min(first, second, key=RANK.__getitem__)


def weaker(first: str, second: str) -> str:
    """The weaker of two urgencies."""
    return max(first, second, key=RANK.__getitem__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One record that a flag rests on.

    Attributes:
        kind: symptom, measurement, count, treatment, medicine, device or milestone.
        ref: The id of the record; of a count, the id of its result.
        at: When it was, where that is known.
        text: The entry in words, such as "Chills, moderate, 14:30".
    """

    kind: str
    ref: str
    at: When | None
    text: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """A warning sign that the entries of a day match.

    Attributes:
        sign: The id of the sign.
        urgency: emergency, now, today, tell or note.
        day: The day it stands on; evidence carries its own times.
        title: What the sign is called.
        action: What to do, the act first; it also says that the diary tells no one.
        why: Why this is a warning sign.
        say: What to say on the phone.
        evidence: What it rests on, by time.
        not_known: What could not be checked.
        section: The document's heading, a colon and its sub-heading.
        standards: The published sources of its numbers, and our own decisions.
        version: The version of the rule that raised it.
    """

    sign: str
    urgency: str
    day: date
    title: Message
    action: Message
    why: Message
    say: Message
    evidence: tuple[Evidence, ...]
    not_known: tuple[Message, ...]
    section: str
    standards: tuple[str, ...]
    version: int

    @property
    def complete(self) -> bool:
        """Whether everything the sign asks for was known."""
        return not self.not_known


@dataclass(frozen=True, slots=True, kw_only=True)
class NotEvaluated:
    """A sign for which something was entered without what decides it."""

    sign: str
    missing: tuple[Message, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What one day shows.

    Attributes:
        day: The day judged.
        as_of: The moment up to which entries were seen.
        flags: All flags, the strongest first; none hides another.
        not_evaluated: Signs that could not be evaluated, with what is missing.
    """

    day: date
    as_of: datetime
    flags: tuple[Flag, ...] = ()
    not_evaluated: tuple[NotEvaluated, ...] = ()


def unique(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The evidence without repetitions, by time; what has no time comes last."""
    return tuple(sorted(dict.fromkeys(evidence), key=_order))


def without_repetition(messages: tuple[Message, ...]) -> tuple[Message, ...]:
    """The messages in their order, each once."""
    return tuple(dict.fromkeys(messages))


def _order(piece: Evidence) -> tuple[bool, datetime]:
    return piece.at is None, piece.at.latest if piece.at else datetime.max
