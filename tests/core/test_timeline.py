"""The diary in memory."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import (
    Appointment,
    CareTeam,
    Check,
    Day,
    Device,
    DiaryInfo,
    DoseChange,
    Measurement,
    Medicine,
    Milestone,
    Panel,
    Person,
    Phase,
    Question,
    Record,
    Response,
    Result,
    Settings,
    Symptom,
    Treatment,
    kind_of,
)
from diary.core.timeline import Timeline, days_between, moment_of
from diary.core.when import When
from tests.strategies import diaries

DAY = date(2026, 3, 4)


def when(text: str) -> When:
    return When.parse(text)


def symptom(record_id: str, at: str, severity: int | None = 1, word: str = "nausea") -> Symptom:
    return Symptom(id=record_id, when=when(at), symptom=word, severity=severity)


def draw(record_id: str, at: str, value: str, specimen: str = "blood") -> list[Record]:
    return [
        Panel(id=record_id, collected_at=when(at), specimen=specimen),
        Result(id=f"{record_id}-r", panel=record_id, analyte="platelets", value=Decimal(value), unit="10*9/L"),
    ]


def test_an_empty_diary_answers_everything_with_nothing() -> None:
    timeline = Timeline.of([])
    assert timeline.person == Person(id="person")
    assert timeline.diary == DiaryInfo(id="diary")
    assert timeline.care_team == CareTeam(id="care_team")
    assert timeline.settings == Settings(id="settings")
    assert timeline.day(DAY) == Day(id="2026-03-04", day=DAY)
    assert not timeline.symptoms_on(DAY)
    assert not timeline.measurements_on(DAY)
    assert not timeline.checks_on(DAY)
    assert timeline.counts("platelets") == timeline.days == timeline.analytes == ()
    assert timeline.latest_count("platelets") is None
    assert timeline.worst_on(DAY, "nausea") is None
    assert not timeline.logged(DAY)
    assert list(timeline) == []


def test_entries_of_a_day_come_in_order_of_time_those_without_one_last() -> None:
    timeline = Timeline.of(
        [
            symptom("c", "2026-03-04"),
            symptom("b", "2026-03-04T15:00"),
            symptom("a", "2026-03-04T09:00"),
            symptom("x", "2026-03-05"),
        ]
    )
    assert [entry.id for entry in timeline.symptoms_on(DAY)] == ["a", "b", "c"]


def test_the_worst_entry_of_a_day_speaks_and_one_not_rated_counts_as_worst() -> None:
    timeline = Timeline.of([symptom("a", "2026-03-04T09:00", 0), symptom("b", "2026-03-04T10:00", 3)])
    worst = timeline.worst_on(DAY, "nausea")
    assert worst is not None
    assert worst.id == "b"
    unrated = timeline.changed([symptom("c", "2026-03-04T11:00", None)]).worst_on(DAY, "nausea")
    assert unrated is not None
    assert unrated.id == "c"


def test_singletons_are_found_whatever_their_id_and_the_newest_stands() -> None:
    old = Person(id="x", name="Old")
    new = Person(id="y", name="New", changed_at=datetime.fromisoformat("2026-03-04T10:00:00+00:00"))
    assert Timeline.of([new, old]).person.name == "New"


def test_records_without_a_date_come_first() -> None:
    phases = [Phase(id="b", phase="induction", started=when("2026-02-02")), Phase(id="a", phase="rest")]
    assert [phase.id for phase in Timeline.of(phases).phases] == ["a", "b"]


def test_counts_are_found_up_to_a_moment_without_other_specimens() -> None:
    timeline = Timeline.of(
        [
            *draw("a", "2026-03-03T08:10", "18"),
            *draw("b", "2026-03-04", "20"),
            *draw("c", "2026-03-04T09:00", "3", specimen="csf"),
        ]
    )
    assert [count.value for count in timeline.counts_until("platelets", datetime(2026, 3, 3, 8, 10))] == [Decimal(18)]
    assert [count.value for count in timeline.counts_until("platelets", datetime(2026, 3, 4, 0, 0))] == [
        Decimal(18),
        Decimal(20),
    ]
    assert len(timeline.counts("platelets")) == 3
    latest = timeline.latest_count("platelets")
    assert latest is not None
    assert latest.value == Decimal(20)
    assert timeline.analytes == ("platelets",)


def test_of_two_draws_that_both_carry_an_offset_the_later_one_is_the_latest() -> None:
    first, second = draw("a", "2025-10-26T02:50+02:00", "80"), draw("b", "2025-10-26T02:10+01:00", "8")
    timeline = Timeline.of([*first, *second])
    assert [count.value for count in timeline.counts_until("platelets", datetime(2025, 10, 27))] == [
        Decimal(80),
        Decimal(8),
    ]
    latest = timeline.latest_count("platelets")
    assert latest is not None
    assert latest.value == Decimal(8)


def test_bands_are_counted_as_the_laboratorys_setting_says() -> None:
    records: list[Record] = [
        Panel(id="p", collected_at=when("2026-03-03"), lab="City"),
        Result(id="w", panel="p", analyte="white-cells", value=Decimal(2), unit="10*9/L"),
        Result(id="n", panel="p", analyte="neutrophils-percent", value=Decimal(10), unit="%"),
        Result(id="b", panel="p", analyte="bands-percent", value=Decimal(5), unit="%"),
    ]
    timeline = Timeline.of(records)
    assert timeline.counts("neutrophils")[0].value == Decimal("0.2")
    added = timeline.changed([Settings(id="settings", neutrophils_include_bands=(("City", False),))])
    assert added.counts("neutrophils")[0].value == Decimal("0.3")


def test_every_kind_has_its_own_look_up() -> None:
    records: list[Record] = [
        Medicine(id="m", medicine="dasatinib"),
        DoseChange(id="d", medicine="dasatinib", direction="up", on=when("2026-03-04")),
        Treatment(id="t", kind="infusion"),
        Device(id="v", device="port", placed=when("2026-03-04")),
        Milestone(id="s", milestone="remission", on=when("2026-03-04")),
        Appointment(id="a", at=when("2026-03-06T10:30")),
        Question(id="q", question="Why?", asked_on=when("2026-03-04")),
        Response(id="r", sign="fever", day=DAY, did="called"),
        Check(id="c", when=when("2026-03-04T14:30"), check="infusion", answer="no"),
        Measurement(id="w", when=when("2026-03-04"), kind="weight", value=Decimal(70), unit="kg"),
        Day(id="2026-03-05", day=date(2026, 3, 5), nothing_new=True),
    ]
    timeline = Timeline.of(records)
    found = [
        *timeline.medicines, *timeline.dose_changes, *timeline.treatments, *timeline.devices, *timeline.milestones,
        *timeline.appointments, *timeline.questions, *timeline.responses, *timeline.checks_on(DAY),
        *timeline.measurements_on(DAY), timeline.day(date(2026, 3, 5)),
    ]  # fmt: skip
    assert found == records
    assert timeline.get("medicines", "m") == records[0]
    assert timeline.days == (DAY, date(2026, 3, 5))
    assert timeline.logged(DAY)
    assert timeline.logged(date(2026, 3, 5))


def test_a_draw_makes_its_day_a_day_of_the_diary_but_not_a_logged_one() -> None:
    timeline = Timeline.of(draw("a", "2026-03-03T08:10", "18"))
    assert timeline.days == (date(2026, 3, 3),)
    assert not timeline.logged(date(2026, 3, 3))


def test_a_change_leaves_the_timeline_it_came_from_as_it_was() -> None:
    before = Timeline.of([symptom("a", "2026-03-04", 1), Phase(id="p", phase="rest")])
    assert before.phases
    after = before.changed([symptom("a", "2026-03-05", 2)], [("phases", "p")])
    assert [entry.id for entry in before.symptoms_on(DAY)] == ["a"]
    assert before.phases
    assert after.symptoms_on(DAY) == ()
    assert [entry.severity for entry in after.symptoms_on(date(2026, 3, 5))] == [2]
    assert after.phases == ()


def test_removing_one_of_two_entries_leaves_the_other() -> None:
    timeline = Timeline.of([symptom("a", "2026-03-04"), symptom("b", "2026-03-04")])
    assert [entry.id for entry in timeline.changed(removed=[("symptoms", "a")]).symptoms_on(DAY)] == ["b"]
    assert timeline.changed(removed=[("symptoms", "zzz")]).symptoms_on(DAY) == timeline.symptoms_on(DAY)


def test_two_entries_of_one_kind_are_added_at_once() -> None:
    timeline = Timeline.of([]).changed([symptom("a", "2026-03-04"), symptom("b", "2026-03-04")])
    assert len(timeline.symptoms_on(DAY)) == 2


def test_days_between_two_dates_include_both() -> None:
    assert list(days_between(date(2026, 2, 28), date(2026, 3, 1))) == [date(2026, 2, 28), date(2026, 3, 1)]


def test_the_moment_of_a_record_is_its_own_time_or_its_day() -> None:
    assert moment_of(Day(id="2026-03-04", day=DAY)) == when("2026-03-04")
    assert moment_of(Person(id="person")) is None


ENTRIES = st.lists(
    st.builds(
        symptom,
        record_id=st.sampled_from("abcdef"),
        at=st.sampled_from(["2026-03-04", "2026-03-04T10:00", "2026-03-05", "2026-03-06T23:59"]),
        severity=st.none() | st.integers(0, 4),
    ),
    max_size=12,
)


@given(ENTRIES)
def test_entering_one_by_one_gives_the_same_diary_as_reading_all_at_once(entries: list[Symptom]) -> None:
    grown = Timeline.of([])
    for entry in entries:
        grown = grown.changed([entry])
    whole = Timeline.of(entries)
    assert grown.by_day == whole.by_day
    assert sorted(record.id for record in grown) == sorted(record.id for record in whole)


@given(diaries(), diaries(), st.integers(0, 20))
def test_a_changed_timeline_is_the_same_as_a_new_one_of_what_is_left(
    before: tuple[Record, ...], added: tuple[Record, ...], gone: int
) -> None:
    removed = [(kind_of(record), record.id) for record in before[:gone]]
    moved = [replace(record, panel="elsewhere") for record in before[gone:] if isinstance(record, Result)][:1]
    timeline = Timeline.of(before)
    changed = timeline.changed((*added, *moved), removed)
    left = {(kind_of(record), record.id): record for record in timeline}
    for key in removed:
        del left[key]
    for record in (*added, *moved):
        left.pop((kind_of(record), record.id), None)
        left[kind_of(record), record.id] = record
    fresh = Timeline.of(left.values())
    assert changed == fresh
    assert Timeline.of(before) == timeline


def test_of_two_readings_of_one_minute_the_one_entered_last_is_the_later() -> None:
    first = Measurement(
        id="b",
        when=When(DAY, time(12, 10)),
        kind="temperature",
        value=Decimal("36.8"),
        unit="Cel",
        changed_at=datetime(2026, 3, 4, 17, 10, 5, tzinfo=UTC),
    )
    second = replace(first, id="a", value=Decimal("38.6"), changed_at=datetime(2026, 3, 4, 17, 10, 50, tzinfo=UTC))
    imported = replace(first, id="c", changed_at=None)
    timeline = Timeline.of([second, first, imported])
    assert timeline.measurements_on(DAY) == (imported, first, second)
