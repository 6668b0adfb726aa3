from decimal import Decimal

import pytest

from diary.core.texts import Message
from diary.ui.pages.counts.entry import Typed, read_limit, read_value
from tests.ui.pages.counts.draws import TEXTS


@pytest.mark.parametrize("text", ["", "  ", "-", "–"])
def test_a_blank_or_a_dash_is_no_value(text: str) -> None:
    assert read_value(text, "white-cells") is None


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("0.4", "0.4", None),
        ("0,4", "0.4", None),
        (" 32 ", "32", None),
        ("<0.1", "0.1", "<"),
        ("< 0,1", "0.1", "<"),
        ("≤0.1", "0.1", "<="),
        (">900", "900", ">"),
        (">= 900", "900", ">="),
    ],
)
def test_numbers_and_bounds_are_read_with_point_or_comma(text: str, value: str, comparator: str | None) -> None:
    typed = read_value(text, "platelets")
    assert isinstance(typed, Typed)
    assert (typed.value, typed.comparator) == (Decimal(value), comparator)


def test_digits_stay_as_they_were_typed() -> None:
    typed = read_value("8.60", "hemoglobin")
    assert isinstance(typed, Typed)
    assert str(typed.value) == "8.60"


@pytest.mark.parametrize(
    ("text", "unit", "flag"),
    [("4.5 K/uL", "10*3/uL", ""), ("4500 /µL", "/uL", ""), ("0.9 L", None, "L"), ("0.9 K/uL L*", "10*3/uL", "L*")],
)
def test_a_unit_and_the_laboratorys_mark_may_follow(text: str, unit: str | None, flag: str) -> None:
    typed = read_value(text, "white-cells")
    assert isinstance(typed, Typed)
    assert (typed.unit, typed.flag) == (unit, flag)


@pytest.mark.parametrize("text", ["many", "1.2.3", "1e999", "--", "< ", "0.4 apples", "-3", "9" * 60])
def test_what_is_no_value_is_said_in_words(text: str) -> None:
    problem = read_value(text, "white-cells")
    assert isinstance(problem, Message)
    assert TEXTS.render(problem)


def test_ends_of_a_range_are_numbers_or_blank() -> None:
    assert read_limit(" ") is None
    assert read_limit("4,0") == Decimal("4.0")
    assert isinstance(read_limit("low"), Message)
    assert isinstance(read_limit("-1"), Message)
