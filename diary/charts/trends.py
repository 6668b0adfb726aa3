"""The chart of trends: treatment, counts, temperature and symptoms on one time axis.

A function from records to a figure. Importing this module loads matplotlib, so it is imported when the first chart
is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from diary.charts import bands, keys, marks, panels, strip, treatment_rows
from diary.charts.content import Content, PanelContent, content_of
from diary.charts.lanes import shades, transfusions
from diary.charts.layout import AXIS, EDGE, NUMBERS, RowNames, layout, panel_hint, panel_title_lines, row_names
from diary.charts.limits import LimitLine, fever_limit, grade_line
from diary.charts.naming import wrapped
from diary.charts.places import Path
from diary.charts.sheet import DOTS, NAME, SMALL, Frame, Sheet, new_figure, new_sheet
from diary.charts.style import ChartStyle
from diary.charts.summary import trends_summary
from diary.charts.ticks import day_ticks
from diary.charts.view import TrendsView
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline

_FROM_ZERO = {"white-cells": True, "platelets": True, "hemoglobin": False}
"""Whether a panel's linear scale begins at zero; all others do where their values vary much."""

_KEYS_UP = 4.0
"""How far the keys reach into the air below the dates, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart that was drawn.

    Attributes:
        axes: By name: ``phases``, ``treatment``, the panels as ``TrendsView.panels`` calls them, ``symptoms``; those
            without anything to show are missing.
        first: The first day shown.
        last: The last day shown.
        frame: Where things lie, in pixels.
        dates_bottom: Where the dates below the time axis end, in pixels from the top; keys may follow.
        summary: What the chart shows, in a few sentences.
        cell_days: How many days a cell of the symptoms stands for; it shows their worst.
    """

    figure: Figure
    axes: Mapping[str, Axes]
    first: date
    last: date
    frame: Frame
    dates_bottom: float
    summary: Message
    cell_days: int

    @property
    def day_width(self) -> float:
        """Pixels a day."""
        return (self.frame.right - self.frame.left) / ((self.last - self.first).days + 1)

    def x_of(self, day: date) -> float:
        """Where the middle of a day lies, in pixels from the left."""
        return self.frame.left + ((day - self.first).days + 0.5) * self.day_width

    def day_at(self, x: float) -> date:
        """The day at a place, in pixels from the left; the nearest one outside the time axis."""
        days = int((x - self.frame.left) // self.day_width)
        return self.first + timedelta(days=min(max(days, 0), (self.last - self.first).days))

    def date_labels(self) -> tuple[tuple[float, float], ...]:
        """Where each date below the time axis begins and ends, in pixels from the left."""
        ratio = self.figure.dpi / DOTS
        labels = [label for axes in self.axes.values() for label in axes.get_xticklabels() if label.get_text()]
        boxes = [label.get_window_extent() for label in labels]
        return tuple((box.x0 / ratio, box.x1 / ratio) for box in boxes)


def trends_figure(
    timeline: Timeline, view: TrendsView, style: ChartStyle, texts: Texts, onto: Figure | None = None
) -> Drawn:
    """Draw everything that was entered within the view.

    Args:
        timeline: The diary.
        view: Which days, which panels, how large.
        style: The colors and the size of text.
        texts: The words.
        onto: The figure of a former chart, which is drawn over; a new one without it.
    """
    content = content_of(timeline, view, texts)
    figure, fonts = new_figure(view, style, onto)
    names = row_names(content, view, style, fonts, texts)
    limits = {name: _limit(timeline, panel) for name, panel in content.panels.items()}
    scales = {name: _scale(content, name, limits[name]) for name in content.panels}
    room = view.width - style.px(2 * EDGE)
    placed = keys.placed_keys(keys.keys_of(content, scales), room, style, fonts, texts)
    foot = style.px(keys.ROW) * (placed[-1].row + 1) if placed else 0.0
    frame = layout(content, names, foot, view, style, fonts, texts)
    sheet = new_sheet(view, style, frame, fonts, figure)
    drawing = _Drawing(timeline, content, names, limits, scales, sheet, texts, frame.height - foot)
    axes = drawing.draw()
    keys.draw_keys(sheet, placed, style.px(EDGE), frame.height - foot - style.px(_KEYS_UP), texts)
    return Drawn(
        figure=figure,
        axes=axes,
        first=view.first,
        last=view.last,
        frame=frame,
        dates_bottom=frame.height - foot,
        summary=trends_summary(content, view),
        cell_days=strip.cell_days(sheet.day_width),
    )


def _limit(timeline: Timeline, panel: PanelContent) -> LimitLine | None:
    """The line that means something in a panel: where a grade begins, or a fever."""
    if panel.temperature is not None:
        return fever_limit(timeline)
    return grade_line(timeline, panel.counts[-1].analyte) if panel.counts else None


def _scale(content: Content, name: str, limit: LimitLine | None) -> panels.Scale:
    panel = content.panels[name]
    if panel.temperature is not None and limit is not None:
        return panels.temperature_scale(panel.temperature, limit)
    if panel.readings is not None:
        return panels.linear_scale([panel.readings], least=panels.LEAST_SPAN.get(name, 0.0))
    if name == "white-cells" and content.log_scale:
        return panels.log_scale(panel.counts)
    ends = panel.ranges[-1].ends if panel.ranges else ()
    return panels.linear_scale(panel.counts, limit, from_zero=_FROM_ZERO.get(name), ends=ends)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart while it is being drawn."""

    timeline: Timeline
    content: Content
    names: RowNames
    limits: Mapping[str, LimitLine | None]
    scales: Mapping[str, panels.Scale]
    sheet: Sheet
    texts: Texts
    bottom: float

    def draw(self) -> dict[str, Axes]:
        sheet, content = self.sheet, self.content
        axes: dict[str, Axes] = {}
        if content.bands:
            axes["phases"] = treatment_rows.draw_phases(sheet, content.bands)
            top, _ = sheet.frame.rows["phases"]
            middle = top + sheet.style.px(treatment_rows.BAND_GAP + treatment_rows.BAND / 2)
            sheet.label(self.texts.text("trends.lane.phase"), sheet.style.px(EDGE), middle, color=sheet.style.text2)
        if content.lanes:
            axes["treatment"] = treatment_rows.draw_lanes(sheet, content.lanes, self.names.lanes)
        for name in content.panels:
            axes[name] = self._panel(name)
        if content.symptoms:
            axes["symptoms"] = strip.draw_strip(sheet, content.symptoms, self.names.symptoms, self._stays())
        if axes:
            self._time_axis(list(axes.values())[-1])
        return axes

    def _panel(self, name: str) -> Axes:
        """One panel: shades, ranges, lines that mean something, then the values over them."""
        sheet, panel, scale, limit = self.sheet, self.content.panels[name], self.scales[name], self.limits[name]
        axes, beside = self._axes(name, scale), []
        paths = self._paths(axes, panel, scale)
        if limit is not None:
            edges = bands.edge_paths(panel.ranges)
            written = panels.draw_level(sheet, axes, limit, self.texts, [*paths, *edges])
            beside += [limit.source] if written.message is not limit.label and limit.source else []
            paths.append(panels.label_path(sheet, axes, limit.y, written.place))
        if panel.ranges:
            color = sheet.style.color(panel.titled)
            beside.append(bands.draw_ranges(sheet, axes, panel.ranges, scale, self.texts, paths, color=color))
        self._values(axes, name)
        self._panel_labels(name, [text for text in beside if text])
        return axes

    def _values(self, axes: Axes, name: str) -> None:
        sheet, panel, scale = self.sheet, self.content.panels[name], self.scales[name]
        marks.draw_transfusions(sheet, axes, transfusions(self.timeline, sheet.view, name), sheet.style.color(name))
        for series in panel.counts:
            marks.draw_counts(sheet, axes, series, scale)
        if panel.temperature is not None:
            marks.draw_temperature(sheet, axes, panel.temperature, scale)
        if panel.readings is not None:
            marks.draw_readings(sheet, axes, panel.readings, scale)
        if panel.empty:
            panels.nothing_here(sheet, axes, self.texts)

    def _paths(self, axes: Axes, panel: PanelContent, scale: panels.Scale) -> list[Path]:
        """What of the values a label should not hide."""
        if panel.temperature is not None:
            return list(panels.temperature_paths(self.sheet, panel.temperature))
        series = (*panel.counts, *((panel.readings,) if panel.readings else ()))
        edges = (panels.edge_path(self.sheet, axes, one, scale) for one in series)
        return [*(panels.path_of(one) for one in series), *edges]

    def _axes(self, name: str, scale: panels.Scale) -> Axes:
        """Axes with their scale, the phases and stays shaded behind."""
        sheet, style = self.sheet, self.sheet.style
        axes = sheet.axes(name, scale.bottom, scale.top)
        if scale.log:
            axes.set_yscale("log")
        sheet.edge(axes)
        sheet.y_ticks(axes, scale.marks)
        sheet.spans(
            axes, [(band.start, band.end) for band in self.content.bands if band.number % 2], style.band, "phases"
        )
        sheet.spans(axes, self._stays(), style.stay, "stays")
        sheet.spans(axes, shades(self.timeline, sheet.view, "infusion"), style.phase, "infusions")
        starts = [band.start for band in self.content.bands if band.start > sheet.view.start]
        sheet.down(axes, starts, colors=style.grid, linewidths=1, zorder=0.5)
        return axes

    def _stays(self) -> tuple[tuple[float, float], ...]:
        return shades(self.timeline, self.sheet.view, "hospital-stay")

    def _panel_labels(self, name: str, beside: Sequence[str]) -> None:
        """At the left: the name, the unit, the legend of two lines, and what found no room on its line."""
        sheet, style, panel = self.sheet, self.sheet.style, self.content.panels[name]
        top, height = sheet.frame.rows[name]
        x, y = style.px(EDGE), top + style.px(10)
        for line in panel_title_lines(self.content, name, style, sheet.fonts, self.texts):
            sheet.label(line, x, y, strong=True, size=NAME)
            y += style.px(16)
        sheet.label(panel_hint(self.content, name, self.texts), x, y, color=style.hint)
        y += style.px(16)
        for series in panel.counts if len(panel.counts) > 1 else ():
            sheet.sample(series.analyte, x, y + style.px(2), dashed=style.gray and series.analyte == "neutrophils")
            sheet.label(self.texts.name("analyte", series.analyte), x + style.px(28), y + style.px(2))
            y += style.px(16)
        room = sheet.frame.left - style.px(EDGE + NUMBERS)
        for text in beside:
            lines = wrapped(text, sheet.fonts, style.px(SMALL), room)
            if y + style.px(16 * len(lines) - 9) <= top + height:  # half a range would mislead
                for line in lines:
                    sheet.label(line, x, y, color=style.hint)
                    y += style.px(16)

    def _time_axis(self, axes: Axes) -> None:
        sheet, style = self.sheet, self.sheet.style
        size = style.px(SMALL)
        marks = day_ticks(
            sheet.view, self.texts, room=sheet.day_width, width=lambda text: sheet.fonts.width(text, size)
        )
        axes.set_axis_on()
        if axes.get_label() in ("symptoms", "phases", "treatment"):
            sheet.edge(axes, visible=False)
        sheet.x_ticks(axes, marks)
        first, last = sheet.view.first.year, sheet.view.last.year
        years = str(first) if first == last else f"{first}–{last}"
        sheet.label(years, style.px(EDGE), self.bottom - style.px(AXIS - 15), color=style.hint)
