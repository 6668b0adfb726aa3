"""What a chart of trends holds, gathered from the records before anything is drawn."""

from collections.abc import Iterable, Mapping
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
from diary.core.records import Measurement
from diary.core.texts import Texts
from diary.core.timeline import Timeline

ANALYTES = ("white-cells", "neutrophils", "hemoglobin", "platelets")
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
