"""A day as rules see it."""

from datetime import datetime, timedelta, timezone

from tests.signs.cases import DAY, NOON, Diary


def test_a_date_is_seen_to_its_end_and_a_moment_up_to_itself() -> None:
    diary = Diary().symptom("cough", when="2026-03-04T12:01").symptom("chills", when="2026-03-04T12:00")
    assert {entry.symptom for entry in diary.day().symptoms} == {"cough", "chills"}
    assert {entry.symptom for entry in diary.day(NOON).symptoms} == {"chills"}


def test_an_entry_without_a_time_is_seen_all_its_day_and_judged_at_both_ends_of_what_is_seen() -> None:
    day = Diary().symptom("cough").day(NOON)
    assert day.moments(day.symptoms[0].when) == (datetime(2026, 3, 4), NOON)
    timed = Diary().symptom("cough", when="2026-03-04T08:00").day(NOON)
    assert timed.moments(timed.symptoms[0].when) == (datetime(2026, 3, 4, 8),)


def test_a_moment_with_an_offset_is_taken_as_wall_clock() -> None:
    day = Diary().day(datetime(2026, 3, 4, 12, tzinfo=timezone(timedelta(hours=-5))))
    assert day.end == NOON


def test_severity_zero_and_unknown_words_are_no_symptoms() -> None:
    day = Diary().symptom("cough", 0).symptom("unknown-word", 4).day()
    assert day.symptoms == ()
    assert day.keys == {"always"}


def test_keys_name_what_is_there() -> None:
    diary = Diary().symptom("cough").temperature("37.0").check("no").count("platelets", "50", "2026-01-01")
    assert diary.day().keys == {
        "always", "any", "symptom:cough", "reading:temperature", "check", "count:platelets",
    }  # fmt: skip


def test_a_symptom_is_new_after_seven_days_without_it() -> None:
    days = {back: (DAY - timedelta(days=back)).isoformat() for back in (7, 8)}
    assert Diary().symptom("cough").symptom("cough", 1, days[8]).day().is_new("cough")
    assert not Diary().symptom("cough").symptom("cough", 1, days[7]).day().is_new("cough")
    assert Diary().symptom("cough").symptom("cough", 0, days[7]).day().is_new("cough")
    assert not Diary().symptom("cough").symptom("cough", None, days[7]).day().is_new("cough")


def test_a_symptom_is_worse_a_step_above_the_median_of_its_last_seven_logged_days() -> None:
    diary = Diary()
    for back, severity in zip(range(2, 20, 2), (2, 2, 2, 1, 1, 1, 2, 4, 4), strict=True):
        diary.symptom("nausea", severity, (DAY - timedelta(days=back)).isoformat())
    assert not Diary(*diary.records).symptom("nausea", 2).day().is_worse("nausea")
    assert Diary(*diary.records).symptom("nausea", 3).day().is_worse("nausea")
    assert Diary(*diary.records).symptom("nausea", None).day().is_worse("nausea")


def test_a_symptom_never_logged_before_is_new_and_not_worse() -> None:
    assert not Diary().symptom("nausea", 4).day().is_worse("nausea")


def test_days_that_were_not_rated_are_not_compared_with() -> None:
    diary = Diary().symptom("nausea", None, "2026-03-03").symptom("nausea", 1, "2026-03-02").symptom("nausea", 2)
    assert diary.day().is_worse("nausea")
