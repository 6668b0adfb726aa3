from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diary.charts.content import content_of
from diary.charts.summary import trends_summary
from diary.charts.view import SymptomOrder, TrendsView
from diary.core.records import Doubt, Measurement
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b

TEXTS = b.texts()
VIEW = b.view(date(2026, 5, 1), date(2026, 5, 14))


def said(timeline: Timeline, view: TrendsView = VIEW) -> str:
    return TEXTS.render(trends_summary(content_of(timeline, view, TEXTS), view))


def test_the_summary_tells_the_extremes_then_the_phases() -> None:
    assert said(b.three_months(), b.view()) == (
        "16 Feb 2026 to 14 May 2026: lowest white cells 0.4 ×10⁹/L on 1 Mar, lowest neutrophils <0.1 ×10⁹/L on 1 Mar, "
        "lowest hemoglobin 7.4 g/dL on 20 Feb, lowest platelets 14 ×10⁹/L on 23 Feb, highest temperature 38.6 °C "
        "on 14 May, a fever on 4 days and worst symptom easy bruising, very severe. "
        "Phases: Induction, part 1; Induction, part 2; Rest; Consolidation."
    )
    assert said(Timeline.of([])) == "1 May 2026 to 14 May 2026: nothing entered."


def test_the_summary_of_years_gives_dates_with_their_year() -> None:
    records = b.draw("2024-03-04", platelets="40")
    assert (
        said(Timeline.of(records), b.view(date(2024, 1, 1)))
        == "1 Jan 2024 to 14 May 2026: lowest platelets 40 ×10⁹/L on 4 Mar 2024. No counts after 4 Mar 2024."
    )


def test_the_summary_leaves_out_fevers_where_there_were_none() -> None:
    records = [b.temperature("2026-05-04", "36.6"), b.symptom("2026-05-04", "seizure", None)]
    assert said(Timeline.of(records)) == (
        "1 May 2026 to 14 May 2026: highest temperature 36.6 °C on 4 May and not rated: seizure."
    )


def weight(when: str, value: str) -> Measurement:
    return Measurement(id=b.new_id(), when=When.parse(when), kind="weight", value=Decimal(value), unit="kg")


def test_other_panels_are_told_by_their_lowest_and_highest_value() -> None:
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), panels=("alt", "weight", "red-cells"))
    alt = b.draw("2026-05-03", alt="30"), b.draw("2026-05-04", alt="210")
    red = b.draw("2026-05-03", red_cells="3.1")
    assert said(Timeline.of([*alt[0], *alt[1], weight("2026-05-03", "70")]), view) == (
        "1 May 2026 to 14 May 2026: ALT (liver) 30 to 210 U/L and weight 70 kg."
    )
    assert "lowest red cells 3.1" in said(Timeline.of(red), view)


def test_a_gap_of_more_than_two_weeks_is_told_and_of_several_the_longest() -> None:
    view = b.view(date(2026, 1, 1), date(2026, 5, 14))
    days = ["2026-01-01T08:00", "2026-01-15T08:00", "2026-02-01T08:00"]
    one = Timeline.of([record for day in days for record in b.draw(day, platelets="40")])
    assert said(one, view).endswith("on 1 Jan. No counts from 15 Jan to 1 Feb. No counts after 1 Feb.")
    two = Timeline.of([*one, *b.draw("2026-05-01", platelets="40")])
    assert said(two, view).endswith("2 times no counts for more than two weeks, the longest from 1 Feb to 1 May.")


def test_of_many_phases_the_number_and_the_last_are_told() -> None:
    phases = [b.phase("rest", f"2026-05-0{day}", f"2026-05-0{day}") for day in range(1, 5)]
    timeline = Timeline.of([*phases, b.phase("maintenance", "2026-05-05")])
    assert said(timeline) == "1 May 2026 to 14 May 2026: nothing entered. 5 phases, the last Maintenance."


def test_the_worst_symptom_is_told_in_whatever_order_they_stand() -> None:
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), symptom_order=SymptomOrder.GROUP)
    timeline = Timeline.of([b.symptom("2026-05-02", "fatigue", 1), b.symptom("2026-05-02", "nausea", 3)])
    assert said(timeline, view).endswith("worst symptom nausea, severe.")


def test_a_symptom_that_was_not_rated_does_not_hide_the_worst_that_was() -> None:
    timeline = Timeline.of(
        [b.symptom("2026-05-02", "headache", None), b.symptom("2026-05-02", "nausea", 4),
         b.symptom("2026-05-03", "headache", 1)]
    )  # fmt: skip
    assert said(timeline).endswith("worst symptom nausea, very severe and not rated: headache.")


def test_values_in_doubt_and_panels_without_values_are_told() -> None:
    hot = replace(b.temperature("2026-05-06", "39.5"), doubt=Doubt(why="unit"))
    old, new = b.draw("2026-03-01", platelets="40"), b.draw("2026-05-04", hemoglobin="8.1", neutrophils="0.3?")
    assert said(Timeline.of([*old, *new, hot, weight("2026-02-01", "70")])) == (
        "1 May 2026 to 14 May 2026: lowest hemoglobin 8.1 g/dL on 4 May, 2 values in doubt "
        "and nothing for platelets and weight."
    )


@pytest.mark.parametrize(("today", "told"), [(date(2026, 5, 14), False), (date(2026, 5, 15), True)])
def test_that_counts_end_long_before_today_is_told(today: date, *, told: bool) -> None:
    timeline = Timeline.of(b.draw("2026-05-01", platelets="40"))
    assert said(timeline, b.view(date(2026, 5, 1), today)).endswith("No counts after 1 May.") is told
