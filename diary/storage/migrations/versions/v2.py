"""Seals for the history (``diary.storage.seals``). What an older diary holds is sealed as it is found."""

from alembic import op
from sqlalchemy import Column, Integer, text

from diary.storage.seals import seal

revision = "2"
down_revision = "1"

SEALED = {
    "tombstones": "kind, id, changed_at, changed_by",
    "batches": "at, author, title, step, of",
    "changes": "batch, place, kind, record, old, new, lost",
    "flag_log": "batch, place, sign, day, urgency, rules, raised, reason",
}


def upgrade() -> None:
    """Add a seal to each row of the history."""
    for table, columns in SEALED.items():
        op.add_column(table, Column("seal", Integer))
        rows = op.get_bind().execute(text(f'SELECT rowid, {columns} FROM "{table}"')).all()  # noqa: S608  (our own names)
        seals = [{"row": row[0], "seal": seal(row[1:])} for row in rows]
        if seals:
            op.get_bind().execute(text(f'UPDATE "{table}" SET seal = :seal WHERE rowid = :row'), seals)  # noqa: S608
