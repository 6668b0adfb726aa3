"""A backup in the diary's place, and what was there kept; a sudden end leaves the one or the other, whole.

The backup is copied beside the diary and looked over before anything happens to the diary. The diary itself becomes a
backup; one that is damaged, or that nothing here can open, goes aside with its journal, as it is. A journal that stayed
alone beside another file would be played back into it, so it never does.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from diary.core.clock import Clock, today, wall
from diary.core.errors import DiaryError
from diary.storage import backups
from diary.storage.backup_plan import Reason
from diary.storage.connection import Connection, Key, connect
from diary.storage.copies import to_disk, verified_copy
from diary.storage.errors import sentences
from diary.storage.lock import Lock
from diary.storage.sniff import Lies, check_place, sniff

_UNREADABLE = (
    "storage.not-a-diary",
    "storage.not-readable",
    "storage.damaged",
    "storage.disk-failed",
    "storage.failed",
)
"""What is said of a file that cannot be read, or no longer looks like a diary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What became of the diary that was there before.

    Attributes:
        kept: The backup that was made of it; restoring it takes the restore back.
        aside: The folder in which it lies as it was, because it is damaged or could not be opened.
    """

    kept: Path | None = None
    aside: Path | None = None


def restore(
    path: Path, backup: Path, *, clock: Clock, key: Key | None = None, present_key: Key | None = None
) -> Restored:
    """Put a backup in the diary's place. The diary must not be open, in this window or elsewhere.

    Args:
        path: The diary; it may be missing or damaged.
        backup: A backup, or any diary of this version or an older one.
        clock: Dates what is kept.
        key: Opens the backup where it is encrypted.
        present_key: Opens the diary that is there, where that is another passphrase.

    Raises:
        DiaryError: The diary is open, the backup is damaged or cannot be opened, or there is no room; the diary is
            as it was.
    """
    path, backup = Path(os.path.realpath(path)), Path(os.path.realpath(backup))
    check_place(path)
    if path == backup:
        raise DiaryError("backups.itself", file=path.name)
    lock = Lock.take(path)
    try:
        new = _proven_copy(backup, path, key)
        try:
            restored = _put_away(path, present_key or key, clock)
            with sentences(path):
                new.replace(path)
                to_disk(path.parent)
        finally:
            with suppress(OSError):
                new.unlink(missing_ok=True)
    finally:
        lock.release()
    return restored


def copy_out(path: Path, target: Path, *, key: Key | None = None) -> None:
    """Make a verified copy of a diary that no window holds open; one of an older version stays what it is.

    Args:
        path: The diary.
        target: Where nothing may be yet.
        key: Opens the diary where it is encrypted; the copy too.

    Raises:
        DiaryError: The diary is open, damaged, or cannot be opened, or the copy could not be made; nothing is left
            of it.
    """
    path = Path(os.path.realpath(path))
    lies = sniff(path)
    if lies is Lies.NOTHING:
        raise DiaryError("storage.missing", file=path.name, folder=str(path.parent))
    key = _key_of(lies, path, key)
    lock = Lock.take(path)
    try:
        with _connected(path, key, read_only=False) as connection:
            if backups.problems_of(connection, path, encrypted=key is not None):
                raise DiaryError("backups.of-damaged", file=path.name)
            with backups.as_backup(path, target.parent):
                verified_copy(connection, target, key)
    finally:
        lock.release()


def _proven_copy(backup: Path, path: Path, key: Key | None) -> Path:
    """A copy of the backup beside the diary, whole and on disk. The backup is only read."""
    lies = sniff(backup)
    if lies is Lies.NOTHING:
        raise DiaryError("storage.missing", file=backup.name, folder=str(backup.parent))
    key = _key_of(lies, backup, key)
    new = path.with_name(f"{path.name}.restoring")
    with _connected(backup, key, read_only=True) as connection:
        if backups.problems_of(connection, backup, encrypted=key is not None):
            raise DiaryError("backups.damaged", file=backup.name)
        connection.execute("PRAGMA query_only = OFF").fetchall()  # it holds for the copy too; the backup is opened "ro"
        verified_copy(connection, new, key)
    return new


def _key_of(lies: Lies, path: Path, key: Key | None) -> Key | None:
    if lies is Lies.OTHER:
        raise DiaryError("storage.not-a-diary", file=path.name)
    if lies is Lies.PLAIN:
        return None
    if key is None:
        raise DiaryError("storage.needs-passphrase", file=path.name)
    return key


@contextmanager
def _connected(path: Path, key: Key | None, *, read_only: bool) -> Iterator[Connection]:
    connection = connect(path, key=key, read_only=read_only)
    try:
        yield connection
    finally:
        connection.close()


def _put_away(path: Path, key: Key | None, clock: Clock) -> Restored:
    """Keep what is in the diary's place, and see that no journal is left beside it."""
    if not path.exists() and not _journal_of(path).exists():
        return Restored()
    kept = _kept(path, key, clock)
    return Restored(kept=kept) if kept else Restored(aside=_move_aside(path, today(clock)))


def _kept(path: Path, key: Key | None, clock: Clock) -> Path | None:
    """Make a backup of the diary; None where it cannot be read, and then nothing was written to it."""
    lies = sniff(path)
    if lies in (Lies.NOTHING, Lies.OTHER) or (lies is Lies.ENCRYPTED and key is None):
        return None
    key = key if lies is Lies.ENCRYPTED else None
    if _journal_of(path).exists() and not _is_whole_once_played_back(path, key):
        return None
    with _connected_if_whole(path, key) as connection:
        if connection is None:
            return None
        copy = partial(verified_copy, connection, key=key)
        return backups.keep(path, Reason.BEFORE_RESTORE, wall(clock), copy, key).path


def _is_whole_once_played_back(path: Path, key: Key | None) -> bool:
    """Whether a change that a sudden end cut short can be taken back; tried on a copy, because it means writing."""
    folder = path.with_name(f"{path.name}.looking")
    with sentences(path):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=backups.PRIVATE)
        try:
            for part in (path, _journal_of(path)):
                shutil.copyfile(part, folder / part.name)
            with _connected_if_whole(folder / path.name, key) as connection:
                return connection is not None
        finally:
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _connected_if_whole(path: Path, key: Key | None) -> Iterator[Connection | None]:
    """The diary connected for writing, which plays back its journal; None where it is damaged or cannot be read."""
    with ExitStack() as stack:
        try:
            connection = stack.enter_context(_connected(path, key, read_only=False))
            whole = not backups.problems_of(connection, path, encrypted=key is not None)
        except DiaryError as error:
            if error.message.id not in _UNREADABLE:
                raise
            whole = False
        yield connection if whole else None


def _move_aside(path: Path, day: date) -> Path:
    """Put the diary, as it is, and its journal together into a folder. Their names there come first.

    Where this ends suddenly, both are in the folder, and the diary's file is still in its place too. Its name there
    goes when the backup takes it.
    """
    with sentences(path):
        folder = _free_folder(path.with_name(f"damaged-{day.isoformat()}"))
        for part in (_journal_of(path), path):
            if part.exists():
                _put(part, folder / part.name)
        to_disk(folder)
        to_disk(folder.parent)
        _journal_of(path).unlink(missing_ok=True)
        return folder


def _journal_of(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def _free_folder(wanted: Path) -> Path:
    number, folder = 1, wanted
    while folder.exists():
        number += 1
        folder = wanted.with_name(f"{wanted.name}-{number}")
    folder.mkdir(mode=backups.PRIVATE)
    return folder


def _put(source: Path, target: Path) -> None:
    """The same file under a second name, or a copy on disks that know no such thing."""
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)
        target.chmod(source.stat().st_mode)
        to_disk(target)
