"""Grades of blood results by CTCAE v5.0 (published 27 November 2017). They rate the number only.

Every limit is named in ``clinical.md``, section 6.1, checked there against two or more published tables. The lower
end of each band belongs to the milder grade (neutrophils of exactly 0.5 are grade 3); for high values the upper end
does (bilirubin of exactly three times the upper limit is grade 2). CTCAE v6.0 differs: a grade always names v5.0.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from diary.core.units import from_canonical

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

SEVERE: Mapping[str, int] = {"neutrophils": 4, "hemoglobin": 3, "platelets": 3}
"""The grade whose limit charts draw and days are counted below, one a test (our own choice)."""

POTASSIUM_BELOW = ((Decimal("2.5"), 4), (Decimal("3.0"), 3))
POTASSIUM_ABOVE = ((Decimal("7.0"), 4), (Decimal("6.0"), 3), (Decimal("5.5"), 2))

ABOVE_LIMIT: Mapping[str, tuple[Decimal, ...]] = {
    "bilirubin": _limits("1", "1.5", "3", "10"),
    "creatinine": _limits("1", "1.5", "3", "6"),
    "alt": _limits("1", "3", "5", "20"),
    "ast": _limits("1", "3", "5", "20"),
}
"""Multiples of the report's own upper limit: above the first grade 1, above the next 2, and so on."""


SMALLEST_STEP = Decimal("0.000000001")
"""Less than any laboratory tells apart; canonical values carry nine decimals."""


@dataclass(frozen=True, slots=True)
class Limits:
    """A report's own range in the canonical unit; None where it was not printed."""

    low: Decimal | None = None
    high: Decimal | None = None


NO_LIMITS = Limits()


def severe_limit(analyte: str, unit: str | None = None) -> Decimal:
    """The limit below which the grade of ``SEVERE`` begins, in this unit or else the canonical one.

    In mmol/L it is CTCAE's own for hemoglobin.

    Raises:
        KeyError: The analyte has no such grade, or is never reported in the unit.
    """
    step = SEVERE[analyte] - 2
    if unit == "mmol/L":
        return HEMOGLOBIN_MMOL[step]
    value = BELOW[analyte][step]
    return value if unit is None else from_canonical(analyte, value, unit)


def grade(
    analyte: str,
    value: Decimal,
    limits: Limits = NO_LIMITS,
    *,
    comparator: str | None = None,
    mmol: Decimal | None = None,
) -> int | None:
    """The grade of one result, 0 to 4, or None where the number alone cannot tell it.

    Args:
        analyte: An analyte id.
        value: In the canonical unit.
        limits: The report's own range.
        comparator: ``<`` or ``>``, with or without ``=``, where the value is only a bound.
        mmol: Hemoglobin as entered, where it was entered in mmol/L.
    """
    if comparator is not None:
        return _grade_of_bound(analyte, value, limits, comparator)
    if analyte in BELOW:
        steps, graded = (BELOW[analyte], value) if mmol is None else (HEMOGLOBIN_MMOL, mmol)
        return _low_grade(value, limits, sum(graded < step for step in steps))
    if analyte == "potassium":
        return _potassium(value, limits)
    if analyte in ABOVE_LIMIT and limits.high:
        return sum(value > step * limits.high for step in ABOVE_LIMIT[analyte])
    return None


def _low_grade(value: Decimal, limits: Limits, crossed: int) -> int | None:
    if crossed:
        return crossed + 1
    if limits.low is None:
        return None
    return 1 if value < limits.low else 0


def _potassium(value: Decimal, limits: Limits) -> int | None:
    for limit, step in POTASSIUM_BELOW:
        if value < limit:
            return step
    for limit, step in POTASSIUM_ABOVE:
        if value > limit:
            return step
    if limits.high is not None and value > limits.high:
        return 1
    return None if limits.low is None or value < limits.low or limits.high is None else 0


def _grade_of_bound(analyte: str, value: Decimal, limits: Limits, comparator: str) -> int | None:
    """The grade of ``<x`` or ``>x``: only where every value on that side has the same one."""
    step = Decimal(0) if comparator.endswith("=") else SMALLEST_STEP
    ends = (Decimal(0), value - step) if comparator.startswith("<") else (value + step, value * 1000 + 1000)
    found = {grade(analyte, end, limits) for end in ends}
    return found.pop() if len(found) == 1 else None
