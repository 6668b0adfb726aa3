"""What must stay quiet: one mild complaint outside every drug's window, and a year in which nothing happens."""

from datetime import date, timedelta

import pytest

from diary.core.words import SYMPTOMS
from diary.exchange.sample import SEED, STORY_END, quiet_year
from diary.signs.answers import AnyOf, Condition
from diary.signs.engine import NEVER_HELD_BACK, judge_range
from diary.signs.entries import SymptomCondition
from diary.signs.flags import RANK
from tests.signs.cases import Diary, catalog, rule_book
from tests.signs.mentions import mentions
from tests.signs.sweeps import OWN

TELL = RANK["tell"]
GENERAL = {
    "fever", "infection", "bleeding", "sudden-neurologic", "chest-pain-or-breathing", "low-temperature-or-unwell",
    "anemia",
}  # fmt: skip
"""The signs that need no context and whose own symptoms are not capped (laws 3 and 5)."""


def on_file(**contexts: Diary) -> dict[str, Diary]:
    return contexts


CONTEXTS = on_file(
    nothing=Diary(),
    chemotherapy_long_ago=Diary()
    .milestone("first-chemotherapy", "2023-02-01")
    .given("vincristine", "2025-06-01T09:00", "2025-06-01T10:00")
    .given("cytarabine", "2025-06-01T09:00", "2025-06-01T10:00", high_dose=True)
    .phase("follow-up", "2025-09-01"),
    maintenance_tablets=Diary()
    .milestone("first-chemotherapy", "2024-02-01")
    .phase("maintenance", "2025-01-01")
    .course("mercaptopurine", "2025-01-01")
    .course("methotrexate", "2025-01-01"),
    chemotherapy_two_weeks_ago=Diary()
    .milestone("first-chemotherapy", "2025-10-01")
    .given("vincristine", "2026-02-17T09:00", "2026-02-17T10:00"),
    tki=Diary().course("dasatinib", "2025-06-01"),
    blinatumomab_last_year=Diary().given("blinatumomab", "2025-03-01T09:00", "2025-03-29T09:00", cycle=1),
    inotuzumab_last_year=Diary().given("inotuzumab-ozogamicin", "2025-03-01T09:00", "2025-03-01T10:00"),
    radiation_long_ago=Diary().given(None, "2024-05-01", "2024-05-20", kind="radiation", site="belly"),
    transplant_years_ago=Diary()
    .given(None, "2022-05-01", kind="transplant", transplant="allogeneic")
    .count("neutrophils", "2.5", "2022-06-01T08:00")
    .count("neutrophils", "2.6", "2022-06-05T08:00"),
    port=Diary().add("devices", device="port", placed="2025-10-01"),
    ommaya=Diary().add("devices", device="ommaya", placed="2025-10-01"),
    treatment_over=Diary()
    .milestone("first-chemotherapy", "2022-05-01")
    .milestone("remission", "2022-07-01")
    .milestone("treatment-ended", "2024-08-01"),
)


@pytest.mark.parametrize("context", CONTEXTS)
@pytest.mark.parametrize("symptom", SYMPTOMS)
def test_a_mild_complaint_alone_is_never_above_tell(symptom: str, context: str) -> None:
    flags = Diary(*CONTEXTS[context].records).symptom(symptom, 1).flags()
    own = {rule.sign for rule in rule_book().rules if rule.general and f"symptom:{symptom}" in mentions(rule)}
    strong = {sign for sign, flag in flags.items() if RANK[flag.urgency] < TELL}
    assert strong <= own or (symptom in OWN and strong & own)


def met_by_one_mild(condition: Condition) -> set[str]:
    """The symptoms of which one at 1 meets a condition."""
    match condition:
        case AnyOf():
            return set().union(*(met_by_one_mild(part) for part in condition.parts))
        case SymptomCondition(step=1, new=False, worse=False, ongoing=False, times=0):
            return set(condition.symptoms)
        case _:
            return set()


def test_no_sign_holds_back_what_a_general_sign_calls_about_at_any_step() -> None:
    branches = [branch for rule in rule_book().rules if rule.general for branch in rule.branches]
    calls = [each for each in branches if each.urgency == "now" and each.context is None and each.only_if is None]
    assert set().union(*(met_by_one_mild(branch.when) for branch in calls)) == OWN == NEVER_HELD_BACK


def test_the_signs_that_need_no_context_are_those_of_the_third_law() -> None:
    assert {rule.sign for rule in rule_book().rules if rule.general} == GENERAL


def quiet_days(seed: int) -> dict[date, set[str]]:
    """The signs above tell, by day."""
    timeline = Diary(*quiet_year(STORY_END, seed)).timeline()
    judged = judge_range(rule_book(), timeline, catalog(), STORY_END - timedelta(days=364), STORY_END)
    return {
        each.day: found for each in judged if (found := {flag.sign for flag in each.flags if RANK[flag.urgency] < TELL})
    }


@pytest.mark.parametrize("seed", range(SEED, SEED + 3))
def test_in_a_quiet_year_nothing_is_above_tell_but_the_cold(seed: int) -> None:
    found = quiet_days(seed)
    assert {sign for signs in found.values() for sign in signs} == {"infection"}
    assert len(found) == 9
    assert max(found) - min(found) < timedelta(days=10)
