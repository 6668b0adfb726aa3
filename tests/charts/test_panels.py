from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.charts import panels
from diary.charts.limits import LimitLine
from diary.charts.series import CountSeries, count_series
from diary.core.texts import Message
from diary.core.timeline import Timeline
from tests.charts import builders as b

VIEW = b.view(date(2026, 5, 1), date(2026, 5, 31))


def counts(*values: str) -> list[CountSeries]:
    records = [r for day, value in enumerate(values, 1) for r in b.draw(f"2026-05-{day:02}", platelets=value)]
    return [count_series(Timeline.of(records), "platelets", VIEW)]


def limit(y: float) -> LimitLine:
    return LimitLine(y=y, label=Message.of("trends.title"))


@pytest.mark.parametrize(("highest", "reached"), [(20.0, 20.0), (20.1, 4.0)])
def test_a_value_more_than_five_times_all_others_is_left_out(highest: float, reached: float) -> None:
    assert panels.reach([1, 2, 3, 4, highest]) == reached


def test_of_less_than_five_values_none_is_left_out() -> None:
    assert panels.reach([1, 2, 3, 450]) == 450
    assert panels.reach([]) == 0
    assert panels.reach([0, 0, 0, 0, 450]) == 450


def test_a_few_far_values_are_left_out_together_but_not_many() -> None:
    assert panels.reach([1, 2, 3, 4, 5, 2, 3, 4, 400, 450]) == 5
    assert panels.reach([1, 2, 3, 4, 5, 2, 3, 390, 400, 450]) == 450


def test_a_value_near_a_line_that_means_something_is_not_far() -> None:
    assert panels.reach([1, 2, 3, 4, 200], [50]) == 200


@given(st.lists(st.floats(0, 1000), max_size=40))
def test_at_least_four_of_five_values_are_always_reached(values: list[float]) -> None:
    top = panels.reach(values)
    assert sum(value > top for value in values) <= len(values) // panels.ENOUGH


def test_a_linear_scale_holds_all_values_and_the_limit() -> None:
    scale = panels.linear_scale(counts("38", "250", "12"), limit(50), from_zero=True)
    assert all(scale.holds(y) for y in (0, 12, 38, 50, 250))
    assert scale.marks.labels[0] == "0"


def test_an_absurd_value_does_not_press_the_others_flat() -> None:
    scale = panels.linear_scale(counts("38", "25", "12", "20", "30", "2900"), limit(50), from_zero=True)
    assert scale.holds(50)
    assert not scale.holds(2900)
    assert scale.inside(2900) == scale.top < 60


def test_the_ends_of_a_range_are_reached_where_the_values_keep_half_of_the_height() -> None:
    near = panels.linear_scale(counts("100", "140"), from_zero=False, ends=(150, 400))
    assert near.holds(150)
    assert not near.holds(400)


def test_values_that_hardly_vary_are_not_blown_up() -> None:
    scale = panels.linear_scale(counts("70", "71"), from_zero=False, least=4)
    assert scale.top - scale.bottom > 4


def test_where_values_vary_much_the_scale_begins_at_zero_by_itself() -> None:
    assert panels.linear_scale(counts("10", "30")).holds(0)
    assert not panels.linear_scale(counts("20", "30")).holds(0)


def test_without_values_there_is_a_scale() -> None:
    scale = panels.linear_scale(counts())
    assert scale.bottom < scale.top


def test_a_doubtful_value_is_reached_at_each_of_its_meanings_that_a_person_can_have() -> None:
    doubt = b.doubtful("2026-05-02", "platelets", "4500", "4500", "450", "45")
    series = [count_series(Timeline.of(doubt), "platelets", VIEW)]
    scale = panels.linear_scale(series, from_zero=True)
    assert [scale.holds(y) for y in (45, 450, 4500)] == [True, True, False]


@given(st.lists(st.sampled_from(["0", "0.02", "<0.1", "3", "450", "38p"]), min_size=1, max_size=6))
def test_every_value_has_a_place_on_the_logarithmic_scale(values: list[str]) -> None:
    scale = panels.log_scale(counts(*values))
    for point in counts(*values)[0].shown:
        assert scale.bottom < scale.inside(point.y) <= scale.top
        assert scale.holds(point.y) is (point.y >= scale.floor)
