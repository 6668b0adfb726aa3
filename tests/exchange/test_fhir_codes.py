from typing import Any

import pytest

from diary.core import words
from diary.core.codec import FieldError
from diary.exchange.fhir_codes import STATUSES, VITALS, Code, code_of, flag_of, name_of, specimen_of
from tests.exchange.fhir_samples import catalog


def coded(*codings: tuple[str, str], **concept: object) -> dict[str, Any]:
    return {"code": {"coding": [{"system": system, "code": code} for system, code in codings], **concept}}


LOINC = "http://loinc.org"


@pytest.mark.parametrize(
    ("observation", "word"),
    [
        (coded((LOINC, "6690-2")), "white-cells"),
        (coded(("urn:oid:1.2.840.114350.1", "55"), (LOINC, "777-3")), "platelets"),
        (coded(("http://snomed.info/sct", "1022541000000102")), "white-cells"),
        (coded(("", "718-7")), "hemoglobin"),
        (coded((LOINC, "8310-5")), "temperature"),
        (coded((LOINC, "4548-4"), text="Hemoglobin"), None),
        (coded(("urn:of-the-laboratory", "777-3")), None),
        ({"code": {"text": "Platelets"}}, None),
        ({}, None),
    ],
)
def test_only_exact_codes_say_what_an_observation_is_about(observation: dict[str, Any], word: str | None) -> None:
    found = code_of(observation, catalog())
    assert (found.word if found else None) == word


def test_codes_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(FieldError, match="codes-disagree"):
        code_of(coded((LOINC, "777-3"), (LOINC, "718-7")), catalog())


def test_two_codes_of_one_test_are_no_contradiction() -> None:
    assert code_of(coded((LOINC, "777-3"), (LOINC, "26515-7")), catalog()) == Code("platelets", "777-3")


def test_vital_signs_are_measurements_and_none_of_their_codes_is_an_analytes() -> None:
    assert set(VITALS.values()) <= set(words.MEASUREMENTS)
    assert not set(VITALS) & set(catalog().analyte_codes)
    assert Code("temperature", "").measured
    assert not Code("platelets", "").measured
    assert set(STATUSES.values()) <= set(words.STATUSES)


@pytest.mark.parametrize("code", VITALS)
def test_the_check_digit_of_each_code_is_right(code: str) -> None:
    digits, _, check = code.partition("-")
    odd, even = digits[::-2][::-1], digits[-2::-2][::-1]
    total = sum(map(int, even)) + sum(map(int, str(int(odd) * 2)))
    assert str(-total % 10) == check


def test_names_and_flags_are_as_printed() -> None:
    assert name_of(coded(text=" WBC ")) == "WBC"
    assert name_of({"code": {"coding": [{}, {"display": "White\u200b cells"}]}}) == "White cells"
    assert name_of({}) == ""
    assert flag_of({"interpretation": [{"coding": [{"code": "L"}, {"code": "A"}]}]}) == "L A"
    assert flag_of({"interpretation": {"text": "low"}}) == "low"
    assert flag_of({}) == ""


def kind(*codes: str, **concept: object) -> dict[str, Any]:
    return {"type": {"coding": [{"code": code} for code in codes], **concept}}


@pytest.mark.parametrize(
    ("observation", "specimen", "word"),
    [
        ({}, {}, "blood"),
        ({}, kind("119297000"), "blood"),
        ({}, kind("0", "258450006"), "csf"),
        ({}, kind(text="Urine, clean-catch"), "urine"),
        ({}, kind(text="Bone marrow blood"), "marrow"),
        ({}, {"type": {"coding": [{"display": "Cerebrospinal fluid sample"}]}}, "csf"),
        ({"specimen": {"display": "Whole Blood Specimen Example"}}, {}, "blood"),
        ({"specimen": {"display": "Swab"}}, {}, "unknown"),
    ],
)
def test_what_was_sampled_is_told(observation: dict[str, Any], specimen: dict[str, Any], word: str) -> None:
    assert specimen_of(observation, specimen) == word
