"""``report``: the appointment report as PDF, or a page for paper: the emergency card or a blank week."""

from argparse import Namespace
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from diary.cli.env import DONE, Env
from diary.cli.opening import look_at
from diary.cli.parser import a_date
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.timeline import Timeline

if TYPE_CHECKING:  # loaded only where a page is made
    from diary.reports.desk import Desk


def run(args: Namespace, env: Env) -> int:
    """Write the report, the emergency card or the blank week.

    Raises:
        DiaryError: The dates make no sense, the diary cannot be read or the file not be written.
    """
    from diary.reports.desk import Desk
    from diary.reports.files import write_all
    from diary.reports.render import Press

    if (args.card and args.first) or ((args.card or args.blank_week) and args.last):
        raise DiaryError("cli.no-such-dates")
    timeline = look_at(env, args)
    press = Press(templates=env.resources.report_templates(), fonts=env.resources.font_files())
    desk = Desk(rules=env.rules, texts=env.texts, press=press, clock=env.clock)
    pdfs, said = (_handout if args.card or args.blank_week else _report)(args, env, desk, timeline)
    written = write_all(Path(args.out), pdfs)
    env.say(said)
    if len(written) > 1:
        env.say(env.text("cli.reported-files", n=len(written), first=written[0].name, last=written[-1].name))
    return DONE


def _report(args: Namespace, env: Env, desk: "Desk", timeline: Timeline) -> tuple[Iterable[bytes], str]:
    """The report, and what to say of it."""
    from diary.reports.content import Choice

    first, last = _period(args, env, timeline)
    choice = Choice(first=first, last=last, paper=args.paper, with_name=args.with_name, parts=_parts(args.parts))
    return desk.pdfs(timeline, choice), env.text("cli.reported", file=args.out, first=first, last=last)


def _handout(args: Namespace, env: Env, desk: "Desk", timeline: Timeline) -> tuple[Iterable[bytes], str]:
    """The page for paper that was asked for, and what to say of it."""
    from diary.reports.blank_week import BlankWeek
    from diary.reports.emergency import EmergencyCard

    if args.card:
        card = EmergencyCard(paper=args.paper, with_name=args.with_name)
        return [desk.handout_pdf(timeline, card)], env.text("cli.card-made", file=args.out)
    week = BlankWeek(first=a_date(args.first) if args.first else None, paper=args.paper)
    return [desk.handout_pdf(timeline, week)], env.text("cli.week-made", file=args.out)


def _parts(given: str | None) -> tuple[str, ...]:
    """The parts named, separated by commas; all of them where none are, page one alone for ``none``."""
    from diary.reports.parts import PARTS

    named = PARTS if given is None else tuple(name.strip() for name in given.split(",") if name.strip() != "none")
    wrong = [name for name in named if name not in PARTS]
    if wrong:
        raise DiaryError("cli.no-such-part", part=wrong[0], parts=", ".join((*PARTS, "none")))
    return named


def _period(args: Namespace, env: Env, timeline: Timeline) -> tuple[date, date]:
    from diary.reports.period import usual_period

    first, last = usual_period(timeline, a_date(args.last) if args.last else today(env.clock))
    if args.first:
        first = a_date(args.first)
    if first > last:
        raise DiaryError("cli.from-after-to", first=first, last=last)
    return first, last
