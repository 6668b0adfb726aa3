import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from diary.ui.theme import Theme
from diary.ui.widgets.flow import Flow
from diary.ui.widgets.segmented import Segmented
from tests.ui.lint import settle

CHOICES = [("one", "Two weeks"), ("two", "A month"), ("three", "This phase"), ("four", "All")]


def tab_stops(segments: Segmented) -> list[str]:
    return [key for key, _ in CHOICES if segments.button(key).focusPolicy() & Qt.FocusPolicy.TabFocus]


def places(segments: Segmented) -> list[str]:
    return [segments.button(key).property("place") for key, _ in CHOICES]


def in_a_page(qtbot: QtBot, segments: Segmented, width: int) -> QWidget:
    page = Flow(12)
    page.add(segments)
    qtbot.addWidget(page)
    page.resize(width, 300)
    page.show()
    settle()
    return page


def test_tab_stops_at_the_choice_that_was_set(qtbot: QtBot, theme: Theme) -> None:
    segments = Segmented(theme, "Days", CHOICES)
    qtbot.addWidget(segments)
    segments.set_value("three")
    assert tab_stops(segments) == ["three"]


def test_with_nothing_chosen_tab_still_stops_there(qtbot: QtBot, theme: Theme) -> None:
    segments = Segmented(theme, "Days", CHOICES)
    qtbot.addWidget(segments)
    segments.set_value("three")
    segments.set_value(None)
    assert tab_stops(segments)


def test_tab_stops_at_a_choice_that_is_offered(qtbot: QtBot, theme: Theme) -> None:
    segments = Segmented(theme, "Days", CHOICES)
    qtbot.addWidget(segments)
    segments.set_value("three")
    segments.offer({"two", "four"})
    assert tab_stops(segments) == ["two", "three"]


@pytest.mark.parametrize(
    ("spare", "expected"),
    [
        (0, ["first", "middle", "middle", "last"]),
        (-1, ["first", "middle", "last", "only"]),
    ],
)
def test_what_has_no_room_goes_on_in_the_next_line(qtbot: QtBot, theme: Theme, spare: int, expected: list[str]) -> None:
    segments = Segmented(theme, "Days", CHOICES, wraps=True)
    page = in_a_page(qtbot, segments, segments.sizeHint().width() + spare)
    assert places(segments) == expected
    assert segments.width() <= page.width()
    last = segments.button("four")
    assert last.mapTo(segments, last.rect().bottomRight()).y() < segments.height()


def test_others_stay_in_one_line(qtbot: QtBot, theme: Theme) -> None:
    segments = Segmented(theme, "Days", CHOICES)
    page = in_a_page(qtbot, segments, segments.sizeHint().width() - 1)
    assert page.isVisible()
    assert len({segments.button(key).y() for key, _ in CHOICES}) == 1
