"""``import``: other programs' files into the diary, with a receipt of what became of each."""

import json
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diary.cli.env import DONE, FAILED, SOMETHING, Env
from diary.cli.opening import chosen_path, key_for, looks_like_text
from diary.config.paths import private_folder
from diary.core.clock import today
from diary.core.errors import DiaryError, Problem
from diary.core.numbers import plain
from diary.core.records import Record, Result, kind_of
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.exchange.reading import Reading
from diary.exchange.recognise import read_source

if TYPE_CHECKING:
    from diary.book.book import Book
    from diary.book.joining import JoinReport


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one source.

    Attributes:
        source: Its path as it was named.
        refusal: Why nothing of it was read, or None.
        reading: What was read of it.
        joined: What joining it did, or would do.
    """

    source: str
    refusal: Message | None = None
    reading: Reading | None = None
    joined: "JoinReport | None" = None

    @property
    def whole(self) -> bool:
        """Whether all of the source was read, and nothing is held or in conflict."""
        if self.reading is None or self.joined is None:
            return False
        left_over = self.joined.conflicts or self.joined.older or self.joined.orphans
        return self.reading.whole and not left_over


def run(args: Namespace, env: Env) -> int:
    """Read each source into the diary, or only say what that would do.

    Raises:
        DiaryError: The diary cannot be opened or written; nothing was changed.
    """
    readings = [_read(env, source) for source in args.sources]
    receipts = _join(env, args, readings) if any(receipt.reading for receipt in readings) else readings
    if args.json:
        told = {"dry_run": args.dry_run, "sources": [_as_json(receipt, env) for receipt in receipts]}
        print(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for receipt in receipts:
            _tell(receipt, env, dry_run=args.dry_run)
    for receipt in receipts:
        if receipt.refusal is not None:
            env.warn(Message.of("cli.refused", source=receipt.source, reason=receipt.refusal))
    if not any(receipt.reading for receipt in receipts):
        return FAILED
    return DONE if all(receipt.whole for receipt in receipts) else SOMETHING


def _read(env: Env, source: str) -> Receipt:
    try:
        return Receipt(source, reading=read_source(Path(source), today(env.clock), env.catalog))
    except DiaryError as error:
        return Receipt(source, refusal=error.message)


def _join(env: Env, args: Namespace, readings: Iterable[Receipt]) -> list[Receipt]:
    """Join what was read, source by source; a dry run opens an existing diary to read only, and makes none."""
    from diary.book.book import Book

    path = chosen_path(env, args)
    exists = path.exists()
    if exists and path.stat().st_size and looks_like_text(path):
        raise DiaryError("cli.import-into-text", file=path.name)
    if args.dry_run and not exists:
        return [_preview_all(Timeline.of(()), receipt) for receipt in readings]
    if path == env.paths.diary:
        make_own_folder(path.parent)
    key = key_for(env, args, path)
    with Book.open(
        path, clock=env.clock, rules=env.rules, catalog=env.catalog, key=key, read_only=args.dry_run
    ) as book:
        if exists and not args.dry_run:
            _back_up(book, readings)
        return [_join_one(book, receipt, dry_run=args.dry_run) for receipt in readings]


def make_own_folder(folder: Path) -> None:
    """Make the folder of the person's own diary.

    Raises:
        DiaryError: It cannot be made.
    """
    try:
        private_folder(folder)
    except OSError:
        raise DiaryError("cli.cannot-write", file=str(folder)) from None


def _back_up(book: "Book", readings: Iterable[Receipt]) -> None:
    """Make a backup, unless all that was read is there already."""
    from diary.book.backups import Reason, make_backup

    previews = (_preview_all(book, receipt).joined for receipt in readings)
    if any(joined is not None and not joined.finds_nothing for joined in previews):
        make_backup(book, Reason.BEFORE_IMPORT)


def _join_one(book: "Book", receipt: Receipt, *, dry_run: bool) -> Receipt:
    from diary.book.joining import join

    seen = _preview_all(book, receipt)
    if seen.joined is not None and not dry_run:
        join(book, seen.joined, source=Path(receipt.source).name)
    return seen


def _preview_all(book: "Book | Timeline", receipt: Receipt) -> Receipt:
    from diary.book.joining import preview

    if receipt.reading is None:
        return receipt
    joined = preview(book, receipt.reading.records, receipt.reading.tombstones)
    return Receipt(receipt.source, reading=receipt.reading, joined=joined)


def _as_json(receipt: Receipt, env: Env) -> dict[str, Any]:
    if receipt.reading is None or receipt.joined is None:
        refusal = env.texts.render(receipt.refusal) if receipt.refusal else None
        return {"source": receipt.source, "kind": None, "refused": refusal}
    reading, joined = receipt.reading, receipt.joined
    return {
        "source": receipt.source,
        "kind": reading.kind,
        "refused": None,
        "people": list(reading.people),
        "new": _by_kind(joined.new),
        "already_there": _by_kind(joined.same),
        "corrected": _by_kind(new for _, new in joined.corrected),
        "deleted": _by_kind(joined.deleted),
        "kept_as_here": _by_kind((*(old for _, old in joined.older), *joined.gone)),
        "in_conflict": [_conflict(here, came, env) for here, came in joined.conflicts],
        "left_out": [_problem(problem, env) for problem in (*reading.problems, *_orphans(joined.orphans))],
        "held": [_problem(problem, env) for problem in reading.held],
        "unknown_words": [_problem(problem, env) for problem in reading.unknown_words],
        "not_for_a_diary": dict(reading.ignored),
    }


def _by_kind(records: Iterable[Record]) -> dict[str, int]:
    return dict(Counter(kind_of(record) for record in records))


def _problem(problem: Problem, env: Env) -> dict[str, str]:
    return {"where": problem.where, "why": env.texts.render(problem.message)}


def _conflict(here: Result, came: Result, env: Env) -> str:
    """All digits: the two may differ in the last one alone."""
    shown = [f"{plain(found.value)} {env.texts.unit(found.unit)}".rstrip() for found in (here, came)]
    return env.text("cli.conflict", analyte=came.analyte, here=shown[0], came=shown[1])


def _orphans(orphans: Iterable[Result]) -> list[Problem]:
    return [Problem("", Message.of("cli.orphan", analyte=result.analyte)) for result in orphans]


def _tell(receipt: Receipt, env: Env, *, dry_run: bool) -> None:
    if receipt.reading is None or receipt.joined is None:
        return
    reading, joined = receipt.reading, receipt.joined
    env.say(env.text("cli.would-import" if dry_run else "cli.imported", source=receipt.source))
    for person in reading.people:
        env.say(env.text("cli.about", person=person), "  ")
    for message, records in (
        ("cli.new", joined.new),
        ("cli.corrected", tuple(new for _, new in joined.corrected)),
        ("cli.deleted", joined.deleted),
        ("cli.already-there", joined.same),
        ("cli.kept-as-here", (*(old for _, old in joined.older), *joined.gone)),
    ):
        if records or message == "cli.new":
            env.say(env.text(message, what=_counted(records, env)), "  ")
    for here, came in joined.conflicts:
        env.say(_conflict(here, came, env), "  ")
    for message, problems in (
        ("cli.left-out", (*reading.problems, *_orphans(joined.orphans))),
        ("cli.held", reading.held),
        ("cli.unknown-words", reading.unknown_words),
    ):
        if problems:
            env.say(env.text(message, n=len(problems)), "  ")
        for problem in problems:
            env.say(env.problem(problem), "    ")
    if reading.ignored:
        env.say(env.text("cli.not-for-a-diary", n=sum(number for _, number in reading.ignored)), "  ")


def _counted(records: Iterable[Record], env: Env) -> str:
    counted = [env.text(f"cli.kind.{kind}", n=number) for kind, number in _by_kind(records).items()]
    return env.texts.join(tuple(counted)) if counted else env.text("cli.nothing")
