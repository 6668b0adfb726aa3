"""Makes the sample's records with few words."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from random import Random
from typing import TypeVar
from uuid import UUID

from diary.core.records import Measurement, Panel, Record, Response, Result, Symptom
from diary.core.when import When

R = TypeVar("R", bound=Record)

LAB = "County hospital laboratory"
UNITS = {"temperature": "Cel", "weight": "kg", "pulse": "/min"}
RANGES: Mapping[str, tuple[str, str, str]] = {
    "white-cells": ("4.0", "11.0", "10*9/L"),
    "neutrophils": ("1.8", "7.7", "10*9/L"),
    "hemoglobin": ("12.0", "16.0", "g/dL"),
    "platelets": ("150", "400", "10*9/L"),
    "red-cells": ("3.8", "5.2", "10*12/L"),
}
"""The laboratory's own ranges, in the order in which ``Maker.draw`` takes the values."""


@dataclass(slots=True)
class Maker:
    """Collects records as they are made.

    Attributes:
        random: The one source of chance.
        shift: How far the sample's calendar lies from the story's own.
    """

    random: Random
    shift: timedelta = timedelta(0)
    records: list[Record] = field(default_factory=list)

    def day(self, text: str) -> date:
        """A date of the story, such as ``2026-05-09``, in the sample's calendar."""
        return date.fromisoformat(text) + self.shift

    def when(self, text: str) -> When:
        """A date or a moment of the story in the sample's calendar."""
        moment = When.parse(text)
        return When(moment.day + self.shift, moment.time)

    def id(self) -> str:
        """A new id."""
        return str(UUID(int=self.random.getrandbits(128), version=4))

    def add(self, record_class: type[R], **fields: object) -> R:
        """Make a record; texts in fields of moments must be moments already."""
        record = record_class(id=self.id(), **fields)  # type: ignore[arg-type]
        self.records.append(record)
        return record

    def symptom(self, when: When, symptom: str, severity: int | None, note: str = "", by: str = "self") -> None:
        """Log a symptom."""
        self.add(Symptom, when=when, symptom=symptom, severity=severity, note=note, logged_by=by)

    def measure(self, when: When, kind: str, value: str, by: str = "self") -> None:
        """Log a reading; a temperature says that it did not follow a fever medicine."""
        known = {"after_fever_medicine": False} if kind == "temperature" else {}
        self.add(Measurement, when=when, kind=kind, value=Decimal(value), unit=UNITS[kind], logged_by=by, **known)

    def draw(self, when: When, values: str) -> None:
        """Enter a blood count: white cells, neutrophils, hemoglobin, platelets, red cells."""
        panel = self.add(Panel, collected_at=when, lab=LAB)
        for (analyte, (low, high, unit)), text in zip(RANGES.items(), values.split(), strict=True):
            value = Decimal(text)
            flag = "L" if value < Decimal(low) else "H" if value > Decimal(high) else ""
            self.add(
                Result,
                panel=panel.id,
                analyte=analyte,
                value=value,
                unit=unit,
                low=Decimal(low),
                high=Decimal(high),
                lab_flag=flag,
            )

    def answer(self, when: When, did: str, signs: str, who: str = "", said: str = "") -> None:
        """Note what was done about the warnings of that day."""
        for sign in signs.split():
            self.add(Response, sign=sign, day=when.day, did=did, at=when, who=who, said=said)

    def clock(self, first: int, last: int) -> time:
        """A time of day between two hours, to five minutes."""
        minutes = self.random.randrange(first * 60, last * 60, 5)
        return (datetime.min + timedelta(minutes=minutes)).time()
