from itertools import groupby, pairwise
from math import floor, isnan, nan

from hypothesis import given
from hypothesis import strategies as st

from diary.charts.decimate import decimated

Points = list[tuple[float, float]]
PIXELS = 20

steps = st.floats(0, 3, allow_subnormal=False)
heights = st.one_of(st.just(nan), st.floats(-5, 500), st.sampled_from([0.1, 0.5]))


@st.composite
def lines(draw: st.DrawFn) -> Points:
    """Points in order, some close together, some before and after the edges at 0 and 100, some of them gaps."""
    x, found = -5.0, []
    for step, y in draw(st.lists(st.tuples(steps, heights), max_size=200)):
        x += step
        found.append((x, y))
    return found


def thinned(points: Points) -> Points:
    xs, ys = decimated([x for x, _ in points], [y for _, y in points], first=0, last=100, pixels=PIXELS)
    return list(zip(xs, ys, strict=True))


def columns(points: Points) -> dict[int, Points]:
    values = [(x, y) for x, y in points if not isnan(y)]
    return {at: list(group) for at, group in groupby(values, key=lambda point: floor(point[0] / 100 * PIXELS))}


def gaps(points: Points) -> set[tuple[tuple[float, float], tuple[float, float]]]:
    """Points after which the line breaks before it goes on, with the ones it goes on with."""
    places = [number for number, (_, y) in enumerate(points) if not isnan(y)]
    return {(points[a], points[b]) for a, b in pairwise(places) if b - a > 1}


@given(lines())
def test_the_first_last_lowest_and_highest_of_each_column_stay_and_no_more(points: Points) -> None:
    before, after = columns(points), columns(thinned(points))
    assert after.keys() == before.keys()
    for column, kept in after.items():
        all_ = before[column]
        assert (kept[0], kept[-1]) == (all_[0], all_[-1])
        assert min(y for _, y in kept) == min(y for _, y in all_)
        assert max(y for _, y in kept) == max(y for _, y in all_)
        assert len(kept) <= 4


@given(lines())
def test_nothing_is_moved_or_made_up(points: Points) -> None:
    rest = iter(map(repr, points))
    assert all(repr(point) in rest for point in thinned(points))


@given(lines())
def test_the_line_breaks_wherever_it_broke_between_points_that_stay(points: Points) -> None:
    numbered = [(x, y if isnan(y) else float(number)) for number, (x, y) in enumerate(points)]
    found = thinned(numbered)
    broken = gaps(found)
    for before, after in pairwise([point for point in found if not isnan(point[1])]):
        between = numbered[int(before[1]) : int(after[1])]
        assert ((before, after) in broken) == any(isnan(y) for _, y in between)


@given(lines())
def test_what_was_thinned_stays_as_it_is(points: Points) -> None:
    once = thinned(points)
    assert repr(thinned(once)) == repr(once)


def test_points_of_their_own_columns_stay_all() -> None:
    points = [(2.5 + 5 * number, float(number % 7)) for number in range(PIXELS)]
    assert thinned(points) == points


def test_one_column_shows_its_four_points_in_their_order() -> None:
    points = [(1.0, 5.0), (1.5, 450.0), (2.0, 6.0), (2.5, 0.1), (3.0, 7.0), (3.5, 8.0)]
    assert thinned(points) == [(1.0, 5.0), (1.5, 450.0), (2.5, 0.1), (3.5, 8.0)]


def test_nothing_gives_nothing() -> None:
    assert thinned([]) == []
    assert repr(thinned([(1.0, nan), (2.0, nan)])) == repr([(1.0, nan)])
