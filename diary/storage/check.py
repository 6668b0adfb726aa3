"""Whether a diary file is whole: its pages, its records, and the history that says what they have to be."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.codec import record_json
from diary.core.errors import DiaryError, Problem
from diary.core.records import KINDS
from diary.core.texts import Message
from diary.storage.connection import Connection
from diary.storage.errors import sentence, sentences
from diary.storage.reading import read_kind
from diary.storage.seals import COLUMNS, seal

_LATEST = "SELECT kind, record, new FROM changes WHERE NOT lost ORDER BY batch, place"
_STATES = "SELECT count(*) FROM batches WHERE state NOT IN ('done', 'undone', 'gone')"


def quick(connection: Connection) -> bool:
    """Whether the pages hang together; some milliseconds even for ten years."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except dbapi2.Error:
        return False


def full(connection: Connection, path: Path, *, encrypted: bool) -> tuple[Problem, ...]:
    """Everything that is wrong with the file; about a second for ten years."""
    return (
        *pages(connection, path, encrypted=encrypted),
        *_history(connection, path),
        *_records(connection, path),
    )


def pages(connection: Connection, path: Path, *, encrypted: bool) -> tuple[Problem, ...]:
    """What is wrong with pages, indexes, references between tables, and the seals of an encrypted file."""
    found: list[Problem] = []
    try:
        for pragma in ("integrity_check", "foreign_key_check", *(["cipher_integrity_check"] if encrypted else [])):
            rows = connection.execute(f"PRAGMA {pragma}").fetchall()
            said = [" ".join(str(part) for part in row) for row in rows if row != ("ok",)]
            found += [Problem(pragma, Message.of("storage.check-found", detail=detail)) for detail in said]
    except dbapi2.Error as error:
        found.append(Problem(path.name, sentence(error, path).message))
    return tuple(found)


def _history(connection: Connection, path: Path) -> Iterator[Problem]:
    """The tables of the history with rows that are not what was written."""
    for table in COLUMNS:
        try:
            with sentences(path):
                broken = _broken_seals(connection, table)
                if table == "batches":
                    broken += connection.execute(_STATES).fetchone()[0]
        except DiaryError as error:
            yield Problem(table, error.message)
        else:
            if broken:
                yield Problem(table, Message.of("storage.seals-broken", n=broken))


def _broken_seals(connection: Connection, table: str) -> int:
    columns = ", ".join(f'"{column}"' for column in COLUMNS[table])
    rows = connection.execute(f'SELECT {columns}, seal FROM "{table}"').fetchall()  # noqa: S608  (our own names)
    return sum(seal(values) != written for *values, written in rows)


def _records(connection: Connection, path: Path) -> Iterator[Problem]:
    """The kinds of records that cannot be read, or are not what the history says was saved last."""
    try:
        with sentences(path):
            saved = _saved_last(connection)
    except DiaryError as error:
        yield Problem("changes", error.message)
        return
    for kind in KINDS:
        try:
            with sentences(path):
                found = {record.id: record_json(record) for record in read_kind(connection, kind)}
        except DiaryError as error:
            yield Problem(kind, error.message)
            continue
        differing = {record_id for record_id, _ in found.items() ^ saved[kind].items()}
        if differing:
            what = Message.of(f"cli.kind.{kind}", n=len(differing))
            yield Problem(kind, Message.of("storage.not-as-saved", what=what))


def _saved_last(connection: Connection) -> defaultdict[str, dict[str, str]]:
    """Each record as the history says that it stands, by kind and id."""
    saved: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for kind, record_id, new in connection.execute(_LATEST).fetchall():
        if new is None:
            saved[kind].pop(record_id, None)
        else:
            saved[kind][record_id] = new
    return saved
