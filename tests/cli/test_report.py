import pytest

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
