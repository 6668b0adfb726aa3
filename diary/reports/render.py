"""From what is on a report, or another document, to pages: typst, in memory, with our own fonts.

Diary text reaches the templates only as JSON, so markup in it is printed as it was written.
"""

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from diary.reports.model import Report

REPORT = "report.typ"
STANDARDS = ("a-2a", "ua-1")
"""What reports are written as: PDF/A-2a for keeping, PDF/UA-1 for screen readers."""

PREVIEW_PPI = 150.0
DOCUMENTS_KEPT = 10
"""For how many documents typst keeps what it laid out, in case the same comes again."""

A_PAGE = b"/Type/Page/"
"""How each page begins in a file that typst writes."""

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


def report_document(report: Report) -> Document:
    """A report, or one file of it, as a document."""
    return Document(template=REPORT, content=report.content, charts=report.charts)


def report_pdfs(files: Sequence[Report], press: Press) -> Iterator[bytes]:
    """The files of a report as PDF, one after the other, their pages numbered on from file to file."""
    page = 1
    for report in files:
        pdf = document_pdf(report_document(_from_page(report, page)), press)
        yield pdf
        page += pages_of(pdf)
        if report is not files[-1]:
            _forget()


def pages_of(pdf: bytes) -> int:
    """How many pages a file of ours has."""
    return pdf.count(A_PAGE)


def _from_page(report: Report, page: int) -> Report:
    if report.content.file is None:
        return report
    file = replace(report.content.file, first_page=page)
    return replace(report, content=replace(report.content, file=file))


def _forget() -> None:
    """Let typst forget what it set: it keeps that for the next ten documents, which may as well be empty."""
    import typst

    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    for _ in range(DOCUMENTS_KEPT + 1):
        typst.Compiler(b"", font_paths=fonts, ignore_system_fonts=True).compile(format="pdf")


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
