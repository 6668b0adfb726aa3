"""What a chart of trends holds, gathered from the records before anything is drawn."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from diary.charts.lanes import Band, Lane, fever_lane, lanes, phase_bands
from diary.charts.ranges import LabRange, lab_ranges
from diary.charts.readings import ReadingSeries, TemperatureSeries, reading_series, temperature_series
from diary.charts.series import CountSeries, SymptomRow, count_series, symptom_rows, units_of
from diary.charts.view import TrendsView
from diary.core import words
from diary.core.records import Measurement
from diary.core.texts import Texts
from diary.core.timeline import Timeline

ANALYTES = ("white-cells", "neutrophils", "hemoglobin", "platelets")
TOGETHER = {"white-cells": ("white-cells", "neutrophils")}
"""The only two that share a panel: neutrophils are white cells and have their unit."""

USUAL = ("white-cells", "hemoglobin", "platelets", "red-cells", "temperature", "weight")


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelContent:
    """What one panel shows: counts, the temperature or other readings.

    Attributes:
        titled: The analyte or measurement that it is named for.
        unit: The unit of all its values.
        counts: Of one analyte, or of white cells and neutrophils.
        ranges: The laboratory's own ranges, of the analyte that the panel is named for alone: two that overlap could
            not be told apart.
    """

    titled: str
    unit: str
    counts: tuple[CountSeries, ...] = ()
    ranges: tuple[LabRange, ...] = ()
    temperature: TemperatureSeries | None = None
    readings: ReadingSeries | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing was measured in the range of days."""
        if self.temperature is not None:
            return not self.temperature.highs and not self.temperature.doubtful
        series = (*self.counts, *((self.readings,) if self.readings else ()))
        return not any(one.shown or one.doubtful for one in series)


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The contents of a chart of trends.

    Attributes:
        panels: The panels by name, from the top. A laboratory's own analyte has one for each of its units.
        symptoms: In the order asked for.
    """

    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    panels: Mapping[str, PanelContent]
    symptoms: tuple[SymptomRow, ...]
    log_scale: bool

    @property
    def counts(self) -> tuple[CountSeries, ...]:
        """All counts, from the top."""
        return tuple(series for panel in self.panels.values() for series in panel.counts)

    @property
    def temperature(self) -> TemperatureSeries | None:
        """The temperature, where it is shown."""
        panel = self.panels.get("temperature")
        return panel.temperature if panel else None


def content_of(timeline: Timeline, view: TrendsView, texts: Texts) -> Content:
    """Gather what was entered within the view."""
    choices = {choice.name: choice for choice in panel_choices(timeline)}
    chosen = view.panels if view.panels is not None else [name for name in choices if name in USUAL]
    panels: dict[str, PanelContent] = {}
    for name in chosen:
        if name in choices:
            panels.update(_panels(timeline, view, choices[name]))
    fevers = () if "temperature" in panels else temperature_series(timeline, view).fevers
    return Content(
        bands=phase_bands(timeline, view, texts),
        lanes=(*lanes(timeline, view, texts), *fever_lane([fever.x for fever in fevers], texts)),
        panels=panels,
        symptoms=symptom_rows(timeline, view, texts.catalog),
        log_scale=view.log_scale,
    )


def _panels(timeline: Timeline, view: TrendsView, choice: "PanelChoice") -> Iterator[tuple[str, PanelContent]]:
    """The panel of a choice; several where its values have units that cannot be converted into each other."""
    name = choice.name
    if name == "temperature":
        temperature = temperature_series(timeline, view)
        yield name, PanelContent(titled=name, unit=temperature.unit, temperature=temperature)
    elif name in words.MEASUREMENTS:
        readings = reading_series(timeline, name, view)
        yield name, PanelContent(titled=name, unit=readings.unit, readings=readings)
    else:
        for number, unit in enumerate(units_of(timeline, name)):
            counts = tuple(count_series(timeline, analyte, view, unit) for analyte in choice.analytes)
            ranges = lab_ranges(counts[0], view)
            panel = PanelContent(titled=choice.analytes[0], unit=unit, counts=counts, ranges=ranges)
            yield f"{name} {unit}" if number else name, panel


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
