"""CTCAE v5.0 grades on both sides of every limit."""

from decimal import Decimal

import pytest

from diary.core.grades import SEVERE, Limits, grade, severe_limit

LOW = {"white-cells": "4.0", "neutrophils": "1.8", "lymphocytes": "1.0", "platelets": "150", "hemoglobin": "12.0"}


@pytest.mark.parametrize(
    ("analyte", "value", "expected"),
    [
        ("white-cells", "4.0", 0), ("white-cells", "3.99", 1), ("white-cells", "3.0", 1), ("white-cells", "2.99", 2),
        ("white-cells", "2.0", 2), ("white-cells", "1.99", 3), ("white-cells", "1.0", 3), ("white-cells", "0.99", 4),
        ("white-cells", "0", 4),
        ("neutrophils", "1.8", 0), ("neutrophils", "1.79", 1), ("neutrophils", "1.5", 1), ("neutrophils", "1.49", 2),
        ("neutrophils", "1.0", 2), ("neutrophils", "0.99", 3), ("neutrophils", "0.5", 3), ("neutrophils", "0.49", 4),
        ("lymphocytes", "1.0", 0), ("lymphocytes", "0.99", 1), ("lymphocytes", "0.8", 1), ("lymphocytes", "0.79", 2),
        ("lymphocytes", "0.5", 2), ("lymphocytes", "0.49", 3), ("lymphocytes", "0.2", 3), ("lymphocytes", "0.19", 4),
        ("platelets", "150", 0), ("platelets", "149", 1), ("platelets", "75", 1), ("platelets", "74", 2),
        ("platelets", "50", 2), ("platelets", "49", 3), ("platelets", "25", 3), ("platelets", "24", 4),
        ("hemoglobin", "12.0", 0), ("hemoglobin", "11.9", 1), ("hemoglobin", "10.0", 1), ("hemoglobin", "9.9", 2),
        ("hemoglobin", "8.0", 2), ("hemoglobin", "7.9", 3), ("hemoglobin", "3.0", 3),
    ],
)  # fmt: skip
def test_low_counts(analyte: str, value: str, expected: int) -> None:
    assert grade(analyte, Decimal(value), Limits(low=Decimal(LOW[analyte]))) == expected


@pytest.mark.parametrize("analyte", LOW)
def test_above_the_fixed_bands_no_grade_is_told_without_the_reports_own_limit(analyte: str) -> None:
    assert grade(analyte, Decimal(1000)) is None


@pytest.mark.parametrize(("mmol", "expected"), [("6.2", None), ("6.19", 2), ("4.9", 2), ("4.89", 3)])
def test_hemoglobin_entered_in_mmol_is_graded_by_ctcaes_own_limits(mmol: str, expected: int | None) -> None:
    value = Decimal(mmol) / Decimal("0.6206")
    assert grade("hemoglobin", value, mmol=Decimal(mmol)) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2.49", 4), ("2.5", 3), ("2.99", 3), ("3.0", None), ("3.49", None), ("3.5", 0), ("5.0", 0), ("5.01", 1),
        ("5.5", 1), ("5.51", 2), ("6.0", 2), ("6.01", 3), ("7.0", 3), ("7.01", 4),
    ],
)  # fmt: skip
def test_potassium_from_three_to_the_lower_limit_is_decided_by_symptoms(value: str, expected: int | None) -> None:
    assert grade("potassium", Decimal(value), Limits(Decimal("3.5"), Decimal("5.0"))) == expected


def test_potassium_without_the_reports_limits() -> None:
    assert grade("potassium", Decimal("4.0")) is None
    assert grade("potassium", Decimal("4.0"), Limits(low=Decimal("3.5"))) is None
    assert grade("potassium", Decimal("2.4")) == 4
    assert grade("potassium", Decimal("5.2"), Limits(high=Decimal("5.0"))) == 1


@pytest.mark.parametrize(
    ("analyte", "multiple", "expected"),
    [
        ("bilirubin", "1.0", 0), ("bilirubin", "1.01", 1), ("bilirubin", "1.5", 1), ("bilirubin", "1.51", 2),
        ("bilirubin", "3.0", 2), ("bilirubin", "3.01", 3), ("bilirubin", "10.0", 3), ("bilirubin", "10.01", 4),
        ("creatinine", "1.0", 0), ("creatinine", "1.5", 1), ("creatinine", "1.51", 2), ("creatinine", "3.0", 2),
        ("creatinine", "3.01", 3), ("creatinine", "6.0", 3), ("creatinine", "6.01", 4),
        ("alt", "1.0", 0), ("alt", "3.0", 1), ("alt", "3.01", 2), ("alt", "5.0", 2), ("alt", "5.01", 3),
        ("alt", "20.0", 3), ("ast", "20.01", 4),
    ],
)  # fmt: skip
def test_high_values_are_multiples_of_the_reports_upper_limit(analyte: str, multiple: str, expected: int) -> None:
    high = Decimal(20)
    assert grade(analyte, Decimal(multiple) * high, Limits(high=high)) == expected
    assert grade(analyte, Decimal(multiple) * high) is None


def test_what_has_no_grades_has_none() -> None:
    assert grade("red-cells", Decimal(2)) is None
    assert grade("other:Ferritin", Decimal(2)) is None


@pytest.mark.parametrize(
    ("value", "comparator", "expected"),
    [
        ("0.1", "<", 4), ("0.5", "<", 4), ("0.5", "<=", None), ("0.6", "<", None), ("1.5", ">", None), ("1.8", ">=", 0),
        ("1.8", ">", 0), ("0", ">=", None),
    ],
)  # fmt: skip
def test_a_bound_is_graded_only_where_every_value_behind_it_has_one_grade(
    value: str, comparator: str, expected: int | None
) -> None:
    assert grade("neutrophils", Decimal(value), Limits(low=Decimal("1.8")), comparator=comparator) == expected


@pytest.mark.parametrize(
    ("analyte", "unit", "limit"),
    [
        ("neutrophils", None, "0.5"), ("neutrophils", "/uL", "500"), ("platelets", None, "50"),
        ("hemoglobin", None, "8.0"), ("hemoglobin", "g/L", "80"), ("hemoglobin", "mmol/L", "4.9"),
    ],
)  # fmt: skip
def test_the_limit_of_the_severe_grade_stands_in_the_unit_asked_for(analyte: str, unit: str | None, limit: str) -> None:
    assert severe_limit(analyte, unit) == Decimal(limit)


@pytest.mark.parametrize("analyte", SEVERE)
def test_the_severe_grade_begins_below_its_limit(analyte: str) -> None:
    limit = severe_limit(analyte)
    assert (grade(analyte, limit - Decimal("0.01")), grade(analyte, limit)) == (SEVERE[analyte], SEVERE[analyte] - 1)
