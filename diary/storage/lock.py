"""The lock file beside a diary: it tells at once that a window holds the diary, without touching the diary itself."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Self

from diary.core.errors import DiaryError
from diary.storage.errors import OURS_ALONE, sentences


class Lock:
    """Held from ``take`` until ``release``; the system lets go of it when the program ends, however it ends."""

    def __init__(self, handle: int) -> None:
        self._handle = handle

    @classmethod
    def take(cls, diary: Path) -> Self:
        """Take the diary for writing.

        Raises:
            DiaryError: Another window holds it, or the folder takes no file.
        """
        with sentences(diary):
            handle = os.open(lock_path(diary), os.O_RDWR | os.O_CREAT, OURS_ALONE)
        if not _lock(handle, shared=False):
            os.close(handle)
            raise DiaryError("storage.open-elsewhere", file=diary.name)
        return cls(handle)

    def release(self) -> None:
        """Let go. The file stays: removing it could take it from under a program that just opened it."""
        os.close(self._handle)


def refuse_if_held(diary: Path) -> None:
    """Make sure that no window holds the diary; nothing is written.

    Raises:
        DiaryError: One does.
    """
    try:
        handle = os.open(lock_path(diary), os.O_RDONLY)
    except OSError:
        return  # no window ever held it, or its folder is not ours to lock
    free = _lock(handle, shared=True)
    os.close(handle)
    if not free:
        raise DiaryError("storage.open-elsewhere", file=diary.name)


def file_of_ours(path: Path) -> None:
    """Make sure that a file is there, can be written, and is closed to others. Never call it for one that is connected.

    Raises:
        DiaryError: It cannot be made or may not be written.
    """
    with sentences(path):
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, OURS_ALONE))
        with suppress(PermissionError):  # it belongs to somebody else
            path.chmod(OURS_ALONE)


def lock_path(diary: Path) -> Path:
    """Where the lock file of a diary lies."""
    return diary.with_name(f"{diary.name}.lock")


if sys.platform == "win32":  # pragma: no cover  (only Windows can run it)
    import msvcrt

    def _lock(handle: int, *, shared: bool) -> bool:
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            if shared:
                msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _lock(handle: int, *, shared: bool) -> bool:
        try:
            fcntl.flock(handle, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
