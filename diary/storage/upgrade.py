"""Bringing an older diary up to date. Loaded only when one is found: Alembic takes a third of a second."""

from pathlib import Path

from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from alembic.script import Script, ScriptDirectory
from sqlalchemy import Engine

from diary.storage.version import APPLICATION_ID, SCHEMA

MIGRATIONS = Path(__file__).with_name("migrations")
"""Holds ``versions/``: one script a version of the tables, its revision being that version."""


def upgrade(engine: Engine, version: int) -> None:
    """Run every migration after a version, all in one transaction.

    The version that the file itself carries (``PRAGMA user_version``) is the only one; Alembic keeps none.

    Raises:
        DiaryError: The file could not be written; it is as it was.
    """
    with engine.begin() as transaction:
        with Operations.context(MigrationContext.configure(transaction)):
            for script in _scripts_after(version):
                script.module.upgrade()
        transaction.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        transaction.exec_driver_sql(f"PRAGMA user_version = {SCHEMA}")


def _scripts_after(version: int) -> list[Script]:
    scripts = list(ScriptDirectory(str(MIGRATIONS)).walk_revisions())
    return [script for script in reversed(scripts) if int(script.revision) > version]
