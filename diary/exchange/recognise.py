"""Tells by its content what a file is, and reads it."""

from datetime import date
from pathlib import Path

from diary.core.catalog import Catalog
from diary.core.errors import DiaryError
from diary.exchange import exchange_json, fhir
from diary.exchange.fhir_tree import is_fhir
from diary.exchange.json_text import parse_json
from diary.exchange.reading import Reading

LARGEST_MB = 100

_OTHER_STARTS = {
    b"%PDF": "exchange.pdf",
    b"PK\x03\x04": "exchange.packed",
    b"\x1f\x8b": "exchange.packed",
    b"SQLite format 3\0": "exchange.diary",
    b"<": "exchange.xml",
}
_BOM = b"\xef\xbb\xbf"


def read_source(source: Path | bytes, today: date, catalog: Catalog) -> Reading:
    """Read a file of results or a diary's exchange file, recognized by what is in it and never by its name.

    Args:
        source: The file, or its content.
        today: The person's date; nothing that was logged can lie beyond it.
        catalog: Says which code is which analyte.

    Raises:
        DiaryError: It cannot be read, or is nothing that this version knows; nothing of it was read.
    """
    name = source.name if isinstance(source, Path) else ""
    content = (read_bytes(source) if isinstance(source, Path) else source).removeprefix(_BOM)
    start = content[:64].lstrip()
    if not start and not content.strip():
        raise DiaryError("exchange.empty", name=name)
    for mark, message in _OTHER_STARTS.items():
        if start.startswith(mark):
            raise DiaryError(message, name=name)
    try:
        text = content.decode()
    except UnicodeDecodeError:
        raise DiaryError("exchange.not-text", name=name) from None
    if start[:1] not in (b"{", b"["):
        raise DiaryError("exchange.unknown", name=name)
    document = parse_json(text)
    if exchange_json.is_exchange(document.value):
        return exchange_json.read_document(document, today)
    if is_fhir(document.value):
        return fhir.read_document(document, today, catalog)
    raise DiaryError("exchange.unknown", name=name)


def read_bytes(path: Path) -> bytes:
    """The content of a file that is not the open diary.

    Raises:
        DiaryError: There is no such file, it is a folder, too large, or may not be read.
    """
    try:
        if path.is_dir():
            raise DiaryError("exchange.folder", name=path.name)
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            raise DiaryError("exchange.too-large", name=path.name, most=LARGEST_MB)
        return path.read_bytes()
    except FileNotFoundError:
        raise DiaryError("exchange.missing", name=path.name) from None
    except OSError:
        raise DiaryError("exchange.unreadable", name=path.name) from None
