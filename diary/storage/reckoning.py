"""Which records a damaged diary held, from the two places that tell: the records themselves and the history.

Each record stands in its table, and its last state in the history under a seal. One of the two is enough; where they
differ, a whole seal is believed, unless a later change of the same record could not be read.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from diary.core.codec import record_from_json, record_json
from diary.core.records import Record
from diary.storage import mapping
from diary.storage.salvage import Found

Key = tuple[str, str]
"""Kind and id of a record."""

UNREADABLE = (ValueError, KeyError, TypeError, ArithmeticError)
"""What reading a wrong value raises."""


@dataclass(frozen=True, slots=True, kw_only=True)
class History:
    """What the readable changes say.

    Attributes:
        last: The last state of each record; None where it was deleted.
        rows: In which row of the table that is said.
        unread: Rows of changes that cannot be believed or read, by record where an index tells of which.
        unread_of_any: The last of such rows of which nobody knows the record; 0 where there is none.
    """

    last: Mapping[Key, Record | None]
    rows: Mapping[Key, int]
    unread: Mapping[Key, int]
    unread_of_any: int

    def is_last(self, key: Key) -> bool:
        """Whether no later change of the record can have been lost."""
        known = self.rows.get(key, 0)
        return known > 0 and known > self.unread.get(key, 0) and known > self.unread_of_any


@dataclass(slots=True, kw_only=True)
class Reckoning:
    """What was found out about the records.

    Attributes:
        records: Those that stand in the rescued diary.
        unproven: Those among them that no sealed change confirms.
        older: Those among them of which a later state may be lost.
        aside: Those that the history holds and that stood nowhere any more, where the change that tells why is lost.
        lost: Kind and id of those that stood, or may have, and of which no state is left.
    """

    records: dict[Key, Record] = field(default_factory=dict)
    unproven: list[Key] = field(default_factory=list)
    older: list[Key] = field(default_factory=list)
    aside: list[Key] = field(default_factory=list)
    lost: list[Key] = field(default_factory=list)


def reckon(standing: Mapping[str, Found], ids: Mapping[str, frozenset[str] | None], history: History) -> Reckoning:
    """Work out which records stood.

    Args:
        standing: What can be read of each kind's table.
        ids: By kind, the ids of the records that stood, as its index tells; None where that cannot be read.
        history: What can be read of the changes.
    """
    found = {(kind, record.id): record for kind, table in standing.items() for record in _records(kind, table)}
    stood = {(kind, record_id) for kind, known in ids.items() for record_id in known or ()}
    reckoning = Reckoning()
    for key in sorted(found.keys() | history.last.keys() | history.unread.keys() | stood):
        may_stand = key in stood or ids.get(key[0]) is None
        _settle(key, found.get(key), history, reckoning, may_stand=may_stand)
    return reckoning


def _settle(key: Key, found: Record | None, history: History, reckoning: Reckoning, *, may_stand: bool) -> None:
    said = history.last.get(key)
    if history.is_last(key) or (found is not None and found == said):
        if said is not None:
            reckoning.records[key] = said
    elif found is not None:
        reckoning.records[key] = found
        reckoning.unproven.append(key)
    elif said is not None and may_stand:
        reckoning.records[key] = said
        reckoning.older.append(key)
    elif said is not None:
        reckoning.aside.append(key)
    elif may_stand:
        reckoning.lost.append(key)


def _records(kind: str, table: Found) -> Iterator[Record]:
    """The records of a table that can be, one row at a time."""
    for number in table.rows:
        values = table.of(number)
        try:
            (record,) = mapping.records(kind, [[values.get(column.name) for column in mapping.columns(kind)]])
            yield record_from_json(record_json(record))
        except UNREADABLE:
            continue
