from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from diary.book import day as days
from diary.book import judging
from diary.book.book import Book
from diary.book.changes import Edit, new_id
from diary.book.draws import add_draw
from diary.book.judging import to_log, touched_spans
from diary.core.records import Milestone, Panel, Person, Record, Result, Symptom, Treatment, kind_of
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.signs.engine import judge
from diary.signs.touched import FIRST, LAST
from diary.storage.batch import Change
from tests.book.conftest import TODAY, YESTERDAY, did, fever, log

TITLE = Message.of("book.settings")
PANEL = Panel(id="panel", collected_at=When(YESTERDAY, time(8)))


def added(record: Record) -> Change:
    return Change(kind=kind_of(record), id=record.id, new=record)


def symptom(day: date) -> Symptom:
    return Symptom(id=day.isoformat(), when=When(day), symptom="blue-lips")


def result(number: int, panel: str = "panel") -> Result:
    return Result(id=str(number), panel=panel, analyte="platelets", value=Decimal(9), unit="10*9/L")


def test_days_that_touch_are_joined() -> None:
    far = date(2020, 1, 1)
    spans = touched_spans([added(symptom(day)) for day in (TODAY, far, YESTERDAY)], Timeline.of([]))
    assert len(spans) == 2
    assert spans[0][0] == far
    assert spans[1][0] == YESTERDAY
    assert spans[1][1] >= TODAY


@pytest.mark.parametrize(
    ("record", "first"),
    [
        (symptom(YESTERDAY), YESTERDAY - timedelta(days=31)),
        (result(0), YESTERDAY - timedelta(days=31)),
        (result(0, "unknown"), FIRST),
        (Person(id="person"), FIRST),
    ],
)
def test_very_many_changes_touch_everything_from_before_the_first(
    record: Record, first: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(judging, "MANY", 2)
    changes = [added(found) for found in (symptom(TODAY), symptom(TODAY), record)]
    assert touched_spans(changes, Timeline.of([]), Timeline.of([PANEL])) == [(first, LAST)]


def test_flags_are_logged_up_to_today_and_a_year_back() -> None:
    year = timedelta(days=366)
    assert to_log([(YESTERDAY, LAST)], TODAY) == [(YESTERDAY, TODAY)]
    assert to_log([(FIRST, LAST)], TODAY) == [(TODAY - year, TODAY)]
    assert to_log([(TODAY - year, TODAY)], TODAY) == [(TODAY - year, TODAY)]
    tomorrow = TODAY + timedelta(days=1)
    assert to_log([(tomorrow, LAST)], TODAY) == [(tomorrow, tomorrow)]
    assert to_log([(tomorrow + timedelta(days=1), LAST)], TODAY) == []


def test_what_is_known_of_days_is_forgotten_where_a_change_touches_them(book: Book) -> None:
    before = book.judgement(TODAY), book.judgement(date(2020, 1, 1))
    fever(book)
    assert book.judgement(TODAY) is not before[0]
    assert book.judgement(date(2020, 1, 1)) is before[1]


def test_the_look_ups_follow_every_change(book: Book) -> None:
    """What is carried over from one state of the diary to the next says the same as a look from nothing."""

    def as_from_nothing() -> bool:
        day = judge(book.rules, book.timeline, book.catalog, TODAY)
        return book.judgement(TODAY) == day

    remission = Milestone(id=new_id(), milestone="remission", on=When(TODAY - timedelta(days=60)))
    did(book.apply(Edit(title=TITLE, put=(remission,))))
    for back, value in ((14, "200"), (7, "150"), (0, "100")):
        platelets = Result(id="", panel="", analyte="platelets", value=Decimal(value), unit="10*9/L")
        did(add_draw(book, collected_at=When(TODAY - timedelta(days=back), time(8)), results=(platelets,)))
        assert as_from_nothing()
    assert "possible-return" in {flag.sign for flag in book.judgement(TODAY).flags}
    dose = Treatment(id=new_id(), kind="infusion", medicine="vincristine", started=When(TODAY - timedelta(days=20)))
    did(book.apply(Edit(title=TITLE, put=(dose,))))
    assert as_from_nothing()
    assert "possible-return" not in {flag.sign for flag in book.judgement(TODAY).flags}
    did(book.apply(Edit(title=TITLE, removed=(dose,))))
    assert as_from_nothing()
    assert "possible-return" in {flag.sign for flag in book.judgement(TODAY).flags}
    log(book, "nausea", 2)
    assert as_from_nothing()
    reading = fever(book, "38.6")
    assert as_from_nothing()
    days.remove(book, reading)
    assert as_from_nothing()
