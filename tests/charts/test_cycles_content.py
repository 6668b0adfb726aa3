from dataclasses import replace
from datetime import date

import pytest

from diary.charts.cycles_content import CyclesContent, CyclesView, cycles_content, cycles_summary, has_cycles
from diary.core.records import Record
from diary.core.timeline import Timeline
from tests.charts import builders as b

TEXTS = b.texts()
TODAY = date(2026, 5, 14)


def content(records: list[Record], **changes: object) -> CyclesContent:
    view = CyclesView(**{"today": TODAY, **changes})  # type: ignore[arg-type]
    return cycles_content(Timeline.of(records), view, TEXTS)


def summary(records: list[Record], **changes: object) -> str:
    return TEXTS.render(cycles_summary(content(records, **changes)))


def two() -> list[Record]:
    """Two cycles, the first of 20 days, the second running for 24."""
    return [
        b.phase("induction", "2026-04-01", "2026-04-20"),
        b.phase("consolidation", "2026-04-21"),
        *b.draw("2026-04-01T12:00", neutrophils="2", platelets="90"),
        *b.draw("2026-04-10T12:00", neutrophils="<0.1", platelets="70"),
        *b.draw("2026-04-18T12:00", neutrophils="0.7"),
        *b.draw("2026-04-21T12:00", neutrophils="1.4"),
        *b.draw("2026-05-01T12:00", neutrophils="0.4"),
    ]


def test_each_count_lies_at_its_day_of_the_cycle() -> None:
    first, second = content(two()).overlays
    assert [(point.x, point.y) for point in first.series["neutrophils"].shown] == [(1.5, 2), (10.5, 0.1), (18.5, 0.7)]
    assert [(point.x, point.y) for point in second.series["neutrophils"].points] == [(1.5, 1.4), (11.5, 0.4)]


def test_a_doubtful_count_lies_at_its_day_too() -> None:
    found = content([*two(), *b.doubtful("2026-04-05T12:00", "platelets", "18", "18", "180")])
    assert [(doubt.x, doubt.ys) for doubt in found.overlays[0].series["platelets"].doubtful] == [(5.5, (18.0, 180.0))]


def test_the_lowest_count_and_the_day_back_are_those_of_the_table() -> None:
    first, second = (overlay.lows["neutrophils"] for overlay in content(two()).overlays)
    assert (first.day, first.text, first.back, first.transfused) == (10, "<0.1", 18, False)
    assert first.places == (10.5, 18.5)
    assert (second.day, second.text, second.back) == (11, "0.4", None)
    assert second.places == (11.5, None)


def test_what_raised_a_count_is_told() -> None:
    records = [
        b.phase("induction", "2026-04-01"),
        *b.draw("2026-04-10T12:00", platelets="20"),
        b.treatment("transfusion", "2026-04-11", product="platelets"),
        *b.draw("2026-04-12T12:00", platelets="60"),
    ]
    found = content(records)
    assert found.transfused
    assert found.overlays[0].lows["platelets"].transfused
    assert "and, after a transfusion, back at the limit on day 12" in summary(records)
    assert not content(two()).transfused


def test_an_analyte_whose_lowest_values_are_not_followed_has_a_lowest_count_and_no_day_back() -> None:
    records = [b.phase("induction", "2026-04-01"), *b.draw("2026-04-10T12:00", white_cells="0.8")]
    (overlay,) = content(records, analytes=("white-cells", "alt")).overlays
    assert (overlay.lows["white-cells"].day, overlay.lows["white-cells"].back) == (10, None)
    assert "alt" not in overlay.lows


def test_neutrophils_platelets_and_hemoglobin_are_shown_if_on_file() -> None:
    assert content(two()).analytes == ("neutrophils", "platelets")
    assert list(content(two()).limits) == ["neutrophils", "platelets"]
    assert not content(two(), analytes=("white-cells",)).analytes
    assert content(two(), analytes=("white-cells",), cycles=(1,)).analytes == ("white-cells",)


def many(number: int) -> list[Record]:
    """Cycles of ten days with one draw each."""
    records: list[Record] = []
    for n in range(number):
        day = date.fromordinal(date(2026, 1, 1).toordinal() + 10 * n)
        records += [b.phase("consolidation", str(day)), *b.draw(f"{day}T12:00", platelets="90")]
    return records


@pytest.mark.parametrize(("number", "shown"), [(6, [1, 2, 3, 4, 5, 6]), (7, [2, 3, 4, 5, 6, 7])])
def test_the_last_six_cycles_are_laid_over_one_another(number: int, shown: list[int]) -> None:
    overlays = content(many(number)).overlays
    assert [overlay.cycle.number for overlay in overlays] == shown
    assert [overlay.rank for overlay in overlays] == [5, 4, 3, 2, 1, 0]


def test_one_chooses_which_cycles_are_shown() -> None:
    overlays = content(many(9), cycles=(1, 3, 12)).overlays
    assert [overlay.cycle.number for overlay in overlays] == [1, 3]


def test_a_cycle_without_a_count_is_shown_only_if_it_was_chosen() -> None:
    records = [*two(), b.phase("maintenance", "2026-05-10")]
    assert [overlay.cycle.number for overlay in content(records).overlays] == [1, 2]
    assert [overlay.cycle.number for overlay in content(records, cycles=(2, 3)).overlays] == [2, 3]
    assert "Cycle 3, Maintenance, from 10 May 2026: none of these counts." in summary(records, cycles=(2, 3))


def test_a_cycle_of_days_to_come_is_not_shown() -> None:
    assert len(content(two(), today=date(2026, 4, 20)).overlays) == 1
    assert len(content(two(), today=date(2026, 4, 21)).overlays) == 2


def lengths(*days: int) -> list[Record]:
    """Cycles of so many days, the last one until today."""
    records: list[Record] = []
    start = TODAY.toordinal() + 1 - sum(days)
    for length in days:
        day = date.fromordinal(start)
        records += [b.phase("consolidation", str(day)), *b.draw(f"{day}T12:00", platelets="90")]
        start += length
    return records


@pytest.mark.parametrize(
    ("days", "shown"),
    [
        ((9,), 28), ((28,), 28), ((29, 10), 29), ((56, 30), 56), ((57, 30), 56), ((690, 30), 56),
        ((690, 56), 56), ((690, 57), 57), ((690, 100), 100), ((690,), 690),
    ],
)  # fmt: skip
def test_the_axis_shows_so_many_days_that_a_long_cycle_does_not_squeeze_the_others(
    days: tuple[int, ...], shown: int
) -> None:
    assert content(lengths(*days)).days == shown


def test_the_line_of_a_cycle_that_goes_on_leads_to_the_first_count_beyond_the_axis() -> None:
    records = [
        b.phase("maintenance", "2026-01-01"),
        b.phase("consolidation", "2026-05-01"),
        *b.draw("2026-02-20T12:00", platelets="90"),
        *b.draw("2026-03-01T12:00", platelets="80"),
        *b.draw("2026-03-10T12:00", platelets="70"),
        *b.draw("2026-05-01T12:00", platelets="60"),
    ]
    first, second = content(records).overlays
    assert (first.days, second.days) == (120, 14)
    assert [point.x for point in first.series["platelets"].shown] == [51.5]
    assert [point.x for point in first.series["platelets"].points] == [51.5, 60.5]
    assert [point.x for point in second.series["platelets"].points] == [1.5]
    assert first.lows["platelets"].day == 69


def test_there_are_cycles_once_one_has_a_count() -> None:
    counts = b.draw("2026-04-10", platelets="70")
    assert not has_cycles(Timeline.of([]))
    assert not has_cycles(Timeline.of(counts))
    assert not has_cycles(Timeline.of([b.phase("induction", "2026-04-11"), *counts]))
    assert has_cycles(Timeline.of([b.phase("induction", "2026-04-10"), *counts]))


def test_the_summary_tells_each_cycle_with_its_lowest_counts() -> None:
    assert summary(two()) == (
        "Blood counts of 2 cycles by the day of the cycle, laid over one another. Cycle 1, Induction, from 1 Apr 2026: "
        "neutrophils lowest <0.1 ×10⁹/L on day 10 and back at the limit on day 18 and platelets lowest 70 ×10⁹/L on "
        "day 10. Cycle 2, Consolidation, from 21 Apr 2026: neutrophils lowest 0.4 ×10⁹/L on day 11."
    )
    assert summary([]) == "No cycle with blood counts."


def test_spinal_fluid_alone_has_no_panel() -> None:
    panel, result = b.draw("2026-05-04", neutrophils="0.01")
    fluid = replace(panel, specimen="csf")  # type: ignore[call-arg]
    records = [b.phase("induction", "2026-05-01"), fluid, result, *b.draw("2026-05-05", platelets="40")]
    view = CyclesView(today=date(2026, 5, 14))
    assert cycles_content(Timeline.of(records), view, b.texts()).analytes == ("platelets",)
