"""Mutants of a rule file: the same file with one number, window, word, flag, step, part or branch changed.

What a rule says beside its flags is left alone: ``adds``, notes and texts never change a step.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from diary.core.words import URGENCIES

Table = Mapping[str, Any]
Variants = Iterator[tuple[str, Any]]
"""What was changed, and the value with the change."""

GONE = object()
"""In place of the value of a key: the key is taken out."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """A changed rule file.

    Attributes:
        name: The branch and what was changed in it.
        data: The whole file with the change.
    """

    name: str
    data: Table


def mutants(data: Table) -> Iterator[Mutant]:
    """Every mutant of a parsed rule file, also such as no longer make a rule."""
    yield Mutant("general: flipped", {**data, "general": not data.get("general", False)})
    branches = data["branch"]
    for place, branch in enumerate(branches):
        before, after = branches[:place], branches[place + 1 :]
        if before or after:
            yield Mutant(f"{branch['name']}: removed", {**data, "branch": [*before, *after]})
        for what, changed in _branch(branch):
            yield Mutant(f"{branch['name']}: {what}", {**data, "branch": [*before, changed, *after]})


def _branch(branch: Table) -> Variants:
    for key, change in PARTS.items():
        if key in branch:
            for what, changed in change(branch[key]):
                yield f"{key}: {what}", {**branch, key: changed}
            if key not in ("urgency", "when"):
                yield f"{key} removed", _without(branch, *((key, "floor") if key == "supports" else (key,)))


def _without(table: Table, *keys: str) -> Table:
    return {key: value for key, value in table.items() if key not in keys}


def _steps(urgency: str) -> Variants:
    place = URGENCIES.index(urgency)
    for other in URGENCIES[max(0, place - 1) : place + 2]:
        if other != urgency:
            yield f"{urgency} to {other}", other


def _condition(table: Table) -> Variants:
    for key, value in table.items():
        for what, changed in CHANGES[key](value) if key in CHANGES else ():
            named = f"{key}{what}" if what.startswith("[") else f"{key} {what}"
            yield named, _without(table, key) if changed is GONE else {**table, key: changed}
    for key, other in SWAPPED.items():
        if key in table:
            yield f"{key} to {other}", {(other if name == key else name): value for name, value in table.items()}
    for key, changed in {key: value for head in table for key, value in DEFAULTS.get(head, {}).items()}.items():
        if key not in table and not (key == "within" and "started_within" in table):
            yield f"{key} set to {changed}", {**table, key: changed}


def _parts(parts: list[Table]) -> Variants:
    for place, part in enumerate(parts):
        for what, changed in _condition(part):
            yield f"[{place + 1}].{what}", [*parts[:place], changed, *parts[place + 1 :]]
        if len(parts) > 1:
            yield f"[{place + 1}] removed", [*parts[:place], *parts[place + 1 :]]


def _listed(words: str | list[Any]) -> Variants:
    if isinstance(words, list) and len(words) > 1:
        for place, word in enumerate(words):
            yield f"without {word}", [*words[:place], *words[place + 1 :]]


def _narrowing(words: str | list[Any]) -> Variants:
    yield from _listed(words)
    yield "removed", GONE


def _moved_text(text: str) -> Variants:
    """The number's neighbors by its last digit."""
    number = Decimal(text)
    last = Decimal((0, (1,), int(number.as_tuple().exponent)))
    for other in (number - last, number + last):
        if other >= 0:
            yield f"{text} to {other}", str(other)


def _moved_int(number: int) -> Variants:
    for other in (number - 1, number + 1):
        if other >= 0:
            yield f"{number} to {other}", other


def _moved_window(text: str) -> Variants:
    """A unit shorter and longer, weeks by a day, and without an end."""
    if text == "ever":
        yield "ever to 365 days", "365 days"
        return
    number, _, unit = text.partition(" ")
    count = 7 * int(number) if unit.startswith("week") else int(number)
    unit = "hours" if unit.startswith("hour") else "days"
    for other in (f"{count - 1} {unit}", f"{count + 1} {unit}", "ever"):
        if not other.startswith("-"):
            yield f"{text} to {other}", other


def _stand_in(table: Table) -> Variants:
    yield "removed", GONE
    for what, changed in _moved_text(table["below"]):
        yield f"below {what}", {**table, "below": changed}


def _band(text: str) -> Variants:
    yield "removed", GONE
    yield from _moved_text(text)


def _flipped(flag: bool) -> Variants:  # noqa: FBT001  (it is the value)
    yield f"{flag} to {not flag}", not flag


def _gained_or_lost(side: str) -> Variants:
    other = "gained" if side == "lost" else "lost"
    yield f"{side} to {other}", other


def _removed(_: object) -> Variants:
    yield "removed", GONE


PARTS: Mapping[str, Callable[[Any], Variants]] = {
    "urgency": _steps,
    "floor": _steps,
    "holds": _moved_int,
    **dict.fromkeys(("when", "context", "supports", "only_if"), _condition),
}
"""How the value of a key of a branch is changed."""

CHANGES: Mapping[str, Callable[[Any], Variants]] = {
    **dict.fromkeys(("any", "all", "of"), _parts),
    **dict.fromkeys(("below", "above", "percent", "drop", "below_own_limit", "above_own_limit"), _moved_text),
    **dict.fromkeys(("step", "times", "days_since", "at_least"), _moved_int),
    **dict.fromkeys(("within", "started_within", "unexplained"), _moved_window),
    **dict.fromkeys(
        ("symptom", "count", "falling", "medicine", "class", "treatment", "phase", "device", "dose_raised"), _listed
    ),
    **dict.fromkeys(("except", "site", "product", "cycle", "route"), _narrowing),
    **dict.fromkeys(
        (
            "new",
            "worse",
            "ongoing",
            "in_context",
            "high_dose",
            "or_equal",
            "after_fever_medicine",
            "decides",
            "own_limit",
            "site_not_known",
        ),
        _flipped,
    ),
    **dict.fromkeys(("without", "until"), _removed),
    "or_else": _stand_in,
    "without_own_limit": _band,
    "weight": _gained_or_lost,
}
"""How the value of a key of a condition is changed."""

SWAPPED = {
    "any": "all",
    "all": "any",
    "below": "above",
    "above": "below",
    "below_own_limit": "above_own_limit",
    "above_own_limit": "below_own_limit",
}
"""Keys that are also turned into their opposite."""

DEFAULTS: Mapping[str, Mapping[str, Any]] = {
    "symptom": {"step": 2, "new": True},
    "count": {"or_equal": True, "in_context": True},
    "falling": {"in_context": True},
    "low": {"own_limit": True},
    "medicine": {"within": "1 day", "high_dose": True},
    "class": {"within": "1 day", "high_dose": True},
    "treatment": {"within": "1 day"},
    "phase": {"within": "1 day"},
    "dose_raised": {"within": "1 day"},
}
"""By the head of a condition: what is not written there, and so stands at its default, is set too."""
