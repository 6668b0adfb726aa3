"""Small diaries for the pictures of Trends: one point, a zero on a log scale, one analyte, an absurd outlier."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from uuid import NAMESPACE_OID, uuid5

from diary.core.records import Day, Measurement, Panel, Record, Result
from diary.core.when import When

UNITS = {"hemoglobin": "g/dL", "ferritin": "ug/L"}
CELLS = "10*9/L"
DRAWN_AT = time(8, 10)


def draw(day: date, values: Mapping[str, str]) -> Iterator[Record]:
    """One draw of blood; ``<`` before a value is a bound, ``p`` behind it preliminary, ``c`` corrected."""
    panel = Panel(id=_id("draw", day), collected_at=When.at(datetime.combine(day, DRAWN_AT)))
    yield panel
    for analyte, text in values.items():
        status = {"p": "preliminary", "c": "corrected"}.get(text[-1], "final")
        yield Result(
            id=_id(analyte, day), panel=panel.id, analyte=analyte, value=Decimal(text.strip("<pc")),
            unit=UNITS.get(analyte, CELLS), comparator="<" if text.startswith("<") else None, status=status,
        )  # fmt: skip


def one_point(last: date) -> tuple[Record, ...]:
    """Two days with entries, one draw among them."""
    earlier = last - timedelta(days=6)
    nothing = Day(id=earlier.isoformat(), day=earlier, nothing_new=True)
    return nothing, *draw(last, {"white-cells": "3.4", "neutrophils": "1.9", "hemoglobin": "9.9", "platelets": "212"})


def zeros(last: date) -> tuple[Record, ...]:
    """Counts that a log scale cannot hold: none at all, and less than the laboratory can count."""
    values = ("2.4 0.9", "0.3 <0.1", "0 0", "0.1c <0.1", "0.6 0.2", "1.4 0.7p")
    return tuple(
        record
        for number, pair in enumerate(values)
        for record in draw(
            last - timedelta(days=4 * (len(values) - 1 - number)),
            dict(zip(("white-cells", "neutrophils"), pair.split(), strict=True)),
        )
    )


def one_analyte(last: date) -> tuple[Record, ...]:
    """Platelets and nothing else, with a fortnight without a draw."""
    values = {40: "212", 36: "140", 33: "61", 30: "24", 12: "18", 8: "35", 4: "70", 0: "118"}
    return tuple(
        record for ago, value in values.items() for record in draw(last - timedelta(days=ago), {"platelets": value})
    )


def outlier(last: date) -> tuple[Record, ...]:
    """White cells of 450 among values below 5."""
    values = ("450", "4.1", "2.2", "0.8", "0.6", "1.3", "2.9", "3.8")
    first = last - timedelta(days=4 * (len(values) - 1))
    return tuple(
        record
        for number, value in enumerate(values)
        for record in draw(first + timedelta(days=4 * number), {"white-cells": value})
    )


def readings(last: date) -> tuple[Record, ...]:
    """Several temperatures a day, weight now and then."""
    found: list[Record] = []
    for ago in range(20):
        day = last - timedelta(days=ago)
        for hour, value in ((7, "36.4"), (14, "36.9"), (20, "38.3" if ago in (3, 4) else "37.1")):
            found.append(_reading(day, "temperature", time(hour), value, "Cel"))
        if ago % 3 == 0:
            found.append(_reading(day, "weight", time(7), f"{68 + ago // 3 * Decimal('0.3')}", "kg"))
    return tuple(found)


def _reading(day: date, kind: str, at: time, value: str, unit: str) -> Measurement:
    when = When.at(datetime.combine(day, at))
    return Measurement(id=_id(f"{kind} {at}", day), when=when, kind=kind, value=Decimal(value), unit=unit)


def _id(what: str, day: date) -> str:
    return str(uuid5(NAMESPACE_OID, f"{what} {day}"))
