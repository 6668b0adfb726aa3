"""What one record can be checked for beyond the shape of its fields: its unit, its order, its date."""

from datetime import date, timedelta

from diary.core.codec import FieldError
from diary.core.records import (
    Check,
    Day,
    Device,
    Measurement,
    Medicine,
    Panel,
    Phase,
    Record,
    Response,
    Result,
    Symptom,
    Treatment,
)
from diary.core.timeline import moment_of
from diary.core.treatment import Span, span_of
from diary.core.units import known_units
from diary.core.words import OTHER, given_name, is_unknown

LOGGED = (Symptom, Measurement, Check, Day, Panel, Response)
"""Records of what was; their date cannot lie ahead."""


def check_record(record: Record, today: date) -> None:
    """Check a record against its own rules.

    Args:
        record: Any record.
        today: The person's date; what was logged may lie one day ahead, for travel across time zones.

    Raises:
        FieldError: The record cannot be; it names the field and the reason.
    """
    if isinstance(record, Measurement | Result):
        _check_unit(record)
    moment = moment_of(record)
    logged = isinstance(record, LOGGED) or (isinstance(record, Treatment) and not record.planned)
    if logged and moment is not None and moment.day > today + timedelta(days=1):
        raise FieldError("date", "problem.in-the-future", date=moment.day)
    span = _span(record)
    if span and span.started and span.ended and span.ended.latest < span.started.earliest:
        raise FieldError("ended", "problem.ends-before-it-starts", date=span.ended.day)


def _check_unit(record: Measurement | Result) -> None:
    word = record.kind if isinstance(record, Measurement) else record.analyte
    if given_name(word) is not None and (word.startswith(OTHER) or is_unknown(word)):
        return
    if record.unit not in known_units(word):
        raise FieldError("unit", "problem.unknown-unit", unit=record.unit, kind=word)


def _span(record: Record) -> Span | None:
    if isinstance(record, Phase | Medicine | Device):
        return span_of(record)
    return Span(record.started, record.ended) if isinstance(record, Treatment) else None
