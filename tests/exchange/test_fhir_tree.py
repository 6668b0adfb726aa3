from typing import Any

import pytest

from diary.exchange.fhir_tree import Tree, is_fhir, node, nodes, short_reference, text


@pytest.mark.parametrize(
    ("value", "number"), [({"a": 1}, 1), ([{"a": 1}, {"b": 2}, 3], 2), (None, 0), ("x", 0), ([], 0)]
)
def test_an_element_may_repeat_be_single_or_be_missing(value: object, number: int) -> None:
    assert len(nodes(value)) == number
    assert node(value) == (nodes(value)[0] if number else {})


def test_texts_lose_spaces_and_invisible_breaks() -> None:
    assert text(" [#/\u200bvolume] ") == "[#/volume]"
    assert text(7) == ""


@pytest.mark.parametrize(
    ("value", "known"),
    [
        ({"resourceType": "Observation"}, True),
        ([7, {"resourceType": "X"}], True),
        ({"resourceType": 7}, False),
        ("x", False),
    ],
)
def test_fhir_is_known_by_its_resource_types(value: object, *, known: bool) -> None:
    assert is_fhir(value) is known


def test_references_lose_their_server() -> None:
    assert short_reference("https://lab.example/fhir/Patient/1") == "Patient/1"
    assert short_reference("urn:uuid:1") == "urn:uuid:1"


SPECIMEN: dict[str, Any] = {"resourceType": "Specimen", "id": "s"}


@pytest.mark.parametrize("reference", ["#s", "Specimen/s", "https://lab.example/Specimen/s", "urn:uuid:7"])
def test_references_are_followed_however_they_are_written(reference: str) -> None:
    observation: dict[str, Any] = {"resourceType": "Observation", "specimen": {"reference": reference}}
    if reference == "#s":
        observation["contained"] = [SPECIMEN]
    bundle = {
        "resourceType": "Bundle",
        "entry": [{"fullUrl": "urn:uuid:7", "resource": SPECIMEN}, {"resource": observation}],
    }
    tree = Tree.of(bundle)
    (found,) = tree.of_type("Observation")
    assert tree.follow(observation["specimen"], found)["id"] == "s"


@pytest.mark.parametrize("reference", [None, {}, {"reference": "#x"}, {"reference": "Specimen/x"}, "Specimen/s"])
def test_a_reference_to_nothing_leads_nowhere(reference: object) -> None:
    tree = Tree.of({"resourceType": "Observation", "contained": [SPECIMEN]})
    assert tree.follow(reference, tree.found[0]) == {}


def test_resources_are_found_wherever_they_lie() -> None:
    inner = {"resourceType": "DiagnosticReport", "contained": [{"resourceType": "Observation", "id": "a"}]}
    nested = {"resourceType": "Bundle", "entry": [{"resource": inner}, {"resource": None}, 7]}
    outer = [{"resourceType": "Bundle", "entry": [{"resource": nested}]}, {"resourceType": "Observation", "id": "b"}]
    found = Tree.of(outer).of_type("Observation")
    assert [(one.resource["id"], one.where) for one in found] == [
        ("a", "[0].entry[0].entry[0].contained[0]"),
        ("b", "[1]"),
    ]
    assert found[0].parent["resourceType"] == "DiagnosticReport"
    assert Tree.of({"resourceType": "Observation"}).found[0].where == "Observation"
