"""The one place that makes a connection to a diary file: driver, key and settings.

One driver, ``sqlcipher3``, for plain and for encrypted diaries. A live diary is opened once, exclusively, with a
rollback journal and every sync there is, so that the one file is complete between any two changes.

The live file must never be opened by Python's own input and output while a connection is open: closing that handle
would drop the database's locks (POSIX). Look at a file before connecting (``diary.storage.sniff``).
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError
from diary.storage.errors import sentences

BUSY_TIMEOUT = 5000
"""How long to wait for another program's short reading, in milliseconds."""


class Cursor(Protocol):
    """What a statement answers."""

    def fetchone(self) -> Any:  # noqa: ANN401  (rows are tuples of what the database holds)
        """The next row, or None."""
        ...

    def fetchall(self) -> list[Any]:
        """All rows that are left."""
        ...


class Connection(Protocol):
    """The driver's own connection, as far as it is used here."""

    def execute(self, statement: str, values: Sequence[Any] = ..., /) -> Cursor:
        """Run one statement."""
        ...

    def close(self) -> None:
        """Close it and let go of the locks."""
        ...


@dataclass(frozen=True, slots=True)
class Key:
    """What opens an encrypted diary.

    Attributes:
        passphrase: As typed; SQLCipher derives the key from it.
    """

    passphrase: str = field(repr=False)

    def __post_init__(self) -> None:
        if not self.passphrase or "\0" in self.passphrase:
            raise DiaryError("storage.passphrase-unusable")

    @property
    def text(self) -> str:
        """The passphrase, the same however a keyboard composes its letters."""
        return unicodedata.normalize("NFC", self.passphrase)

    @property
    def literal(self) -> str:
        """The passphrase as SQL text."""
        return "'" + self.text.replace("'", "''") + "'"


class Opening(Protocol):
    """What opens an encrypted file: a passphrase, or the key derived from it."""

    @property
    def literal(self) -> str:
        """As SQL text."""
        ...


def _settings(*, read_only: bool) -> tuple[tuple[str, str, str | int], ...]:
    """Name, value to set, value to read back; the ones that both kinds of opening share come last."""
    shared: tuple[tuple[str, str, str | int], ...] = (
        ("foreign_keys", "ON", 1),
        ("secure_delete", "ON", 1),
        ("temp_store", "MEMORY", 2),
        ("trusted_schema", "OFF", 0),
    )
    if read_only:
        return (("locking_mode", "NORMAL", "normal"), ("query_only", "ON", 1), *shared)
    return (
        ("locking_mode", "EXCLUSIVE", "exclusive"),
        ("journal_mode", "DELETE", "delete"),
        ("synchronous", "EXTRA", 3),
        ("fullfsync", "ON", 1),
        *shared,
    )


def connect(path: Path, *, key: Opening | None, read_only: bool) -> Connection:
    """Connect to a file that exists.

    Args:
        path: The file, absolute.
        key: Opens an encrypted diary; None for a plain one.
        read_only: Write nothing, not even a lock.

    Raises:
        DiaryError: The file is no database or the key does not fit, is in use, or cannot be opened; or a setting
            that protects the diary was not taken.
    """
    mode = "ro" if read_only else "rw"
    with sentences(path):
        connection: Connection = dbapi2.connect(
            f"{path.as_uri()}?mode={mode}", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            _prepare(connection, key, read_only=read_only)
            if read_only:
                _refuse_interrupted(connection, path)
            else:
                take_lock(connection)
        except BaseException:
            connection.close()
            raise
    return connection


def _prepare(connection: Connection, key: Opening | None, *, read_only: bool) -> None:
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
        connection.execute(f"PRAGMA key = {key.literal}").fetchall()
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT}").fetchall()
    for name, value, expected in _settings(read_only=read_only):
        connection.execute(f"PRAGMA {name} = {value}").fetchall()
        if pragma(connection, name) != expected:
            raise DiaryError("storage.setting-refused", setting=name)


def _refuse_interrupted(connection: Connection, path: Path) -> None:
    """A change that a sudden end cut short has to be rolled back first, and that means writing."""
    try:
        pragma(connection, "schema_version")
    except dbapi2.OperationalError as error:
        if error.sqlite_errorname != "SQLITE_READONLY":
            raise
        raise DiaryError("storage.interrupted", file=path.name) from error


def pragma(connection: Connection, name: str) -> str | int:
    """The value of one of the database's settings."""
    value: str | int = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def take_lock(connection: Connection) -> None:
    """Take the database's own lock and hold it until the connection closes; nothing is written.

    Under ``locking_mode = EXCLUSIVE`` a lock is kept once it is taken.
    """
    connection.execute("BEGIN EXCLUSIVE")
    connection.execute("COMMIT")
