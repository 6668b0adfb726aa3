"""Records of every kind, for tests that must hold for all of them."""

import json
import operator
from collections.abc import Mapping
from dataclasses import MISSING, fields, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from hypothesis import strategies as st

from diary.core.codec import canonical
from diary.core.records import (
    KINDS,
    SINGLE,
    Bounds,
    Day,
    Measurement,
    Pairs,
    Part,
    Record,
    Result,
    Tombstone,
    Word,
)
from diary.core.units import known_units
from diary.core.when import When

TODAY = date(2026, 3, 4)
"""No strategy makes a date after this one."""

texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=12)
names = texts.filter(lambda text: bool(text.strip()))
days = st.dates(date(2015, 1, 1), TODAY)
clock_times = st.builds(
    time, st.integers(0, 23), st.integers(0, 59), st.sampled_from((0, 0, 7)), st.sampled_from((0, 0, 250_000))
)
offsets = st.integers(-56, 56).map(lambda quarters: timedelta(minutes=15 * quarters))
whens = st.one_of(
    st.builds(When, days),
    st.builds(When, days, clock_times),
    st.builds(When, days, clock_times, offsets),
)
decimals = (
    st.integers(0, 6).flatmap(lambda places: st.decimals(0, 2000, allow_nan=False, places=places)).map(operator.pos)
)
stamps = st.datetimes(datetime(2020, 1, 1), datetime(2026, 3, 4), timezones=st.just(UTC))
unknown_values = st.recursive(
    st.one_of(
        st.none(), st.booleans(), st.integers(-(2**60), 2**60), st.floats(allow_nan=False, allow_infinity=False), texts
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(texts, inner, max_size=3)),
    max_leaves=4,
)
extras = st.one_of(
    st.just(""), st.dictionaries(names.map("x-{}".format), unknown_values, min_size=1, max_size=2).map(canonical)
)

_SCALARS: Mapping[Any, st.SearchStrategy[Any]] = {
    str: texts,
    bool: st.booleans(),
    int: st.integers(0, 100),
    Decimal: decimals,
    date: days,
    When: whens,
    datetime: stamps,
}


def record_of(kind: str) -> st.SearchStrategy[Any]:
    """Records of one kind that could stand in a diary; results name the panel ``panel``."""
    return _part(KINDS[kind], id=_id_of(kind)).map(_believable)


def diaries() -> st.SearchStrategy[tuple[Record, ...]]:
    """All records of a small diary: at most one of each single kind, results with their panels."""
    many = [st.lists(record_of(kind), max_size=3, unique_by=_id) for kind in KINDS if kind not in (*SINGLE, "results")]
    single = [st.lists(record_of(kind), max_size=1) for kind in SINGLE]
    results = st.lists(record_of("results"), max_size=4, unique_by=_id)
    return st.tuples(st.tuples(*single), st.tuples(*many), results, st.randoms()).map(_joined)


def tombstones() -> st.SearchStrategy[Tombstone]:
    """Deletions of records of any kind but the diary itself."""
    kinds = st.sampled_from([kind for kind in KINDS if kind not in SINGLE])
    return kinds.flatmap(
        lambda kind: st.builds(
            Tombstone, kind=st.just(kind), id=_id_of(kind), changed_at=st.none() | stamps, changed_by=st.none() | texts
        )
    )


def _id_of(kind: str) -> st.SearchStrategy[str]:
    if kind in SINGLE:
        return st.just(kind)
    return days.map(date.isoformat) if kind == "days" else st.uuids().map(str)


def _id(record: Record) -> str:
    return record.id


def _joined(parts: Any) -> tuple[Record, ...]:  # noqa: ANN401
    single, many, results, random = parts
    records: list[Record] = [record for found in (*single, *many) for record in found]
    panels = [record.id for record in records if type(record) is KINDS["counts"]]
    records += [replace(result, panel=random.choice(panels)) for result in results if panels]
    return tuple(record for record in records if not _says_nothing(record))


def _says_nothing(record: Record) -> bool:
    """A day or a single record with nothing but its id is not worth a line in any file."""
    if isinstance(record, Day):
        return record == Day(id=record.id, day=record.day)
    return record.id in SINGLE and record == type(record)(id=record.id)


def _part(cls: type[Part], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    hints = get_type_hints(cls, include_extras=True)
    made = {"extra": extras, **given}
    for field in fields(cls):
        if field.name not in made:
            strategy = _of(hints[field.name])
            made[field.name] = strategy if field.default is MISSING else st.just(field.default) | strategy
    return st.builds(cls, **made)


def _of(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401
    origin = get_origin(hint)
    if origin in (Union, UnionType):
        return st.one_of([st.none() if arg is type(None) else _of(arg) for arg in get_args(hint)])
    if origin is Annotated:
        return _marked(*get_args(hint))
    if origin is tuple:
        return st.lists(_of(get_args(hint)[0]), max_size=2).map(tuple)
    if isinstance(hint, type) and issubclass(hint, Part):
        return _part(hint)
    return _SCALARS[hint]


def _marked(base: Any, mark: object) -> st.SearchStrategy[Any]:  # noqa: ANN401
    if isinstance(mark, Word):
        named = [names.map(f"{prefix}{{}}".format) for prefix in mark.prefixes]
        return st.one_of(st.sampled_from(mark.words), *named, names.map("unknown:{}".format))
    if isinstance(mark, Bounds):
        whole = st.integers(mark.least, 1000 if mark.most is None else mark.most)
        return decimals if base is Decimal else whole
    assert isinstance(mark, Pairs)
    value = get_args(get_args(base)[0])[1]
    return st.dictionaries(texts, _SCALARS[value], max_size=2).map(lambda pairs: tuple(sorted(pairs.items())))


def _believable(record: Any) -> Any:  # noqa: ANN401
    """The record with what its fields cannot know of each other set right: units, order, ids, fever lines."""
    if isinstance(record, Measurement | Result):
        word = record.kind if isinstance(record, Measurement) else record.analyte
        units = known_units(word)
        return replace(record, unit=units[len(record.id) % len(units)]) if units else record
    if isinstance(record, Day):
        return replace(record, id=record.day.isoformat())
    for first, last in (("started", "ended"), ("placed", "removed")):
        begin, end = getattr(record, first, None), getattr(record, last, None)
        if begin and end and end.latest < begin.earliest:
            record = replace(record, **{first: end, last: begin})
    if hasattr(record, "fever_at"):
        lines = {name: getattr(record, name) for name in ("fever_at", "fever_card")}
        record = replace(record, **{name: line and replace(line, unit="Cel") for name, line in lines.items()})
    return record


def known_json(text: str) -> Any:  # noqa: ANN401
    """A text's JSON value with exact numbers."""
    return json.loads(text, parse_float=Decimal)
