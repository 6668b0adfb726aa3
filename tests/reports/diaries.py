"""Diaries for the tests of the report: the one that the design draws, and makers for others. All of it is invented."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
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

TESTS = ("white-cells", "neutrophils", "hemoglobin", "platelets", "red-cells")
DRAWS = {
    "2026-04-30T08:00": ("4.7", "2.9", "10.4", "396", "3.5"),
    "2026-05-04T08:00": ("3.4", "1.9", "9.9", "212", "3.3"),
    "2026-05-07T08:00": ("1.6", "0.8", "8.9", "64", "3.0"),
    "2026-05-09T21:40": ("1.1", "0.5", "8.1", "18", "2.7"),
    "2026-05-11T08:30": ("0.95", "0.4", "7.8", "36", "2.6"),
    "2026-05-13T08:10": ("0.9", "0.3", "8.6", "41", "2.9"),
}
UNITS = dict(zip(TESTS, ("10*9/L", "10*9/L", "g/dL", "10*9/L", "10*12/L"), strict=True))
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


Ranges = Mapping[str, tuple[str, str]]


def drawn(moment: str, values: dict[str, str], *, lab: str = "City lab", ranges: Ranges = RANGES) -> Iterator[Record]:
    """A draw and its results, with the laboratory's ranges."""
    yield Panel(id=f"panel-{moment}", collected_at=When.parse(moment), lab=lab)
    for analyte, value in values.items():
        low, high = ranges.get(analyte, (None, None))
        yield Result(
            id=f"result-{moment}-{analyte}",
            panel=f"panel-{moment}",
            analyte=analyte,
            value=Decimal(value),
            unit=UNITS[analyte],
            low=Decimal(low) if low else None,
            high=Decimal(high) if high else None,
        )


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
    records: list[Record] = [*_treatment(), *_around(), *logged(FIRST, SYMPTOMS)]
    for at, values in DRAWS.items():
        records.extend(drawn(at, dict(zip(TESTS, values, strict=True))))
    return Timeline.of(records)


def at(text: str) -> When:
    """A moment."""
    return When.parse(text)


def _treatment() -> Iterator[Record]:
    yield Phase(id="phase", phase="consolidation", started=at("2026-05-03"))
    yield Treatment(
        id="mtx",
        kind="infusion",
        medicine="methotrexate",
        started=at("2026-05-03"),
        ended=at("2026-05-05"),
        high_dose=True,
    )
    yield Treatment(id="it", kind="intrathecal", medicine="methotrexate", started=at("2026-05-04"))
    yield Treatment(id="blina", kind="infusion", medicine="blinatumomab", started=at("2026-05-12T09:00"), cycle=1)
    yield Treatment(id="rbc", kind="transfusion", product="red-cells", units=Decimal(2), started=at("2026-05-11T13:00"))
    yield Treatment(id="plt", kind="transfusion", product="platelets", units=Decimal(1), started=at("2026-05-10T01:00"))


def _around() -> Iterator[Record]:
    yield Person(id="person", name="Sample diary", born=date(1984, 5, 2), subtype="b-cell")
    yield reading("temperature", "2026-05-14T16:04", "38.6", "Cel")
    yield reading("temperature", "2026-05-13T09:00", "37.1", "Cel")
    yield reading("weight", "2026-04-30T08:00", "70.1", "kg")
    yield reading("weight", "2026-05-14T08:00", "68.4", "kg")
    yield Symptom(id="chills", when=at("2026-05-14T15:50"), symptom="chills", severity=2)
    yield Appointment(id="past", at=at("2026-04-30T09:00"))
    yield Appointment(id="visit", at=at("2026-05-15T10:30"), title="Clinic")
    yield question("q1", "2026-05-03", "Can I get something stronger for nausea at night?")
    yield question("q2", "2026-05-09", "My fingertips stay numb. Is it the vincristine?")
    yield question("q3", "2026-05-10", "If I get a fever at the weekend, where do I go?")
    yield response("infection", "2026-05-14T16:08", "called", who="Night line", said="told to come in")
    yield response("infection", "2026-05-14T17:30", "went-in", said="day unit; blood cultures, antibiotics")
    yield response("bleeding", "2026-05-09T20:58", "called", said="sent to emergency, platelets given 10 May")


def question(id_: str, asked_on: str, text: str) -> Question:
    """An open question."""
    return Question(id=id_, asked_on=at(asked_on), question=text)


def response(sign: str, when: str, did: str, *, who: str = "", said: str = "") -> Response:
    """What was done about a sign, on the day it stood."""
    moment = at(when)
    return Response(id=f"{sign}-{when}", sign=sign, day=moment.day, did=did, at=moment, who=who, said=said)


def evidence(kind: str, text: str, when: str | None = None) -> Evidence:
    """A piece of evidence with its words."""
    return Evidence(kind=kind, ref=text, at=at(when) if when else None, text=said(text))


def counted(analyte: str, when: str, text: str) -> Evidence:
    """A count of one of the draws as evidence."""
    return Evidence(kind="count", ref=f"result-{when}-{analyte}", at=at(when), text=said(text))


def said(text: str) -> Message:
    """Any words as a message; the fixture ``texts`` knows it."""
    return Message.of("test.said", text=text)


def flag(
    sign: str, urgency: str, day: date, *pieces: Evidence, title: str = "", not_known: tuple[str, ...] = ()
) -> Flag:
    """A warning sign."""
    return Flag(
        sign=sign,
        urgency=urgency,
        day=day,
        title=said(title or sign),
        action=said("Call."),
        why=said(f"Why {sign}."),
        say=said("Say."),
        evidence=pieces,
        not_known=tuple(said(words) for words in not_known),
        section="Chemotherapy: Possible side effects",
        standards=("CTCAE v5.0",),
        version=1,
    )


def judged(day: date, *flags: Flag) -> Judgement:
    """The judgement of a day's end."""
    return Judgement(day=day, as_of=datetime.combine(day, time(23, 59)), flags=flags, not_evaluated=())


def drawn_judgements() -> tuple[Judgement, ...]:
    """The warning signs of the drawing."""
    nose, fever = date(2026, 5, 9), date(2026, 5, 14)
    bled = evidence("symptom", "Nosebleed, severe, 20:50", "2026-05-09T20:50")
    platelets = counted("platelets", "2026-05-09T21:40", "Platelets 18 ×10⁹/L, 9 May, 21:40")
    hot = evidence("measurement", "Temperature 38.6 °C, 16:04", "2026-05-14T16:04")
    chills = evidence("symptom", "Chills, moderate, 15:50", "2026-05-14T15:50")
    low = counted("neutrophils", "2026-05-13T08:10", "Neutrophils 0.3 ×10⁹/L, 13 May, 08:10")
    return (
        judged(nose, flag("bleeding", "now", nose, bled, platelets, title="Bleeding")),
        judged(
            fever,
            flag("infection", "now", fever, chills, hot, low, title="Possible infection"),
            flag("fever", "now", fever, hot, title="Fever"),
            flag("low-white-cells", "tell", fever, low, title="Low white cells"),
        ),
    )


def infusion(started: str, medicine: str | None, ended: str | None = None, **others: object) -> Treatment:
    """An infusion."""
    given = Treatment(
        id=f"{medicine}-{started}",
        kind="infusion",
        medicine=medicine,
        started=at(started),
        ended=at(ended) if ended else None,
    )
    return replace(given, **others)  # type: ignore[arg-type]
