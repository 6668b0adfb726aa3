"""Examples at the limits of bleeding, anemia and the signs that need no treatment on file (laws 1, 6 and 7)."""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story, d
from tests.signs.sweeps import AT, CHEMOTHERAPY, NOTHING, Place, each, lasting, never, one, step_of

MORNING = "2026-03-04T08:00"
AT_ANY_COUNT = (
    "bleeding-not-stopping", "blood-in-vomit", "black-or-bloody-stool", "blood-in-urine", "sudden-worst-headache",
)  # fmt: skip
FLOWING = ("nosebleed", "gum-bleeding", "heavy-period", "bleeding")
UNDER_THE_SKIN = ("easy-bruising", "red-spots")


def platelets(value: str, at: Place = CHEMOTHERAPY) -> Place:
    return at.having(f"platelets {value}", lambda story: story.count("platelets", value, MORNING, low="150"))


def hemoglobin(story: Story, value: str) -> Story:
    return story.count("hemoglobin", value, MORNING, "g/dL", low="12.0")


TRANSPLANT = Place(
    "70 days after a transplant", lambda: CHEMOTHERAPY.make().done("transplant", "2025-12-24", transplant="allogeneic")
)


def bleeding(word: str, severity: int, step: str, place: Place, *, complete: bool) -> Case:
    diary = lasting(place.make(), word, severity)
    return one(
        "bleeding", step_of(word, step), "law 7", f"{word} at {severity}, {place.said}", diary, complete=complete
    )


BLEEDING = [
    *(bleeding(word, 1, "now", CHEMOTHERAPY, complete=False) for word in AT_ANY_COUNT),
    *(bleeding(word, 1, "now", platelets("200"), complete=True) for word in AT_ANY_COUNT),
    *(bleeding(word, 1, "now", platelets("19.5"), complete=True) for word in (*FLOWING, *UNDER_THE_SKIN)),
    *(bleeding(word, 1, "today", platelets("20"), complete=True) for word in (*FLOWING, *UNDER_THE_SKIN)),
    *(bleeding(word, 1, "today", CHEMOTHERAPY, complete=False) for word in (*FLOWING, *UNDER_THE_SKIN)),
    *(bleeding(word, 2, "now", CHEMOTHERAPY, complete=False) for word in FLOWING),
    *(bleeding(word, 4, "today", CHEMOTHERAPY, complete=False) for word in UNDER_THE_SKIN),
    *(bleeding(word, 4, "today", platelets("20"), complete=True) for word in (*FLOWING, *UNDER_THE_SKIN)),
    *(bleeding(word, 1, "now", platelets("200", TRANSPLANT), complete=True) for word in (*FLOWING, *UNDER_THE_SKIN)),
]  # fmt: skip

PAIN_RELIEVER = [
    one("pain-reliever-caution", step, "W44b; law 8", f"ibuprofen, platelets {value}", platelets(value, Place("", d)).make().dose("ibuprofen", f"2026-03-04T{AT}"))
    for value, step in (("49", "tell"), ("50", None))
]  # fmt: skip

TIRED = ("fatigue", "shortness-of-breath")
WITH = ("breathless-at-rest", "chest-pain", "passing-out")


def anemia(first: str, second: str, step: str, value: str | None, *, complete: bool) -> Case:
    diary = lasting(lasting(CHEMOTHERAPY.make(), first), second) if second else lasting(CHEMOTHERAPY.make(), first)
    said = f"{first} {second}, hemoglobin {value}"
    return one(
        "anemia", step, "W24; laws 1 and 4", said, hemoglobin(diary, value) if value else diary, complete=complete
    )


ANEMIA = [
    *(anemia(tired, alarm, "emergency", None, complete=False) for tired in TIRED for alarm in WITH),
    *(anemia(tired, alarm, "emergency", "9.9", complete=True) for tired in TIRED for alarm in WITH),
    *(anemia(tired, alarm, "today", "10", complete=True) for tired in TIRED for alarm in WITH),
    anemia("breathless-at-rest", "", "emergency", None, complete=False),
    anemia("breathless-at-rest", "", "emergency", "9.9", complete=True),
    anemia("breathless-at-rest", "", "today", "10", complete=True),
    anemia("fatigue", "shortness-of-breath", "today", None, complete=False),
    anemia("fatigue", "shortness-of-breath", "today", "9.9", complete=True),
    anemia("fatigue", "shortness-of-breath", "today", "10", complete=True),
    *(anemia(word, "", "tell", None, complete=False) for word in TIRED),
    *(anemia(word, "", "tell", "9.9", complete=True) for word in TIRED),
    *(anemia(word, "", "tell", "10", complete=True) for word in TIRED),
    one("anemia", "tell", "law 3", "tired, with no treatment on file", hemoglobin(d().symptom("fatigue", 2, AT), "9.0"), complete=False),
    *never("anemia", "W24", ("chest-pain", "passing-out", "nausea"), 4, at=CHEMOTHERAPY),
]  # fmt: skip

BREATHING = "chest-pain-or-breathing"
COLD = "low-temperature-or-unwell"
NERVES = "sudden-neurologic"
GENERAL = [
    *each(BREATHING, "now", "laws 1 and 11; G02", ("chest-pain", "breathless-at-rest", "blue-lips"), at=CHEMOTHERAPY),
    *(
        one(BREATHING, "emergency", "laws 1 and 11", f"{word} at 3", lasting(CHEMOTHERAPY.make(), word, 3), complete=True)
        for word in ("shortness-of-breath", "wheezing")
    ),
    *never(BREATHING, "law 11", ("shortness-of-breath", "wheezing"), 2, at=CHEMOTHERAPY),
    *each(COLD, "now", "W14b; G05", ("chills", "feeling-very-unwell"), at=CHEMOTHERAPY),
    *(one(sign, "emergency", "law 3", f"{word}, with nothing on file", d().symptom(word, 2, AT), complete=False) for sign, word in ((BREATHING, "chest-pain"), (NERVES, "seizure"))),
    one(COLD, "now", "law 3", "36 with nothing on file, below it", d().temperature("35.9"), complete=False),
    *each(NERVES, "now", "law 1; G01", ("seizure", "passing-out", "trouble-speaking", "one-sided-weakness"), at=CHEMOTHERAPY),
    one(NERVES, "emergency", "laws 1 and 11", "new confusion", CHEMOTHERAPY.make().symptom("confusion", 1), complete=True),
    one(NERVES, "emergency", "laws 1 and 11", "confusion worse than on the days before",
        CHEMOTHERAPY.make().symptom("confusion", 2, AT).each_day("confusion", "1111111"), complete=True),
    one(NERVES, "emergency", "laws 1 and 11", "confusion from 0 to 1 within the week",
        CHEMOTHERAPY.make().symptom("confusion", 1, AT).each_day("confusion", "1000000"), complete=True),
    one(NERVES, None, "law 11", "confusion as on the days before", CHEMOTHERAPY.make().symptom("confusion", 1, AT).each_day("confusion", "1111111")),
    one("fever", "tell", "law 6; 7.3", "feverish, 37.9 ten minutes later",
        CHEMOTHERAPY.make().symptom("feverish", 3, AT).temperature("37.9", at="10:10", after_fever_medicine=False)),
    one("severe-symptom", "today", "severe-symptom", "severe and lasting", lasting(d(), "nausea", 3), complete=True),
    *each("airway-pressure", "now", "W43", ("noisy-breathing", "cannot-lie-flat", "swelling-face"), 2, at=NOTHING),
    *each("airway-pressure", "tell", "law 5", ("noisy-breathing", "cannot-lie-flat", "swelling-face"), at=NOTHING),
]  # fmt: skip

MASS = Place("a mass in the chest", lambda: d().milestone("chest-mass", "2026-01-10"))
T_CELL = Place("T-cell leukemia", lambda: d().add("person", id="person", subtype="t-cell"))
AIRWAY = [
    *(case for place in (MASS, T_CELL) for case in (
        *each("airway-pressure", "now", "W43", ("shortness-of-breath",), 2, at=place),
        *each("airway-pressure", "now", "W43; law 1", ("breathless-at-rest",), 2, at=place),
        *never("airway-pressure", "W43; law 5", ("shortness-of-breath",), 1, at=place),
    )),
    *never("airway-pressure", "W43", ("shortness-of-breath", "breathless-at-rest"), 4, at=NOTHING),
    *never("airway-pressure", "W43", ("shortness-of-breath",), 4,
           at=Place("B-cell leukemia", lambda: d().add("person", id="person", subtype="b-cell"))),
]  # fmt: skip

CASES = [*BLEEDING, *PAIN_RELIEVER, *ANEMIA, *GENERAL, *AIRWAY]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
