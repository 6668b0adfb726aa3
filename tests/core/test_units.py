"""Units: known values for every conversion, spellings, and what is plausible."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core import words
from diary.core.units import (
    CANONICAL,
    FACTORS,
    canonical_unit,
    from_canonical,
    is_plausible,
    known_units,
    plausible_readings,
    recognize,
    tidy,
    to_canonical,
)

KNOWN_VALUES = [
    ("white-cells", "4.5", "10*9/L", "4.5"),
    ("white-cells", "4.5", "10*3/uL", "4.5"),
    ("white-cells", "4500", "/uL", "4.5"),
    ("white-cells", "4500", "10*6/L", "4.5"),
    ("platelets", "1.5", "10*5/uL", "150"),
    ("red-cells", "4.5", "10*12/L", "4.5"),
    ("red-cells", "4.5", "10*6/uL", "4.5"),
    ("red-cells", "4500000", "/uL", "4.5"),
    ("hemoglobin", "8.5", "g/dL", "8.5"),
    ("hemoglobin", "85", "g/L", "8.5"),
    ("hemoglobin", "6.206", "mmol/L", "10"),
    ("hematocrit", "35.2", "%", "35.2"),
    ("hematocrit", "0.352", "L/L", "35.2"),
    ("hematocrit", "0.352", "1", "35.2"),
    ("neutrophils-percent", "0.5", "1", "50"),
    ("neutrophils-percent", "50", "%", "50"),
    ("mchc", "330", "g/L", "33"),
    ("mchc", "33", "g/dL", "33"),
    ("potassium", "3.5", "mmol/L", "3.5"),
    ("potassium", "3.5", "meq/L", "3.5"),
    ("phosphate", "4.5", "mg/dL", "1.45305"),
    ("phosphate", "1.45", "mmol/L", "1.45"),
    ("calcium", "7", "mg/dL", "1.7465"),
    ("calcium", "3.5", "meq/L", "1.75"),
    ("calcium", "1.75", "mmol/L", "1.75"),
    ("bilirubin", "2", "mg/dL", "34.2"),
    ("bilirubin", "34", "umol/L", "34"),
    ("creatinine", "1", "mg/dL", "88.4"),
    ("creatinine", "0.0884", "mmol/L", "88.4"),
    ("creatinine", "88.4", "umol/L", "88.4"),
    ("uric-acid", "8", "mg/dL", "475.84"),
    ("uric-acid", "0.476", "mmol/L", "476"),
    ("uric-acid", "476", "umol/L", "476"),
    ("mcv", "90", "fL", "90"),
    ("mpv", "9", "fL", "9"),
    ("mch", "30", "pg", "30"),
    ("rdw", "14", "%", "14"),
    ("alt", "40", "U/L", "40"),
    ("ast", "40", "U/L", "40"),
    ("temperature", "100.4", "[degF]", "38"),
    ("temperature", "96.8", "[degF]", "36"),
    ("temperature", "38.0", "Cel", "38"),
    ("weight", "150", "[lb_av]", "68.0388555"),
    ("weight", "68.4", "kg", "68.4"),
    ("glucose", "90.08", "mg/dL", "5"),
    ("glucose", "5", "mmol/L", "5"),
    ("pulse", "84", "/min", "84"),
    ("systolic", "120", "mm[Hg]", "120"),
    ("diastolic", "80", "mm[Hg]", "80"),
    ("oxygen-saturation", "97", "%", "97"),
    ("fluids", "250", "mL", "250"),
]


@pytest.mark.parametrize(("kind", "value", "unit", "canonical"), KNOWN_VALUES)
def test_known_values_convert_exactly(kind: str, value: str, unit: str, canonical: str) -> None:
    assert to_canonical(kind, Decimal(value), unit) == Decimal(canonical)


def test_every_factor_has_a_known_value() -> None:
    shared = {id(FACTORS["white-cells"]), id(FACTORS["neutrophils-percent"])}
    covered = {(id(FACTORS[kind]) if id(FACTORS[kind]) in shared else kind, unit) for kind, _, unit, _ in KNOWN_VALUES}
    wanted = {(id(table) if id(table) in shared else kind, unit) for kind, table in FACTORS.items() for unit in table}
    assert wanted - covered == set()


def test_hemoglobin_in_mmol_counts_heme_groups_and_not_whole_molecules() -> None:
    assert round(to_canonical("hemoglobin", Decimal("6.2"), "mmol/L"), 2) == Decimal("9.99")
    assert round(from_canonical("hemoglobin", Decimal(10), "mmol/L"), 3) == Decimal("6.206")
    assert from_canonical("hemoglobin", Decimal(10), "mmol/L") != Decimal("1.55")


def test_half_a_thousand_cells_is_exactly_one_half() -> None:
    assert to_canonical("neutrophils", Decimal(500), "/uL") == Decimal("0.5")


@pytest.mark.parametrize("kind", CANONICAL)
@given(value=st.decimals(min_value=1, max_value=1000, places=2))
def test_a_value_survives_conversion_both_ways(kind: str, value: Decimal) -> None:
    for unit in known_units(kind):
        back = from_canonical(kind, to_canonical(kind, value, unit), unit)
        assert abs(back - value) < Decimal("0.01")


def test_every_word_has_a_canonical_unit_which_it_accepts() -> None:
    for kind in words.ANALYTES + words.MEASUREMENTS:
        unit = canonical_unit(kind)
        assert unit is not None
        assert unit in known_units(kind)
        assert recognize(kind, unit) == unit


def test_every_unit_is_recognized_by_its_own_name() -> None:
    for kind, table in FACTORS.items():
        for unit in table:
            assert recognize(kind, unit) == unit, (kind, unit)


@pytest.mark.parametrize(
    ("analyte", "printed", "unit"),
    [
        ("white-cells", "K/uL", "10*3/uL"),
        ("white-cells", "THOUS/MCL", "10*3/uL"),
        ("white-cells", "x10E3/uL", "10*3/uL"),
        ("white-cells", "X_10-3/uL", "10*3/uL"),
        ("white-cells", "# K/ul", None),
        ("white-cells", "CELLS/MCL", "/uL"),
        ("white-cells", "{cells}/uL", "/uL"),
        ("white-cells", "10^9/L", "10*9/L"),
        ("white-cells", "× 10⁹/L", "10*9/L"),
        ("white-cells", "10³/µL", "10*3/uL"),
        ("white-cells", "10³/μL", "10*3/uL"),
        ("white-cells", "G/L", "10*9/L"),
        ("hemoglobin", "G/L", "g/L"),
        ("hemoglobin", "gm/dL", "g/dL"),
        ("hemoglobin", "g/dL.", "g/dL"),
        ("red-cells", "M/uL", "10*6/uL"),
        ("red-cells", "T/L", "10*12/L"),
        ("white-cells", "M/uL", None),
        ("hematocrit", "l/l", "L/L"),
        ("platelets", "lakh/cumm", "10*5/uL"),
        ("platelets", "thou", None),
        ("platelets", "1", None),
        ("platelets", "ul", None),
        ("potassium", "mEq/L", "meq/L"),
        ("alt", "IU/L", "U/L"),
        ("creatinine", "mcmol/L", "umol/L"),
        ("creatinine", "µmol/L", "umol/L"),
        ("temperature", "°F", "[degF]"),
        ("white-cells", "mmol/L", None),
        ("neutrophils-percent", "10*9/L", None),
        ("mcv", "um3", "fL"),
        ("mch", "uug", "pg"),
    ],
)
def test_spellings_mean_one_unit_of_the_analyte_or_none(analyte: str, printed: str, unit: str | None) -> None:
    assert recognize(analyte, printed) == unit


def test_other_analytes_keep_their_own_unit() -> None:
    assert recognize("other:Ferritin", "ng/mL") == "ng/mL"
    assert recognize("unknown:ferritin", "ng/mL") == "ng/mL"
    assert recognize("nonsense", "ng/mL") is None
    assert canonical_unit("other:Ferritin") is None
    assert to_canonical("other:Ferritin", Decimal(300), "ng/mL") == Decimal(300)
    assert from_canonical("other:Ferritin", Decimal(300), "ng/mL") == Decimal(300)
    assert is_plausible("other:Ferritin", Decimal(300), "ng/mL")


def test_a_unit_that_the_analyte_cannot_have_is_refused() -> None:
    with pytest.raises(KeyError):
        to_canonical("hemoglobin", Decimal(8), "10*9/L")


@pytest.mark.parametrize(
    ("kind", "value", "unit", "plausible"),
    [
        ("platelets", "150", "/uL", False),
        ("platelets", "999", "/uL", False),
        ("platelets", "1000", "/uL", True),
        ("platelets", "0", "/uL", True),
        ("white-cells", "4500", "10*9/L", False),
        ("white-cells", "1000", "10*9/L", True),
        ("white-cells", "1000.1", "10*9/L", False),
        ("white-cells", "9", "/uL", False),
        ("white-cells", "10", "/uL", True),
        ("neutrophils", "300", "10*9/L", True),
        ("neutrophils", "384", "10*3/uL", False),
        ("hemoglobin", "85", "g/dL", False),
        ("hemoglobin", "2", "g/dL", True),
        ("hemoglobin", "25", "g/dL", True),
        ("hemoglobin", "25.1", "g/dL", False),
        ("temperature", "38", "[degF]", False),
        ("temperature", "101", "Cel", False),
        ("temperature", "44", "Cel", True),
        ("temperature", "44.1", "Cel", False),
        ("temperature", "30", "Cel", True),
        ("temperature", "29.9", "Cel", False),
    ],
)
def test_what_is_plausible_depends_on_the_unit(kind: str, value: str, unit: str, *, plausible: bool) -> None:
    assert is_plausible(kind, Decimal(value), unit) is plausible


@pytest.mark.parametrize(
    ("kind", "value", "unit", "readings"),
    [
        ("platelets", "150", "/uL", [("150", "10*9/L")]),
        ("white-cells", "4500", "10*9/L", [("4500", "/uL")]),
        ("neutrophils", "5", "/uL", [("5", "/uL"), ("5", "10*9/L")]),
        ("hemoglobin", "85", "g/dL", [("85", "g/L")]),
        ("temperature", "38", "[degF]", [("38", "Cel")]),
        ("temperature", "101", "Cel", [("101", "[degF]")]),
        ("temperature", "37.2", "Cel", [("37.2", "Cel")]),
        ("temperature", "500", "Cel", []),
    ],
)
def test_an_implausible_value_is_read_in_each_unit_that_makes_it_plausible(
    kind: str, value: str, unit: str, readings: list[tuple[str, str]]
) -> None:
    found = plausible_readings(kind, Decimal(value), unit)
    assert [(str(number), other) for number, other in found] == readings


def test_tidy_values_have_one_text() -> None:
    assert str(tidy(Decimal("38.000"))) == "38"
    assert str(tidy(Decimal("1E+3"))) == "1000"
