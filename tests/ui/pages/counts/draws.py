"""Draws for tests of the Counts screen."""

from decimal import Decimal

from diary.config.resources import Resources
from diary.core.records import Panel, Record, Result
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.units import CANONICAL
from diary.core.when import When

RESOURCES = Resources.find()
CATALOG = RESOURCES.catalog()
TEXTS = Texts(RESOURCES.texts(), CATALOG)
LIMITS = {"white-cells": ("4.0", "11.0"), "neutrophils": ("1.8", "7.7"), "platelets": ("150", "450")}


def panel(moment: str, lab: str = "City lab", source: str = "typed", specimen: str = "blood") -> Panel:
    return Panel(id=f"p-{moment}", collected_at=When.parse(moment), lab=lab, source=source, specimen=specimen)


def result(of: Panel, analyte: str, value: str, unit: str = "", **more: object) -> Result:
    low, high = LIMITS.get(analyte, (None, None))
    fields: dict[str, object] = {"low": low and Decimal(low), "high": high and Decimal(high), **more}
    return Result(
        id=f"{of.id}-{analyte}-{value}",
        panel=of.id,
        analyte=analyte,
        value=Decimal(value),
        unit=unit or CANONICAL[analyte],
        **fields,  # type: ignore[arg-type]
    )


def draw(moment: str, lab: str = "City lab", source: str = "typed", **values: str) -> list[Record]:
    """A draw of values by analyte, with low lines for dashes."""
    made = panel(moment, lab, source)
    return [made, *(result(made, analyte.replace("_", "-"), value) for analyte, value in values.items())]


def timeline(*records: Record | list[Record]) -> Timeline:
    flat: list[Record] = []
    for record in records:
        flat += record if isinstance(record, list) else [record]
    return Timeline.of(flat)
