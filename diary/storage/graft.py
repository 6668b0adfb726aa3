"""Another start for a diary whose own is damaged: the few pages that say where each table begins.

A diary is made by one program in one order, so its tables begin on the same pages in every diary that is just as old:
as they were made, or as they were all written anew (by a sweep or a change of key). Those pages of an empty diary, made
under the same key, fit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diary.storage.cipher_pages import Derived
from diary.storage.connection import connect
from diary.storage.engine import engine_on
from diary.storage.lock import file_of_ours
from diary.storage.making import make_tables
from diary.storage.sniff import PAGE

Pages = dict[int, bytes]
"""Pages by number; the first has number 1."""

_FILL = "INSERT INTO tombstones (kind, id) VALUES (printf('%.*c', ?, 'x'), '')"


def start_pages(beside: Path, key: Derived | None, size: int, *, anew: bool) -> Pages:
    """The start of an empty diary.

    Args:
        beside: Where to make it for a moment.
        key: Its key; None for a plain one.
        size: How many bytes the start has to speak for at least.
        anew: As in a diary whose tables were all written anew.
    """
    fresh = beside.with_name(f"{beside.name}.fresh.part")
    fresh.unlink(missing_ok=True)
    try:
        file_of_ours(fresh)
        connection = connect(fresh, key=key, read_only=False)
        try:
            with engine_on(connection, fresh, read_only=False).begin() as transaction:
                make_tables(transaction)
            if anew:
                connection.execute("VACUUM")
            begins = {page for (page,) in connection.execute("SELECT rootpage FROM sqlite_master").fetchall()}
            (pages,) = connection.execute("PRAGMA page_count").fetchone()
            connection.execute(_FILL, [size])
        finally:
            connection.close()
        content = fresh.read_bytes()
    finally:
        fresh.unlink(missing_ok=True)
    return {number: _page(content, number) for number in range(1, pages + 1) if number not in begins}


@contextmanager
def grafted(copy: Path, pages: Pages) -> Iterator[None]:
    """Have these pages in a file in place of its own, until the end."""
    content = copy.read_bytes()
    _write(copy, pages)
    try:
        yield
    finally:
        _write(copy, {number: _page(content, number) for number in pages})


def _page(content: bytes, number: int) -> bytes:
    return content[(number - 1) * PAGE : number * PAGE]


def _write(file: Path, pages: Pages) -> None:
    with file.open("r+b") as opened:
        for number, page in pages.items():
            opened.seek((number - 1) * PAGE)
            opened.write(page)
