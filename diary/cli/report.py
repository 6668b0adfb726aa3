"""``report``: the appointment report as PDF."""

from argparse import Namespace
from datetime import date
from pathlib import Path

from diary.cli.env import DONE, Env
from diary.cli.exporting import write_whole
from diary.cli.opening import look_at
from diary.cli.parser import a_date
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.timeline import Timeline


def run(args: Namespace, env: Env) -> int:
    """Write the report.

    Raises:
        DiaryError: The dates make no sense, the diary cannot be read or the file not be written.
    """
    from diary.reports.content import Choice
    from diary.reports.desk import Desk
    from diary.reports.render import Press

    timeline = look_at(env, args)
    first, last = _period(args, env, timeline)
    press = Press(templates=env.resources.report_templates(), fonts=env.resources.font_files())
    desk = Desk(rules=env.rules, texts=env.texts, press=press, clock=env.clock)
    out = Path(args.out)
    write_whole(out, desk.pdf(timeline, Choice(first=first, last=last, paper=args.paper)))
    env.say(env.text("cli.reported", file=str(out), first=first, last=last))
    return DONE


def _period(args: Namespace, env: Env, timeline: Timeline) -> tuple[date, date]:
    from diary.reports.period import usual_period

    first, last = usual_period(timeline, a_date(args.last) if args.last else today(env.clock))
    if args.first:
        first = a_date(args.first)
    if first > last:
        raise DiaryError("cli.from-after-to", first=first, last=last)
    return first, last
