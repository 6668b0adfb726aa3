"""Rescuing a damaged diary: all that can be read of it goes into a new file, and what could not be is named.

Nothing is ever written into the damaged file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from sqlalchemy import Connection as Transaction
from sqlalchemy import insert

from diary.core.clock import Clock, utc
from diary.core.codec import record_from_json, record_json
from diary.core.errors import DiaryError, Problem
from diary.core.records import KINDS, Record, Result
from diary.core.texts import Message
from diary.core.timeline import moment_of
from diary.storage import check, tables
from diary.storage.connection import Key, connect
from diary.storage.copies import to_disk
from diary.storage.engine import engine_on
from diary.storage.errors import sentences
from diary.storage.ledger import GONE
from diary.storage.lock import file_of_ours, refuse_if_held
from diary.storage.making import make_tables
from diary.storage.mapping import columns, row
from diary.storage.messages import message_from_json, message_json
from diary.storage.reckoning import UNREADABLE, History, Reckoning, reckon
from diary.storage.salvage import Copy, Found, Salvage, copying
from diary.storage.seals import COLUMNS, seal, sealed
from diary.storage.version import SCHEMA

PROGRAM = "diary"
"""How the program signs what no person did."""

Rows = list[dict[str, Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rescued:
    """What a rescue brought.

    Attributes:
        records: How many entries stand in the new diary.
        lost: What could not be read, or not be proven; empty where nothing is missing.
    """

    records: int
    lost: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """All that could be read.

    Attributes:
        complete: Every table was found.
        newer: The diary says that a newer program wrote it, and looks like it.
        history: The believed rows of each table of the history.
        lost: How many rows of each could not be.
        reckoning: The records.
        last: The last state of each record in the believed history.
        uncounted: Tables with lost rows of which no index tells how many there were.
    """

    complete: bool
    newer: bool
    history: Mapping[str, Rows]
    lost: Mapping[str, int]
    reckoning: Reckoning
    last: Mapping[tuple[str, str], Record | None]
    uncounted: tuple[str, ...]


def rescue(path: Path, target: Path, *, clock: Clock, key: Key | None = None) -> Rescued:
    """Read what can be read of a damaged diary into a new one, encrypted like it. The damaged file stays as it is.

    Args:
        path: The damaged diary; no window may hold it.
        target: The new diary; nothing may lie there.
        clock: Dates the rescue in the history.
        key: Opens an encrypted diary; None for a plain one.

    Raises:
        DiaryError: The passphrase is not right, nothing of the diary can be read, or the new one cannot be written;
            then nothing lies at its place.
    """
    refuse_if_held(path)
    if target.exists():
        raise DiaryError("storage.rescue-needs-a-new-file", file=target.name)
    with copying(path, target, key) as copy:
        read = _read_best(copy)
    if read.newer:
        raise DiaryError("storage.newer", file=path.name)
    if not (read.reckoning.records or read.history["changes"]):
        raise DiaryError("storage.rescue-found-nothing", file=path.name)
    part = target.with_name(f"{target.name}.part")
    try:
        _write(part, read, clock, key)
        with sentences(target):
            part.replace(target)
            to_disk(target.parent)
    finally:
        part.unlink(missing_ok=True)
    return Rescued(records=len(read.reckoning.records), lost=tuple(_problems(read)))


def _read_best(copy: Copy) -> _Read:
    """Read the copy as it is and, where tables are not found, with the other starts that a diary can have."""
    with copy.as_found() as salvage:
        found = [_read(salvage)]
    if found[0].complete:
        return found[0]
    for anew in (False, True):
        with copy.with_other_start(anew=anew) as salvage:
            found.append(_read(salvage))
    return max(found, key=lambda read: len(read.reckoning.records) + len(read.history["changes"]))


def _read(salvage: Salvage) -> _Read:
    standing = {kind: salvage.table(kind) for kind in KINDS}
    history = {table: salvage.table(table) for table in COLUMNS}
    ids = {kind: _ids(salvage, kind) for kind in KINDS}
    believed = {table: _believed(table, found) for table, found in history.items()}
    states = _history(salvage, history["changes"], believed["changes"])
    everything = {**standing, **history}
    return _Read(
        complete=all(found.columns for found in everything.values()),
        newer=salvage.version() > SCHEMA and _has_unknown_columns(standing),
        history={table: list(rows.values()) for table, rows in believed.items()},
        lost={table: _lost(found) + len(found.rows) - len(believed[table]) for table, found in history.items()},
        reckoning=reckon(standing, ids, states),
        last=states.last,
        uncounted=tuple(name for name, found in everything.items() if found.lost and not found.counted),
    )


def _lost(found: Found) -> int:
    return len(found.lost) if found.counted else 0


def _has_unknown_columns(standing: Mapping[str, Found]) -> bool:
    return any(set(found.columns) - {column.name for column in columns(kind)} for kind, found in standing.items())


def _ids(salvage: Salvage, kind: str) -> frozenset[str] | None:
    found = salvage.index(kind, f"sqlite_autoindex_{kind}_1", "id")
    return None if found is None else frozenset(str(record_id) for (record_id,) in found.values())


def _believed(table: str, found: Found) -> dict[int, dict[str, Any]]:
    """The rows of a table of the history that are what was written, by number; an older diary had no seals."""
    rows = {number: found.of(number) for number in found.rows}
    has_seals = any(values.get("seal") is not None for values in rows.values())
    return {
        number: values
        for number, values in rows.items()
        if not (has_seals and values["seal"] != seal(values[name] for name in COLUMNS[table]))
        and _can_be(table, values)
    }


def _can_be(table: str, values: Mapping[str, Any]) -> bool:
    try:
        if table == "changes":
            return all(record_from_json(values[state]) for state in ("old", "new") if values[state] is not None)
        return table != "batches" or bool(message_from_json(values["title"]))
    except UNREADABLE:
        return False


def _history(salvage: Salvage, found: Found, believed: Mapping[int, Mapping[str, Any]]) -> History:
    named = {
        number: (str(kind), str(record_id))
        for number, (kind, record_id) in (salvage.index("changes", "changes_of_record", "kind", "record") or {}).items()
        if kind in KINDS
    }
    last: dict[tuple[str, str], Record | None] = {}
    rows: dict[tuple[str, str], int] = {}
    for number, values in sorted(believed.items(), key=lambda item: (item[1]["batch"], item[1]["place"])):
        if not values["lost"]:
            record = (values["kind"], values["record"])
            last[record] = record_from_json(values["new"]) if values["new"] is not None else None
            rows[record] = number
    unread = sorted(found.lost | found.rows.keys() - believed.keys())
    return History(
        last=last,
        rows=rows,
        unread={named[number]: number for number in unread if number in named},
        unread_of_any=max((number for number in unread if number not in named), default=0),
    )


def _write(part: Path, read: _Read, clock: Clock, key: Key | None) -> None:
    """Write the new diary, look it over, and wait until the disk has it."""
    with sentences(part):
        part.unlink(missing_ok=True)
        file_of_ours(part)
        connection = connect(part, key=key, read_only=False)
        try:
            with engine_on(connection, part, read_only=False).begin() as transaction:
                make_tables(transaction)
                _write_history(transaction, read, clock)
                for kind in KINDS:
                    _insert(
                        transaction, kind, [row(it) for (of, _), it in read.reckoning.records.items() if of == kind]
                    )
            whole = not check.full(connection, part, encrypted=key is not None)
        finally:
            connection.close()
        if not whole:
            raise DiaryError("storage.copy-not-whole", folder=str(part.parent))
        to_disk(part)


def _write_history(transaction: Transaction, read: _Read, clock: Clock) -> None:
    """Write the history as far as it is believed, and the rescue as its last change; undo does not go back over it."""
    batches = {batch["number"]: batch for batch in read.history["batches"]}
    of_these = (*read.history["changes"], *read.history["flag_log"])
    named = {values["batch"] for values in of_these} | {batch["of"] for batch in batches.values()} - {None}
    now = utc(clock).isoformat()
    for number in sorted(named - batches.keys()):
        before = max((known for known in batches if known < number), default=0)
        at = batches[before]["at"] if before else now
        batches[number] = _batch(number, at, "storage.rescued-unnamed")
    last = max(batches, default=0) + 1
    batches[last] = _batch(last, now, "storage.rescued")
    _insert(transaction, "batches", [_sealed("batches", batches[number]) for number in sorted(batches)])
    changes = [*read.history["changes"], *_differences(last, read)]
    _insert(transaction, "changes", [_sealed("changes", values) for values in changes])
    _insert(transaction, "flag_log", [_sealed("flag_log", values) for values in read.history["flag_log"]])
    stones = (stone for stone in read.history["tombstones"] if not _stands(stone, read))
    _insert(transaction, "tombstones", [_sealed("tombstones", values) for values in stones])


def _batch(number: int, at: str, title: str) -> dict[str, Any]:
    words = message_json(Message.of(title))
    return {"number": number, "at": at, "author": PROGRAM, "title": words, "step": "change", "of": None}


def _sealed(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: values[name] for name in COLUMNS[table]}
    if table == "batches":
        kept = {**kept, "number": values["number"], "state": GONE}
    return sealed(table, kept)


def _stands(stone: Mapping[str, Any], read: _Read) -> bool:
    return (stone["kind"], stone["id"]) in read.reckoning.records


def _differences(number: int, read: _Read) -> Iterator[dict[str, Any]]:
    """The changes of the rescue itself: what stands otherwise than the believed history says."""
    records = read.reckoning.records
    differing = (key for key in {**records, **read.last} if read.last.get(key) != records.get(key))
    for place, key in enumerate(differing):
        old, new = read.last.get(key), records.get(key)
        yield {
            "batch": number,
            "place": place,
            "kind": key[0],
            "record": key[1],
            "old": record_json(old) if old is not None else None,
            "new": record_json(new) if new is not None else None,
            "lost": 0,
        }


def _insert(transaction: Transaction, table: str, rows: Rows) -> None:
    if rows:
        transaction.execute(insert(tables.metadata.tables[table]), rows)


def _problems(read: _Read) -> Iterator[Problem]:
    """What is lost, what may be older, what nothing proves; by kind, with the days as far as they are known."""
    reckoning = read.reckoning
    for message_id, keys in (
        ("storage.rescue-lost", reckoning.lost),
        ("storage.rescue-older", reckoning.older),
        ("storage.rescue-unproven", reckoning.unproven),
        ("storage.rescue-aside", reckoning.aside),
    ):
        for kind in KINDS:
            of_kind = [key for key in keys if key[0] == kind]
            if of_kind:
                yield Problem(kind, _named(message_id, kind, of_kind, read))
    for table in read.uncounted:
        yield Problem(table, Message.of("storage.rescue-uncounted", what=_kept(table, read)))
    for table, lost in read.lost.items():
        if lost:
            yield Problem(table, Message.of("storage.rescue-history", n=lost))


def _kept(table: str, read: _Read) -> Message:
    if table in KINDS:
        return Message.of(f"cli.kind.{table}", n=sum(kind == table for kind, _ in read.reckoning.records))
    return Message.of("storage.rescue-rows", n=len(read.history[table]))


def _named(message_id: str, kind: str, keys: Iterable[tuple[str, str]], read: _Read) -> Message:
    known = list(keys)
    what = Message.of(f"cli.kind.{kind}", n=len(known))
    days = sorted(day for key in known if (day := _day(key, read)) is not None)
    if not days:
        return Message.of(message_id, what=what)
    span = "storage.rescue-of-day" if days[0] == days[-1] else "storage.rescue-of-days"
    return Message.of(f"{message_id}-days", what=what, when=Message.of(span, first=days[0], last=days[-1]))


def _day(key: tuple[str, str], read: _Read) -> date | None:
    """The day of a record; of a lost one it is known where its id is one."""
    record = read.reckoning.records.get(key) or read.last.get(key)
    if isinstance(record, Result):
        record = read.reckoning.records.get(("counts", record.panel))
    if record is None:
        return date.fromisoformat(key[1]) if key[0] == "days" else None
    when = moment_of(record)
    return None if when is None else when.day
