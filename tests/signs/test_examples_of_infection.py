"""Examples at the limits of the sign of infection: every sign, every place, both sides of each count (law 6)."""

from collections.abc import Callable, Mapping

import pytest

from tests.signs.cases import Case, Story
from tests.signs.sweeps import AT, CHEMOTHERAPY, Place, given, lasting, one

MORNING = "2026-03-04T08:00"
SIGN = "infection"
Add = Callable[[Story], Story]


def word(symptom: str, severity: int = 1) -> Add:
    return lambda story: lasting(story, symptom, severity)


def both(first: str, one_at: int, second: str, other_at: int) -> Add:
    return lambda story: lasting(lasting(story, first, one_at), second, other_at)


STRONG: Mapping[str, Add] = {
    "38.0": lambda story: story.temperature("38.0", at=AT, after_fever_medicine=False),
    "feverish, 37.0 after a fever medicine": lambda story: lasting(story, "feverish").temperature(
        "37.0", at=AT, after_fever_medicine=True
    ),
    **{symptom: word(symptom) for symptom in ("chills", "skin-infection", "line-flush-chills", "confusion")},
    "diarrhea with belly pain at 2": both("diarrhea", 1, "abdominal-pain", 2),
}
SOFT: Mapping[str, Add] = {
    **{symptom: word(symptom) for symptom in ("cough", "sore-throat", "burning-urine")},
    "mouth sores with pain at 3": both("mouth-sores", 1, "pain", 3),
    "mouth sores at 3": word("mouth-sores", 3),
}
SOFT_AT_TWO: Mapping[str, Add] = {
    **{f"{symptom} at 2": word(symptom, 2) for symptom in ("cough", "sore-throat", "burning-urine")},
    "mouth sores with pain at 3": both("mouth-sores", 1, "pain", 3),
    "mouth sores at 3": word("mouth-sores", 3),
}
NONE: Mapping[str, Add] = {
    "diarrhea with belly pain at 1": both("diarrhea", 1, "abdominal-pain", 1),
    "diarrhea at 4": word("diarrhea", 4),
    "belly pain at 4": word("abdominal-pain", 4),
    "mouth sores with pain at 2": both("mouth-sores", 1, "pain", 2),
    "mouth sores at 2": word("mouth-sores", 2),
    "pain at 4": word("pain", 4),
}


def count(analyte: str, value: str, at: str = MORNING) -> Add:
    own = {"neutrophils": "1.8", "white-cells": None}[analyte]  # a low limit of white cells would stand in (law 6)
    return lambda story: story.count(analyte, value, at, low=own)


def after_good_neutrophils(white_cells: str) -> Add:
    """Neutrophils of the day before were good; white cells alone came later."""
    return lambda story: story.count("neutrophils", "3.0", "2026-03-03T08:00").count(
        "white-cells", white_cells, MORNING
    )


LOW: Mapping[str, Add] = {
    "neutrophils 0.99": count("neutrophils", "0.99"),
    "white cells 1.99 and no neutrophils": count("white-cells", "1.99"),
    "good neutrophils, then white cells of 1.99": after_good_neutrophils("1.99"),
}
UNKNOWN: Mapping[str, Add] = {
    "no count": lambda story: story,
    "white cells 2.0 and no neutrophils": count("white-cells", "2.0"),
}
GOOD: Mapping[str, Add] = {
    "neutrophils 1.0": count("neutrophils", "1.0"),
    "good neutrophils, then white cells of 2.0": after_good_neutrophils("2.0"),
}
AFTER_BLINATUMOMAB = given("14 days after blinatumomab", "blinatumomab", "2026-01-21T09:00", "2026-02-18T09:00")
AFTER_INOTUZUMAB = given("14 days after inotuzumab", "inotuzumab-ozogamicin", "2026-02-18T08:00", "2026-02-18T09:00")
TRANSPLANT = Place(
    "70 days after a transplant", lambda: CHEMOTHERAPY.make().done("transplant", "2025-12-24", transplant="allogeneic")
)


def table(
    signs: Mapping[str, Add],
    counts: Mapping[str, Add],
    step: str | None,
    *,
    at: Place = CHEMOTHERAPY,
    complete: bool | None = None,
) -> list[Case]:
    """Every sign with every count."""
    return [
        one(SIGN, step, "law 6", f"{sign}, {known}, {at.said}", with_count(add(at.make())), complete=complete)
        for sign, add in signs.items()
        for known, with_count in counts.items()
    ]


CASES = [
    *table(STRONG, LOW, "now", complete=True),
    *table(STRONG, UNKNOWN, "now", complete=False),
    *table(STRONG, GOOD, "today", complete=True),
    *table(SOFT, LOW, "now", complete=True),
    *table({sign: add for sign, add in SOFT.items() if "mouth" not in sign}, UNKNOWN, "today", complete=False),
    *table(SOFT_AT_TWO, UNKNOWN, "now", complete=False),
    *table(SOFT, GOOD, "today", complete=True),
    *table({sign: add for sign, add in SOFT_AT_TWO.items() if sign not in SOFT}, GOOD, "today", complete=True),
    *table(SOFT, LOW, "now", at=AFTER_BLINATUMOMAB, complete=True),
    *table(SOFT, UNKNOWN, "now", at=AFTER_BLINATUMOMAB, complete=False),
    *table({**SOFT, **STRONG}, GOOD, "today", at=AFTER_BLINATUMOMAB, complete=True),
    *table({**SOFT, **STRONG}, GOOD, "now", at=AFTER_INOTUZUMAB, complete=True),
    *table({**SOFT, **STRONG}, GOOD, "now", at=TRANSPLANT, complete=True),
    *(
        case
        for at in (CHEMOTHERAPY, AFTER_BLINATUMOMAB, AFTER_INOTUZUMAB, TRANSPLANT)
        for known in ({"no count": UNKNOWN["no count"]}, {"neutrophils 0.99": LOW["neutrophils 0.99"]})
        for case in table(NONE, known, None, at=at)
    ),
    one(SIGN, "tell", "law 6", "feverish, 37.9 ten minutes later",
        CHEMOTHERAPY.make().symptom("feverish", 3, AT).temperature("37.9", at="10:10", after_fever_medicine=False)),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
