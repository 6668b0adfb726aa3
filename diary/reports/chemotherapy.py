"""What may be said of a person's treatment to a stranger: only what is on file, and no guess."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from diary.core.catalog import Catalog
from diary.core.records import Medicine, Phase, Treatment
from diary.core.timeline import Timeline
from diary.core.treatment import DOSES, Running, given, infusion_span, phases_at, span_of
from diary.core.when import When

CHEMOTHERAPY = ("chemo", "asparaginase")
INSTEAD = ("antibody", "tki")
"""Classes of medicines that may be given in place of chemotherapy."""

PHASES = ("induction", "consolidation", "maintenance", "conditioning")
"""Phases that are chemotherapy in the source document; a person may enter these and no medicine."""

AFTERWARDS = ("rest", "follow-up", "palliative")
"""Phases that do not speak against the end of treatment."""

TAKEN = (*DOSES, "oral-dose", "vomited-dose")
NO_MEDICINES = ("radiation", "transplant")
RECENT = 28
"""How many days after a dose one is still having chemotherapy (law 11 takes 28 for counts; here our own decision)."""


class Stage(Enum):
    """How far treatment is, as far as is on file."""

    CHEMOTHERAPY = "chemotherapy"
    TREATMENT = "treatment"
    ENDED = "ended"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where treatment stands at a moment.

    Attributes:
        stage: What can be said for sure.
        last: The last dose of chemotherapy that has a date.
        courses: Chemotherapy that is taken day after day now.
        ended: When treatment ended, where that is on file with its date.
    """

    stage: Stage
    last: Treatment | None = None
    courses: tuple[Medicine, ...] = ()
    ended: date | None = None


def standing(timeline: Timeline, catalog: Catalog, now: datetime) -> Standing:
    """Where treatment stands at a wall-clock moment."""
    look = _Look(timeline, catalog, now)
    doses = sorted(look.doses(CHEMOTHERAPY), key=lambda dose: last_moment(dose, now))
    last = doses[-1] if doses else None
    courses = tuple(look.courses(CHEMOTHERAPY))
    ended = look.end()
    if ended is not None:
        return Standing(stage=Stage.ENDED, last=last, ended=ended.day if ended.day != date.min else None)
    having = courses or (last and look.is_recent(last)) or look.phase_says_so()
    return Standing(stage=Stage.CHEMOTHERAPY if having else Stage.TREATMENT, last=last, courses=courses)


def last_moment(treatment: Treatment, now: datetime) -> datetime:
    """When a treatment ended, or began where no end is on file or it lies ahead; long ago where neither is known."""
    ended, started = treatment.ended, treatment.started
    if ended is not None and ended.earliest <= now:
        return ended.earliest
    return started.earliest if started else datetime.min


@dataclass(frozen=True, slots=True)
class _Look:
    """The diary as it was at a moment."""

    timeline: Timeline
    catalog: Catalog
    now: datetime

    def doses(self, classes: tuple[str, ...]) -> Iterator[Treatment]:
        """Dated doses of these classes that had begun."""
        for treatment in given(self.timeline):
            if treatment.kind in TAKEN and self._is(treatment.medicine, classes):
                when = treatment.started or treatment.ended
                if when is not None and when.earliest <= self.now:
                    yield treatment

    def courses(self, classes: tuple[str, ...]) -> Iterator[Medicine]:
        """Courses of these classes that run."""
        for course in self.timeline.medicines:
            if self._is(course.medicine, classes) and span_of(course).at(self.now) is Running.RUNNING:
                yield course

    def is_recent(self, treatment: Treatment) -> bool:
        """Whether a dose is so recent, or still runs, that one is having it."""
        return self._runs(treatment) or (self.now.date() - last_moment(treatment, self.now).date()).days <= RECENT

    def phase_says_so(self) -> bool:
        """Whether a phase of chemotherapy runs, and nothing on file may be given in its place."""
        if not any(phase.phase in PHASES and phase.started for phase in self._phases()):
            return False
        return not any(self.courses(INSTEAD)) and not any(map(self.is_recent, self.doses(INSTEAD)))

    def end(self) -> When | None:
        """When treatment ended; the first of all dates where that is not known. None where it did not, or went on."""
        ends = [each.on or When(date.min) for each in self.timeline.milestones if each.milestone == "treatment-ended"]
        past = [when for when in ends if when.earliest <= self.now]
        if not past:
            return None
        end = max(past, key=lambda when: when.earliest)
        return None if self._went_on(end.latest) else end

    def _went_on(self, end: datetime) -> bool:
        """Whether a relapse or any treatment of the illness came after its end, or runs."""
        against = (*CHEMOTHERAPY, *INSTEAD)
        relapses = (each.on for each in self.timeline.milestones if each.milestone == "relapse")
        later = (
            *(on is None or end < on.earliest <= self.now for on in relapses),
            *(self._runs(dose) or last_moment(dose, self.now) > end for dose in self.doses(against)),
            *(each.started is not None and end < each.started.earliest <= self.now for each in self._no_medicines()),
            *(phase.started is not None and phase.started.earliest > end for phase in self._phases()),
        )
        return any(later) or any(self.courses(against))

    def _no_medicines(self) -> Iterator[Treatment]:
        return (treatment for treatment in given(self.timeline) if treatment.kind in NO_MEDICINES)

    def _phases(self) -> Iterator[Phase]:
        return (phase for phase in phases_at(self.timeline, self.now.date()) if phase.phase not in AFTERWARDS)

    def _runs(self, treatment: Treatment) -> bool:
        return treatment.kind == "infusion" and infusion_span(treatment).at(self.now) is Running.RUNNING

    def _is(self, medicine: str | None, classes: tuple[str, ...]) -> bool:
        return medicine is not None and self.catalog.medicine_kind(medicine) in classes
