"""What is on the report: plain text and numbers, ready to be set, without any drawing.

Every text is already in the person's language. ``render`` turns these values into JSON for the templates.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One of the five boxes that answer the first questions."""

    title: str
    value: str
    unit: str = ""
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningRow:
    """One day's warning signs.

    Attributes:
        day: The day, with its weekday.
        time: The time of the first entry behind them, if it has one.
        entered: The symptoms and readings behind them.
        beside: The counts and treatments beside those.
        signs: The signs' names.
        done: What was done about them.
    """

    day: str
    time: str = ""
    entered: str
    beside: str = ""
    signs: str
    done: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A point of a small chart; both places run from 0 to 1, upward and to the right."""

    x: float
    y: float
    lowest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Sparkline:
    """A small chart of one count over the dates of the report.

    Attributes:
        points: By time.
        line: The height of the grade line, or None where there is none in sight.
        transfusions: Where on the time axis one was given.
    """

    points: tuple[Point, ...]
    line: float | None = None
    transfusions: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryCell:
    """A count in the short table."""

    text: str
    lowest: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryRow:
    """One blood test in the short table, its lowest value and its small chart."""

    name: str
    unit: str
    cells: tuple[SummaryCell, ...]
    lowest: str
    lowest_on: str
    grade: str
    chart: Sparkline


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """The blood counts of page one."""

    dates: tuple[str, ...]
    rows: tuple[SummaryRow, ...]
    legend: str
    below: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripDay:
    """A column of the symptom strip, of a day or of several.

    Attributes:
        label: The first day, or its month.
        above: The month, or the year, where it is another one than before.
    """

    label: str
    above: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StripRow:
    """One symptom: a digit a column, blank where it was not logged."""

    name: str
    cells: tuple[str, ...]
    worst: str
    when: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Strip:
    """The symptoms of page one, worst first."""

    columns: tuple[StripDay, ...]
    rows: tuple[StripRow, ...]
    legend: str
    below: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something with its date or dates."""

    dates: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstPage:
    """Page one."""

    name: str
    about: str
    visit: str
    covers: str
    span: str
    boxes: tuple[Box, ...]
    warnings: tuple[WarningRow, ...]
    warnings_below: str = ""
    summary: Summary
    strip: Strip
    events: tuple[Event, ...]
    events_below: str = ""
    treatments: tuple[Event, ...]
    treatments_below: str = ""
    questions: tuple[str, ...]
    more_questions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultCell:
    """A result in the full table.

    Attributes:
        value: In the column's unit, with its bound's sign.
        marks: Low or high against the laboratory's range, grade, calculated, in doubt.
        notes: The laboratory's own range, and the value as entered where its unit differs.
        later: When it was entered or changed, where that was after the fact.
    """

    value: str = ""
    marks: str = ""
    notes: tuple[str, ...] = ()
    later: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultColumn:
    """A blood test in the full table."""

    name: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultRow:
    """One draw in the full table."""

    drawn: str
    lab: str
    cells: tuple[ResultCell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultTable:
    """Every result of some blood tests, a row a draw."""

    columns: tuple[ResultColumn, ...]
    rows: tuple[ResultRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CycleRows:
    """The lowest counts of one cycle.

    Attributes:
        name: What it is called, and when it began.
        tests: The cells, a row a test.
    """

    name: str
    tests: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LowestCounts:
    """The lowest counts by cycle."""

    legend: str
    columns: tuple[str, ...]
    cycles: tuple[CycleRows, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Below:
    """What would not fit into a column, across the page below its row.

    Attributes:
        long: So long that it may run over a page's end.
    """

    label: str
    text: str
    long: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DayRow:
    """One day in the row shape of hospital sheets, or several on which nothing was entered.

    Attributes:
        none: The symptoms that were answered with none.
        later: When entries of that day were made or changed, where that was after the fact.
        gap: What to say instead of the rest where nothing was entered.
    """

    day: str
    phase: str = ""
    counts: tuple[str, ...] = ()
    temperature: str = ""
    treatment: str = ""
    symptoms: str = ""
    none: str = ""
    notes: str = ""
    later: str = ""
    gap: str = ""
    below: tuple[Below, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FlagDetail:
    """A warning sign of a day in full.

    Attributes:
        later: When entries behind it were made or changed, where that was after the fact.
    """

    day: str
    urgency: str
    title: str
    evidence: str
    not_known: str
    done: str
    later: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignDetail:
    """What a sign of the list above is: why it counts, and what it rests on."""

    title: str
    why: str
    section: str
    standards: str


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """One of several files of a long report.

    Attributes:
        number: From 1.
        about: Which it is, and what it holds.
        first_page: The number of its first page.
    """

    number: int
    about: str
    first_page: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportContent:
    """All of the report.

    Attributes:
        language: The language's code.
        made: When the report was made, on the person's clock.
        paper: Typst's name for it.
        parts: What follows page one.
        words: The fixed words of the templates, by name.
        notes_box: Whether page one has room for a box to write in.
        chart_alt: What a screen reader says of the chart.
        instructions: What the care team told the person to do, with its label; empty where nothing is on file.
        file: Which file this is of a long report; None where there is one alone.
    """

    language: str
    made: datetime
    paper: str
    parts: tuple[str, ...]
    words: Mapping[str, str]
    notes_box: bool
    first_page: FirstPage
    chart_alt: str
    lowest_counts: LowestCounts
    results: tuple[ResultTable, ...]
    day_columns: tuple[ResultColumn, ...]
    days: tuple[DayRow, ...]
    flags: tuple[FlagDetail, ...]
    signs: tuple[SignDetail, ...]
    instructions: str = ""
    file: File | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report, or one file of it.

    Attributes:
        content: What is on it.
        charts: SVG drawings, one below the other.
    """

    content: ReportContent
    charts: tuple[str, ...] = ()
