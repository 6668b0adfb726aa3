"""Warning signs that stand for days on end: one run a sign, as long as the entries behind it stay the same."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diary.signs.flags import NOTE, RANK, TELL, Flag, Judgement, unique, without_repetition

ONE_DAY = timedelta(days=1)

QUIET = (TELL, NOTE)
"""What may wait for the next contact, day after day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A sign from its first day to its last.

    Attributes:
        flag: As it stood on the first day.
    """

    flag: Flag
    first: date
    last: date

    @property
    def key(self) -> tuple[str, str, frozenset[str]]:
        """What has to stay the same: the sign, its urgency and the records behind it."""
        return self.flag.sign, self.flag.urgency, frozenset(piece.ref for piece in self.flag.evidence)


def runs(judgements: Iterable[Judgement]) -> tuple[Run, ...]:
    """The runs of these days' signs, by their first day, the strongest first."""
    done: list[Run] = []
    going: dict[tuple[str, str, frozenset[str]], Run] = {}
    for judgement in sorted(judgements, key=lambda judgement: judgement.day):
        today: dict[tuple[str, str, frozenset[str]], Run] = {}
        for flag in judgement.flags:
            new = Run(flag=flag, first=judgement.day, last=judgement.day)
            before = going.get(new.key)
            follows = before is not None and judgement.day - before.last == ONE_DAY
            today[new.key] = replace(before, last=judgement.day) if before and follows else new
        done.extend(run for key, run in going.items() if key not in today or today[key].first != run.first)
        going = today
    return tuple(sorted([*done, *going.values()], key=lambda run: (run.first, RANK[run.flag.urgency])))


def joined(found: Sequence[Run]) -> tuple[Run, ...]:
    """The same runs; of a sign for the next contact, or for the record, that goes on, one run with all its entries."""
    done: list[Run] = []
    going: dict[tuple[str, str], int] = {}
    for run in found:
        key = run.flag.sign, run.flag.urgency
        place = going.get(key)
        if run.flag.urgency in QUIET and place is not None and run.first - done[place].last == ONE_DAY:
            done[place] = _and_then(done[place], run)
        else:
            going[key] = len(done)
            done.append(run)
    return tuple(done)


def _and_then(run: Run, later: Run) -> Run:
    entries = {(piece.kind, piece.ref): piece for flag in (later.flag, run.flag) for piece in flag.evidence}
    flag = replace(
        run.flag,
        evidence=unique(tuple(entries.values())),
        not_known=without_repetition((*run.flag.not_known, *later.flag.not_known)),
    )
    return replace(run, flag=flag, last=later.last)


def begun(found: Sequence[Run], urgencies: Sequence[str]) -> dict[date, tuple[Flag, ...]]:
    """The signs of these urgencies by the day on which they began."""
    days: dict[date, tuple[Flag, ...]] = {}
    for run in found:
        if run.flag.urgency in urgencies:
            days[run.first] = (*days.get(run.first, ()), run.flag)
    return days
