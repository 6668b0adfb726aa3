from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.charts.view import Range, SymptomOrder
from diary.core.timeline import Timeline
from diary.ui.pages.trends.presenter import BEYOND, OWN, TrendsPresenter
from tests.charts import builders as b

THREE_MONTHS = (date(2026, 2, 12), b.TODAY)
TWO_YEARS = Timeline.of([*b.draw("2024-05-15", platelets="40"), *b.three_months()])


@dataclass
class Diary:
    """A diary that can be changed, on a day that can pass."""

    timeline: Timeline
    today: date = b.TODAY

    def presenter(self) -> TrendsPresenter:
        return TrendsPresenter(lambda: self.timeline, lambda: self.today)


def presenter(timeline: Timeline | None = None) -> TrendsPresenter:
    return Diary(timeline or b.three_months()).presenter()


def test_the_line_begins_on_the_last_day() -> None:
    assert presenter().day == b.TODAY


def test_the_line_moves_by_days_and_stops_at_the_ends_of_the_diary() -> None:
    state = presenter()
    assert not state.step(1)
    assert state.step(-7)
    assert state.day == date(2026, 5, 7)
    assert state.step(-1000)
    assert state.day == state.days[0] == state.limits.days[0]
    assert not state.step(-1)


def test_a_step_past_the_edge_takes_the_window_along() -> None:
    state = presenter(TWO_YEARS)
    state.to_end(last=False)
    assert state.step(-3)
    assert state.days == (THREE_MONTHS[0] - timedelta(days=3), THREE_MONTHS[1] - timedelta(days=3))
    assert state.day == state.days[0]
    assert state.choice is None
    state.to_end(last=True)
    assert state.step(1)
    assert state.day == state.days[1] == date(2026, 5, 12)


def test_home_and_end_go_to_the_ends_of_the_window_and_then_of_the_diary() -> None:
    state = presenter(TWO_YEARS)
    state.to_end(last=False)
    assert (state.day, state.days) == (THREE_MONTHS[0], THREE_MONTHS)
    state.to_end(last=False)
    assert state.day == state.days[0] == date(2024, 5, 15)
    state.to_end(last=True)
    assert state.day == state.days[1] < b.TODAY
    state.to_end(last=True)
    assert state.day == b.TODAY
    assert state.choice == "three-months"


def test_another_range_keeps_the_day_where_it_can() -> None:
    state = presenter()
    state.stand_on(date(2026, 5, 9))
    state.choose(Range.TWO_WEEKS)
    assert state.day == date(2026, 5, 9)


def test_a_day_that_is_not_shown_gets_into_the_middle() -> None:
    state = presenter(TWO_YEARS)
    state.choose(Range.TWO_WEEKS)
    state.stand_on(date(2025, 8, 20))
    assert state.day == date(2025, 8, 20)
    assert state.days == (date(2025, 8, 14), date(2025, 8, 27))
    state.stand_on(date(2020, 1, 1))
    assert state.day == state.limits.days[0]


def test_moving_and_zooming_leave_the_range_and_lead_back_to_it() -> None:
    state = presenter(TWO_YEARS)
    assert state.pan_half(-1)
    assert state.days == (date(2025, 12, 28), date(2026, 3, 29))
    assert state.choice != "three-months"
    assert state.zoom(2, date(2026, 1, 1).toordinal())
    assert state.window.length == 46
    assert state.back()
    assert state.days == THREE_MONTHS
    assert state.choice == "three-months"
    assert not state.back()


def test_zooming_goes_around_the_line() -> None:
    state = presenter()
    state.stand_on(date(2026, 3, 20))
    assert state.zoom(4)
    first, last = state.days
    assert (last - first).days + 1 == 23
    assert first < date(2026, 3, 20) < last
    assert state.day == date(2026, 3, 20)


def test_nothing_moves_past_the_limits() -> None:
    state = presenter()
    assert not state.pan(1)
    assert not state.zoom(0.5)
    while state.zoom(3):
        assert state.choice is None
    assert state.window.length == 7
    assert state.pan(-10_000)
    assert state.days[0] == state.limits.days[0]


def test_a_gesture_may_cut_days_until_it_settles() -> None:
    state = presenter(TWO_YEARS)
    grabbed = state.window
    assert state.pan(-10.3, grabbed)
    assert state.window.start == grabbed.start - 10.3
    assert state.pan(-11.6, grabbed)
    state.settle()
    assert state.window.start == grabbed.start - 12
    state.back()
    state.settle()
    assert state.days == THREE_MONTHS


def test_dates_of_ones_own_come_in_either_order_and_are_remembered() -> None:
    state = presenter()
    assert state.own_dates() == THREE_MONTHS
    state.choose_dates(date(2026, 4, 20), date(2026, 3, 1))
    assert state.days == (date(2026, 3, 1), date(2026, 4, 20))
    assert state.choice == OWN
    state.choose(Range.ALL)
    assert state.own_dates() == (date(2026, 3, 1), date(2026, 4, 20))
    state.choose_dates(*state.own_dates())
    state.zoom(2)
    assert state.choice == OWN


def test_dates_of_ones_own_show_a_week_at_the_least_and_nothing_far_from_every_entry() -> None:
    state = presenter()
    state.choose_dates(date(2026, 4, 1), date(2026, 4, 1))
    assert state.days == (date(2026, 4, 1), date(2026, 4, 7))
    state.choose_dates(date(1999, 1, 1), date(2099, 1, 1))
    assert state.days == (b.FIRST - BEYOND, b.TODAY + BEYOND)
    state.choose_dates(date(1999, 1, 1), date(1999, 6, 1))
    assert state.days[0] == b.FIRST - BEYOND
    assert state.window.length == 7
    state.choose_dates(date(2099, 1, 1), date(2099, 6, 1))
    assert state.days[1] == b.TODAY + BEYOND
    assert state.window.length == 7


def test_the_days_move_on_with_today() -> None:
    diary = Diary(TWO_YEARS)
    state = diary.presenter()
    assert state.days == THREE_MONTHS
    diary.today += timedelta(days=1)
    assert state.days[1] == state.day == diary.today
    state.zoom(2)
    at_end = state.window.length
    diary.today += timedelta(days=1)
    assert state.days[1] == diary.today
    assert state.window.length == at_end
    state.pan(-40)
    before = state.days
    diary.today += timedelta(days=1)
    assert state.days == before


def test_what_the_diary_loses_is_shown_no_longer() -> None:
    diary = Diary(TWO_YEARS)
    state = diary.presenter()
    state.pan(-10_000)
    assert state.days[0] == date(2024, 5, 15)
    diary.timeline = b.three_months()
    assert state.days[0] == state.limits.days[0] == THREE_MONTHS[0]


moves = st.lists(
    st.one_of(
        st.tuples(st.just("zoom"), st.floats(min_value=0.1, max_value=10)),
        st.tuples(st.just("pan"), st.floats(min_value=-500, max_value=500)),
        st.tuples(st.just("step"), st.integers(min_value=-500, max_value=500)),
        st.tuples(st.just("end"), st.booleans()),
        st.tuples(st.just("stand"), st.integers(min_value=-1000, max_value=1000)),
        st.tuples(st.just("range"), st.sampled_from(Range)),
        st.tuples(st.just("dates"), st.integers(min_value=-1000, max_value=1000)),
        st.tuples(st.just("settle"), st.none()),
    ),
    max_size=12,
)


@given(moves)
def test_whatever_is_done_the_window_stays_in_the_diary_and_the_line_in_the_window(
    done: list[tuple[str, float]],
) -> None:
    state = presenter(TWO_YEARS)
    for what, much in done:
        act(state, what, much)
        first, last = state.days
        assert state.limits.days[0] <= first <= state.day <= last <= state.limits.days[1]
        assert (last - first).days >= 5
        assert state.choice in {None, OWN, *(chosen.value for chosen in Range)}


def act(state: TrendsPresenter, what: str, much: float) -> None:
    match what:
        case "zoom":
            state.zoom(much)
        case "pan":
            state.pan(much)
        case "step":
            state.step(int(much))
        case "end":
            state.to_end(last=bool(much))
        case "stand":
            state.stand_on(b.TODAY + timedelta(days=int(much)))
        case "dates":
            state.choose_dates(b.TODAY, b.TODAY + timedelta(days=int(much)))
        case "settle":
            state.settle()
        case _:
            state.choose(Range(much))


def test_the_view_carries_the_choices() -> None:
    state = presenter()
    state.log_scale, state.panels, state.symptom_order = False, ("platelets",), SymptomOrder.GROUP
    view = state.view(800, 600, 2.0)
    assert (view.width, view.height, view.pixel_ratio, view.log_scale) == (800, 600, 2.0, False)
    assert (view.panels, view.symptom_order) == (("platelets",), SymptomOrder.GROUP)
    assert view.last == view.today == b.TODAY


def test_two_days_of_entries_are_enough() -> None:
    one = b.draw("2026-05-01", platelets="40")
    assert not presenter(Timeline.of(one)).enough
    assert presenter(Timeline.of([*one, *b.draw("2026-05-02", platelets="40")])).enough
