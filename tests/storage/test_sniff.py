import hashlib
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from diary.storage.sniff import Lies, sniff
from tests.storage.conftest import Saying

NOISE = hashlib.shake_128(b"noise").digest(8192)


def test_no_file_and_an_empty_file_are_nothing(path: Path) -> None:
    assert sniff(path) is Lies.NOTHING
    path.touch()
    assert sniff(path) is Lies.NOTHING


def test_a_database_is_known_by_its_first_bytes(path: Path) -> None:
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute("CREATE TABLE t (a)")
    connection.close()
    assert sniff(path) is Lies.PLAIN


def test_whole_pages_without_sense_may_be_an_encrypted_diary(path: Path) -> None:
    path.write_bytes(NOISE)
    assert sniff(path) is Lies.ENCRYPTED


@pytest.mark.parametrize(
    "content",
    [b"{}", b'{"format": "blood-count-diary"}\r\n' * 128, NOISE[:-1]],
    ids=["short", "text in whole pages", "no whole pages"],
)
def test_other_files_are_other(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    assert sniff(path) is Lies.OTHER


def test_a_folder_is_no_diary(tmp_path: Path, saying: Saying) -> None:
    with saying("storage.is-a-folder"):
        sniff(tmp_path)


def test_a_missing_folder_is_named(tmp_path: Path, saying: Saying) -> None:
    with saying("storage.missing-folder"):
        sniff(tmp_path / "nowhere" / "diary.db")
