from collections.abc import Callable
from dataclasses import replace

import pytest
from matplotlib.figure import Figure

from diary.charts.cycles_chart import cycles_figure
from diary.charts.cycles_content import CyclesView
from diary.charts.export import Drawn, pixels, svg_text
from diary.charts.sheet import new_figure
from diary.charts.trends import trends_figure
from diary.core.records import Phase, Record, Symptom
from diary.core.timeline import Timeline
from tests.charts import builders as b

TEXTS = b.texts()
DIARY = b.three_months()
RECORDS: list[Record] = [record for kind in DIARY.records.values() for record in kind.values()]
SYMPTOMS = Timeline.of(record for record in RECORDS if isinstance(record, Symptom | Phase))
COUNTS = Timeline.of(record for record in RECORDS if not isinstance(record, Symptom | Phase))

CHARTS: dict[str, Callable[[Figure | None], Drawn]] = {
    "three months": lambda onto: trends_figure(DIARY, b.view(), b.style(), TEXTS, onto),
    "linear": lambda onto: trends_figure(DIARY, b.view(log_scale=False), b.style(), TEXTS, onto),
    "other panels": lambda onto: trends_figure(DIARY, b.view(panels=("platelets",)), b.style(), TEXTS, onto),
    "dark, large and sharp": lambda onto: trends_figure(
        DIARY, b.view(width=600, pixel_ratio=1.5), b.style("dark", 1.5), TEXTS, onto
    ),
    "symptoms alone": lambda onto: trends_figure(SYMPTOMS, b.view(), b.style(), TEXTS, onto),
    "no symptoms": lambda onto: trends_figure(COUNTS, b.view(), b.style(), TEXTS, onto),
    "empty": lambda onto: trends_figure(Timeline.of([]), b.view(), b.style(), TEXTS, onto),
}


def test_a_chart_drawn_onto_another_looks_as_if_it_were_new() -> None:
    fresh = {name: pixels(draw(None)) for name, draw in CHARTS.items()}
    figure: Figure | None = None
    for name in (*CHARTS, *reversed(CHARTS)):
        drawn = CHARTS[name](figure)
        assert pixels(drawn) == fresh[name], name
        figure = drawn.figure


def test_a_chart_drawn_onto_another_is_the_same_figure_with_the_same_axes() -> None:
    first = trends_figure(DIARY, b.view(), b.style(), TEXTS)
    axes = dict(first.axes)
    again = trends_figure(DIARY, b.view(panels=("platelets",)), b.style(), TEXTS, first.figure)
    assert again.figure is first.figure
    assert again.axes["platelets"] is axes["platelets"]
    assert "hemoglobin" not in {one.get_label() for one in again.figure.axes}
    third = trends_figure(DIARY, b.view(), b.style(), TEXTS, again.figure)
    assert third.axes["hemoglobin"] is axes["hemoglobin"]
    assert [one.get_label() for one in third.figure.axes] == list(axes)


def test_the_vector_drawing_is_that_of_a_new_figure() -> None:
    drawn = CHARTS["linear"](None)
    pixels(drawn)
    assert svg_text(CHARTS["three months"](drawn.figure)) == svg_text(CHARTS["three months"](None))
    assert pixels(drawn) == pixels(CHARTS["three months"](None))


def test_a_figure_that_was_not_made_here_is_left_alone() -> None:
    other = Figure()
    other.text(0, 0, "kept")
    figure, _ = new_figure(b.view(), b.style(), other)
    assert figure is not other
    assert len(other.texts) == 1


def test_another_kind_of_chart_can_be_drawn_onto_it() -> None:
    view = CyclesView(today=b.TODAY)
    drawn = CHARTS["three months"](None)
    figure, _ = new_figure(b.view(), replace(b.style(), surface="#123456"), drawn.figure)
    assert figure.axes == []
    assert not figure.texts
    assert figure.get_facecolor()[:3] == pytest.approx((0x12 / 255, 0x34 / 255, 0x56 / 255))
    assert pixels(cycles_figure(DIARY, view, b.style(), TEXTS))[1:] == (view.width, view.height)
