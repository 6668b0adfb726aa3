"""What the warning panels show, worked out of the open warnings without any widget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from diary.book.warnings import Warning as OpenWarning
from diary.core.records import CareTeam, PhoneNumber, Response
from diary.core.texts import Message
from diary.signs.flags import EMERGENCY, NOW, TODAY, Evidence, unique, without_repetition

CALL, TELL = "call", "tell"
REACHED = ("called", "told", "went-in")


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Open warnings that one call takes care of.

    Attributes:
        level: ``CALL`` for those at emergency or now, ``TELL`` for those at today.
        emergency: Whether the emergency number comes first.
        warnings: What is open, the strongest first.
        contact: The last note that someone was reached; None while nobody was.
        tried: How many times there was no answer.
    """

    level: str
    emergency: bool
    warnings: tuple[OpenWarning, ...]
    contact: Response | None
    tried: int

    @property
    def key(self) -> tuple[str, bool, bool]:
        """What makes it the same panel as before."""
        return self.level, self.emergency, self.contact is not None

    @property
    def withdrawn(self) -> datetime | None:
        """When the last entry behind it was deleted or corrected; None while any still stands."""
        moments = [warning.withdrawn_at for warning in self.warnings]
        return max(moment for moment in moments if moment) if moments and all(moments) else None

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What all of them rest on, by time."""
        return unique(tuple(piece for warning in self.warnings for piece in warning.flag.evidence))

    @property
    def not_known(self) -> tuple[Message, ...]:
        """What could not be checked for any of them."""
        return without_repetition(tuple(gap for warning in self.warnings for gap in warning.flag.not_known))

    @property
    def why(self) -> tuple[Message, ...]:
        """Why each of them is a warning sign."""
        return without_repetition(tuple(warning.flag.why for warning in self.warnings))

    @property
    def say(self) -> tuple[Message, ...]:
        """What to say on the phone."""
        return without_repetition(tuple(warning.flag.say for warning in self.warnings))

    @property
    def titles(self) -> tuple[Message, ...]:
        """What the signs are called."""
        return without_repetition(tuple(warning.flag.title for warning in self.warnings))

    @property
    def sections(self) -> tuple[str, ...]:
        """The sections of the guide they come from."""
        return tuple(dict.fromkeys(warning.flag.section for warning in self.warnings))

    @property
    def refs(self) -> frozenset[str]:
        """The ids of the entries they rest on."""
        return frozenset(piece.ref for piece in self.evidence)


def alarms(warnings: Iterable[OpenWarning], day: date, today: date) -> tuple[Alarm, ...]:
    """The panels of a day: those not yet called about before those that were, calls before what to tell today.

    Today shows every open warning; a day before shows its own.
    """
    shown = [warning for warning in warnings if today in (day, warning.day) or warning.day == day]
    found = []
    for level, urgencies in ((CALL, (EMERGENCY, NOW)), (TELL, (TODAY,))):
        of_level = [warning for warning in shown if warning.urgency in urgencies]
        for reached in (False, True):
            group = tuple(warning for warning in of_level if (_contact(warning) is not None) is reached)
            if group:
                found.append(_alarm(level, group))
    return tuple(found)


def next_number(team: CareTeam, tried: int) -> PhoneNumber | None:
    """The number to call after so many calls without an answer; None once all were tried, or without any."""
    return team.numbers[tried] if tried < len(team.numbers) else None


def moment_words(at: datetime, today: date) -> Message:
    """A moment as "16:04" today, else with its date."""
    if at.date() == today:
        return Message.of("today.at-time", at=at.time())
    return Message.of("today.at-day", day=at.date(), at=at.time())


def evidence_when(piece: Evidence, today: date) -> Message | None:
    """When a piece of evidence was, as the list shows it at the right."""
    if piece.at is None:
        return None
    at: time | None = piece.at.time
    if piece.at.day == today:
        return Message.of("today.today-at", at=at) if at else Message.of("age.today")
    return Message.of("today.on-day", day=piece.at.day)


def _alarm(level: str, group: Sequence[OpenWarning]) -> Alarm:
    contacts = [contact for warning in group if (contact := _contact(warning))]
    tried = max(sum(response.did == "no-answer" for response in warning.responses) for warning in group)
    return Alarm(
        level=level,
        emergency=any(warning.urgency == EMERGENCY for warning in group),
        warnings=tuple(group),
        contact=contacts[-1] if contacts else None,
        tried=tried,
    )


def _contact(warning: OpenWarning) -> Response | None:
    return next((response for response in reversed(warning.responses) if response.did in REACHED), None)
