"""Verified copies of a diary, made by the database itself; the live file is never read around it."""

import os
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path

from diary.core.errors import DiaryError
from diary.storage import check
from diary.storage.connection import Connection, Key, connect
from diary.storage.errors import sentences
from diary.storage.lock import file_of_ours


def verified_copy(
    connection: Connection, target: Path, key: Key | None, *, turn: AbstractContextManager[object] | None = None
) -> None:
    """Copy the connected diary, encrypted like it, to a place where nothing is or where an older copy is.

    The copy is opened, checked and counted before it takes its name.

    Args:
        connection: The diary.
        target: The place.
        key: Opens the copy.
        turn: Is held while the diary itself is read, and no longer.

    Raises:
        DiaryError: It could not be made or is not whole; what was at the place is still there.
    """
    part = target.with_name(f"{target.name}.part")
    with sentences(part):
        part.unlink(missing_ok=True)
        file_of_ours(part)
        try:
            with turn or nullcontext():
                connection.execute("VACUUM INTO ?", [str(part)])
                expected = sizes(connection)
            _verify(part, key, expected)
            to_disk(part)
            part.replace(target)
            to_disk(target.parent)
        finally:
            part.unlink(missing_ok=True)


def _verify(part: Path, key: Key | None, expected: list[int]) -> None:
    copy = connect(part, key=key, read_only=True)
    try:
        whole = not check.pages(copy, part, encrypted=key is not None) and sizes(copy) == expected
    finally:
        copy.close()
    if not whole:
        raise DiaryError("storage.copy-not-whole", folder=str(part.parent))


def sizes(connection: Connection) -> list[int]:
    """How many rows each table holds."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name").fetchall()
    counts = (f'SELECT count(*) FROM "{table}"' for (table,) in tables)  # noqa: S608  (our own names)
    return [connection.execute(count).fetchone()[0] for count in counts]


def to_disk(path: Path) -> None:
    """Wait until the disk has a file or what a folder lists. Never call it for a file that is connected."""
    if os.name == "nt" and path.is_dir():  # pragma: no cover  (Windows opens no folder)
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
