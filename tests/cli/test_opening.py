from pathlib import Path

import pytest

from diary.cli.opening import PASSPHRASE, looks_like_text
from diary.core.errors import DiaryError
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.cli.conftest import Commands

SECRET = "correct horse"  # noqa: S105  (of a diary made for the test)


@pytest.fixture
def encrypted(run: Commands) -> Path:
    path = run.folder / "secret.db"
    DiaryFile.open(path, key=Key(SECRET), clock=run.env.clock).close()
    return path


def test_an_encrypted_diary_opens_by_each_way_to_give_the_passphrase(run: Commands, encrypted: Path) -> None:
    assert run("flags", encrypted, variables={PASSPHRASE: SECRET}).code == 0
    assert run("flags", encrypted, "--passphrase-file", run.file("p", f"{SECRET}\n")).code == 0
    assert run("flags", encrypted, ask=lambda _: SECRET).code == 0


def test_without_the_passphrase_it_stays_closed(run: Commands, encrypted: Path) -> None:
    for answer in (
        run("flags", encrypted),
        run("flags", encrypted, variables={PASSPHRASE: "wrong"}),
        run("flags", encrypted, "--passphrase-file", run.folder / "none"),
        run("flags", encrypted, "--passphrase-file", run.file("empty", "\n")),
    ):
        assert answer.code == 2
        assert SECRET not in answer.err


def test_a_plain_diary_asks_for_nothing(run: Commands) -> None:
    assert run("flags", run.diary(run.folder / "a.db"), ask=lambda _: pytest.fail("asked")).code == 3


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"{}", True),
        (b"\xef\xbb\xbf [", True),
        (b"<a/>", True),
        (b"", True),
        (b"SQLite format 3\0", False),
        (b"\x8f\x01", False),
    ],
)
def test_text_is_told_from_a_diary(tmp_path: Path, content: bytes, *, text: bool) -> None:
    path = tmp_path / "a"
    path.write_bytes(content)
    assert looks_like_text(path) is text


def test_a_folder_and_a_missing_file_are_told(tmp_path: Path) -> None:
    for path, sentence in ((tmp_path, "exchange.folder"), (tmp_path / "none", "exchange.missing")):
        with pytest.raises(DiaryError) as caught:
            looks_like_text(path)
        assert caught.value.message.id == sentence


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("{", "breaks off or is damaged near line 1"),
        ('{"format": "blood-count-diary", "version": 2}', "update the program first"),
        ("%PDF-1.7 and so on", "is not"),
        ("", "is empty"),
        ("<a/>", "is XML"),
        ("[" * 9000, "nested deeper"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(run: Commands, content: str, sentence: str) -> None:
    for command in ("flags", "counts", "check"):
        answer = run(command, run.file("a.json", content))
        assert answer.code == 2
        assert sentence in " ".join(answer.err.split())
