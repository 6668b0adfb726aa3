"""Examples at the limits of the signs that counts and other blood tests raise (laws 8, 11 and 12)."""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story, d
from tests.signs.sweeps import CHEMOTHERAPY, OWN, Place, each, lasting, never, one

UNITS = {
    "hemoglobin": "g/dL",
    "potassium": "mmol/L",
    "uric-acid": "mg/dL",
    "phosphate": "mmol/L",
    "calcium": "mmol/L",
    "creatinine": "umol/L",
}


def count(story: Story, analyte: str, value: str, day: str = "2026-03-03", **more: str) -> Story:
    return story.count(analyte, value, f"{day}T08:00", UNITS.get(analyte, "10*9/L"), **more)


def old(sign: str, analyte: str, value: str, step: str) -> list[Case]:
    """A count keeps its step for seven days (law 8)."""
    return [
        one(
            sign,
            step,
            "law 8",
            f"{analyte} {value}, 7 days old",
            count(d(), analyte, value, "2026-02-25"),
            complete=True,
        ),
        one(
            sign,
            "tell",
            "law 8",
            f"{analyte} {value}, 8 days old",
            count(d(), analyte, value, "2026-02-24"),
            complete=True,
        ),
    ]


def with_neutrophils(white_cells: str, day: str) -> Story:
    return d().draw(
        f"{day}T08:00", {"analyte": "white-cells", "value": white_cells}, {"analyte": "neutrophils", "value": "0.6"}
    )


LOW = [
    *old("low-white-cells", "neutrophils", "0.05", "today"),
    *old("low-white-cells", "neutrophils", "0.5", "today"),
    *old("low-white-cells", "white-cells", "0.9", "today"),
    one("low-white-cells", "today", "law 8", "white cells 0.9 with neutrophils 0.6, 7 days old", with_neutrophils("0.9", "2026-02-25")),
    one("low-white-cells", "tell", "law 8", "white cells 0.9 with neutrophils 0.6, 8 days old", with_neutrophils("0.9", "2026-02-24")),
    *old("low-red-cells", "hemoglobin", "6.9", "today"),
    *old("low-red-cells", "hemoglobin", "7.9", "today"),
    *old("low-platelets", "platelets", "10", "now"),
    *old("low-platelets", "platelets", "19", "today"),
]  # fmt: skip

FIRST = Place("first chemotherapy two days ago", lambda: d().milestone("first-chemotherapy", "2026-03-02"))
TESTS = {
    "uric-acid": ("8", "7.9"),
    "potassium": ("6.0", "5.95"),
    "phosphate": ("1.45", "1.44"),
    "calcium": ("1.75", "1.76"),
    "creatinine": ("150", "149"),
}
"""The limit itself, and a value just on its better side; creatinine with an upper limit of 100."""


def result(story: Story, analyte: str, place: int, day: str = "2026-03-03") -> Story:
    more = {"high": "100"} if analyte == "creatinine" else {}
    return count(story, analyte, TESTS[analyte][place], day, **more)


def second(analyte: str) -> str:
    return "potassium" if analyte != "potassium" else "calcium"


LYSIS = "tumor-lysis"
SIX_DAYS = Place("first chemotherapy six days ago", lambda: d().milestone("first-chemotherapy", "2026-02-26"))
TUMOR_LYSIS = [
    one(LYSIS, "today", "law 8", "a potassium of 7 days ago", result(SIX_DAYS.make(), "potassium", 0, "2026-02-25")),
    one(LYSIS, "tell", "law 8", "a potassium of 8 days ago", result(SIX_DAYS.make(), "potassium", 0, "2026-02-24")),
    one(LYSIS, "now", "law 8", "two of 7 days ago", result(result(SIX_DAYS.make(), "potassium", 0, "2026-02-25"), "calcium", 0, "2026-02-25")),
    one(LYSIS, "tell", "law 8", "two of 8 days ago", result(result(SIX_DAYS.make(), "potassium", 0, "2026-02-24"), "calcium", 0, "2026-02-24")),
    *each(LYSIS, "now", "W28; law 1", ("less-urine", "irregular-heartbeat", "muscle-cramps", "twitching", "tingling-around-mouth", "seizure", "confusion"), at=FIRST),
    *(one(LYSIS, "now", "W28", f"nausea and {word}", lasting(lasting(FIRST.make(), "nausea"), word)) for word in ("muscle-weakness", "weakness-hands-feet")),
    *never(LYSIS, "W28", ("nausea", "muscle-weakness", "weakness-hands-feet"), 4, at=FIRST),
    *(
        case
        for analyte in TESTS
        for case in (
            one(LYSIS, "today", "W28", f"{analyte} at the limit", result(FIRST.make(), analyte, 0), complete=True),
            one(LYSIS, None, "W28", f"{analyte} beside the limit", result(FIRST.make(), analyte, 1)),
            one(LYSIS, None, "W28; law 3", f"{analyte} drawn before the window", result(FIRST.make(), analyte, 0, "2026-02-26")),
            one(LYSIS, None, "law 3", f"{analyte} with no first chemotherapy on file", result(CHEMOTHERAPY.make(), analyte, 0)),
            one(LYSIS, "now", "W28", f"{analyte} and {second(analyte)} at the limit", result(result(FIRST.make(), analyte, 0), second(analyte), 0)),
            one(LYSIS, "today", "W28", f"{analyte} beside, {second(analyte)} at the limit", result(result(FIRST.make(), analyte, 1), second(analyte), 0)),
            one(LYSIS, "today", "W28; law 3", f"{analyte} before the window, {second(analyte)} in it", result(result(FIRST.make(), analyte, 0, "2026-02-26"), second(analyte), 0)),
        )
    ),
]  # fmt: skip

REMISSION = Place("remission in December", lambda: d().milestone("remission", "2025-12-01"))
RELAPSE = REMISSION.having("relapse in January", lambda story: story.milestone("relapse", "2026-01-15"))
RETURN = "possible-return"
NEW_SYMPTOMS = (
    "easy-bruising", "red-spots", "skin-infection", "bone-pain", "headache", "vomiting", "double-vision", "weakness-hands-feet",
    "muscle-weakness", "one-sided-weakness",
)  # fmt: skip
FELL = {
    "white-cells": ("5.0", "4.0", "3.2"),
    "neutrophils": ("3.0", "2.4", "1.9"),
    "platelets": ("200", "160", "128"),
    "hemoglobin": ("13.0", "10.4", "8.3"),
}


def falling(story: Story, analyte: str, first_day: str = "2026-02-18") -> Story:
    for day, value in zip((first_day, "2026-02-25", "2026-03-04"), FELL[analyte], strict=True):
        story = count(story, analyte, value, day)
    return story


def dose(story: Story, day: str) -> Story:
    return story.infusion("vincristine", f"{day}T10:00", f"{day}T11:00", high_dose=False)


LATE = Place("remission between the counts", lambda: d().milestone("remission", "2026-02-26"))
POSSIBLE_RETURN = [
    *(one(RETURN, "today", "W45", f"new {word} at 2", REMISSION.make().symptom(word, 2)) for word in NEW_SYMPTOMS),
    *(one(RETURN, "today" if word in OWN else "tell", "law 5", f"new {word} at 1", REMISSION.make().symptom(word, 1)) for word in NEW_SYMPTOMS),
    one(RETURN, None, "W45; law 11", "headache that lasts", lasting(REMISSION.make(), "headache", 3)),
    one(RETURN, None, "W45; law 3", "new headache, no remission on file", CHEMOTHERAPY.make().symptom("headache", 3)),
    one(RETURN, None, "W45", "new headache after a relapse", RELAPSE.make().symptom("headache", 3)),
    *(one(RETURN, "today", "W45; law 11", f"{analyte} fell twice", falling(REMISSION.make(), analyte)) for analyte in FELL),
    one(RETURN, None, "W45; law 3", "platelets fell twice, no remission on file", falling(d(), "platelets")),
    one(RETURN, None, "W45", "platelets fell twice after a relapse", falling(RELAPSE.make(), "platelets")),
    one(RETURN, None, "W45; law 3", "platelets fell once since the remission", falling(LATE.make(), "platelets")),
    one(RETURN, None, "law 11", "platelets fell twice, a dose 28 days before", dose(falling(REMISSION.make(), "platelets"), "2026-01-28")),
    one(RETURN, "today", "law 11", "platelets fell twice, a dose 29 days before", dose(falling(REMISSION.make(), "platelets"), "2026-01-27")),
    one(RETURN, "today", "law 12", "blasts, 7 days old", count(REMISSION.make(), "blasts", "0.1", "2026-02-25")),
    one(RETURN, "tell", "laws 8 and 12", "blasts, 8 days old", count(REMISSION.make(), "blasts", "0.1", "2026-02-24")),
    one(RETURN, None, "law 12", "blasts of before the remission", count(LATE.make(), "blasts", "0.1", "2026-02-25")),
    one(RETURN, None, "law 12; W45", "blasts after a relapse", count(RELAPSE.make(), "blasts", "0.1")),
]  # fmt: skip

PILL = Place("targeted pills for 20 days", lambda: d().medicine("dasatinib", "2026-02-12"))
ON_TKI = [
    *(one("counts-falling-on-tki", "tell", "W23; law 11", f"{analyte} fell twice", falling(PILL.make(), analyte, "2026-02-18"), complete=True) for analyte in ("platelets", "hemoglobin")),
    one("counts-falling-on-tki", None, "W23", "platelets fell twice after the first 8 weeks", falling(Place("", lambda: d().medicine("dasatinib", "2025-10-01")).make(), "platelets")),
    one("counts-falling-on-tki", None, "W23", "white cells fell twice", falling(PILL.make(), "white-cells", "2026-02-18")),
]  # fmt: skip

CASES = [*LOW, *TUMOR_LYSIS, *POSSIBLE_RETURN, *ON_TKI]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
