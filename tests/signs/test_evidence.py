"""Entries in the words of a flag, and as one says them on the phone."""

from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Check, Measurement, Phase, Symptom, Treatment
from diary.signs import evidence
from diary.signs.flags import Evidence
from tests.signs.cases import DAY, Diary, shown


def both(piece: Evidence) -> tuple[str, str]:
    return shown(piece.text), shown(evidence.spoken(piece, date(2026, 3, 4)))


def last(diary: Diary) -> object:
    return diary.records[-1]


@pytest.mark.parametrize(
    ("diary", "text", "said"),
    [
        (Diary().symptom("chills", 2, "2026-03-04T14:30"), "Chills, moderate, 14:30", "chills (moderate, 14:30)"),
        (Diary().symptom("chills", 2), "Chills, moderate", "chills (moderate)"),
        (Diary().symptom("chills", None), "Chills, not rated", "chills (not rated)"),
        (Diary().symptom("seizure", None, "2026-03-04T14:30"), "Seizure, 14:30", "seizure (14:30)"),
        (Diary().symptom("seizure", None), "Seizure", "seizure"),
        (Diary().symptom("seizure", 3), "Seizure, severe", "seizure (severe)"),
        (Diary().symptom("vomiting", 1, times=4), "Vomiting, mild, 4 times", "vomiting (mild, 4 times)"),
        (
            Diary().symptom("vomiting", 1, "2026-03-04T09:00", times=1),
            "Vomiting, mild, once, 09:00",
            "vomiting (mild, once, 09:00)",
        ),
        (Diary().symptom("own:Jaw pain", 3), "Jaw pain, severe", "Jaw pain (severe)"),
    ],
)
def test_symptoms(diary: Diary, text: str, said: str) -> None:
    entry = last(diary)
    assert isinstance(entry, Symptom)
    assert both(evidence.symptom_evidence(entry)) == (text, said)


def test_readings() -> None:
    timed, untimed = (
        last(Diary().temperature("38.60", "2026-03-04T14:40")),
        last(Diary().reading("oxygen-saturation", "91", "%")),
    )
    assert isinstance(timed, Measurement)
    assert isinstance(untimed, Measurement)
    assert both(evidence.measurement_evidence(timed)) == ("Temperature 38.60 °C, 14:40", "temperature 38.60 °C (14:40)")
    assert both(evidence.measurement_evidence(untimed)) == ("Oxygen 91%", "oxygen 91%")


def test_what_is_of_another_day_is_said_with_its_date() -> None:
    reading = last(Diary().reading("weight", "73.6", "kg", "2026-02-08T08:37"))
    assert isinstance(reading, Measurement)
    assert both(evidence.measurement_evidence(reading)) == ("Weight 73.6 kg, 08:37", "weight 73.6 kg (08:37) on 8 Feb")


def test_checks() -> None:
    timed, untimed = last(Diary().check("yes")), last(Diary().check("yes", "2026-03-04"))
    assert isinstance(timed, Check)
    assert isinstance(untimed, Check)
    assert both(evidence.check_evidence(timed))[0] == "Answered yes to the infusion check, 14:30"
    assert both(evidence.check_evidence(untimed))[1] == "a yes to the infusion check"


def test_counts_show_what_was_entered_and_their_age() -> None:
    diary = Diary().count("neutrophils", "500", "2026-03-04T08:00", "/uL", comparator="<")
    count = diary.timeline().counts("neutrophils")[0]
    assert both(evidence.count_evidence(count, DAY)) == (
        "Neutrophils <500 /µL, 4 Mar, 08:00, today",
        "neutrophils <500 /µL (4 Mar, 08:00)",
    )


def test_an_old_count_is_told_by_its_year() -> None:
    count = Diary().count("platelets", "18", "2018-05-31T07:21").timeline().counts("platelets")[0]
    assert both(evidence.count_evidence(count, DAY)) == (
        "Platelets 18 ×10⁹/L, 31 May 2018, 07:21",
        "platelets 18 ×10⁹/L (31 May 2018, 07:21)",
    )


def test_so_is_what_was_given_or_passed_long_before_the_day() -> None:
    diary = Diary().given("etoposide", "2019-03-01", "2019-03-01").given(None, "2025-09-04", kind="transfusion")
    diary.course("dasatinib", "2025-09-05").phase("induction", "2019-02-02").milestone("remission", "2019-04-01")
    timeline = diary.add("devices", device="port", placed="2019-01-30").timeline()
    etoposide, transfusion = timeline.treatments
    assert both(evidence.treatment_evidence(etoposide, DAY)) == (
        "Etoposide, infusion, 1 Mar 2019",
        "etoposide, infusion (1 Mar 2019)",
    )
    assert both(evidence.treatment_evidence(transfusion, DAY)) == (
        "Transfusion, 4 Sep 2025",
        "transfusion (4 Sep 2025)",
    )
    assert both(evidence.treatment_evidence(timeline.medicines[0], DAY))[0] == "Dasatinib since 5 Sep"
    assert both(evidence.phase_evidence(timeline.phases[0], DAY))[0] == "Induction since 2 Feb 2019"
    assert both(evidence.milestone_evidence(timeline.milestones[0], DAY))[1] == "remission (1 Apr 2019)"
    assert both(evidence.device_evidence(timeline.devices[0], DAY))[1] == "port since 30 Jan 2019"


def test_endless_decimals_are_left_out_of_the_words() -> None:
    count = Diary().count("white-cells", "0.540335750806384").timeline().counts("white-cells")[0]
    assert both(evidence.count_evidence(count, DAY))[0] == "White cells 0.54 ×10⁹/L, 3 Mar, 08:00, 1 day ago"
    assert count.result.value == Decimal("0.540335750806384")


def test_calculated_counts_show_the_calculated_value() -> None:
    diary = Diary().count("white-cells", "2.0", "2026-03-01T08:00")
    diary.add("results", panel=diary.records[0].id, analyte="neutrophils-percent", value="40", unit="%")
    count = diary.timeline().counts("neutrophils")[0]
    assert both(evidence.count_evidence(count, DAY))[0] == "Neutrophils 0.8 ×10⁹/L, 1 Mar, 08:00, 3 days ago"


def test_treatments_and_phases_with_and_without_dates() -> None:
    given, course = Diary().given("blinatumomab", None), Diary().course("prednisone", "2026-02-02")
    transfusion, phase = Diary().given(None, None, kind="transfusion"), Diary().phase("induction")
    assert both(evidence.treatment_evidence(given.timeline().treatments[0])) == (
        "Blinatumomab, infusion, date not known",
        "blinatumomab, infusion",
    )
    assert both(evidence.treatment_evidence(course.timeline().medicines[0])) == (
        "Prednisone since 2 Feb",
        "prednisone since 2 Feb",
    )
    procedure = last(transfusion)
    assert isinstance(procedure, Treatment)
    assert both(evidence.treatment_evidence(procedure)) == ("Transfusion, date not known", "transfusion")
    named = last(phase)
    assert isinstance(named, Phase)
    assert both(evidence.phase_evidence(named)) == ("Induction, start not known", "induction")


def test_devices_milestones_and_dose_changes_can_be_said() -> None:
    timeline = (
        Diary()
        .add("devices", device="picc", placed="2026-01-30")
        .milestone("remission", "2026-02-01")
        .add("dose_changes", medicine="dasatinib", direction="up", on=None)
        .timeline()
    )
    assert both(evidence.device_evidence(timeline.devices[0]))[1] == "PICC line since 30 Jan"
    assert both(evidence.milestone_evidence(timeline.milestones[0]))[1] == "remission (1 Feb)"
    assert both(evidence.dose_change_evidence(timeline.dose_changes[0])) == (
        "Dasatinib, dose raised, date not known",
        "dasatinib, dose raised",
    )
