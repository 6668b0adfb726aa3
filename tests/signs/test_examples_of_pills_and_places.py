"""Examples at the limits of lines, the Ommaya reservoir, targeted pills, radiation, transplant and windpipe.

W18, W19, W23, W37 to W40, W43, W49 and W53; laws 4, 5, 11 and 14.
"""

# ruff: noqa: E501  (one case a line reads as a table)

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from tests.signs.cases import Case, Story, d
from tests.signs.sweeps import AT, NOTHING, OWN, YESTERDAY, Place, course, each, lasting, never, one

FEVER, NO_FEVER = "38.0", "37.9"


@dataclass(frozen=True, slots=True)
class More:
    """What is added to a diary, and what it is called."""

    said: str
    add: Callable[[Story], Story]


def device(said: str, word: str, removed: str | None = None) -> Place:
    return Place(said, lambda: d().add("devices", device=word, placed="2026-01-30", removed=removed))


def done(said: str, kind: str, started: str, ended: str | None = None) -> Place:
    return Place(said, lambda: d().add("treatments", kind=kind, started=started, ended=ended))


def first_long_ago(story: Story) -> Story:
    return story.milestone("first-chemotherapy", "2025-01-07")


def beside(place: Place, word: str, severity: int, more: More) -> Story:
    """A lasting symptom with something more that day."""
    return more.add(lasting(place.make(), word, severity))


MEASURED = More(FEVER, lambda story: story.temperature(FEVER, at="18:00"))
NEARLY = More(NO_FEVER, lambda story: story.temperature(NO_FEVER, at="18:00"))
FELT = More("feverish", lambda story: lasting(story, "feverish"))
SHIVERING = More("chills", lambda story: lasting(story, "chills"))
PORT = More("a port", lambda story: story.add("devices", device="port", placed="2026-01-30"))
IN_MARCH = More("radiation", lambda story: story.add("treatments", kind="radiation", started="2026-03-01", ended="2026-03-03"))  # fmt: skip

LINE = "line-infection"
LINES = ("central-line", "picc", "port")
IN_PLACE = [device(f"with a {word}", word) for word in LINES]
NO_LINE = [device("with a port taken out", "port", "2026-03-03"), device("with an Ommaya reservoir", "ommaya"), NOTHING]
AT_LINE = ("line-site-problem", "arm-swelling")
LINE_CASES = [
    *(case for place in IN_PLACE for case in each(LINE, "now", "W18", ["line-flush-chills"], 2, at=place)),
    *(case for place in IN_PLACE for case in each(LINE, "today", "W18", AT_LINE, 2, at=place)),
    *(case for place in IN_PLACE for case in each(LINE, "tell", "law 5", AT_LINE, at=place)),
    *(case for place in NO_LINE for case in never(LINE, "W18", (*AT_LINE, "line-flush-chills"), 4, at=place)),
    *(one(LINE, "now", "W18", f"{word} with {more.said}, {place.said}", beside(place, word, 1, more)) for place in IN_PLACE for word in AT_LINE for more in (MEASURED, FELT, SHIVERING)),
    *(one(LINE, None, "W18", f"{word} with {more.said}, {place.said}", beside(place, word, 4, more)) for place in NO_LINE for word in AT_LINE for more in (MEASURED, FELT, SHIVERING)),
    one(LINE, "today", "W18", "a line that hurts with 37.9", beside(IN_PLACE[0], "line-site-problem", 2, NEARLY)),
    *(one(LINE, None, "W18", f"{more.said} with nothing at the line", more.add(PORT.add(d()))) for more in (MEASURED, FELT, SHIVERING)),
    *(one(LINE, "today", "law 4", f"a line that hurts, neutrophils {value}", lasting(IN_PLACE[0].make(), "line-site-problem", 2).count("neutrophils", value)) for value in ("0.1", "5.0")),
]  # fmt: skip

OMMAYA = "ommaya-infection"
IN_HEAD = (
    "headache",
    "stiff-neck",
    "light-hurts-eyes",
    "confusion",
    "vomiting",
    "ommaya-site-problem",
    "puncture-site-problem",
)
TAPPED = [
    device("with an Ommaya reservoir", "ommaya"),
    done("7 days after a spinal tap", "lumbar-puncture", "2026-02-25"),
    done("7 days after a spinal dose", "intrathecal", "2026-02-25").having("the first long ago", first_long_ago),
]
NOT_TAPPED = [
    device("with an Ommaya reservoir taken out", "ommaya", "2026-03-03"),
    device("with a port", "port"),
    done("8 days after a spinal tap", "lumbar-puncture", "2026-02-24"),
    done("8 days after a spinal dose", "intrathecal", "2026-02-24"),
    NOTHING,
]
OMMAYA_CASES = [
    *(case for place in TAPPED for case in each(OMMAYA, "now", "W19", IN_HEAD, 2, at=place)),
    *(case for place in TAPPED for case in each(OMMAYA, "tell", "law 5", sorted(set(IN_HEAD) - OWN), at=place)),
    *(case for place in TAPPED for case in each(OMMAYA, "now", "law 5", sorted(OWN & set(IN_HEAD)), at=place)),
    *(case for place in NOT_TAPPED for case in never(OMMAYA, "W19", IN_HEAD, 4, at=place)),
    *(one(OMMAYA, "now", "W19", f"{FEVER} {place.said}", place.make().temperature(FEVER)) for place in TAPPED),
    *(one(OMMAYA, None, "W19", f"{FEVER} {place.said}", place.make().temperature(FEVER)) for place in NOT_TAPPED),
    one(OMMAYA, None, "W19", NO_FEVER, TAPPED[0].make().temperature(NO_FEVER)),
    one(OMMAYA, "now", "W19", "feverish", lasting(TAPPED[0].make(), "feverish", 2)),
    one(OMMAYA, None, "W19", "feverish with a reading that speaks against it", lasting(TAPPED[0].make(), "feverish", 2).temperature(NO_FEVER, at="10:10", after_fever_medicine=False)),
]  # fmt: skip

PILL = course("on a targeted pill", "imatinib", "2026-01-02", "2026-03-04")
NO_PILL = [
    course("off a targeted pill for two days", "imatinib", "2026-01-02", "2026-03-02"),
    course("on another pill", "mercaptopurine", "2026-01-02"),
    NOTHING,
]
FALLING = "counts-falling-on-tki"


def falls(
    start: str,
    *values: str,
    analyte: str = "platelets",
    days: tuple[str, ...] = ("2026-02-18", "2026-02-25", "2026-03-04"),
    medicine: str = "dasatinib",
) -> Story:
    story = d().medicine(medicine, start)
    for day, value in zip(days, values, strict=True):
        story.count(analyte, value, f"{day}T08:00", "g/dL" if analyte == "hemoglobin" else "10*9/L")
    return story


FALLING_CASES = [
    *(one(FALLING, step, "W23: 8 weeks", f"platelets fall, pill since {start}", falls(start, "200", "160", "128")) for start, step in (("2026-01-07", "tell"), ("2026-01-06", None), ("2026-02-25", "tell"), ("2026-02-26", None))),
    one(FALLING, "tell", "W23", "hemoglobin falls", falls("2026-02-01", "12.5", "10", "8", analyte="hemoglobin")),
    one(FALLING, None, "law 11", "platelets fall less than a fifth", falls("2026-02-01", "200", "160", "129")),
    one(FALLING, None, "W23", "platelets fall on another pill", falls("2026-02-01", "200", "160", "128", medicine="mercaptopurine")),
    one(FALLING, None, "W23", "platelets fall, daily pills for a year", falls("2025-01-01", "200", "160", "128").infusion("dasatinib", "2026-03-03T08:00", kind="oral-dose")),
    one(FALLING, None, "W23", "white cells fall", falls("2026-02-01", "10", "8", "6", analyte="white-cells")),
]  # fmt: skip

SWELLING = "tki-swelling"
SWOLLEN = ("swelling-around-eyes", "swelling-hands-feet")
SHORT = ("shortness-of-breath", "breathless-at-rest", "chest-pain")


def weighed(place: Place, before: str = "60.0", day: str = "2026-02-11") -> Story:
    return place.make().measured("weight", before, "kg", AT, day=day).measured("weight", "63.0", "kg", AT)


def grown(place: Place, word: str, severity: int = 2) -> Story:
    return place.make().symptom(word, severity, AT).symptom(word, severity - 1, AT, day=YESTERDAY)


def at_now(word: str) -> str:
    return "now" if word == "shortness-of-breath" else "emergency"


SWELLING_CASES = [
    *each(SWELLING, "tell", "W37", SWOLLEN, 2, at=PILL),
    *(case for place in NO_PILL for case in never(SWELLING, "W37", SWOLLEN, 4, at=place)),
    *(one(SWELLING, "today", "W37", f"{word}, worse", grown(PILL, word, 3)) for word in SWOLLEN),
    *(one(SWELLING, None, "W37", f"{word}, worse, {place.said}", grown(place, word, 3)) for place in NO_PILL for word in SWOLLEN),
    one(SWELLING, "tell", "law 5", "swollen hands at 1 after none", grown(PILL, SWOLLEN[1], 1)),
    one(SWELLING, "today", "W37", "swollen eyes and hands at 1 after none", grown(Place("", lambda: grown(PILL, SWOLLEN[0], 1)), SWOLLEN[1], 1)),
    one(SWELLING, "tell", "law 3", "swollen hands, all known", lasting(PILL.make(), SWOLLEN[1], 2), complete=True),
    one(SWELLING, "now", "law 3", "weight and breath, all known", lasting(weighed(PILL), SHORT[0]), complete=True),
    one(SWELLING, "today", "W37", "5 percent of weight gained", weighed(PILL), complete=True),
    one(SWELLING, None, "W37", "less than 5 percent of weight gained", weighed(PILL, "60.1")),
    one(SWELLING, None, "law 11", "5 percent of weight gained in 22 days", weighed(PILL, day="2026-02-10")),
    *(one(SWELLING, None, "W37", f"5 percent of weight gained, {place.said}", weighed(place)) for place in NO_PILL),
    *(one(SWELLING, at_now(short), "W37", f"{word} with {short}", lasting(lasting(PILL.make(), word), short)) for word in SWOLLEN for short in SHORT),
    *(one(SWELLING, None, "W37", f"{SWOLLEN[0]} with {short}, {place.said}", lasting(lasting(place.make(), SWOLLEN[0]), short)) for place in NO_PILL for short in SHORT),
    one(SWELLING, "now", "W37", "5 percent of weight gained with shortness of breath", lasting(weighed(PILL), SHORT[0])),
    one(SWELLING, None, "W37", "less than 5 percent of weight gained with shortness of breath", lasting(weighed(PILL, "60.1"), SHORT[0])),
    one(SWELLING, None, "W37", "shortness of breath by itself", lasting(PILL.make(), SHORT[0], 4)),
]  # fmt: skip

EFFECTS = "tki-effects"
USUAL = ("diarrhea", "nausea", "muscle-pain", "fatigue", "rash")
EFFECT_CASES = [
    *each(EFFECTS, "note", "W38", USUAL, at=PILL),
    *each(EFFECTS, "note", "W38: no worse and not new", USUAL, 4, at=PILL),
    *(case for place in NO_PILL for case in never(EFFECTS, "W38", USUAL, 4, at=place)),
    *(one(EFFECTS, "tell", "W38", f"{word}, worse", grown(PILL, word)) for word in USUAL),
    *(one(EFFECTS, None, "W38", f"{word}, worse, {place.said}", grown(place, word)) for place in NO_PILL for word in USUAL),
    *(one(EFFECTS, step, "W53", f"blurred vision, new, at {severity}", PILL.make().symptom("blurred-vision", severity)) for severity, step in ((2, None), (3, "today"), (4, "today"), (None, "today"))),
    one(EFFECTS, None, "W53", "blurred vision at 3, as before", lasting(PILL.make(), "blurred-vision", 3)),
    one(EFFECTS, None, "W53", "hair loss at 4", PILL.make().symptom("hair-loss", 4)),
    *(one(EFFECTS, None, "W53", f"blurred vision, new, {place.said}", place.make().symptom("blurred-vision", 4)) for place in NO_PILL),
]  # fmt: skip

RAISED = "tki-worse-after-dose-rise"


def dose(said: str, on: str | None, direction: str = "up", medicine: str = "dasatinib") -> Place:
    return Place(said, lambda: d().add("dose_changes", medicine=medicine, on=on, direction=direction))


RISE = dose("28 days after a higher dose", "2026-02-04")
NO_RISE = [
    dose("29 days after a higher dose", "2026-02-03"),
    dose("after a lower dose", "2026-03-01", "down"),
    dose("after a higher dose of another", "2026-03-01", medicine="methotrexate"),
    NOTHING,
]
RAISED_CASES = [
    *(one(RAISED, step, "W39", f"{word} at {severity}, new", RISE.make().symptom(word, severity, AT)) for word in (*USUAL, *SWOLLEN) for severity, step in ((1, "tell"), (2, "tell"), (3, "today"))),
    *(one(RAISED, step, "W39", f"{word} at {severity}, worse", grown(RISE, word, severity)) for word in (*USUAL, *SWOLLEN) for severity, step in ((2, "tell"), (3, "today"))),
    *(one(RAISED, "tell", "W39", f"{word} at 1 after none, worse", grown(RISE, word, 1)) for word in (*USUAL, *SWOLLEN)),
    *(one(RAISED, None, "W39", f"{word} at 4, as before", lasting(RISE.make(), word, 4)) for word in (*USUAL, *SWOLLEN)),
    *(one(RAISED, None, "W39", f"rash at 4, {how}, {place.said}", made) for place in NO_RISE for how, made in (("new", place.make().symptom("rash", 4, AT)), ("worse", grown(place, "rash", 4)))),
    one(RAISED, "tell", "law 3", "rash, new, all known", RISE.make().symptom("rash", 2, AT), complete=True),
    one(RAISED, None, "W39", "headache, new", RISE.make().symptom("headache", 4, AT)),
    one(RAISED, "tell", "law 3", "rash, new, the date of the rise not known", dose("a rise without a date", None).make().symptom("rash", 2, AT), complete=False),
]  # fmt: skip

SKIN = "radiation-skin"
RADIATION = [
    done("42 days after radiation", "radiation", "2026-01-05", "2026-01-21"),
    Place("42 days after the radiation phase", lambda: d().phase("radiation", "2026-01-05", "2026-01-21")),
]
NO_RADIATION = [
    done("43 days after radiation", "radiation", "2026-01-05", "2026-01-20"),
    Place("43 days after the radiation phase", lambda: d().phase("radiation", "2026-01-05", "2026-01-20")),
    NOTHING,
]
SKIN_CASES = [
    *(case for place in RADIATION for severity, step in ((1, "note"), (2, "tell"), (3, "today"), (4, "today")) for case in each(SKIN, step, "W40; law 14", ["skin-changes"], severity, at=place)),
    *(case for place in RADIATION for case in each(SKIN, "today", "W40", ["skin-infection"], 2, at=place)),
    *(case for place in RADIATION for case in each(SKIN, "today", "law 5", ["skin-infection"], at=place)),
    *(case for place in NO_RADIATION for case in never(SKIN, "W40", ["skin-changes", "skin-infection"], 4, at=place)),
    *(one(SKIN, "now", "W40", f"infected with {more.said}, {place.said}", beside(place, "skin-infection", 1, more)) for place in RADIATION for more in (MEASURED, FELT)),
    *(one(SKIN, None, "W40", f"infected with {more.said}, {place.said}", beside(place, "skin-infection", 1, more)) for place in NO_RADIATION for more in (MEASURED, FELT)),
    one(SKIN, "today", "W40", f"infected with {NO_FEVER}", beside(RADIATION[0], "skin-infection", 2, NEARLY)),
    *(one(SKIN, None, "W40", f"{more.said} with nothing on the skin", more.add(IN_MARCH.add(d()))) for more in (MEASURED, FELT)),
    *(one(SKIN, "today", "law 4", f"infected, neutrophils {value}", lasting(RADIATION[0].make(), "skin-infection", 2).count("neutrophils", value)) for value in ("0.1", "5.0")),
]  # fmt: skip

TRANSPLANT = "transplant-effects"
TRANSPLANTED = [
    done("two years after a transplant", "transplant", "2024-03-01"),
    Place("two years after a transplant phase", lambda: d().phase("transplant", "2024-03-01", "2024-04-01")),
]
RECOVERED = [
    place.having("counts that came back", lambda story: story.count("neutrophils", "0.5", "2024-05-01T08:00").count("neutrophils", "0.5", "2024-05-02T08:00"))
    for place in TRANSPLANTED
]  # fmt: skip
CONDITIONED = Place(
    "a month after conditioning",
    lambda: (
        d().phase("conditioning", "2026-01-28", "2026-02-03").add("treatments", kind="transplant", started="2026-02-04")
    ),
)
TRANSPLANT_CASES = [
    *(case for place in TRANSPLANTED for case in each(TRANSPLANT, "today", "W49", ["fatigue"], 3, at=place)),
    *(one(TRANSPLANT, None, "W49", f"fatigue at 2, as before, {place.said}", lasting(place.make(), "fatigue", 2)) for place in TRANSPLANTED),
    *(one(TRANSPLANT, "today", "W49", f"rash at 2, new, {place.said}", place.make().symptom("rash", 2, AT)) for place in TRANSPLANTED),
    *(one(TRANSPLANT, "tell", "law 5", f"rash at 1, new, {place.said}", place.make().symptom("rash", 1, AT)) for place in RECOVERED),
    *(one(TRANSPLANT, None, "W49", f"hair loss at {severity}, {place.said}", place.make().symptom("hair-loss", severity, AT)) for place in TRANSPLANTED for severity in (1, 4)),
    one(TRANSPLANT, "today", "law 5", "rash at 1, new, a month after conditioning", CONDITIONED.make().symptom("rash", 1, AT)),
    one(TRANSPLANT, None, "W49", "rash at 2, new, nothing on file", d().symptom("rash", 2, AT)),
    one(TRANSPLANT, None, "W49", "fatigue at 3, as before, nothing on file", lasting(d(), "fatigue", 3)),
]  # fmt: skip

AIRWAY = "airway-pressure"
PRESSED = ("noisy-breathing", "cannot-lie-flat", "swelling-face")
MASS = [
    Place("a mass in the chest", lambda: d().milestone("chest-mass", "2025-03-01")),
    Place("T-cell leukemia", lambda: d().add("person", subtype="t-cell")),
]
NO_MASS = [Place("B-cell leukemia", lambda: d().add("person", subtype="b-cell")), NOTHING]
AIRWAY_CASES = [
    *each(AIRWAY, "now", "W43", PRESSED, 2, at=NOTHING),
    *each(AIRWAY, "tell", "law 5", PRESSED, at=NOTHING),
    *(one(AIRWAY, "now", "W43", f"short of breath at 2, {place.said}", lasting(place.make(), "shortness-of-breath", 2)) for place in MASS),
    *(one(AIRWAY, "emergency", "W43", f"breathless at rest, {place.said}", place.make().symptom("breathless-at-rest", severity)) for place in MASS for severity in (None,)),
    *(one(AIRWAY, "emergency", "laws 1 and 5", f"breathless at rest at 1, {place.said}", place.make().symptom("breathless-at-rest", 1)) for place in MASS),
    *(one(AIRWAY, None, "W43", f"short of breath at 1, {place.said}", lasting(place.make(), "shortness-of-breath")) for place in MASS),
    *(case for place in NO_MASS for case in never(AIRWAY, "W43", ("shortness-of-breath", "breathless-at-rest"), 4, at=place)),
]  # fmt: skip

CASES = [
    *LINE_CASES, *OMMAYA_CASES, *FALLING_CASES, *SWELLING_CASES, *EFFECT_CASES, *RAISED_CASES, *SKIN_CASES,
    *TRANSPLANT_CASES, *AIRWAY_CASES,
]  # fmt: skip


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()
