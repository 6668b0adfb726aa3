"""Conditions on what runs or is on file at a moment: medicines, phases, devices, milestones, doses."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from diary.core.records import Device, DoseChange, Milestone, Phase, Treatment
from diary.core.texts import Message
from diary.core.treatment import Running, span_of
from diary.core.truth import Truth
from diary.signs.answers import NO, Answer, StateCondition
from diary.signs.day import Day
from diary.signs.evidence import (
    device_evidence,
    dose_change_evidence,
    milestone_evidence,
    phase_evidence,
    treatment_evidence,
)
from diary.signs.exposure import Given
from diary.signs.facts import Selector
from diary.signs.flags import Evidence
from diary.signs.transplant import transplant_window
from diary.signs.windows import Window


def _dates_of(record: Given) -> Message:
    """What is not known about a treatment: when it was, or whether it still runs."""
    if isinstance(record, Treatment) and record.medicine is None:
        return Message.of("signs.not-known.dates-of-treatment", kind=record.kind)
    if record.started is None:
        return Message.of("signs.not-known.dates", medicine=record.medicine)
    return Message.of("signs.not-known.still-running", medicine=record.medicine)


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
        exposures = day.facts.exposures(self.selector)
        if self.started_within is not None:
            found = exposures.started_within(moment, self.started_within)
        else:
            found = exposures.within(moment, self.window)
        if found.record is None:
            return NO
        gaps = () if found.truth is Truth.YES else (_dates_of(found.record),)
        return Answer(found.truth, (treatment_evidence(found.record),), gaps)


@dataclass(frozen=True, slots=True)
class PhaseCondition(StateCondition):
    """A phase that runs."""

    phases: tuple[str, ...]

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the phase."""
        phase = day.facts.phase_at(moment, self.phases)
        return NO if phase is None else Answer(Truth.YES, (phase_evidence(phase),))


@dataclass(frozen=True, slots=True)
class DeviceCondition(StateCondition):
    """A device that is in place."""

    devices: tuple[str, ...]

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with the device."""
        devices = (each for each in day.facts.timeline.devices if each.device in self.devices)
        found = next((each for each in devices if _in_place(each, moment)), None)
        return NO if found is None else Answer(Truth.YES, (device_evidence(found),))


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
        found = _latest(day, self.milestone, moment)
        if found is None:
            return NO
        ended = _latest(day, self.until, moment) if self.until else None
        gap = (Message.of("signs.not-known.date-of-milestone", milestone=found.milestone),)
        if found.on is None:
            return Answer(Truth.UNKNOWN, (milestone_evidence(found),), gap)
        if (moment.date() - found.on.day).days < self.days_since:
            return NO
        if ended is not None and ended.on is not None and ended.on.earliest >= found.on.earliest:
            return NO
        if ended is not None and ended.on is None:
            gap = (Message.of("signs.not-known.date-of-milestone", milestone=ended.milestone),)
            return Answer(Truth.UNKNOWN, (milestone_evidence(found),), gap)
        return Answer(Truth.YES, (milestone_evidence(found),))


def _latest(day: Day, milestone: str, moment: datetime) -> Milestone | None:
    """The last such milestone up to a moment; one without a date only where none has one."""
    passed = [
        each
        for each in day.facts.timeline.milestones
        if each.milestone == milestone and (each.on is None or each.on.earliest <= moment)
    ]
    return passed[-1] if passed else None


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
        """Yes where none was given; unknown where the date of one is not known."""
        dose = day.facts.doses.within(moment, self.window)
        if dose.record is None or dose.truth is Truth.NO:
            return Answer(Truth.YES)
        return NO if dose.truth is Truth.YES else Answer(Truth.UNKNOWN, (), (_dates_of(dose.record),))


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
        piece = phase_evidence(record) if isinstance(record, Phase) else treatment_evidence(record)
        gaps = () if truth is Truth.YES else (Message.of("signs.not-known.recovery"),)
        return Answer(truth, (piece,), gaps)


CHEMOTHERAPY = Selector(classes=frozenset({"chemo"}))
BEFORE_START, AFTER_START = 3, 7
"""The days around the first chemotherapy in which tumor lysis is looked for (Cairo-Bishop)."""


@dataclass(frozen=True, slots=True)
class FirstChemotherapy(StateCondition):
    """The window around the first chemotherapy ever, or the first after a relapse: three days before to seven after.

    The start is the milestone's date, else that of induction, else the first chemotherapy on file, of which it is not
    known whether it was the first. A start that is still ahead counts here, because the window begins before it.
    """

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with what gives the start; unknown where that may not be the start."""
        answers = [*self._first(day, moment), *self._after_relapse(day, moment)]
        for truth in (Truth.YES, Truth.UNKNOWN):
            for answer in answers:
                if answer.truth is truth:
                    return answer
        return NO

    def _first(self, day: Day, moment: datetime) -> Iterable[Answer]:
        timeline = day.facts.timeline
        milestones = [each for each in timeline.milestones if each.milestone == "first-chemotherapy"]
        dated = [each for each in milestones if each.on is not None]
        if dated:
            yield from (_around(each.on.day, moment, milestone_evidence(each)) for each in dated if each.on)
            return
        induction = [each for each in timeline.phases if each.phase == "induction" and each.started]
        if induction:
            yield from (_around(each.started.day, moment, phase_evidence(each)) for each in induction if each.started)
            return
        yield from self._first_on_file(day, moment, milestones)

    def _first_on_file(self, day: Day, moment: datetime, undated: list[Milestone]) -> Iterable[Answer]:
        """What the chemotherapy on file says where neither the milestone's date nor induction gives the start."""
        given = day.facts.exposures(CHEMOTHERAPY).given
        dated = [each for each in given if each.started > datetime.min]
        if dated:
            if not self._was_treated_before(day, dated[0].started):
                gap = Message.of("signs.not-known.first-chemotherapy")
                yield _around(dated[0].started.date(), moment, treatment_evidence(dated[0].record), gap)
        elif undated:
            gap = Message.of("signs.not-known.date-of-milestone", milestone="first-chemotherapy")
            yield Answer(Truth.UNKNOWN, (milestone_evidence(undated[0]),), (gap,))
        elif given and not self._was_treated_before(day, moment - timedelta(days=AFTER_START)):
            yield Answer(Truth.UNKNOWN, (treatment_evidence(given[0].record),), (_dates_of(given[0].record),))

    @staticmethod
    def _was_treated_before(day: Day, started: datetime) -> bool:
        """Whether a phase was already running by then, so that the first chemotherapy on file was not the first."""
        return any(each.started is None or each.started.earliest < started for each in day.facts.timeline.phases)

    @staticmethod
    def _after_relapse(day: Day, moment: datetime) -> Iterable[Answer]:
        timeline = day.facts.timeline
        phases = [each for each in timeline.phases if each.phase == "relapse-treatment" and each.started]
        yield from (_around(each.started.day, moment, phase_evidence(each)) for each in phases if each.started)
        given = day.facts.exposures(CHEMOTHERAPY).given
        for relapse in timeline.milestones:
            if relapse.milestone == "relapse" and relapse.on is not None:
                since = relapse.on.earliest
                first = next((each for each in given if each.started >= since), None)
                if first is not None:
                    yield _around(first.started.date(), moment, treatment_evidence(first.record))


def _around(start: date, moment: datetime, piece: Evidence, *gaps: Message) -> Answer:
    """Whether a moment lies in the window around a start."""
    days = (moment.date() - start).days
    if not -BEFORE_START <= days <= AFTER_START:
        return NO
    return Answer(Truth.UNKNOWN if gaps else Truth.YES, (piece,), gaps)
