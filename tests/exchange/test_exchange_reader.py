import json
from datetime import date, timedelta
from decimal import Decimal

import pytest

from diary.core.errors import DiaryError
from diary.core.records import (
    CareTeam,
    Day,
    DiaryInfo,
    Measurement,
    Panel,
    Person,
    Record,
    Result,
    Settings,
    Symptom,
    Treatment,
)
from diary.core.texts import Message
from diary.core.timeline import Timeline
from diary.core.when import When
from diary.exchange.exchange_json import is_exchange, read, write
from tests.exchange.exchange_samples import (
    Data,
    day,
    device,
    measurement,
    message_ids,
    only,
    panel,
    reading_of,
    result,
    symptom,
)
from tests.strategies import TODAY


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ({"format": "blood-count-diary"}, True),
        ({"format": "blood-count-diary", "version": 99}, True),
        ({"days": []}, True),
        ({"person": {}}, True),
        ({}, False),
        ({"format": "something-else", "days": []}, False),
        ({"resourceType": "Bundle", "days": []}, False),
        ([{"days": []}], False),
    ],
)
def test_an_exchange_file_is_known_by_what_is_in_it(value: object, *, known: bool) -> None:
    assert is_exchange(value) is known


@pytest.mark.parametrize(
    ("version", "sentence"),
    [(2, "exchange.newer-version"), ("1", "exchange.no-version"), (0, "exchange.no-version"),
     (True, "exchange.no-version"), (None, "exchange.no-version")],
)  # fmt: skip
def test_another_version_is_refused_in_a_sentence(version: object, sentence: str) -> None:
    with pytest.raises(DiaryError) as caught:
        reading_of({"version": version})
    assert caught.value.message.id == sentence


def test_anything_else_is_refused_in_a_sentence() -> None:
    with pytest.raises(DiaryError) as caught:
        read("[]", TODAY)
    assert caught.value.message.id == "exchange.not-recognized"


def test_any_list_or_key_may_be_missing() -> None:
    assert reading_of({}).records == ()
    assert read('{"days": [], "counts": null, "person": null}', TODAY).whole


def test_the_example_of_the_contract_is_read() -> None:
    reading = reading_of(
        symptom(severity=2, at="14:30", times=None, note="", copied=False, logged_by="self")
        | result(comparator=None, low="150", high="400", status="final", lab_flag="L", doubt=None)
    )
    assert reading.whole
    chills, draw, platelets = reading.records
    assert chills == Symptom(
        id="s", when=When.parse("2026-03-04T14:30"), symptom="chills", severity=2, logged_by="self"
    )
    assert draw == Panel(id="p", collected_at=When.parse("2026-03-03T08:10"))
    assert platelets == Result(
        id="r", panel="p", analyte="platelets", value=Decimal(18), unit="10*9/L", low=Decimal(150), high=Decimal(400),
        lab_flag="L",
    )  # fmt: skip


@pytest.mark.parametrize("value", ["38.60", 38.6, "38,6"])
def test_numbers_may_be_text_or_numbers(value: object) -> None:
    assert only(reading_of(measurement(value=value))).value == Decimal("38.6")


@pytest.mark.parametrize(
    "value", ["NaN", "-0.1", "1e999", True, None, [], "about 38", float("nan"), float("inf"), 1e300]
)
def test_a_number_that_cannot_be_leaves_out_that_record_alone(value: object) -> None:
    data = measurement(value=value)
    data["days"][0]["measurements"].append({"kind": "weight", "value": "70", "unit": "kg"})
    reading = reading_of(data)
    assert [where for where, _ in message_ids(reading)] == ["days[0].measurements[0]"]
    (weight,) = reading.records
    assert isinstance(weight, Measurement)
    assert weight.kind == "weight"


def test_a_number_beyond_all_bounds_in_the_text_itself_is_refused() -> None:
    text = '{"days": [{"date": "2026-03-04", "measurements": [{"kind": "weight", "value": 1e999, "unit": "kg"}]}]}'
    assert message_ids(read(text, TODAY)) == [("days[0].measurements[0]", "problem.cannot-be")]


@pytest.mark.parametrize("severity", [5, 9, -1, "2", 1.5, True])
def test_a_severity_that_cannot_be_is_refused(severity: object) -> None:
    assert message_ids(reading_of(symptom(severity=severity))) == [("days[0].symptoms[0]", "problem.cannot-be")]


@pytest.mark.parametrize("severity", [None, 0, 4])
def test_a_severity_that_can_be_stands(severity: int | None) -> None:
    assert only(reading_of(symptom(severity=severity))).severity == severity


@pytest.mark.parametrize(
    ("fields", "known"), [({}, None), ({"x": None}, False), ({"x": False}, False), ({"x": True}, True)]
)
def test_absent_is_not_known_and_null_is_no(fields: Data, *, known: bool | None) -> None:
    after = {"after_fever_medicine": fields["x"]} if fields else {}
    assert only(reading_of(measurement(**after))).after_fever_medicine is known
    high = {"high_dose": fields["x"]} if fields else {}
    assert only(reading_of({"treatments": [{"kind": "infusion", **high}]})).high_dose is known


def test_a_second_reading_of_a_file_without_ids_finds_nothing_new() -> None:
    twice = {"kind": "infusion", "medicine": "vincristine", "started": "2026-03-01"}
    data = {"treatments": [twice, twice], "person": {"name": "A"}, **result(id=None)}
    data["counts"][0].pop("id")
    first, second = reading_of(data), reading_of(data)
    assert first.records == second.records
    assert len({record.id for record in first.records}) == 5


def test_an_empty_id_counts_as_none() -> None:
    assert only(reading_of({"devices": [{"id": "", "device": "port"}]})).id


def test_unknown_keys_stay_on_the_object_they_came_with_at_every_depth() -> None:
    number = 12345678901234567890.5
    data: Data = {
        "x-top": {"deep": [1, 2.5, None, {"a": "b"}]},
        "x-empty": [],
        "x-none": None,
        "people": ["self"],
        "person": {"name": "A", "x": 1, "allergies": [{"to": "nuts", "x": [True]}]},
        "care_team": {"fever_at": {"value": "38.0", "unit": "Cel", "x": "nurse"}, "numbers": [{"phone": "1", "x": 2}]},
        "settings": {"usual_symptoms": ["fatigue"], "x": {}},
        "phases": [{"id": "a", "phase": "induction", "x": number}],
        "days": [{"date": "2026-03-04", "x": "day", "day": "Wednesday",
                  "checks": [{"id": "c", "check": "infusion", "answer": "no", "x": 1}],
                  "symptoms": [{"id": "s", "symptom": "chills", "x": 1, "when": "at night"}],
                  "measurements": [{"id": "m", "kind": "weight", "value": "70", "unit": "kg", "x": 1}]}],
        "counts": [{"id": "p", "collected_at": "2026-03-03", "x": 1, "results": [
            {"id": "r", "analyte": "platelets", "value": "18", "unit": "10*9/L", "panel": "CBC",
             "doubt": {"why": "w", "x": 1, "readings": [{"value": "18", "unit": "10*9/L", "x": 1}]}}]}],
    }  # fmt: skip
    reading = reading_of(data)
    assert not reading.problems
    assert {type(record) for record in reading.records} >= {DiaryInfo, Day, Person, CareTeam, Settings}
    written = json.loads(write(Timeline.of(reading.records)))
    assert written == {"format": "blood-count-diary", "version": 1, **data}


@pytest.mark.parametrize(
    ("data", "where", "field", "word"),
    [
        (symptom(symptom="hiccups"), "days[0].symptoms[0]", "symptom", "hiccups"),
        (result(analyte="unknown:ferritin", unit="ug/L"), "counts[0].results[0]", "analyte", "ferritin"),
        ({"settings": {"usual_symptoms": ["fatigue", "hiccups"]}}, "settings", "usual_symptoms", "hiccups"),
        ({"devices": [{"device": "pump"}]}, "devices[0]", "device", "pump"),
    ],
)
def test_an_unknown_word_is_kept_and_named(data: Data, where: str, field: str, word: str) -> None:
    reading = reading_of(data)
    assert not reading.problems
    (named,) = reading.unknown_words
    assert named.where == where
    assert named.message == Message.of("exchange.unknown-word", field=field, word=word)
    assert f"unknown:{word}" in str(reading.records)


@pytest.mark.parametrize("prefix", ["own:Hiccups", "chills"])
def test_known_words_and_own_names_are_not_named(prefix: str) -> None:
    assert reading_of(symptom(symptom=prefix)).whole


@pytest.mark.parametrize(
    ("data", "where", "sentence"),
    [
        (symptom(symptom=None), "days[0].symptoms[0]", "problem.missing"),
        (symptom(at="25:00"), "days[0].symptoms[0]", "problem.cannot-be"),
        (day(symptoms=[7]), "days[0].symptoms[0]", "problem.not-an-object"),
        (day(symptoms=7), "days[0].symptoms", "exchange.not-a-list"),
        ({"days": 7}, "days", "exchange.not-a-list"),
        ({"days": [7]}, "days[0]", "problem.not-an-object"),
        ({"counts": [7]}, "counts[0]", "problem.not-an-object"),
        (day(note=7), "days[0]", "problem.cannot-be"),
        ({"person": 7}, "person", "problem.not-an-object"),
        ({"person": {"born": "2026-02-30"}}, "person", "problem.cannot-be"),
        ({"people": 7}, "", "problem.cannot-be"),
        (result(unit="furlong"), "counts[0].results[0]", "problem.unknown-unit"),
        (result(unit=7), "counts[0].results[0]", "problem.cannot-be"),
        (result(analyte=7), "counts[0].results[0]", "problem.cannot-be"),
        (panel(results=[7]), "counts[0].results[0]", "problem.not-an-object"),
        ({"care_team": {"fever_at": {"value": "38", "unit": "K"}}}, "care_team", "problem.unknown-unit"),
        ({"care_team": {"fever_at": 38}}, "care_team", "problem.not-an-object"),
        ({"care_team": {"fever_at": {"value": "38"}}}, "care_team", "problem.missing"),
        ({"devices": [{"device": "port", "placed": "2026-03-02", "removed": "2026-03-01"}]}, "devices[0]",
         "problem.ends-before-it-starts"),
        ({"devices": [{"id": 7, "device": "port"}]}, "devices[0]", "problem.cannot-be"),
        ({"devices": [{"deleted": True}]}, "devices[0]", "problem.missing"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_left_out_with_its_place_and_reason(data: Data, where: str, sentence: str) -> None:
    reading = reading_of(data)
    assert message_ids(reading) == [(where, sentence)]


def test_an_entry_may_lie_one_day_ahead_and_no_further() -> None:
    ahead = {"days": [{"date": "2026-03-05", "symptoms": [{"symptom": "chills"}]}]}
    assert reading_of(ahead).whole
    assert message_ids(reading_of(ahead, TODAY - timedelta(days=1))) == [
        ("days[0].symptoms[0]", "problem.in-the-future")
    ]


def test_of_a_day_that_cannot_be_each_lost_thing_is_counted() -> None:
    stone = {"id": "s9", "deleted": True}
    reading = reading_of(
        {
            "days": [
                {
                    "date": "2026-02-30",
                    "symptoms": [{"symptom": "chills"}, stone],
                    "measurements": [{}, {}],
                    "checks": 7,
                }
            ]
        }
    )
    (problem,) = reading.problems
    values = dict(problem.message.values)
    assert problem.message.id == "exchange.lost-with-it"
    assert values["lost"] == (
        Message.of("exchange.lost.symptoms", n=1),
        Message.of("exchange.lost.measurements", n=2),
    )
    assert [stone.id for stone in reading.tombstones] == ["s9"]


def test_of_an_empty_day_that_cannot_be_only_the_date_is_named() -> None:
    assert message_ids(reading_of({"days": [{"date": "soon"}]})) == [("days[0]", "problem.cannot-be")]


def test_of_a_draw_that_cannot_be_the_lost_results_are_counted() -> None:
    data = result()
    data["counts"][0]["collected_at"] = "2026-02-30"
    (problem,) = reading_of(data).problems
    assert (problem.where, problem.message.id) == ("counts[0]", "exchange.lost-with-it")
    assert dict(problem.message.values)["lost"] == (Message.of("exchange.lost.results", n=1),)


def test_a_draw_of_the_future_is_left_out_with_its_results() -> None:
    data = result()
    data["counts"][0]["collected_at"] = "2026-03-09"
    reading = reading_of(data)
    assert reading.records == ()
    assert len(reading.problems) == 1


def test_entries_at_the_top_that_are_no_deletions_are_unknown_keys() -> None:
    info = only(reading_of({"symptoms": [{"id": "s", "symptom": "chills"}]}))
    assert isinstance(info, DiaryInfo)
    assert "chills" in info.extra


def test_a_day_that_says_nothing_is_no_record() -> None:
    reading = reading_of(day(nothing_new=False, too_ill=None, note="", symptoms=[{"symptom": "chills"}]))
    assert [type(record) for record in reading.records] == [Symptom]


def test_a_day_that_says_something_is_one() -> None:
    assert only(reading_of(day(nothing_new=True))) == Day(id="2026-03-04", day=date(2026, 3, 4), nothing_new=True)


def test_a_key_given_twice_leaves_out_its_record_alone() -> None:
    text = """{"devices": [{"device": "port", "device": "picc"}, {"device": "ommaya"}], "phases": [], "phases": [1],
               "x": {"y": 1, "y": 2}}"""
    reading = read(text, TODAY)
    assert sorted(message_ids(reading)) == [
        ("", "problem.twice"),
        ("devices[0]", "problem.twice"),
        ("phases", "exchange.not-a-list"),
    ]
    assert len(reading.records) == 1


def test_half_letters_leave_out_their_record_alone() -> None:
    text = '{"days": [{"date": "2026-03-04", "note": "\\ud800", "symptoms": [{"symptom": "chills", "x": "\\udc00"}]}]}'
    assert [where for where, _ in message_ids(read(text, TODAY))] == ["days[0]", "days[0].symptoms[0]"]


def test_people_and_marks_of_the_diary_itself_are_kept() -> None:
    info = only(reading_of({"people": ["self", "Maria"], "changed_at": "2026-03-04T10:00:00Z"}))
    assert info.people == ("self", "Maria")
    assert info.changed_at is not None


def test_planned_treatments_may_lie_ahead() -> None:
    planned = only(reading_of({"treatments": [{"kind": "infusion", "started": "2026-05-01", "planned": True}]}))
    assert isinstance(planned, Treatment)


def test_records_come_in_the_files_order() -> None:
    records: tuple[Record, ...] = reading_of({"devices": [device(id="b"), device(id="a")]}).records
    assert [record.id for record in records] == ["b", "a"]
