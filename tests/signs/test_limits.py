"""Limits of blood counts."""

from decimal import Decimal

import pytest

from diary.core.truth import Truth
from diary.signs.limits import Limit
from tests.signs.cases import Diary


def outcome(limit: Limit, value: str, **more: str) -> Truth | None:
    return limit.test(Diary().count("creatinine", value, unit="umol/L", **more).timeline().counts("creatinine")[0])


@pytest.mark.parametrize(
    ("side", "or_equal", "value", "truth"),
    [
        ("below", False, "99", Truth.YES),
        ("below", False, "100", Truth.NO),
        ("below", True, "100", Truth.YES),
        ("below", True, "101", Truth.NO),
        ("above", False, "101", Truth.YES),
        ("above", False, "100", Truth.NO),
        ("above", True, "100", Truth.YES),
        ("above", True, "99", Truth.NO),
    ],
)
def test_both_sides_of_a_limit(side: str, or_equal: bool, value: str, truth: Truth) -> None:  # noqa: FBT001
    assert outcome(Limit(Decimal(100), side, or_equal=or_equal), value) is truth


def test_a_bound_decides_only_on_its_own_side() -> None:
    limit = Limit(Decimal(100), "below")
    assert outcome(limit, "100", comparator="<") is Truth.YES
    assert outcome(limit, "101", comparator="<") is Truth.UNKNOWN
    assert outcome(limit, "100", comparator=">") is Truth.NO
    assert outcome(limit, "99", comparator=">") is Truth.UNKNOWN


def test_a_multiple_of_the_report_s_own_limit_needs_that_limit() -> None:
    limit = Limit(Decimal("1.5"), "above", or_equal=True, of_range=True)
    assert outcome(limit, "150", high="100") is Truth.YES
    assert outcome(limit, "149", high="100") is Truth.NO
    assert outcome(limit, "150", low="50") is None
    assert outcome(limit, "150", low="100", high="90") is None
    assert outcome(Limit(Decimal(1), "below", of_range=True), "49", low="50") is Truth.YES


def test_a_band_decides_where_the_report_printed_no_limit() -> None:
    limit = Limit(Decimal("1.5"), "above", of_range=True, band=Decimal(34))
    assert outcome(limit, "34") is Truth.YES
    assert outcome(limit, "33") is Truth.NO
    assert outcome(limit, "34", high="25") is Truth.NO
    assert outcome(limit, "33", high="20") is Truth.YES
