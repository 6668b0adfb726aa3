from datetime import date
from math import isnan

import pytest

from diary.charts import series
from diary.charts.view import SymptomOrder
from diary.core.records import Settings
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b

VIEW = b.view(date(2026, 5, 1), date(2026, 5, 31))
CATALOG = b.texts().catalog


def counts(*draws: tuple[str, str], analyte: str = "platelets") -> series.CountSeries:
    records = [record for when, value in draws for record in b.draw(when, **{analyte.replace("-", "_"): value})]
    return series.count_series(Timeline.of(records), analyte, VIEW)


def breaks(found: series.CountSeries) -> int:
    return sum(isnan(y) for y in found.line()[1])


def test_a_count_lies_at_its_time_and_a_bare_date_at_noon() -> None:
    day = date(2026, 5, 4).toordinal()
    assert series.place(When.parse("2026-05-04T06:00")) == day + 0.25
    assert series.place(When.parse("2026-05-04")) == day + 0.5


def test_no_line_crosses_more_than_fourteen_days_without_a_count() -> None:
    assert breaks(counts(("2026-05-01T08:00", "40"), ("2026-05-15T08:00", "50"))) == 0
    assert breaks(counts(("2026-05-01T08:00", "40"), ("2026-05-15T08:01", "50"))) == 1


def test_the_line_comes_from_before_the_range_and_goes_on_after_it() -> None:
    found = counts(
        ("2026-04-20", "1"), ("2026-04-28", "30"), ("2026-05-05", "40"), ("2026-06-02", "50"), ("2026-06-09", "6")
    )
    assert [point.text for point in found.points] == ["30", "40", "50"]
    assert [point.text for point in found.shown] == ["40"]


def test_of_a_range_between_two_counts_only_the_neighbors_are_kept() -> None:
    found = counts(("2026-04-20", "1"), ("2026-06-02", "50"))
    assert found.shown == ()
    assert [point.text for point in found.points] == ["1", "50"]


def test_what_is_no_value_is_passed_over_on_the_way_to_the_neighbors() -> None:
    records = [
        *b.draw("2026-03-02", platelets="1"), *b.draw("2026-03-03", platelets="30"),
        *b.doubtful("2026-04-28", "platelets", "16", "16", "160"), *b.draw("2026-05-05", platelets="40"),
        *b.doubtful("2026-06-02", "platelets", "16", "16", "160"), *b.draw("2026-08-09", platelets="6"),
    ]  # fmt: skip
    found = series.count_series(Timeline.of(records), "platelets", VIEW)
    assert [point.text for point in found.points] == ["30", "40", "6"]
    assert found.doubtful == ()


def test_a_bound_keeps_its_sign_and_is_lower_than_the_number_itself() -> None:
    found = counts(("2026-05-04", "<0.1"), ("2026-05-05", "0.1"), ("2026-05-06", ">200"), analyte="white-cells")
    low, same, high = found.shown
    assert (low.text, low.below, low.above) == ("<0.1", True, False)
    assert (high.text, high.below, high.above) == (">200", False, True)
    assert found.lowest is low
    assert same.y == low.y


def test_a_doubtful_count_is_no_point_of_the_line() -> None:
    found = series.count_series(
        Timeline.of(b.doubtful("2026-05-04", "white-cells", "32", "3.2", "32")), "white-cells", VIEW
    )
    assert found.shown == ()
    assert [doubt.ys for doubt in found.doubtful] == [(3.2, 32.0)]


def test_a_doubtful_count_outside_the_range_is_not_kept() -> None:
    found = series.count_series(Timeline.of(b.doubtful("2026-04-04", "platelets", "32")), "platelets", VIEW)
    assert found.doubtful == ()


def test_of_one_draw_the_lower_neutrophils_count() -> None:
    timeline = Timeline.of(b.draw("2026-05-04", white_cells="1.0", neutrophils="3.0"))
    assert [point.text for point in series.count_series(timeline, "neutrophils", VIEW).shown] == ["1"]


def test_spinal_fluid_and_withdrawn_results_are_not_drawn() -> None:
    panel, result = b.draw("2026-05-04", white_cells="3")
    from dataclasses import replace

    withdrawn = replace(result, status="entered-in-error")  # type: ignore[call-arg]
    fluid = replace(panel, specimen="csf")  # type: ignore[call-arg]
    assert series.count_series(Timeline.of([panel, withdrawn]), "white-cells", VIEW).points == ()
    assert series.count_series(Timeline.of([fluid, result]), "white-cells", VIEW).points == ()


def test_counts_show_in_the_unit_of_the_diary() -> None:
    records = [*b.draw("2026-05-04", hemoglobin="8.10"), Settings(id="settings", units=(("hemoglobin", "g/L"),))]
    found = series.count_series(Timeline.of(records), "hemoglobin", VIEW)
    assert (found.unit, found.shown[0].y, found.shown[0].text) == ("g/L", 81.0, "81")
    unknown = Timeline.of([Settings(id="settings", units=(("hemoglobin", "stone"),))])
    assert series.unit_of(unknown, "hemoglobin") == "g/dL"


@pytest.mark.parametrize(
    ("entered", "shown"), [("6.937483324696571", "6.94"), ("8.10", "8.10"), ("8.100", "8.100"), ("0.0004", "0.0004")]
)
def test_endless_decimals_of_a_machine_are_rounded_and_all_others_stay(entered: str, shown: str) -> None:
    assert counts(("2026-05-04", entered), analyte="white-cells").shown[0].text == shown


def test_symptoms_are_sorted_worst_first_and_a_blank_is_not_none() -> None:
    records = [
        b.symptom("2026-05-01", "nausea", 3), b.symptom("2026-05-02", "nausea", 3),
        b.symptom("2026-05-02", "nausea", 1), b.symptom("2026-05-01", "fatigue", 4),
        b.symptom("2026-05-01", "seizure", None), b.symptom("2026-05-03", "tremor", 0),
    ]  # fmt: skip
    rows = series.symptom_rows(Timeline.of(records), b.view(date(2026, 5, 1), date(2026, 5, 3)), CATALOG)
    assert [row.symptom for row in rows] == ["seizure", "fatigue", "nausea", "tremor"]
    assert rows[2].cells == (3, 3, series.NOT_LOGGED)
    assert rows[3].cells == (series.NOT_LOGGED, series.NOT_LOGGED, 0)
    assert rows[0].cells[0] == series.NOT_RATED


def test_only_so_many_symptoms_are_kept() -> None:
    view = b.view(date(2026, 5, 1), date(2026, 5, 3), symptoms=1)
    records = [b.symptom("2026-05-01", "nausea", 3), b.symptom("2026-05-01", "fatigue", 4)]
    assert [row.symptom for row in series.symptom_rows(Timeline.of(records), view, CATALOG)] == ["fatigue"]


def test_by_group_symptoms_follow_the_catalog_and_own_ones_come_last() -> None:
    records = [
        b.symptom("2026-05-01", "own:jaw pain", 4), b.symptom("2026-05-01", "mouth-sores", 1),
        b.symptom("2026-05-01", "nausea", 2), b.symptom("2026-05-01", "headache", 3),
        b.symptom("2026-05-01", "fatigue", 1), b.symptom("2026-05-01", "tremor", 0),
    ]  # fmt: skip
    view = b.view(date(2026, 5, 1), date(2026, 5, 3), symptoms=5, symptom_order=SymptomOrder.GROUP)
    rows = series.symptom_rows(Timeline.of(records), view, CATALOG)
    assert [row.symptom for row in rows] == ["fatigue", "headache", "nausea", "mouth-sores", "own:jaw pain"]


def test_a_laboratorys_own_analyte_keeps_its_units_apart() -> None:
    from dataclasses import replace

    records = [
        *b.draw("2026-05-01", **{"other:CRP": "5"}), *b.draw("2026-05-04", **{"other:CRP": "6"}),
        *b.draw("2026-05-06", **{"other:CRP": "0.7"}),
    ]  # fmt: skip
    records[-1] = replace(records[-1], unit="mg/dL")  # type: ignore[call-arg]
    timeline = Timeline.of(records)
    assert series.units_of(timeline, "other:CRP") == ("mg/dL", "10*9/L")
    assert [p.text for p in series.count_series(timeline, "other:CRP", VIEW).shown] == ["0.7"]
    assert [p.text for p in series.count_series(timeline, "other:CRP", VIEW, "10*9/L").shown] == ["5", "6"]
    assert series.units_of(timeline, "other:unheard") == ("",)


def test_a_bound_and_a_correction_are_known() -> None:
    low, high, plain = counts(("2026-05-04", "<10"), ("2026-05-05", ">=900"), ("2026-05-06", "40c")).shown
    assert (low.bound, high.bound, plain.bound) == (True, True, False)
    assert (low.corrected, plain.corrected) == (False, True)


def test_a_draw_at_midnight_belongs_to_the_day_that_it_begins() -> None:
    found = counts(("2026-05-01T00:00", "40"), ("2026-06-01T00:00", "9"))
    assert [point.text for point in found.shown] == ["40"]
    assert [point.text for point in found.points] == ["40", "9"]


def test_the_lowest_is_the_first_of_equal_ones_and_more_than_a_number_is_not_lower_than_it() -> None:
    found = counts(("2026-05-04", "30"), ("2026-05-06", "30.0"), ("2026-05-08", ">30"))
    assert found.lowest is found.shown[0]


def test_a_value_in_doubt_is_shown_beside_the_calculated_one_of_its_draw() -> None:
    draw = b.draw("2026-05-04", white_cells="1.0", neutrophils_percent="40", neutrophils="30?")
    found = series.count_series(Timeline.of(draw), "neutrophils", VIEW)
    assert [(point.text, point.count.derived) for point in found.shown] == [("0.4", True)]
    assert len(found.doubtful) == 1
