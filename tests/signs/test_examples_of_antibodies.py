"""Examples at the limits of the signs of the two antibodies (W01 to W12; laws 11 and 12)."""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story
from tests.signs.sweeps import AT, Place, each, given, lasting, never, one

BLINATUMOMAB, INOTUZUMAB = "blinatumomab", "inotuzumab-ozogamicin"
ENDED_48_HOURS = given("48 hours after blinatumomab", BLINATUMOMAB, "2026-02-20T09:00", "2026-03-02T10:00")
ENDED_14_DAYS = given("14 days after blinatumomab", BLINATUMOMAB, "2026-01-21T09:00", "2026-02-18T09:00")
RUNS = given("blinatumomab runs", BLINATUMOMAB, "2026-02-20T09:00", "2026-03-10T09:00")
ENDED_YESTERDAY = given("blinatumomab ended the day before", BLINATUMOMAB, "2026-02-04T09:00", "2026-03-03T09:00")

REACTION = "blinatumomab-infusion-reaction"
NEUROLOGIC = "blinatumomab-neurologic"
COMMON = "blinatumomab-common-effects"
OF_REACTION = (
    "dizziness",
    "passing-out",
    "headache",
    "nausea",
    "feverish",
    "chills",
    "shortness-of-breath",
    "breathless-at-rest",
    "wheezing",
)
OF_NERVES = ("seizure", "trouble-speaking", "passing-out", "loss-of-balance")
OF_COMMON = ("swelling-hands-feet", "tremor", "rash", "constipation")


def pressure(story: Story, today: str, before: str) -> Story:
    for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
        story = story.measured("systolic", before, "mm[Hg]", AT, day)
    return story.measured("systolic", today, "mm[Hg]", AT)


def checked(story: Story, answer: str) -> Story:
    return story.add("checks", check="infusion", answer=answer, when=f"2026-03-04T{AT}")


OF_BLINATUMOMAB = [
    *each(REACTION, "now", "W01; law 11", OF_REACTION, at=ENDED_48_HOURS),
    one(REACTION, "now", "W01", "38.0", ENDED_48_HOURS.make().temperature("38.0", at=AT), complete=True),
    one(REACTION, None, "W01; law 13", "37.9", ENDED_48_HOURS.make().temperature("37.9", at=AT, after_fever_medicine=False)),
    one(REACTION, "now", "W01; law 11", "upper blood pressure 89", ENDED_48_HOURS.make().measured("systolic", "89.5", "mm[Hg]", AT)),
    one(REACTION, None, "W01; law 11", "upper blood pressure 90", ENDED_48_HOURS.make().measured("systolic", "90", "mm[Hg]", AT)),
    one(REACTION, "now", "W01; law 11", "30 under the usual", pressure(ENDED_48_HOURS.make(), "100", "130")),
    one(REACTION, None, "W01; law 11", "29 under the usual", pressure(ENDED_48_HOURS.make(), "101", "130")),
    one(REACTION, "now", "W01", "yes to the infusion check", checked(ENDED_48_HOURS.make(), "yes"), complete=False),
    one(REACTION, None, "W01", "no to the infusion check", checked(ENDED_48_HOURS.make(), "no")),
    Case("a yes to the infusion check leaves the nerves open", "W02; law 2", checked(RUNS.make(), "yes"), silent=(NEUROLOGIC,), not_judged=(NEUROLOGIC,)),
    *each(NEUROLOGIC, "now", "W02; law 11", OF_NERVES, at=ENDED_14_DAYS),
    *each(NEUROLOGIC, "now", "W02; law 11", ("confusion",), at=ENDED_14_DAYS),
    *(one(COMMON, "tell", "W06; law 11", f"new {word}", RUNS.make().symptom(word, 1), complete=True) for word in OF_COMMON),
    *(one(COMMON, "tell", "W06; law 11", f"worse {word}", RUNS.make().symptom(word, 2, AT).each_day(word, "1111111"), complete=True) for word in OF_COMMON),
    *(one(COMMON, "tell", "W06; law 11", f"{word} from 0 to 1 within the week", RUNS.make().symptom(word, 1, AT).each_day(word, "1000000"), complete=True) for word in OF_COMMON),
    *(one(COMMON, None, "W06; law 11", f"{word} as before", RUNS.make().symptom(word, 2, AT).each_day(word, "2222222")) for word in OF_COMMON),
    *never(COMMON, "W06", OF_COMMON, 2, at=ENDED_YESTERDAY),
]  # fmt: skip

LOW_POTASSIUM = "blinatumomab-low-potassium"


def potassium(story: Story, value: str, day: str = "2026-03-03", low: str | None = None) -> Story:
    return story.count("potassium", value, f"{day}T08:00", "mmol/L", low=low)


BEFORE_IT = "2026-02-19"
"""The day before blinatumomab began."""
AFTER_15_DAYS = given("15 days after blinatumomab", BLINATUMOMAB, "2026-01-20T09:00", "2026-02-17T09:00")
RAISING = {
    "irregular-heartbeat": "now",
    "passing-out": "emergency",
    "muscle-weakness": "today",
    "muscle-cramps": "today",
}
POTASSIUM = [
    one(LOW_POTASSIUM, "now", "W04", "2.49", potassium(RUNS.make(), "2.49"), complete=True),
    one(LOW_POTASSIUM, "today", "W04", "2.5", potassium(RUNS.make(), "2.5"), complete=True),
    one(LOW_POTASSIUM, "today", "W04", "2.99", potassium(RUNS.make(), "2.99"), complete=True),
    one(LOW_POTASSIUM, "tell", "W04", "3.0 with the report's limit at 3.6", potassium(RUNS.make(), "3.0", low="3.6"), complete=True),
    one(LOW_POTASSIUM, "tell", "W04", "3.55 with the report's limit at 3.6", potassium(RUNS.make(), "3.55", low="3.6"), complete=True),
    one(LOW_POTASSIUM, None, "W04", "3.6 with the report's limit at 3.6", potassium(RUNS.make(), "3.6", low="3.6")),
    *(one(LOW_POTASSIUM, None, "W04; law 3", f"{value} from before blinatumomab", potassium(RUNS.make(), value, BEFORE_IT, "3.6")) for value in ("2.4", "2.9", "3.5")),
    *(one(LOW_POTASSIUM, None, "W04; law 11", f"{value} 15 days after blinatumomab", potassium(AFTER_15_DAYS.make(), value, "2026-02-17", "3.6")) for value in ("2.4", "2.9", "3.5")),
    *(one(LOW_POTASSIUM, step, "W04; law 1", f"{word} with 2.95", potassium(lasting(RUNS.make(), word), "2.95")) for word, step in RAISING.items()),
    *(one(LOW_POTASSIUM, step, "W04; law 1", f"{word} with 3.5 below the report's limit", potassium(lasting(RUNS.make(), word), "3.55", low="3.6")) for word, step in RAISING.items()),
    *(one(LOW_POTASSIUM, step, "W04; law 11", f"{value} 14 days after blinatumomab", potassium(ENDED_14_DAYS.make(), value, "2026-02-25", "3.6"), complete=True) for value, step in (("2.4", "now"), ("2.9", "today"), ("3.5", "tell"))),
    *(one(LOW_POTASSIUM, "tell", "law 8", f"{value} of 8 days ago", potassium(RUNS.make(), value, "2026-02-24")) for value in ("2.4", "2.9")),
    *(one(LOW_POTASSIUM, step, "W04; 5.8", f"{word} with 3.49 on a report without limits", potassium(lasting(RUNS.make(), word), "3.49")) for word, step in RAISING.items()),
    *(one(LOW_POTASSIUM, "today", "W04; 5.8; law 4", f"{word} with 3.5 on a report without limits", potassium(lasting(RUNS.make(), word), "3.5"), complete=True) for word in RAISING),
    *(one(LOW_POTASSIUM, step, "W04; law 4", f"{word}, no potassium on file", lasting(RUNS.make(), word), complete=False) for word, step in RAISING.items()),
    *(one(LOW_POTASSIUM, step, "W04; 7.2", f"{word}, the good potassium is too old", potassium(lasting(RUNS.make(), word), "4.0", "2026-02-27"), complete=False) for word, step in RAISING.items()),
    *(one(LOW_POTASSIUM, "today", "W04; law 4", f"{word} with 3.6 at the report's limit", potassium(lasting(RUNS.make(), word), "3.6", low="3.6"), complete=True) for word in RAISING),
    *(one(LOW_POTASSIUM, None, "W04; law 11", f"{word} with 2.4, 15 days after blinatumomab", potassium(lasting(AFTER_15_DAYS.make(), word), "2.4", "2026-02-17")) for word in RAISING),
]  # fmt: skip

ENDED_24_HOURS = given("24 hours after inotuzumab", INOTUZUMAB, "2026-03-03T09:00", "2026-03-03T10:00")
ENDED_30_DAYS = given("30 days after inotuzumab", INOTUZUMAB, "2026-02-02T09:00", "2026-02-02T10:00")
ENDED_31_DAYS = given("31 days after inotuzumab", INOTUZUMAB, "2026-02-01T09:00", "2026-02-01T10:00")
ALLERGY = "inotuzumab-infusion-reaction"
OF_ALLERGY = (
    "shortness-of-breath",
    "breathless-at-rest",
    "wheezing",
    "swelling-face",
    "rash",
    "feverish",
    "chills",
    "dizziness",
    "passing-out",
)
RHYTHM = "inotuzumab-heart-rhythm"


def pulse(story: Story, value: str) -> Story:
    return story.measured("pulse", value, "/min", AT)


OF_INOTUZUMAB = [
    *each(ALLERGY, "now", "W07; law 11", OF_ALLERGY, at=ENDED_24_HOURS),
    one(ALLERGY, "now", "W07", "38.0", ENDED_24_HOURS.make().temperature("38.0", at=AT), complete=True),
    one(ALLERGY, "now", "W07", "yes to the infusion check", checked(ENDED_24_HOURS.make(), "yes"), complete=False),
    one(ALLERGY, None, "W07", "no to the infusion check", checked(ENDED_24_HOURS.make(), "no")),
    *each(RHYTHM, "now", "W11; law 1", ("passing-out", "chest-pain", "breathless-at-rest"), at=ENDED_30_DAYS),
    *never(RHYTHM, "W11; law 11", ("passing-out", "chest-pain", "breathless-at-rest", "irregular-heartbeat"), at=ENDED_31_DAYS),
    *each(RHYTHM, "today", "W11", ("irregular-heartbeat",), at=ENDED_30_DAYS),
    *(one(RHYTHM, step, "W11; law 11", f"pulse {value}", pulse(ENDED_30_DAYS.make(), value)) for value, step in (("120", None), ("120.5", "today"), ("50", None), ("49.5", "today"))),
    *(one(RHYTHM, step, "W11; law 11", f"pulse {value}, short of breath", pulse(lasting(ENDED_30_DAYS.make(), "shortness-of-breath"), value)) for value, step in (("120", None), ("120.5", "now"), ("50", None), ("49.5", "now"))),
    one(RHYTHM, "now", "W11", "uneven heartbeat, short of breath", lasting(lasting(ENDED_30_DAYS.make(), "irregular-heartbeat"), "shortness-of-breath")),
    one(RHYTHM, None, "W11; law 11", "uneven heartbeat, short of breath, 31 days after inotuzumab", lasting(lasting(ENDED_31_DAYS.make(), "irregular-heartbeat"), "shortness-of-breath")),
]  # fmt: skip

LIVER = "inotuzumab-liver"
LONG_AGO = given("inotuzumab two years ago", INOTUZUMAB, "2024-02-01T09:00", "2024-02-01T10:00")
AFTER_90_DAYS = given("90 days after inotuzumab", INOTUZUMAB, "2025-12-04T09:00", "2025-12-04T10:00")
AFTER_91_DAYS = given("91 days after inotuzumab", INOTUZUMAB, "2025-12-03T09:00", "2025-12-03T10:00")
TRANSPLANT = LONG_AGO.having(
    "a transplant since", lambda story: story.done("transplant", "2024-06-01", transplant="allogeneic")
)
PHASE = LONG_AGO.having(
    "the phase of a transplant since", lambda story: story.phase("transplant", "2024-06-01", "2024-07-01")
)
ONLY_TRANSPLANT = Place(
    "a transplant without inotuzumab",
    lambda: given("", "vincristine", "2024-02-01T09:00", "2024-02-01T10:00").make().done("transplant", "2024-06-01"),
)
OF_LIVER = ("yellow-skin-or-eyes", "dark-urine", "abdominal-pain", "abdominal-swelling")


def blood_test(story: Story, analyte: str, value: str, high: str | None = None, day: str = "2026-03-03") -> Story:
    return story.count(analyte, value, f"{day}T08:00", "umol/L" if analyte == "bilirubin" else "U/L", high=high)


BLOOD = (
    ("bilirubin", "34", "30", "today"), ("bilirubin", "33.5", "25", "tell"), ("bilirubin", "31.5", "20", "today"), ("bilirubin", "30", "20", "tell"),
    ("bilirubin", "21", "20", "tell"), ("bilirubin", "20", "20", None), ("bilirubin", "34", None, "today"), ("bilirubin", "33.5", None, None),
    ("alt", "121", "40", "today"), ("alt", "120", "40", None), ("ast", "121", "40", "today"), ("ast", "120", "40", None),
)  # fmt: skip
"""A test, its value, the report's upper limit, and the step."""

AT_THE_LIVER = [
    *(case for place in (AFTER_90_DAYS, TRANSPLANT, PHASE) for case in each(LIVER, "now", "W08; law 11", OF_LIVER, at=place)),
    *(case for place in (AFTER_91_DAYS, ONLY_TRANSPLANT) for case in never(LIVER, "W08; law 11", OF_LIVER, 4, at=place)),
    *(
        one(LIVER, step, "W08; W09; laws 11 and 12", f"{analyte} {value}, limit {high}, {place.said}", blood_test(place.make(), analyte, value, high))
        for place in (AFTER_90_DAYS, TRANSPLANT, PHASE)
        for analyte, value, high, step in BLOOD
    ),
    *(
        one(LIVER, step, "law 8", f"{analyte} {value}, limit {high}, of {days} ago", blood_test(ENDED_30_DAYS.make(), analyte, value, high, day))
        for analyte, value, high, today in BLOOD
        if today == "today"
        for days, day, step in (("7 days", "2026-02-25", "today"), ("8 days", "2026-02-24", "tell"))
    ),
    *(
        one(LIVER, None, "W08; law 11", f"{analyte} {value}, limit {high}, {place.said}", blood_test(place.make(), analyte, value, high))
        for place in (AFTER_91_DAYS, ONLY_TRANSPLANT)
        for analyte, value, high, _ in BLOOD
    ),
    *(
        one(LIVER, None, "W08; law 3", f"{analyte} {value}, limit {high}, from before inotuzumab", blood_test(ENDED_30_DAYS.make(), analyte, value, high, "2026-01-30"))
        for analyte, value, high, _ in BLOOD
    ),
]  # fmt: skip

CASES = [*OF_BLINATUMOMAB, *POTASSIUM, *OF_INOTUZUMAB, *AT_THE_LIVER]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
