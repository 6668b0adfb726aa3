from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Doubt, Phase, Quantity, Settings, Treatment
from diary.core.when import When
from diary.ui.pages.counts.rows import DrawRow, GivenRow, age_text, columns, doubtful, rows
from tests.ui.pages.counts.draws import TEXTS, draw, panel, result, timeline

TODAY = date(2026, 5, 15)


def transfusion(moment: str, product: str | None = "red-cells", *, planned: bool = False) -> Treatment:
    return Treatment(id=moment, kind="transfusion", product=product, started=When.parse(moment), planned=planned)


def first(*records: object) -> DrawRow:
    found = rows(timeline(*records), TEXTS, TODAY)[0]  # type: ignore[arg-type]
    assert isinstance(found, DrawRow)
    return found


def test_the_newest_draw_comes_first_and_transfusions_stand_between() -> None:
    known = timeline(
        draw("2026-05-09T21:40", white_cells="1.1"),
        draw("2026-05-11T07:55", white_cells="0.9"),
        transfusion("2026-05-10", "platelets"),
        transfusion("2026-05-01"),
        transfusion("2026-05-12", planned=True),
        transfusion("2026-05-11T15:00", None),
    )
    found = rows(known, TEXTS, TODAY)
    assert [row.title for row in found] == [
        "Mon 11 May, 15:00", "Mon 11 May, 07:55", "Sun 10 May", "Sat 9 May, 21:40",
    ]  # fmt: skip
    assert [row.text for row in found if isinstance(row, GivenRow)] == ["Transfusion", "Platelet transfusion"]


def test_without_any_draw_there_are_no_rows() -> None:
    assert rows(timeline(transfusion("2026-05-01")), TEXTS, TODAY) == ()


def test_a_cell_says_all_in_words() -> None:
    row = first(draw("2026-05-13T08:10", neutrophils="0.3", platelets="212", white_cells="12"))
    cell = row.cells["neutrophils"]
    assert (cell.text, cell.marker, cell.grade, cell.odd) == ("0.3", "low", 4, False)
    assert cell.spoken == "Neutrophils 0.3, below range, grade 4"
    assert (row.cells["platelets"].marker, row.cells["platelets"].grade) == (None, None)
    assert row.cells["white-cells"].spoken == "White cells 12, above range"


def test_the_phase_and_its_day_stand_below_the_date() -> None:
    phases = [
        Phase(id="a", phase="consolidation", started=When.parse("2026-05-03")),
        Phase(id="b", phase="induction", label="Induction part 2", started=When.parse("2026-03-23"),
              ended=When.parse("2026-04-26")),
    ]  # fmt: skip
    known = timeline(
        *phases, draw("2026-05-13", platelets="41"), draw("2026-04-17", platelets="88"), draw("2026-04-30")
    )
    notes = [row.note for row in rows(known, TEXTS, TODAY) if isinstance(row, DrawRow)]
    assert notes == ["Consolidation, day 11", "", "Induction part 2, day 26"]
    assert first(Phase(id="a", phase="rest"), draw("2026-05-13")).note == "Rest"


def test_samples_that_are_no_blood_are_named_and_not_graded() -> None:
    fluid = panel("2026-05-13", specimen="csf")
    row = first(fluid, result(fluid, "white-cells", "0.1"))
    assert row.note == "Spinal fluid"
    assert row.cells["white-cells"].grade is None


def test_preliminary_and_withdrawn_results_are_marked() -> None:
    of = panel("2026-05-13")
    row = first(
        of,
        result(of, "platelets", "41", status="preliminary"),
        result(of, "white-cells", "9", status="entered-in-error"),
    )
    assert row.note == "preliminary"
    assert row.cells["white-cells"].withdrawn
    assert "taken back by the lab" in row.cells["white-cells"].spoken


def test_a_value_in_doubt_is_boxed_as_entered_and_listed() -> None:
    old, new = panel("2026-05-12"), panel("2026-05-13")
    readings = (Quantity(value=Decimal(32), unit="10*9/L"), Quantity(value=Decimal("3.2"), unit="10*9/L"))
    known = timeline(
        old, result(old, "platelets", "150", "/uL"),
        new, result(new, "white-cells", "32", doubt=Doubt(why="far", readings=readings)),
    )  # fmt: skip
    newest, before = (row for row in rows(known, TEXTS, TODAY) if isinstance(row, DrawRow))
    assert newest.cells["white-cells"].odd
    assert before.cells["platelets"].text == "150"
    assert before.cells["platelets"].spoken == "Platelets 150, /µL, in question"
    assert [count.analyte for count in doubtful(known)] == ["white-cells", "platelets"]


def test_a_value_kept_far_from_the_last_one_is_boxed_where_it_was_typed_by_hand() -> None:
    before = draw("2026-05-12T08:00", white_cells="0.9")
    kept = first(before, draw("2026-05-13T08:00", white_cells="32")).cells["white-cells"]
    assert kept.odd
    assert kept.spoken.endswith("kept, but unusual")
    imported = first(before, draw("2026-05-13T08:00", source="imported", white_cells="32")).cells["white-cells"]
    assert not imported.odd


def test_calculated_neutrophils_are_said_to_be_so() -> None:
    cell = first(draw("2026-05-13", white_cells="2.0", neutrophils_percent="20")).cells["neutrophils"]
    assert cell.text == "0.4"
    assert cell.derived
    assert "calculated" in cell.spoken


def test_two_results_of_one_test_both_show_and_are_asked_about() -> None:
    of = panel("2026-05-13")
    cell = first(of, result(of, "platelets", "41"), result(of, "platelets", "14")).cells["platelets"]
    assert cell.text in ("41, 14", "14, 41")
    assert cell.odd
    lower = first(draw("2026-05-13", white_cells="2.0", neutrophils="1.0", neutrophils_percent="20"))
    assert lower.cells["neutrophils"].text == "1.0"
    assert "0.4" in lower.cells["neutrophils"].spoken


def test_columns_are_the_main_counts_or_all_others_on_file() -> None:
    known = timeline(draw("2026-05-13", white_cells="2.0", mcv="88", potassium="3.9", hematocrit="26"))
    assert [column.name for column in columns(known, TEXTS, main=True)] == [
        "White cells", "Neutrophils", "Hemoglobin", "Platelets", "Red cells",
    ]  # fmt: skip
    assert [column.analyte for column in columns(known, TEXTS, main=False)] == ["hematocrit", "potassium", "mcv"]


def test_the_diarys_own_unit_is_used_throughout() -> None:
    own = Settings(id="settings", units=(("hemoglobin", "g/L"),))
    known = timeline(own, draw("2026-05-13", hemoglobin="8.6"))
    assert columns(known, TEXTS, main=True)[2].unit_name == "g/L"
    row = rows(known, TEXTS, TODAY)[0]
    assert isinstance(row, DrawRow)
    assert row.cells["hemoglobin"].text == "86"


def test_days_of_other_years_carry_their_year() -> None:
    assert first(draw("2025-05-13T08:10", platelets="41")).title == "13 May 2025, 08:10"


def test_more_digits_than_a_laboratory_measures_are_rounded_for_the_eye_and_told_in_full() -> None:
    cell = first(draw("2026-05-13", white_cells="0.540335751")).cells["white-cells"]
    assert (cell.text, cell.grade) == ("0.54", 4)
    assert "reported as 0.540335751" in cell.spoken


@pytest.mark.parametrize(
    ("day", "text"),
    [
        ("2026-05-15", "today"),
        ("2026-05-14", "1 day ago"),
        ("2026-03-17", "59 days ago"),
        ("2026-03-16", "1 month ago"),
        ("2024-05-16", "23 months ago"),
        ("2024-05-15", "1 year ago"),
        ("2018-05-31", "7 years ago"),
    ],
)
def test_the_age_of_a_day_is_told_in_days_months_or_years(day: str, text: str) -> None:
    assert age_text(TEXTS, date.fromisoformat(day), TODAY) == text
