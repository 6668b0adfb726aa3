from decimal import Decimal

import pytest

from diary.core.codec import FieldError
from diary.core.errors import DiaryError
from diary.exchange.json_text import DEEPEST, Twice, look_over, parse_json


def test_numbers_with_a_fraction_stay_exact() -> None:
    assert parse_json('{"a": 0.10, "b": 1e999, "c": 7}').value == {
        "a": Decimal("0.10"),
        "b": Decimal("1e999"),
        "c": 7,
    }


def test_a_number_of_ten_thousand_digits_is_read_as_a_number_no_field_takes() -> None:
    value = parse_json(f"[{'9' * 10_000}, {'9' * 40}]").value
    assert isinstance(value[0], Decimal)
    assert value[1] == int("9" * 40)


@pytest.mark.parametrize("name", ["NaN", "Infinity", "-Infinity"])
def test_what_is_no_number_is_kept_until_a_field_refuses_it(name: str) -> None:
    assert not parse_json(f"[{name}]").value[0].is_finite()


@pytest.mark.parametrize(("text", "line"), [("{", 1), ("", 1), ('{\n"a": 1,\n}', 3), ('{"a": tru}', 1)])
def test_broken_json_is_one_sentence_with_the_line(text: str, line: int) -> None:
    with pytest.raises(DiaryError) as caught:
        parse_json(text)
    assert caught.value.message.id == "exchange.broken-json"
    assert dict(caught.value.message.values) == {"line": line}


@pytest.mark.parametrize("opened", ["[" * 100_000, '{"a":' * 100_000, "[" * (DEEPEST + 1) + "]" * (DEEPEST + 1)])
def test_absurd_nesting_is_one_sentence(opened: str) -> None:
    with pytest.raises(DiaryError) as caught:
        parse_json(opened)
    assert caught.value.message.id == "exchange.too-deep"


def test_nesting_to_the_limit_is_read() -> None:
    assert parse_json("[" * DEEPEST + "]" * DEEPEST).value


def test_a_mark_of_the_byte_order_is_no_part_of_the_text() -> None:
    assert parse_json("\ufeff[1]").value == [1]


def test_a_key_given_twice_with_one_value_is_no_problem() -> None:
    document = parse_json('{"a": 1, "a": 1}')
    assert document.value == {"a": 1}
    assert not document.suspect


def test_a_key_given_twice_with_two_values_has_none() -> None:
    document = parse_json('{"a": [{"b": 1, "b": 2}]}')
    assert document.suspect
    assert isinstance(document.value["a"][0]["b"], Twice)
    with pytest.raises(FieldError, match=r"b: problem\.twice"):
        look_over(document.value)


@pytest.mark.parametrize("text", ['{"a": "\\ud800"}', '{"\\uDFFF": 1}', '[["\\ud800"]]'])
def test_half_a_letter_is_found_wherever_it_is(text: str) -> None:
    document = parse_json(text)
    assert document.suspect
    with pytest.raises(FieldError, match=r"problem\.broken-letters"):
        look_over(document.value)


def test_whole_letters_of_two_halves_pass() -> None:
    document = parse_json('["\\ud83d\\ude00", 1, null]')
    look_over(document.value)
    assert document.value[0] == "\U0001f600"
