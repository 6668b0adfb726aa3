import errno
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2

from diary.core.errors import DiaryError
from diary.core.texts import Texts
from diary.storage.errors import _BY_CODE, _BY_ERRNO, sentence, sentences

PATH = Path("folder", "diary.db")


def driver_error(code: str) -> dbapi2.Error:
    error = dbapi2.OperationalError("it says")
    error.sqlite_errorname = code
    return error


@pytest.mark.parametrize(
    ("error", "message_id"),
    [
        (driver_error("SQLITE_FULL"), "storage.disk-full"),
        (driver_error("SQLITE_IOERR_WRITE"), "storage.disk-failed"),
        (driver_error("SQLITE_READONLY_DIRECTORY"), "storage.read-only"),
        (driver_error("SQLITE_CORRUPT"), "storage.damaged"),
        (driver_error("SQLITE_ERROR"), "storage.failed"),
        (dbapi2.InterfaceError("without a code"), "storage.failed"),
        (OSError(errno.ENOSPC, "full"), "storage.disk-full"),
        (OSError(errno.EROFS, "read only"), "storage.read-only"),
        (OSError(errno.EIO, "broken"), "storage.disk-failed"),
        (OSError("without a number"), "storage.disk-failed"),
    ],
)
def test_every_error_has_its_sentence(error: Exception, message_id: str) -> None:
    assert sentence(error, PATH).message.id == message_id


def test_all_sentences_can_be_read(texts: Texts) -> None:
    for message_id in {*_BY_CODE.values(), *_BY_ERRNO.values(), "storage.failed"}:
        assert texts.text(message_id, file="diary.db", folder="folder").endswith(".")


def test_the_cause_stays_with_the_sentence() -> None:
    cause = OSError(errno.ENOSPC, "full")
    with pytest.raises(DiaryError) as caught, sentences(PATH):
        raise cause
    assert caught.value.__cause__ is cause
