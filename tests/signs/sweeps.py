"""Rows of cases for the examples at the limits: each word, each limit and each side of it by itself.

What is to come out is written out beside each row, from the clinical basis.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from tests.signs.cases import Case, Story, d

AT = "10:00"
YESTERDAY = "2026-03-03"
ALARMING = {
    "seizure", "passing-out", "trouble-speaking", "one-sided-weakness", "chest-pain", "breathless-at-rest",
    "blue-lips", "bleeding-not-stopping", "sudden-worst-headache",
}  # fmt: skip
"""What turns now into an emergency from mild on (law 1); confusion does only where it is new or worse."""

OWN = ALARMING | {
    "chills", "skin-infection", "line-flush-chills", "confusion", "feeling-very-unwell", "blood-in-vomit",
    "black-or-bloody-stool", "blood-in-urine",
}  # fmt: skip
"""What a general sign calls about from mild on, so that no sign holds it back (law 5)."""


@dataclass(frozen=True, slots=True)
class Place:
    """What is on file beside an entry.

    Attributes:
        said: In words, for the names of cases.
        make: Makes such a diary.
    """

    said: str
    make: Callable[[], Story] = d

    def having(self, said: str, add: Callable[[Story], Story]) -> "Place":
        """The same with something more."""
        return Place(f"{self.said}, {said}", lambda: add(self.make()))


NOTHING = Place("nothing on file")
CHEMOTHERAPY = Place(
    "chemotherapy four weeks ago",
    lambda: d().infusion("vincristine", "2026-02-03T10:00", "2026-02-03T11:00", high_dose=False),
)


def given(said: str, medicine: str, started: str, ended: str | None = None, **more: object) -> Place:
    """A medicine by vein."""
    return Place(said, lambda: d().infusion(medicine, started, ended, **{"high_dose": False, **more}))


def course(said: str, medicine: str, started: str, ended: str | None = None) -> Place:
    """Tablets."""
    return Place(said, lambda: d().medicine(medicine, started, ended))


def lasting(story: Story, word: str, severity: int = 1) -> Story:
    """A symptom of the day that was the same the day before, so neither new nor worse."""
    return story.symptom(word, severity, AT).symptom(word, severity, AT, day=YESTERDAY)


def step_of(word: str, step: str) -> str:
    """Law 1 for a step of a symptom."""
    return "emergency" if step == "now" and word in ALARMING else step


def each(sign: str, step: str, rests_on: str, words: Iterable[str], severity: int = 1, *, at: Place) -> list[Case]:
    """One case a word, lasting, at a severity."""
    return [
        Case(
            f"{sign}: {word} at {severity}, {at.said}",
            rests_on,
            lasting(at.make(), word, severity),
            {sign: step_of(word, step)},
        )
        for word in words
    ]


def never(sign: str, rests_on: str, words: Iterable[str], severity: int = 1, *, at: Place) -> list[Case]:
    """One case a word that is no such sign at a severity."""
    return [
        Case(
            f"{sign}: not {word} at {severity}, {at.said}", rests_on, at.make().symptom(word, severity), silent=(sign,)
        )
        for word in words
    ]


def one(sign: str, step: str | None, rests_on: str, said: str, diary: Story, *, complete: bool | None = None) -> Case:
    """One case of one sign; without a step it stays silent."""
    return Case(
        f"{sign}: {said}",
        rests_on,
        diary,
        {sign: step} if step else {},
        silent=() if step else (sign,),
        complete=(sign,) if complete else (),
        incomplete=(sign,) if complete is False else (),
    )
