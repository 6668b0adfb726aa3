"""Joining records of another copy, or of any source, with the diary (``contract.md``, section 2).

Records are matched by kind and id, a day by its date, the records of which there is one by their kind. The newer
stands, at a tie the one with the greater SHA-256 of its canonical JSON; one without a stamp counts as oldest. A
deletion travels as a tombstone and wins a tie. What lost stays in the history. Results without a shared id are
matched by analyte and moment: the same value is there already, another value is a conflict and both are kept.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256

from diary.book.book import Book
from diary.book.changes import Changes, Edit
from diary.book.duplicates import KnownResults, same_value
from diary.core.codec import record_json
from diary.core.records import SINGLE, Day, Panel, Record, Result, Tombstone, kind_of
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.storage.batch import Step

OLDEST = datetime.min.replace(tzinfo=UTC)

Key = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinReport:
    """What joining does.

    Attributes:
        new: Records that were not here.
        same: Records that are here already, results under another id included.
        corrected: Pairs of the record here and the newer one that takes its place.
        older: Pairs of the record here, which stands, and the older one that came.
        deleted: Records here that were deleted there.
        gone: Records that came but were deleted here.
        conflicts: Pairs of results of one analyte and moment with different values; both are kept.
        orphans: Results that came without their draw; they are left out.
        restamped: Records of which only the stamp is newer.
        tombstones: Deletions to remember.
        base: The diary that it was worked out for, with what came; ``join`` works it out anew for another one.
    """

    new: tuple[Record, ...] = ()
    same: tuple[Record, ...] = ()
    corrected: tuple[tuple[Record, Record], ...] = ()
    older: tuple[tuple[Record, Record], ...] = ()
    deleted: tuple[Record, ...] = ()
    gone: tuple[Record, ...] = ()
    conflicts: tuple[tuple[Result, Result], ...] = ()
    orphans: tuple[Result, ...] = ()
    restamped: tuple[Record, ...] = ()
    tombstones: tuple[Tombstone, ...] = ()
    base: tuple[Timeline, tuple[Record, ...], tuple[Tombstone, ...]]

    @property
    def finds_nothing(self) -> bool:
        """Whether the entries of the diary stay as they are."""
        return not (self.new or self.corrected or self.deleted)


def preview(book: Book | Timeline, records: Iterable[Record], tombstones: Iterable[Tombstone] = ()) -> JoinReport:
    """What joining these records would do; nothing is changed.

    Args:
        book: The diary; a timeline stands for one in which nothing was ever deleted.
        records: What came.
        tombstones: What was deleted where they come from.
    """
    timeline, buried = (book, []) if isinstance(book, Timeline) else (book.timeline, book.tombstones())
    came, stones = tuple(records), tuple(tombstones)
    joiner = _Joiner(timeline, buried)
    for record in came:
        joiner.take(_at_home(record, timeline))
    for stone in stones:
        joiner.bury(stone)
    joiner.settle_results()
    return joiner.report((timeline, came, stones))


def join(book: Book, report: JoinReport, *, source: str = "") -> Changes | None:
    """Join what a preview showed, in one change that undo takes back as a whole. None where nothing changes.

    Args:
        book: The diary.
        report: What ``preview`` answered.
        source: What the history calls the source, such as the name of a file.

    Raises:
        DiaryError: It could not be saved; nothing was changed.
    """
    timeline, came, stones = report.base
    if timeline is not book.timeline:
        report = preview(book, came, stones)
    lost = (*(record for _, record in report.older), *report.gone)
    edit = Edit(
        title=Message.of("book.joined", source=source, n=len(report.new)),
        put=(*report.new, *(new for _, new in report.corrected), *report.restamped),
        removed=report.deleted,
        tombstones=report.tombstones,
        lost=book.file.not_in_history(lost),
        exact=True,
        step=Step.JOIN,
    )
    return book.apply(edit)


class _Joiner:
    """Sorts what comes into what a report lists."""

    def __init__(self, timeline: Timeline, buried: Iterable[Tombstone]) -> None:
        self._timeline = timeline
        self._buried = {(stone.kind, stone.id): stone for stone in buried}
        self._stones: dict[Key, Tombstone] = {}
        self._new: dict[Key, Record] = {}
        self._gone: dict[Key, Record] = {}
        self._deleted: dict[Key, Record] = {}
        self._same: list[Record] = []
        self._corrected: list[tuple[Record, Record]] = []
        self._older: list[tuple[Record, Record]] = []
        self._restamped: list[Record] = []
        self._conflicts: list[tuple[Result, Result]] = []
        self._orphans: list[Result] = []

    def take(self, record: Record) -> None:
        key = kind_of(record), record.id
        here = self._timeline.get(*key)
        if here is None:
            stone = self._buried.get(key)
            deleted = stone is not None and (stone.changed_at or OLDEST) >= (record.changed_at or OLDEST)
            (self._gone if deleted else self._new)[key] = record
        elif record == here:
            self._same.append(record)
        elif _rank(record) > _rank(here):
            if _says_the_same(here, record):
                self._restamped.append(record)
                self._same.append(record)
            else:
                self._corrected.append((here, record))
        elif _says_the_same(here, record):
            self._same.append(record)
        else:
            self._older.append((here, record))

    def bury(self, stone: Tombstone) -> None:
        key = stone.kind, stone.id
        here, known = self._timeline.get(*key), self._buried.get(key)
        at = stone.changed_at or OLDEST
        if here is not None and at >= (here.changed_at or OLDEST):
            self._deleted[key] = here
            self._stones[key] = stone
        elif here is None and (known is None or at > (known.changed_at or OLDEST)):
            self._stones[key] = stone

    def settle_results(self) -> None:
        """Tell new results from those known under another id, and see that each has its draw."""
        known = KnownResults(self._timeline)
        needed, repeated = set(), set()
        for key, record in list(self._new.items()):
            if not isinstance(record, Result):
                continue
            panel = self._panel(record.panel)
            if panel is None:
                self._orphans.append(record)
                del self._new[key]
                continue
            beside = list(known.beside(record, panel))
            if any(same_value(record, other) for other in beside):
                self._same.append(record)
                del self._new[key]
                repeated.add(panel.id)
                continue
            self._conflicts += [(other, record) for other in beside]
            known.add(record, panel)
            needed.add(panel.id)
        for panel_id in repeated - needed:
            self._drop_empty(panel_id)
        for panel_id in needed | self._panels_in_use():
            self._bring_back(panel_id)

    def _panel(self, panel_id: str) -> Panel | None:
        key = "counts", panel_id
        found = self._new.get(key) or self._timeline.get(*key) or self._gone.get(key)
        return found if isinstance(found, Panel) else None

    def _panels_in_use(self) -> set[str]:
        """The draws named by results that stay here although their draw was deleted there."""
        deleted = {record_id for kind, record_id in self._deleted if kind == "counts"}
        left = (
            result.panel
            for panel_id in deleted
            for result in self._timeline.results_of.get(panel_id, ())
            if ("results", result.id) not in self._deleted
        )
        return set(left)

    def _drop_empty(self, panel_id: str) -> None:
        panel = self._new.pop(("counts", panel_id), None)
        if panel is not None:
            self._same.append(panel)

    def _bring_back(self, panel_id: str) -> None:
        key = "counts", panel_id
        self._deleted.pop(key, None)
        self._stones.pop(key, None)
        if key in self._gone:
            self._new[key] = self._gone.pop(key)

    def report(self, base: tuple[Timeline, tuple[Record, ...], tuple[Tombstone, ...]]) -> JoinReport:
        return JoinReport(
            new=tuple(self._new.values()),
            same=tuple(self._same),
            corrected=tuple(self._corrected),
            older=tuple(self._older),
            deleted=tuple(self._deleted.values()),
            gone=tuple(self._gone.values()),
            conflicts=tuple(self._conflicts),
            orphans=tuple(self._orphans),
            restamped=tuple(self._restamped),
            tombstones=tuple(self._stones.values()),
            base=base,
        )


def _at_home(record: Record, timeline: Timeline) -> Record:
    """The record under the id by which the diary knows it: a day under its date, a single one under the one here."""
    if isinstance(record, Day):
        return replace(record, id=record.day.isoformat())
    kind = kind_of(record)
    here = next(iter(timeline.records[kind].values()), None) if kind in SINGLE else None
    return record if here is None else replace(record, id=here.id)


def _says_the_same(first: Record, second: Record) -> bool:
    """Whether nothing but the stamps differs."""
    return replace(first, changed_at=second.changed_at, changed_by=second.changed_by) == second


def _rank(record: Record) -> tuple[datetime, str]:
    return record.changed_at or OLDEST, sha256(record_json(record).encode()).hexdigest()
