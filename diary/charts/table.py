"""The chart of trends as rows: the same numbers in the same order, for screen readers and for copying."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from diary.charts.content import ANALYTES, Content, content_of
from diary.charts.lanes import phase_name
from diary.charts.series import NOT_LOGGED, NOT_RATED, count_text, counts_by_draw
from diary.charts.view import TrendsView
from diary.core.counts import Count
from diary.core.records import Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline, days_between
from diary.core.treatment import phases_at


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
    """The view as a table: day, counts, highest temperature, symptoms, treatment, phase."""
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


def graded_text(count: Count, unit: str, texts: Texts) -> str:
    """A count with its grade, and whether it is preliminary or in doubt."""
    value = count_text(count, unit)
    if count.value is None:
        return texts.text("trends.table.doubtful", value=value)
    if count.grade:
        value = texts.text("trends.table.graded", value=value, grade=count.grade)
    return texts.text("trends.table.preliminary", value=value) if count.provisional else value


@dataclass(frozen=True, slots=True)
class _Rows:
    timeline: Timeline
    content: Content
    view: TrendsView
    texts: Texts

    @property
    def blank(self) -> str:
        return self.texts.text("trends.table.not-logged")

    @property
    def analytes(self) -> list[str]:
        return [analyte for analytes in self.content.panels.values() for analyte in analytes if analyte in ANALYTES]

    def columns(self) -> Iterator[str]:
        texts, content = self.texts, self.content
        yield texts.text("trends.table.day")
        for analyte in self.analytes:
            yield self._with_unit(texts.name("analyte", analyte), content.counts[analyte].unit)
        if "temperature" in content.panels:
            yield self._with_unit(texts.text("trends.panel.temperature"), content.temperature.unit)
        yield from (texts.name("symptom", row.symptom) for row in content.symptoms)
        yield from (texts.text("trends.table.treatment"), texts.text("trends.table.phase"))

    def rows(self) -> Iterator[tuple[date, tuple[str, ...]]]:
        counts = [self._counts_by_day(analyte) for analyte in self.analytes]
        highs = {high.day: high.text for high in self.content.temperature.highs}
        given = self._treatment_by_day()
        for number, day in enumerate(days_between(self.view.first, self.view.last)):
            phases = tuple(phase_name(phase, self.texts) for phase in phases_at(self.timeline, day))
            cells = [self.texts.day(day, "year")]
            cells.extend(self._several(tuple(by_day.get(day, ()))) for by_day in counts)
            if "temperature" in self.content.panels:
                cells.append(highs.get(day, self.blank))
            cells.extend(self._severity(row.cells[number]) for row in self.content.symptoms)
            cells += [self._several(tuple(given.get(day, ()))), self._several(phases)]
            yield day, tuple(cells)

    def _with_unit(self, name: str, unit: str) -> str:
        return self.texts.text("trends.table.with-unit", name=name, unit=self.texts.unit(unit))

    def _counts_by_day(self, analyte: str) -> dict[date, list[str]]:
        unit = self.content.counts[analyte].unit
        found: dict[date, list[str]] = {}
        for count in counts_by_draw(self.timeline.counts(analyte)):
            found.setdefault(count.at.day, []).append(graded_text(count, unit, self.texts))
        return found

    def _treatment_by_day(self) -> dict[date, list[str]]:
        found: dict[date, list[str]] = {}
        for treatment in self.timeline.treatments:
            if treatment.started is not None:
                found.setdefault(treatment.started.day, []).append(treatment_text(treatment, self.texts))
        return found

    def _several(self, parts: tuple[str, ...]) -> str:
        if not parts:
            return self.blank
        text = parts[0]
        for part in parts[1:]:
            text = self.texts.text("trends.table.several", first=text, second=part)
        return text

    def _severity(self, cell: int) -> str:
        if cell == NOT_LOGGED:
            return self.blank
        return self.texts.inline("severity", "not-rated" if cell == NOT_RATED else cell)
