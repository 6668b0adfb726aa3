"""Windows: days by the calendar, hours by the clock."""

from datetime import datetime

import pytest

from diary.signs.windows import EVER, Window

EVENT = datetime(2026, 3, 1, 20, 0)


@pytest.mark.parametrize(
    ("text", "window"),
    [
        ("14 days", Window(days=14)),
        ("1 day", Window(days=1)),
        ("6 weeks", Window(days=42)),
        ("48 hours", Window(hours=48)),
        ("ever", EVER),
    ],
)
def test_a_window_is_read_from_text(text: str, window: Window) -> None:
    assert Window.parse(text) == window


@pytest.mark.parametrize("text", ["", "soon", "14", "14 months", "two days"])
def test_other_texts_are_no_window(text: str) -> None:
    with pytest.raises(ValueError, match=r"window|invalid"):
        Window.parse(text)


def test_days_count_to_the_end_of_the_last_one() -> None:
    assert Window(days=3).holds(EVENT, datetime(2026, 3, 4, 23, 59))
    assert not Window(days=3).holds(EVENT, datetime(2026, 3, 5, 0, 0))


def test_hours_count_to_the_minute() -> None:
    assert Window(hours=48).holds(EVENT, datetime(2026, 3, 3, 20, 0))
    assert not Window(hours=48).holds(EVENT, datetime(2026, 3, 3, 20, 1))


def test_ever_never_ends() -> None:
    assert EVER.holds(EVENT, datetime(2200, 1, 1))


def test_before_an_event_every_window_holds() -> None:
    assert Window(hours=1).holds(EVENT, datetime(2026, 3, 1, 8, 0))
