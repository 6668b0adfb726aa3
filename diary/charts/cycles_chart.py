"""The chart of cycles: day 1 of each on the same axis, so that one sees when counts fall lowest and come back.

Importing this module loads matplotlib, so it is imported when the first chart is drawn.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from diary.charts import keys, marks, panels
from diary.charts.cycles_content import CyclesContent, CyclesView, Overlay, cycles_content, cycles_summary
from diary.charts.cycles_layout import (
    AXIS,
    BETWEEN,
    ENTRY,
    RISE,
    SAMPLE,
    Beside,
    Entry,
    beside,
    columns,
    cycles_layout,
    entries,
    is_log,
)
from diary.charts.cycles_marks import drop, lead_down, legend_sample, mark_low, ring, ring_width, spread
from diary.charts.layout import EDGE
from diary.charts.looks import Look, cycle_look
from diary.charts.sheet import NAME, SMALL, Frame, Sheet, new_figure, new_sheet
from diary.charts.style import ChartStyle
from diary.charts.ticks import Ticks
from diary.charts.view import MIDDLE, TrendsView
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline

_WEEK = 7
_AIR = 1.4
_KEYS_UP = 4.0
"""How far the keys reach into the air below the days, in pixels."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CyclesDrawn:
    """A chart of cycles that was drawn.

    Attributes:
        axes: By analyte; the row below each that says where the cycles were lowest and back is ``rails:`` and the
            analyte.
        days: How many days of the cycles the axis shows.
        frame: Where things lie, in pixels.
        days_bottom: Where the numbers of the days below the axis end, in pixels from the top; keys may follow.
        summary: What the chart shows.
        overlays: The cycles drawn, in order of time.
    """

    figure: Figure
    axes: Mapping[str, Axes]
    days: int
    frame: Frame
    days_bottom: float
    summary: Message
    overlays: tuple[Overlay, ...]

    @property
    def day_width(self) -> float:
        """Pixels a day."""
        return (self.frame.right - self.frame.left) / self.days

    def x_of(self, number: int) -> float:
        """Where the middle of a day of the cycles lies, in pixels from the left; the first one is 1."""
        return self.frame.left + (number - 1 + MIDDLE) * self.day_width

    def day_number_at(self, x: float) -> int:
        """The day of the cycles at a place, in pixels from the left; the nearest one outside the axis."""
        return min(max(int((x - self.frame.left) // self.day_width) + 1, 1), self.days)


def cycles_figure(timeline: Timeline, view: CyclesView, style: ChartStyle, texts: Texts) -> CyclesDrawn:
    """Draw the counts of the chosen cycles over one another, by the day of the cycle."""
    content = cycles_content(timeline, view, texts)
    days = TrendsView(
        first=date.fromordinal(1),
        last=date.fromordinal(content.days),
        today=view.today,
        width=view.width,
        height=view.height,
        pixel_ratio=view.pixel_ratio,
    )
    figure, fonts = new_figure(days, style)
    scales = {analyte: _scale(content, view, analyte) for analyte in content.analytes}
    signs = keys.placed_keys(_keys(content, scales), view.width - style.px(2 * EDGE), style, fonts, texts)
    foot = style.px(keys.ROW) * (signs[-1].row + 1) if signs else 0.0
    legend = entries(content, view, style, fonts, texts)
    words = beside(content, view, texts)
    frame = cycles_layout(words, legend, foot, view, style, fonts)
    sheet = new_sheet(days, style, frame, fonts, figure)
    axes = _Drawing(content, view, scales, sheet, words, texts).draw(legend, frame.height - foot)
    keys.draw_keys(sheet, signs, style.px(EDGE), frame.height - foot - style.px(_KEYS_UP), texts)
    return CyclesDrawn(
        figure=figure,
        axes=axes,
        days=content.days,
        frame=frame,
        days_bottom=frame.height - foot,
        summary=cycles_summary(content),
        overlays=content.overlays,
    )


def _scale(content: CyclesContent, view: CyclesView, analyte: str) -> panels.Scale:
    series = content.series(analyte)
    if is_log(view, analyte):
        return panels.log_scale(series)
    return panels.linear_scale(series, content.limits.get(analyte), from_zero=analyte != "hemoglobin")


def _keys(content: CyclesContent, scales: Mapping[str, panels.Scale]) -> tuple[str, ...]:
    """The kinds of marks that do not speak for themselves."""
    found = {"raised"} if content.transfused else set()
    for analyte, scale in scales.items():
        found |= keys.keys_of_counts(content.series(analyte), scale)
    return keys.in_order(found)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart while it is being drawn."""

    content: CyclesContent
    view: CyclesView
    scales: Mapping[str, panels.Scale]
    sheet: Sheet
    words: Mapping[str, Beside]
    texts: Texts

    def draw(self, legend: tuple[Entry, ...], bottom: float) -> dict[str, Axes]:
        axes: dict[str, Axes] = {}
        size = self.sheet.style.px(SMALL)
        weeks = week_ticks(
            self.content.days, room=self.sheet.day_width, width=lambda text: self.sheet.fonts.width(text, size)
        )
        for analyte in self.words:
            axes[analyte] = self._panel(analyte, weeks)
            if self.words[analyte].rails:
                axes[f"rails:{analyte}"] = self._rails(analyte, weeks)
        if axes:
            self._legend(legend)
            self._day_axis(list(axes.values())[-1], weeks, bottom)
        return axes

    def _looks(self, analyte: str) -> Iterator[tuple[Overlay, Look]]:
        """The cycles and how each is drawn, the latest last so that it lies on top."""
        style = self.sheet.style
        color = style.color(analyte) if analyte and not style.gray else style.text
        for overlay in self.content.overlays:
            yield overlay, cycle_look(overlay.cycle.number, overlay.rank, color, style.surface)

    def _panel(self, analyte: str, weeks: Ticks) -> Axes:
        sheet, style, series = self.sheet, self.sheet.style, self.content.series(analyte)
        limit = self.content.limits.get(analyte)
        scale = self.scales[analyte]
        axes = sheet.axes(analyte, scale.bottom, scale.top)
        if scale.log:
            axes.set_yscale("log")
        sheet.edge(axes)
        sheet.y_ticks(axes, scale.marks)
        _draw_weeks(axes, weeks, style)
        source = ""
        if limit is not None:
            axes.axhspan(scale.bottom, limit.y, color=style.band, linewidth=0, zorder=0.1, gid="below")
            named = panels.draw_limit(sheet, axes, limit, self.texts, [panels.path_of(one) for one in series])
            source = "" if named else limit.source
        for overlay, look in self._looks(analyte):
            marks.draw_counts(sheet, axes, overlay.series[analyte], scale, look)
            self._mark_low(axes, overlay, analyte, scale, look)
        if not any(one.shown or one.doubtful for one in series):
            panels.nothing_here(sheet, axes, self.texts)
        self._panel_labels(analyte, source)
        return axes

    def _mark_low(self, axes: Axes, overlay: Overlay, analyte: str, scale: panels.Scale, look: Look) -> None:
        low = overlay.lows.get(analyte)
        for point in overlay.series[analyte].shown:
            if low is not None and point.count == low.count:
                mark_low(self.sheet, axes, point.x, scale.inside(point.y), look)

    def _rails(self, analyte: str, weeks: Ticks) -> Axes:
        """The rows below a panel: the number of each cycle at the day of its lowest count, and where it was back."""
        sheet, names = self.sheet, self.words[analyte].rails
        axes = sheet.axes(f"rails:{analyte}", len(names), 0)
        sheet.edge(axes)
        _draw_weeks(axes, weeks, sheet.style)
        top, height = sheet.frame.rows[f"rails:{analyte}"]
        for row, name in enumerate(names):
            y = top + height * (row + MIDDLE) / len(names)
            sheet.label(name, sheet.style.px(EDGE), y - sheet.style.px(RISE), color=sheet.style.text2)
            self._rail(axes, analyte, row)
        return axes

    def _rail(self, axes: Axes, analyte: str, row: int) -> None:
        """The numbers of one row by their days, moved aside where two would cover each other."""
        sheet, found, later = self.sheet, [], []
        for overlay, look in self._looks(analyte):
            low = overlay.lows.get(analyte)
            x = low.places[row] if low else None
            if x is not None and x < sheet.view.end:
                found.append((x, look, bool(row and low and low.transfused)))
            elif x is not None:
                later.append(str(overlay.cycle.number))
        found.sort(key=lambda item: (item[0], int(item[1].name)))
        size = ring_width(sheet, [look.name for _, look, _ in found])
        room = self._later(axes, row, later) / sheet.day_width
        half, y = (size / 2 + 1) / sheet.day_width, row + MIDDLE
        places = spread([x for x, _, _ in found], half * 2, sheet.view.start + half, sheet.view.end - room - half)
        for (x, look, transfused), moved in zip(found, places, strict=True):
            if row == 0:
                lead_down(sheet, axes, (x, moved), y, look)
            ring(sheet, axes, (moved, y), look, size=size)
            if transfused:
                drop(sheet, axes, moved, y, size=size)

    def _later(self, axes: Axes, row: int, numbers: Sequence[str]) -> float:
        """Name at the right end the cycles whose day the axis does not show; the pixels that this takes."""
        if not numbers:
            return 0.0
        sheet, size = self.sheet, self.sheet.style.px(SMALL)
        text = self.texts.text("cycles.chart.later", n=len(numbers), numbers=tuple(numbers))
        axes.annotate(
            text, (sheet.view.end, row + MIDDLE), xytext=(-sheet.style.px(6), sheet.style.px(RISE)),
            textcoords="offset points", ha="right", va="center_baseline", color=sheet.style.hint,
            fontproperties=sheet.fonts.properties(size), parse_math=False, gid="later",
        )  # fmt: skip
        return sheet.fonts.width(text, size) + sheet.style.px(12)

    def _panel_labels(self, analyte: str, source: str) -> None:
        sheet, px = self.sheet, self.sheet.style.px
        top, _ = sheet.frame.rows[analyte]
        sheet.label(self.words[analyte].title, px(EDGE), top + px(10), strong=True, size=NAME)
        sheet.label(self.words[analyte].hint, px(EDGE), top + px(26), color=sheet.style.hint)
        if source:
            sheet.label(source, px(EDGE), top + px(44), color=sheet.style.hint)

    def _legend(self, legend: tuple[Entry, ...]) -> None:
        """The cycles in order of time, column by column: number, piece of the line, name and dates."""
        sheet, px = self.sheet, self.sheet.style.px
        top, _ = sheet.frame.rows["legend"]
        size = ring_width(sheet, [look.name for _, look in self._looks("")])
        looks, x = self._looks(""), px(EDGE)
        for column in columns(legend, self.view, sheet.style):
            for row, entry in enumerate(column):
                y = top + px(ENTRY) * (row + MIDDLE)
                _, look = next(looks)
                legend_sample(sheet, x + size / 2, y, look, size=size)
                sheet.label(entry.name, x + px(SAMPLE), y - px(RISE), strong=look.front > 0)
                if entry.dates:
                    sheet.label(entry.dates, x + entry.width - entry.dates_width, y - px(RISE), color=sheet.style.hint)
            x += max(entry.width for entry in column) + px(BETWEEN)

    def _day_axis(self, axes: Axes, weeks: Ticks, bottom: float) -> None:
        sheet, px = self.sheet, self.sheet.style.px
        sheet.x_ticks(axes, weeks)
        y = bottom - px(AXIS - 15)
        sheet.label(self.texts.text("cycles.chart.axis"), px(EDGE), y, color=sheet.style.hint)


def week_ticks(days: int, *, room: float, width: Callable[[str], float]) -> Ticks:
    """The first day of each week of the cycles, 1, 8, 15 and so on; of each second, fourth and so on where they touch.

    Args:
        days: How many days the axis shows.
        room: Pixels a day.
        width: How many pixels a text takes.
    """
    step = _WEEK
    while step * room < width(str(days)) * _AIR:
        step *= 2
    numbers = range(1, days + 1, step)
    return Ticks(tuple(number + MIDDLE for number in numbers), tuple(str(number) for number in numbers))


def _draw_weeks(axes: Axes, weeks: Ticks, style: ChartStyle) -> None:
    """A thin line down at each day that the axis names."""
    axes.vlines(
        list(weeks.places), 0, 1, transform=axes.get_xaxis_transform(), colors=style.grid, linewidths=0.8, zorder=0.5,
        gid="weeks",
    )  # fmt: skip
