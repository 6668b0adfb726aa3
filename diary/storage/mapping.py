"""Records to rows of the diary file and back: one column a field, the same for every kind.

Numbers with decimals, dates and moments are stored as the text that people read; lists and parts as JSON; an empty
list as NULL. Reading works column by column, because a diary of ten years has to be in memory within a tenth of a
second: no Python code runs per field but where a text is seen for the first time.
"""

import json
import types
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cache, partial
from itertools import repeat
from typing import Any, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from diary.core.codec import FieldCodec, canonical, codecs
from diary.core.records import KINDS, Record, kind_of
from diary.core.when import When, parse_date, parse_time

T = TypeVar("T")

DATE_ONLY = 10
TO_THE_MINUTE = 16


@dataclass(frozen=True, slots=True)
class Column:
    """One field of a kind as its table holds it.

    Attributes:
        name: The name of the field and of the column.
        number: Stored as an integer, else as text.
        required: Never NULL.
        write: A field's value to a stored one.
        read: A column of stored values to the fields' values, in the same order.
    """

    name: str
    number: bool
    required: bool
    write: Callable[[Any], Any]
    read: Callable[[Sequence[Any]], Iterable[Any]]


class _Seen(dict[str | None, T], Generic[T]):
    """What each text means, worked out once."""

    def __init__(self, parse: Callable[[str], T], absent: T) -> None:
        super().__init__({None: absent})
        self._parse = parse

    def __missing__(self, text: str) -> T:
        value = self[text] = self._parse(text)
        return value


@cache
def columns(kind: str) -> tuple[Column, ...]:
    """The columns of a kind's table, in the order of its fields; ``extra`` comes last."""
    cls = KINDS[kind]
    hints = get_type_hints(cls)
    fields = [_column(codec, _without_none(hints[codec.name])) for codec in codecs(cls)]
    return (*fields, Column("extra", number=False, required=True, write=str, read=_as_is))


def row(record: Record) -> dict[str, Any]:
    """The record as its table stores it."""
    return {column.name: column.write(getattr(record, column.name)) for column in columns(kind_of(record))}


def records(kind: str, rows: Sequence[Sequence[Any]]) -> list[Record]:
    """The records of a kind from rows with its columns in order.

    Raises:
        ValueError, KeyError, TypeError, ArithmeticError: A value cannot be read; the file is damaged.
    """
    cls = KINDS[kind]
    made: list[Record] = list(map(cls.__new__, repeat(cls, len(rows))))
    for column, values in zip(columns(kind), zip(*rows, strict=True), strict=False):
        fill = getattr(cls, column.name).__set__
        deque(map(fill, made, column.read(values)), maxlen=0)
    return made


def _without_none(hint: Any) -> Any:  # noqa: ANN401  (a type as Python writes it)
    if get_origin(hint) in (Union, types.UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _column(codec: FieldCodec, hint: Any) -> Column:  # noqa: ANN401
    make = partial(Column, codec.name, hint in (int, bool), codec.required)
    if hint in (str, int):
        return make(_same, _as_is)
    if hint is bool:
        return make(_same, _yes_no)
    if hint is Decimal:
        return make(_optional(codec.write), _decimals)
    if hint is When:
        return make(_optional(codec.write), _moments)
    if hint is date:
        return make(_optional(codec.write), _dates)
    if hint is datetime:
        return make(_optional(codec.write), _stamps)
    return make(partial(_write_json, codec), partial(_read_json, codec))


def _same(value: T) -> T:
    return value


def _optional(write: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda value: None if value is None else write(value)


def _write_json(codec: FieldCodec, value: Any) -> str | None:  # noqa: ANN401
    return None if value == codec.default else canonical(codec.write(value))


def _as_is(values: Sequence[Any]) -> Iterable[Any]:
    return values


def _yes_no(values: Sequence[int | None]) -> Iterable[bool | None]:
    return map({None: None, 0: False, 1: True}.__getitem__, values)


def _decimals(values: Sequence[str | None]) -> Iterable[Decimal | None]:
    return map(_Seen[Decimal | None](Decimal, None).__getitem__, values)


def _dates(values: Sequence[str | None]) -> Iterable[date | None]:
    return map(_Seen[date | None](parse_date, None).__getitem__, values)


def _stamps(values: Sequence[str | None]) -> Iterable[datetime | None]:
    return [None if text is None else datetime.fromisoformat(text) for text in values]


def _read_json(codec: FieldCodec, values: Sequence[str | None]) -> Iterable[Any]:
    return [codec.default if text is None else codec.read(json.loads(text)) for text in values]


def _moments(values: Sequence[str | None]) -> Iterable[When | None]:
    days = _Seen(parse_date, date.min)
    times = _Seen(parse_time, None)

    def moment(text: str) -> When:
        if len(text) == DATE_ONLY:
            return When(days[text])
        if len(text) == TO_THE_MINUTE:
            return When(days[text[:DATE_ONLY]], times[text[DATE_ONLY + 1 :]])
        return When.parse(text)

    return map(_Seen[When | None](moment, None).__getitem__, values)
