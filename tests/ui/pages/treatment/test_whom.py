from decimal import Decimal

import pytest

from diary.core.records import Quantity
from diary.core.texts import Message
from diary.ui.pages.treatment.whom import CELSIUS, FAHRENHEIT, FeverLine, converted, read_fever_line, shown_line
from tests.ui.pages.counts.draws import TEXTS


def degrees(value: str, unit: str = CELSIUS) -> Quantity:
    return Quantity(value=Decimal(value), unit=unit)


@pytest.mark.parametrize(
    ("text", "unit", "line", "card"),
    [
        ("37.0", CELSIUS, "37.0", None),
        ("37,8", CELSIUS, "37.8", None),
        ("38.0", CELSIUS, "38.0", None),
        ("38.1", CELSIUS, "38.0", "38.1"),
        ("98.6", FAHRENHEIT, "98.6", None),
        ("100.4", FAHRENHEIT, "100.4", None),
        ("100.5", FAHRENHEIT, "100.4", "100.5"),
    ],
)
def test_the_line_lies_between_its_bounds_and_a_card_that_says_more_is_kept(
    text: str, unit: str, line: str, card: str | None
) -> None:
    assert read_fever_line(text, unit) == FeverLine(degrees(line, unit), card and degrees(card, unit))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "unit"), [("36.9", CELSIUS), ("98.5", FAHRENHEIT), ("101", CELSIUS), ("38", FAHRENHEIT)]
)
def test_a_line_out_of_bounds_is_refused_in_words(text: str, unit: str) -> None:
    problem = read_fever_line(text, unit)
    assert isinstance(problem, Message)
    assert TEXTS.render(problem).startswith("The fever line lies between")


def test_blank_is_no_line_of_ones_own_and_words_are_refused() -> None:
    assert read_fever_line(" ", CELSIUS) == FeverLine()
    assert isinstance(read_fever_line("warm", CELSIUS), Message)


def test_the_field_begins_with_what_the_card_says() -> None:
    assert shown_line(None, None) == ("", CELSIUS)
    assert shown_line(degrees("37.8"), None) == ("37.8", CELSIUS)
    assert shown_line(degrees("38.0"), degrees("38.3")) == ("38.3", CELSIUS)


def test_the_unit_toggle_converts_to_one_decimal() -> None:
    assert converted("38.0", CELSIUS, FAHRENHEIT) == "100.4"
    assert converted("100.4", FAHRENHEIT, CELSIUS) == "38.0"
    assert converted("", CELSIUS, FAHRENHEIT) == ""
