"""Records to plain JSON values and back, read off the fields of the classes.

``from_plain`` checks everything that one record can be checked for by itself: shapes, words, bounds, units.
Unknown keys go to ``extra``; an absent field and one that is null take the field's default, except that null
in a yes-or-no field means no (absent means not known).
"""

import json
import types
from collections.abc import Callable, Hashable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import UTC, date, datetime
from decimal import Decimal
from functools import cache
from typing import Annotated, Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from diary.core.numbers import parse_decimal, plain
from diary.core.records import KINDS, Bounds, Part, Record, Word, kind_of
from diary.core.texts import Message
from diary.core.when import When, parse_date
from diary.core.words import known

LONGEST_TEXT = 20_000

P = TypeVar("P", bound=Part)
N = TypeVar("N", int, Decimal)


class FieldError(ValueError):
    """One field of a record cannot be.

    Attributes:
        field: The field's name.
        message: Why, as a sentence.
    """

    def __init__(self, field: str, message_id: str, **values: object) -> None:
        """Name the field and the sentence."""
        super().__init__(f"{field}: {message_id}")
        self.field = field
        self.message = Message.of(message_id, field=field, **values)


@dataclass(frozen=True, slots=True)
class FieldCodec:
    """How one field is read and written."""

    name: str
    read: Callable[[Any], Any]
    write: Callable[[Any], Any]
    required: bool
    default: Any
    yes_no: bool


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: the same text for the same value.

    A decimal stays a number where a float says exactly the same, else it becomes text.
    """
    return _ENCODER.encode(value)


def _number_or_text(value: object) -> float | str:
    if isinstance(value, Decimal) and value.is_finite() and Decimal(repr(float(value))) == value:
        return float(value)
    return str(value)


_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), default=_number_or_text)


def to_plain(part: Part) -> dict[str, Any]:
    """The fields of a record or part that differ from their defaults, unknown keys included."""
    plain_fields = dict(json.loads(part.extra)) if part.extra else {}
    for codec in codecs(type(part)):
        value = getattr(part, codec.name)
        if value is not None and (codec.required or value != codec.default):
            plain_fields[codec.name] = codec.write(value)
    return plain_fields


def from_plain(cls: type[P], data: Mapping[str, Any]) -> P:
    """Read a record or part of the class.

    Raises:
        FieldError: A field is missing or cannot be.
    """
    if not isinstance(data, Mapping):
        raise FieldError(cls.__name__.lower(), "problem.not-an-object")
    values: dict[str, Any] = {}
    named = 0
    for codec in codecs(cls):
        if codec.name in data:
            named += 1
            value = _field(codec, data[codec.name])
            if value is not MISSING:
                values[codec.name] = value
        elif codec.required:
            raise FieldError(codec.name, "problem.missing")
    return cls(**values, extra="" if named == len(data) else canonical(_unknown_keys(cls, data)))


def _unknown_keys(cls: type[Part], data: Mapping[str, Any]) -> dict[str, Any]:
    known_names = {codec.name for codec in codecs(cls)}
    return {key: value for key, value in data.items() if key not in known_names}


def _field(codec: FieldCodec, raw: Any) -> Any:  # noqa: ANN401  (each codec has its own type)
    if raw is None:
        if codec.required:
            raise FieldError(codec.name, "problem.missing")
        return False if codec.yes_no else MISSING
    try:
        return codec.read(raw)
    except FieldError:
        raise
    except (ValueError, TypeError, ArithmeticError):
        raise FieldError(codec.name, "problem.cannot-be", value=shown(raw)) from None


def shown(raw: object) -> str:
    """A value from outside, short enough to name in a sentence."""
    text = raw if isinstance(raw, str) else json.dumps(raw, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004  (one line of a receipt)


def record_json(record: Record) -> str:
    """The record as canonical JSON, with its kind; what the journal keeps."""
    return canonical({"kind": kind_of(record), "fields": to_plain(record)})


def record_from_json(text: str) -> Record:
    """The record that ``record_json`` wrote."""
    data = json.loads(text, parse_float=Decimal)
    return from_plain(KINDS[data["kind"]], data["fields"])


def codecs(cls: type[Part]) -> tuple[FieldCodec, ...]:
    """How each field of the class but ``extra`` is read and written, in the order of definition."""
    return _codecs(cast("Hashable", cls))


@cache
def _codecs(key: Hashable) -> tuple[FieldCodec, ...]:
    cls = cast("type[Part]", key)
    hints = get_type_hints(cls, include_extras=True)
    made = []
    for field in fields(cls):
        if field.name != "extra":
            hint = _without_none(hints[field.name])
            read, write = _codec(hint)
            default = None if field.default is MISSING else field.default
            yes_no = hint is bool
            made.append(FieldCodec(field.name, read, write, field.default is MISSING, default, yes_no))
    return tuple(made)


def _without_none(hint: Any) -> Any:  # noqa: ANN401
    if get_origin(hint) in (Union, types.UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _codec(hint: Any) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:  # noqa: ANN401
    if get_origin(hint) is Annotated:
        return _marked(*get_args(hint))
    if get_origin(hint) is tuple:
        read, write = _codec(get_args(hint)[0])
        return (lambda raw: tuple(read(item) for item in _list(raw))), (lambda value: [write(item) for item in value])
    if issubclass(hint, Part):
        return (lambda raw: from_plain(hint, raw)), to_plain
    return _SCALARS[hint]


def _marked(base: Any, mark: object) -> tuple[Callable[[Any], Any], Callable[[Any], Any]]:  # noqa: ANN401
    if isinstance(mark, Word):
        return (lambda raw: known(_text(raw), mark.words, *mark.prefixes)), str
    if isinstance(mark, Bounds):
        read, write = _SCALARS[base]
        return (lambda raw: _within(read(raw), mark)), write
    item_read, item_write = _SCALARS[get_args(get_args(base)[0])[1]]
    return (
        lambda raw: tuple(sorted((_text(key), item_read(value)) for key, value in dict(raw).items())),
        lambda pairs: {key: item_write(value) for key, value in pairs},
    )


def _list(raw: object) -> list[Any]:
    if not isinstance(raw, list):
        raise TypeError(raw)
    return raw


def _within(number: N, bounds: Bounds) -> N:
    if number < bounds.least or (bounds.most is not None and number > bounds.most):
        raise ValueError(number)
    return number


def _text(raw: object) -> str:
    if not isinstance(raw, str) or len(raw) > LONGEST_TEXT:
        raise TypeError(raw)
    raw.encode()  # a lone surrogate cannot be stored
    return raw


def _bool(raw: object) -> bool:
    if not isinstance(raw, bool):
        raise TypeError(raw)
    return raw


def _int(raw: object) -> int:
    if isinstance(raw, bool) or not isinstance(raw, int):
        raise TypeError(raw)
    return raw


def _decimal(raw: object) -> Decimal:
    if isinstance(raw, Decimal):
        return parse_decimal(plain(raw) if raw.is_finite() and abs(raw.adjusted()) < 40 else str(raw))  # noqa: PLR2004
    return parse_decimal(str(_int(raw)) if not isinstance(raw, str) else raw)


def _stamp(raw: object) -> datetime:
    stamp = datetime.fromisoformat(_text(raw))
    return stamp.astimezone(UTC) if stamp.tzinfo else stamp.replace(tzinfo=UTC)


_SCALARS: dict[type, tuple[Callable[[Any], Any], Callable[[Any], Any]]] = {
    str: (_text, str),
    bool: (_bool, bool),
    int: (_int, int),
    Decimal: (_decimal, plain),
    date: (lambda raw: parse_date(_text(raw)), date.isoformat),
    When: (lambda raw: When.parse(_text(raw)), When.text),
    datetime: (_stamp, lambda stamp: stamp.isoformat().replace("+00:00", "Z")),
}
