from dataclasses import replace
from datetime import date
from decimal import Decimal

from diary.charts.table import trends_table
from diary.core.records import Day, Measurement, Medicine, Result
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b

TEXTS = b.texts()
VIEW = b.view(date(2026, 5, 1), date(2026, 5, 14))


def test_a_row_a_day_with_the_numbers_of_the_chart() -> None:
    records = [
        b.phase("induction", "2026-05-01"),
        *b.draw("2026-05-04T08:00", neutrophils="<0.1", platelets="150"), *b.draw("2026-05-04T20:00", platelets="9p"),
        *b.doubtful("2026-05-05", "platelets", "150", "150", "0.15"),
        b.temperature("2026-05-04", "38.60"),
        b.symptom("2026-05-05", "fatigue", 2), b.symptom("2026-05-05", "seizure", None),
        b.treatment("infusion", "2026-05-06", medicine="vincristine"),
        b.treatment("transfusion", "2026-05-06", product="platelets", planned=True),
        b.treatment("lumbar-puncture", "2026-05-06"),
    ]  # fmt: skip
    table = trends_table(Timeline.of(records), VIEW, TEXTS)
    assert table.columns == (
        "Day", "Neutrophils, ×10⁹/L", "Platelets, ×10⁹/L",
        "Temperature, °C, highest of the day", "Seizure", "Tiredness", "Treatment", "Phase",
    )  # fmt: skip
    assert table.days == (date(2026, 5, 4), date(2026, 5, 5), date(2026, 5, 6))
    assert table.rows == (
        ("4 May 2026", "<0.1 (grade 4)", "150; 9 (grade 4), preliminary", "38.60", "–", "–", "–", "Induction"),
        ("5 May 2026", "–", "150, in doubt", "–", "not rated", "moderate", "–", "Induction"),
        (
            "6 May 2026", *"–––––",
            "Infusion: vincristine; Transfusion: platelets (planned); Spinal tap", "Induction",
        ),
    )  # fmt: skip


def test_an_empty_view_has_no_rows() -> None:
    assert trends_table(Timeline.of([b.phase("induction", "2026-05-01")]), VIEW, TEXTS).rows == ()


def test_a_cell_says_what_is_corrected_calculated_or_in_doubt() -> None:
    records = [
        *b.draw("2026-05-04", white_cells="2.0", neutrophils_percent="40", platelets="45c"),
        b.temperature("2026-05-04T08:00", "36.6"), b.temperature("2026-05-04T20:00", "38.1"),
        b.temperature("2026-05-05", "99"),
    ]  # fmt: skip
    table = trends_table(Timeline.of(records), VIEW, TEXTS)
    assert [row[1:5] for row in table.rows] == [
        ("2.0 (grade 2)", "0.8 (grade 3), calculated", "45 (grade 3), corrected", "38.1"),
        ("–", "–", "–", "99, in doubt"),
    ]


def test_chosen_panels_have_columns_each_with_its_own_unit() -> None:
    crp, more = b.draw("2026-05-04", **{"other:CRP": "5"}), b.draw("2026-05-06", **{"other:CRP": "0.7"})
    more[-1] = replace(more[-1], unit="mg/dL")  # type: ignore[call-arg]
    weight = Measurement(id=b.new_id(), when=When.parse("2026-05-04"), kind="weight", value=Decimal(70), unit="kg")
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), panels=("weight", "other:CRP"))
    table = trends_table(Timeline.of([*crp, *more, weight]), view, TEXTS)
    assert table.columns[1:4] == ("Weight, kg", "CRP, mg/dL", "CRP, ×10⁹/L")
    assert [row[1:4] for row in table.rows] == [("70", "–", "5"), ("–", "0.7", "–")]


def test_what_is_in_doubt_keeps_the_unit_that_it_was_entered_in() -> None:
    panel, result = b.draw("2026-05-04", platelets="150?")
    assert isinstance(result, Result)
    cold = b.temperature("2026-05-05", "36", "[degF]")
    rows = trends_table(Timeline.of([panel, replace(result, unit="/uL"), cold]), VIEW, TEXTS).rows
    assert rows[0][1:3] == ("150 /µL, in doubt", "–")
    assert rows[1][1:3] == ("–", "36 °F, in doubt")


def test_courses_and_days_too_ill_to_log_are_told() -> None:
    began, ended = When.parse("2026-05-03"), When.parse("2026-05-08")
    records = [
        Medicine(id=b.new_id(), medicine="prednisone", started=began, ended=ended),
        Medicine(id=b.new_id(), medicine="dexamethasone"),
        b.symptom("2026-05-05", "nausea", 2),
        Day(id="2026-05-06", day=date(2026, 5, 6), too_ill=True),
        Day(id="2026-05-07", day=date(2026, 5, 7), nothing_new=True),
    ]
    assert [row[:-1] for row in trends_table(Timeline.of(records), VIEW, TEXTS).rows] == [
        ("3 May 2026", "–", "Course of prednisone began"),
        ("5 May 2026", "moderate", "–"),
        ("6 May 2026", "too ill to log", "–"),
        ("8 May 2026", "–", "Course of prednisone ended"),
    ]
