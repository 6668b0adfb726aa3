"""The texts of one language by their ids, parsed topic by topic as they are first asked for.

The window needs a twentieth of them before it can be painted.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from threading import RLock
from typing import Any

from typing_extensions import override


@dataclass(frozen=True, slots=True)
class TextFile:
    """A file of texts.

    Attributes:
        name: Its name, for whom it does not please.
        topics: The first parts of the ids that it may hold.
        parse: Its tables, worked out.
    """

    name: str
    topics: frozenset[str]
    parse: Callable[[], Mapping[str, Any]]


class Topics(Mapping[str, str]):
    """Texts by message id: the names of their tables, joined by dots.

    Looking one up raises a ``ValueError`` where two files define the same id.

    Args:
        files: The files of the language.
        behind: Where to look for what the language lacks.
    """

    def __init__(self, files: list[TextFile], behind: Mapping[str, str] | None = None) -> None:
        self._waiting = files
        self._behind: Mapping[str, str] = behind or {}
        self._texts: dict[str, str] = {}
        self._turn = RLock()

    @override
    def __getitem__(self, id_: str) -> str:
        text = self._texts.get(id_)
        if text is None:
            self._read(id_.partition(".")[0])
            text = self._texts.get(id_)
        return self._behind[id_] if text is None else text

    @override
    def __iter__(self) -> Iterator[str]:
        self._read(None)
        return iter(self._texts | dict.fromkeys(self._behind, ""))

    @override
    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _read(self, topic: str | None) -> None:
        """Parse the files that hold a topic, or all that are left."""
        with self._turn:
            asked = [file for file in self._waiting if topic is None or topic in file.topics]
            for file in asked:
                for id_, text in _flat(file.parse()):
                    if id_ in self._texts:
                        raise ValueError(f"{file.name} defines {id_} a second time")
                    self._texts[id_] = text
                self._waiting.remove(file)


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value
