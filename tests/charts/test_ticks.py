from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.charts import ticks
from tests.charts import builders as b

TEXTS = b.texts()


def of(first: date, last: date, pixels: float = 600) -> ticks.Ticks:
    view = b.view(first, last)
    return ticks.day_ticks(view, TEXTS, room=pixels / view.days, width=lambda text: 6.0 * len(text))


@pytest.mark.parametrize(
    ("first", "labels"),
    [
        (date(2026, 5, 4), ("4 May", "5 May", "6 May", "7 May")),
        (date(2026, 4, 30), ("30 Apr", "2 May", "4 May", "6 May")),
        (date(2026, 2, 16), ("1 Mar", "15 Mar", "1 Apr", "15 Apr")),
        (date(2025, 5, 14), ("Jun", "Jul", "Aug", "Sep")),
        (date(2016, 5, 14), ("2017", "2018", "2019", "2020")),
    ],
)
def test_dates_are_as_dense_as_they_fit(first: date, labels: tuple[str, ...]) -> None:
    assert of(first, date(2026, 5, 14)).labels[:4] == labels


def test_a_range_too_narrow_for_two_dates_still_has_one() -> None:
    assert of(date(2026, 5, 14), date(2026, 5, 20), pixels=1).labels == ("14 May",)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 5000))
def test_no_two_dates_touch(first: date, days: int) -> None:
    found = of(first, date.fromordinal(first.toordinal() + days))
    room = 600 / (days + 1)
    for (place, label), after in zip(zip(found.places, found.labels, strict=True), found.places[1:], strict=False):
        assert (after - place) * room >= 6.0 * len(label)


def test_powers_of_ten_lie_within_the_scale() -> None:
    assert ticks.log_ticks(0.1, 45).labels == ("0.1", "1", "10")
    assert ticks.log_ticks(0.1, 1000).labels[-1] == "1000"


@pytest.mark.parametrize(
    ("low", "high", "places"),
    [(0, 430, (0, 200, 400)), (7.1, 10.8, (8, 10)), (35.8, 39.1, (36, 37, 38, 39)), (0, 0.9, (0, 0.5))],
)
def test_round_numbers(low: float, high: float, places: tuple[float, ...]) -> None:
    assert ticks.round_ticks(low, high, 4 if low > 30 else 3).places == pytest.approx(places)
