from dataclasses import replace
from datetime import date
from decimal import Decimal

from diary.core.records import Check, Day, Doubt, Measurement, Phase, Symptom
from diary.core.timeline import Timeline
from diary.reports import sheet
from diary.reports.model import DayRow
from tests.reports import diaries
from tests.reports.conftest import MakeSource


def _last(source: MakeSource, *records: object) -> DayRow:
    return sheet.days(source(Timeline.of(records)))[-1]  # type: ignore[arg-type]


def test_a_row_holds_the_day_in_the_shape_of_hospital_sheets(source: MakeSource) -> None:
    rows = {row.day: row for row in sheet.days(source(diaries.drawn_diary()))}
    row = rows["Wed 13 May"]
    assert row.phase == "Consolidation, day 11"
    assert row.counts == ("0.9", "0.3", "8.6", "41")
    assert row.temperature == "37.1 °C (09:00)"
    assert row.treatment == "Blinatumomab infusion, cycle 1, day 2"
    assert (
        row.symptoms == "Poor appetite 2; Tiredness 2; Mouth sores 1; Nausea 1; Shaky hands 1; Tingling or numbness 1"
    )
    assert row.none == "None: headache, nosebleed"
    assert rows["Thu 14 May"].notes == "Weight 68.4 kg (08:00)"


def test_stretches_without_an_entry_are_one_row(source: MakeSource) -> None:
    rows = sheet.days(source(Timeline.of([Day(id="2026-05-05", day=date(2026, 5, 5), note="Slept.")])))
    assert [(row.day, row.gap, row.notes) for row in rows] == [
        ("30 Apr to 4 May", "Nothing entered, 5 days.", ""),
        ("Tue 5 May", "", "Slept."),
        ("6 to 14 May", "Nothing entered, 9 days.", ""),
    ]
    assert sheet.days(source(Timeline.of([])))[0].gap == "Nothing entered, 15 days."


def test_all_entries_of_a_symptom_stand_with_their_times_and_notes(source: MakeSource) -> None:
    row = _last(
        source,
        Symptom(id="1", when=diaries.at("2026-05-14T08:00"), symptom="vomiting", severity=1, times=1),
        Symptom(
            id="2", when=diaries.at("2026-05-14T14:00"), symptom="vomiting", severity=3, times=4, note=" After lunch "
        ),
        Symptom(id="3", when=diaries.at("2026-05-14"), symptom="seizure"),
        Symptom(id="4", when=diaries.at("2026-05-14"), symptom="own:Metal taste", severity=1),
    )
    assert row.symptoms == "Seizure +; Vomiting 1, once (08:00), 3, 4 times (14:00); Metal taste 1"
    assert row.notes == "Vomiting: After lunch"


def test_too_ill_and_nothing_new_are_said(source: MakeSource) -> None:
    row = _last(source, Day(id="2026-05-14", day=diaries.LAST, too_ill=True, nothing_new=True))
    assert row.notes == "Too ill to log.\n“Nothing new today.”"
    assert row.symptoms == ""


def test_all_readings_stand_with_what_is_known_of_them(source: MakeSource) -> None:
    row = _last(
        source,
        diaries.reading("temperature", "2026-05-14T08:00", "37.0", "Cel"),
        Measurement(
            id="t", kind="temperature", when=diaries.at("2026-05-14T12:00"), value=Decimal("38.2"), unit="Cel",
            after_fever_medicine=True,
        ),
        replace(diaries.reading("temperature", "2026-05-14", "386", "Cel"), doubt=Doubt(why="?")),
        diaries.reading("oxygen-saturation", "2026-05-14T13:00", "97", "%"),
    )  # fmt: skip
    assert row.temperature == "38.2 °C, after a fever medicine (12:00)"
    assert row.notes == "Temperature 37.0 °C (08:00), Oxygen 97% (13:00), Temperature 386 °C ?"


def test_the_infusion_check_is_an_answer_of_the_day(source: MakeSource) -> None:
    row = _last(source, Check(id="c", when=diaries.at("2026-05-14T14:30"), check="infusion", answer="no"))
    assert row.notes == "Infusion check 14:30: no"


def test_two_phases_at_once_both_stand(source: MakeSource) -> None:
    row = _last(
        source,
        Phase(id="a", phase="induction", label="Block 1", started=diaries.at("2026-05-13")),
        Phase(id="b", phase="radiation"),
        Day(id="2026-05-14", day=diaries.LAST, note="x"),
    )
    assert row.phase == "Block 1, day 2\nRadiation"


def test_a_doubtful_count_is_shown_as_entered(source: MakeSource) -> None:
    timeline = Timeline.of(diaries.drawn("2026-05-14T08:00", {"hemoglobin": "84"}))
    assert sheet.days(source(timeline))[-1].counts[2] == "84 g/dL ?"


def test_long_texts_stand_below_their_row_across_the_page(source: MakeSource) -> None:
    short = _last(source, Day(id="2026-05-14", day=diaries.LAST, note="n" * (sheet.WIDE - 1)))
    assert short.below == ()
    row = _last(source, Day(id="2026-05-14", day=diaries.LAST, note="n" * sheet.WIDE))
    assert row.notes == "see below"
    assert [(below.label, below.text, below.long) for below in row.below] == [
        ("14 May, readings and notes", "n" * sheet.WIDE, False)
    ]
    assert _last(source, Day(id="2026-05-14", day=diaries.LAST, note="n" * (sheet.LONG + 1))).below[0].long


def test_the_columns_name_their_tests_and_units(source: MakeSource) -> None:
    found = sheet.columns(source(Timeline.of([])))
    assert [(column.name, column.unit) for column in found] == [
        ("WBC", "×10⁹/L"),
        ("ANC", "×10⁹/L"),
        ("Hgb", "g/dL"),
        ("Plt", "×10⁹/L"),
    ]
