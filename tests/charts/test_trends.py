from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from math import isnan

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, QuadMesh
from matplotlib.path import Path as MarkerPath
from matplotlib.text import Text

from diary.charts.trends import Drawn, trends_figure
from diary.core.records import Record
from diary.core.timeline import Timeline
from tests.charts import builders as b
from tests.charts.reading import line, named, points, texts

TEXTS = b.texts()
FIRST, LAST = date(2026, 5, 1), date(2026, 5, 14)
START = FIRST.toordinal()


def drawn(records: Sequence[Record], **changes: object) -> Drawn:
    return trends_figure(Timeline.of(records), b.view(FIRST, LAST, **changes), b.style(), TEXTS)


@pytest.fixture(scope="module")
def sample() -> Drawn:
    return trends_figure(b.three_months(), b.view(), b.style(), TEXTS)


def severities(axes: Axes) -> list[list[int]]:
    (cells,) = named(axes, "severities")
    assert isinstance(cells, QuadMesh)
    values: list[list[int]] = np.ma.filled(np.ma.asarray(cells.get_array()), -1).tolist()
    return values


def test_all_rows_share_one_time_axis(sample: Drawn) -> None:
    assert list(sample.axes) == [
        "phases", "treatment", "white-cells", "hemoglobin", "platelets", "temperature", "symptoms",
    ]  # fmt: skip
    limits = {axes.get_xlim() for axes in sample.axes.values()}
    assert limits == {(float(b.FIRST.toordinal()), float(b.TODAY.toordinal() + 1))}
    edges = {(round(axes.get_position().x0, 6), round(axes.get_position().x1, 6)) for axes in sample.axes.values()}
    assert len(edges) == 1


def test_only_the_lowest_row_carries_the_dates(sample: Drawn) -> None:
    written = {name: [tick.get_text() for tick in axes.get_xticklabels()] for name, axes in sample.axes.items()}
    assert written.pop("symptoms") == ["1 Mar", "15 Mar", "1 Apr", "15 Apr", "1 May"]
    assert not any(any(labels) for labels in written.values())


def test_phases_are_bands_with_names_and_the_running_one_points_on(sample: Drawn) -> None:
    axes = sample.axes["phases"]
    assert texts(axes, "phase-label") == ["Induction, part 1", "Induction, part 2", "Rest", "Consolidation"]
    (bands,) = named(axes, "phases")
    ends = [path.vertices[:, 0].max() for path in bands.get_paths()]  # type: ignore[attr-defined]
    assert ends[:3] == [date(2026, 3, 23).toordinal(), date(2026, 4, 27).toordinal(), date(2026, 5, 3).toordinal()]
    assert ends[3] > b.TODAY.toordinal() + 1


def test_a_phase_name_without_room_in_its_band_stands_beside_it_or_nowhere() -> None:
    beside = drawn([b.phase("cns-prophylaxis", "2026-05-01", "2026-05-03")])
    (label,) = named(beside.axes["phases"], "phase-label")
    assert isinstance(label, Text)
    assert label.get_position()[0] > START + 3
    crowded = drawn(
        [b.phase("cns-prophylaxis", "2026-05-01", "2026-05-03"), b.phase("rest", "2026-05-04", "2026-05-14")]
    )
    assert texts(crowded.axes["phases"], "phase-label") == ["Rest"]


def test_treatment_is_drawn_as_bars_and_marks(sample: Drawn) -> None:
    axes = sample.axes["treatment"]
    (bar,) = named(axes, "bar:infusion")
    (path,) = bar.get_paths()  # type: ignore[attr-defined]
    assert path.vertices[:, 0].min() == pytest.approx(date(2026, 5, 12).toordinal() + 9.5 / 24)
    assert len(points(axes, "marks:red-cells")) == 4
    assert len(points(axes, "marks:intrathecal")) == 3


def test_what_is_planned_is_drawn_hollow() -> None:
    axes = drawn(
        [b.treatment("intrathecal", "2026-05-04", planned=True), b.treatment("intrathecal", "2026-05-02")]
    ).axes["treatment"]
    assert line(axes, "planned:intrathecal").get_markerfacecolor() == b.style().surface
    assert line(axes, "marks:intrathecal").get_markerfacecolor() == b.style().infusion


def test_transfusions_go_down_as_dotted_lines(sample: Drawn) -> None:
    for panel in ("hemoglobin", "platelets"):
        (found,) = named(sample.axes[panel], "transfusions")
        assert isinstance(found, LineCollection)
        assert len(found.get_segments()) == 4
    assert not named(sample.axes["white-cells"], "transfusions")


def test_the_points_are_the_counts() -> None:
    axes = drawn(
        [
            *b.draw("2026-05-04T12:00", white_cells="1.2", neutrophils="0.5"),
            *b.draw("2026-05-06T12:00", white_cells="3"),
        ]
    ).axes["white-cells"]
    assert points(axes, "points:white-cells") == [(START + 3.5, 1.2), (START + 5.5, 3.0)]
    assert points(axes, "points:neutrophils") == [(START + 3.5, 0.5)]
    assert axes.get_yscale() == "log"


def test_white_cells_can_be_drawn_on_a_linear_scale() -> None:
    axes = drawn(b.draw("2026-05-04", white_cells="450"), log_scale=False).axes["white-cells"]
    assert axes.get_yscale() == "linear"
    assert axes.get_ylim()[1] > 450


def test_a_gap_is_a_gap() -> None:
    records = [
        *b.draw("2026-05-01T08:00", platelets="40"),
        *b.draw("2026-05-03T08:00", platelets="30"),
        *b.draw("2026-05-18T08:00", platelets="30"),
    ]
    timeline = Timeline.of(records)
    axes = trends_figure(timeline, b.view(FIRST, date(2026, 5, 20)), b.style(), TEXTS).axes["platelets"]
    assert [isnan(y) for _, y in points(axes, "line:platelets")] == [False, False, True, False]


def test_a_bound_is_its_mark_with_an_arrow_away_from_it() -> None:
    axes = drawn([*b.draw("2026-05-04", neutrophils="<0.1"), *b.draw("2026-05-06", white_cells=">100")]).axes[
        "white-cells"
    ]
    assert points(axes, "points-most:neutrophils") == [(START + 3.5, 0.1)]
    assert points(axes, "points-least:white-cells") == [(START + 5.5, 100.0)]
    assert not named(axes, "points:neutrophils")
    down, up = line(axes, "points-most:neutrophils").get_marker(), line(axes, "points-least:white-cells").get_marker()
    assert isinstance(down, MarkerPath)
    assert isinstance(up, MarkerPath)
    assert np.min(np.asarray(down.vertices)[:, 1]) == -np.max(np.asarray(up.vertices)[:, 1]) < -2


def test_zero_is_an_arrow_with_its_value_at_the_edge_of_the_logarithmic_scale() -> None:
    axes = drawn(b.draw("2026-05-04", neutrophils="0")).axes["white-cells"]
    assert points(axes, "under:neutrophils") == [(START + 3.5, axes.get_ylim()[0])]
    assert texts(axes, "edge-label") == ["0"]
    assert not named(axes, "points:neutrophils")


def test_a_preliminary_count_is_hollow() -> None:
    axes = drawn([*b.draw("2026-05-04", hemoglobin="8.1"), *b.draw("2026-05-06", hemoglobin="8.4p")]).axes["hemoglobin"]
    assert points(axes, "preliminary:hemoglobin") == [(START + 5.5, 8.4)]
    assert line(axes, "preliminary:hemoglobin").get_markerfacecolor() == b.style().surface
    assert line(axes, "points:hemoglobin").get_markerfacecolor() == b.style().hemoglobin


def test_a_doubtful_count_is_a_cross_at_each_thing_it_may_be_and_not_on_the_line() -> None:
    axes = drawn(
        [*b.draw("2026-05-02", platelets="40"), *b.doubtful("2026-05-04", "platelets", "150", "150", "0.15")]
    ).axes["platelets"]
    assert points(axes, "doubtful:platelets") == [(START + 3.5, 150.0), (START + 3.5, 0.15)]
    assert points(axes, "line:platelets") == [(START + 1.5, 40.0)]


def test_limit_lines_say_on_the_line_what_they_mean_and_by_what() -> None:
    axes = drawn(
        [
            *b.draw("2026-05-04", hemoglobin="12"),
            *b.draw("2026-05-04", neutrophils="3"),
            *b.draw("2026-05-04", platelets="200"),
            b.temperature("2026-05-04", "36.6"),
        ]
    ).axes
    assert texts(axes["hemoglobin"], "limit-label") == ["8: grade 3 below, CTCAE v5.0"]
    assert texts(axes["platelets"], "limit-label") == ["50: grade 3 below, CTCAE v5.0"]
    assert texts(axes["white-cells"], "limit-label") == ["Neutrophils 0.5: grade 4 below, CTCAE v5.0"]
    assert texts(axes["temperature"], "limit-label") == ["38.0: fever line, this diary’s own"]
    (limit,) = named(axes["white-cells"], "limit")
    assert isinstance(limit, LineCollection)
    assert {float(y) for segment in limit.get_segments() for _, y in segment} == {0.5}


def test_where_the_label_has_no_room_for_its_source_the_panel_names_it(sample: Drawn) -> None:
    assert texts(sample.axes["white-cells"], "limit-label") == ["Neutrophils 0.5: grade 4 below"]
    assert "CTCAE v5.0" in [text.get_text() for text in sample.figure.texts]


def test_fevers_are_labelled_dots_once_a_run(sample: Drawn) -> None:
    axes = sample.axes["temperature"]
    assert [y for _, y in points(axes, "fevers")] == [38.4, 38.1, 38.2, 38.6]
    assert texts(axes, "fever-label") == ["38.4", "38.2", "38.6"]


def test_a_day_between_days_without_a_reading_is_a_dot() -> None:
    axes = drawn([b.temperature("2026-05-04", "36.6"), b.temperature("2026-05-09", "3.6")]).axes["temperature"]
    assert points(axes, "alone:temperature") == [(START + 3.5, 36.6)]
    assert points(axes, "doubtful:temperature") == [(START + 8.5, axes.get_ylim()[0])]


def test_the_labels_of_two_fevers_never_cover_each_other_nor_a_dot() -> None:
    offsets = [offset + more for offset in range(0, 600, 100) for more in (0, 4, 40)]
    readings = [b.temperature(str(b.TODAY - timedelta(days=offset)), "38.5") for offset in offsets]
    found = trends_figure(Timeline.of(readings), b.view(b.TODAY - timedelta(days=700)), b.style(), TEXTS)
    axes = found.axes["temperature"]
    boxes = [label.get_window_extent() for label in named(axes, "fever-label")]
    dots = [float(axes.transData.transform(point)[0]) for point in points(axes, "fevers")]
    assert 6 <= len(boxes) < len(offsets)
    assert not any(box.x0 < other.x1 and other.x0 < box.x1 for box in boxes for other in boxes if box is not other)
    assert not any(box.x0 < dot < box.x1 for box in boxes for dot in dots)


def test_symptoms_are_cells_with_dashes_where_nothing_was_logged() -> None:
    found = drawn(
        [
            b.symptom("2026-05-01", "fatigue", 3),
            b.symptom("2026-05-03", "fatigue", 0),
            b.symptom("2026-05-05", "seizure", None),
        ]
    )
    axes = found.axes["symptoms"]
    assert severities(axes)[1] == [3, -1, 0, *[-1] * 11]
    assert points(axes, "not-rated") == [(START + 4.5, 0.5)]
    (dashes,) = named(axes, "not-logged")
    assert isinstance(dashes, LineCollection)
    assert len([1 for segment in dashes.get_segments() if segment[0][1] == 1.5]) == 12


def test_no_dashes_in_the_days_to_come_nor_during_a_stay() -> None:
    records = [b.symptom("2026-05-01", "fatigue", 3), b.treatment("hospital-stay", "2026-05-02", "2026-05-05")]
    view = b.view(FIRST, LAST, today=date(2026, 5, 10))
    axes = trends_figure(Timeline.of(records), view, b.style(), TEXTS).axes["symptoms"]
    (dashes,) = named(axes, "not-logged")
    assert isinstance(dashes, LineCollection)
    days = sorted(int(segment[:, 0].mean()) - START for segment in dashes.get_segments())
    assert days == [5, 6, 7, 8, 9]
    assert named(axes, "stays")


def test_a_cell_of_many_days_shows_their_worst() -> None:
    first = b.TODAY - timedelta(days=3649)
    worst = b.symptom(str(first + timedelta(days=4)), "fatigue", 4)
    found = trends_figure(Timeline.of([worst, b.symptom(str(b.TODAY), "fatigue", 1)]), b.view(first), b.style(), TEXTS)
    assert found.cell_days > 1
    assert severities(found.axes["symptoms"])[0][4 // found.cell_days] == 4


def test_the_phases_are_shaded_in_turn_and_a_long_infusion_too(sample: Drawn) -> None:
    axes = sample.axes["platelets"]
    assert len(named(axes, "phases")[0].get_paths()) == 2  # type: ignore[attr-defined]
    assert len(named(axes, "infusions")[0].get_paths()) == 1  # type: ignore[attr-defined]


def test_only_what_the_diary_has_gets_a_panel_and_an_empty_range_says_so() -> None:
    found = drawn(b.draw("2026-03-04", platelets="40"))
    assert list(found.axes) == ["platelets"]
    assert "None in these dates" in [text.get_text() for text in found.axes["platelets"].texts]
    cold = drawn([b.temperature("2026-03-04", "36.6")])
    assert "None in these dates" in [text.get_text() for text in cold.axes["temperature"].texts]


def test_without_neutrophils_the_panel_speaks_of_white_cells_alone() -> None:
    found = drawn(b.draw("2026-05-04", white_cells="1.2"))
    axes = found.axes["white-cells"]
    assert not named(axes, "limit")
    assert not named(axes, "line:neutrophils")
    assert "Neutrophils" not in [text.get_text() for text in found.figure.texts]


def test_neutrophils_alone_give_the_panel_their_name() -> None:
    found = drawn(b.draw("2026-05-04", neutrophils="1.2"))
    assert found.figure.texts[0].get_text() == "Neutrophils"
    assert named(found.axes["white-cells"], "limit")


def test_a_diary_without_entries_has_no_axes() -> None:
    assert drawn([]).axes == {}


def test_days_and_pixels_belong_together(sample: Drawn) -> None:
    day = date(2026, 4, 1)
    assert sample.day_at(sample.x_of(day)) == day
    assert sample.day_at(-100) == sample.first
    assert sample.day_at(10_000) == sample.last
    axes = sample.axes["platelets"]
    assert axes.transData.transform((day.toordinal() + 0.5, 0))[0] == pytest.approx(sample.x_of(day), abs=0.05)


@pytest.mark.parametrize("scale", [1.0, 1.5])
def test_nothing_written_leaves_the_picture(scale: float) -> None:
    found = trends_figure(b.three_months(), b.view(width=900), b.style(scale=scale), TEXTS)
    found.figure.canvas.draw()
    box = found.figure.bbox
    for text in found.figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_text() and text.get_visible():
            extent = text.get_window_extent()
            assert extent.x0 >= box.x0 - 1, text
            assert extent.x1 <= box.x1 + 1, text


def test_names_of_rows_never_run_into_the_chart() -> None:
    long = "own:" + "jaw pain when chewing tough bread in the morning and at night"
    found = drawn(
        [b.symptom("2026-05-01", long, 3), b.treatment("infusion", "2026-05-02", medicine="other:" + "x" * 90)]
    )
    for text in found.figure.texts:
        assert text.get_window_extent().x1 < found.frame.left
    written = " ".join(text.get_text() for text in found.figure.texts)
    assert long.removeprefix("own:").replace("jaw", "Jaw") in written.replace("  ", " ") or "morning" in written
    assert any(text.get_text().endswith("…") for text in found.figure.texts)


def test_dollar_signs_in_a_label_are_no_mathematics() -> None:
    axes = drawn([b.phase("induction", "2026-05-01", label="Cost $5$ a day")]).axes["phases"]
    (label,) = named(axes, "phase-label")
    assert isinstance(label, Text)
    assert label.get_text() == "Cost $5$ a day"
    assert not label.get_parse_math()


def test_in_print_the_two_lines_of_a_panel_differ_by_their_dashes() -> None:
    from diary.charts.style import ChartStyle

    style = ChartStyle.print(fonts=b.style().fonts)
    axes = trends_figure(b.three_months(), b.view(), style, TEXTS).axes["white-cells"]
    assert line(axes, "line:white-cells").get_linestyle() == "-"
    assert line(axes, "line:neutrophils").get_linestyle() == "--"


def test_dates_below_the_axis_know_where_they_begin_and_end(sample: Drawn) -> None:
    ends = sample.date_labels()
    assert len(ends) > 3
    assert all(0 < start < end <= sample.frame.width for start, end in ends)
    assert all(before[1] < after[0] for before, after in pairwise(ends))


def test_large_text_of_a_phase_shrinks_to_what_is_read_at_100_percent_and_no_further() -> None:
    def sizes(width: int) -> list[float]:
        large = trends_figure(b.three_months(), b.view(width=width), b.style(scale=1.5), TEXTS)
        return [
            float(label.get_fontsize())
            for label in named(large.axes["phases"], "phase-label")
            if isinstance(label, Text)
        ]

    assert max(sizes(1600)) == 19.5
    assert all(13 <= size < 19.5 for size in sizes(640))


def test_a_panel_alone_fills_the_height_asked_for() -> None:
    found = trends_figure(b.three_months(), b.view(panels=("platelets",), height=700), b.style(), TEXTS)
    assert found.frame.height == 700
