from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from math import isnan

import numpy as np
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb
from matplotlib.lines import Line2D
from matplotlib.text import Text

from diary.charts.cycles_chart import CyclesDrawn, cycles_figure, week_ticks
from diary.charts.cycles_content import CyclesView
from diary.charts.style import ChartStyle
from diary.config.resources import Resources
from diary.core.records import Record
from diary.core.timeline import Timeline
from tests.charts import builders as b
from tests.charts.reading import line, named, points

TEXTS = b.texts()
TODAY = date(2026, 5, 14)


def drawn(records: Sequence[Record], style: ChartStyle | None = None, **changes: object) -> CyclesDrawn:
    view = CyclesView(**{"today": TODAY, **changes})  # type: ignore[arg-type]
    return cycles_figure(Timeline.of(records), view, style or b.style(), TEXTS)


@pytest.fixture(scope="module")
def sample() -> CyclesDrawn:
    return drawn(list(b.three_months()))


def two(*more: Record) -> list[Record]:
    """Two cycles, from 1 and from 21 April, with one count of platelets each."""
    return [
        b.phase("induction", "2026-04-01", "2026-04-20"),
        b.phase("consolidation", "2026-04-21"),
        *b.draw("2026-04-08T12:00", platelets="20"),
        *b.draw("2026-04-29T12:00", platelets="30"),
        *more,
    ]


def written(found: CyclesDrawn) -> list[str]:
    return [text.get_text() for text in found.figure.texts]


def rings(axes: Axes, row: int) -> dict[int, float]:
    """The cycles whose number stands in a row below a panel, and where."""
    lines = [artist for artist in axes.get_lines() if str(artist.get_gid()).startswith("ring:")]
    places = [(str(ring.get_gid())[5:], np.asarray(ring.get_xydata())[0]) for ring in lines]
    return {int(number): float(x) for number, (x, y) in places if y == row + 0.5}


def test_each_analyte_has_a_panel_and_all_share_the_axis_of_days(sample: CyclesDrawn) -> None:
    assert list(sample.axes) == [
        "neutrophils", "rails:neutrophils", "platelets", "rails:platelets", "hemoglobin", "rails:hemoglobin",
    ]  # fmt: skip
    assert {axes.get_xlim() for axes in sample.axes.values()} == {(1.0, 42.0)}
    assert len({round(axes.get_position().x0, 6) for axes in sample.axes.values()}) == 1
    assert sample.axes["neutrophils"].get_yscale() == "log"
    assert sample.axes["platelets"].get_yscale() == "linear"


def test_the_first_day_of_every_cycle_is_day_one() -> None:
    found = drawn(two(*b.draw("2026-04-01T12:00", platelets="90"), *b.draw("2026-04-21T12:00", platelets="80")))
    axes = found.axes["platelets"]
    assert points(axes, "line:1") == [(1.5, 90.0), (8.5, 20.0)]
    assert points(axes, "line:2") == [(1.5, 80.0), (9.5, 30.0)]
    labels = [tick.get_text() for tick in found.axes["rails:platelets"].get_xticklabels()]
    assert labels == ["1", "8", "15", "22"]
    assert list(found.axes["rails:platelets"].get_xticks()) == [1.5, 8.5, 15.5, 22.5]
    assert "Day of the cycle" in written(found)


def test_only_the_lowest_row_carries_the_days(sample: CyclesDrawn) -> None:
    labelled = [name for name, axes in sample.axes.items() if any(t.get_text() for t in axes.get_xticklabels())]
    assert labelled == ["rails:hemoglobin"]


def test_neutrophils_and_white_cells_can_be_drawn_on_a_linear_scale() -> None:
    found = drawn(list(b.three_months()), log_scale=False, analytes=("white-cells", "neutrophils"))
    assert [found.axes[name].get_yscale() for name in ("white-cells", "neutrophils")] == ["linear", "linear"]
    assert "×10⁹/L, log scale" not in written(found)


def test_a_gap_is_a_gap() -> None:
    records: list[Record] = [b.phase("induction", "2026-04-01")]
    for day in ("2026-04-01", "2026-04-15", "2026-04-30"):
        records += b.draw(f"{day}T12:00", platelets="40")
    assert [isnan(y) for _, y in points(drawn(records).axes["platelets"], "line:1")] == [False, False, True, False]


def test_the_latest_cycle_is_drawn_in_the_full_color_and_thick_on_top_of_the_others(sample: CyclesDrawn) -> None:
    axes = sample.axes["neutrophils"]
    first, latest = line(axes, "line:1"), line(axes, "line:3")
    assert to_rgb(latest.get_color()) == to_rgb(b.style().neutrophils)
    assert to_rgb(first.get_color()) != to_rgb(latest.get_color())
    assert latest.get_linewidth() > first.get_linewidth()
    assert latest.get_zorder() > first.get_zorder()
    assert latest.get_linestyle() == "-"
    assert {line(axes, f"line:{number}").get_linestyle() for number in (1, 2)} == {"--"}


def test_a_preliminary_count_is_hollow() -> None:
    axes = drawn(two(*b.draw("2026-04-10T12:00", platelets="35p"))).axes["platelets"]
    assert points(axes, "preliminary:1") == [(10.5, 35.0)]
    assert line(axes, "preliminary:1").get_markerfacecolor() == b.style().surface
    assert line(axes, "points:1").get_markerfacecolor() != b.style().surface


def test_a_doubtful_count_is_a_cross_and_not_on_the_line() -> None:
    axes = drawn(two(*b.doubtful("2026-04-10T12:00", "platelets", "18", "18", "80"))).axes["platelets"]
    assert points(axes, "doubtful:1") == [(10.5, 18.0), (10.5, 80.0)]
    assert line(axes, "doubtful:1").get_marker() == "x"
    assert points(axes, "line:1") == [(8.5, 20.0)]


def test_the_limit_is_named_with_its_source_and_what_lies_below_is_shaded() -> None:
    found = drawn(two(*b.draw("2026-04-02T12:00", hemoglobin="12", neutrophils="2")))
    limits = {"neutrophils": "0.5: grade 4", "platelets": "50: grade 3", "hemoglobin": "8: grade 3"}
    for analyte, text in limits.items():
        axes = found.axes[analyte]
        (label,) = named(axes, "limit-label")
        assert isinstance(label, Text)
        assert label.get_text().startswith(f"{text} below")
        assert "CTCAE v5.0" in label.get_text() or "CTCAE v5.0" in written(found)
        assert len(named(axes, "limit")) == len(named(axes, "below")) == 1


def test_where_the_label_has_no_room_for_its_source_the_panel_names_it() -> None:
    found = drawn(list(b.three_months()), width=430)
    panels = [found.axes[name] for name in ("neutrophils", "platelets", "hemoglobin")]
    labels = [label.get_text() for axes in panels for label in named(axes, "limit-label") if isinstance(label, Text)]
    without = [label for label in labels if "CTCAE" not in label]
    assert written(found).count("CTCAE v5.0") == len(without) > 0


def test_an_analyte_without_a_limit_has_no_line_and_no_row_of_days_back() -> None:
    found = drawn(list(b.three_months()), analytes=("white-cells",))
    assert not named(found.axes["white-cells"], "limit")
    assert set(rings(found.axes["rails:white-cells"], 0)) == {1, 2, 3}
    assert not rings(found.axes["rails:white-cells"], 1)


def test_the_lowest_count_stands_out_and_a_line_leads_down_to_the_number_of_its_cycle() -> None:
    found = drawn(two(*b.draw("2026-04-16T12:00", platelets="80")))
    axes = found.axes["platelets"]
    assert points(axes, "lowest:1") == [(8.5, 20.0)]
    (stem,) = named(axes, "stem:1")
    assert isinstance(stem, LineCollection)
    assert np.asarray(stem.get_segments()[0]).tolist() == [[8.5, axes.get_ylim()[0]], [8.5, 20.0]]
    assert rings(found.axes["rails:platelets"], 0) == pytest.approx({1: 8.5, 2: 9.5}, abs=0.2)
    assert rings(found.axes["rails:platelets"], 1) == {1: 16.5}
    assert {"Lowest", "Back to 50"} <= set(written(found))


def test_numbers_of_nadirs_on_one_day_stand_beside_each_other_in_order() -> None:
    records: list[Record] = []
    for number in range(5):
        day = date.fromordinal(date(2026, 1, 1).toordinal() + 20 * number)
        records += [b.phase("consolidation", str(day))]
        records += b.draw(f"{date.fromordinal(day.toordinal() + 9)}T12:00", neutrophils="0.1")
    found = drawn(records)
    places = rings(found.axes["rails:neutrophils"], 0)
    assert sorted(places, key=lambda number: places[number]) == [1, 2, 3, 4, 5]
    apart = [(second - first) * found.day_width for first, second in pairwise(sorted(places.values()))]
    assert all(gap >= 18 for gap in apart)
    assert sum(places.values()) / 5 == pytest.approx(10.5)


def test_a_count_that_was_back_after_a_transfusion_is_marked_and_the_mark_explained() -> None:
    raised = [
        b.treatment("transfusion", "2026-04-09", product="platelets"),
        *b.draw("2026-04-10T12:00", platelets="60"),
    ]
    found = drawn(two(*raised))
    assert len(named(found.axes["rails:platelets"], "raised")) == 1
    assert "drop: back after a transfusion" in written(found)
    plain = drawn(two(*b.draw("2026-04-10T12:00", platelets="60")))
    assert not named(plain.axes["rails:platelets"], "raised")
    assert "drop: back after a transfusion" not in written(plain)


def test_marks_are_those_of_the_time_axis_and_explained_below() -> None:
    found = drawn(two(*b.draw("2026-04-10T12:00", platelets="<5"), *b.draw("2026-04-12T12:00", platelets="40p")))
    axes = found.axes["platelets"]
    assert points(axes, "points-most:1") == [(10.5, 5.0)]
    assert points(axes, "open-line:1")[:2] == [(8.5, 20.0), (10.5, 5.0)]
    assert {"hollow: preliminary", "arrow: only a bound"} <= set(written(found))
    assert "cross: in doubt" not in written(found)
    assert found.days_bottom < found.frame.height
    plain = drawn(two())
    assert plain.days_bottom == plain.frame.height


def long_first() -> list[Record]:
    """A maintenance of 120 days whose lowest count the axis does not show, then a cycle of 14 days."""
    return [
        b.phase("maintenance", "2026-01-01"),
        b.phase("consolidation", "2026-05-01"),
        *b.draw("2026-01-05T12:00", platelets="90"),
        *b.draw("2026-03-10T12:00", platelets="40"),
        *b.draw("2026-03-12T12:00", platelets="70"),
        *b.draw("2026-05-04T12:00", platelets="30"),
    ]


def test_a_long_cycle_is_cut_and_says_so() -> None:
    found = drawn(long_first())
    assert found.days == 56
    assert "from 1 Jan 2026, goes on to day 120" in written(found)
    assert "from 1 May 2026, today day 14" in written(found)
    rails = found.axes["rails:platelets"]
    assert list(rings(rails, 0)) == [2]
    assert [label.get_text() for label in rails.texts if label.get_gid() == "later"] == ["Cycle 1: later"] * 2


def test_the_legend_names_each_cycle_with_its_number_its_line_and_its_first_day(sample: CyclesDrawn) -> None:
    assert {
        "1", "2", "3", "Induction, part 1", "from 16 Feb 2026", "Induction, part 2", "from 23 Mar 2026",
        "Consolidation", "from 3 May 2026, today day 12",
    } <= set(written(sample))  # fmt: skip
    samples = {str(one.get_gid()): one for one in sample.figure.lines + sample.figure.artists}
    axes = sample.axes["neutrophils"]
    for number in (1, 2, 3):
        shown = samples[f"legend:{number}"]
        assert isinstance(shown, Line2D)
        assert shown.get_linestyle() == line(axes, f"line:{number}").get_linestyle()


@pytest.mark.parametrize("scale", [1.0, 1.5])
@pytest.mark.parametrize("width", [480, 790, 1200])
def test_nothing_written_leaves_the_picture_and_no_words_beside_it_cover_each_other(scale: float, width: int) -> None:
    found = drawn([*b.three_months(), *long_first()[:1]], b.style(scale=scale), width=width)
    boxes = [text.get_window_extent() for text in found.figure.texts]
    assert all(box.x0 >= 0 and box.x1 <= found.figure.bbox.width for box in boxes)
    assert all(box.y0 >= 0 and box.y1 <= found.figure.bbox.height for box in boxes)
    clear = [box.padded(-2) for box in boxes]
    assert not [1 for n, box in enumerate(clear) for other in clear[n + 1 :] if box.overlaps(other)]


def test_in_print_all_lines_are_black_and_gray_and_differ_by_dashes_and_marks() -> None:
    style = ChartStyle.print(fonts=Resources.find().font_files())
    axes = drawn(list(b.three_months()), style).axes["neutrophils"]
    colors = [to_rgb(line(axes, f"line:{number}").get_color()) for number in (1, 2, 3)]
    assert all(len({round(part, 3) for part in color}) == 1 for color in colors)
    assert colors[2] == (0.0, 0.0, 0.0)
    assert len({str(line(axes, f"line:{number}")._dash_pattern) for number in (1, 2, 3)}) == 3  # type: ignore[attr-defined]


def test_a_day_of_the_cycle_is_found_by_its_place_and_back(sample: CyclesDrawn) -> None:
    assert sample.days == 41
    assert [sample.day_number_at(sample.x_of(number)) for number in (1, 2, 41)] == [1, 2, 41]
    assert sample.day_number_at(0) == 1
    assert sample.day_number_at(10_000) == 41
    left = sample.axes["neutrophils"].transData.transform((1.0, 1.0))[0]
    assert left == pytest.approx(sample.frame.left, abs=0.5)


def test_a_panel_without_a_count_in_these_cycles_says_so() -> None:
    found = drawn(two(), analytes=("platelets", "hemoglobin"))
    assert [text.get_text() for text in found.axes["hemoglobin"].texts][-1] == "None in these dates"
    assert "rails:hemoglobin" not in found.axes


def test_a_diary_without_a_cycle_gives_an_empty_picture() -> None:
    found = drawn(b.draw("2026-04-10", platelets="20"))
    assert not found.axes
    assert TEXTS.render(found.summary) == "No cycle with blood counts."
    assert found.frame.height > 0


@pytest.mark.parametrize(
    ("days", "room", "labels"),
    [
        (28, 10.0, ("1", "8", "15", "22")),
        (29, 10.0, ("1", "8", "15", "22", "29")),
        (56, 4.0, ("1", "8", "15", "22", "29", "36", "43", "50")),
        (56, 3.9, ("1", "15", "29", "43")),
        (120, 2.0, ("1", "29", "57", "85", "113")),
    ],
)
def test_the_days_are_named_week_by_week_as_far_as_there_is_room(days: int, room: float, labels: tuple[str]) -> None:
    ticks = week_ticks(days, room=room, width=lambda text: 10.0 * len(text))
    assert ticks.labels == labels
    assert ticks.places == tuple(int(label) + 0.5 for label in labels)


@pytest.mark.parametrize(
    ("width", "dates"), [(420, []), (640, ["from 21 Apr 2026"]), (900, ["from 21 Apr 2026, today day 24"])]
)
def test_the_legend_names_every_cycle_whole_and_says_of_its_days_what_has_room(width: int, dates: list[str]) -> None:
    said = written(drawn(two(), b.style(scale=2.0), width=width))
    assert {"Induction", "Consolidation"} <= set(said)
    assert [text for text in said if text.startswith("from 21 Apr")] == dates
