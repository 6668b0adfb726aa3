from datetime import date

from diary.reports.runs import begun, joined, runs
from diary.signs.flags import Judgement
from tests.reports import diaries


def _judged(day: int, *urgencies: str, sign: str = "low-white-cells", ref: str = "a count") -> Judgement:
    on = date(2026, 5, day)
    piece = diaries.evidence("count", ref)
    return diaries.judged(on, *(diaries.flag(sign, urgency, on, piece) for urgency in urgencies))


def _said(*judgements: Judgement) -> list[tuple[int, int, str]]:
    return [(run.first.day, run.last.day, run.flag.urgency) for run in runs(judgements)]


def test_a_sign_that_rests_on_the_same_entries_is_one_run() -> None:
    assert _said(*(_judged(day, "today") for day in (1, 2, 3))) == [(1, 3, "today")]


def test_another_step_or_other_entries_begin_a_run() -> None:
    assert _said(_judged(1, "today"), _judged(2, "tell"), _judged(3, "tell", ref="another count")) == [
        (1, 1, "today"),
        (2, 2, "tell"),
        (3, 3, "tell"),
    ]


def test_a_day_between_begins_a_run() -> None:
    assert _said(_judged(1, "today"), _judged(2), _judged(3, "today")) == [(1, 1, "today"), (3, 3, "today")]
    assert _said(_judged(1, "today"), _judged(3, "today")) == [(1, 1, "today"), (3, 3, "today")]


def test_runs_come_by_their_first_day_the_strongest_first() -> None:
    mixed = _judged(2, "tell", "now")
    assert _said(mixed, _judged(1, "note")) == [(1, 1, "note"), (2, 2, "now"), (2, 2, "tell")]


def test_a_sign_for_the_next_contact_that_goes_on_is_joined_with_all_its_entries() -> None:
    days = (_judged(1, "tell"), _judged(2, "tell", ref="another count"), _judged(4, "tell"))
    found = joined(runs(days))
    assert [(run.first.day, run.last.day) for run in found] == [(1, 2), (4, 4)]
    assert [piece.ref for piece in found[0].flag.evidence] == ["another count", "a count"]


def test_what_is_to_be_told_the_same_day_is_not_joined() -> None:
    found = runs([_judged(1, "today"), _judged(2, "today", ref="another count")])
    assert joined(found) == found


def test_signs_stand_on_the_day_they_began() -> None:
    found = runs([_judged(1, "today"), _judged(2, "today"), _judged(3, "tell")])
    assert {day.day: [flag.urgency for flag in flags] for day, flags in begun(found, ("now", "today")).items()} == {
        1: ["today"]
    }
