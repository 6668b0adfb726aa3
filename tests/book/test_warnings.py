from collections.abc import Callable, Iterable
from dataclasses import fields
from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from diary.book import day as days
from diary.book import draws, joining, treatment, visits, warnings
from diary.book.book import Book
from diary.book.changes import Edit, new_id
from diary.book.undo import undo
from diary.book.warnings import Warning as OpenWarning
from diary.book.warnings import open_warnings, respond, tell_at_next_contact
from diary.core import words
from diary.core.clock import today, wall
from diary.core.records import Record, Response, Result, Settings, Treatment
from diary.core.texts import Message
from diary.core.when import When
from diary.signs.flags import ENTERED
from tests.book.conftest import TODAY, YESTERDAY, HandClock, did, fever, log, neutrophils
from tests.signs.cases import rule_book

TITLE = Message.of("book.settings")


def of(found: Iterable[OpenWarning], sign: str) -> list[OpenWarning]:
    return [warning for warning in found if warning.sign == sign]


def open_of(book: Book, sign: str, day: date | None = None) -> list[OpenWarning]:
    return of(open_warnings(book, day or today(book.clock)), sign)


def answer(book: Book, did: str, *signs: str, day: date | None = None) -> None:
    on = day or today(book.clock)
    respond(book, [(sign, on) for sign in signs], did=did, at=wall(book.clock), who="Night nurse", said="Come in.")


def test_nothing_is_open_in_a_new_diary(book: Book) -> None:
    assert open_warnings(book, TODAY) == ()


def test_a_flag_is_open_until_it_is_closed(book: Book) -> None:
    fever(book)
    (warning,) = open_of(book, "fever")
    assert (warning.day, warning.urgency, warning.state, warning.responses) == (TODAY, "now", "new", ())
    answer(book, "called", "fever")
    (warning,) = open_of(book, "fever")
    assert warning.state == "called"
    assert [(response.did, response.who, response.said) for response in warning.responses] == [
        ("called", "Night nurse", "Come in.")
    ]
    answer(book, "closed", "fever")
    assert open_of(book, "fever") == []


@pytest.mark.parametrize(
    ("did_what", "state"),
    [("no-answer", "new"), ("remind", "reminded"), ("told", "called"), ("went-in", "called")],
)
def test_what_was_done_gives_its_state(book: Book, did_what: str, state: str) -> None:
    fever(book)
    answer(book, did_what, "fever")
    (warning,) = open_of(book, "fever")
    assert warning.state == state


@pytest.mark.parametrize("closing", ["closed", "entry-corrected"])
def test_two_answers_close(book: Book, closing: str) -> None:
    fever(book)
    answer(book, closing, "fever")
    assert open_of(book, "fever") == []


def test_one_call_answers_several_warnings_in_one_change(book: Book) -> None:
    fever(book)
    log(book, "passing-out", None)
    signs = {warning.sign for warning in open_warnings(book, TODAY)}
    assert len(signs) > 1
    before = len(book.journal())
    answer(book, "closed", *signs)
    assert len(book.journal()) == before + 1
    assert open_warnings(book, TODAY) == ()


def test_the_strongest_comes_first(book: Book) -> None:
    log(book, "fatigue", 3)
    log(book, "passing-out", None)
    urgencies = [warning.urgency for warning in open_warnings(book, TODAY)]
    assert urgencies[0] == "emergency"
    assert urgencies == sorted(urgencies, key=["emergency", "now", "today"].index)


def test_signs_as_strong_stand_in_the_order_of_the_contract(book: Book) -> None:
    for symptom in ("diarrhea", "vomiting", "mouth-sores", "headache", "pain", "constipation", "nosebleed"):
        log(book, symptom, 3)
    found = [warning.sign for warning in open_warnings(book, TODAY) if warning.urgency == "today"]
    assert len(found) > 1
    assert found == sorted(found, key=words.SIGNS.index)


def test_what_is_only_to_tell_or_to_note_is_no_warning(book: Book) -> None:
    draws.add_draw(book, collected_at=When(TODAY, time(8)), results=(platelets("45"),))
    assert book.judgement(TODAY).flags != ()
    assert open_of(book, "low-platelets") == []


def test_later_evidence_opens_it_again(book: Book) -> None:
    fever(book)
    answer(book, "closed", "fever")
    fever(book, "39.1", at=time(17))
    (warning,) = open_of(book, "fever")
    assert (warning.state, warning.responses) == ("new", ())


def test_corrected_evidence_opens_it_again(book: Book) -> None:
    reading = fever(book)
    answer(book, "closed", "fever")
    days.log_measurement(book, day=TODAY, kind="temperature", value=Decimal("39.9"), unit="Cel", entry=reading)
    assert len(open_of(book, "fever")) == 1


def test_a_stronger_step_opens_it_again(book: Book) -> None:
    draws.add_draw(book, collected_at=When(TODAY, time(8)), results=(neutrophils("5.0"),))
    log(book, "cough", 1)
    (warning,) = open_of(book, "infection")
    assert warning.urgency == "today"
    answer(book, "closed", "infection")
    assert open_of(book, "infection") == []
    days.log_symptom(book, day=TODAY, symptom="chills", severity=2)
    (warning,) = open_of(book, "infection")
    assert warning.state == "new"


def test_a_stronger_step_without_new_evidence_opens_it_again(book: Book) -> None:
    draws.add_draw(book, collected_at=When(YESTERDAY, time(8)), results=(neutrophils("5.0"),))
    log(book, "cough", 2)
    assert [warning.urgency for warning in open_of(book, "infection")] == ["today"]
    answer(book, "closed", "infection")
    draws.delete_draw(book, panel=book.timeline.panels[0])
    assert [warning.urgency for warning in open_of(book, "infection")] == ["now"]


def test_a_change_of_what_runs_beside_it_does_not_open_it_again(book: Book) -> None:
    infusion = Treatment(id=new_id(), kind="infusion", medicine="blinatumomab", started=When(YESTERDAY))
    treatment.put(book, infusion)
    log(book, "chills", 2)
    answer(book, "closed", "blinatumomab-infusion-reaction")
    (known,) = book.timeline.treatments
    did(
        treatment.put(
            book, Treatment(id=known.id, kind="infusion", medicine="blinatumomab", started=known.started, note="slow")
        )
    )
    assert open_of(book, "blinatumomab-infusion-reaction") == []


def test_it_is_asked_again_every_day_until_it_is_closed(book: Book, hands: HandClock) -> None:
    fever(book)
    answer(book, "called", "fever")
    for _ in range(3):
        hands.pass_days(1)
        (warning,) = open_of(book, "fever")
        assert (warning.day, warning.state) == (TODAY, "called")
    hands.pass_days(30)
    assert [warning.day for warning in open_of(book, "fever")] == [TODAY]
    answer(book, "closed", "fever")
    assert open_of(book, "fever") == []


def test_it_is_still_open_after_reopening(book: Book, opened: Callable[..., Book], hands: HandClock) -> None:
    fever(book)
    book.close()
    hands.pass_days(2)
    with opened() as again:
        assert [warning.day for warning in open_of(again, "fever")] == [TODAY]


def test_a_day_before_knows_nothing_of_the_days_after(book: Book) -> None:
    fever(book)
    assert open_warnings(book, YESTERDAY) == ()


def test_each_day_of_the_last_week_is_listed_and_one_answer_closes_them_all(book: Book, hands: HandClock) -> None:
    fever(book)
    hands.pass_days(1)
    fever(book, day=today(hands))
    assert [warning.day for warning in open_of(book, "fever")] == [TODAY + timedelta(days=1), TODAY]
    answer(book, "closed", "fever")
    assert open_of(book, "fever") == []


def test_of_older_days_only_the_latest_of_a_sign_is_listed(book: Book, hands: HandClock) -> None:
    fever(book)
    hands.pass_days(1)
    fever(book, day=today(hands))
    hands.pass_days(10)
    assert [warning.day for warning in open_of(book, "fever")] == [TODAY + timedelta(days=1)]


def test_a_closed_day_of_long_ago_stays_closed(book: Book, hands: HandClock) -> None:
    fever(book)
    answer(book, "closed", "fever")
    hands.pass_days(10)
    assert open_of(book, "fever") == []


def test_closing_an_older_day_leaves_what_came_later_open(book: Book, hands: HandClock) -> None:
    fever(book)
    hands.pass_days(1)
    fever(book, day=today(hands))
    answer(book, "closed", "fever", day=TODAY)
    assert [warning.day for warning in open_of(book, "fever")] == [TODAY + timedelta(days=1)]


def test_a_count_that_stands_for_days_is_asked_about_once(book: Book, hands: HandClock) -> None:
    draws.add_draw(book, collected_at=When(TODAY, time(8)), results=(platelets("8"),))
    hands.pass_days(2)
    later = today(hands)
    assert [(warning.day, warning.urgency) for warning in open_of(book, "low-platelets")] == [(later, "now")]
    answer(book, "closed", "low-platelets")
    assert open_of(book, "low-platelets") == []
    hands.pass_days(1)
    assert open_of(book, "low-platelets") == []


def test_a_deleted_entry_leaves_its_warning_as_withdrawn(book: Book, opened: Callable[..., Book]) -> None:
    reading = fever(book)
    days.remove(book, reading)
    at = wall(book.clock)
    assert "fever" not in [flag.sign for flag in book.judgement(TODAY).flags]
    (warning,) = open_of(book, "fever")
    assert warning.reason == "entry-deleted"
    assert warning.withdrawn_at is not None
    assert warning.withdrawn_at.replace(second=0) == at
    assert [piece.ref for piece in warning.flag.evidence] == [reading.id]
    assert warning.urgency == "now"
    book.close()
    with opened() as again:
        assert open_of(again, "fever") == [warning]
        answer(again, "closed", "fever")
        assert open_of(again, "fever") == []


def test_a_corrected_entry_leaves_its_warning_as_withdrawn(book: Book) -> None:
    reading = fever(book)
    days.log_measurement(book, day=TODAY, kind="temperature", value=Decimal("36.8"), unit="Cel", entry=reading)
    (warning,) = open_of(book, "fever")
    assert warning.reason == "entry-corrected"
    answer(book, "entry-corrected", "fever")
    assert open_of(book, "fever") == []


def test_a_warning_closed_before_its_entry_went_does_not_come_back(book: Book) -> None:
    reading = fever(book)
    answer(book, "closed", "fever")
    days.remove(book, reading)
    assert open_of(book, "fever") == []
    undo(book)
    assert len(open_of(book, "fever")) == 1


def test_what_came_after_closing_and_went_is_asked_about(book: Book) -> None:
    reading = fever(book)
    answer(book, "closed", "fever")
    days.remove(book, reading)
    days.remove(book, fever(book, "39.5"))
    (warning,) = open_of(book, "fever")
    assert warning.withdrawn_at is not None


def test_a_withdrawn_warning_that_todays_rules_do_not_know_is_told_by_its_sign(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    days.remove(book, fever(book))
    monkeypatch.setattr(book.past.judging, "rules", type(book.rules)("2099.1", (book.rules.rule("bleeding"),)))
    monkeypatch.setattr(type(book), "rules", property(lambda _book: rule_book()))
    (warning,) = open_of(book, "fever")
    assert (warning.reason, warning.flag.evidence, warning.urgency) == ("entry-deleted", (), "now")


def test_a_lowered_flag_stays_open_at_its_own_step(book: Book) -> None:
    log(book, "cough", 2)
    assert [warning.urgency for warning in open_of(book, "infection")] == ["now"]
    changes = did(draws.add_draw(book, collected_at=When(YESTERDAY, time(8)), results=(neutrophils("5.0"),)))
    assert "infection" in [flag.sign for flag in changes.withdrawn]
    assert [(row.flag.raised, row.flag.reason) for row in book.flag_log.of("infection", TODAY)][-1] == (
        False,
        "count-added",
    )
    assert [(w.urgency, w.withdrawn_at) for w in open_of(book, "infection")] == [("today", None)]


def test_imported_history_is_not_asked_about(book: Book, other: Book) -> None:
    old = TODAY - timedelta(days=15)
    fever(other, day=old)
    fever(other, day=YESTERDAY)
    joining.join(book, joining.preview(book, other.timeline))
    assert "fever" in [flag.sign for flag in book.judgement(old).flags]
    assert [warning.day for warning in open_of(book, "fever")] == [YESTERDAY]


def test_what_was_closed_elsewhere_stays_closed_after_joining(book: Book, other: Book) -> None:
    fever(other)
    answer(other, "closed", "fever")
    joining.join(book, joining.preview(book, other.timeline))
    assert open_of(book, "fever") == []


def test_without_stamps_the_clock_on_the_wall_decides(book: Book) -> None:
    reading = fever(book)

    def response(at: datetime | None) -> Response:
        when = When.at(at) if at else None
        return Response(id=new_id(), sign="fever", day=TODAY, did="closed", at=when)

    for at, closes in (
        (datetime(2026, 3, 4, 14), False),
        (datetime(2026, 3, 4, 15), True),
        (None, True),
    ):
        book.apply(Edit(title=TITLE, put=(response(at),), exact=True))
        assert (open_of(book, "fever") == []) is closes
        undo(book)
    assert reading.when.time == time(14, 40)


def test_what_to_tell_is_taken_from_the_days_since_the_last_visit(book: Book) -> None:
    draws.add_draw(book, collected_at=When(YESTERDAY, time(8)), results=(platelets("45"),))
    (flag,) = (flag for flag in tell_at_next_contact(book, TODAY) if flag.sign == "low-platelets")
    assert flag.day == TODAY
    visits.put_appointment(book, at=When(YESTERDAY, time(9)))
    assert "low-platelets" in [flag.sign for flag in tell_at_next_contact(book, TODAY)]
    answer(book, "told", "low-platelets")
    assert "low-platelets" not in [flag.sign for flag in tell_at_next_contact(book, TODAY)]


def test_every_kind_of_evidence_can_be_looked_up() -> None:
    assert set(ENTERED) < set(warnings.KIND_OF)


def platelets(value: str) -> Result:
    return Result(id="", panel="", analyte="platelets", value=Decimal(value), unit="10*9/L")


def test_what_is_new_is_to_be_mentioned_before_what_stood_there_the_day_before(book: Book) -> None:
    draws.add_draw(book, collected_at=When(YESTERDAY, time(8)), results=(platelets("45"),))
    log(book, "fatigue", 2)
    found = {mention.flag.sign: mention.is_new for mention in warnings.mentions(book, TODAY)}
    assert (found["anemia"], found["low-platelets"]) == (True, False)
    news = [mention.is_new for mention in warnings.mentions(book, TODAY)]
    assert news == sorted(news, reverse=True)


def test_what_was_told_is_new_when_it_comes_again(book: Book, hands: HandClock) -> None:
    log(book, "fatigue", 2)
    answer(book, "told", "anemia")
    assert "anemia" not in [mention.flag.sign for mention in warnings.mentions(book, TODAY)]
    hands.pass_days(1)
    log(book, "fatigue", 2, day=today(hands))
    assert ("anemia", True) in [(found.flag.sign, found.is_new) for found in warnings.mentions(book, today(hands))]


@pytest.mark.parametrize(("symptom", "urgency"), [("chills", "now"), ("chest-pain", "emergency")])
@pytest.mark.parametrize("did", [word for word in words.RESPONSES if word not in warnings.CLOSING])
def test_no_answer_but_closing_takes_a_call_away(book: Book, symptom: str, urgency: str, did: str) -> None:
    log(book, symptom, 3)
    before = {warning.sign for warning in open_warnings(book, TODAY) if warning.urgency == urgency}
    assert before
    answer(book, did, *before)
    assert {warning.sign for warning in open_warnings(book, TODAY) if warning.urgency == urgency} == before


def test_no_setting_of_the_diary_can_switch_a_warning_off() -> None:
    own = {field.name for field in fields(Settings)} - {field.name for field in fields(Record)}
    assert own == {"usual_symptoms", "units", "neutrophils_include_bands"}
