from typing import Any

import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.colors import to_hex

from diary.charts.sheet import Frame, Sheet, new_figure, new_sheet, stacked
from diary.charts.ticks import Ticks
from tests.charts import builders as b

VIEW = b.view()
FRAME = Frame(width=600, height=300, left=150, right=550, rows={"panel": (20.0, 200.0), "lower": (230.0, 40.0)})
TICKS = Ticks((0.0, 50.0, 100.0), ("0", "50", "100"))


def sheet(mode: str = "light") -> Sheet:
    figure, fonts = new_figure(VIEW, b.style(mode))
    return new_sheet(VIEW, b.style(mode), FRAME, fonts, figure)


def named(axes: Axes, gid: str) -> list[Any]:
    return [artist for artist in axes.get_children() if artist.get_gid() == gid]


def test_axes_lie_where_the_frame_says_with_the_shared_time_axis() -> None:
    page = sheet()
    axes = page.axes("panel", -1, 5)
    box = axes.get_window_extent()
    assert (box.x0, box.x1) == pytest.approx((150, 550), abs=0.1)
    assert (300 - box.y1, 300 - box.y0) == pytest.approx((20, 220), abs=0.1)
    assert axes.get_xlim() == (VIEW.start, VIEW.end)
    assert axes.get_ylim() == (-1, 5)
    assert page.pixels(VIEW.start) == 150
    assert page.pixels(VIEW.end) == pytest.approx(550)
    assert not list(axes.get_xticks())


def test_numbers_stand_left_of_their_lines() -> None:
    page = sheet()
    axes = page.axes("panel", -10, 110)
    page.y_ticks(axes, TICKS)
    numbers = named(axes, "number")
    assert [number.get_text() for number in numbers] == ["0", "50", "100"]
    (grid,) = named(axes, "grid")
    assert isinstance(grid, LineCollection)
    lines = [segment.tolist() for segment in grid.get_segments()]
    assert lines == [[[VIEW.start, y], [VIEW.end, y]] for y in TICKS.places]
    for number, y in zip(numbers, TICKS.places, strict=True):
        box = number.get_window_extent(page.figure.renderer())
        middle = axes.transData.transform((VIEW.start, y))[1]
        assert box.x1 == pytest.approx(145, abs=0.5)
        assert (box.y0 + box.y1) / 2 == pytest.approx(middle, abs=3)


def test_only_axes_that_were_asked_to_carry_days() -> None:
    page = sheet()
    upper, lower = page.axes("panel", 0, 1), page.axes("lower", 0, 1)
    page.x_ticks(lower, Ticks((VIEW.start + 3, VIEW.start + 9), ("one", "two")))
    assert [label.get_text() for label in lower.get_xticklabels()] == ["one", "two"]
    assert lower.xaxis.get_visible()
    assert not upper.xaxis.get_visible()


def test_lines_down_and_shades_reach_over_the_whole_height() -> None:
    page = sheet()
    axes = page.axes("panel", 0, 7)
    page.down(axes, [VIEW.start + 2], gid="down", colors="#123456")
    page.spans(axes, [(VIEW.start, VIEW.start + 4)], "#abcdef", "shade")
    (down,), (shade,) = named(axes, "down"), named(axes, "shade")
    for drawn in (down, shade):
        assert isinstance(drawn, LineCollection | PolyCollection)
        heights = [y for path in drawn.get_paths() for _, y in drawn.get_transform().transform(path.vertices)]
        assert (min(heights), max(heights)) == pytest.approx((80, 280), abs=0.1)
    assert to_hex(down.get_colors()[0]) == "#123456"
    assert to_hex(shade.get_facecolor()[0]) == "#abcdef"


def test_nothing_to_shade_adds_nothing() -> None:
    page = sheet()
    axes = page.axes("panel", 0, 7)
    before = len(axes.get_children())
    page.down(axes, [])
    page.spans(axes, [], "#abcdef", "shade")
    assert len(axes.get_children()) == before


def test_a_label_stands_at_its_pixels() -> None:
    page = sheet("dark")
    text = page.label("Platelets", 12, 40, strong=True)
    box = text.get_window_extent(page.figure.renderer())
    assert box.x0 == pytest.approx(12, abs=0.5)
    assert 300 - (box.y0 + box.y1) / 2 == pytest.approx(40, abs=3)
    assert text.get_color() == b.style("dark").text


def test_rows_are_stacked_with_their_gaps() -> None:
    assert stacked([("a", 10, 2), ("b", 5, 0)], 3) == ({"a": (3, 10), "b": (15, 5)}, 20)
