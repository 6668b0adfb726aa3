from collections.abc import Sequence
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.charts.places import Path, Place, free_place
from diary.charts.sheet import Frame, Sheet, new_figure, new_sheet
from tests.charts import builders as b

ACROSS, WIDTH, LEVEL = 400.0, 100.0, 50.0
VIEW = b.view(b.TODAY - timedelta(days=39), b.TODAY)
DAY = ACROSS / VIEW.days


def sheet() -> Sheet:
    frame = Frame(width=600, height=300, left=150, right=150 + ACROSS, rows={"panel": (20.0, 200.0)})
    figure, fonts = new_figure(VIEW, b.style())
    return new_sheet(VIEW, b.style(), frame, fonts, figure)


def placed(*paths: Path, within: tuple[float, float] | None = None) -> Place:
    page = sheet()
    return free_place(page, page.axes("panel", 0, 100), LEVEL, WIDTH, paths, within)


def across(level: float, days: Sequence[float] = (0, 40)) -> Path:
    return Path(line=([VIEW.start + day for day in days], [level] * len(days)), marks=())


def marks(level: float, *days: float, label_width: float = 0.0) -> Path:
    return Path(line=((), ()), marks=[(VIEW.start + day, level) for day in days], label_width=label_width)


def test_where_all_is_free_a_label_lies_on_its_level_at_the_right() -> None:
    found = placed(Path(line=((), ()), marks=()))
    assert found == placed(across(0.0), across(99.0), marks(4.0, *range(40)))
    assert (found.shift, found.cost) == (0.0, 0.0)
    assert VIEW.end - 1 < found.end < VIEW.end
    assert (found.end - found.start) * DAY == pytest.approx(WIDTH)


def test_it_goes_left_of_a_mark_and_of_the_mark_s_own_label() -> None:
    at_end = placed(marks(LEVEL, 37))
    assert at_end.shift == 0
    assert VIEW.start + 30 < at_end.end < VIEW.start + 37
    behind = placed(marks(LEVEL, 5, label_width=200))
    assert behind.start > VIEW.start + 5 + 200 / DAY


def test_it_goes_above_a_line_along_its_level_and_below_where_more_is_above() -> None:
    assert placed(across(LEVEL)).shift > 0
    assert placed(across(LEVEL), across(57.0), across(63.0)).shift < 0


def test_a_gap_in_a_line_is_free() -> None:
    line = Path(
        line=([VIEW.start, VIEW.start + 10, VIEW.start + 24, VIEW.end], [LEVEL, float("nan"), LEVEL, LEVEL]), marks=()
    )
    found = placed(line)
    assert found.shift == 0
    assert VIEW.start + 8 < found.start
    assert found.end < VIEW.start + 25


def test_where_nothing_is_free_it_hides_a_line_and_no_marks() -> None:
    lines = [across(float(level)) for level in range(0, 100, 4)]
    found = placed(*lines, *(marks(float(level), *range(20, 40)) for level in range(0, 100, 4)))
    assert found.end <= VIEW.start + 20
    assert found.cost > 0


def test_a_level_for_some_days_carries_its_label_there() -> None:
    found = placed(across(0.0), within=(VIEW.start + 5, VIEW.start + 20))
    assert VIEW.start + 5 <= found.start < found.end <= VIEW.start + 20


@given(st.lists(st.tuples(st.floats(0, 40), st.floats(0, 100)), max_size=12))
def test_what_it_costs_is_what_it_hides(points: list[tuple[float, float]]) -> None:
    found = placed(*(marks(level, day) for day, level in points))
    page = sheet()
    half = page.style.px(13.0) * 0.62 + 3
    middle = LEVEL * 2 + found.shift
    hidden = [
        day for day, level in points
        if found.start * DAY - 4 < (VIEW.start + day) * DAY < found.end * DAY + 4 and abs(level * 2 - middle) < half
    ]  # fmt: skip
    price = {0.0: 0.0, 1.5: 3.0, 2.5: 5.0, 3.5: 7.0}[round(abs(found.shift) / (13.0 * 0.62), 3)]
    assert found.cost == pytest.approx(12.0 * len(hidden) + price)
