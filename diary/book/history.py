"""What the history tells of warning signs: every flag, why it came and went, by which rules, and what was done."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import reduce
from itertools import pairwise
from typing import Self

from diary.book.book import Book
from diary.book.judging import A_DAY
from diary.book.warnings import CLOSING, covering, flag_as_it_was, open_warnings
from diary.core.clock import today
from diary.core.records import Response
from diary.signs.flags import NOTE, RANK, Flag, Judgement, stronger
from diary.storage.batch import LoggedFlag

OPEN, CLOSED, WITHDRAWN, STANDING = "open", "closed", "withdrawn", "standing"

ENOUGH = 30
"""After so many flags a part of the history ends with their day."""

MONTHS = 12
"""After so many months it ends in any case, so that a rare sign of ten years is not looked for in one go."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which flags to tell of.

    Attributes:
        open_only: Only warnings that nobody has closed.
        least: The weakest urgency; what was this strong once is told of too.
        sign: The id of a sign; empty for all.
    """

    open_only: bool = False
    least: str = NOTE
    sign: str = ""

    def takes(self, past: "PastFlag") -> bool:
        """Whether a flag is one of them."""
        return RANK[past.strongest] <= RANK[self.least] and self.sign in ("", past.sign)


@dataclass(frozen=True, slots=True, kw_only=True)
class PastFlag:
    """A sign on a day.

    Attributes:
        urgency: As it stands; of one that went, as it last was.
        strongest: The strongest it ever was.
        flag: The flag as it stands; None once it went (``in_full`` tells what it was).
        log: How it came and went, by time; empty where it came with an imported history or as days passed.
        responses: What was done about it, by time.
        state: ``open``, ``closed``, ``withdrawn``, or ``standing`` where nobody has to close it.
        stays: It stood the day before with the same step and the same entries.
    """

    sign: str
    day: date
    urgency: str
    strongest: str
    flag: Flag | None
    log: tuple[LoggedFlag, ...]
    responses: tuple[Response, ...]
    state: str
    stays: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part of the history.

    Attributes:
        flags: The latest day first; on a day the strongest first.
        goes_on: The day with which the part before this one ends; None where there is nothing before it.
    """

    flags: tuple[PastFlag, ...]
    goes_on: date | None


def latest(book: Book, choice: Choice) -> Part:
    """The last part of the history; of open warnings it holds all."""
    reader = _Reader.of(book)
    if choice.open_only:
        found = (reader.past_flag(sign, day) for sign, day in reader.open)
        return Part(flags=tuple(sorted(filter(choice.takes, found), key=_order)), goes_on=None)
    return reader.part(choice, max([today(book.clock), *reader.logged]))


def before(book: Book, choice: Choice, day: date) -> Part:
    """The part of the history that ends with this day."""
    return _Reader.of(book).part(choice, day)


def on_day(book: Book, day: date) -> tuple[PastFlag, ...]:
    """Every flag that stood or was logged on a day, the strongest first."""
    reader = _Reader.of(book)
    signs = {flag.sign for flag in book.judgement(day).flags}.union(reader.logged.get(day, ()))
    return tuple(sorted((reader.past_flag(sign, day) for sign in signs), key=_order))


def in_full(book: Book, past: PastFlag) -> Flag:
    """The flag with all that it rests on; one that went, as it was before."""
    went = next((row for row in reversed(past.log) if not row.flag.raised), past.log[-1])
    return past.flag or flag_as_it_was(book, went)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reader:
    """Reads the flags of a diary as it is now.

    Attributes:
        logged: The signs that the log knows, by day.
        open: Sign and day of each open warning.
        first: The first day of the diary.
    """

    book: Book
    logged: Mapping[date, Sequence[str]]
    open: frozenset[tuple[str, date]]
    first: date

    @classmethod
    def of(cls, book: Book) -> Self:
        """A reader of this diary."""
        logged: dict[date, list[str]] = {}
        for sign, day in book.flag_log.pairs():
            logged.setdefault(day, []).append(sign)
        now = today(book.clock)
        return cls(
            book=book,
            logged=logged,
            open=frozenset((warning.sign, warning.day) for warning in open_warnings(book, now)),
            first=min([now, *book.timeline.days[:1], *logged]),
        )

    def part(self, choice: Choice, until: date) -> Part:
        """The days that end with this one, as many as make a part."""
        found: list[PastFlag] = []
        for first, last in self._months(until):
            for judgement, former in self._days(first, last):
                until = judgement.day - A_DAY
                found += filter(choice.takes, self._flags(judgement, former))
                if len(found) >= ENOUGH:
                    return self._part(found, until)
        return self._part(found, until)

    def _part(self, found: Sequence[PastFlag], before: date) -> Part:
        return Part(flags=tuple(found), goes_on=before if before >= self.first else None)

    def _months(self, until: date) -> Iterator[tuple[date, date]]:
        """First and last day of so many months, the latest first, as far as the diary goes."""
        for _ in range(MONTHS):
            if until < self.first:
                return
            first = max(until.replace(day=1), self.first)
            yield first, until
            until = first - A_DAY

    def _days(self, first: date, last: date) -> Iterator[tuple[Judgement, Judgement]]:
        """Each day and the one before it, the last day first."""
        for former, judgement in reversed(list(pairwise(self.book.judgements(first - A_DAY, last)))):
            yield judgement, former

    def _flags(self, judgement: Judgement, former: Judgement) -> list[PastFlag]:
        """What the log knows of a day, and what came up on it."""
        known = {_key(flag) for flag in former.flags}
        began = {flag.sign for flag in judgement.flags if _key(flag) not in known}
        signs = began.union(self.logged.get(judgement.day, ()))
        found = [self.past_flag(sign, judgement.day) for sign in signs]
        stays = {flag.sign for flag in judgement.flags} - began
        return sorted((replace(past, stays=past.sign in stays) for past in found), key=_order)

    def past_flag(self, sign: str, day: date) -> PastFlag:
        """What is to be told of a sign on a day on which it stood or was logged."""
        flag = next((flag for flag in self.book.judgement(day).flags if flag.sign == sign), None)
        log = tuple(self.book.flag_log.of(sign, day))
        urgency = flag.urgency if flag else log[-1].flag.urgency
        responses = self._responses(sign, day, flag)
        return PastFlag(
            sign=sign,
            day=day,
            urgency=urgency,
            strongest=reduce(stronger, (row.flag.urgency for row in log), urgency),
            flag=flag,
            log=log,
            responses=responses,
            state=self._state(sign, day, flag, responses),
        )

    def _responses(self, sign: str, day: date, flag: Flag | None) -> tuple[Response, ...]:
        """What was done about this very flag, and later knowing all of it."""
        own = [found for found in self.book.timeline.responses if (found.sign, found.day) == (sign, day)]
        later = list(covering(self.book, flag)) if flag else []
        unique = {response.id: response for response in (*own, *later)}
        return tuple(sorted(unique.values(), key=_moment))

    def _state(self, sign: str, day: date, flag: Flag | None, responses: Sequence[Response]) -> str:
        if (sign, day) in self.open:
            return OPEN
        if any(response.did in CLOSING for response in responses):
            return CLOSED
        return WITHDRAWN if flag is None else STANDING


def _key(flag: Flag) -> tuple[str, str, frozenset[str]]:
    """What makes a flag of one day the same as that of the day before."""
    return flag.sign, flag.urgency, frozenset(piece.ref for piece in flag.evidence)


def _order(past: PastFlag) -> tuple[int, int, bool, str]:
    return -past.day.toordinal(), RANK[past.urgency], past.stays, past.sign


def _moment(response: Response) -> tuple[datetime, str]:
    at = response.at.latest if response.at else datetime.combine(response.day, time.max)
    return at, response.changed_at.isoformat() if response.changed_at else ""
