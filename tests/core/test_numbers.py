"""Numbers as people write them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.numbers import parse_decimal, plain, readable, short


@pytest.mark.parametrize(
    ("text", "value"),
    [("38.0", "38.0"), ("38,0", "38.0"), (" 0.1 ", "0.1"), (".5", "0.5"), ("5.", "5"), ("1e3", "1000"), ("-1", "-1")],
)
def test_points_commas_and_spaces_are_read(text: str, value: str) -> None:
    assert parse_decimal(text) == Decimal(value)


def test_zeros_at_the_end_are_kept() -> None:
    assert plain(parse_decimal("38.0")) == "38.0"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1e999",
        "1e13",
        "1e-13",
        "nan",
        "NaN",
        "Infinity",
        "1,000.5",
        "1 000",
        "١٢",
        "1" * 41,
        "0e999",
        "--1",
        "1.2.3",
        "<1",
    ],
)
def test_absurd_numbers_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(?s:.*)$"):
        parse_decimal(text)


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=6))
def test_plain_digits_survive_being_read(number: Decimal) -> None:
    assert parse_decimal(plain(number)) == number


@pytest.mark.parametrize(
    ("number", "text"), [("11.073327870561801", "11.0733"), ("0.50", "0.5"), ("400", "400"), ("0.00001", "0")]
)
def test_short_numbers_drop_what_nobody_reads(number: str, text: str) -> None:
    assert short(Decimal(number)) == text


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("8.60", "8.60"),
        ("38.60", "38.60"),
        ("8.100", "8.100"),
        ("0.0004", "0.0004"),
        ("101.25", "101.25"),
        ("-3.1", "-3.1"),
        ("12345", "12345"),
        ("1234.5", "1234.5"),
        ("0.00000", "0.00000"),
        ("0.7449", "0.7449"),
        ("0.744948971", "0.74"),
        ("9.123715464010935", "9.12"),
        ("13.225343506534283", "13.2"),
        ("-13.225343506534283", "-13.2"),
        ("399.3638", "399.4"),
        ("1234.5678", "1235"),
        ("0.0123456", "0.012"),
    ],
)
def test_only_digits_that_nobody_measures_are_left_out(number: str, text: str) -> None:
    assert readable(Decimal(number)) == text
