"""A long report as several files, each set in little memory, with running page numbers.

How many pages something takes is known only once it is set, so it is estimated by its lines, with room to spare.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from math import ceil
from typing import TypeVar

from diary.core.texts import Texts
from diary.reports.model import CycleRows, DayRow, File, FlagDetail, Report, ResultRow, SignDetail
from diary.reports.parts import CHARTS, DAYS, LOWEST, MEANINGS, RESULTS, TITLES, WARNINGS

LONGEST = 60
"""How many pages a file may have (``product.md``, targets)."""

SPARE = 3
"""By how many the estimate may fall short of that."""

USUAL = 50
"""How many each of several is meant to have at most."""

LINES = {"a4": 82, "us-letter": 76}
"""How many lines of a table a page holds."""

BETWEEN = 0.55
"""The room between two rows, in lines."""

PHASE, TREATMENT, SYMPTOMS, NOTES, ACROSS, EVIDENCE, WHY, LABORATORY = 15, 16, 38, 22, 135, 74, 100, 19
"""How many letters a line of each column holds."""

Row = CycleRows | DayRow | FlagDetail | SignDetail | ResultRow | str
"""A row of a table, or a chart: what is never cut."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A row with its part.

    Attributes:
        table: The number of its table, of results.
        pages: How much of a page it takes.
    """

    part: str
    row: Row
    table: int
    pages: float


def volumes(report: Report, texts: Texts) -> tuple[Report, ...]:
    """The files of a report, each with its own rows and charts: one where it is not long."""
    pages = estimated_pages(report)
    if pages <= LONGEST - SPARE:
        return (report,)
    files = _cut(list(_pieces(report)), ceil(pages / USUAL))
    return tuple(_file(report, texts, files, number) for number in range(len(files)))


def estimated_pages(report: Report) -> float:
    """About how many pages a report takes."""
    return 1 + sum(piece.pages for piece in _pieces(report))


def _pieces(report: Report) -> Iterator[_Piece]:
    lines = LINES[report.content.paper]
    for part in report.content.parts:
        for number, rows in enumerate(_tables(report, part)):
            for row in rows:
                yield _Piece(part, row, number, 1 if part == CHARTS else (_height(row) + BETWEEN) / lines)


def _tables(report: Report, part: str) -> tuple[tuple[Row, ...], ...]:
    content = report.content
    tables: dict[str, tuple[tuple[Row, ...], ...]] = {
        CHARTS: (report.charts,),
        LOWEST: (content.lowest_counts.cycles,),
        RESULTS: tuple(table.rows for table in content.results),
        DAYS: (content.days,),
        WARNINGS: (content.flags,),
        MEANINGS: (content.signs,),
    }
    return tables[part]


def _height(row: Row) -> float:
    """How many lines a row takes."""
    match row:
        case CycleRows():
            return 1.3 + len(row.tests) * (1 + BETWEEN)
        case DayRow():
            return _height_of_day(row)
        case FlagDetail():
            return max(2, sum(_lines(text, EVIDENCE) for text in (row.evidence, row.not_known, row.done, row.later)))
        case SignDetail():
            return sum(_lines(text, WHY) for text in (row.why, row.section, row.standards))
        case ResultRow():
            cells = (1 + len(cell.notes) + bool(cell.later) for cell in row.cells)
            return max(*cells, _lines(row.lab, LABORATORY))
        case str():
            return 0


def _height_of_day(row: DayRow) -> float:
    columns = (
        _lines(row.phase, PHASE),
        _lines(row.treatment, TREATMENT),
        _lines(row.symptoms, SYMPTOMS) + _lines(row.none, SYMPTOMS),
        _lines(row.notes, NOTES) + _lines(row.later, NOTES),
        2 if row.temperature else 1,
    )
    return max(columns) + sum(1 + BETWEEN + _lines(below.text, ACROSS) for below in row.below)


def _lines(text: str, letters: int) -> int:
    return sum(max(1, ceil(len(line) / letters)) for line in text.split("\n")) if text else 0


def _cut(pieces: list[_Piece], files: int) -> list[list[_Piece]]:
    """The pieces in that many files of much the same length; page one takes a page of the first."""
    before = list(accumulate((piece.pages for piece in pieces), initial=1.0))
    most = before[-1] / files
    numbers = (min(int(pages / most), files - 1) for pages in before)
    found = groupby(zip(numbers, pieces, strict=False), key=lambda pair: pair[0])
    return [[piece for _, piece in group] for _, group in found]


def _file(report: Report, texts: Texts, files: list[list[_Piece]], number: int) -> Report:
    content, pieces = report.content, files[number]
    place = {"number": number + 1, "n": len(files)}
    held = replace(
        content,
        file=File(
            number=number + 1,
            about=texts.text("report.file", **place, parts=texts.join(tuple(_titles(texts, files, number)))),
        ),
        words={**content.words, "page": texts.text("report.page-of-file", page="{page}", **place)},
        parts=tuple(dict.fromkeys(piece.part for piece in pieces)),
        lowest_counts=replace(content.lowest_counts, cycles=_rows(pieces, CycleRows)),
        results=tuple(
            replace(table, rows=rows)
            for place_, table in enumerate(content.results)
            if (rows := _rows([piece for piece in pieces if piece.table == place_], ResultRow))
        ),
        days=_rows(pieces, DayRow),
        flags=_rows(pieces, FlagDetail),
        signs=_rows(pieces, SignDetail),
        instructions=content.instructions if _begins(files, number, WARNINGS) else "",
    )
    return Report(content=held, charts=_rows(pieces, str))


R = TypeVar("R", bound=Row)


def _rows(pieces: list[_Piece], kind: type[R]) -> tuple[R, ...]:
    return tuple(piece.row for piece in pieces if isinstance(piece.row, kind))


def _titles(texts: Texts, files: list[list[_Piece]], number: int) -> Iterator[str]:
    """What a file holds, in the words of the headings; a part that goes on says so."""
    for part in dict.fromkeys(piece.part for piece in files[number]):
        title = texts.text(TITLES[part])
        yield title if _begins(files, number, part) else texts.text("report.file-on", part=title)


def _begins(files: list[list[_Piece]], number: int, part: str) -> bool:
    """Whether a part has no row in the files before."""
    return all(piece.part != part for file in files[:number] for piece in file)
