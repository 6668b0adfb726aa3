"""What lies nested in the exchange file and flat in the diary: a day's entries, a panel's results.

In the file an entry carries ``at`` and its day the ``date``; in the diary the entry carries ``when``. A key of the file
that has the diary's own name for such a field, such as ``panel`` on a result, is an unknown key: it is kept
with the mark ``file:`` before it, and loses the mark when it is written back.
"""

from collections.abc import Mapping
from datetime import date
from typing import Any

from diary.core.codec import FieldError, shown
from diary.core.when import When, parse_date

ENTRIES = ("checks", "symptoms", "measurements")
RESULTS = "results"

_MARK = "file:"
_ONLY_IN_DIARY = {"days": "day", "results": "panel", **dict.fromkeys(ENTRIES, "when")}


def day_fields(data: Mapping[str, Any], day: date) -> dict[str, Any]:
    """A day's own fields, without its entries, as the diary names them; its id is its date."""
    own = {key: value for key, value in data.items() if key not in ("date", *ENTRIES)}
    return {**_marked("days", own), "id": day.isoformat(), "day": day.isoformat()}


def entry_fields(kind: str, data: Mapping[str, Any], day: date) -> dict[str, Any]:
    """An entry's fields as the diary names them.

    Raises:
        FieldError: Its ``at`` is no time of that day.
    """
    own = {key: value for key, value in data.items() if key != "at"}
    return {**_marked(kind, own), "when": _when(day, data.get("at"))}


def result_fields(data: Mapping[str, Any], panel: str) -> dict[str, Any]:
    """A result's fields as the diary names them."""
    return {**_marked(RESULTS, data), "panel": panel}


def day_object(fields: dict[str, Any]) -> dict[str, Any]:
    """A day as the file has it."""
    day = fields.pop("day")
    fields.pop("id")
    return {"date": day, **_unmarked(fields)}


def entry_object(fields: dict[str, Any]) -> dict[str, Any]:
    """An entry as the file has it."""
    _, _, at = str(fields.pop("when")).partition("T")
    return {"id": fields.pop("id"), **({"at": at} if at else {}), **_unmarked(fields)}


def result_object(fields: dict[str, Any]) -> dict[str, Any]:
    """A result as the file has it."""
    del fields["panel"]
    return _unmarked(fields)


def date_of(data: Mapping[str, Any]) -> date:
    """The date of a day.

    Raises:
        FieldError: There is none, or there is no such date.
    """
    raw = data.get("date")
    if raw is None:
        raise FieldError("date", "problem.missing")
    try:
        return parse_date(raw)
    except (TypeError, ValueError):
        raise FieldError("date", "problem.cannot-be", value=shown(raw)) from None


def _when(day: date, at: object) -> str:
    """The day with the time of the entry, which may carry an offset or repeat the date."""
    if at is None:
        return day.isoformat()
    text = str(at)
    try:
        when = When.parse(text if "T" in text else f"{day.isoformat()}T{text}")
    except ValueError:
        raise FieldError("at", "problem.cannot-be", value=shown(at)) from None
    if when.day != day:
        raise FieldError("at", "problem.cannot-be", value=shown(at))
    return when.text()


def _marked(kind: str, data: Mapping[str, Any]) -> dict[str, Any]:
    hidden = _ONLY_IN_DIARY[kind]
    return {_MARK + key if key == hidden or key.startswith(_MARK) else key: value for key, value in data.items()}


def _unmarked(data: Mapping[str, Any]) -> dict[str, Any]:
    return {key.removeprefix(_MARK): value for key, value in data.items()}
