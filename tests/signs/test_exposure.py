"""What was given when, and what is not known of it."""

from datetime import datetime

import pytest

from diary.core.truth import Truth
from diary.core.when import When
from diary.signs.exposure import Exposures
from diary.signs.facts import Selector
from diary.signs.windows import EVER, Window
from tests.signs.cases import NOON, Diary

BLINATUMOMAB = Selector(medicines=frozenset({"blinatumomab"}))
INOTUZUMAB = Selector(medicines=frozenset({"inotuzumab-ozogamicin"}))
TKI = Selector(classes=frozenset({"tki"}))
SAME_DAY = Window(days=0)
TWO_DAYS = Window(hours=48)


def of(diary: Diary, selector: Selector) -> Exposures:
    return diary.facts().exposures(selector)


def within(diary: Diary, selector: Selector, window: Window, moment: datetime = NOON) -> Truth:
    return of(diary, selector).within(moment, window).truth


def test_an_infusion_runs_from_its_start_to_its_end_and_then_for_the_window() -> None:
    diary = Diary().given("blinatumomab", "2026-03-01T09:00", "2026-03-02T12:00")
    assert within(diary, BLINATUMOMAB, TWO_DAYS, datetime(2026, 3, 1, 8, 59)) is Truth.NO
    assert within(diary, BLINATUMOMAB, TWO_DAYS, datetime(2026, 3, 1, 9, 0)) is Truth.YES
    assert within(diary, BLINATUMOMAB, TWO_DAYS, datetime(2026, 3, 4, 12, 0)) is Truth.YES
    assert within(diary, BLINATUMOMAB, TWO_DAYS, datetime(2026, 3, 4, 12, 1)) is Truth.NO


def test_without_an_end_it_runs_its_usual_length_and_may_then_be_running() -> None:
    diary = Diary().given("blinatumomab", "2026-02-01T09:00")
    assert within(diary, BLINATUMOMAB, SAME_DAY, datetime(2026, 3, 1, 9, 0)) is Truth.YES
    assert within(diary, BLINATUMOMAB, SAME_DAY, datetime(2026, 3, 2, 9, 0)) is Truth.UNKNOWN
    shorter = Diary().given("inotuzumab-ozogamicin", "2026-03-01T09:00")
    assert within(shorter, INOTUZUMAB, SAME_DAY, datetime(2026, 3, 2, 9, 0)) is Truth.YES
    assert within(shorter, INOTUZUMAB, SAME_DAY, datetime(2026, 3, 3, 9, 0)) is Truth.UNKNOWN


def test_without_an_end_it_ended_at_the_latest_when_the_next_one_began() -> None:
    diary = Diary().given("blinatumomab", "2025-01-01T09:00").given("blinatumomab", "2025-03-01T09:00", "2025-03-29")
    assert within(diary, BLINATUMOMAB, SAME_DAY, datetime(2025, 2, 20)) is Truth.UNKNOWN
    assert within(diary, BLINATUMOMAB, SAME_DAY, datetime(2025, 4, 20)) is Truth.NO


@pytest.mark.parametrize("window", [TWO_DAYS, SAME_DAY])
def test_one_without_any_date_may_always_be_running(window: Window) -> None:
    assert within(Diary().given("blinatumomab", None), BLINATUMOMAB, window) is Truth.UNKNOWN


def test_one_of_which_only_the_end_is_known_is_over_after_it() -> None:
    diary = Diary().given("blinatumomab", None, "2026-03-01T12:00")
    assert within(diary, BLINATUMOMAB, TWO_DAYS, datetime(2026, 3, 3, 12)) is Truth.YES
    assert within(diary, BLINATUMOMAB, TWO_DAYS, datetime(2026, 3, 3, 13)) is Truth.NO


def test_an_injection_takes_no_time() -> None:
    diary = Diary().given("inotuzumab-ozogamicin", "2026-03-01T09:00", kind="injection")
    assert within(diary, INOTUZUMAB, Window(hours=1), datetime(2026, 3, 1, 10, 0)) is Truth.YES
    assert within(diary, INOTUZUMAB, Window(hours=1), datetime(2026, 3, 1, 10, 1)) is Truth.NO


def test_a_course_without_an_end_is_still_taken_and_without_a_start_perhaps() -> None:
    assert within(Diary().course("dasatinib"), TKI, SAME_DAY) is Truth.UNKNOWN
    ended = Diary().course("dasatinib", None, "2026-03-05")
    assert within(ended, TKI, SAME_DAY) is Truth.UNKNOWN
    assert within(ended, TKI, SAME_DAY, datetime(2026, 3, 6)) is Truth.NO
    assert within(ended, TKI, TWO_DAYS, datetime(2026, 3, 6, 12)) is Truth.YES
    assert within(Diary().course("dasatinib", "2026-03-05"), TKI, SAME_DAY) is Truth.NO
    assert within(Diary().course("dasatinib", "2026-01-01", "2026-03-04"), TKI, SAME_DAY) is Truth.YES
    assert within(Diary().course("dasatinib", "2026-01-01", "2026-03-03"), TKI, SAME_DAY) is Truth.NO


def test_nothing_on_file_is_a_no() -> None:
    assert within(Diary(), BLINATUMOMAB, EVER) is Truth.NO
    assert of(Diary(), BLINATUMOMAB).started_within(NOON, EVER).truth is Truth.NO
    assert of(Diary(), BLINATUMOMAB).after(When.at(NOON), NOON).truth is Truth.NO


def test_what_is_only_planned_was_not_given() -> None:
    assert within(Diary().given("blinatumomab", "2026-03-01T09:00", planned=True), BLINATUMOMAB, EVER) is Truth.NO


def test_a_start_is_looked_for_in_a_window_of_its_own() -> None:
    diary = Diary().course("dasatinib", "2026-01-01")
    assert of(diary, TKI).started_within(NOON, Window(days=62)).truth is Truth.YES
    assert of(diary, TKI).started_within(NOON, Window(days=61)).truth is Truth.NO
    assert of(Diary().course("dasatinib"), TKI).started_within(NOON, Window(days=61)).truth is Truth.UNKNOWN
    over = Diary().course("dasatinib", None, "2026-01-01")
    assert of(over, TKI).started_within(NOON, Window(days=62)).truth is Truth.UNKNOWN
    assert of(over, TKI).started_within(NOON, Window(days=61)).truth is Truth.NO


def test_tablets_begin_with_their_course_or_with_the_first_of_them() -> None:
    def begun(diary: Diary, days: int) -> Truth:
        for day in ("2026-03-01", "2026-03-02", "2026-03-03"):
            diary.given("dasatinib", f"{day}T08:00", kind="oral-dose")
        return of(diary, TKI).started_within(NOON, Window(days=days)).truth

    assert [begun(Diary().course("dasatinib", "2026-01-01"), days) for days in (61, 62)] == [Truth.NO, Truth.YES]
    assert [begun(Diary().course("imatinib", "2026-01-01"), days) for days in (2, 3)] == [Truth.NO, Truth.YES]
    again = Diary().course("dasatinib", "2026-01-01").course("dasatinib", "2026-03-02")
    assert [begun(again, days) for days in (1, 2)] == [Truth.NO, Truth.YES]
    assert begun(Diary().course("dasatinib"), 1) is Truth.UNKNOWN


def test_a_dose_on_the_day_of_a_draw_may_have_been_after_it() -> None:
    drawn = When.parse("2026-03-03T08:00")
    for started, truth in (
        ("2026-03-03T08:00", Truth.NO),
        ("2026-03-03T08:01", Truth.YES),
        ("2026-03-03", Truth.YES),
        ("2026-03-02", Truth.NO),
        ("2026-03-05", Truth.NO),
        (None, Truth.UNKNOWN),
    ):
        assert of(Diary().given("blinatumomab", started), BLINATUMOMAB).after(drawn, NOON).truth is truth, started


def test_where_both_carry_an_offset_the_true_instants_say_which_came_later() -> None:
    def after(started: str, drawn: str) -> Truth:
        return of(Diary().given("blinatumomab", started), BLINATUMOMAB).after(When.parse(drawn), NOON).truth

    assert after("2025-10-26T02:10+01:00", "2025-10-26T02:50+02:00") is Truth.YES
    assert after("2025-10-26T02:50+02:00", "2025-10-26T02:10+01:00") is Truth.NO
    assert after("2025-10-26T02:10", "2025-10-26T02:50+02:00") is Truth.NO
    assert after("2025-10-25T20:30-12:00", "2025-10-26T22:00+14:00") is Truth.YES
    assert after("2025-10-25T19:30-12:00", "2025-10-26T22:00+14:00") is Truth.NO


@pytest.mark.parametrize(("ended", "truth"), [("2026-03-03T08:00", Truth.NO), ("2026-03-03T08:01", Truth.UNKNOWN)])
def test_one_without_a_start_may_have_been_after_a_draw_unless_it_had_ended(ended: str, truth: Truth) -> None:
    drawn = When.parse("2026-03-03T08:00")
    assert of(Diary().given("blinatumomab", None, ended), BLINATUMOMAB).after(drawn, NOON).truth is truth
    both = Diary().given("blinatumomab", None, "2025-01-01").given("blinatumomab", None, ended)
    assert of(both, BLINATUMOMAB).after(drawn, NOON).truth is truth


def test_a_later_dose_with_a_time_does_not_hide_one_of_the_same_day_without() -> None:
    diary = Diary().given("blinatumomab", "2026-03-03").given("blinatumomab", "2026-03-03T06:00")
    assert of(diary, BLINATUMOMAB).after(When.parse("2026-03-03T08:00"), NOON).truth is Truth.YES


def test_what_a_record_leaves_open_is_unknown() -> None:
    high = Selector(medicines=frozenset({"cytarabine"}), high_dose=True)
    given = {"medicine": "cytarabine", "started": "2026-03-03", "ended": "2026-03-03"}
    assert within(Diary().given(**given, high_dose=True), high, EVER) is Truth.YES
    assert within(Diary().given(**given, high_dose=False), high, EVER) is Truth.NO
    assert within(Diary().given(**given), high, EVER) is Truth.UNKNOWN
    assert of(Diary().given(**given), high).started_within(NOON, EVER).truth is Truth.UNKNOWN
