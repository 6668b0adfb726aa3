from datetime import date

from diary.core.records import Appointment
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.reports.period import next_visit, usual_period

TODAY = date(2026, 5, 14)


def _visits(*moments: str) -> Timeline:
    return Timeline.of(Appointment(id=moment, at=When.parse(moment)) for moment in moments)


def test_a_report_begins_at_the_last_visit() -> None:
    timeline = _visits("2026-03-01", "2026-04-30T09:00", "2026-05-20")
    assert usual_period(timeline, TODAY) == (date(2026, 4, 30), TODAY)


def test_without_a_past_visit_it_covers_thirty_days() -> None:
    first, last = usual_period(_visits("2026-05-15"), TODAY)
    assert (last - first).days + 1 == 30
    assert last == TODAY


def test_a_visit_of_today_is_not_past() -> None:
    assert usual_period(_visits("2026-05-01", "2026-05-14T08:00"), TODAY) == (date(2026, 5, 1), TODAY)


def test_the_next_visit_is_the_first_from_today_on() -> None:
    found = next_visit(_visits("2026-05-13", "2026-05-14T08:00", "2026-05-20"), TODAY)
    assert found is not None
    assert found.id == "2026-05-14T08:00"
    assert next_visit(_visits("2026-05-13"), TODAY) is None
