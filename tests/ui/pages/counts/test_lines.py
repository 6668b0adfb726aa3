from datetime import datetime
from decimal import Decimal

from diary.core.records import Settings
from diary.ui.pages.counts.lines import (
    LINES,
    Asked,
    choices,
    count_text,
    last_count,
    line_of,
    range_on_file,
    remembered,
    shown,
)
from tests.ui.pages.counts.draws import draw, panel, result, timeline

LATER = datetime(2026, 5, 15, 8, 20)


def test_every_line_offers_a_unit_and_says_which_line_takes_its_tests() -> None:
    for line in LINES:
        assert choices(line)
        assert {line_of(asked.analyte) for asked in choices(line)} == {line}
    assert line_of("mcv") is None


def test_bands_are_asked_for_as_a_percentage_first_and_neutrophils_as_a_number() -> None:
    assert choices("bands")[0] == Asked("bands-percent", "%")
    assert choices("neutrophils")[0] == Asked("neutrophils", "10*9/L")


def test_a_line_remembers_its_unit_for_each_laboratory() -> None:
    city, other = panel("2026-05-01T08:00", "City lab"), panel("2026-05-02T08:00", "Other lab")
    known = timeline(
        city, result(city, "white-cells", "900", "/uL"), other, result(other, "white-cells", "0.9", "10*3/uL")
    )
    assert remembered(known, "white-cells", "City lab") == Asked("white-cells", "/uL")
    assert remembered(known, "white-cells", "Other lab") == Asked("white-cells", "10*3/uL")
    assert remembered(known, "white-cells", "New lab") == Asked("white-cells", "10*3/uL")
    assert remembered(known, "platelets", "City lab") == Asked("platelets", "10*9/L")


def test_the_diarys_own_unit_comes_before_that_of_another_laboratory() -> None:
    own = Settings(id="settings", units=(("hemoglobin", "g/L"),))
    known = timeline(own, draw("2026-05-01", hemoglobin="9.1"))
    assert remembered(known, "hemoglobin", "New lab") == Asked("hemoglobin", "g/L")
    assert remembered(known, "hemoglobin", "City lab") == Asked("hemoglobin", "g/dL")


def test_imported_results_do_not_decide_the_units() -> None:
    file = panel("2026-05-01T08:00", source="imported")
    assert remembered(timeline(file, result(file, "white-cells", "900", "/uL")), "white-cells", "City lab") == Asked(
        "white-cells", "10*9/L"
    )


def test_the_last_result_is_the_one_before_the_moment_and_not_the_draw_being_changed() -> None:
    known = timeline(
        draw("2026-05-11T08:00", white_cells="0.9"),
        draw("2026-05-13T08:00", white_cells="4500"),
        draw("2026-05-16T08:00", white_cells="5"),
    )
    last = last_count(known, "white-cells", LATER)
    assert last is not None
    assert last.value == Decimal("0.9")  # what is in doubt is no last value
    assert last_count(known, "white-cells", LATER, last.panel.id) is None
    assert last_count(known, "platelets", LATER) is None


def test_a_range_is_taken_from_the_same_laboratory_and_unit_only() -> None:
    known = timeline(draw("2026-05-01T08:00", white_cells="3.0"))
    asked = Asked("white-cells", "10*9/L")
    assert range_on_file(known, asked, "City lab") == ("4.0", "11.0")
    assert range_on_file(known, asked, "Other lab") == ("", "")
    assert range_on_file(known, asked, "") == ("", "")
    assert range_on_file(known, Asked("white-cells", "/uL"), "City lab") == ("", "")


def test_values_in_another_unit_are_exact_where_only_the_point_moves() -> None:
    assert shown("white-cells", Decimal("0.9"), "/uL") == "900"
    assert shown("hemoglobin", Decimal("8.379"), "mmol/L") == "5.2"
    assert shown("bilirubin", Decimal("34.2"), "mg/dL") == "2"
    assert shown("other:x", Decimal("1.50"), "") == "1.5"


def test_a_count_reads_as_it_was_entered_where_the_unit_is_the_same() -> None:
    made = timeline(draw("2026-05-01", hemoglobin="8.60", platelets="9"))
    assert count_text(made.counts("hemoglobin")[0], "g/dL") == "8.60"
    assert count_text(made.counts("hemoglobin")[0], "g/L") == "86"
    bound = panel("2026-05-02")
    low = timeline(bound, result(bound, "platelets", "9", comparator="<"))
    assert count_text(low.counts("platelets")[0], "10*9/L") == "<9"
