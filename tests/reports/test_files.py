"""A report is on the disk whole or not at all."""

import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary.core.errors import DiaryError
from diary.reports.files import write_all


def test_one_file_has_the_name_that_was_asked_for(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"before")
    assert write_all(out, [b"after"]) == (out,)
    assert out.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [out]


def test_several_files_stand_beside_each_other_numbered(tmp_path: Path) -> None:
    (tmp_path / "report-2-of-3.pdf").write_bytes(b"former")
    written = write_all(tmp_path / "report.pdf", [b"a", b"b", b"c"])
    assert [path.name for path in written] == [f"report-{number}-of-3.pdf" for number in (1, 2, 3)]
    assert [path.read_bytes() for path in written] == [b"a", b"b", b"c"]
    assert sorted(tmp_path.iterdir()) == list(written)


def test_the_files_are_the_persons_alone(tmp_path: Path) -> None:
    for path in write_all(tmp_path / "report.pdf", [b"a", b"b"]):
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_whoever_stops_half_way_leaves_all_as_it_was(tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"before")

    def stopped() -> Iterator[bytes]:
        yield b"a"
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_all(out, stopped())
    assert out.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [out]


def test_a_file_that_cannot_be_put_in_its_place_takes_the_others_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    former = tmp_path / "report-1-of-3.pdf"
    former.write_bytes(b"former")
    replace = Path.replace

    def refused(self: Path, target: Path) -> Path:
        if target == tmp_path / "report-3-of-3.pdf":
            raise PermissionError
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refused)
    with pytest.raises(DiaryError) as raised:
        write_all(tmp_path / "report.pdf", [b"a", b"b", b"c"])
    assert raised.value.message.id == "report.not-written"
    assert list(tmp_path.iterdir()) == [former]
    assert former.read_bytes() == b"former"


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DiaryError):
        write_all(tmp_path / "none" / "report.pdf", [b"a"])
