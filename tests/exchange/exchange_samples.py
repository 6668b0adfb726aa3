"""Small exchange files to try readers on."""

import json
from datetime import date
from typing import Any

from diary.exchange.exchange_json import read
from diary.exchange.reading import Reading
from tests.strategies import TODAY

Data = dict[str, Any]


def reading_of(data: Data, today: date = TODAY) -> Reading:
    return read(json.dumps({"format": "blood-count-diary", "version": 1, **data}), today)


def only(reading: Reading) -> Any:  # noqa: ANN401  (each test knows the kind it asks for)
    assert not reading.problems
    (record,) = reading.records
    return record


def day(**lists: object) -> Data:
    return {"days": [{"date": "2026-03-04", **lists}]}


def symptom(**fields: object) -> Data:
    return day(symptoms=[{"id": "s", "symptom": "chills", **fields}])


def measurement(**fields: object) -> Data:
    return day(measurements=[{"id": "m", "kind": "temperature", "value": "38.6", "unit": "Cel", **fields}])


def panel(**fields: object) -> Data:
    return {"counts": [{"id": "p", "collected_at": "2026-03-03T08:10", **fields}]}


def result(**fields: object) -> Data:
    return panel(results=[{"id": "r", "analyte": "platelets", "value": "18", "unit": "10*9/L", **fields}])


def message_ids(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.where, problem.message.id) for problem in reading.problems]


def device(**fields: object) -> Data:
    return {"id": "d", "device": "port", **fields}
