"""What a new version of the rules does to flags that an older one raised: nothing goes without a word in the log."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from diary.book.flag_log import RULES_CHANGED, FlagLog
from diary.core.texts import Message
from diary.signs.flags import RANK, Flag, Judgement
from diary.signs.rules import Rule
from diary.storage.batch import FlagChange, LoggedFlag


def were_other_rules(rows: Sequence[LoggedFlag], version: str) -> bool:
    """Whether the last flag of a diary was raised or withdrawn by other rules than these."""
    return bool(rows) and rows[-1].flag.rules != version


def rows_of_new_rules(log: FlagLog, judgements: Iterable[Judgement], version: str) -> tuple[FlagChange, ...]:
    """What to log where the new rules see days otherwise than the log has them.

    Args:
        log: What the older rules raised and withdrew.
        judgements: What the new rules see, day by day.
        version: The version of the new rules.
    """
    judged = {judgement.day: judgement for judgement in judgements}
    standing: dict[date, dict[str, str]] = {day: {} for day in judged}
    weakened: dict[date, dict[str, str]] = {day: {} for day in judged}
    for sign, day in log.pairs():
        if day in judged:
            last = log.of(sign, day)[-1].flag
            (standing if last.raised else weakened)[day][sign] = last.urgency
    return tuple(
        FlagChange(sign=sign, day=day, urgency=urgency, rules=version, raised=raised, reason=RULES_CHANGED)
        for day, judgement in judged.items()
        for sign, urgency, raised in _differences(standing[day], weakened[day], judgement)
    )


def _differences(
    standing: dict[str, str], weakened: dict[str, str], judgement: Judgement
) -> Iterator[tuple[str, str, bool]]:
    """Sign, urgency, and whether it came; one that was weakened before may still stand below its last step."""
    now = {flag.sign: flag.urgency for flag in judgement.flags}
    for sign, urgency in now.items():
        known, above = standing.get(sign), weakened.get(sign)
        is_stronger = RANK[urgency] < RANK[known] if known else above is None or RANK[urgency] <= RANK[above]
        if is_stronger:
            yield sign, urgency, True
    for sign, urgency in standing.items():
        if sign not in now or RANK[now[sign]] > RANK[urgency]:
            yield sign, urgency, False


def flag_of_old_rules(rule: Rule, row: FlagChange) -> Flag:
    """What can still be said of a flag that only older rules raised: the sign and the day, not what it rested on."""
    title = Message.of(f"sign.{rule.sign}.title")
    return Flag(
        sign=rule.sign,
        urgency=row.urgency,
        day=row.day,
        title=title,
        action=Message.of(
            "signs.action", act=Message.of("signs.act.rules-changed"), nobody=Message.of("signs.tells-no-one")
        ),
        why=Message.of("signs.rules-changed"),
        say=Message.of("signs.say-of-old-rules", sign=title, day=row.day),
        evidence=(),
        not_known=(),
        section=rule.section,
        standards=rule.standards,
        version=rule.version,
    )
