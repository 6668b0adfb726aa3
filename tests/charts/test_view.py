from datetime import date

import pytest

from diary.charts.view import Range, days_of
from diary.core.timeline import Timeline
from tests.charts import builders as b

TODAY = date(2026, 5, 14)


@pytest.mark.parametrize(("chosen", "days"), [(Range.TWO_WEEKS, 14), (Range.MONTH, 31), (Range.THREE_MONTHS, 92)])
def test_a_range_of_days_ends_today(chosen: Range, days: int) -> None:
    first, last = days_of(chosen, Timeline.of(b.draw("2026-05-01", platelets="40")), TODAY)
    assert last == TODAY
    assert (last - first).days + 1 == days


def test_a_diary_not_kept_for_more_than_a_month_ends_with_its_last_entry() -> None:
    kept = Timeline.of(b.draw("2026-04-13", platelets="40"))
    left = Timeline.of(b.draw("2026-04-12", platelets="40"))
    assert days_of(Range.TWO_WEEKS, kept, TODAY)[1] == TODAY
    assert days_of(Range.TWO_WEEKS, left, TODAY) == (date(2026, 3, 30), date(2026, 4, 12))


def test_all_begins_with_the_first_entry_or_the_first_treatment() -> None:
    timeline = Timeline.of([*b.draw("2026-05-01", platelets="40"), b.phase("induction", "2026-03-02")])
    assert days_of(Range.ALL, timeline, TODAY) == (date(2026, 3, 2), TODAY)
    assert days_of(Range.ALL, Timeline.of([]), TODAY) == (TODAY, TODAY)


def test_this_phase_is_the_one_that_runs_else_the_last_one() -> None:
    ended = b.phase("induction", "2026-03-02", "2026-04-20")
    running = b.phase("consolidation", "2026-05-03")
    assert days_of(Range.PHASE, Timeline.of([ended, running]), TODAY) == (date(2026, 5, 3), TODAY)
    assert days_of(Range.PHASE, Timeline.of([ended]), TODAY) == (date(2026, 3, 2), date(2026, 4, 20))


def test_this_phase_without_any_phase_is_three_months() -> None:
    assert days_of(Range.PHASE, Timeline.of([]), TODAY) == days_of(Range.THREE_MONTHS, Timeline.of([]), TODAY)


def test_the_view_knows_its_edges() -> None:
    view = b.view(date(2026, 5, 1), date(2026, 5, 14))
    assert view.days == 14
    assert view.holds(view.start)
    assert view.holds(view.end - 0.01)
    assert not view.holds(view.end)


def test_a_phase_entered_with_its_end_before_its_start_is_one_day() -> None:
    timeline = Timeline.of([b.phase("induction", "2026-05-10", "2026-05-03")])
    assert days_of(Range.PHASE, timeline, TODAY) == (date(2026, 5, 10), date(2026, 5, 10))


def test_a_diary_with_nothing_but_days_to_come_has_a_range_too() -> None:
    timeline = Timeline.of(b.draw("2027-05-01", platelets="40"))
    assert days_of(Range.ALL, timeline, TODAY) == (TODAY, TODAY)
