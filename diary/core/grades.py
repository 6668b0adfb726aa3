"""Grades of blood results by CTCAE v5.0 (published 27 November 2017). They rate the number only.

Every limit is named in ``clinical.md``, section 6.1, checked there against two or more published tables. The lower
end of each band belongs to the milder grade (neutrophils of exactly 0.5 are grade 3); for high values the upper end
does (bilirubin of exactly three times the upper limit is grade 2). CTCAE v6.0 differs: a grade always names v5.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

STANDARD = "CTCAE v5.0"


def _limits(*numbers: str) -> tuple[Decimal, ...]:
    return tuple(Decimal(number) for number in numbers)


BELOW: Mapping[str, tuple[Decimal, ...]] = {
    "white-cells": _limits("3.0", "2.0", "1.0"),
    "neutrophils": _limits("1.5", "1.0", "0.5"),
    "lymphocytes": _limits("0.8", "0.5", "0.2"),
    "platelets": _limits("75", "50", "25"),
    "hemoglobin": _limits("10.0", "8.0"),
}
"""Below the first limit grade 2, below the next 3, then 4. Hemoglobin has no number for grade 4."""

HEMOGLOBIN_MMOL = _limits("6.2", "4.9")
"""CTCAE's own limits for hemoglobin entered in mmol/L, which are rounded and not 10.0 and 8.0 g/dL converted."""

POTASSIUM_BELOW = ((Decimal("2.5"), 4), (Decimal("3.0"), 3))
POTASSIUM_ABOVE = ((Decimal("7.0"), 4), (Decimal("6.0"), 3), (Decimal("5.5"), 2))

ABOVE_LIMIT: Mapping[str, tuple[Decimal, ...]] = {
    "bilirubin": _limits("1", "1.5", "3", "10"),
    "creatinine": _limits("1", "1.5", "3", "6"),
    "alt": _limits("1", "3", "5", "20"),
    "ast": _limits("1", "3", "5", "20"),
}
"""Multiples of the report's own upper limit: above the first grade 1, above the next 2, and so on."""


@dataclass(frozen=True, slots=True)
class Reported:
    """A result as a report gives it, all in one unit of the analyte.

    Attributes:
        value: In ``unit``.
        unit: A unit the analyte is known in.
        low: The report's lower limit of normal, or None.
        high: The report's upper limit of normal, or None.
        comparator: ``<`` or ``>`` (with or without ``=``) where the value is only a bound.
    """

    value: Decimal
    unit: str
    low: Decimal | None = None
    high: Decimal | None = None
    comparator: str | None = None


def grade(analyte: str, canonical: Decimal, reported: Reported) -> int | None:
    """The grade of one result, 0 to 4, or None where the number alone cannot tell it.

    Args:
        analyte: An analyte id.
        canonical: The value in the canonical unit.
        reported: The same result as reported, with the report's own limits.
    """
    if reported.comparator is not None:
        return _grade_of_bound(analyte, canonical, reported)
    return _grade(analyte, canonical, reported)


def _grade(analyte: str, canonical: Decimal, reported: Reported) -> int | None:
    if analyte in BELOW:
        return _low_grade(analyte, canonical, reported)
    if analyte == "potassium":
        return _potassium(canonical, reported)
    if analyte in ABOVE_LIMIT and reported.high:
        multiple = reported.value / reported.high
        return sum(multiple > limit for limit in ABOVE_LIMIT[analyte])
    return None


def _low_grade(analyte: str, canonical: Decimal, reported: Reported) -> int | None:
    value, limits = canonical, BELOW[analyte]
    if analyte == "hemoglobin" and reported.unit == "mmol/L":
        value, limits = reported.value, HEMOGLOBIN_MMOL
    crossed = sum(value < limit for limit in limits)
    if crossed:
        return crossed + 1
    if reported.low is None:
        return None
    return 1 if reported.value < reported.low else 0


def _potassium(canonical: Decimal, reported: Reported) -> int | None:
    for limit, step in POTASSIUM_BELOW:
        if canonical < limit:
            return step
    for limit, step in POTASSIUM_ABOVE:
        if canonical > limit:
            return step
    if reported.low is None or reported.value < reported.low or reported.high is None:
        return None
    return 1 if reported.value > reported.high else 0


def _grade_of_bound(analyte: str, canonical: Decimal, reported: Reported) -> int | None:
    """The grade of ``<x`` or ``>x``: only where every value on that side has the same one."""
    step = Decimal(1).scaleb(-9) if canonical else Decimal(0)
    if str(reported.comparator).startswith("<"):
        ends = (Decimal(0), canonical if reported.comparator == "<=" else canonical - step)
    else:
        ends = (canonical if reported.comparator == ">=" else canonical + step, canonical * 1000 + 1000)
    scale = reported.value / canonical if canonical else Decimal(1)
    found = {
        _grade(analyte, end, Reported(end * scale, reported.unit, reported.low, reported.high)) for end in ends
    }
    return found.pop() if len(found) == 1 else None
