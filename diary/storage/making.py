"""Making the tables of a new diary."""

from sqlalchemy import Connection

from diary.storage.tables import metadata
from diary.storage.version import APPLICATION_ID, SCHEMA


def make_tables(transaction: Connection) -> None:
    """Make all tables in an empty file and mark it as a diary."""
    metadata.create_all(transaction, checkfirst=False)
    transaction.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
    transaction.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")
