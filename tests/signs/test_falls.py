"""Counts that fall."""

from datetime import date, timedelta

import pytest

from tests.signs.cases import DAY, Diary, condition, shown


def falling(*values: str, days: tuple[int, ...] = (14, 7, 0), **more: str) -> bool:
    diary = Diary()
    for value, back in zip(values, days, strict=True):
        diary.count("platelets", value, f"{(DAY - timedelta(days=back)).isoformat()}T08:00", **more)
    return bool(condition(falling=["platelets"]).find(diary.day()).findings)


@pytest.mark.parametrize(
    ("values", "fell"),
    [
        (("200", "160", "128"), True),
        (("200", "161", "128"), False),
        (("200", "160", "129"), False),
        (("100", "160", "128"), False),
    ],
)
def test_falling_is_twice_in_a_row_by_a_fifth(values: tuple[str, str, str], *, fell: bool) -> None:
    assert falling(*values) is fell


def test_falls_stand_for_seven_days() -> None:
    assert falling("200", "150", "100", days=(21, 14, 7))
    assert not falling("200", "150", "100", days=(22, 15, 8))


def test_two_counts_are_not_two_falls() -> None:
    assert not falling("200", "100", days=(7, 0))


def test_only_the_last_three_matter() -> None:
    assert falling("50", "200", "150", "100", days=(21, 14, 7, 0))
    assert not falling("200", "150", "100", "100", days=(21, 14, 7, 0))


def gaps(*values: str, last: dict[str, str], days: tuple[int, ...] = (14, 7, 0)) -> list[str] | None:
    """What is not known where the last count is of a kind of its own; None where it did not fall."""
    diary = Diary()
    for number, (value, back) in enumerate(zip(values, days, strict=True), 1):
        more = last if number == len(values) else {}
        diary.count("platelets", value, f"{(DAY - timedelta(days=back)).isoformat()}T08:00", **more)
    findings = condition(falling=["platelets"]).find(diary.day()).findings
    return [shown(gap) for gap in findings[0].not_known] if findings else None


def test_the_last_may_be_a_bound_preliminary_or_in_doubt() -> None:
    assert gaps("200", "150", "100", last={"comparator": "<"}) == []
    assert gaps("200", "150", "100", last={"comparator": ">"}) is None
    assert gaps("200", "150", "100", last={"status": "preliminary"}) == ["the final count of platelets"]
    assert gaps("200", "150", "100000", last={}) == ["whether the count of platelets is right as entered"]
    assert gaps("200", "150", "99999999", last={}) is None


def test_one_that_is_not_firm_does_not_end_a_fall_of_firm_ones() -> None:
    assert gaps("200", "150", "100", "150", last={"status": "preliminary"}, days=(14, 7, 1, 0)) == []


def test_bounds_before_the_last_leave_it_open() -> None:
    diary = Diary().count("platelets", "200", "2026-02-20").count("platelets", "100", "2026-02-27", comparator="<")
    (finding,) = condition(falling=["platelets"]).find(diary.count("platelets", "50").day()).findings
    assert [shown(gap) for gap in finding.not_known] == ["the exact count of platelets"]


def unexplained(diary: Diary) -> list[str] | None:
    for value, on in (("200", "2026-02-18"), ("150", "2026-02-25T08:00"), ("100", "2026-03-04T08:00")):
        diary.count("platelets", value, on)
    findings = condition(falling=["platelets"], unexplained="28 days").find(diary.day()).findings
    return [shown(gap) for gap in findings[0].not_known] if findings else None


def test_a_dose_in_the_time_before_explains_it_and_a_later_one_does_not() -> None:
    assert unexplained(Diary()) == []
    assert unexplained(Diary().given("vincristine", "2026-03-01T08:00", "2026-03-01T09:00")) is None
    assert unexplained(Diary().given("vincristine", "2026-03-04T08:01", "2026-03-04T09:00")) == []


def test_a_dose_that_may_have_come_before_leaves_it_open() -> None:
    assert unexplained(Diary().given("vincristine", "2026-03-04", "2026-03-04")) == ["when vincristine was given"]
    assert unexplained(Diary().given(None, "2026-03-04", "2026-03-04")) == ["the dates of the infusion"]
    assert unexplained(Diary().given("vincristine", None)) == ["when vincristine was given"] * 2


def test_a_dose_after_a_draw_by_its_true_instant_may_not_explain_it() -> None:
    def given(second: str, dose: str) -> list[str] | None:
        diary = Diary().given("vincristine", dose, dose)
        for value, on in (("200", "2025-10-20"), ("150", second), ("100", "2025-10-27T08:00")):
            diary.count("platelets", value, on)
        asked = condition(falling=["platelets"], unexplained="0 days")
        findings = asked.find(diary.day(date(2025, 10, 27))).findings
        return [shown(gap) for gap in findings[0].not_known] if findings else None

    assert given("2025-10-26T02:50+02:00", "2025-10-26T02:10+01:00") == ["when vincristine was given"]
    assert given("2025-10-26T02:50+02:00", "2025-10-26T02:10+02:00") is None


def test_falls_come_in_their_true_order() -> None:
    def fell(*drawn: tuple[str, str]) -> bool:
        diary = Diary()
        for value, at in drawn:
            diary.count("platelets", value, at)
        return bool(condition(falling=["platelets"]).find(diary.day(date(2025, 10, 27))).findings)

    first, second = "2025-10-26T02:50+02:00", "2025-10-26T02:10+01:00"
    assert fell(("200", "2025-10-20"), ("150", first), ("100", second))
    assert not fell(("200", "2025-10-20"), ("100", first), ("150", second))


def test_of_one_time_the_lowest_is_a_step() -> None:
    assert falling("200", "500", "150", "100", days=(14, 14, 7, 0)) is True
    assert falling("200", "150", "300", "100", days=(14, 7, 7, 0)) is True


def test_a_fall_of_which_only_the_date_is_known_may_have_been_in_context_on_the_day_that_began() -> None:
    def gaps(second: str) -> list[list[str]]:
        diary = Diary().add("medicines", medicine="dasatinib", started="2026-02-25T12:00")
        for value, drawn in (("200", "2026-02-20T08:00"), ("150", second), ("100", "2026-03-03T08:00")):
            diary.count("platelets", value, drawn)
        asked = [{"falling": ["platelets"], "in_context": True}, {"class": "tki"}]
        return [
            [shown(gap) for gap in finding.not_known] for finding in condition(all=asked).find(diary.day()).findings
        ]

    assert gaps("2026-02-25T12:00") == [[]]
    assert gaps("2026-02-25T11:59") == []
    assert gaps("2026-02-25") == [["the time of day at which the blood for platelets was drawn"]]
    assert gaps("2026-02-24") == []
