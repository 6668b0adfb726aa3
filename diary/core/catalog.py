"""The catalog: names, spellings and classes of the symptoms, medicines, analytes and phases.

The ids are those of ``core.words``; the texts come from ``resources/catalog``, parsed and handed in.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self, TypeVar

from diary.core import words

OWN_GROUP = "own"
UNKNOWN_KIND = "unknown"
MYELOSUPPRESSIVE_KINDS = frozenset({"chemo", "antibody", "tki", "other"})

_CLASS_OF_PREFIX = {
    words.OTHER: "other",
    words.COMPLEMENTARY: "complementary",
    words.UNKNOWN: UNKNOWN_KIND,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class SymptomInfo:
    """What the catalog knows about a symptom.

    Attributes:
        id: The word of ``core.words``, or one that a person gave (``own:``).
        name: The plain name as a label.
        inline: The plain name as it stands inside a sentence.
        spellings: Other words that find it.
        group: Where lists show it; ``own`` for a person's own words.
        red_flag: "Same as yesterday" never copies its answer.
        yes_no: Yes or no by nature; nobody is asked how bad it is.
        hint: One line that says what is meant, or nothing.
    """

    id: str
    name: str
    inline: str
    spellings: tuple[str, ...] = ()
    group: str = OWN_GROUP
    red_flag: bool = False
    yes_no: bool = False
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MedicineInfo:
    """What the catalog knows about a medicine.

    Attributes:
        id: The word of ``core.words``, or one that a person gave (``other:``, ``complementary:``).
        name: The name as a label.
        inline: The name as it stands inside a sentence.
        spellings: Brands, short forms and misspellings.
        kind: Its class, such as chemo, steroid, tki, supportive or other.
        fever_medicine: It lowers a temperature.
    """

    id: str
    name: str
    inline: str
    spellings: tuple[str, ...] = ()
    kind: str
    fever_medicine: bool = False

    @property
    def steroid(self) -> bool:
        """Whether it is a steroid, which can hide a fever."""
        return self.kind == "steroid"

    @property
    def myelosuppressive(self) -> bool:
        """Whether a dose can lower the blood counts (law 10): chemo, antibody, TKI and every ``other:``."""
        return self.kind in MYELOSUPPRESSIVE_KINDS


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalyteInfo:
    """What the catalog knows about a blood test.

    Attributes:
        id: The word of ``core.words``, or one that a laboratory gave (``other:``).
        name: The plain name as a label.
        inline: The plain name as it stands inside a sentence.
        short: The name as laboratories print it.
        unit: The canonical unit; empty for a test outside the catalog, which keeps its own.
        spellings: Names that laboratories print.
        loinc: LOINC codes, first the one to export.
        snomed: SNOMED CT codes of UK files.
        order: Its place on a lab slip, from 0.
    """

    id: str
    name: str
    inline: str
    short: str
    unit: str = ""
    spellings: tuple[str, ...] = ()
    loinc: tuple[str, ...] = ()
    snomed: tuple[str, ...] = ()
    order: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PhaseInfo:
    """What the catalog knows about a phase of treatment.

    Attributes:
        id: The word of ``core.words``.
        name: The name as a label.
        inline: The name as it stands inside a sentence.
        intensive: Counts change within days.
    """

    id: str
    name: str
    inline: str
    intensive: bool = False


class _Named(Protocol):
    @property
    def name(self) -> str: ...
    @property
    def spellings(self) -> tuple[str, ...]: ...


_N = TypeVar("_N", bound=_Named)


@dataclass(frozen=True, slots=True, kw_only=True)
class Catalog:
    """Everything the program knows about the diary's words, each in its own mapping by id, in display order."""

    symptoms: Mapping[str, SymptomInfo]
    medicines: Mapping[str, MedicineInfo]
    analytes: Mapping[str, AnalyteInfo]
    phases: Mapping[str, PhaseInfo]
    analyte_codes: Mapping[str, str]
    """LOINC and SNOMED CT code to analyte id; no code is in both systems."""
    _medicine_spellings: Mapping[str, str]
    _analyte_spellings: Mapping[str, str]

    @classmethod
    def parse(
        cls,
        *,
        symptoms: Mapping[str, Mapping[str, Any]],
        medicines: Mapping[str, Mapping[str, Any]],
        analytes: Mapping[str, Mapping[str, Any]],
        phases: Mapping[str, Mapping[str, Any]],
    ) -> Self:
        """Make a catalog of the parsed files of ``resources/catalog``: symptoms by group, medicines by class."""
        known_medicines = {
            id_: MedicineInfo(id=id_, kind=kind, **_fields(entry))
            for kind, group in medicines.items()
            for id_, entry in group.items()
        }
        known_analytes = {
            id_: AnalyteInfo(id=id_, order=order, **_fields(entry))
            for order, (id_, entry) in enumerate(analytes.items())
        }
        return cls(
            symptoms={
                id_: SymptomInfo(id=id_, group=group, yes_no=id_ in words.YES_OR_NO, **_fields(entry))
                for group, entries in symptoms.items()
                for id_, entry in entries.items()
            },
            medicines=known_medicines,
            analytes=known_analytes,
            phases={id_: PhaseInfo(id=id_, **_fields(entry)) for id_, entry in phases.items()},
            analyte_codes={code: info.id for info in known_analytes.values() for code in (*info.loinc, *info.snomed)},
            _medicine_spellings={
                _joined(spelling): info.id
                for info in known_medicines.values()
                for spelling in (info.id, info.name, *info.spellings)
            },
            _analyte_spellings={
                fold(spelling): info.id
                for info in known_analytes.values()
                for spelling in (info.id, info.name, info.short, *info.spellings)
            },
        )

    def symptom(self, symptom_id: str) -> SymptomInfo:
        """The symptom with this id; a person's own word is its own name.

        Raises:
            KeyError: The id is neither on the list nor a given name.
        """
        given = words.given_name(symptom_id)
        return self.symptoms[symptom_id] if given is None else SymptomInfo(id=symptom_id, name=given, inline=given)

    def medicine(self, medicine_id: str) -> MedicineInfo:
        """The medicine with this id; a given name is its own name.

        Raises:
            KeyError: The id is neither on the list nor a given name.
        """
        given = words.given_name(medicine_id)
        if given is None:
            return self.medicines[medicine_id]
        kind = _CLASS_OF_PREFIX.get(medicine_id[: medicine_id.index(":") + 1], UNKNOWN_KIND)
        return MedicineInfo(id=medicine_id, name=given, inline=given, kind=kind)

    def analyte(self, analyte_id: str) -> AnalyteInfo:
        """The analyte with this id; a given name is its own name, last in order, without a unit.

        Raises:
            KeyError: The id is neither on the list nor a given name.
        """
        given = words.given_name(analyte_id)
        if given is None:
            return self.analytes[analyte_id]
        return AnalyteInfo(id=analyte_id, name=given, inline=given, short=given, order=len(self.analytes))

    def phase(self, phase_id: str) -> PhaseInfo:
        """The phase with this id; a word that this version does not know is its own name and not intensive.

        Raises:
            KeyError: The id is neither on the list nor marked as unknown.
        """
        given = words.given_name(phase_id)
        return self.phases[phase_id] if given is None else PhaseInfo(id=phase_id, name=given, inline=given)

    def medicine_kind(self, medicine_id: str) -> str:
        """The class of a medicine; ``unknown`` for a word of a newer version, which no rule uses."""
        return self.medicine(medicine_id).kind

    def is_myelosuppressive(self, medicine_id: str) -> bool:
        """Whether a dose of this medicine can lower the blood counts (law 10)."""
        return self.medicine(medicine_id).myelosuppressive

    def find_symptoms(self, text: str) -> list[SymptomInfo]:
        """Symptoms that match what a person typed, best first; none for a blank text."""
        return _ranked(text, self.symptoms.values())

    def find_medicines(self, text: str) -> list[MedicineInfo]:
        """Medicines that match what a person typed so far, best first; none for a blank text."""
        return _ranked(text, self.medicines.values())

    def find_medicine(self, text: str) -> MedicineInfo | None:
        """The medicine with exactly this name, brand or short form; case, spaces and hyphens do not matter."""
        found = self._medicine_spellings.get(_joined(text))
        return self.medicines[found] if found else None

    def find_analyte(self, text: str) -> AnalyteInfo | None:
        """The blood test that a laboratory prints under exactly this name; a name is never matched in part."""
        found = self._analyte_spellings.get(fold(text))
        return self.analytes[found] if found else None


def fold(text: str) -> str:
    """Text for comparing names: lower case, no accents, one space between words, a percent sign as a word."""
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign))
    return " ".join(re.findall(r"\w+", plain.casefold().replace("_", " ").replace("%", " percent ")))


def capital(text: str) -> str:
    """The text with a capital first letter and the rest as it was."""
    return text[:1].upper() + text[1:]


def _joined(text: str) -> str:
    return fold(text).replace(" ", "")


def _fields(entry: Mapping[str, Any]) -> dict[str, Any]:
    """The entry's own keys as fields of its record: lists as tuples, the name both as label and inline."""
    fields = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
    return fields | {"name": capital(entry["name"]), "inline": entry["name"]}


def _ranked(text: str, candidates: Iterable[_N]) -> list[_N]:
    query = fold(text)
    if not query:
        return []
    ranks = [(rank, candidate) for candidate in candidates if (rank := _rank(query, candidate)) is not None]
    return [candidate for _, candidate in sorted(ranks, key=lambda pair: pair[0])]


def _rank(query: str, candidate: _Named) -> int | None:
    """How well a candidate matches, 0 best: whole name, its start, its words, then the same for the spellings."""
    names = [fold(candidate.name)]
    spellings = [fold(spelling) for spelling in candidate.spellings]
    if query in names or query in spellings:
        return 0
    for rank, texts in ((1, names), (3, spellings)):
        if any(known.startswith(query) for known in texts):
            return rank
        if any(_has_words(query, known) for known in texts):
            return rank + 1
    return 5 if _has_words(query, " ".join(names + spellings)) else None


def _has_words(query: str, text: str) -> bool:
    """Whether each word of the query begins a word of the text."""
    known = text.split()
    return all(any(word.startswith(part) for word in known) for part in query.split())
