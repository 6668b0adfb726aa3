import json
from pathlib import Path

import pytest

from diary.cli.exporting import write_whole
from diary.core.errors import DiaryError
from tests.cli.conftest import Commands


def test_what_is_exported_is_read_again_with_nothing_new(run: Commands) -> None:
    run.diary()
    out = run.folder / "out.json"
    answer = run("export", out)
    assert answer.code == 0
    assert "Wrote 107 days to" in " ".join(answer.out.split())
    (source,) = run("import", out, "--dry-run", "--json").json["sources"]
    assert source["new"] == {}
    (fresh,) = run("import", out, "--dry-run", "--diary", run.folder / "none.db", "--json").json["sources"]
    assert fresh["new"] == source["already_there"]


def test_a_period_holds_its_own_days(run: Commands) -> None:
    run.diary()
    out = run.folder / "out.json"
    run("export", out, "--from", "2026-02-19", "--to", "2026-02-21")
    written = json.loads(out.read_text(encoding="utf-8"))
    assert [day["date"] for day in written["days"]] == ["2026-02-19", "2026-02-20", "2026-02-21"]
    assert len(written["treatments"]) > 20


@pytest.mark.parametrize("name", ["a.fhir.json", "a.csv.zip", "a.txt", "a"])
def test_other_formats_are_refused_in_a_sentence(run: Commands, name: str) -> None:
    run.diary()
    answer = run("export", run.folder / name)
    assert answer.code == 2
    assert "Nothing was written" in " ".join(answer.err.split())
    assert not (run.folder / name).exists()


def test_a_folder_is_no_place_to_write_to(run: Commands) -> None:
    run.diary()
    assert run("export", run.folder).code == 2


def test_without_a_diary_nothing_is_written(run: Commands) -> None:
    assert run("export", run.folder / "a.json").code == 2
    assert not (run.folder / "a.json").exists()


def test_an_exchange_file_is_no_diary_to_export(run: Commands) -> None:
    assert "is not a diary" in run("export", run.folder / "a.json", "--diary", run.sample()).err


def test_the_diary_is_not_overwritten_by_its_own_export(run: Commands) -> None:
    diary = run.diary(run.folder / "diary.json")
    before = diary.read_bytes()
    assert "is the diary itself" in run("export", diary, "--diary", diary).err
    assert diary.read_bytes() == before


def test_the_dates_must_be_in_order(run: Commands) -> None:
    answer = run("export", run.folder / "a.json", "--from", "2026-03-02", "--to", "2026-03-01")
    assert answer.code == 2


def test_a_file_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "a.json"
    out.write_text("before")
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", _full)
        with pytest.raises(DiaryError):
            write_whole(out, b"after")
    assert out.read_text() == "before"
    assert list(tmp_path.iterdir()) == [out]
    with pytest.raises(DiaryError):
        write_whole(tmp_path / "none" / "a.json", b"")


def _full(*_: object) -> None:
    raise OSError
