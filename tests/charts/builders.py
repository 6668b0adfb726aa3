"""Invented diaries for the tests of charts."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import count

from diary.charts.style import ChartStyle
from diary.charts.view import TrendsView
from diary.config.resources import Resources
from diary.core.records import Doubt, Measurement, Panel, Phase, Quantity, Record, Result, Symptom, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.units import canonical_unit
from diary.core.when import When

FIRST = date(2026, 2, 16)
TODAY = date(2026, 5, 14)

_numbers = count()


def new_id() -> str:
    """An id no other record of the test run has."""
    return f"00000000-0000-4000-8000-{next(_numbers):012}"


def texts() -> Texts:
    """The program's own English texts."""
    resources = Resources.find()
    return Texts(resources.texts(), resources.catalog())


def style(mode: str = "light", scale: float = 1.0) -> ChartStyle:
    """The program's own style of a theme."""
    resources = Resources.find()
    return ChartStyle.from_tokens(resources.theme()[mode], scale=scale, fonts=resources.font_files())


def view(first: date = FIRST, last: date = TODAY, **changes: object) -> TrendsView:
    """A view that ends today."""
    return TrendsView(**{"first": first, "last": last, "today": last, **changes})  # type: ignore[arg-type]


def draw(when: str, **values: str) -> list[Record]:
    """One draw: ``white_cells="1.2"`` and so on, in canonical units.

    ``<`` before is a bound; ``p`` after is preliminary, ``c`` corrected, ``?`` in doubt.
    """
    panel = Panel(id=new_id(), collected_at=When.parse(when))
    return [panel, *(_result(panel.id, name.replace("_", "-"), text) for name, text in values.items())]


def _result(panel: str, analyte: str, text: str) -> Result:
    status = {"p": "preliminary", "c": "corrected"}.get(text[-1], "final")
    doubt = Doubt(why="unit") if text.endswith("?") else None
    bare = text.rstrip("pc?")
    sign = bare[: len(bare) - len(bare.lstrip("<>="))] or None
    return Result(
        id=new_id(), panel=panel, analyte=analyte, value=Decimal(bare.lstrip("<>=")),
        unit=canonical_unit(analyte) or "10*9/L", comparator=sign, status=status, doubt=doubt,
    )  # fmt: skip


def doubtful(when: str, analyte: str, value: str, *readings: str) -> list[Record]:
    """One draw of one result that may be any of the readings."""
    panel = Panel(id=new_id(), collected_at=When.parse(when))
    unit = canonical_unit(analyte) or "10*9/L"
    doubt = Doubt(why="unit", readings=tuple(Quantity(value=Decimal(reading), unit=unit) for reading in readings))
    result = Result(id=new_id(), panel=panel.id, analyte=analyte, value=Decimal(value), unit=unit, doubt=doubt)
    return [panel, result]


def temperature(when: str, value: str, unit: str = "Cel") -> Measurement:
    """One temperature."""
    return Measurement(id=new_id(), when=When.parse(when), kind="temperature", value=Decimal(value), unit=unit)


def symptom(day: date | str, name: str, severity: int | None) -> Symptom:
    """One entry of a symptom."""
    return Symptom(id=new_id(), when=When.parse(str(day)), symptom=name, severity=severity)


def phase(name: str, started: str, ended: str | None = None, label: str = "") -> Phase:
    """One phase."""
    return Phase(
        id=new_id(), phase=name, label=label, started=When.parse(started), ended=When.parse(ended) if ended else None
    )


def treatment(kind: str, started: str, ended: str | None = None, **fields: object) -> Treatment:
    """One treatment."""
    end = When.parse(ended) if ended else None
    return Treatment(id=new_id(), kind=kind, started=When.parse(started), ended=end, **fields)  # type: ignore[arg-type]


_COUNTS = """
2026-02-16 24 0.6 8.1 38|2026-02-18 11 0.5 7.6 30|2026-02-20 4 0.4 7.4 22|2026-02-23 1.2 0.2 8.9 14
2026-02-26 0.6 0.1 8.2 25|2026-03-01 0.4 <0.1 7.7 16|2026-03-04 0.5 0.1 9.0 21|2026-03-08 0.9 0.3 8.6 40
2026-03-12 1.8 0.9 8.8 70|2026-03-16 3.2 1.7 9.4 130|2026-03-20 4.2 2.4 9.9 180|2026-03-23 4.7 2.7 10.2 212
2026-03-27 3.0 1.6 9.6 160|2026-03-31 1.6 0.8 8.8 90|2026-04-03 0.9 0.4 8.1 45|2026-04-06 0.6 0.2 7.8 20
2026-04-09 0.7 0.2 9.0 28|2026-04-13 1.3 0.6 8.7 44|2026-04-17 2.6 1.2 9.1 80|2026-04-22 3.6 2.1 9.8 190
2026-04-27 4.5 2.6 10.3 418|2026-04-30 4.7 2.9 10.4 396|2026-05-04 3.4 1.9 9.9 212|2026-05-07 1.6 0.8 8.9 64
2026-05-09 1.1 0.5 8.1 18|2026-05-11 0.9 0.4 7.8 36|2026-05-13 0.9 0.3p 8.6 41
"""

_SYMPTOMS = {
    "fatigue": (1, 2, 2, 3, 2, 1, 1), "nausea": (2, 3, 1, 0, 0, 0, 1), "mouth-sores": (0, 0, 1, 2, 1, 0, 0),
    "loss-of-appetite": (1, 0, 2, 2, 1, 1, 0), "numbness-tingling": (0, 1, 1, 2, 1, 1, 1),
    "tremor": (0, 0, 0, 0, 0, 0, 1),
    "headache": (0, 1, 0, 0, 2, 0, 0), "easy-bruising": (0, 0, 1, 4, 1, 0, 0),
}  # fmt: skip


def three_months() -> Timeline:
    """An invented diary of three months much like the one in the design."""
    return Timeline.of([*_treatment(), *_counts(), *_days()])


def years(number: int, last: date = TODAY) -> Timeline:
    """An invented diary of some years, two draws a week, a temperature and eight symptoms a day."""
    records: list[Record] = []
    for offset in range(365 * number):
        day = last - timedelta(days=offset)
        wave = (offset % 28) / 28
        records.append(
            temperature(str(day), str(round(36.4 + (offset * 7 % 11) / 10 + (1.2 if offset % 97 == 5 else 0), 1)))
        )
        records.extend(symptom(day, name, levels[offset * 3 % 7]) for name, levels in _SYMPTOMS.items() if offset % 23)
        if offset % 3 == 0:
            white = str(round(0.4 + 5 * abs(wave - 0.5), 1))
            low = str(round(0.1 + 3 * abs(wave - 0.5), 1))
            records.extend(
                draw(f"{day}T08:10", white_cells=white, neutrophils=low, hemoglobin=str(round(7.5 + 4 * wave, 1)),
                     platelets=str(int(20 + 300 * wave)))
            )  # fmt: skip
        if offset % 56 == 0:
            records.append(phase("consolidation", str(day - timedelta(days=55)), str(day)))
            records.append(
                treatment(
                    "infusion", str(day - timedelta(days=40)), str(day - timedelta(days=12)), medicine="blinatumomab"
                )
            )
        if offset % 40 == 7:
            records.append(treatment("transfusion", str(day), product="red-cells"))
    return Timeline.of(records)


def _treatment() -> Iterator[Record]:
    yield phase("induction", "2026-02-16", "2026-03-22", "Induction, part 1")
    yield phase("induction", "2026-03-23", "2026-04-26", "Induction, part 2")
    yield phase("rest", "2026-04-27", "2026-05-02")
    yield phase("consolidation", "2026-05-03")
    yield treatment("infusion", "2026-05-12T09:30", medicine="blinatumomab")
    for day in ("2026-02-20", "2026-03-02", "2026-04-07", "2026-05-11"):
        yield treatment("transfusion", day, product="red-cells", units=Decimal(2))
    for day in ("2026-02-23", "2026-03-01", "2026-04-06", "2026-05-10"):
        yield treatment("transfusion", day, product="platelets")
    for day in ("2026-02-19", "2026-03-26", "2026-05-05"):
        yield treatment("intrathecal", day, medicine="methotrexate", route="spine")


def _counts() -> Iterator[Record]:
    for row in _COUNTS.strip().replace("\n", "|").split("|"):
        day, white, low, red, clots = row.split()
        yield from draw(f"{day}T08:10", white_cells=white, neutrophils=low, hemoglobin=red, platelets=clots)


def _days() -> Iterable[Record]:
    fevers = {date(2026, 2, 25): "38.4", date(2026, 2, 26): "38.1", date(2026, 4, 7): "38.2", date(2026, 5, 14): "38.6"}
    blank = {date(2026, 3, 18), date(2026, 4, 19), date(2026, 4, 20)}
    for offset in range((TODAY - FIRST).days + 1):
        day = FIRST + timedelta(days=offset)
        if day in blank:
            continue
        yield temperature(f"{day}T07:40", fevers.get(day, str(Decimal("36.4") + Decimal(offset * 7 % 6) / 10)))
        for name, levels in _SYMPTOMS.items():
            yield symptom(day, name, levels[(offset // 5 + offset * offset // 9) % 7])
