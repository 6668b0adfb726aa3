from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Day, Medicine, Record, Result
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.ui.pages.trends.readout import NOT_RATED, Readout, readout
from tests.charts import builders as b
from tests.ui.pages.trends.flags import past_flag

TEXTS = b.texts()
DAY = date(2026, 5, 9)


def of(*records: Record) -> Readout:
    return readout(Timeline.of(records), TEXTS.catalog, TEXTS, DAY)


def test_counts_of_the_day_with_their_grade() -> None:
    found = of(*b.draw("2026-05-09T08:00", white_cells="1.1", neutrophils="<0.1", platelets="18"))
    assert [(line.name, line.value, line.grade, line.note) for line in found.counts] == [
        ("White cells", "1.1", 3, ""), ("Neutrophils", "<0.1", 4, ""), ("Platelets", "18", 4, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(("drawn", "value", "note"), [("2026-04-25", "18", "14 days old"), ("2026-04-24", "–", "")])
def test_an_older_count_tells_its_age_and_one_of_over_two_weeks_is_gone(drawn: str, value: str, note: str) -> None:
    (line,) = of(*b.draw(drawn, platelets="18")).counts
    assert (line.value, line.note) == (value, note)


def test_a_count_to_come_is_not_told() -> None:
    assert of(*b.draw("2026-05-10", platelets="18")).counts[0].value == "–"


def test_a_count_before_a_dose_says_so() -> None:
    draw = b.draw("2026-05-08T08:00", platelets="18")
    lowering = b.treatment("infusion", "2026-05-08T10:00", medicine="vincristine")
    earlier = b.treatment("infusion", "2026-05-08T07:00", medicine="vincristine")
    harmless = b.treatment("infusion", "2026-05-08T10:00", medicine="antibiotic")
    planned = b.treatment("infusion", "2026-05-09T10:00", medicine="vincristine", planned=True)
    assert of(*draw, lowering).counts[0].note == "1 day old, before your last dose"
    assert of(*draw, earlier, harmless, planned).counts[0].note == "1 day old"


def test_doubtful_and_preliminary_counts_say_so() -> None:
    found = of(*b.doubtful("2026-05-09", "platelets", "150", "150", "0.15"), *b.draw("2026-05-09", hemoglobin="8.1p"))
    assert {line.analyte: line.remarks(TEXTS) for line in found.counts} == {
        "hemoglobin": "preliminary",
        "platelets": "in doubt",
    }


def test_a_note_that_all_counts_share_is_told_once() -> None:
    assert of(*b.draw("2026-05-08", hemoglobin="8.1", platelets="40")).shared_note == "1 day old"
    assert of(*b.draw("2026-05-08", platelets="40")).shared_note == ""
    apart = [*b.draw("2026-05-08", hemoglobin="8.1"), *b.draw("2026-05-09", platelets="40")]
    assert of(*apart).shared_note == ""


def test_worse_symptoms_are_named_and_the_others_counted() -> None:
    found = of(
        b.symptom(DAY, "nausea", 3), b.symptom(DAY, "nausea", 1), b.symptom(DAY, "fatigue", 2),
        b.symptom(DAY, "headache", 1), b.symptom(DAY, "tremor", 0), b.symptom(DAY, "seizure", None),
    )  # fmt: skip
    assert [(line.name, line.severity, line.word) for line in found.symptoms] == [
        ("Seizure", NOT_RATED, "not rated"), ("Nausea", 3, "severe"), ("Tiredness", 2, "moderate"),
    ]  # fmt: skip
    assert found.rest == "2 more, mild or none"


def test_more_bad_symptoms_than_there_is_room_for_are_not_called_mild() -> None:
    names = ("nausea", "fatigue", "headache", "tremor", "pain", "chills", "cough")
    found = of(*(b.symptom(DAY, name, 3) for name in names))
    assert (len(found.symptoms), found.rest) == (5, "2 more")


def test_a_day_without_symptoms_tells_a_blank_from_an_answer() -> None:
    assert of().rest == "No symptoms logged"
    assert of(Day(id=str(DAY), day=DAY, nothing_new=True)).rest == "Nothing new that day"
    assert of(Day(id=str(DAY), day=DAY, too_ill=True)).rest == "Too ill to log"
    assert of(b.symptom(DAY, "nausea", 3)).rest == ""


def test_what_runs_and_what_was_given() -> None:
    found = of(
        b.phase("consolidation", "2026-05-03"),
        b.treatment("infusion", "2026-05-07T08:00", medicine="blinatumomab"),
        b.treatment("hospital-stay", "2026-05-08"),
        b.treatment("infusion", "2026-05-01", "2026-05-02", medicine="vincristine"),
        b.treatment("transfusion", "2026-05-09", product="red-cells"),
    )
    assert found.context == ("Consolidation, day 7", "Blinatumomab, day 3", "Hospital stay, day 2")
    assert found.given == ("Transfusion: red cells",)


def test_a_phase_without_a_start_has_no_day() -> None:
    assert of(replace(b.phase("consolidation", "2026-05-03"), started=None)).context == ("Consolidation",)


def test_the_cycle_is_told_where_its_day_is_not_that_of_the_phase() -> None:
    phases = [b.phase("induction", "2026-03-23", "2026-05-02", "Induction, part 2"), b.phase("rest", "2026-05-03")]
    assert of(*phases).context == ("Rest, day 7", "Induction, part 2, day 48")
    assert of(b.phase("consolidation", "2026-05-03")).context == ("Consolidation, day 7",)


def test_a_cycle_named_for_the_infusion_that_runs_is_told_once() -> None:
    phase = b.phase("consolidation", "2026-03-01")
    cycle = b.treatment("infusion", "2026-05-07", medicine="blinatumomab", cycle=2)
    other = b.treatment("infusion", "2026-05-09T09:00", medicine="vincristine")
    assert of(phase, cycle, other).context == (
        "Consolidation, day 70", "Blinatumomab, cycle 2, day 3", "Vincristine, day 1",
    )  # fmt: skip


def test_values_outside_the_report_s_own_range_are_marked() -> None:
    panel, low, high, inside = b.draw("2026-05-09", white_cells="1.1", platelets="600", neutrophils="2.0")
    found = of(
        panel,
        *(
            replace(result, low=Decimal("1.8"), high=Decimal(400))
            for result in (low, high, inside)
            if isinstance(result, Result)
        ),
    )
    assert {line.analyte: line.marker for line in found.counts} == {
        "white-cells": "low", "neutrophils": "", "platelets": "high",
    }  # fmt: skip
    assert "White cells 1.1, below range, grade 3." in found.sentence(TEXTS)
    assert "Platelets 600, above range." in found.sentence(TEXTS)


def test_a_corrected_count_says_so_and_of_several_draws_the_last_is_told() -> None:
    early = b.draw("2026-05-09T08:00", platelets="18")
    panel, result = b.draw("2026-05-09T17:00", platelets="21")
    assert isinstance(result, Result)
    (line,) = of(*early, panel, replace(result, status="corrected")).counts
    assert (line.value, line.state, line.remarks(TEXTS)) == ("21", "corrected", "last of 2, corrected, lowest 18")


def red_cells() -> tuple[Record, Record]:
    panel, result = b.draw("2026-05-09", platelets="2.9")
    assert isinstance(result, Result)
    return panel, replace(result, analyte="red-cells", unit="10*12/L")


def test_the_panels_that_the_chart_shows_are_told_in_their_order() -> None:
    timeline = Timeline.of(
        [
            *b.draw("2026-05-09", lymphocytes="0.4", platelets="18", white_cells="1.1", neutrophils="0.5"),
            *red_cells(),
            b.temperature("2026-05-09", "37.1"),
        ]
    )
    shown = readout(timeline, TEXTS.catalog, TEXTS, DAY, panels=("lymphocytes", "white-cells", "pulse"))
    assert [line.analyte for line in shown.counts] == ["lymphocytes", "white-cells", "neutrophils"]
    assert [(line.kind, line.value) for line in shown.readings] == [("pulse", "–")]
    usual = readout(timeline, TEXTS.catalog, TEXTS, DAY)
    assert [line.analyte for line in usual.counts] == ["white-cells", "neutrophils", "platelets", "red-cells"]
    assert [line.kind for line in usual.readings] == ["temperature"]


def test_fewer_symptoms_are_named_beside_warning_signs() -> None:
    names = ("nausea", "fatigue", "headache")
    timeline = Timeline.of(b.symptom(DAY, name, 3) for name in names)
    found = readout(timeline, TEXTS.catalog, TEXTS, DAY, flags=[past_flag("fever", "now")])
    assert (len(found.symptoms), found.rest) == (2, "1 more")
    assert "Call at once: Fever, nothing noted." in found.sentence(TEXTS)


def test_the_sentence_for_screen_readers() -> None:
    found = of(*b.draw("2026-05-08", white_cells="3.4", platelets="18"), b.symptom(DAY, "nausea", 3))
    assert found.sentence(TEXTS) == (
        "Saturday 9 May. White cells 3.4, 1 day old. Platelets 18, 1 day old, grade 4. Temperature –. Nausea, severe."
    )


def test_a_later_draw_hides_neither_a_lower_one_nor_one_in_doubt() -> None:
    morning, evening = b.draw("2026-05-09T08:00", platelets="8"), b.draw("2026-05-09T20:00", platelets="35")
    unsure = b.doubtful("2026-05-09T12:00", "platelets", "150", "150", "0.15")
    assert of(*morning, *unsure, *evening).counts[0].said(TEXTS) == (
        "Platelets 35, last of 3, lowest 8, 1 more in doubt, grade 3"
    )
    last = b.doubtful("2026-05-09T22:00", "platelets", "150", "150", "0.15")
    assert of(*evening, *last).counts[0].said(TEXTS) == "Platelets 150, last of 2, in doubt, lowest 35"


def test_a_calculated_count_says_so_beside_what_was_stated_in_doubt() -> None:
    draw = b.draw("2026-05-09", white_cells="1.0", neutrophils_percent="40", neutrophils="30?")
    neutrophils = of(*draw).counts[1]
    assert neutrophils.said(TEXTS) == "Neutrophils 0.4, calculated, 1 more in doubt, grade 4"
    assert neutrophils.several == 1


def test_a_count_in_doubt_keeps_the_unit_that_it_was_entered_in() -> None:
    panel, result = b.draw("2026-05-09", platelets="150?")
    assert isinstance(result, Result)
    assert of(panel, replace(result, unit="/uL")).counts[0].value == "150 /µL"


def test_spinal_fluid_alone_is_no_count() -> None:
    panel, result = b.draw("2026-05-09", white_cells="3")
    assert of(replace(panel, specimen="csf"), result).counts == ()  # type: ignore[call-arg]


def test_a_laboratory_s_own_analyte_has_a_line_for_each_of_its_units() -> None:
    records: list[Record] = []
    for when, value, unit in (("2026-05-08", "55", "mg/L"), ("2026-05-09", "4.2", "mg/dL")):
        panel, result = b.draw(when, platelets=value)
        assert isinstance(result, Result)
        records += [panel, replace(result, analyte="other:CRP", unit=unit)]
    found = readout(Timeline.of(records), TEXTS.catalog, TEXTS, DAY, panels=("other:CRP",))
    assert [line.said(TEXTS) for line in found.counts] == ["CRP, mg/dL 4.2", "CRP, mg/L 55, 1 day old"]


def test_a_course_that_began_or_ended_is_told() -> None:
    course = Medicine(
        id=b.new_id(), medicine="prednisone", started=When.parse("2026-05-03"), ended=When.parse("2026-05-09")
    )
    assert of(course).given == ("Course of prednisone ended",)
