"""Short cases written from the clinical basis alone, each with the line that it rests on.

They know nothing of the rule files: a diary goes in, and the flags of one day come out.
"""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, d

BLINATUMOMAB = ("blinatumomab", "2026-03-01T09:00")
EVERYTHING = (
    "fever",
    "infection",
    "bleeding",
    "anemia",
    "chest-pain-or-breathing",
    "sudden-neurologic",
    "severe-symptom",
)

FEVER = [
    Case("38.0 and nothing else known", "laws 2, 13; W14", d().temperature("38.0"), {"fever": "now"}, incomplete=("fever",)),
    Case("37.9", "law 13", d().temperature("37.9"), silent=("fever", "infection")),
    Case("100.4 Fahrenheit is the line exactly", "law 13", d().temperature("100.4", "[degF]"), {"fever": "now"}, incomplete=("fever",)),
    Case("100.3 Fahrenheit", "law 13", d().temperature("100.3", "[degF]"), silent=("fever", "infection")),
    Case("a lower line is kept", "law 13", d().temperature("37.5").fever_line("37.5"), {"fever": "now"}),
    Case("just under a lower line", "law 13", d().temperature("37.4").fever_line("37.5"), silent=("fever",)),
    Case("a higher line is not used", "law 13; N14", d().temperature("38.0").fever_line("38.5"), {"fever": "now"}),
    Case("a line below 37.0 is not used", "law 13", d().temperature("36.8").fever_line("36.5"), silent=("fever",)),
    Case("38 with the Fahrenheit unit", "7.3", d().temperature("38", "[degF]"), {"fever": "now"}, incomplete=("fever",)),
    Case("101 with the Celsius unit", "7.3", d().temperature("101", "Cel"), {"fever": "now"}, incomplete=("fever",)),
    Case("felt feverish, no thermometer", "7.3; W14", d().symptom("feverish", 1), {"fever": "now"}, incomplete=("fever",)),
    Case("feverish on dexamethasone, reading 37.2", "law 6", d().symptom("feverish", 2, "10:00").temperature("37.2", at="10:05").medicine("dexamethasone", "2026-02-01"), {"fever": "now"}),
    Case("feverish, reading 37.2 after a fever medicine", "law 6", d().symptom("feverish", 2, "10:00").temperature("37.2", at="10:05", after_fever_medicine=True), {"fever": "now"}),
    Case("a good count never lowers a fever", "law 4", d().temperature("38.0", at="14:00").count("neutrophils", "5.0", "2026-03-04T08:00"), {"fever": "now"}),
    Case("a reading in the morning speaks for the day", "law 9", d().temperature("38.6", at="08:00").temperature("36.6", at="20:00"), {"fever": "now"}),
    Case("yesterday's fever is yesterday's", "contract, flags", d().temperature("39.0", day="2026-03-03"), silent=("fever", "infection")),
    Case("an evening fever is not known at noon", "law 9", d().temperature("38.6", at="18:00"), silent=("fever",), on="2026-03-04T12:00"),
    Case("no fever entered, nothing new", "law 5, contract 2", d().nothing_new(), silent=EVERYTHING),
    Case("35.9", "W14b", d().temperature("35.9"), {"low-temperature-or-unwell": "now"}),
    Case("36.0", "W14b", d().temperature("36.0"), silent=("low-temperature-or-unwell", "fever")),
    Case("feels very unwell", "G05", d().symptom("feeling-very-unwell", None), {"low-temperature-or-unwell": "now"}),
]  # fmt: skip

INFECTION = [
    Case("chills, counts unknown", "law 6", d().symptom("chills", 1), {"infection": "now"}, incomplete=("infection",)),
    Case("mild cough, counts unknown", "law 6", d().symptom("cough", 1), {"infection": "today"}, incomplete=("infection",)),
    Case("moderate cough, counts unknown", "law 6", d().symptom("cough", 2), {"infection": "now"}, incomplete=("infection",)),
    Case("unrated cough meets every step", "law 5", d().symptom("cough", None), {"infection": "now"}),
    Case("mild cough, low neutrophils", "law 6", d().symptom("cough", 1).count("neutrophils", "0.99"), {"infection": "now"}),
    Case("mild cough, neutrophils of 1.0 yesterday", "law 6; floor", d().symptom("cough", 1).count("neutrophils", "1.0"), {"infection": "today"}),
    Case("moderate cough, fresh good count", "law 4", d().symptom("cough", 2, "10:00").count("neutrophils", "3.0"), {"infection": "today"}),
    Case("moderate cough, good count too old", "7.2", d().symptom("cough", 2, "10:00").count("neutrophils", "3.0", "2026-02-24T08:00"), {"infection": "now"}),
    Case("chills, good count, low ten days ago", "law 4", d().symptom("chills", 2, "10:00").count("neutrophils", "0.4", "2026-02-22T08:00").count("neutrophils", "3.0"), {"infection": "now"}),
    Case("chills, good count, low sixteen days ago", "law 4", d().symptom("chills", 2, "10:00").count("neutrophils", "0.4", "2026-02-15T08:00").count("neutrophils", "3.0"), {"infection": "today"}),
    Case("good count before a dose of chemotherapy", "7.2; law 10", d().symptom("cough", 2, "10:00").count("neutrophils", "3.0", "2026-03-03T08:00").infusion("vincristine", "2026-03-03T10:00", "2026-03-03T11:00"), {"infection": "now"}),
    Case("good count before a dose of a steroid", "law 10", d().symptom("cough", 2, "10:00").count("neutrophils", "3.0", "2026-03-03T08:00").infusion("dexamethasone", "2026-03-03T10:00", "2026-03-03T11:00"), {"infection": "today"}),
    Case("a preliminary good count reassures nobody", "labdata, status", d().symptom("cough", 2, "10:00").count("neutrophils", "3.0", status="preliminary"), {"infection": "now"}),
    Case("low white cells without neutrophils", "5.8", d().symptom("sore-throat", 1).count("white-cells", "1.9"), {"infection": "now"}),
    Case("a count of spinal fluid is no blood count", "6.9", d().symptom("cough", 1).count("white-cells", "0.003", specimen="csf"), {"infection": "today"}, silent=("low-white-cells",)),
    Case("diarrhea with belly pain of 2", "law 6", d().symptom("diarrhea", 1).symptom("abdominal-pain", 2), {"infection": "now"}),
    Case("diarrhea with belly pain of 1", "law 6", d().symptom("diarrhea", 1).symptom("abdominal-pain", 1), silent=("infection",)),
    Case("back-filled: the low count came two days later", "law 9", d().symptom("cough", 1, day="2026-03-01").count("neutrophils", "0.2", "2026-03-03T08:00"), {"infection": "today"}, on="2026-03-01"),
    Case("a low count later that day raises", "law 9", d().symptom("cough", 1, "08:00").count("neutrophils", "0.2", "2026-03-04T10:00"), {"infection": "now"}),
    Case("a good count later that day does not lower", "law 9", d().symptom("cough", 2, "08:00").count("neutrophils", "4.0", "2026-03-04T10:00"), {"infection": "now"}),
    Case("chills with fresh good count keep the floor", "law 4", d().symptom("chills", 1, "10:00").count("neutrophils", "4.0"), {"infection": "today"}),
]  # fmt: skip

COUNTS = [
    Case("neutrophils of 1.0", "law 8", d().count("neutrophils", "1.0"), silent=("low-white-cells",)),
    Case("neutrophils of 0.99", "law 8", d().count("neutrophils", "0.99"), {"low-white-cells": "tell"}),
    Case("neutrophils of 0.51", "law 8", d().count("neutrophils", "0.51"), {"low-white-cells": "tell"}),
    Case("neutrophils of 0.5, entered as 500 a microliter", "law 8; 6.4", d().count("neutrophils", "500", unit="/uL"), {"low-white-cells": "today"}),
    Case("neutrophils below 0.1", "law 8", d().count("neutrophils", "0.1", comparator="<"), {"low-white-cells": "today"}),
    Case("white cells of 2.0 alone", "law 8", d().count("white-cells", "2.0"), silent=("low-white-cells",)),
    Case("white cells of 1.99 alone", "law 8", d().count("white-cells", "1.99"), {"low-white-cells": "tell"}),
    Case("white cells of 0.99 alone", "law 8", d().count("white-cells", "0.99"), {"low-white-cells": "today"}),
    Case("0.4 seven days ago keeps its step", "law 8", d().count("neutrophils", "0.4", "2026-02-26T08:00"), {"low-white-cells": "today"}),
    Case("0.4 twelve days ago stands at tell", "law 8", d().count("neutrophils", "0.4", "2026-02-20T08:00"), {"low-white-cells": "tell"}),
    Case("0.4 replaced by 2.5", "law 8", d().count("neutrophils", "0.4", "2026-02-26T08:00").count("neutrophils", "2.5"), silent=("low-white-cells",)),
    Case("neutrophils from percent", "6.4", d().add("counts", collected_at="2026-03-03T08:00").add("results", panel="counts-0", analyte="white-cells", value="1.0", unit="10*9/L").add("results", panel="counts-0", analyte="neutrophils-percent", value="16", unit="%"), {"low-white-cells": "today"}),
    Case("platelets of 50", "law 8", d().count("platelets", "50"), silent=("low-platelets",)),
    Case("platelets of 49", "law 8", d().count("platelets", "49"), {"low-platelets": "tell"}),
    Case("platelets of 20", "law 8", d().count("platelets", "20"), {"low-platelets": "tell"}),
    Case("platelets of 19", "law 8", d().count("platelets", "19"), {"low-platelets": "today"}),
    Case("platelets of 11", "law 8", d().count("platelets", "11"), {"low-platelets": "today"}),
    Case("platelets of 10", "law 8", d().count("platelets", "10"), {"low-platelets": "now"}),
    Case("platelets 150 with the single-cell unit are 150", "7.3", d().count("platelets", "150", unit="/uL"), silent=("low-platelets",)),
    Case("two results of one minute: the lower decides", "7.3", d().count("platelets", "18").count("platelets", "180"), {"low-platelets": "today"}),
    Case("hemoglobin of 10", "law 8", d().count("hemoglobin", "10.0", unit="g/dL"), silent=("low-red-cells",)),
    Case("hemoglobin of 9.9", "law 8", d().count("hemoglobin", "9.9", unit="g/dL"), {"low-red-cells": "tell"}),
    Case("hemoglobin of 8.0", "law 8", d().count("hemoglobin", "8.0", unit="g/dL"), {"low-red-cells": "tell"}),
    Case("hemoglobin of 79 g/L", "law 8", d().count("hemoglobin", "79", unit="g/L"), {"low-red-cells": "today"}),
    Case("hemoglobin 85 with the wrong unit", "7.3", d().count("hemoglobin", "85", unit="g/dL"), {"low-red-cells": "tell"}, incomplete=("low-red-cells",)),
    Case("withdrawn by the laboratory", "labdata, status", d().count("platelets", "5", status="entered-in-error"), silent=("low-platelets",)),
    Case("a preliminary low count counts", "labdata, status", d().count("platelets", "15", status="preliminary"), {"low-platelets": "today"}),
]  # fmt: skip

BLEEDING = [
    Case("nosebleed, platelets 18 eleven days ago", "law 7", d().symptom("nosebleed", 1).count("platelets", "18", "2026-02-21T08:00"), {"bleeding": "now"}),
    Case("mild nosebleed, platelets unknown", "law 7", d().symptom("nosebleed", 1), {"bleeding": "today"}, incomplete=("bleeding",)),
    Case("moderate nosebleed, platelets unknown", "law 7", d().symptom("nosebleed", 2), {"bleeding": "now"}),
    Case("nosebleed though platelets look good", "W22", d().symptom("nosebleed", 2, "10:00").count("platelets", "200"), {"bleeding": "today"}),
    Case("nosebleed, 18 twelve days ago and 60 yesterday", "law 4", d().symptom("nosebleed", 2, "10:00").count("platelets", "18", "2026-02-20T08:00").count("platelets", "60"), {"bleeding": "now"}),
    Case("blood in urine at any count", "law 7", d().symptom("blood-in-urine", None, "10:00").count("platelets", "300"), {"bleeding": "now"}),
    Case("bleeding that does not stop", "laws 1, 7", d().symptom("bleeding-not-stopping", None), {"bleeding": "emergency"}),
    Case("sudden worst headache", "laws 1, 7", d().symptom("sudden-worst-headache", 4), {"bleeding": "emergency"}),
    Case("bruises, platelets unknown", "law 7", d().symptom("easy-bruising", 1), {"bleeding": "today"}),
    Case("bruises, platelets 15", "law 7", d().symptom("easy-bruising", 1).count("platelets", "15"), {"bleeding": "now"}),
    Case("bruises, platelets 20", "law 7", d().symptom("easy-bruising", 1).count("platelets", "20"), {"bleeding": "today"}),
    Case("two counts of one minute, nosebleed", "7.3", d().symptom("nosebleed", 1).count("platelets", "18").count("platelets", "180"), {"bleeding": "now"}),
    Case("no bleeding: severity 0 is none", "law 5", d().symptom("nosebleed", 0).count("platelets", "5"), silent=("bleeding",)),
]  # fmt: skip

BREATH_AND_NERVES = [
    Case("breathless with extreme tiredness", "W24", d().symptom("shortness-of-breath", 2).symptom("fatigue", 3), {"anemia": "today"}),
    Case("breathless at rest", "laws 1, 11; W26", d().symptom("breathless-at-rest", None), {"chest-pain-or-breathing": "emergency"}),
    Case("chest pain, mild", "law 1; G02", d().symptom("chest-pain", 1), {"chest-pain-or-breathing": "emergency"}),
    Case("short of breath at 3", "laws 1, 11", d().symptom("shortness-of-breath", 3), {"chest-pain-or-breathing": "emergency"}),
    Case("short of breath at 2", "law 11", d().symptom("shortness-of-breath", 2), silent=("chest-pain-or-breathing",)),
    Case("oxygen of 91", "law 11", d().measured("oxygen-saturation", "91", "%"), {"chest-pain-or-breathing": "now"}),
    Case("oxygen of 92", "law 11", d().measured("oxygen-saturation", "92", "%"), silent=("chest-pain-or-breathing",)),
    Case("blue lips", "law 1; G02", d().symptom("blue-lips", None), {"chest-pain-or-breathing": "emergency"}),
    Case("seizure", "law 1; G01", d().symptom("seizure", None), {"sudden-neurologic": "emergency"}),
    Case("one-sided weakness", "law 1; G01", d().symptom("one-sided-weakness", None), {"sudden-neurologic": "emergency"}),
    Case("trouble speaking", "law 1; G01", d().symptom("trouble-speaking", 1), {"sudden-neurologic": "emergency"}),
    Case("mild headache with nothing on file", "law 5", d().symptom("headache", 1), silent=EVERYTHING),
    Case("severe nausea", "severe-symptom", d().symptom("nausea", 3), {"severe-symptom": "today"}),
    Case("unrated nausea", "law 5", d().symptom("nausea", None), {"severe-symptom": "today"}),
    Case("moderate nausea", "severe-symptom", d().symptom("nausea", 2), silent=("severe-symptom",)),
    Case("hair loss", "severe-symptom; W51", d().symptom("hair-loss", 4), silent=EVERYTHING),
    Case("an own symptom at 3", "severe-symptom", d().symptom("own:Jaw pain", 3), {"severe-symptom": "today"}),
]  # fmt: skip

ANTIBODY = [
    Case("chills while blinatumomab runs", "W01", d().infusion(*BLINATUMOMAB).symptom("chills", 1), {"blinatumomab-infusion-reaction": "now", "infection": "now"}),
    Case("headache while blinatumomab runs", "W01; 0.3", d().infusion(*BLINATUMOMAB).symptom("headache", 1), {"blinatumomab-infusion-reaction": "now"}),
    Case("nausea 47 hours after it ended", "law 11", d().infusion(*BLINATUMOMAB, "2026-03-02T15:00").symptom("nausea", 1, "14:00"), {"blinatumomab-infusion-reaction": "now"}),
    Case("nausea 49 hours after it ended", "law 11", d().infusion(*BLINATUMOMAB, "2026-03-02T13:00").symptom("nausea", 1, "14:00"), silent=("blinatumomab-infusion-reaction",)),
    Case("blinatumomab of unknown dates", "law 3; N05", d().infusion("blinatumomab").symptom("chills", 1), {"blinatumomab-infusion-reaction": "now"}, incomplete=("blinatumomab-infusion-reaction",)),
    Case("blinatumomab not on file", "law 3", d().symptom("chills", 1), silent=("blinatumomab-infusion-reaction",)),
    Case("blinatumomab only planned", "contract 2", d().infusion("blinatumomab", "2026-03-01T09:00", planned=True).symptom("headache", 1), silent=("blinatumomab-infusion-reaction",)),
    Case("before the infusion began", "law 9", d().infusion("blinatumomab", "2026-03-04T15:00").symptom("nausea", 1, "14:00"), silent=("blinatumomab-infusion-reaction",)),
    Case("30 days after its start, no end entered", "contract 2", d().infusion("blinatumomab", "2026-02-01T09:00").symptom("nausea", 1), {"blinatumomab-infusion-reaction": "now"}, incomplete=("blinatumomab-infusion-reaction",)),
    Case("systolic 88 while it runs", "W01; law 11", d().infusion(*BLINATUMOMAB).measured("systolic", "88", "mm[Hg]"), {"blinatumomab-infusion-reaction": "now"}),
    Case("systolic 90 while it runs", "law 11", d().infusion(*BLINATUMOMAB).measured("systolic", "90", "mm[Hg]"), silent=("blinatumomab-infusion-reaction",)),
    Case("confusion while it runs", "W02; law 1", d().infusion(*BLINATUMOMAB).symptom("confusion", 1), {"blinatumomab-neurologic": "emergency", "sudden-neurologic": "emergency"}),
    Case("loss of balance while it runs", "W02", d().infusion(*BLINATUMOMAB).symptom("loss-of-balance", 1), {"blinatumomab-neurologic": "now"}),
    Case("loss of balance 13 days after it", "law 11", d().infusion(*BLINATUMOMAB, "2026-03-02T15:00").symptom("loss-of-balance", 1, day="2026-03-15"), {"blinatumomab-neurologic": "now"}, on="2026-03-15"),
    Case("loss of balance 17 days after it", "law 11", d().infusion(*BLINATUMOMAB, "2026-03-02T15:00").symptom("loss-of-balance", 1, day="2026-03-19"), silent=("blinatumomab-neurologic",), on="2026-03-19"),
    Case("a medicine course says it too", "law 3", d().medicine("blinatumomab", "2026-03-01").symptom("chills", 1), {"blinatumomab-infusion-reaction": "now"}),
]  # fmt: skip

HARDEST = [
    Case("less urine two days after the first chemotherapy", "W28", d().milestone("first-chemotherapy", "2026-03-02").symptom("less-urine", 1), {"tumor-lysis": "now"}),
    Case("less urine eight days after it", "law 11", d().milestone("first-chemotherapy", "2026-02-24").symptom("less-urine", 1), silent=("tumor-lysis",)),
    Case("less urine seven days after it", "law 11", d().milestone("first-chemotherapy", "2026-02-25").symptom("less-urine", 1), {"tumor-lysis": "now"}),
    Case("no first chemotherapy on file", "law 3", d().symptom("less-urine", 1), silent=("tumor-lysis",)),
    Case("potassium of 6.0", "W28", d().milestone("first-chemotherapy", "2026-03-02").count("potassium", "6.0", unit="mmol/L"), {"tumor-lysis": "today"}),
    Case("potassium of 5.9", "W28", d().milestone("first-chemotherapy", "2026-03-02").count("potassium", "5.9", unit="mmol/L"), silent=("tumor-lysis",)),
    Case("uric acid of 476", "W28", d().milestone("first-chemotherapy", "2026-03-02").count("uric-acid", "476", unit="umol/L"), {"tumor-lysis": "today"}),
    Case("uric acid of 475", "W28", d().milestone("first-chemotherapy", "2026-03-02").count("uric-acid", "475", unit="umol/L"), silent=("tumor-lysis",)),
    Case("calcium of 1.75", "W28", d().milestone("first-chemotherapy", "2026-03-02").count("calcium", "1.75", unit="mmol/L"), {"tumor-lysis": "today"}),
    Case("blasts after remission", "law 12", d().milestone("remission", "2025-12-01").count("blasts", "0.1"), {"possible-return": "today"}),
    Case("blasts without a remission on file", "law 3", d().count("blasts", "0.1"), silent=("possible-return",)),
    Case("platelets falling twice, no dose for weeks", "W45; law 11", d().milestone("remission", "2025-12-01").count("platelets", "200", "2026-02-20T08:00").count("platelets", "150", "2026-02-27T08:00").count("platelets", "110"), {"possible-return": "today"}),
    Case("platelets falling once", "law 11", d().milestone("remission", "2025-12-01").count("platelets", "200", "2026-02-20T08:00").count("platelets", "200", "2026-02-27T08:00").count("platelets", "110"), silent=("possible-return",)),
    Case("falling after chemotherapy is explained", "law 11", d().milestone("remission", "2025-12-01").infusion("cytarabine", "2026-02-18T09:00", "2026-02-18T12:00").count("platelets", "200", "2026-02-20T08:00").count("platelets", "150", "2026-02-27T08:00").count("platelets", "110"), silent=("possible-return",)),
]  # fmt: skip

CASES = (*FEVER, *INFECTION, *COUNTS, *BLEEDING, *BREATH_AND_NERVES, *ANTIBODY, *HARDEST)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
