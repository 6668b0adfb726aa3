"""Whether a diary file is whole."""

from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError, Problem
from diary.core.records import KINDS
from diary.core.texts import Message
from diary.storage.connection import Connection
from diary.storage.errors import sentence, sentences
from diary.storage.reading import read_kind


def quick(connection: Connection) -> bool:
    """Whether the pages hang together; some milliseconds even for ten years."""
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchall() == [("ok",)])
    except dbapi2.Error:
        return False


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


def records(connection: Connection, path: Path) -> tuple[Problem, ...]:
    """The kinds of records that cannot be read."""
    found: list[Problem] = []
    for kind in KINDS:
        try:
            with sentences(path):
                read_kind(connection, kind)
        except DiaryError as error:
            found.append(Problem(kind, error.message))
    return tuple(found)
