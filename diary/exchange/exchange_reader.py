"""Reads the exchange file, version 1: a whole diary as JSON (``contract.md``, section 2)."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from diary.core.codec import FieldError
from diary.core.errors import DiaryError
from diary.core.texts import Message
from diary.exchange import nesting
from diary.exchange.collecting import Collector
from diary.exchange.json_text import Document, parse_json
from diary.exchange.layout import FLAT, FORMAT, LISTS, NESTED, SINGLE, VERSION
from diary.exchange.nesting import ENTRIES, RESULTS
from diary.exchange.reading import Reading


def is_exchange(value: object) -> bool:
    """Whether a parsed JSON value is an exchange file, of whatever version."""
    if not isinstance(value, Mapping) or "resourceType" in value:
        return False
    return value.get("format") == FORMAT or ("format" not in value and any(name in value for name in (*SINGLE, *LISTS)))


def read(text: str, today: date) -> Reading:
    """Read an exchange file.

    Args:
        text: The file's text.
        today: The person's date; what was logged cannot lie beyond it.

    Raises:
        DiaryError: It is no exchange file, or of a later version.
    """
    return read_document(parse_json(text), today)


def read_document(document: Document, today: date) -> Reading:
    """Read an exchange file that was parsed.

    Raises:
        DiaryError: It is no exchange file, or of a later version.
    """
    if not is_exchange(document.value):
        raise DiaryError("exchange.not-recognized")
    top = dict(document.value)
    top.pop("format", None)
    _check_version(top.pop("version", VERSION))
    collector = Collector(today, document.suspect)
    _read_top(collector, top)
    collector.settle()
    return Reading(
        kind="exchange",
        records=tuple(collector.records.values()),
        tombstones=tuple(collector.tombstones.values()),
        problems=tuple(collector.problems),
        held=tuple(collector.held),
        unknown_words=tuple(collector.unknown_words),
    )


def _read_top(collector: Collector, top: dict[str, Any]) -> None:
    """Read all that lies at the top, and take it out; what is left belongs to the diary as a whole."""
    for kind in SINGLE:
        _read_single(collector, kind, top.pop(kind, None), kind)
    for kind in FLAT:
        for number, item in _items(collector, top.pop(kind, None), kind):
            collector.read(kind, item, f"{kind}[{number}]")
    for number, item in _items(collector, top.pop("days", None), "days"):
        _read_day(collector, item, f"days[{number}]")
    for number, item in _items(collector, top.pop("counts", None), "counts"):
        _read_panel(collector, item, f"counts[{number}]")
    for kind in NESTED:
        if _only_deletions(top.get(kind)):
            for number, item in enumerate(top.pop(kind)):
                collector.read(kind, item, f"{kind}[{number}]")
    _read_single(collector, "diary", top, "")


def _check_version(version: object) -> None:
    if isinstance(version, bool) or not isinstance(version, int) or version < 1:
        raise DiaryError("exchange.no-version")
    if version > VERSION:
        raise DiaryError("exchange.newer-version", version=version, known=VERSION)


def _items(collector: Collector, items: object, where: str) -> Iterable[tuple[int, Any]]:
    if items is None:
        return ()
    if not isinstance(items, list):
        collector.problem(where, Message.of("exchange.not-a-list"))
        return ()
    return enumerate(items)


def _read_single(collector: Collector, kind: str, data: Any, where: str) -> None:  # noqa: ANN401
    if isinstance(data, Mapping):
        data = {**data, "id": data.get("id") or kind}
    if data is None:
        return
    record = collector.read(kind, data, where)
    if record is not None and record == type(record)(id=record.id):  # it says nothing
        del collector.records[(kind, record.id)]


def _read_day(collector: Collector, data: Any, where: str) -> None:  # noqa: ANN401
    if not isinstance(data, Mapping):
        collector.problem(where, Message.of("problem.not-an-object", field="days"))
        return
    if data.get("deleted") is True:
        collector.read("days", {"id": data.get("date"), **data}, where)
        return
    try:
        day = nesting.date_of(data)
    except FieldError as error:
        _lose_nested(collector, data, ENTRIES, where, error.message)
        return
    own = {key: value for key, value in data.items() if not _says_nothing(key, value)}
    if set(own) - {"id", "date", *ENTRIES}:
        collector.read("days", nesting.day_fields(own, day), where)
    for kind in ENTRIES:
        for number, item in _items(collector, data.get(kind), f"{where}.{kind}"):
            _read_entry(collector, kind, item, day, f"{where}.{kind}[{number}]")


def _says_nothing(key: str, value: object) -> bool:
    return key in ("nothing_new", "too_ill", "note") and (value is None or value is False or value == "")


def _read_entry(collector: Collector, kind: str, item: Any, day: date, where: str) -> None:  # noqa: ANN401
    if isinstance(item, Mapping) and item.get("deleted") is not True:
        try:
            item = nesting.entry_fields(kind, item, day)
        except FieldError as error:
            collector.problem(where, error.message)
            return
    collector.read(kind, item, where)


def _read_panel(collector: Collector, data: Any, where: str) -> None:  # noqa: ANN401
    if not isinstance(data, Mapping):
        collector.problem(where, Message.of("problem.not-an-object", field="counts"))
        return
    own = {key: value for key, value in data.items() if key != RESULTS}
    before = len(collector.problems)
    panel = collector.read("counts", own, where)
    if panel is None:
        if len(collector.problems) > before:
            reason = collector.problems.pop().message
            _lose_nested(collector, data, (RESULTS,), where, reason)
        return
    for number, item in _items(collector, data.get(RESULTS), f"{where}.{RESULTS}"):
        fields = nesting.result_fields(item, panel.id) if isinstance(item, Mapping) else item
        collector.read(RESULTS, fields, f"{where}.{RESULTS}[{number}]")


def _lose_nested(
    collector: Collector, data: Mapping[str, Any], kinds: tuple[str, ...], where: str, reason: Message
) -> None:
    """Say what is lost with an object that cannot be; deletions need neither date nor panel and stand."""
    lost = []
    for kind in kinds:
        items = data.get(kind)
        stones = [item for item in items if _is_deletion(item)] if isinstance(items, list) else []
        for number, stone in enumerate(stones):
            collector.read(kind, stone, f"{where}.{kind}[{number}]")
        number = len(items) - len(stones) if isinstance(items, list) else 0
        if number:
            lost.append(Message.of(f"exchange.lost.{kind}", n=number))
    if lost:
        reason = Message.of("exchange.lost-with-it", reason=reason, lost=tuple(lost))
    collector.problem(where, reason)


def _is_deletion(item: object) -> bool:
    return isinstance(item, Mapping) and item.get("deleted") is True


def _only_deletions(items: object) -> bool:
    return isinstance(items, list) and bool(items) and all(_is_deletion(item) for item in items)
