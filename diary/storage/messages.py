"""Messages as JSON, so that the journal can say in any language what was done."""

import json
from datetime import date, time
from decimal import Decimal
from typing import Any

from diary.core.codec import canonical
from diary.core.numbers import plain
from diary.core.texts import Message
from diary.core.when import When, parse_date, parse_time, time_text


def message_json(message: Message) -> str:
    """The message as canonical JSON.

    Raises:
        TypeError: It mentions a value of a kind that messages do not carry.
    """
    return canonical(_pack(message))


def message_from_json(text: str) -> Message:
    """The message that ``message_json`` wrote."""
    message = _unpack(json.loads(text))
    if not isinstance(message, Message):
        raise TypeError(text)
    return message


def _pack(value: object) -> Any:  # noqa: ANN401  (JSON; one line a type)
    match value:
        case None | str() | bool() | int():
            return value
        case Message():
            return {"id": value.id, "values": [[name, _pack(part)] for name, part in value.values]}
        case tuple():
            return [_pack(part) for part in value]
        case Decimal():
            return {"decimal": plain(value)}
        case When():
            return {"when": value.text()}
        case date():
            return {"date": value.isoformat()}
        case time():
            return {"time": time_text(value)}
    raise TypeError(value)


def _unpack(value: Any) -> object:  # noqa: ANN401
    match value:
        case {"id": str(message_id), "values": values}:
            return Message(message_id, tuple((name, _unpack(part)) for name, part in values))
        case list():
            return tuple(_unpack(part) for part in value)
        case {"decimal": text}:
            return Decimal(text)
        case {"when": text}:
            return When.parse(text)
        case {"date": text}:
            return parse_date(text)
        case {"time": text}:
            return parse_time(text)
    return value
