"""Cases that an independent review of the warning signs brought up, each with the line that it rests on.

The first list are plain; in the second the clinical basis can be read two ways, and the more careful way stands.
"""

# ruff: noqa: E501

import pytest

from tests.signs.cases import YESTERDAY, Case, Story, d


def anc(value: str, **more: object) -> dict[str, object]:
    return {"analyte": "neutrophils", "value": value, **more}


def wbc(value: str, **more: object) -> dict[str, object]:
    return {"analyte": "white-cells", "value": value, **more}


def share(value: str, **more: object) -> dict[str, object]:
    return {"analyte": "neutrophils-percent", "value": value, "unit": "%", **more}


def treated() -> Story:
    """A diary in follow-up: a treatment is on file, counts hold 7 days."""
    return d().phase("follow-up", "2025-12-01")


def remission() -> Story:
    return d().milestone("remission", "2025-06-01")


FIRST = "2026-03-02"
VINCRISTINE = ("vincristine", "2026-03-02T09:00", "2026-03-02T10:00")

PLAIN = [
    # neutrophils that the same draw contradicts
    Case("neutrophils above the white cells, percent says 0.4", "7.3 use the lower ANC; law 8", treated().draw(YESTERDAY, wbc("2.0"), anc("3.0"), share("20")), {"low-white-cells": "today"}),
    Case("the same beside a mild cough", "7.3; law 6", treated().symptom("cough", 1, "10:00").draw(YESTERDAY, wbc("2.0"), anc("3.0"), share("20")), {"infection": "now"}),
    Case("0.6 stated, 0.45 by percent: a quarter apart", "7.3: more than 0.2 OR 20 %", treated().draw(YESTERDAY, wbc("4.5"), anc("0.6"), share("10")), {"low-white-cells": "today"}),
    Case("white cells below 0.5 beside neutrophils of 3.0", "5.8, 7.3, law 8: at most x", treated().symptom("cough", 1, "10:00").draw(YESTERDAY, wbc("0.5", comparator="<"), anc("3.0")), {"infection": "now"}),
    Case("neutrophils in doubt, percent says 0.3", "7.3; N15", treated().draw(YESTERDAY, wbc("3.0"), anc("5000"), share("10")), {"low-white-cells": "today"}),
    Case("neutrophils in doubt hide white cells of 1.5", "law 6; 7.3", treated().symptom("cough", 1, "10:00").draw(YESTERDAY, wbc("1.5"), anc("5000")), {"infection": "now"}),
    Case("preliminary neutrophils hide final white cells of 1.5", "law 6; labdata, status", treated().symptom("cough", 1, "10:00").draw(YESTERDAY, wbc("1.5"), anc("1.4", status="preliminary")), {"infection": "now"}),
    Case("white cells of 0.8 and neutrophils of 5 in two draws of one minute", "7.3; 5.8", treated().symptom("cough", 1, "10:00").count("neutrophils", "5").count("white-cells", "0.8"), {"infection": "now"}),
    # neutrophils of a few single cells
    Case("neutrophils of 5 a microliter", "7.3 each plausible unit; N15", d().count("neutrophils", "5", unit="/uL"), {"low-white-cells": "today"}, incomplete=("low-white-cells",)),
    Case("the same beside a mild cough", "7.3; law 6", treated().symptom("cough", 1, "10:00").count("neutrophils", "8", unit="/uL"), {"infection": "now"}),
    # what is not final reassures
    Case("percent is preliminary, so is what is calculated from it", "labdata, status; law 4", treated().symptom("cough", 2, "10:00").draw(YESTERDAY, wbc("5.0"), share("80", status="preliminary")), {"infection": "now"}),
    Case("a status this version does not know", "contract 2: used by no rule; law 4", treated().symptom("cough", 2, "10:00").draw(YESTERDAY, anc("3.0", status="unknown:pending")), {"infection": "now"}),
    Case("status unknown", "law 4: unknown acts as low", treated().symptom("cough", 2, "10:00").draw(YESTERDAY, anc("3.0", status="unknown")), {"infection": "now"}),
    # doses whose start is not known
    Case("a dose that ended after the sample, start not known", "7.2; N05", treated().symptom("cough", 2, "10:00").count("neutrophils", "3.0").infusion("vincristine", None, "2026-03-03T12:00"), {"infection": "now"}),
    Case("an undated dose behind an old one of unknown start", "7.2; N05", treated().symptom("cough", 2, "10:00").count("neutrophils", "3.0").infusion("vincristine", None, "2025-01-01").infusion("vincristine"), {"infection": "now"}),
    Case("a course of cytarabine begun after the sample", "7.2; N05; law 10", d().phase("maintenance", "2025-06-01").symptom("cough", 2, "10:00").count("neutrophils", "3.0", "2026-02-25T08:00").medicine("cytarabine", "2026-03-03T12:00"), {"infection": "now"}),
    # transplant window
    Case("transplant phase, ended after 30 days, 62 days ago", "law 11: at least 100 days; W17", d().phase("transplant", "2026-01-01", "2026-01-30").symptom("nosebleed", 1, "10:00").count("platelets", "200"), {"bleeding": "now"}),
    Case("one draw is not twice", "law 11: ANC at or above 0.5 twice", d().add("treatments", kind="transplant", started="2025-10-01").symptom("cough", 1, "10:00").draw(YESTERDAY, wbc("4.0"), anc("3.5"), share("50")), {"infection": "now"}),
    Case("second conditioning, ended 2 days ago, after an old transplant", "law 11: from conditioning", d().add("treatments", kind="transplant", started="2024-01-01").phase("conditioning", "2026-02-24", "2026-03-02").count("neutrophils", "4", "2024-03-03T08:00").count("neutrophils", "4", "2024-03-10T08:00").count("neutrophils", "4").symptom("cough", 1, "10:00"), {"infection": "now"}),
    # tumor lysis
    Case("uric acid of 8 mg/dL", "W28: 8 mg/dL or more; 6.8", d().milestone("first-chemotherapy", FIRST).count("uric-acid", "8", unit="mg/dL"), {"tumor-lysis": "today"}),
    Case("first chemotherapy 2 days ago, induction without dates", "law 3; N05", d().phase("induction").infusion(*VINCRISTINE).symptom("less-urine", 2), {"tumor-lysis": "now"}, incomplete=("tumor-lysis",)),
    Case("first chemotherapy 2 days ago, radiation the day before", "W28: first-ever chemo", d().phase("radiation", "2026-03-01").infusion(*VINCRISTINE).symptom("less-urine", 2), {"tumor-lysis": "now"}),
    Case("relapse without a date, chemotherapy 2 days ago", "law 3; W28 first course after relapse", d().milestone("first-chemotherapy", "2023-01-01").milestone("relapse", None).infusion(*VINCRISTINE).symptom("less-urine", 2), {"tumor-lysis": "now"}, incomplete=("tumor-lysis",)),
    Case("treatment after a relapse without a date", "law 3; N05", d().phase("relapse-treatment").symptom("less-urine", 2), {"tumor-lysis": "now"}, incomplete=("tumor-lysis",)),
    Case("relapse last week, chemotherapy without a date", "law 3; N05", d().milestone("first-chemotherapy", "2023-01-01").milestone("relapse", "2026-03-01").infusion("vincristine").symptom("less-urine", 2), {"tumor-lysis": "now"}, incomplete=("tumor-lysis",)),
    # possible return
    Case("falling, the last one only a bound", "7.3: at most x; W45", remission().count("platelets", "200", "2026-02-20T08:00").count("platelets", "100", "2026-02-27T08:00").count("platelets", "50", comparator="<"), {"possible-return": "today"}),
    Case("falling, the last one preliminary", "labdata: preliminary where more dangerous", remission().count("platelets", "200", "2026-02-20T08:00").count("platelets", "150", "2026-02-27T08:00").count("platelets", "110", status="preliminary"), {"possible-return": "today"}),
    Case("falling, the last one in doubt", "7.3: if this is right", remission().count("platelets", "200", "2026-02-20T08:00").count("platelets", "150", "2026-02-27T08:00").count("platelets", "110000"), {"possible-return": "today"}, incomplete=("possible-return",)),
    Case("fell before the dose of the same day", "law 11: unexplained; N02", remission().count("platelets", "200", "2026-02-20T08:00").count("platelets", "150", "2026-02-27T08:00").count("platelets", "110", "2026-03-04T08:00").infusion("vincristine", "2026-03-04T10:00", "2026-03-04T11:00"), {"possible-return": "today"}),
    Case("second remission without a date, after a dated relapse", "law 3: unknown = recent", d().milestone("remission", "2024-06-01").milestone("relapse", "2025-06-01").milestone("remission", None).symptom("bone-pain", 2), {"possible-return": "today"}, incomplete=("possible-return",)),
    # felt feverish
    Case("feverish at 07:00, one reading at 23:00", "law 9: judged at its own time", treated().symptom("feverish", 3, "07:00").temperature("36.6", at="23:00", after_fever_medicine=False), {"fever": "now"}),
    Case("feverish at 20:00, a reading of unknown time", "N02; 7.3 (the same reading at 07:00 gives now)", treated().symptom("feverish", 3, "20:00").temperature("36.6", after_fever_medicine=False), {"fever": "now"}),
]  # fmt: skip

TWO_READINGS = [
    Case("mild confusion yesterday, very severe today", "G01, N08 against law 11 (new)", treated().symptom("confusion", 1, day="2026-03-03").symptom("confusion", 4, "10:00").count("neutrophils", "4", "2026-03-04T08:00"), {"sudden-neurologic": "emergency"}),
    Case("a count of today without a time, cough at 06:00", "law 9 against 7.2", treated().symptom("cough", 2, "06:00").count("neutrophils", "3.0", "2026-03-04"), {"infection": "now"}),
    Case("headache of unknown time, the 48 hours end at 14:00", "N02 against law 9", d().infusion("blinatumomab", "2026-02-05T09:00", "2026-03-02T14:00").symptom("headache", 1), {"blinatumomab-infusion-reaction": "now"}),
    Case("platelets 8, then above 10", "law 8: likewise upward", d().count("platelets", "8", "2026-03-01T08:00").count("platelets", "10", comparator=">"), {"low-platelets": "today"}, incomplete=("low-platelets",)),
    Case("platelets 8 until 16:00, then 60: the day", "law 9: the day's flag is the strongest", d().count("platelets", "8").count("platelets", "60", "2026-03-04T16:00"), {"low-platelets": "now"}),
    Case("a doubtful reading whose list leaves out what was entered", "7.3 each plausible unit; contract 2", d().temperature("38.5", doubt={"why": "x", "readings": [{"value": "36.5", "unit": "Cel"}]}), {"fever": "now"}),
    Case("maintenance without a date: a good count of 14 days ago", "law 4: unknown acts as low", d().phase("maintenance").symptom("cough", 2, "08:00").count("neutrophils", "4", "2026-02-18T08:00"), {"infection": "now"}),
    Case("a course of blinatumomab without dates is incomplete", "laws 2, 3", d().medicine("blinatumomab").symptom("chills", 1), {"blinatumomab-infusion-reaction": "now"}, incomplete=("blinatumomab-infusion-reaction",)),
    Case("percent and white cells in two draws of one minute", "6.4; labdata T18", treated().count("white-cells", "3.0").count("neutrophils-percent", "10", unit="%"), {"low-white-cells": "today"}),
    Case("a low count without a time and a good one at 06:00, the day after", "7.3, labdata 6: same day when either has only a date", d().count("platelets", "8", "2026-03-03").count("platelets", "100", "2026-03-03T06:00"), {"low-platelets": "now"}),
    Case("an infusion of a word this version does not know, after the sample", "law 10: every other:", treated().symptom("cough", 2, "10:00").count("neutrophils", "3.0").infusion("unknown:daratumumab", "2026-03-03T12:00", "2026-03-03T13:00"), {"infection": "now"}),
]  # fmt: skip

CASES = PLAIN + TWO_READINGS


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()
