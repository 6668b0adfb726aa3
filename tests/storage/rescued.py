"""Damaged diaries and what became of them."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest

from diary.core.clock import FixedClock
from diary.core.errors import Problem
from diary.core.records import Day, Record, Tombstone
from diary.core.texts import Texts
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.storage.changes import FEVER, altered, batch, deleted, new, symptom

KEY = Key("it's the one")
KEYS = pytest.mark.parametrize("key", [None, KEY], ids=["plain", "encrypted"])
LATER = FixedClock(datetime(2026, 6, 1, 9))
DAY = Day(id="2026-03-03", day=symptom().when.day.replace(day=3), note="a walk")


def made(path: Path, clock: FixedClock, key: Key | None = None) -> DiaryFile:
    """A diary with an entry that was changed, one that was deleted, one that stays, and a day."""
    file = DiaryFile.open(path, clock=clock, key=key)
    file.commit(batch(*new(symptom(1), symptom(2), symptom(3), DAY), flags=(FEVER,)))
    file.commit(batch(altered(symptom(1), 4)))
    file.commit(batch(deleted(symptom(3)), tombstones=(Tombstone(kind="symptoms", id=symptom(3).id),)))
    return file


STANDING = [DAY, symptom(2), symptom(1, severity=4)]


def of_order(record: Record) -> tuple[str, str]:
    return type(record).__name__, record.id


@contextmanager
def opened(path: Path, key: Key | None = None) -> Iterator[DiaryFile]:
    with DiaryFile.open(path, clock=LATER, key=key) as file:
        assert file.check() == ()
        assert file.undoable() is None
        assert file.journal(most=1)[0].title.id == "storage.rescued"
        yield file


def standing(path: Path, key: Key | None = None) -> list[Record]:
    with opened(path, key) as file:
        return sorted(file.read_all(), key=of_order)


def told(problems: tuple[Problem, ...], texts: Texts) -> list[tuple[str, str]]:
    assert all(texts.render(problem.message).endswith(".") for problem in problems)
    return [(problem.where, problem.message.id) for problem in problems]
