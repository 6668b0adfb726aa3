import json
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diary.core.errors import DiaryError
from diary.core.records import Measurement, Panel, Record, Result
from diary.core.timeline import Timeline
from diary.exchange.recognise import read_source
from tests.exchange.fhir_samples import TODAY, bundle, catalog, observation, panels, read, results
from tests.strategies import unknown_values

IMPORTS = Path(__file__).parents[1] / "data" / "imports"


def imported(*names: str) -> tuple[Record, ...]:
    return tuple(record for name in names for record in read_source(IMPORTS / name, TODAY, catalog()).records)


def kinds(records: Iterable[Record], cls: type[Record]) -> int:
    return sum(isinstance(record, cls) for record in records)


def test_a_synthetic_patients_chemotherapy_is_read() -> None:
    reading = read_source(IMPORTS / "synthea-micah-schinner.json", TODAY, catalog())
    assert reading.whole
    assert reading.people == ("Micah Schinner, 1959-12-07",)
    timeline = Timeline.of(reading.records)
    assert [panel.collected_at.day.isoformat() for panel in timeline.panels] == [
        "2012-04-30", "2017-05-29", "2017-11-29", "2017-12-23", "2018-01-26", "2018-02-27", "2018-04-01", "2018-05-02",
        "2018-05-31",
    ]  # fmt: skip
    low = [count for count in timeline.counts("white-cells") if count.grade == 4]
    assert [round(count.value, 2) for count in low if count.value] == [Decimal("0.74"), Decimal("0.54")]
    assert [count.result.value for count in low] == [Decimal("0.7449489713813817"), Decimal("0.540335750806384")]
    assert kinds(reading.records, Measurement) == 30
    assert dict(reading.ignored)["Body Height"] == 10


def test_another_ones_three_blood_counts_are_read_in_their_units() -> None:
    timeline = Timeline.of(imported("synthea-jordan-cruickshank.json"))
    counts = timeline.counts("white-cells")
    assert [count.at.text() for count in counts] == [
        "2011-07-25T13:09:09+00:00", "2016-11-07T13:09:09+00:00", "2017-06-24T13:09:09+00:00",
    ]  # fmt: skip
    assert counts[-1].result.entered_as == "11.073327870561801 K/uL"
    assert counts[-1].value == Decimal("11.073327871")
    assert "4548-4" not in {
        result.code for result in timeline.records["results"].values() if isinstance(result, Result)
    }


def test_eight_files_of_one_draw_are_one_draw() -> None:
    names = sorted(path.name for path in IMPORTS.glob("us-core-cbc-*.json"))
    timeline = Timeline.of(imported(*names))
    (panel,) = timeline.panels
    assert panel.collected_at.text() == "2005-07-05"
    assert len(timeline.results_of[panel.id]) == 8
    reversed_ranges = [
        count.analyte
        for words in timeline.counts_of.values()
        for count in words
        if count.result.low and count.limits.low is None
    ]
    assert sorted(reversed_ranges) == ["hematocrit", "mch", "mcv"]


@pytest.mark.parametrize("name", [path.name for path in sorted(IMPORTS.glob("*.json"))])
def test_a_second_import_finds_nothing_new(name: str) -> None:
    assert imported(name) == imported(name)


def test_a_bundle_with_one_broken_resource_loses_nothing_else() -> None:
    broken: list[Any] = [
        {},
        {"resourceType": 7},
        {"resourceType": "Observation"},
        {"resourceType": "Observation", "code": []},
    ]
    reading = read(bundle(*broken, observation(), {"resourceType": "Immunization"}))
    assert len(results(reading)) == 1


def test_results_of_several_people_are_refused_by_name() -> None:
    people = [
        {
            "resourceType": "Patient",
            "id": "1",
            "name": [{"given": ["Ann"], "family": ["Lee"]}],
            "birthDate": "1984-05-02",
        },
        {"resourceType": "Patient", "id": "2", "name": {"text": "Bo Lee"}},
    ]
    other = observation(id="o2", subject={"reference": "Patient/2"})
    nameless = observation(id="o3", subject={"reference": "Patient/3"})
    with pytest.raises(DiaryError) as caught:
        read(*people, observation(), other, nameless)
    assert caught.value.message.id == "exchange.several-people"
    assert dict(caught.value.message.values) == {"names": ("Ann Lee, 1984-05-02", "Bo Lee", "Patient/3")}


def test_one_person_under_two_names_of_servers_is_one() -> None:
    patient = {"resourceType": "Patient", "id": "1", "name": [{"text": "Ann Lee"}], "birthDate": "1984-05-02"}
    reading = read(
        {"resourceType": "Bundle", "entry": [{"fullUrl": "urn:uuid:9", "resource": patient}]},
        observation(),
        observation(id="o2", effectiveDateTime="2026-03-02", subject={"reference": "urn:uuid:9"}),
        observation(id="o3", effectiveDateTime="2026-03-01", subject=None),
    )
    assert reading.people == ("Ann Lee, 1984-05-02",)
    assert len(panels(reading)) == 3


def test_what_a_diary_has_no_place_for_is_counted_by_name() -> None:
    other = {"resourceType": "Observation", "code": {"text": "Body Height"}, "valueQuantity": {"value": 1}}
    reading = read(other, other, observation())
    assert reading.ignored == (("Body Height", 2),)
    assert reading.whole


def test_half_letters_leave_out_their_result_alone() -> None:
    reading = read(observation(code={"coding": [{"code": "777-3"}], "text": "\ud800"}), observation(id="o2", value=19))
    assert [result.value for result in results(reading)] == [19]
    assert [problem.message.id for problem in reading.problems] == ["problem.broken-letters"]


json_values = st.recursive(
    unknown_values,
    lambda inner: st.dictionaries(
        st.sampled_from(
            ["resourceType", "entry", "resource", "contained", "code", "coding", "value", "unit", "valueQuantity", "id",
             "status", "component", "subject", "reference", "referenceRange", "low", "effectiveDateTime", "specimen"]
        ),
        inner | st.sampled_from(["Observation", "Bundle", "777-3", "K/uL", "2026-03-03", "#1"]),
        max_size=6,
    ),
    max_leaves=12,
)  # fmt: skip


@given(json_values, json_values)
def test_nothing_that_a_file_may_hold_is_an_error_of_ours(inside: object, beside: object) -> None:
    strange = {"resourceType": "Observation", "code": {"coding": [{"code": "777-3"}]}, "valueQuantity": inside}
    text = json.dumps(
        [{"resourceType": "Bundle", "entry": [{"resource": inside}, {"resource": strange}]}, beside, observation()]
    )
    reading = read_source(text.encode(), TODAY, catalog())
    assert kinds(reading.records, Panel) >= 1
