"""What Today shows of a day, worked out without any widget."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from diary.core.catalog import Catalog, SymptomInfo
from diary.core.records import Check, Measurement, Phase, Symptom, Treatment
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.treatment import CHECKED_INFUSIONS, Running, given, infusion_span, phases_at, span_of
from diary.core.units import canonical_unit, from_canonical, is_plausible, plausible_readings, to_canonical
from diary.core.words import COMMON_SYMPTOMS

INFUSION_SIGNS = (
    "confusion", "trouble-speaking", "loss-of-balance", "passing-out", "seizure", "wheezing", "shortness-of-breath",
)  # fmt: skip
"""What the infusion check asks about."""

GROUP_ICONS = {
    "whole-body": "bed",
    "mind-nerves": "hand",
    "eyes": "eye",
    "mouth-stomach": "soup",
    "skin-hair": "user",
    "heart-breathing": "wind",
    "bleeding": "droplet",
    "urine": "toilet",
    "own": "tag",
}
COUNTED = ("vomiting", "diarrhea")
"""Symptoms of which the number of times is asked."""

LONG_AGO = datetime(1900, 1, 1, tzinfo=UTC)
ONE_PLACE = Decimal("0.1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One symptom of the day.

    Attributes:
        cell: The chosen cell of its control; None while unanswered, or present without a grade.
        entries: What was logged of it that day, by time.
        hint: What it was the day before, or that today's answer was copied from there.
    """

    info: SymptomInfo
    cell: int | None
    entries: tuple[Symptom, ...]
    hint: Message

    @property
    def answered(self) -> bool:
        """Whether anything was logged of it."""
        return bool(self.entries)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The rows of one part of the body."""

    group: str
    icon: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vital:
    """The readings of one kind.

    Attributes:
        unit: The unit it is shown and entered in.
        readings: Of that day, by time.
        before: The last reading of the day before, or None.
        start: The last known value in ``unit``, for the first press of the stepper.
    """

    kind: str
    unit: str
    readings: tuple[Measurement, ...]
    before: Measurement | None
    start: Decimal | None

    @property
    def latest(self) -> Measurement | None:
        """The reading that the field shows."""
        return self.readings[-1] if self.readings else None

    def shown(self, reading: Measurement) -> Decimal:
        """A reading in the unit shown, as entered where it is the same."""
        return in_unit(reading, self.unit)


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Something to ask about a reading that can hardly be: "Did you mean 38.0 °C?".

    Attributes:
        value: As typed.
        unit: As typed.
        instead: What may be meant, each a value with its unit; nothing where there is no guess.
    """

    kind: str
    value: Decimal
    unit: str
    instead: tuple[tuple[Decimal, str], ...]


def symptom_rows(timeline: Timeline, catalog: Catalog, day: date, also: Iterable[str] = ()) -> tuple[Group, ...]:
    """The usual symptoms, those logged that day, and those just picked (``also``), by part of the body."""
    usual = usual_symptoms(timeline)
    logged = (entry.symptom for entry in timeline.symptoms_on(day))
    names = list(dict.fromkeys((*usual, *logged, *also)))
    order = list(catalog.symptoms)
    groups: dict[str, list[Row]] = {}
    for name in sorted(names, key=lambda name: order.index(name) if name in order else len(order)):
        row = _row(timeline, catalog.symptom(name), day)
        groups.setdefault(row.info.group, []).append(row)
    return tuple(Group(group=group, icon=GROUP_ICONS[group], rows=tuple(rows)) for group, rows in groups.items())


def rows_of(timeline: Timeline, catalog: Catalog, day: date, symptoms: Iterable[str]) -> tuple[Row, ...]:
    """The rows of certain symptoms, in the order given."""
    return tuple(_row(timeline, catalog.symptom(symptom), day) for symptom in symptoms)


def usual_symptoms(timeline: Timeline) -> tuple[str, ...]:
    """The person's usual symptoms, or the ones to begin with."""
    return timeline.settings.usual_symptoms or COMMON_SYMPTOMS


def answered(groups: Iterable[Group], usual: Iterable[str]) -> tuple[int, int]:
    """How many of the usual symptoms were answered, and how many there are."""
    wanted = set(usual)
    rows = [row for group in groups for row in group.rows if row.info.id in wanted]
    return sum(row.answered for row in rows), len(rows)


def unanswered(groups: Iterable[Group]) -> tuple[str, ...]:
    """The symptoms that are shown and have no answer."""
    return tuple(row.info.id for group in groups for row in group.rows if not row.answered)


def vital(timeline: Timeline, day: date, kind: str) -> Vital:
    """The readings of one kind on a day, in the unit the person prefers."""
    unit = preferred_unit(timeline, kind)
    before = _readings(timeline, day - timedelta(days=1), kind)
    known = next((found for back in range(31) if (found := _readings(timeline, day - timedelta(days=back), kind))), ())
    return Vital(
        kind=kind,
        unit=unit,
        readings=_readings(timeline, day, kind),
        before=before[-1] if before else None,
        start=in_unit(known[-1], unit) if known else None,
    )


def preferred_unit(timeline: Timeline, kind: str) -> str:
    """The unit in which a kind of reading is entered."""
    return dict(timeline.settings.units).get(kind) or canonical_unit(kind) or ""


def in_unit(reading: Measurement, unit: str) -> Decimal:
    """A reading in a unit, to one decimal place where it has to be converted."""
    if reading.unit == unit:
        return reading.value
    canonical = to_canonical(reading.kind, reading.value, reading.unit)
    return from_canonical(reading.kind, canonical, unit).quantize(ONE_PLACE)


def doubt_about(kind: str, value: Decimal, unit: str) -> Question | None:
    """What to ask before a reading counts; None where it is plausible."""
    if is_plausible(kind, value, unit):
        return None
    instead = list(plausible_readings(kind, value, unit))
    shifted = value / 10
    if is_plausible(kind, shifted, unit):
        instead.append((shifted, unit))
    return Question(kind=kind, value=value, unit=unit, instead=tuple(instead))


def infusions_on(timeline: Timeline, day: date, now: datetime) -> tuple[Treatment, ...]:
    """The infusions that run, or may run, at any moment of a day up to now, the latest start first."""
    moments = [
        moment for clock in (time.min, time(12), time.max) if (moment := datetime.combine(day, clock)) <= now
    ] + ([now] if day == now.date() else [])
    found = [
        treatment
        for treatment in given(timeline)
        if treatment.kind == "infusion"
        and any(infusion_span(treatment).at(moment) in (Running.RUNNING, Running.MAYBE) for moment in moments)
    ]
    return tuple(reversed(found))


def asks_infusion_check(timeline: Timeline, day: date, now: datetime) -> bool:
    """Whether an infusion with such signs runs on that day."""
    return any(infusion.medicine in CHECKED_INFUSIONS for infusion in infusions_on(timeline, day, now))


def infusion_answer(timeline: Timeline, day: date) -> Check | None:
    """The day's last answer to the infusion check."""
    checks = timeline.checks_on(day)
    return max(checks, key=lambda check: (check.changed_at or LONG_AGO, check.when.latest), default=None)


def treatment_line(timeline: Timeline, day: date, now: datetime) -> tuple[Message | None, tuple[Message, ...]]:
    """The phase that runs, and what else does: infusions and a hospital stay, each with its day."""
    phase = next(iter(phases_at(timeline, day)), None)
    others = [_infusion_words(infusion, day) for infusion in infusions_on(timeline, day, now)]
    noon = datetime.combine(day, time(12))
    stay = next(
        (
            treatment
            for treatment in given(timeline)
            if treatment.kind == "hospital-stay" and infusion_span(treatment).at(noon) is Running.RUNNING
        ),
        None,
    )
    if stay:
        number = infusion_span(stay).day_number(day)
        others.append(Message.of("today.in-hospital", n=number) if number else Message.of("today.in-hospital-since"))
    return (_phase_words(phase, day) if phase else None), tuple(others)


def day_tag(day: date, today: date) -> Message:
    """How far back a day lies."""
    back = (today - day).days
    if back == 0:
        return Message.of("common.today")
    return Message.of("common.yesterday") if back == 1 else Message.of("age.days", n=back)


def main_entry(entries: Sequence[Symptom]) -> Symptom:
    """The entry that a row shows and changes where a day has several: the one that was touched last."""
    return max(
        entries, key=lambda entry: (entry.changed_at or LONG_AGO, entry.when.time is not None, entry.when.latest)
    )


def _row(timeline: Timeline, info: SymptomInfo, day: date) -> Row:
    entries = tuple(entry for entry in timeline.symptoms_on(day) if entry.symptom == info.id)
    return Row(info=info, cell=_cell(info, entries), entries=entries, hint=_hint(timeline, info, day, entries))


def _cell(info: SymptomInfo, entries: tuple[Symptom, ...]) -> int | None:
    if not entries:
        return None
    severity = main_entry(entries).severity
    return (0 if severity == 0 else 1) if info.yes_no else severity


def _hint(timeline: Timeline, info: SymptomInfo, day: date, entries: tuple[Symptom, ...]) -> Message:
    if any(entry.copied for entry in entries):
        return Message.of("today.copied")
    if entries and main_entry(entries).severity is None and not info.yes_no:
        return Message.of("today.present")
    before = timeline.worst_on(day - timedelta(days=1), info.id)
    if before is None:
        return Message.of("today.not-logged-before")
    return Message.of("today.before", what=severity_word(info, before))


def severity_word(info: SymptomInfo, entry: Symptom) -> Message:
    """An answer in a word: "mild", or "yes" for what has no degrees."""
    if info.yes_no:
        return Message.of("word.answer.no" if entry.severity == 0 else "word.answer.yes")
    return Message.of("word.severity.not-rated" if entry.severity is None else f"word.severity.{entry.severity}")


def _readings(timeline: Timeline, day: date, kind: str) -> tuple[Measurement, ...]:
    return tuple(reading for reading in timeline.measurements_on(day) if reading.kind == kind)


def _phase_words(phase: Phase, day: date) -> Message:
    number = span_of(phase).day_number(day)
    name: object = phase.label or Message.of("today.phase", phase=phase.phase)
    return Message.of("today.phase-day", name=name, n=number) if number else Message.of("today.phase-only", name=name)


def _infusion_words(infusion: Treatment, day: date) -> Message:
    name = Message.of("today.infusion")
    if infusion.medicine:
        name = Message.of("today.medicine-infusion", medicine=infusion.medicine)
    number = infusion_span(infusion).day_number(day)
    if number is None:
        return Message.of("today.infusion-only", name=name)
    return Message.of("today.infusion-day", name=name, n=number)
