"""What the warning signs say of the days of an open diary: worked out once, and anew where a change can touch it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from diary.core.catalog import Catalog
from diary.core.records import Record, Result
from diary.core.timeline import Timeline, days_between, moment_of
from diary.core.when import When
from diary.signs import engine
from diary.signs.facts import Facts
from diary.signs.flags import RANK, Flag, Judgement
from diary.signs.rules import RuleBook
from diary.signs.touched import FIRST, LAST
from diary.storage.batch import Change

MANY = 500
"""Changes at once, from which on nobody asks what each of them touches."""

A_DAY = timedelta(days=1)
A_MONTH = timedelta(days=31)
A_YEAR = timedelta(days=366)

Span = tuple[date, date]
"""A first and a last day."""


@dataclass(slots=True)
class Judging:
    """The judgements of an open diary.

    Attributes:
        rules: All rules.
        catalog: The classes of medicines and phases.
    """

    rules: RuleBook
    catalog: Catalog
    _known: dict[date, Judgement] = field(default_factory=dict)
    _facts: Facts | None = None

    def of(self, timeline: Timeline, day: date) -> Judgement:
        """What the entries of a day match, seen from its end."""
        known = self._known.get(day)
        if known is None:
            known = self._known[day] = engine.judge_with(self.rules, self._facts_of(timeline), day)
        return known

    def over(self, timeline: Timeline, spans: Iterable[Span]) -> tuple[Judgement, ...]:
        """The judgements of all days of these spans, in order."""
        found: list[Judgement] = []
        for first, last in spans:
            days = list(days_between(first, last))
            if any(day not in self._known for day in days):
                self.learn(self.fresh(timeline, [(first, last)]))
            found += [self._known[day] for day in days]
        return tuple(found)

    def fresh(self, timeline: Timeline, spans: Iterable[Span]) -> tuple[Judgement, ...]:
        """The same for another state of the diary; nothing is remembered."""
        facts = self._facts_of(timeline)
        days = (day for first, last in spans for day in days_between(first, last))
        return engine.judge_days(self.rules, facts, days)

    def _facts_of(self, timeline: Timeline) -> Facts:
        """The look-ups of a state of the diary, which share with those of the last what is the same."""
        if self._facts is None or self._facts.timeline is not timeline:
            self._facts = self._facts.following(timeline) if self._facts else Facts.of(timeline, self.catalog)
        return self._facts

    def learn(self, judgements: Iterable[Judgement]) -> None:
        """Remember judgements of the diary as it is now."""
        self._known.update((judgement.day, judgement) for judgement in judgements)

    def forget(self, spans: Iterable[Span]) -> None:
        """Judge these days anew when they are next asked for."""
        for first, last in spans:
            for day in [day for day in self._known if first <= day <= last]:
                del self._known[day]


def touched_spans(changes: Sequence[Change], *timelines: Timeline) -> list[Span]:
    """The days whose flags these changes can touch, seen from before and after, joined into as few as there are.

    Of very many changes it is all days from shortly before the first of them on.
    """
    if len(changes) > MANY:
        return [(_first_day(changes, timelines), LAST)]
    found = [engine.touched_days(change.old, change.new, timeline) for timeline in timelines for change in changes]
    joined: list[Span] = []
    for first, last in sorted(span for span in found if span is not None):
        if joined and first <= joined[-1][1] + A_DAY:
            joined[-1] = joined[-1][0], max(last, joined[-1][1])
        else:
            joined.append((first, last))
    return joined


def _first_day(changes: Iterable[Change], timelines: Sequence[Timeline]) -> date:
    records = [record for change in changes for record in (change.old, change.new) if record is not None]
    moments = (_moment(record, timelines) for record in records)
    return min(FIRST if moment is None else moment.day - A_MONTH for moment in moments)


def _moment(record: Record, timelines: Sequence[Timeline]) -> When | None:
    if not isinstance(record, Result):
        return moment_of(record)
    panels = (timeline.get("counts", record.panel) for timeline in timelines)
    return next((moment_of(panel) for panel in panels if panel is not None), None)


def to_log(spans: Iterable[Span], today: date) -> list[Span]:
    """The days of these spans whose flags are compared and logged.

    Of a span longer than a year (a whole treatment, the fever line, an import) the last year; none after today, but
    for a day that something was already entered on. The other days are judged when they are looked at.
    """
    ending = ((first, min(last, max(first, today))) for first, last in spans if first <= today + A_DAY)
    return [(max(first, last - A_YEAR), last) for first, last in ending]


@dataclass(frozen=True, slots=True)
class Flip:
    """A flag that came or became stronger (``raised``), or went or became weaker; then it is shown as it was."""

    flag: Flag
    raised: bool


def flips(before: Sequence[Judgement], after: Sequence[Judgement]) -> Iterator[Flip]:
    """What differs between two rows of judgements of the same days."""
    for was, now in zip(before, after, strict=True):
        old = {flag.sign: flag for flag in was.flags}
        new = {flag.sign: flag for flag in now.flags}
        for sign, flag in new.items():
            if sign not in old or RANK[flag.urgency] < RANK[old[sign].urgency]:
                yield Flip(flag, raised=True)
        for sign, flag in old.items():
            if sign not in new or RANK[new[sign].urgency] > RANK[flag.urgency]:
                yield Flip(flag, raised=False)
