from datetime import date

from diary.core.records import CareTeam, Response
from diary.core.timeline import Timeline
from diary.reports import alarms
from diary.signs.flags import Evidence, Judgement
from tests.reports import diaries
from tests.reports.conftest import Build, MakeSource

DAY = diaries.LAST


def test_a_row_says_what_was_entered_and_what_was_done(source: MakeSource) -> None:
    rows, others = alarms.warnings(source(diaries.drawn_diary(), diaries.drawn_judgements()))
    assert others == ()
    assert [row.day for row in rows] == ["Thu 14 May", "Sat 9 May"]
    latest = rows[0]
    assert latest.time == "15:50"
    assert latest.entered == "Chills, moderate, 15:50; Temperature 38.6 °C, 16:04"
    assert latest.beside == "neutrophils 0.3 on 13 May"
    assert latest.signs == "Possible infection; Fever"
    assert latest.done == (
        "Called 16:08, Night line: told to come in. Went in 17:30: day unit; blood cultures, antibiotics."
    )


def test_a_sign_without_an_answer_says_so(source: MakeSource) -> None:
    judged = diaries.judged(DAY, diaries.flag("fever", "emergency", DAY, diaries.evidence("symptom", "Feverish")))
    rows, _ = alarms.warnings(source(Timeline.of([]), (judged,)))
    assert (rows[0].done, rows[0].time) == ("Nothing noted.", "")


def test_signs_for_the_next_contact_are_left_to_the_full_list(source: MakeSource) -> None:
    judged = diaries.judged(DAY, diaries.flag("a", "tell", DAY), diaries.flag("b", "note", DAY))
    found = source(Timeline.of([]), (judged,))
    assert alarms.warnings(found) == ((), ())
    assert [flag.title for flag in alarms.flags(found)] == ["a", "b"]


def _count(at: str, analyte: str) -> Evidence:
    return Evidence(kind="count", ref=f"result-{at}-{analyte}", at=None, text=diaries.said("a count in full"))


def test_counts_alone_are_what_was_entered(source: MakeSource) -> None:
    judged = diaries.judged(DAY, diaries.flag("low-platelets", "now", DAY, _count("2026-05-09T21:40", "platelets")))
    rows, _ = alarms.warnings(source(diaries.drawn_diary(), (judged,)))
    assert (rows[0].entered, rows[0].beside) == ("platelets 18 on 9 May", "")


def test_beside_the_entries_stand_two_counts_and_the_infusion_in_a_few_words(source: MakeSource) -> None:
    pieces = [
        _count("2026-05-13T08:10", analyte) for analyte in ("white-cells", "hemoglobin", "red-cells", "neutrophils")
    ]
    infusion = Evidence(kind="treatment", ref="blina", at=None, text=diaries.said("the infusion in full"))
    other = Evidence(kind="treatment", ref="rbc", at=None, text=diaries.said("a transfusion in full"))
    chills = diaries.evidence("symptom", "Chills")
    judged = diaries.judged(DAY, diaries.flag("infection", "now", DAY, chills, infusion, other, *pieces))
    rows, _ = alarms.warnings(source(diaries.drawn_diary(), (judged,)))
    assert rows[0].beside == "neutrophils 0.3 on 13 May; hemoglobin 8.6 on 13 May; blinatumomab infusion"


def test_of_many_entries_and_signs_the_first_stand_and_the_rest_is_counted(source: MakeSource) -> None:
    flags = [
        diaries.flag(f"sign-{number}", "now", DAY, diaries.evidence("symptom", f"Entry {number}"))
        for number in range(6)
    ]
    rows, _ = alarms.warnings(source(Timeline.of([]), (diaries.judged(DAY, *flags),)))
    assert rows[0].entered == "Entry 0; Entry 1; Entry 2; Entry 3; and 2 more"
    assert rows[0].signs == "sign-0; sign-1; and 4 more"


def test_an_answered_sign_that_no_longer_stands_is_still_listed(source: MakeSource) -> None:
    called = diaries.response("fever", "2026-05-14T16:08", "called")
    corrected = diaries.response("possible-return", "2026-05-14T17:00", "entry-corrected")
    rows, _ = alarms.warnings(source(Timeline.of([called, corrected])))
    assert rows[0].entered == "The entry behind this sign was changed or deleted later."
    assert rows[0].done == "Called 16:08. Entry corrected 17:00."


def test_reminders_and_closing_are_not_printed(source: MakeSource) -> None:
    asked = diaries.response("fever", "2026-05-14T16:08", "remind")
    assert alarms.warnings(source(Timeline.of([asked]))) == ((), ())


def _days(*urgencies: str) -> tuple[Judgement, ...]:
    """A sign on each day from 1 May on."""
    days = (date(2026, 5, number) for number in range(1, len(urgencies) + 1))
    return tuple(
        diaries.judged(day, diaries.flag("x", step, day, diaries.evidence("symptom", f"Entry {day}")))
        for day, step in zip(days, urgencies, strict=True)
    )


def test_of_too_many_days_the_most_urgent_stay_then_the_latest(content: Build) -> None:
    page = content(Timeline.of([]), _days("now", "today", "today", "today", "today")).first_page
    assert [row.day for row in page.warnings] == ["Tue 5 May", "Mon 4 May", "Fri 1 May"]
    assert page.warnings_below == "Also shown on 2 May and 3 May: see “Warning signs in full”."


def test_days_on_which_something_was_done_stay_before_others_but_for_emergencies(content: Build) -> None:
    called = [diaries.response("x", f"2026-05-0{day}T09:00", "called") for day in (1, 2)]
    page = content(Timeline.of(called), _days("today", "today", "emergency", "now", "now")).first_page
    assert [row.day for row in page.warnings] == ["Sun 3 May", "Sat 2 May", "Fri 1 May"]


def test_very_many_other_days_are_only_counted(content: Build) -> None:
    page = content(Timeline.of([]), _days(*["now"] * 10)).first_page
    assert page.warnings_below == "And 7 more days: see “Warning signs in full”."


def test_no_signs_never_means_that_all_is_well(content: Build) -> None:
    assert content(Timeline.of([])).first_page.warnings_below == (
        "None were shown in these dates. The diary can miss things."
    )


def test_a_call_on_a_later_day_carries_its_date(source: MakeSource) -> None:
    late = Response(id="r", sign="fever", day=date(2026, 5, 9), did="told", at=diaries.at("2026-05-10T09:00"))
    undated = Response(id="s", sign="fever", day=date(2026, 5, 9), did="called", said="no bed?")
    rows, _ = alarms.warnings(source(Timeline.of([late, undated])))
    assert rows[0].done == "Told the care team 10 May, 09:00. Called: no bed?"


def test_one_answer_to_several_signs_is_said_once(source: MakeSource) -> None:
    both = [diaries.response(sign, "2026-05-14T16:08", "called") for sign in ("fever", "infection")]
    rows, _ = alarms.warnings(source(Timeline.of(both)))
    assert rows[0].done == "Called 16:08."


def test_each_sign_stands_in_full_with_evidence_and_what_is_not_known(source: MakeSource) -> None:
    low = diaries.evidence("count", "neutrophils 0.3", "2026-05-13T08:10")
    dated = diaries.evidence("count", "platelets 18 on 9 May", "2026-05-09T21:40")
    feverish = diaries.evidence("symptom", "Feverish", "2026-05-14T10:00")
    judged = diaries.judged(
        DAY, diaries.flag("infection", "now", DAY, feverish, low, dated, not_known=("the devices", "a temperature"))
    )
    (flag,) = alarms.flags(source(diaries.drawn_diary(), (judged,)))
    assert (flag.day, flag.title, flag.urgency) == ("Thu 14 May", "infection", "Call your care team now")
    assert flag.evidence == "Feverish; neutrophils 0.3 (13 May); platelets 18 on 9 May"
    assert flag.not_known == "the devices; a temperature"
    assert flag.done.startswith("Called 16:08, Night line: told to come in. Went in 17:30")


def test_each_sign_is_explained_once(source: MakeSource) -> None:
    before = diaries.judged(date(2026, 5, 13), diaries.flag("infection", "now", date(2026, 5, 13)))
    after = diaries.judged(DAY, diaries.flag("infection", "now", DAY), diaries.flag("fever", "now", DAY))
    found = alarms.signs(source(Timeline.of([]), (before, after)))
    assert [(sign.title, sign.why) for sign in found] == [("fever", "Why fever."), ("infection", "Why infection.")]
    assert (found[0].section, found[0].standards) == ("Chemotherapy: Possible side effects", "CTCAE v5.0")


def test_a_sign_that_stands_for_days_is_one_line_with_all_its_answers(source: MakeSource) -> None:
    count = _count("2026-05-11T08:30", "neutrophils")
    judged = tuple(
        diaries.judged(day, diaries.flag("low-white-cells", "today", day, count))
        for day in (date(2026, 5, number) for number in (11, 12, 13))
    )
    told = [diaries.response("low-white-cells", f"2026-05-{day}T09:00", "told") for day in (11, 13)]
    found = source(Timeline.of(told), judged)
    (flag,) = alarms.flags(found)
    assert flag.day == "11 to 13 May"
    assert flag.done == "Told the care team 11 May, 09:00. Told the care team 13 May, 09:00."
    rows, others = alarms.warnings(found)
    assert [row.day for row in rows] == ["Wed 13 May", "Mon 11 May"]
    assert others == ()


def test_entries_of_a_sign_that_goes_on_stand_with_their_dates(source: MakeSource) -> None:
    judged = tuple(
        diaries.judged(day, diaries.flag("nausea", "tell", day, diaries.evidence("symptom", words, str(day))))
        for day, words in ((date(2026, 5, 13), "Nausea, mild"), (DAY, "Nausea, moderate"))
    )
    (flag,) = alarms.flags(source(Timeline.of([]), judged))
    assert (flag.day, flag.evidence) == ("13 to 14 May", "Nausea, mild (13 May); Nausea, moderate (14 May)")


def test_what_the_team_told_one_to_do_stands_before_the_signs_in_full(content: Build) -> None:
    team = CareTeam(id="care_team", instructions="Come in at 38.0.")
    assert content(Timeline.of([team])).instructions == "Your team’s instructions: “Come in at 38.0.”"
    assert content(Timeline.of([])).instructions == ""
