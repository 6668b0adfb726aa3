"""Changes of a diary, made in one line."""

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.records import Record, Symptom, Tombstone, kind_of
from diary.core.texts import Message
from diary.core.when import When
from diary.storage.batch import Batch, Change, FlagChange, Step

NOW = datetime(2026, 3, 4, 23, 0, tzinfo=UTC)
FEVER = FlagChange(sign="fever", day=date(2026, 3, 4), urgency="now", rules="2026.1", raised=True, reason="entry-added")
TITLE = Message.of("book.done", what="nausea", when=When(date(2026, 3, 4)))


def symptom(number: int = 1, severity: int | None = 2) -> Symptom:
    return Symptom(
        id=f"00000000-0000-4000-8000-{number:012}",
        when=When(date(2026, 3, 4)),
        symptom="nausea",
        severity=severity,
    )


def batch(
    *changes: Change,
    tombstones: tuple[Tombstone, ...] = (),
    flags: tuple[FlagChange, ...] = (),
    step: Step = Step.CHANGE,
    of: int | None = None,
) -> Batch:
    return Batch(
        at=NOW,
        author="Maria",
        title=TITLE,
        changes=changes,
        tombstones=tombstones,
        flags=flags,
        step=step,
        of=of,
    )


def new(*records: Record) -> tuple[Change, ...]:
    return tuple(Change(kind=kind_of(record), id=record.id, new=record) for record in records)


def altered(old: Symptom, severity: int) -> Change:
    return Change(kind="symptoms", id=old.id, old=old, new=replace(old, severity=severity))


def deleted(record: Record) -> Change:
    return Change(kind=kind_of(record), id=record.id, old=record)


def raw(path: Path, *statements: str) -> list[tuple[object, ...]]:
    """Run statements on a file that no diary holds open, and answer the last one's rows."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    try:
        rows: list[tuple[object, ...]] = []
        for statement in statements:
            rows = connection.execute(statement).fetchall()
        return rows
    finally:
        connection.close()
