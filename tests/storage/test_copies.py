from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.storage import copies
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.storage.changes import batch, new, symptom
from tests.storage.conftest import Saying


@pytest.mark.parametrize("key", [None, Key("open sesame")], ids=["plain", "encrypted"])
def test_a_copy_holds_everything_and_opens_the_same_way(path: Path, clock: FixedClock, key: Key | None) -> None:
    target = path.with_name("copy.db")
    target.write_text("an older copy")
    with DiaryFile.open(path, clock=clock, key=key) as file:
        file.commit(batch(*new(symptom(1), symptom(2))))
        file.copy_to(target)
        assert file.commit(batch(*new(symptom(3)))) == 2
    with DiaryFile.open(target, clock=clock, key=key, read_only=True) as copy:
        assert copy.read_all() == [symptom(1), symptom(2)]
        assert len(copy.journal()) == 1
    assert target.stat().st_mode & 0o777 == 0o600
    assert target.read_bytes().startswith(b"SQLite format 3") is (key is None)


def test_a_copy_that_is_not_whole_never_takes_the_place_of_a_good_one(
    file: DiaryFile, saying: Saying, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = file.path.with_name("copy.db")
    file.copy_to(target)
    good = target.read_bytes()
    file.commit(batch(*new(symptom())))
    monkeypatch.setattr(copies, "sizes", lambda connection: [id(connection)])
    with saying("storage.copy-not-whole"):
        file.copy_to(target)
    assert target.read_bytes() == good
    assert not target.with_name("copy.db.part").exists()


def test_a_copy_to_a_missing_folder_is_named(file: DiaryFile, saying: Saying) -> None:
    with saying("storage.missing"):
        file.copy_to(file.path.parent / "nowhere" / "copy.db")
    assert file.commit(batch(*new(symptom()))) == 1
