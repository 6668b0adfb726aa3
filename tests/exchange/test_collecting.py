import pytest

from diary.core.records import (
    Measurement,
    Result,
)
from tests.exchange.exchange_samples import Data, device, measurement, message_ids, only, reading_of, result


@pytest.mark.parametrize(
    ("data", "held"),
    [
        (result(value="150", unit="/uL"), True),
        (result(value="4500"), True),
        (result(value="150"), False),
        (result(doubt={"why": "smudged"}), True),
        (measurement(value="38", unit="[degF]"), True),
        (measurement(value="101", unit="[degF]"), False),
        (measurement(doubt={"why": "shaken"}), True),
    ],
)
def test_what_is_not_plausible_stays_on_file_in_doubt(data: Data, *, held: bool) -> None:
    reading = reading_of(data)
    assert not reading.problems
    assert bool(reading.held) is held
    assert any(isinstance(record, Measurement | Result) for record in reading.records)


def test_a_laboratorys_spelling_of_a_unit_becomes_the_unit() -> None:
    _, platelets = reading_of(result(unit="K/uL")).records
    assert isinstance(platelets, Result)
    assert (platelets.unit, platelets.entered_as) == ("10*3/uL", "18 K/uL")
    _, noted = reading_of(result(unit="K/uL", entered_as="18,0 K")).records
    assert isinstance(noted, Result)
    assert noted.entered_as == "18,0 K"
    assert only(reading_of(measurement(unit="°C"))).unit == "Cel"
    team = only(reading_of({"care_team": {"fever_at": {"value": "38.0", "unit": "°C"}}}))
    assert team.fever_at.unit == "Cel"


@pytest.mark.parametrize("unit", [None, ""])
def test_a_value_without_a_unit_stays_in_doubt_with_each_reading_that_can_be(unit: str | None) -> None:
    hot = only(reading_of(measurement(value="38.6", unit=unit)))
    assert (hot.unit, hot.doubt.why) == ("Cel", "no-unit")
    assert [(str(reading.value), reading.unit) for reading in hot.doubt.readings] == [("38.6", "Cel")]
    heavy = only(reading_of(measurement(kind="weight", value="150", unit=unit)))
    assert [reading.unit for reading in heavy.doubt.readings] == ["kg", "[lb_av]"]


@pytest.mark.parametrize("value", ["500", "hot", None])
def test_a_value_without_a_unit_that_no_unit_makes_possible_is_left_out(value: str | None) -> None:
    assert not reading_of(measurement(value=value, unit=None)).records


def test_a_doubt_of_its_own_does_not_replace_a_missing_unit() -> None:
    assert not reading_of(measurement(unit=None, doubt={"why": "shaken"})).records


def test_another_test_keeps_its_own_unit() -> None:
    _, ferritin = reading_of(result(analyte="other:Ferritin", unit="ug/L")).records
    assert isinstance(ferritin, Result)
    assert ferritin.unit == "ug/L"


def test_deletions_are_read_wherever_they_lie() -> None:
    stone = {"deleted": True, "changed_at": "2026-03-04T10:00:00Z", "changed_by": "Maria"}
    reading = reading_of(
        {
            "devices": [{"id": "d", **stone}],
            "days": [{"date": "2026-03-04", "symptoms": [{"id": "s", **stone}]}, {"date": "2026-03-03", **stone}],
            "counts": [
                {"id": "p", "collected_at": "2026-03-03", "results": [{"id": "r", **stone}]},
                {"id": "q", **stone},
            ],
            "measurements": [{"id": "m", **stone}],
        }
    )
    assert not reading.problems
    assert {(grave.kind, grave.id) for grave in reading.tombstones} == {
        ("devices", "d"), ("symptoms", "s"), ("days", "2026-03-03"), ("results", "r"), ("counts", "q"),
        ("measurements", "m"),
    }  # fmt: skip
    assert {grave.changed_by for grave in reading.tombstones} == {"Maria"}


@pytest.mark.parametrize(
    ("changed", "stands"), [("2026-03-04T11:00:00Z", True), ("2026-03-04T10:00:00Z", False), (None, False)]
)
def test_of_a_record_and_its_deletion_the_newer_stands(changed: str | None, *, stands: bool) -> None:
    stone = {"id": "d", "deleted": True, "changed_at": "2026-03-04T10:00:00Z"}
    reading = reading_of({"devices": [{"id": "d", "device": "port", "changed_at": changed}, stone]})
    assert len(reading.records) == stands
    assert len(reading.tombstones) == (not stands)


def test_results_go_with_a_draw_that_was_deleted() -> None:
    data = result()
    data["counts"].append({"id": "p", "deleted": True})
    reading = reading_of(data)
    assert reading.records == ()
    assert len(reading.tombstones) == 1


def test_of_two_with_one_id_the_newer_stands_and_the_other_is_named() -> None:
    older, newer = device(changed_at="2026-03-01T00:00:00Z"), device(device="picc", changed_at="2026-03-02T00:00:00Z")
    for pair in ([older, newer], [newer, older]):
        reading = reading_of({"devices": pair})
        assert message_ids(reading) == [("devices[1]", "exchange.same-id")]
        (record,) = reading.records
        assert "picc" in str(record)


def test_the_same_record_twice_is_one_record() -> None:
    assert only(reading_of({"devices": [device(), device()]})).id == "d"


def test_results_of_a_draw_given_twice_all_stand() -> None:
    data = result()
    data["counts"].append(
        {**data["counts"][0], "lab": "B", "results": [{**data["counts"][0]["results"][0], "id": "r2"}]}
    )
    reading = reading_of(data)
    assert {record.id for record in reading.records} == {"p", "r", "r2"}
