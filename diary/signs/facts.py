"""Look-ups over a whole diary that rules share; each is made when it is first asked for."""

from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from itertools import chain
from operator import itemgetter
from typing import Self, cast

from diary.core.catalog import Catalog
from diary.core.counts import Count
from diary.core.records import Medicine, Phase, Treatment
from diary.core.timeline import Timeline
from diary.core.treatment import DOSES, Running, given, span_of
from diary.core.truth import Truth
from diary.core.words import is_unknown
from diary.signs.draws import Draws
from diary.signs.exposure import Exposure, Exposures, Given, exposure
from diary.signs.limits import Limit
from diary.signs.together import neutrophils_together

TAKEN = frozenset({*DOSES, "oral-dose", "vomited-dose"})
"""Treatments by which a medicine gets into the body."""

GIVEN = ("treatments", "medicines")
"""The kinds of record that say what was given."""

TABLETS = frozenset({"mercaptopurine", "methotrexate", "chlorambucil"})
"""Chemotherapy whose courses are tablets, which are no doses (law 10); a course of any other is given by vein."""

A_DAY = timedelta(days=1)

NOT_RATED = 5
"""Where a symptom that was not rated stands: it meets every step (law 5)."""


@dataclass(frozen=True, slots=True)
class Selector:
    """Which treatments and courses a rule speaks of; what is empty asks for nothing.

    Attributes:
        medicines: Ids of medicines.
        classes: Classes of the catalog, such as tki.
        kinds: Kinds of treatment; courses of medicines then do not count.
        sites: Radiation sites.
        products: Blood products.
        route: How it was given.
        cycles: Numbers of cycles.
        high_dose: Only doses that are, or may be, high.
        unlisted: Doses of a medicine that is in no list, or was not named.
    """

    medicines: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    sites: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    route: str = ""
    cycles: frozenset[int] = frozenset()
    high_dose: bool = False
    unlisted: bool = False

    def accepts(self, record: Given, catalog: Catalog) -> bool | None:
        """Whether a record is meant; None where something it does not say decides."""
        if self.unlisted:
            return isinstance(record, Treatment) and record.kind in DOSES and _is_unlisted(record.medicine, catalog)
        if not self._names(record.medicine, catalog):
            return False
        if isinstance(record, Medicine):
            plain = not (self.kinds or self.sites or self.products or self.cycles)
            return (None if self.route or self.high_dose else True) if plain else False
        into_the_spine = record.kind in DOSES and record.route == "spine"
        if record.kind not in (self.kinds or TAKEN) and not (into_the_spine and "intrathecal" in self.kinds):
            return False
        asked: list[tuple[Collection[object], object]] = [
            (self.sites, record.site),
            (self.products, record.product),
            (frozenset({self.route} if self.route else ()), record.route),
            (self.cycles, record.cycle),
            (frozenset({True} if self.high_dose else ()), record.high_dose),
        ]
        wanted = [(words, word) for words, word in asked if words]
        if any(word is not None and word not in words for words, word in wanted):
            return False
        return None if any(word is None for _, word in wanted) else True

    def _names(self, medicine: str | None, catalog: Catalog) -> bool:
        if not self.medicines and not self.classes:
            return True
        if medicine is None or is_unknown(medicine):
            return False
        return medicine in self.medicines or catalog.medicine_kind(medicine) in self.classes


def _first_draws(timeline: Timeline) -> Iterator[tuple[datetime, str]]:
    """When each analyte was first measured."""
    for analyte in timeline.analytes:
        first = next((count for count in timeline.counts(analyte) if count.usable), None)
        if first is not None:
            gives = (analyte, "neutrophils") if analyte == "neutrophils-percent" else (analyte,)
            yield from ((first.at.earliest, each) for each in gives)


def _first_day_of_symptoms(timeline: Timeline) -> date:
    return min(timeline.by_day["symptoms"], default=date.max)


def _is_unlisted(medicine: str | None, catalog: Catalog) -> bool:
    return medicine is None or is_unknown(medicine) or catalog.medicine_kind(medicine) == "other"


AGAINST_ILLNESS = Selector(classes=frozenset({"chemo", "asparaginase", "steroid", "tki", "antibody", "other"}))
OTHER_TREATMENT = Selector(kinds=frozenset({"radiation", "transplant"}))


@dataclass(slots=True)
class Facts:
    """A diary and its look-ups.

    Attributes:
        timeline: All records.
        catalog: The classes of medicines and phases.
        of_counts: What conditions worked out of the counts alone, which holds for many days.
        of_readings: The same of measurements.
    """

    timeline: Timeline
    catalog: Catalog
    of_counts: dict[object, object] = field(default_factory=dict)
    of_readings: dict[object, object] = field(default_factory=dict)
    _draws: dict[str, Draws] = field(default_factory=dict)
    _groups: dict[object, list[Given]] = field(default_factory=dict)
    _exposures: dict[int, tuple[Selector, Exposures]] = field(default_factory=dict)
    _doses: Exposures | None = None
    _truths: dict[tuple[Limit, int], Truth | None] = field(default_factory=dict)
    _first_draws: list[tuple[datetime, str]] = field(default_factory=list)
    _drawn: list[datetime] = field(default_factory=list)
    _first_logged: date = date.max
    _logged: dict[str, dict[date, list[int]]] = field(default_factory=dict)

    @classmethod
    def of(cls, timeline: Timeline, catalog: Catalog) -> Self:
        """The look-ups of a diary."""
        drawn = sorted(panel.collected_at.earliest for panel in timeline.panels)
        first_draws = sorted(_first_draws(timeline))
        return cls(
            timeline, catalog, _first_draws=first_draws, _drawn=drawn, _first_logged=_first_day_of_symptoms(timeline)
        )

    def following(self, timeline: Timeline) -> "Facts":
        """Those of another state of the diary; what the same counts or the same treatments say is taken over."""
        facts = Facts.of(timeline, self.catalog)
        if timeline.counts_of is self.timeline.counts_of:
            facts = replace(facts, of_counts=self.of_counts, _draws=self._draws, _truths=self._truths)
        if all(timeline.records[kind] is self.timeline.records[kind] for kind in GIVEN):
            facts = replace(facts, _groups=self._groups, _exposures=self._exposures, _doses=self._doses)
        return facts

    def draws(self, analyte: str) -> Draws:
        """The counts of an analyte that rules may read."""
        if analyte not in self._draws:
            counts = self.timeline.counts(analyte)
            if analyte == "neutrophils":
                together = neutrophils_together(self.timeline)
                counts = tuple(sorted((*counts, *together), key=lambda count: count.at.order))
            self._draws[analyte] = Draws.of(counts)
        return self._draws[analyte]

    def analytes_until(self, moment: datetime) -> Iterator[str]:
        """The analytes of which a count was drawn up to a moment."""
        end = bisect_right(self._first_draws, moment, key=itemgetter(0))
        return (analyte for _, analyte in self._first_draws[:end])

    def quiet(self, before: datetime, end: datetime) -> dict[int, object]:
        """What the counts up to these two moments say nothing of, to be filled in: the same until another is drawn."""
        key = "quiet", bisect_right(self._drawn, before), bisect_right(self._drawn, end)
        return cast("dict[int, object]", self.of_counts.setdefault(key, {}))

    def truth(self, limit: Limit, count: Count) -> Truth | None:
        """Whether a count is beyond a limit; None where the report printed no limit of its own."""
        key = (limit, id(count))
        if key not in self._truths:
            self._truths[key] = limit.test(count)
        return self._truths[key]

    def behind(self, limit: Limit, count: Count, moment: datetime) -> Count | None:
        """The last known count before one whose bound leaves a limit open, where that one was beyond the limit.

        Of those up to a moment.
        """
        for earlier, firm in self.draws(count.analyte).before(count, moment):
            truth = self.truth(limit, earlier)
            if truth is Truth.YES:
                return earlier
            if firm and truth is not Truth.UNKNOWN:
                break
        return None

    def exposures(self, selector: Selector) -> Exposures:
        """The exposures that a rule speaks of; what is only planned is none."""
        key = id(selector)
        if key not in self._exposures:
            chosen: list[Exposure] = []
            for group in self._grouped().values():
                answer = selector.accepts(group[0], self.catalog)
                if answer is not False:
                    chosen += (exposure(record, certain=bool(answer)) for record in group)
            self._exposures[key] = selector, Exposures.of(chosen)  # held, so that nothing else gets its id
        return self._exposures[key][1]

    @property
    def doses(self) -> Exposures:
        """The doses that can lower the counts (law 10); a dose of a medicine that was not named may be one."""
        if self._doses is None:
            chosen = (record for group in self._grouped().values() if self._lowers_counts(group[0]) for record in group)
            self._doses = Exposures.of(exposure(record) for record in chosen)
        return self._doses

    def treated(self, moment: datetime) -> bool:
        """Whether any treatment of the illness is on file that began by then or has no date."""
        first_of_each = (group[0] for group in self._grouped().values())  # a group is in order of time
        treatments = (
            record
            for record in first_of_each
            if AGAINST_ILLNESS.accepts(record, self.catalog) or OTHER_TREATMENT.accepts(record, self.catalog)
        )
        phases = (phase for phase in self.timeline.phases if not is_unknown(phase.phase))
        return any(record.started is None or record.started.earliest <= moment for record in chain(phases, treatments))

    def phase_at(self, moment: datetime, phases: Collection[str]) -> Phase | None:
        """A phase of these that runs at a moment; one whose dates are not known counts as running."""
        running = (each for each in self.timeline.phases if each.phase in phases)
        return next((each for each in running if span_of(each).at(moment) is Running.RUNNING), None)

    def worst(self, day: date, symptom: str) -> int | None:
        """How bad a symptom was on a day; None where it was not logged, 5 where it was not rated."""
        entry = self.timeline.worst_on(day, symptom)
        if entry is None:
            return None
        return NOT_RATED if entry.severity is None else entry.severity

    def logged_before(self, day: date, symptom: str, number: int) -> list[int]:
        """How bad the symptom was on its last logged and rated days before a day, the latest first."""
        known = self._logged.setdefault(symptom, {})
        found: list[int] = []
        before = day
        while len(found) < number and before > self._first_logged:
            before -= A_DAY
            worst = self.worst(before, symptom)
            if worst is None or worst == NOT_RATED:
                continue
            found.append(worst)
            if before in known:
                found += known[before]
                break
        known[day] = found[:number]
        return known[day]

    def _grouped(self) -> dict[object, list[Given]]:
        """Treatments and courses that differ in nothing a rule can ask for but their dates."""
        if not self._groups:
            for record in given(self.timeline):
                key = (
                    record.kind,
                    record.medicine,
                    record.site,
                    record.product,
                    record.route,
                    record.cycle,
                    record.high_dose,
                )
                self._groups.setdefault(key, []).append(record)
            for course in self.timeline.medicines:
                self._groups.setdefault(course.medicine, []).append(course)
        return self._groups

    def _lowers_counts(self, record: Given) -> bool:
        """Whether it is a dose that may lower the counts; what was not named, or not in a known word, may (law 10)."""
        medicine = record.medicine
        if isinstance(record, Medicine):
            kind = self.catalog.medicine_kind(record.medicine)
            return kind == "antibody" or (kind == "chemo" and medicine not in TABLETS)
        if record.kind not in DOSES:
            return False
        return medicine is None or is_unknown(medicine) or self.catalog.is_myelosuppressive(medicine)
