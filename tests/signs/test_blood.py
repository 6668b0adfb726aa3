"""Counts that are themselves the danger."""

import pytest

from diary.signs.answers import Found
from tests.signs.cases import Diary, condition, shown

LOW = {"count": "platelets", "below": "20"}


def found(diary: Diary, **data: object) -> Found:
    return condition(**data).find(diary.day())


def refs(diary: Diary, **data: object) -> list[set[str]]:
    return [{piece.ref for piece in finding.evidence} for finding in found(diary, **data).findings]


def test_a_low_count_stands_until_a_firm_one_replaces_it() -> None:
    diary = Diary().count("platelets", "18", "2026-02-01T08:00")
    assert refs(diary, **LOW) == [{"results-1"}]
    assert refs(Diary(*diary.records).count("platelets", "60", status="preliminary"), **LOW) == [{"results-1"}]
    assert refs(Diary(*diary.records).count("platelets", "150", unit="/uL"), **LOW) == [{"results-1"}]
    assert refs(Diary(*diary.records).count("platelets", "60"), **LOW) == []


def test_every_count_of_the_day_itself_counts_and_what_stood_as_it_began() -> None:
    diary = Diary().count("platelets", "15", "2026-03-03T08:00")
    diary.count("platelets", "12", "2026-03-04T08:00").count("platelets", "60", "2026-03-04T18:00")
    assert refs(diary, **LOW) == [{"results-1"}, {"results-3"}]


def test_of_two_results_of_one_minute_the_lower_decides() -> None:
    diary = Diary().count("platelets", "180").count("platelets", "18")
    assert refs(diary, **LOW) == [{"results-3"}]


def test_a_bound_on_the_dangerous_side_fires_incomplete() -> None:
    (finding,) = found(Diary().count("platelets", "30", comparator="<"), **LOW).findings
    assert [shown(gap) for gap in finding.not_known] == ["the exact count of platelets"]
    (sure,) = found(Diary().count("platelets", "20", comparator="<"), **LOW).findings
    assert sure.not_known == ()


def test_a_bound_on_the_other_side_cannot_be_evaluated() -> None:
    open_upward = found(Diary().count("platelets", "10", comparator=">"), **LOW)
    assert not open_upward.findings
    assert [shown(message) for message in open_upward.missing] == ["a count of platelets that can be read"]


def test_such_a_bound_leaves_the_last_known_low_standing() -> None:
    diary = Diary().count("platelets", "8", "2026-03-01T08:00").count("platelets", "10", comparator=">")
    (finding,) = found(diary, **LOW).findings
    assert [piece.ref for piece in finding.evidence] == ["results-1"]
    assert [shown(gap) for gap in finding.not_known] == ["the exact count of platelets"]


def test_a_bound_upward_mirrors_one_downward() -> None:
    high = {"count": "potassium", "above": "6.0", "or_equal": True}
    assert found(Diary().count("potassium", "5", unit="mmol/L", comparator=">"), **high).findings[0].not_known
    assert not found(Diary().count("potassium", "6.0", unit="mmol/L", comparator=">"), **high).findings[0].not_known
    assert not found(Diary().count("potassium", "5", unit="mmol/L", comparator="<"), **high).findings


def test_a_doubtful_count_fires_under_its_worst_reading_and_says_so() -> None:
    doubt = {"why": "unit", "readings": [{"value": "18", "unit": "10*9/L"}, {"value": "180", "unit": "10*9/L"}]}
    (finding,) = found(Diary().count("platelets", "180", doubt=doubt), **LOW).findings
    assert [shown(gap) for gap in finding.not_known] == ["whether the count of platelets is right as entered"]


def test_a_count_that_nothing_makes_plausible_cannot_be_evaluated() -> None:
    assert found(Diary().count("platelets", "99999999"), **LOW).missing


@pytest.mark.parametrize("more", [{"status": "preliminary"}, {"specimen": "unknown"}])
def test_a_preliminary_low_count_fires_and_says_so(more: dict[str, str]) -> None:
    (finding,) = found(Diary().count("platelets", "18", **more), **LOW).findings
    assert [shown(gap) for gap in finding.not_known] == ["the final count of platelets"]


def test_without_the_report_s_own_limit_a_multiple_of_it_is_missing() -> None:
    twice = {"count": "creatinine", "above_own_limit": "1.5", "or_equal": True}
    assert [shown(m) for m in found(Diary().count("creatinine", "500", unit="umol/L"), **twice).missing] == [
        "the report’s own limit for creatinine"
    ]
    assert found(Diary().count("creatinine", "150", unit="umol/L", high="100"), **twice).findings


def test_white_cells_may_count_only_where_neutrophils_are_missing() -> None:
    alone = {"count": "white-cells", "below": "2.0", "without": "neutrophils"}
    diary = Diary().count("white-cells", "1.5", "2026-03-02T08:00")
    assert refs(diary, **alone)
    assert not refs(Diary(*diary.records).count("neutrophils", "1.2", "2026-03-02T08:00"), **alone)
    assert not refs(Diary(*diary.records).count("neutrophils", "1.2", "2026-03-03T08:00"), **alone)
    assert refs(Diary(*diary.records).count("neutrophils", "1.2", "2026-03-01T08:00"), **alone)
    assert refs(Diary(*diary.records).count("neutrophils", "1.2", "2026-03-03T08:00", status="preliminary"), **alone)
    assert refs(Diary(*diary.records).count("neutrophils", "1.2", "2026-03-04T16:00"), **alone)


FIRST, SECOND = "2025-10-26T02:50+02:00", "2025-10-26T02:10+01:00"
"""Two moments in the hour that comes twice: the wall clock has them the wrong way round."""


def test_since_is_by_the_true_instants_where_both_are_known() -> None:
    alone = {"count": "white-cells", "below": "2.0", "without": "neutrophils"}
    assert not refs(Diary().count("white-cells", "1.5", FIRST).count("neutrophils", "1.2", SECOND), **alone)
    assert refs(Diary().count("white-cells", "1.5", SECOND).count("neutrophils", "1.2", FIRST), **alone)


def test_the_last_known_low_is_so_by_the_true_instants() -> None:
    low_first = Diary().count("platelets", "8", FIRST).count("platelets", "10", SECOND, comparator=">")
    assert refs(low_first, **LOW) == [{"results-1"}]
    assert refs(Diary().count("platelets", "8", SECOND).count("platelets", "10", FIRST, comparator=">"), **LOW) == [
        {"results-1"}
    ]


def in_context(diary: Diary) -> list[list[str]]:
    """The gaps of each finding of a low potassium while blinatumomab runs."""
    lab = {"count": "potassium", "below": "2.5", "in_context": True}
    findings = found(diary, all=[lab, {"medicine": "blinatumomab"}]).findings
    return [[shown(gap) for gap in finding.not_known] for finding in findings]


def test_a_count_drawn_in_context_fires_only_where_that_held_both_then_and_on_the_day() -> None:
    low = Diary().count("potassium", "2.4", "2026-03-03T12:00", "mmol/L")
    assert in_context(Diary(*low.records).given("blinatumomab", "2026-03-03T12:00")) == [[]]
    assert in_context(Diary(*low.records).given("blinatumomab", "2026-03-03T12:01")) == []
    assert in_context(Diary(*low.records).given("blinatumomab", "2026-03-03T12:00", "2026-03-03T18:00")) == []


def test_one_with_only_a_date_may_have_been_drawn_in_context_where_that_held_for_a_part_of_the_day() -> None:
    low = Diary().count("potassium", "2.4", "2026-03-03", "mmol/L")
    not_known = ["the time of day at which the blood for potassium was drawn"]
    assert in_context(Diary(*low.records).given("blinatumomab", "2026-03-02T12:00")) == [[]]
    assert in_context(Diary(*low.records).given("blinatumomab", "2026-03-03T12:00")) == [not_known]
    assert in_context(Diary(*low.records).given("blinatumomab", "2026-03-04T00:00")) == []
    again = Diary(*low.records).given("blinatumomab", "2026-03-01T12:00", "2026-03-02T12:00")
    assert in_context(again.given("blinatumomab", "2026-03-03T23:00")) == [not_known]
    today = Diary().count("potassium", "2.4", "2026-03-04", "mmol/L").given("blinatumomab", "2026-03-04T12:00")
    assert in_context(today) == [not_known]
