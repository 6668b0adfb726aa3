"""Cycles of treatment: the stretches of time within which counts fall and come back.

A phase begins one, and so does the first dose of each number that the person gave. What follows until the next start
belongs to it, a rest as well, for counts recover there. No day belongs to two.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta

from diary.core.records import Phase, Treatment
from diary.core.timeline import Timeline
from diary.core.treatment import DOSES, given, infusion_span

RESTS = ("rest", "follow-up")
BESIDE = ("cns-prophylaxis", "radiation")
"""Phases that begin no cycle while another runs: they go on beside it."""

NUMBERED = (*DOSES, "oral-dose")

SOON = timedelta(days=7)
"""A phase whose first numbered dose comes sooner begins its cycle with that dose (our own decision)."""

ANOTHER = timedelta(days=21)
"""From when on a medicine new to a cycle begins another one of the same number (our own decision)."""

RECOVERY = timedelta(days=42)
"""How long a cycle outlasts its last phase, rest or dose where nothing follows (our own decision)."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cycle:
    """One cycle.

    Attributes:
        number: Its place among all cycles, from 1.
        phase: The phase that it is or that it falls into.
        cycle: The number that the person gave its doses.
        medicine: The medicine of these, where it is only one.
        first: Its day 1.
        until: The first day that no longer belongs to it; None while it goes on.
    """

    number: int
    phase: Phase | None
    cycle: int | None
    medicine: str | None
    first: date
    until: date | None

    def day_number(self, day: date) -> int | None:
        """Which day of the cycle that is, its first being 1; None outside it."""
        if day < self.first or (self.until is not None and day >= self.until):
            return None
        return (day - self.first).days + 1

    def last_day(self, today: date) -> date:
        """Its last day so far, never before its first."""
        last = today if self.until is None else min(today, self.until - _DAY)
        return max(last, self.first)

    def touches(self, first: date, last: date) -> bool:
        """Whether any of its days lies between two dates, both included."""
        return self.first <= last and (self.until is None or self.until > first)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where a cycle begins, and the numbered doses that it holds; where a follow-up begins, neither phase nor doses."""

    day: date
    phase: Phase | None = None
    doses: list[Treatment] = field(default_factory=list)

    @property
    def number(self) -> int | None:
        return self.doses[0].cycle if self.doses else None

    @property
    def medicine(self) -> str | None:
        medicines = {dose.medicine for dose in self.doses}
        return medicines.pop() if len(medicines) == 1 else None

    def goes_on(self, day: date, phase: Phase | None, dose: Treatment) -> bool:
        """Whether a dose is the next one of a medicine that was given in the cycle."""
        same = [_last_day(given) for given in self.doses if given.medicine == dose.medicine]
        return self.is_of(phase, dose) and bool(same) and day - max(same) <= RECOVERY

    def takes(self, day: date, phase: Phase | None, dose: Treatment) -> bool:
        """Whether a medicine joins the cycle that runs."""
        return self.is_of(phase, dose) and day - self.day < ANOTHER

    def is_of(self, phase: Phase | None, dose: Treatment) -> bool:
        return self.phase is phase and self.number == dose.cycle


def cycles(timeline: Timeline) -> tuple[Cycle, ...]:
    """All cycles in order of time, those that begin in days to come included."""
    phases = tuple(phase for phase in timeline.phases if phase.started is not None)
    starts = _starts(phases, _numbered(timeline, phases))
    found: list[Cycle] = []
    for place, start in enumerate(starts):
        following = starts[place + 1].day if place + 1 < len(starts) else None
        if start.phase is not None or start.doses:
            found.append(
                Cycle(
                    number=len(found) + 1,
                    phase=start.phase,
                    cycle=start.number,
                    medicine=start.medicine,
                    first=start.day,
                    until=_until(start, following, phases),
                )
            )
    return tuple(found)


def _starts(phases: tuple[Phase, ...], numbered: list[_Start]) -> list[_Start]:
    """Where cycles begin, one a day at most; a dose stands before a phase."""
    by_day: dict[date, _Start] = {}
    for phase in phases:
        day = _first(phase)
        soon = any(start.phase is phase and start.day - day < SOON for start in numbered)
        if phase.phase == "follow-up":
            by_day.setdefault(day, _Start(day))
        elif phase.phase != "rest" and not soon and not _runs_beside(phase, phases):
            by_day[day] = _Start(day, phase)
    by_day.update((start.day, start) for start in numbered)
    return [by_day[day] for day in sorted(by_day)]


def _numbered(timeline: Timeline, phases: tuple[Phase, ...]) -> list[_Start]:
    """The first dose of each number, with the others that carry it."""
    found: list[_Start] = []
    for dose in given(timeline):
        if dose.started is None or dose.cycle is None or dose.kind not in NUMBERED:
            continue
        day = dose.started.day
        phase = _phase_on(day, phases)
        start = next((start for start in reversed(found) if start.goes_on(day, phase, dose)), None)
        if start is None and found and found[-1].takes(day, phase, dose):
            start = found[-1]
        if start is None:
            start = _Start(day, phase)
            found.append(start)
        start.doses.append(dose)
    return found


def _phase_on(day: date, phases: tuple[Phase, ...]) -> Phase | None:
    """The phase that a dose of that day falls into: the latest to begin, one that goes on beside others last."""
    running = [phase for phase in reversed(phases) if phase.phase not in RESTS and _holds(phase, day)]
    return next((phase for phase in running if phase.phase not in BESIDE), next(iter(running), None))


def _runs_beside(phase: Phase, phases: tuple[Phase, ...]) -> bool:
    """Whether it goes on beside a phase that runs on the day it begins."""
    main = _phase_on(_first(phase), phases)
    return phase.phase in BESIDE and main is not None and main.phase not in BESIDE


def _until(start: _Start, following: date | None, phases: tuple[Phase, ...]) -> date | None:
    """The first day after a cycle: where the next begins, or else some weeks after the last that is known of it."""
    inside = [phase for phase in phases if phase is start.phase or _rests_in(phase, start.day, following)]
    if any(phase.ended is None for phase in inside):
        return following
    ends = [phase.ended.day for phase in inside if phase.ended is not None]
    last = max((start.day, *ends, *(_last_day(dose) for dose in start.doses)))
    end = last + RECOVERY + _DAY
    return end if following is None else min(end, following)


def _rests_in(phase: Phase, first: date, until: date | None) -> bool:
    return phase.phase == "rest" and first <= _first(phase) and (until is None or _first(phase) < until)


def _holds(phase: Phase, day: date) -> bool:
    return _first(phase) <= day and (phase.ended is None or day <= phase.ended.day)


def _first(phase: Phase) -> date:
    return phase.started.day if phase.started else date.max


def _last_day(dose: Treatment) -> date:
    """The last day of a dose as far as known."""
    span = infusion_span(dose)
    if span.ended is not None:
        return span.ended.day
    return span.usual_end.date() if span.usual_end else date.min
