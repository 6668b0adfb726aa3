"""Cycles: where they begin and end, which doses they hold, and that no day belongs to two."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from diary.core.cycles import Cycle, cycles
from diary.core.records import Phase, Record, Treatment
from diary.core.timeline import Timeline
from diary.core.when import When


def phase(name: str, started: str | None, ended: str | None = None) -> Phase:
    begin, end = (When.parse(text) if text else None for text in (started, ended))
    return Phase(id=f"{name}-{started}", phase=name, started=begin, ended=end)


def dose(
    medicine: str | None, started: str | None, cycle: int | None, kind: str = "infusion", *, planned: bool = False
) -> Treatment:
    begin = When.parse(started) if started else None
    id_ = f"{medicine}-{started}"
    return Treatment(id=id_, kind=kind, medicine=medicine, started=begin, cycle=cycle, planned=planned)


def found(*records: Record) -> tuple[Cycle, ...]:
    return cycles(Timeline.of(records))


def spans(*records: Record) -> list[str]:
    return [f"{_name(cycle)} {cycle.first} {cycle.until}" for cycle in found(*records)]


def _name(cycle: Cycle) -> str:
    own = cycle.medicine or (cycle.phase.phase if cycle.phase else "none")
    return own if cycle.cycle is None else f"{own} {cycle.cycle}"


def test_a_phase_is_a_cycle_up_to_the_next() -> None:
    assert spans(phase("induction", "2026-01-01", "2026-01-31"), phase("consolidation", "2026-02-10")) == [
        "induction 2026-01-01 2026-02-10",
        "consolidation 2026-02-10 None",
    ]


def test_cycles_are_numbered_by_time() -> None:
    later, earlier = phase("consolidation", "2026-02-10"), phase("induction", "2026-01-01", "2026-01-31")
    assert [(cycle.number, cycle.phase) for cycle in found(later, earlier)] == [(1, earlier), (2, later)]


def test_a_rest_belongs_to_the_cycle_before() -> None:
    parts = phase("induction", "2026-01-01", "2026-01-31"), phase("rest", "2026-02-01", "2026-02-20")
    assert spans(*parts, phase("consolidation", "2026-02-21")) == [
        "induction 2026-01-01 2026-02-21",
        "consolidation 2026-02-21 None",
    ]
    assert spans(parts[0], phase("rest", "2026-02-01")) == ["induction 2026-01-01 None"]


def test_a_cycle_that_nothing_follows_ends_six_weeks_after_its_last_phase_or_rest() -> None:
    induction = phase("induction", "2026-01-01", "2026-01-31")
    assert spans(induction) == ["induction 2026-01-01 2026-03-15"]
    assert spans(induction, phase("rest", "2026-02-01", "2026-02-20")) == ["induction 2026-01-01 2026-04-04"]


def test_a_follow_up_ends_the_cycle_before_and_begins_none() -> None:
    maintenance, after = phase("maintenance", "2026-01-01", "2026-02-01"), phase("follow-up", "2026-02-05")
    assert spans(maintenance, after) == ["maintenance 2026-01-01 2026-02-05"]
    assert spans(after) == []


def test_a_follow_up_of_the_same_day_leaves_the_phase_its_cycle() -> None:
    records = phase("relapse-treatment", "2026-02-05"), phase("follow-up", "2026-02-05")
    assert spans(*records) == spans(*reversed(records)) == ["relapse-treatment 2026-02-05 None"]


def test_phases_without_a_start_and_rests_alone_are_no_cycle() -> None:
    assert spans(phase("induction", None), phase("rest", "2026-02-01")) == []


def test_of_two_phases_that_overlap_the_later_start_ends_the_earlier_cycle() -> None:
    assert spans(phase("maintenance", "2026-01-01"), phase("relapse-treatment", "2026-03-01")) == [
        "maintenance 2026-01-01 2026-03-01",
        "relapse-treatment 2026-03-01 None",
    ]


def test_what_goes_on_beside_another_phase_begins_no_cycle() -> None:
    induction = phase("induction", "2026-01-01", "2026-01-31")
    for beside in ("cns-prophylaxis", "radiation"):
        assert spans(induction, phase(beside, "2026-01-08")) == ["induction 2026-01-01 2026-03-15"]
        assert spans(induction, phase(beside, "2026-01-01")) == ["induction 2026-01-01 2026-03-15"]
        assert spans(induction, phase(beside, "2026-02-01", "2026-02-10")) == [
            "induction 2026-01-01 2026-02-01",
            f"{beside} 2026-02-01 2026-03-25",
        ]


def test_numbered_doses_begin_cycles_within_their_phase() -> None:
    assert spans(
        phase("consolidation", "2026-01-01"),
        dose("methotrexate", "2026-01-02", None),
        dose("blinatumomab", "2026-01-15", 1),
        dose("blinatumomab", "2026-01-22", 1),
        dose("blinatumomab", "2026-02-26", 2),
    ) == [
        "consolidation 2026-01-01 2026-01-15",
        "blinatumomab 1 2026-01-15 2026-02-26",
        "blinatumomab 2 2026-02-26 None",
    ]


def test_a_phase_whose_first_numbered_dose_comes_within_a_week_begins_with_it() -> None:
    before = phase("induction", "2025-12-01", "2025-12-31")
    for day, begins in (("01", "01"), ("07", "07")):
        assert spans(before, phase("consolidation", "2026-01-01"), dose("cytarabine", f"2026-01-{day}", 1)) == [
            f"induction 2025-12-01 2026-01-{begins}",
            f"cytarabine 1 2026-01-{begins} None",
        ]
    assert spans(phase("consolidation", "2026-01-01"), dose("cytarabine", "2026-01-08", 1)) == [
        "consolidation 2026-01-01 2026-01-08",
        "cytarabine 1 2026-01-08 None",
    ]


def test_maintenance_is_one_cycle_unless_its_doses_carry_numbers() -> None:
    maintenance = phase("maintenance", "2026-01-01")
    assert spans(maintenance, dose("vincristine", "2026-01-20", None), dose("vincristine", "2026-02-20", None)) == [
        "maintenance 2026-01-01 None"
    ]
    assert spans(maintenance, dose("vincristine", "2026-01-01", 1), dose("vincristine", "2026-02-20", 2)) == [
        "vincristine 1 2026-01-01 2026-02-20",
        "vincristine 2 2026-02-20 None",
    ]


def test_several_medicines_of_one_number_are_one_cycle_of_the_phase() -> None:
    consolidation = phase("consolidation", "2026-01-01")
    assert spans(
        consolidation,
        dose("cyclophosphamide", "2026-01-01", 1),
        dose("cytarabine", "2026-01-21", 1, "injection"),
        dose("cyclophosphamide", "2026-01-29", 1),
        dose("cyclophosphamide", "2026-03-01", 2),
    ) == ["consolidation 1 2026-01-01 2026-03-01", "cyclophosphamide 2 2026-03-01 None"]


def test_another_medicine_with_its_own_numbers_begins_cycles_of_its_own() -> None:
    assert spans(
        phase("consolidation", "2026-01-01"),
        dose("methotrexate", "2026-01-01", 1),
        dose("blinatumomab", "2026-01-22", 1),
        dose("methotrexate", "2026-03-05", 2),
    ) == [
        "methotrexate 1 2026-01-01 2026-01-22",
        "blinatumomab 1 2026-01-22 2026-03-05",
        "methotrexate 2 2026-03-05 None",
    ]


def test_a_late_dose_of_an_earlier_number_begins_nothing_new() -> None:
    assert spans(
        dose("methotrexate", "2026-01-01", 1),
        dose("methotrexate", "2026-01-15", 2),
        dose("methotrexate", "2026-01-16", 1),
    ) == ["methotrexate 1 2026-01-01 2026-01-15", "methotrexate 2 2026-01-15 2026-02-28"]


def test_the_same_number_more_than_six_weeks_later_is_another_cycle() -> None:
    first = dose("etoposide", "2026-01-01", 1)
    for again, number in (("2026-02-13", 1), ("2026-02-14", 2)):
        assert len(found(first, dose("etoposide", again, 1))) == number


def test_numbered_cycles_stand_outside_of_phases_too_and_end_six_weeks_after_their_last_dose() -> None:
    assert spans(dose("blinatumomab", "2026-01-01", 1)) == ["blinatumomab 1 2026-01-01 2026-03-13"]
    assert spans(dose("methotrexate", "2026-01-01", 1, "intrathecal")) == ["methotrexate 1 2026-01-01 2026-02-14"]
    ended = Treatment(
        id="a", kind="infusion", started=When.parse("2026-01-01"), ended=When.parse("2026-01-05"), cycle=3
    )
    assert spans(ended) == ["none 3 2026-01-01 2026-02-17"]


def test_a_rest_or_a_follow_up_is_not_the_phase_of_a_dose() -> None:
    for name in ("rest", "follow-up"):
        (cycle,) = found(phase(name, "2026-01-01", "2026-02-01"), dose("etoposide", "2026-01-15", 1))
        assert (cycle.phase, cycle.first) == (None, date(2026, 1, 15))


def test_a_dose_beside_treatment_of_the_brain_falls_into_the_other_phase() -> None:
    induction, brain = phase("induction", "2026-01-01"), phase("cns-prophylaxis", "2026-01-05")
    assert [cycle.phase for cycle in found(induction, brain, dose("etoposide", "2026-01-15", 1))] == [induction] * 2
    assert [cycle.phase for cycle in found(brain, dose("etoposide", "2026-01-15", 1))] == [brain] * 2


def test_only_what_was_given_counts() -> None:
    assert spans(
        dose("etoposide", "2026-01-01", 1, planned=True),
        dose("etoposide", "2026-01-02", 2, "missed-dose"),
        dose("etoposide", "2026-01-03", None),
        dose("etoposide", None, 4),
    ) == []  # fmt: skip


def test_a_day_has_its_number_within_the_cycle_only() -> None:
    first, second = found(phase("induction", "2026-01-01", "2026-01-31"), phase("consolidation", "2026-02-10"))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 2, 9), date(2026, 2, 10)]
    assert [first.day_number(day) for day in days] == [None, 1, 40, None]
    assert second.day_number(date(2027, 2, 10)) == 366


def test_the_last_day_so_far_is_today_or_the_day_before_the_next_start() -> None:
    first, second = found(phase("induction", "2026-01-01", "2026-01-31"), phase("consolidation", "2026-02-10"))
    assert first.last_day(date(2026, 1, 20)) == date(2026, 1, 20)
    assert first.last_day(date(2026, 5, 14)) == date(2026, 2, 9)
    assert second.last_day(date(2026, 5, 14)) == date(2026, 5, 14)
    assert second.last_day(date(2026, 1, 20)) == date(2026, 2, 10)


def test_a_cycle_touches_the_dates_that_hold_one_of_its_days() -> None:
    first, second = found(phase("induction", "2026-01-10", "2026-01-31"), phase("consolidation", "2026-02-10"))
    assert first.touches(date(2026, 1, 1), date(2026, 1, 10))
    assert not first.touches(date(2026, 1, 1), date(2026, 1, 9))
    assert first.touches(date(2026, 2, 9), date(2026, 3, 1))
    assert not first.touches(date(2026, 2, 10), date(2026, 3, 1))
    assert second.touches(date(2030, 1, 1), date(2030, 1, 1))


_DAYS = st.dates(date(2026, 1, 1), date(2026, 6, 30))
_PHASES = st.builds(
    lambda name, day, days: phase(name, str(day), None if days is None else str(day + timedelta(days=days))),
    st.sampled_from(("induction", "maintenance", "radiation", "cns-prophylaxis", "rest", "follow-up")),
    _DAYS,
    st.none() | st.integers(-3, 60),
)
_DOSES = st.builds(
    lambda medicine, day, number: dose(medicine, str(day), number),
    st.sampled_from(("blinatumomab", "methotrexate", None)),
    _DAYS,
    st.none() | st.integers(0, 3),
)


@given(st.lists(_PHASES | _DOSES, max_size=12))
def test_no_day_belongs_to_two_cycles_and_the_order_of_entry_does_not_matter(records: list[Record]) -> None:
    kept = {record.id: record for record in records}
    timeline = Timeline.of(kept.values())
    all_cycles = cycles(timeline)
    days = [date(2026, 1, 1) + timedelta(days=number) for number in range(300)]
    assert all(sum(cycle.day_number(day) is not None for cycle in all_cycles) <= 1 for day in days)
    assert [cycle.number for cycle in all_cycles] == list(range(1, len(all_cycles) + 1))
    assert all_cycles == tuple(sorted(all_cycles, key=lambda cycle: cycle.first))
    assert cycles(Timeline.of(reversed(list(kept.values())))) == all_cycles
