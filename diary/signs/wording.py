"""The words of a flag: which text of its rule, and the values that the texts may mention."""

from diary.core.texts import Message
from diary.signs.day import Day
from diary.signs.evidence import quantity, spoken
from diary.signs.flags import EMERGENCY, ENTERED, Evidence, Flag
from diary.signs.rules import Branch, Note, Rule
from diary.signs.temperature import fever_line

UNCERTAIN = frozenset(f"signs.not-known.{gap}" for gap in ("only-a-bound", "count-if-right", "preliminary", "if-right"))
"""Gaps that leave open whether a value is as serious as the flag takes it to be."""


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
    noted = tuple(piece for piece in evidence if piece.kind in ENTERED)
    values = {
        "line": quantity(line.value, line.unit),
        "number": number,
        "entries": tuple(spoken(piece, day.on) for piece in noted or evidence),
    }

    def text(key: str) -> Message:
        own = f"{branch.words}.{key}"
        return Message.of(f"sign.{rule.sign}.{own if own in rule.texts else key}", **values)

    act = f"action.{urgency}"
    common = "signs.act.emergency-unknown" if urgency == EMERGENCY and not number else f"signs.act.{urgency}"
    why = text("why")
    for note in rule.notes:
        chosen = _chosen(note, day)
        why = Message.of("signs.and-also", first=why, second=text(chosen)) if chosen else why
    if any(gap.id in UNCERTAIN for gap in not_known):
        why = Message.of("signs.and-also", first=why, second=Message.of("signs.most-serious"))
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


def _chosen(note: Note, day: Day) -> str:
    """The text of a note that holds; empty for none."""
    if note.only_if is not None and not note.only_if.answer(day, day.end).truth.possible:
        return ""
    return note.met if note.when.answer(day, day.end).truth.possible else note.unmet
