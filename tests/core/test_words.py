"""The ids of the diary."""

from diary.core import words


def test_no_word_stands_twice_on_a_list() -> None:
    for listed in (words.SYMPTOMS, words.MEDICINES, words.ANALYTES, words.SIGNS, words.MEASUREMENTS):
        assert len(set(listed)) == len(listed)


def test_yes_or_no_symptoms_are_symptoms() -> None:
    assert set(words.YES_OR_NO) <= set(words.SYMPTOMS)


def test_there_are_44_signs() -> None:
    assert len(words.SIGNS) == 44


def test_words_of_other_lists_are_kept_as_unknown() -> None:
    assert words.known("nausea", words.SYMPTOMS) == "nausea"
    assert words.known("gloom", words.SYMPTOMS, words.OWN) == "unknown:gloom"
    assert words.known("own:Jaw", words.SYMPTOMS, words.OWN) == "own:Jaw"
    assert words.known("own:", words.SYMPTOMS, words.OWN) == "unknown:own:"
    assert words.known("own:Jaw", words.SYMPTOMS) == "unknown:own:Jaw"
    assert words.known("unknown:gloom", words.SYMPTOMS) == "unknown:gloom"


def test_names_that_people_gave_come_back_without_their_prefix() -> None:
    assert words.given_name("own:Jaw") == "Jaw"
    assert words.given_name("complementary:Turmeric") == "Turmeric"
    assert words.given_name("nausea") is None
    assert words.is_unknown("unknown:gloom")
    assert not words.is_unknown("own:gloom")
