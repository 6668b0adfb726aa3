from decimal import Decimal
from typing import Any

import pytest

from diary.core.codec import FieldError
from diary.exchange.fhir_values import Value, moment_of_observation, range_of, unit_of, value_of


def quantity(**fields: object) -> dict[str, Any]:
    return {"valueQuantity": fields}


def value(number: str, unit: str = "", code: str = "") -> Value:
    return Value(number=Decimal(number), unit=unit, code=code, written="")


@pytest.mark.parametrize(
    ("observation", "number", "comparator", "unit", "written"),
    [
        (quantity(value=18, unit="K/uL"), "18", None, "K/uL", "18 K/uL"),
        (quantity(value=Decimal("0.7449489713813817"), code="10*3/uL"), "0.7449489713813817", None, "",
         "0.7449489713813817 10*3/uL"),
        (quantity(value="0.1", comparator="<", unit="10*9/L"), "0.1", "<", "10*9/L", "<0.1 10*9/L"),
        (quantity(value=Decimal("1E+2"), unit="g/L"), "100", None, "g/L", "100 g/L"),
        ({"valueInteger": 7}, "7", None, "", "7"),
        ({"valueDecimal": Decimal("7.5")}, "7.5", None, "", "7.5"),
        ({"valueString": "<0.1 K/uL"}, "0.1", "<", "K/uL", "<0.1 K/uL"),
        ({"valueString": "≥ 0,5"}, "0.5", ">=", "", "≥ 0,5"),
        ({"valueString": "12"}, "12", None, "", "12"),
    ],
)  # fmt: skip
def test_a_value_is_read_however_it_is_written(
    observation: dict[str, Any], number: str, comparator: str | None, unit: str, written: str
) -> None:
    found = value_of(observation)
    assert found is not None
    assert (found.number, found.comparator, found.unit, found.written) == (Decimal(number), comparator, unit, written)


def test_a_flag_behind_a_value_is_no_unit() -> None:
    found = value_of({"valueString": "0.1 L", "referenceRange": [{"low": {"value": 1, "unit": "g/L"}}]})
    assert found is not None
    assert (found.flag, found.unit) == ("L", "g/L")


@pytest.mark.parametrize(
    "observation", [{}, {"dataAbsentReason": {"text": "x"}}, quantity(unit="g/L"), {"valueString": " "}]
)
def test_no_value_is_none(observation: dict[str, Any]) -> None:
    assert value_of(observation) is None


@pytest.mark.parametrize(
    "observation",
    [
        {"valueString": "See comment"},
        quantity(value="many"),
        quantity(value=True),
        quantity(value=Decimal("1e999")),
        quantity(value=1, comparator="ad"),
        {"valueInteger": []},
    ],
)
def test_what_is_no_number_is_refused(observation: dict[str, Any]) -> None:
    with pytest.raises(FieldError, match=r"problem\.cannot-be"):
        value_of(observation)


@pytest.mark.parametrize(
    ("word", "given", "unit", "may_be"),
    [
        ("platelets", value("18", "K/uL", "10*3/uL"), "10*3/uL", ()),
        ("platelets", value("18", "10*9/L", "10*3/uL"), "10*9/L", ()),
        ("platelets", value("18", "", "10*3/uL"), "10*3/uL", ()),
        ("platelets", value("18", "K/uL", "whatever"), "10*3/uL", ()),
        ("hematocrit", value("0.352", "l/l", "%"), "L/L", ("L/L",)),
        ("platelets", value("18", "10*9/L", "/uL"), "10*9/L", ("10*9/L",)),
        ("platelets", value("2000", "10*9/L", "/uL"), "10*9/L", ("10*9/L", "/uL")),
        ("hematocrit", value("900", "l/l", "%"), "L/L", ("L/L", "%")),
    ],
)
def test_unit_and_code_must_agree(word: str, given: Value, unit: str, may_be: tuple[str, ...]) -> None:
    assert unit_of(word, given) == (unit, may_be)


@pytest.mark.parametrize("given", [value("1", "furlong"), value("1"), value("1", "", "kg")])
def test_a_unit_that_is_not_known_is_refused(given: Value) -> None:
    with pytest.raises(FieldError, match=r"problem\.unknown-unit"):
        unit_of("platelets", given)


def limits(*ranges: dict[str, Any]) -> dict[str, Any]:
    return {"referenceRange": list(ranges)}


@pytest.mark.parametrize(
    ("observation", "low", "high"),
    [
        ({}, None, None),
        (limits({"low": {"value": 150}, "high": {"value": 400}}), "150", "400"),
        (limits({"low": {"value": 150, "unit": "K/uL"}}), "150", None),
        (limits({"high": {"value": 400000, "code": "/uL"}}), None, "400"),
        (limits({"low": {"value": 46}, "high": {"value": 38}}), "46", "38"),
        (limits({"text": "(150-400)"}), "150", "400"),
        (limits({"text": ".5 to 7,5 K/uL"}), "0.5", "7.5"),
        (limits({"text": "Not Estab."}), None, None),
        (limits({"text": "M 13-18 g/dl; F 12-16 g/dl"}), None, None),
        (limits({"low": {"value": "low"}}, {"low": {"value": 150}}), "150", None),
        (limits({"low": {"value": 150, "unit": "furlong"}}), None, None),
    ],
)
def test_the_reports_own_range_is_read_in_the_values_unit(
    observation: dict[str, Any], low: str | None, high: str | None
) -> None:
    expected = tuple(Decimal(end) if end else None for end in (low, high))
    assert range_of(observation, "platelets", "10*3/uL") == expected


@pytest.mark.parametrize(
    ("observation", "specimen", "moment"),
    [
        ({"effectiveDateTime": "2026-03-03", "issued": "2026-03-04"}, {}, "2026-03-03"),
        ({"effectiveDateTime": "2012-04-30T07:21:10+00:00"}, {}, "2012-04-30T07:21:10+00:00"),
        ({"effectivePeriod": {"start": "2026-03-03T08:10:00Z"}}, {}, "2026-03-03T08:10+00:00"),
        ({"effectiveInstant": "2026-03-03T08:10:00.123Z"}, {}, "2026-03-03T08:10:00.123000+00:00"),
        ({"issued": "2026-03-04"}, {"collection": {"collectedDateTime": "2026-03-02"}}, "2026-03-02"),
        ({"issued": "2026-03-04"}, {"collection": {"collectedPeriod": {"start": "2026-03-01"}}}, "2026-03-01"),
        ({"issued": "2026-03-04T10:00:00Z"}, {}, "2026-03-04T10:00+00:00"),
    ],
)
def test_the_time_of_sampling_counts(observation: dict[str, Any], specimen: dict[str, Any], moment: str) -> None:
    assert moment_of_observation(observation, specimen).text() == moment


@pytest.mark.parametrize(
    ("observation", "sentence"),
    [
        ({}, "missing"),
        ({"effectiveDateTime": "2026-03"}, "cannot-be"),
        ({"effectiveDateTime": "2026-02-30"}, "cannot-be"),
    ],
)
def test_a_date_that_cannot_be_is_refused(observation: dict[str, Any], sentence: str) -> None:
    with pytest.raises(FieldError, match=sentence):
        moment_of_observation(observation, {})
