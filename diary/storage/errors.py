"""What the database and the system complain about, as sentences for people."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError

OURS_ALONE = 0o600
"""The mode of every file that belongs to a diary."""

NOT_TEXT = "Could not decode to UTF-8"
"""How the driver's error begins for a stored text that is none; it has no code. What follows is the text itself."""

_BY_CODE = {
    "SQLITE_FULL": "storage.disk-full",
    "SQLITE_READONLY": "storage.read-only",
    "SQLITE_PERM": "storage.no-permission",
    "SQLITE_CANTOPEN": "storage.cannot-open",
    "SQLITE_BUSY": "storage.open-elsewhere",
    "SQLITE_LOCKED": "storage.open-elsewhere",
    "SQLITE_NOTADB": "storage.not-readable",
    "SQLITE_CORRUPT": "storage.damaged",
    "SQLITE_IOERR": "storage.disk-failed",
}
_BY_ERRNO = {
    errno.ENOSPC: "storage.disk-full",
    errno.EDQUOT: "storage.disk-full",
    errno.EROFS: "storage.read-only",
    errno.EACCES: "storage.no-permission",
    errno.EPERM: "storage.no-permission",
    errno.ENOENT: "storage.missing",
    errno.ENOTDIR: "storage.missing",
    errno.EISDIR: "storage.is-a-folder",
}


def sentence(error: Exception, path: Path) -> DiaryError:
    """The sentence for an error of the database driver or of the system."""
    if isinstance(error, OSError):
        message_id = _BY_ERRNO.get(error.errno or 0, "storage.disk-failed")
    elif str(error).startswith(NOT_TEXT):
        message_id = "storage.damaged"
    else:
        general = "_".join(str(getattr(error, "sqlite_errorname", "")).split("_")[:2])
        message_id = _BY_CODE.get(general, "storage.failed")
    return DiaryError(message_id, file=path.name, folder=str(path.parent))


@contextmanager
def sentences(path: Path) -> Iterator[None]:
    """Turn what the driver and the system raise inside into a sentence.

    Raises:
        DiaryError: Anything went wrong with the file.
    """
    try:
        yield
    except (dbapi2.Error, OSError) as error:
        raise sentence(error, path) from error
