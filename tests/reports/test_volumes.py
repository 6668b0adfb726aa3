"""A long report as several files: every row once, none too long, page numbers that run on."""

import io
import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from pypdf import PdfReader

from diary.core.records import CareTeam, Record
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports import volumes as module
from diary.reports.content import Choice
from diary.reports.model import Below, Report, ReportContent
from diary.reports.parts import PARTS, TITLES
from diary.reports.render import Press, report_pdfs
from diary.reports.volumes import LONGEST, SPARE, estimated_pages, volumes
from tests.reports import diaries
from tests.reports.conftest import Build

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 79 100"><path d="M0 0L79 100" stroke="#000"/></svg>'
DAYS = 120


def long_content(content: Build, paper: str = "a4", days: int = DAYS) -> ReportContent:
    """The content of many days with symptoms, weekly counts and a sign a day."""
    first = diaries.LAST - timedelta(days=days - 1)
    records: list[Record] = [
        CareTeam(id="care_team", instructions="Call first."),
        *diaries.logged(first, {"nausea": "12" * days, "fatigue": "30" * days, "headache": "0" * days}),
    ]
    judged = []
    for number in range(days):
        day = first + timedelta(days=number)
        found = diaries.evidence("symptom", f"Nausea of {day}", str(day))
        judged.append(diaries.judged(day, diaries.flag("nausea-vomiting", "today", day, found)))
        if number % 7 == 0:
            values = {"platelets": str(50 + number), "neutrophils": "0.4"}
            records.extend(diaries.drawn(f"{day}T08:00", values))
            records.append(diaries.infusion(str(day), "blinatumomab", cycle=number))
    timeline = Timeline.of(records)
    return content(timeline, tuple(judged), Choice(first=first, last=diaries.LAST, paper=paper))


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of about four pages."""
    monkeypatch.setattr(module, "LONGEST", 5)
    monkeypatch.setattr(module, "USUAL", 4)


def test_a_report_that_is_not_long_is_one_file_as_it_is(content: Build, texts: Texts) -> None:
    report = Report(content=content(diaries.drawn_diary()), charts=(SVG,))
    assert volumes(report, texts) == (report,)


@pytest.mark.parametrize(("charts", "files"), [(LONGEST - SPARE - 1, 1), (LONGEST - SPARE, 2)])
def test_sixty_pages_are_the_limit_with_room_for_the_estimate(
    content: Build, texts: Texts, charts: int, files: int
) -> None:
    bare = replace(content(Timeline.of([])), parts=("charts",))
    assert len(volumes(Report(content=bare, charts=(SVG,) * charts), texts)) == files


@pytest.mark.usefixtures("small")
def test_each_row_and_chart_is_in_one_file_and_in_its_order(content: Build, texts: Texts) -> None:
    whole = Report(content=long_content(content), charts=(SVG,) * 3)
    files = volumes(whole, texts)
    assert len(files) > 2
    parts = [file.content for file in files]
    assert tuple(row for part in parts for row in part.days) == whole.content.days
    assert tuple(row for part in parts for row in part.flags) == whole.content.flags
    assert tuple(row for part in parts for row in part.signs) == whole.content.signs
    assert tuple(row for part in parts for row in part.lowest_counts.cycles) == whole.content.lowest_counts.cycles
    rows = [row for part in parts for table in part.results for row in table.rows]
    assert rows == [row for table in whole.content.results for row in table.rows]
    assert [chart for file in files for chart in file.charts] == [SVG] * 3
    assert [file.content.file.number for file in files if file.content.file] == list(range(1, len(files) + 1))
    assert tuple(dict.fromkeys(name for part in parts for name in part.parts)) == PARTS


@pytest.mark.usefixtures("small")
def test_the_head_of_a_file_says_what_it_holds(content: Build, texts: Texts) -> None:
    files = volumes(Report(content=long_content(content), charts=(SVG,)), texts)
    abouts = [file.content.file.about for file in files if file.content.file]
    assert abouts[0].startswith(f"File 1 of {len(files)}: Charts, Lowest counts by cycle")
    assert any("Every day, continued" in about for about in abouts)
    for file, about in zip(files, abouts, strict=True):
        assert all(texts.text(TITLES[part]) in about for part in file.content.parts)


@pytest.mark.usefixtures("small")
def test_what_the_team_told_one_to_do_stands_before_the_first_sign_alone(content: Build, texts: Texts) -> None:
    files = volumes(Report(content=long_content(content, days=2 * DAYS)), texts)
    told = [bool(file.content.instructions) for file in files if file.content.flags]
    assert told[0]
    assert len(told) > 1
    assert not any(told[1:])


@pytest.mark.usefixtures("small")
def test_pages_are_numbered_on_and_page_one_comes_once(content: Build, texts: Texts, press: Press) -> None:
    files = volumes(Report(content=long_content(content), charts=(SVG,)), texts)
    page = 1
    for number, pdf in enumerate(report_pdfs(files, press), start=1):
        reader = PdfReader(io.BytesIO(pdf))
        for found in reader.pages:
            text = re.sub(r"\s+", " ", found.extract_text())
            assert f"File {number}, page {page}" in text
            assert ("Questions to ask" in text) == (page == 1)
            assert len(text) > 300 or "Charts" in text
            page += 1
        assert b"<pdfaid:part>2</pdfaid:part>" in pdf
        assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf
        assert len(reader.outline) > 1


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_estimate_is_near_what_typst_makes(content: Build, press: Press, paper: str) -> None:
    report = Report(content=long_content(content, paper))
    (pdf,) = report_pdfs([report], press)
    pages = len(PdfReader(io.BytesIO(pdf)).pages)
    assert pages > 10
    assert 0.85 < estimated_pages(report) / pages < 1.2


def test_long_texts_below_a_row_take_their_room(content: Build) -> None:
    report = Report(content=content(diaries.drawn_diary()))
    day, *others = report.content.days
    long = replace(day, below=(Below(label="13 May", text="word " * 2000, long=True),))
    longer = replace(report, content=replace(report.content, days=(long, *others)))
    assert 0.8 < estimated_pages(longer) - estimated_pages(report) < 1.2


def test_an_empty_part_takes_no_file_of_its_own(content: Build, texts: Texts) -> None:
    choice = Choice(first=date(2026, 5, 1), last=date(2026, 5, 1), parts=())
    assert volumes(Report(content=content(Timeline.of([]), (), choice)), texts)[0].content.parts == ()
