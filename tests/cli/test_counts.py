from decimal import Decimal
from typing import Any

import pytest

from tests.cli.conftest import Commands


def draw(*results: dict[str, object], **fields: object) -> dict[str, object]:
    return {"id": "p", "collected_at": "2026-03-03T08:10", "lab": "County", **fields, "results": list(results)}


def result(analyte: str, value: str, unit: str = "10*9/L", **fields: object) -> dict[str, object]:
    return {"id": f"{analyte}-{value}", "analyte": analyte, "value": value, "unit": unit, **fields}


def only(run: Commands, *results: dict[str, object]) -> Any:  # noqa: ANN401
    (count,) = run("counts", run.exchange(counts=[draw(*results)]), "--json").json
    return count


def test_a_result_is_told_as_the_contract_has_it(run: Commands) -> None:
    assert only(run, result("neutrophils", "500", "/uL", low="1.8", high="7.7")) == {
        "collected_at": "2026-03-03T08:10:00",
        "analyte": "neutrophils",
        "entered": {"value": "500", "unit": "/uL"},
        "canonical": {"value": "0.5", "unit": "10*9/L"},
        "comparator": None,
        "range": {"low": "1.8", "high": "7.7"},
        "marker": "low",
        "grade": 3,
        "standard": "CTCAE v5.0",
        "derived": False,
    }


def test_without_a_range_there_is_no_marker(run: Commands) -> None:
    count = only(run, result("platelets", "212"))
    assert (count["range"], count["marker"], count["grade"]) == (None, None, None)
    assert only(run, result("platelets", "18", low="150"))["range"] == {"low": "150", "high": None}
    assert only(run, result("platelets", "18", high="400"))["range"] == {"low": None, "high": "400"}


def test_a_doubtful_result_is_listed_with_its_doubt_and_no_canonical_value(run: Commands) -> None:
    implausible = only(run, result("platelets", "150", "/uL"))
    assert implausible["canonical"] is None
    assert implausible["doubt"]["why"] == "the value is not plausible in this unit"
    assert {"value": "150", "unit": "10*9/L"} in implausible["doubt"]["readings"]
    noted = only(run, result("platelets", "150", doubt={"why": "smudged", "readings": []}))
    assert noted["doubt"]["why"] == "smudged"


def test_neutrophils_from_percent_are_marked_as_derived(run: Commands) -> None:
    counts = run(
        "counts",
        run.exchange(counts=[draw(result("white-cells", "2.0"), result("neutrophils-percent", "40", "%"))]),
        "--json",
    ).json
    derived = next(count for count in counts if count["derived"])
    assert derived["analyte"] == "neutrophils"
    assert Decimal(derived["entered"]["value"]) == Decimal("0.8")
    assert derived["entered"] == derived["canonical"]
    assert derived["comparator"] is None


def test_a_bound_keeps_its_sign(run: Commands) -> None:
    count = only(run, result("neutrophils", "0.1", comparator="<"))
    assert (count["comparator"], count["grade"]) == ("<", 4)


def test_results_come_by_time_and_in_the_order_of_a_lab_slip(run: Commands) -> None:
    early = draw(result("platelets", "18"), result("white-cells", "0.5"), id="q", collected_at="2026-03-01")
    counts = run("counts", run.exchange(counts=[draw(result("platelets", "20")), early]), "--json").json
    assert [(count["collected_at"], count["analyte"]) for count in counts] == [
        ("2026-03-01", "white-cells"), ("2026-03-01", "platelets"), ("2026-03-03T08:10:00", "platelets"),
    ]  # fmt: skip


@pytest.mark.parametrize("fields", [{"specimen": "csf"}, {"specimen": "marrow"}])
def test_what_is_not_blood_is_no_blood_result(run: Commands, fields: dict[str, object]) -> None:
    assert run("counts", run.exchange(counts=[draw(result("white-cells", "1"), **fields)]), "--json").json == []


def test_what_was_entered_in_error_is_not_listed(run: Commands) -> None:
    path = run.exchange(counts=[draw(result("platelets", "18", status="entered-in-error"))])
    assert run("counts", path, "--json").json == []


def test_the_text_lists_each_draw(run: Commands) -> None:
    results = [
        result("white-cells", "0.7449489713813817", "10*3/uL", low="4.0"),
        result("platelets", "150", "/uL"),
        result("hemoglobin", "18", "g/dL", high="16", status="preliminary"),
        result("neutrophils", "0.1", comparator="<"),
    ]
    lines = [" ".join(line.split()) for line in run("counts", run.exchange(counts=[draw(*results)])).out.splitlines()]
    assert lines[0] == "Tuesday 3 March 2026, 08:10 · County"
    assert "White cells 0.74 ×10⁹/L below the lab’s range, grade 4" in lines
    assert "Platelets 150 /µL in doubt: the value is not plausible in this unit" in lines
    assert any(line.startswith("Hemoglobin 18 g/dL above the lab’s range") and "not final" in line for line in lines)
    assert "Neutrophils <0.1 ×10⁹/L grade 4" in lines
    assert "CTCAE v5.0" in lines[-1]


def test_neutrophils_from_percent_are_called_calculated(run: Commands) -> None:
    path = run.exchange(counts=[draw(result("white-cells", "2.0"), result("neutrophils-percent", "40", "%"), lab="")])
    out = run("counts", path).out
    assert "calculated" in out
    assert out.splitlines()[0] == "Tuesday 3 March 2026, 08:10"


def test_no_result_is_said(run: Commands) -> None:
    assert "No blood result is on file." in run("counts", run.exchange()).out
