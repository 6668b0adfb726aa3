from dataclasses import replace
from decimal import Decimal

import pytest

from diary.book import care
from diary.book.book import Book
from diary.core.records import PhoneNumber, Quantity
from tests.book.conftest import Saying, did, fever, log


def celsius(value: str) -> Quantity:
    return Quantity(value=Decimal(value), unit="Cel")


def test_whom_to_call_is_kept(book: Book) -> None:
    team = replace(book.timeline.care_team, name="Clinic", numbers=(PhoneNumber(phone="555-0100"),))
    care.put_care_team(book, team)
    assert book.timeline.care_team.numbers == (PhoneNumber(phone="555-0100"),)


@pytest.mark.parametrize("line", ["37.0", "37.5", "38.0"])
def test_a_fever_line_of_the_clinic_is_used(book: Book, line: str) -> None:
    care.put_care_team(book, replace(book.timeline.care_team, fever_at=celsius(line)))
    assert (book.timeline.care_team.fever_at, book.timeline.care_team.fever_card) == (celsius(line), None)


@pytest.mark.parametrize(("value", "unit"), [("38.1", "Cel"), ("100.9", "[degF]")])
def test_a_card_that_says_more_is_shown_and_the_line_stays(book: Book, value: str, unit: str) -> None:
    card = Quantity(value=Decimal(value), unit=unit)
    care.put_care_team(book, replace(book.timeline.care_team, fever_at=card))
    assert (book.timeline.care_team.fever_at, book.timeline.care_team.fever_card) == (celsius("38.0"), card)


def test_a_line_that_cannot_be_is_refused(book: Book, saying: Saying) -> None:
    with saying("book.fever-line-too-low"):
        care.put_care_team(book, replace(book.timeline.care_team, fever_at=celsius("36.9")))
    assert book.timeline.care_team.fever_at is None


def test_a_lower_line_raises_the_flag_of_a_reading_on_file(book: Book) -> None:
    fever(book, "37.6")
    changes = care.put_care_team(book, replace(book.timeline.care_team, fever_at=celsius("37.5")))
    assert "fever" in [flag.sign for flag in did(changes).raised]


def test_who_the_diary_is_about(book: Book) -> None:
    care.put_person(book, replace(book.timeline.person, name="Sample"))
    assert book.timeline.person.name == "Sample"


def test_each_setting_is_changed_by_itself(book: Book) -> None:
    care.set_settings(book, usual_symptoms=("fatigue", "nausea"))
    care.set_settings(book, units=(("temperature", "[degF]"),))
    care.set_settings(book, neutrophils_include_bands=(("Clinic", True),))
    settings = book.timeline.settings
    assert settings.usual_symptoms == ("fatigue", "nausea")
    assert settings.units == (("temperature", "[degF]"),)
    assert settings.neutrophils_include_bands == (("Clinic", True),)
    assert care.set_settings(book) is None


def test_another_name_signs_and_is_remembered_once(book: Book) -> None:
    care.write_as(book, who="Maria")
    assert log(book).logged_by == "Maria"
    assert care.write_as(book, who="self") is not None
    assert care.write_as(book, who="Maria") is None
    assert book.timeline.diary.people == ("Maria", "self")
