"""The emergency card read back from its PDF, compared with what the records say."""

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from diary.core.clock import FixedClock
from diary.core.records import (
    Allergy,
    CareTeam,
    Device,
    DoseChange,
    Medicine,
    Milestone,
    Panel,
    Person,
    Phase,
    PhoneNumber,
    Quantity,
    Record,
    Result,
    Treatment,
)
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.reports.card_source import CardSource
from diary.reports.emergency import EmergencyCard, build_card
from diary.reports.emergency_model import CardContent, Part, Row
from diary.reports.render import Press, document_pdf
from tests.reports import diaries
from tests.reports.diaries import at, infusion
from tests.reports.papers import LONG, MARKUP, overfull, starts_outside, text_of

CHEMOTHERAPY = "I am having chemotherapy for acute lymphocytic leukemia"
TREATED = "I am being treated for acute lymphocytic leukemia"


class Cards:
    """Makes cards at the time of the drawn diary."""

    def __init__(self, texts: Texts, press: Press) -> None:
        self._texts, self._press = texts, press

    def pdf(self, timeline: Timeline, *, paper: str = "a4", with_name: bool = True) -> bytes:
        card = EmergencyCard(paper=paper, with_name=with_name)
        return document_pdf(card.document(timeline, self._texts, FixedClock(diaries.NOW)), self._press)

    def content(self, *records: Record, with_name: bool = True) -> CardContent:
        source = CardSource(Timeline.of(records), self._texts, diaries.NOW)
        return build_card(source, EmergencyCard(with_name=with_name))

    def part(self, title: str, *records: Record) -> Part:
        parts = [part for quarter in self.content(*records).quarters for part in quarter]
        return next(part for part in parts if part.title == title)

    def row(self, title: str, label: str, *records: Record) -> Row:
        return next(row for row in self.part(title, *records).rows if row.label == label)


@pytest.fixture
def cards(texts: Texts, press: Press) -> Cards:
    return Cards(texts, press)


def full_diary() -> Timeline:
    """The drawn diary with all that a card can hold."""
    team = CareTeam(
        id="care_team",
        name="Hematology day unit",
        numbers=(
            PhoneNumber(label="Care team", phone="(202) 555-0142", hours="day or night"),
            PhoneNumber(label="Ward 4", phone="(202) 555-0178"),
        ),
        emergency_number="911",
        fever_at=Quantity(value=Decimal("38.0"), unit="Cel"),
        fever_card=Quantity(value=Decimal("38.3"), unit="Cel"),
        instructions="Call before you take anything for a fever.",
        source="clinic card",
    )
    person = Person(
        id="person",
        name="Amélie Núñez-Đặng",
        born=date(1984, 5, 2),
        subtype="t-cell",
        philadelphia=False,
        regimen="Study arm B",
        allergies=(Allergy(to="penicillin", reaction="rash"), Allergy(to="latex")),
    )
    more = (
        team,
        person,
        Medicine(id="dex", medicine="dexamethasone", dose="10 mg a day", started=at("2026-05-03")),
        Medicine(id="dasa", medicine="dasatinib", dose="140 mg daily", started=at("2026-02-09")),
        DoseChange(id="change", medicine="dasatinib", direction="down", on=at("2026-02-20")),
        Device(id="port", device="port", placed=at("2026-01-30")),
        Milestone(id="found", milestone="diagnosis", on=at("2026-01-28")),
        Treatment(id="sct", kind="transplant", transplant="autologous", started=at("2026-03-01")),
    )
    return diaries.drawn_diary().changed(more)


def test_the_card_states_what_the_records_say(cards: Cards) -> None:
    text = text_of(cards.pdf(full_diary()))
    for words in (
        CHEMOTHERAPY,
        "Last chemotherapy on file: Methotrexate infusion, high dose, 3 to 5 May 2026 (9 days ago).",
        "My white blood cells may be low.",
        "A fever is an emergency for me",
        "For me a fever is 38.0 °C (100.4 °F) or more. One reading is enough.",
        "This line is from: clinic card.",
        "The clinic’s card says 38.3 °C (100.9 °F).",
        "I take dexamethasone, which can hide a fever.",
        "Care team day or night (202) 555-0142",
        "Emergency number 911",
        "Name Amélie Núñez-Đặng",
        "Born 2 May 1984",
        "penicillin rash",
        "latex reaction not on file",
        "since 30 Jan 2026 Port",
        "Ward 4 (202) 555-0178 hours not on file",
        "Clinic Hematology day unit",
        "Call before you take anything for a fever.",
        "Type T-cell",
        "Philadelphia chromosome negative",
        "Regimen Study arm B",
        "Consolidation, day 12, since 3 May 2026",
        "Diagnosis 28 Jan 2026",
        "my own stem cells, 1 Mar 2026",
        "since 12 May 2026, 09:00 Blinatumomab infusion, cycle 1 running, day 3",
        "since 9 Feb 2026 Dasatinib 140 mg daily; dose lowered on 20 Feb 2026",
        "since 3 May 2026 Dexamethasone 10 mg a day",
        "11 May 2026 Red cells, 2 units 3 days ago",
        "4 May 2026 Methotrexate into the spinal fluid 10 days ago",
        "White cells (WBC) 0.9 ×10⁹/L 13 May 2026, 08:10, 1 day ago",
        "Neutrophils (ANC) 0.3 ×10⁹/L 13 May 2026, 08:10, 1 day ago",
        "Hemoglobin (Hgb) 8.6 g/dL 13 May 2026, 08:10, 1 day ago",
        "Platelets (Plt) 41 ×10⁹/L 13 May 2026, 08:10, 1 day ago",
        "Entered at home by me or by someone who helps me. Not a medical device. The diary does not watch over me",
        "Đặng Made 14 May 2026, 20:15 · 1/4",
    ):
        assert words in text
    assert "more, see the diary" not in text


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_empty_diary_makes_a_card_that_says_what_is_not_on_file(cards: Cards, paper: str) -> None:
    text = text_of(cards.pdf(Timeline.of([]), paper=paper))
    assert TREATED in text
    assert "chemotherapy for" not in text
    assert text.count("None on file. That does not mean that there are none.") == 4
    assert text.count("no result on file") == 4
    for words in (
        "No dose of chemotherapy is on file with its date.",
        "No clinic’s line is on file. This is the diary’s own.",
        "Philadelphia chromosome not on file",
        "My care team not on file",
        "Emergency number the local emergency number",
        "Name not on file",
        "Nothing on file.",
    ):
        assert words in text


def test_without_the_name_neither_name_nor_birth_date_stand_on_it(cards: Cards) -> None:
    pdf = cards.pdf(full_diary(), with_name=False)
    text = text_of(pdf)
    assert "Made without name and date of birth." in text
    assert not [words for words in ("Amélie", "Núñez", "1984", "Born") if words in text]


def test_the_same_diary_and_clock_give_the_same_bytes_with_both_standards(cards: Cards) -> None:
    pdf = cards.pdf(full_diary())
    assert pdf == cards.pdf(full_diary())
    assert b"<pdfaid:part>2</pdfaid:part>" in pdf
    assert b"<pdfuaid:part>1</pdfuaid:part>" in pdf


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_an_overfull_diary_stays_on_one_page_and_says_what_is_left_out(cards: Cards, paper: str, words: str) -> None:
    pdf = cards.pdf(overfull(words), paper=paper)
    text = text_of(pdf)
    assert CHEMOTHERAPY in text
    assert text.count("more, see the diary") >= 4
    assert "(cut short, see the diary)" in text
    assert "White cells (WBC) no result on file" in text
    assert starts_outside(pdf) == []


def test_thirty_medicines_are_all_shown_or_counted(cards: Cards) -> None:
    records = [
        Medicine(id=f"{number}", medicine=f"other:Medicine {number:02}", started=at("2026-05-01"))
        for number in range(30)
    ]
    text = text_of(cards.pdf(Timeline.of(records)))
    shown = sum(f"Medicine {number:02}" in text for number in range(30))
    assert 6 < shown < 30
    assert f"and {30 - shown} more, see the diary" in text


def test_what_people_wrote_is_printed_and_never_run(cards: Cards) -> None:
    text = text_of(cards.pdf(Timeline.of([Person(id="person", name=MARKUP, regimen=MARKUP)])))
    assert text.replace(" ", "").count(MARKUP.replace(" ", "")) == 2


def test_control_characters_and_turned_text_are_taken_out(cards: Cards) -> None:
    text = text_of(cards.pdf(Timeline.of([Person(id="person", name="A\x07b\u202ec\x00d")])))
    assert "Name Abcd" in text


@pytest.mark.parametrize(
    ("team", "said"),
    [
        (CareTeam(id="t", fever_at=Quantity(value=Decimal("99.5"), unit="[degF]")), "99.5 °F (37.5 °C)"),
        (CareTeam(id="t", fever_at=Quantity(value=Decimal("38.5"), unit="Cel")), "38.0 °C (100.4 °F)"),
    ],
)
def test_the_fever_line_is_the_one_that_the_warnings_use(cards: Cards, team: CareTeam, said: str) -> None:
    fever = cards.content(team).front.fever
    assert fever[0] == f"For me a fever is {said} or more. One reading is enough."
    assert fever[1] == "This line was entered at home. Where it is from is not on file."


@pytest.mark.parametrize(
    ("record", "statement", "about"),
    [
        (
            Medicine(id="m", medicine="mercaptopurine", started=at("2026-01-01")),
            CHEMOTHERAPY,
            ("Chemotherapy that I take now: mercaptopurine.", "My white blood cells may be low."),
        ),
        (
            Milestone(id="end", milestone="treatment-ended", on=at("2026-01-01")),
            "I have been treated for acute lymphocytic leukemia",
            ("End of treatment: 1 Jan 2026.", "No dose of chemotherapy is on file with its date."),
        ),
        (
            Milestone(id="end", milestone="treatment-ended"),
            "I have been treated for acute lymphocytic leukemia",
            ("Treatment has ended, the date is not on file.", "No dose of chemotherapy is on file with its date."),
        ),
    ],
)
def test_the_statement_and_what_it_rests_on(
    cards: Cards, record: Record, statement: str, about: tuple[str, ...]
) -> None:
    front = cards.content(record).front
    assert (front.statement, front.about) == (statement, about)


def _count(value: str, *, at_: str = "2026-05-13T08:10", specimen: str = "blood", **others: object) -> list[Record]:
    result = Result(id="r", panel="p", analyte="platelets", value=Decimal(value), unit="10*9/L")
    panel = Panel(id="p", collected_at=at(at_), specimen=specimen)
    return [panel, replace(result, **others)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("count", "value", "note"),
    [
        (_count("41"), "41 ×10⁹/L", "13 May 2026, 08:10, 1 day ago"),
        (_count("41", at_="2026-05-14"), "41 ×10⁹/L", "14 May 2026, today"),
        (_count("10", comparator="<"), "<10 ×10⁹/L", "13 May 2026, 08:10, 1 day ago"),
        (_count("41", status="preliminary"), "41 ×10⁹/L", "13 May 2026, 08:10, 1 day ago, preliminary"),
        (_count("41000"), "41000 ×10⁹/L ?", "13 May 2026, 08:10, 1 day ago, in doubt, as entered"),
        (_count("41", specimen="unknown"), "41 ×10⁹/L", "13 May 2026, 08:10, 1 day ago, sample not known"),
        (_count("41", at_="2026-05-15T08:00"), "no result on file", ""),
        (_count("41", status="entered-in-error"), "no result on file", ""),
    ],
)
def test_a_count_says_its_age_its_bound_and_what_keeps_it_from_being_sure(
    cards: Cards, count: list[Record], value: str, note: str
) -> None:
    row = cards.row("Latest blood counts", "Platelets (Plt)", *count)
    assert (row.value, row.note) == (value, note)


def test_a_count_worked_out_from_others_says_so(cards: Cards) -> None:
    white = replace(_count("2.0")[1], analyte="white-cells", id="w")  # type: ignore[call-arg]
    percent = replace(_count("10")[1], analyte="neutrophils-percent", unit="%", id="n")  # type: ignore[call-arg]
    row = cards.row("Latest blood counts", "Neutrophils (ANC)", _count("1")[0], white, percent)
    assert row.value == "0.2 ×10⁹/L"
    assert row.note.endswith("calculated")


RUNNING, LAST = "Medicines running now", "Last doses given, the latest of each"


@pytest.mark.parametrize(
    ("started", "row"),
    [
        (
            "2026-04-16T21:00",
            Row(label="since 16 Apr 2026, 21:00", value="Blinatumomab infusion", note="running, day 29"),
        ),
        (
            "2026-04-16T20:00",
            Row(
                label="since 16 Apr 2026, 20:00",
                value="Blinatumomab infusion",
                note="may be running, no end is on file, day 29",
            ),
        ),
    ],
)
def test_blinatumomab_without_an_end_runs_28_days_and_then_may_be_running(cards: Cards, started: str, row: Row) -> None:
    blina = infusion(started, "blinatumomab")
    assert cards.part(RUNNING, infusion("2026-03-01T09:00", "blinatumomab"), blina).rows == (row,)
    assert cards.part(LAST, blina).rows == ()


def test_a_short_infusion_without_an_end_is_a_dose_once_its_day_is_over(cards: Cards) -> None:
    running, over = infusion("2026-05-14T09:00", "vincristine"), infusion("2026-05-12T09:00", "vincristine")
    assert [row.note for row in cards.part(RUNNING, running).rows] == ["running, day 1"]
    assert cards.part(RUNNING, over).rows == ()
    assert cards.part(LAST, over).rows == (Row(label="12 May 2026", value="Vincristine infusion", note="2 days ago"),)


def test_an_infusion_or_a_dose_without_dates_says_so(cards: Cards) -> None:
    undated = Treatment(id="b", kind="infusion", medicine="blinatumomab")
    assert cards.part(RUNNING, undated).rows == (
        Row(label="start not on file", value="Blinatumomab infusion", note="running"),
    )
    dose = Treatment(id="i", kind="injection", medicine="cytarabine")
    assert cards.part(LAST, dose).rows == (Row(label="date not on file", value="Cytarabine injection"),)


def test_the_last_of_each_kind_of_dose_stands_latest_first_and_none_that_is_planned(cards: Cards) -> None:
    doses = (
        infusion("2026-05-01", "vincristine", "2026-05-01"),
        infusion("2026-05-08", "vincristine", "2026-05-08"),
        Treatment(id="s", kind="intrathecal", medicine="methotrexate", started=at("2026-05-09")),
        infusion("2026-05-10", "vincristine", "2026-05-10", planned=True),
        Treatment(id="h", kind="hospital-stay", started=at("2026-05-09")),
    )
    assert [row.label for row in cards.part(LAST, *doses).rows] == ["9 May 2026", "8 May 2026"]


def test_medicines_against_the_illness_come_first_and_a_missing_dose_is_said(cards: Cards) -> None:
    courses = [
        Medicine(id=medicine, medicine=medicine, started=None, ended=None)
        for medicine in ("antiviral", "prednisone", "mercaptopurine")
    ]
    rows = cards.part(RUNNING, *courses).rows
    assert [row.value for row in rows] == ["Mercaptopurine", "Prednisone", "Antiviral medicine"]
    assert {(row.label, row.note) for row in rows} == {("start not on file", "dose not on file")}


def test_a_change_of_dose_before_the_course_or_ahead_is_not_told(cards: Cards) -> None:
    course = Medicine(id="m", medicine="dasatinib", dose="100 mg", started=at("2026-03-01"))
    for day in ("2026-03-01", "2026-05-15"):
        change = DoseChange(id="c", medicine="dasatinib", direction="up", on=at(day))
        assert cards.part(RUNNING, course, change).rows[0].note == "100 mg"


ILLNESS = "My illness and its treatment"


@pytest.mark.parametrize(
    ("label", "records", "value"),
    [
        ("Phase", (Phase(id="p", phase="induction"),), "Induction, start not on file"),
        ("Philadelphia chromosome", (Person(id="p", philadelphia=True),), "positive"),
        ("Type", (Person(id="p", subtype="mature-b-cell"),), "Mature B-cell"),
        ("Transplant", (Treatment(id="t", kind="transplant"),), "stem cell transplant, date not on file"),
        ("Transplant", (Treatment(id="t", kind="transplant", started=at("2026-05-15")),), "not on file"),
        (
            "Dates",
            (Milestone(id="r", milestone="relapse"), Milestone(id="m", milestone="remission", on=at("2026-05-15"))),
            "Relapse date not on file",
        ),
    ],
)
def test_the_illness_in_the_words_on_file(cards: Cards, label: str, records: tuple[Record, ...], value: str) -> None:
    assert cards.row(ILLNESS, label, *records).value == value


def test_a_long_name_is_left_out_of_the_foot(cards: Cards) -> None:
    assert cards.content(Person(id="p", name="n" * 28)).owner == f"Emergency card of {'n' * 28}"
    assert cards.content(Person(id="p", name="n" * 29)).owner == "Emergency card"


def test_a_device_that_was_taken_out_is_not_in_place(cards: Cards) -> None:
    device = Device(id="d", device="picc", removed=at(datetime(2026, 5, 13).date().isoformat()))
    assert cards.part("Lines and devices in place", device).rows == ()
    assert cards.part("Lines and devices in place", replace(device, removed=None)).rows == (
        Row(label="start not on file", value="PICC line"),
    )
