"""The diary in memory: immutable records in order of time, with look-ups by day, by analyte and by what ran when.

A change makes a new timeline that shares all that did not change. Pages, charts, reports and signs read this and
nothing else.
"""

from bisect import bisect_right, insort
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar, cast

from diary.core.counts import Count, draw_counts
from diary.core.records import (
    KINDS,
    SINGLE,
    Appointment,
    CareTeam,
    Check,
    Day,
    Device,
    DiaryInfo,
    DoseChange,
    Measurement,
    Medicine,
    Milestone,
    Panel,
    Person,
    Phase,
    Question,
    Record,
    Response,
    Result,
    Settings,
    Symptom,
    Treatment,
    kind_of,
)
from diary.core.when import When, in_turn

R = TypeVar("R", bound=Record)
Entry = Symptom | Measurement | Check
_OLDEST = datetime.min.replace(tzinfo=UTC)
BY_DAY = ("symptoms", "measurements", "checks")

Records = Mapping[str, Mapping[str, Record]]
ByDay = Mapping[str, Mapping[date, tuple[Entry, ...]]]


def moment_of(record: Record) -> When | None:
    """When the record speaks of; None where it has no date or its date is not known."""
    for name in ("when", "collected_at", "at", "started", "on", "placed", "asked_on"):
        value = getattr(record, name, None)
        if isinstance(value, When):
            return value
    day = getattr(record, "day", None)
    return When(day) if isinstance(day, date) else None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All records of a diary. Make one with ``Timeline.of``."""

    records: Records
    by_day: ByDay
    panels: tuple[Panel, ...]
    results_of: Mapping[str, tuple[Result, ...]]
    counts_of: Mapping[str, tuple[Count, ...]]
    _ordered: dict[str, tuple[Record, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Iterable[Record]) -> "Timeline":
        """The timeline of these records; of two with one kind and id the later given stands."""
        grouped: dict[str, dict[str, Record]] = {kind: {} for kind in KINDS}
        of_class = {record_class: grouped[kind] for kind, record_class in KINDS.items()}
        for record in records:
            of_class[type(record)][record.id] = record
        by_day = {kind: _by_day(cast("Iterable[Entry]", grouped[kind].values())) for kind in BY_DAY}
        return cls._with_counts(grouped, by_day)

    @classmethod
    def _with_counts(cls, records: Records, by_day: ByDay) -> "Timeline":
        panels = tuple(sorted(cast("Iterable[Panel]", records["counts"].values()), key=_panel_order))
        results: dict[str, list[Result]] = {}
        for result in cast("Iterable[Result]", records["results"].values()):
            results.setdefault(result.panel, []).append(result)
        bands = _bands_setting(records)
        counts: dict[str, list[Count]] = {}
        for panel in panels:
            for count in draw_counts(panel, results.get(panel.id, ()), include_bands=bands.get(panel.lab)):
                counts.setdefault(count.analyte, []).append(count)
        return cls(
            records,
            by_day,
            panels,
            {panel: tuple(found) for panel, found in results.items()},
            {analyte: tuple(found) for analyte, found in counts.items()},
        )

    def changed(self, added: Sequence[Record] = (), removed: Sequence[tuple[str, str]] = ()) -> "Timeline":
        """The timeline with records added or replaced, and those of (kind, id) taken out."""
        records = {kind: dict(self.records[kind]) for kind in _kinds(added, removed)}
        days = {kind: dict(self.by_day[kind]) for kind in records if kind in BY_DAY}
        draws: dict[str, list[Result]] = {}
        for kind, record_id, new in _steps(added, removed):
            old = records[kind].pop(record_id, None)
            if new is not None:
                records[kind][record_id] = new
            if kind in BY_DAY:
                _move(days[kind], cast("Entry | None", old), cast("Entry | None", new))
            if kind == "counts":
                draws.setdefault(record_id, [])
            for record in (old, new):
                if isinstance(record, Result):
                    draws.setdefault(record.panel, []).append(record)
        everything, by_day = {**self.records, **records}, {**self.by_day, **days}
        if "settings" in records:
            return self._with_counts(everything, by_day)
        kept = {kind: found for kind, found in self._ordered.items() if kind not in records}
        unchanged = Timeline(everything, by_day, self.panels, self.results_of, self.counts_of, kept)
        return unchanged._with_draws(draws) if draws else unchanged

    def _with_draws(self, draws: Mapping[str, list[Result]]) -> "Timeline":
        """The same with some draws worked out anew; given with each are its results that came or went."""
        panels = [panel for panel in self.panels if panel.id not in draws]
        results = dict(self.results_of)
        counts = {
            analyte: [count for count in found if count.panel.id not in draws]
            for analyte, found in self.counts_of.items()
        }
        bands = _bands_setting(self.records)
        for panel_id, touched in draws.items():
            found = self._results_standing(panel_id, touched)
            results[panel_id] = found
            if not found:
                del results[panel_id]
            panel = cast("Panel | None", self.records["counts"].get(panel_id))
            if panel is not None:
                insort(panels, panel, key=_panel_order)
                for count in draw_counts(panel, found, include_bands=bands.get(panel.lab)):
                    insort(counts.setdefault(count.analyte, []), count, key=_count_order)
        ordered = {analyte: tuple(found) for analyte, found in counts.items() if found}
        return Timeline(self.records, self.by_day, tuple(panels), results, ordered, self._ordered)

    def _results_standing(self, panel_id: str, touched: Iterable[Result]) -> tuple[Result, ...]:
        """A draw's results, those that came last at the end."""
        came = dict.fromkeys(result.id for result in touched)
        ids = [result.id for result in self.results_of.get(panel_id, ()) if result.id not in came]
        found = (cast("Result | None", self.records["results"].get(result_id)) for result_id in (*ids, *came))
        return tuple(result for result in found if result is not None and result.panel == panel_id)

    def __iter__(self) -> Iterator[Record]:
        """All records, kind by kind."""
        for kind in KINDS:
            yield from self.records[kind].values()

    def get(self, kind: str, record_id: str) -> Record | None:
        """The record of that kind and id, or None."""
        return self.records[kind].get(record_id)

    def ordered(self, record_class: type[R]) -> tuple[R, ...]:
        """All records of a class by their moment; those without a date first."""
        kind = next(name for name, cls in KINDS.items() if cls is record_class)
        if kind not in self._ordered:
            self._ordered[kind] = tuple(sorted(self.records[kind].values(), key=_order))
        return cast("tuple[R, ...]", self._ordered[kind])

    def _single(self, record_class: type[R]) -> R:
        kind = next(name for name in SINGLE if KINDS[name] is record_class)
        found = self.records[kind].values()
        return cast("R", max(found, key=_stamp)) if found else record_class(id=kind)

    @property
    def diary(self) -> DiaryInfo:
        """The diary as a whole; empty where nothing is on file."""
        return self._single(DiaryInfo)

    @property
    def person(self) -> Person:
        """Whose diary this is; empty where nothing is on file."""
        return self._single(Person)

    @property
    def care_team(self) -> CareTeam:
        """Whom to call; empty where nothing is on file."""
        return self._single(CareTeam)

    @property
    def settings(self) -> Settings:
        """The diary's own settings; empty where nothing is on file."""
        return self._single(Settings)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """All phases by start."""
        return self.ordered(Phase)

    @property
    def medicines(self) -> tuple[Medicine, ...]:
        """All courses of medicines by start."""
        return self.ordered(Medicine)

    @property
    def dose_changes(self) -> tuple[DoseChange, ...]:
        """All dose changes by date."""
        return self.ordered(DoseChange)

    @property
    def treatments(self) -> tuple[Treatment, ...]:
        """All treatments by start, planned ones included."""
        return self.ordered(Treatment)

    @property
    def devices(self) -> tuple[Device, ...]:
        """All devices by the date they were placed."""
        return self.ordered(Device)

    @property
    def milestones(self) -> tuple[Milestone, ...]:
        """All milestones by date."""
        return self.ordered(Milestone)

    @property
    def appointments(self) -> tuple[Appointment, ...]:
        """All visits by time."""
        return self.ordered(Appointment)

    @property
    def questions(self) -> tuple[Question, ...]:
        """All questions by the day they were asked."""
        return self.ordered(Question)

    @property
    def responses(self) -> tuple[Response, ...]:
        """All answers to warnings by day."""
        return self.ordered(Response)

    def day(self, day: date) -> Day:
        """What was said of that day as a whole; empty where nothing was."""
        found = self.records["days"].get(day.isoformat())
        return cast("Day", found) if found else Day(id=day.isoformat(), day=day)

    def symptoms_on(self, day: date) -> tuple[Symptom, ...]:
        """The day's symptom entries by time, those without a time last."""
        return cast("tuple[Symptom, ...]", self.by_day["symptoms"].get(day, ()))

    def measurements_on(self, day: date) -> tuple[Measurement, ...]:
        """The day's readings by time, those without a time last."""
        return cast("tuple[Measurement, ...]", self.by_day["measurements"].get(day, ()))

    def checks_on(self, day: date) -> tuple[Check, ...]:
        """The day's answers to questions by time."""
        return cast("tuple[Check, ...]", self.by_day["checks"].get(day, ()))

    def worst_on(self, day: date, symptom: str) -> Symptom | None:
        """The day's worst entry of a symptom; one that was not rated counts as worst. None where none was logged."""
        entries = [entry for entry in self.symptoms_on(day) if entry.symptom == symptom]
        return max(entries, key=lambda entry: 5 if entry.severity is None else entry.severity, default=None)

    def counts(self, analyte: str) -> tuple[Count, ...]:
        """All counts of an analyte by the time the blood was drawn, those of other specimens included."""
        return self.counts_of.get(analyte, ())

    def counts_until(self, analyte: str, moment: datetime) -> tuple[Count, ...]:
        """The usable counts drawn up to a wall-clock moment in the order in which they came.

        A bare date counts from its midnight.
        """
        found = self.counts(analyte)
        end = bisect_right(found, moment, key=lambda count: count.at.earliest)
        usable = [count for count in found[:end] if count.usable]
        return tuple(usable[place] for places in in_turn([count.at for count in usable]) for place in places)

    def latest_count(self, analyte: str) -> Count | None:
        """The last usable count of an analyte."""
        return next(reversed(self.counts_until(analyte, datetime.max)), None)

    @property
    def analytes(self) -> tuple[str, ...]:
        """The analytes that have at least one count."""
        return tuple(self.counts_of)

    @property
    def days(self) -> tuple[date, ...]:
        """Every date on which anything was entered, in order."""
        days = {day for kind in BY_DAY for day in self.by_day[kind]}
        days.update(cast("Day", day).day for day in self.records["days"].values())
        days.update(panel.collected_at.day for panel in self.panels)
        return tuple(sorted(days))

    def logged(self, day: date) -> bool:
        """Whether anything was entered on that day itself."""
        return day.isoformat() in self.records["days"] or any(day in self.by_day[kind] for kind in BY_DAY)


def days_between(first: date, last: date) -> Iterator[date]:
    """Each date from the first to the last, both included."""
    for number in range((last - first).days + 1):
        yield first + timedelta(days=number)


def _kinds(added: Sequence[Record], removed: Sequence[tuple[str, str]]) -> set[str]:
    return {kind for kind, _ in removed} | {kind_of(record) for record in added}


def _steps(added: Sequence[Record], removed: Sequence[tuple[str, str]]) -> Iterator[tuple[str, str, Record | None]]:
    for kind, record_id in removed:
        yield kind, record_id, None
    for record in added:
        yield kind_of(record), record.id, record


def _order(record: Record) -> tuple[datetime, float, str]:
    moment = moment_of(record)
    if moment is None:
        return datetime.min, 0.0, record.id
    return moment.earliest, moment.order[1], record.id


def _in_day(entry: Entry) -> tuple[time, float, datetime, str]:
    """The order of a day's entries: by time, those without one last.

    Of two readings of one minute the one entered last is the later; symptoms keep their place while they are edited.
    """
    when = entry.when
    entered = entry.changed_at if isinstance(entry, Measurement) else None
    at = time.max if when.time is None else when.time
    return at, 0.0 if when.offset is None else when.order[1], entered or _OLDEST, entry.id


def _panel_order(panel: Panel) -> tuple[datetime, float, str]:
    return panel.collected_at.earliest, panel.collected_at.order[1], panel.id


def _count_order(count: Count) -> tuple[datetime, float, str]:
    return _panel_order(count.panel)


def _stamp(record: Record) -> tuple[bool, str]:
    return record.changed_at is not None, record.changed_at.isoformat() if record.changed_at else ""


def _by_day(entries: Iterable[Entry]) -> dict[date, tuple[Entry, ...]]:
    found: dict[date, list[Entry]] = {}
    for entry in entries:
        day = entry.when.day
        if day in found:
            found[day].append(entry)
        else:
            found[day] = [entry]
    return {day: tuple(sorted(found[day], key=_in_day)) for day in sorted(found)}


def _move(days: dict[date, tuple[Entry, ...]], old: Entry | None, new: Entry | None) -> None:
    """Take an entry out of its day, and put one into its own."""
    if old is not None:
        left = tuple(entry for entry in days[old.when.day] if entry.id != old.id)
        if left:
            days[old.when.day] = left
        else:
            del days[old.when.day]
    if new is not None:
        days[new.when.day] = tuple(sorted((*days.get(new.when.day, ()), new), key=_in_day))


def _bands_setting(records: Records) -> dict[str, bool]:
    found = records["settings"].values()
    pairs = (pair for record in found for pair in cast("Settings", record).neutrophils_include_bands)
    return dict(pairs)
