from decimal import Decimal
from typing import Any

from diary.core.timeline import Timeline
from tests.exchange.fhir_samples import observation, panels, read, result, results

WHITE, PLATELETS = "6690-2", "777-3"


def at(time: str, code: str = PLATELETS, value: object = 18, **fields: object) -> dict[str, Any]:
    moment = f"2026-03-03T{time}+01:00"
    return observation(code, value, id=f"{code}-{time}-{value}", effectiveDateTime=moment, **fields)


def report(*members: dict[str, Any], **fields: object) -> dict[str, Any]:
    references = [{"reference": f"Observation/{member['id']}"} for member in members]
    return {"resourceType": "DiagnosticReport", "id": "r1", "result": references, **fields}


def test_results_of_one_moment_are_one_draw() -> None:
    reading = read(at("08:10:00"), at("08:10:00", WHITE, 4), at("09:00:00", WHITE, 5))
    assert len(panels(reading)) == 2
    assert {found.panel for found in results(reading)} == {panel.id for panel in panels(reading)}


def test_results_of_different_specimens_are_different_draws() -> None:
    marrow = at("08:10:00", WHITE, 4, specimen={"display": "Bone marrow"})
    assert {panel.specimen for panel in panels(read(at("08:10:00"), marrow))} == {"blood", "marrow"}


def test_the_draw_is_the_same_whichever_of_its_results_a_file_holds() -> None:
    (whole,) = panels(read(at("08:10:00"), at("08:10:00", WHITE, 4)))
    assert result(at("08:10:00", WHITE, 4)).panel == whole.id
    assert whole.source == "imported"


def test_results_of_one_report_within_an_hour_are_one_draw() -> None:
    white, platelets = at("15:33:31", WHITE, 4), at("15:43:02")
    reading = read(white, platelets, report(white, platelets))
    (panel,) = panels(reading)
    assert panel.collected_at.text() == "2026-03-03T15:33:31+01:00"
    assert "15:43:02" in next(found.extra for found in results(reading) if found.analyte == "platelets")


def test_results_of_one_report_further_apart_are_not() -> None:
    white, platelets = at("08:00:00", WHITE, 4), at("09:00:01")
    assert len(panels(read(white, platelets, report(white, platelets)))) == 2
    nearer = at("09:00:00")
    assert len(panels(read(white, nearer, report(white, nearer)))) == 1


def test_an_observation_with_members_is_a_report_too() -> None:
    white, platelets = at("15:33:31", WHITE, 4), at("15:43:02")
    members = [{"reference": f"Observation/{part['id']}"} for part in (white, platelets)]
    group = {"resourceType": "Observation", "id": "g", "code": {"text": "Full blood count"}, "hasMember": members}
    assert len(panels(read(group, white, platelets))) == 1


def test_a_copy_of_a_result_is_not_taken_twice() -> None:
    copy = {**at("08:10:00"), "id": "another"}
    assert len(results(read(at("08:10:00"), copy))) == 1


def test_two_values_of_one_moment_are_both_kept_and_named() -> None:
    reading = read(at("08:10:00", value=18), at("08:10:00", value=81))
    assert {found.value for found in results(reading)} == {Decimal(18), Decimal(81)}
    assert [problem.message.id for problem in reading.held] == ["exchange.two-values"]
    assert len(panels(reading)) == 1


def test_two_nameless_values_of_one_moment_are_both_kept() -> None:
    one, other = ({**at("08:10:00", value=value), "id": None} for value in (18, 81))
    assert len(results(read(one, other))) == 2


def test_two_reports_of_one_moment_that_contradict_each_other_stay_two_draws() -> None:
    one, other, third = at("08:10:00", value=18), at("08:10:00", value=81), at("08:10:00", WHITE, 4)
    second = {**report(other), "id": "r2"}
    reading = read(one, other, third, report(one, third), second)
    assert len(panels(reading)) == 2
    assert not reading.held
    assert len(Timeline.of(reading.records).counts("platelets")) == 2


def test_the_laboratory_is_the_organization_that_reports() -> None:
    lab = {"resourceType": "Organization", "id": "lab", "name": "County lab"}
    found = at("08:10:00")
    for performers, name in (
        ([{"reference": "Practitioner/1", "display": "Dr. Bone"}, {"reference": "Organization/lab"}], "County lab"),
        ([{"actor": {"reference": "Organization/other", "display": "Acme"}}], "Acme"),
        ([{"reference": "Practitioner/1", "display": "Dr. Bone"}], ""),
    ):
        (panel,) = panels(read(found, lab, report(found, performer=performers)))
        assert panel.lab == name


def test_a_draw_that_cannot_be_takes_its_results_along() -> None:
    reading = read(observation(effectiveDateTime="2030-01-01"))
    assert not reading.records
    assert [problem.message.id for problem in reading.problems] == ["problem.in-the-future"]
