"""The guide: read strictly, and looked up by what its entries are about."""

from copy import deepcopy
from typing import Any

import pytest

from diary.core import words
from diary.core.guide import BASICS, LISTS, Guide, GuideFileError, first_sentences
from tests.core.guide_files import FILES


def guide() -> Guide:
    return Guide.parse(FILES.items())


def anchors(found: tuple[Any, ...]) -> list[str]:
    return [entry.anchor for entry in found]


def test_chapters_stand_in_their_order() -> None:
    chapters = guide().chapters
    assert [chapter.name for chapter in chapters] == ["antibodies", "chemotherapy"]
    assert anchors(guide().entries) == ["both-antibodies", "blinatumomab", "mouth-sores", "tired"]


def test_an_entry_keeps_all_it_says() -> None:
    entry = guide().entry("mouth-sores")
    assert entry is not None
    assert entry.title == "Sore mouth"
    assert entry.section == "Chemotherapy heading: side effects"
    assert entry.rows == ("2.03",)
    assert entry.texts == (
        "The lining of the mouth can break.\n\nIt heals.",
        "Watch for white spots. Watch for pain when you eat.",
        "Its cells divide fast.",
        "Tell your team.",
        "Another source names a number.",
    )
    assert entry.subjects == {
        ("symptoms", "mouth-sores"),
        ("symptoms", "cannot-eat"),
        ("signs", "mouth-sores"),
    }


def test_an_entry_without_a_section_has_that_of_its_chapter() -> None:
    entry = guide().entry("tired")
    assert entry is not None
    assert entry.section == "Chemotherapy heading"


def test_chapters_and_entries_are_found_by_name() -> None:
    found = guide()
    chapter, entry = found.chapter("antibodies"), found.entry("blinatumomab")
    assert chapter is not None
    assert entry is not None
    assert found.chapter_of(entry) == chapter
    assert found.chapter("nothing") is None
    assert found.entry("nothing") is None


def test_entries_are_found_by_what_they_are_about() -> None:
    found = guide()
    assert anchors(found.of_sign("mouth-sores")) == ["mouth-sores"]
    assert anchors(found.of_symptom("fatigue")) == ["tired"]
    assert anchors(found.about("devices", "port")) == ["blinatumomab"]
    assert anchors(found.about("treatments", "infusion")) == ["both-antibodies"]
    assert anchors(found.about("phases", "consolidation")) == ["blinatumomab"]
    assert anchors(found.about("analytes", "hemoglobin")) == ["tired"]
    assert found.of_symptom("seizure") == ()


def test_what_is_about_one_medicine_comes_before_what_is_about_several() -> None:
    assert anchors(guide().about("medicines", "blinatumomab")) == ["blinatumomab", "both-antibodies"]


def test_related_entries_share_words() -> None:
    found = guide()
    entries = {entry.anchor: entry for entry in found.entries}
    assert anchors(found.related(entries["mouth-sores"])) == ["tired"]
    assert anchors(found.related(entries["both-antibodies"])) == ["blinatumomab"]


def test_an_entry_of_our_own_needs_no_cause() -> None:
    basics = {
        "title": "Words",
        "order": 1,
        "group": BASICS,
        "lead": "What words mean.",
        "entry": [{"anchor": "nadir", "title": "Nadir", "about": "The lowest point of a count."}],
    }
    chapter = Guide.parse([("words", basics)]).chapters[0]
    assert (chapter.section, chapter.entries[0].section, chapter.entries[0].rows) == ("", "", ())


def test_every_list_of_words_has_its_field() -> None:
    entry = guide().entries[0]
    assert all(isinstance(entry.speaks_of(kind), tuple) for kind in LISTS)
    assert LISTS["signs"] is words.SIGNS


@pytest.mark.parametrize(
    ("text", "most", "first"),
    [
        ("One. Two. Three.", 100, "One. Two. Three."),
        ("One. Two. Three.", 9, "One. Two."),
        ("One sentence that is long. Two.", 5, "One sentence that is long."),
        ("One.\n\nTwo.", 100, "One."),
    ],
)
def test_the_first_lines_are_whole_sentences(text: str, most: int, first: str) -> None:
    assert first_sentences(text, most) == first


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"title": ""}, "chemotherapy: title is no text"),
        ({"title": None}, "chemotherapy: title is no text"),
        ({"lead": ...}, "chemotherapy: lead is missing"),
        ({"order": "10"}, "chemotherapy: order is no whole number"),
        ({"order": True}, "chemotherapy: order is no whole number"),
        ({"group": "other"}, "chemotherapy: group is none of treatment, basics: other"),
        ({"entry": []}, "chemotherapy: has no entry"),
        ({"entry": {}}, "chemotherapy: entry is no list"),
        ({"entry": ["text"]}, r"chemotherapy\.entry\[1\]: not a table"),
        ({"entries": []}, "chemotherapy: unknown key: entries"),
    ],
)
def test_a_wrong_chapter_is_refused_with_its_place(change: dict[str, Any], error: str) -> None:
    files = deepcopy(FILES)
    changed(files["chemotherapy"], change)
    with pytest.raises(GuideFileError, match=f"^{error}$"):
        Guide.parse(files.items())


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"anchor": "Mouth sores"}, r"entry\[1\] \(Mouth sores\): anchor is not made of lower-case words"),
        ({"anchor": "warnings"}, r"entry\[1\] \(warnings\): anchor is not made of lower-case words"),
        ({"anchor": "tired"}, "chemotherapy: a second entry is called tired"),
        ({"rows": ["2.3"]}, r"entry\[1\] \(mouth-sores\): rows has what is no row: 2.3"),
        ({"rows": [2.03]}, "rows has what is no row: 2.03"),
        ({"cause": ""}, "says nothing of cause"),
        ({"cause": "", "tell": ""}, "says nothing of cause, tell"),
        ({"symptoms": ["tiredness"]}, "symptoms has an unknown word: tiredness"),
        ({"signs": ["mouth"]}, "signs has an unknown word: mouth"),
        ({"symptom": []}, "unknown key: symptom"),
        ({"rows": ..., "about": "", "cause": "", "watch": "", "tell": "", "beyond": ""}, "says nothing of anything"),
    ],
)
def test_a_wrong_entry_is_refused_with_its_place(change: dict[str, Any], error: str) -> None:
    files = deepcopy(FILES)
    changed(files["chemotherapy"]["entry"][0], change)
    with pytest.raises(GuideFileError, match=error):
        Guide.parse(files.items())


def changed(table: dict[str, Any], change: dict[str, Any]) -> None:
    """Change a table; what is set to ``...`` is taken out."""
    table.update(change)
    for key in [key for key, value in table.items() if value is ...]:
        del table[key]
