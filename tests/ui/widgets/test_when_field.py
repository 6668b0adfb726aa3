from collections.abc import Iterator
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from diary.core.when import When
from diary.ui.theme import Theme
from diary.ui.widgets.when_field import WhenField

TODAY = (date(2026, 3, 4), time(18, 0))


def make(theme: Theme, value: When | None, *, timed: bool = True) -> WhenField:
    words = ("Time", "Add a time", "Leave the time out")
    return WhenField(theme, "Start", value, fallback=TODAY, unknown="I don't know", words=words, timed=timed)


@pytest.fixture
def field(qtbot: QtBot, theme: Theme) -> Iterator[WhenField]:
    field = make(theme, When.parse("2026-03-02"))
    with qtbot.waitExposed(field):
        field.show()
    yield field
    field.hide()


def test_a_date_alone_stays_a_date(field: WhenField) -> None:
    assert field.when() == When.parse("2026-03-02")
    assert not field.time_edit.isVisible()


def test_a_time_appears_when_it_is_asked_for_and_goes_again(qtbot: QtBot, field: WhenField) -> None:
    qtbot.mouseClick(field.add_time, Qt.MouseButton.LeftButton)
    assert field.time_edit.hasFocus()
    assert field.when() == When.parse("2026-03-02T18:00")
    qtbot.mouseClick(field.drop_time, Qt.MouseButton.LeftButton)
    assert field.edit.hasFocus()
    assert field.when() == When.parse("2026-03-02")


def test_not_known_hides_date_and_time(qtbot: QtBot, field: WhenField) -> None:
    with qtbot.waitSignal(field.changed):
        field.unknown.setFocus()
        qtbot.keyClick(field.unknown, Qt.Key.Key_Space)
    assert field.when() is None
    assert not field.edit.isVisible()
    assert not field.add_time.isVisible()
    qtbot.keyClick(field.unknown, Qt.Key.Key_Space)
    assert field.when() == When.parse("2026-03-02")


def test_a_moment_left_as_it_was_keeps_its_seconds_and_offset(theme: Theme, qtbot: QtBot) -> None:
    exact = When.parse("2026-03-02T09:00:30-05:00")
    field = make(theme, exact)
    assert field.when() == exact
    field.time_edit.setTime(field.time_edit.time().addSecs(60))
    assert field.when() == When.parse("2026-03-02T09:01")
    field.set_when(None)
    assert field.when() is None


def test_where_times_do_not_matter_none_is_offered(theme: Theme, qtbot: QtBot) -> None:
    field = make(theme, When.parse("2026-03-02"), timed=False)
    assert field.add_time.isHidden()


def test_the_time_has_a_name_of_its_own(field: WhenField) -> None:
    assert field.time_edit.accessibleName() == "Start, Time"
