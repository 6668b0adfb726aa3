from datetime import date

from diary.charts.table import trends_table
from diary.core.timeline import Timeline
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
        "Temperature, °C", "Seizure", "Tiredness", "Treatment", "Phase",
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
