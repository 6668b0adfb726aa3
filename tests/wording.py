"""What no word that a person reads may say, and how hard a text is to read.

The clinical basis, 7.1, and the design's page on wording say why. Used by every test of texts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

ALLOWED = re.compile(r"\b(lower|upper) limits? of normal\b", re.IGNORECASE)
"""What doctors call the ends of a laboratory's range; the one use of the word."""

PAIN_RELIEVERS = "aspirin|ibuprofen|naproxen|acetaminophen|paracetamol|tylenol|advil|pain relievers?"

PATTERNS: Mapping[str, str] = {
    "false comfort": (
        r"\b(fine|normal|normally|safe|safely|unsafe|don[’']t worry|do not worry|nothing to worry|no worries"
        r"|no problems?|no concerns?|all clear|all good|well done|great job|streaks?)\b"
    ),
    "alarm": r"\b(dangers?|dangerous|dangerously|critical|critically)\b",
    "exclamation": r"!",
    "blame": r"\b(you forgot|you failed|you should have|your fault)\b",
    "prognosis": r"\b(survival|surviv\w+|odds|cure|cured|cures|curable|prognosis|life expectancy)\b",
    "button": r"\b(ok|okay|submit)\b|^(confirm|yes, delete)$",
    "diagnosis as a fact": (
        r"\byou (?:(?:may|might|could|probably) )?(?:have|had|got) (?:an? |the )?"
        r"(?:infection|sepsis|relapse|reaction|anemia|bleed|stroke|clot|tumor lysis|meningitis|pneumonia)\b"
        r"|\byour leukemia (?:is back|has come back|has returned)\b"
    ),
    "somebody at the other end": (
        r"\b(?:we|the diary|this diary|the program) (?:have |has |will )?"
        r"(?:notif\w+|alert\w*|inform\w*|contact\w*|watch\w*|monitor\w*) "
        r"|\b(?:someone|somebody|your team|your care team) (?:is watching|has been (?:told|notified|alerted|informed))"
    ),
    "advice on medicines": (
        r"(?<!before you )(?<!before )(?<!not )(?<!may i )(?<!should i )\b"
        r"(?:take|taking|try|use|give|stop|skip|double|change)"
        rf" (?:\w+ ){{0,2}}(?:{PAIN_RELIEVERS})\b"
        r"|(?:^|[.;:] )(?:stop|skip|double|halve|raise|lower|change|restart|pause) (?:\w+ ){0,3}"
        r"(?:dose|doses|medicine|medicines|tablets?|pills?|drugs?|pump|infusion|steroids?)\b"
    ),
    "spelling": (
        r"\b\w*(?:haemo|haema|leukaem|anaem|oedema|oesoph|diarrhoea|paenia|aemia|tumour|colour|favour"
        r"|behaviour|flavour|odour|labour|neighbour|programme\b|paediatr|gynaecol|orthopaed|faec|foetus|sulph)\w*"
        r"|\b(?:centre|centres|litre|litres|microlitres?|millilitres?|metre|metres|fibre|fibres|grey|greyed|learnt|spelt"
        r"|whilst|organis\w+|recognis\w+|summaris\w+|analys(?:e|ed|es|ing)|judgement|cancell(?:ed|ing)|labell(?:ed|ing)"
        r"|travell\w+|ageing|practis(?:e|ed|ing)|licence|cheque)\b"
    ),
    "smiley": r"[\U0001F300-\U0001FAFF☺☻☹❤✨🎉✅]|(?<!\w)[:;]-?[)(D](?!\w)",
}

BANNED = {name: re.compile(pattern, re.IGNORECASE) for name, pattern in PATTERNS.items()}


def faults(text: str) -> list[str]:
    """What a text says that it may not, each as "false comfort: safe"."""
    rest = ALLOWED.sub("", text)
    return [f"{name}: {found[0]}" for name, pattern in BANNED.items() for found in pattern.finditer(rest)]


def strings(data: object, place: str = "") -> Iterator[tuple[str, str]]:
    """Every string in what a TOML file holds, with its keys joined by dots."""
    if isinstance(data, str):
        yield place, data
    elif isinstance(data, Mapping):
        inner: Mapping[str, Any] = data
        for key, value in inner.items():
            yield from strings(value, f"{place}.{key}".lstrip("."))
    elif isinstance(data, list):
        for number, value in enumerate(data, 1):
            yield from strings(value, f"{place}.{number}")


VERBS = frozenset({"Ask", "Call", "Go", "Keep", "Show", "Take", "Tell"})
"""What an action may start with."""

SLOT = re.compile(r"\{[^}]*\}")
WORD = re.compile(r"[A-Za-z][A-Za-z’']*")
SENTENCE_END = re.compile(r"[.?:;](?=\s|$)")
"""Flesch counts whatever could stand alone, also before a colon or a semicolon."""

EXPLAINED = frozenset({
    "chemotherapy", "hemoglobin", "induction", "leukemia", "medicine", "medicines", "neutrophil", "neutrophils",
    "platelet", "platelets", "radiation", "remission", "temperature", "transplant",
})  # fmt: skip
"""Terms that doctors use and that the guide explains, besides the names of medicines."""


def known_words(names: Iterable[str]) -> frozenset[str]:
    """The words that a reader need not take apart: those explained, and the names of medicines."""
    return EXPLAINED | {word.lower() for name in names for word in WORD.findall(name)}


def grade(text: str, known: frozenset[str] = frozenset()) -> float:
    """The Flesch-Kincaid grade of a text.

    Args:
        text: Sentences; what is put into them, such as ``{number}``, counts as one short word.
        known: Words in lower case that count as one syllable: names of medicines and what is explained elsewhere.
    """
    shown = SLOT.sub("it", text)
    sentences = max(1, len(SENTENCE_END.findall(shown)))
    words = WORD.findall(shown)
    syllables = sum(1 if word.lower() in known else _syllables(word.lower()) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * syllables / len(words) - 15.59


def _syllables(word: str) -> int:
    """Groups of vowels, but a silent e at the end."""
    groups = len(re.findall(r"[aeiouy]+", word))
    silent = word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1
    return max(1, groups - silent)
