from dataclasses import replace
from datetime import date
from decimal import Decimal

from diary.core.counts import count_of
from diary.core.records import Doubt, Quantity, Settings
from diary.core.when import When
from diary.ui.pages.counts.draft import Draft, LineState, draft_of, examine, results
from diary.ui.pages.counts.lines import Asked, choices
from tests.ui.pages.counts.draws import TEXTS, draw, panel, result, timeline

TODAY = date(2026, 5, 15)
NOW = When.parse("2026-05-15T08:20")
EMPTY = timeline()


def line(name: str, text: str, unit: str = "", analyte: str = "", **more: str) -> LineState:
    asked = Asked(analyte or name, unit or choices(analyte.removesuffix("-percent") or name)[0].unit)
    return LineState(line=name, asked=asked, text=text, **more)


def draft(*lines: LineState, when: When = NOW, lab: str = "City lab") -> Draft:
    return Draft(when=when, lab=lab, lines=lines)


def test_a_draft_without_values_is_not_ready() -> None:
    assert not examine(draft(line("white-cells", "")), EMPTY, TODAY).ready
    assert examine(draft(line("white-cells", "0.9")), EMPTY, TODAY).ready


def test_each_problem_stands_at_its_line_and_keeps_all_from_being_saved() -> None:
    made = draft(
        line("white-cells", "many"),
        line("neutrophils", "130", "%", "neutrophils-percent"),
        line("platelets", "40", low="450", high="150"),
        line("hemoglobin", "8", low="x"),
        line("red-cells", "3"),
        when=When.parse("2026-05-16"),
    )
    examined = examine(made, EMPTY, TODAY)
    assert set(examined.problems) == {"white-cells", "neutrophils", "platelets", "hemoglobin", "when"}
    assert all(TEXTS.render(problem) for problem in examined.problems.values())
    assert not examined.ready


def test_results_carry_what_was_typed() -> None:
    made = draft(line("platelets", "<9 K/uL L", low="150", high="450"))
    (one,) = results(made, examine(made, EMPTY, TODAY), TEXTS)
    assert (one.analyte, one.value, one.unit, one.comparator) == ("platelets", Decimal(9), "10*3/uL", "<")
    assert (one.low, one.high, one.lab_flag, one.entered_as) == (Decimal(150), Decimal(450), "L", "<9 K/uL L")
    assert one.doubt is None


def test_neutrophils_from_percent_are_calculated_and_bands_asked_about() -> None:
    made = draft(
        line("white-cells", "2.0"),
        line("neutrophils", "15", "%", "neutrophils-percent"),
        line("bands", "5", "%", "bands-percent"),
    )
    examined = examine(made, EMPTY, TODAY)
    assert examined.asks_bands
    assert examined.calculated is not None
    assert examined.calculated.value == Decimal("0.3")  # not known: bands stay out
    without = examine(made, EMPTY, TODAY, include_bands=False)
    assert without.calculated is not None
    assert without.calculated.value == Decimal("0.4")
    known = timeline(Settings(id="settings", neutrophils_include_bands=(("City lab", True),)))
    assert not examine(made, known, TODAY).asks_bands


def test_nothing_is_calculated_without_white_cells_or_where_a_number_was_typed() -> None:
    assert examine(draft(line("neutrophils", "15", "%", "neutrophils-percent")), EMPTY, TODAY).calculated is None
    made = draft(line("white-cells", "2"), line("neutrophils", "0.4"))
    assert examine(made, EMPTY, TODAY).calculated is None


def test_an_unanswered_question_leaves_the_value_in_doubt_with_both_readings() -> None:
    known = timeline(draw("2026-05-13T08:10", white_cells="0.9"))
    made = draft(line("white-cells", "32"))
    examined = examine(made, known, TODAY)
    assert "white-cells" in examined.questions
    (one,) = results(made, examined, TEXTS)
    assert one.doubt is not None
    assert [reading.value for reading in one.doubt.readings] == [Decimal(32), Decimal("3.2")]
    assert "last result" in one.doubt.why


def test_keep_ends_the_question_about_exactly_that_text() -> None:
    known = timeline(draw("2026-05-13T08:10", white_cells="0.9"))
    kept = draft(line("white-cells", "32", kept="32"))
    examined = examine(kept, known, TODAY)
    assert not examined.questions
    assert results(kept, examined, TEXTS)[0].doubt is None
    assert examine(draft(line("white-cells", "33", kept="32")), known, TODAY).questions


def test_a_value_impossible_in_its_unit_needs_no_doubt_of_its_own() -> None:
    made = draft(line("white-cells", "4500"))
    examined = examine(made, EMPTY, TODAY)
    assert "white-cells" in examined.questions
    (one,) = results(made, examined, TEXTS)
    assert one.doubt is None
    assert count_of(one, panel("2026-05-15")).doubtful


def test_more_neutrophils_than_white_cells_leave_no_doubt_as_rules_take_the_lower_anyway() -> None:
    made = draft(line("white-cells", "0.9"), line("neutrophils", "44"))
    examined = examine(made, EMPTY, TODAY)
    assert "neutrophils" in examined.questions
    assert all(one.doubt is None for one in results(made, examined, TEXTS))


def test_a_draw_on_file_fills_the_form_and_comes_back_unchanged() -> None:
    of = panel("2026-05-13T08:10")
    before = (
        result(of, "white-cells", "0.90", comparator="<", entered_as="<0.90 K/uL", lab_flag="L"),
        result(of, "mcv", "88"),
        result(of, "lymphocytes-percent", "60"),
    )
    made = draft_of(of, before)
    assert [state.line for state in made.lines] == ["white-cells", "lymphocytes"]
    assert made.lines[0].text == "<0.90"
    back = results(made, examine(made, timeline(of, list(before)), TODAY), TEXTS, before)
    assert set(back) == set(before)


def test_changing_keeps_what_the_form_does_not_ask_for_and_drops_what_was_emptied() -> None:
    of = panel("2026-05-13T08:10")
    old = result(of, "white-cells", "0.9", printed="WBC", code="6690-2", status="preliminary", entered_as="0.9")
    gone, stays = result(of, "platelets", "40"), result(of, "mcv", "88")
    before = (old, gone, stays)
    made = draft_of(of, before)
    lines = tuple(replace(state, text={"white-cells": "0.8", "platelets": ""}[state.line]) for state in made.lines)
    changed = replace(made, lines=lines)
    back = results(changed, examine(changed, timeline(of, list(before)), TODAY), TEXTS, before)
    assert back == (replace(old, value=Decimal("0.8"), entered_as="0.8"), stays)


def test_changing_a_draw_does_not_compare_it_with_itself_and_ends_a_doubt_that_is_settled() -> None:
    of = panel("2026-05-13T08:10")
    doubt = Doubt(why="far", readings=(Quantity(value=Decimal(32), unit="10*9/L"),))
    before = (result(of, "white-cells", "32", doubt=doubt),)
    made = draft_of(of, before)
    assert made.lines[0].kept == ""
    examined = examine(made, timeline(of, list(before)), TODAY)
    assert not examined.questions
    assert results(made, examined, TEXTS, before)[0].doubt is None
