"""Short cases of the signs of side effects, pain, doses and what is taken beside them.

Written from the clinical basis alone: a diary goes in, and the flags of one day come out.
"""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story, d

MORNING = "2026-03-04T08:00"
CHEMOTHERAPY = ("vincristine", "2026-03-01T10:00", "2026-03-01T11:00")
LONG_AGO = ("vincristine", "2026-01-03T10:00", "2026-01-03T11:00")


def recent() -> Story:
    """Chemotherapy three days ago."""
    return d().infusion(*CHEMOTHERAPY)


def earlier() -> Story:
    """Chemotherapy sixty days ago, outside its window."""
    return d().infusion(*LONG_AGO)


NERVES = [
    Case("numb hands after chemotherapy", "W31", recent().symptom("numbness-tingling", 1), {"nerve-damage": "tell"}),
    Case("weak hands after chemotherapy", "W31", recent().symptom("weakness-hands-feet", 1), {"nerve-damage": "today"}),
    Case("weak hands at 2 long after chemotherapy", "W31; law 2", earlier().symptom("weakness-hands-feet", 2), {"nerve-damage": "today"}),
    Case("weak hands at 1 long after chemotherapy", "law 5", earlier().symptom("weakness-hands-feet", 1), {"nerve-damage": "tell"}),
    Case("tripping after chemotherapy", "W31; law 14", recent().symptom("tripping-or-dropping-things", 1), {"nerve-damage": "today"}),
    Case("tripping at 2 long after chemotherapy", "law 14", earlier().symptom("tripping-or-dropping-things", 2), {"nerve-damage": "today"}),
    Case("tripping at 1 long after chemotherapy", "law 5", earlier().symptom("tripping-or-dropping-things", 1), {"nerve-damage": "tell"}),
    Case("numb and bladder control lost", "W31; law 14", recent().symptom("numbness-tingling", 1).symptom("bladder-or-bowel-loss", None), {"nerve-damage": "now"}),
    Case("bladder control lost", "law 14", recent().symptom("bladder-or-bowel-loss", None), {"nerve-damage": "now"}),
    Case("numb and weak on one side", "W31; law 1", recent().symptom("numbness-tingling", 1).symptom("one-sided-weakness", None), {"nerve-damage": "emergency", "sudden-neurologic": "emergency"}),
    Case("weak hands, chemotherapy of unknown dates", "law 3; N05", d().infusion("vincristine").symptom("weakness-hands-feet", 1), {"nerve-damage": "today"}),
    Case("weak hands with no treatment on file", "law 2", d().symptom("weakness-hands-feet", 2), silent=("nerve-damage",)),
    Case("weak hands with targeted therapy only", "law 2", d().medicine("dasatinib", "2026-02-09").symptom("weakness-hands-feet", 2), silent=("nerve-damage",)),
    Case("weak hands before a planned chemotherapy", "law 2; contract 2", d().infusion(*CHEMOTHERAPY, planned=True).symptom("weakness-hands-feet", 2), silent=("nerve-damage",)),
]  # fmt: skip

MOUTH = [
    Case("mouth sores after chemotherapy", "W32", recent().symptom("mouth-sores", 1), {"mouth-sores": "tell"}),
    Case("mouth sores and cannot eat", "W32; law 14", recent().symptom("mouth-sores", 1).symptom("cannot-eat", 1), {"mouth-sores": "today"}),
    Case("mouth sores, could not eat yesterday", "contract 1", recent().symptom("mouth-sores", 1).symptom("cannot-eat", 1, day="2026-03-03"), {"mouth-sores": "tell"}),
    Case("mouth sores and 38.0", "W32; law 13", recent().symptom("mouth-sores", 1).temperature("38.0"), {"mouth-sores": "now", "fever": "now"}),
    Case("mouth sores and 37.9", "W32; law 13", recent().symptom("mouth-sores", 1).temperature("37.9"), {"mouth-sores": "tell"}),
    Case("mouth sores and felt feverish", "W32", recent().symptom("mouth-sores", 1).symptom("feverish", 1), {"mouth-sores": "now"}),
    Case("low counts do not raise mouth sores", "law 4", recent().symptom("mouth-sores", 1).count("neutrophils", "0.2"), {"mouth-sores": "tell"}),
    Case("good counts do not lower mouth sores with fever", "law 4", recent().symptom("mouth-sores", 1, "10:00").temperature("38.4", at="10:00").count("neutrophils", "5.0", MORNING), {"mouth-sores": "now"}),
    Case("mouth sores, chemotherapy of unknown dates", "law 3", d().infusion("methotrexate").symptom("mouth-sores", 1), {"mouth-sores": "tell"}),
    Case("mouth sores with no treatment on file", "law 2", d().symptom("mouth-sores", 2), silent=("mouth-sores",)),
    Case("mouth sores with an antibody only", "law 2", d().infusion("blinatumomab", "2026-03-01T09:00").symptom("mouth-sores", 2), silent=("mouth-sores",)),
]  # fmt: skip

EATING = [
    Case("little appetite after chemotherapy", "W33", recent().symptom("loss-of-appetite", 1), {"eating-and-weight": "tell"}),
    Case("five percent lighter after chemotherapy", "W33; law 11", recent().weight("80.0", "2026-02-10").weight("76.0"), {"eating-and-weight": "tell"}),
    Case("less than five percent lighter", "W33; law 11", recent().weight("80.0", "2026-02-10").weight("76.1"), silent=("eating-and-weight",)),
    Case("twenty percent lighter", "W33", recent().weight("80.0", "2026-02-10").weight("64.0"), {"eating-and-weight": "today"}),
    Case("five percent lighter in pounds", "W33; 6.8", recent().weight("80.0", "2026-02-10").weight("167", unit="[lb_av]"), {"eating-and-weight": "tell"}),
    Case("less than five percent lighter in pounds", "W33; 6.8", recent().weight("80.0", "2026-02-10").weight("168", unit="[lb_av]"), silent=("eating-and-weight",)),
    Case("lighter than the highest, not than the last", "law 11", recent().weight("80.0", "2026-01-20").weight("76.5", "2026-02-25").weight("76.0"), {"eating-and-weight": "tell"}),
    Case("lighter than 89 days before", "law 11", recent().weight("80.0", "2025-12-05").weight("76.0"), {"eating-and-weight": "tell"}),
    Case("lighter than 92 days before", "law 11", recent().weight("80.0", "2025-12-02").weight("76.0"), silent=("eating-and-weight",)),
    Case("lighter yesterday, not weighed today", "contract 1", recent().weight("80.0", "2026-02-10").weight("76.0", "2026-03-03"), silent=("eating-and-weight",)),
    Case("heavier after chemotherapy", "W33: loss", recent().weight("76.0", "2026-02-25").weight("80.0"), silent=("eating-and-weight",)),
    Case("little appetite, chemotherapy of unknown dates", "law 3", d().infusion("vincristine").symptom("loss-of-appetite", 2), {"eating-and-weight": "tell"}),
    Case("lighter with no treatment on file", "law 2", d().weight("80.0", "2026-02-10").weight("70.0"), silent=("eating-and-weight",)),
    Case("little appetite with targeted therapy only", "law 2", d().medicine("imatinib", "2026-02-09").symptom("loss-of-appetite", 2), silent=("eating-and-weight",)),
]  # fmt: skip

VOMITING = [
    Case("nausea after chemotherapy", "W34", recent().symptom("nausea", 1), {"nausea-vomiting": "tell"}),
    Case("vomited twice", "W34", recent().symptom("vomiting", 1, times=2), {"nausea-vomiting": "tell"}),
    Case("vomited three times", "W34", recent().symptom("vomiting", 1, times=3), {"nausea-vomiting": "today"}),
    Case("vomited five times", "W34", recent().symptom("vomiting", 2, times=5), {"nausea-vomiting": "today"}),
    Case("vomited six times", "W34", recent().symptom("vomiting", 2, times=6), {"nausea-vomiting": "now"}),
    Case("vomited one and two times", "contract 2", recent().symptom("vomiting", 1, "08:00", times=1).symptom("vomiting", 1, "15:00", times=2), {"nausea-vomiting": "today"}),
    Case("vomited three times two", "contract 2", recent().symptom("vomiting", 1, "08:00", times=2).symptom("vomiting", 2, "12:00", times=2).symptom("vomiting", 1, "20:00", times=2), {"nausea-vomiting": "now"}),
    Case("keeps no fluids", "law 14", recent().symptom("cannot-keep-fluids", 1), {"nausea-vomiting": "now"}),
    Case("vomited six times long after chemotherapy", "law 2", earlier().symptom("vomiting", 2, times=6), {"nausea-vomiting": "now"}),
    Case("nausea with radiation to the belly", "W41", d().done("radiation", "2026-03-01T10:00", "2026-03-01T10:30", site="belly").symptom("nausea", 1), {"nausea-vomiting": "tell"}),
    Case("vomited three times on imatinib", "W34", d().medicine("imatinib", "2026-02-09").symptom("vomiting", 2, times=3), {"nausea-vomiting": "today"}),
    Case("nausea while blinatumomab runs is of two signs", "W34 W01", d().infusion("blinatumomab", "2026-03-01T09:00").symptom("nausea", 1), {"nausea-vomiting": "tell", "blinatumomab-infusion-reaction": "now"}),
    Case("vomited three times, chemotherapy of unknown dates", "law 3", d().infusion("vincristine").symptom("vomiting", 1, times=3), {"nausea-vomiting": "today"}),
    Case("vomited six times with no treatment on file", "law 2", d().symptom("vomiting", 2, times=6), silent=("nausea-vomiting",)),
    Case("vomited six times on allopurinol only", "law 2", d().medicine("allopurinol", "2026-02-09").symptom("vomiting", 2, times=6), silent=("nausea-vomiting",)),
]  # fmt: skip

DIARRHEA = [
    Case("three more stools after chemotherapy", "W35", recent().symptom("diarrhea", 1, times=3), {"diarrhea": "tell"}),
    Case("four more stools", "W35", recent().symptom("diarrhea", 1, times=4), {"diarrhea": "today"}),
    Case("six more stools", "W35", recent().symptom("diarrhea", 2, times=6), {"diarrhea": "today"}),
    Case("seven more stools", "W35", recent().symptom("diarrhea", 2, times=7), {"diarrhea": "now"}),
    Case("three and four more stools", "contract 2", recent().symptom("diarrhea", 1, "09:00", times=3).symptom("diarrhea", 1, "18:00", times=4), {"diarrhea": "now"}),
    Case("diarrhea with blood", "W35", recent().symptom("diarrhea", 1, times=1).symptom("black-or-bloody-stool", None), {"diarrhea": "now", "bleeding": "now"}),
    Case("diarrhea with 38.0", "W35; law 13", recent().symptom("diarrhea", 1, times=1).temperature("38.0"), {"diarrhea": "now", "fever": "now"}),
    Case("diarrhea with 37.9", "W35; law 13", recent().symptom("diarrhea", 1, times=1).temperature("37.9"), {"diarrhea": "tell"}),
    Case("diarrhea with radiation to the pelvis", "W41", d().done("radiation", "2026-03-01T10:00", "2026-03-01T10:30", site="pelvis").symptom("diarrhea", 2, times=4), {"diarrhea": "today"}),
    Case("diarrhea with radiation to the chest", "W35; law 2", d().done("radiation", "2026-03-01T10:00", "2026-03-01T10:30", site="chest").symptom("diarrhea", 2, times=4), silent=("diarrhea",)),
    Case("diarrhea on dasatinib", "W35", d().medicine("dasatinib", "2026-02-09").symptom("diarrhea", 2, times=7), {"diarrhea": "now"}),
    Case("diarrhea with an antibody only", "W35; law 2", d().infusion("blinatumomab", "2026-03-01T09:00").symptom("diarrhea", 2, times=7), silent=("diarrhea",)),
    Case("four more stools, chemotherapy of unknown dates", "law 3", d().infusion("vincristine").symptom("diarrhea", 1, times=4), {"diarrhea": "today"}),
    Case("seven more stools with no treatment on file", "law 2", d().symptom("diarrhea", 2, times=7), silent=("diarrhea",)),
]  # fmt: skip

CONSTIPATION = [
    Case("constipation at 1", "contract, constipation", recent().symptom("constipation", 1), silent=("constipation",)),
    Case("constipation at 2", "contract, constipation", recent().symptom("constipation", 2), {"constipation": "tell"}),
    Case("constipation at 2 with no treatment on file", "contract, constipation", d().symptom("constipation", 2), {"constipation": "tell"}),
    Case("constipation at 3", "contract, constipation", recent().symptom("constipation", 3), {"constipation": "today", "severe-symptom": "today"}),
    Case("constipation not rated", "law 5", d().symptom("constipation", None), {"constipation": "today"}),
    Case("constipation at 2 with belly pain", "contract, constipation", recent().symptom("constipation", 2).symptom("abdominal-pain", 1), {"constipation": "today"}),
    Case("constipation at 2 with vomiting", "contract, constipation", recent().symptom("constipation", 2).symptom("vomiting", 1), {"constipation": "today"}),
    Case("constipation at 2, no belly pain", "law 5", recent().symptom("constipation", 2).symptom("abdominal-pain", 0), {"constipation": "tell"}),
    Case("constipation at 2, belly pain was yesterday's", "contract 1", recent().symptom("constipation", 2).symptom("abdominal-pain", 2, day="2026-03-03"), {"constipation": "tell"}),
]  # fmt: skip

ORGANS = [
    Case("less urine after chemotherapy", "W36", recent().symptom("less-urine", 1), {"organ-effects": "today"}),
    Case("yellow eyes after chemotherapy", "W36", recent().symptom("yellow-skin-or-eyes", 1), {"organ-effects": "today"}),
    Case("dark urine after chemotherapy", "W36", recent().symptom("dark-urine", 1), {"organ-effects": "today"}),
    Case("palpitations after chemotherapy", "W36", recent().symptom("irregular-heartbeat", 1), {"organ-effects": "now"}),
    Case("chest pain after chemotherapy", "W36; law 1", recent().symptom("chest-pain", 1), {"organ-effects": "emergency", "chest-pain-or-breathing": "emergency"}),
    Case("short of breath at 2 after chemotherapy", "W36", recent().symptom("shortness-of-breath", 2), {"organ-effects": "now"}),
    Case("short of breath at 3 after chemotherapy", "W36; law 1", recent().symptom("shortness-of-breath", 3), {"organ-effects": "emergency"}),
    Case("seizure after chemotherapy", "W36; law 1", recent().symptom("seizure", None), {"organ-effects": "emergency", "sudden-neurologic": "emergency"}),
    Case("confusion after chemotherapy", "W36; law 1", recent().symptom("confusion", 1), {"organ-effects": "emergency"}),
    Case("yellow eyes at 2 long after chemotherapy", "law 2", earlier().symptom("yellow-skin-or-eyes", 2), {"organ-effects": "today"}),
    Case("yellow eyes at 1 long after chemotherapy", "law 5", earlier().symptom("yellow-skin-or-eyes", 1), {"organ-effects": "tell"}),
    Case("palpitations at 1 long after chemotherapy", "law 5", earlier().symptom("irregular-heartbeat", 1), {"organ-effects": "tell"}),
    Case("less urine, chemotherapy of unknown dates", "law 3; N05", d().infusion("vincristine").symptom("less-urine", 1), {"organ-effects": "today"}),
    Case("yellow eyes with no treatment on file", "law 2", d().symptom("yellow-skin-or-eyes", 2), silent=("organ-effects",)),
    Case("yellow eyes with targeted therapy only", "law 2", d().medicine("imatinib", "2026-02-09").symptom("yellow-skin-or-eyes", 2), silent=("organ-effects",)),
]  # fmt: skip

AIRWAY = [
    Case("noisy breathing with a mass in the chest", "W43", d().milestone("chest-mass", "2026-02-20").symptom("noisy-breathing", 2), {"airway-pressure": "now"}),
    Case("noisy breathing at 1 with a mass, no medicine on file", "law 5", d().milestone("chest-mass", "2026-02-20").symptom("noisy-breathing", 1), {"airway-pressure": "tell"}),
    Case("noisy breathing not rated, a mass in the chest", "law 5", d().milestone("chest-mass", "2026-02-20").symptom("noisy-breathing", None), {"airway-pressure": "now"}),
    Case("noisy breathing at 1 with a mass, chemotherapy three days ago", "W43; law 5", recent().milestone("chest-mass", "2026-02-20").symptom("noisy-breathing", 1), {"airway-pressure": "now"}),
    Case("two mild signs of a pressed windpipe", "W43; law 5", d().milestone("chest-mass", "2026-02-20").symptom("noisy-breathing", 1).symptom("cannot-lie-flat", 1), {"airway-pressure": "now"}),
    Case("cannot lie flat with a mass in the chest", "W43", d().milestone("chest-mass", "2026-02-20").symptom("cannot-lie-flat", 2), {"airway-pressure": "now"}),
    Case("swollen face with a mass in the chest", "W43", d().milestone("chest-mass", "2026-02-20").symptom("swelling-face", 2), {"airway-pressure": "now"}),
    Case("breathless at 3 with a mass in the chest", "W43; law 1", d().milestone("chest-mass", "2026-02-20").symptom("shortness-of-breath", 3), {"airway-pressure": "emergency"}),
    Case("noisy breathing, a mass of unknown date", "law 3", d().milestone("chest-mass", None).symptom("noisy-breathing", 2), {"airway-pressure": "now"}),
    Case("noisy breathing with T-cell leukemia", "W43", d().add("person", subtype="t-cell").symptom("noisy-breathing", 2), {"airway-pressure": "now"}),
    Case("cough with a mass in the chest", "W43", d().milestone("chest-mass", "2026-02-20").symptom("cough", 2), silent=("airway-pressure",)),
    Case("no noisy breathing", "law 5", d().milestone("chest-mass", "2026-02-20").symptom("noisy-breathing", 0), silent=("airway-pressure",)),
]  # fmt: skip

PAIN = [
    Case("pain at 3", "W44; law 14", d().symptom("pain", 3), {"pain": "today", "severe-symptom": "today"}),
    Case("pain at 2", "law 14", d().symptom("pain", 2), silent=("pain", "severe-symptom")),
    Case("pain not rated", "law 5", d().symptom("pain", None), {"pain": "today"}),
    Case("bone pain at 3", "law 14", d().symptom("bone-pain", 3), {"pain": "today"}),
    Case("bone pain at 2", "law 14", d().symptom("bone-pain", 2), silent=("pain",)),
    Case("pain medicine does not work, at 2", "law 14", d().symptom("pain-medicine-not-working", 2), {"pain": "today"}),
    Case("pain medicine does not work, at 1", "law 5", d().symptom("pain-medicine-not-working", 1), {"pain": "tell"}),
    Case("pain medicine does not work, chemotherapy three days ago", "law 14; law 5", recent().symptom("pain-medicine-not-working", 1), {"pain": "today"}),
    Case("severe muscle pain is of another sign", "law 14", d().symptom("muscle-pain", 3), {"severe-symptom": "today"}, silent=("pain",)),
]  # fmt: skip

PAIN_RELIEVERS = [
    Case("ibuprofen with platelets of 49", "W44b", d().medicine("ibuprofen", "2026-03-01").count("platelets", "49"), {"pain-reliever-caution": "tell"}),
    Case("ibuprofen with platelets of 50", "W44b", d().medicine("ibuprofen", "2026-03-01").count("platelets", "50"), silent=("pain-reliever-caution",)),
    Case("a tablet of aspirin with platelets of 30", "W44b", d().dose("aspirin", MORNING).count("platelets", "30"), {"pain-reliever-caution": "tell"}),
    Case("aspirin, platelets unknown", "W44b", d().medicine("aspirin", "2026-03-01"), {"pain-reliever-caution": "tell"}, incomplete=("pain-reliever-caution",)),
    Case("ibuprofen, platelets too old to rely on", "W44b; 7.2", d().medicine("ibuprofen", "2026-03-01").count("platelets", "200", "2026-02-10T08:00"), {"pain-reliever-caution": "tell"}, incomplete=("pain-reliever-caution",)),
    Case("ibuprofen on mercaptopurine, good platelets", "W44b", d().medicine("ibuprofen", "2026-03-01").medicine("mercaptopurine", "2026-01-05").count("platelets", "180"), {"pain-reliever-caution": "tell"}),
    Case("ibuprofen on dexamethasone, good platelets", "W44b; law 10", d().medicine("ibuprofen", "2026-03-01").medicine("dexamethasone", "2026-02-05").count("platelets", "180"), silent=("pain-reliever-caution",)),
    Case("ibuprofen ended a month ago", "W44b", d().medicine("ibuprofen", "2026-01-20", "2026-02-01").count("platelets", "30"), silent=("pain-reliever-caution",)),
    Case("acetaminophen before the temperature was taken", "W44b", d().dose("acetaminophen", MORNING).temperature("37.2", at="10:00", after_fever_medicine=True), {"pain-reliever-caution": "tell"}),
    Case("acetaminophen after the temperature was taken", "W44b", d().dose("acetaminophen", "2026-03-04T10:00").temperature("37.2", at="08:00", after_fever_medicine=False), silent=("pain-reliever-caution",)),
    Case("acetaminophen and no temperature", "W44b", d().dose("acetaminophen", MORNING).count("platelets", "30"), silent=("pain-reliever-caution",)),
    Case("an opioid with low platelets", "W44b", d().medicine("pain-reliever-opioid", "2026-03-01").count("platelets", "30"), silent=("pain-reliever-caution",)),
]  # fmt: skip

TAKEN = [
    Case("etoposide a year ago", "W46", d().infusion("etoposide", "2025-03-01T09:00", "2025-03-01T11:00"), {"second-cancer-exposure": "note"}, complete=("second-cancer-exposure",)),
    Case("cyclophosphamide of unknown dates", "W46; law 3", d().infusion("cyclophosphamide"), {"second-cancer-exposure": "note"}),
    Case("teniposide as a course", "W46", d().medicine("teniposide", "2025-05-01", "2025-06-01"), {"second-cancer-exposure": "note"}),
    Case("chlorambucil as a course", "W46", d().medicine("chlorambucil", "2020-05-01", "2020-06-01"), {"second-cancer-exposure": "note"}),
    Case("never more than a note", "W46", d().infusion("etoposide", "2026-03-01T09:00", "2026-03-01T11:00").symptom("fatigue", 4).temperature("39.0"), {"second-cancer-exposure": "note"}),
    Case("doxorubicin is not of this list", "W46", d().infusion("doxorubicin", "2025-03-01T09:00", "2025-03-01T10:00"), silent=("second-cancer-exposure",)),
    Case("etoposide only planned", "contract 2", d().infusion("etoposide", "2026-03-01T09:00", planned=True), silent=("second-cancer-exposure",)),
    Case("etoposide not yet given", "W46", d().infusion("etoposide", "2026-03-10T09:00", "2026-03-10T11:00"), silent=("second-cancer-exposure",)),
    Case("a missed dose in induction", "W47", d().phase("induction", "2026-02-20").dose("prednisone", MORNING, "missed-dose"), {"missed-medicine": "tell"}),
    Case("a missed dose of dasatinib", "W47", d().medicine("dasatinib", "2026-02-09").dose("dasatinib", MORNING, "missed-dose"), {"missed-medicine": "tell"}),
    Case("a vomited dose in maintenance", "W47; law 14", d().phase("maintenance", "2026-01-01").dose("mercaptopurine", MORNING, "vomited-dose"), {"missed-medicine": "tell"}),
    Case("two missed doses are one flag", "W47", d().phase("induction", "2026-02-20").dose("prednisone", MORNING, "missed-dose").dose("prednisone", "2026-03-04T20:00", "missed-dose"), {"missed-medicine": "tell"}),
    Case("a dose that was taken", "W47", d().phase("induction", "2026-02-20").dose("prednisone", MORNING), silent=("missed-medicine",)),
    Case("a dose missed tomorrow is not of today", "contract 1", d().phase("induction", "2026-02-20").dose("prednisone", "2026-03-05T08:00", "missed-dose"), silent=("missed-medicine",)),
    Case("a complementary product that is taken", "W48", d().medicine("complementary:Turmeric", "2026-02-01"), {"complementary-product": "tell"}, complete=("complementary-product",)),
    Case("a complementary product without a name", "W48", d().medicine("complementary", "2026-02-01"), {"complementary-product": "tell"}),
    Case("one dose of a complementary product today", "W48", d().dose("complementary:Green tea extract", MORNING), {"complementary-product": "tell"}),
    Case("a complementary product of unknown dates", "W48; law 3", d().medicine("complementary:Turmeric"), {"complementary-product": "tell"}),
    Case("a complementary product stopped a month ago", "W48", d().medicine("complementary:Turmeric", "2026-01-01", "2026-02-01"), silent=("complementary-product",)),
    Case("a medicine written by hand is no such product", "W48", d().medicine("other:Turmeric", "2026-02-01"), silent=("complementary-product",)),
]  # fmt: skip

PERSISTING = [
    Case("numb 31 days after the end", "W52; law 11", d().milestone("treatment-ended", "2026-02-01").each_day("numbness-tingling", "111").symptom("numbness-tingling", 1), {"persisting-effect": "tell"}),
    Case("numb 29 days after the end", "W52", d().milestone("treatment-ended", "2026-02-03").each_day("numbness-tingling", "111").symptom("numbness-tingling", 1), silent=("persisting-effect",)),
    Case("tired two months after the end", "W52", d().milestone("treatment-ended", "2026-01-01").each_day("fatigue", "222").symptom("fatigue", 2), {"persisting-effect": "tell"}),
    Case("no longer numb after the end", "W52; law 5", d().milestone("treatment-ended", "2026-01-01").each_day("numbness-tingling", "000").symptom("numbness-tingling", 0), silent=("persisting-effect",)),
    Case("nothing entered after the end", "W52", d().milestone("treatment-ended", "2026-01-01"), silent=("persisting-effect",)),
    Case("numb while treatment goes on", "W52; law 3", d().each_day("numbness-tingling", "111").symptom("numbness-tingling", 1), silent=("persisting-effect",)),
]  # fmt: skip

CASES = tuple(
    NERVES + MOUTH + EATING + VOMITING + DIARRHEA + CONSTIPATION + ORGANS + AIRWAY + PAIN + PAIN_RELIEVERS + TAKEN + PERSISTING
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
