"""Which codes of a FHIR Observation the diary knows, and what its status and specimen say."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from diary.core.catalog import Catalog
from diary.core.codec import FieldError
from diary.exchange.fhir_tree import Node, node, nodes, text

VITALS = {
    **dict.fromkeys(("8310-5", "8331-1", "8328-7", "8332-9", "8333-7", "8329-5", "76011-6"), "temperature"),
    **dict.fromkeys(("29463-7", "3141-9"), "weight"),
    **dict.fromkeys(("8867-4", "8889-8"), "pulse"),
    "8480-6": "systolic",
    "8462-4": "diastolic",
    **dict.fromkeys(("59408-5", "2708-6"), "oxygen-saturation"),
}
"""LOINC codes of what is measured at home too."""

SYSTEMS = ("", "http://loinc.org", "https://loinc.org", "urn:oid:2.16.840.1.113883.6.1", "http://snomed.info/sct")
"""Code systems whose codes are looked up; a laboratory's own numbers could be mistaken for others."""

STATUSES = {
    "final": "final",
    "amended": "corrected",
    "corrected": "corrected",
    "appended": "corrected",
    "preliminary": "preliminary",
    "entered-in-error": "entered-in-error",
}
WITHOUT_VALUE = ("registered", "cancelled")

_SPECIMENS = {
    "119297000": "blood", "258580003": "blood", "119364003": "blood", "119361006": "blood", "122555007": "blood",
    "258450006": "csf", "119359002": "marrow", "122575003": "urine",
}  # fmt: skip
_SPECIMEN_WORDS = {
    "blood": ("blood", "serum", "plasma"),
    "csf": ("csf", "cerebrospinal", "spinal"),
    "marrow": ("marrow",),
    "urine": ("urine",),
}


@dataclass(frozen=True, slots=True)
class Code:
    """What an Observation is about.

    Attributes:
        word: The measurement or analyte.
        code: The code that says so.
    """

    word: str
    code: str

    @property
    def measured(self) -> bool:
        """Whether it is a measurement and not a blood result."""
        return self.word in VITALS.values()


def code_of(observation: Node, catalog: Catalog) -> Code | None:
    """What an Observation, or one of its components, is about; None for what a diary has no place for.

    Raises:
        FieldError: Its codes contradict each other.
    """
    found = []
    for coding in _codings(observation.get("code")):
        code = text(coding.get("code"))
        word = VITALS.get(code) or catalog.analyte_codes.get(code)
        if word is not None and text(coding.get("system")) in SYSTEMS:
            found.append(Code(word, code))
    if len({code.word for code in found}) > 1:
        raise FieldError("code", "exchange.codes-disagree", codes=tuple(code.code for code in found))
    return found[0] if found else None


def name_of(observation: Node) -> str:
    """The Observation's name as printed."""
    concept = node(observation.get("code"))
    texts = [text(concept.get("text")), *(text(coding.get("display")) for coding in _codings(concept))]
    return next((name for name in texts if name), "")


def flag_of(observation: Node) -> str:
    """The laboratory's own flags, such as ``L``."""
    concepts = nodes(observation.get("interpretation"))
    flags = [text(coding.get("code")) for concept in concepts for coding in _codings(concept)]
    return " ".join(filter(None, flags)) or " ".join(filter(None, (text(concept.get("text")) for concept in concepts)))


def specimen_of(observation: Node, specimen: Node) -> str:
    """The word for what was sampled; a code that belongs to blood stands for blood where no specimen is named."""
    for coding in _codings(specimen.get("type")):
        if text(coding.get("code")) in _SPECIMENS:
            return _SPECIMENS[text(coding.get("code"))]
    names = re.findall(r"\w+", " ".join(_specimen_names(observation, specimen)).casefold())
    if not names:
        return "blood"
    # Marrow before blood: "bone marrow blood" is marrow.
    for word in ("marrow", "csf", "urine", "blood"):
        if any(name in names for name in _SPECIMEN_WORDS[word]):
            return word
    return "unknown"


def _specimen_names(observation: Node, specimen: Node) -> Iterator[str]:
    kind = node(specimen.get("type"))
    yield text(kind.get("text"))
    yield from (text(coding.get("display")) for coding in _codings(kind))
    yield text(node(observation.get("specimen")).get("display"))


def _codings(concept: object) -> list[Node]:
    return nodes(node(concept).get("coding"))
