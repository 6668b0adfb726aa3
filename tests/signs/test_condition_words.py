"""Every condition that a rule can state has words of its own."""

from collections.abc import Iterator
from typing import Any

import pytest

from diary.signs.answers import Condition
from diary.signs.condition_words import in_words
from diary.signs.states import NoDoseCondition
from diary.signs.vocabulary import HEADS
from diary.signs.windows import Window
from tests.signs.cases import condition, rule_book, shown
from tests.wording import faults

SAID: list[tuple[dict[str, Any], str]] = [
    ({"symptom": "chills"}, "chills"),
    ({"symptom": ["chills", "cough", "rash"], "step": 2}, "chills, cough or rash (moderate or worse)"),
    ({"symptom": "pain", "step": 4}, "pain (very severe)"),
    ({"symptom": "any", "step": 3, "except": ["hair-loss"]}, "any symptom but hair loss (severe or worse)"),
    ({"symptom": "rash", "new": True}, "rash that is new (not there on the 7 days before)"),
    (
        {"symptom": "rash", "worse": True},
        "rash that is worse than usual (a step or more above the middle of the last 7 days with it noted)",
    ),
    ({"symptom": "rash", "ongoing": True}, "rash that goes on (also noted in the 7 days before)"),
    ({"symptom": "vomiting", "times": 3}, "vomiting (3 times or more in a day)"),
    (
        {"any": [{"symptom": "chills"}, {"fever": "measured"}]},
        "one of these (chills; a temperature at or above your fever line)",
    ),
    ({"any": [{"symptom": "chills"}]}, "chills"),
    ({"all": [{"symptom": "nausea"}, {"symptom": "pain"}]}, "nausea together with pain"),
    (
        {"all": [{"symptom": "nausea"}, {"phase": "rest"}, {"device": "port"}]},
        "nausea, during rest and with a device in place (port)",
    ),
    ({"all": [{"phase": "rest"}, {"device": "port"}]}, "during rest and with a device in place (port)"),
    (
        {"at_least": 2, "of": [{"symptom": "nausea"}, {"symptom": "pain"}, {"symptom": "rash"}]},
        "at least 2 of these (nausea; pain; rash)",
    ),
    ({"check": "infusion"}, "a yes to the infusion check"),
    (
        {"check": "infusion", "decides": False},
        "a yes to the infusion check (by itself it only lists this sign as not checked)",
    ),
    (
        {"fever": "felt"},
        (
            "feeling feverish, with no sure reading below your fever line close to it "
            "(from 30 minutes before to 2 hours after)"
        ),
    ),
    (
        {"fever": "felt-but-below"},
        (
            "feeling feverish, with only sure readings below your fever line close to it "
            "(from 30 minutes before to 2 hours after)"
        ),
    ),
    (
        {"fever": "pattern"},
        "the fever pattern that doctors use (IDSA): 38.3 °C once, or 38.0 °C twice at least 60 minutes apart",
    ),
    ({"reading": "temperature", "below": "36.0"}, "temperature below 36.0 °C (96.8 °F)"),
    ({"reading": "pulse", "above": "120", "below": "50"}, "pulse below 50 a minute or above 120 a minute"),
    (
        {"reading": "systolic", "drop": "30"},
        "upper blood pressure 30 mmHg or more below your usual (the middle of the last 7 days)",
    ),
    ({"reading": "temperature", "after_fever_medicine": True}, "temperature taken after a fever medicine"),
    ({"reading": "temperature"}, "any reading of temperature"),
    ({"weight": "lost", "percent": "5"}, "weight 5% or more below your highest of the last 90 days"),
    ({"weight": "gained", "percent": "5"}, "weight 5% or more above your lowest of the last 21 days"),
    ({"count": "platelets", "below": "20"}, "platelets below 20 ×10⁹/L"),
    ({"count": "neutrophils", "below": "0.5", "or_equal": True}, "neutrophils at or below 0.5 ×10⁹/L"),
    (
        {"count": "uric-acid", "above": "8", "unit": "mg/dL", "or_equal": True},
        "uric acid at or above 475.84 µmol/L (8 mg/dL)",
    ),
    ({"count": "blasts", "above": "0"}, "blasts above 0"),
    ({"count": "potassium", "below_own_limit": "1"}, "potassium below the report’s own lower limit"),
    (
        {"count": ["alt", "ast"], "above_own_limit": "3"},
        "ALT (liver) or AST (liver) above 3 times the report’s own upper limit",
    ),
    (
        {"count": "bilirubin", "above_own_limit": "1.5", "without_own_limit": "34.2"},
        (
            "bilirubin above 1.5 times the report’s own upper limit (without a limit on the report: at or above "
            "34.2 µmol/L (2 mg/dL))"
        ),
    ),
    (
        {"count": "white-cells", "below": "2.0", "without": "neutrophils", "in_context": True},
        "white cells below 2.0 ×10⁹/L, with no neutrophils measured then or since (drawn in that time too)",
    ),
    ({"falling": "platelets"}, "platelets falling twice in a row, by 20% or more each time"),
    (
        {"falling": ["platelets", "hemoglobin"], "in_context": True, "unexplained": "28 days"},
        (
            "platelets or hemoglobin falling twice in a row, by 20% or more each time, with no dose that can lower the "
            "counts in the 28 days before (drawn in that time too)"
        ),
    ),
    ({"low": "platelets", "below": "20"}, "platelets below 20 ×10⁹/L"),
    (
        {"low": "potassium", "below": "3.5", "own_limit": True},
        "potassium below 3.5 mmol/L or below the report’s own limit",
    ),
    (
        {"low": "neutrophils", "below": "1.0", "or_else": {"low": "white-cells", "below": "2.0"}},
        "neutrophils below 1.0 ×10⁹/L (if not measured: white cells below 2.0 ×10⁹/L or below the report’s own limit)",
    ),
    ({"medicine": "blinatumomab"}, "while blinatumomab runs"),
    ({"medicine": "blinatumomab", "within": "48 hours"}, "while blinatumomab runs, or up to 48 hours after"),
    (
        {"class": ["tki", "chemo"], "within": "1 day"},
        "while chemotherapy or targeted therapy runs, or up to 1 day after",
    ),
    ({"medicine": "cytarabine", "high_dose": True}, "while high-dose cytarabine runs"),
    ({"medicine": "cytarabine", "route": "spine"}, "while cytarabine into the spinal fluid runs"),
    (
        {"medicine": "blinatumomab", "treatment": "infusion", "cycle": [1, 2], "started_within": "8 days"},
        "within 8 days of the start of cycle 1 or 2 of blinatumomab (infusion)",
    ),
    ({"medicine": "inotuzumab-ozogamicin", "within": "ever"}, "at any time during or after inotuzumab ozogamicin"),
    ({"treatment": ["missed-dose", "vomited-dose"]}, "on a day with missed dose or vomited dose"),
    (
        {"treatment": "radiation", "site": ["chest", "belly"], "within": "6 weeks"},
        "on a day with radiation to the belly or chest, or up to 42 days after",
    ),
    ({"treatment": "transfusion", "product": "platelets"}, "on a day with transfusion of platelets"),
    ({"phase": ["induction", "consolidation"]}, "during induction or consolidation"),
    ({"phase": "transplant", "within": "ever"}, "at any time during or after transplant"),
    ({"dose_raised": "tki", "within": "ever"}, "up to any time after a higher dose of targeted therapy"),
    ({"count": "phosphate", "above": "1.45"}, "phosphate above 1.45 mmol/L (about 4.5 mg/dL)"),
    ({"phase": "radiation", "within": "6 weeks"}, "during radiation, or up to 42 days after"),
    ({"device": ["picc", "port"]}, "with a device in place (PICC line or port)"),
    ({"milestone": "chest-mass"}, "with mass in the chest on file"),
    (
        {"milestone": "remission", "days_since": 30, "until": "relapse"},
        "with remission on file, 30 days ago or more, and no relapse since",
    ),
    ({"dose_raised": "tki", "within": "28 days"}, "up to 28 days after a higher dose of targeted therapy"),
    ({"subtype": "t-cell"}, "with T-cell leukemia on file"),
    (
        {"on_file": "chemotherapy"},
        "with chemotherapy on file (a medicine, a phase of it, or that it has begun), however long ago",
    ),
    ({"window": "transplant"}, "around a stem cell transplant (until the counts are back, at least 100 days)"),
    (
        {"window": "first-chemotherapy"},
        "around the first chemotherapy, or the first after a relapse (3 days before to 7 days after)",
    ),
]


@pytest.mark.parametrize(("data", "words"), SAID, ids=[words for _, words in SAID])
def test_a_condition_is_said_in_words(data: dict[str, Any], words: str) -> None:
    assert shown(in_words(condition(**data))) == words


def heads(data: object) -> Iterator[str]:
    """Every key of a condition and of those inside it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield key
            yield from heads(value)
    elif isinstance(data, list):
        for part in data:
            yield from heads(part)


def test_every_word_of_the_vocabulary_is_among_these() -> None:
    said = {key for data, _ in SAID for key in heads(data)}
    assert HEADS.keys() <= said


def test_a_condition_without_words_is_an_error() -> None:
    class New:
        """A kind of condition that nobody has put into words."""

    new: Any = New()
    with pytest.raises(TypeError, match="New"):
        in_words(new)


def test_the_time_without_a_dose_is_said_in_hours_too() -> None:
    said = shown(in_words(NoDoseCondition(Window(hours=1))))
    assert said == "with no dose that can lower the counts in the 1 hour before"


def conditions() -> Iterator[tuple[str, Condition]]:
    for rule in rule_book().rules:
        for branch in rule.branches:
            for part in (branch.when, branch.context, branch.supports, branch.only_if, *branch.adds):
                if part is not None:
                    yield f"{rule.sign}: {branch.name}", part


def test_every_condition_of_the_rules_can_be_said_and_is_calm() -> None:
    for place, part in conditions():
        text = shown(in_words(part))
        assert not faults(text), place
        assert "{" not in text, place
        assert "None" not in text, place
