"""Conditions on what runs or is on file at a moment: medicines, phases, devices, milestones, doses."""

from dataclasses import dataclass
from datetime import datetime

from diary.core.records import Device, DoseChange, Milestone, Phase, Treatment
from diary.core.texts import Message
from diary.core.treatment import Running, span_of
from diary.core.truth import Truth
from diary.core.when import When
from diary.signs.answers import NO, Answer, StateCondition, strongest
from diary.signs.day import Day
from diary.signs.evidence import (
    device_evidence,
    dose_change_evidence,
    milestone_evidence,
    phase_evidence,
    treatment_evidence,
)
from diary.signs.exposure import Exposures, Found, Given
from diary.signs.facts import Selector
from diary.signs.transplant import transplant_window
from diary.signs.windows import Window

RADIATION = Selector(kinds=frozenset({"radiation"}))
SITE_NOT_KNOWN = Message.of("signs.not-known.site")


def dates_of(record: Given) -> Message:
    """What is not known about a treatment: when it was, or whether it still runs."""
    if record.started is None or record.medicine is None:
        return _when(record)
    return Message.of("signs.not-known.still-running", medicine=record.medicine)


def _when(record: Given) -> Message:
    if isinstance(record, Treatment) and record.medicine is None:
        return Message.of("signs.not-known.dates-of-treatment", kind=record.kind)
    return Message.of("signs.not-known.dates", medicine=record.medicine)


@dataclass(frozen=True, slots=True)
class GivenCondition(StateCondition):
    """A medicine or treatment that runs, or ended no longer ago than a window; unknown dates count as recent.

    Attributes:
        selector: What is meant.
        window: How long ago it may have ended; None asks for its start instead.
        started_within: How long ago it may have begun.
    """

    selector: Selector
    window: Window
    started_within: Window | None = None

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the record that says so; unknown where its dates decide."""
        found = self._found(day.facts.exposures(self.selector), day, moment)
        if found.record is None:
            return NO
        gaps = () if found.truth is Truth.YES else (self._gap(found.record),)
        return Answer(found.truth, (treatment_evidence(found.record, day.on),), gaps)

    def _gap(self, record: Given) -> Message:
        if self.selector.sites and isinstance(record, Treatment) and record.site is None:
            return SITE_NOT_KNOWN
        return dates_of(record)

    def _found(self, exposures: Exposures, day: Day, moment: datetime) -> Found:
        """A tablet counts all of its day, for it is one of many: only the first of them may have come later."""
        if self.started_within is not None:
            return exposures.started_within(moment, self.started_within)
        found = exposures.within(moment, self.window)
        if found.record is None and self.window.hours is None:
            return exposures.tablet_later(moment, day.end)
        return found


@dataclass(frozen=True, slots=True)
class PhaseCondition(StateCondition):
    """A phase that runs, or ended no longer ago than a window.

    Attributes:
        phases: One of these.
        window: How long ago it may have ended; None asks for one that runs.
        site_not_known: It is radiation to some place, and which is asked for: a phase does not say.
    """

    phases: tuple[str, ...]
    window: Window | None = None
    site_not_known: bool = False

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the phase; unknown where it is not known whether it had begun, or where it went to."""
        answer = self._answer(day, moment)
        if not self.site_not_known or not answer.truth.possible:
            return answer
        if self.window is not None and day.facts.exposures(RADIATION).within(moment, self.window).record is not None:
            return NO  # what is on file of its doses says where
        return Answer(Truth.UNKNOWN, answer.evidence, (*answer.not_known, SITE_NOT_KNOWN))

    def _answer(self, day: Day, moment: datetime) -> Answer:
        phases = (each for each in day.facts.timeline.phases if each.phase in self.phases)
        running = [each for each in phases if span_of(each).at(moment) is Running.RUNNING]
        sure = next((each for each in running if each.started), None) or self._ended(day, moment)
        if sure is not None:
            return Answer(Truth.YES, (phase_evidence(sure, day.on),))
        return next((_perhaps_begun(each, day) for each in running), NO)

    def _ended(self, day: Day, moment: datetime) -> Phase | None:
        """The last phase that ended within the window."""
        window = self.window
        if window is None:
            return None
        phases = (each for each in day.facts.timeline.phases if each.phase in self.phases)
        ended = ((each.ended.latest, each) for each in phases if each.ended is not None)
        recent = [(end, each) for end, each in ended if end <= moment and window.holds(end, moment)]
        return max(recent, key=lambda pair: pair[0])[1] if recent else None


def _perhaps_begun(phase: Phase, day: Day) -> Answer:
    return Answer(Truth.UNKNOWN, (phase_evidence(phase, day.on),), (start_of(phase),))


def start_of(phase: Phase) -> Message:
    """What is not known of a phase without a start."""
    return Message.of("signs.not-known.start-of-phase", phase=phase.phase)


@dataclass(frozen=True, slots=True)
class DeviceCondition(StateCondition):
    """A device that is in place."""

    devices: tuple[str, ...]

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the device."""
        devices = (each for each in day.facts.timeline.devices if each.device in self.devices)
        found = next((each for each in devices if _in_place(each, moment)), None)
        return NO if found is None else Answer(Truth.YES, (device_evidence(found, day.on),))


def _in_place(device: Device, moment: datetime) -> bool:
    return span_of(device).at(moment) is Running.RUNNING


@dataclass(frozen=True, slots=True)
class MilestoneCondition(StateCondition):
    """A milestone that was passed.

    Attributes:
        milestone: Which one.
        days_since: At least so many days ago.
        until: Not once this later milestone was passed.
    """

    milestone: str
    days_since: int = 0
    until: str = ""

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the milestone; unknown where a date is not known."""
        passed = reversed(_passed(day, self.milestone, moment))
        return strongest(self._since(each, day, moment) for each in passed)

    def _since(self, found: Milestone, day: Day, moment: datetime) -> Answer:
        piece = (milestone_evidence(found, day.on),)
        if found.on is None:
            return Answer(Truth.UNKNOWN, piece, (date_of(found),))
        if (moment.date() - found.on.day).days < self.days_since:
            return NO
        ended = _passed(day, self.until, moment)[-1:] if self.until else []
        if not ended or (ended[0].on is not None and ended[0].on.earliest < found.on.earliest):
            return Answer(Truth.YES, piece)
        return NO if ended[0].on is not None else Answer(Truth.UNKNOWN, piece, (date_of(ended[0]),))


def date_of(milestone: Milestone) -> Message:
    """What is not known of a milestone without a date."""
    return Message.of("signs.not-known.date-of-milestone", milestone=milestone.milestone)


def _passed(day: Day, milestone: str, moment: datetime) -> list[Milestone]:
    """Such milestones up to a moment, the latest last; those without a date come first."""
    return [
        each
        for each in day.facts.timeline.milestones
        if each.milestone == milestone and (each.on is None or each.on.earliest <= moment)
    ]


@dataclass(frozen=True, slots=True)
class DoseRaised(StateCondition):
    """A dose that was raised no longer ago than a window."""

    classes: frozenset[str]
    window: Window

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the change; unknown where it has no date."""
        catalog = day.facts.catalog
        raised = [
            each
            for each in day.facts.timeline.dose_changes
            if each.direction == "up" and catalog.medicine_kind(each.medicine) in self.classes
        ]
        dated = [each for each in raised if each.on is not None and self._holds(each, moment)]
        if dated:
            return Answer(Truth.YES, (dose_change_evidence(dated[-1]),))
        undated = [each for each in raised if each.on is None]
        if undated:
            gap = Message.of("signs.not-known.dates", medicine=undated[0].medicine)
            return Answer(Truth.UNKNOWN, (dose_change_evidence(undated[0]),), (gap,))
        return NO

    def _holds(self, change: DoseChange, moment: datetime) -> bool:
        return change.on is not None and change.on.earliest <= moment and self.window.holds(change.on.latest, moment)


@dataclass(frozen=True, slots=True)
class NoDoseCondition(StateCondition):
    """No dose that can lower the counts for so long: what makes falling counts unexplained (law 11)."""

    window: Window

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes where none was given; unknown where the date of one is not known, or only that it was that day."""
        return self.before(day, When.at(moment))

    def before(self, day: Day, drawn: When) -> Answer:
        """The same of a draw: a dose of which it is not known that it came before does not decide."""
        dose = day.facts.doses.within(drawn.earliest, self.window)
        if dose.record is None:
            return Answer(Truth.YES)
        if dose.truth is Truth.UNKNOWN:
            return Answer(Truth.UNKNOWN, (), (dates_of(dose.record),))
        started = dose.record.started
        later = started is not None and started.may_be_after(drawn)
        return Answer(Truth.UNKNOWN, (), (_when(dose.record),)) if later else NO


@dataclass(frozen=True, slots=True)
class SubtypeCondition(StateCondition):
    """The subtype of the illness, as the person entered it."""

    subtype: str

    def answer(self, day: Day, moment: datetime) -> Answer:  # noqa: ARG002  (it does not change)
        """Unknown where it was not entered."""
        own = day.facts.timeline.person.subtype
        gap = () if own else (Message.of("signs.not-known.subtype"),)
        return Answer(Truth.of(None if own is None else own == self.subtype), (), gap)


@dataclass(frozen=True, slots=True)
class TransplantWindow(StateCondition):
    """The time from conditioning until the recovery after a transplant (law 11)."""

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the transplant or the phase; unknown where the date or the recovery is not known."""
        truth, record = transplant_window(day.facts, moment)
        if record is None:
            return NO
        piece = phase_evidence(record, day.on) if isinstance(record, Phase) else treatment_evidence(record, day.on)
        return Answer(truth, (piece,), () if truth is Truth.YES else (_open_end(record, moment),))


def _open_end(record: Given | Phase, moment: datetime) -> Message:
    """What is not known of a transplant's window: whether a phase of it had begun, or whether it is over."""
    if isinstance(record, Phase) and record.started is None and span_of(record).at(moment) is Running.RUNNING:
        return start_of(record)
    return Message.of("signs.not-known.recovery")
