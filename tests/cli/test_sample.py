from tests.cli.conftest import Commands


def test_a_name_in_json_is_an_exchange_file(run: Commands) -> None:
    out = run.folder / "a.json"
    assert run("sample", out, "--last", "2026-03-04").code == 0
    assert run("flags", out, "--on", "2026-03-04").code == 3


def test_any_other_name_is_a_diary_that_ends_today(run: Commands) -> None:
    out = run.folder / "a.db"
    assert run("sample", out).code == 0
    assert run("flags", out).code == 3
    assert run("sample", out).code == 2


def test_it_goes_back_as_many_years_as_asked(run: Commands) -> None:
    out = run.folder / "a.json"
    run("sample", out, "--years", "1")
    assert '{"date": "2025-03-' in out.read_text(encoding="utf-8")
    assert run("sample", out, "--years", "99").code == 2
