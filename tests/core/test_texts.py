"""Messages become sentences; whatever a person wrote stays plain text."""

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.config.resources import Resources
from diary.core.texts import Message, Texts
from diary.core.units import FACTORS
from diary.core.when import When

RESOURCES = Resources.find()
TEXTS = Texts({**RESOURCES.texts(), "t.value": "<{x}>", "t.two": "{x} and {y}"}, RESOURCES.catalog())


def template(text: str) -> Texts:
    return Texts({**TEXTS.templates, "t": text}, TEXTS.catalog)


def test_values_are_put_into_the_template() -> None:
    assert TEXTS.text("t.two", x="this", y=3) == "this and 3"
    assert TEXTS.render(Message.of("t.two", x="this", y="that")) == "this and that"


@given(st.text())
def test_what_a_person_wrote_is_never_read_as_a_template(written: str) -> None:
    assert TEXTS.text("t.two", x=written, y="{x}") == f"{written} and {{x}}"


@given(st.text())
def test_a_given_name_is_never_read_as_a_template(written: str) -> None:
    assert template("{x:symptom}").text("t", x=f"own:{written or 'x'}") == (written or "x")


def test_a_message_may_hold_a_value_called_id_or_message_id() -> None:
    assert template("{id} {message_id}").render(Message.of("t", id=1, message_id=2)) == "1 2"


def test_messages_inside_messages_are_rendered() -> None:
    assert TEXTS.text("t.value", x=Message.of("t.value", x="in")) == "<<in>>"


def test_several_values_become_a_list() -> None:
    assert TEXTS.text("t.value", x=()) == "<>"
    assert TEXTS.text("t.value", x=("a",)) == "<a>"
    assert TEXTS.text("t.value", x=("a", "b")) == "<a and b>"
    assert TEXTS.text("t.value", x=("a", Message.of("t.value", x="b"), Decimal("1.50"))) == "<a, <b> and 1.50>"
    assert template("{x:symptom}").text("t", x=("chills", "nausea")) == "chills and nausea"


@pytest.mark.parametrize(
    ("n", "text"), [(0, "0 days ago"), (1, "1 day ago"), (2, "2 days ago"), (Decimal(1), "1 day ago")]
)
def test_the_plural_form_follows_the_number(n: int | Decimal, text: str) -> None:
    assert TEXTS.text("age.days", n=n) == text


def test_a_text_without_plural_forms_may_mention_a_number() -> None:
    assert template("{n} left").text("t", n=1) == "1 left"


@pytest.mark.parametrize("message", [Message.of("no.such"), Message.of("no.such", n=1), Message.of("t.value")])
def test_a_missing_text_or_value_is_an_error(message: Message) -> None:
    with pytest.raises(KeyError):
        TEXTS.render(message)


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("day", "14 May"),
        ("short", "Thu 14 May"),
        ("long", "Thursday 14 May"),
        ("year", "14 May 2026"),
        ("full", "Thursday 14 May 2026"),
    ],
)
def test_dates_are_written_in_words(style: str, text: str) -> None:
    assert TEXTS.day(date(2026, 5, 14), style) == text
    assert template(f"{{x:{style}}}").text("t", x=date(2026, 5, 14)) == text
    assert template(f"{{x:{style}}}").text("t", x=When(date(2026, 5, 14))) == text


@pytest.mark.parametrize("month", range(1, 13))
def test_every_month_has_its_names(month: int) -> None:
    assert TEXTS.day(date(2026, month, 1), "full").split()[2].startswith(TEXTS.day(date(2026, month, 1)).split()[1])


def test_moments_show_the_time_where_it_is_known() -> None:
    assert TEXTS.moment(When.parse("2026-05-14T14:32")) == "14 May, 14:32"
    assert TEXTS.moment(When.parse("2026-05-14T09:05:59+02:00"), "short") == "Thu 14 May, 09:05"
    assert TEXTS.moment(When.parse("2026-05-14")) == "14 May"
    assert TEXTS.text("t.value", x=When.parse("2026-05-14T14:32")) == "<14 May, 14:32>"


def test_a_moment_can_be_shown_by_its_time_alone() -> None:
    assert template("{x:time}").text("t", x=When.parse("2026-05-14T14:32")) == "14:32"
    assert template("{x:time}").text("t", x=When.parse("2026-05-14")) == "14 May"
    assert TEXTS.text("t.value", x=time(7, 5)) == "<07:05>"
    assert TEXTS.text("t.value", x=date(2026, 5, 14)) == "<14 May>"


@pytest.mark.parametrize("number", ["36.90", "0", "1E+2", "0.0000001", "-3.10"])
def test_decimals_keep_the_digits_that_were_entered(number: str) -> None:
    assert TEXTS.text("t.value", x=Decimal(number)) == f"<{Decimal(number):f}>"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        ("38.60", "Cel", "38.60 °C"),
        ("101", "[degF]", "101 °F"),
        ("0.540335750806384", "10*9/L", "0.54 ×10⁹/L"),
        ("0.3", "10*9/L", "0.3 ×10⁹/L"),
        ("8.6", "g/dL", "8.6 g/dL"),
        ("45", "%", "45%"),
        ("84", "/min", "84 a minute"),
        ("7", "ng/mL", "7 ng/mL"),
        ("7", "", "7"),
    ],
)
def test_numbers_carry_their_unit_as_people_write_it(value: str, unit: str, text: str) -> None:
    assert TEXTS.quantity(Decimal(value), unit) == text


def test_every_unit_that_can_be_entered_has_a_name() -> None:
    for unit in {unit for factors in FACTORS.values() for unit in factors}:
        assert f"unit.{unit}" in TEXTS.templates


@pytest.mark.parametrize(
    ("kind", "word", "label", "inline"),
    [
        ("symptom", "numbness-tingling", "Tingling or numbness", "tingling or numbness"),
        ("symptom", "own:jaw pain", "jaw pain", "jaw pain"),
        ("medicine", "blinatumomab", "Blinatumomab", "blinatumomab"),
        ("medicine", "other:hydroxyurea", "hydroxyurea", "hydroxyurea"),
        ("medicine", "complementary:turmeric", "turmeric", "turmeric"),
        ("analyte", "white-cells", "White cells", "white cells"),
        ("measured", "hemoglobin", "Hemoglobin", "hemoglobin"),
        ("measured", "other:Ferritin", "Ferritin", "Ferritin"),
        ("measured", "systolic", "Upper blood pressure", "upper blood pressure"),
        ("phase", "induction", "Induction", "induction"),
        ("device", "ommaya", "Ommaya reservoir", "Ommaya reservoir"),
        ("device", "unknown:pump", "pump", "pump"),
        ("severity", 3, "Severe", "severe"),
        ("treatment", "lumbar-puncture", "Spinal tap", "spinal tap"),
    ],
)
def test_words_have_names_for_labels_and_for_sentences(kind: str, word: object, label: str, inline: str) -> None:
    assert TEXTS.name(kind, word) == label
    assert TEXTS.inline(kind, word) == inline


def test_templates_can_ask_for_names_and_units() -> None:
    assert template("{x:Symptom}, {y:severity}").text("t", x="chills", y=2) == "Chills, moderate"
    assert template("{x:medicine}").text("t", x="g-csf") == "G-CSF"
    assert template("{v} {x:unit}").text("t", v=Decimal("1.20"), x="10*9/L") == "1.20 ×10⁹/L"


def test_a_word_of_no_list_is_an_error() -> None:
    with pytest.raises(KeyError):
        TEXTS.name("device", "no-such-device")
