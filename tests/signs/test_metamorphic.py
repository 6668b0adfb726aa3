"""What must hold for every diary: laws 2 to 5 and 9 of the clinical basis, over generated ones."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.core.records import Measurement, Medicine, Milestone, Phase, Record, Result, Symptom, Treatment
from diary.core.timeline import moment_of
from diary.signs.flags import RANK, Flag
from tests.signs.cases import DAY, Diary

SYMPTOMS = (
    "fatigue", "feverish", "chills", "headache", "nausea", "cough", "sore-throat", "mouth-sores", "pain", "diarrhea",
    "abdominal-pain", "shortness-of-breath", "chest-pain", "nosebleed", "easy-bruising", "bone-pain", "confusion",
    "tremor", "muscle-cramps", "blood-in-urine", "passing-out",
)  # fmt: skip
ANALYTES = {
    "neutrophils": ("0.05", "0.5", "0.9", "1.0", "3.5"),
    "white-cells": ("0.4", "1.5", "2.0", "6.0"),
    "platelets": ("8", "18", "20", "45", "180"),
    "hemoglobin": ("6.5", "7.9", "9.9", "10.0", "13.0"),
    "potassium": ("4.0", "6.0"),
    "uric-acid": ("300", "476"),
}
UNITS = {"hemoglobin": "g/dL", "potassium": "mmol/L", "uric-acid": "umol/L"}
MEDICINES = ("blinatumomab", "vincristine", "inotuzumab-ozogamicin", "cytarabine")
FLOORS = {"infection": "today", "anemia": "today", "bleeding": "today"}

days_before = st.integers(0, 20).map(lambda back: (DAY - timedelta(days=back)).isoformat())
times = st.sampled_from(("", "T07:00", "T10:30", "T18:00"))
moments = st.builds(str.__add__, days_before, times)


@st.composite
def diaries(draw: st.DrawFn) -> Diary:
    diary = Diary()
    for symptom in draw(st.lists(st.sampled_from(SYMPTOMS), max_size=5)):
        when = draw(st.one_of(times.map(lambda clock: f"{DAY.isoformat()}{clock}"), moments))
        diary.symptom(symptom, draw(st.sampled_from((None, 0, 1, 2, 3, 4))), when)
    for value in draw(st.lists(st.sampled_from(("35.9", "36.8", "37.9", "38.0", "39.1")), max_size=2)):
        masked = draw(st.sampled_from((True, False, None)))
        diary.temperature(value, f"{DAY.isoformat()}{draw(times)}", masked=masked)
    for analyte in draw(st.lists(st.sampled_from(sorted(ANALYTES)), max_size=6)):
        status = draw(st.sampled_from(("final", "final", "preliminary")))
        value = draw(st.sampled_from(ANALYTES[analyte]))
        diary.count(analyte, value, draw(moments), UNITS.get(analyte, "10*9/L"), status=status)
    for medicine in draw(
        st.lists(st.sampled_from(("blinatumomab", "vincristine", "inotuzumab-ozogamicin")), max_size=2)
    ):
        diary.given(medicine, draw(st.one_of(st.none(), moments)))
    if draw(st.booleans()):
        diary.course("prednisone", draw(st.one_of(st.none(), moments)))
    if draw(st.booleans()):
        diary.milestone(draw(st.sampled_from(("remission", "first-chemotherapy"))), draw(st.one_of(st.none(), moments)))
    if draw(st.booleans()):
        diary.phase(draw(st.sampled_from(("induction", "maintenance", "conditioning"))), draw(days_before))
    return diary


def weakened(before: Flag, after: dict[str, Flag], *, not_below: str = "note") -> bool:
    """Whether a flag is gone or weaker than it was, and weaker than the least it may be."""
    least = max(RANK[before.urgency], RANK[not_below])
    return before.sign not in after or RANK[after[before.sign].urgency] > least


def without(diary: Diary, drop: Callable[[Record], bool]) -> Diary:
    return Diary(*(record for record in diary.records if not drop(record)))


def only_of_counts(flag: Flag) -> bool:
    """Whether a flag rests on counts, and so goes with them."""
    return any(piece.kind == "count" for piece in flag.evidence) and not any(
        piece.kind in {"symptom", "measurement"} for piece in flag.evidence
    )


@given(diaries(), st.sampled_from(sorted(ANALYTES)))
def test_deleting_all_counts_of_an_analyte_weakens_nothing_below_what_unknown_gives(diary: Diary, analyte: str) -> None:
    panels = {record.panel for record in diary.records if isinstance(record, Result) and record.analyte == analyte}
    left = without(diary, lambda record: getattr(record, "panel", record.id) in panels)
    known, unknown = diary.flags(), left.flags()
    for flag in known.values():
        if not only_of_counts(flag):
            assert not weakened(flag, unknown, not_below="today"), flag.sign
    for flag in unknown.values():
        floor = FLOORS.get(flag.sign, flag.urgency)
        if not only_of_counts(flag):  # white cells alone alarm until neutrophils are known
            assert not weakened(flag, known, not_below=floor), flag.sign


@given(diaries(), st.sampled_from(("neutrophils", "platelets", "hemoglobin")), times)
def test_a_good_count_weakens_no_symptom_below_its_floor_and_no_fever(diary: Diary, analyte: str, clock: str) -> None:
    before = diary.flags()
    value = {"neutrophils": "4.0", "platelets": "250", "hemoglobin": "14.0"}[analyte]
    after = (
        Diary(*diary.records).count(analyte, value, f"{DAY.isoformat()}{clock}", UNITS.get(analyte, "10*9/L")).flags()
    )
    for flag in before.values():
        if not only_of_counts(flag):
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
        assert flag.standards
        assert flag.complete is not bool(flag.not_known)


@given(diaries())
def test_forgetting_when_a_medicine_was_given_silences_nothing(diary: Diary) -> None:
    before = diary.flags()
    undated = [replace(r, started=None) if isinstance(r, Treatment | Medicine) else r for r in diary.records]
    after = Diary(*undated).flags()
    for flag in before.values():
        assert flag.sign in after, flag.sign


@given(diaries())
def test_a_fever_stays_a_fever(diary: Diary) -> None:
    readings = [r.value for r in diary.records if isinstance(r, Measurement)]
    if any(value >= 38 for value in readings):
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
