"""Questions that one could ask at a visit: the document's advice to ask, in our words, and when each is worth asking.

The texts lie in ``resources/questions/<language>.toml``; parsed, they are handed in here and read strictly. No
suggestion answers anything.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from diary.core import words
from diary.core.catalog import fold

ILLNESS = (*words.SUBTYPES, "philadelphia", "philadelphia-unknown", "untreated")
"""What is on file of the leukemia itself; ``untreated`` while no chemotherapy has been given."""

REASONS = {
    "signs": words.SIGNS,
    "symptoms": words.SYMPTOMS,
    "planned": words.TREATMENT_KINDS,
    "kinds": words.TREATMENT_KINDS,
    "medicines": words.MEDICINES,
    "devices": words.DEVICES,
    "phases": words.PHASES,
    "illness": ILLNESS,
}
"""What can make a question worth asking, each with its words: what matters most to ask about first."""

MOST = 5
"""How many suggestions are made at once."""

_TEXTS = ("id", "ask", "section", "guide")


class SuggestionFileError(ValueError):
    """A file of suggestions that is wrong: the place in it, and what is wrong there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OnFile:
    """What is on file at a moment, as the words of each list of ``REASONS``.

    Attributes:
        signs: Warning signs to mention at the next contact.
        symptoms: Symptoms logged lately.
        planned: Kinds of treatment that are planned.
        kinds: Kinds of treatment that are planned, go on, or were given lately.
        medicines: Medicines that run, are planned, or were given lately.
        devices: Devices in place.
        phases: Phases that run or begin soon.
        illness: Words of ``ILLNESS``.
    """

    signs: frozenset[str] = frozenset()
    symptoms: frozenset[str] = frozenset()
    planned: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    medicines: frozenset[str] = frozenset()
    devices: frozenset[str] = frozenset()
    phases: frozenset[str] = frozenset()
    illness: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A question that one could ask. It is worth asking when each list that it names holds one of its words.

    Attributes:
        id: Its name in the file.
        ask: The question, as the person would ask it.
        section: The heading of the source document that it rests on, with its sub-heading.
        guide: The anchor of the guide's entry about it.
        when: The lists of ``REASONS`` that it names, the most telling first; without any it can always be asked.
    """

    id: str
    ask: str
    section: str
    guide: str
    when: tuple[tuple[str, frozenset[str]], ...] = ()

    def fits(self, known: OnFile) -> bool:
        """Whether it is worth asking."""
        return all(wanted & getattr(known, reason) for reason, wanted in self.when)

    @property
    def order(self) -> tuple[int, int]:
        """Its place among others: by its most telling reason, then those with more reasons first."""
        first = self.when[0][0] if self.when else ""
        return [*REASONS, ""].index(first), -len(self.when)


def parse_suggestions(data: Mapping[str, Any]) -> tuple[Suggestion, ...]:
    """Read a file of suggestions.

    Raises:
        SuggestionFileError: It is wrong; the error names the place.
    """
    found = tuple(_suggestion(f"question[{place}]", item) for place, item in enumerate(data.get("question", ()), 1))
    for name in ("id", "ask"):
        values = [fold(getattr(each, name)) for each in found]
        if len(set(values)) < len(values):
            raise SuggestionFileError(f"two questions have one {name}")
    return found


def suggested(
    suggestions: Iterable[Suggestion], known: OnFile, *, asked: Iterable[str], dismissed: Iterable[str] = ()
) -> tuple[Suggestion, ...]:
    """The questions worth asking now, the most telling first, ``MOST`` at most.

    Args:
        suggestions: All there are.
        known: What is on file.
        asked: The questions that are on file already, answered or not.
        dismissed: The ids of those that the person does not want to see.
    """
    there, away = {fold(question) for question in asked}, set(dismissed)
    left = (each for each in suggestions if each.id not in away and fold(each.ask) not in there and each.fits(known))
    return tuple(sorted(left, key=lambda each: each.order)[:MOST])


def _suggestion(where: str, item: Mapping[str, Any]) -> Suggestion:
    texts = {key: item.get(key) for key in _TEXTS}
    if missing := [key for key, text in texts.items() if not isinstance(text, str) or not text.strip()]:
        raise SuggestionFileError(f"{where}: {', '.join(missing)} missing")
    if unknown := sorted(set(item) - set(_TEXTS) - set(REASONS)):
        raise SuggestionFileError(f"{where}: unknown key: {', '.join(unknown)}")
    when = tuple((reason, frozenset(item[reason])) for reason in REASONS if reason in item)
    for reason, wanted in when:
        if not wanted or wanted - set(REASONS[reason]):
            raise SuggestionFileError(f"{where}: {reason} is empty or has an unknown word")
    return Suggestion(when=when, **{key: str(text) for key, text in texts.items()})
