"""Turns the objects of an exchange file into records, one by one, and remembers what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from diary.core.checks import check_record
from diary.core.codec import FieldError, canonical, from_plain, to_plain
from diary.core.errors import Problem
from diary.core.numbers import parse_decimal, plain
from diary.core.records import KINDS, Measurement, Record, Result, Tombstone, Word, kind_of
from diary.core.texts import Message
from diary.core.units import is_plausible, known_units, recognize
from diary.core.words import given_name, is_unknown
from diary.exchange.identity import MissingIds
from diary.exchange.json_text import look_over

WORD_OF_UNIT = {"measurements": "kind", "results": "analyte"}
"""The field that says what a record's unit belongs to."""

NO_UNIT = "no-unit"
"""Why a value is in doubt that came without a unit; the texts have it under ``doubt``."""

OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(slots=True)
class Collector:
    """Collects what can be read of one source.

    Attributes:
        today: The person's date; nothing that was logged can lie beyond it.
        suspect: Whether each object must be looked over first.
    """

    today: date
    suspect: bool = False
    records: dict[tuple[str, str], Record] = field(default_factory=dict)
    tombstones: dict[tuple[str, str], Tombstone] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    held: list[Problem] = field(default_factory=list)
    unknown_words: list[Problem] = field(default_factory=list)
    _ids: MissingIds = field(default_factory=MissingIds)

    def problem(self, where: str, message: Message) -> None:
        """Remember something that was left out."""
        self.problems.append(Problem(where, message))

    def read(self, kind: str, data: Any, where: str) -> Record | None:  # noqa: ANN401
        """Read an object; None where it is left out or only says that a record was deleted.

        Args:
            kind: The name of its list.
            data: The object, its fields named as the diary names them.
            where: Its place in the file.
        """
        try:
            record = self._record(kind, data)
        except FieldError as error:
            self.problem(where, error.message)
            return None
        if isinstance(record, Tombstone):
            self.tombstones[(record.kind, record.id)] = record
            return None
        return self.keep(record, where)

    def keep(self, record: Record, where: str) -> Record:
        """Take a record in, unless a newer one with its id is there; the one that stands."""
        key = (kind_of(record), record.id)
        other = self.records.get(key)
        if other is not None and other != record:
            self.problem(where, Message.of("exchange.same-id", id=record.id))
            if _rank(other) > _rank(record):
                return other
        self.records[key] = record
        if isinstance(record, Measurement | Result):
            self._note_doubt(record, where)
        self._note_unknown_words(record, where)
        return record

    def _record(self, kind: str, data: Any) -> Record | Tombstone:  # noqa: ANN401
        if not isinstance(data, Mapping):
            raise FieldError(kind, "problem.not-an-object")
        if self.suspect:
            look_over(data)
        if data.get("deleted") is True:
            return _tombstone(kind, data)
        identified = data if data.get("id") else {**data, "id": self._ids.give(kind, data)}
        record = from_plain(KINDS[kind], _in_known_unit(kind, identified))
        check_record(record, self.today)
        return record

    def _note_doubt(self, record: Measurement | Result, where: str) -> None:
        word = record.kind if isinstance(record, Measurement) else record.analyte
        if record.doubt is not None or not is_plausible(word, record.value, record.unit):
            message = Message.of("exchange.in-doubt", kind=word, value=record.value, unit=record.unit)
            self.held.append(Problem(where, message))

    def _note_unknown_words(self, record: Record, where: str) -> None:
        for name in _word_fields(kind_of(record)):
            value = getattr(record, name)
            for word in value if isinstance(value, tuple) else (value,):
                if word is not None and is_unknown(word):
                    message = Message.of("exchange.unknown-word", field=name, word=given_name(word))
                    self.unknown_words.append(Problem(where, message))

    def settle(self) -> None:
        """Let deletions and records of one id meet: the newer stands, at a tie the deletion."""
        for key, stone in list(self.tombstones.items()):
            record = self.records.get(key)
            if record is None:
                continue
            if (record.changed_at or OLDEST) > (stone.changed_at or OLDEST):
                del self.tombstones[key]
            else:
                del self.records[key]
        self._drop_orphans()

    def _drop_orphans(self) -> None:
        for key, record in list(self.records.items()):
            if isinstance(record, Result) and ("counts", record.panel) not in self.records:
                del self.records[key]


def _tombstone(kind: str, data: Mapping[str, Any]) -> Tombstone:
    """What an object that says ``deleted`` leaves.

    Raises:
        FieldError: It does not say what was deleted, or its time cannot be.
    """
    marks = from_plain(Record, {key: data[key] for key in ("id", "changed_at", "changed_by") if key in data})
    return Tombstone(kind=kind, id=marks.id, changed_at=marks.changed_at, changed_by=marks.changed_by)


def _rank(record: Record) -> tuple[datetime, str]:
    return record.changed_at or OLDEST, canonical(to_plain(record))


def _in_known_unit(kind: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields with a laboratory's spelling of a unit replaced by the unit that it means."""
    if kind == "care_team":
        return {key: _in_degrees(value) if key in ("fever_at", "fever_card") else value for key, value in data.items()}
    word, unit = data.get(WORD_OF_UNIT.get(kind, "")), data.get("unit")
    if isinstance(word, str) and unit in (None, "") and "doubt" not in data:
        return _without_unit(word, data)
    if not (isinstance(word, str) and isinstance(unit, str)) or unit in known_units(word):
        return data
    known = recognize(word, unit)
    if known is None or known == unit:
        return data
    written = {} if kind == "measurements" or data.get("entered_as") else {"entered_as": f"{data.get('value')} {unit}"}
    return {**data, "unit": known, **written}


def _without_unit(word: str, data: Mapping[str, Any]) -> Mapping[str, Any]:
    """The fields with every unit that makes the value plausible as a reading, so that rules can try each of them."""
    try:
        value = parse_decimal(str(data.get("value")))
    except ValueError:
        return data
    units = [unit for unit in known_units(word) if is_plausible(word, value, unit)]
    if not units:
        return data
    readings = [{"value": plain(value), "unit": unit} for unit in units]
    return {**data, "unit": units[0], "doubt": {"why": NO_UNIT, "readings": readings}}


def _in_degrees(line: Any) -> Any:  # noqa: ANN401
    if not isinstance(line, Mapping) or not isinstance(line.get("unit"), str):
        return line
    known = recognize("temperature", line["unit"])
    if known is None:
        raise FieldError("unit", "problem.unknown-unit", unit=line["unit"], kind="temperature")
    return {**line, "unit": known}


@cache
def _word_fields(kind: str) -> tuple[str, ...]:
    """The fields of a kind of record that hold words of a list."""
    hints = get_type_hints(KINDS[kind], include_extras=True)
    return tuple(name for name, hint in hints.items() if _has_words(hint))


def _has_words(hint: Any) -> bool:  # noqa: ANN401
    if get_origin(hint) is Annotated:
        return any(isinstance(mark, Word) for mark in hint.__metadata__)
    return any(_has_words(arg) for arg in get_args(hint))
