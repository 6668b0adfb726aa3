"""What the warning panels show, worked out of the open warnings without any widget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from diary.book.flag_log import CORRECTED, DELETED, RULES_CHANGED
from diary.book.warnings import REACHED
from diary.book.warnings import Warning as OpenWarning
from diary.core.records import CareTeam, PhoneNumber, Response
from diary.core.texts import Message
from diary.signs.evidence import spoken
from diary.signs.flags import EMERGENCY, ENTERED, NOW, RANK, TODAY, Evidence, Flag, unique, without_repetition
from diary.signs.flags import TELL as NEXT_CONTACT
from diary.ui.reasons import Reasons, sections

CALL, TELL = "call", "tell"
OPEN, WITHDRAWN, DONE = "open", "withdrawn", "done"
LEVELS = {EMERGENCY: CALL, NOW: CALL, TODAY: TELL}
LEADING = (
    "blinatumomab-neurologic", "blinatumomab-infusion-reaction", "inotuzumab-infusion-reaction",
    "chest-pain-or-breathing", "sudden-neurologic", "airway-pressure", "bleeding", "tumor-lysis", "infection", "fever",
)  # fmt: skip
"""Which of equally strong warnings of one day a panel is about, first the most telling (our own)."""

MENTIONED = 4
"""How many entries beside those of the leading flag one is told to mention."""

SAID_BY_TITLE = tuple(
    f"signs.act.{urgency}" for urgency in (EMERGENCY, f"{EMERGENCY}-unknown", NOW, TODAY, NEXT_CONTACT)
)
"""What to do in the words that signs share; the title of a panel or a list says just that."""

OF_ENTRIES = frozenset({CORRECTED, DELETED})
"""Reasons for which a warning is withdrawn that the person brought about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """Signs that were withdrawn for the same reason, and when the last of them was."""

    names: tuple[Message, ...]
    reason: Message
    at: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Alarm:
    """Open warnings that one call takes care of.

    Attributes:
        level: ``CALL`` for those at emergency or now, ``TELL`` for those at today.
        state: ``OPEN``; ``WITHDRAWN`` once nothing on file raises them any more; ``DONE`` once someone was reached.
        emergency: Whether the emergency number comes first.
        warnings: What is open, the strongest first.
        contact: The last note that someone was reached; None while nobody was.
        tried: How many times there was no answer.
    """

    level: str
    state: str
    emergency: bool
    warnings: tuple[OpenWarning, ...]
    contact: Response | None
    tried: int

    @property
    def key(self) -> tuple[str, str, bool]:
        """What makes it the same panel as before."""
        return self.level, self.state, self.emergency

    @property
    def lead(self) -> Flag:
        """The strongest and latest flag, which the panel is about."""
        return self.warnings[0].flag

    def others(self, today: date) -> tuple[Message, ...]:
        """What else is open, each sign once; with its last day where that is not today."""
        return _names((warning for warning in self.warnings[1:] if warning.sign != self.lead.sign), today)

    def names(self, today: date) -> tuple[Message, ...]:
        """All that is open, the leading sign first."""
        return (self.lead.title, *self.others(today))

    def withdrawals(self, today: date) -> tuple["Withdrawal", ...]:
        """What was withdrawn, by the reason for it."""
        groups: dict[str, list[OpenWarning]] = {}
        for warning in self.warnings:
            groups.setdefault(warning.reason, []).append(warning)
        return tuple(
            Withdrawal(
                names=_names(group, today),
                reason=Message.of(f"flag-reason.{reason}"),
                at=moment_words(max(warning.withdrawn_at for warning in group if warning.withdrawn_at), today),
            )
            for reason, group in groups.items()
        )

    @property
    def withdrawn_title(self) -> str:
        """The id of the title that says why they were withdrawn, as far as they have one reason in common."""
        reasons = {warning.reason for warning in self.warnings}
        if reasons <= OF_ENTRIES:
            return "warnings.withdrawn-title"
        return "warnings.rules-changed-title" if reasons == {RULES_CHANGED} else "warnings.stays-title"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """What the leading flag rests on, by time."""
        return unique(self.lead.evidence)

    @property
    def more_evidence(self) -> tuple[Evidence, ...]:
        """What only the others rest on, by time."""
        known = {(piece.kind, piece.ref) for piece in self.lead.evidence}
        found = unique(tuple(piece for warning in self.warnings[1:] for piece in warning.flag.evidence))
        return tuple(piece for piece in found if (piece.kind, piece.ref) not in known)

    @property
    def reasons(self) -> Reasons:
        """Why it shows."""
        flags = [warning.flag for warning in self.warnings]
        return Reasons(
            evidence=self.evidence,
            more=self.more_evidence,
            not_known=without_repetition(tuple(gap for flag in flags for gap in flag.not_known)),
            guide=sections(flags),
        )

    @property
    def refs(self) -> frozenset[str]:
        """The ids of the entries they rest on."""
        return frozenset(piece.ref for piece in (*self.evidence, *self.more_evidence))


def alarms(warnings: Iterable[OpenWarning]) -> tuple[Alarm, ...]:
    """The panels of a day: calls before what to tell today, those not yet called about before those that were."""
    groups: dict[tuple[str, str], list[OpenWarning]] = {}
    for warning in sorted(warnings, key=_leading):
        groups.setdefault((LEVELS[warning.urgency], _state(warning)), []).append(warning)
    order = [(level, state) for level in (CALL, TELL) for state in (OPEN, WITHDRAWN, DONE)]
    return tuple(_alarm(*kind, groups[kind]) for kind in order if kind in groups)


def next_number(team: CareTeam, tried: int) -> PhoneNumber | None:
    """The number to call after so many calls without an answer; None once all were tried, or without any."""
    return team.numbers[tried] if tried < len(team.numbers) else None


def moment_words(at: datetime, today: date) -> Message:
    """A moment as "16:04" today, else with its date."""
    if at.date() == today:
        return Message.of("today.at-time", at=at.time())
    return Message.of("today.at-day", day=at.date(), at=at.time())


def contact_when(contact: Response, today: date) -> Message:
    """When someone was reached: "at 16:08", or "on 9 May"."""
    if contact.at is None:
        return Message.of("warnings.on", day=contact.day)
    if contact.at.day == today and contact.at.time:
        return Message.of("warnings.at", at=contact.at.time)
    return Message.of("warnings.on", day=contact.at.day)


def also_noted(alarm: Alarm, today: date) -> tuple[Message, ...]:
    """What to mention beside what the leading flag says, the latest first; of a day, what has a time first."""
    noted = (piece for piece in alarm.more_evidence if piece.kind in ENTERED)
    latest = sorted(noted, key=lambda piece: piece.at.earliest if piece.at else datetime.min, reverse=True)
    return tuple(spoken(piece, today) for piece in latest[:MENTIONED])


def beside_title(action: Message) -> Message:
    """What to do, without the words that the title of the panel says already."""
    said = dict(action.values)
    act, nobody = said.get("act"), said.get("nobody")
    is_said = isinstance(act, Message) and act.id in SAID_BY_TITLE
    return nobody if is_said and isinstance(nobody, Message) else action


def _names(warnings: Iterable[OpenWarning], today: date) -> tuple[Message, ...]:
    """Signs, each once; with its last day where that is not today."""
    latest: dict[str, Flag] = {}
    for warning in warnings:
        known = latest.get(warning.sign)
        if known is None or known.day < warning.day:
            latest[warning.sign] = warning.flag
    return tuple(
        flag.title if flag.day == today else Message.of("warnings.also-flag", title=flag.title, day=flag.day)
        for flag in latest.values()
    )


def _leading(warning: OpenWarning) -> tuple[int, int, int]:
    """The strongest first, then the latest, then what says most about what to fear."""
    place = LEADING.index(warning.sign) if warning.sign in LEADING else len(LEADING)
    return RANK[warning.urgency], -warning.day.toordinal(), place


def _alarm(level: str, state: str, group: Sequence[OpenWarning]) -> Alarm:
    contacts = [contact for warning in group if (contact := _contact(warning))]
    tried = max(sum(response.did == "no-answer" for response in warning.responses) for warning in group)
    return Alarm(
        level=level,
        state=state,
        emergency=any(warning.urgency == EMERGENCY for warning in group),
        warnings=tuple(group),
        contact=contacts[-1] if contacts else None,
        tried=tried,
    )


def _state(warning: OpenWarning) -> str:
    if _contact(warning) is not None:
        return DONE
    return OPEN if warning.withdrawn_at is None else WITHDRAWN


def _contact(warning: OpenWarning) -> Response | None:
    return next((response for response in reversed(warning.responses) if response.did in REACHED), None)
