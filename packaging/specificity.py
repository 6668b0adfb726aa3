"""Prints on how many days of made-up diaries each warning sign is raised, and how strongly.

A quiet year of maintenance should be quiet; the ten years of the sample hold intensive treatment.
"""

import sys
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from diary.config.resources import Resources
from diary.core.records import Record
from diary.core.timeline import Timeline
from diary.core.words import SIGNS, URGENCIES
from diary.exchange.sample import SEED, STORY_END, quiet_year, sample_records
from diary.signs.engine import judge_range
from diary.signs.flags import RANK, Judgement
from diary.signs.rules import parse_rules

QUIET_YEARS = 10


def judged(records: Iterable[Record], first: date | None = None) -> tuple[Judgement, ...]:
    """Every day of a diary, from its first entry or a later day on."""
    resources = Resources.find()
    timeline = Timeline.of(records)
    rules, catalog = parse_rules(resources.sign_rules()), resources.catalog()
    return judge_range(rules, timeline, catalog, first or timeline.days[0], STORY_END)


def table(days: Iterable[Judgement]) -> list[str]:
    """One line a sign with the days on which it stood at each step, then the days above tell and without a flag."""
    judgements = list(days)
    raised = Counter((flag.sign, flag.urgency) for each in judgements for flag in each.flags)
    above = sum(1 for each in judgements if any(RANK[flag.urgency] < RANK["tell"] for flag in each.flags))
    quiet = sum(1 for each in judgements if not each.flags)
    lines = [f"{'sign':32}" + "".join(f"{step:>11}" for step in URGENCIES)]
    for sign in SIGNS:
        figures = [raised[sign, step] for step in URGENCIES]
        if any(figures):
            lines.append(f"{sign:32}" + "".join(f"{figure or '':>11}" for figure in figures))
    number = len(judgements)
    lines.append(f"{number} days: above tell {above} ({above / number:.1%}), nothing {quiet} ({quiet / number:.1%})")
    return lines


def main() -> None:
    """Print both tables."""
    print(f"{QUIET_YEARS} quiet years of maintenance")
    first = STORY_END - timedelta(days=364)
    quiet = [day for number in range(QUIET_YEARS) for day in judged(quiet_year(STORY_END, SEED + number), first)]
    print(*table(quiet), "", "Ten years of the sample", *table(judged(sample_records(years=10))), sep="\n")


if __name__ == "__main__":
    main()
