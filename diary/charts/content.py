"""What a chart of trends holds, gathered from the records before anything is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from diary.charts.lanes import Band, Lane, lanes, phase_bands
from diary.charts.series import (
    CountSeries,
    SymptomRow,
    TemperatureSeries,
    count_series,
    symptom_rows,
    temperature_series,
)
from diary.charts.view import TrendsView
from diary.core import words
from diary.core.records import Measurement
from diary.core.texts import Texts
from diary.core.timeline import Timeline

ANALYTES = ("white-cells", "neutrophils", "hemoglobin", "platelets")
TOGETHER = {"white-cells": ("white-cells", "neutrophils")}
"""The only two that share a panel: neutrophils are white cells and have their unit."""

USUAL = ("white-cells", "hemoglobin", "platelets", "red-cells", "temperature", "weight")
PANELS = {"white-cells": ("white-cells", "neutrophils"), "hemoglobin": ("hemoglobin",), "platelets": ("platelets",)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The contents of a chart of trends.

    Attributes:
        panels: The panels to draw, from the top, each with its analytes: those that the diary has any value for, on
            whatever day.
        symptoms: Worst first.
    """

    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    counts: Mapping[str, CountSeries]
    temperature: TemperatureSeries
    symptoms: tuple[SymptomRow, ...]
    panels: Mapping[str, tuple[str, ...]]
    log_scale: bool


def content_of(timeline: Timeline, view: TrendsView, texts: Texts) -> Content:
    """Gather what was entered within the view."""
    readings = cast("Iterable[Measurement]", timeline.records["measurements"].values())
    measured = any(reading.kind == "temperature" for reading in readings)
    panels = {name: tuple(a for a in analytes if timeline.counts(a)) for name, analytes in PANELS.items()}
    if measured:
        panels["temperature"] = ("temperature",)
    return Content(
        bands=phase_bands(timeline, view, texts),
        lanes=lanes(timeline, view, texts),
        counts={analyte: count_series(timeline, analyte, view) for analyte in ANALYTES},
        temperature=temperature_series(timeline, view),
        symptoms=symptom_rows(timeline, view),
        panels={name: analytes for name, analytes in panels.items() if analytes},
        log_scale=view.log_scale,
    )


def is_enough(timeline: Timeline) -> bool:
    """Whether a chart can be drawn at all: two days with entries make a first line."""
    return len(timeline.days) > 1


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelChoice:
    """A panel that the diary has values for.

    Attributes:
        name: What ``TrendsView.panels`` calls it: its first analyte or its measurement.
        analytes: What it shows, those on file; it is named for the first of them.
    """

    name: str
    analytes: tuple[str, ...]


def panel_choices(timeline: Timeline) -> tuple[PanelChoice, ...]:
    """Every panel that the diary has any value for, on whatever day, in the order in which they are drawn."""
    readings = cast("Iterable[Measurement]", timeline.records["measurements"].values())
    on_file = {reading.kind for reading in readings}
    on_file.update(a for a, counts in timeline.counts_of.items() if any(count.usable for count in counts))
    found = []
    for name in (*_analytes(timeline), *words.MEASUREMENTS):
        analytes = tuple(analyte for analyte in TOGETHER.get(name, (name,)) if analyte in on_file)
        if analytes:
            found.append(PanelChoice(name=name, analytes=analytes))
    return tuple(found)


def usual_panels(timeline: Timeline) -> tuple[str, ...]:
    """The names of the panels that are shown while none were chosen."""
    return tuple(choice.name for choice in panel_choices(timeline) if choice.name in USUAL)


def _analytes(timeline: Timeline) -> Iterator[str]:
    """The usual analytes, then the diary's list, then those that a laboratory named itself."""
    members = {analyte for analytes in TOGETHER.values() for analyte in analytes}
    others = (*words.ANALYTES, *sorted(set(timeline.analytes) - set(words.ANALYTES)))
    yield from (name for name in USUAL if name in words.ANALYTES)
    yield from (name for name in others if name not in members and name not in USUAL)
