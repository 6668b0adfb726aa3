"""Cases that a second independent review of the warning signs brought up, each with the line that it rests on.

The first list are plain; in the second the clinical basis can be read two ways, and the more careful way stands.
"""

# ruff: noqa: E501

import pytest

from tests.signs.cases import Case, Story, d


def treated() -> Story:
    """A diary in follow-up: a treatment is on file, counts hold 7 days."""
    return d().phase("follow-up", "2025-12-01")


def long_treated() -> Story:
    """A diary in maintenance, far from the first chemotherapy."""
    return d().phase("maintenance", "2025-06-01").infusion("vincristine", "2025-06-02T09:00", "2025-06-02T10:00")


def unlisted(medicine: str = "other:Clofarabine") -> Story:
    """An infusion of a medicine that the lists do not hold, three days ago."""
    return d().infusion(medicine, "2026-03-01T09:00", "2026-03-01T10:00")


def irradiated() -> Story:
    """Radiation entered as a phase alone."""
    return d().phase("radiation", "2026-02-20")


CLOCKS_BACK = "2025-10-26T"
"""The night on which an hour of the wall clock comes twice."""

PLAIN = [
    # chemotherapy that is not on the lists
    Case("an unlisted infusion, no fluids kept", "law 10: every other:; law 2: unknown fires, incomplete; law 14", unlisted().symptom("cannot-keep-fluids", 2), {"nausea-vomiting": "now"}, incomplete=("nausea-vomiting",)),
    Case("an unlisted infusion, vomited 6 times", "law 10; law 2; W34", unlisted().symptom("vomiting", 2, times=6), {"nausea-vomiting": "now"}, incomplete=("nausea-vomiting",)),
    Case("an unlisted infusion, 7 stools", "law 10; law 2; W35", unlisted().symptom("diarrhea", 2, times=7), {"diarrhea": "now"}, incomplete=("diarrhea",)),
    Case("an unlisted infusion, heartbeat not even", "law 10; law 2; W36", unlisted().symptom("irregular-heartbeat", 2), {"organ-effects": "now"}, incomplete=("organ-effects",)),
    Case("an unlisted infusion, loss of bladder control", "law 10; law 2; law 14", unlisted().symptom("bladder-or-bowel-loss", None), {"nerve-damage": "now"}, incomplete=("nerve-damage",)),
    Case("an unlisted infusion, sores and cannot eat", "law 10; law 2; law 14", unlisted().symptom("mouth-sores", 2).symptom("cannot-eat", 2), {"mouth-sores": "today", "eating-and-weight": "today"}, incomplete=("mouth-sores", "eating-and-weight")),
    Case("an unlisted infusion, the first on file, less urine", "law 10; W28; N05", unlisted().symptom("less-urine", 2), {"tumor-lysis": "now"}, incomplete=("tumor-lysis",)),
    Case("an infusion in a word this version does not know, no fluids kept", "law 2; N05; as its counts are read", unlisted("unknown:clofarabine").symptom("cannot-keep-fluids", 2), {"nausea-vomiting": "now"}, incomplete=("nausea-vomiting",)),
    # radiation entered as a phase
    Case("radiation as a phase, no fluids kept", "law 3; law 14; W41 (radiation-skin reads the phase)", irradiated().symptom("cannot-keep-fluids", 2), {"nausea-vomiting": "now"}),
    Case("radiation as a phase, vomited 6 times", "law 3; W34", irradiated().symptom("vomiting", 2, times=6), {"nausea-vomiting": "now"}),
    Case("radiation as a phase, the site not known, 7 stools", "law 3; N05; W35 (a treatment without a site fires)", irradiated().symptom("diarrhea", 2, times=7), {"diarrhea": "now"}, incomplete=("diarrhea",)),
    Case("radiation as a phase that ended 7 weeks ago", "law 11: 6 weeks", d().phase("radiation", "2025-12-01", "2026-01-14").symptom("vomiting", 2, times=6), silent=("nausea-vomiting",)),
    # a mass without a date
    Case("a mass in the chest without a date, short of breath", "law 3: its dates may be unknown; W43", d().milestone("chest-mass", None).symptom("shortness-of-breath", 2), {"airway-pressure": "now"}, incomplete=("airway-pressure",)),
    Case("a mass in the chest found tomorrow", "law 3", d().milestone("chest-mass", "2026-03-05").symptom("shortness-of-breath", 2), silent=("airway-pressure",)),
    Case("subtype not entered, no mass", "law 3: only where that record is on file", d().symptom("shortness-of-breath", 2), silent=("airway-pressure",)),
    # chemotherapy into the spinal fluid by its route
    Case("methotrexate by the spine, 3 days ago, headache", "L307; law 11: lumbar puncture 7 days; N05", d().infusion("methotrexate", "2026-03-01T09:00", "2026-03-01T09:10", route="spine").symptom("headache", 2), {"ommaya-infection": "now"}),
    Case("cytarabine injected by the spine, 3 days ago, stiff neck", "L307; law 11", long_treated().dose("cytarabine", "2026-03-01T09:00", kind="injection", route="spine").symptom("stiff-neck", 2), {"ommaya-infection": "now"}),
    Case("the same by vein", "law 3", long_treated().dose("vincristine", "2026-03-01T09:00", kind="injection", route="vein").symptom("stiff-neck", 2), silent=("ommaya-infection",)),
    # two times that both carry an offset
    Case("platelets 8 drawn after 80, in the hour that comes twice", "contract 2: the offset orders two times that both carry one", treated().count("platelets", "80", CLOCKS_BACK + "02:50+02:00").count("platelets", "8", CLOCKS_BACK + "02:10+01:00"), {"low-platelets": "now"}, on="2025-10-27"),
    Case("platelets 8 drawn after 80, in another time zone", "contract 2; law 8", treated().count("platelets", "80", "2026-03-03T14:00+00:00").count("platelets", "8", "2026-03-03T08:00-08:00"), {"low-platelets": "now"}),
    Case("a dose after the sample, in the hour that comes twice", "contract 2; 7.2: expired at once", treated().infusion("vincristine", CLOCKS_BACK + "02:10+01:00", CLOCKS_BACK + "02:20+01:00").count("neutrophils", "4", CLOCKS_BACK + "02:50+02:00").symptom("cough", 2, "10:00", day="2025-10-26"), {"infection": "now"}, on="2025-10-26"),
    # chills after flushing are a strong sign, whatever the count
    Case("chills after flushing a port, mild, neutrophils 4", "W18 with chills; law 4: counts change the words; law 5: the general signs' own symptoms", treated().device("port", "2025-12-01").symptom("line-flush-chills", 1, "10:00").count("neutrophils", "4"), {"line-infection": "now"}),
    # fever medicines taken as a course
    Case("feverish, a reading below the line, acetaminophen as a course", "7.3; law 6 (a single dose 7 hours before gives now)", treated().medicine("acetaminophen", "2026-03-01").symptom("feverish", 2, "10:00").temperature("37.0", at="10:10", after_fever_medicine=False), {"fever": "now", "infection": "now"}),
    Case("the same, the course ended last week", "law 6", treated().medicine("acetaminophen", "2026-02-01", "2026-02-25").symptom("feverish", 2, "10:00").temperature("37.0", at="10:10", after_fever_medicine=False), {"fever": "tell", "infection": "tell"}),
    # what is not known is said
    Case("conditioning without dates is incomplete", "laws 2, 3", d().phase("conditioning").symptom("cough", 1, "10:00").count("neutrophils", "4"), {"infection": "now"}, incomplete=("infection",)),
    Case("radiation as a phase without dates is incomplete", "laws 2, 3", d().phase("radiation").symptom("skin-changes", 3), {"radiation-skin": "today"}, incomplete=("radiation-skin",)),
    # two answers in one entry
    Case("vomiting, none, 7 times", "7.3: the more dangerous reading", long_treated().symptom("vomiting", 0, times=7), {"nausea-vomiting": "now"}),
    Case("vomiting, none, 0 times", "law 5", long_treated().symptom("vomiting", 0, times=0), silent=("nausea-vomiting", "severe-symptom")),
    # what must go on as it does
    Case("what is only planned is no chemotherapy", "law 3", d().infusion("other:Clofarabine", "2026-03-01", planned=True).symptom("cannot-keep-fluids", 2), silent=("nausea-vomiting", "tumor-lysis")),
    Case("mild confusion goes to the emergency number", "law 1; G01", long_treated().symptom("confusion", 1, "10:00"), {"sudden-neurologic": "emergency"}),
    Case("a normal reading an hour after a fever", "law 6; N04", treated().temperature("38.0", at="08:00").temperature("36.5", at="09:00"), {"fever": "now"}),
]  # fmt: skip

TWO_READINGS = [
    Case("a targeted pill logged dose by dose until yesterday, swollen and short of breath at 07:00", "N05: daily pills, not known to have ended; W37", d().dose("dasatinib", "2026-03-02T08:00").dose("dasatinib", "2026-03-03T08:00").symptom("swelling-hands-feet", 2, "07:00").symptom("shortness-of-breath", 2, "07:00"), {"tki-swelling": "now"}),
    Case("potassium 2.4 on the day blinatumomab began, without a time", "law 2: supporting unknown fires, incomplete, against 7.2: 00:00", d().infusion("blinatumomab", "2026-03-03T12:00").count("potassium", "2.4", "2026-03-03", unit="mmol/L"), {"blinatumomab-low-potassium": "now"}, incomplete=("blinatumomab-low-potassium",)),
    Case("bilirubin 90 on the day of inotuzumab, without a time", "law 2 against 7.2", d().infusion("inotuzumab-ozogamicin", "2026-03-03T12:00", "2026-03-03T13:00").count("bilirubin", "90", "2026-03-03", unit="umol/L", high="20"), {"inotuzumab-liver": "today"}, incomplete=("inotuzumab-liver",)),
    Case("a bilirubin of 20 months ago, inotuzumab and a transplant before it", "law 8: 7 days, then tell (organ-effects does so)", d().infusion("inotuzumab-ozogamicin", "2024-02-01", "2024-02-01").done("transplant", "2024-06-01").count("bilirubin", "40", "2024-07-01T08:00", unit="umol/L"), {"inotuzumab-liver": "tell"}),
    Case("a potassium of two years ago, blinatumomab without an end", "law 8: 7 days, then tell", d().infusion("blinatumomab", "2024-01-01T09:00").count("potassium", "2.4", "2024-01-10T08:00", unit="mmol/L"), {"blinatumomab-low-potassium": "tell"}),
    Case("potassium 6.2 of a year ago, chemotherapy without dates", "law 8: 7 days, then tell; W28: a window of 10 days", d().infusion("vincristine").count("potassium", "6.2", "2025-03-03T08:00", unit="mmol/L").count("phosphate", "2", "2025-03-03T08:00", unit="mmol/L"), {"tumor-lysis": "tell"}),
]  # fmt: skip

CASES = PLAIN + TWO_READINGS


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()
