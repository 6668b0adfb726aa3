"""The guide: every row of what the document says has its entry, in words that are plain, calm and our own."""

import re
import tomllib
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from diary.core.guide import Guide
from diary.core.words import ANALYTES, DEVICES, MEDICINES, PHASES, SIGNS, SYMPTOMS, TREATMENT_KINDS
from tests.signs.cases import rule_book
from tests.signs.test_rule_files import SECTIONS
from tests.wording import faults, grade

ROOT = Path(__file__).resolve().parents[2]
Entry = Mapping[str, Any]

CHAPTERS: dict[str, Entry] = {
    path.stem: tomllib.loads(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "resources" / "guide" / "en").glob("*.toml"))
}
ENTRIES: list[Entry] = [entry for chapter in CHAPTERS.values() for entry in chapter.get("entry", [])]
NAMES = [entry["anchor"] for entry in ENTRIES]
ROWS = tomllib.loads((ROOT / "tests" / "data" / "document-rows.toml").read_text(encoding="utf-8"))
CATALOG = tomllib.loads((ROOT / "resources" / "catalog" / "medicines.toml").read_text(encoding="utf-8"))

LISTS = {
    "symptoms": SYMPTOMS,
    "medicines": MEDICINES,
    "analytes": ANALYTES,
    "treatments": TREATMENT_KINDS,
    "phases": PHASES,
    "devices": DEVICES,
    "signs": SIGNS,
}
PARTS = ("cause", "watch", "tell")
CHAPTER_KEYS = {"title", "order", "group", "section", "lead", "entry"}
ENTRY_KEYS = {"anchor", "title", "section", "rows", "about", "beyond", *PARTS, *LISTS}
HEADINGS = SECTIONS | {
    "Treating Acute Lymphocytic Leukemia": {
        "General treatment information",
        "Thinking about taking part in a clinical trial",
        "Considering complementary and alternative methods",
        "Help getting through cancer treatment",
    },
    "Typical Treatment of Acute Lymphocytic Leukemia": {
        "Induction",
        "CNS treatment or prophylaxis",
        "Consolidation (intensification)",
        "Maintenance",
        "Response rates to treatment for acute lymphocytic leukemia",
        "What if the leukemia doesn't respond or comes back after treatment?",
        "Palliative treatment",
    },
}
VERBS = {"Call", "Tell", "Ask", "Show", "Note"}
AT_ONCE = re.compile(r"\b[Cc]all [^.]*right away|emergency number|day-and-night line")
EMERGENCIES = re.compile(
    r"seizure|pass(es)? out|confus|trouble speaking|slurred|one side|chest (pain|hurts)|at rest|blue lips|does not stop"
    r"|worst headache"
)
"""The first law of the rules: with these, a sign that says to call now says to call the emergency number."""
GRADE = 6.5
EXPLAINED = {"leukemia", "neutrophils", "neutrophil", "hemoglobin", "chemotherapy", "antibody", "antibodies"}
"""Terms that the words chapter explains."""
SOURCES = re.compile(
    r"Our own decision|label|CTCAE|ASCO|IDSA|CDC|NICE|UKONS|MSD Manual|AABB|ASH\b|Cairo|EBMT|ASHP|Sunnybrook"
    r"|Mayo|Medscape|MedLink|JHOP|Canadian Cancer Society|Scottish|drugs\.com|RxList|Supportive Care in Cancer|PMC\d"
)
"""Whoever says what the document does not."""
NAMED = re.compile("aspirin|ibuprofen|acetaminophen", re.IGNORECASE)
"""Medicines that the guide names only to say: ask first."""


def medicine_names() -> set[str]:
    """Names and spellings of one word."""
    entries = [entry for group in CATALOG.values() for entry in group.values()]
    names = {name.lower() for entry in entries for name in (entry["name"], *entry["spellings"])}
    return {name for name in names if re.fullmatch("[a-z]+", name)}


KNOWN = frozenset(EXPLAINED | medicine_names())


def prose(entry: Entry, *keys: str) -> str:
    return "\n".join(str(entry[key]) for key in keys if entry.get(key))


def all_text(entry: Entry) -> str:
    return prose(entry, "title", "about", *PARTS, "beyond")


def test_every_row_of_the_document_has_its_entry() -> None:
    assert {row for entry in ENTRIES for row in entry.get("rows", [])} == set(ROWS)


def test_the_rows_are_numbered_without_a_gap() -> None:
    sections = Counter(row.rpartition(".")[0] for row in ROWS)
    assert set(ROWS) == {f"{section}.{n:02d}" for section, last in sections.items() for n in range(1, last + 1)}
    assert sections == {"1.1": 21, "1.2": 10, "1.3": 6, "2": 42, "3": 12, "4": 21}


def test_anchors_are_unique_and_kebab_case() -> None:
    assert [name for name, times in Counter(NAMES).items() if times > 1] == []
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) for name in NAMES)
    assert not set(NAMES) & (set(CHAPTERS) | {"warnings"})


@pytest.mark.parametrize(("name", "chapter"), CHAPTERS.items(), ids=CHAPTERS)
def test_a_chapter_says_what_it_is(name: str, chapter: Entry) -> None:
    assert set(chapter) == CHAPTER_KEYS
    assert chapter["group"] in {"treatment", "basics"}
    assert chapter["title"]
    assert chapter["lead"]
    assert chapter["entry"]


def test_the_program_reads_all_of_it() -> None:
    guide = Guide.parse(CHAPTERS.items())
    assert [entry.anchor for entry in guide.entries] == [
        entry["anchor"]
        for chapter in sorted(CHAPTERS.values(), key=lambda one: int(one["order"]))
        for entry in chapter["entry"]
    ]


def test_chapters_stand_in_an_order_of_their_own() -> None:
    orders = [chapter["order"] for chapter in CHAPTERS.values()]
    assert len(set(orders)) == len(orders)


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_an_entry_has_its_parts(entry: Entry) -> None:
    assert set(entry) <= ENTRY_KEYS
    assert entry["title"]
    assert entry.get("about") or entry.get("cause")
    needed = PARTS if entry["rows"] else ()
    assert all(entry.get(part) for part in needed)
    for key in ("about", "beyond", *PARTS):
        text = entry.get(key, "")
        assert text == text.strip()
        assert "  " not in text


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_an_entry_names_only_words_of_the_diary(entry: Entry) -> None:
    for key, words in LISTS.items():
        assert set(entry.get(key, [])) <= set(words), key
        assert len(set(entry.get(key, []))) == len(entry.get(key, [])), key


@pytest.mark.parametrize("key", list(LISTS))
def test_every_word_has_an_entry(key: str) -> None:
    named = {word for entry in ENTRIES for word in entry.get(key, [])}
    assert set(LISTS[key]) - named == set()


def test_anticancer_medicines_have_an_entry_each() -> None:
    drugs = [entry for entry in ENTRIES if any(row.startswith("1.1.") for row in entry["rows"])]
    assert sum(len(entry["rows"]) for entry in drugs) == len(drugs) == 21


@pytest.mark.parametrize("place", [*CHAPTERS.values(), *ENTRIES], ids=[*CHAPTERS, *NAMES])
def test_sections_are_headings_of_the_document(place: Entry) -> None:
    section = place.get("section", "")
    heading, _, part = section.partition(": ")
    assert not section or heading in HEADINGS
    assert not part or part in HEADINGS[heading]


def test_what_rests_on_the_document_names_its_section() -> None:
    for chapter in CHAPTERS.values():
        for entry in chapter["entry"]:
            assert chapter["section"] or entry.get("section") or not entry["rows"], entry["anchor"]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_whom_to_tell_starts_with_a_verb(entry: Entry) -> None:
    assert not entry.get("tell") or entry["tell"].split()[0] in VERBS


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_an_entry_is_as_urgent_as_the_signs_it_names(entry: Entry) -> None:
    """Where a sign can say to call now, the entry says so too."""
    strongest = {
        rule.sign: {branch.urgency for branch in rule.branches} & {"emergency", "now"} for rule in rule_book().rules
    }
    if any(strongest.get(sign) for sign in entry.get("signs", [])):
        assert AT_ONCE.search(entry.get("tell", "")), entry["anchor"]


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_what_makes_a_flag_an_emergency_names_that_number(entry: Entry) -> None:
    tell = entry.get("tell", "")
    assert not EMERGENCIES.search(tell) or "emergency number" in tell


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_words_are_calm(entry: Entry) -> None:
    assert faults(all_text(entry)) == []


def test_medicines_for_fever_and_pain_are_named_only_to_ask_first() -> None:
    for entry in ENTRIES:
        if NAMED.search(prose(entry, "about", *PARTS)):
            assert re.search(r"\bask\b", prose(entry, "about", *PARTS), re.IGNORECASE), entry["anchor"]


def test_how_the_illness_may_go_is_never_a_number() -> None:
    going = re.compile(r"\b(remission|return|returns|respond|responds|live|relapse|comes back)\b", re.IGNORECASE)
    share = re.compile(r"\d\s?%|\bpercent\b|\bout of\b|\b\d+ in \d+\b", re.IGNORECASE)
    for entry in ENTRIES:
        for sentence in re.split(r"(?<=[.?])\s", all_text(entry)):
            assert not (going.search(sentence) and share.search(sentence)), entry["anchor"]
    assert not re.search(r"\d", " ".join(prose(entry, "about", *PARTS) for entry in ENTRIES if "4.21" in entry["rows"]))


@pytest.mark.parametrize("chapter", CHAPTERS.values(), ids=CHAPTERS)
def test_leads_can_be_read_by_somebody_in_sixth_grade(chapter: Entry) -> None:
    assert grade(chapter["lead"], KNOWN) <= GRADE
    assert faults(chapter["lead"]) == []


@pytest.mark.parametrize("entry", ENTRIES, ids=NAMES)
def test_entries_can_be_read_by_somebody_in_sixth_grade(entry: Entry) -> None:
    assert grade(prose(entry, "about", *PARTS), KNOWN) <= GRADE


def test_headings_are_short() -> None:
    assert [entry["title"] for entry in ENTRIES if len(entry["title"].split()) > 8] == []


@pytest.mark.parametrize(
    "entry", [entry for entry in ENTRIES if entry.get("beyond")], ids=lambda entry: entry["anchor"]
)
def test_what_the_document_does_not_say_has_its_source(entry: Entry) -> None:
    for paragraph in entry["beyond"].split("\n\n"):
        assert SOURCES.search(paragraph), paragraph
