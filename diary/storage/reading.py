"""All records of a diary out of its file, straight through the driver: nothing else has to be loaded for it."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

from diary.core.errors import DiaryError
from diary.core.records import KINDS, Record
from diary.storage.connection import Connection
from diary.storage.mapping import columns, records


def read_all(connection: Connection) -> list[Record]:
    """All records, kind by kind.

    Raises:
        DiaryError: A value in the file cannot be; the file is damaged.
    """
    connection.execute("BEGIN")
    try:
        with _no_collector():
            return [record for kind in KINDS for record in read_kind(connection, kind)]
    finally:
        connection.execute("ROLLBACK")


def read_kind(connection: Connection, kind: str) -> list[Record]:
    """All records of a kind.

    Raises:
        DiaryError: A value in the file cannot be; the file is damaged.
    """
    names = ", ".join(f'"{column.name}"' for column in columns(kind))
    rows = connection.execute(f'SELECT {names} FROM "{kind}"').fetchall()  # noqa: S608  (our own names)
    try:
        return records(kind, rows)
    except (ValueError, KeyError, TypeError, ArithmeticError) as error:
        raise DiaryError("storage.unreadable-value", kind=kind) from error


@contextmanager
def _no_collector() -> Iterator[None]:
    """Ten years of records are made at once and all stay; looking for garbage among them doubles the time."""
    on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if on:
            gc.enable()
