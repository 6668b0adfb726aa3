"""What lies at a path, seen from its first bytes, before any connection is made."""

from enum import Enum
from pathlib import Path

from diary.core.errors import DiaryError
from diary.storage.errors import sentences

PLAIN_START = b"SQLite format 3\0"
PAGE = 4096
LOOK = 64


class Lies(Enum):
    """What lies at a path."""

    NOTHING = "nothing"
    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    OTHER = "other"


def sniff(path: Path) -> Lies:
    """Look at a file; an empty one is nothing yet. Never call it for a file that is connected.

    An encrypted diary has no mark of its own: whole pages of bytes that are no text are taken for one.

    Raises:
        DiaryError: The path is a folder, its folder is missing, or the file cannot be read.
    """
    check_place(path)
    with sentences(path):
        if not path.exists():
            return Lies.NOTHING
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(LOOK)
    if size == 0:
        return Lies.NOTHING
    if start.startswith(PLAIN_START):
        return Lies.PLAIN
    is_text = all(" " <= chr(byte) <= "~" or byte in b"\t\r\n" for byte in start)
    return Lies.OTHER if size % PAGE or is_text else Lies.ENCRYPTED


def check_place(path: Path) -> None:
    """Check that a diary can lie there.

    Raises:
        DiaryError: The path is a folder, or its folder is missing or closed to the person.
    """
    with sentences(path):
        if path.is_dir():
            raise DiaryError("storage.is-a-folder", file=path.name)
        if not path.parent.is_dir():
            raise DiaryError("storage.missing-folder", folder=str(path.parent))
