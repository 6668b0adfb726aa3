from collections.abc import Callable
from io import StringIO
from typing import Any

import numpy as np
import pytest
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.text import Text

from diary.charts import canvas
from diary.charts.canvas import Rim, Rimmed
from diary.charts.paper import Paper


def picture(paper: Paper) -> np.ndarray:
    paper.canvas.draw()
    read: Callable[[], memoryview] = paper.renderer().buffer_rgba
    return np.array(read())


def written(x: float = 0.1, **look: Any) -> tuple[Paper, Text]:  # noqa: ANN401  (matplotlib's own keywords)
    paper = Paper(72, "white")
    return paper, paper.text(x, 0.5, "Neutrophils", fontsize=13, **look)


def ink(paper: Paper) -> tuple[int, int, int, int]:
    """The left, right, upper and lower end of what is written."""
    rows, columns = np.nonzero((picture(paper)[..., :3] < 255).any(axis=2))
    return columns.min(), columns.max(), rows.min(), rows.max()


def test_a_text_lies_where_it_is_measured() -> None:
    paper, text = written()
    left, right, upper, lower = ink(paper)
    box = text.get_window_extent(paper.renderer())
    assert abs(box.x0 - left) < 2
    assert abs(box.x1 - right) < 2
    height = paper.renderer().height
    assert box.y0 - 1 <= height - lower < height - upper <= box.y1 + 1


def test_a_text_looks_the_same_wherever_it_stands() -> None:
    found = []
    for x in (0.1, 0.2013, 0.3007):
        paper, _ = written(x=x)
        left, right, upper, lower = ink(paper)
        found.append(picture(paper)[upper : lower + 1, left : right + 1])
    assert all(np.array_equal(one, found[0]) for one in found)


def test_a_text_is_measured_and_drawn_from_its_letters_once(monkeypatch: pytest.MonkeyPatch) -> None:
    paper, _ = written()
    first = picture(paper)
    monkeypatch.delattr(RendererAgg, "draw_text")
    monkeypatch.delattr(RendererAgg, "get_text_width_height_descent")
    assert np.array_equal(picture(paper), first)


@pytest.mark.parametrize("change", [{"color": "red"}, {"fontsize": 20}, {"text": "Platelets"}])
def test_another_look_is_another_picture(change: dict[str, Any]) -> None:
    paper, text = written()
    before = picture(paper)
    text.set(**change)
    assert not np.array_equal(picture(paper), before)


def test_a_text_may_reach_beyond_the_edges() -> None:
    for x in (-0.05, 0.95):
        paper, _ = written(x=x)
        assert picture(paper)[..., :3].min() < 128


def test_turned_and_see_through_texts_are_drawn_too() -> None:
    flat, _ = written(alpha=0.5)
    turned, _ = written(rotation=90)
    assert 100 < picture(flat)[..., :3].min() < 160
    left, right, upper, lower = ink(turned)
    assert lower - upper > right - left


def test_so_many_texts_are_remembered_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(canvas, "MOST_TEXTS", 2)
    paper, text = written()
    for name in ("one", "two", "three"):
        text.set_text(name)
        picture(paper)
    writing = paper.renderer()._writing
    assert len(writing.pictures) == len(writing.extents) == 1


def test_a_figure_of_another_size_gets_other_pixels() -> None:
    paper, _ = written()
    same = paper.renderer()
    assert paper.renderer() is same
    paper.set_size_inches(3, 2)
    assert (paper.renderer().width, paper.renderer().height) == (216, 144)


def rimmed() -> tuple[Paper, Rimmed]:
    paper = Paper(72, "#ff0000")
    axes = paper.bare_axes("panel", (0, 0, 1, 1))
    axes.set_axis_off()
    note = Rimmed("Neutrophils", (0.1, 0.5), rim=Rim("#ffffff", 2.0), fontsize=13, color="#000000")
    axes.add_artist(note)
    return paper, note


def test_a_rim_parts_letters_from_what_is_below() -> None:
    paper, note = rimmed()
    found = picture(paper)[..., :3]
    left, right = (round(x) for x in note.get_window_extent(paper.renderer()).intervalx)
    assert {tuple(pixel) for pixel in found.reshape(-1, 3).tolist()} >= {(0, 0, 0), (255, 255, 255), (255, 0, 0)}
    white = np.flatnonzero((found == 255).all(axis=2).any(axis=0))
    assert (white.min(), white.max()) == (pytest.approx(left - 2, abs=3), pytest.approx(right + 2, abs=3))
    assert np.array_equal(picture(paper)[..., :3], found)


def test_a_rim_is_a_stroke_in_a_vector_drawing() -> None:
    paper, _ = rimmed()
    before = picture(paper)
    file = StringIO()
    paper.savefig(file, format="svg")
    assert "stroke: #ffffff; stroke-width: 4" in file.getvalue()
    assert np.array_equal(picture(paper), before)
