from datetime import date, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from diary.ui.pages.trends.lens import Lens
from diary.ui.pages.trends.window import LEAST_DAYS, Window

LIMITS = Window.of(date(2016, 3, 1), date(2026, 5, 14))

starts = st.integers(min_value=-100, max_value=4000).map(lambda days: LIMITS.start + days)
lengths = st.floats(min_value=LEAST_DAYS, max_value=5000)
windows = st.builds(Window, start=starts, length=lengths).map(lambda window: window.inside(LIMITS))
factors = st.floats(min_value=0.05, max_value=20)


def is_inside(window: Window) -> bool:
    first, last = window.days
    limits = LIMITS.days
    return limits[0] <= first <= last <= limits[1]


@given(windows, st.floats(min_value=-9000, max_value=9000))
def test_moving_keeps_the_length_and_the_limits(window: Window, days: float) -> None:
    moved = window.moved(days, LIMITS)
    assert moved.length == window.length
    assert is_inside(moved)


@given(windows, factors, st.floats(min_value=-1000, max_value=5000))
def test_zooming_stays_inside_and_never_shows_less_than_a_week(window: Window, factor: float, place: float) -> None:
    zoomed = window.zoomed(factor, LIMITS.start + place, LIMITS)
    assert LEAST_DAYS - 1e-9 <= zoomed.length <= LIMITS.length
    assert is_inside(zoomed)


@given(windows, st.floats(min_value=1, max_value=20), st.floats(min_value=0, max_value=1))
def test_zooming_in_and_out_again_leads_back(window: Window, factor: float, share: float) -> None:
    around = window.start + share * window.length
    near = window.zoomed(factor, around, LIMITS)
    assume(near.length > LEAST_DAYS)
    back = near.zoomed(1 / factor, around, LIMITS)
    assert back.start == pytest.approx(window.start)
    assert back.length == pytest.approx(window.length)


@given(windows, factors, st.floats(min_value=0, max_value=1))
def test_what_the_zoom_is_around_stays_where_it_is_unless_a_limit_is_met(
    window: Window, factor: float, share: float
) -> None:
    around = window.start + share * window.length
    zoomed = window.zoomed(factor, around, LIMITS)
    assume(zoomed.start > LIMITS.start and zoomed.end < LIMITS.end)
    assert (around - zoomed.start) / zoomed.length == pytest.approx(share, abs=1e-6)


def test_a_window_of_less_than_a_week_is_not_enlarged_any_more() -> None:
    short = Window.of(date(2026, 5, 13), date(2026, 5, 14))
    assert short.zoomed(2, short.start, LIMITS) == short
    assert short.zoomed(0.5, short.end, LIMITS).length == 4


def test_whole_days_are_the_nearest_ones() -> None:
    day = date(2026, 5, 1).toordinal()
    assert Window(start=day + 0.4, length=10).days == (date(2026, 5, 1), date(2026, 5, 10))
    assert Window(start=day + 0.5, length=10).whole() == Window.of(date(2026, 5, 2), date(2026, 5, 11))


def test_a_lens_at_rest_shows_the_picture_as_it_is() -> None:
    window = Window.of(date(2026, 5, 1), date(2026, 5, 10))
    lens = Lens(left=100, right=300, drawn=window, shown=window)
    assert lens.at_rest
    assert lens.span == (100.0, 300.0)
    assert lens.per_day == 20


@given(windows, windows, st.floats(min_value=0, max_value=1))
def test_a_lens_finds_the_moment_that_it_placed(drawn: Window, shown: Window, share: float) -> None:
    lens = Lens(left=100, right=800, drawn=drawn, shown=shown)
    moment = shown.start + share * shown.length
    assert lens.moment_at(lens.x_of(moment)) == pytest.approx(moment, abs=1e-6)


def test_outside_the_time_axis_a_lens_gives_its_nearer_end() -> None:
    window = Window.of(date(2026, 5, 1), date(2026, 5, 10))
    lens = Lens(left=100, right=300, drawn=window, shown=window.moved(timedelta(days=-3).days, LIMITS))
    assert lens.moment_at(0) == lens.shown.start
    assert lens.moment_at(900) == lens.shown.end
    assert lens.span == (160.0, 360.0)
