from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise
from math import isnan

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.collections import LineCollection
from matplotlib.text import Text

from diary.charts import marks, panels
from diary.charts.series import COUNT_GAP, count_series
from diary.charts.style import ChartStyle
from diary.charts.trends import Drawn, trends_figure
from diary.core.records import Measurement, Record
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b
from tests.charts.reading import line, named, points, texts

TEXTS = b.texts()
FIRST, LAST = date(2026, 5, 1), date(2026, 5, 14)
START = FIRST.toordinal()
FIVE = [record for day in range(1, 6) for record in b.draw(f"2026-05-0{day}", white_cells="2")]


def drawn(records: Sequence[Record], **changes: object) -> Drawn:
    return trends_figure(Timeline.of(records), b.view(FIRST, LAST, **changes), b.style(), TEXTS)


def test_a_corrected_value_is_in_a_ring() -> None:
    axes = drawn([*b.draw("2026-05-04", hemoglobin="8.1c"), *b.draw("2026-05-06", hemoglobin="8.4")]).axes["hemoglobin"]
    assert points(axes, "corrected:hemoglobin") == [(START + 3.5, 8.1)]
    ring, mark = line(axes, "corrected:hemoglobin"), line(axes, "points:hemoglobin")
    assert ring.get_markerfacecolor() == "none"
    assert ring.get_markersize() > mark.get_markersize() + 4
    assert len(points(axes, "points:hemoglobin")) == 2


def test_a_preliminary_bound_is_hollow_too() -> None:
    axes = drawn(b.draw("2026-05-04", platelets="<10p")).axes["platelets"]
    assert points(axes, "preliminary-most:platelets") == [(START + 3.5, 10.0)]
    assert line(axes, "preliminary-most:platelets").get_markerfacecolor() == b.style().surface


def test_the_line_to_a_bound_and_from_it_is_dotted() -> None:
    values = ("30", "20", "<10", "15", "25")
    records = [record for day, value in enumerate(values, 1) for record in b.draw(f"2026-05-0{day}", platelets=value)]
    axes = drawn(records).axes["platelets"]
    known = [(x - START, y) for x, y in points(axes, "line:platelets") if not isnan(y)]
    assert known == [(0.5, 30), (1.5, 20), (2.5, 10), (3.5, 15), (4.5, 25)]
    breaks = [x - START for x, y in points(axes, "line:platelets") if isnan(y)]
    assert breaks == [2.5, 3.5]
    open_ = [(x - START, y) for x, y in points(axes, "open-line:platelets") if not isnan(y)]
    assert open_ == [(1.5, 20), (2.5, 10), (2.5, 10), (3.5, 15)]
    assert line(axes, "open-line:platelets").get_linestyle() == ":" or line(axes, "open-line:platelets").is_dashed()


def test_an_absurd_value_is_an_arrow_at_the_edge_with_the_value_beside_it() -> None:
    axes = drawn([*FIVE, *b.draw("2026-05-08", white_cells="450")], log_scale=False).axes["white-cells"]
    top = axes.get_ylim()[1]
    assert top < 10
    assert points(axes, "above:white-cells") == [(START + 7.5, top)]
    assert texts(axes, "edge-label") == ["450"]
    assert points(axes, "open-line:white-cells")[1] == (START + 7.5, top)
    log = drawn([*FIVE, *b.draw("2026-05-08", white_cells="450")]).axes["white-cells"]
    assert not named(log, "above:white-cells")
    assert (START + 7.5, 450.0) in points(log, "points:white-cells")


def test_no_other_label_covers_a_value_written_at_the_edge() -> None:
    values = ("10", "12", "20", "15", "30", "2000", "25")
    records = [record for day, value in enumerate(values, 7) for record in b.draw(f"2026-05-{day:02}", platelets=value)]
    axes = drawn(records).axes["platelets"]
    ((edge,), (limit,)) = (named(axes, gid) for gid in ("edge-label", "limit-label"))
    assert isinstance(edge, Text)
    assert isinstance(limit, Text)
    assert not edge.get_window_extent().overlaps(limit.get_window_extent())


def test_values_at_the_edge_are_written_once_while_they_stay_the_same() -> None:
    records = [record for day in range(1, 10) for record in b.draw(f"2026-05-0{day}", neutrophils="0")]
    axes = drawn([*records, *b.draw("2026-05-12", neutrophils="0.02")]).axes["white-cells"]
    assert len(points(axes, "under:neutrophils")) == 10
    assert texts(axes, "edge-label") == ["0", "0.02"]


def test_all_temperatures_are_dots_and_the_highest_of_each_day_are_joined() -> None:
    records = [
        b.temperature("2026-05-04T06:00", "36.5"), b.temperature("2026-05-04T18:00", "37.1"),
        b.temperature("2026-05-05T06:00", "36.9"), b.temperature("2026-05-05T12:00", "36.4"),
    ]  # fmt: skip
    axes = drawn(records).axes["temperature"]
    assert points(axes, "readings:temperature") == [(START + 3.25, 36.5), (START + 4.5, 36.4)]
    assert points(axes, "line:temperature") == [(START + 3.75, 37.1), (START + 4.25, 36.9)]


def weight(when: str, value: str) -> Measurement:
    return Measurement(id=b.new_id(), when=When.parse(when), kind="weight", value=Decimal(value), unit="kg")


def test_weights_are_a_line_with_gaps_and_a_slip_of_the_pen_lies_at_the_edge() -> None:
    view = b.view(FIRST, date(2026, 6, 30))
    weights = [weight(f"2026-05-{day:02}T12:00", "70") for day in (1, 8, 15, 16)]
    records = [*weights, weight("2026-06-10T12:00", "400"), weight("2026-06-11", "7")]
    axes = trends_figure(Timeline.of(records), view, b.style(), TEXTS).axes["weight"]
    assert axes.get_ylim()[0] < 68
    assert [isnan(y) for _, y in points(axes, "line:weight")] == [False] * 4 + [True, False]
    assert [x - START for x, _ in points(axes, "points:weight")] == [0.5, 7.5, 14.5, 15.5]
    assert points(axes, "above:weight") == [(START + 40.5, axes.get_ylim()[1])]
    assert not named(axes, "open-line:weight")
    assert len(points(axes, "doubtful:weight")) == 1
    near = trends_figure(Timeline.of([*records, weight("2026-06-12T12:00", "71")]), view, b.style(), TEXTS).axes[
        "weight"
    ]
    assert len(points(near, "open-line:weight")) == 3


def test_every_fever_is_drawn_however_many_days_share_a_pixel() -> None:
    days = [date.fromordinal(b.TODAY.toordinal() - offset) for offset in range(0, 3650, 2)]
    records = [b.temperature(str(day), "38.4") for day in days]
    view = b.view(date(2016, 5, 16))
    axes = trends_figure(Timeline.of(records), view, b.style(), TEXTS).axes["temperature"]
    assert len(points(axes, "fevers")) == len(days)


def test_of_many_values_the_extremes_of_each_pixel_stay() -> None:
    timeline = b.years(4)
    view = b.view(date(2022, 5, 16))
    axes = trends_figure(timeline, view, b.style(), TEXTS).axes["temperature"]
    from diary.charts.readings import temperature_series

    highs = temperature_series(timeline, view).highs
    drawn_ = [y for _, y in points(axes, "line:temperature") if not isnan(y)]
    assert len(drawn_) < len(highs)
    assert (min(drawn_), max(drawn_)) == (min(high.y for high in highs), max(high.y for high in highs))


def test_a_doubtful_value_of_two_meanings_is_two_crosses_with_a_dotted_span() -> None:
    axes = drawn(b.doubtful("2026-05-04", "hemoglobin", "85", "8.5", "9.5", "85")).axes["hemoglobin"]
    assert points(axes, "doubtful:hemoglobin") == [(START + 3.5, 8.5), (START + 3.5, 9.5)]
    (span,) = named(axes, "doubtful-span:hemoglobin")
    assert isinstance(span, LineCollection)
    assert np.asarray(span.get_segments()).tolist() == [[[START + 3.5, 8.5], [START + 3.5, 9.5]]]


def test_a_value_that_nobody_can_have_is_a_cross_at_the_lower_edge() -> None:
    axes = drawn([*b.draw("2026-05-03", hemoglobin="9"), *b.doubtful("2026-05-04", "hemoglobin", "999")]).axes[
        "hemoglobin"
    ]
    assert points(axes, "doubtful:hemoglobin") == [(START + 3.5, axes.get_ylim()[0])]


def test_what_the_laboratory_withdrew_is_never_drawn() -> None:
    from dataclasses import replace

    panel, result = b.draw("2026-05-04", platelets="40")
    withdrawn = replace(result, status="entered-in-error")  # type: ignore[call-arg]
    axes = drawn([panel, withdrawn, *b.draw("2026-05-06", platelets="60")]).axes["platelets"]
    assert points(axes, "points:platelets") == [(START + 5.5, 60.0)]


def test_in_print_a_dotted_line_and_the_dashes_of_the_neutrophils_differ() -> None:
    records = [*b.draw("2026-05-04", neutrophils="0.4"), *b.draw("2026-05-05", neutrophils="0.3"),
               *b.draw("2026-05-06", neutrophils="<0.1")]  # fmt: skip
    style = ChartStyle.print(fonts=b.style().fonts)
    axes = trends_figure(Timeline.of(records), b.view(FIRST, LAST), style, TEXTS).axes["white-cells"]
    known, open_ = line(axes, "line:neutrophils"), line(axes, "open-line:neutrophils")
    assert known._unscaled_dash_pattern != open_._unscaled_dash_pattern  # type: ignore[attr-defined]


@given(
    st.lists(st.tuples(st.integers(0, 60), st.sampled_from(["3", "<10", ">90", "40", "0"])), unique_by=lambda d: d[0])
)
def test_between_any_two_values_there_is_a_line_a_dotted_one_or_a_gap(entered: list[tuple[int, str]]) -> None:
    start = date(2026, 5, 1)
    records = [record for offset, value in entered
               for record in b.draw(str(date.fromordinal(start.toordinal() + offset)), platelets=value)]  # fmt: skip
    series = count_series(Timeline.of(records), "platelets", b.view(start, date(2026, 7, 1)))
    scale = panels.linear_scale([series], from_zero=True)
    known, open_ = marks.strokes(series.points, scale)
    joined = sum(not isnan(after) and not isnan(before) for before, after in pairwise(known[1]))
    dotted = sum(isnan(y) for y in open_[1])
    points_ = series.points
    gaps = sum(after.x - before.x > COUNT_GAP for before, after in pairwise(points_))
    assert joined + dotted + gaps == max(len(points_) - 1, 0)
