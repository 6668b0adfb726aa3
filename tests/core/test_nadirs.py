"""The lowest count of a cycle, the days below a limit and the recovery: what draws can tell and what they cannot."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.cycles import Cycle
from diary.core.nadirs import ANALYTES, DaysBelow, Nadir, nadir
from diary.core.records import Doubt, Panel, Quantity, Record, Result, Treatment
from diary.core.timeline import Timeline
from diary.core.when import When

FIRST = date(2026, 1, 1)
TODAY = date(2026, 5, 14)
UNITS = {"neutrophils": "10*9/L", "platelets": "10*9/L", "hemoglobin": "g/dL"}


def cycle(days: int | None = 28) -> Cycle:
    until = None if days is None else FIRST + timedelta(days=days)
    return Cycle(number=1, phase=None, cycle=1, medicine=None, first=FIRST, until=until)


def on(day: int) -> date:
    """The date of a day of the cycle, the first being 1."""
    return FIRST + timedelta(days=day - 1)


def draw(
    day: int,
    value: str,
    analyte: str = "neutrophils",
    *,
    status: str = "final",
    unit: str = "",
    at: str = "08:00",
    specimen: str = "blood",
    doubt: tuple[str, ...] = (),
) -> list[Record]:
    """One draw of one result; a sign before the value makes it a bound."""
    panel = Panel(id=f"{day}-{at}-{analyte}-{value}", collected_at=When.parse(f"{on(day)}T{at}"), specimen=specimen)
    number = value.lstrip("<>=")
    own = unit or UNITS[analyte]
    readings = tuple(Quantity(value=Decimal(reading), unit=own) for reading in doubt)
    result = Result(
        id=panel.id, panel=panel.id, analyte=analyte, value=Decimal(number), unit=own,
        comparator=value.removesuffix(number) or None, status=status, doubt=Doubt(readings=readings) if doubt else None,
    )  # fmt: skip
    return [panel, result]


def draws(text: str, analyte: str = "neutrophils") -> list[Record]:
    """Draws as "day value", a ``p`` after a preliminary one."""
    found = []
    for part in text.split(", "):
        day, value = part.split()
        status = "preliminary" if value.endswith("p") else "final"
        found += draw(int(day), value.rstrip("p"), analyte, status=status)
    return found


def of(records: list[Record], analyte: str = "neutrophils", days: int | None = 28, today: date = TODAY) -> Nadir:
    return nadir(Timeline.of(records), cycle(days), analyte, today)


def lowest(found: Nadir) -> tuple[str, int | None]:
    assert found.lowest is not None
    return f"{found.lowest.comparator or ''}{found.lowest.value}", found.day


def below(text: str, days: int | None = 28) -> DaysBelow | None:
    return of(draws(text), days=days).below


def at_least(least: int, still: int | None = None) -> DaysBelow:
    return DaysBelow(least=least, still=None if still is None else on(still))


def between(least: int, most: int) -> DaysBelow:
    return DaysBelow(least=least, most=most)


def test_the_lowest_value_stands_with_the_first_day_it_was_reached() -> None:
    assert lowest(of(draws("1 2.0, 8 0.3, 12 0.2, 15 0.2, 20 1.1"))) == ("0.2", 12)


def test_only_draws_of_the_cycle_hold_its_lowest_value() -> None:
    assert lowest(of(draws("0 0.1, 1 0.9, 28 0.8, 29 0.2"))) == ("0.8", 28)


def test_draws_after_today_are_left_out() -> None:
    assert lowest(of(draws("5 0.9, 6 0.8, 7 0.2"), days=None, today=on(6))) == ("0.8", 6)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3 0.1, 5 <0.1", ("<0.1", 5)),
        ("3 <0.1, 5 0.1", ("<0.1", 3)),
        ("3 <0.2, 5 0.1", ("0.1", 5)),
        ("3 <=0.1, 5 0.1", ("<=0.1", 3)),
        ("3 >0.1, 5 0.1", ("0.1", 5)),
    ],
)
def test_a_bound_stays_a_bound_and_comes_before_its_own_number(text: str, expected: tuple[str, int]) -> None:
    assert lowest(of(draws(text))) == expected


def test_without_a_count_all_is_unknown() -> None:
    for records in ([], draws("0 0.1"), draws("5 9.9", "hemoglobin")):
        found = of(records)
        assert (found.lowest, found.day, found.recovered, found.recovered_day) == (None, None, None, None)
        assert (found.below, found.doubtful) == (None, 0)


@pytest.mark.parametrize(
    ("analyte", "unit", "under", "at"),
    [
        ("neutrophils", "10*9/L", "0.49", "0.5"),
        ("neutrophils", "/uL", "499", "500"),
        ("platelets", "10*9/L", "49", "50"),
        ("hemoglobin", "g/dL", "7.9", "8.0"),
        ("hemoglobin", "g/L", "79", "80"),
        ("hemoglobin", "mmol/L", "4.89", "4.9"),
    ],
)
def test_the_limits_on_both_sides(analyte: str, unit: str, under: str, at: str) -> None:
    assert of(draw(5, under, analyte, unit=unit), analyte).below == at_least(1, still=5)
    assert of(draw(5, at, analyte, unit=unit), analyte).below == DaysBelow(least=0)


def test_a_nadir_names_its_limit_and_grade() -> None:
    found = [of([], analyte) for analyte in ANALYTES]
    assert [(nadir.analyte, nadir.limit, nadir.grade) for nadir in found] == [
        ("neutrophils", Decimal("0.5"), 4),
        ("platelets", Decimal(50), 3),
        ("hemoglobin", Decimal(8), 3),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 2.0, 10 1.0", DaysBelow(least=0)),
        ("1 2.0, 8 0.3, 12 0.2, 16 0.6", between(5, 14)),
        ("1 2.0, 2 0.3, 3 0.6", between(1, 1)),
        ("8 0.3, 12 0.2, 16 0.6", at_least(5)),
        ("1 2.0, 8 0.3, 12 0.2", at_least(5, still=12)),
        ("8 0.3", at_least(1, still=8)),
        ("1 2.0, 4 0.4, 6 0.6, 10 0.3, 12 0.3, 14 0.9", between(1 + 3, 4 + 7)),
        ("1 2.0, 4 0.4, 6 0.6, 10 0.3", at_least(2, still=10)),
    ],
)
def test_days_below_are_counted_from_draw_to_draw(text: str, expected: DaysBelow) -> None:
    assert below(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 2.0, 15 0.3, 16 0.6", between(1, 14)),
        ("1 2.0, 16 0.3, 17 0.6", at_least(1)),
        ("1 2.0, 2 0.3, 16 0.6", between(1, 14)),
        ("1 2.0, 2 0.3, 17 0.6", at_least(1)),
        ("1 2.0, 2 0.3, 16 0.2, 17 0.6", between(15, 15)),
        ("1 2.0, 2 0.3, 17 0.2, 18 0.6", at_least(2)),
    ],
)
def test_more_than_two_weeks_without_a_draw_are_a_gap_of_which_nothing_is_said(text: str, expected: DaysBelow) -> None:
    assert below(text) == expected


def test_a_draw_shortly_before_the_cycle_tells_how_it_began() -> None:
    assert below("0 2.0, 3 0.3, 5 0.6") == between(1, 4)
    assert below("-13 2.0, 1 0.3, 5 0.6") == between(1, 4)
    assert below("-14 2.0, 1 0.3, 5 0.6") == at_least(1)
    assert below("-3 2.0, 0 0.4, 3 0.3, 5 0.6") == at_least(1)


def test_the_draw_of_the_day_on_which_the_next_cycle_begins_tells_how_this_one_ended() -> None:
    found = of(draws("1 2.0, 20 0.3, 25 0.4, 29 0.9, 40 0.1"))
    assert found.below == at_least(6)
    assert found.recovered_day == 29
    assert below("15 2.0, 20 0.3, 25 0.4, 29 0.9") == between(6, 13)
    assert below("15 2.0, 20 0.3, 25 0.4, 29 0.4") == at_least(6, still=25)
    assert below("15 2.0, 20 0.3, 25 0.4, 30 0.9") == at_least(6, still=25)


def test_a_day_with_draws_on_both_sides_of_the_limit_counts_once() -> None:
    records = [*draws("1 2.0, 3 0.3"), *draw(5, "0.3"), *draw(5, "0.6", at="12:00"), *draw(5, "0.4", at="18:00")]
    assert of([*records, *draws("7 0.9")]).below == between(3, 5)


def test_recovery_is_the_first_final_result_at_the_limit_after_the_last_one_below() -> None:
    found = of(draws("1 2.0, 5 0.3, 8 0.7, 10 0.4, 14 0.5, 16 1.0"))
    assert found.recovered is not None
    assert (found.recovered.value, found.recovered_day) == (Decimal("0.5"), 14)


def test_what_was_never_seen_below_has_no_recovery() -> None:
    assert of(draws("1 2.0, 5 0.7, 8 0.9")).recovered is None


def test_a_preliminary_result_may_lower_and_never_counts_as_recovery() -> None:
    found = of(draws("1 2.0, 5 0.3, 8 0.2p, 10 0.6p, 14 0.7"))
    assert lowest(found) == ("0.2", 8)
    assert found.lowest is not None
    assert found.lowest.provisional
    assert (found.below, found.recovered_day) == (between(4, 12), 14)
    assert below("1 2.0, 5 0.3, 8 0.6p") == at_least(1, still=5)
    assert below("1 2.0p, 5 0.3, 8 0.6") == at_least(1)
    assert below("1 2.0, 5 0.3, 8 0.9p, 11 0.3, 12 0.6") == between(7, 10)


def test_a_corrected_result_counts_like_a_final_one() -> None:
    assert of([*draws("5 0.3"), *draw(8, "0.6", status="corrected")]).recovered_day == 8


def test_a_draw_whose_specimen_is_not_named_may_lower_only() -> None:
    found = of([*draw(5, "0.3", specimen="unknown"), *draw(8, "0.6", specimen="unknown")])
    assert (found.below, found.recovered) == (at_least(1, still=5), None)


def test_what_was_entered_in_error_or_is_not_blood_is_left_out() -> None:
    records = [*draws("5 0.9"), *draw(6, "0.1", status="entered-in-error"), *draw(7, "0.1", specimen="marrow")]
    assert lowest(of(records)) == ("0.9", 5)


def test_results_in_doubt_are_counted_and_not_used() -> None:
    records = [*draws("1 2.0, 5 0.3, 9 0.6"), *draw(7, "50", doubt=("50", "0.05"))]
    found = of(records)
    assert (lowest(found), found.below, found.doubtful) == (("0.3", 5), between(1, 7), 1)
    only = of(draw(7, "50", doubt=("50", "0.05")))
    assert (only.lowest, only.below, only.doubtful) == (None, None, 1)


def test_a_draw_with_a_result_in_doubt_is_no_recovery() -> None:
    panel, result = draw(8, "0.9")
    assert isinstance(result, Result)
    doubtful = Result(
        id="other", panel=panel.id, analyte="neutrophils", value=Decimal(50), unit="10*9/L", doubt=Doubt(why="unit")
    )
    found = of([*draws("5 0.3"), panel, result, doubtful])
    assert (found.recovered, found.below, found.doubtful) == (None, at_least(1, still=5), 1)


def test_a_bound_that_may_lie_on_either_side_says_nothing() -> None:
    assert below("1 2.0, 5 <1.0, 8 0.9") == DaysBelow(least=0)
    assert below("1 2.0, 5 0.3, 8 <1.0, 9 >0.3, 11 >=0.5") == between(1, 9)
    assert below("1 2.0, 5 <0.5, 8 0.9") == between(1, 6)


def test_where_no_draw_of_the_cycle_is_certain_the_days_below_are_not_known() -> None:
    for text in ("5 <1.0", "5 0.9p", "0 2.0, 5 0.9p, 29 2.0"):
        assert below(text) is None


def transfusion(day: str, product: str | None, kind: str = "transfusion", *, planned: bool = False) -> Treatment:
    return Treatment(id=day, kind=kind, product=product, started=When.parse(day), planned=planned)


PLATELETS = ("1 90, 5 20, 9 60", "platelets")


@pytest.mark.parametrize(
    ("at", "product", "expected"),
    [
        ("2026-01-05T07:59", "platelets", False),
        ("2026-01-05T08:01", "platelets", True),
        ("2026-01-09T07:59", "platelets", True),
        ("2026-01-09T08:01", "platelets", False),
        ("2026-01-05", "platelets", True),
        ("2026-01-09", "platelets", True),
        ("2026-01-04", "platelets", False),
        ("2026-01-07", None, True),
        ("2026-01-07", "red-cells", False),
    ],
)
def test_a_recovery_after_a_transfusion_is_told(at: str, product: str | None, *, expected: bool) -> None:
    assert of([*draws(*PLATELETS), transfusion(at, product)], "platelets").transfused is expected


def test_red_cells_raise_hemoglobin_and_nothing_given_raises_neutrophils() -> None:
    given_ = transfusion("2026-01-07", "red-cells")
    assert of([*draws("1 9.0, 5 7.1, 9 8.4", "hemoglobin"), given_], "hemoglobin").transfused
    assert not of([*draws("1 2.0, 5 0.1, 9 0.8"), given_]).transfused


def test_only_transfusions_that_were_given_count() -> None:
    undated = Treatment(id="undated", kind="transfusion", product="platelets")
    for record in (
        transfusion("2026-01-07", "platelets", planned=True),
        transfusion("2026-01-07", "platelets", "procedure"),
        undated,
    ):
        assert not of([*draws(*PLATELETS), record], "platelets").transfused


_VALUES = st.sampled_from(("<0.1", "0.1", "0.3", "0.49", "0.5", "0.9", "<1.0", "2.0", "0.2p", "0.8p"))
_DRAWN = st.dictionaries(st.integers(-20, 35), _VALUES, max_size=14)
_CYCLE_DAYS = st.sampled_from((14, 28, None))


def _below(drawn: dict[int, str], days: int | None) -> DaysBelow:
    return of(_records(drawn), days=days).below or DaysBelow(least=0)


def _records(drawn: dict[int, str]) -> list[Record]:
    return draws(", ".join(f"{day} {value}" for day, value in drawn.items())) if drawn else []


@given(_DRAWN, _CYCLE_DAYS)
def test_at_least_is_never_more_than_at_most_nor_than_the_days_of_the_cycle(
    drawn: dict[int, str], days: int | None
) -> None:
    found = _below(drawn, days)
    assert found.most is None or found.least <= found.most <= (days or 1000)
    assert days is None or found.least <= days


@given(_DRAWN, _CYCLE_DAYS, st.integers(1, 28))
def test_one_more_draw_at_or_above_the_limit_never_widens_what_is_said(
    drawn: dict[int, str], days: int | None, day: int
) -> None:
    before = _below(drawn, days)
    after = _below({**drawn, day: drawn.get(day, "0.5")}, days)
    assert before.most is None or (after.most is not None and after.most <= before.most)


@given(st.integers(2, 13), st.integers(2, 13), _VALUES)
def test_one_more_draw_within_a_stretch_never_widens_it(first: int, day: int, value: str) -> None:
    drawn = {1: "2.0", first: "0.3", 14: "0.9"}
    before, after = _below(drawn, 28), _below({day: value, **drawn}, 28)
    assert before.most is not None
    assert after.most is not None
    assert after.most <= before.most
    assert after.least >= 1


@given(_DRAWN, _CYCLE_DAYS, st.randoms(use_true_random=False))
def test_the_order_of_entry_does_not_matter(drawn: dict[int, str], days: int | None, chance: object) -> None:
    records = _records(drawn)
    mixed = list(records)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert of(mixed, days=days) == of(records, days=days)
