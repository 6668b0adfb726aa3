"""When a count that is not low has become too old (7.2)."""

from datetime import datetime, timedelta

import pytest

from diary.signs.staleness import lasts, too_old
from tests.signs.cases import NOON, Diary, shown

DAYS3, DAYS7, DAYS14 = timedelta(days=3), timedelta(days=7), timedelta(days=14)


@pytest.mark.parametrize(
    ("diary", "blood", "hemoglobin"),
    [
        (Diary(), DAYS3, DAYS7),
        (Diary().phase("induction", "2026-02-01"), DAYS3, DAYS7),
        (Diary().phase("consolidation", "2026-02-01"), DAYS3, DAYS7),
        (Diary().phase("conditioning", "2026-02-01"), DAYS3, DAYS7),
        (Diary().phase("maintenance", "2026-02-01"), DAYS14, DAYS14),
        (Diary().phase("maintenance", "2026-02-01").phase("induction"), DAYS3, DAYS7),
        (
            Diary().phase("maintenance", "2026-02-01").given("vincristine", "2026-02-11T09:00", "2026-02-11"),
            DAYS3,
            DAYS7,
        ),
        (
            Diary().phase("maintenance", "2026-02-01").given("vincristine", "2026-02-10T09:00", "2026-02-10"),
            DAYS14,
            DAYS14,
        ),
        (Diary().phase("maintenance", "2026-02-01").given("vincristine", None), DAYS3, DAYS7),
        (Diary().phase("maintenance", "2026-02-01").course("blinatumomab", "2026-02-20"), DAYS3, DAYS7),
        (Diary().phase("maintenance", "2026-02-01").course("mercaptopurine", "2026-02-01"), DAYS14, DAYS14),
        (Diary().phase("maintenance"), DAYS7, DAYS14),
        (Diary().course("mercaptopurine", "2026-02-01"), DAYS7, DAYS14),
        (Diary().course("methotrexate", "2026-02-01").phase("follow-up"), DAYS7, DAYS14),
        (Diary().course("cytarabine", "2026-02-01").phase("follow-up"), DAYS3, DAYS7),
        (Diary().phase("follow-up", "2026-02-01"), DAYS7, DAYS14),
        (Diary().phase("follow-up", "2026-02-01").given(None, "2026-01-01", kind="transplant"), DAYS3, DAYS7),
    ],
)
def test_how_long_a_count_holds_depends_on_what_runs(diary: Diary, blood: timedelta, hemoglobin: timedelta) -> None:
    assert lasts(diary.facts(), "neutrophils", NOON) == blood
    assert lasts(diary.facts(), "platelets", NOON) == blood
    assert lasts(diary.facts(), "hemoglobin", NOON) == hemoglobin


def old(diary: Diary, moment: datetime = NOON) -> str | None:
    facts = diary.facts()
    message = too_old(facts, facts.draws("platelets").counts[-1], moment)
    return shown(message) if message else None


def test_both_sides_of_the_three_days() -> None:
    diary = Diary().count("platelets", "60", "2026-03-01T12:00")
    assert old(diary) is None
    assert old(diary, NOON + timedelta(minutes=1)) == (
        "a newer count of platelets: the last one, 1 Mar, 12:00, was 3 days ago"
    )


def test_a_date_without_a_time_counts_from_its_midnight() -> None:
    assert old(Diary().count("platelets", "60", "2026-03-01")) is not None
    assert old(Diary().count("platelets", "60", "2026-03-02")) is None


def test_a_dose_after_the_draw_ends_it_at_once() -> None:
    diary = Diary().count("platelets", "60", "2026-03-04T08:00")
    after = Diary(*diary.records).given(None, "2026-03-04T10:00", kind="intrathecal")
    assert old(after) == (
        "a newer count of platelets: the last one, 4 Mar, 08:00, was before a dose of a medicine that was not named"
    )
    assert old(Diary(*diary.records).given("cytarabine", "2026-03-04T07:00")) is None
    assert old(Diary(*diary.records).given("cytarabine", "2026-03-04T13:00")) is None
    assert old(Diary(*diary.records).given("mercaptopurine", "2026-03-04T10:00", kind="oral-dose")) is None
