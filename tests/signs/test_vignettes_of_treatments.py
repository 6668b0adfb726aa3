"""Short cases of the signs that a device, a transplant, radiation or a targeted therapy brings.

Written from the clinical basis alone: a diary goes in, and the flags of one day come out.
"""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story, d

MORNING = "2026-03-04T08:00"
LINE = ("central-line", "2026-01-30")
OMMAYA = ("ommaya", "2026-01-30")
IMATINIB = ("imatinib", "2026-02-09")
CHEMOTHERAPY = ("vincristine", "2026-03-01T10:00", "2026-03-01T11:00")
BEAMS = ("radiation", "2026-02-20T10:00", "2026-02-20T10:30")

LINE_INFECTION = [
    Case("line site at 2", "W18", d().device(*LINE).symptom("line-site-problem", 2), {"line-infection": "today"}),
    Case("line site at 1 with no medicine on file", "law 5", d().device(*LINE).symptom("line-site-problem", 1), {"line-infection": "tell"}),
    Case("line site at 1 three days after chemotherapy", "W18; law 5", d().device(*LINE).infusion(*CHEMOTHERAPY).symptom("line-site-problem", 1), {"line-infection": "today"}),
    Case("line site not rated", "law 5", d().device(*LINE).symptom("line-site-problem", None), {"line-infection": "today"}),
    Case("line site logged as none", "law 5", d().device(*LINE).symptom("line-site-problem", 0), silent=("line-infection",)),
    Case("a swollen arm with a PICC", "W18", d().device("picc", "2026-01-30").symptom("arm-swelling", 2), {"line-infection": "today"}),
    Case("port site at 2", "W18", d().device("port", "2026-01-30").symptom("line-site-problem", 2), {"line-infection": "today"}),
    Case("line site and 38.0", "W18; law 13", d().device(*LINE).symptom("line-site-problem", 2).temperature("38.0"), {"line-infection": "now", "fever": "now"}),
    Case("line site and 37.9", "W18; law 13", d().device(*LINE).symptom("line-site-problem", 2).temperature("37.9"), {"line-infection": "today"}),
    Case("line site and chills", "W18", d().device(*LINE).symptom("line-site-problem", 2).symptom("chills", 1), {"line-infection": "now", "infection": "now"}),
    Case("line site and felt feverish", "W18", d().device(*LINE).symptom("line-site-problem", 2).symptom("feverish", 2), {"line-infection": "now"}),
    Case("line site today, the fever was yesterday's", "contract 1", d().device(*LINE).symptom("line-site-problem", 2).temperature("38.6", day="2026-03-03"), {"line-infection": "today"}),
    Case("good counts do not lower a line infection", "law 4", d().device(*LINE).symptom("line-site-problem", 2, "10:00").symptom("chills", 2, "10:00").count("neutrophils", "4.0"), {"line-infection": "now"}),
    Case("low counts do not raise a line site", "law 4", d().device(*LINE).symptom("line-site-problem", 2).count("neutrophils", "0.2"), {"line-infection": "today"}),
    Case("line placed on an unknown date", "law 3", d().device("central-line").symptom("line-site-problem", 2), {"line-infection": "today"}),
    Case("line removed three days ago", "W18: present", d().device(*LINE, "2026-03-01").symptom("line-site-problem", 2), silent=("line-infection",)),
    Case("line site without a line", "law 3", d().symptom("line-site-problem", 2), silent=("line-infection",)),
    Case("an Ommaya reservoir is no line", "law 3", d().device(*OMMAYA).symptom("line-site-problem", 2), silent=("line-infection",)),
]  # fmt: skip

OMMAYA_INFECTION = [
    Case("38.0 with an Ommaya reservoir", "W19; law 13", d().device(*OMMAYA).temperature("38.0"), {"ommaya-infection": "now", "fever": "now"}),
    Case("37.9 with an Ommaya reservoir", "law 13", d().device(*OMMAYA).temperature("37.9"), silent=("ommaya-infection",)),
    Case("headache at 2 with an Ommaya reservoir", "W19", d().device(*OMMAYA).symptom("headache", 2), {"ommaya-infection": "now"}),
    Case("stiff neck with an Ommaya reservoir", "W19", d().device(*OMMAYA).symptom("stiff-neck", 2), {"ommaya-infection": "now"}),
    Case("light hurts with an Ommaya reservoir", "W19", d().device(*OMMAYA).symptom("light-hurts-eyes", 2), {"ommaya-infection": "now"}),
    Case("vomiting with an Ommaya reservoir", "W19", d().device(*OMMAYA).symptom("vomiting", 2), {"ommaya-infection": "now"}),
    Case("confusion with an Ommaya reservoir", "W19; law 1", d().device(*OMMAYA).symptom("confusion", 2), {"ommaya-infection": "emergency", "sudden-neurologic": "emergency"}),
    Case("scalp at 2 with an Ommaya reservoir", "W19", d().device(*OMMAYA).symptom("ommaya-site-problem", 2), {"ommaya-infection": "now"}),
    Case("scalp at 1 with no medicine on file", "law 5", d().device(*OMMAYA).symptom("ommaya-site-problem", 1), {"ommaya-infection": "tell"}),
    Case("scalp at 1 three days after chemotherapy", "W19; law 5", d().device(*OMMAYA).infusion(*CHEMOTHERAPY).symptom("ommaya-site-problem", 1), {"ommaya-infection": "now"}),
    Case("reservoir placed on an unknown date", "law 3", d().device("ommaya").symptom("headache", 2), {"ommaya-infection": "now"}),
    Case("reservoir removed a month ago", "W19: in place", d().device(*OMMAYA, "2026-02-01").symptom("headache", 2), silent=("ommaya-infection",)),
    Case("back at 2 after a lumbar puncture", "W19", d().done("lumbar-puncture", "2026-03-01T10:00").symptom("puncture-site-problem", 2), {"ommaya-infection": "now"}),
    Case("headache on the seventh day after a lumbar puncture", "law 11", d().done("lumbar-puncture", "2026-02-25T10:00").symptom("headache", 2, "09:00"), {"ommaya-infection": "now"}),
    Case("headache on the eighth day after a lumbar puncture", "law 11", d().done("lumbar-puncture", "2026-02-24T08:00").symptom("headache", 2, "09:00"), silent=("ommaya-infection",)),
    Case("lumbar puncture of unknown date", "law 3; N05", d().done("lumbar-puncture").symptom("headache", 2), {"ommaya-infection": "now"}, incomplete=("ommaya-infection",)),
    Case("lumbar puncture only planned", "contract 2", d().done("lumbar-puncture", "2026-03-03T10:00", planned=True).symptom("headache", 2), silent=("ommaya-infection",)),
    Case("headache with neither reservoir nor puncture", "law 3", d().symptom("headache", 3), {"severe-symptom": "today"}, silent=("ommaya-infection",)),
]  # fmt: skip


def falling(first: str, second: str, third: str, analyte: str = "platelets", unit: str = "10*9/L") -> Story:
    """Bruises, and results of 18 and 25 February and 4 March."""
    story = d().symptom("easy-bruising", 1).count(analyte, first, "2026-02-18T08:00", unit)
    return story.count(analyte, second, "2026-02-25T08:00", unit).count(analyte, third, MORNING, unit)


FALLING_ON_TKI = [
    Case("platelets fall by a fifth twice", "W23; law 11", falling("300", "240", "192").medicine(*IMATINIB), {"counts-falling-on-tki": "tell"}),
    Case("the second fall is just under a fifth", "law 11", falling("300", "240", "193").medicine(*IMATINIB), silent=("counts-falling-on-tki",)),
    Case("the first fall is just under a fifth", "law 11", falling("300", "241", "190").medicine(*IMATINIB), silent=("counts-falling-on-tki",)),
    Case("hemoglobin falls by a fifth twice", "W23; law 11", falling("16.0", "12.8", "10.2", "hemoglobin", "g/dL").medicine(*IMATINIB), {"counts-falling-on-tki": "tell"}),
    Case("white cells falling are not of this sign", "W23", falling("9.0", "7.0", "5.0", "white-cells").medicine(*IMATINIB), silent=("counts-falling-on-tki",)),
    Case("falling 55 days after the start", "W23: 8 weeks", falling("300", "240", "192").medicine("imatinib", "2026-01-08"), {"counts-falling-on-tki": "tell"}),
    Case("falling 58 days after the start", "W23: 8 weeks", falling("300", "240", "192").medicine("imatinib", "2026-01-05"), silent=("counts-falling-on-tki",)),
    Case("falling, started on an unknown date", "law 3", falling("300", "240", "192").medicine("dasatinib"), {"counts-falling-on-tki": "tell"}, incomplete=("counts-falling-on-tki",)),
    Case("falling without a targeted therapy", "law 3", falling("300", "240", "192"), silent=("counts-falling-on-tki",)),
    Case("falling, but chemotherapy only", "law 3", falling("300", "240", "192").medicine("mercaptopurine", "2026-02-09"), silent=("counts-falling-on-tki",)),
]  # fmt: skip

TKI_SWELLING = [
    Case("swelling around the eyes on imatinib", "W37", d().medicine(*IMATINIB).symptom("swelling-around-eyes", 1), {"tki-swelling": "tell"}),
    Case("swollen hands on imatinib", "W37", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 2), {"tki-swelling": "tell"}),
    Case("swollen and five percent heavier", "W37; law 11", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 1).weight("60.0", "2026-02-25").weight("63.0"), {"tki-swelling": "today"}),
    Case("swollen and less than five percent heavier", "W37; law 11", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 1).weight("60.0", "2026-02-25").weight("62.9"), {"tki-swelling": "tell"}),
    Case("swollen and heavier than 23 days before only", "law 11", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 1).weight("60.0", "2026-02-09").weight("63.0", "2026-02-25").weight("63.0"), {"tki-swelling": "tell"}),
    Case("swollen and short of breath at 1", "W37", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 1).symptom("shortness-of-breath", 1), {"tki-swelling": "now"}),
    Case("swollen and short of breath at 3", "W37; law 1", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 1).symptom("shortness-of-breath", 3), {"tki-swelling": "emergency"}),
    Case("swollen with chest pain", "W37; law 1", d().medicine(*IMATINIB).symptom("swelling-around-eyes", 1).symptom("chest-pain", 1), {"tki-swelling": "emergency"}),
    Case("swollen, short of breath yesterday", "contract 1", d().medicine(*IMATINIB).symptom("swelling-hands-feet", 1).symptom("shortness-of-breath", 2, day="2026-03-03"), {"tki-swelling": "tell"}),
    Case("swollen, ponatinib of unknown start", "law 3", d().medicine("ponatinib").symptom("swelling-around-eyes", 1), {"tki-swelling": "tell"}),
    Case("swollen before the tablets began", "law 9", d().medicine("imatinib", "2026-03-10").symptom("swelling-hands-feet", 2), silent=("tki-swelling",)),
    Case("swollen on prednisone only", "law 3", d().medicine("prednisone", "2026-02-09").symptom("swelling-hands-feet", 2), silent=("tki-swelling",)),
]  # fmt: skip

TKI_EFFECTS = [
    Case("a mild rash on dasatinib", "W38", d().medicine("dasatinib", "2026-02-09").symptom("rash", 1), {"tki-effects": "note"}),
    Case("muscle pain on nilotinib", "W38", d().medicine("nilotinib", "2026-02-09").symptom("muscle-pain", 1), {"tki-effects": "note"}),
    Case("tired on bosutinib", "W38", d().medicine("bosutinib", "2026-02-09").symptom("fatigue", 1), {"tki-effects": "note"}),
    Case("diarrhea on imatinib", "W38", d().medicine(*IMATINIB).symptom("diarrhea", 1), {"tki-effects": "note"}),
    Case("muscle pain as on the days before", "W38; law 11", d().medicine(*IMATINIB).each_day("muscle-pain", "2222").symptom("muscle-pain", 2), {"tki-effects": "note"}),
    Case("muscle pain a step above its usual", "W38; law 11", d().medicine(*IMATINIB).each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), {"tki-effects": "tell"}),
    Case("severe and new on imatinib", "W53", d().medicine(*IMATINIB).symptom("headache", 3), {"tki-effects": "today", "severe-symptom": "today"}),
    Case("moderate and new, not among the usual", "W53", d().medicine(*IMATINIB).symptom("headache", 2), silent=("tki-effects", "severe-symptom")),
    Case("severe as on the day before", "W53; law 11", d().medicine(*IMATINIB).each_day("headache", "3").symptom("headache", 3), {"severe-symptom": "today"}, silent=("tki-effects",)),
    Case("severe, last logged eight days before", "W53; law 11", d().medicine(*IMATINIB).symptom("headache", 3, day="2026-02-24").symptom("headache", 3), {"tki-effects": "today"}),
    Case("severe, last logged seven days before", "W53; law 11", d().medicine(*IMATINIB).symptom("headache", 3, day="2026-02-25").symptom("headache", 3), silent=("tki-effects",)),
    Case("usual and severe as on the day before", "W38 W53", d().medicine(*IMATINIB).each_day("fatigue", "33").symptom("fatigue", 3), {"tki-effects": "note"}),
    Case("new and not rated on imatinib", "W53; law 5", d().medicine(*IMATINIB).symptom("headache", None), {"tki-effects": "today"}),
    Case("a rash without a targeted therapy", "law 3", d().symptom("rash", 2), silent=("tki-effects",)),
]  # fmt: skip

DOSE_RISE = [
    Case("worse 12 days after a dose rise", "W39", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-20").each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), {"tki-worse-after-dose-rise": "tell"}),
    Case("swelling worse after a dose rise", "W39: W37", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-20").each_day("swelling-around-eyes", "1111111").symptom("swelling-around-eyes", 2), {"tki-worse-after-dose-rise": "tell"}),
    Case("as before after a dose rise", "W39", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-20").each_day("muscle-pain", "2222222").symptom("muscle-pain", 2), silent=("tki-worse-after-dose-rise",)),
    Case("another symptom worse after a dose rise", "W39: W37 W38", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-20").each_day("low-mood", "1111111").symptom("low-mood", 2), silent=("tki-worse-after-dose-rise",)),
    Case("worse 27 days after a dose rise", "law 11", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-05").each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), {"tki-worse-after-dose-rise": "tell"}),
    Case("worse 29 days after a dose rise", "law 11", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-03").each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), {"tki-effects": "tell"}, silent=("tki-worse-after-dose-rise",)),
    Case("worse, the dose rose on an unknown date", "law 3", d().medicine(*IMATINIB).dose_change("imatinib", None).each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), {"tki-worse-after-dose-rise": "tell"}, incomplete=("tki-worse-after-dose-rise",)),
    Case("worse after a lower dose", "W39: increased", d().medicine(*IMATINIB).dose_change("imatinib", "2026-02-20", "down").each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), silent=("tki-worse-after-dose-rise",)),
    Case("worse, the dose of another medicine rose", "W39", d().medicine(*IMATINIB).dose_change("methotrexate", "2026-02-20").each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), silent=("tki-worse-after-dose-rise",)),
    Case("worse without a dose rise", "law 3", d().medicine(*IMATINIB).each_day("muscle-pain", "1111111").symptom("muscle-pain", 2), silent=("tki-worse-after-dose-rise",)),
]  # fmt: skip

RADIATION_SKIN = [
    Case("redness after radiation", "W40; law 14", d().done(*BEAMS, site="chest").symptom("skin-changes", 1), {"radiation-skin": "note"}),
    Case("burning after radiation", "W40; law 14", d().done(*BEAMS, site="chest").symptom("skin-changes", 2), {"radiation-skin": "tell"}),
    Case("peeling after radiation", "W40; law 14", d().done(*BEAMS, site="chest").symptom("skin-changes", 3), {"radiation-skin": "today"}),
    Case("open skin after radiation", "W40; law 14", d().done(*BEAMS, site="chest").symptom("skin-changes", 4), {"radiation-skin": "today"}),
    Case("skin not rated after radiation", "law 5", d().done(*BEAMS, site="chest").symptom("skin-changes", None), {"radiation-skin": "today"}),
    Case("burning, looks infected, with fever", "W40", d().done(*BEAMS, site="chest").symptom("skin-changes", 2).symptom("skin-infection", 1).temperature("38.0"), {"radiation-skin": "now", "infection": "now"}),
    Case("low counts do not raise the skin", "law 4", d().done(*BEAMS, site="chest").symptom("skin-changes", 2).count("neutrophils", "0.2"), {"radiation-skin": "tell"}),
    Case("peeling on the 42nd day after radiation", "law 11", d().done("radiation", "2026-01-21T11:30", "2026-01-21T12:00").symptom("skin-changes", 3, "10:00"), {"radiation-skin": "today"}),
    Case("peeling on the 43rd day after radiation", "law 11", d().done("radiation", "2026-01-20T08:00", "2026-01-20T08:30").symptom("skin-changes", 3, "10:00"), silent=("radiation-skin",)),
    Case("peeling, radiation of unknown dates", "law 3; N05", d().done("radiation").symptom("skin-changes", 3), {"radiation-skin": "today"}, incomplete=("radiation-skin",)),
    Case("peeling before a planned radiation", "contract 2", d().done(*BEAMS, planned=True).symptom("skin-changes", 3), silent=("radiation-skin",)),
    Case("peeling without radiation", "law 3", d().symptom("skin-changes", 3), {"severe-symptom": "today"}, silent=("radiation-skin",)),
]  # fmt: skip

TRANSPLANT_EFFECTS = [
    Case("severe nausea after a transplant", "W49", d().done("transplant", "2026-02-10").symptom("nausea", 3), {"transplant-effects": "today"}),
    Case("a new moderate rash after a transplant", "W49", d().done("transplant", "2026-02-10").symptom("rash", 2), {"transplant-effects": "today"}),
    Case("a new mild rash soon after conditioning", "W49; law 5", d().infusion("cyclophosphamide", "2026-02-24T09:00", "2026-02-24T11:00").done("transplant", "2026-02-26").symptom("rash", 1), {"transplant-effects": "today"}),
    Case("a moderate rash as on the day before", "W49; law 11", d().done("transplant", "2026-02-10").each_day("rash", "2").symptom("rash", 2), silent=("transplant-effects",)),
    Case("severe as on the day before, after a transplant", "W49", d().done("transplant", "2026-02-10").each_day("nausea", "3").symptom("nausea", 3), {"transplant-effects": "today"}),
    Case("a rash last logged seven days before, transplant", "law 11", d().done("transplant", "2026-02-10").symptom("rash", 2, day="2026-02-25").symptom("rash", 2), silent=("transplant-effects",)),
    Case("a rash last logged eight days before, transplant", "law 11", d().done("transplant", "2026-02-10").symptom("rash", 2, day="2026-02-24").symptom("rash", 2), {"transplant-effects": "today"}),
    Case("a new rash, transplant of unknown date", "law 3; N05", d().done("transplant").symptom("rash", 2), {"transplant-effects": "today"}, incomplete=("transplant-effects",)),
    Case("a new rash before a planned transplant", "contract 2", d().done("transplant", "2026-03-01", planned=True).symptom("rash", 2), silent=("transplant-effects",)),
    Case("a new rash without a transplant", "law 3", d().symptom("rash", 2), silent=("transplant-effects",)),
]  # fmt: skip

CASES = tuple(
    LINE_INFECTION + OMMAYA_INFECTION + FALLING_ON_TKI + TKI_SWELLING + TKI_EFFECTS + DOSE_RISE + RADIATION_SKIN + TRANSPLANT_EFFECTS
)  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
