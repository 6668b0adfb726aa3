"""The lowest counts of each cycle as rows of text, the same for the window and for the report."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from diary.charts.lanes import phase_name
from diary.charts.series import unit_of
from diary.charts.table import graded_text
from diary.core.cycles import Cycle
from diary.core.grades import STANDARD, severe_limit
from diary.core.nadirs import ANALYTES, DaysBelow, Nadir, nadir
from diary.core.numbers import short
from diary.core.texts import Texts
from diary.core.timeline import Timeline

COLUMNS = ("cycle", "from", "test", "lowest", "on", "limit", "below", "back")
OF_CYCLE = 2
"""How many of the columns, from the first, say which cycle a row is of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NadirTable:
    """Rows of text, one a test of a cycle.

    Attributes:
        columns: What each column is called.
        days: The first day of each row's cycle.
        rows: Its cells; a dash where nothing is known.
        legend: What the rows say and what they cannot say.
    """

    columns: tuple[str, ...]
    days: tuple[date, ...]
    rows: tuple[tuple[str, ...], ...]
    legend: str


def cycle_name(cycle: Cycle, texts: Texts) -> str:
    """What a cycle is called: "Induction, part 1" or "Blinatumomab, cycle 2"."""
    phase = phase_name(cycle.phase, texts) if cycle.phase else ""
    if cycle.cycle is None:
        return phase
    if cycle.medicine is not None:
        return texts.text("cycles.of-medicine", medicine=cycle.medicine, n=cycle.cycle)
    if phase:
        return texts.text("cycles.of-phase", phase=phase, n=cycle.cycle)
    return texts.text("cycles.alone", n=cycle.cycle)


def nadir_table(timeline: Timeline, cycles: Iterable[Cycle], today: date, texts: Texts) -> NadirTable:
    """The lowest counts of the cycles that have begun, without tests that none of them has a count of."""
    begun = [cycle for cycle in cycles if cycle.first <= today]
    found = {analyte: [nadir(timeline, cycle, analyte, today) for cycle in begun] for analyte in ANALYTES}
    counted = [nadirs for nadirs in found.values() if any(low.lowest or low.doubtful for low in nadirs)]
    rows = _Rows(timeline, texts)
    return NadirTable(
        columns=tuple(texts.text(f"cycles.column.{column}") for column in COLUMNS),
        days=tuple(cycle.first for cycle in begun for _ in counted),
        rows=tuple(
            rows.row(cycle, low) for cycle, lows in zip(begun, zip(*counted, strict=True), strict=False) for low in lows
        ),
        legend=texts.text("cycles.legend", standard=STANDARD),
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    timeline: Timeline
    texts: Texts

    def row(self, cycle: Cycle, low: Nadir) -> tuple[str, ...]:
        texts, unit = self.texts, unit_of(self.timeline, low.analyte)
        return (
            cycle_name(cycle, texts),
            texts.day(cycle.first, "year"),
            texts.text("cycles.test", name=texts.name("analyte", low.analyte), unit=texts.unit(unit)),
            self._lowest(low, unit),
            self._day(low.day, low.lowest.at.day) if low.lowest else self._unknown,
            texts.text("cycles.limit", limit=short(severe_limit(low.analyte, unit)), grade=low.grade),
            self._below(low.below),
            self._back(low),
        )

    @property
    def _unknown(self) -> str:
        return self.texts.text("cycles.not-known")

    def _lowest(self, low: Nadir, unit: str) -> str:
        value = graded_text(low.lowest, unit, self.texts) if low.lowest else self._unknown
        return self.texts.text("cycles.doubtful", value=value, n=low.doubtful) if low.doubtful else value

    def _day(self, number: int | None, day: date) -> str:
        return self.texts.text("cycles.day", n=number, day=day)

    def _below(self, below: DaysBelow | None) -> str:
        """How many days, as far as draws can tell."""
        if below is None:
            return self._unknown
        if not below.least:
            kind = "none"
        elif below.still is not None:
            kind = "still"
        elif below.most is None:
            kind = "at-least"
        else:
            kind = "exact" if below.least == below.most else "range"
        return self.texts.text(f"cycles.below.{kind}", least=below.least, most=below.most, still=below.still)

    def _back(self, low: Nadir) -> str:
        if low.below is None or not low.below.least:
            return self._unknown
        if low.recovered is None:
            return self.texts.text("cycles.not-seen")
        day = self._day(low.recovered_day, low.recovered.at.day)
        return self.texts.text("cycles.after-transfusion", day=day) if low.transfused else day
