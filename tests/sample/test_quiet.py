from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.core.checks import check_record
from diary.core.timeline import Timeline
from diary.exchange.sample import STORY_END, quiet_year


def test_the_same_seed_makes_the_same_year() -> None:
    assert quiet_year(STORY_END, 1) == quiet_year(STORY_END, 1)
    assert quiet_year(STORY_END, 1) != quiet_year(STORY_END, 2)


@given(st.dates(date(2002, 1, 1), date(2100, 1, 1)))
def test_every_record_can_be_whenever_the_year_ends(last: date) -> None:
    for record in quiet_year(last, 1):
        check_record(record, last)


def test_it_is_a_year_of_maintenance_with_one_cold() -> None:
    timeline = Timeline.of(quiet_year(STORY_END, 1))
    entries = [(day, entry) for day in timeline.by_day["symptoms"] for entry in timeline.symptoms_on(day)]
    assert min(day for day, _ in entries) == STORY_END - timedelta(days=364)
    assert {entry.symptom for _, entry in entries if entry.severity == 2} == {"sore-throat", "cough"}
    assert {course.medicine for course in timeline.medicines} == {"mercaptopurine", "methotrexate"}
    assert {count.marker for analyte in timeline.analytes for count in timeline.counts(analyte)} == {"in"}
    assert len(timeline.panels) == 27
