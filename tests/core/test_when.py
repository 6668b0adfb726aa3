"""Moments as people write them."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.when import When, parse_date, parse_time, time_text

OFFSETS = st.none() | st.integers(-14 * 60, 14 * 60).map(lambda minutes: timedelta(minutes=minutes))
MOMENTS = st.builds(
    When,
    day=st.dates(date(1900, 1, 1), date(2200, 12, 31)),
    time=st.times(),
    offset=OFFSETS,
) | st.builds(When, day=st.dates(date(1900, 1, 1), date(2200, 12, 31)))


@given(MOMENTS)
def test_a_moment_survives_being_written_and_read(moment: When) -> None:
    assert When.parse(moment.text()) == moment


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-30",
        "2026-13-01",
        "1899-12-31",
        "2201-01-01",
        "2026-03-04T25:00",
        "2026-03-04T10:00+15:00",
        "2026-03-04T10:00+01:75",
        "4 March",
        "",
        "2026-03-04T",
        "20260304",
        "2026-03-04T10",
    ],
)
def test_what_is_no_moment_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"^(?s:.*)$"):
        When.parse(text)


def test_a_date_stays_a_date() -> None:
    assert When.parse("2026-03-04").text() == "2026-03-04"
    assert When.parse("2026-03-04").instant is None


def test_seconds_are_written_only_where_they_are_not_zero_or_asked_for() -> None:
    assert When.parse("2026-03-04T14:30:00").text() == "2026-03-04T14:30"
    assert When.parse("2026-03-04T14:30:05").text() == "2026-03-04T14:30:05"
    assert When.parse("2026-03-04T14:30").text("seconds") == "2026-03-04T14:30:00"


def test_offsets_are_kept_with_their_sign() -> None:
    assert When.parse("2026-03-04T14:30Z").text() == "2026-03-04T14:30+00:00"
    assert When.parse("2026-03-04T14:30:00.123456789-05:30").text() == "2026-03-04T14:30:00.123456-05:30"
    assert When.parse("2026-03-04T14:30-0500").offset == timedelta(hours=-5)


def test_a_bare_date_reaches_from_its_first_to_its_last_instant() -> None:
    day = When.parse("2026-03-04")
    assert day.earliest == datetime(2026, 3, 4, 0, 0)
    assert day.latest == datetime(2026, 3, 4, 23, 59, 59, 999999)


def test_order_is_by_the_wall_clock_unless_both_moments_carry_an_offset() -> None:
    earlier_clock = When.parse("2026-03-04T09:00-08:00")
    later_clock = When.parse("2026-03-04T10:00+01:00")
    assert earlier_clock.is_after(later_clock)
    assert not When.parse("2026-03-04T09:00").is_after(later_clock)


def test_repeated_hours_of_daylight_saving_are_told_apart_by_their_offset() -> None:
    first = When.parse("2026-11-01T01:30-04:00")
    second = When.parse("2026-11-01T01:30-05:00")
    assert first.order < second.order


def test_a_moment_is_taken_over_from_a_clock() -> None:
    assert When.at(datetime(2026, 3, 4, 14, 30)).text() == "2026-03-04T14:30"


def test_dates_and_times_alone() -> None:
    assert parse_date("2026-03-04") == date(2026, 3, 4)
    assert parse_time("14:30") == time(14, 30)
    assert time_text(time(14, 30)) == "14:30"
    assert time_text(time(14, 30, 5)) == "14:30:05"
    with pytest.raises(ValueError, match="2:30"):
        parse_time("2:30 pm")
