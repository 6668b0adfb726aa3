"""A writer that is killed again and again in the middle of its changes, run as a program of its own.

Every round a child writes changes and says after each that it is saved, until it is killed without warning. What it
said must be in the file, the file must be whole, and each change in it all or nothing.
"""

import os
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import NoReturn

from diary.core.clock import FixedClock
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from tests.storage.changes import batch, new, symptom

CLOCK = FixedClock(datetime(2026, 3, 4, 18))
TOGETHER = 3
"""Records in one change."""


def write_until_killed(path: Path, key: Key | None, said: int, first: int) -> NoReturn:
    file = DiaryFile.open(path, clock=CLOCK, key=key)
    number = first
    while True:
        file.commit(batch(*new(*(symptom(number * TOGETHER + place) for place in range(TOGETHER)))))
        os.write(said, b"s")
        number += 1


def killed_after(path: Path, key: Key | None, changes: int, first: int) -> int:
    """How many changes the child said were saved before it was killed."""
    heard, said = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(heard)
        write_until_killed(path, key, said, first)
    os.close(said)
    saved = 0
    while saved < changes:
        saved += len(os.read(heard, 1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    saved += len(os.read(heard, 4096))
    os.close(heard)
    return saved


def main(path: Path, rounds: int, key: Key | None) -> None:
    DiaryFile.open(path, clock=CLOCK, key=key).close()
    known = 0
    for number in range(rounds):
        saved = killed_after(path, key, 1 + number % 7, known)
        with DiaryFile.open(path, clock=CLOCK, key=key) as file:
            if file.check():
                raise SystemExit(f"round {number}: the file is not whole")
            found = {record.id for record in file.read_all()}
            entries = file.journal(most=10_000)
        expected = {symptom(place).id for place in range((known + saved) * TOGETHER)}
        if not expected <= found:
            raise SystemExit(f"round {number}: {len(expected - found)} saved records are lost")
        if len(found) != TOGETHER * len(entries):
            raise SystemExit(f"round {number}: a change is there in part")
        known = len(entries)
    print(f"{known} changes")  # noqa: T201  (a program of its own)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), Key(sys.argv[3]) if len(sys.argv) > 3 else None)
