"""Diaries for the tests of the report: the one that the design draws, and makers for others. All of it is invented."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from diary.core.records import (
    Appointment,
    Measurement,
    Panel,
    Person,
    Phase,
    Question,
    Record,
    Response,
    Result,
    Symptom,
    Treatment,
)
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.signs.flags import Evidence, Flag, Judgement

FIRST, LAST = date(2026, 4, 30), date(2026, 5, 14)
NOW = datetime(2026, 5, 14, 20, 15)

DRAWS = {
    "2026-04-30T08:00": {"white-cells": "4.7", "neutrophils": "2.9", "hemoglobin": "10.4", "platelets": "396", "red-cells": "3.5"},
    "2026-05-04T08:00": {"white-cells": "3.4", "neutrophils": "1.9", "hemoglobin": "9.9", "platelets": "212", "red-cells": "3.3"},
    "2026-05-07T08:00": {"white-cells": "1.6", "neutrophils": "0.8", "hemoglobin": "8.9", "platelets": "64", "red-cells": "3.0"},
    "2026-05-09T21:40": {"white-cells": "1.1", "neutrophils": "0.5", "hemoglobin": "8.1", "platelets": "18", "red-cells": "2.7"},
    "2026-05-11T08:30": {"white-cells": "0.95", "neutrophils": "0.4", "hemoglobin": "7.8", "platelets": "36", "red-cells": "2.6"},
    "2026-05-13T08:10": {"white-cells": "0.9", "neutrophils": "0.3", "hemoglobin": "8.6", "platelets": "41", "red-cells": "2.9"},
}  # fmt: skip
UNITS = {
    "white-cells": "10*9/L",
    "neutrophils": "10*9/L",
    "hemoglobin": "g/dL",
    "platelets": "10*9/L",
    "red-cells": "10*12/L",
}
RANGES = {
    "white-cells": ("4.0", "11.0"),
    "neutrophils": ("1.8", "7.7"),
    "hemoglobin": ("12.0", "16.0"),
    "platelets": ("150", "400"),
}
SYMPTOMS = {
    "fatigue": "111111122233322",
    "nosebleed": "000000001311000",
    "nausea": "001222211112111",
    "loss-of-appetite": "110001111122222",
    "numbness-tingling": "121111112121111",
    "mouth-sores": "000000000111111",
    "headache": "010000000000101",
    "tremor": "000000000000011",
}


def drawn(at: str, values: dict[str, str], *, lab: str = "City lab") -> Iterator[Record]:
    """A draw and its results, with the laboratory's ranges."""
    yield Panel(id=f"panel-{at}", collected_at=When.parse(at), lab=lab)
    for analyte, value in values.items():
        low, high = RANGES.get(analyte, (None, None))
        yield Result(
            id=f"result-{at}-{analyte}", panel=f"panel-{at}", analyte=analyte, value=Decimal(value), unit=UNITS[analyte],
            low=Decimal(low) if low else None, high=Decimal(high) if high else None,
        )  # fmt: skip


def logged(first: date, digits: dict[str, str]) -> Iterator[Symptom]:
    """Symptom entries: a digit a day from the first on, a space where nothing was logged."""
    for symptom, severities in digits.items():
        for number, severity in enumerate(severities):
            if severity != " ":
                day = first + timedelta(days=number)
                yield Symptom(id=f"{symptom}-{day}", when=When(day), symptom=symptom, severity=int(severity))


def reading(kind: str, at: str, value: str, unit: str) -> Measurement:
    """A reading."""
    return Measurement(id=f"{kind}-{at}", kind=kind, when=When.parse(at), value=Decimal(value), unit=unit)


def drawn_diary() -> Timeline:
    """The diary of the drawing of page one."""
    records: list[Record] = [
        Person(id="person", name="Sample diary", born=date(1984, 5, 2), subtype="b-cell"),
        Phase(id="phase", phase="consolidation", started=When(date(2026, 5, 3))),
        Treatment(id="mtx", kind="infusion", medicine="methotrexate", started=When(date(2026, 5, 3)), ended=When(date(2026, 5, 5)), high_dose=True),
        Treatment(id="it", kind="intrathecal", medicine="methotrexate", started=When(date(2026, 5, 4))),
        Treatment(id="blina", kind="infusion", medicine="blinatumomab", started=When.parse("2026-05-12T09:00"), cycle=1),
        Treatment(id="rbc", kind="transfusion", product="red-cells", units=Decimal(2), started=When.parse("2026-05-11T13:00")),
        Treatment(id="plt", kind="transfusion", product="platelets", units=Decimal(1), started=When.parse("2026-05-10T01:00")),
        reading("temperature", "2026-05-14T16:04", "38.6", "Cel"),
        reading("temperature", "2026-05-13T09:00", "37.1", "Cel"),
        reading("weight", "2026-04-30T08:00", "70.1", "kg"),
        reading("weight", "2026-05-14T08:00", "68.4", "kg"),
        Symptom(id="chills", when=When.parse("2026-05-14T15:50"), symptom="chills", severity=2),
        Appointment(id="past", at=When.parse("2026-04-30T09:00")),
        Appointment(id="visit", at=When.parse("2026-05-15T10:30"), title="Clinic"),
        Question(id="q1", asked_on=When(date(2026, 5, 3)), question="Can I get something stronger for nausea at night?"),
        Question(id="q2", asked_on=When(date(2026, 5, 9)), question="My fingertips stay numb. Is it the vincristine?"),
        Question(id="q3", asked_on=When(date(2026, 5, 10)), question="If I get a fever at the weekend, where do I go?", appointment="visit"),
        Response(id="r1", sign="infection", day=date(2026, 5, 14), did="called", at=When.parse("2026-05-14T16:08"), who="Night line", said="told to come in"),
        Response(id="r2", sign="infection", day=date(2026, 5, 14), did="went-in", at=When.parse("2026-05-14T17:30"), said="day unit; blood cultures, antibiotics"),
        Response(id="r3", sign="bleeding", day=date(2026, 5, 9), did="called", at=When.parse("2026-05-09T20:58"), said="sent to emergency, platelets given 10 May"),
    ]  # fmt: skip
    for at, values in DRAWS.items():
        records.extend(drawn(at, values))
    records.extend(logged(FIRST, SYMPTOMS))
    return Timeline.of(records)


def evidence(kind: str, text: str, at: str | None = None) -> Evidence:
    """A piece of evidence with its words."""
    return Evidence(kind=kind, ref=text, at=When.parse(at) if at else None, text=said(text))


def said(text: str) -> Message:
    """Any words as a message."""
    return Message.of("report.sentences", parts=text)


def flag(sign: str, urgency: str, day: date, *pieces: Evidence, title: str = "") -> Flag:
    """A warning sign."""
    return Flag(
        sign=sign, urgency=urgency, day=day, title=said(title or sign), action=said("Call"), why=said(f"Why {sign}"),
        say=said("Say"), evidence=pieces, not_known=(), section="Chemotherapy: Possible side effects", standards=("CTCAE v5.0",), version=1,
    )  # fmt: skip


def judged(day: date, *flags: Flag) -> Judgement:
    """The judgement of a day's end."""
    return Judgement(day=day, as_of=datetime.combine(day, time(23, 59)), flags=flags, not_evaluated=())


def drawn_judgements() -> tuple[Judgement, ...]:
    """The warning signs of the drawing."""
    nose, fever = date(2026, 5, 9), date(2026, 5, 14)
    return (
        judged(
            nose,
            flag("bleeding", "now", nose, evidence("symptom", "Nosebleed, severe, 20:50", "2026-05-09T20:50"), evidence("count", "platelets 18", "2026-05-09T21:40"), title="Bleeding"),
        ),
        judged(
            fever,
            flag("infection", "now", fever, evidence("measurement", "Temperature 38.6 °C, 16:04", "2026-05-14T16:04"), evidence("symptom", "Chills, moderate, 15:50", "2026-05-14T15:50"), evidence("count", "neutrophils 0.3 on 13 May", "2026-05-13T08:10"), title="Possible infection"),
            flag("fever", "now", fever, evidence("measurement", "Temperature 38.6 °C, 16:04", "2026-05-14T16:04"), title="Fever"),
            flag("low-white-cells", "tell", fever, evidence("count", "neutrophils 0.3 on 13 May", "2026-05-13T08:10"), title="Low white cells"),
        ),
    )  # fmt: skip
