from datetime import date
from decimal import Decimal

from diary.charts import lanes
from diary.core.records import Medicine, Phase, Treatment
from diary.core.timeline import Timeline
from diary.core.when import When
from tests.charts import builders as b

VIEW = b.view(date(2026, 5, 1), date(2026, 5, 14))
START, END = VIEW.start, VIEW.end
TEXTS = b.texts()


def found(*treatments: Treatment) -> tuple[lanes.Lane, ...]:
    return lanes.lanes(Timeline.of(treatments), VIEW, TEXTS)


def test_a_phase_is_cut_at_the_edges_and_one_without_end_runs() -> None:
    timeline = Timeline.of([b.phase("induction", "2026-04-01", "2026-05-03"), b.phase("consolidation", "2026-05-04")])
    first, second = lanes.phase_bands(timeline, VIEW, TEXTS)
    assert (first.start, first.end, first.runs, first.label) == (START, START + 3, False, "Induction")
    assert (second.start, second.end, second.runs, second.row) == (START + 3, END, True, 0)


def test_phases_at_once_lie_in_rows_and_those_elsewhere_are_left_out() -> None:
    timeline = Timeline.of(
        [
            b.phase("induction", "2026-04-01", "2026-05-10", label="Part 1"),
            b.phase("cns-prophylaxis", "2026-05-03", "2026-05-05"),
            b.phase("rest", "2026-06-01"),
            b.phase("induction", "2026-01-01", "2026-02-01"),
            Phase(id=b.new_id(), phase="maintenance"),
        ]
    )
    bands = lanes.phase_bands(timeline, VIEW, TEXTS)
    assert [(band.label, band.row, band.start) for band in bands] == [
        ("Maintenance", 0, START), ("Part 1", 1, START), ("Treatment of the brain and spine", 2, START + 2),
    ]  # fmt: skip


def test_an_infusion_without_end_runs_its_usual_time_and_no_longer_than_today() -> None:
    (lane,) = found(b.treatment("infusion", "2026-05-12", medicine="blinatumomab"))
    assert (lane.label, lane.bars[0].start, lane.bars[0].end) == ("Blinatumomab", START + 11, END)
    (short,) = found(b.treatment("infusion", "2026-05-02T08:00", medicine="vincristine"))
    assert round(short.bars[0].end - short.bars[0].start, 6) == 1


def test_an_infusion_ends_when_it_was_ended() -> None:
    (lane,) = found(b.treatment("infusion", "2026-05-02T06:00", "2026-05-02T18:00", medicine="vincristine"))
    assert (lane.bars[0].start, lane.bars[0].end) == (START + 1.25, START + 1.75)


def test_of_six_medicines_those_given_last_keep_a_lane_of_their_own() -> None:
    names = ("vincristine", "daunorubicin", "cytarabine", "etoposide", "nelarabine", "vincristine", "methotrexate")
    given = [b.treatment("infusion", f"2026-05-0{day}", medicine=name) for day, name in enumerate(names, 1)]
    assert [lane.label for lane in found(*given)] == [
        "Vincristine", "Etoposide", "Nelarabine", "Methotrexate", "Other infusions",
    ]  # fmt: skip
    assert len(found(*given[:5])) == 5


def test_an_infusion_of_unknown_medicine_or_date() -> None:
    assert [lane.label for lane in found(b.treatment("infusion", "2026-05-02"))] == ["Infusion"]
    assert found(Treatment(id=b.new_id(), kind="infusion")) == ()


def test_marks_and_stays_have_lanes_of_their_own() -> None:
    kinds = found(
        b.treatment("transfusion", "2026-05-02", product="red-cells", units=Decimal(2)),
        b.treatment("transfusion", "2026-05-03", product="platelets", planned=True),
        b.treatment("intrathecal", "2026-05-04"),
        b.treatment("hospital-stay", "2026-05-05", "2026-05-06"),
        b.treatment("hospital-stay", "2026-05-12"),
        b.treatment("line-care", "2026-05-05"),
        b.treatment("transfusion", "2026-05-08"),
        b.treatment("oral-dose", "2026-05-09", medicine="methotrexate"),
    )
    assert [lane.label for lane in kinds] == [
        "Red cells given", "Platelets given", "Transfusion", "Into spinal fluid", "Dose by mouth", "Hospital stay",
    ]  # fmt: skip
    assert kinds[1].marks[0].planned
    assert [(bar.start - START, bar.end - START) for bar in kinds[5].bars] == [(4, 6), (11, 14)]


def course(medicine: str, started: str | None, ended: str | None = None) -> Medicine:
    return Medicine(
        id=b.new_id(), medicine=medicine, started=When.parse(started) if started else None,
        ended=When.parse(ended) if ended else None,
    )  # fmt: skip


def test_courses_that_move_the_counts_or_hide_a_fever_have_lanes_and_others_none() -> None:
    timeline = Timeline.of([
        course("mercaptopurine", "2026-05-03"), course("dexamethasone", None, "2026-05-05"),
        course("anti-nausea", "2026-05-01"), course("antibiotic", "2026-05-01"),
        course("complementary:tea", "2026-05-01"),
        course("imatinib", "2026-03-01", "2026-04-30"), course("nilotinib", "2026-06-01"),
    ])  # fmt: skip
    view = b.view(date(2026, 5, 1), date(2026, 5, 14), today=date(2026, 5, 10))
    kept = lanes.lanes(timeline, view, TEXTS)
    assert [(lane.kind, lane.label) for lane in kept] == [("course", "Dexamethasone"), ("course", "Mercaptopurine")]
    assert [(bar.start - START, bar.end - START) for lane in kept for bar in lane.bars] == [(0, 5), (2, 10)]


def test_a_course_beside_infusions_of_the_same_medicine_says_that_it_is_one() -> None:
    timeline = Timeline.of(
        [course("methotrexate", "2026-05-03"), b.treatment("infusion", "2026-05-02", medicine="methotrexate")]
    )
    assert [lane.label for lane in lanes.lanes(timeline, VIEW, TEXTS)] == ["Methotrexate", "Methotrexate, course"]


def test_of_four_courses_those_that_ran_last_keep_a_lane_of_their_own() -> None:
    names = ("mercaptopurine", "prednisone", "imatinib", "other:study drug")
    courses = [course(name, "2026-05-01", f"2026-05-0{day}") for day, name in enumerate(names, 3)]
    assert [lane.label for lane in lanes.lanes(Timeline.of(courses), VIEW, TEXTS)] == [
        "Imatinib", "study drug", "Other courses",
    ]  # fmt: skip
    assert len(lanes.lanes(Timeline.of(courses[:3]), VIEW, TEXTS)) == 3


def test_with_many_lanes_infusions_share_one_sooner_and_there_are_never_more_than_twelve_with_two_infusions() -> None:
    kinds = (
        "intrathecal",
        "injection",
        "growth-factor",
        "lumbar-puncture",
        "transplant",
        "missed-dose",
        "vomited-dose",
    )
    marks = [b.treatment(kind, "2026-05-02") for kind in (*kinds, "radiation", "hospital-stay")]
    names = ("vincristine", "daunorubicin", "cytarabine", "etoposide")
    given = [b.treatment("infusion", f"2026-05-0{day}", medicine=name) for day, name in enumerate(names, 1)]
    kept = found(*given, *marks)
    assert len(kept) == lanes.MOST_LANES
    assert [lane.label for lane in kept if lane.kind == "infusion"] == ["Cytarabine", "Etoposide", "Other infusions"]


def test_fevers_are_marks_of_a_lane() -> None:
    (lane,) = lanes.fever_lane([START + 0.5], TEXTS)
    assert (lane.kind, lane.label, lane.marks) == ("fever", "Fever", (lanes.Mark(x=START + 0.5),))
    assert list(lanes.fever_lane([], TEXTS)) == []


def test_transfusions_go_down_through_the_panel_that_they_raise() -> None:
    timeline = Timeline.of(
        [
            b.treatment("transfusion", "2026-05-02", product="red-cells"),
            b.treatment("transfusion", "2026-05-03", product="red-cells", planned=True),
            b.treatment("transfusion", "2026-04-03", product="red-cells"),
            b.treatment("transfusion", "2026-05-04", product="platelets"),
            b.treatment("transfusion", "2026-05-04"),
        ]
    )
    assert lanes.transfusions(timeline, VIEW, "hemoglobin") == (START + 1.5,)
    assert lanes.transfusions(timeline, VIEW, "platelets") == (START + 3.5,)


def test_only_long_infusions_and_stays_shade_the_panels() -> None:
    timeline = Timeline.of(
        [
            b.treatment("infusion", "2026-05-02T08:00", "2026-05-02T10:00"),
            b.treatment("infusion", "2026-05-03", "2026-05-06"),
            b.treatment("infusion", "2026-05-08", "2026-05-12", planned=True),
            b.treatment("hospital-stay", "2026-05-09T08:00", "2026-05-09T18:00"),
        ]
    )
    assert lanes.shades(timeline, VIEW, "infusion") == ((START + 2, START + 6),)
    assert len(lanes.shades(timeline, VIEW, "hospital-stay")) == 1


def test_a_phase_entered_with_its_end_before_its_start_takes_one_day() -> None:
    (band,) = lanes.phase_bands(Timeline.of([b.phase("induction", "2026-05-10", "2026-05-03")]), VIEW, TEXTS)
    assert (band.start, band.end) == (START + 9, START + 10)
    gone = Phase(id=b.new_id(), phase="induction", ended=When.parse("2026-04-20"))
    assert lanes.phase_bands(Timeline.of([gone]), VIEW, TEXTS) == ()
