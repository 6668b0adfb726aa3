from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Appointment, Measurement, Person, Question, Result
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.reports.content import Choice
from tests.reports import diaries
from tests.reports.conftest import Build


def _drawn(content: Build) -> dict[str, tuple[str, str, str]]:
    page = content(diaries.drawn_diary(), diaries.drawn_judgements()).first_page
    return {box.title: (box.value, box.unit, box.below) for box in page.boxes}


def test_the_five_boxes_answer_the_first_questions(content: Build) -> None:
    assert _drawn(content) == {
        "Warning signs shown": ("2", "days", "team told each time"),
        "Highest temperature": ("38.6", "°C", "14 May, 16:04"),
        "Lowest neutrophils": ("0.3", "grade 4", "13 May, 08:10"),
        "Lowest platelets": ("18", "grade 4", "9 May, 21:40"),
        "Weight": ("68.4", "kg", "−1.7 kg since 30 Apr"),
    }


def test_a_blank_is_said_and_never_a_zero(content: Build) -> None:
    boxes = content(Timeline.of([])).first_page.boxes
    assert [box.value for box in boxes] == ["0", "–", "–", "–", "–"]
    assert [box.below for box in boxes] == ["", "not logged", "no result", "no result", "not logged"]


@pytest.mark.parametrize(
    ("answered", "said"),
    [
        ((), "no call noted"),
        (("bleeding",), "team told on 1 of them"),
        (("bleeding", "infection"), "team told each time"),
    ],
)
def test_the_first_box_says_on_how_many_days_the_team_was_told(
    content: Build, answered: tuple[str, ...], said: str
) -> None:
    records = [
        record
        for record in diaries.drawn_diary()
        if getattr(record, "did", None) is None or getattr(record, "sign", "") in answered
    ]
    boxes = content(Timeline.of(records), diaries.drawn_judgements()).first_page.boxes
    assert boxes[0].below == said


def test_the_head_says_whose_it_is_and_where_treatment_stands(content: Build) -> None:
    page = content(diaries.drawn_diary()).first_page
    assert page.name == "Sample diary"
    assert page.about == "Adult ALL, B-cell. Consolidation, day 12. Blinatumomab infusion, day 3. Born 2 May 1984."
    assert page.visit == "For the visit on Fri 15 May 2026, 10:30"
    assert page.covers == "Covers 30 Apr to 14 May 2026, 15 of 15 days logged"


def test_without_the_name_nothing_names_the_person(content: Build) -> None:
    choice = Choice(first=diaries.FIRST, last=diaries.LAST, with_name=False)
    page = content(diaries.drawn_diary(), (), choice).first_page
    assert page.name == "Blood Count Diary"
    assert "1984" not in page.about


def test_the_head_names_the_subtype_the_chromosome_and_the_regimen_where_known(content: Build) -> None:
    person = Person(id="person", philadelphia=True, regimen=" GRAALL ")
    assert content(Timeline.of([person])).first_page.about == "Adult ALL. Philadelphia positive. GRAALL."
    other = replace(person, philadelphia=False, regimen="", subtype="t-cell")
    assert content(Timeline.of([other])).first_page.about == "Adult ALL, T-cell. Philadelphia negative."


def test_an_infusion_that_may_have_ended_is_not_called_running(content: Build) -> None:
    old = diaries.infusion("2026-05-01", "vincristine")
    assert "Vincristine" not in content(Timeline.of([old])).first_page.about


def test_a_visit_without_a_time_is_named_by_its_date(content: Build) -> None:
    timeline = Timeline.of([Appointment(id="v", at=When(date(2026, 5, 20)))])
    assert content(timeline).first_page.visit == "For the visit on Wed 20 May 2026"


def test_readings_in_doubt_are_no_highest_temperature(content: Build) -> None:
    odd = Measurement(id="odd", kind="temperature", when=When(diaries.LAST), value=Decimal(386), unit="Cel")
    timeline = diaries.drawn_diary().changed([odd])
    assert content(timeline).first_page.boxes[1].value == "38.6"


def test_a_temperature_in_fahrenheit_stands_as_entered(content: Build) -> None:
    hot = diaries.reading("temperature", "2026-05-14T18:00", "102.2", "[degF]")
    box = content(diaries.drawn_diary().changed([hot])).first_page.boxes[1]
    assert (box.value, box.unit) == ("102.2", "°F")


def test_one_weight_has_no_change(content: Build) -> None:
    timeline = Timeline.of([diaries.reading("weight", "2026-05-14T08:00", "150", "[lb_av]")])
    box = content(timeline).first_page.boxes[4]
    assert (box.value, box.unit, box.below) == ("150", "lb", "14 May, 08:00")


def test_a_gain_of_weight_carries_its_sign(content: Build) -> None:
    first = diaries.reading("weight", "2026-05-01T08:00", "60.0", "kg")
    last = diaries.reading("weight", "2026-05-14T08:00", "61.5", "kg")
    assert content(Timeline.of([first, last])).first_page.boxes[4].below == "+1.5 kg since 1 May"


def test_open_questions_for_the_next_visit_come_with_those_for_none(content: Build) -> None:
    records = [
        Appointment(id="next", at=When(date(2026, 5, 20))),
        Appointment(id="later", at=When(date(2026, 6, 20))),
        Question(id="1", question="For none?"),
        Question(id="2", question="For the next?", appointment="next"),
        Question(id="3", question="For later?", appointment="later"),
        Question(id="4", question="Answered?", answer="Yes."),
        Question(id="5", question="Not answered yet?", answer=" "),
    ]
    assert content(Timeline.of(records)).first_page.questions == ("For none?", "For the next?", "Not answered yet?")


def test_questions_that_a_past_visit_left_open_stand_on_page_one_with_and_without_a_next_visit(content: Build) -> None:
    past, later = Appointment(id="past", at=When(date(2026, 4, 1))), Appointment(id="next", at=When(date(2026, 5, 20)))
    records = [
        past,
        Question(id="1", question="Left open?", appointment="past"),
        Question(id="2", question="Answered?", appointment="past", answer="Yes."),
        Question(id="3", question="Of a visit that is gone?", appointment="gone"),
    ]
    found = ("Left open?", "Of a visit that is gone?")
    assert content(Timeline.of(records)).first_page.questions == found
    assert content(Timeline.of([*records, later])).first_page.questions == found


def test_questions_beyond_the_room_of_page_one_come_later(content: Build) -> None:
    timeline = Timeline.of(Question(id=str(number), question=f"Question {number}?") for number in range(7))
    page = content(timeline).first_page
    assert len(page.questions) == 4
    assert page.more_questions == ("Question 4?", "Question 5?", "Question 6?")


def test_letter_has_less_room_and_no_box_for_notes(content: Build) -> None:
    letter = content(Timeline.of([]), (), Choice(first=diaries.FIRST, last=diaries.LAST, paper="letter"))
    assert (letter.paper, letter.notes_box) == ("us-letter", False)
    assert content(Timeline.of([])).notes_box


def test_dates_carry_their_year_where_the_report_covers_several(content: Build) -> None:
    choice = Choice(first=date(2025, 12, 1), last=diaries.LAST)
    page = content(diaries.drawn_diary(), diaries.drawn_judgements(), choice).first_page
    assert page.boxes[1].below == "14 May 2026, 16:04"
    assert page.covers.startswith("Covers 1 Dec 2025 to 14 May 2026")
    assert page.warnings[0].day == "Thu 14 May 2026"


def test_one_day_is_one_date(content: Build) -> None:
    page = content(Timeline.of([]), (), Choice(first=diaries.LAST, last=diaries.LAST)).first_page
    assert page.covers == "Covers 14 May 2026, 0 of 1 day logged"


def test_the_words_of_the_templates_come_with_the_content(content: Build) -> None:
    words = content(Timeline.of([])).words
    assert words["made"] == "Made 14 May 2026, 20:15"
    assert words["page"] == "Page {page} of {pages}"
    assert "Not a diagnosis, not a medical device." in words["footer"]


def test_results_withdrawn_by_the_laboratory_count_nowhere(content: Build) -> None:
    timeline = diaries.drawn_diary()
    lowest = next(
        record
        for record in timeline
        if isinstance(record, Result) and record.id == "result-2026-05-13T08:10-neutrophils"
    )
    box = content(timeline.changed([replace(lowest, status="entered-in-error")])).first_page.boxes[2]
    assert (box.value, box.below) == ("0.4", "11 May, 08:30")


def test_a_box_names_no_grade_where_the_number_tells_none(content: Build) -> None:
    high = content(Timeline.of(diaries.drawn("2026-05-13", {"platelets": "90"}, ranges={}))).first_page.boxes[3]
    assert (high.value, high.unit) == ("90", "")


def test_endless_decimals_are_cut_and_digits_as_entered_are_not(content: Build) -> None:
    weight = diaries.reading("weight", "2026-05-14T08:00", "76.87863035655793", "kg")
    same = diaries.reading("weight", "2026-05-01T08:00", "76.87863035655792", "kg")
    low = diaries.drawn("2026-05-13", {"platelets": "248.91342", "neutrophils": "0.5403"})
    boxes = content(Timeline.of([weight, same, *low])).first_page.boxes
    assert [box.value for box in boxes[2:]] == ["0.5403", "248.9", "76.9"]
    assert boxes[4].below == "the same as on 1 May"
