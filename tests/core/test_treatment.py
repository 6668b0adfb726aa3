"""What ran when."""

from datetime import date, datetime, timedelta

import pytest

from diary.core.records import Device, Medicine, Phase, Record, Treatment
from diary.core.timeline import Timeline
from diary.core.treatment import (
    Running,
    Span,
    devices_at,
    infusion_span,
    medicines_at,
    phases_at,
    running_infusions,
    span_of,
)
from diary.core.when import When


def when(text: str) -> When:
    return When.parse(text)


def infusion(medicine: str, started: str | None, ended: str | None = None, kind: str = "infusion") -> Treatment:
    return Treatment(
        id=f"{medicine}{started}",
        kind=kind,
        medicine=medicine,
        started=when(started) if started else None,
        ended=when(ended) if ended else None,
    )


@pytest.mark.parametrize(
    ("treatment", "moment", "state"),
    [
        (infusion("blinatumomab", "2026-03-01T09:00"), datetime(2026, 3, 1, 8, 59), Running.NOT_YET),
        (infusion("blinatumomab", "2026-03-01T09:00"), datetime(2026, 3, 1, 9, 0), Running.RUNNING),
        (infusion("blinatumomab", "2026-03-01T09:00"), datetime(2026, 3, 29, 9, 0), Running.RUNNING),
        (infusion("blinatumomab", "2026-03-01T09:00"), datetime(2026, 3, 29, 9, 1), Running.MAYBE),
        (infusion("vincristine", "2026-03-01T09:00"), datetime(2026, 3, 2, 9, 0), Running.RUNNING),
        (infusion("vincristine", "2026-03-01T09:00"), datetime(2026, 3, 2, 9, 1), Running.MAYBE),
        (infusion("blinatumomab", "2026-03-01", "2026-03-20"), datetime(2026, 3, 20, 23, 0), Running.RUNNING),
        (infusion("blinatumomab", "2026-03-01", "2026-03-20"), datetime(2026, 3, 21, 0, 0), Running.ENDED),
        (infusion("blinatumomab", None), datetime(2026, 3, 21, 0, 0), Running.RUNNING),
        (infusion("", "2026-03-01", kind="hospital-stay"), datetime(2026, 5, 1, 0, 0), Running.RUNNING),
    ],
)
def test_an_infusion_runs_its_usual_length_and_then_may_be_running(
    treatment: Treatment, moment: datetime, state: Running
) -> None:
    assert infusion_span(treatment).at(moment) is state


def test_the_time_since_its_end_is_known_only_after_it() -> None:
    span = Span(when("2026-03-01"), when("2026-03-02T12:00"))
    assert span.since_end(datetime(2026, 3, 2, 12, 0)) is None
    assert span.since_end(datetime(2026, 3, 3, 12, 0)) == timedelta(days=1)
    assert Span(None, None).since_end(datetime(2026, 3, 3)) is None


def test_the_first_day_is_day_one() -> None:
    span = Span(when("2026-03-01T09:00"), None)
    assert span.day_number(date(2026, 3, 1)) == 1
    assert span.day_number(date(2026, 3, 12)) == 12
    assert span.day_number(date(2026, 2, 28)) is None
    assert Span(None, None).day_number(date(2026, 3, 1)) is None


def test_planned_infusions_do_not_run() -> None:
    planned = Treatment(id="p", kind="infusion", medicine="blinatumomab", started=when("2026-03-01"), planned=True)
    oral = Treatment(id="o", kind="oral-dose", medicine="dexamethasone", started=when("2026-03-04"))
    running = infusion("blinatumomab", "2026-03-02")
    older = infusion("cytarabine", "2026-03-01T09:00")
    timeline = Timeline.of([planned, oral, running, older])
    assert running_infusions(timeline, datetime(2026, 3, 4, 12, 0)) == (running, older)


def test_phases_courses_and_devices_of_a_day() -> None:
    records: list[Record] = [
        Phase(id="a", phase="induction", started=when("2026-02-02"), ended=when("2026-03-01")),
        Phase(id="b", phase="consolidation", started=when("2026-03-02")),
        Phase(id="c", phase="cns-prophylaxis", started=when("2026-02-10")),
        Medicine(id="m", medicine="dasatinib", started=when("2026-02-09")),
        Medicine(id="n", medicine="prednisone", ended=when("2026-03-01")),
        Device(id="d", device="port", placed=when("2026-01-30")),
        Device(id="e", device="picc", placed=when("2026-01-01"), removed=when("2026-01-30")),
    ]
    timeline = Timeline.of(records)
    day = date(2026, 3, 4)
    assert [phase.id for phase in phases_at(timeline, day)] == ["b", "c"]
    assert [course.id for course in medicines_at(timeline, day)] == ["m"]
    assert [device.id for device in devices_at(timeline, day)] == ["d"]
    assert span_of(timeline.devices[0]).ended == when("2026-01-30")
