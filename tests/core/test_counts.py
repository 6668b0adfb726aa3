"""Counts: neutrophils from percent, doubt, bounds, markers."""

from decimal import Decimal
from typing import Any

import pytest

from diary.core.counts import Count, count_of, draw_counts
from diary.core.grades import NO_LIMITS, Limits
from diary.core.records import Doubt, Panel, Quantity, Result
from diary.core.truth import Truth
from diary.core.when import When

PANEL = Panel(id="p", collected_at=When.parse("2026-03-03T08:10"))
Y, N, U = Truth.YES, Truth.NO, Truth.UNKNOWN


def result(analyte: str, value: str, unit: str = "10*9/L", **more: Any) -> Result:  # noqa: ANN401
    return Result(id=analyte, panel="p", analyte=analyte, value=Decimal(value), unit=unit, **more)


def count(analyte: str, value: str, unit: str = "10*9/L", **more: Any) -> Count:  # noqa: ANN401
    return count_of(result(analyte, value, unit, **more), PANEL)


def neutrophils(*results: Result, include_bands: bool | None = None) -> list[Count]:
    return [
        found for found in draw_counts(PANEL, results, include_bands=include_bands) if found.analyte == "neutrophils"
    ]


def test_a_count_knows_its_value_grade_and_marker() -> None:
    found = count("neutrophils", "500", "/uL", low=Decimal("1.8"), high=Decimal("7.7"))
    assert (found.value, found.grade, found.marker, found.standard) == (Decimal("0.5"), 3, "low", "CTCAE v5.0")
    assert found.at == PANEL.collected_at


def test_a_range_in_the_results_own_unit_is_converted() -> None:
    found = count("neutrophils", "500", "/uL", low=Decimal(1800), high=Decimal(7700))
    assert found.limits == Limits(Decimal("1.8"), Decimal("7.7"))


@pytest.mark.parametrize(("low", "high"), [("46", "38"), ("40", "40"), ("5000", "9000")])
def test_a_range_that_cannot_be_is_discarded(low: str, high: str) -> None:
    found = count("hematocrit", "35", "%", low=Decimal(low), high=Decimal(high))
    assert found.limits == NO_LIMITS
    assert found.marker is None


def test_half_a_range_and_a_zero_lower_limit_stand() -> None:
    assert count("white-cells", "3.9", low=Decimal("4.0")).marker == "low"
    assert count("bilirubin", "34", "umol/L", low=Decimal(0), high=Decimal(20)).marker == "high"
    assert count("white-cells", "5", high=Decimal(11)).marker == "in"


@pytest.mark.parametrize(
    ("comparator", "value", "marker"),
    [
        ("<", "4.0", "low"),
        ("<", "4.1", None),
        (">", "11.0", "high"),
        (">", "10.9", None),
        ("<=", "4.0", None),
        (">=", "11", None),
    ],
)
def test_a_bound_is_marked_only_where_it_lies_outside_for_certain(
    comparator: str, value: str, marker: str | None
) -> None:
    found = count("white-cells", value, comparator=comparator, low=Decimal("4.0"), high=Decimal("11.0"))
    assert found.marker == marker


@pytest.mark.parametrize(
    ("comparator", "value", "answers"),
    [
        (None, "0.5", (N, Y, N, Y)),
        (None, "0.49", (Y, Y, N, N)),
        (None, "0.51", (N, N, Y, Y)),
        ("<", "0.5", (Y, Y, N, N)),
        ("<", "0.6", (U, U, U, U)),
        ("<", "0.1", (Y, Y, N, N)),
        ("<=", "0.5", (U, Y, N, U)),
        (">", "0.5", (N, N, Y, Y)),
        (">", "0.4", (U, U, U, U)),
        (">=", "0.5", (N, U, U, Y)),
    ],
)
def test_bounds_answer_yes_no_or_unknown(comparator: str | None, value: str, answers: tuple[Truth, ...]) -> None:
    found, limit = count("neutrophils", value, comparator=comparator), Decimal("0.5")
    below = (found.below(limit), found.below(limit, or_equal=True))
    above = (found.above(limit), found.above(limit, or_equal=True))
    assert (*below, *above) == answers


def test_a_thousandfold_slip_is_in_doubt_and_answers_with_its_worst_reading() -> None:
    found = count(
        "white-cells",
        "500",
        "/uL",
        doubt=Doubt(readings=(Quantity(value=Decimal(500), unit="/uL"), Quantity(value=Decimal(500), unit="10*9/L"))),
    )
    assert found.doubtful
    assert found.value is None
    assert found.grade is None
    assert found.marker is None
    assert found.below(Decimal(1)) is Y
    assert found.above(Decimal(100)) is Y


def test_an_implausible_value_is_in_doubt_without_being_told() -> None:
    found = count("platelets", "150", "/uL")
    assert found.doubtful
    assert found.readings == (Decimal(150),)
    assert found.value is None


def test_a_value_that_nothing_makes_plausible_is_unknown() -> None:
    found = count("hemoglobin", "900000", "g/dL")
    assert found.readings == ()
    assert found.below(Decimal(10)) is U


def test_readings_in_units_that_the_analyte_cannot_have_are_left_out() -> None:
    doubt = Doubt(readings=(Quantity(value=Decimal(8), unit="furlong"), Quantity(value=Decimal(8), unit="g/dL")))
    assert count("hemoglobin", "8", "g/dL", doubt=doubt).readings == (Decimal(8),)


def test_molar_hemoglobin_is_graded_by_ctcaes_molar_limits() -> None:
    assert count("hemoglobin", "6.2", "mmol/L").grade is None
    assert count("hemoglobin", "6.1", "mmol/L").grade == 2


def test_other_analytes_are_kept_in_their_own_unit() -> None:
    found = count("other:Ferritin", "300", "ng/mL", low=Decimal(20), high=Decimal(200))
    assert (found.value, found.unit, found.grade, found.marker) == (Decimal(300), "ng/mL", None, "high")


@pytest.mark.parametrize(
    ("status", "specimen", "usable", "provisional"),
    [
        ("final", "blood", True, False),
        ("preliminary", "blood", True, True),
        ("final", "unknown", True, True),
        ("corrected", "blood", True, False),
        ("unknown", "blood", True, True),
        ("unknown:pending", "blood", True, True),
        ("final", "csf", False, False),
        ("entered-in-error", "blood", False, True),
    ],
)
def test_what_rules_may_read(status: str, specimen: str, *, usable: bool, provisional: bool) -> None:
    panel = Panel(id="p", collected_at=PANEL.collected_at, specimen=specimen)
    found = count_of(result("white-cells", "3", status=status), panel)
    assert (found.usable, found.provisional) == (usable, provisional)


@pytest.mark.parametrize(
    ("include_bands", "value"),
    [(None, "0.296"), (True, "0.296"), (False, "0.396")],
)
def test_neutrophils_are_calculated_from_percent_and_bands(include_bands: bool | None, value: str) -> None:  # noqa: FBT001
    [found] = neutrophils(
        result("white-cells", "2.0"),
        result("neutrophils-percent", "14.8", "%"),
        result("bands-percent", "5.0", "%"),
        include_bands=include_bands,
    )
    assert found.derived
    assert not found.doubtful
    assert found.value == Decimal(value)
    assert found.grade == 4
    assert found.limits == NO_LIMITS


def test_missing_bands_are_usual_and_not_zero_cells() -> None:
    [found] = neutrophils(result("white-cells", "1.0"), result("neutrophils-percent", "16", "%"), include_bands=False)
    assert found.value == Decimal("0.16")


@pytest.mark.parametrize(
    "results",
    [
        (result("white-cells", "2.0"),),
        (result("neutrophils-percent", "50", "%"),),
        (result("white-cells", "4500"), result("neutrophils-percent", "50", "%")),
        (result("white-cells", "2"), result("neutrophils-percent", "500", "%")),
        (result("white-cells", "2"), result("neutrophils-percent", "5", "%", comparator=">")),
        (result("white-cells", "2", comparator=">"), result("neutrophils-percent", "5", "%")),
    ],
)
def test_nothing_is_calculated_from_what_is_missing_or_in_doubt(results: tuple[Result, ...]) -> None:
    assert neutrophils(*results) == []


@pytest.mark.parametrize("bound", ["white-cells", "neutrophils-percent"])
def test_neutrophils_calculated_from_a_bound_are_a_bound(bound: str) -> None:
    signs = {analyte: "<" if analyte == bound else None for analyte in ("white-cells", "neutrophils-percent")}
    [found] = neutrophils(
        result("white-cells", "2", comparator=signs["white-cells"]),
        result("neutrophils-percent", "5", "%", comparator=signs["neutrophils-percent"]),
    )
    assert (found.comparator, found.value) == ("<", Decimal("0.1"))


def test_neutrophils_calculated_from_a_preliminary_part_are_preliminary() -> None:
    [found] = neutrophils(result("white-cells", "5"), result("neutrophils-percent", "80", "%", status="preliminary"))
    assert found.provisional


def test_very_many_calculated_neutrophils_are_no_slip_of_a_unit() -> None:
    [found] = neutrophils(result("white-cells", "400"), result("neutrophils-percent", "90", "%"))
    assert found.value == Decimal(360)


def test_neutrophils_above_white_cells_are_lowered_to_them_and_both_are_shown() -> None:
    found = neutrophils(result("white-cells", "0.4"), result("neutrophils", "0.6"))
    assert [(entry.value, entry.derived) for entry in found] == [(Decimal("0.6"), False), (Decimal("0.4"), True)]


def test_the_fewest_neutrophils_that_the_draw_speaks_for_are_added() -> None:
    found = neutrophils(
        result("white-cells", "2.0"), result("neutrophils", "3.0"), result("neutrophils-percent", "20", "%")
    )
    assert [entry.value for entry in found] == [Decimal("3.0"), Decimal("0.4")]


def test_a_bound_on_white_cells_bounds_the_neutrophils() -> None:
    found = neutrophils(result("white-cells", "0.5", comparator="<"), result("neutrophils", "3.0"))
    assert (found[1].comparator, found[1].value) == ("<", Decimal("0.5"))


@pytest.mark.parametrize(
    ("white", "stated", "percent", "shown"),
    [
        ("1.0", "0.5", "50", 1),
        ("1.0", "0.5", "40", 1),
        ("1.0", "0.5", "39.9", 2),
        ("10", "5.0", "48", 1),
        ("10", "5.0", "47.9", 2),
        ("1.0", "0.5", "60", 1),
    ],
)
def test_a_percent_that_says_clearly_less_is_shown_too(white: str, stated: str, percent: str, shown: int) -> None:
    found = neutrophils(
        result("white-cells", white), result("neutrophils", stated), result("neutrophils-percent", percent, "%")
    )
    assert len(found) == shown


@pytest.mark.parametrize(
    "white",
    [result("white-cells", "0.4", comparator=">"), result("white-cells", "4500"), result("white-cells", "0.5")],
)
def test_white_cells_that_bound_nothing_lower_nothing(white: Result) -> None:
    assert len(neutrophils(white, result("neutrophils", "0.5"))) == 1


def test_neutrophils_in_doubt_do_not_hide_what_can_be_calculated() -> None:
    found = neutrophils(
        result("white-cells", "3.0"), result("neutrophils", "5000"), result("neutrophils-percent", "10", "%")
    )
    assert [entry.value for entry in found] == [None, Decimal("0.3")]


def test_two_readings_that_mean_the_same_are_one() -> None:
    doubt = Doubt(readings=(Quantity(value=Decimal(85), unit="g/L"), Quantity(value=Decimal("8.5"), unit="g/dL")))
    assert count("hemoglobin", "85", "g/dL", doubt=doubt).readings == (Decimal("8.5"),)
