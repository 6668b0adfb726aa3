"""``counts``: every blood result, as entered and in the canonical unit."""

import json
from argparse import Namespace
from decimal import Decimal
from typing import Any

from diary.cli.env import DONE, Env
from diary.cli.opening import look_at
from diary.core.catalog import Catalog
from diary.core.counts import Count
from diary.core.numbers import plain, readable
from diary.core.texts import Texts
from diary.core.timeline import Timeline

MARKS = {"low": "cli.below-range", "high": "cli.above-range"}


def run(args: Namespace, env: Env) -> int:
    """Print every usable blood result by the time it was drawn.

    Raises:
        DiaryError: Nothing of the file can be read.
    """
    counts = _all_counts(look_at(env, args), env.catalog)
    if args.json:
        print(json.dumps([_as_json(count, env.texts) for count in counts], ensure_ascii=False, indent=1))
    else:
        _tell(counts, env)
    return DONE


def _all_counts(timeline: Timeline, catalog: Catalog) -> list[Count]:
    found = [count for analyte in timeline.analytes for count in timeline.counts(analyte) if count.usable]
    return sorted(found, key=lambda count: (count.at.order, count.panel.id, catalog.analyte(count.analyte).order))


def _as_json(count: Count, texts: Texts) -> dict[str, Any]:
    limits = count.limits
    told: dict[str, Any] = {
        "collected_at": count.at.text("seconds"),
        "analyte": count.analyte,
        "entered": _entered(count),
        "canonical": None if count.value is None else {"value": plain(count.value), "unit": count.unit},
        "comparator": count.comparator,
        "range": _range(limits.low, limits.high),
        "marker": count.marker,
        "grade": count.grade,
        "standard": count.standard,
        "derived": count.derived,
    }
    if count.doubtful:
        told["doubt"] = {"why": _why(count, texts), "readings": _readings(count)}
    return told


def _entered(count: Count) -> dict[str, str]:
    if count.derived:
        return {"value": plain(count.readings[0]), "unit": count.unit}
    return {"value": plain(count.result.value), "unit": count.result.unit}


def _range(low: Decimal | None, high: Decimal | None) -> dict[str, str | None] | None:
    if low is None and high is None:
        return None
    return {"low": None if low is None else plain(low), "high": None if high is None else plain(high)}


def _why(count: Count, texts: Texts) -> str:
    """Why a result is in doubt: as it was noted, in words where the note is one of our own."""
    noted = count.result.doubt.why if count.result.doubt else "implausible"
    return texts.templates.get(f"doubt.{noted}", noted)


def _readings(count: Count) -> list[dict[str, str]]:
    return [{"value": plain(reading), "unit": count.unit} for reading in count.readings]


def _tell(counts: list[Count], env: Env) -> None:
    if not counts:
        env.say(env.text("cli.no-counts"))
    shown = None
    for count in counts:
        if count.panel.id != shown:
            shown = count.panel.id
            lab = f" · {count.panel.lab}" if count.panel.lab else ""
            print(f"{env.texts.moment(count.at, 'full')}{lab}")
        print(f"  {_line(count, env)}")
    if counts:
        env.say(env.text("cli.grades"))


def _line(count: Count, env: Env) -> str:
    name = f"{env.texts.name('analyte', count.analyte):<22}"
    if count.value is None:
        value, unit = env.texts.quantity(count.result.value, count.result.unit), ""
        return f"{name} {value}{unit}  {env.text('cli.in-doubt', why=_why(count, env.texts))}"
    bound = count.comparator or ""
    value = f"{bound}{readable(count.value)} {env.texts.unit(count.unit)}"
    notes = [
        env.text(MARKS[count.marker]) if count.marker in MARKS else "",
        "" if count.grade is None else env.text("cli.grade", grade=count.grade),
        env.text("cli.calculated") if count.derived else "",
        env.text("cli.preliminary") if count.provisional else "",
    ]
    return f"{name} {value:<18} {', '.join(note for note in notes if note)}".rstrip()
