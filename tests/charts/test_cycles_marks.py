from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.charts.cycles_marks import spread


@pytest.mark.parametrize(
    ("places", "spread_out"),
    [
        ([], []),
        ([5.0], [5.0]),
        ([5.0, 7.0], [5.0, 7.0]),
        ([5.0, 6.9], [4.95, 6.95]),
        ([5.0, 5.0, 5.0], [3.0, 5.0, 7.0]),
        ([0.0, 5.0], [1.0, 5.0]),
        ([5.0, 30.0], [5.0, 20.0]),
        ([19.0, 20.0, 20.0], [16.0, 18.0, 20.0]),
        ([4.0, 5.0, 8.0], [3.5, 5.5, 8.0]),
    ],
)
def test_places_move_as_little_as_keeps_them_apart(places: list[float], spread_out: list[float]) -> None:
    assert spread(places, 2.0, 1.0, 20.0) == pytest.approx(spread_out)


@given(st.lists(st.floats(-5, 120), max_size=6))
def test_no_two_places_come_closer_than_asked_and_none_leaves_the_axis(places: list[float]) -> None:
    found = spread(sorted(places), 10.0, 5.0, 95.0)
    assert len(found) == len(places)
    assert all(b - a > 10.0 - 1e-6 for a, b in pairwise(found))
    assert all(5.0 - 1e-6 <= place <= 95.0 + 1e-6 for place in found)
