import json
from decimal import Decimal

import pytest

from diary.core.records import Doubt, Quantity, Tombstone
from diary.core.texts import Message
from diary.core.when import When
from diary.exchange.fhir_rows import changed_at
from tests.exchange.fhir_samples import LOINC, measurement, observation, read, reasons, result, results


def test_everything_the_laboratory_wrote_is_kept() -> None:
    found = result(
        observation(
            value=18.50,
            interpretation=[{"coding": [{"code": "LL"}]}],
            referenceRange=[{"low": {"value": 400}, "high": {"value": 150}}],
            issued="2026-03-03T12:00:00Z",
            identifier=[{"value": "2"}],
        )
    )
    assert (found.analyte, found.value, found.unit) == ("platelets", Decimal("18.5"), "10*3/uL")
    assert (found.low, found.high) == (Decimal(400), Decimal(150))
    assert (found.status, found.lab_flag) == ("final", "LL")
    assert (found.entered_as, found.printed, found.code) == ("18.5 10*3/uL", "Platelets", "777-3")
    assert json.loads(found.extra) == {
        "origin": {"format": "fhir", "id": "o1", "issued": "2026-03-03T12:00:00Z", "identifier": [{"value": "2"}]}
    }


@pytest.mark.parametrize(
    ("status", "word"),
    [
        ("final", "final"),
        ("amended", "corrected"),
        ("corrected", "corrected"),
        ("appended", "corrected"),
        ("preliminary", "preliminary"),
        ("entered-in-error", "entered-in-error"),
        ("unknown", "unknown"),
        (None, "unknown"),
    ],
)
def test_each_status_has_its_word(status: str | None, word: str) -> None:
    assert result(observation(status=status)).status == word


@pytest.mark.parametrize("status", ["registered", "cancelled"])
def test_what_was_only_ordered_or_cancelled_has_no_value(status: str) -> None:
    reading = read(observation(status=status))
    assert not reading.records
    assert not reading.problems
    assert reading.ignored == (("Platelets", 1),)


def test_an_absent_value_is_no_result() -> None:
    reading = read(observation(valueQuantity=None, dataAbsentReason={"text": "not done"}))
    assert not reading.records
    assert reading.whole


def test_what_was_entered_in_error_and_has_no_value_takes_back_an_earlier_import() -> None:
    earlier = result(observation())
    error = observation(status="entered-in-error", valueQuantity=None, meta={"lastUpdated": "2026-03-04T10:00:00Z"})
    (stone,) = read(error).tombstones
    assert (stone.kind, stone.id) == ("results", earlier.id)
    assert stone.changed_at is not None
    assert not read({**error, "id": ""}).tombstones


def test_a_reading_entered_in_error_is_taken_back() -> None:
    weight = observation("29463-7", 70, "kg")
    (stone,) = read({**weight, "status": "entered-in-error"}).tombstones
    assert stone == Tombstone(kind="measurements", id=measurement(weight).id)


def test_a_corrected_value_keeps_its_id() -> None:
    first, second = result(observation(value=18)), result(observation(value=81, status="corrected"))
    assert first.id == second.id
    assert first.value != second.value


def test_the_id_is_that_of_the_source_and_the_person() -> None:
    plain = result(observation())
    assert result(observation(subject={"reference": "https://lab.example/Patient/1"})).id == plain.id
    assert result(observation(subject={"reference": "Patient/2"})).id != plain.id
    assert result(observation(id="o2")).id != plain.id


def test_an_identifier_with_a_system_stands_before_the_resources_own_id() -> None:
    identifier = [{"value": "2"}, {"system": "urn:lab", "value": "7"}]
    one, other = result(observation(identifier=identifier)), result(observation(id="o2", identifier=identifier))
    assert one.id == other.id


def test_one_order_number_for_two_tests_gives_two_ids() -> None:
    identifier = [{"system": "urn:lab", "value": "7"}]
    both = results(read(observation(identifier=identifier), observation("6690-2", 4, identifier=identifier)))
    assert len({found.id for found in both}) == 2


def test_the_id_of_a_contained_resource_is_its_own_and_that_of_its_container() -> None:
    reports = [
        {"resourceType": "DiagnosticReport", "id": report, "contained": [observation(id="1", effectiveDateTime=day)]}
        for report, day in (("a", "2026-03-01"), ("b", "2026-03-02"))
    ]
    assert len({found.id for found in results(read(*reports))}) == 2


def test_without_any_id_two_readings_still_agree() -> None:
    nameless = observation(id=None)
    assert result(nameless).id == result(nameless).id
    weight = observation("29463-7", 70, "kg", id=None)
    assert measurement(weight).id == measurement(weight).id


def test_a_reading_is_a_measurement_with_its_time() -> None:
    found = measurement(observation("8310-5", 38.6, "°C", effectiveDateTime="2026-03-03T14:40:00-05:00"))
    assert (found.kind, found.value, found.unit) == ("temperature", Decimal("38.6"), "Cel")
    assert found.when == When.parse("2026-03-03T14:40-05:00")
    assert found.after_fever_medicine is None


def test_blood_pressure_is_read_from_its_components() -> None:
    parts = [
        {
            "code": {"coding": [{"system": LOINC, "code": code}], "text": code},
            "valueQuantity": {"value": value, "unit": "mm[Hg]"},
        }
        for code, value in (("8480-6", 120), ("8462-4", 80), ("0", 1))
    ]
    reading = read(observation("85354-9", valueQuantity=None, component=parts))
    assert {record.kind: record.value for record in reading.records} == {  # type: ignore[attr-defined]
        "systolic": 120,
        "diastolic": 80,
    }
    assert len({record.id for record in reading.records}) == 2


def test_one_wrong_component_does_not_take_the_other_along() -> None:
    parts = [
        {"code": {"coding": [{"code": code}]}, "valueQuantity": {"value": value, "unit": unit}}
        for code, value, unit in (("8480-6", 120, "furlong"), ("8462-4", 80, "mm[Hg]"))
    ]
    reading = read(observation("85354-9", component=parts))
    assert len(reading.records) == len(reading.problems) == 1


@pytest.mark.parametrize(
    ("resource", "why"),
    [
        (observation(unit="furlong"), "problem.unknown-unit"),
        (observation("731-0", 20, "%"), "problem.unknown-unit"),
        (observation(value=-1), "problem.cannot-be"),
        (observation(effectiveDateTime="2026-03"), "problem.cannot-be"),
        (observation(effectiveDateTime=None), "problem.missing"),
        (observation("8310-5", 38, "Cel", valueQuantity={"value": 38, "unit": "Cel", "comparator": ">"}), "cannot-be"),
        (observation(valueQuantity=None, valueString="clumped"), "problem.cannot-be"),
        (observation(code={"coding": [{"code": "777-3"}, {"code": "718-7"}]}), "exchange.codes-disagree"),
    ],
)
def test_what_cannot_be_is_left_out_with_the_reason(resource: dict[str, object], why: str) -> None:
    reading = read(resource)
    assert not reading.records
    (problem,) = reading.problems
    assert why in str(problem.message)


def test_the_good_ones_stand_beside_a_bad_one() -> None:
    reading = read(observation(unit="furlong"), observation("6690-2", 4, id="o2"), {"resourceType": "Immunization"})
    assert len(results(reading)) == 1
    assert reasons(reading)
    assert reading.problems[0].where == "[0]"


def test_where_unit_and_code_disagree_the_value_is_in_doubt() -> None:
    quantity = {"value": 0.352, "unit": "l/l", "code": "%"}
    reading = read(observation("4544-3", valueQuantity=quantity))
    (found,) = results(reading)
    assert found.doubt == Doubt(why="unit-and-code-disagree", readings=(Quantity(value=Decimal("0.352"), unit="L/L"),))
    assert reading.held[0].message == Message.of(
        "exchange.in-doubt", kind="hematocrit", value=Decimal("0.352"), unit="L/L"
    )


def test_an_implausible_value_is_held_and_kept() -> None:
    reading = read(observation("751-8", 384))
    assert results(reading)[0].value == 384
    assert len(reading.held) == 1


@pytest.mark.parametrize("raw", [None, "2026", "2026-03-04T10:00:00", 7])
def test_a_change_without_a_whole_time_has_none(raw: object) -> None:
    assert changed_at({"meta": {"lastUpdated": raw}}) is None
    assert result(observation(meta={"lastUpdated": raw})).changed_at is None


def test_the_sources_own_change_is_the_records() -> None:
    found = result(observation(meta={"lastUpdated": "2026-03-04T10:00:00.5+01:00"}))
    assert found.changed_at is not None
    assert found.changed_at.isoformat() == "2026-03-04T09:00:00.500000+00:00"
