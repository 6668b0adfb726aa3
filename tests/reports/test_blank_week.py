"""The blank week read back from its PDF."""

import io
from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from pypdf import PdfReader

from diary.config.resources import Resources
from diary.core.clock import FixedClock
from diary.core.records import (
    CareTeam,
    Measurement,
    Medicine,
    PhoneNumber,
    Quantity,
    Record,
    Settings,
    Symptom,
    Treatment,
)
from diary.core.texts import Texts
from diary.core.timeline import Timeline
from diary.core.words import COMMON_SYMPTOMS
from diary.reports.blank_week import LOOK_BACK, LOW, WHILE_IT_RUNS, BlankWeek, WeekContent, build_week, usual_symptoms
from diary.reports.render import Press, document_pdf
from diary.signs.engine import EMERGENCY_AT, NEVER_HELD_BACK, judge
from diary.signs.rules import RuleBook, parse_rules
from tests.reports import diaries
from tests.reports.diaries import at, infusion
from tests.reports.papers import LONG, MARKUP, overfull, starts_outside, text_of

TODAY = diaries.NOW.date()
FRIDAY = date(2026, 5, 15)
Week = Callable[..., WeekContent]
MakePdf = Callable[..., bytes]


@pytest.fixture
def week(texts: Texts) -> Week:
    def make(*records: Record, first: date | None = None) -> WeekContent:
        return build_week(Timeline.of(records), BlankWeek(first=first), texts=texts, now=diaries.NOW)

    return make


@pytest.fixture
def pdf(texts: Texts, press: Press) -> MakePdf:
    def make(timeline: Timeline, *, first: date | None = None, paper: str = "a4") -> bytes:
        document = BlankWeek(first=first, paper=paper).document(timeline, texts, FixedClock(diaries.NOW))
        return document_pdf(document, press)

    return make


@pytest.fixture(scope="module")
def rules() -> RuleBook:
    return parse_rules(Resources.find().sign_rules(), "test")


def own_diary() -> Timeline:
    """The drawn diary with a care team, usual symptoms and medicines."""
    team = CareTeam(
        id="care_team",
        numbers=(
            PhoneNumber(label="Night line", phone="(202) 555-0142", hours="always"),
            PhoneNumber(phone="555-0178"),
        ),
        emergency_number="911",
        fever_at=Quantity(value=Decimal("37.5"), unit="Cel"),
    )
    settings = Settings(
        id="settings",
        usual_symptoms=("nausea", "own:Tingling scalp", "seizure"),
        units=(("temperature", "[degF]"), ("weight", "[lb_av]")),
    )
    medicine = Medicine(id="m", medicine="dasatinib", dose="140 mg", started=at("2026-02-01"))
    return diaries.drawn_diary().changed((team, settings, medicine))


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_the_sheet_holds_the_persons_own_symptoms_medicines_units_and_numbers(pdf: MakePdf, paper: str) -> None:
    text = text_of(pdf(own_diary(), first=FRIDAY, paper=paper))
    for words in (
        "My week on paper, 15 to 21 May 2026",
        "This sheet cannot warn you. You have to call:",
        "Night line: (202) 555-0142 (always)",
        "Care team: 555-0178",
        "Emergency: 911",
        "37.5 °C (99.5 °F) or more; below 36.0 °C (96.8 °F)",
        "While blinatumomab runs and for 2 days after",
        "Temperature, morning (°F)",
        "Temperature, evening (°F)",
        "Weight (lb)",
        "Infusion check (yes, no)",
        "0 none, 1 mild, 2 moderate, 3 severe, 4 very severe.",
        "Nausea Tingling scalp Seizure (yes, no)",
        "Dasatinib",
        "Notes, calls, what they said",
        "Not a medical device, watches over nobody. Made 14 May 2026, 20:15",
    ):
        assert words in text
    for day in ("Fri 15 May", "Sat 16 May", "Thu 21 May"):
        assert day in text
    assert "140 mg" not in text


def test_a_sheet_without_dates_names_no_day(pdf: MakePdf) -> None:
    text = text_of(pdf(Timeline.of([])))
    assert text.startswith("My week on paper This sheet")
    assert "Care team: ____" in text
    assert "Emergency: your local number ____" in text
    assert "May" not in text.replace("Made 14 May 2026", "")
    assert "Infusion check" not in text


def test_all_type_is_eleven_points_or_more(pdf: MakePdf) -> None:
    sizes: set[float] = set()

    def visit(text: str, cm: list[float], tm: list[float], _font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * tm[3] * cm[3]), 1))

    for paper in ("a4", "letter"):
        (page,) = PdfReader(io.BytesIO(pdf(own_diary(), first=FRIDAY, paper=paper))).pages
        page.extract_text(visitor_text=visit)
    assert min(sizes) >= 11


def test_the_same_diary_and_clock_give_the_same_bytes_with_both_standards(pdf: MakePdf) -> None:
    made = pdf(own_diary(), first=FRIDAY)
    assert made == pdf(own_diary(), first=FRIDAY)
    assert b"<pdfaid:part>2</pdfaid:part>" in made
    assert b"<pdfuaid:part>1</pdfuaid:part>" in made


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("words", LONG.values(), ids=LONG)
def test_an_overfull_diary_stays_on_one_page_and_says_what_is_left_out(pdf: MakePdf, paper: str, words: str) -> None:
    made = pdf(overfull(words), first=TODAY, paper=paper)
    text = text_of(made)
    assert "more of my symptoms, see the diary; write them here:" in text
    assert "more, see the diary; write them here:" in text
    assert starts_outside(made) == []


def test_what_people_wrote_is_printed_and_never_run(pdf: MakePdf) -> None:
    settings = Settings(id="settings", usual_symptoms=(f"own:{MARKUP[:40]}",))
    assert MARKUP[:40].replace(" ", "") in text_of(pdf(Timeline.of([settings]))).replace(" ", "")


def _logged(symptom: str, days: int, severity: int | None = 2, *, back: int = 0) -> list[Symptom]:
    dates = (TODAY - timedelta(days=number + back) for number in range(days))
    return [Symptom(id=f"{symptom}-{day}", when=at(f"{day}"), symptom=symptom, severity=severity) for day in dates]


def test_without_a_choice_the_symptoms_logged_most_come_first_then_the_common_ones(texts: Texts) -> None:
    records = [*_logged("rash", 2), *_logged("cough", 3, None), *_logged("own:Itch", 2), *_logged("vomiting", 9, 0)]
    names = usual_symptoms(Timeline.of(records), texts, TODAY)
    assert names[:3] == ("cough", "rash", "own:Itch")
    assert names[3:] == COMMON_SYMPTOMS[:5]


def test_symptoms_of_long_ago_are_not_the_usual_ones(texts: Texts) -> None:
    for back, found in ((LOOK_BACK - 1, True), (LOOK_BACK, False)):
        names = usual_symptoms(Timeline.of(_logged("cough", 1, back=back)), texts, TODAY)
        assert (names[0] == "cough") is found


@pytest.mark.parametrize(
    ("record", "asked"),
    [
        (infusion("2026-05-01", "blinatumomab"), True),
        (infusion("2026-01-01", "blinatumomab"), True),
        (infusion("2026-05-01", "blinatumomab", "2026-05-15"), True),
        (infusion("2026-05-01", "blinatumomab", "2026-05-14"), False),
        (infusion("2026-05-21", "inotuzumab-ozogamicin", planned=True), True),
        (infusion("2026-05-22", "inotuzumab-ozogamicin", planned=True), False),
        (infusion("2026-05-14T10:00", "inotuzumab-ozogamicin"), True),
        (infusion("2026-05-13T10:00", "inotuzumab-ozogamicin"), False),
        (infusion("2026-05-16", "vincristine"), False),
        (Treatment(id="t", kind="infusion", medicine="blinatumomab"), True),
        (Treatment(id="t", kind="injection", medicine="blinatumomab", started=at("2026-05-16")), False),
    ],
)
def test_the_infusion_check_is_asked_where_one_runs_in_that_week(week: Week, record: Treatment, asked: bool) -> None:  # noqa: FBT001
    made = week(record, first=FRIDAY)
    assert bool(made.infusion) is asked
    assert any(whom.startswith("While") for whom, _ in made.signs) is asked


def test_a_medicine_that_begins_within_the_week_has_its_row(week: Week) -> None:
    later = Medicine(id="m", medicine="dasatinib", started=at("2026-05-20"))
    assert week(later, first=FRIDAY).medicines == ("Dasatinib",)
    assert week(later).medicines == ()


def test_every_sign_that_calls_by_itself_stands_on_the_sheet(week: Week, texts: Texts) -> None:
    (_, first), (_, now), _ = week().signs
    assert all(texts.inline("symptom", name) in first for name in EMERGENCY_AT)
    assert all(texts.inline("symptom", name) in now for name in NEVER_HELD_BACK - EMERGENCY_AT.keys())


def _urgency(rules: RuleBook, texts: Texts, *records: Record) -> str:
    found = judge(rules, Timeline.of(records), texts.catalog, diaries.NOW)
    return found.flags[0].urgency if found.flags else ""


@pytest.mark.parametrize("medicine", WHILE_IT_RUNS)
def test_the_rules_call_at_once_for_what_the_sheet_says_of_an_infusion(
    rules: RuleBook, texts: Texts, medicine: str
) -> None:
    running = infusion("2026-05-14T10:00", medicine)
    for name in WHILE_IT_RUNS[medicine]:
        symptom = Symptom(id="s", when=at("2026-05-14T18:00"), symptom=name, severity=1)
        assert _urgency(rules, texts, running, symptom) == "now"


@pytest.mark.parametrize(("value", "urgency"), [("35.9", "now"), ("36.0", "")])
def test_the_low_temperature_is_that_of_the_rules(rules: RuleBook, texts: Texts, value: str, urgency: str) -> None:
    reading = Measurement(id="m", kind="temperature", value=Decimal(value), unit=LOW.unit, when=at("2026-05-14T18:00"))
    assert _urgency(rules, texts, reading) == urgency
    assert (Decimal(value) < LOW.value) is bool(urgency)


@pytest.mark.parametrize("symptom", ["cough", "sore-throat", "burning-urine", "nosebleed", "easy-bruising"])
def test_what_can_wait_for_the_same_day_is_at_least_that_by_the_rules(
    rules: RuleBook, texts: Texts, symptom: str
) -> None:
    entry = Symptom(id="s", when=at("2026-05-14T18:00"), symptom=symptom, severity=1)
    assert _urgency(rules, texts, entry) == "today"
