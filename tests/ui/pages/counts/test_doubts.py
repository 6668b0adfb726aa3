from decimal import Decimal

import pytest

from diary.core.counts import Count
from diary.ui.pages.counts.doubts import (
    LONG_AGO,
    SOON,
    Question,
    question_about,
    question_of_white_cells,
    remark_on_hematocrit,
)
from diary.ui.pages.counts.entry import Typed
from diary.ui.pages.counts.lines import Asked
from tests.ui.pages.counts.draws import TEXTS, draw, timeline

CELLS = "10*9/L"


def last(analyte: str, value: str) -> Count:
    known = timeline(draw("2026-05-13T08:00", **{analyte.replace("-", "_"): value}))
    return known.counts(analyte)[0]


def typed(value: str, comparator: str | None = None) -> Typed:
    return Typed(value=Decimal(value), comparator=comparator, text=value)


def said(question: Question | None) -> tuple[str, str, list[str]]:
    assert question is not None
    labels = [TEXTS.render(use.label) for use in question.uses]
    return TEXTS.render(question.why), TEXTS.render(question.ask), labels


def test_thirty_two_after_nought_point_nine_asks_for_three_point_two() -> None:
    question = question_about(typed("32"), Asked("white-cells", CELLS), last("white-cells", "0.9"), 2)
    assert said(question) == (
        "That is far above your last result (0.9).",
        "Did you mean 3.2?",
        ["Use 3.2"],
    )


def test_far_below_asks_for_ten_times_as_much() -> None:
    question = question_about(typed("4"), Asked("platelets", CELLS), last("platelets", "90"), 1)
    assert said(question) == ("That is far below your last result (90).", "Did you mean 40?", ["Use 40"])


@pytest.mark.parametrize(
    ("analyte", "unit", "before", "value", "days", "asks"),
    [
        ("platelets", CELLS, "20", "180", SOON, True),  # ninefold within three days
        ("platelets", CELLS, "20", "179", SOON, False),
        ("platelets", CELLS, "20", "180", SOON + 1, False),
        ("platelets", CELLS, "20", "400", LONG_AGO, True),  # twentyfold later
        ("platelets", CELLS, "20", "399", LONG_AGO, False),
        ("platelets", CELLS, "20", "400", LONG_AGO + 1, False),
        ("red-cells", "10*12/L", "2.0", "5.0", 2, True),  # steady counts: two and a half
        ("red-cells", "10*12/L", "2.0", "4.99", 2, False),
        ("alt", "U/L", "20", "900", 2, False),  # liver values do jump
    ],
)
def test_both_sides_of_how_far_is_far(
    *, analyte: str, unit: str, before: str, value: str, days: int, asks: bool
) -> None:
    question = question_about(typed(value), Asked(analyte, unit), last(analyte, before), days)
    assert (question is not None) == asks


def test_a_bound_and_a_first_result_raise_no_question() -> None:
    assert question_about(typed("32", ">"), Asked("white-cells", CELLS), last("white-cells", "0.9"), 2) is None
    assert question_about(typed("32"), Asked("white-cells", CELLS), None, 0) is None


def test_a_slip_that_would_be_no_possible_value_is_not_offered() -> None:
    assert question_about(typed("5"), Asked("hemoglobin", "g/dL"), last("hemoglobin", "15"), 2) is None


@pytest.mark.parametrize(
    ("analyte", "unit", "value", "labels"),
    [
        ("white-cells", CELLS, "4500", ["Use 4.5 ×10⁹/L"]),
        ("platelets", "/uL", "150", ["Use 150 ×10⁹/L"]),
        ("hemoglobin", "g/dL", "85", ["Use 8.5 g/dL"]),
        ("creatinine", "umol/L", "1.1", ["Use 1.1 mg/dL", "Use 1100 µmol/L"]),
        ("hemoglobin", "g/dL", "5000", []),
    ],
)
def test_a_value_impossible_in_its_unit_offers_the_units_that_make_it_possible(
    analyte: str, unit: str, value: str, labels: list[str]
) -> None:
    assert said(question_about(typed(value), Asked(analyte, unit), None, 0))[2] == labels


def test_more_neutrophils_than_white_cells_may_be_a_percentage() -> None:
    white = (Decimal("0.9"), Asked("white-cells", CELLS))
    values = {"white-cells": white, "neutrophils": (Decimal(44), Asked("neutrophils", CELLS))}
    assert said(question_of_white_cells(values))[1:] == ("Did you mean 44% of white cells?", ["Use 44%"])
    values["neutrophils"] = (Decimal(101), Asked("neutrophils", CELLS))
    assert said(question_of_white_cells(values))[2] == []
    values["neutrophils"] = (Decimal("0.9"), Asked("neutrophils", CELLS))
    assert question_of_white_cells(values) is None
    values["neutrophils"] = (Decimal(44), Asked("neutrophils-percent", "%"))
    assert question_of_white_cells(values) is None
    assert question_of_white_cells({"white-cells": white}) is None


def test_hematocrit_far_from_three_times_hemoglobin_is_remarked_on() -> None:
    values = {
        "hemoglobin": (Decimal("8.0"), Asked("hemoglobin", "g/dL")),
        "hematocrit": (Decimal(30), Asked("hematocrit", "%")),
    }
    assert remark_on_hematocrit(values) is None
    values["hematocrit"] = (Decimal("30.1"), Asked("hematocrit", "%"))
    assert said(remark_on_hematocrit(values))[2] == []
    del values["hematocrit"]
    assert remark_on_hematocrit(values) is None
