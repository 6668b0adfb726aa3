"""The words of a flag: which text of its rule, and the values that the texts may mention."""

from diary.core.texts import Message
from diary.signs.day import Day
from diary.signs.evidence import quantity, spoken
from diary.signs.flags import EMERGENCY, Evidence, Flag
from diary.signs.rules import Branch, Rule
from diary.signs.temperature import fever_line


def flag_of(
    rule: Rule,
    branch: Branch,
    day: Day,
    *,
    urgency: str,
    evidence: tuple[Evidence, ...],
    not_known: tuple[Message, ...],
) -> Flag:
    """The flag in words."""
    line = fever_line(day.facts.timeline)
    number = day.facts.timeline.care_team.emergency_number
    values = {
        "line": quantity(line.value, line.unit),
        "number": number,
        "entries": tuple(spoken(piece) for piece in evidence),
    }

    def text(key: str) -> Message:
        own = f"{branch.words}.{key}"
        return Message.of(f"sign.{rule.sign}.{own if own in rule.texts else key}", **values)

    act = f"action.{urgency}"
    common = "signs.act.emergency-unknown" if urgency == EMERGENCY and not number else f"signs.act.{urgency}"
    why = text("why")
    for note in rule.notes:
        chosen = note.met if note.when.answer(day, day.end).truth.possible else note.unmet
        why = Message.of("signs.and-also", first=why, second=text(chosen)) if chosen else why
    return Flag(
        sign=rule.sign,
        urgency=urgency,
        day=day.on,
        title=text("title"),
        action=Message.of(
            "signs.action",
            act=text(act) if act in rule.texts else Message.of(common, **values),
            nobody=Message.of("signs.tells-no-one"),
        ),
        why=why,
        say=text("say"),
        evidence=evidence,
        not_known=not_known,
        section=branch.section or rule.section,
        standards=rule.standards,
        version=rule.version,
    )
