from pathlib import Path

import pytest
from pypdf import PdfReader

from diary.reports import volumes
from tests.cli.conftest import Commands


def test_the_report_is_a_pdf_of_the_days_since_the_last_visit(run: Commands) -> None:
    out = run.folder / "report.pdf"
    answer = run("report", out, run.sample())
    assert answer.code == 0
    assert "18 Feb 2026 to 4 Mar 2026" in " ".join(answer.out.split())
    assert out.read_bytes().startswith(b"%PDF")


def test_the_dates_and_the_paper_can_be_chosen(run: Commands) -> None:
    out = run.folder / "report.pdf"
    answer = run("report", out, run.sample(), "--from", "2026-03-02", "--to", "2026-03-04", "--paper", "letter")
    assert "2 Mar 2026 to 4 Mar 2026" in " ".join(answer.out.split())


@pytest.mark.parametrize("dates", [("--from", "2026-03-05", "--to", "2026-03-04"), ("--from", "soon")])
def test_dates_that_make_no_sense_are_refused(run: Commands, dates: tuple[str, ...]) -> None:
    out = run.folder / "report.pdf"
    assert run("report", out, run.sample(), *dates).code == 2
    assert not out.exists()


def test_a_place_that_cannot_be_written_is_told(run: Commands) -> None:
    answer = run(
        "report", run.folder / "none" / "report.pdf", run.sample(), "--from", "2026-03-04", "--to", "2026-03-04"
    )
    assert answer.code == 2
    assert "could not be written" in " ".join(answer.err.split())


def _text(out: Path) -> str:
    (page,) = PdfReader(out).pages
    return " ".join(page.extract_text().split())


def test_the_emergency_card_is_one_page_and_the_name_can_be_left_out(run: Commands) -> None:
    out = run.folder / "card.pdf"
    answer = run("report", out, run.sample(), "--card", "--paper", "letter")
    assert answer.code == 0
    assert "Wrote the emergency card to" in answer.out
    assert "A fever is an emergency for me" in _text(out)
    assert "Sample diary" in _text(out)
    run("report", out, run.sample(), "--card", "--no-name")
    assert "Sample diary" not in _text(out)


def test_the_blank_week_begins_on_the_first_date_or_has_none(run: Commands) -> None:
    out = run.folder / "week.pdf"
    answer = run("report", out, run.sample(), "--blank-week", "--from", "2026-03-05")
    assert (answer.code, "Wrote the blank week to" in answer.out) == (0, True)
    assert _text(out).startswith("My week on paper, 5 to 11 Mar 2026")
    run("report", out, run.sample(), "--blank-week")
    assert _text(out).startswith("My week on paper This")


@pytest.mark.parametrize(
    "options",
    [
        ("--card", "--from", "2026-03-05"),
        ("--card", "--to", "2026-03-05"),
        ("--blank-week", "--to", "2026-03-05"),
        ("--blank-week", "--from", "soon"),
        ("--card", "--blank-week"),
    ],
)
def test_what_a_page_for_paper_cannot_take_is_refused(run: Commands, options: tuple[str, ...]) -> None:
    out = run.folder / "page.pdf"
    assert run("report", out, run.sample(), *options).code == 2
    assert not out.exists()


def test_the_report_can_be_made_without_the_name(run: Commands) -> None:
    out = run.folder / "report.pdf"
    run("report", out, run.sample(), "--from", "2026-03-04", "--no-name")
    assert "Sample diary" not in PdfReader(out).pages[0].extract_text()


def test_the_parts_can_be_chosen(run: Commands) -> None:
    out = run.folder / "report.pdf"
    pages = {}
    for parts in ("none", "days", "days, warnings"):
        assert run("report", out, run.sample(), "--parts", parts).code == 0
        pages[parts] = len(PdfReader(out).pages)
    assert pages["none"] == 1 < pages["days"] < pages["days, warnings"]


def test_a_part_that_there_is_not_is_named_with_those_there_are(run: Commands) -> None:
    answer = run("report", run.folder / "report.pdf", run.sample(), "--parts", "days,poems")
    assert answer.code == 2
    assert "There is no part poems of a report. The parts are: charts, lowest-counts" in " ".join(answer.err.split())


def test_a_long_report_is_several_files_whose_page_numbers_run_on(
    run: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(volumes, "LONGEST", 4)
    monkeypatch.setattr(volumes, "USUAL", 2)
    answer = run("report", run.folder / "report.pdf", run.sample(), "--parts", "results,days,warnings")
    assert answer.code == 0
    files = sorted(run.folder.glob("*.pdf"))
    assert f"It is long, so it is {len(files)} files" in " ".join(answer.out.split())
    page = 1
    for number, path in enumerate(files, start=1):
        assert path.name == f"report-{number}-of-{len(files)}.pdf"
        for found in PdfReader(path).pages:
            assert f"File {number}, page {page}" in found.extract_text()
            page += 1
