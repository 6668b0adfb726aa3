"""A backup or a restore that is killed at every instant, run as a program of its own.

The child counts the calls by which anything reaches the disk and ends itself without warning at one of them; the parent
then looks at what is left. Each round ends one call later, until the child comes to its end.
"""

import os
import signal
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from diary.core.clock import FixedClock
from diary.storage.backup_plan import Reason
from diary.storage.backups import UNPROVEN, backups_of, folder_of, look_over
from diary.storage.connection import Key
from diary.storage.file import DiaryFile
from diary.storage.restore import restore
from tests.storage.changes import batch, new, raw, symptom

CLOCK = FixedClock(datetime(2026, 3, 4, 18))
OLD, NEW = 1, 3
"""Symptoms in the backup, and in the diary."""

CALLS = ("open", "mkdir", "fsync", "rename", "replace", "unlink", "link", "remove")


def die_at(call: int) -> None:
    """End without warning before the call with this number that the audit or the system hears of."""
    left = call

    def heard(event: str, _arguments: tuple[object, ...]) -> None:
        nonlocal left
        if event.removeprefix("os.") in CALLS or event == "sqlite3.connect":
            left -= 1
            if left == 0:
                os.kill(os.getpid(), signal.SIGKILL)

    sync = os.fsync

    def synced(fd: Any) -> None:  # noqa: ANN401  (an int, or what has one)
        heard("os.fsync", ())
        sync(fd)

    os.fsync = synced
    sys.addaudithook(heard)


def in_child(work: Callable[[], object], call: int) -> bool:
    """Whether the child came to its end."""
    child = os.fork()
    if child == 0:
        die_at(call)
        work()
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def fill(path: Path, key: Key | None) -> Path:
    """A diary with a backup of its former state, which is answered."""
    with DiaryFile.open(path, clock=CLOCK, key=key) as file:
        file.commit(batch(*new(*(symptom(number) for number in range(OLD)))))
        backup = file.back_up(Reason.DAILY, CLOCK).path
        file.commit(batch(*new(*(symptom(number) for number in range(OLD, NEW)))))
    return backup


def held(path: Path, key: Key | None) -> int:
    """How many symptoms a whole diary holds."""
    with DiaryFile.open(path, clock=CLOCK, key=key) as file:
        if file.check():
            raise SystemExit("the diary is not whole")
        return len(file.read_all())


def back_ups_are_whole(path: Path, key: Key | None, least: int) -> None:
    found = backups_of(path)
    if len(found) < least or any(look_over(backup.path, key) for backup in found):
        raise SystemExit("a backup is lost or not whole")


def back_up(path: Path, key: Key | None) -> None:
    with DiaryFile.open(path, clock=CLOCK, key=key) as file:
        file.back_up(Reason.DAILY, CLOCK)


def restores(path: Path, backup: Path, key: Key | None) -> None:
    restore(path, backup, clock=CLOCK, key=key)


def damage(path: Path) -> None:
    ((page,),) = raw(path, "SELECT rootpage FROM sqlite_master WHERE name = 'symptoms'")
    assert isinstance(page, int)
    with path.open("r+b") as file:
        file.seek(4096 * (page - 1))
        file.write(b"\xff" * 4096)
    path.with_name(f"{path.name}-journal").write_bytes(b"a journal that stays with its diary")


def backing_up(path: Path, key: Key | None) -> int:
    fill(path, key)
    call = 1
    while not in_child(lambda: back_up(path, key), call):
        if held(path, key) != NEW:
            raise SystemExit("an entry is lost")
        back_ups_are_whole(path, key, 1)
        call += 1
    back_ups_are_whole(path, key, 2)
    if any(UNPROVEN in name.name for name in folder_of(path).iterdir()):
        raise SystemExit("something half made was left behind")
    return call


def restoring(path: Path, key: Key | None) -> int:
    backup = fill(path, key)
    call, came = 1, NEW
    while not in_child(lambda: restores(path, backup, key), call):
        came = held(path, key)
        if came not in (OLD, NEW):
            raise SystemExit("the diary is neither the old nor the new one")
        back_ups_are_whole(path, key, 1)
        if came == OLD:
            kept = next(found for found in backups_of(path) if found.reason is Reason.BEFORE_RESTORE)
            restore(path, kept.path, clock=CLOCK, key=key)
        call += 1
    if held(path, key) != OLD:
        raise SystemExit("nothing was restored")
    return call


def restoring_over_damage(path: Path, key: Key | None) -> int:
    backup = fill(path, key)
    whole = path.read_bytes()
    call = 1
    while True:
        path.write_bytes(whole)
        damage(path)
        found, journal = path.read_bytes(), path.with_name(f"{path.name}-journal")
        done = in_child(lambda: restores(path, backup, key), call)
        aside = sorted(path.parent.glob("damaged-*"))
        complete = [folder for folder in aside if _holds(folder, path.name, found) and _holds(folder, journal.name)]
        if path.read_bytes() == found:
            if not (journal.exists() or complete):
                raise SystemExit("the journal left the damaged diary")
        elif not complete or journal.exists() or held(path, key) != OLD:
            raise SystemExit("the damaged diary is lost, or what is in its place is not the backup")
        for folder in aside:
            for left in folder.iterdir():
                left.unlink()
            folder.rmdir()
        if done:
            return call
        call += 1


def _holds(folder: Path, name: str, content: bytes | None = None) -> bool:
    path = folder / name
    return path.exists() and content in (None, path.read_bytes())


if __name__ == "__main__":
    work = {"backup": backing_up, "restore": restoring, "damage": restoring_over_damage}[sys.argv[1]]
    key = Key(sys.argv[3]) if len(sys.argv) > 3 else None
    print(f"{work(Path(sys.argv[2]), key)} instants")  # noqa: T201  (a program of its own)
