"""Yes, no and unknown: what a condition answers. Unknown is never no."""

from collections.abc import Iterable
from enum import Enum


class Truth(Enum):
    """A three-valued answer."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"

    @classmethod
    def of(cls, value: bool | None) -> "Truth":  # noqa: FBT001  (the value itself is what is wrapped)
        """The answer that a yes-or-no value gives; None is unknown."""
        if value is None:
            return cls.UNKNOWN
        return cls.YES if value else cls.NO

    @property
    def possible(self) -> bool:
        """Whether it is not ruled out."""
        return self is not Truth.NO


def any_of(answers: Iterable[Truth]) -> Truth:
    """Yes if one is yes; else unknown if one is unknown; else no."""
    seen = set(answers)
    if Truth.YES in seen:
        return Truth.YES
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.NO


def all_of(answers: Iterable[Truth]) -> Truth:
    """No if one is no; else unknown if one is unknown; else yes."""
    seen = set(answers)
    if Truth.NO in seen:
        return Truth.NO
    return Truth.UNKNOWN if Truth.UNKNOWN in seen else Truth.YES
