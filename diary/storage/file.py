"""The diary file: opened once, written in whole changes, read in one go."""

import os
from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from threading import RLock
from types import TracebackType
from typing import TYPE_CHECKING, Self

from diary.core.clock import Clock, wall
from diary.core.errors import DiaryError, Problem
from diary.core.records import Record, Tombstone
from diary.storage import backups, check, rekey
from diary.storage.backup_plan import Reason
from diary.storage.backups import Backup
from diary.storage.batch import Batch, Deletion, Entry, LoggedFlag, Step
from diary.storage.cipher_pages import damage_told_apart
from diary.storage.connection import Connection, Key, connect, pragma
from diary.storage.copies import verified_copy
from diary.storage.errors import sentences
from diary.storage.lock import Lock, file_of_ours, refuse_if_held
from diary.storage.reading import not_in_history, read_all, read_flag_log, read_last_change
from diary.storage.sniff import Lies, check_place, sniff
from diary.storage.sweep import sweep
from diary.storage.version import APPLICATION_ID, SCHEMA

if TYPE_CHECKING:
    from sqlalchemy import Engine


class DiaryFile:
    """An open diary file. Make one with ``DiaryFile.open``; the window and its worker take turns by one lock.

    Opening and reading go straight through the driver; SQLAlchemy is loaded by the first change or look into the
    history, or by ``prepare``.
    """

    def __init__(self, path: Path, connection: Connection, key: Key | None, lock: Lock | None) -> None:
        self.path = path
        self.read_only = lock is None
        self._connection = connection
        self._key = key
        self._lock = lock
        self._turn = RLock()
        self._place = _place_on_disk(path)

    @classmethod
    def open(cls, path: Path, *, clock: Clock, key: Key | None = None, read_only: bool = False) -> Self:
        """Open a diary; one that does not exist yet is made, encrypted if there is a key.

        Args:
            path: The file.
            clock: Dates the backup that is made before an older diary is brought up to date.
            key: Opens an encrypted diary; a plain one needs none and ignores it.
            read_only: Write nothing, not even a lock.

        Raises:
            DiaryError: It is open elsewhere, cannot be opened, is no diary, is damaged, needs another passphrase, or
                comes from a newer version. The file is as it was.
        """
        path = Path(os.path.realpath(path))
        check_place(path)
        refuse_if_held(path)
        lies = sniff(path)
        _refuse(lies, path, key, read_only=read_only)
        key = None if lies is Lies.PLAIN else key
        with ExitStack() as undo:
            lock = None
            if not read_only:
                lock = Lock.take(path)
                undo.callback(lock.release)
                if not path.exists():
                    undo.callback(path.unlink, missing_ok=True)
                file_of_ours(path)
                rekey.remove_left_over(path)
            with damage_told_apart(path, key):
                connection = connect(path, key=key, read_only=read_only)
            undo.callback(connection.close)
            file = cls(path, connection, key, lock)
            if lies is Lies.NOTHING:
                file._make()
            else:
                file._bring_up_to_date(clock)
            undo.pop_all()
        return file

    @property
    def encrypted(self) -> bool:
        """Whether a passphrase opens it."""
        return self._key is not None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others open it. Closing again does nothing."""
        with self._turn:
            self._connection.close()
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def read_all(self) -> list[Record]:
        """All records, kind by kind.

        Raises:
            DiaryError: The file cannot be read or is damaged.
        """
        with self._turn, sentences(self.path):
            return read_all(self._connection)

    def prepare(self) -> None:
        """Load what the first change needs, so that it does not have to wait; a quarter of a second."""
        with self._turn:
            self._engine.connect().close()

    def commit(self, batch: Batch) -> int:
        """Keep one change, all of it or nothing, and return its number. On disk when this returns.

        Raises:
            DiaryError: It could not be kept; the file is as it was and can be used further.
        """
        from diary.storage import ledger

        with self._turn:
            self._refuse_if_not_to_be_changed()
            return ledger.write(self._engine, batch)

    def sweep(self) -> None:
        """Leave nothing of what was deleted in the file's unused places, nor in its journal.

        Raises:
            DiaryError: It could not be done; every entry is kept, and what is deleted stays deleted.
        """
        with self._turn:
            self._refuse_if_not_to_be_changed()
            sweep(self._connection, self.path)

    def rekey(self, key: Key | None) -> None:
        """Encrypt the diary, change its passphrase, or decrypt it (no key); it stays open. Takes some seconds.

        Copies that were made before keep the key that they have.

        Raises:
            DiaryError: It could not be done. The diary is as it was and can be used further, but for
                ``storage.key-not-settled``: then it has the new key, unless the power fails now.
        """
        with self._turn:
            self._refuse_if_not_to_be_changed()
            part = rekey.write_part(self._connection, self.path, self._key, key)
            self._connection.close()
            try:
                rekey.take_place(part, self.path)
                self._key = key
            finally:
                self.__dict__.pop("_engine", None)
                self._connection = connect(self.path, key=self._key, read_only=False)
                self._place = _place_on_disk(self.path)
            rekey.settle(self.path)

    def _refuse_if_not_to_be_changed(self) -> None:
        if self.read_only:
            raise DiaryError("storage.opened-to-read", file=self.path.name)
        if _place_on_disk(self.path) != self._place:
            raise DiaryError("storage.moved", file=self.path.name, folder=str(self.path.parent))

    def tombstones(self) -> list[Tombstone]:
        """What remains of deleted records."""
        from diary.storage import ledger

        with self._turn:
            return ledger.tombstones(self._engine)

    def journal(
        self, *, before: int | None = None, most: int = 100, record: tuple[str, str] | None = None
    ) -> tuple[Entry, ...]:
        """What was changed, newest first.

        Args:
            before: Only changes with a smaller number, to read on.
            most: How many at most.
            record: Only changes of the record with this kind and id.
        """
        from diary.storage import ledger

        with self._turn:
            return ledger.journal(self._engine, before=before, most=most, record=record)

    def entry(self, number: int) -> Entry | None:
        """One change of the journal, or None."""
        from diary.storage import ledger

        with self._turn:
            return ledger.entry(self._engine, number)

    def entries_since(self, number: int) -> tuple[Entry, ...]:
        """That change and all after it, newest first."""
        from diary.storage import ledger

        with self._turn:
            return ledger.entries_since(self._engine, number)

    def deletions(self) -> tuple[Deletion, ...]:
        """The records that were deleted and do not stand any more, newest first; none that was purged."""
        from diary.storage import ledger

        with self._turn:
            return ledger.deletions(self._engine)

    def undoable(self) -> Entry | None:
        """The change that undo takes back, kept in the file, so also after reopening."""
        return self._next_to(Step.UNDO)

    def redoable(self) -> Entry | None:
        """The change that redo makes again; none once something else was changed."""
        return self._next_to(Step.REDO)

    def _next_to(self, step: Step) -> Entry | None:
        from diary.storage import ledger

        with self._turn:
            return ledger.next_to(self._engine, step)

    def flag_log(self, *, since: date | None = None) -> tuple[LoggedFlag, ...]:
        """The flags that came and went on days from ``since`` on, in the order in which that happened."""
        with self._turn, sentences(self.path):
            return read_flag_log(self._connection, since)

    def last_changed(self) -> datetime | None:
        """When the last change was made, in UTC; None where there never was one."""
        with self._turn, sentences(self.path):
            return read_last_change(self._connection)

    def not_in_history(self, found: Iterable[Record]) -> tuple[Record, ...]:
        """Those of the records that the history does not hold in exactly this state."""
        with self._turn, sentences(self.path):
            return not_in_history(self._connection, found)

    def is_whole(self) -> bool:
        """Whether the pages hang together: a quick look, to be taken once the window stands."""
        with self._turn:
            return check.quick(self._connection)

    def check(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the file; empty where it is whole."""
        with self._turn:
            return check.full(self._connection, self.path, encrypted=self._key is not None)

    def copy_to(self, target: Path) -> None:
        """Make a verified copy, encrypted like the diary itself; changes wait only while the diary is read for it.

        Raises:
            DiaryError: It could not be made or is not whole; what was at the place is still there.
        """
        verified_copy(self._connection, target, self._key, turn=self._turn)

    def back_up(self, reason: Reason, clock: Clock) -> Backup:
        """Make a backup beside the diary; changes wait only while the diary is read for it.

        Raises:
            DiaryError: It could not be made, or the diary is damaged; the diary and all earlier backups are as they
                were.
        """
        if self.read_only:
            raise DiaryError("storage.opened-to-read", file=self.path.name)
        return backups.keep(self.path, reason, wall(clock), self.copy_to, self._key)

    def look_at(self, other: Path, *, clock: Clock, key: Key | None = None, read_only: bool = True) -> Self:
        """Open another file of the same person, such as a backup; see ``open``.

        Args:
            other: The file.
            clock: As for ``open``.
            key: Opens it, where that is another passphrase than this diary's.
            read_only: Without it, one of an older version is brought up to date.
        """
        return type(self).open(other, clock=clock, key=key or self._key, read_only=read_only)

    @cached_property
    def _engine(self) -> "Engine":
        from diary.storage.engine import engine_on

        return engine_on(self._connection, self.path, read_only=self.read_only)

    def _make(self) -> None:
        from diary.storage.making import make_tables

        with self._engine.begin() as transaction:
            make_tables(transaction)

    def _bring_up_to_date(self, clock: Clock) -> None:
        with sentences(self.path):
            if pragma(self._connection, "application_id") != APPLICATION_ID:
                raise DiaryError("storage.not-a-diary", file=self.path.name)
            version = int(pragma(self._connection, "user_version"))
        if version > SCHEMA:
            raise DiaryError("storage.newer", file=self.path.name)
        if version == SCHEMA:
            return
        if self.read_only:
            raise DiaryError("storage.older", file=self.path.name)
        from diary.storage.upgrade import upgrade

        self.back_up(Reason.BEFORE_MIGRATION, clock)
        upgrade(self._engine, version)


def _place_on_disk(path: Path) -> tuple[int, int] | None:
    """Which file a path names now; looking it up opens nothing."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _refuse(lies: Lies, path: Path, key: Key | None, *, read_only: bool) -> None:
    if lies is Lies.OTHER:
        raise DiaryError("storage.not-a-diary", file=path.name)
    if lies is Lies.ENCRYPTED and key is None:
        raise DiaryError("storage.needs-passphrase", file=path.name)
    if lies is Lies.NOTHING and read_only:
        raise DiaryError("storage.missing", file=path.name, folder=str(path.parent))
