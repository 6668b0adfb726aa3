"""The chart of trends as rows: the same numbers in the same order, for screen readers and for copying."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from diary.charts.content import Content, PanelContent, content_of
from diary.charts.lanes import phase_name
from diary.charts.readings import DoubtfulReading, Reading
from diary.charts.series import NOT_LOGGED, NOT_RATED, CountSeries, count_text, counts_by_draw
from diary.charts.view import TrendsView
from diary.core.counts import Count
from diary.core.records import Medicine, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline, days_between
from diary.core.treatment import phases_at
from diary.core.units import canonical_unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of text, one a day that has an entry, in order of time.

    Attributes:
        columns: What each column is called.
        days: The day of each row.
        rows: Its cells; a dash where nothing was logged.
    """

    columns: tuple[str, ...]
    days: tuple[date, ...]
    rows: tuple[tuple[str, ...], ...]


def trends_table(timeline: Timeline, view: TrendsView, texts: Texts) -> Table:
    """The view as a table: day, the panels' values, symptoms, treatment, phase; of temperatures the day's highest."""
    content = content_of(timeline, view, texts)
    table = _Rows(timeline, content, view, texts)
    columns = tuple(table.columns())
    found = [(day, cells) for day, cells in table.rows() if any(cell != table.blank for cell in cells[1:-1])]
    return Table(columns=columns, days=tuple(day for day, _ in found), rows=tuple(cells for _, cells in found))


def treatment_text(treatment: Treatment, texts: Texts) -> str:
    """What was given or done, in a few words: "Infusion: blinatumomab"."""
    kind = texts.name("treatment", treatment.kind)
    if treatment.medicine:
        kind = texts.text("trends.table.given", kind=kind, what=texts.inline("medicine", treatment.medicine))
    elif treatment.product:
        kind = texts.text("trends.table.given", kind=kind, what=texts.inline("product", treatment.product))
    return texts.text("trends.table.planned", what=kind) if treatment.planned else kind


def course_texts(course: Medicine, texts: Texts) -> Iterator[tuple[date, str]]:
    """The days on which a course of a medicine began and ended, where they are known, and that in words."""
    for what, when in (("began", course.started), ("ended", course.ended)):
        if when is not None:
            yield when.day, texts.text(f"trends.table.course-{what}", what=texts.inline("medicine", course.medicine))


def entered_text(count: Count, unit: str, texts: Texts) -> str:
    """A count as people read it; one in doubt as it was entered, with its unit where that is another one."""
    result = count.result
    if count.value is None and result.unit != unit:
        return (count.comparator or "") + texts.quantity(result.value, result.unit)
    return count_text(count, unit)


def graded_text(count: Count, unit: str, texts: Texts) -> str:
    """A count with its grade, and whether it is calculated, corrected, preliminary or in doubt."""
    value = entered_text(count, unit, texts)
    if count.value is None:
        return texts.text("trends.table.doubtful", value=value)
    if count.grade:
        value = texts.text("trends.table.graded", value=value, grade=count.grade)
    remarks = {
        "calculated": count.derived,
        "corrected": count.result.status == "corrected",
        "preliminary": count.provisional,
    }
    for remark in (name for name, holds in remarks.items() if holds):
        value = texts.text(f"trends.table.{remark}", value=value)
    return value


@dataclass(frozen=True, slots=True)
class _Rows:
    timeline: Timeline
    content: Content
    view: TrendsView
    texts: Texts

    @property
    def blank(self) -> str:
        return self.texts.text("trends.table.not-logged")

    def columns(self) -> Iterator[str]:
        texts, content = self.texts, self.content
        yield texts.text("trends.table.day")
        for panel in content.panels.values():
            for word in [series.analyte for series in panel.counts] or [panel.titled]:
                column = self._with_unit(texts.name("measured", word), panel.unit)
                yield column if panel.temperature is None else texts.text("trends.table.highest", column=column)
        yield from (texts.name("symptom", row.symptom) for row in content.symptoms)
        yield from (texts.text("trends.table.treatment"), texts.text("trends.table.phase"))

    def rows(self) -> Iterator[tuple[date, tuple[str, ...]]]:
        measured = [by_day for panel in self.content.panels.values() for by_day in self._by_day(panel)]
        given = self._treatment_by_day()
        for number, day in enumerate(days_between(self.view.first, self.view.last)):
            phases = tuple(phase_name(phase, self.texts) for phase in phases_at(self.timeline, day))
            cells = [self.texts.day(day, "year")]
            cells.extend(self._several(tuple(by_day.get(day, ()))) for by_day in measured)
            blank = self.texts.text("trends.table.too-ill") if self.timeline.day(day).too_ill else self.blank
            cells.extend(self._severity(row.cells[number], blank) for row in self.content.symptoms)
            cells += [self._several(tuple(given.get(day, ()))), self._several(phases)]
            yield day, tuple(cells)

    def _with_unit(self, name: str, unit: str) -> str:
        return self.texts.text("trends.table.with-unit", name=name, unit=self.texts.unit(unit))

    def _by_day(self, panel: PanelContent) -> Iterator[dict[date, list[str]]]:
        """The texts of each column of a panel by day."""
        for series in panel.counts:
            yield self._counts_by_day(series)
        if panel.temperature is not None:
            yield self._readings_by_day(panel.temperature.highs, panel.temperature.doubtful, panel.unit)
        if panel.readings is not None:
            yield self._readings_by_day(panel.readings.shown, panel.readings.doubtful, panel.unit)

    def _counts_by_day(self, series: CountSeries) -> dict[date, list[str]]:
        found: dict[date, list[str]] = {}
        for count in counts_by_draw(self.timeline.counts(series.analyte)):
            if count.unit == series.unit or canonical_unit(series.analyte) is not None:
                found.setdefault(count.at.day, []).append(graded_text(count, series.unit, self.texts))
        return found

    def _readings_by_day(
        self, sure: Sequence[Reading], doubtful: Sequence[DoubtfulReading], unit: str
    ) -> dict[date, list[str]]:
        found: dict[date, list[str]] = {}
        for point in sure:
            found.setdefault(point.day, []).append(point.text)
        for doubt in doubtful:
            entered = doubt.reading
            value = doubt.text if entered.unit == unit else self.texts.quantity(entered.value, entered.unit)
            text = self.texts.text("trends.table.doubtful", value=value)
            found.setdefault(doubt.day, []).append(text)
        return found

    def _treatment_by_day(self) -> dict[date, list[str]]:
        found: dict[date, list[str]] = {}
        for treatment in self.timeline.treatments:
            if treatment.started is not None:
                found.setdefault(treatment.started.day, []).append(treatment_text(treatment, self.texts))
        for course in self.timeline.medicines:
            for day, text in course_texts(course, self.texts):
                found.setdefault(day, []).append(text)
        return found

    def _several(self, parts: tuple[str, ...]) -> str:
        if not parts:
            return self.blank
        text = parts[0]
        for part in parts[1:]:
            text = self.texts.text("trends.table.several", first=text, second=part)
        return text

    def _severity(self, cell: int, blank: str) -> str:
        if cell == NOT_LOGGED:
            return blank
        return self.texts.inline("severity", "not-rated" if cell == NOT_RATED else cell)
