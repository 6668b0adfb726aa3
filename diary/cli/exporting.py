"""``export``: the diary for other programs to read."""

import os
import tempfile
from argparse import Namespace
from datetime import date
from pathlib import Path

from diary.cli.env import DONE, Env
from diary.cli.opening import chosen_path, key_for, looks_like_text
from diary.cli.parser import a_date
from diary.core.errors import DiaryError
from diary.core.timeline import Timeline
from diary.exchange import exchange_json

LATER = (".fhir.json", ".csv.zip")
"""Endings of formats that the contract names and this version does not write."""


def run(args: Namespace, env: Env) -> int:
    """Write the exchange file.

    Raises:
        DiaryError: The place cannot be written, its ending says no format, or the diary cannot be read.
    """
    from diary.storage.file import DiaryFile

    out = Path(args.out)
    _check_ending(out)
    first, last = (a_date(text) if text else None for text in (args.first, args.last))
    _check_order(first, last)
    path = chosen_path(env, args)
    if not path.exists():
        raise DiaryError("cli.no-diary")
    if looks_like_text(path):
        raise DiaryError("cli.export-from-diary", file=path.name)
    if out.exists() and out.samefile(path):
        raise DiaryError("cli.onto-itself", file=out.name)
    with DiaryFile.open(path, key=key_for(env, args, path), read_only=True, clock=env.clock) as file:
        timeline, tombstones = Timeline.of(file.read_all()), file.tombstones()
    period = exchange_json.Period(first, last)
    write_whole(out, exchange_json.write(timeline, tombstones, period).encode())
    env.say(env.text("cli.exported", file=str(out), n=sum(map(period.holds, timeline.days))))
    return DONE


def write_whole(out: Path, content: bytes) -> None:
    """Write a file whole or not at all, readable by the person alone.

    Raises:
        DiaryError: It cannot be written; what was there is still there.
    """
    draft = None
    try:
        handle, draft = tempfile.mkstemp(dir=out.parent, prefix=f".{out.name}")
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(draft).replace(out)
    except OSError:
        if draft is not None:
            Path(draft).unlink(missing_ok=True)
        raise DiaryError("cli.cannot-write", file=str(out)) from None


def _check_ending(out: Path) -> None:
    name = out.name.lower()
    if name.endswith(LATER) or out.is_dir():
        raise DiaryError("cli.export-later", file=out.name)
    if not name.endswith(".json"):
        raise DiaryError("cli.export-ending", file=out.name)


def _check_order(first: date | None, last: date | None) -> None:
    if first and last and first > last:
        raise DiaryError("cli.from-after-to", first=first, last=last)
