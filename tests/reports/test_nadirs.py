"""The lowest counts by cycle: which cycles the report's dates touch, and what it says of them."""

from diary.core.records import Phase, Record
from diary.core.timeline import Timeline
from diary.reports.model import LowestCounts
from diary.reports.nadirs import lowest_counts
from tests.reports import diaries
from tests.reports.conftest import MakeSource


def phase(name: str, started: str, ended: str | None = None) -> Phase:
    return Phase(
        id=f"{name}-{started}", phase=name, started=diaries.at(started), ended=diaries.at(ended) if ended else None
    )


def made(source: MakeSource, *records: Record) -> LowestCounts:
    return lowest_counts(source(Timeline.of(records)))


def drawn(day: str, neutrophils: str) -> list[Record]:
    return list(diaries.drawn(f"{day}T08:00", {"neutrophils": neutrophils}))


def test_each_cycle_stands_with_its_tests(source: MakeSource) -> None:
    found = lowest_counts(source(diaries.drawn_diary()))
    assert [rows.name for rows in found.cycles] == [
        "Consolidation, from 3 May 2026",
        "Blinatumomab, cycle 1, from 12 May 2026",
    ]
    assert found.cycles[0].tests[1] == (
        "Platelets, ×10⁹/L",
        "18 (grade 4)",
        "day 7 (9 May)",
        "50 (grade 3)",
        "at least 3, still below on 11 May",
        "not seen",
    )
    assert {len(row) for rows in found.cycles for row in rows.tests} == {len(found.columns)}
    assert [row[0].split(",")[0] for row in found.cycles[1].tests] == ["Neutrophils", "Platelets", "Hemoglobin"]


def test_a_cycle_that_the_dates_touch_is_told_from_its_beginning(source: MakeSource) -> None:
    records = *drawn("2026-04-10", "0.2"), *drawn("2026-05-03", "0.9"), phase("induction", "2026-04-01", "2026-04-20")
    (rows,) = made(source, *records).cycles
    assert rows.tests[0][1:3] == ("0.2 (grade 4)", "day 10 (10 Apr)")


def test_cycles_outside_the_dates_and_counts_after_them_are_left_out(source: MakeSource) -> None:
    for outside in (
        [phase("induction", "2026-03-01"), phase("follow-up", "2026-04-30"), *drawn("2026-03-04", "0.2")],
        [phase("induction", "2026-05-15"), *drawn("2026-05-16", "0.2")],
    ):
        assert made(source, *outside).cycles == ()
    records = phase("induction", "2026-05-01"), *drawn("2026-05-14", "0.9"), *drawn("2026-05-15", "0.2")
    (rows,) = made(source, *records).cycles
    assert rows.tests[0][1] == "0.9 (grade 3)"


def test_without_cycles_or_counts_there_is_no_table(source: MakeSource) -> None:
    assert made(source).cycles == ()
    assert made(source, phase("induction", "2026-05-01")).cycles == ()
    assert made(source, *drawn("2026-05-04", "0.2")).cycles == ()
