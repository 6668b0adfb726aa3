"""The look at the clock around midnight; a test moves the hands and makes the timer ring."""

from datetime import date, datetime, timedelta, timezone

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from diary.core.clock import CallableClock
from diary.ui.day_watch import LONGEST_MS, DayWatch

NEW_YORK = timezone(timedelta(hours=-5))


@pytest.fixture
def now() -> list[datetime]:
    return [datetime(2026, 3, 4, 23, 59, 30, tzinfo=NEW_YORK)]


@pytest.fixture
def told(watch: DayWatch) -> list[date]:
    told: list[date] = []
    watch.passed.connect(told.append)
    return told


@pytest.fixture
def watch(qtbot: QtBot, now: list[datetime], owner: QObject) -> DayWatch:
    return DayWatch(CallableClock(lambda: now[0]), owner)


@pytest.fixture
def owner() -> QObject:
    return QObject()


def test_it_rings_just_after_midnight(watch: DayWatch) -> None:
    assert watch.timer.isActive()
    assert watch.timer.interval() == 31_000


def test_it_tells_once_that_the_day_has_passed(watch: DayWatch, now: list[datetime], told: list[date]) -> None:
    watch.timer.timeout.emit()
    assert told == []
    now[0] += timedelta(seconds=29)
    watch.look()
    assert told == []
    now[0] += timedelta(seconds=1)
    watch.timer.timeout.emit()
    watch.look()
    assert told == [date(2026, 3, 4)]
    assert watch.timer.isActive()


def test_it_looks_now_and_then_as_timers_stand_still_while_a_computer_sleeps(
    watch: DayWatch, now: list[datetime]
) -> None:
    now[0] -= timedelta(hours=3)
    watch.look()
    assert watch.timer.interval() == LONGEST_MS


def test_it_tells_of_many_days_at_once_and_of_a_clock_set_back(
    watch: DayWatch, now: list[datetime], told: list[date]
) -> None:
    now[0] += timedelta(days=9)
    watch.look()
    now[0] -= timedelta(days=1)
    watch.look()
    assert told == [date(2026, 3, 4), date(2026, 3, 13)]
