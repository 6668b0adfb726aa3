"""SQLAlchemy on top of the one connection. Loading it takes a quarter of a second, so it waits for the first change."""

from pathlib import Path

from sqlalchemy import Connection as Transaction
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError
from diary.storage.connection import Connection
from diary.storage.errors import sentence


def engine_on(connection: Connection, path: Path, *, read_only: bool) -> Engine:
    """An engine that always uses this connection.

    Every transaction is begun by us (the driver's own handling is off), and at once for writing, so that a migration
    is kept or rolled back as a whole. What goes wrong arrives as a DiaryError.
    """
    begin_statement = "BEGIN" if read_only else "BEGIN IMMEDIATE"
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=lambda: connection, poolclass=StaticPool, hide_parameters=True
    )

    @event.listens_for(engine, "begin")
    def begin(transaction: Transaction) -> None:
        transaction.exec_driver_sql(begin_statement)

    @event.listens_for(engine, "handle_error", retval=True)
    def explain(context: ExceptionContext) -> DiaryError | None:
        original = context.original_exception
        return sentence(original, path) if isinstance(original, dbapi2.Error) else None

    return engine
