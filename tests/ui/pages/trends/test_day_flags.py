import pytest

from diary.ui.pages.trends.day_flags import DayFlags, day_flags
from tests.charts import builders as b
from tests.ui.pages.trends.flags import past_flag

TEXTS = b.texts()


def test_nothing_is_said_of_a_day_without_any() -> None:
    assert day_flags([], TEXTS) == DayFlags()
    assert DayFlags().said(TEXTS) == ""


def test_three_are_told_and_the_others_counted() -> None:
    signs = [("fever", "now"), ("infection", "now"), ("anemia", "today"), ("pain", "tell"), ("bleeding", "tell")]
    found = day_flags([past_flag(*sign) for sign in signs], TEXTS)
    assert ([line.urgency for line in found.lines], found.more) == (["now", "now", "today"], 2)
    assert found.said(TEXTS) == (
        "Call at once: Fever, nothing noted; Signs that can point to an infection, nothing noted; "
        "Tell the team that day: Signs that can come from low red cells, nothing noted; and 2 more"
    )


def test_what_is_kept_in_the_diary_alone_is_no_warning_sign() -> None:
    assert day_flags([past_flag("second-cancer-exposure", "note")], TEXTS) == DayFlags()


@pytest.mark.parametrize(
    ("urgency", "did", "text"),
    [
        ("emergency", (), "Fever, nothing noted"),
        ("today", (), "Fever, nothing noted"),
        ("tell", (), "Fever"),
        ("now", ("called",), "Fever, called"),
        ("now", ("no-answer", "called", "called", "closed"), "Fever, no answer, called"),
        ("now", ("closed",), "Fever, closed"),
    ],
)
def test_what_was_done_is_never_hidden_by_its_closing(urgency: str, did: tuple[str, ...], text: str) -> None:
    (line,) = day_flags([past_flag("fever", urgency, *did)], TEXTS).lines
    assert line.text == text


def test_one_whose_entry_went_stays_and_says_so() -> None:
    (line,) = day_flags([past_flag("fever", "now", "called", gone=True)], TEXTS).lines
    assert line.text == "Fever, withdrawn, called"
