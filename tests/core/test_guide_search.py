"""Searching the guide as people type: other spellings, plain names, beginnings of words."""

import pytest

from diary.config.resources import Resources
from diary.core.guide import Guide
from diary.core.guide_search import GuideSearch
from tests.core.guide_files import FILES

SEARCH = GuideSearch.of(Guide.parse(FILES.items()), Resources.find().catalog())


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sore mouth", ["mouth-sores"]),
        ("SORE", ["mouth-sores"]),
        ("mou", ["mouth-sores"]),
        ("Blinicyto", ["blinatumomab", "both-antibodies"]),
        ("besponsa", ["both-antibodies"]),
        ("tiredness", ["tired"]),
        ("worn out", ["tired"]),
        ("can't eat", ["mouth-sores", "tired"]),
        ("can’t eat", ["mouth-sores", "tired"]),
        ("Hgb", ["tired"]),
        ("consolidation", ["blinatumomab"]),
        ("chemo", ["mouth-sores", "tired"]),
        ("white spots", ["mouth-sores"]),
        ("blina drip", ["both-antibodies"]),
        ("sores hemoglobin", []),
        ("xylophone", []),
        ("  ", []),
    ],
)
def test_what_is_typed_finds(typed: str, found: list[str]) -> None:
    assert sorted(entry.anchor for entry in SEARCH.search(typed)) == sorted(found)


@pytest.mark.parametrize(
    ("typed", "order"),
    [
        ("strength", ["tired", "blinatumomab"]),  # in the title, then in the text
        ("fatigue", ["tired", "blinatumomab"]),  # a spelling, then in the text
        ("Blincyto", ["blinatumomab", "both-antibodies"]),  # about one medicine, then about two
        ("antibod", ["blinatumomab", "both-antibodies"]),  # in the title, then by the chapter
    ],
)
def test_titles_come_before_names_and_names_before_texts(typed: str, order: list[str]) -> None:
    assert [entry.anchor for entry in SEARCH.search(typed)] == order


def test_the_same_words_come_before_words_that_only_begin_so() -> None:
    entry = {"title": "Line", "anchor": "line", "about": "A thin tube."}
    others = [
        {"title": "A central line", "anchor": "central", "about": "x"},
        {"title": "Line care", "anchor": "care", "about": "x"},
    ]
    file = {"title": "T", "order": 1, "group": "basics", "lead": "L", "entry": [*others, entry]}
    search = GuideSearch.of(Guide.parse([("t", file)]), Resources.find().catalog())
    assert [found.anchor for found in search.search("line")] == ["line", "care", "central"]
