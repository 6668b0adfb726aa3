"""The lowest counts of each cycle in words: what is known, what is open, and a dash for what is not known."""

import subprocess
import sys
from datetime import date

import pytest

from diary.charts.nadir_table import NadirTable, cycle_name, nadir_table
from diary.core.cycles import cycles
from diary.core.records import Record, Settings
from diary.core.timeline import Timeline
from tests.charts import builders as b
from tests.wording import faults

TEXTS = b.texts()
TODAY = date(2026, 5, 14)


def names(*records: Record) -> list[str]:
    return [cycle_name(cycle, TEXTS) for cycle in cycles(Timeline.of(records))]


def table(*records: Record, today: date = TODAY) -> NadirTable:
    timeline = Timeline.of(records)
    return nadir_table(timeline, cycles(timeline), today, TEXTS)


def induction(*draws: list[Record]) -> dict[str, str]:
    """The only row of a diary with one phase, by column."""
    made = table(b.phase("induction", "2026-05-01"), *(record for draw in draws for record in draw))
    (row,) = made.rows
    return dict(zip(made.columns, row, strict=True))


def neutrophils(**values: str) -> list[list[Record]]:
    """Draws in May: ``d8="0.3"`` on the eighth."""
    return [b.draw(f"2026-05-{int(day[1:]):02}T08:00", neutrophils=value) for day, value in values.items()]


def test_a_cycle_is_called_by_its_phase_or_by_its_medicine_and_number() -> None:
    assert names(b.phase("induction", "2026-01-01", label="Induction, part 1")) == ["Induction, part 1"]
    assert names(b.phase("consolidation", "2026-01-01")) == ["Consolidation"]
    assert names(b.treatment("infusion", "2026-01-01", medicine="blinatumomab", cycle=2)) == ["Blinatumomab, cycle 2"]
    assert names(b.treatment("infusion", "2026-01-01", medicine="other:New drug", cycle=1)) == ["New drug, cycle 1"]


def test_a_numbered_cycle_of_several_medicines_is_called_by_its_phase() -> None:
    doses = [
        b.treatment("infusion", "2026-01-01", medicine="cytarabine", cycle=1),
        b.treatment("intrathecal", "2026-01-02", medicine="methotrexate", cycle=1),
    ]
    assert names(b.phase("consolidation", "2026-01-01"), *doses) == ["Consolidation, cycle 1"]
    assert names(*doses) == ["Cycle 1"]


def test_a_row_tells_the_lowest_count_its_day_the_days_below_and_the_recovery() -> None:
    assert induction(*neutrophils(d1="2.0", d8="<0.1", d12="0.3", d13="0.8")) == {
        "Cycle": "Induction",
        "From": "1 May 2026",
        "Test": "Neutrophils, ×10⁹/L",
        "Lowest": "<0.1 (grade 4)",
        "Reached on": "day 8 (8 May)",
        "Limit": "0.5 (grade 4)",
        "Days below it": "5 to 11",
        "Back at it or above": "day 13 (13 May)",
    }


@pytest.mark.parametrize(
    ("draws", "below", "back"),
    [
        ({"d1": "2.0", "d9": "0.5"}, "none seen", "–"),
        ({"d1": "2.0", "d2": "0.4", "d3": "0.6"}, "1", "day 3 (3 May)"),
        ({"d4": "0.4", "d9": "0.2", "d12": "0.6"}, "at least 6", "day 12 (12 May)"),
        ({"d4": "0.4", "d12": "0.2"}, "at least 9, still below on 12 May", "not seen"),
        ({"d4": "0.4", "d12": "0.8p"}, "at least 1, still below on 4 May", "not seen"),
        ({"d4": "0.8p"}, "–", "–"),
    ],
)
def test_days_below_say_what_draws_can_tell(draws: dict[str, str], below: str, back: str) -> None:
    row = induction(*neutrophils(**draws))
    assert (row["Days below it"], row["Back at it or above"]) == (below, back)


def test_preliminary_and_doubtful_results_are_said() -> None:
    assert induction(*neutrophils(d4="0.8", d9="0.4p"))["Lowest"] == "0.4 (grade 4), preliminary"
    assert induction(*neutrophils(d4="0.8", d9="60?"))["Lowest"] == "0.8 (grade 3); 1 in doubt, not used"
    only = induction(*neutrophils(d8="70?", d9="60?"))
    assert (only["Lowest"], only["Reached on"], only["Days below it"]) == ("–; 2 in doubt, not used", "–", "–")


def test_a_recovery_after_a_transfusion_says_so() -> None:
    given = b.treatment("transfusion", "2026-05-09", product="platelets")
    draws = [b.draw("2026-05-08", platelets="14"), b.draw("2026-05-10", platelets="60")]
    assert induction(*draws, [given])["Back at it or above"] == "day 10 (10 May), after a transfusion"


def test_a_test_without_a_count_in_a_cycle_has_dashes_and_one_without_any_has_no_row() -> None:
    made = table(
        b.phase("induction", "2026-03-01", "2026-03-31"), b.phase("consolidation", "2026-05-01"),
        *b.draw("2026-03-05", neutrophils="0.9"), *b.draw("2026-05-05", neutrophils="0.9", hemoglobin="9.1"),
    )  # fmt: skip
    assert [(row[0], row[2], *row[3:5], *row[6:]) for row in made.rows] == [
        ("Induction", "Neutrophils, ×10⁹/L", "0.9 (grade 3)", "day 5 (5 Mar)", "none seen", "–"),
        ("Induction", "Hemoglobin, g/dL", "–", "–", "–", "–"),
        ("Consolidation", "Neutrophils, ×10⁹/L", "0.9 (grade 3)", "day 5 (5 May)", "none seen", "–"),
        ("Consolidation", "Hemoglobin, g/dL", "9.1 (grade 2)", "day 5 (5 May)", "none seen", "–"),
    ]
    assert made.days == (date(2026, 3, 1),) * 2 + (date(2026, 5, 1),) * 2


def test_without_counts_or_cycles_there_are_no_rows() -> None:
    assert table(b.phase("induction", "2026-05-01")).rows == ()
    assert table(*b.draw("2026-05-05", neutrophils="0.9")).rows == ()


def test_a_cycle_that_has_not_begun_has_no_row() -> None:
    records = b.phase("induction", "2026-05-01"), *b.draw("2026-05-05", neutrophils="0.9")
    assert len(table(*records, b.phase("consolidation", "2026-05-15")).rows) == 1
    assert len(table(*records, b.phase("consolidation", "2026-05-14")).rows) == 2


def test_values_and_limits_stand_in_the_unit_of_the_diary() -> None:
    made = table(
        b.phase("induction", "2026-05-01"),
        *b.draw("2026-05-05", neutrophils="0.9", hemoglobin="8.0"),
        Settings(id="settings", units=(("neutrophils", "/uL"), ("hemoglobin", "mmol/L"))),
    )
    assert [row[2:6:3] for row in made.rows] == [
        ("Neutrophils, /µL", "500 (grade 4)"),
        ("Hemoglobin, mmol/L", "4.9 (grade 3)"),
    ]
    assert [row[3] for row in made.rows] == ["900 (grade 3)", "4.96 (grade 2)"]


def test_the_legend_names_the_standard_and_what_is_not_known() -> None:
    legend = table().legend
    assert "CTCAE v5.0" in legend
    assert "not known" in legend
    assert faults(legend) == []


def test_the_table_needs_no_drawing() -> None:
    code = "import sys, diary.charts.nadir_table; sys.exit('matplotlib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
