"""Reading what can be read of a damaged diary: from a copy, a range of rows at a time, row by row where it fails.

The damaged file is only ever copied. The copy of an encrypted diary is opened anew after every error, because it
answers nothing more once a page failed; the key is derived once.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError
from diary.storage.cipher_pages import SALT, Derived, passphrase_fits
from diary.storage.connection import Connection, Key
from diary.storage.errors import sentences
from diary.storage.graft import grafted, start_pages
from diary.storage.lock import file_of_ours

LAST = 2**63 - 1
"""The greatest number that a row can have."""

LEAST_ROW = 200
"""Bytes that a row takes at least, its index and its history included, to guess how many there can be."""

SAMPLES = 16
"""Where no index tells which rows there are: so many of a span that fails are tried before it is given up."""

Row = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What can be read of a table.

    Attributes:
        columns: The names of the columns that it has in this file; none where the table is not found.
        rows: Their values, by the row's number.
        lost: The numbers of rows that cannot be read.
        counted: Whether an index tells which rows there are; else ``lost`` are all that there may be.
    """

    columns: tuple[str, ...] = ()
    rows: dict[int, Row]
    lost: frozenset[int]
    counted: bool

    def of(self, number: int) -> dict[str, Any]:
        """A row with its columns' names."""
        return dict(zip(self.columns, self.rows[number], strict=True))


class Salvage:
    """Reads the copy of a damaged diary. Make one with ``Copy.as_found`` or ``Copy.with_other_start``."""

    def __init__(self, copy: Path, key: Derived | None) -> None:
        self._copy = copy
        self._key = key
        self._connection = self._connect()

    def close(self) -> None:
        """Close the copy."""
        self._connection.close()

    def version(self) -> int:
        """Which version of the tables it holds; 0 where it cannot be opened."""
        rows = self._try("PRAGMA user_version")
        return 0 if rows is None else int(rows[0][0])

    def table(self, name: str) -> Found:
        """What can be read of a table, which may be none at all."""
        columns = tuple(row[1] for row in self._try(f'PRAGMA table_info("{name}")') or ())
        if not columns:
            return Found(rows={}, lost=frozenset(), counted=False)
        listed = ", ".join(f'"{column}"' for column in columns)
        query = f'SELECT rowid, {listed} FROM "{name}" WHERE rowid BETWEEN ? AND ?'  # noqa: S608  (our own names)
        there = self.index(name, f"sqlite_autoindex_{name}_1")
        numbers = range(1, self._most() + 1) if there is None else sorted(there)
        rows: dict[int, Row] = {}
        lost = frozenset(self._read(query, numbers, rows))
        return Found(columns=columns, rows=rows, lost=lost, counted=there is not None)

    def index(self, table: str, name: str, *columns: str) -> dict[int, Row] | None:
        """What an index says of every row of a table, read without the table; None where it cannot be read."""
        listed = ", ".join(("rowid", *(f'"{column}"' for column in columns)))
        rows = self._try(f'SELECT {listed} FROM "{table}" INDEXED BY "{name}"')  # noqa: S608  (our own names)
        return None if rows is None else {row[0]: row[1:] for row in rows}

    def _most(self) -> int:
        """How many rows there can be at most, where nothing tells it."""
        return self._copy.stat().st_size // LEAST_ROW

    def _read(self, query: str, numbers: Sequence[int], rows: dict[int, Row]) -> Iterator[int]:
        """Read rows into ``rows`` and answer with the numbers of those that fail; halving a span finds them."""
        spans = [(0, len(numbers))]
        while spans:
            start, end = spans.pop()
            first = numbers[start] if start else 0
            last = numbers[end] - 1 if end < len(numbers) else LAST
            found = self._try(query, (first, last))
            if found is not None:
                rows.update((row[0], row[1:]) for row in found)
            elif end - start > 1 and self._is_worth_halving(query, numbers[start:end]):
                middle = (start + end) // 2
                spans += [(middle, end), (start, middle)]
            else:
                yield from numbers[start:end]

    def _is_worth_halving(self, query: str, numbers: Sequence[int]) -> bool:
        """Whether anything of a span may be read: of rows that are known all are tried, of the others samples."""
        if isinstance(numbers, list) or len(numbers) <= SAMPLES:
            return True
        return any(self._try(query, (number, number)) for number in numbers[:: len(numbers) // SAMPLES])

    def _try(self, query: str, values: Sequence[Any] = ()) -> list[Any] | None:
        try:
            return self._connection.execute(query, values).fetchall()
        except dbapi2.Error:
            if self._key is not None:
                self._connection.close()
                self._connection = self._connect()
            return None

    def _connect(self) -> Connection:
        connection = dbapi2.connect(str(self._copy), isolation_level=None)
        connection.text_factory = lambda stored: stored.decode("utf-8", "replace")
        if self._key is not None:
            connection.execute("PRAGMA cipher_log_level = NONE").fetchall()
            connection.execute(f"PRAGMA key = {self._key.literal}").fetchall()
        connection.execute("PRAGMA cell_size_check = ON").fetchall()
        with suppress(dbapi2.Error):  # tables can be read although others are broken
            connection.execute("PRAGMA writable_schema = ON").fetchall()
        opened: Connection = connection
        return opened


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy of a damaged diary. Make one with ``copying``."""

    path: Path
    key: Derived | None

    @contextmanager
    def as_found(self) -> Iterator[Salvage]:
        """Read it as it is; a change that a sudden end cut short is rolled back in it."""
        salvage = Salvage(self.path, self.key)
        try:
            yield salvage
        finally:
            salvage.close()

    @contextmanager
    def with_other_start(self, *, anew: bool) -> Iterator[Salvage]:
        """Read it with another start (``diary.storage.graft``)."""
        pages = start_pages(self.path, self.key, self.path.stat().st_size, anew=anew)
        with grafted(self.path, pages), self.as_found() as salvage:
            yield salvage


@contextmanager
def copying(path: Path, beside: Path, key: Key | None) -> Iterator[Copy]:
    """Copy a damaged diary to beside another place until the end.

    Args:
        path: The damaged diary, which nothing may be connected to.
        beside: The place.
        key: Opens an encrypted diary; None for a plain one.

    Raises:
        DiaryError: It cannot be copied, or the passphrase opens no page of it.
    """
    copy = beside.with_name(f"{beside.name}.damaged.part")
    with ExitStack() as afterwards, sentences(path):
        for end in ("", "-journal"):
            part, source = copy.with_name(copy.name + end), path.with_name(path.name + end)
            part.unlink(missing_ok=True)
            afterwards.callback(part.unlink, missing_ok=True)
            if not end or source.exists():
                file_of_ours(part)
                shutil.copyfile(source, part)
        if key is not None and not passphrase_fits(copy, key):
            raise DiaryError("storage.not-readable", file=path.name)
        with copy.open("rb") as file:
            salt = file.read(SALT)
        yield Copy(copy, None if key is None else Derived.of(key, salt))
