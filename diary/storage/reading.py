"""What the window needs at its start, straight through the driver: nothing else has to be loaded for it."""

from collections.abc import Iterable
from datetime import date, datetime

from diary.core.codec import record_json
from diary.core.collector import without_collector
from diary.core.errors import DiaryError
from diary.core.records import KINDS, Record, kind_of
from diary.storage.batch import FlagChange, LoggedFlag
from diary.storage.connection import Connection
from diary.storage.mapping import columns, records

_FLAG_LOG = """
    SELECT batch, at, sign, day, urgency, rules, raised, reason
    FROM flag_log JOIN batches ON number = batch WHERE day >= ? ORDER BY batch, place
"""
_MENTIONED = """
    SELECT 1 FROM changes WHERE record = ? AND kind = ? AND (old = ? OR new = ? OR coalesce(old, new) IS NULL) LIMIT 1
"""
"""A record that was deleted for good is not remembered again when it comes back with an older copy."""


def read_all(connection: Connection) -> list[Record]:
    """All records, kind by kind.

    Raises:
        DiaryError: A value in the file cannot be; the file is damaged.
    """
    connection.execute("BEGIN")
    try:
        with without_collector():
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


def read_flag_log(connection: Connection, since: date | None) -> tuple[LoggedFlag, ...]:
    """The flags that came and went on days from ``since`` on, in the order in which that happened."""
    rows = connection.execute(_FLAG_LOG, ["" if since is None else since.isoformat()]).fetchall()
    return tuple(
        LoggedFlag(
            batch=batch,
            at=datetime.fromisoformat(at),
            flag=FlagChange(
                sign=sign,
                day=date.fromisoformat(day),
                urgency=urgency,
                rules=rules,
                raised=bool(raised),
                reason=reason,
            ),
        )
        for batch, at, sign, day, urgency, rules, raised, reason in rows
    )


def read_last_change(connection: Connection) -> datetime | None:
    """When the last change was made, in UTC; None where there never was one."""
    row = connection.execute("SELECT at FROM batches ORDER BY number DESC LIMIT 1").fetchone()
    return None if row is None else datetime.fromisoformat(row[0])


def not_in_history(connection: Connection, found: Iterable[Record]) -> tuple[Record, ...]:
    """Those of the records that no change mentions in exactly this state, and that were not deleted for good."""
    return tuple(record for record in found if not _mentioned(connection, record))


def _mentioned(connection: Connection, record: Record) -> bool:
    text = record_json(record)
    values = [record.id, kind_of(record), text, text]
    return connection.execute(_MENTIONED, values).fetchone() is not None
