from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.storage.backup_plan import DAYS, LONGER, MONTHS, WEEKS, Named, Reason, name_of, parse_name, to_drop, to_keep

NOW = datetime(2026, 3, 4, 18, 0)
DIARY = Path("diary.db")
MOST = DAYS + WEEKS + MONTHS

minutes = st.datetimes(datetime(1970, 1, 1), datetime(2099, 12, 31)).map(lambda at: at.replace(second=0, microsecond=0))
near = st.integers(0, 800).map(lambda days: NOW - timedelta(days=days, hours=days % 7))
moments = st.lists(st.one_of(minutes, near), max_size=120)
names = st.builds(Named, minutes, st.integers(1, 30), st.sampled_from(Reason))


@given(names, st.sampled_from(["diary.db", "my diary.v2.sqlite", "diary", "-2026.db", "x+(1).db"]))
def test_a_name_says_what_it_was_made_from(named: Named, diary: str) -> None:
    assert parse_name(Path(diary), name_of(Path(diary), named)) == named


def test_a_name_can_be_read_by_people() -> None:
    assert name_of(DIARY, Named(datetime(2026, 3, 4, 9, 12), 1, Reason.DAILY)) == "diary-2026-03-04-0912-daily.db"
    second = Named(datetime(2026, 3, 4, 9, 12), 2, Reason.BEFORE_REKEY)
    assert name_of(DIARY, second) == "diary-2026-03-04-0912-before-rekey-2.db"


@pytest.mark.parametrize(
    "name",
    [
        "diary.db",
        "diary-2026-03-04-0912-daily.db.part",
        "diary-2026-03-04-0912-daily-1.db",
        "diary-2026-03-04-0912-daily-02.db",
        "diary-2026-02-30-0912-daily.db",
        "diary-2026-03-04-2560-daily.db",
        "diary-2026-03-04-0912-weekly.db",
        "other-2026-03-04-0912-daily.db",
        "diary-two-2026-03-04-0912-daily.db",
        "diary-2026-03-04-0912-daily.sqlite",
    ],
)
def test_other_names_are_no_backups_of_this_diary(name: str) -> None:
    assert parse_name(DIARY, name) is None


@given(moments)
def test_the_newest_is_always_kept_and_so_is_the_newest_that_is_not_of_the_future(found: list[datetime]) -> None:
    kept = to_keep(found, NOW)
    assert kept <= set(found)
    for newest in (max(found, default=NOW), max((at for at in found if at <= NOW), default=NOW)):
        assert newest in kept or newest not in found


@given(moments)
def test_thinning_again_drops_nothing_more(found: list[datetime]) -> None:
    kept = to_keep(found, NOW)
    assert to_keep(kept, NOW) == kept


@given(moments)
def test_there_are_never_more_than_the_plan_has_places(found: list[datetime]) -> None:
    kept = to_keep(found, NOW)
    assert len({at for at in kept if at.date() < NOW.date() - timedelta(days=1)}) <= MOST


@given(st.lists(minutes, min_size=1, max_size=40), minutes)
def test_all_of_today_of_yesterday_and_of_the_future_are_kept(found: list[datetime], now: datetime) -> None:
    fresh = {at for at in found if at.date() >= now.date() - timedelta(days=1)}
    assert fresh <= to_keep(found, now)


@given(st.lists(names, max_size=60))
def test_what_is_dropped_is_neither_kept_nor_recent_and_rare(found: list[Named]) -> None:
    kept = to_keep((named.at for named in found), NOW)
    for dropped in to_drop(found, NOW):
        assert dropped.at not in kept
        assert dropped.reason is Reason.DAILY or NOW - dropped.at > LONGER


@pytest.mark.parametrize(("age", "dropped"), [(LONGER, False), (LONGER + timedelta(minutes=1), True)])
def test_a_backup_from_before_something_rare_stays_thirty_days_longer_than_its_day(
    age: timedelta,
    dropped: bool,  # noqa: FBT001
) -> None:
    rare = Named(NOW - age, 1, Reason.BEFORE_RESTORE)
    later = [Named(rare.at + timedelta(days=days), 1, Reason.DAILY) for days in range(1, 30)]
    assert (rare in to_drop([rare, *later], NOW)) is dropped


def test_ten_years_of_days_leave_two_weeks_of_days_ten_weeks_and_nine_months() -> None:
    start = datetime(2016, 1, 1, 9, 12)
    there: set[datetime] = set()
    for day in range(3653):
        now = start + timedelta(days=day)
        there = to_keep(there | {now}, now)
        assert len(there) <= MOST + 2
    ages = sorted((now - at).days for at in there)
    assert ages[:14] == list(range(14))
    assert len(ages) == MOST + 2
    steps = [later - earlier for earlier, later in pairwise(ages)]
    assert set(steps[14 : 13 + WEEKS]) == {7}
    assert all(27 <= step <= 35 for step in steps[14 + WEEKS :])
    assert 330 <= ages[-1] <= 380


def test_days_without_entries_do_not_cost_older_backups() -> None:
    rare = [NOW - timedelta(days=40 * number) for number in range(20)]
    assert to_keep(rare, NOW) == set(rare)


def test_a_clock_set_back_keeps_what_is_of_the_future_and_counts_on() -> None:
    real = [NOW - timedelta(days=day) for day in range(20)]
    wrong = datetime(1970, 1, 2)
    assert to_keep([*real, wrong], wrong) == {*real, wrong}
