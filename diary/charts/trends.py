"""The chart of trends: treatment, counts, temperature and symptoms on one time axis.

A function from records to a figure. Importing this module loads matplotlib, so it is imported when the first chart
is drawn.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from diary.charts import panels, strip, treatment_rows
from diary.charts.content import Content, content_of
from diary.charts.lanes import shades, transfusions
from diary.charts.layout import AXIS, EDGE, RowNames, layout, panel_hint, panel_title, row_names
from diary.charts.limits import fever_limit, grade_line
from diary.charts.series import CountSeries
from diary.charts.sheet import DOTS, NAME, SMALL, Frame, Sheet, new_figure, new_sheet
from diary.charts.style import ChartStyle
from diary.charts.summary import trends_summary
from diary.charts.ticks import day_ticks
from diary.charts.view import TrendsView
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A chart that was drawn.

    Attributes:
        axes: By name: ``phases``, ``treatment``, ``white-cells``, ``hemoglobin``, ``platelets``, ``temperature``,
            ``symptoms``; those without anything to show are missing.
        first: The first day shown.
        last: The last day shown.
        frame: Where things lie, in pixels.
        summary: What the chart shows, in one sentence.
        cell_days: How many days a cell of the symptoms stands for; it shows their worst.
    """

    figure: Figure
    axes: Mapping[str, Axes]
    first: date
    last: date
    frame: Frame
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


def trends_figure(timeline: Timeline, view: TrendsView, style: ChartStyle, texts: Texts) -> Drawn:
    """Draw everything that was entered within the view."""
    content = content_of(timeline, view, texts)
    figure, fonts = new_figure(view, style)
    names = row_names(content, view, style, fonts, texts)
    frame = layout(content, names, view, style, fonts, texts)
    sheet = new_sheet(view, style, frame, fonts, figure)
    drawing = _Drawing(timeline, content, names, sheet, texts)
    return Drawn(
        figure=figure,
        axes=drawing.draw(),
        first=view.first,
        last=view.last,
        frame=sheet.frame,
        summary=trends_summary(content, view),
        cell_days=strip.cell_days(sheet.day_width),
    )


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart while it is being drawn."""

    timeline: Timeline
    content: Content
    names: RowNames
    sheet: Sheet
    texts: Texts

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
            axes[name] = self._temperature() if name == "temperature" else self._counts(name)
        if content.symptoms:
            axes["symptoms"] = strip.draw_strip(sheet, content.symptoms, self.names.symptoms, self._stays())
        if axes:
            self._time_axis(list(axes.values())[-1])
        return axes

    def _counts(self, name: str) -> Axes:
        timeline, sheet = self.timeline, self.sheet
        analytes = self.content.panels[name]
        series = [self.content.counts[analyte] for analyte in analytes]
        limit = grade_line(timeline, analytes[-1])
        log = name == "white-cells" and self.content.log_scale
        scale = panels.log_scale(series) if log else panels.linear_scale(series, limit, from_zero=name != "hemoglobin")
        axes = self._panel(name, scale)
        panels.draw_transfusions(sheet, axes, transfusions(timeline, sheet.view, name), sheet.style.color(name))
        named = limit is None or panels.draw_limit(
            sheet, axes, limit, self.texts, [panels.path_of(one) for one in series]
        )
        for one in series:
            panels.draw_counts(sheet, axes, one, scale)
        if not any(one.shown or one.doubtful for one in series):
            panels.nothing_here(sheet, axes, self.texts)
        source = "" if named or limit is None else limit.source
        self._panel_labels(name, series if len(series) > 1 else (), source)
        return axes

    def _temperature(self) -> Axes:
        limit = fever_limit(self.timeline)
        scale = panels.temperature_scale(self.content.temperature, limit)
        axes = self._panel("temperature", scale)
        panels.draw_limit(
            self.sheet, axes, limit, self.texts, panels.temperature_paths(self.sheet, self.content.temperature)
        )
        panels.draw_temperature(self.sheet, axes, self.content.temperature, scale)
        if not self.content.temperature.highs and not self.content.temperature.doubtful:
            panels.nothing_here(self.sheet, axes, self.texts)
        self._panel_labels("temperature", (), "")
        return axes

    def _panel(self, name: str, scale: panels.Scale) -> Axes:
        """Axes with their scale, the phases and stays shaded behind."""
        sheet, style = self.sheet, self.sheet.style
        axes = sheet.axes(name, scale.bottom, scale.top)
        if scale.log:
            axes.set_yscale("log")
            axes.minorticks_off()
        sheet.edge(axes)
        sheet.y_ticks(axes, scale.marks)
        sheet.spans(
            axes, [(band.start, band.end) for band in self.content.bands if band.number % 2], style.band, "phases"
        )
        sheet.spans(axes, self._stays(), style.stay, "stays")
        sheet.spans(axes, shades(self.timeline, sheet.view, "infusion"), style.phase, "infusions")
        starts = [band.start for band in self.content.bands if band.start > sheet.view.start]
        axes.vlines(starts, 0, 1, transform=axes.get_xaxis_transform(), colors=style.grid, linewidths=1, zorder=0.5)
        return axes

    def _stays(self) -> tuple[tuple[float, float], ...]:
        return shades(self.timeline, self.sheet.view, "hospital-stay")

    def _panel_labels(self, name: str, legend: Sequence[CountSeries], source: str) -> None:
        sheet, style = self.sheet, self.sheet.style
        top, _ = sheet.frame.rows[name]
        x = style.px(EDGE)
        sheet.label(panel_title(self.content, name, self.texts), x, top + style.px(10), strong=True, size=NAME)
        sheet.label(panel_hint(self.content, name, self.texts), x, top + style.px(26), color=style.hint)
        for row, series in enumerate(legend):
            y = top + style.px(46 + 18 * row)
            sheet.sample(series.analyte, x, y, dashed=style.gray and series.analyte == "neutrophils")
            sheet.label(self.texts.name("analyte", series.analyte), x + style.px(28), y)
        if source:
            y = top + style.px(46 + 18 * len(legend) if legend else 42)
            sheet.label(source, x, y, color=style.hint)

    def _time_axis(self, axes: Axes) -> None:
        sheet, style = self.sheet, self.sheet.style
        size = style.px(SMALL)
        marks = day_ticks(
            sheet.view, self.texts, room=sheet.day_width, width=lambda text: sheet.fonts.width(text, size)
        )
        axes.set_axis_on()
        if axes.get_label() in ("symptoms", "phases", "treatment"):
            sheet.edge(axes, visible=False)
        axes.tick_params(axis="x", labelbottom=True, length=style.px(4), color=style.hint, pad=style.px(3))
        axes.set_xticks(marks.places, marks.labels, **sheet.tick_text)
        first, last = sheet.view.first.year, sheet.view.last.year
        years = str(first) if first == last else f"{first}–{last}"
        sheet.label(years, style.px(EDGE), sheet.frame.height - style.px(AXIS - 15), color=style.hint)
