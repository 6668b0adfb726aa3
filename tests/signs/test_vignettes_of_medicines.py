"""Short cases of the signs that a medicine brings, written from the clinical basis alone.

They know nothing of the rule files: a diary goes in, and the flags of one day come out.
"""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, d

MORNING = "2026-03-04T08:00"
RUNNING = ("blinatumomab", "2026-03-01T09:00")
INOTUZUMAB = ("inotuzumab-ozogamicin", "2026-02-22T09:00", "2026-02-22T10:00")
LAST_DOSE = ("inotuzumab-ozogamicin", "2026-03-03T09:00", "2026-03-03T10:00")
CYTARABINE = ("cytarabine", "2026-03-01T09:00", "2026-03-01T12:00")
K = {"unit": "mmol/L", "low": "3.5"}
BILE = {"unit": "umol/L", "high": "17"}
LIVER = {"unit": "U/L", "high": "40"}

LOW_POTASSIUM = [
    Case("potassium of 3.4, lower limit 3.5", "W04", d().infusion(*RUNNING).count("potassium", "3.4", MORNING, **K), {"blinatumomab-low-potassium": "tell"}),
    Case("potassium at the lower limit", "W04", d().infusion(*RUNNING).count("potassium", "3.5", MORNING, **K), silent=("blinatumomab-low-potassium",)),
    Case("potassium of 3.0", "W04; 5.8", d().infusion(*RUNNING).count("potassium", "3.0", MORNING, **K), {"blinatumomab-low-potassium": "tell"}),
    Case("potassium of 2.99", "W04; 5.8", d().infusion(*RUNNING).count("potassium", "2.99", MORNING, **K), {"blinatumomab-low-potassium": "today"}),
    Case("potassium of 2.9 on a report without limits", "W04; law 12", d().infusion(*RUNNING).count("potassium", "2.9", MORNING, "mmol/L"), {"blinatumomab-low-potassium": "today"}),
    Case("potassium of 2.5", "W04; 5.8", d().infusion(*RUNNING).count("potassium", "2.5", MORNING, **K), {"blinatumomab-low-potassium": "today"}),
    Case("potassium of 2.49", "W04; 5.8", d().infusion(*RUNNING).count("potassium", "2.49", MORNING, **K), {"blinatumomab-low-potassium": "now"}),
    Case("potassium of 2.4 in milliequivalents", "W04; 6.8", d().infusion(*RUNNING).count("potassium", "2.4", MORNING, "meq/L", low="3.5"), {"blinatumomab-low-potassium": "now"}),
    Case("slightly low potassium with cramps", "W04", d().infusion(*RUNNING).symptom("muscle-cramps", 1, "10:00").count("potassium", "3.4", MORNING, **K), {"blinatumomab-low-potassium": "today"}),
    Case("slightly low potassium with weak muscles", "W04", d().infusion(*RUNNING).symptom("muscle-weakness", 2, "10:00").count("potassium", "3.4", MORNING, **K), {"blinatumomab-low-potassium": "today"}),
    Case("slightly low potassium with palpitations", "W04", d().infusion(*RUNNING).symptom("irregular-heartbeat", 1, "10:00").count("potassium", "3.4", MORNING, **K), {"blinatumomab-low-potassium": "now"}),
    Case("slightly low potassium and passing out", "W04; law 1", d().infusion(*RUNNING).symptom("passing-out", None, "10:00").count("potassium", "3.4", MORNING, **K), {"blinatumomab-low-potassium": "emergency"}),
    Case("low potassium without blinatumomab", "law 3", d().count("potassium", "2.4", MORNING, **K), silent=("blinatumomab-low-potassium",)),
    Case("low potassium, the blinatumomab is only planned", "law 3; contract 2", d().infusion(*RUNNING, planned=True).count("potassium", "2.4", MORNING, **K), silent=("blinatumomab-low-potassium",)),
    Case("low potassium on the 14th day after blinatumomab", "law 11", d().infusion("blinatumomab", "2026-02-10T09:00", "2026-02-18T20:00").count("potassium", "2.9", MORNING, **K), {"blinatumomab-low-potassium": "today"}, on="2026-03-04T12:00"),
    Case("low potassium on the 15th day after blinatumomab", "law 11", d().infusion("blinatumomab", "2026-02-10T09:00", "2026-02-17T07:00").count("potassium", "2.9", MORNING, **K), silent=("blinatumomab-low-potassium",)),
    Case("low potassium, blinatumomab of unknown dates", "law 3; N05", d().infusion("blinatumomab").count("potassium", "2.9", MORNING, **K), {"blinatumomab-low-potassium": "today"}, incomplete=("blinatumomab-low-potassium",)),
    Case("low potassium in urine", "6.9", d().infusion(*RUNNING).count("potassium", "2.4", MORNING, specimen="urine", **K), silent=("blinatumomab-low-potassium",)),
    Case("potassium withdrawn by the laboratory", "contract 2", d().infusion(*RUNNING).count("potassium", "2.4", MORNING, status="entered-in-error", **K), silent=("blinatumomab-low-potassium",)),
]  # fmt: skip

COMMON_EFFECTS = [
    Case("a new rash while blinatumomab runs", "W06; law 11", d().infusion(*RUNNING).symptom("rash", 1), {"blinatumomab-common-effects": "tell"}),
    Case("new tremor while blinatumomab runs", "W06", d().infusion(*RUNNING).symptom("tremor", 1), {"blinatumomab-common-effects": "tell"}),
    Case("new constipation while blinatumomab runs", "W06", d().infusion(*RUNNING).symptom("constipation", 1), {"blinatumomab-common-effects": "tell"}),
    Case("new swelling while blinatumomab runs", "W06", d().infusion(*RUNNING).symptom("swelling-hands-feet", 1), {"blinatumomab-common-effects": "tell"}),
    Case("a new rash that was not rated", "W06; law 5", d().infusion(*RUNNING).symptom("rash", None), {"blinatumomab-common-effects": "tell"}),
    Case("the rash of the days before", "W06; law 11", d().infusion(*RUNNING).each_day("rash", "222").symptom("rash", 2), silent=("blinatumomab-common-effects",)),
    Case("rash a step above its usual", "W06; law 11", d().infusion(*RUNNING).each_day("rash", "1111111").symptom("rash", 2), {"blinatumomab-common-effects": "tell"}),
    Case("rash at the median of uneven days", "law 11", d().infusion(*RUNNING).each_day("rash", "1112222").symptom("rash", 2), silent=("blinatumomab-common-effects",)),
    Case("rash above the median of uneven days", "law 11", d().infusion(*RUNNING).each_day("rash", "1111222").symptom("rash", 2), {"blinatumomab-common-effects": "tell"}),
    Case("rash last logged seven days before", "law 11", d().infusion(*RUNNING).symptom("rash", 1, day="2026-02-25").symptom("rash", 1), silent=("blinatumomab-common-effects",)),
    Case("rash last logged eight days before", "law 11", d().infusion(*RUNNING).symptom("rash", 1, day="2026-02-24").symptom("rash", 1), {"blinatumomab-common-effects": "tell"}),
    Case("rash logged as none for a week", "law 11", d().infusion(*RUNNING).each_day("rash", "0000000").symptom("rash", 1), {"blinatumomab-common-effects": "tell"}),
    Case("rash logged as none today", "law 5", d().infusion(*RUNNING).symptom("rash", 0), silent=("blinatumomab-common-effects",)),
    Case("a new rash two days after blinatumomab", "W06: running", d().infusion(*RUNNING, "2026-03-02T09:00").symptom("rash", 1, "12:00"), silent=("blinatumomab-common-effects",)),
    Case("a new rash, blinatumomab of unknown dates", "law 3", d().infusion("blinatumomab").symptom("rash", 1), {"blinatumomab-common-effects": "tell"}, incomplete=("blinatumomab-common-effects",)),
    Case("a new rash on day 31 of an infusion without an end", "contract 2", d().infusion("blinatumomab", "2026-02-02T09:00").symptom("rash", 1), {"blinatumomab-common-effects": "tell"}, incomplete=("blinatumomab-common-effects",)),
    Case("a new rash without blinatumomab", "law 3", d().symptom("rash", 1), silent=("blinatumomab-common-effects",)),
]  # fmt: skip

INOTUZUMAB_REACTION = [
    Case("hives 23 hours after inotuzumab", "W07; law 11", d().infusion(*LAST_DOSE).symptom("rash", 1, "09:00"), {"inotuzumab-infusion-reaction": "now"}),
    Case("hives 25 hours after inotuzumab", "law 11", d().infusion(*LAST_DOSE).symptom("rash", 1, "11:00"), silent=("inotuzumab-infusion-reaction",)),
    Case("hives while inotuzumab runs", "W07", d().infusion("inotuzumab-ozogamicin", "2026-03-04T09:00", "2026-03-04T10:00").symptom("rash", 1, "09:30"), {"inotuzumab-infusion-reaction": "now"}),
    Case("a symptom without a time on the day of inotuzumab", "W07; law 9", d().infusion("inotuzumab-ozogamicin", "2026-03-04T09:00", "2026-03-04T10:00").symptom("swelling-face", 1), {"inotuzumab-infusion-reaction": "now"}),
    Case("chills after inotuzumab", "W07", d().infusion(*LAST_DOSE).symptom("chills", 1, "08:00"), {"inotuzumab-infusion-reaction": "now", "infection": "now"}),
    Case("38.0 after inotuzumab", "W07; law 13", d().infusion(*LAST_DOSE).temperature("38.0", at="08:00"), {"inotuzumab-infusion-reaction": "now", "fever": "now"}),
    Case("37.9 after inotuzumab", "law 13", d().infusion(*LAST_DOSE).temperature("37.9", at="08:00"), silent=("inotuzumab-infusion-reaction", "fever")),
    Case("felt feverish after inotuzumab", "W07", d().infusion(*LAST_DOSE).symptom("feverish", 1, "08:00"), {"inotuzumab-infusion-reaction": "now"}),
    Case("short of breath at 2 after inotuzumab", "W07; law 1", d().infusion(*LAST_DOSE).symptom("shortness-of-breath", 2, "08:00"), {"inotuzumab-infusion-reaction": "now"}),
    Case("short of breath at 3 after inotuzumab", "W07; law 1", d().infusion(*LAST_DOSE).symptom("shortness-of-breath", 3, "08:00"), {"inotuzumab-infusion-reaction": "emergency"}),
    Case("wheezing at 2 after inotuzumab", "W07; law 1", d().infusion(*LAST_DOSE).symptom("wheezing", 2, "08:00"), {"inotuzumab-infusion-reaction": "now"}),
    Case("wheezing at 3 after inotuzumab", "W07; law 1", d().infusion(*LAST_DOSE).symptom("wheezing", 3, "08:00"), {"inotuzumab-infusion-reaction": "emergency"}),
    Case("passing out after inotuzumab", "W07; law 1", d().infusion(*LAST_DOSE).symptom("passing-out", None, "08:00"), {"inotuzumab-infusion-reaction": "emergency"}),
    Case("constipation after inotuzumab", "W07", d().infusion(*LAST_DOSE).symptom("constipation", 2, "08:00"), silent=("inotuzumab-infusion-reaction",)),
    Case("hives, inotuzumab of unknown dates", "law 3; N05", d().infusion("inotuzumab-ozogamicin").symptom("rash", 1), {"inotuzumab-infusion-reaction": "now"}, incomplete=("inotuzumab-infusion-reaction",)),
    Case("hives without inotuzumab", "law 3", d().symptom("rash", 2), silent=("inotuzumab-infusion-reaction",)),
    Case("hives on the day of a planned inotuzumab", "contract 2", d().infusion(*LAST_DOSE, planned=True).symptom("rash", 1, "09:00"), silent=("inotuzumab-infusion-reaction",)),
]  # fmt: skip

INOTUZUMAB_LIVER = [
    Case("yellow eyes ten days after inotuzumab", "W08", d().infusion(*INOTUZUMAB).symptom("yellow-skin-or-eyes", 1), {"inotuzumab-liver": "now"}),
    Case("dark urine after inotuzumab", "W08", d().infusion(*INOTUZUMAB).symptom("dark-urine", 1), {"inotuzumab-liver": "now"}),
    Case("belly pain after inotuzumab", "W08", d().infusion(*INOTUZUMAB).symptom("abdominal-pain", 1), {"inotuzumab-liver": "now"}),
    Case("belly swelling after inotuzumab", "W08", d().infusion(*INOTUZUMAB).symptom("abdominal-swelling", 1), {"inotuzumab-liver": "now"}),
    Case("five percent heavier after inotuzumab", "W08; law 11", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-25").weight("63.0"), {"inotuzumab-liver": "now"}),
    Case("less than five percent heavier after inotuzumab", "W08; law 11", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-25").weight("62.9"), silent=("inotuzumab-liver",)),
    Case("heavier than 20 days before", "law 11", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-12").weight("62.5", "2026-02-25").weight("63.0"), {"inotuzumab-liver": "now"}),
    Case("heavier than 23 days before, but not since", "law 11", d().infusion(*INOTUZUMAB).weight("60.0", "2026-02-09").weight("62.5", "2026-02-25").weight("63.0"), silent=("inotuzumab-liver",)),
    Case("bilirubin of 34 on a report without limits", "W08; law 12", d().infusion(*INOTUZUMAB).count("bilirubin", "34", MORNING, "umol/L"), {"inotuzumab-liver": "today"}),
    Case("bilirubin of 33 on a report without limits", "law 12", d().infusion(*INOTUZUMAB).count("bilirubin", "33", MORNING, "umol/L"), silent=("inotuzumab-liver",)),
    Case("bilirubin of 2 mg/dL", "W08; 6.8", d().infusion(*INOTUZUMAB).count("bilirubin", "2.0", MORNING, "mg/dL"), {"inotuzumab-liver": "today"}),
    Case("bilirubin of 1.9 mg/dL", "W08; 6.8", d().infusion(*INOTUZUMAB).count("bilirubin", "1.9", MORNING, "mg/dL"), silent=("inotuzumab-liver",)),
    Case("bilirubin above 1.5 times its limit", "W08", d().infusion(*INOTUZUMAB).count("bilirubin", "25.6", MORNING, **BILE), {"inotuzumab-liver": "today"}),
    Case("bilirubin at 1.5 times its limit", "W08 W09", d().infusion(*INOTUZUMAB).count("bilirubin", "25.5", MORNING, **BILE), {"inotuzumab-liver": "tell"}),
    Case("bilirubin just above its limit", "W09", d().infusion(*INOTUZUMAB).count("bilirubin", "17.1", MORNING, **BILE), {"inotuzumab-liver": "tell"}),
    Case("bilirubin at its limit", "W09", d().infusion(*INOTUZUMAB).count("bilirubin", "17", MORNING, **BILE), silent=("inotuzumab-liver",)),
    Case("ALT above three times its limit", "W08", d().infusion(*INOTUZUMAB).count("alt", "121", MORNING, **LIVER), {"inotuzumab-liver": "today"}),
    Case("ALT at three times its limit", "W08", d().infusion(*INOTUZUMAB).count("alt", "120", MORNING, **LIVER), silent=("inotuzumab-liver",)),
    Case("AST above three times its limit", "W08", d().infusion(*INOTUZUMAB).count("ast", "121", MORNING, **LIVER), {"inotuzumab-liver": "today"}),
    Case("ALT of 200 on a report without limits", "law 12", d().infusion(*INOTUZUMAB).count("alt", "200", MORNING, "U/L"), silent=("inotuzumab-liver",), not_judged=("inotuzumab-liver",)),
    Case("a laboratory value and a symptom", "W08", d().infusion(*INOTUZUMAB).symptom("dark-urine", 1, "10:00").count("bilirubin", "20", MORNING, **BILE), {"inotuzumab-liver": "now"}),
    Case("yellow eyes on the 90th day after inotuzumab", "law 11", d().infusion("inotuzumab-ozogamicin", "2025-12-04T09:00", "2025-12-04T10:00").symptom("yellow-skin-or-eyes", 2, "09:00"), {"inotuzumab-liver": "now"}),
    Case("yellow eyes on the 91st day after inotuzumab", "law 11", d().infusion("inotuzumab-ozogamicin", "2025-12-03T07:00", "2025-12-03T08:00").symptom("yellow-skin-or-eyes", 2, "09:00"), silent=("inotuzumab-liver",)),
    Case("yellow eyes long after inotuzumab and a transplant", "law 11", d().infusion("inotuzumab-ozogamicin", "2025-05-01T09:00", "2025-05-01T10:00").done("transplant", "2025-06-10", transplant="allogeneic").symptom("yellow-skin-or-eyes", 2), {"inotuzumab-liver": "now"}),
    Case("yellow eyes, inotuzumab of unknown dates", "law 3; N05", d().infusion("inotuzumab-ozogamicin").symptom("yellow-skin-or-eyes", 1), {"inotuzumab-liver": "now"}, incomplete=("inotuzumab-liver",)),
    Case("yellow eyes without inotuzumab", "law 3", d().symptom("yellow-skin-or-eyes", 2), silent=("inotuzumab-liver",)),
]  # fmt: skip

INOTUZUMAB_RHYTHM = [
    Case("palpitations ten days after inotuzumab", "W11", d().infusion(*INOTUZUMAB).symptom("irregular-heartbeat", 1), {"inotuzumab-heart-rhythm": "today"}),
    Case("pulse of 121 after inotuzumab", "W11; law 11", d().infusion(*INOTUZUMAB).measured("pulse", "121", "/min"), {"inotuzumab-heart-rhythm": "today"}),
    Case("pulse of 120 after inotuzumab", "law 11", d().infusion(*INOTUZUMAB).measured("pulse", "120", "/min"), silent=("inotuzumab-heart-rhythm",)),
    Case("pulse of 49 after inotuzumab", "W11; law 11", d().infusion(*INOTUZUMAB).measured("pulse", "49", "/min"), {"inotuzumab-heart-rhythm": "today"}),
    Case("pulse of 50 after inotuzumab", "law 11", d().infusion(*INOTUZUMAB).measured("pulse", "50", "/min"), silent=("inotuzumab-heart-rhythm",)),
    Case("passing out ten days after inotuzumab", "W11; law 1", d().infusion(*INOTUZUMAB).symptom("passing-out", None), {"inotuzumab-heart-rhythm": "emergency"}),
    Case("palpitations and breathless at 1", "W11", d().infusion(*INOTUZUMAB).symptom("irregular-heartbeat", 1).symptom("shortness-of-breath", 1), {"inotuzumab-heart-rhythm": "now"}),
    Case("palpitations and breathless at 3", "W11; law 1", d().infusion(*INOTUZUMAB).symptom("irregular-heartbeat", 1).symptom("shortness-of-breath", 3), {"inotuzumab-heart-rhythm": "emergency"}),
    Case("palpitations and chest pain", "W11; law 1", d().infusion(*INOTUZUMAB).symptom("irregular-heartbeat", 1).symptom("chest-pain", 1), {"inotuzumab-heart-rhythm": "emergency"}),
    Case("palpitations on the 30th day after inotuzumab", "law 11", d().infusion("inotuzumab-ozogamicin", "2026-02-02T09:00", "2026-02-02T10:00").symptom("irregular-heartbeat", 2, "09:00"), {"inotuzumab-heart-rhythm": "today"}),
    Case("palpitations on the 31st day after inotuzumab", "law 11", d().infusion("inotuzumab-ozogamicin", "2026-02-01T07:00", "2026-02-01T08:00").symptom("irregular-heartbeat", 2, "09:00"), silent=("inotuzumab-heart-rhythm",)),
    Case("palpitations, inotuzumab of unknown dates", "W11; law 3", d().infusion("inotuzumab-ozogamicin").symptom("irregular-heartbeat", 1), {"inotuzumab-heart-rhythm": "today"}, incomplete=("inotuzumab-heart-rhythm",)),
    Case("palpitations without inotuzumab", "law 3", d().symptom("irregular-heartbeat", 2), silent=("inotuzumab-heart-rhythm",)),
]  # fmt: skip

CYTARABINE_EYES = [
    Case("dry eyes three days after cytarabine", "W29", d().infusion(*CYTARABINE).symptom("dry-eyes", 1), {"cytarabine-eyes": "today"}),
    Case("painful eyes after cytarabine", "W29", d().infusion(*CYTARABINE).symptom("eye-pain-or-redness", 1), {"cytarabine-eyes": "today"}),
    Case("blurred sight after cytarabine", "W29", d().infusion(*CYTARABINE).symptom("blurred-vision", 1), {"cytarabine-eyes": "today"}),
    Case("sight lost after cytarabine", "W29; law 14", d().infusion(*CYTARABINE).symptom("vision-loss", None), {"cytarabine-eyes": "now"}),
    Case("dry eyes after a dose in the spinal fluid", "W29; law 10", d().dose("cytarabine", "2026-03-01T09:00", "intrathecal").symptom("dry-eyes", 1), {"cytarabine-eyes": "today"}),
    Case("dry eyes on the 14th day after cytarabine", "law 11", d().infusion("cytarabine", "2026-02-18T09:00", "2026-02-18T12:00").symptom("dry-eyes", 1, "10:00"), {"cytarabine-eyes": "today"}),
    Case("dry eyes on the 15th day after cytarabine", "law 11", d().infusion("cytarabine", "2026-02-17T07:00", "2026-02-17T08:00").symptom("dry-eyes", 1, "10:00"), silent=("cytarabine-eyes",)),
    Case("dry eyes before the first cytarabine", "law 9", d().infusion("cytarabine", "2026-03-04T15:00", "2026-03-04T18:00").symptom("dry-eyes", 1, "10:00"), silent=("cytarabine-eyes",)),
    Case("dry eyes, cytarabine of unknown dates", "law 3; N05", d().infusion("cytarabine").symptom("dry-eyes", 1), {"cytarabine-eyes": "today"}, incomplete=("cytarabine-eyes",)),
    Case("dry eyes without cytarabine", "law 3", d().infusion("methotrexate", "2026-03-01T09:00", "2026-03-01T12:00").symptom("dry-eyes", 2), silent=("cytarabine-eyes",)),
    Case("eyes logged as not dry", "law 5", d().infusion(*CYTARABINE).symptom("dry-eyes", 0), silent=("cytarabine-eyes",)),
]  # fmt: skip

CYTARABINE_BRAIN = [
    Case("clumsy after cytarabine", "W30", d().infusion(*CYTARABINE).symptom("coordination-trouble", 1), {"cytarabine-brain": "now"}),
    Case("unsteady after cytarabine", "W30", d().infusion(*CYTARABINE).symptom("loss-of-balance", 1), {"cytarabine-brain": "now"}),
    Case("slurred speech after cytarabine", "W30; law 1", d().infusion(*CYTARABINE).symptom("trouble-speaking", 1), {"cytarabine-brain": "emergency", "sudden-neurologic": "emergency"}),
    Case("confused after cytarabine", "W30; law 1", d().infusion(*CYTARABINE).symptom("confusion", 1), {"cytarabine-brain": "emergency", "sudden-neurologic": "emergency"}),
    Case("clumsy on the 14th day after cytarabine", "law 11", d().infusion("cytarabine", "2026-02-18T09:00", "2026-02-18T12:00").symptom("coordination-trouble", 1, "10:00"), {"cytarabine-brain": "now"}),
    Case("clumsy on the 15th day after cytarabine", "law 11", d().infusion("cytarabine", "2026-02-17T07:00", "2026-02-17T08:00").symptom("coordination-trouble", 1, "10:00"), silent=("cytarabine-brain",)),
    Case("clumsy, cytarabine of unknown dates", "law 3; N05", d().infusion("cytarabine").symptom("coordination-trouble", 1), {"cytarabine-brain": "now"}, incomplete=("cytarabine-brain",)),
    Case("clumsy without cytarabine", "law 3", d().symptom("coordination-trouble", 2), silent=("cytarabine-brain",)),
    Case("tired after cytarabine", "W30", d().infusion(*CYTARABINE).symptom("fatigue", 2), silent=("cytarabine-brain",)),
]  # fmt: skip

CASES = tuple(
    LOW_POTASSIUM + COMMON_EFFECTS + INOTUZUMAB_REACTION + INOTUZUMAB_LIVER + INOTUZUMAB_RHYTHM + CYTARABINE_EYES + CYTARABINE_BRAIN
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
