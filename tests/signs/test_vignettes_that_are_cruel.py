"""Cases made to mislead: units, bounds, half-known treatment, two things at once, and the edges of days.

Written from the clinical basis alone: a diary goes in, and the flags of one day come out.
"""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story, d

MORNING = "2026-03-04T08:00"
BLINATUMOMAB = ("blinatumomab", "2026-03-01T09:00")
INOTUZUMAB = ("inotuzumab-ozogamicin", "2026-02-22T09:00", "2026-02-22T10:00")
LINE = ("central-line", "2026-01-30")
K = {"unit": "mmol/L", "low": "3.5"}


def recent() -> Story:
    """Chemotherapy three days ago."""
    return d().infusion("vincristine", "2026-03-01T10:00", "2026-03-01T11:00")


def first() -> Story:
    """The first chemotherapy two days ago."""
    return d().milestone("first-chemotherapy", "2026-03-02")


UNITS = [
    Case("38.6 with the Fahrenheit unit beside a line site", "7.3; W18", d().device(*LINE).symptom("line-site-problem", 2).temperature("38.6", "[degF]"), {"line-infection": "now", "fever": "now"}),
    Case("101 with the Celsius unit beside mouth sores", "7.3; W32", recent().symptom("mouth-sores", 1).temperature("101"), {"mouth-sores": "now", "fever": "now"}),
    Case("100.4 Fahrenheit beside diarrhea", "law 13; W35", recent().symptom("diarrhea", 1, times=1).temperature("100.4", "[degF]"), {"diarrhea": "now"}),
    Case("100.3 Fahrenheit beside diarrhea", "law 13; W35", recent().symptom("diarrhea", 1, times=1).temperature("100.3", "[degF]"), {"diarrhea": "tell"}, silent=("fever",)),
    Case("five percent heavier, kilograms then pounds", "W08; 6.8", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-25").weight("139", unit="[lb_av]"), {"inotuzumab-liver": "now"}),
    Case("less than five percent heavier, kilograms then pounds", "W08; 6.8", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-25").weight("138.8", unit="[lb_av]"), silent=("inotuzumab-liver",)),
    Case("swollen and heavier, pounds then kilograms", "W37; 6.8", d().medicine("imatinib", "2026-02-09").symptom("swelling-hands-feet", 1).weight("132", "2026-02-25", "[lb_av]").weight("63.0"), {"tki-swelling": "today"}),
    Case("platelets fall in three units", "W23; 6.8", d().medicine("imatinib", "2026-02-09").symptom("easy-bruising", 1).count("platelets", "300", "2026-02-18T08:00").count("platelets", "240000", "2026-02-25T08:00", "/uL").count("platelets", "192", MORNING, "10*3/uL"), {"counts-falling-on-tki": "tell"}),
    Case("hemoglobin falls in two units", "W23; 6.8", d().medicine("imatinib", "2026-02-09").symptom("fatigue", 1).count("hemoglobin", "16.0", "2026-02-18T08:00", "g/dL").count("hemoglobin", "128", "2026-02-25T08:00", "g/L").count("hemoglobin", "10.2", MORNING, "g/dL"), {"counts-falling-on-tki": "tell"}),
    Case("uric acid of 8 mg/dL is the line in its own unit", "W28; 6.8", first().count("uric-acid", "8.0", MORNING, "mg/dL"), {"tumor-lysis": "today"}),
    Case("uric acid of 7.9 mg/dL", "W28; 6.8", first().count("uric-acid", "7.9", MORNING, "mg/dL"), silent=("tumor-lysis",)),
    Case("phosphate of 4.5 mg/dL", "W28; 6.8", first().count("phosphate", "4.5", MORNING, "mg/dL"), {"tumor-lysis": "today"}),
    Case("phosphate of 4.4 mg/dL", "W28; 6.8", first().count("phosphate", "4.4", MORNING, "mg/dL"), silent=("tumor-lysis",)),
    Case("calcium of 7.0 mg/dL", "W28; 6.8", first().count("calcium", "7.0", MORNING, "mg/dL"), {"tumor-lysis": "today"}),
    Case("calcium of 7.1 mg/dL", "W28; 6.8", first().count("calcium", "7.1", MORNING, "mg/dL"), silent=("tumor-lysis",)),
]  # fmt: skip

BOUNDS = [
    Case("potassium printed as below 2.5", "law 8; 7.3", d().infusion(*BLINATUMOMAB).count("potassium", "2.5", MORNING, comparator="<", **K), {"blinatumomab-low-potassium": "now"}),
    Case("bilirubin printed as above 34", "law 8; W08", d().infusion(*INOTUZUMAB).count("bilirubin", "34", MORNING, "umol/L", comparator=">"), {"inotuzumab-liver": "today"}),
    Case("bilirubin printed as below its limit", "law 8; W09", d().infusion(*INOTUZUMAB).count("bilirubin", "17", MORNING, "umol/L", high="17", comparator="<"), silent=("inotuzumab-liver",)),
    Case("neutrophils printed as below 0.5", "law 8", d().count("neutrophils", "0.5", MORNING, comparator="<"), {"low-white-cells": "today"}),
    Case("white cells printed as above 2.0", "law 8", d().count("white-cells", "2.0", MORNING, comparator=">"), silent=("low-white-cells",)),
    Case("platelets printed as below 10", "law 8", d().count("platelets", "10", MORNING, comparator="<"), {"low-platelets": "now"}),
    Case("platelets printed as at most 10", "law 8", d().count("platelets", "10", MORNING, comparator="<="), {"low-platelets": "now"}),
    Case("hemoglobin printed as below 7", "law 8", d().count("hemoglobin", "7", MORNING, "g/dL", comparator="<"), {"low-red-cells": "today"}),
    Case("ibuprofen, platelets printed as above 50", "law 8; W44b", d().medicine("ibuprofen", "2026-03-01").count("platelets", "50", comparator=">"), silent=("pain-reliever-caution",)),
    Case("ibuprofen, platelets printed as below 50", "law 8; W44b", d().medicine("ibuprofen", "2026-03-01").count("platelets", "50", comparator="<"), {"pain-reliever-caution": "tell"}),
]  # fmt: skip

CONTRADICTIONS = [
    Case("two potassium results of one minute", "7.3", d().infusion(*BLINATUMOMAB).count("potassium", "3.9", MORNING, **K).count("potassium", "2.4", MORNING, **K), {"blinatumomab-low-potassium": "now"}),
    Case("a good potassium later that day does not lower", "law 9", d().infusion(*BLINATUMOMAB).count("potassium", "2.9", "2026-03-04T06:00", **K).count("potassium", "3.8", "2026-03-04T12:00", **K), {"blinatumomab-low-potassium": "today"}),
    Case("ibuprofen, two platelet results of one minute", "7.3; W44b", d().medicine("ibuprofen", "2026-03-01").count("platelets", "180").count("platelets", "40"), {"pain-reliever-caution": "tell"}),
    Case("two weights of one minute", "7.3", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-25").weight("61.0").weight("63.0"), {"inotuzumab-liver": "now"}),
    Case("mouth sores none, then mild", "7.3", recent().symptom("mouth-sores", 0, "08:00").symptom("mouth-sores", 1, "20:00"), {"mouth-sores": "tell"}),
    Case("not feverish, but 38.2", "7.3", recent().symptom("mouth-sores", 1).symptom("feverish", 0).temperature("38.2"), {"mouth-sores": "now", "fever": "now"}),
    Case("line site, feverish, 37.0 after a fever medicine", "law 6; 7.3", d().device(*LINE).symptom("line-site-problem", 2, "10:00").symptom("feverish", 2, "10:00").temperature("37.0", at="10:05", after_fever_medicine=True), {"line-infection": "now", "fever": "now"}),
    Case("Ommaya reservoir, feverish, 37.0 after a fever medicine", "law 6; 7.3", d().device("ommaya", "2026-01-30").symptom("feverish", 2, "10:00").temperature("37.0", at="10:05", after_fever_medicine=True), {"ommaya-infection": "now", "fever": "now"}),
    Case("mouth sores and 37.5, the person's own line", "law 13; W32", recent().symptom("mouth-sores", 1).temperature("37.5").fever_line("37.5"), {"mouth-sores": "now"}),
    Case("mouth sores and 37.4 under the person's own line", "law 13; W32", recent().symptom("mouth-sores", 1).temperature("37.4").fever_line("37.5"), {"mouth-sores": "tell"}),
]  # fmt: skip

OTHER_SPECIMENS = [
    Case("platelets of spinal fluid are no fall", "6.9", d().medicine("imatinib", "2026-02-09").symptom("easy-bruising", 1).count("platelets", "300", "2026-02-18T08:00").count("platelets", "240", "2026-02-25T08:00").count("platelets", "3", MORNING, specimen="csf"), silent=("counts-falling-on-tki", "low-platelets")),
    Case("ibuprofen, platelets low in spinal fluid only", "6.9; W44b", d().medicine("ibuprofen", "2026-03-01").count("platelets", "180").count("platelets", "3", specimen="csf"), silent=("pain-reliever-caution",)),
    Case("blasts of marrow after remission", "6.9; law 12", d().milestone("remission", "2025-12-01").count("blasts-percent", "3", MORNING, "%", specimen="marrow"), silent=("possible-return",)),
    Case("white cells of spinal fluid in 10*6/L", "6.9", d().count("white-cells", "3", MORNING, "10*6/L", specimen="csf"), silent=("low-white-cells",)),
    Case("bilirubin of urine", "6.9", d().infusion(*INOTUZUMAB).count("bilirubin", "60", MORNING, "umol/L", specimen="urine", high="17"), silent=("inotuzumab-liver",)),
]  # fmt: skip

HALF_KNOWN = [
    Case("an old dose with dates and one without", "law 3; N05", d().infusion("inotuzumab-ozogamicin", "2025-03-01T09:00", "2025-03-01T10:00").infusion("inotuzumab-ozogamicin").symptom("rash", 1), {"inotuzumab-infusion-reaction": "now"}, incomplete=("inotuzumab-infusion-reaction",)),
    Case("cytarabine of unknown dates beside a dated vincristine", "law 3", recent().infusion("cytarabine").symptom("coordination-trouble", 1), {"cytarabine-brain": "now"}, incomplete=("cytarabine-brain",)),
    Case("cytarabine, whether high dose is not known", "contract 2; W29", d().infusion("cytarabine", "2026-03-01T09:00", "2026-03-01T12:00", high_dose=None).symptom("dry-eyes", 1), {"cytarabine-eyes": "today"}),
    Case("cytarabine, not high dose", "contract 2; W29", d().infusion("cytarabine", "2026-03-01T09:00", "2026-03-01T12:00", high_dose=False).symptom("dry-eyes", 1), {"cytarabine-eyes": "today"}),
    Case("cytarabine without an end, 14 days ago", "contract 2; law 11", d().infusion("cytarabine", "2026-02-18T09:00").symptom("dry-eyes", 1, "20:00"), {"cytarabine-eyes": "today"}),
    Case("cytarabine without an end, 22 days ago, may be running", "contract 2", d().infusion("cytarabine", "2026-02-10T09:00").symptom("dry-eyes", 1), {"cytarabine-eyes": "today"}, incomplete=("cytarabine-eyes",)),
    Case("an injection is over when it is given", "contract 2; law 11", d().dose("cytarabine", "2026-02-17T08:00", "injection").symptom("dry-eyes", 2, "10:00"), silent=("cytarabine-eyes",)),
    Case("inotuzumab without an end, 35 hours ago", "contract 2; law 11", d().infusion("inotuzumab-ozogamicin", "2026-03-03T09:00").symptom("rash", 1, "20:00"), {"inotuzumab-infusion-reaction": "now"}),
    Case("radiation of an unknown site", "5.10; W41", d().done("radiation", "2026-03-01T10:00", "2026-03-01T10:30").symptom("diarrhea", 2, times=4), {"diarrhea": "today"}, incomplete=("diarrhea",)),
    Case("reservoir removed, but a lumbar puncture two days ago", "W19", d().device("ommaya", "2025-11-01", "2026-01-30").done("lumbar-puncture", "2026-03-02T10:00").symptom("headache", 2), {"ommaya-infection": "now"}),
    Case("everything only planned", "contract 2", d().infusion(*BLINATUMOMAB, planned=True).done("transplant", "2026-03-01", planned=True).done("radiation", "2026-03-01", planned=True).symptom("rash", 2).symptom("skin-changes", 2), silent=("blinatumomab-common-effects", "transplant-effects", "radiation-skin")),
    Case("a missed dose of etoposide is no exposure", "W46 W47", d().dose("etoposide", MORNING, "missed-dose"), {"missed-medicine": "tell"}, silent=("second-cancer-exposure",)),
    Case("a missed dose of cytarabine opens no window", "W29 W47", d().dose("cytarabine", "2026-03-03T08:00", "missed-dose").symptom("dry-eyes", 1), silent=("cytarabine-eyes",)),
    Case("a transfusion is no chemotherapy", "law 2", d().done("transfusion", "2026-03-01T10:00", "2026-03-01T12:00", product="platelets").symptom("weakness-hands-feet", 2), silent=("nerve-damage",)),
]  # fmt: skip

MILD_OR_NOT_RATED = [
    Case("tripping not rated, long after chemotherapy", "law 5", d().infusion("vincristine", "2026-01-03T10:00", "2026-01-03T11:00").symptom("tripping-or-dropping-things", None), {"nerve-damage": "today"}),
    Case("scalp not rated, no medicine on file", "law 5; W19", d().device("ommaya", "2026-01-30").symptom("ommaya-site-problem", None), {"ommaya-infection": "now"}),
    Case("two mild signs at a line, no medicine on file", "law 5; W18", d().device(*LINE).symptom("line-site-problem", 1).symptom("arm-swelling", 1), {"line-infection": "today"}),
    Case("a mild line site with 38.0, no medicine on file", "law 5; W18", d().device(*LINE).symptom("line-site-problem", 1).temperature("38.0"), {"line-infection": "now"}),
    Case("a copied symptom is a symptom", "contract 2", recent().symptom("nausea", 1, copied=True), {"nausea-vomiting": "tell"}),
    Case("mild yellow eyes within the 90 days of inotuzumab", "law 5; law 11", d().infusion("inotuzumab-ozogamicin", "2025-12-20T09:00", "2025-12-20T10:00").symptom("yellow-skin-or-eyes", 1), {"inotuzumab-liver": "now"}),
]  # fmt: skip

TOGETHER = [
    Case("none hides another", "N06", d().infusion(*BLINATUMOMAB).device(*LINE).symptom("chills", 2).symptom("vomiting", 2, times=6).symptom("rash", 1).symptom("line-site-problem", 2).temperature("38.6"), {"blinatumomab-infusion-reaction": "now", "fever": "now", "infection": "now", "nausea-vomiting": "now", "line-infection": "now", "blinatumomab-common-effects": "tell"}),
    Case("chills with two antibodies", "N06; W01 W07", d().infusion(*BLINATUMOMAB).infusion("inotuzumab-ozogamicin", "2026-03-03T09:00", "2026-03-03T10:00").symptom("chills", 1, "08:00"), {"blinatumomab-infusion-reaction": "now", "inotuzumab-infusion-reaction": "now", "infection": "now"}),
    Case("constipation of two signs", "N06", d().infusion(*BLINATUMOMAB).symptom("constipation", 2), {"blinatumomab-common-effects": "tell", "constipation": "tell"}),
    Case("slurred speech of three signs", "N06; law 1", d().infusion(*BLINATUMOMAB).infusion("cytarabine", "2026-02-24T09:00", "2026-02-24T12:00").symptom("trouble-speaking", 1), {"blinatumomab-neurologic": "emergency", "cytarabine-brain": "emergency", "sudden-neurologic": "emergency"}),
    Case("wheezing at 3 while blinatumomab runs", "law 1; W01 W26", d().infusion(*BLINATUMOMAB).symptom("wheezing", 3), {"blinatumomab-infusion-reaction": "emergency", "chest-pain-or-breathing": "emergency"}),
    Case("an emergency of one sign is not of another", "law 1", recent().symptom("cannot-keep-fluids", 2).symptom("one-sided-weakness", None), {"nausea-vomiting": "now", "sudden-neurologic": "emergency"}),
    Case("swollen and breathless at rest", "law 1; W37", d().medicine("imatinib", "2026-02-09").symptom("swelling-around-eyes", 1).symptom("breathless-at-rest", None), {"tki-swelling": "emergency", "chest-pain-or-breathing": "emergency"}),
    Case("the second tablet goes on where the first ended", "W38", d().medicine("imatinib", "2025-10-01", "2026-02-01").medicine("dasatinib", "2026-02-02").symptom("rash", 1), {"tki-effects": "note"}),
    Case("nothing new keeps what treatment brought", "contract 1; W46", d().infusion("cyclophosphamide", "2025-03-01T09:00", "2025-03-01T11:00").nothing_new(), {"second-cancer-exposure": "note"}, silent=("nausea-vomiting", "organ-effects", "severe-symptom")),
]  # fmt: skip

EDGES_OF_DAYS = [
    Case("nausea after midnight, within 48 hours", "law 11; contract 2", d().infusion(*BLINATUMOMAB, "2026-03-02T00:15").symptom("nausea", 1, "00:10"), {"blinatumomab-infusion-reaction": "now"}),
    Case("nausea after midnight, past 48 hours", "law 11; contract 2", d().infusion(*BLINATUMOMAB, "2026-03-02T00:15").symptom("nausea", 1, "00:20"), silent=("blinatumomab-infusion-reaction",)),
    Case("a fever after midnight is of the next day", "contract 2; W18", d().device(*LINE).symptom("line-site-problem", 2).temperature("38.6", at="00:05", day="2026-03-05"), {"line-infection": "today"}, silent=("fever",)),
    Case("vomited by noon", "law 9; W34", recent().symptom("vomiting", 2, "08:00", times=3).symptom("vomiting", 2, "18:00", times=3), {"nausea-vomiting": "today"}, on="2026-03-04T12:00"),
    Case("vomited by the end of that day", "contract 2; W34", recent().symptom("vomiting", 2, "08:00", times=3).symptom("vomiting", 2, "18:00", times=3), {"nausea-vomiting": "now"}),
    Case("the episodes of the day before do not add up", "contract 2; W34", recent().symptom("vomiting", 2, "06:00", "2026-03-03", times=4).symptom("vomiting", 1, "20:00", times=2), {"nausea-vomiting": "tell"}),
    Case("back-filled: the low potassium came two days later", "law 9", d().infusion(*BLINATUMOMAB).count("potassium", "2.4", "2026-03-03T08:00", **K), silent=("blinatumomab-low-potassium",), on="2026-03-01"),
    Case("back-filled: the cytarabine came two days later", "law 9", d().infusion("cytarabine", "2026-03-03T09:00", "2026-03-03T12:00").symptom("dry-eyes", 2, day="2026-03-01"), silent=("cytarabine-eyes",), on="2026-03-01"),
    Case("back-filled: the line was still there", "law 9; W18", d().device(*LINE, "2026-03-03").symptom("line-site-problem", 2, day="2026-03-02"), {"line-infection": "today"}, on="2026-03-02"),
    Case("back-filled: the line was not there yet", "law 9; W18", d().device("central-line", "2026-03-03").symptom("line-site-problem", 2, day="2026-03-01"), silent=("line-infection",), on="2026-03-01"),
    Case("sight lost yesterday is of yesterday", "contract 1; W29", d().infusion("cytarabine", "2026-03-01T09:00", "2026-03-01T12:00").symptom("vision-loss", None, day="2026-03-03"), silent=("cytarabine-eyes",)),
]  # fmt: skip

GENERAL_SIGNS = [
    Case("96.8 Fahrenheit is 36.0", "W14b; 6.3", d().temperature("96.8", "[degF]"), silent=("low-temperature-or-unwell",)),
    Case("96.7 Fahrenheit", "W14b; 6.3", d().temperature("96.7", "[degF]"), {"low-temperature-or-unwell": "now"}),
    Case("very unwell with good counts", "G05; law 4", d().symptom("feeling-very-unwell", None, "10:00").count("neutrophils", "4.0").count("hemoglobin", "13", unit="g/dL"), {"low-temperature-or-unwell": "now"}),
    Case("breathless and very tired with good hemoglobin", "W24; law 4", d().symptom("shortness-of-breath", 2, "10:00").symptom("fatigue", 3, "10:00").count("hemoglobin", "13", unit="g/dL"), {"anemia": "today"}),
    Case("breathless and very tired with chest pain", "W24; law 1", d().symptom("shortness-of-breath", 2).symptom("fatigue", 3).symptom("chest-pain", 1), {"anemia": "emergency", "chest-pain-or-breathing": "emergency"}),
    Case("bruises with 19000 platelets a microliter", "law 7; 6.8", d().symptom("easy-bruising", 1).count("platelets", "19000", unit="/uL"), {"bleeding": "now", "low-platelets": "today"}),
    Case("bruises with 20000 platelets a microliter", "law 7; 6.8", d().symptom("easy-bruising", 1).count("platelets", "20000", unit="/uL"), {"bleeding": "today", "low-platelets": "tell"}),
    Case("nosebleed with platelets printed as below 20", "laws 7, 8", d().symptom("nosebleed", 1).count("platelets", "20", comparator="<"), {"bleeding": "now"}),
    Case("bruises with platelets low in spinal fluid only", "law 7; 6.9", d().symptom("easy-bruising", 1).count("platelets", "5", specimen="csf"), {"bleeding": "today"}, silent=("low-platelets",)),
    Case("sore throat, neutrophils known beside low white cells", "law 6", d().symptom("sore-throat", 1).draw("2026-03-03T08:00", {"analyte": "neutrophils", "value": "1.2"}, {"analyte": "white-cells", "value": "1.9"}), {"infection": "today"}),
    Case("cough, more neutrophils than white cells", "law 6; 7.3", d().symptom("cough", 1).draw("2026-03-03T08:00", {"analyte": "neutrophils", "value": "5.0"}, {"analyte": "white-cells", "value": "0.8"}), {"infection": "now"}),
    Case("tremor alone while blinatumomab runs", "W02: supporting", d().infusion(*BLINATUMOMAB).symptom("tremor", 2), {"blinatumomab-common-effects": "tell"}, silent=("blinatumomab-neurologic", "sudden-neurologic")),
    Case("no blasts after remission", "law 12", d().milestone("remission", "2025-12-01").count("blasts", "0", MORNING), silent=("possible-return",)),
]  # fmt: skip

CASES = tuple(
    UNITS + BOUNDS + CONTRADICTIONS + OTHER_SPECIMENS + HALF_KNOWN + MILD_OR_NOT_RATED + TOGETHER + EDGES_OF_DAYS + GENERAL_SIGNS
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
