"""Where time comes from."""

from datetime import UTC, date, datetime, timedelta, timezone

from diary.core.clock import CallableClock, FixedClock, SystemClock, today, utc, wall

NEW_YORK = timezone(timedelta(hours=-5))


def test_the_computers_clock_knows_its_offset() -> None:
    assert SystemClock().now().utcoffset() is not None


def test_a_fixed_clock_stands_still_and_always_has_an_offset() -> None:
    assert FixedClock(datetime(2026, 3, 4, 18, 0)).now() == datetime(2026, 3, 4, 18, 0, tzinfo=UTC)
    assert FixedClock(datetime(2026, 3, 4, 18, 0, tzinfo=NEW_YORK)).now().utcoffset() == timedelta(hours=-5)


def test_a_clock_can_be_read_from_a_function() -> None:
    moments = iter([datetime(2026, 3, 4, tzinfo=UTC), datetime(2026, 3, 5, tzinfo=UTC)])
    clock = CallableClock(lambda: next(moments))
    assert clock.now() < clock.now()


def test_late_in_the_evening_the_persons_date_differs_from_utcs() -> None:
    clock = FixedClock(datetime(2026, 3, 4, 22, 30, 40, tzinfo=NEW_YORK))
    assert wall(clock) == datetime(2026, 3, 4, 22, 30)
    assert today(clock) == date(2026, 3, 4)
    assert utc(clock) == datetime(2026, 3, 5, 3, 30, 40, tzinfo=UTC)
