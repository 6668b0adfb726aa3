from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from diary.charts.ranges import LabRange, lab_ranges
from diary.charts.series import count_series
from diary.core.records import Panel, Record, Result, Settings
from diary.core.timeline import Timeline
from tests.charts import builders as b

VIEW = b.view(date(2026, 5, 1), date(2026, 5, 31))
START = date(2026, 5, 1).toordinal()
TEXTS = b.texts()


def drawn(when: str, low: str = "", high: str = "", lab: str = "County") -> list[Record]:
    panel, result = b.draw(f"{when}T12:00", hemoglobin="9")
    assert isinstance(panel, Panel)
    assert isinstance(result, Result)
    ends = {name: Decimal(end) for name, end in (("low", low), ("high", high)) if end}
    return [replace(panel, lab=lab), replace(result, **ends)]  # type: ignore[arg-type]


def ranges(*records: list[Record], extra: tuple[Record, ...] = ()) -> tuple[LabRange, ...]:
    timeline = Timeline.of([*(record for draw in records for record in draw), *extra])
    return lab_ranges(count_series(timeline, "hemoglobin", VIEW), VIEW)


def days(found: LabRange) -> list[tuple[float, float]]:
    return [(start - START + 0.5, end - START + 0.5) for start, end in found.stretches]


def test_a_range_holds_from_draw_to_draw_and_no_further() -> None:
    (found,) = ranges(drawn("2026-05-02", "12.0", "16.0"), drawn("2026-05-09", "12.0", "16.0"))
    assert (found.low, found.high, days(found)) == (12.0, 16.0, [(2, 9)])
    assert (TEXTS.render(found.label), found.lab) == ("lab’s range 12.0 to 16.0", "County")


def test_it_changes_in_a_step_where_the_laboratory_changes_it() -> None:
    first, second = ranges(
        drawn("2026-05-02", "12", "16"),
        drawn("2026-05-05", "13", "17", "Ward"),
        drawn("2026-05-09", "13", "17", "Ward"),
    )
    assert (first.low, days(first)) == (12.0, [(2, 5)])
    assert (second.low, second.lab, days(second)) == (13.0, "Ward", [(5, 9)])


def test_a_draw_that_states_none_between_two_that_do_does_not_end_it() -> None:
    (found,) = ranges(drawn("2026-05-02", "12", "16"), drawn("2026-05-05"), drawn("2026-05-09", "12", "16"))
    assert days(found) == [(2, 9)]
    assert ranges(drawn("2026-05-05")) == ()


def test_it_ends_at_a_gap_of_two_weeks() -> None:
    (close,) = ranges(drawn("2026-05-02", "12", "16"), drawn("2026-05-16", "12", "16"))
    assert days(close) == [(2, 16)]
    (apart,) = ranges(drawn("2026-05-02", "12", "16"), drawn("2026-05-17", "12", "16"))
    assert days(apart) == [(2, 2), (17, 17)]


def test_it_is_cut_at_the_edges_of_the_view() -> None:
    (found,) = ranges(drawn("2026-04-25", "12", "16"), drawn("2026-05-05", "12", "16"))
    assert days(found) == [(0.5, 5)]
    assert ranges(drawn("2026-04-02", "12", "16")) == ()


def test_a_range_of_one_end_is_open() -> None:
    (low,) = ranges(drawn("2026-05-02", "12"))
    (high,) = ranges(drawn("2026-05-02", "", "16"))
    assert (low.ends, TEXTS.render(low.label)) == ((12.0,), "lab’s range from 12")
    assert (high.ends, TEXTS.render(high.label)) == ((16.0,), "lab’s range up to 16")


def test_it_stands_in_the_unit_of_the_chart() -> None:
    units = Settings(id="settings", units=(("hemoglobin", "g/L"),))
    (found,) = ranges(drawn("2026-05-02", "12.0", "16.5"), extra=(units,))
    assert (found.low, TEXTS.render(found.label)) == (120.0, "lab’s range 120 to 165")


@given(
    st.lists(st.tuples(st.integers(0, 30), st.sampled_from(["", "12", "13"])), max_size=12, unique_by=lambda d: d[0])
)
def test_ranges_never_overlap_nor_reach_beyond_draws_that_state_one(draws: list[tuple[int, str]]) -> None:
    records = [drawn(str(date.fromordinal(START + offset)), low, "16" if low else "") for offset, low in draws]
    stretches = sorted(stretch for found in ranges(*records) for stretch in found.stretches)
    assert all(before[1] <= after[0] for before, after in pairwise(stretches))
    stating = {START + offset + 0.5 for offset, low in draws if low}
    assert {end for stretch in stretches for end in stretch} <= stating
