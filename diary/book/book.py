"""An open diary: its timeline in memory, its flags, and the one door through which everything is changed."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from diary.book.changes import Changes, Edit
from diary.book.flag_log import FlagLog, rows_of
from diary.book.judging import A_YEAR, Flip, Judging, flips, to_log, touched_spans
from diary.book.new_rules import rows_of_new_rules, were_other_rules
from diary.book.past import Past
from diary.core.catalog import Catalog
from diary.core.checks import check_record
from diary.core.clock import Clock, today, utc
from diary.core.codec import FieldError
from diary.core.collector import without_collector
from diary.core.errors import DiaryError, Problem
from diary.core.records import Record, Tombstone, kind_of
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.signs.flags import Judgement
from diary.signs.rules import RuleBook
from diary.storage.batch import Batch, Change, Entry, LoggedFlag, Step

if TYPE_CHECKING:  # the file brings the database along, which is loaded when a diary is opened
    from diary.storage.connection import Key
    from diary.storage.file import DiaryFile

MYSELF = "self"
"""How the person whose diary it is signs."""

PROGRAM = "diary"
"""How the program signs what no person did."""

A_TICK = timedelta(microseconds=1)


class Book:
    """An open diary. Make one with ``Book.open``.

    Attributes:
        timeline: The records; a change puts a new timeline in its place.
        who: The name that entries are signed with.
    """

    def __init__(self, file: "DiaryFile", timeline: Timeline, judging: Judging, clock: Clock, who: str) -> None:
        self.file = file
        self.timeline = timeline
        self.clock = clock
        self.who = who
        self.flag_log = FlagLog()
        self.past = Past(file, judging)
        self._judging = judging

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock,
        rules: RuleBook,
        catalog: Catalog,
        key: "Key | None" = None,
        read_only: bool = False,
        who: str = MYSELF,
    ) -> Self:
        """Open a diary file; one that does not exist yet is made.

        Args:
            path: The file.
            clock: Tells the time.
            rules: The warning signs.
            catalog: The names and classes of the diary's words.
            key: Opens an encrypted diary.
            read_only: Write nothing.
            who: The name that entries are signed with.

        Raises:
            DiaryError: It cannot be opened or read; the file is as it was.
        """
        from diary.storage.file import DiaryFile

        file = DiaryFile.open(path, clock=clock, key=key, read_only=read_only)
        try:
            with without_collector():
                timeline = Timeline.of(file.read_all())
            book = cls(file, timeline, Judging(rules, catalog), clock, who)
            logged = file.flag_log()
            book.flag_log.add(logged)
            if were_other_rules(logged, rules.version):
                book._follow_new_rules()
        except BaseException:
            file.close()
            raise
        return book

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others open it."""
        self.file.close()

    @property
    def path(self) -> Path:
        """The file."""
        return self.file.path

    @property
    def read_only(self) -> bool:
        """Whether nothing can be changed."""
        return self.file.read_only

    @property
    def rules(self) -> RuleBook:
        """The warning signs."""
        return self._judging.rules

    @property
    def catalog(self) -> Catalog:
        """The names and classes of the diary's words."""
        return self._judging.catalog

    def judgement(self, day: date) -> Judgement:
        """What the entries of a day match, seen from its end."""
        return self._judging.of(self.timeline, day)

    def judgements(self, first: date, last: date) -> tuple[Judgement, ...]:
        """The judgements of all days from the first to the last, in order."""
        return self._judging.over(self.timeline, [(first, last)])

    def prepare(self) -> None:
        """Load what the first change needs, so that it does not have to wait. Call it once the window stands."""
        self.file.prepare()

    def check(self) -> tuple[Problem, ...]:
        """Everything that is wrong with the file; empty where it is whole."""
        return self.file.check()

    def tombstones(self) -> list[Tombstone]:
        """What remains of deleted records."""
        return self.file.tombstones()

    def journal(
        self, *, before: int | None = None, most: int = 100, record: tuple[str, str] | None = None
    ) -> tuple[Entry, ...]:
        """What was changed, newest first; see ``DiaryFile.journal``."""
        return self.file.journal(before=before, most=most, record=record)

    def apply(self, edit: Edit) -> Changes | None:
        """Make a change: checked, saved with its history and flags, then in memory. None where nothing changes.

        Raises:
            DiaryError: A record cannot be, or the change could not be saved; nothing was changed.
        """
        now = utc(self.clock)
        changes = self._changes(edit, now)
        lost = [Change(kind=kind_of(record), id=record.id, new=record, lost=True) for record in edit.lost]
        stones = self._tombstones(edit, changes, now)
        purged = [Change(kind=kind, id=record_id) for kind, record_id in edit.purged]
        if not (changes or lost or stones or edit.of or purged):
            return None
        timeline = self.timeline.changed(
            [change.new for change in changes if change.new is not None],
            [(change.kind, change.id) for change in changes if change.new is None],
        )
        spans = touched_spans(changes, self.timeline, timeline)
        seen = to_log(spans, today(self.clock))
        judged = self._judging.fresh(timeline, seen)
        flipped = tuple(flips(self._judging.over(self.timeline, seen), judged))
        batch = Batch(
            at=now,
            author=self.who,
            title=edit.title,
            changes=tuple(purged) if purged else (*changes, *lost),
            tombstones=stones,
            flags=rows_of(flipped, changes, self.rules.version, joined=edit.step is Step.JOIN),
            step=edit.step,
            of=edit.of,
        )
        number = self.file.commit(batch)
        self.timeline = timeline
        self._judging.forget(spans)
        self._judging.learn(judged)
        self.flag_log.add(LoggedFlag(batch=number, at=now, flag=flag) for flag in batch.flags)
        return _told(number, edit, changes, flipped)

    def _follow_new_rules(self) -> None:
        """Log what these rules see otherwise than the older ones in the last year; a diary to read only shows it."""
        now, on = utc(self.clock), today(self.clock)
        judgements = self._judging.over(self.timeline, [(on - A_YEAR, on)])
        rows = rows_of_new_rules(self.flag_log, judgements, self.rules.version)
        if not rows:
            return
        title = Message.of("book.rules-changed", version=self.rules.version)
        batch = Batch(at=now, author=PROGRAM, title=title, flags=rows, step=Step.RULES)
        number = 0 if self.read_only else self.file.commit(batch)
        self.flag_log.add(LoggedFlag(batch=number, at=now, flag=flag) for flag in rows)

    def _changes(self, edit: Edit, now: datetime) -> list[Change]:
        if self.read_only:
            raise DiaryError("storage.opened-to-read", file=self.path.name)
        gone = {(kind_of(record), record.id): record for record in edit.removed}
        changes = [
            Change(kind=kind, id=record_id, old=old)
            for kind, record_id in gone
            if (old := self.timeline.get(kind, record_id)) is not None
        ]
        for record in edit.put:
            kind = kind_of(record)
            old = self.timeline.get(kind, record.id)
            if edit.step is Step.CHANGE:
                self._check(record)
            new = record if edit.exact else self._signed(record, old, now)
            if new != old:
                changes.append(Change(kind=kind, id=record.id, old=old, new=new))
        return changes

    def _check(self, record: Record) -> None:
        try:
            check_record(record, today(self.clock))
        except FieldError as error:
            raise DiaryError("book.cannot-be", reason=error.message) from error

    def _signed(self, record: Record, old: Record | None, now: datetime) -> Record:
        """The record with its stamps, or ``old`` where nothing else differs."""
        if old is not None and replace(record, changed_at=old.changed_at, changed_by=old.changed_by) == old:
            return old
        return replace(record, changed_at=_later(now, old), changed_by=self.who)

    def _tombstones(self, edit: Edit, changes: list[Change], now: datetime) -> tuple[Tombstone, ...]:
        if edit.tombstones is not None:
            return edit.tombstones
        return tuple(
            Tombstone(kind=change.kind, id=change.id, changed_at=_later(now, change.old), changed_by=self.who)
            for change in changes
            if change.new is None
        )


def _later(now: datetime, old: Record | None) -> datetime:
    """The stamp of a change: now, or just after the last one where the clock was set back."""
    if old is None or old.changed_at is None or old.changed_at < now:
        return now
    return old.changed_at + A_TICK


def _told(number: int, edit: Edit, changes: list[Change], flipped: tuple[Flip, ...]) -> Changes:
    return Changes(
        batch=number,
        title=edit.title,
        added=tuple(change.new for change in changes if change.old is None and change.new is not None),
        altered=tuple(
            (change.old, change.new) for change in changes if change.old is not None and change.new is not None
        ),
        removed=tuple(change.old for change in changes if change.new is None and change.old is not None),
        raised=tuple(flip.flag for flip in flipped if flip.raised),
        withdrawn=tuple(flip.flag for flip in flipped if not flip.raised),
    )
