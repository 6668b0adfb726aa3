"""Small FHIR resources to try readers on."""

import json
from datetime import date
from functools import cache
from typing import Any

from diary.config.resources import Resources
from diary.core.catalog import Catalog
from diary.core.records import Measurement, Panel, Record, Result
from diary.exchange import fhir
from diary.exchange.reading import Reading

TODAY = date(2026, 3, 4)
LOINC = "http://loinc.org"

Node = dict[str, Any]


@cache
def catalog() -> Catalog:
    """The program's own catalog."""
    return Resources.find().catalog()


def observation(loinc: str = "777-3", value: object = 18, unit: object = "10*3/uL", **fields: object) -> Node:
    """An Observation of platelets, unless told otherwise; a field that is None is left out."""
    quantity: Node = {"value": value, "unit": unit}
    made: Node = {
        "resourceType": "Observation",
        "id": "o1",
        "status": "final",
        "code": {"coding": [{"system": LOINC, "code": loinc}], "text": "Platelets"},
        "subject": {"reference": "Patient/1"},
        "effectiveDateTime": "2026-03-03T08:10:00+01:00",
        "valueQuantity": {name: part for name, part in quantity.items() if part is not None},
        **fields,
    }
    return {name: part for name, part in made.items() if part is not None}


def bundle(*resources: Node) -> Node:
    """A bundle of the resources."""
    return {"resourceType": "Bundle", "entry": [{"resource": resource} for resource in resources]}


def read(*resources: object) -> Reading:
    """What is read of one resource, or of an array of several."""
    value = resources[0] if len(resources) == 1 else list(resources)
    return fhir.read(json.dumps(value), TODAY, catalog())


def results(reading: Reading) -> list[Result]:
    """The results among the records."""
    return [record for record in reading.records if isinstance(record, Result)]


def result(*resources: object) -> Result:
    """The one result of the resources."""
    (found,) = results(read(*resources))
    return found


def panels(reading: Reading) -> list[Panel]:
    """The draws among the records."""
    return [record for record in reading.records if isinstance(record, Panel)]


def measurement(*resources: object) -> Measurement:
    """The one measurement of the resources."""
    found: list[Record] = [record for record in read(*resources).records if isinstance(record, Measurement)]
    (only,) = found
    assert isinstance(only, Measurement)
    return only


def reasons(reading: Reading) -> list[str]:
    """Why parts of the source were left out."""
    return [str(dict(problem.message.values)["reason"]) for problem in reading.problems]
