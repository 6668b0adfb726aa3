"""Encrypting a diary, decrypting it, and changing its passphrase: always into a new file beside it.

The new file is written from the open diary straight under its new key, checked, and put on disk before it takes the
diary's place in one step. An encrypted diary never lies there in clear text on the way to another passphrase.
"""

from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError
from diary.storage import check
from diary.storage.connection import Connection, Key, connect, pragma
from diary.storage.copies import sizes, to_disk
from diary.storage.errors import sentences
from diary.storage.lock import file_of_ours

_SCHEMA = "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"


def part_of(path: Path) -> Path:
    """Where the new file grows."""
    return path.with_name(f"{path.name}.new-key.part")


def remove_left_over(path: Path) -> None:
    """Remove what a sudden end left behind; it can be a plain copy. Call it only while the diary's lock is held."""
    with suppress(OSError):  # what cannot be removed does not keep the person from the diary
        part_of(path).unlink(missing_ok=True)


def write_part(connection: Connection, path: Path, old: Key | None, new: Key | None) -> Path:
    """Write the connected diary under another key into a new file beside it, whole, checked and on disk.

    Args:
        connection: The open diary.
        path: Where it lies.
        old: Its key.
        new: The key of the new file; None for a plain one.

    Raises:
        DiaryError: The diary is damaged, or the file could not be made or is not whole; nothing is left of it.
    """
    if check.full(connection, path, encrypted=old is not None):
        raise DiaryError("storage.damaged", file=path.name)
    part = part_of(path)
    try:
        with sentences(path):
            part.unlink(missing_ok=True)
            file_of_ours(part)
            _export(connection, part, new)
            _verify(connection, part, new)
            to_disk(part)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    return part


def take_place(part: Path, path: Path) -> None:
    """Put the new file in the diary's place. Nothing may be connected to either.

    Raises:
        DiaryError: It could not; the diary is as it was.
    """
    try:
        with sentences(path):
            to_disk(path.parent)
            part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def settle(path: Path) -> None:
    """Have the disk remember which file is in the diary's place.

    Raises:
        DiaryError: It may not; after a power cut the diary can be the former file.
    """
    try:
        to_disk(path.parent)
    except OSError as error:
        raise DiaryError("storage.key-not-settled", file=path.name) from error


def _export(connection: Connection, part: Path, key: Key | None) -> None:
    """Copy all tables; without journal and syncs, because the file counts for nothing until it is whole."""
    connection.execute(f"ATTACH ? AS part KEY {key.literal if key else repr('')}", [str(part)])
    try:
        connection.execute("PRAGMA part.journal_mode = OFF").fetchall()
        connection.execute("PRAGMA part.synchronous = OFF").fetchall()
        connection.execute("BEGIN")
        try:
            connection.execute("SELECT sqlcipher_export('part')").fetchall()
            for name in ("application_id", "user_version"):
                connection.execute(f"PRAGMA part.{name} = {pragma(connection, name)}").fetchall()
            connection.execute("COMMIT")
        except BaseException:
            with suppress(dbapi2.Error):  # some failures end the transaction themselves
                connection.execute("ROLLBACK")
            raise
    finally:
        connection.execute("DETACH part")


def _verify(connection: Connection, part: Path, key: Key | None) -> None:
    copy = connect(part, key=key, read_only=True)
    try:
        whole = (
            not check.full(copy, part, encrypted=key is not None)
            and sizes(copy) == sizes(connection)
            and copy.execute(_SCHEMA).fetchall() == connection.execute(_SCHEMA).fetchall()
        )
    finally:
        copy.close()
    if not whole:
        raise DiaryError("storage.copy-not-whole", folder=str(part.parent))
