"""Sweeping the unused places of a diary file: what was deleted for good must not be found in its bytes."""

from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError
from diary.storage.connection import Connection


def sweep(connection: Connection, path: Path) -> None:
    """Write the connected diary anew without its unused places.

    Under its lasting lock the database keeps the journal file with the pages as they were; here it is emptied.

    Raises:
        DiaryError: It could not be done; the diary is as it was.
    """
    try:
        connection.execute("PRAGMA journal_size_limit = 0").fetchall()
        try:
            connection.execute("VACUUM")
        finally:
            connection.execute("PRAGMA journal_size_limit = -1").fetchall()
    except dbapi2.Error as error:
        raise DiaryError("storage.traces-left", file=path.name) from error
