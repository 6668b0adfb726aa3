from datetime import date

from diary.charts.view import Range
from diary.core.timeline import Timeline
from diary.ui.pages.trends.presenter import TrendsPresenter
from tests.charts import builders as b


def presenter(timeline: Timeline | None = None) -> TrendsPresenter:
    shown = timeline or b.three_months()
    return TrendsPresenter(lambda: shown, lambda: b.TODAY)


def test_the_line_begins_on_the_last_day() -> None:
    assert presenter().day == b.TODAY


def test_the_line_moves_by_days_and_stops_at_the_ends() -> None:
    state = presenter()
    assert not state.step(1)
    assert state.step(-7)
    assert state.day == date(2026, 5, 7)
    assert state.step(-1000)
    assert state.day == state.days[0]
    state.to_end(last=True)
    assert state.day == b.TODAY


def test_another_range_keeps_the_day_where_it_can() -> None:
    state = presenter()
    state.stand_on(date(2026, 5, 9))
    state.choose(Range.TWO_WEEKS)
    assert state.day == date(2026, 5, 9)
    state.stand_on(date(2026, 3, 1))
    assert state.chosen is Range.ALL
    state.choose(Range.TWO_WEEKS)
    assert state.day == date(2026, 5, 1)


def test_the_view_carries_the_choices() -> None:
    state = presenter()
    state.log_scale = False
    view = state.view(800, 600, 2.0)
    assert (view.width, view.height, view.pixel_ratio, view.log_scale) == (800, 600, 2.0, False)
    assert view.last == view.today == b.TODAY


def test_two_days_of_entries_are_enough() -> None:
    one = b.draw("2026-05-01", platelets="40")
    assert not presenter(Timeline.of(one)).enough
    assert presenter(Timeline.of([*one, *b.draw("2026-05-02", platelets="40")])).enough
