"""What the read-out says of temperature, weight and other readings of a day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from diary.charts.readings import canonical, fever_line, in_doubt
from diary.charts.series import COUNT_GAP, unit_of
from diary.core.records import Measurement
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.units import from_canonical

ICONS = {"temperature": "thermometer", "weight": "scale", "pulse": "heart-pulse", "oxygen-saturation": "wind"}
OTHER_ICON = "activity"

_WORST = {"temperature": "highest", "oxygen-saturation": "lowest-of"}
"""Which reading of a day is the worst, where one side is; the last one must not hide it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingLine:
    """One kind of reading on a day.

    Attributes:
        value: With its unit; a dash without one.
        note: When it was taken, out of how many, how old it is and what is in doubt about it.
        fever: A temperature at or above the person's fever line.
        taken: Whether there is one.
    """

    kind: str
    name: str
    value: str
    note: str = ""
    fever: bool = False
    taken: bool = True

    @property
    def said(self) -> str:
        """The line as text: "Temperature 38.4 °C, at 21:10, highest of 3"."""
        return ", ".join(part for part in (f"{self.name} {self.value}", self.note) if part)


def reading_line(timeline: Timeline, texts: Texts, kind: str, day: date) -> ReadingLine:
    """Of temperatures the day's highest, of oxygen the lowest, else the day's last; the last weight of two weeks."""
    name = texts.name("measured", kind)
    readings = _readings(timeline, kind, day)
    if not readings:
        return ReadingLine(kind=kind, name=name, value=texts.text("trends.table.not-logged"), taken=False)
    sure = [reading for reading in readings if not in_doubt(reading)]
    if not sure:
        doubtful = readings[-1]
        value, note = texts.quantity(doubtful.value, doubtful.unit), texts.text("trends.readout.in-doubt")
        return ReadingLine(kind=kind, name=name, value=value, note=note)
    shown = _told(kind, sure)
    fever = kind == "temperature" and canonical(shown) >= fever_line(timeline).value
    notes = _notes(texts, shown, day, (len(sure), len(readings) - len(sure)), fever=fever)
    return ReadingLine(kind=kind, name=name, value=_value(timeline, texts, shown), note=", ".join(notes), fever=fever)


def _told(kind: str, sure: Sequence[Measurement]) -> Measurement:
    match _WORST.get(kind):
        case "highest":
            return max(sure, key=canonical)
        case "lowest-of":
            return min(sure, key=canonical)
    return sure[-1]


def _readings(timeline: Timeline, kind: str, day: date) -> Sequence[Measurement]:
    """Those of the day; weight is not taken each day, so those of the last day that has any."""
    for age in range(int(COUNT_GAP) + 1 if kind == "weight" else 1):
        found = [reading for reading in timeline.measurements_on(day - timedelta(days=age)) if reading.kind == kind]
        if found:
            return found
    return ()


def _value(timeline: Timeline, texts: Texts, reading: Measurement) -> str:
    unit = unit_of(timeline, reading.kind)
    value = reading.value
    if reading.unit != unit:
        value = round(from_canonical(reading.kind, canonical(reading), unit), 1)
    return texts.quantity(value, unit)


def _notes(texts: Texts, shown: Measurement, day: date, numbers: tuple[int, int], *, fever: bool) -> Iterator[str]:
    """What is to be noted; ``numbers`` are those of the day that are sure and those that are in doubt."""
    sure, doubtful = numbers
    if age := (day - shown.when.day).days:
        yield texts.text("trends.readout.age", n=age)
    if shown.when.time and (fever or sure > 1):
        yield texts.text("trends.readout.at", time=shown.when.time)
    if sure > 1:
        yield texts.text(f"trends.readout.{_WORST.get(shown.kind, 'last')}", n=sure)
    if shown.after_fever_medicine:
        yield texts.text("trends.readout.after-fever-medicine")
    if fever:
        yield texts.text("trends.readout.fever")
    if doubtful:
        yield texts.text("trends.readout.others-in-doubt", n=doubtful)
