"""The engine: what the entries of a day match.

Pure: the same rules, records and moment give the same answer. Every branch of every rule is judged by itself; none
hides another (``clinical.md``, laws 1 to 5 and 9).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import cast

from diary.core.catalog import Catalog
from diary.core.collector import without_collector
from diary.core.records import Symptom
from diary.core.texts import Message
from diary.core.timeline import Timeline, days_between
from diary.core.truth import Truth
from diary.signs.answers import Answer, Condition, Finding, look_for
from diary.signs.day import Day
from diary.signs.drug_windows import in_a_drug_window
from diary.signs.facts import Facts
from diary.signs.flags import (
    EMERGENCY,
    NOW,
    RANK,
    TELL,
    Evidence,
    Flag,
    Judgement,
    NotEvaluated,
    stronger,
    unique,
    weaker,
    without_repetition,
)
from diary.signs.rules import Branch, Rule, RuleBook
from diary.signs.touched import touched_days
from diary.signs.wording import flag_of

__all__ = ["judge", "judge_days", "judge_range", "judge_rule", "judge_with", "touched_days"]

EMERGENCY_AT = {
    "seizure": 1,
    "passing-out": 1,
    "confusion": 1,
    "trouble-speaking": 1,
    "one-sided-weakness": 1,
    "chest-pain": 1,
    "breathless-at-rest": 1,
    "shortness-of-breath": 3,
    "wheezing": 3,
    "blue-lips": 1,
    "bleeding-not-stopping": 1,
    "sudden-worst-headache": 1,
}
"""Symptoms, and the step from which they turn ``now`` into ``emergency`` (law 1); confusion only if new or worse."""

NEVER_HELD_BACK = frozenset({
    "black-or-bloody-stool", "bleeding-not-stopping", "blood-in-urine", "blood-in-vomit", "blue-lips",
    "breathless-at-rest", "chest-pain", "chills", "confusion", "feeling-very-unwell", "line-flush-chills",
    "one-sided-weakness", "passing-out", "seizure", "skin-infection", "sudden-worst-headache", "trouble-speaking",
})  # fmt: skip
"""The general signs' own symptoms: what one of them calls about at any step, no sign holds back when mild (law 5)."""

NO_TREATMENT = Message.of("signs.not-known.treatment")


@dataclass(frozen=True, slots=True)
class Hit:
    """A branch that a finding matches.

    Attributes:
        branch: The branch.
        urgency: After its floor and after the time that a count keeps its step.
        dangerous: What the dangerous part rests on.
        beside: What runs beside it.
        moments: When it was.
        not_known: What could not be checked.
    """

    branch: Branch
    urgency: str
    dangerous: tuple[Evidence, ...]
    beside: tuple[Evidence, ...]
    moments: tuple[datetime, ...]
    not_known: tuple[Message, ...]


def judge(rules: RuleBook, timeline: Timeline, catalog: Catalog, moment: datetime | date) -> Judgement:
    """Judge one day.

    Args:
        rules: All rules.
        timeline: The diary.
        catalog: The classes of medicines and phases.
        moment: A wall-clock moment, up to which entries are seen; a date means its end.
    """
    return judge_with(rules, Facts.of(timeline, catalog), moment)


def judge_with(rules: RuleBook, facts: Facts, moment: datetime | date) -> Judgement:
    """Judge one day by look-ups that are there already."""
    return _judge(rules, Day.of(facts, moment))


def judge_range(
    rules: RuleBook, timeline: Timeline, catalog: Catalog, first: date, last: date
) -> tuple[Judgement, ...]:
    """Judge every day from the first to the last, each to its end."""
    return judge_days(rules, Facts.of(timeline, catalog), days_between(first, last))


def judge_days(rules: RuleBook, facts: Facts, days: Iterable[date]) -> tuple[Judgement, ...]:
    """Judge days, each to its end, by look-ups that are there already."""
    with without_collector():
        return tuple(judge_with(rules, facts, day) for day in days)


def _judge(rules: RuleBook, day: Day) -> Judgement:
    flags: list[Flag] = []
    not_evaluated: list[NotEvaluated] = []
    for rule in rules.rules:
        if day.keys.isdisjoint(rule.triggers):
            continue
        only_counts = day.keys.isdisjoint(rule.other_triggers)
        if only_counts and id(rule) in day.quiet:
            continue
        hits, missing = judge_rule(rule, day)
        if only_counts and all(id(each.when) in day.quiet for each in rule.branches if each.when.of_blood):
            day.quiet[id(rule)] = rule
        elif hits:
            flags.append(_flag(rule, day, hits, missing))
        elif missing:
            gaps = without_repetition(tuple(gap for _, found in missing for gap in found))
            not_evaluated.append(NotEvaluated(sign=rule.sign, missing=gaps))
    flags.sort(key=lambda flag: RANK[flag.urgency])
    return Judgement(day=day.on, as_of=day.end, flags=tuple(flags), not_evaluated=tuple(not_evaluated))


Missing = list[tuple[Branch, tuple[Message, ...]]]


def judge_rule(rule: Rule, day: Day) -> tuple[list[Hit], Missing]:
    """All hits of a rule on a day, and the branches whose dangerous part was entered but could not be decided."""
    hits: list[Hit] = []
    missing: Missing = []
    for branch in rule.branches:
        if day.keys.isdisjoint(branch.when.triggers):
            continue
        found = look_for(branch.when, day)
        for finding in found.findings:
            hits += _hits(branch, finding, day)
        gaps = tuple(gap for each in found.undecided if _applies(branch, each, day) for gap in each.not_known)
        if gaps:
            missing.append((branch, gaps))
    return hits, missing


def _applies(branch: Branch, undecided: Finding, day: Day) -> bool:
    """Whether the context of a branch was there at the time of what could not be decided."""
    held = {moment for moment in undecided.moments if _ask(branch.context, day, moment).truth.possible}
    return undecided.beside(held) is not None


def _hits(branch: Branch, finding: Finding, day: Day) -> Iterator[Hit]:
    """The branch at each moment of a finding at which what it needs is there."""
    found = {moment: hit for moment in finding.moments if (hit := _hit(branch, finding, day, moment))}
    gaps = finding.beside(found.keys())
    if gaps is not None:
        yield from (replace(hit, not_known=(*hit.not_known, *gaps)) for hit in found.values())


def _hit(branch: Branch, finding: Finding, day: Day, moment: datetime) -> Hit | None:
    context = _ask(branch.context, day, moment)
    sure = _ask(branch.only_if, day, moment)
    if context.truth is Truth.NO or sure.truth is not Truth.YES:
        return None
    supports = _ask(branch.supports, day, moment)
    urgency = branch.urgency
    if supports.truth is Truth.NO:
        if not branch.floor:
            return None
        urgency = weaker(urgency, branch.floor)
    if branch.holds is not None and _age(finding, day) > branch.holds:
        urgency = weaker(urgency, TELL)
    answers = (context, sure, supports)
    return Hit(
        branch=branch,
        urgency=urgency,
        dangerous=finding.evidence,
        beside=tuple(piece for answer in answers for piece in answer.evidence),
        moments=(moment,),
        not_known=(*finding.not_known, *(gap for answer in answers for gap in answer.not_known)),
    )


MET = Answer(Truth.YES)


def _ask(condition: Condition | None, day: Day, moment: datetime) -> Answer:
    """What a condition answers; the branches of a rule share theirs, so each is asked once a moment."""
    if condition is None:
        return MET
    key = id(condition), moment
    if key not in day.answers:
        day.answers[key] = condition, condition.answer(day, moment)  # held, so that nothing else gets its id
    return cast("Answer", day.answers[key][1])


def _age(finding: Finding, day: Day) -> int:
    """How many days ago the newest count of a finding was collected."""
    days = [piece.at.day for piece in finding.evidence if piece.kind == "count" and piece.at]
    return min((day.on - each).days for each in days)


def _flag(rule: Rule, day: Day, hits: list[Hit], missing: Missing) -> Flag:
    """The flag of a sign: its strongest branch, with the evidence of all."""
    strongest = min(hits, key=lambda hit: RANK[hit.urgency])
    dangerous = unique(tuple(piece for hit in hits for piece in hit.dangerous))
    added = tuple(piece for hit in hits for extra in hit.branch.adds for piece in extra.answer(day, day.end).evidence)
    beside = tuple(piece for hit in hits for piece in hit.beside) + added
    urgency = strongest.urgency
    if urgency == NOW and _is_emergency(dangerous + beside, day):
        urgency = EMERGENCY
    mild = "" if rule.general else _one_mild_symptom(dangerous, beside, day)
    if mild and mild not in NEVER_HELD_BACK:
        outside = not any(in_a_drug_window(day, moment) for hit in hits for moment in hit.moments)
        urgency = weaker(urgency, TELL) if outside else urgency
    gaps = [gap for hit in hits for gap in hit.not_known]
    gaps += [gap for branch, found in missing if stronger(branch.urgency, urgency) != urgency for gap in found]
    if rule.general and not day.facts.treated(day.end):
        gaps.append(NO_TREATMENT)
    evidence = (*dangerous, *(piece for piece in unique(beside) if piece not in dangerous))
    return flag_of(
        rule,
        strongest.branch,
        day,
        urgency=urgency,
        evidence=evidence,
        not_known=without_repetition(tuple(gaps)),
    )


def _is_emergency(evidence: tuple[Evidence, ...], day: Day) -> bool:
    for entry in _symptoms(evidence, day):
        step = EMERGENCY_AT.get(entry.symptom)
        if step is None or (entry.severity is not None and entry.severity < step):
            continue
        if entry.symptom != "confusion" or day.is_new("confusion") or day.is_worse("confusion"):
            return True
    return False


def _one_mild_symptom(dangerous: tuple[Evidence, ...], beside: tuple[Evidence, ...], day: Day) -> str:
    """The one symptom at 1, not counted, that is all the danger, with no measurement (law 5); empty for more."""
    if any(piece.kind == "measurement" for piece in beside):
        return ""
    entries = _symptoms(dangerous, day)
    symptoms = {entry.symptom for entry in entries}
    is_more = len(entries) < len(dangerous) or len(symptoms) != 1
    return "" if is_more or any(entry.severity != 1 or entry.times for entry in entries) else symptoms.pop()


def _symptoms(evidence: tuple[Evidence, ...], day: Day) -> list[Symptom]:
    refs = {piece.ref for piece in evidence if piece.kind == "symptom"}
    return [entry for entry in day.symptoms if entry.id in refs]
