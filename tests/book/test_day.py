from dataclasses import replace
from datetime import date, time, timedelta
from decimal import Decimal

from diary.book import day as days
from diary.book.book import Book
from diary.book.changes import Edit, new_id
from diary.core.records import Doubt, Measurement, Quantity, Symptom
from diary.core.texts import Message, Texts
from diary.core.when import When
from tests.book.conftest import TODAY, YESTERDAY, did, fever, log

TITLE = Message.of("book.settings")


def test_a_day_holds_several_entries_of_one_symptom(book: Book) -> None:
    for hour, severity in ((8, 1), (14, 3)):
        days.log_symptom(book, day=TODAY, symptom="nausea", severity=severity, at=time(hour))
    assert [(entry.when.time, entry.severity) for entry in book.timeline.symptoms_on(TODAY)] == [
        (time(8), 1),
        (time(14), 3),
    ]


def test_correcting_an_entry_keeps_its_id_and_what_came_with_it(book: Book) -> None:
    entry = Symptom(
        id=new_id(),
        when=When(TODAY, time(8), timedelta(hours=-5)),
        symptom="nausea",
        severity=1,
        copied=True,
        logged_by="Maria",
        extra='{"x-other":1}',
    )
    book.apply(Edit(title=TITLE, put=(entry,)))
    (known,) = book.timeline.symptoms_on(TODAY)
    days.log_symptom(book, day=TODAY, symptom="nausea", severity=3, at=time(8), entry=known, times=2, note="after tea")
    (new,) = book.timeline.symptoms_on(TODAY)
    assert (new.id, new.extra, new.when, new.logged_by) == (entry.id, entry.extra, entry.when, "Maria")
    assert (new.severity, new.times, new.note, new.copied) == (3, 2, "after tea", False)


def test_another_time_is_without_the_offset_of_the_old_one(book: Book) -> None:
    reading = fever(book)
    known = replace(reading, when=When(TODAY, time(14, 40), timedelta(hours=-5)))
    book.apply(Edit(title=TITLE, put=(known,)))
    days.log_measurement(
        book, day=TODAY, kind="temperature", value=Decimal("38.6"), unit="Cel", at=time(15), entry=known
    )
    assert book.timeline.measurements_on(TODAY)[0].when == When(TODAY, time(15))


def test_present_and_not_rated_is_an_answer(book: Book) -> None:
    assert log(book, "blue-lips", None).severity is None
    assert log(book, "nausea", 0).severity == 0


def test_a_reading_is_kept_as_entered_with_its_doubt(book: Book) -> None:
    doubt = Doubt(why="implausible", readings=(Quantity(value=Decimal(101), unit="[degF]"),))
    changes = days.log_measurement(
        book,
        day=TODAY,
        kind="temperature",
        value=Decimal("101.0"),
        unit="Cel",
        after_fever_medicine=True,
        doubt=doubt,
    )
    (reading,) = did(changes).added
    assert isinstance(reading, Measurement)
    assert (str(reading.value), reading.unit, reading.doubt) == ("101.0", "Cel", doubt)
    assert reading.after_fever_medicine is True
    assert reading.logged_by == "self"


def test_each_kind_of_entry_can_be_deleted(book: Book, texts: Texts) -> None:
    log(book)
    fever(book)
    days.answer_check(book, day=TODAY, answer="no", at=time(14, 30))
    (check,) = book.timeline.checks_on(TODAY)
    assert (check.check, check.answer, check.when.time) == ("infusion", "no", time(14, 30))
    for entry in (*book.timeline.symptoms_on(TODAY), *book.timeline.measurements_on(TODAY), check):
        assert did(days.remove(book, entry)).removed == (entry,)  # type: ignore[arg-type]
    assert not book.timeline.logged(TODAY)
    assert [texts.render(entry.title) for entry in book.journal(most=3)] == [
        "Infusion check on 4 Mar deleted",
        "Temperature on 4 Mar deleted",
        "Nausea on 4 Mar deleted",
    ]


def test_a_note_and_two_answers_make_the_day_and_taking_them_back_unmakes_it(book: Book) -> None:
    assert days.write_note(book, TODAY, "  ") is None
    days.write_note(book, TODAY, " Slept badly. ")
    days.nothing_new(book, TODAY)
    days.too_ill(book, TODAY)
    day = book.timeline.day(TODAY)
    assert (day.id, day.note, day.nothing_new, day.too_ill) == ("2026-03-04", "Slept badly.", True, True)
    days.too_ill(book, TODAY, on=False)
    days.nothing_new(book, TODAY, on=False)
    assert book.timeline.logged(TODAY)
    days.write_note(book, TODAY, "")
    assert not book.timeline.logged(TODAY)


def test_a_day_that_came_with_unknown_keys_stays(book: Book) -> None:
    days.write_note(book, TODAY, "Slept badly.")
    book.apply(Edit(title=TITLE, put=(replace(book.timeline.day(TODAY), extra='{"x-other":1}'),)))
    days.write_note(book, TODAY, "")
    assert book.timeline.day(TODAY).extra == '{"x-other":1}'


def test_nothing_new_answers_no_symptom(book: Book) -> None:
    days.nothing_new(book, TODAY)
    assert book.timeline.symptoms_on(TODAY) == ()


def test_same_as_yesterday_answers_only_what_is_not_answered(book: Book) -> None:
    log(book, "fatigue", 2, YESTERDAY)
    log(book, "nausea", 1, YESTERDAY)
    log(book, "nausea", 0, TODAY)
    changes, skipped = days.same_as_yesterday(book, TODAY)
    (copy,) = did(changes).added
    assert isinstance(copy, Symptom)
    assert (copy.symptom, copy.severity, copy.copied, copy.when) == ("fatigue", 2, True, When(TODAY))
    assert skipped == ()
    assert days.same_as_yesterday(book, TODAY) == (None, ())


def test_same_as_yesterday_copies_the_last_answer_without_its_note_and_number(book: Book) -> None:
    days.log_symptom(book, day=YESTERDAY, symptom="vomiting", severity=3, at=time(8), times=4, note="tea")
    days.log_symptom(book, day=YESTERDAY, symptom="vomiting", severity=1, at=time(20), times=1)
    changes, _ = days.same_as_yesterday(book, TODAY)
    (copy,) = did(changes).added
    assert isinstance(copy, Symptom)
    assert (copy.severity, copy.times, copy.note) == (1, None, "")


def test_same_as_yesterday_leaves_red_flags_readings_checks_and_notes_blank(book: Book) -> None:
    red_flags = [symptom for symptom, info in book.catalog.symptoms.items() if info.red_flag]
    assert red_flags
    log(book, red_flags[0], 0, YESTERDAY)
    log(book, "own:Itchy scalp", 2, YESTERDAY)
    fever(book, "36.8", YESTERDAY)
    days.answer_check(book, day=YESTERDAY, answer="no")
    days.write_note(book, YESTERDAY, "Slept badly.")
    days.nothing_new(book, YESTERDAY)
    changes, skipped = days.same_as_yesterday(book, TODAY)
    assert [entry.symptom for entry in did(changes).added if isinstance(entry, Symptom)] == ["own:Itchy scalp"]
    assert skipped == (red_flags[0],)
    assert book.timeline.measurements_on(TODAY) == ()
    assert book.timeline.checks_on(TODAY) == ()
    assert book.timeline.day(TODAY).note == ""
    assert not book.timeline.day(TODAY).nothing_new


def test_a_severe_answer_raises_its_flag_again_when_copied(book: Book) -> None:
    log(book, "fatigue", 3, YESTERDAY)
    changes, _ = days.same_as_yesterday(book, TODAY)
    assert ("severe-symptom", TODAY) in [(flag.sign, flag.day) for flag in did(changes).raised]


def test_the_rest_is_set_to_none(book: Book) -> None:
    log(book, "fatigue", 2)
    changes = did(days.rest_to_none(book, TODAY, ("fatigue", "nausea", "pain")))
    assert [(entry.symptom, entry.severity) for entry in changes.added if isinstance(entry, Symptom)] == [
        ("nausea", 0),
        ("pain", 0),
    ]
    assert days.rest_to_none(book, TODAY, ("fatigue", "nausea")) is None


def test_a_day_far_back_can_be_filled_in(book: Book) -> None:
    entry = log(book, "nausea", 2, date(2025, 12, 24))
    assert entry.when == When(date(2025, 12, 24))
