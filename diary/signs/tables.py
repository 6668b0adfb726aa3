"""Reading the tables of a rule file strictly: every key is taken once and checked, and none is left over."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, TypeVar

from diary.core.numbers import parse_decimal
from diary.signs.windows import Window

T = TypeVar("T")


class RuleFileError(ValueError):
    """A rule file that is wrong: the file, the place in it, and what is wrong there."""


@dataclass(slots=True)
class Table:
    """A table of a rule file.

    Attributes:
        where: The file and the place in it, for errors.
        data: What it holds.
    """

    where: str
    data: Mapping[str, Any]
    _taken: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, where: str, raw: object) -> "Table":
        """A table at a place.

        Raises:
            RuleFileError: There is something else at that place.
        """
        if not isinstance(raw, Mapping):
            raise RuleFileError(f"{where}: not a table")
        return cls(where, raw)

    def error(self, what: str) -> RuleFileError:
        """What is wrong here."""
        return RuleFileError(f"{self.where}: {what}")

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self.data

    def take(self, key: str, kind: type[T]) -> T:
        """The value of a key that has to be there.

        Raises:
            RuleFileError: It is not, or is of another kind.
        """
        if key not in self.data:
            raise self.error(f"{key} is missing")
        value = self.data[key]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise self.error(f"{key} is not of kind {kind.__name__}")
        self._taken.add(key)
        return value

    def get(self, key: str, kind: type[T], default: T) -> T:
        """The value of a key, or the default where it is not there."""
        return self.take(key, kind) if key in self.data else default

    def table(self, key: str) -> "Table":
        """The table of a key; an empty one where it is not there."""
        return Table.of(f"{self.where}.{key}", self.get(key, dict, {}))

    def tables(self, key: str) -> list["Table"]:
        """The tables in the list of a key."""
        items: list[Any] = self.get(key, list, [])
        return [Table.of(f"{self.where}.{key}[{number}]", item) for number, item in enumerate(items, 1)]

    def words(self, key: str, known: Collection[str]) -> tuple[str, ...]:
        """One word or a list of words, each of which has to be known; none where the key is not there."""
        raw = self.get(key, object, [])
        words = [raw] if isinstance(raw, str) else raw
        if not isinstance(words, list) or (key in self.data and not words):
            raise self.error(f"{key} is neither a word nor a list of words")
        for word in words:
            if word not in known:
                raise self.error(f"{key} has an unknown word: {word}")
        return tuple(words)

    def word(self, key: str, known: Collection[str]) -> str:
        """One word that has to be known; empty where the key is not there."""
        if key not in self.data:
            return ""
        value = self.take(key, str)
        if value not in known:
            raise self.error(f"{key} has an unknown word: {value}")
        return value

    def number(self, key: str) -> Decimal:
        """A number written as text, so that it stays exact."""
        text = self.take(key, str)
        try:
            return parse_decimal(text)
        except ValueError:
            raise self.error(f"{key} is not a number written as text") from None

    def number_or_none(self, key: str) -> Decimal | None:
        """A number written as text, or None where the key is not there."""
        return self.number(key) if key in self.data else None

    def window(self, key: str, default: str) -> Window:
        """A time such as "14 days"."""
        try:
            return Window.parse(self.get(key, str, default))
        except ValueError:
            raise self.error(f"{key} is not a time such as 14 days, 48 hours or ever") from None

    def done(self) -> None:
        """Say that every key was used.

        Raises:
            RuleFileError: One was not.
        """
        left = sorted(set(self.data) - self._taken)
        if left:
            raise self.error(f"unknown key: {', '.join(left)}")
