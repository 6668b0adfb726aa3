"""Which questions are suggested, in which order, and which files are refused."""

from pathlib import Path
from typing import Any

import pytest

from diary.config.resources import Resources
from diary.core.suggestions import (
    MOST,
    REASONS,
    OnFile,
    Suggestion,
    SuggestionFileError,
    parse_suggestions,
    suggested,
)
from tests.guide.test_guide_texts import CHAPTERS, HEADINGS
from tests.wording import faults, grade, known_words

RESOURCES = Resources.find()
ALL = RESOURCES.suggestions()
TREATMENTS = {chapter["section"].partition(": ")[0] for chapter in CHAPTERS.values() if chapter["group"] == "treatment"}
NAMES = [suggestion.id for suggestion in ALL]


def entry(name: str, **lists: object) -> dict[str, Any]:
    return {"id": name, "ask": f"What about {name}?", "section": "Chemotherapy", "guide": "tired", **lists}


def parsed(*entries: dict[str, Any]) -> tuple[Suggestion, ...]:
    return parse_suggestions({"question": list(entries)})


def names(found: tuple[Suggestion, ...]) -> list[str]:
    return [suggestion.id for suggestion in found]


def test_a_question_needs_a_word_of_each_list_that_it_names() -> None:
    (both,) = parsed(entry("eyes", symptoms=["dry-eyes", "blurred-vision"], medicines=["cytarabine"]))
    eyes, drug = frozenset({"dry-eyes"}), frozenset({"cytarabine", "methotrexate"})
    assert both.fits(OnFile(symptoms=eyes, medicines=drug))
    assert not both.fits(OnFile(symptoms=eyes))
    assert not both.fits(OnFile(medicines=drug))


def test_a_question_without_a_list_can_always_be_asked() -> None:
    (always,) = parsed(entry("goal"))
    assert always.fits(OnFile())


def test_what_came_up_lately_stands_before_what_runs_and_that_before_what_can_always_be_asked() -> None:
    found = parsed(
        entry("goal"),
        entry("phase", phases=["induction"]),
        entry("drug", medicines=["cytarabine"]),
        entry("nausea", symptoms=["nausea"]),
        entry("counts", signs=["low-white-cells"]),
    )
    known = OnFile(
        phases=frozenset({"induction"}),
        medicines=frozenset({"cytarabine"}),
        symptoms=frozenset({"nausea"}),
        signs=frozenset({"low-white-cells"}),
    )
    assert names(suggested(found, known, asked=())) == ["counts", "nausea", "drug", "phase", "goal"]


def test_of_two_with_one_reason_the_one_with_more_reasons_comes_first_and_then_the_order_of_the_file() -> None:
    found = parsed(
        entry("b", symptoms=["nausea"]),
        entry("a", symptoms=["nausea"]),
        entry("c", symptoms=["nausea"], kinds=["radiation"]),
    )
    known = OnFile(symptoms=frozenset({"nausea"}), kinds=frozenset({"radiation"}))
    assert names(suggested(found, known, asked=())) == ["c", "b", "a"]


def test_no_more_than_five_are_suggested_and_the_next_follows_what_is_gone() -> None:
    found = parsed(*(entry(f"q{number}") for number in range(MOST + 2)))
    assert names(suggested(found, OnFile(), asked=())) == ["q0", "q1", "q2", "q3", "q4"]
    left = suggested(found, OnFile(), asked=["  what about Q0 "], dismissed=["q2"])
    assert names(left) == ["q1", "q3", "q4", "q5", "q6"]


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": "a"}, "question[1]: ask, section, guide missing"),
        (entry("a", ask=" "), "question[1]: ask missing"),
        (entry("a", ask=3), "question[1]: ask missing"),
        (entry("a", phase=["induction"]), "question[1]: unknown key: phase"),
        (entry("a", phases=["inductions"]), "question[1]: phases is empty or has an unknown word"),
        (entry("a", phases=[]), "question[1]: phases is empty or has an unknown word"),
    ],
)
def test_a_wrong_file_is_refused_with_the_place(wrong: dict[str, Any], said: str) -> None:
    with pytest.raises(SuggestionFileError) as caught:
        parsed(wrong)
    assert str(caught.value) == said


def test_no_two_questions_share_a_name_or_their_words() -> None:
    with pytest.raises(SuggestionFileError, match="two questions have one id"):
        parsed(entry("a"), entry("a", ask="Another?"))
    with pytest.raises(SuggestionFileError, match="two questions have one ask"):
        parsed(entry("a", ask="May I swim?"), entry("b", ask="may I swim"))


def test_the_words_of_each_reason_are_those_of_what_is_on_file() -> None:
    assert set(REASONS) == set(OnFile.__dataclass_fields__)


def test_there_are_questions_for_every_chapter_of_treatment() -> None:
    assert len(ALL) >= 30
    assert {suggestion.section.partition(": ")[0] for suggestion in ALL} == TREATMENTS


@pytest.mark.parametrize("suggestion", ALL, ids=NAMES)
def test_each_section_is_a_heading_of_the_document_and_that_of_its_entry_in_the_guide(suggestion: Suggestion) -> None:
    heading, _, part = suggestion.section.partition(": ")
    assert heading in HEADINGS
    assert not part or part in HEADINGS[heading]
    found = RESOURCES.guide().entry(suggestion.guide)
    assert found is not None
    assert found.section == suggestion.section


@pytest.mark.parametrize("suggestion", ALL, ids=NAMES)
def test_each_is_one_plain_question_in_the_first_person_or_about_it(suggestion: Suggestion) -> None:
    known = known_words(medicine.name for medicine in RESOURCES.catalog().medicines.values())
    assert suggestion.ask.endswith("?")
    assert suggestion.ask.count("?") == 1
    assert len(suggestion.ask) <= 110
    assert grade(suggestion.ask, known) <= 8
    assert faults(suggestion.ask) == []
    assert not any(sign.isdigit() for sign in suggestion.ask)


def test_where_palliative_care_is_not_on_file_no_question_speaks_of_it() -> None:
    spoken = [each for each in ALL if "Palliative" in each.section]
    assert spoken
    assert all(("phases", frozenset({"palliative"})) in each.when for each in spoken)


def test_a_diary_that_knows_nothing_still_has_questions() -> None:
    assert names(suggested(ALL, OnFile(), asked=())) == ["goal", "call-whom", "trial", "help-at-home"]


def test_a_language_without_questions_shows_those_in_english(tmp_path: Path) -> None:
    folder = tmp_path / "questions"
    folder.mkdir()
    text = '[[question]]\nid = "a"\nask = "{ask}"\nsection = "S"\nguide = "g"\n'
    (folder / "en.toml").write_text(text.format(ask="May I swim?"), encoding="utf-8")
    (folder / "de.toml").write_text(text.format(ask="Darf ich schwimmen?"), encoding="utf-8")
    resources = Resources(tmp_path)
    assert [resources.suggestions(language)[0].ask for language in ("en", "de", "fr")] == [
        "May I swim?",
        "Darf ich schwimmen?",
        "May I swim?",
    ]
