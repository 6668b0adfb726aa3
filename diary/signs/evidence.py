"""Records in the words of a flag's evidence, and of what one says on the phone."""

from datetime import date
from decimal import Decimal

from diary.core.counts import Count
from diary.core.numbers import readable
from diary.core.records import Check, Device, DoseChange, Measurement, Medicine, Milestone, Phase, Symptom, Treatment
from diary.core.texts import Message
from diary.core.when import When
from diary.core.words import YES_OR_NO
from diary.signs.flags import Evidence

EVIDENCE = "signs.evidence."
SPOKEN = "signs.spoken."

DAILY = ("symptom", "measurement")
"""The kinds whose words name a time at most, not the day."""

OLD = 180
"""Days after which a count, a treatment or another event is told by its year."""


def symptom_evidence(entry: Symptom) -> Evidence:
    """A symptom: "Chills, moderate, 14:30", with how often it came where that was counted."""
    rated = entry.severity is not None or entry.symptom not in YES_OR_NO
    name = "episodes" if entry.times else "symptom" if rated else "answer"
    severity = "not-rated" if entry.severity is None else str(entry.severity)
    times = Message.of("common.times", n=entry.times or 0)
    text = _timed(name, entry.when, symptom=entry.symptom, severity=severity, times=times)
    return Evidence(kind="symptom", ref=entry.id, at=entry.when, text=text)


def check_evidence(check: Check) -> Evidence:
    """A yes to the question that is asked while an infusion runs."""
    return Evidence(kind="symptom", ref=check.id, at=check.when, text=_timed("check", check.when))


def measurement_evidence(reading: Measurement) -> Evidence:
    """A reading: "Temperature 38.6 °C, 14:40"."""
    text = _timed("measurement", reading.when, kind=reading.kind, reading=quantity(reading.value, reading.unit))
    return Evidence(kind="measurement", ref=reading.id, at=reading.when, text=text)


def count_evidence(count: Count, day: date) -> Evidence:
    """A count with its age, "Platelets 18 ×10⁹/L, 21 Feb, 11 days ago", or with its year: "…, 21 Feb 2018"."""
    if count.derived:
        shown = quantity(count.readings[0], count.unit)
    else:
        shown = quantity(count.result.value, count.result.unit, count.comparator or "")
    age = (day - count.at.day).days
    text = Message.of(
        EVIDENCE + ("count-old" if age > OLD else "count"),
        analyte=count.analyte,
        reading=shown,
        at=count.at,
        age=Message.of("age.days", n=age) if age else Message.of("age.today"),
    )
    return Evidence(kind="count", ref=count.result.id, at=count.at, text=text)


def treatment_evidence(record: Treatment | Medicine, day: date | None = None) -> Evidence:
    """A treatment or a course, with its year where that is long before the day: "Blinatumomab, infusion, 1 Mar"."""
    if isinstance(record, Medicine):
        text = _dated("course", record.started, day, medicine=record.medicine)
        return Evidence(kind="medicine", ref=record.id, at=record.started, text=text)
    name = "treatment" if record.medicine else "procedure"
    text = _dated(name, record.started, day, medicine=record.medicine, kind=record.kind)
    return Evidence(kind="treatment", ref=record.id, at=record.started, text=text)


def dose_change_evidence(change: DoseChange) -> Evidence:
    """A dose that was raised: "Dasatinib, dose raised, 20 Feb"."""
    text = _dated("dose-change", change.on, None, medicine=change.medicine, direction=change.direction)
    return Evidence(kind="medicine", ref=change.id, at=change.on, text=text)


def phase_evidence(phase: Phase, day: date | None = None) -> Evidence:
    """A phase, with its year where that is long before the day: "Induction since 2 Feb"."""
    text = _dated("phase", phase.started, day, phase=phase.phase)
    return Evidence(kind="treatment", ref=phase.id, at=phase.started, text=text)


def device_evidence(device: Device, day: date | None = None) -> Evidence:
    """A device in place, with its year where that is long before the day: "Central line since 30 Jan"."""
    text = _dated("device", device.placed, day, device=device.device)
    return Evidence(kind="device", ref=device.id, at=device.placed, text=text)


def milestone_evidence(milestone: Milestone, day: date | None = None) -> Evidence:
    """A milestone, with its year where that is long before the day: "Remission, 10 Mar"."""
    text = _dated("milestone", milestone.on, day, milestone=milestone.milestone)
    return Evidence(kind="milestone", ref=milestone.id, at=milestone.on, text=text)


def quantity(value: Decimal, unit: str, comparator: str = "") -> Message:
    """A value with its unit, digits as entered but no endless decimals."""
    name = "signs.percent" if unit == "%" else "signs.quantity"
    return Message.of(name, value=comparator + readable(value), unit=unit)


def spoken(evidence: Evidence, day: date) -> Message:
    """The same entry as one says it on the phone: "chills (moderate)"; of another day, "chills (moderate) on 8 Feb"."""
    said = Message(evidence.text.id.replace(EVIDENCE, SPOKEN), evidence.text.values)
    if evidence.kind not in DAILY or evidence.at is None or evidence.at.day == day:
        return said
    return Message.of("signs.spoken-of-day", entry=said, day=evidence.at.day)


def _timed(name: str, when: When, **values: object) -> Message:
    """A text for an entry of a day: with its time where that is known."""
    return Message.of(EVIDENCE + name + ("" if when.time else "-untimed"), at=when, **values)


def _dated(name: str, when: When | None, day: date | None, **values: object) -> Message:
    """A text for what has a date that may not be known, or may be of another year."""
    old = when is not None and day is not None and (day - when.day).days > OLD
    return Message.of(EVIDENCE + name + ("-old" if old else "" if when else "-undated"), at=when, **values)
