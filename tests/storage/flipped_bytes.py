"""Bytes of a plain diary changed at random, to count how many of them are noticed, run as a program of its own.

Each round changes one byte. Opening or the full check has to notice it; where neither does, everything that the file
holds has to read as before, which is so where the byte holds nothing.
"""

import random
import sys
import tempfile
from collections import Counter
from datetime import datetime
from pathlib import Path

from diary.core.clock import FixedClock
from diary.core.errors import DiaryError
from diary.exchange.sample import sample_records
from diary.storage.file import DiaryFile
from tests.storage.changes import FEVER, batch, deleted, new

CLOCK = FixedClock(datetime(2026, 5, 14, 18))

NOTICED, HARMLESS, SILENT = "noticed", "holds nothing", "read wrong in silence"


def flip(folder: Path, rounds: int, *, years: int = 1, seed: int = 1) -> Counter[str]:
    """What became of so many changed bytes."""
    whole, path = folder / "whole.db", folder / "flipped.db"
    records = sample_records(years=years)
    with DiaryFile.open(whole, clock=CLOCK) as file:
        file.commit(batch(*new(*records), flags=(FEVER,)))
        file.commit(batch(deleted(records[-1])))
        before = _everything(file)
    content, chance = whole.read_bytes(), random.Random(seed)  # noqa: S311  (no secret)
    found: Counter[str] = Counter()
    for _ in range(rounds):
        flipped = bytearray(content)
        flipped[chance.randrange(len(content))] ^= chance.randrange(1, 256)
        path.write_bytes(flipped)
        found[_verdict(path, before)] += 1
    return found


def _verdict(path: Path, before: tuple[object, ...]) -> str:
    try:
        with DiaryFile.open(path, clock=CLOCK, read_only=True) as file:
            if file.check():
                return NOTICED
            return HARMLESS if _everything(file) == before else SILENT
    except DiaryError:
        return NOTICED


def _everything(file: DiaryFile) -> tuple[object, ...]:
    return file.read_all(), file.journal(most=100_000), file.tombstones(), file.flag_log()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(dict(flip(Path(place), int(sys.argv[1]), years=int(sys.argv[2]))))  # noqa: T201  (a program of its own)
