"""The tables of a diary file: one a kind of record, made from the record's fields, and those of the history.

Rows of the history carry a seal (``diary.storage.seals``), which the full check reads.
"""

from typing import Any

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

from diary.core.records import KINDS
from diary.storage import mapping

metadata = MetaData()


def _table(name: str, *parts: Column[Any]) -> Table:
    return Table(name, metadata, *parts, sqlite_strict=True)


def _column(column: mapping.Column) -> Column[Any]:
    return Column(
        column.name,
        Integer if column.number else Text,
        primary_key=column.name == "id",
        nullable=not column.required,
    )


records = {kind: _table(kind, *(_column(column) for column in mapping.columns(kind))) for kind in KINDS}

tombstones = _table(
    "tombstones",
    Column("kind", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("changed_at", Text),
    Column("changed_by", Text),
    Column("seal", Integer),
)

batches = _table(
    "batches",
    Column("number", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("author", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("of", Integer, ForeignKey("batches.number")),
    Column("state", Text, nullable=False),
    Column("seal", Integer),
)
"""``state`` is the memory of undo: ``done`` can be undone, ``undone`` made again, ``gone`` neither."""

Index("batches_undone", batches.c.number, sqlite_where=batches.c.state == "undone")

changes = _table(
    "changes",
    Column("batch", Integer, ForeignKey("batches.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("kind", Text, nullable=False),
    Column("record", Text, nullable=False),
    Column("old", Text),
    Column("new", Text),
    Column("lost", Integer, nullable=False),
    Column("seal", Integer),
)

Index("changes_of_record", changes.c.record, changes.c.kind)

flag_log = _table(
    "flag_log",
    Column("batch", Integer, ForeignKey("batches.number"), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("sign", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("urgency", Text, nullable=False),
    Column("rules", Text, nullable=False),
    Column("raised", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("seal", Integer),
)

Index("flag_log_of_day", flag_log.c.day)
