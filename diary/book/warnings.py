"""Warnings: flags at ``today`` or stronger that nobody has closed yet (``clinical.md``, law 15).

A flag is computed; a warning is lived with. It stays from day to day until someone notes what was done, and a response
closes only what was known when it was made: later evidence or a stronger step opens the warning again. A flag whose
entry was deleted or corrected stays too, as withdrawn, until it is closed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from diary.book.book import Book
from diary.book.changes import Changes, Edit, new_id
from diary.book.flag_log import JOINED, RULES_CHANGED
from diary.book.judging import A_DAY
from diary.book.new_rules import flag_of_old_rules
from diary.core.records import Response
from diary.core.texts import Message
from diary.core.when import When
from diary.core.words import SIGNS
from diary.signs.flags import ENTERED, RANK, TELL, TODAY, Evidence, Flag
from diary.storage.batch import LoggedFlag

CLOSING = ("closed", "entry-corrected")
REACHED = ("called", "told", "went-in")

ASKED_LATER = 14
"""A flag raised within so many days after its day is asked about until it is closed; one that was entered later, such
as an imported history, is shown on its day alone (our own)."""

EACH_DAY = 7
"""For so many days back each day's warning is listed; of older ones each sign's latest (our own)."""

NEXT_CONTACT = 14
"""How many days back flags to mention at the next contact are taken from, at most (our own)."""

KIND_OF = {
    "symptom": "symptoms",
    "measurement": "measurements",
    "count": "results",
    "treatment": "treatments",
    "medicine": "medicines",
    "device": "devices",
    "milestone": "milestones",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Warning:  # noqa: A001  (the diary's own word; Python's class of that name is not used here)
    """An open warning.

    Attributes:
        flag: The flag; where it was withdrawn, as it was before.
        responses: What was done about it since it last became new or stronger, by time.
        withdrawn_at: The wall-clock time at which its entry was deleted or corrected; None while it stands.
        reason: Why it was withdrawn: a word of the flag log; empty while it stands.
    """

    flag: Flag
    responses: tuple[Response, ...] = ()
    withdrawn_at: datetime | None = None
    reason: str = ""

    @property
    def sign(self) -> str:
        """The id of the sign."""
        return self.flag.sign

    @property
    def day(self) -> date:
        """The day it stands on."""
        return self.flag.day

    @property
    def urgency(self) -> str:
        """emergency, now or today."""
        return self.flag.urgency

    @property
    def state(self) -> str:
        """``called`` once someone was reached, ``reminded`` when it was put off, else ``new``."""
        done = {response.did for response in self.responses}
        if done & set(REACHED):
            return "called"
        return "reminded" if "remind" in done else "new"


def open_warnings(book: Book, day: date) -> tuple[Warning, ...]:
    """What is open on a day, its own flags and those of days before: the strongest first, then the latest.

    Signs as strong and as late stand in the contract's order, so that nothing moves from one start to the next.

    Args:
        book: The diary.
        day: The day asked about, usually today.
    """
    found = [warning for sign, on in _candidates(book, day) if (warning := _warning(book, sign, on)) is not None]
    found.sort(key=lambda warning: (RANK[warning.urgency], -warning.day.toordinal(), SIGNS.index(warning.sign)))
    return tuple(_without_repetition(found))


def respond(
    book: Book,
    warnings: Iterable[tuple[str, date]],
    *,
    did: str,
    at: datetime,
    who: str = "",
    said: str = "",
) -> Changes | None:
    """Note what was done about warnings that one call, or one answer, takes care of.

    Args:
        book: The diary.
        warnings: Sign and day of each.
        did: called, no-answer, told, went-in, remind, closed or entry-corrected.
        at: When, on the wall clock.
        who: Whom one spoke to.
        said: What they said.

    Raises:
        DiaryError: It could not be saved.
    """
    responses = tuple(
        Response(id=new_id(), sign=sign, day=day, did=did, at=When.at(at), who=who, said=said) for sign, day in warnings
    )
    return book.apply(Edit(title=Message.of("book.responded", did=did), put=responses))


def tell_at_next_contact(book: Book, day: date) -> tuple[Flag, ...]:
    """What to mention at the next contact: each sign's latest flag at ``tell`` since the last visit.

    A sign that the team was told about since is left out.
    """
    first = day - timedelta(days=NEXT_CONTACT - 1)
    visits = [visit.at.day for visit in book.timeline.appointments if visit.at.day < day]
    if visits:
        first = max(first, visits[-1])
    latest: dict[str, Flag] = {}
    for judgement in book.judgements(first, day):
        latest.update((flag.sign, flag) for flag in judgement.flags if flag.urgency == TELL)
    return tuple(flag for flag in latest.values() if not _was_told(book, flag))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A sign to mention at the next contact.

    Attributes:
        is_new: Nothing was to be mentioned about it on the day before.
    """

    flag: Flag
    is_new: bool


def mentions(book: Book, day: date) -> tuple[Mention, ...]:
    """What to mention at the next contact: what is new first, then what came last."""
    known = {flag.sign for flag in tell_at_next_contact(book, day - A_DAY)}
    found = [Mention(flag=flag, is_new=flag.sign not in known) for flag in tell_at_next_contact(book, day)]
    return tuple(sorted(found, key=lambda mention: (not mention.is_new, -mention.flag.day.toordinal())))


def _was_told(book: Book, flag: Flag) -> bool:
    return any(response.did in (*CLOSING, *REACHED) for response in covering(book, flag))


def _candidates(book: Book, day: date) -> set[tuple[str, date]]:
    """The day's own signs, and the days before on which a sign was raised in time to be asked about."""
    own = {(flag.sign, day) for flag in book.judgement(day).flags}
    closings = [response for response in book.timeline.responses if response.did in CLOSING]
    recent: set[tuple[str, date]] = set()
    older: dict[str, date] = {}
    for sign, on in sorted(book.flag_log.pairs(), key=lambda pair: pair[1]):
        if on > day or not any(_is_asked(row) for row in book.flag_log.of(sign, on)):
            continue
        if (day - on).days < EACH_DAY:
            recent.add((sign, on))
        elif not _closed_since(book.flag_log.of(sign, on)[-1], closings):
            older[sign] = on
    listed = {sign for sign, _ in own | recent}
    return own | recent | {(sign, on) for sign, on in older.items() if sign not in listed}


def _is_asked(row: LoggedFlag) -> bool:
    in_time = (row.at.date() - row.flag.day).days <= ASKED_LATER
    return row.flag.raised and _is_strong(row.flag.urgency) and in_time


def _closed_since(row: LoggedFlag, closings: Iterable[Response]) -> bool:
    """Whether someone closed a sign after the last thing that the log knows of it; a quick look without judging."""
    return any(
        closing.sign == row.flag.sign
        and closing.day >= row.flag.day
        and closing.changed_at is not None
        and closing.changed_at >= row.at
        for closing in closings
    )


def _warning(book: Book, sign: str, day: date) -> Warning | None:
    flag = next((flag for flag in book.judgement(day).flags if flag.sign == sign), None)
    withdrawn = None
    if flag is None or not _is_strong(flag.urgency):
        rows = [row for row in book.flag_log.of(sign, day) if not row.flag.raised and _is_strong(row.flag.urgency)]
        if not rows:
            return None
        withdrawn = rows[-1]
        flag = flag_as_it_was(book, withdrawn)
    responses = tuple(covering(book, flag))
    if any(response.did in CLOSING for response in responses):
        return None
    if withdrawn is None:
        return Warning(flag=flag, responses=responses)
    at = withdrawn.at.astimezone(book.clock.now().tzinfo).replace(tzinfo=None)
    return Warning(flag=flag, responses=responses, withdrawn_at=at, reason=withdrawn.flag.reason)


def flag_as_it_was(book: Book, row: LoggedFlag) -> Flag:
    """The flag that a row of the log withdrew; where the rules no longer see it, what can still be said of it."""
    flag = None if row.flag.reason == RULES_CHANGED else book.past.flag_before(book.timeline, row)
    return flag or flag_of_old_rules(book.rules.rule(row.flag.sign), row.flag)


def _is_strong(urgency: str) -> bool:
    return RANK[urgency] <= RANK[TODAY]


def _without_repetition(found: Sequence[Warning]) -> Iterator[Warning]:
    """Leave out a day's warning where a later day says the same sign at least as strongly with all of its evidence."""
    for warning in found:
        refs = {piece.ref for piece in warning.flag.evidence}
        repeated = any(
            other.sign == warning.sign
            and other.day > warning.day
            and other.withdrawn_at is None
            and RANK[other.urgency] <= RANK[warning.urgency]
            and refs <= {piece.ref for piece in other.flag.evidence}
            for other in found
        )
        if not repeated:
            yield warning


def covering(book: Book, flag: Flag) -> Iterator[Response]:
    """The responses to a flag that were made knowing all that it rests on, by time."""
    last_evidence = max((piece.at.day for piece in flag.evidence if piece.at), default=flag.day)
    entered = [piece for piece in flag.evidence if piece.kind in ENTERED]
    pieces = entered or flag.evidence  # a change of what ran beside them makes no warning new again
    for response in book.timeline.responses:
        if response.sign != flag.sign or response.day < min(flag.day, last_evidence):
            continue
        if not _raised_since(book, flag, response) and all(_was_known(book, piece, response) for piece in pieces):
            yield response


def _raised_since(book: Book, flag: Flag, response: Response) -> bool:
    """Whether the flag came back or became stronger after a response; what an import raised is older than it."""
    return response.changed_at is not None and any(
        row.flag.raised and row.flag.reason != JOINED and row.at > response.changed_at
        for row in book.flag_log.of(flag.sign, flag.day)
    )


def _was_known(book: Book, piece: Evidence, response: Response) -> bool:
    """Whether an entry was there, as it is now, when a response was made."""
    record = book.timeline.get(KIND_OF[piece.kind], piece.ref)
    if record is None:
        return True
    if record.changed_at is not None and response.changed_at is not None:
        return record.changed_at <= response.changed_at
    if piece.at is None or response.at is None:
        return True
    return piece.at.earliest <= response.at.latest
