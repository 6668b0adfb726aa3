"""Moments as people write them."""

from datetime import date, datetime, time, timedelta
from itertools import combinations
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.when import When, in_turn, parse_date, parse_time, stretches, time_text

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


def test_a_date_may_lie_later_than_any_moment_of_its_day() -> None:
    noon = When.parse("2026-03-04T12:00")
    assert When.parse("2026-03-04").may_be_after(noon)
    assert not When.parse("2026-03-03").may_be_after(noon)
    assert not noon.may_be_after(noon)
    assert When.parse("2026-03-04T12:01").may_be_after(noon)
    assert When.parse("2026-10-25T02:10+01:00").may_be_after(When.parse("2026-10-25T02:50+02:00"))
    assert not When.parse("2026-10-25T02:50+02:00").may_be_after(When.parse("2026-10-25T02:10+01:00"))


def test_two_moments_tie_where_neither_lies_later() -> None:
    noon, one_east = When.parse("2026-03-04T12:00Z"), When.parse("2026-03-04T13:00+01:00")
    assert noon.ties_with(one_east)
    assert noon.ties_with(When.parse("2026-03-04T12:00"))
    assert not noon.ties_with(When.parse("2026-03-04T12:00+01:00"))
    assert not When.parse("2026-03-04T12:00+01:00").ties_with(noon)


def turns(*texts: str) -> list[tuple[str, ...]]:
    moments = sorted((When.parse(text) for text in texts), key=lambda when: when.order)
    return [tuple(moments[place].text() for place in places) for places in in_turn(moments)]


FIRST, SECOND = "2026-10-25T02:50+02:00", "2026-10-25T02:10+01:00"
"""Two moments in an hour that comes twice: the wall clock has them the wrong way round."""


def test_moments_that_both_carry_an_offset_come_in_their_true_order() -> None:
    assert turns(SECOND, FIRST) == [(FIRST,), (SECOND,)]
    assert turns("2026-10-25T02:10+02:00", SECOND) == [("2026-10-25T02:10+02:00",), (SECOND,)]
    assert turns("2026-03-04T12:00+00:00", "2026-03-04T13:00+01:00") == [
        ("2026-03-04T12:00+00:00", "2026-03-04T13:00+01:00")
    ]


def test_others_come_by_the_wall_clock_and_those_of_one_minute_together() -> None:
    assert turns("2026-03-04", "2026-03-03T23:00", "2026-03-04T08:00Z") == [
        ("2026-03-03T23:00",), ("2026-03-04",), ("2026-03-04T08:00+00:00",),
    ]  # fmt: skip
    assert turns("2026-03-04T08:00", "2026-03-04T08:00Z") == [("2026-03-04T08:00", "2026-03-04T08:00+00:00")]
    assert turns() == []


def test_where_the_two_orders_contradict_each_other_none_is_later() -> None:
    assert turns(SECOND, "2026-10-25T02:30", FIRST) == [(SECOND, "2026-10-25T02:30", FIRST)]
    assert turns(SECOND, FIRST, "2026-10-25T03:00", "2026-10-25T01:00") == [
        ("2026-10-25T01:00",), (FIRST,), (SECOND,), ("2026-10-25T03:00",),
    ]  # fmt: skip


CLOSE = st.builds(
    When,
    day=st.dates(date(2026, 3, 4), date(2026, 3, 6)),
    time=st.none() | st.sampled_from([time(hour, 30 * half) for hour in range(0, 24, 3) for half in (0, 1)]),
    offset=st.sampled_from([None, None, *(timedelta(hours=hours) for hours in (-8, 0, 1, 2, 14))]),
)


@given(st.lists(CLOSE, max_size=9), st.randoms(use_true_random=False))
def test_whatever_comes_in_a_later_turn_is_later_than_all_before(moments: list[When], random: Random) -> None:
    ordered = sorted(moments, key=lambda when: when.order)
    found = list(in_turn(ordered))
    assert sorted(place for places in found for place in places) == list(range(len(ordered)))
    for earlier, later in combinations(found, 2):
        assert all(ordered[second].is_after(ordered[first]) for first in earlier for second in later)
    random.shuffle(moments)
    again = sorted(moments, key=lambda when: when.order)
    assert [{again[place] for place in places} for places in in_turn(again)] == [
        {ordered[place] for place in places} for places in found
    ]


@given(st.lists(CLOSE, max_size=9))
def test_stretches_part_what_is_earlier_by_every_clock_from_what_is_later(moments: list[When]) -> None:
    ordered = sorted(moments, key=lambda when: when.order)
    cuts = set(stretches(ordered))
    for cut in range(1, len(ordered)):
        parts = all(later.is_after(earlier) for earlier in ordered[:cut] for later in ordered[cut:])
        by_clock = ordered[cut - 1].earliest < ordered[cut].earliest
        assert (cut in cuts) is (parts and by_clock)


def test_a_moment_is_taken_over_from_a_clock() -> None:
    assert When.at(datetime(2026, 3, 4, 14, 30)).text() == "2026-03-04T14:30"


def test_dates_and_times_alone() -> None:
    assert parse_date("2026-03-04") == date(2026, 3, 4)
    assert parse_time("14:30") == time(14, 30)
    assert time_text(time(14, 30)) == "14:30"
    assert time_text(time(14, 30, 5)) == "14:30:05"
    with pytest.raises(ValueError, match="2:30"):
        parse_time("2:30 pm")
