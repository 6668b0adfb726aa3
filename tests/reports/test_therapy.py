from datetime import date
from decimal import Decimal

import pytest

from diary.core.records import Device, DoseChange, Medicine, Milestone, Person, Phase, Record, Treatment
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports import therapy
from diary.reports.content import Choice
from tests.reports import diaries
from tests.reports.conftest import Build, MakeSource

GIVEN = diaries.at("2026-05-05")


def _listed(source: MakeSource, *records: Record) -> list[tuple[str, str]]:
    shown, _ = therapy.treatments(source(Timeline.of(records)))
    return [(event.dates, event.text) for event in shown]


def _treatment(kind: str, **others: object) -> Treatment:
    return Treatment(id=kind, kind=kind, started=GIVEN, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("treatment", "text"),
    [
        (_treatment("infusion", medicine="methotrexate", high_dose=True), "Methotrexate infusion, high dose"),
        (
            _treatment("infusion", medicine="blinatumomab", cycle=2, dose=" 28 mcg "),
            "Blinatumomab infusion, cycle 2, 28 mcg",
        ),
        (_treatment("intrathecal", medicine="cytarabine"), "Cytarabine into the spinal fluid"),
        (_treatment("injection", medicine="pegaspargase"), "Pegaspargase injection"),
        (_treatment("missed-dose", medicine="mercaptopurine"), "Mercaptopurine, dose missed"),
        (_treatment("vomited-dose", medicine="dasatinib"), "Dasatinib, dose vomited"),
        (_treatment("infusion"), "Infusion"),
        (_treatment("infusion", medicine="other:*New* #drug"), "*New* #drug infusion"),
        (_treatment("radiation", site="brain-spine"), "Radiation, brain and spine"),
        (_treatment("transplant", transplant="allogeneic"), "Stem cell transplant, from a donor"),
        (_treatment("transfusion", product="red-cells", units=Decimal(1)), "Red cells, 1 unit"),
        (_treatment("transfusion"), "Transfusion"),
        (_treatment("lumbar-puncture", medicine="methotrexate"), "Spinal tap"),
    ],
)
def test_treatments_are_named_with_what_is_known(texts: Texts, treatment: Treatment, text: str) -> None:
    assert therapy.treatment_text(texts, treatment) == text


def test_page_one_lists_treatment_by_its_first_day(source: MakeSource) -> None:
    shown, more = therapy.treatments(source(diaries.drawn_diary()))
    assert more == 0
    assert [(event.dates, event.text) for event in shown] == [
        ("3 May", "Consolidation begins"),
        ("3 to 5 May", "Methotrexate infusion, high dose"),
        ("4 May", "Methotrexate into the spinal fluid"),
        ("12 May on", "Blinatumomab infusion, cycle 1"),
    ]


def test_the_same_dose_on_several_days_is_one_line(source: MakeSource) -> None:
    three = [diaries.infusion(f"2026-05-0{day}", "vincristine") for day in (1, 4, 7)]
    assert _listed(source, *three) == [("1 May, 4 May and 7 May", "Vincristine infusion")]
    four = [*three, diaries.infusion("2026-05-09", "vincristine")]
    assert _listed(source, *four) == [("1 to 9 May, 4 times", "Vincristine infusion")]


def test_planned_treatment_is_not_listed(source: MakeSource) -> None:
    assert _listed(source, diaries.infusion("2026-05-05", "vincristine", planned=True)) == []


@pytest.mark.parametrize(
    ("started", "ended", "dates"),
    [
        ("2026-02-09", None, "9 Feb on"),
        (None, None, "dates not known"),
        (None, "2026-05-03", "until 3 May"),
        ("2026-05-01", "2026-05-03", "1 to 3 May"),
    ],
)
def test_courses_of_medicines_stand_with_their_dates(
    source: MakeSource, started: str | None, ended: str | None, dates: str
) -> None:
    course = Medicine(
        id="m",
        medicine="dasatinib",
        dose="140 mg daily",
        started=diaries.at(started) if started else None,
        ended=diaries.at(ended) if ended else None,
    )
    assert _listed(source, course) == [(dates, "Dasatinib, 140 mg daily")]


def test_a_course_that_ended_before_or_begins_after_is_left_out(source: MakeSource) -> None:
    before = Medicine(id="a", medicine="dasatinib", ended=diaries.at("2026-04-29"))
    after = Medicine(id="b", medicine="imatinib", started=diaries.at("2026-05-15"))
    assert _listed(source, before, after) == []


def test_turns_of_treatment_stand_on_their_day(source: MakeSource) -> None:
    records = [
        DoseChange(id="a", medicine="dasatinib", direction="down", on=GIVEN),
        Device(id="b", device="picc", placed=GIVEN),
        Milestone(id="c", milestone="remission", on=GIVEN),
        Phase(id="d", phase="induction", label="Block 1", started=GIVEN),
        Phase(id="e", phase="maintenance"),
    ]
    assert sorted(text for _, text in _listed(source, *records)) == [
        "Block 1 begins",
        "Dasatinib, dose lowered",
        "PICC line placed",
        "Remission",
    ]


def test_only_turns_have_such_a_text(texts: Texts) -> None:
    with pytest.raises(TypeError):
        therapy.turn_text(texts, Person(id="person"))


def test_running_treatment_stands_on_each_of_its_days_with_its_number(source: MakeSource) -> None:
    days = therapy.by_day(source(diaries.drawn_diary()))
    assert days[date(2026, 5, 4)] == ["Methotrexate infusion, high dose, day 2", "Methotrexate into the spinal fluid"]
    assert days[date(2026, 5, 14)] == ["Blinatumomab infusion, cycle 1, day 3"]
    assert date(2026, 5, 15) not in days


def test_a_stay_without_an_end_goes_on_until_today(content: Build) -> None:
    stay = Treatment(id="s", kind="hospital-stay", started=diaries.at("2026-05-13"))
    choice = Choice(first=diaries.FIRST, last=date(2026, 5, 20))
    days = content(Timeline.of([stay]), (), choice).days
    assert [row.treatment for row in days if row.treatment] == ["Hospital stay, day 1", "Hospital stay, day 2"]


def test_treatment_without_a_date_stands_on_no_day(source: MakeSource) -> None:
    unknown = Treatment(id="t", kind="infusion", medicine="vincristine")
    assert therapy.by_day(source(Timeline.of([unknown]))) == {}
    assert _listed(source, unknown) == [("dates not known", "Vincristine infusion")]


def test_courses_are_named_on_the_days_they_start_and_stop(source: MakeSource) -> None:
    course = Medicine(id="m", medicine="imatinib", started=diaries.at("2026-05-01"), ended=diaries.at("2026-05-03"))
    assert therapy.by_day(source(Timeline.of([course]))) == {
        date(2026, 5, 1): ["Imatinib, started"],
        date(2026, 5, 3): ["Imatinib, stopped"],
    }


def test_of_too_much_what_began_before_the_dates_goes_first_then_the_oldest(content: Build) -> None:
    course = Medicine(id="m", medicine="dasatinib", started=diaries.at("2026-04-29"))
    records = [course, *(diaries.infusion(f"2026-05-{day:02}", f"other:Drug {day}") for day in range(1, 6))]
    page = content(Timeline.of(records)).first_page
    assert [event.text for event in page.treatments] == [f"Drug {day} infusion" for day in range(2, 6)]
    assert page.treatments_below == "And 2 more: see “Every day”."
