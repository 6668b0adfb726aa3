from collections.abc import Callable
from datetime import date, time, timedelta
from decimal import Decimal

import pytest

from diary.book import day as days
from diary.book import draws, history, joining, warnings
from diary.book.book import Book
from diary.book.changes import Edit
from diary.book.history import Choice, PastFlag
from diary.core.clock import today, wall
from diary.core.records import Response, Result
from diary.core.when import When
from diary.signs.flags import RANK
from tests.book.conftest import TODAY, YESTERDAY, HandClock, fever, log

ALL = Choice()


def of(book: Book, sign: str, choice: Choice = ALL) -> list[PastFlag]:
    return [past for past in history.latest(book, choice).flags if past.sign == sign]


def answer(book: Book, did: str, sign: str = "fever", day: date = TODAY) -> None:
    warnings.respond(book, [(sign, day)], did=did, at=wall(book.clock), who="Nurse Kim", said="Come in.")


def platelets(value: str) -> Result:
    return Result(id="", panel="", analyte="platelets", value=Decimal(value), unit="10*9/L")


def neutrophils(value: str) -> Result:
    return Result(id="", panel="", analyte="neutrophils", value=Decimal(value), unit="10*9/L")


def test_a_new_diary_has_no_history(book: Book) -> None:
    assert history.latest(book, ALL) == history.Part(flags=(), goes_on=None)


def test_it_tells_when_a_flag_came_why_and_by_which_rules(book: Book) -> None:
    reading = fever(book)
    (past,) = of(book, "fever")
    assert (past.day, past.urgency, past.strongest, past.state, past.stays) == (TODAY, "now", "now", "open", False)
    (row,) = past.log
    assert (row.flag.raised, row.flag.reason, row.flag.rules) == (True, "entry-added", book.rules.version)
    assert [piece.ref for piece in history.in_full(book, past).evidence] == [reading.id]


def test_a_flag_that_went_is_told_with_the_reason_and_as_it_was(book: Book) -> None:
    reading = fever(book)
    answer(book, "closed")
    days.remove(book, reading)
    (past,) = of(book, "fever")
    assert (past.flag, past.urgency, past.state) == (None, "now", "closed")
    assert [(row.flag.raised, row.flag.reason) for row in past.log] == [(True, "entry-added"), (False, "entry-deleted")]
    full = history.in_full(book, past)
    assert (full.urgency, [piece.ref for piece in full.evidence]) == ("now", [reading.id])


def test_a_tell_whose_entry_went_is_withdrawn(book: Book) -> None:
    days.clear_symptom(book, entry=log(book, "fatigue", 2))
    (past,) = of(book, "anemia")
    assert (past.flag, past.state, past.log[-1].flag.reason) == (None, "withdrawn", "entry-deleted")


@pytest.mark.parametrize(
    ("did", "state"),
    [("called", "open"), ("told", "open"), ("remind", "open"), ("closed", "closed"), ("entry-corrected", "closed")],
)
def test_what_was_done_stands_with_it(book: Book, did: str, state: str) -> None:
    fever(book)
    answer(book, did)
    (past,) = of(book, "fever")
    assert past.state == state
    assert [(found.did, found.who, found.said) for found in past.responses] == [(did, "Nurse Kim", "Come in.")]


def test_an_answer_of_the_day_after_that_closes_it_stands_with_it_too(book: Book, hands: HandClock) -> None:
    fever(book)
    hands.pass_days(1)
    fever(book, day=today(hands))
    answer(book, "closed", day=today(hands))
    assert [(past.day, past.state) for past in of(book, "fever")] == [
        (today(hands), "closed"),
        (TODAY, "closed"),
    ]


def test_responses_stand_in_order_even_without_their_time(book: Book) -> None:
    fever(book)
    answer(book, "called")
    nameless = Response(id="r", sign="fever", day=TODAY, did="told")
    book.apply(Edit(title=book.journal()[0].title, put=(nameless,), exact=True))
    (past,) = of(book, "fever")
    assert [found.did for found in past.responses] == ["called", "told"]


def test_only_open_warnings_can_be_told(book: Book) -> None:
    fever(book)
    log(book, "fatigue", 3)
    found = history.latest(book, Choice(open_only=True))
    assert {(past.sign, past.day) for past in found.flags} == {
        (warning.sign, warning.day) for warning in warnings.open_warnings(book, TODAY)
    }
    assert found.goes_on is None
    answer(book, "closed")
    assert of(book, "fever", Choice(open_only=True)) == []


@pytest.mark.parametrize(("least", "told"), [("emergency", False), ("now", True), ("today", True), ("note", True)])
def test_only_from_a_step_on(book: Book, least: str, *, told: bool) -> None:
    fever(book)
    assert bool(of(book, "fever", Choice(least=least))) is told


def test_only_one_sign(book: Book) -> None:
    fever(book)
    assert {past.sign for past in history.latest(book, Choice(sign="fever")).flags} == {"fever"}


def test_what_was_stronger_once_counts_as_that_strong(book: Book) -> None:
    log(book, "cough", 2)
    draws.add_draw(book, collected_at=When(YESTERDAY, time(8)), results=(neutrophils("5.0"),))
    (past,) = of(book, "infection", Choice(least="now"))
    assert (past.urgency, past.strongest) == ("today", "now")


def test_the_latest_day_comes_first_and_on_a_day_the_strongest(book: Book, hands: HandClock) -> None:
    log(book, "fatigue", 2)
    fever(book)
    hands.pass_days(1)
    log(book, "fatigue", 2, day=today(hands))
    found = history.latest(book, ALL).flags
    assert [past.day for past in found] == sorted((past.day for past in found), reverse=True)
    assert next(past.urgency for past in found if past.day == TODAY) == "now"


def test_a_count_that_stands_is_told_on_its_first_day_and_where_the_log_has_it(book: Book, hands: HandClock) -> None:
    draws.add_draw(book, collected_at=When(TODAY, time(8)), results=(platelets("45"),))
    hands.pass_days(3)
    assert [past.day for past in of(book, "low-platelets")] == [TODAY]


def test_a_sign_logged_on_a_day_on_which_it_only_stays_says_so(book: Book, other: Book) -> None:
    draws.add_draw(other, collected_at=When(YESTERDAY, time(8)), results=(platelets("45"),))
    joining.join(book, joining.preview(book, other.timeline))
    assert [(past.day, past.stays) for past in of(book, "low-platelets")] == [(TODAY, True), (YESTERDAY, False)]


def test_an_imported_history_that_was_not_logged_is_told_all_the_same(book: Book, other: Book) -> None:
    old = TODAY - timedelta(days=800)
    fever(other, day=old)
    log(other, "fatigue", 2, day=TODAY)
    joining.join(book, joining.preview(book, other.timeline))
    part = history.latest(book, Choice(sign="fever"))
    while not part.flags:
        assert part.goes_on is not None
        part = history.before(book, Choice(sign="fever"), part.goes_on)
    (past,) = part.flags
    assert (past.day, past.urgency, past.state) == (old, "now", "standing")
    assert part.goes_on is None


def test_a_part_ends_with_a_day_and_the_next_goes_on(book: Book) -> None:
    for number in range(history.ENOUGH + 2):
        fever(book, day=TODAY - timedelta(days=number))
    choice = Choice(sign="fever")
    part = history.latest(book, choice)
    assert len(part.flags) == history.ENOUGH
    assert part.goes_on == TODAY - timedelta(days=history.ENOUGH)
    rest = history.before(book, choice, part.goes_on)
    assert [past.day for past in rest.flags] == [part.goes_on, part.goes_on - timedelta(days=1)]
    assert rest.goes_on is None


def test_what_was_entered_ahead_of_today_is_told(book: Book, opened: Callable[..., Book], hands: HandClock) -> None:
    fever(book)
    book.close()
    hands.pass_days(-1)
    with opened() as again:
        assert [past.day for past in of(again, "fever")] == [TODAY]


def test_a_day_is_told_with_all_that_stood_on_it_and_what_went_the_strongest_first(book: Book) -> None:
    reading = fever(book)
    answer(book, "called")
    log(book, "nausea", 2)
    found = history.on_day(book, TODAY)
    assert (found[0].urgency, [past.sign for past in found if past.responses]) == ("now", ["fever"])
    assert [RANK[past.urgency] for past in found] == sorted(RANK[past.urgency] for past in found)
    days.remove(book, reading)
    assert {past.sign: past.flag is None for past in history.on_day(book, TODAY)}["fever"]
    assert history.on_day(book, TODAY - timedelta(days=400)) == ()
