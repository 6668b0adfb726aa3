"""The entries of an example tell whatever a rule may look at."""

from datetime import date
from typing import Any

import pytest

from diary.signs.example_words import entries_in_words
from tests.signs.cases import from_lists, shown

DAY = date(2026, 3, 4)

TOLD: list[tuple[dict[str, Any], list[str]]] = [
    ({"symptoms": [{"symptom": "chills", "severity": 1, "when": "2026-03-04T14:30"}]}, ["Chills, mild, 14:30"]),
    ({"symptoms": [{"symptom": "pain", "severity": 2, "when": "2026-03-01"}]}, ["on 1 Mar: Pain, moderate"]),
    (
        {"symptoms": [{"symptom": "pain", "severity": 2, "when": "2025-12-31"}]},
        ["on 31 Dec: Pain, moderate (2025)"],
    ),
    (
        {
            "checks": [
                {"check": "infusion", "answer": "yes", "when": "2026-03-04T14:30"},
                {"check": "infusion", "answer": "no", "when": "2026-03-04T16:00"},
            ]
        },
        ["Answered yes to the infusion check, 14:30", "Infusion check: no"],
    ),
    (
        {
            "measurements": [
                {"kind": "temperature", "value": "37.4", "unit": "Cel", "when": "2026-03-04", **more}
                for more in ({}, {"after_fever_medicine": True}, {"after_fever_medicine": False})
            ]
        },
        [
            "Temperature 37.4 °C",
            "Temperature 37.4 °C (after a fever medicine)",
            "Temperature 37.4 °C (not after a fever medicine)",
        ],
    ),
    (
        {
            "counts": [
                {
                    "collected_at": "2026-03-04",
                    "specimen": "csf",
                    "results": [
                        {
                            "analyte": "creatinine",
                            "value": "150",
                            "unit": "umol/L",
                            "low": "50",
                            "high": "100",
                            "status": "preliminary",
                        }
                    ],
                }
            ]
        },
        [
            (
                "Creatinine 150 µmol/L, 4 Mar, today (spinal fluid; preliminary; lower limit 50 µmol/L; "
                "upper limit 100 µmol/L)"
            )
        ],
    ),
    (
        {
            "treatments": [
                {
                    "kind": "infusion",
                    "medicine": "cytarabine",
                    "started": "2026-03-01",
                    "ended": "2026-03-02",
                    "cycle": 2,
                    "route": "vein",
                    "high_dose": True,
                },
                {"kind": "infusion", "medicine": "cytarabine", "high_dose": False},
                {"kind": "transplant", "transplant": "allogeneic"},
                {"kind": "transfusion", "product": "platelets", "started": "2026-03-01"},
                {"kind": "radiation", "site": "chest", "started": "2026-03-01"},
            ]
        },
        [
            "Cytarabine, infusion, 1 Mar (until 2 Mar; cycle 2; a high dose; into a vein)",
            "Cytarabine, infusion, date not known (not a high dose)",
            "Stem cell transplant, date not known (from a donor)",
            "Transfusion, 1 Mar (platelets)",
            "Radiation, 1 Mar (chest)",
        ],
    ),
    (
        {
            "phases": [{"phase": "induction", "started": "2026-02-01", "ended": "2026-03-01"}],
            "medicines": [{"medicine": "prednisone", "started": "2025-02-02", "ended": "2025-02-20"}],
            "devices": [{"device": "port", "placed": "2026-01-30", "removed": "2026-03-01"}, {"device": "port"}],
            "dose_changes": [{"medicine": "dasatinib", "on": "2026-02-20", "direction": "up"}],
            "milestones": [{"milestone": "remission", "on": "2025-12-01"}],
            "person": [{"subtype": "t-cell"}],
            "care_team": [{"fever_at": {"value": "37.5", "unit": "Cel"}}],
        },
        [
            "Induction since 1 Feb (until 1 Mar)",
            "Prednisone since 2 Feb (2025; until 20 Feb 2025)",
            "Port since 30 Jan (until 1 Mar)",
            "Port, date not known",
            "Dasatinib, dose raised, 20 Feb",
            "Remission, 1 Dec (2025)",
            "T-cell leukemia",
            "fever line 37.5 °C",
        ],
    ),
]


@pytest.mark.parametrize(("lists", "words"), TOLD, ids=[words[0] for _, words in TOLD])
def test_entries_are_told_with_what_a_rule_may_look_at(lists: dict[str, Any], words: list[str]) -> None:
    records = from_lists(lists).records
    assert [shown(entry) for entry in entries_in_words(records, DAY)] == words


@pytest.mark.parametrize("lists", [{"questions": [{"question": "Why?"}]}, {"care_team": [{}]}, {"person": [{}]}])
def test_what_no_rule_looks_at_is_no_example(lists: dict[str, Any]) -> None:
    with pytest.raises(KeyError):
        entries_in_words(from_lists(lists).records, DAY)
