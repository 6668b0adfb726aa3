"""``flags``: which warning signs the entries match."""

import json
from argparse import Namespace
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from diary.cli.env import DONE, WARNING, Env
from diary.cli.opening import look_at
from diary.cli.parser import a_date, a_moment
from diary.core.clock import today
from diary.core.errors import DiaryError
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.signs.engine import judge, judge_range
from diary.signs.flags import EMERGENCY, NOTE, NOW, TODAY, Evidence, Flag, Judgement, NotEvaluated


def run(args: Namespace, env: Env) -> int:
    """Judge one day, or each day from the one named, and print the flags.

    Raises:
        DiaryError: The dates make no sense, or nothing of the file can be read.
    """
    moment = a_moment(args.on) if args.on else today(env.clock)
    first = a_date(args.first) if args.first else None
    timeline = look_at(env, args)
    judged = _judged(env, timeline, moment, first)
    if args.json:
        print(json.dumps(_as_json(judged, env), ensure_ascii=False, indent=1))
    else:
        _tell(judged, timeline, env)
    return WARNING if any(flag.urgency != NOTE for judgement in judged for flag in judgement.flags) else DONE


def _judged(env: Env, timeline: Timeline, moment: date | datetime, first: date | None) -> tuple[Judgement, ...]:
    last_day = moment.date() if isinstance(moment, datetime) else moment
    if first is None or first == last_day:
        return (judge(env.rules, timeline, env.catalog, moment),)
    if first > last_day:
        raise DiaryError("cli.from-after-to", first=first, last=last_day)
    whole_days = judge_range(env.rules, timeline, env.catalog, first, last_day)
    if not isinstance(moment, datetime):
        return whole_days
    return (*whole_days[:-1], judge(env.rules, timeline, env.catalog, moment))


def _as_json(judged: tuple[Judgement, ...], env: Env) -> dict[str, Any]:
    flags = [flag for judgement in judged for flag in judgement.flags]
    return {
        "as_of": judged[-1].as_of.isoformat(timespec="seconds"),
        "rules": env.rules.version,
        "flags": [_flag(flag, env.texts) for flag in flags],
        "not_evaluated": [
            {"sign": found.sign, "missing": [env.texts.render(message) for message in found.missing]}
            for found in _once(judged)
        ],
    }


def _flag(flag: Flag, texts: Texts) -> dict[str, Any]:
    return {
        "sign": flag.sign,
        "urgency": flag.urgency,
        "complete": flag.complete,
        "day": flag.day.isoformat(),
        "title": texts.render(flag.title),
        "action": texts.render(flag.action),
        "evidence": [
            {
                "kind": piece.kind,
                "ref": piece.ref,
                "at": piece.at.text() if piece.at else None,
                "text": texts.render(piece.text),
            }
            for piece in flag.evidence
        ],
        "not_known": [texts.render(message) for message in flag.not_known],
        "source": {"section": flag.section, "standards": list(flag.standards)},
    }


def _once(judged: Iterable[Judgement]) -> list[NotEvaluated]:
    """What could not be evaluated, a sign that misses the same on several days only once."""
    return list(dict.fromkeys(found for judgement in judged for found in judgement.not_evaluated))


def _tell(judged: tuple[Judgement, ...], timeline: Timeline, env: Env) -> None:
    flags = [flag for judgement in judged for flag in judgement.flags]
    for flag in flags:
        _tell_flag(flag, env)
    if not flags:
        env.say(env.text("cli.nothing-matched", first=judged[0].day, last=judged[-1].day, n=len(judged)))
    not_evaluated = _once(judged)
    if not_evaluated:
        env.say(env.text("cli.not-checked"))
    for found in not_evaluated:
        env.say(env.text("cli.misses", sign=env.text(f"sign.{found.sign}.title"), missing=found.missing), "  ")
    if any(flag.urgency in (EMERGENCY, NOW, TODAY) for flag in flags):
        _tell_numbers(timeline, env)
    if flags and (instructions := timeline.care_team.instructions):
        env.say(env.text("warnings.instructions-said", instructions=instructions))
    env.say(env.text("cli.tells-no-one"))


def _tell_flag(flag: Flag, env: Env) -> None:
    texts = env.texts
    urgency = texts.name("urgency", flag.urgency)
    env.say(env.text("cli.flag", day=flag.day, urgency=urgency, title=flag.title))
    env.say(texts.render(flag.action), "  ")
    for piece in flag.evidence:
        env.say(_entry(piece, flag.day, texts), "  · ")
    if flag.not_known:
        env.say(env.text("cli.not-known", what=flag.not_known), "  ")
    env.say(env.text("cli.section", section=flag.section), "  ")
    env.say()


def _entry(piece: Evidence, day: date, texts: Texts) -> str:
    """The entry; with its date where that is another than the flag's and not said already."""
    text = texts.render(piece.text)
    if piece.at is None or piece.at.day == day or texts.day(piece.at.day) in text:
        return text
    return texts.text("cli.evidence-of-day", entry=text, day=piece.at.day)


def _tell_numbers(timeline: Timeline, env: Env) -> None:
    team = timeline.care_team
    for number in team.numbers:
        words = tuple(word for word in (number.label, number.phone, number.hours) if word)
        env.say(" · ".join(words), "  ")
    if team.emergency_number:
        env.say(env.text("cli.emergency-number", number=team.emergency_number), "  ")
    if not team.numbers:
        env.say(env.text("cli.no-number"))
