"""Backups of an open diary: when one is due, what stands of them, and what restoring one would change."""

import shutil
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from diary.book.book import Book
from diary.core.clock import wall
from diary.core.errors import DiaryError
from diary.core.records import KINDS, Record, Result, kind_of
from diary.core.texts import Message
from diary.core.timeline import Timeline, moment_of
from diary.storage import backups
from diary.storage.backup_plan import Reason
from diary.storage.backups import Backup, backups_of
from diary.storage.connection import Key
from diary.storage.file import DiaryFile

__all__ = [
    "Backup",
    "Group",
    "Made",
    "Reason",
    "Status",
    "Summary",
    "backup_due",
    "backups_of",
    "last_good",
    "looked_over",
    "make_backup",
    "remove",
    "status",
    "what_would_change",
]

OLD = timedelta(days=7)
"""How long entries may stand without a backup before that is said."""

A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """What became of a backup.

    Attributes:
        backup: The backup.
        second: Why it did not come to the second place, or None; it does with the next one once the place is there.
    """

    backup: Backup
    second: Message | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """What to say of the backups.

    Attributes:
        last: The last good one, or None.
        message: When that was.
        warning: What is wrong, or None.
        second: What stands of the second place; None without one.
        plain: Backups that nothing encrypts although the diary is encrypted by now.
    """

    last: Backup | None
    message: Message
    warning: Message | None = None
    second: Message | None = None
    plain: tuple[Backup, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Records of one kind.

    Attributes:
        kind: The kind.
        n: How many.
        newest: The latest date that one of them is about; None where none is about a date.
    """

    kind: str
    n: int
    newest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What restoring a backup would change, by kind.

    Attributes:
        back: Records of the backup that are not in the diary.
        gone: Records of the diary that are not in the backup.
        differ: Records that are in both and not the same; ``newest`` goes by the backup.
        newest: The latest date that an entry of the backup is about.
    """

    back: tuple[Group, ...]
    gone: tuple[Group, ...]
    differ: tuple[Group, ...]
    newest: date | None

    @property
    def nothing(self) -> bool:
        """Whether all entries are the same."""
        return not (self.back or self.gone or self.differ)


def backup_due(book: Book) -> bool:
    """Whether the first change of the day, once it is saved, still waits for its backup.

    Raises:
        DiaryError: The folder of backups cannot be read.
    """
    now = wall(book.clock)
    return not book.read_only and not any(
        backup.reason is Reason.DAILY and backup.at.date() == now.date() and backup.at <= now
        for backup in backups_of(book.path)
        if backup.whole is not False
    )


def make_backup(book: Book, reason: Reason = Reason.DAILY, *, second: Path | None = None) -> Made:
    """Make a backup; after a daily one, older ones are thinned.

    Some seconds for ten years: call it on the worker. Entries can be saved meanwhile.

    Args:
        book: The diary.
        reason: Why.
        second: Another folder, such as one on a stick, where the backup is to be as well.

    Raises:
        DiaryError: It could not be made, or the diary is damaged; the diary and all earlier backups are as they were.
    """
    backup = book.file.back_up(reason, book.clock)
    dropped = backups.thin(book.path, backup.at) if reason is Reason.DAILY else ()
    if second is None:
        return Made(backup=backup)
    try:
        backups.bring(backup, second, dropped)
    except DiaryError as error:
        return Made(backup=backup, second=error.message)
    return Made(backup=backup)


def looked_over(book: Book, backup: Backup, key: Key | None = None) -> Backup:
    """The backup with what a full look at it says now.

    Args:
        book: The diary, whose passphrase opens the backup.
        backup: The backup.
        key: Opens it instead.

    Raises:
        DiaryError: It takes another passphrase, or was written by a newer version.
    """
    try:
        with _opened(book, backup, key) as file:
            return replace(backup, whole=not file.check())
    except DiaryError as error:
        if error.message.id not in ("storage.damaged", "storage.damaged-start", "storage.not-a-diary"):
            raise
        return replace(backup, whole=False)


def remove(found: Iterable[Backup]) -> None:
    """Delete backups for good, such as those that nothing encrypts once the diary is encrypted.

    Raises:
        DiaryError: One could not be deleted.
    """
    for backup in found:
        try:
            backup.path.unlink(missing_ok=True)
        except OSError:
            raise DiaryError("backups.not-removed", file=backup.path.name) from None


def last_good(found: Iterable[Backup], now: datetime) -> Backup | None:
    """The newest backup that is not known to be damaged and not dated after now, as a wrong clock can leave one."""
    good = (backup for backup in found if backup.whole is not False and backup.at <= now)
    return max(good, key=lambda backup: backup.at, default=None)


def status(book: Book, *, failure: Message | None = None, second: Path | None = None) -> Status:
    """What to say of the backups.

    Args:
        book: The diary.
        failure: Why the last attempt failed, if it did.
        second: The second place, if one was chosen.

    Raises:
        DiaryError: The folder of backups cannot be read.
    """
    now = wall(book.clock)
    found = backups_of(book.path)
    last = last_good(found, now)
    return Status(
        last=last,
        message=_last(last, now, "last", Message.of("backups.last-none")),
        warning=failure or _warning(book, last, now),
        second=None if second is None else _second(book.path, second, now),
        plain=tuple(backup for backup in found if not backup.encrypted) if book.file.encrypted else (),
    )


def what_would_change(book: Book, backup: Backup, key: Key | None = None) -> Summary:
    """What restoring the backup would change; nothing is changed.

    Args:
        book: The diary, whose passphrase opens the backup.
        backup: The backup; one of an older version is brought up to date in a copy.
        key: Opens it instead.

    Raises:
        DiaryError: It cannot be opened or read.
    """
    with _opened(book, backup, key) as file:
        there = Timeline.of(file.read_all())
    here = book.timeline
    theirs = {(kind_of(record), record.id): record for record in there}
    ours = {(kind_of(record), record.id): record for record in here}
    return Summary(
        back=_groups((theirs[name] for name in theirs.keys() - ours.keys()), there),
        gone=_groups((ours[name] for name in ours.keys() - theirs.keys()), here),
        differ=_groups((theirs[name] for name in theirs.keys() & ours.keys() if theirs[name] != ours[name]), there),
        newest=max(there.days, default=None),
    )


@contextmanager
def _opened(book: Book, backup: Backup, key: Key | None) -> Iterator[DiaryFile]:
    """The backup to read, or, of an older version, a copy of it that lies beside the diary for this while alone."""
    try:
        file = book.file.look_at(backup.path, clock=book.clock, key=key)
    except DiaryError as error:
        if error.message.id != "storage.older":
            raise
    else:
        with file:
            yield file
        return
    with TemporaryDirectory(prefix=f"{book.path.name}.", dir=book.path.parent) as folder:
        copy = Path(shutil.copy(backup.path, folder))
        book.file.look_at(copy, clock=book.clock, key=key, read_only=False).close()
        with book.file.look_at(copy, clock=book.clock, key=key) as file:
            yield file


def _last(last: Backup | None, now: datetime, which: str, none: Message) -> Message:
    if last is None:
        return none
    time = last.at.time()
    if last.at.date() == now.date():
        return Message.of(f"backups.{which}-today", time=time)
    if last.at.date() == now.date() - A_DAY:
        return Message.of(f"backups.{which}-yesterday", time=time)
    return Message.of(f"backups.{which}-on", day=last.at.date(), time=time)


def _warning(book: Book, last: Backup | None, now: datetime) -> Message | None:
    """That entries have been without a backup for long; a diary that nobody writes in needs no newer one."""
    changed = _last_change(book)
    if changed is None:
        return None
    if last is None:
        return Message.of("backups.none-warning") if changed.date() < now.date() else None
    if now - last.at > OLD and changed > last.at:
        return Message.of("backups.old-warning", n=(now.date() - last.at.date()).days)
    return None


def _last_change(book: Book) -> datetime | None:
    """When the diary was last changed, on the wall clock."""
    changed = book.file.last_changed()
    return changed and changed.astimezone(book.clock.now().tzinfo).replace(tzinfo=None, second=0, microsecond=0)


def _second(diary: Path, place: Path, now: datetime) -> Message:
    missing = Message.of("backups.second-missing", folder=str(place))
    if not place.is_dir():
        return missing
    return _last(last_good(backups_of(diary, place), now), now, "second", Message.of("backups.second-none"))


def _groups(records: Iterable[Record], timeline: Timeline) -> tuple[Group, ...]:
    found: defaultdict[str, list[date | None]] = defaultdict(list)
    for record in records:
        found[kind_of(record)].append(_day_of(record, timeline))
    return tuple(
        Group(kind=kind, n=len(found[kind]), newest=max((day for day in found[kind] if day), default=None))
        for kind in KINDS
        if kind in found
    )


def _day_of(record: Record, timeline: Timeline) -> date | None:
    dated = timeline.get("counts", record.panel) if isinstance(record, Result) else record
    moment = moment_of(dated) if dated is not None else None
    return None if moment is None else moment.day
