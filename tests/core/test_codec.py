"""Records to plain values and back."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from diary.core.codec import FieldError, from_plain, record_from_json, record_json, shown, to_plain
from diary.core.records import (
    KINDS,
    Allergy,
    CareTeam,
    Doubt,
    Measurement,
    Person,
    Quantity,
    Result,
    Settings,
    Symptom,
    Treatment,
)
from diary.core.when import When

SYMPTOM: dict[str, Any] = {"id": "a", "when": "2026-03-04T14:30", "symptom": "chills", "severity": 2}
RESULT: dict[str, Any] = {"id": "r", "panel": "p", "analyte": "platelets", "value": "18", "unit": "10*9/L"}


def test_a_record_reads_its_fields_as_what_they_are() -> None:
    assert from_plain(Symptom, SYMPTOM) == Symptom(
        id="a", when=When.parse("2026-03-04T14:30"), symptom="chills", severity=2
    )


def test_parts_pairs_and_lists_are_read_inside_a_record() -> None:
    person = from_plain(Person, {"id": "person", "born": "1984-05-02", "allergies": [{"to": "penicillin"}]})
    assert person.born == date(1984, 5, 2)
    assert person.allergies == (Allergy(to="penicillin"),)
    settings = from_plain(
        Settings,
        {
            "id": "settings",
            "usual_symptoms": ["nausea"],
            "units": {"b": "x", "a": "y"},
            "neutrophils_include_bands": {"L": True},
        },
    )
    assert settings.units == (("a", "y"), ("b", "x"))
    assert settings.neutrophils_include_bands == (("L", True),)
    assert record_from_json(record_json(settings)) == settings


def test_unknown_keys_stay_on_the_object_they_came_with_at_every_depth() -> None:
    data = {"id": "care_team", "mood": {"x": [1, 2.5]}, "fever_at": {"value": "38.0", "unit": "Cel", "nurse": "Jo"}}
    team = from_plain(CareTeam, json.loads(json.dumps(data), parse_float=Decimal))
    assert team.fever_at is not None
    assert json.loads(team.fever_at.extra) == {"nurse": "Jo"}
    assert to_plain(team)["fever_at"] == data["fever_at"]
    assert json.loads(team.extra)["mood"]["x"][0] == 1


def test_unknown_words_are_kept_and_marked() -> None:
    assert from_plain(Symptom, {**SYMPTOM, "symptom": "gloom"}).symptom == "unknown:gloom"
    assert from_plain(Symptom, {**SYMPTOM, "symptom": "own:Jaw"}).symptom == "own:Jaw"


def test_absent_means_not_known_and_null_means_no_where_the_answer_is_yes_or_no() -> None:
    base = {"id": "t", "kind": "infusion"}
    assert from_plain(Treatment, base).high_dose is None
    assert from_plain(Treatment, {**base, "high_dose": None}).high_dose is False
    assert "high_dose" not in to_plain(from_plain(Treatment, base))
    assert to_plain(from_plain(Treatment, {**base, "high_dose": False}))["high_dose"] is False


def test_null_takes_the_default_elsewhere() -> None:
    assert from_plain(Symptom, {**SYMPTOM, "severity": None}).severity is None
    assert from_plain(Symptom, {**SYMPTOM, "note": None}).note == ""


@pytest.mark.parametrize("value", ["0.50", 2, Decimal("0.50"), "0,50"])
def test_numbers_come_as_text_or_as_json_numbers(value: object) -> None:
    assert from_plain(Result, {**RESULT, "value": value}).value in (Decimal("0.50"), Decimal(2))


@pytest.mark.parametrize(
    ("cls", "data", "field"),
    [
        (Symptom, {**SYMPTOM, "severity": 9}, "severity"),
        (Symptom, {**SYMPTOM, "severity": -1}, "severity"),
        (Symptom, {**SYMPTOM, "severity": "2"}, "severity"),
        (Symptom, {**SYMPTOM, "severity": True}, "severity"),
        (Symptom, {**SYMPTOM, "copied": 1}, "copied"),
        (Symptom, {**SYMPTOM, "when": "2026-02-30"}, "when"),
        (Symptom, {**SYMPTOM, "note": 3}, "note"),
        (Symptom, {**SYMPTOM, "note": "x" * 20_001}, "note"),
        (Symptom, {**SYMPTOM, "note": "\ud800"}, "note"),
        (Symptom, {"id": "a", "when": "2026-03-04"}, "symptom"),
        (Symptom, {**SYMPTOM, "symptom": None}, "symptom"),
        (Result, {**RESULT, "value": "-1"}, "value"),
        (Result, {**RESULT, "value": "NaN"}, "value"),
        (Result, {**RESULT, "value": Decimal("1e999")}, "value"),
        (Result, {**RESULT, "value": Decimal("NaN")}, "value"),
        (Result, {**RESULT, "value": [1]}, "value"),
        (Result, {**RESULT, "doubt": "?"}, "doubt"),
        (Person, {"id": "person", "allergies": {}}, "allergies"),
        (Person, {"id": "person", "allergies": [{"reaction": "rash"}]}, "to"),
        (Settings, {"id": "settings", "units": 3}, "units"),
        (Settings, {"id": "settings", "changed_at": "soon"}, "changed_at"),
    ],
)
def test_a_field_that_cannot_be_names_itself(cls: type[Any], data: dict[str, Any], field: str) -> None:
    with pytest.raises(FieldError) as refused:
        from_plain(cls, data)
    assert refused.value.field == field


def test_what_is_no_object_is_refused() -> None:
    with pytest.raises(FieldError):
        from_plain(Doubt, ["x"])  # type: ignore[arg-type]


def test_times_of_change_are_kept_in_utc() -> None:
    record = from_plain(Symptom, {**SYMPTOM, "changed_at": "2026-03-04T14:30:00-05:00"})
    assert record.changed_at == datetime(2026, 3, 4, 19, 30, tzinfo=UTC)
    assert to_plain(record)["changed_at"] == "2026-03-04T19:30:00Z"
    assert from_plain(Symptom, {**SYMPTOM, "changed_at": "2026-03-04T14:30:00"}).changed_at == datetime(
        2026, 3, 4, 14, 30, tzinfo=UTC
    )


def test_the_journals_text_gives_the_record_back() -> None:
    reading = Measurement(
        id="m",
        when=When.parse("2026-03-04T14:40"),
        kind="temperature",
        value=Decimal("38.60"),
        unit="Cel",
        doubt=Doubt(why="unit", readings=(Quantity(value=Decimal("38.6"), unit="Cel"),)),
    )
    assert record_from_json(record_json(reading)) == reading


def test_long_values_are_cut_before_they_are_named() -> None:
    assert shown("x" * 80) == "x" * 57 + "..."
    assert shown([1, "a"]) == '[1, "a"]'


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_writes_at_least_its_id(kind: str) -> None:
    make: Callable[..., Any] = KINDS[kind]
    fields: dict[str, dict[str, Any]] = {
        "phases": {"phase": "induction"}, "medicines": {"medicine": "dasatinib"}, "treatments": {"kind": "infusion"},
        "dose_changes": {"medicine": "dasatinib", "direction": "up"}, "devices": {"device": "port"},
        "milestones": {"milestone": "remission"}, "days": {"day": date(2026, 3, 4)},
        "checks": {"when": When.parse("2026-03-04"), "check": "infusion", "answer": "no"},
        "symptoms": {"when": When.parse("2026-03-04"), "symptom": "nausea"},
        "measurements": {"when": When.parse("2026-03-04"), "kind": "weight", "value": Decimal(70), "unit": "kg"},
        "counts": {"collected_at": When.parse("2026-03-04")},
        "results": {"panel": "p", "analyte": "platelets", "value": Decimal(18), "unit": "10*9/L"},
        "appointments": {"at": When.parse("2026-03-04")}, "questions": {"question": "Why?"},
        "responses": {"sign": "fever", "day": date(2026, 3, 4), "did": "called"},
    }  # fmt: skip
    record = make(id="x", **fields.get(kind, {}))
    assert record_from_json(record_json(record)) == record


def test_an_unknown_number_that_no_float_holds_is_kept_as_text() -> None:
    data = json.loads('{"id": "a", "x": 0.12345678901234567890123}', parse_float=Decimal)
    assert json.loads(from_plain(Person, data).extra) == {"x": "0.12345678901234567890123"}
