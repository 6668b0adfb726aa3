"""Ids for records that came without one, the same each time the same source is read."""

from collections import Counter
from collections.abc import Mapping
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from diary.core.codec import canonical

NAMESPACE = uuid5(NAMESPACE_URL, "blood-count-diary:record")


def stable_id(*parts: object) -> str:
    """The UUID of these parts: uuid5 over their canonical JSON as one list."""
    return str(uuid5(NAMESPACE, canonical(list(parts))))


class MissingIds:
    """Gives ids to objects of an exchange file that carry none.

    The id is uuid5, in ``NAMESPACE``, of the canonical JSON (sorted keys, no spaces) of
    ``[name of the list, object, ordinal]``. A day's entry has ``when`` (date and time) in place of ``at``, a result
    has the id of its ``panel``, a panel is taken without its results. The ordinal tells equal objects apart: 0 for the
    first of them in the file, 1 for the next.
    """

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()

    def give(self, kind: str, data: Mapping[str, Any]) -> str:
        """The id of an object of the list ``kind``."""
        name = canonical([kind, data])
        ordinal = self._seen[name]
        self._seen[name] += 1
        return str(uuid5(NAMESPACE, f"{name[:-1]},{ordinal}]"))
