"""The window around the first chemotherapy, in which tumor lysis is looked for."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from diary.core.records import Milestone, Phase
from diary.core.texts import Message
from diary.core.truth import Truth
from diary.signs.answers import NO, Answer, StateCondition, strongest
from diary.signs.day import Day
from diary.signs.evidence import milestone_evidence, phase_evidence, treatment_evidence
from diary.signs.exposure import Exposure
from diary.signs.facts import Selector
from diary.signs.flags import Evidence
from diary.signs.states import date_of, dates_of, start_of

CHEMOTHERAPY = Selector(classes=frozenset({"chemo"}))
UNLISTED = Selector(unlisted=True)
BEFORE_START, AFTER_START = 3, 7
"""The days around the first chemotherapy in which tumor lysis is looked for (Cairo-Bishop)."""

LATER_PHASES = ("consolidation", "maintenance", "relapse-treatment", "conditioning", "transplant", "follow-up")
"""Phases that chemotherapy has come before; radiation or a rest may come before the first (our own decision)."""


@dataclass(frozen=True, slots=True)
class FirstChemotherapy(StateCondition):
    """The window around the first chemotherapy ever, or the first after a relapse: three days before to seven after.

    The start is the milestone's date, else that of induction, else the first chemotherapy on file, of which it is not
    known whether it was the first. A start that is still ahead counts here, because the window begins before it; one
    without a date may be now.
    """

    def answer(self, day: Day, moment: datetime) -> Answer:
        """Yes with what gives the start; unknown where that may not be the start."""
        return strongest([*self._first(day, moment), *_after_relapse(day, moment)])

    def _first(self, day: Day, moment: datetime) -> Iterator[Answer]:
        timeline = day.facts.timeline
        milestones = [each for each in timeline.milestones if each.milestone == "first-chemotherapy"]
        induction = [each for each in timeline.phases if each.phase == "induction"]
        if any(each.on for each in milestones):
            yield from (_around(each.on.day, moment, milestone_evidence(each)) for each in milestones if each.on)
        elif any(each.started for each in induction):
            yield from (_around(each.started.day, moment, phase_evidence(each)) for each in induction if each.started)
        else:
            yield from self._first_on_file(day, moment, milestones, induction)

    def _first_on_file(
        self, day: Day, moment: datetime, milestones: list[Milestone], induction: list[Phase]
    ) -> Iterator[Answer]:
        """What the chemotherapy on file says where neither a milestone nor induction has a date."""
        given = day.facts.exposures(CHEMOTHERAPY).given
        over = moment - timedelta(days=AFTER_START + 1)
        if any(each.perhaps_until < over for each in given):
            return
        if not given:
            yield from _unlisted(day, moment)
        dated = [each for each in given if each.dated]
        if dated:
            if not _was_treated_before(day, dated[0].started):
                gap = Message.of("signs.not-known.first-chemotherapy")
                yield _around(dated[0].started.date(), moment, treatment_evidence(dated[0].record), gap)
            return
        yield from (_undated_milestone(each) for each in milestones)
        if not _was_treated_before(day, moment - timedelta(days=AFTER_START)):
            yield from (_undated_phase(each, moment) for each in induction)
            yield from (_undated(each) for each in given)


def _unlisted(day: Day, moment: datetime) -> Iterator[Answer]:
    """Doses of what no list names, where no chemotherapy is on file by name: each may be the first."""
    gap = Message.of("signs.not-known.chemotherapy")
    for each in day.facts.exposures(UNLISTED).given:
        if _was_treated_before(day, each.started if each.dated else moment - timedelta(days=AFTER_START)):
            continue
        piece = treatment_evidence(each.record)
        if each.dated:
            yield _around(each.started.date(), moment, piece, gap)
        else:
            yield Answer(Truth.UNKNOWN, (piece,), (gap,))


def _was_treated_before(day: Day, moment: datetime) -> bool:
    """Whether a phase that chemotherapy comes before had begun by then, or has no date."""
    phases = (each for each in day.facts.timeline.phases if each.phase in LATER_PHASES)
    return any(each.started is None or each.started.earliest < moment for each in phases)


def _after_relapse(day: Day, moment: datetime) -> Iterator[Answer]:
    timeline = day.facts.timeline
    for phase in timeline.phases:
        if phase.phase == "relapse-treatment":
            started = phase.started
            yield _around(started.day, moment, phase_evidence(phase)) if started else _undated_phase(phase, moment)
    given = day.facts.exposures(CHEMOTHERAPY).given
    for relapse in timeline.milestones:
        if relapse.milestone == "relapse":
            yield from _first_since(relapse, given, moment)


def _first_since(relapse: Milestone, given: tuple[Exposure, ...], moment: datetime) -> Iterator[Answer]:
    """The first chemotherapy since a relapse; where the relapse has no date, each may be."""
    dated = [each for each in given if each.dated]
    if relapse.on is None:
        gap = date_of(relapse)
        yield from (_around(each.started.date(), moment, treatment_evidence(each.record), gap) for each in dated)
        first, since = None, datetime.min
    else:
        since = relapse.on.earliest
        first = next((each for each in dated if each.started >= since), None)
    if first is not None:
        yield _around(first.started.date(), moment, treatment_evidence(first.record))
    elif since <= moment:
        yield from (_undated(each) for each in given if not each.dated and each.perhaps_until >= since)


def _around(start: date, moment: datetime, piece: Evidence, *gaps: Message) -> Answer:
    """Whether a moment lies in the window around a start."""
    days = (moment.date() - start).days
    if not -BEFORE_START <= days <= AFTER_START:
        return NO
    return Answer(Truth.UNKNOWN if gaps else Truth.YES, (piece,), gaps)


def _undated(given: Exposure) -> Answer:
    return Answer(Truth.UNKNOWN, (treatment_evidence(given.record),), (dates_of(given.record),))


def _undated_milestone(milestone: Milestone) -> Answer:
    return Answer(Truth.UNKNOWN, (milestone_evidence(milestone),), (date_of(milestone),))


def _undated_phase(phase: Phase, moment: datetime) -> Answer:
    """A phase without a start may have begun just now, unless it was over before the window."""
    if phase.ended is not None and (moment.date() - phase.ended.day).days > AFTER_START:
        return NO
    return Answer(Truth.UNKNOWN, (phase_evidence(phase),), (start_of(phase),))
