"""Backups on disk: each opened and looked over in full before it counts as one, and none lost to a bad one.

They lie in the folder ``backups`` beside the diary, encrypted where the diary is. While one is made it carries an
ending by which it is no backup yet; so what has the name of a backup was whole when it was written.
"""

import filecmp
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from diary.core.errors import DiaryError, Problem
from diary.storage import check
from diary.storage.backup_plan import Named, Reason, name_of, parse_name, to_drop
from diary.storage.connection import Connection, Key, connect, pragma
from diary.storage.copies import to_disk
from diary.storage.errors import OURS_ALONE, sentences
from diary.storage.sniff import Lies, sniff
from diary.storage.version import APPLICATION_ID, SCHEMA

FOLDER = "backups"
UNPROVEN = ".unproven"
"""The ending of a backup that has not been looked over yet."""

PRIVATE = 0o700
"""The mode of a folder that holds what belongs to a diary."""

_AS_BACKUP = {
    "storage.disk-full": "backups.disk-full",
    "storage.no-permission": "backups.no-place",
    "storage.read-only": "backups.no-place",
    "storage.missing": "backups.no-place",
    "storage.cannot-open": "backups.no-place",
    "storage.disk-failed": "backups.disk-failed",
    "storage.copy-not-whole": "backups.disk-failed",
    "storage.damaged": "backups.of-damaged",
}
"""What a failed copy means where a backup was to be made: no entry is concerned."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """A backup of a diary.

    Attributes:
        path: The file.
        at: When it was made, on the wall clock, to the minute.
        reason: Why it was made.
        size: In bytes.
        encrypted: Whether a passphrase opens it.
        whole: Whether it was looked over and found whole; None where it has not been looked over since it was made.
    """

    path: Path
    at: datetime
    reason: Reason
    size: int
    encrypted: bool
    whole: bool | None = None


def folder_of(diary: Path) -> Path:
    """Where the backups of a diary lie."""
    return diary.with_name(FOLDER)


def backups_of(diary: Path, folder: Path | None = None) -> tuple[Backup, ...]:
    """The backups of a diary, newest first, without opening them. None of them may be connected.

    Args:
        diary: The diary.
        folder: Where to look, instead of beside the diary.

    Raises:
        DiaryError: The folder cannot be read.
    """
    folder = folder or folder_of(diary)
    return tuple(_seen(folder / name_of(diary, named), named) for named in sorted(_names(diary, folder), reverse=True))


def keep(diary: Path, reason: Reason, now: datetime, copy: Callable[[Path], None], key: Key | None) -> Backup:
    """Make a backup; it has its name only once it has been looked over in full and is on the disk.

    Args:
        diary: Where the diary lies.
        reason: Why.
        now: On the wall clock, to the minute.
        copy: Copies the diary to a place.
        key: Opens the copy.

    Raises:
        DiaryError: It could not be made, or the diary is damaged; the diary and all earlier backups are as they were.
    """
    folder = folder_of(diary)
    with as_backup(diary, folder):
        with sentences(folder):
            _make(folder)
            _sweep(diary, folder)
            named = _free(diary, folder, now, reason)
        target = folder / name_of(diary, named)
        part = target.with_name(f"{target.name}{UNPROVEN}")
        try:
            copy(part)
            if look_over(part, key):
                raise DiaryError("storage.damaged", file=diary.name)
            with sentences(part):
                size = part.stat().st_size
                part.replace(target)
                to_disk(folder)
        finally:
            with suppress(OSError):
                part.unlink(missing_ok=True)
    return Backup(path=target, at=now, reason=reason, size=size, encrypted=key is not None, whole=True)


def look_over(path: Path, key: Key | None) -> tuple[Problem, ...]:
    """Everything that is wrong with a backup; of one of an older version its pages alone are known to this program.

    Raises:
        DiaryError: It cannot be opened, is no diary, or was written by a newer version.
    """
    connection = connect(path, key=key, read_only=True)
    try:
        return problems_of(connection, path, encrypted=key is not None)
    finally:
        connection.close()


def problems_of(connection: Connection, path: Path, *, encrypted: bool) -> tuple[Problem, ...]:
    """Everything that is wrong with a connected diary of this version or an older one.

    Raises:
        DiaryError: It is no diary, or was written by a newer version.
    """
    with sentences(path):
        if pragma(connection, "application_id") != APPLICATION_ID:
            raise DiaryError("storage.not-a-diary", file=path.name)
        version = int(pragma(connection, "user_version"))
    if version > SCHEMA:
        raise DiaryError("storage.newer", file=path.name)
    look = check.full if version == SCHEMA else check.pages
    return look(connection, path, encrypted=encrypted)


def thin(diary: Path, now: datetime) -> tuple[Path, ...]:
    """Remove the backups that are more than there have to be, and name them. Call it right after one was made.

    What cannot be removed stays for the next time.
    """
    folder = folder_of(diary)
    dropped = [folder / name_of(diary, named) for named in sorted(to_drop(_names(diary, folder), now))]
    for path in dropped:
        with suppress(OSError):
            path.unlink()
    return tuple(dropped)


def bring(backup: Backup, place: Path, dropped: Iterable[Path] = ()) -> Path:
    """Bring a backup to a second place, byte for byte, and remove there what is no longer kept here.

    Args:
        backup: It has been looked over.
        place: A folder, such as one on a stick.
        dropped: Backups that ``thin`` removed.

    Raises:
        DiaryError: The place is not there, or cannot be written; what lies there is as it was.
    """
    if not place.is_dir():
        raise DiaryError("backups.second-missing", folder=str(place))
    try:
        target = _brought(backup.path, place)
    except OSError:
        raise DiaryError("backups.second-failed", folder=str(place)) from None
    for path in dropped:
        with suppress(OSError):
            (place / path.name).unlink()
    return target


@contextmanager
def as_backup(diary: Path, folder: Path) -> Iterator[None]:
    """Say what went wrong with a copy in the words of a backup, of which no entry is a part."""
    try:
        yield
    except DiaryError as error:
        message_id = _AS_BACKUP.get(error.message.id)
        if message_id is None:
            raise
        raise DiaryError(message_id, file=diary.name, folder=str(folder)) from error


def _brought(source: Path, place: Path) -> Path:
    """Where the same bytes lie at the place; they are brought there if they do not yet."""
    number = 1
    target = place / source.name
    while target.exists():  # two diaries of one name can share a stick
        if filecmp.cmp(source, target, shallow=False):
            return target
        number += 1
        target = place / f"{source.stem}-{number}{source.suffix}"
    part = target.with_name(f"{target.name}{UNPROVEN}")
    try:
        part.unlink(missing_ok=True)
        part.touch(mode=OURS_ALONE)
        shutil.copyfile(source, part)
        to_disk(part)
        if not filecmp.cmp(source, part, shallow=False):
            raise OSError
        part.replace(target)
        to_disk(place)
    finally:
        part.unlink(missing_ok=True)
    return target


def _names(diary: Path, folder: Path) -> list[Named]:
    with sentences(folder):
        if not folder.is_dir():
            return []
        found = [parse_name(diary, path.name) for path in folder.iterdir()]
    return [named for named in found if named is not None]


def _seen(path: Path, named: Named) -> Backup:
    try:
        lies, size = sniff(path), path.stat().st_size
    except (DiaryError, OSError):
        lies, size = Lies.OTHER, 0
    return Backup(
        path=path,
        at=named.at,
        reason=named.reason,
        size=size,
        encrypted=lies is Lies.ENCRYPTED,
        whole=None if lies in (Lies.PLAIN, Lies.ENCRYPTED) else False,
    )


def _make(folder: Path) -> None:
    if not folder.is_dir():
        folder.mkdir(mode=PRIVATE)
        to_disk(folder.parent)


def _sweep(diary: Path, folder: Path) -> None:
    """Remove what sudden ends have left of backups that were being made."""
    for path in folder.iterdir():
        name, ending, _ = path.name.partition(UNPROVEN)
        if ending and parse_name(diary, name):
            path.unlink()


def _free(diary: Path, folder: Path, now: datetime, reason: Reason) -> Named:
    number = 1
    while (folder / name_of(diary, Named(now, number, reason))).exists():
        number += 1
    return Named(now, number, reason)
