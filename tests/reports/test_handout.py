from decimal import Decimal

import pytest

from diary.core.records import Quantity
from diary.core.texts import Texts
from diary.reports.handout import both_scales, fixed_words, shortened
from tests.reports import diaries


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (" as it\n is ", "as it is"),
        ("twelve signs", "twelve signs"),
        ("of twelve signs", "of twelve … (cut short, see the diary)"),
        ("twelve signs and", "twelve signs … (cut short, see the diary)"),
        ("thirteensigns", "thirteensign … (cut short, see the diary)"),
        ("ab thirteensigns", "ab thirteens … (cut short, see the diary)"),
        ("", ""),
    ],
)
def test_a_text_too_long_is_cut_at_a_space_and_says_so(texts: Texts, text: str, shown: str) -> None:
    assert shortened(texts, text, 12) == shown


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("38.0", "Cel", "38.0 °C (100.4 °F)"),
        ("100.4", "[degF]", "100.4 °F (38.0 °C)"),
        ("37.7", "Cel", "37.7 °C (99.8 °F)"),
        ("37.5", "Cel", "37.5 °C (99.5 °F)"),
    ],
)
def test_a_temperature_stands_on_both_scales_and_is_never_rounded_up(
    texts: Texts, value: str, unit: str, shown: str
) -> None:
    assert both_scales(texts, Quantity(value=Decimal(value), unit=unit)) == shown


def test_the_fixed_words_are_named_by_their_last_name_and_say_when_it_was_made(texts: Texts) -> None:
    words = fixed_words(texts, "week", diaries.NOW)
    assert words["title"] == texts.templates["week.word.title"]
    assert words["made"] == "Made 14 May 2026, 20:15"
