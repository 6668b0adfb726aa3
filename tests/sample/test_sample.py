from collections import Counter
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from diary.book.book import Book
from diary.book.changes import Edit
from diary.book.warnings import open_warnings
from diary.config.resources import Resources
from diary.core.checks import check_record
from diary.core.clock import FixedClock
from diary.core.records import Appointment, Panel, Record, Result, Treatment
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.treatment import phases_at, running_infusions
from diary.core.units import is_plausible
from diary.exchange import exchange_json
from diary.exchange.sample import STORY_END, sample_records
from diary.signs.rules import parse_rules


def story(until: datetime | None = None) -> Timeline:
    return Timeline.of(sample_records(until=until))


def test_the_same_seed_makes_the_same_diary() -> None:
    assert sample_records() == sample_records()
    assert sample_records(seed=1) != sample_records(seed=2)


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_every_record_can_be_whenever_the_diary_ends(last: date) -> None:
    for record in sample_records(last):
        check_record(record, last)


def test_it_reads_like_the_story() -> None:
    timeline = story()
    noon = datetime(2026, 5, 14, 12)
    assert [phase.phase for phase in phases_at(timeline, STORY_END)] == ["consolidation"]
    assert [infusion.medicine for infusion in running_infusions(timeline, noon)] == ["blinatumomab"]
    assert len(timeline.panels) == 27
    latest = {analyte: timeline.latest_count(analyte) for analyte in ("neutrophils", "platelets", "hemoglobin")}
    assert {analyte: (count.value, count.grade, count.marker) for analyte, count in latest.items() if count} == {
        "neutrophils": (Decimal("0.3"), 4, "low"),
        "platelets": (Decimal(41), 3, "low"),
        "hemoglobin": (Decimal("8.6"), 2, "low"),
    }
    assert min(count.value for count in timeline.counts("neutrophils") if count.value) == Decimal("0.1")
    assert min(count.value for count in timeline.counts("platelets") if count.value) == Decimal(12)
    assert [question.question for question in timeline.questions if question.answer is None]
    assert timeline.care_team.numbers[0].phone == "(202) 555-0142"
    assert any(not timeline.logged(day) for day in (date(2026, 3, 18), date(2026, 4, 19)))


def test_until_leaves_out_what_had_not_been_written_by_then() -> None:
    morning = story(datetime(2026, 5, 14, 14, 32))
    assert [reading.value for reading in morning.measurements_on(STORY_END) if reading.kind == "temperature"] == [
        Decimal("36.9")
    ]
    assert {entry.symptom for entry in morning.symptoms_on(STORY_END)} == {
        "fatigue", "chills", "nausea", "mouth-sores", "loss-of-appetite", "headache", "easy-bruising",
    }  # fmt: skip
    assert morning.appointments[-1].at.day == date(2026, 5, 15)
    assert any(treatment.planned for treatment in morning.treatments)
    assert len(story(datetime(2026, 5, 13, 8, 0)).panels) == 26


def test_nothing_hangs_on_a_record_that_is_not_there() -> None:
    records = sample_records(until=datetime(2026, 4, 1), years=10)
    panels = {record.id for record in records if isinstance(record, Panel)}
    assert all(record.panel in panels for record in records if isinstance(record, Result))


def test_ten_years_are_as_many_records_as_a_long_diary_has() -> None:
    records = sample_records(years=10)
    kinds = Counter(type(record) for record in records)
    assert 30_000 < len(records) < 40_000
    assert kinds[Panel] > 150
    assert len({(type(record), record.id) for record in records}) == len(records)
    for record in records:
        check_record(record, STORY_END)
    results = [record for record in records if isinstance(record, Result)]
    assert all(is_plausible(result.analyte, result.value, result.unit) for result in results)


def test_a_single_year_fits_too() -> None:
    first = min(treatment.started.day for treatment in timeline_of_years(1).treatments if treatment.started)
    assert first == date(2025, 5, 14)


def timeline_of_years(years: int) -> Timeline:
    return Timeline.of(sample_records(years=years))


def test_it_survives_the_exchange_file() -> None:
    records = sample_records()
    reading = exchange_json.read(exchange_json.write(Timeline.of(records)), STORY_END)
    assert set(map(identity, reading.records)) == set(map(identity, records))
    assert reading.whole


def identity(record: Record) -> tuple[type[Record], str]:
    return type(record), record.id


def test_kinds_of_treatment_are_all_there() -> None:
    kinds = {record.kind for record in sample_records() if isinstance(record, Treatment)}
    assert kinds == {"infusion", "intrathecal", "transfusion", "procedure", "hospital-stay"}
    assert any(isinstance(record, Appointment) for record in sample_records())


def test_what_was_settled_is_closed_and_the_last_fever_is_open(tmp_path: Path) -> None:
    moments = {datetime(2026, 5, 14, 14, 32): set(), datetime(2026, 5, 14, 20, 15): {"called"}}
    for until, states in moments.items():
        with opened(tmp_path / f"{until.hour}.db", until) as book:
            assert {warning.state for warning in open_warnings(book, STORY_END)} == states
            assert not open_warnings(book, STORY_END - timedelta(days=1))


def opened(path: Path, until: datetime) -> Book:
    resources = Resources.find()
    rules, catalog = parse_rules(resources.sign_rules()), resources.catalog()
    book = Book.open(path, clock=FixedClock(until), rules=rules, catalog=catalog)
    book.apply(Edit(title=Message.of("book.sample"), put=sample_records(until=until), exact=True))
    return book


def test_it_goes_back_four_months_to_the_first_tiredness() -> None:
    timeline = story()
    assert timeline.days[0] == date(2026, 1, 12)
    assert {entry.symptom for entry in timeline.symptoms_on(date(2026, 2, 15))} == {
        "fatigue", "bone-pain", "loss-of-appetite",
    }  # fmt: skip
