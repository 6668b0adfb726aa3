"""The past results as rows: one a draw, newest first, with the transfusions between them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from diary.core.counts import Count
from diary.core.numbers import plain
from diary.core.records import Panel, Phase, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.treatment import given, phases_at, span_of
from diary.core.units import canonical_unit, known_units
from diary.core.when import When
from diary.core.words import PRODUCTS
from diary.ui.pages.counts.doubts import question_about
from diary.ui.pages.counts.entry import Typed
from diary.ui.pages.counts.lines import LINES, MAIN, Asked, count_text, last_count

BY_HAND = ("typed", "pasted")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One test across the table.

    Attributes:
        unit: The unit its values are shown in; empty where each result keeps its own.
    """

    analyte: str
    name: str
    unit: str
    unit_name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One value as the table shows it.

    Attributes:
        marker: ``low`` or ``high`` against the report's own range, else None.
        grade: 1 to 4; None where there is none to show.
        odd: In doubt, or kept though it is far from the last result.
        withdrawn: The laboratory took it back.
        spoken: All of it in words, for screen readers and as a tip.
    """

    text: str
    marker: str | None = None
    grade: int | None = None
    odd: bool = False
    derived: bool = False
    withdrawn: bool = False
    spoken: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawRow:
    """One draw.

    Attributes:
        title: Its date and time.
        note: The phase with its day, and what sets the sample apart.
        cells: By analyte; what the laboratory did not give is missing.
    """

    panel: Panel
    title: str
    note: str
    cells: Mapping[str, Cell]

    @property
    def when(self) -> When:
        """When the blood was drawn."""
        return self.panel.collected_at


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenRow:
    """A transfusion between two draws."""

    treatment: Treatment
    when: When
    title: str
    text: str


Row = DrawRow | GivenRow


def columns(timeline: Timeline, texts: Texts, *, main: bool) -> tuple[Column, ...]:
    """The columns: the five main counts, or every other test that has a result, in the order of the form."""
    if main:
        return tuple(_column(timeline, texts, analyte) for analyte in MAIN)
    others = [analyte for analyte in timeline.analytes if analyte not in MAIN]
    order = {analyte: place for place, analyte in enumerate(LINES)}
    others.sort(key=lambda analyte: (order.get(analyte.removesuffix("-percent"), len(order)), analyte))
    return tuple(_column(timeline, texts, analyte) for analyte in others)


def rows(timeline: Timeline, texts: Texts, today: date) -> tuple[Row, ...]:
    """All rows, newest first.

    Args:
        timeline: The diary.
        texts: The words.
        today: The person's date; days of other years are named with their year.
    """
    counts: dict[str, list[Count]] = {}
    for analyte in timeline.analytes:
        for count in timeline.counts(analyte):
            counts.setdefault(count.panel.id, []).append(count)
    found: list[Row] = [_draw(timeline, texts, panel, counts.get(panel.id, ()), today) for panel in timeline.panels]
    if found:
        found.extend(_transfusions(timeline, texts, timeline.panels[0].collected_at.day, today))
    return tuple(sorted(found, key=lambda row: row.when.order, reverse=True))


def doubtful(timeline: Timeline) -> tuple[Count, ...]:
    """The results that wait for an answer, the newest first."""
    found = [
        count
        for analyte in timeline.analytes
        for count in timeline.counts(analyte)
        if count.doubtful and not count.derived and count.usable
    ]
    return tuple(sorted(found, key=lambda count: count.at.order, reverse=True))


def moment_text(texts: Texts, when: When, today: date) -> str:
    """A moment with its weekday, or with its year where that is another one."""
    return texts.moment(when, "short" if when.day.year == today.year else "year")


def age_text(texts: Texts, day: date, today: date) -> str:
    """How long ago a day was, in days, months or years."""
    days = (today - day).days
    if days <= 0:
        return texts.text("counts.age.today")
    for kind, length, least in (("years", 365.25, 730), ("months", 30.44, 60)):
        if days >= least:
            return texts.text(f"counts.age.{kind}", n=int(days / length))
    return texts.text("counts.age", n=days)


def display_unit(timeline: Timeline, analyte: str) -> str:
    """The unit that the table and the form speak of: the diary's own choice, else the canonical one."""
    usual = dict(timeline.settings.units).get(analyte)
    return usual if usual in known_units(analyte) else canonical_unit(analyte) or ""


def _column(timeline: Timeline, texts: Texts, analyte: str) -> Column:
    unit = display_unit(timeline, analyte)
    return Column(analyte=analyte, name=texts.name("analyte", analyte), unit=unit, unit_name=texts.unit(unit))


def _draw(timeline: Timeline, texts: Texts, panel: Panel, counts: Iterable[Count], today: date) -> DrawRow:
    by_analyte: dict[str, list[Count]] = {}
    for count in counts:
        by_analyte.setdefault(count.analyte, []).append(count)
    cells = {analyte: _cell(timeline, texts, found) for analyte, found in by_analyte.items()}
    return DrawRow(
        panel=panel,
        title=moment_text(texts, panel.collected_at, today),
        note=_note(timeline, texts, panel),
        cells=cells,
    )


def _cell(timeline: Timeline, texts: Texts, found: list[Count]) -> Cell:
    """One cell of all that a draw says about a test: two different results both show, and are asked about."""
    stated = [count for count in found if not count.derived]
    first = (stated or found)[0]
    cell = _cell_of(timeline, texts, first)
    if len(stated) > 1 or (stated and len(found) > len(stated)):
        unit = display_unit(timeline, first.analyte) or first.unit
        others = tuple(count_text(count, unit) for count in found[1:])
        text = ", ".join((cell.text, *(count_text(count, unit) for count in stated[1:])))
        spoken = texts.text("counts.cell.differ", cell=cell.spoken, other=texts.join(others))
        return replace(cell, text=text, odd=True, spoken=spoken)
    return cell


def _cell_of(timeline: Timeline, texts: Texts, count: Count) -> Cell:
    unit = display_unit(timeline, count.analyte) or count.unit
    marker = count.marker if count.marker in ("low", "high") else None
    grade = count.grade if count.usable else None
    odd = count.doubtful or _kept_odd(timeline, count)
    withdrawn = count.result.status == "entered-in-error"
    text = count_text(count, unit)
    said = [texts.text("counts.cell.value", analyte=count.analyte, value=text)]
    if count.doubtful:
        said.append(texts.text("counts.cell.as-entered", unit=count.result.unit))
    said += [texts.text(f"counts.cell.{word}") for word, holds in (
        (marker, marker), ("calculated", count.derived), ("doubtful", count.doubtful),
        ("odd", odd and not count.doubtful), ("withdrawn", withdrawn),
    ) if holds]  # fmt: skip
    exact = plain(count.result.value)
    if not count.derived and count.result.unit == unit and not text.endswith(exact):
        said.append(texts.text("counts.cell.exact", value=exact))
    if grade:
        said.append(texts.text("counts.cell.grade", grade=grade))
    return Cell(
        text=text, marker=marker, grade=grade or None, odd=odd, derived=count.derived, withdrawn=withdrawn,
        spoken=", ".join(said),
    )  # fmt: skip


def _kept_odd(timeline: Timeline, count: Count) -> bool:
    """Whether a value typed by hand was kept although it is far from the one before."""
    if count.derived or count.value is None or count.panel.source not in BY_HAND:
        return False
    last = last_count(timeline, count.analyte, count.at.earliest, count.panel.id)
    if last is None:
        return False
    typed = Typed(value=count.result.value, comparator=count.comparator)
    days = (count.at.day - last.at.day).days
    return question_about(typed, Asked(count.analyte, count.result.unit), last, days) is not None


def _note(timeline: Timeline, texts: Texts, panel: Panel) -> str:
    parts = []
    phase = phase_day(texts, phases_at(timeline, panel.collected_at.day), panel.collected_at.day)
    if phase:
        parts.append(phase)
    if panel.specimen != "blood":
        parts.append(texts.name("specimen", panel.specimen))
    statuses = {result.status for result in timeline.results_of.get(panel.id, ())}
    if "preliminary" in statuses:
        parts.append(texts.text("counts.row.preliminary"))
    return " · ".join(parts)


def phase_day(texts: Texts, phases: tuple[Phase, ...], day: date) -> str:
    """The latest of the running phases with its day, "Consolidation, day 11"; empty where none runs."""
    if not phases:
        return ""
    phase = phases[0]
    name = phase.label or texts.name("phase", phase.phase)
    number = span_of(phase).day_number(day)
    return name if number is None else texts.text("counts.row.phase-day", phase=name, n=number)


def _transfusions(timeline: Timeline, texts: Texts, since: date, today: date) -> Iterable[GivenRow]:
    for treatment in given(timeline):
        when = treatment.started
        if treatment.kind == "transfusion" and when is not None and when.day >= since:
            yield GivenRow(
                treatment=treatment,
                when=when,
                title=moment_text(texts, when, today),
                text=texts.text(f"given.{treatment.product if treatment.product in PRODUCTS else 'transfusion'}"),
            )
