"""Checksums of the history's rows: a plain file does not notice by itself that a byte of it changed.

What stands in the diary needs none of its own: the last sealed row of a record in the history says what it has to be.
"""

from collections.abc import Iterable, Mapping
from hashlib import blake2b
from typing import Any

from diary.core.codec import canonical

COLUMNS: dict[str, tuple[str, ...]] = {
    "tombstones": ("kind", "id", "changed_at", "changed_by"),
    "batches": ("at", "author", "title", "step", "of"),
    "changes": ("batch", "place", "kind", "record", "old", "new", "lost"),
    "flag_log": ("batch", "place", "sign", "day", "urgency", "rules", "raised", "reason"),
}
"""The columns under a seal, by table; not a batch's ``state``, which changes later, nor its ``number``, given by the
database."""

SIZE = 8
"""Bytes of a seal: as many as a number of the database holds."""


def seal(values: Iterable[str | int | None]) -> int:
    """The seal of a row with these values, as they are stored."""
    digest = blake2b(canonical(list(values)).encode(), digest_size=SIZE).digest()
    return int.from_bytes(digest, signed=True)


def sealed(table: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a table together with its seal."""
    return {**row, "seal": seal(row[name] for name in COLUMNS[table])}
