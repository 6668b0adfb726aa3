from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.text import Text

from diary.charts.trends import Drawn, trends_figure
from diary.core.records import Record, Result
from diary.core.timeline import Timeline
from tests.charts import builders as b
from tests.charts.reading import named, texts

TEXTS = b.texts()
START = date(2026, 5, 1).toordinal()


def with_range(when: str, low: str, high: str, lab: str = "County", **values: str) -> list[Record]:
    panel, *results = b.draw(f"{when}T12:00", **values)
    ends = {name: Decimal(end) for name, end in (("low", low), ("high", high)) if end}
    return [
        replace(panel, lab=lab),  # type: ignore[call-arg]
        *(replace(result, **ends) for result in results if isinstance(result, Result)),  # type: ignore[arg-type]
    ]


def drawn(*draws: list[Record], **changes: object) -> Drawn:
    timeline = Timeline.of([record for draw in draws for record in draw])
    return trends_figure(timeline, b.view(date(2026, 5, 1), date(2026, 5, 31), **changes), b.style(), TEXTS)


def boxes(found: Drawn, panel: str) -> list[tuple[float, float, float, float]]:
    """Left, right, bottom and top of each band; days of the month."""
    (fill,) = named(found.axes[panel], "lab-range")
    assert isinstance(fill, PolyCollection)
    corners = [np.asarray(path.vertices) for path in fill.get_paths()]
    return [(c[:, 0].min() - START + 0.5, c[:, 0].max() - START + 0.5, c[:, 1].min(), c[:, 1].max()) for c in corners]


def test_the_range_is_a_band_with_edges_and_its_words_on_one() -> None:
    found = drawn(
        with_range("2026-05-02", "3.8", "5.2", red_cells="3.1"), with_range("2026-05-12", "3.8", "5.2", red_cells="4.6")
    )
    ((left, right, low, high),) = boxes(found, "red-cells")
    assert (left, right, low, high) == (2, 12, 3.8, 5.2)
    (edges,) = named(found.axes["red-cells"], "lab-range-edge")
    assert isinstance(edges, LineCollection)
    assert {float(y) for segment in edges.get_segments() for _, y in segment} == {3.8, 5.2}


def test_the_label_names_the_laboratory_where_there_is_room() -> None:
    found = drawn(
        *(with_range(f"2026-05-{day:02}", "150", "400", platelets=str(190 + day)) for day in (2, 12, 24)),
    )
    assert texts(found.axes["platelets"], "lab-range-label") == ["lab’s range 150 to 400, County"]


def test_a_step_in_the_range_is_a_step_in_the_band() -> None:
    found = drawn(
        with_range("2026-05-02", "3.8", "5.2", red_cells="3.1"),
        *(with_range(f"2026-05-{day:02}", "4.2", "5.6", red_cells="5.0") for day in (8, 14)),
    )
    first, second = boxes(found, "red-cells")
    assert (first[:2], first[2]) == ((2, 8), 3.8)
    assert (second[:2], second[2]) == ((8, 14), 4.2)


def test_a_range_that_finds_no_room_stands_at_the_left() -> None:
    found = drawn(with_range("2026-05-02", "3.8", "5.2", red_cells="4"))
    assert texts(found.axes["red-cells"], "lab-range-label") == []
    beside = " ".join(text.get_text() for text in found.figure.texts)
    assert "lab’s range 3.8 to 5.2" in beside


def test_over_years_ranges_of_lone_draws_are_wide_enough_to_be_seen_and_never_lie_over_each_other() -> None:
    draws = [
        with_range(str(date(2026, 5, 31) - timedelta(days=15 * n)), "12", "16", hemoglobin="13") for n in range(100)
    ]
    timeline = Timeline.of([record for draw in draws for record in draw])
    found = trends_figure(timeline, b.view(date(2022, 5, 31), date(2026, 5, 31)), b.style(), TEXTS)
    ((left, right, _, _),) = boxes(found, "hemoglobin")
    assert right - left > 1400


def test_a_range_outside_the_scale_is_told_at_the_left() -> None:
    found = drawn(*(with_range(f"2026-05-{day:02}", "12", "16", hemoglobin=str(7 + day / 50)) for day in (2, 12, 24)))
    assert not named(found.axes["hemoglobin"], "lab-range")
    assert any("lab’s" in text.get_text() for text in found.figure.texts)


def test_an_open_range_reaches_to_the_edge_of_the_panel() -> None:
    found = drawn(
        with_range("2026-05-02", "", "40", alt="30"), with_range("2026-05-12", "", "40", alt="50"), panels=("alt",)
    )
    ((_, _, low, high),) = boxes(found, "alt")
    assert (low, high) == (found.axes["alt"].get_ylim()[0], 40.0)


def test_white_cells_and_neutrophils_show_the_range_of_the_white_cells_alone() -> None:
    found = drawn(
        with_range("2026-05-02", "4", "11", white_cells="5", neutrophils="2"),
        with_range("2026-05-12", "4", "11", white_cells="5", neutrophils="2"),
    )
    assert len(boxes(found, "white-cells")) == 1
    alone = drawn(with_range("2026-05-02", "1.8", "7.7", neutrophils="2"))
    assert boxes(alone, "white-cells")[0][2:] == (1.8, 7.7)


def test_labels_on_the_lines_of_a_panel_never_cover_each_other() -> None:
    draws = [with_range(f"2026-05-{day:02}", "12", "16", hemoglobin=str(8 + day / 6)) for day in range(1, 29, 3)]
    for scale in (1.0, 1.5):
        view = b.view(date(2026, 5, 1), date(2026, 5, 31), width=900)
        timeline = Timeline.of([record for draw in draws for record in draw])
        axes = trends_figure(timeline, view, b.style(scale=scale), TEXTS).axes["hemoglobin"]
        labels = [artist for gid in ("limit-label", "lab-range-label") for artist in named(axes, gid)]
        assert len(labels) == 2
        one, other = (label.get_window_extent() for label in labels if isinstance(label, Text))
        assert not one.overlaps(other)
