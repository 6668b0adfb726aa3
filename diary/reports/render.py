"""From what is on a report, or another document, to pages: typst, in memory, with our own fonts.

Diary text reaches the templates only as JSON, so markup in it is printed as it was written.
"""

import json
import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from diary.reports.model import ReportContent

REPORT = "report.typ"
STANDARDS = ("a-2a", "ua-1")
"""What reports are written as: PDF/A-2a for keeping, PDF/UA-1 for screen readers."""

PREVIEW_PPI = 150.0
PREVIEW_ROWS = 120
PREVIEW_CYCLES = 40
PREVIEW_CHARTS = 2
NO_GLYPH = "could not be displayed"
"""How typst says that no font has a sign, which both standards forbid."""

LONGEST_WORD = 16
ZERO_WIDTH_SPACE = "\u200b"
_LONG_WORD = re.compile(rf"[^\s\u200b]{{{LONGEST_WORD}}}(?=[^\s\u200b])")
_TURNS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")
"""Signs that turn the direction of text, and would reach into the report's own words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Press:
    """What pages are made with.

    Attributes:
        templates: The typst files by name.
        fonts: Font files; only their folders count.
    """

    templates: Mapping[str, str]
    fonts: tuple[Path, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Something to set in type.

    Attributes:
        template: The typst file that says how it looks.
        content: A dataclass of what is on it: text, numbers, tuples, mappings and such dataclasses.
        charts: SVG drawings, one below the other.
    """

    template: str
    content: object
    charts: tuple[str, ...] = ()


def document_pdf(document: Document, press: Press) -> bytes:
    """The document as PDF: the same bytes for the same content on every computer.

    Text in a script that our fonts lack is set with the computer's own fonts. Where those lack it too, a box stands
    for each sign, and the file goes without the two standards.
    """
    import typst

    for own_fonts in (True, False):
        try:
            pages = _compiler(document, press, own_fonts=own_fonts).compile(format="pdf", pdf_standards=list(STANDARDS))
        except typst.TypstError as error:
            if NO_GLYPH not in str(error):
                raise
        else:
            return cast("bytes", pages)
    return cast("bytes", _compiler(document, press, own_fonts=False).compile(format="pdf"))


def document_pages(document: Document, press: Press, *, ppi: float = PREVIEW_PPI) -> list[bytes]:
    """The document's pages as PNG; ``ppi`` is pixels an inch."""
    pages = _compiler(document, press, own_fonts=False).compile(format="png", ppi=ppi)
    return [pages] if isinstance(pages, bytes) else list(pages or ())


def report_pdf(content: ReportContent, press: Press, charts: Sequence[str] = ()) -> bytes:
    """The report as PDF.

    Args:
        content: What is on it.
        press: The templates and fonts.
        charts: SVG drawings, one below the other.
    """
    return document_pdf(Document(template=REPORT, content=content, charts=tuple(charts)), press)


def report_pages(
    content: ReportContent, press: Press, charts: Sequence[str] = (), *, ppi: float = PREVIEW_PPI
) -> list[bytes]:
    """The report's pages as PNG, for a preview; of a long report only the first rows of each part.

    Arguments as for ``report_pdf``; ``ppi`` is pixels an inch.
    """
    shown = _first_rows(content) if is_long(content) else content
    document = Document(template=REPORT, content=shown, charts=tuple(charts[:PREVIEW_CHARTS]))
    return document_pages(document, press, ppi=ppi)


def is_long(content: ReportContent) -> bool:
    """Whether a preview shows only the first rows of each part."""
    return max(len(content.days), len(content.flags), *(len(table.rows) for table in content.results), 0) > PREVIEW_ROWS


def _first_rows(content: ReportContent) -> ReportContent:
    return replace(
        content,
        words={**content.words, "page": content.words["page"].replace("{pages}", "…")},
        lowest_counts=replace(content.lowest_counts, cycles=content.lowest_counts.cycles[:PREVIEW_CYCLES]),
        results=tuple(replace(table, rows=table.rows[:PREVIEW_ROWS]) for table in content.results),
        days=content.days[:PREVIEW_ROWS],
        flags=content.flags[:PREVIEW_ROWS],
    )


def _compiler(document: Document, press: Press, *, own_fonts: bool) -> Any:  # noqa: ANN401  (typst is imported where it is used)
    import typst

    folders = sorted({str(path.parent) for path in press.fonts})
    fonts = typst.Fonts(include_system_fonts=not own_fonts, include_embedded_fonts=False, font_paths=folders)
    files = {name: text.encode() for name, text in press.templates.items()}
    files["main"] = files.pop(document.template)
    inputs = {"data": _data(document)}
    return typst.Compiler(cast("Any", files), font_paths=fonts, ignore_system_fonts=own_fonts, sys_inputs=inputs)


def _data(document: Document) -> str:
    return json.dumps({**_plain(document.content), "charts": list(document.charts)}, ensure_ascii=False)


def _plain(value: Any) -> Any:  # noqa: ANN401  (whatever JSON can hold)
    """The value as JSON has it, every text cleaned."""
    match value:
        case str():
            return clean(value)
        case datetime():
            return [value.year, value.month, value.day, value.hour, value.minute]
        case tuple():
            return [_plain(part) for part in value]
        case Mapping():
            return {key: _plain(part) for key, part in value.items()}
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    return value


def clean(text: str) -> str:
    """Text that can be set: no control characters but line ends, and very long words with places to break."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    kept = "".join(sign for sign in _TURNS.sub("", lines) if sign == "\n" or unicodedata.category(sign) not in _UNSET)
    return _LONG_WORD.sub(lambda word: word[0] + ZERO_WIDTH_SPACE, kept)


_UNSET = ("Cc", "Cs", "Cn", "Co")
"""Unicode's control characters, lone halves, and signs without a meaning."""
