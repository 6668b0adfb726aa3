"""The days a change can touch."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from diary.core.records import Record
from diary.signs.engine import judge_range, touched_days
from diary.signs.touched import FIRST, LAST
from tests.signs.cases import DAY, Diary, catalog, rule_book
from tests.signs.generated import diaries


def touched(diary: Diary, *, before: Record | None = None) -> tuple[date, date] | None:
    return touched_days(before, diary.records[-1], diary.timeline())


def later(days: int) -> date:
    return DAY + timedelta(days=days)


def test_a_symptom_touches_a_week() -> None:
    assert touched(Diary().symptom("cough")) == (DAY, later(7))


def test_and_longer_while_it_is_among_the_last_seven_logged() -> None:
    diary = Diary()
    for number in range(1, 10):
        diary.symptom("cough", 1, later(number * 5).isoformat())
    diary.symptom("nausea", 1, later(300).isoformat())
    assert touched(diary.symptom("cough")) == (DAY, later(35))


def test_a_symptom_moved_touches_both_days() -> None:
    old = Diary().symptom("cough", 1, "2026-02-01").records[0]
    assert touched(Diary().symptom("cough"), before=old) == (date(2026, 2, 1), later(7))


def test_a_check_touches_its_day_and_a_reading_as_far_as_it_is_compared_with() -> None:
    assert touched(Diary().check("yes")) == (DAY, DAY)
    assert touched(Diary().reading("pulse", "80", "/min")) == (DAY, DAY)
    assert touched(Diary().temperature("38.0")) == (DAY, later(1))
    assert touched(Diary().reading("systolic", "120", "mm[Hg]")) == (DAY, later(7))
    assert touched(Diary().reading("weight", "80", "kg")) == (DAY, later(90))


def test_a_count_touches_all_days_until_later_ones_have_replaced_it() -> None:
    assert touched(Diary().count("calcium", "2.0", "2026-03-04", "mmol/L")) == (DAY, LAST)
    diary = Diary()
    for number in range(1, 5):
        diary.count("neutrophils", "1", later(number).isoformat())
    diary.count("neutrophils", "1", later(1).isoformat(), status="preliminary")
    assert touched(diary.count("neutrophils", "1", "2026-03-04")) == (DAY, later(3 + 15))
    panel = diary.records[-2]
    assert touched_days(None, panel, diary.timeline()) == (DAY, later(3 + 15))
    diary.given(None, "2026-01-01", kind="transplant")
    assert touched_days(None, panel, diary.timeline()) == (DAY, LAST)


def test_a_draw_without_results_and_a_result_without_its_draw() -> None:
    draw = Diary().add("counts", collected_at="2026-03-04")
    assert touched(draw) == (DAY, LAST)
    orphan = Diary().add("results", panel="gone", analyte="platelets", value="5", unit="10*9/L")
    assert touched(orphan) is None


def test_treatment_touches_everything_from_three_days_before_it() -> None:
    assert touched(Diary().given("vincristine", "2026-03-04")) == (later(-3), LAST)
    assert touched(Diary().course("prednisone", "2026-03-04")) == (later(-3), LAST)
    assert touched(Diary().given("vincristine", None)) == (FIRST, LAST)
    assert touched(Diary().given("vincristine", "2026-03-04", planned=True)) is None
    assert touched(Diary().milestone("remission", None).given("vincristine", "2026-03-04")) == (FIRST, LAST)
    assert touched(Diary().add("devices", device="port", placed="2026-03-04")) == (later(-3), LAST)
    assert touched(Diary().add("dose_changes", medicine="dasatinib", direction="up", on="2026-03-04")) == (
        later(-3),
        LAST,
    )


def test_a_phase_or_a_milestone_touches_all_days() -> None:
    assert touched(Diary().phase("induction", "2026-03-04")) == (FIRST, LAST)
    assert touched(Diary().milestone("remission", "2026-03-04")) == (FIRST, LAST)


def test_what_has_no_date_touches_all_days_where_a_rule_asks_for_it() -> None:
    assert touched(Diary().add("care_team", fever_at={"value": "37.5", "unit": "Cel"})) == (FIRST, LAST)
    assert touched(Diary().add("care_team", name="Clinic")) == (FIRST, LAST)
    clinic = Diary().add("care_team", name="Clinic").records[0]
    assert touched(Diary().add("care_team", name="Ward"), before=clinic) is None
    assert touched(Diary().add("person", subtype="t-cell")) == (FIRST, LAST)
    assert touched(Diary().add("settings", neutrophils_include_bands={"Lab": True})) == (FIRST, LAST)


def test_other_records_touch_nothing() -> None:
    assert touched(Diary().add("days", day="2026-03-04", note="x")) is None
    assert touched(Diary().add("appointments", at="2026-03-04T09:00")) is None
    same = Diary().symptom("cough").records[0]
    assert touched_days(same, same, Diary().timeline()) is None


@settings(max_examples=40)
@given(diaries(), st.data())
def test_no_day_outside_changes_when_a_record_goes(diary: Diary, data: st.DataObject) -> None:
    if not diary.records:
        return
    gone = data.draw(st.sampled_from(diary.records))
    left = Diary(*(record for record in diary.records if record is not gone))
    span = touched_days(gone, None, diary.timeline())
    first, last = DAY - timedelta(days=24), DAY + timedelta(days=24)
    before = judge_range(rule_book(), diary.timeline(), catalog(), first, last)
    after = judge_range(rule_book(), left.timeline(), catalog(), first, last)
    for was, now in zip(before, after, strict=True):
        assert was == now or (span is not None and span[0] <= was.day <= span[1])
