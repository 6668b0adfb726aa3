"""What must hold for every diary: laws 2 to 5 and 9 of the clinical basis, over generated ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import (
    Device,
    DoseChange,
    Measurement,
    Medicine,
    Milestone,
    Phase,
    Record,
    Result,
    Symptom,
    Treatment,
)
from diary.core.timeline import moment_of
from diary.core.words import SYMPTOMS
from diary.signs.engine import judge_range, judge_with
from diary.signs.flags import RANK, Flag
from tests.signs.cases import DAY, Diary, catalog, rule_book, shown
from tests.signs.generated import ANALYTES, UNITS, diaries, times

FLOORS = {"infection": "today", "anemia": "today", "bleeding": "today", "blinatumomab-low-potassium": "today"}
OF_COUNTS = {
    "low-white-cells", "low-platelets", "low-red-cells", "tumor-lysis", "possible-return", "counts-falling-on-tki",
    "blinatumomab-low-potassium", "inotuzumab-liver", "organ-effects", "pain-reliever-caution",
}  # fmt: skip
"""Signs of which a branch has counts for its danger; what rests on a count goes or changes with it."""

ANSWERED_BY_A_COUNT = {"pain-reliever-caution"}
"""A sign that asks whether a count is low (W44b): one that is known and good answers it."""


def weakened(before: Flag, after: dict[str, Flag], *, not_below: str = "note") -> bool:
    """Whether a flag is gone or weaker than it was, and weaker than the least it may be."""
    least = max(RANK[before.urgency], RANK[not_below])
    return before.sign not in after or RANK[after[before.sign].urgency] > least


def without(diary: Diary, drop: Callable[[Record], bool]) -> Diary:
    return Diary(*(record for record in diary.records if not drop(record)))


def of_counts(flag: Flag) -> bool:
    """Whether a flag rests, or may rest, on counts as its danger."""
    return flag.sign in OF_COUNTS and (
        flag.sign in ANSWERED_BY_A_COUNT or any(piece.kind == "count" for piece in flag.evidence)
    )


@given(diaries(), st.permutations(range(14)))
def test_days_are_judged_alike_in_any_order(diary: Diary, order: list[int]) -> None:
    days = [DAY + timedelta(days=number - 3) for number in order]
    facts = diary.facts()
    for judged in [judge_with(rule_book(), facts, day) for day in days]:
        assert judged == diary.judge(judged.day)


@given(diaries(), st.sampled_from(sorted(ANALYTES)))
def test_deleting_all_counts_of_an_analyte_weakens_nothing_below_what_unknown_gives(diary: Diary, analyte: str) -> None:
    panels = {record.panel for record in diary.records if isinstance(record, Result) and record.analyte == analyte}
    left = without(diary, lambda record: getattr(record, "panel", record.id) in panels)
    known, unknown = diary.flags(), left.flags()
    for flag in known.values():
        if not of_counts(flag):
            assert not weakened(flag, unknown, not_below="today"), flag.sign
    for flag in unknown.values():
        floor = FLOORS.get(flag.sign, flag.urgency)
        if not of_counts(flag):  # white cells alone alarm until neutrophils are known
            assert not weakened(flag, known, not_below=floor), flag.sign


@given(diaries(), st.sampled_from(("neutrophils", "platelets", "hemoglobin")), times)
def test_a_good_count_weakens_no_symptom_below_its_floor_and_no_fever(diary: Diary, analyte: str, clock: str) -> None:
    before = diary.flags()
    value = {"neutrophils": "4.0", "platelets": "250", "hemoglobin": "14.0"}[analyte]
    after = (
        Diary(*diary.records).count(analyte, value, f"{DAY.isoformat()}{clock}", UNITS.get(analyte, "10*9/L")).flags()
    )
    for flag in before.values():
        if not of_counts(flag):
            assert not weakened(flag, after, not_below=FLOORS.get(flag.sign, flag.urgency)), flag.sign


@given(diaries())
def test_a_worse_symptom_weakens_nothing(diary: Diary) -> None:
    before = diary.flags()
    worse = [
        replace(record, severity=min(4, record.severity + 1))
        if isinstance(record, Symptom) and record.severity and record.when.day == DAY
        else record
        for record in diary.records
    ]
    after = Diary(*worse).flags()
    for flag in before.values():
        assert not weakened(flag, after), flag.sign


@given(diaries(), st.sampled_from(SYMPTOMS))
def test_one_more_symptom_weakens_nothing(diary: Diary, symptom: str) -> None:
    before, after = diary.flags(), Diary(*diary.records).symptom(symptom, 2).flags()
    for flag in before.values():
        assert not weakened(flag, after), flag.sign


@given(diaries(), st.randoms(use_true_random=False))
def test_the_order_of_entry_changes_nothing(diary: Diary, random: object) -> None:
    shuffled = list(diary.records)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert Diary(*shuffled).judge() == diary.judge()


@given(diaries())
def test_every_flag_can_be_explained(diary: Diary) -> None:
    judgement = diary.judge()
    assert [RANK[flag.urgency] for flag in judgement.flags] == sorted(RANK[flag.urgency] for flag in judgement.flags)
    assert {flag.sign for flag in judgement.flags}.isdisjoint(each.sign for each in judgement.not_evaluated)
    for flag in judgement.flags:
        assert flag.evidence
        assert flag.section
        assert shown(flag.action)
        assert flag.standards
        assert flag.complete is not bool(flag.not_known)


@given(diaries())
def test_forgetting_when_a_medicine_was_given_silences_nothing(diary: Diary) -> None:
    before = diary.flags()
    after = Diary(*(undated(record) for record in diary.records)).flags()
    for flag in before.values():
        assert flag.sign in after, flag.sign


def undated(record: Record) -> Record:
    """The record without when it began, if it is a treatment."""
    return replace(record, started=None) if isinstance(record, Treatment | Medicine) else record


@given(diaries(), st.data())
def test_what_has_no_date_weakens_nothing_against_what_is_not_there(diary: Diary, data: st.DataObject) -> None:
    dated = [r for r in diary.records if isinstance(r, Treatment | Medicine | DoseChange | Device | Milestone)]
    if not dated:
        return
    chosen = data.draw(st.sampled_from(dated))
    field = {DoseChange: "on", Milestone: "on", Device: "placed"}.get(type(chosen), "started")
    without_it = [record for record in diary.records if record is not chosen]
    no = Diary(*without_it).flags()
    unknown = Diary(*without_it, replace(chosen, **{field: None})).flags()  # type: ignore[arg-type]
    for flag in no.values():
        assert not weakened(flag, unknown, not_below=FLOORS.get(flag.sign, flag.urgency)), flag.sign


@given(diaries())
def test_a_day_is_judged_alike_by_itself_and_among_others(diary: Diary) -> None:
    among = judge_range(rule_book(), diary.timeline(), catalog(), DAY - timedelta(days=3), DAY)
    assert among[-1] == diary.judge()
    assert among[0] == diary.judge(DAY - timedelta(days=3))


@given(diaries())
def test_a_fever_stays_a_fever(diary: Diary) -> None:
    readings = [r for r in diary.records if isinstance(r, Measurement) and r.when.day == DAY]
    if any(reading.kind == "temperature" and reading.value >= 38 for reading in readings):
        assert diary.urgency("fever") == "now"


@given(diaries())
def test_what_comes_later_that_day_is_not_seen_before(diary: Diary) -> None:
    moment = datetime.combine(DAY, time(9))
    seen = without(diary, lambda record: is_later(record, moment))
    assert other_flags(seen, moment) == other_flags(diary, moment)


def other_flags(diary: Diary, moment: datetime) -> list[Flag]:
    """The flags but that of tumor lysis, whose window begins before the first chemotherapy."""
    return [flag for sign, flag in diary.flags(moment).items() if sign != "tumor-lysis"]


def is_later(record: Record, moment: datetime) -> bool:
    """Whether an entry, a draw or a dose lies after a moment."""
    when = moment_of(record)
    return not isinstance(record, Milestone | Phase) and when is not None and when.earliest > moment
