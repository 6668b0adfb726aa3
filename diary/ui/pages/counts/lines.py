"""The lines of the form: which test each one asks for, in which units, and what is on file about it."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from diary.core.counts import Count
from diary.core.numbers import plain, readable, short
from diary.core.records import Result
from diary.core.timeline import Timeline
from diary.core.units import FACTORS, canonical_unit, from_canonical, known_units, tidy, to_canonical

MAIN = ("white-cells", "neutrophils", "hemoglobin", "platelets", "red-cells")
MORE = (
    "hematocrit", "lymphocytes", "bands", "blasts", "potassium", "bilirubin", "creatinine", "uric-acid", "alt", "ast",
    "phosphate", "calcium",
)  # fmt: skip
LINES = MAIN + MORE
"""The form from top to bottom, each line named by the analyte that it takes as a number."""

SHARE_OF = {line: f"{line}-percent" for line in ("neutrophils", "lymphocytes", "bands", "blasts")}
"""Lines that also take a percentage of the white cells, and the analyte that is then meant."""

_USUALLY_A_SHARE = ("bands", "blasts")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a line takes: a test in a unit."""

    analyte: str
    unit: str


def line_of(analyte: str) -> str | None:
    """The line that takes an analyte; None for those that the form does not ask for."""
    base = analyte.removesuffix("-percent")
    return base if base in LINES else None


def choices(line: str) -> tuple[Asked, ...]:
    """What a line can take, the usual first. A fraction is offered once, as L/L."""
    counted = tuple(Asked(line, unit) for unit in known_units(line) if unit != "1")
    share = (Asked(SHARE_OF[line], "%"),) if line in SHARE_OF else ()
    return share + counted if line in _USUALLY_A_SHARE else counted + share


def remembered(timeline: Timeline, line: str, lab: str) -> Asked:
    """What a line starts with: as this laboratory last had it, else as the diary's settings or the last result have it.

    Only results that were typed or pasted say how a person reads their lab slip.
    """
    analytes = {line, SHARE_OF.get(line, line)}
    latest: Result | None = None
    for panel in reversed(timeline.panels):
        if panel.source not in ("typed", "pasted"):
            continue
        found = [result for result in timeline.results_of.get(panel.id, ()) if result.analyte in analytes]
        if found and panel.lab == lab:
            return Asked(found[0].analyte, found[0].unit)
        if found and latest is None:
            latest = found[0]
    usual = dict(timeline.settings.units).get(line)
    if usual in known_units(line):
        return Asked(line, usual)
    return Asked(latest.analyte, latest.unit) if latest else choices(line)[0]


def last_count(timeline: Timeline, analyte: str, before: datetime, panel: str | None = None) -> Count | None:
    """The last result with a value that was drawn before a moment; ``panel`` is the draw being changed."""
    found = timeline.counts(analyte)
    end = bisect_right(found, before, key=lambda count: count.at.earliest)
    for place in range(end - 1, -1, -1):
        count = found[place]
        if count.usable and count.value is not None and count.panel.id != panel:
            return count
    return None


def range_on_file(timeline: Timeline, asked: Asked, lab: str) -> tuple[str, str]:
    """The range that the same laboratory last printed for the test in this unit; empty for a laboratory not named.

    A range is never taken from another laboratory (``clinical.md``, 7.3).
    """
    if lab:
        for count in reversed(timeline.counts(asked.analyte)):
            result = count.result
            same = count.panel.lab == lab and result.unit == asked.unit and not count.derived
            if same and (result.low is not None or result.high is not None):
                return _text(result.low), _text(result.high)
    return "", ""


def shown(analyte: str, value: Decimal, unit: str) -> str:
    """A canonical value as it reads in a unit: exact where only the point moves, else to three digits."""
    if unit not in FACTORS.get(analyte, {}):
        return readable(tidy(value))
    converted = from_canonical(analyte, value, unit)
    if same_digits(converted, value):
        return readable(converted)
    places = max(0, 2 - converted.adjusted()) if converted else 0
    return short(round(converted, places))


def count_text(count: Count, unit: str) -> str:
    """A count in a unit, with its sign; digits as entered where it was entered in that unit."""
    result = count.result
    if not count.derived and (count.value is None or result.unit == unit):
        return f"{count.comparator or ''}{readable(result.value)}"
    value = count.readings[0] if count.value is None else count.value
    return f"{count.comparator or ''}{shown(count.analyte, value, unit)}"


def reading_as_printed(analyte: str, value: Decimal, unit: str) -> tuple[Decimal, str]:
    """A reading as a person knows it: in the canonical unit where only the point moves, else in its own."""
    target = canonical_unit(analyte) or unit
    converted = to_canonical(analyte, value, unit)
    return (converted, target) if same_digits(converted, value) else (value, unit)


def same_digits(one: Decimal, other: Decimal) -> bool:
    """Whether two numbers differ by no more than the place of the point."""
    return one.normalize().as_tuple().digits == other.normalize().as_tuple().digits


def _text(number: Decimal | None) -> str:
    return "" if number is None else plain(number)
