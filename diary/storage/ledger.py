"""Changes into the file, and its history out of it: the one place with statements that write records."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import cache
from typing import Any

from sqlalchemy import Connection, Delete, Engine, Row, bindparam, delete, insert, select, text, tuple_, update
from sqlalchemy.dialects.sqlite import Insert
from sqlalchemy.dialects.sqlite import insert as upsert

from diary.core.codec import record_from_json, record_json
from diary.core.records import Tombstone
from diary.core.texts import Message
from diary.storage import tables
from diary.storage.batch import Batch, Change, Deletion, Entry, FlagChange, Step
from diary.storage.mapping import row
from diary.storage.messages import message_from_json, message_json
from diary.storage.seals import sealed

DONE, UNDONE, GONE = "done", "undone", "gone"

PURGED = Message.of("storage.purged")
"""What is left of the words of a change that was about a record which was deleted for good."""

# Made once: making a statement costs more than running it.
_FORGET_UNDONE = update(tables.batches).where(tables.batches.c.state == UNDONE).values(state=GONE)
_TURN = update(tables.batches).where(tables.batches.c.number == bindparam("of_number"))
_NEW_BATCH = insert(tables.batches)
_NEW_CHANGES = insert(tables.changes)
_NEW_FLAGS = insert(tables.flag_log)
_BURY = insert(tables.tombstones).prefix_with("OR REPLACE")
_UNBURY = delete(tables.tombstones).where(
    tables.tombstones.c.kind == bindparam("of_kind"), tables.tombstones.c.id == bindparam("of_id")
)
_DELETED = text("""
    SELECT last.batch, last.old, by.at, by.author
    FROM (SELECT max(batch) AS batch, place, old, new FROM changes WHERE NOT lost GROUP BY kind, record) AS last
    JOIN batches AS by ON by.number = last.batch
    LEFT JOIN batches AS undone ON undone.number = by.of AND by.step = 'undo'
    WHERE last.old IS NOT NULL AND last.new IS NULL AND undone.step IS NOT 'join'
    ORDER BY last.batch DESC, last.place
""")
"""The other columns beside a ``max`` are those of its row."""


@cache
def _put_statement(kind: str) -> Insert:
    table = tables.records[kind]
    statement = upsert(table)
    others = {column.name: statement.excluded[column.name] for column in table.columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=["id"], set_=others)


@cache
def _take_statement(kind: str) -> Delete:
    table = tables.records[kind]
    return delete(table).where(table.c.id == bindparam("of_id"))


def write(engine: Engine, batch: Batch) -> int:
    """Keep a change in one transaction and return its number.

    Raises:
        DiaryError: It could not be kept; the file is as it was.
    """
    standing = [change for change in batch.changes if not change.lost]
    with engine.begin() as transaction:
        if batch.step is Step.PURGE:
            _forget(transaction, [(change.kind, change.id) for change in batch.changes])
        number = _write_batch(transaction, batch)
        _write_history(transaction, number, batch)
        for kind, found in _by_kind((change.kind, change) for change in standing).items():
            _write_records(transaction, kind, found)
        if batch.tombstones:
            transaction.execute(_BURY, [_tombstone_row(stone) for stone in batch.tombstones])
    return number


def _write_batch(transaction: Connection, batch: Batch) -> int:
    if batch.step is Step.PURGE:
        transaction.execute(_FORGET_UNDONE)
        state = GONE
    elif batch.step in (Step.CHANGE, Step.JOIN):
        transaction.execute(_FORGET_UNDONE)
        state = GONE if all(change.lost for change in batch.changes) else DONE
    elif batch.step is Step.RULES:
        state = GONE
    else:
        turned = UNDONE if batch.step is Step.UNDO else DONE
        transaction.execute(_TURN, {"of_number": batch.of, "state": turned})
        state = GONE
    values = {
        "at": batch.at.isoformat(),
        "author": batch.author,
        "title": message_json(batch.title),
        "step": batch.step.value,
        "of": batch.of,
        "state": state,
    }
    return int(transaction.execute(_NEW_BATCH, sealed("batches", values)).lastrowid)


def _forget(transaction: Connection, records: Iterable[tuple[str, str]]) -> None:
    """Take records out of all former changes; what these say in words may be about the records, so that goes too."""
    changes, batches = tables.changes, tables.batches
    for kind, record_id in records:
        of_record = (changes.c.kind == kind) & (changes.c.record == record_id)
        mentioning = select(batches).where(batches.c.number.in_(select(changes.c.batch).where(of_record)))
        for found in transaction.execute(mentioning).mappings().all():
            values = sealed("batches", {**found, "title": message_json(PURGED), "state": GONE})
            transaction.execute(update(batches).where(batches.c.number == found["number"]).values(values))
        transaction.execute(delete(changes).where(of_record))


def _write_history(transaction: Connection, number: int, batch: Batch) -> None:
    if batch.changes:
        rows = [_change_row(number, place, change) for place, change in enumerate(batch.changes)]
        transaction.execute(_NEW_CHANGES, rows)
    if batch.flags:
        rows = [_flag_row(number, place, flag) for place, flag in enumerate(batch.flags)]
        transaction.execute(_NEW_FLAGS, rows)


def _write_records(transaction: Connection, kind: str, found: Sequence[Change]) -> None:
    put = [row(change.new) for change in found if change.new is not None]
    if put:
        transaction.execute(_put_statement(kind), put)
        transaction.execute(_UNBURY, [{"of_kind": kind, "of_id": stored["id"]} for stored in put])
    taken = [{"of_id": change.id} for change in found if change.new is None]
    if taken:
        transaction.execute(_take_statement(kind), taken)


def _by_kind(pairs: Iterable[tuple[str, Any]]) -> dict[str, list[Any]]:
    grouped: dict[str, list[Any]] = {}
    for kind, item in pairs:
        grouped.setdefault(kind, []).append(item)
    return grouped


def _change_row(number: int, place: int, change: Change) -> dict[str, Any]:
    values = {
        "batch": number,
        "place": place,
        "kind": change.kind,
        "record": change.id,
        "old": record_json(change.old) if change.old is not None else None,
        "new": record_json(change.new) if change.new is not None else None,
        "lost": int(change.lost),
    }
    return sealed("changes", values)


def _flag_row(number: int, place: int, flag: FlagChange) -> dict[str, Any]:
    values = {
        "batch": number,
        "place": place,
        "sign": flag.sign,
        "day": flag.day.isoformat(),
        "urgency": flag.urgency,
        "rules": flag.rules,
        "raised": int(flag.raised),
        "reason": flag.reason,
    }
    return sealed("flag_log", values)


def _tombstone_row(stone: Tombstone) -> dict[str, Any]:
    stamp = stone.changed_at.isoformat() if stone.changed_at else None
    values = {"kind": stone.kind, "id": stone.id, "changed_at": stamp, "changed_by": stone.changed_by}
    return sealed("tombstones", values)


def tombstones(engine: Engine) -> list[Tombstone]:
    """What remains of deleted records."""
    with engine.begin() as transaction:
        rows = transaction.execute(select(tables.tombstones)).all()
    return [
        Tombstone(kind=kind, id=record_id, changed_at=datetime.fromisoformat(at) if at else None, changed_by=by)
        for kind, record_id, at, by, _ in rows
    ]


def journal(engine: Engine, *, before: int | None, most: int, record: tuple[str, str] | None) -> tuple[Entry, ...]:
    """The changes, newest first."""
    batches, changes = tables.batches, tables.changes
    query = select(batches).order_by(batches.c.number.desc()).limit(most)
    if before is not None:
        query = query.where(batches.c.number < before)
    if record is not None:
        of_record = select(changes.c.batch).where(tuple_(changes.c.kind, changes.c.record) == tuple_(*record))
        query = query.where(batches.c.number.in_(of_record))
    return _entries(engine, query)


def entry(engine: Engine, number: int) -> Entry | None:
    """One change of the journal."""
    return next(iter(_entries(engine, select(tables.batches).where(tables.batches.c.number == number))), None)


def entries_since(engine: Engine, number: int) -> tuple[Entry, ...]:
    """That change of the journal and all after it, newest first."""
    batches = tables.batches
    return _entries(engine, select(batches).where(batches.c.number >= number).order_by(batches.c.number.desc()))


def next_to(engine: Engine, step: Step) -> Entry | None:
    """The change that an undo would take back, or a redo make again."""
    batches = tables.batches
    if step is Step.UNDO:
        query = select(batches).where(batches.c.state == DONE).order_by(batches.c.number.desc())
    else:
        query = select(batches).where(batches.c.state == UNDONE).order_by(batches.c.number)
    return next(iter(_entries(engine, query.limit(1))), None)


def deletions(engine: Engine) -> tuple[Deletion, ...]:
    """What was deleted last of each record that does not stand any more, newest first.

    Not of a record that was purged, nor of one that came with an import which was taken back.
    """
    with engine.begin() as transaction:
        rows = transaction.execute(_DELETED).all()
    return tuple(
        Deletion(
            record=record_from_json(change.old),
            batch=change.batch,
            at=datetime.fromisoformat(change.at),
            by=change.author,
        )
        for change in rows
    )


def _entries(engine: Engine, query: Any) -> tuple[Entry, ...]:  # noqa: ANN401  (a select of ``batches``)
    with engine.begin() as transaction:
        found = transaction.execute(query).all()
        changes = tables.changes
        of_these = select(changes).where(changes.c.batch.in_([batch.number for batch in found]))
        rows = transaction.execute(of_these.order_by(changes.c.batch, changes.c.place)).all()
    by_batch = _by_kind((change.batch, change) for change in rows)
    return tuple(_entry(batch, by_batch.get(batch.number, ())) for batch in found)


def _entry(batch: Row[Any], changes: Iterable[Row[Any]]) -> Entry:
    return Entry(
        number=batch.number,
        at=datetime.fromisoformat(batch.at),
        author=batch.author,
        title=message_from_json(batch.title),
        changes=tuple(_change(change) for change in changes),
        step=Step(batch.step),
        of=batch.of,
        undone=batch.state == UNDONE,
    )


def _change(change: Row[Any]) -> Change:
    return Change(
        kind=change.kind,
        id=change.record,
        old=record_from_json(change.old) if change.old else None,
        new=record_from_json(change.new) if change.new else None,
        lost=bool(change.lost),
    )
