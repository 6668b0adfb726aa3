"""What a sign rests on: each entry of one day; of many days each symptom, reading and test once."""

from dataclasses import replace
from datetime import date, timedelta

from diary.core.counts import count_of
from diary.core.records import Check, Milestone, Panel, Result, Symptom
from diary.core.timeline import Timeline
from diary.reports.proof import proof
from diary.reports.runs import Run
from diary.signs.evidence import (
    check_evidence,
    count_evidence,
    measurement_evidence,
    milestone_evidence,
    symptom_evidence,
)
from diary.signs.flags import Evidence
from tests.reports import diaries
from tests.reports.conftest import MakeSource

FIRST = date(2026, 5, 2)


def said(source: MakeSource, *evidence: Evidence, days: int = 10) -> str:
    """The evidence of a sign that stood so many days."""
    flag = diaries.flag("nausea-vomiting", "tell", FIRST, *evidence)
    run = Run(flag=flag, first=FIRST, last=FIRST + timedelta(days=days - 1))
    return proof(source(Timeline.of([])), run)


def symptom(day: int, severity: int | None, name: str = "nausea", times: int | None = None) -> Evidence:
    when = diaries.at(f"2026-05-{day:02}")
    return symptom_evidence(Symptom(id=f"{name}-{day}", when=when, symptom=name, severity=severity, times=times))


def count(day: int, value: str) -> Evidence:
    panel, result = diaries.drawn(f"2026-05-{day:02}T08:00", {"hemoglobin": value})
    assert isinstance(panel, Panel)
    assert isinstance(result, Result)
    return count_evidence(count_of(result, panel), date(2026, 5, day))


def test_a_symptom_of_many_days_is_named_once_with_its_steps_and_their_days(source: MakeSource) -> None:
    found = [symptom(day, severity) for day, severity in ((2, 1), (3, 2), (4, 2), (5, 2), (6, 1), (8, 1), (9, 1))]
    assert said(source, *found) == "Nausea: mild (2 May, 6 May, 8 to 9 May), moderate (3 to 5 May)"


def test_several_entries_of_a_day_are_one_day(source: MakeSource) -> None:
    twice = replace(symptom(3, 2), ref="again")
    assert said(source, symptom(3, 2), twice) == "Nausea: moderate (3 May)"


def test_yes_needs_no_step_and_counted_episodes_stand_with_theirs(source: MakeSource) -> None:
    assert said(source, symptom(3, None, "passing-out"), symptom(4, None, "passing-out")) == "Passing out (3 to 4 May)"
    assert said(source, symptom(3, 2, "vomiting", 4)) == "Vomiting: moderate, 4 times (3 May)"
    assert said(source, symptom(3, None)) == "Nausea: not rated (3 May)"


def test_readings_and_counts_stand_with_their_days_and_without_an_age(source: MakeSource) -> None:
    weights = [
        measurement_evidence(diaries.reading("weight", f"2026-05-0{day}T08:00", value, "kg"))
        for day, value in ((3, "70.1"), (4, "69.8"))
    ]
    assert said(source, *weights) == "Weight: 70.1 kg (3 May), 69.8 kg (4 May)"
    assert said(source, count(3, "9.8"), count(4, "9.1")) == "Hemoglobin: 9.8 g/dL (3 May), 9.1 g/dL (4 May)"


def test_what_else_there_is_stands_at_the_end_as_it_is(source: MakeSource) -> None:
    other = milestone_evidence(Milestone(id="m", milestone="remission", on=diaries.at("2026-03-10")))
    yes = check_evidence(Check(id="c", when=diaries.at("2026-05-03T14:30"), check="infusion", answer="yes"))
    text = said(source, other, yes, symptom(3, 1))
    assert text == ("Nausea: mild (3 May); Remission, 10 Mar; Answered yes to the infusion check, 14:30 (3 May)")


def test_on_one_day_each_entry_stands_as_the_sign_tells_it(source: MakeSource) -> None:
    text = said(source, symptom(2, 1), symptom(1, 2), count(2, "9.8"), days=1)
    assert text == "Nausea, mild; Nausea, moderate (1 May); Hemoglobin 9.8 g/dL, 2 May, 08:00, today"
