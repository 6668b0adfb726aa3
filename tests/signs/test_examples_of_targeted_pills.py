"""Examples at the limits of the effects of targeted pills: worse from nothing, within a week, and known to the end."""

# ruff: noqa: E501  (one case a line reads as a table)

import pytest

from tests.signs.cases import Case, Story, d
from tests.signs.sweeps import AT, YESTERDAY, Place, course, each, never, one

PILLS = course("targeted pills", "imatinib", "2025-10-01")
UNTIL_YESTERDAY = course("targeted pills until the day before", "imatinib", "2025-10-01", YESTERDAY)
STOPPED = course("targeted pills until two days before", "imatinib", "2025-10-01", "2026-03-02")
LATER = Place("the first targeted pill later that day", lambda: d().dose("imatinib", "2026-03-04T20:00"))
NEXT_DAY = Place("the first targeted pill on the next day", lambda: d().dose("imatinib", "2026-03-05T07:00"))
RAISED = PILLS.having("dose raised 28 days ago", lambda story: story.dose_change("imatinib", "2026-02-04"))
USUAL = ("diarrhea", "nausea", "muscle-pain", "fatigue", "rash")
SWELLING = ("swelling-around-eyes", "swelling-hands-feet")


def from_nothing(place: Place, word: str) -> Story:
    """At 1, after six days at 0 and one at 1: not new, but a step above the median (law 11)."""
    return place.make().symptom(word, 1, AT).each_day(word, "1000000")


def gained(place: Place) -> Story:
    """A weight a tenth above that of the week before."""
    return place.make().weight("60", "2026-02-25").weight("66")


def breathless(place: Place) -> Story:
    return place.make().symptom("swelling-hands-feet", 1, AT).symptom("shortness-of-breath", 1, AT)


CASES = [
    *each("tki-effects", "note", "W38", USUAL, at=PILLS),
    *each("tki-effects", "note", "W38; N05", USUAL, at=UNTIL_YESTERDAY),
    *each("tki-effects", "note", "W38; N05", USUAL, at=LATER),
    *never("tki-effects", "W38", USUAL, 4, at=STOPPED),
    *never("tki-effects", "W38", USUAL, 4, at=NEXT_DAY),
    one("tki-effects", "today", "W53; N05", "severe and new, the last pill the day before", UNTIL_YESTERDAY.make().symptom("dry-eyes", 3), complete=True),
    one("tki-effects", None, "W53", "severe and new, the last pill two days before", STOPPED.make().symptom("dry-eyes", 3)),
    *(one("tki-effects", "tell", "W38; law 11", f"{word} from 0 to 1", from_nothing(PILLS, word), complete=True) for word in USUAL),
    *(one("tki-effects", "today", "W53", f"severe and new {word}", PILLS.make().symptom(word, 3), complete=True) for word in (*USUAL, "dry-eyes")),
    one("tki-effects", None, "W51", "hair loss at 4", PILLS.make().symptom("hair-loss", 4)),
    *(one("tki-worse-after-dose-rise", "tell", "W39; law 11", f"{word} from 0 to 1", from_nothing(RAISED, word), complete=True) for word in (*USUAL, *SWELLING)),
    *each("tki-swelling", "tell", "W37; N05", SWELLING, at=UNTIL_YESTERDAY),
    *each("tki-swelling", "tell", "W37; N05", SWELLING, at=LATER),
    *never("tki-swelling", "W37", SWELLING, 4, at=STOPPED),
    *never("tki-swelling", "W37", SWELLING, 4, at=NEXT_DAY),
    *(one("tki-swelling", step, "W37; N05", f"weight gained, pills {place.said}", gained(place)) for place, step in ((UNTIL_YESTERDAY, "today"), (STOPPED, None))),
    *(one("tki-swelling", step, "W37; N05", f"swollen and short of breath, pills {place.said}", breathless(place)) for place, step in ((UNTIL_YESTERDAY, "now"), (STOPPED, None))),
    *(one("tki-swelling", "tell", "W37; laws 5 and 11", f"{word} from 0 to 1", from_nothing(PILLS, word), complete=True) for word in SWELLING),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_day_shows_what_the_clinical_basis_says(case: Case) -> None:
    case.check()


def test_no_two_cases_share_a_name() -> None:
    assert len({case.name for case in CASES}) == len(CASES)
