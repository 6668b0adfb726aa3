"""Counts in order, and which of them stand."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.signs.draws import Draws, is_firm, replaces
from tests.signs.cases import NOON, Diary


def draws(diary: Diary) -> Draws:
    return diary.facts().draws("platelets")


def values(counts: object) -> list[str]:
    return [str(count.result.value) for count in counts]  # type: ignore[attr-defined]


def test_the_last_firm_count_stands_with_those_of_its_minute() -> None:
    diary = Diary().count("platelets", "10", "2026-03-01T08:00").count("platelets", "50", "2026-03-02T08:00")
    diary.count("platelets", "18", "2026-03-02T08:00")
    assert values(draws(diary).standing(NOON)) == ["50", "18"]
    assert values(draws(diary).standing(datetime(2026, 3, 2, 7, 59))) == ["10"]
    assert values(draws(diary).standing(datetime(2026, 3, 1, 7, 59))) == []


def test_what_is_preliminary_or_in_doubt_or_of_an_unnamed_specimen_replaces_nothing() -> None:
    diary = Diary().count("platelets", "10", "2026-03-01T08:00")
    diary.count("platelets", "50", "2026-03-02T08:00", status="preliminary")
    diary.count("platelets", "60", "2026-03-02T09:00", specimen="unknown")
    diary.count("platelets", "150", "2026-03-02T10:00", unit="/uL")
    assert values(draws(diary).standing(NOON)) == ["10", "50", "60", "150"]
    found = draws(diary)
    assert [found.is_firm(place) for place in range(4)] == [True, False, False, False]


def test_where_nothing_is_firm_all_of_it_stands() -> None:
    assert values(draws(Diary().count("platelets", "10", status="preliminary")).standing(NOON)) == ["10"]


def test_counts_of_a_time() -> None:
    diary = Diary().count("platelets", "10", "2026-03-01T08:00").count("platelets", "20", "2026-03-02")
    first, second = datetime(2026, 3, 1, 8), datetime(2026, 3, 2)
    assert values(draws(diary).on(first, second)) == ["10", "20"]
    assert list(draws(diary).turns(second)) == [(1,), (0,)]
    assert list(draws(diary).turns(second, first)) == [(1,)]


def test_withdrawn_results_and_other_specimens_are_none() -> None:
    diary = Diary().count("platelets", "10", status="entered-in-error").count("platelets", "10", specimen="csf")
    assert draws(diary).counts == ()


def test_a_count_without_a_time_stands_beside_a_later_one_of_its_day() -> None:
    diary = Diary().count("platelets", "10", "2026-03-02").count("platelets", "50", "2026-03-03")
    diary.count("platelets", "60", "2026-03-03T06:00").count("platelets", "70", "2026-03-03T08:00")
    assert values(draws(diary).standing(NOON)) == ["50", "70"]


def test_and_does_not_stand_before_its_day_is_over() -> None:
    diary = Diary().count("platelets", "10", "2026-03-03").count("platelets", "50", "2026-03-04")
    assert values(draws(diary).standing(NOON)) == ["10"]
    assert values(draws(diary).later(NOON, NOON)) == ["50"]
    diary.count("platelets", "60", "2026-03-04T08:00").count("platelets", "70", "2026-03-04T13:00")
    assert values(draws(diary).standing(NOON)) == ["60"]
    assert values(draws(diary).later(NOON, datetime(2026, 3, 4, 14))) == ["50", "70"]


AUTUMN = "2025-10-26T"
FIRST, SECOND = AUTUMN + "02:50+02:00", AUTUMN + "02:10+01:00"
"""Two draws in the hour that comes twice: the wall clock has them the wrong way round."""


def test_of_two_draws_that_both_carry_an_offset_the_later_one_stands() -> None:
    assert values(draws(Diary().count("platelets", "80", FIRST).count("platelets", "8", SECOND)).standing(NOON)) == [
        "8"
    ]
    assert values(draws(Diary().count("platelets", "8", FIRST).count("platelets", "80", SECOND)).standing(NOON)) == [
        "80"
    ]
    far = Diary().count("platelets", "80", "2026-03-03T14:00+00:00").count("platelets", "8", "2026-03-03T08:00-08:00")
    assert values(draws(far).standing(NOON)) == ["8"]
    assert values(draws(far.count("platelets", "30", "2026-03-03T09:00")).standing(NOON)) == ["8", "30", "80"]


def test_what_was_drawn_up_to_a_moment_the_wall_clock_says() -> None:
    found = draws(Diary().count("platelets", "80", FIRST).count("platelets", "8", SECOND))
    assert values(found.standing(datetime(2025, 10, 26, 2, 30))) == ["8"]
    assert values(found.on(datetime(2025, 10, 26, 2, 30), NOON)) == ["80"]
    assert list(found.turns(NOON)) == [(0,), (1,)]
    assert list(found.turns(NOON, datetime(2025, 10, 26, 2, 30))) == [(1,)]


def test_the_counts_before_one_come_in_turn() -> None:
    diary = Diary().count("platelets", "50", "2025-10-25").count("platelets", "80", FIRST)
    diary.count("platelets", "8", SECOND, status="preliminary").count("platelets", "90", "2025-10-27")
    found = draws(diary)
    (second,) = (count for count in found.counts if str(count.result.value) == "8")
    before = list(found.before(second, NOON))
    assert values(count for count, _ in before) == ["80", "50"]
    assert [firm for _, firm in before] == [True, True]


CLOSE = st.builds(
    "2026-03-0{}T{:02}:{}{}".format,
    st.integers(1, 3),
    st.sampled_from(range(0, 24, 3)),
    st.sampled_from(("00", "30")),
    st.sampled_from(("", "", "-08:00", "Z", "+01:00", "+02:00", "+14:00")),
)


@given(st.lists(st.tuples(CLOSE, st.booleans()), max_size=8), st.integers(0, 96))
def test_no_count_replaces_one_that_came_later(drawn: list[tuple[str, bool]], hours: int) -> None:
    diary = Diary()
    for at, firm in drawn:
        diary.count("platelets", "50", at, status="final" if firm else "preliminary")
    found, moment = draws(diary), datetime(2026, 3, 1) + timedelta(hours=hours)
    seen = [count for count in found.counts if count.at.earliest <= moment]
    standing = found.standing(moment)
    assert sorted(place for turn in found.turns(moment) for place in turn) == list(range(len(seen)))
    assert len({id(count) for count in standing}) == len(standing)
    for gone in (count for count in seen if count not in standing):
        assert any(is_firm(count) and count.at.is_after(gone.at) for count in standing)
        assert not any(gone.at.is_after(count.at) for count in standing)


def test_neutrophils_that_are_only_white_cells_as_a_ceiling_replace_none() -> None:
    diary = Diary().count("white-cells", "1.5", "2026-03-03T08:00")
    diary.add("results", panel=diary.records[0].id, analyte="neutrophils", value="5000", unit="10*9/L")
    timeline = diary.timeline()
    (white,) = timeline.counts("white-cells")
    assert [replaces(count, white) for count in timeline.counts("neutrophils")] == [False, False]
    (stated,) = Diary().count("neutrophils", "1.2").timeline().counts("neutrophils")
    assert replaces(stated, white)
