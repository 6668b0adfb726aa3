from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Panel, Record, Result
from diary.core.timeline import Timeline
from diary.reports import blood
from diary.reports.headline import lowest
from diary.reports.model import ResultCell, ResultTable
from tests.reports import diaries
from tests.reports.conftest import MakeSource


def _result(analyte: str, value: str, unit: str, **others: object) -> Result:
    made = Result(id=f"{analyte}-{value}-{unit}", panel="p", analyte=analyte, value=Decimal(value), unit=unit)
    return replace(made, **others)  # type: ignore[arg-type]


def _one_draw(source: MakeSource, *results: Result, **panel: str) -> tuple[ResultTable, ...]:
    drawn = Panel(id="p", collected_at=diaries.at("2026-05-13T08:10"), **panel)  # type: ignore[arg-type]
    return blood.results(source(Timeline.of([drawn, *results])))


def _cell(source: MakeSource, result: Result) -> ResultCell:
    return _one_draw(source, result)[0].rows[0].cells[0]


def test_the_short_table_has_a_row_a_test_in_the_order_of_a_lab_slip(source: MakeSource) -> None:
    summary = blood.summary(source(diaries.drawn_diary()))
    assert summary.dates == ("30 Apr", "4 May", "7 May", "9 May", "11 May", "13 May")
    assert [(row.name, row.unit) for row in summary.rows] == [
        ("White cells (WBC)", "×10⁹/L"),
        ("Neutrophils (ANC)", "×10⁹/L"),
        ("Hemoglobin (Hgb)", "g/dL"),
        ("Platelets (Plt)", "×10⁹/L"),
        ("Red cells (RBC)", "×10¹²/L"),
    ]
    assert [cell.text for cell in summary.rows[4].cells] == ["3.5", "3.3", "3.0", "2.7", "2.6", "2.9"]


def test_the_lowest_of_each_test_is_boxed_dated_and_graded(source: MakeSource) -> None:
    rows = blood.summary(source(diaries.drawn_diary())).rows
    assert [[cell.text for cell in row.cells if cell.lowest] for row in rows] == [
        ["0.9"],
        ["0.3"],
        ["7.8"],
        ["18"],
        ["2.6"],
    ]
    assert [(row.lowest, row.lowest_on, row.grade) for row in rows] == [
        ("0.9", "13 May", "grade 4"),
        ("0.3", "13 May", "grade 4"),
        ("7.8", "11 May", "grade 3"),
        ("18", "9 May", "grade 4"),
        ("2.6", "11 May", "no grade"),
    ]


def test_the_legend_names_only_what_is_drawn(source: MakeSource) -> None:
    assert (
        blood.summary(source(diaries.drawn_diary())).legend
        == "boxed = lowest; dashed = 0.5, 8 and 50 (grade lines); dotted = transfusion"
    )
    white_alone = Timeline.of(diaries.drawn("2026-05-13T08:10", {"white-cells": "1.0"}))
    assert blood.summary(source(white_alone)).legend == "boxed = lowest"


def test_with_too_many_draws_those_with_a_lowest_value_stay_and_the_latest(source: MakeSource) -> None:
    records: list[Record] = []
    for day in range(1, 11):
        values = {"platelets": "5" if day == 2 else str(100 + day)}
        records.extend(diaries.drawn(f"2026-05-{day:02}T08:00", values))
    summary = blood.summary(source(Timeline.of(records)))
    assert summary.dates == ("2 May", "6 May", "7 May", "8 May", "9 May", "10 May")
    assert summary.below.startswith("Shown: 6 of 10 draws")


def test_without_counts_that_is_said(source: MakeSource) -> None:
    summary = blood.summary(source(Timeline.of([])))
    assert (summary.rows, summary.legend, summary.below) == ((), "", "No blood counts in these dates.")


def test_a_draw_without_one_of_the_tests_leaves_its_cell_empty(source: MakeSource) -> None:
    records = [
        *diaries.drawn("2026-05-12T08:00", {"platelets": "20"}),
        *diaries.drawn("2026-05-13T08:00", {"platelets": "30", "hemoglobin": "9.0"}),
    ]
    rows = blood.summary(source(Timeline.of(records))).rows
    assert [cell.text for cell in rows[0].cells] == ["", "9.0"]


def test_a_bound_lies_below_the_same_value(source: MakeSource) -> None:
    records = [
        *diaries.drawn("2026-05-12T08:00", {"platelets": "10"}),
        Panel(id="p", collected_at=diaries.at("2026-05-13T08:00")),
        _result("platelets", "10", "10*9/L", comparator="<"),
    ]
    row = blood.summary(source(Timeline.of(records))).rows[0]
    assert (row.lowest, row.lowest_on) == ("<10", "13 May")


def test_a_doubtful_value_is_shown_and_never_the_lowest(source: MakeSource) -> None:
    records = [
        *diaries.drawn("2026-05-12T08:00", {"platelets": "40"}),
        Panel(id="p", collected_at=diaries.at("2026-05-13T08:00")),
        _result("platelets", "3", "/uL"),
    ]
    row = blood.summary(source(Timeline.of(records))).rows[0]
    assert [cell.text for cell in row.cells] == ["40", "3 /µL ?"]
    assert row.lowest == "40"


def test_with_nothing_but_doubt_there_is_no_lowest(source: MakeSource) -> None:
    drawn = Panel(id="p", collected_at=diaries.at("2026-05-13T08:00"))
    row = blood.summary(source(Timeline.of([drawn, _result("platelets", "3", "/uL")]))).rows[0]
    assert (row.lowest, row.grade, row.chart.points) == ("–", "", ())


def test_small_charts_run_from_edge_to_edge_and_mark_the_lowest_point(source: MakeSource) -> None:
    chart = blood.summary(source(diaries.drawn_diary())).rows[3].chart
    assert [point.lowest for point in chart.points] == [False, False, False, True, False, False]
    assert max(point.y for point in chart.points) == 1
    assert min(point.y for point in chart.points) == 0
    assert all(0 <= point.x <= 1 for point in chart.points)
    assert chart.line == round((50 - 18) / (396 - 18), 4)


def test_a_grade_line_far_above_all_values_is_not_drawn(source: MakeSource) -> None:
    records = [
        *diaries.drawn("2026-05-12T08:00", {"neutrophils": "4.0"}),
        *diaries.drawn("2026-05-13T08:00", {"neutrophils": "4.1"}),
    ]
    chart = blood.summary(source(Timeline.of(records))).rows[0].chart
    assert chart.line == 0
    low = [
        *diaries.drawn("2026-05-12T08:00", {"platelets": "10"}),
        *diaries.drawn("2026-05-13T08:00", {"platelets": "11"}),
    ]
    assert blood.summary(source(Timeline.of(low))).rows[0].chart.line is None


def test_equal_values_lie_in_the_middle(source: MakeSource) -> None:
    timeline = Timeline.of(diaries.drawn("2026-05-13T08:00", {"red-cells": "3.0"}))
    assert [point.y for point in blood.summary(source(timeline)).rows[0].chart.points] == [0.5]


def test_transfusions_are_marked_in_the_charts_of_what_they_raise(source: MakeSource) -> None:
    rows = blood.summary(source(diaries.drawn_diary())).rows
    assert [len(row.chart.transfusions) for row in rows] == [0, 0, 1, 1, 1]
    assert rows[3].chart.transfusions[0] < rows[2].chart.transfusions[0]


def test_every_result_stands_in_a_row_of_its_draw(source: MakeSource) -> None:
    (table,) = blood.results(source(diaries.drawn_diary()))
    assert [column.name for column in table.columns] == ["WBC", "ANC", "Hgb", "Plt", "RBC"]
    assert [row.drawn for row in table.rows][0::5] == ["30 Apr, 08:00", "13 May, 08:10"]
    assert [cell.value for cell in table.rows[-1].cells] == ["0.9", "0.3", "8.6", "41", "2.9"]
    assert [cell.marks for cell in table.rows[-1].cells] == ["L G4", "L G4", "L G2", "L G3", ""]
    assert {row.lab for row in table.rows} == {"City lab"}


def test_a_range_is_printed_only_where_it_changes(source: MakeSource) -> None:
    (table,) = blood.results(source(diaries.drawn_diary()))
    assert table.rows[0].cells[0].notes == ("4–11",)
    assert all(row.cells[0].notes == () for row in table.rows[1:])


def test_another_unit_is_converted_and_the_entry_kept(source: MakeSource) -> None:
    cell = _cell(source, _result("neutrophils", "500", "/uL"))
    assert (cell.value, cell.notes) == ("0.5", ("500 /µL",))
    assert _cell(source, _result("neutrophils", "0.5", "10*3/uL")).notes == ()


@pytest.mark.parametrize(
    ("low", "high", "said"), [("1.8", None, "≥ 1.8"), (None, "7.7", "≤ 7.7"), ("1.8", "7.7", "1.8–7.7")]
)
def test_ranges_may_have_one_end(source: MakeSource, low: str | None, high: str | None, said: str) -> None:
    ends = {"low": Decimal(low) if low else None, "high": Decimal(high) if high else None}
    assert _cell(source, _result("neutrophils", "2", "10*9/L", **ends)).notes == (said,)


def test_a_high_value_a_calculated_and_a_preliminary_one_are_marked(source: MakeSource) -> None:
    high = _result("white-cells", "20", "10*9/L", high=Decimal(11), low=Decimal(4), status="preliminary")
    (table,) = _one_draw(source, high, _result("neutrophils-percent", "50", "%"))
    by_name = dict(zip((column.name for column in table.columns), table.rows[0].cells, strict=True))
    assert by_name["WBC"].marks == "H p"
    assert (by_name["ANC"].value, by_name["ANC"].marks) == ("10", "c p")


def test_other_specimens_are_named_beside_their_draw(source: MakeSource) -> None:
    (table,) = _one_draw(source, _result("white-cells", "0.002", "10*9/L"), specimen="csf")
    assert table.rows[0].drawn == "13 May, 08:10 (spinal fluid)"


def test_tests_of_a_laboratory_keep_their_own_name_and_unit(source: MakeSource) -> None:
    (table,) = _one_draw(source, _result("other:Ferritin", "900", "ng/mL"))
    assert (table.columns[0].name, table.columns[0].unit) == ("Ferritin", "ng/mL")
    assert table.rows[0].cells[0].value == "900"


def test_more_than_seven_tests_make_a_second_table(source: MakeSource) -> None:
    tests = [_result(f"other:Test {number}", "1", "U/L") for number in range(9)]
    assert [len(table.columns) for table in _one_draw(source, *tests)] == [7, 2]


def test_results_withdrawn_or_outside_the_dates_are_left_out(source: MakeSource) -> None:
    withdrawn = _result("platelets", "1", "10*9/L", status="entered-in-error")
    assert _one_draw(source, withdrawn) == ()
    assert blood.results(source(Timeline.of(diaries.drawn("2026-04-29T08:00", {"platelets": "9"})))) == ()


def test_the_lowest_of_equals_is_the_first() -> None:
    records = [*diaries.drawn("2026-05-12", {"platelets": "9"}), *diaries.drawn("2026-05-13", {"platelets": "9"})]
    found = lowest(Timeline.of(records).counts("platelets"))
    assert found is not None
    assert found.at.day == date(2026, 5, 12)
