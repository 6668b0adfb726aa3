"""``sample``: a made-up diary to look around in."""

from argparse import Namespace
from pathlib import Path

from diary.cli.env import DONE, Env
from diary.cli.exporting import write_whole
from diary.cli.parser import a_date
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.records import Record
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.exchange import exchange_json
from diary.exchange.sample import sample_records


def run(args: Namespace, env: Env) -> int:
    """Write the sample: an exchange file where the name ends in .json, else a diary.

    Raises:
        DiaryError: It cannot be written, or would take the place of a diary.
    """
    out = Path(args.out)
    last = a_date(args.last) if args.last else today(env.clock)
    records = sample_records(last, years=args.years)
    if out.name.lower().endswith(".json"):
        write_whole(out, exchange_json.write(Timeline.of(records)).encode())
    else:
        _write_diary(env, out, records)
    env.say(env.text("cli.sampled", file=str(out)))
    return DONE


def _write_diary(env: Env, out: Path, records: tuple[Record, ...]) -> None:
    from diary.book.book import Book
    from diary.book.changes import Edit

    if out.exists():
        raise DiaryError("cli.sample-exists", file=out.name)
    with Book.open(out, clock=env.clock, rules=env.rules, catalog=env.catalog) as book:
        book.apply(Edit(title=Message.of("cli.sample-title"), put=records, exact=True))
