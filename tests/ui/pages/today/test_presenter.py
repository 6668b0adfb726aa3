"""What Today shows of a day, worked out without any widget."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest

from diary.core.catalog import Catalog
from diary.core.records import Day, Measurement, Phase, Record, Settings, Symptom, Treatment
from diary.core.texts import Message, Texts
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.core.words import COMMON_SYMPTOMS
from diary.ui.pages.today import presenter

DAY = date(2026, 3, 4)
BEFORE = DAY - timedelta(days=1)
NOW = datetime(2026, 3, 4, 18, 0)


def symptom(name: str, severity: int | None, *, day: date = DAY, at: time | None = None, **more: object) -> Symptom:
    number = f"{name}-{day}-{at}-{severity}"
    return Symptom(id=number, when=When(day, at), symptom=name, severity=severity, **more)  # type: ignore[arg-type]


def reading(kind: str, value: str, unit: str, *, day: date = DAY, at: time | None = None) -> Measurement:
    return Measurement(id=f"{kind}-{day}-{at}", when=When(day, at), kind=kind, value=Decimal(value), unit=unit)


def infusion(medicine: str | None, started: datetime | None, ended: datetime | None = None) -> Treatment:
    return Treatment(
        id="infusion",
        kind="infusion",
        medicine=medicine,
        started=When.at(started) if started else None,
        ended=When.at(ended) if ended else None,
    )


@pytest.fixture
def catalog(texts: Texts) -> Catalog:
    return texts.catalog


def row(catalog: Catalog, name: str, *records: Record) -> presenter.Row:
    (found,) = presenter.rows_of(Timeline.of(records), catalog, DAY, [name])
    return found


def test_rows_hold_usual_logged_and_picked_symptoms_by_part_of_the_body(catalog: Catalog) -> None:
    timeline = Timeline.of([Settings(id="settings", usual_symptoms=("headache", "fatigue")), symptom("cough", 1)])
    groups = presenter.symptom_rows(timeline, catalog, DAY, ["own:jaw"])
    assert [(group.group, [row.info.id for row in group.rows]) for group in groups] == [
        ("whole-body", ["fatigue"]),
        ("mind-nerves", ["headache"]),
        ("heart-breathing", ["cough"]),
        ("own", ["own:jaw"]),
    ]
    assert all(group.icon for group in groups)
    assert presenter.answered(groups, ("headache", "fatigue")) == (0, 2)
    assert presenter.unanswered(groups) == ("fatigue", "headache", "own:jaw")


def test_every_part_of_the_body_has_an_icon(catalog: Catalog) -> None:
    assert {info.group for info in catalog.symptoms.values()} | {"own"} == set(presenter.GROUP_ICONS)


def test_what_is_asked_at_first_and_in_the_infusion_check_is_known(catalog: Catalog) -> None:
    assert {*COMMON_SYMPTOMS, *presenter.INFUSION_SIGNS, *presenter.COUNTED} <= set(catalog.symptoms)


def test_a_row_is_blank_until_answered_and_names_yesterday(catalog: Catalog) -> None:
    blank = row(catalog, "nausea", symptom("nausea", 1, day=BEFORE), symptom("nausea", 3, day=BEFORE))
    assert (blank.cell, blank.answered) == (None, False)
    assert blank.hint == Message.of("today.before", what=Message.of("word.severity.3"))
    assert row(catalog, "nausea").hint == Message.of("today.not-logged-before")


def test_a_row_says_what_was_copied_and_what_was_not_rated(catalog: Catalog) -> None:
    assert row(catalog, "nausea", symptom("nausea", 2, copied=True)).hint == Message.of("today.copied")
    unrated = row(catalog, "nausea", symptom("nausea", None))
    assert (unrated.cell, unrated.answered, unrated.hint) == (None, True, Message.of("today.present"))


@pytest.mark.parametrize(("severity", "cell", "word"), [(0, 0, "no"), (None, 1, "yes"), (3, 1, "yes")])
def test_what_has_no_degrees_is_no_or_yes(catalog: Catalog, severity: int | None, cell: int, word: str) -> None:
    entry = symptom("seizure", severity)
    assert row(catalog, "seizure", entry).cell == cell
    said = presenter.severity_word(catalog.symptom("seizure"), entry)
    assert said == Message.of(f"word.answer.{word}")


def test_of_several_entries_the_one_touched_last_is_shown(catalog: Catalog) -> None:
    entries = [symptom("nausea", 1, at=time(8)), symptom("nausea", 3, at=time(12)), symptom("nausea", 0)]
    assert row(catalog, "nausea", *entries).cell == 3


def test_readings_are_shown_in_the_preferred_unit(catalog: Catalog) -> None:
    timeline = Timeline.of(
        [
            Settings(id="settings", units=(("temperature", "[degF]"),)),
            reading("temperature", "37.0", "Cel", at=time(8)),
            reading("temperature", "101.3", "[degF]", at=time(16)),
            reading("temperature", "36.5", "Cel", day=BEFORE),
        ]
    )
    vital = presenter.vital(timeline, DAY, "temperature")
    assert vital.unit == "[degF]"
    assert [vital.shown(found) for found in vital.readings] == [Decimal("98.6"), Decimal("101.3")]
    assert vital.latest is vital.readings[-1]
    assert vital.before is not None
    assert vital.shown(vital.before) == Decimal("97.7")
    assert vital.start == Decimal("101.3")


@pytest.mark.parametrize(("days", "start"), [(30, Decimal(70)), (31, None)])
def test_the_first_press_starts_from_a_value_of_the_last_month(days: int, start: Decimal | None) -> None:
    timeline = Timeline.of([reading("weight", "70", "kg", day=DAY - timedelta(days=days))])
    vital = presenter.vital(timeline, DAY, "weight")
    assert (vital.latest, vital.before, vital.start) == (None, None, start)


@pytest.mark.parametrize(
    ("kind", "value", "unit", "instead"),
    [
        ("temperature", "44", "Cel", None),
        ("temperature", "369", "Cel", [("36.9", "Cel")]),
        ("temperature", "101", "Cel", [("101", "[degF]")]),
        ("temperature", "38", "[degF]", [("38", "Cel")]),
        ("weight", "684", "kg", [("684", "[lb_av]"), ("68.4", "kg")]),
        ("pulse", "300", "/min", None),
        ("pulse", "301", "/min", [("30.1", "/min")]),
        ("oxygen-saturation", "9", "%", []),
    ],
)
def test_what_can_hardly_be_is_questioned(
    kind: str, value: str, unit: str, instead: list[tuple[str, str]] | None
) -> None:
    question = presenter.doubt_about(kind, Decimal(value), unit)
    if instead is None:
        assert question is None
    else:
        assert question is not None
        assert list(question.instead) == [(Decimal(number), other) for number, other in instead]


@pytest.mark.parametrize(
    ("medicine", "started", "ended", "asked"),
    [
        ("blinatumomab", NOW - timedelta(days=3), None, True),
        ("inotuzumab-ozogamicin", NOW - timedelta(hours=1), None, True),
        ("cytarabine", NOW - timedelta(hours=1), None, False),
        ("blinatumomab", NOW + timedelta(minutes=1), None, False),
        ("blinatumomab", NOW - timedelta(days=3), NOW - timedelta(hours=17), True),
        ("blinatumomab", NOW - timedelta(days=3), NOW - timedelta(hours=19), False),
        ("blinatumomab", None, None, True),
    ],
)
def test_the_infusion_check_is_asked_on_days_such_an_infusion_ran(
    medicine: str, started: datetime | None, ended: datetime | None, *, asked: bool
) -> None:
    timeline = Timeline.of([infusion(medicine, started, ended)])
    assert presenter.asks_infusion_check(timeline, DAY, NOW) is asked


def test_the_treatment_line_names_what_runs(texts: Texts) -> None:
    timeline = Timeline.of(
        [
            Phase(id="p", phase="consolidation", label="Block 2", started=When(DAY - timedelta(days=11))),
            infusion(None, NOW - timedelta(hours=2)),
            Treatment(id="stay", kind="hospital-stay", started=When(BEFORE)),
        ]
    )
    phase, others = presenter.treatment_line(timeline, DAY, NOW)
    assert phase is not None
    assert texts.render(phase) == "Block 2, day 12"
    assert [texts.render(other) for other in others] == ["infusion, day 1", "in the hospital, day 2"]


def test_unknown_starts_leave_out_the_day_number(texts: Texts) -> None:
    timeline = Timeline.of(
        [
            Phase(id="p", phase="induction"),
            infusion("blinatumomab", None),
            Treatment(id="stay", kind="hospital-stay"),
        ]
    )
    phase, others = presenter.treatment_line(timeline, DAY, NOW)
    assert phase is not None
    assert texts.render(phase) == "Induction"
    assert [texts.render(other) for other in others] == ["blinatumomab infusion", "in the hospital"]


def test_nothing_runs() -> None:
    assert presenter.treatment_line(Timeline.of([Day(id="x", day=DAY)]), DAY, NOW) == (None, ())


@pytest.mark.parametrize(("back", "words"), [(0, "Today"), (1, "Yesterday"), (2, "2 days ago")])
def test_how_far_back_a_day_lies(texts: Texts, back: int, words: str) -> None:
    assert texts.render(presenter.day_tag(DAY - timedelta(days=back), DAY)) == words
