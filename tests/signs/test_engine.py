"""The engine: the laws of the clinical basis that hold for every rule."""

from datetime import date, datetime, timedelta

import pytest

from diary.signs.engine import judge, judge_range, judge_with
from diary.signs.rules import parse_rules
from tests.signs.cases import DAY, NOON, Diary, catalog, rule_book, shown

EMERGENCIES = {
    "seizure": (1, "sudden-neurologic"),
    "passing-out": (1, "sudden-neurologic"),
    "confusion": (1, "sudden-neurologic"),
    "trouble-speaking": (1, "sudden-neurologic"),
    "one-sided-weakness": (1, "sudden-neurologic"),
    "chest-pain": (1, "chest-pain-or-breathing"),
    "breathless-at-rest": (1, "chest-pain-or-breathing"),
    "shortness-of-breath": (3, "chest-pain-or-breathing"),
    "wheezing": (3, "chest-pain-or-breathing"),
    "blue-lips": (1, "chest-pain-or-breathing"),
    "bleeding-not-stopping": (1, "bleeding"),
    "sudden-worst-headache": (1, "bleeding"),
}
RUNNING = ("blinatumomab", "2026-03-01T09:00")


@pytest.mark.parametrize("symptom", EMERGENCIES)
def test_now_becomes_emergency_with_these(symptom: str) -> None:
    step, sign = EMERGENCIES[symptom]
    assert Diary().symptom(symptom, step).urgency(sign) == "emergency"
    assert Diary().symptom(symptom, None).urgency(sign) == "emergency"


@pytest.mark.parametrize("symptom", ["shortness-of-breath", "wheezing"])
def test_breathing_makes_no_emergency_below_three(symptom: str) -> None:
    assert Diary().given(*RUNNING).symptom(symptom, 2).urgency("blinatumomab-infusion-reaction") == "now"
    assert Diary().given(*RUNNING).symptom(symptom, 3).urgency("blinatumomab-infusion-reaction") == "emergency"


def test_confusion_makes_an_emergency_only_while_it_is_new_or_worse() -> None:
    diary = Diary().given(*RUNNING).symptom("confusion", 2)
    assert diary.urgency("blinatumomab-neurologic") == "emergency"
    assert Diary(*diary.records).symptom("confusion", 1, "2026-03-01").urgency("blinatumomab-neurologic") == "emergency"
    assert diary.symptom("confusion", 2, "2026-03-01").urgency("blinatumomab-neurologic") == "now"


def test_only_now_becomes_an_emergency() -> None:
    assert Diary().symptom("seizure", None).urgency("severe-symptom") == "today"
    good = Diary().symptom("confusion", 1, "2026-03-04T12:00").count("neutrophils", "4.0", "2026-03-04T08:00")
    assert good.urgency("infection") == "today"


def test_the_flag_of_a_sign_is_its_strongest_branch_with_the_evidence_of_all() -> None:
    diary = Diary().symptom("cough", 1).symptom("chills", 1).symptom("nosebleed", 1)
    infection = diary.flags()["infection"]
    assert infection.urgency == "now"
    assert {piece.ref for piece in infection.evidence} == {"symptoms-0", "symptoms-1"}


def test_flags_come_strongest_first_and_none_hides_another() -> None:
    flags = Diary().temperature("38.5").symptom("seizure", None).symptom("nausea", 3).judge().flags
    assert [flag.urgency for flag in flags] == ["emergency", "now", "now", "today"]
    assert [flag.sign for flag in flags] == ["sudden-neurologic", "infection", "fever", "severe-symptom"]


def test_evidence_comes_before_what_runs_beside_it() -> None:
    diary = Diary().given(*RUNNING).symptom("chills", 2, "2026-03-04T14:30").temperature("38.6", "2026-03-04T14:40")
    flag = diary.flags()["blinatumomab-infusion-reaction"]
    assert [shown(piece.text) for piece in flag.evidence] == [
        "Chills, moderate, 14:30",
        "Temperature 38.6 °C, 14:40",
        "Blinatumomab, infusion, 1 Mar, 09:00",
    ]
    assert flag.complete


def test_a_tremor_is_shown_beside_nerve_signs_but_is_none() -> None:
    assert Diary().given(*RUNNING).symptom("tremor", 2).urgency("blinatumomab-neurologic") is None
    flag = Diary().given(*RUNNING).symptom("tremor", 2).symptom("loss-of-balance").flags()["blinatumomab-neurologic"]
    assert "symptoms-1" in {piece.ref for piece in flag.evidence}


GENERAL = {
    "fever": Diary().temperature("38.0"),
    "infection": Diary().symptom("chills"),
    "bleeding": Diary().symptom("nosebleed"),
    "anemia": Diary().symptom("fatigue"),
    "chest-pain-or-breathing": Diary().symptom("chest-pain"),
    "sudden-neurologic": Diary().symptom("seizure"),
    "low-temperature-or-unwell": Diary().symptom("feeling-very-unwell"),
}


@pytest.mark.parametrize("sign", GENERAL)
def test_the_general_signs_need_no_treatment_and_say_that_none_is_on_file(sign: str) -> None:
    gaps = {shown(gap) for gap in GENERAL[sign].flags()[sign].not_known}
    assert "your treatment: none is on file" in gaps
    treated = Diary(*GENERAL[sign].records).phase("induction", "2026-02-01").flags()[sign]
    assert "your treatment: none is on file" not in {shown(gap) for gap in treated.not_known}


@pytest.mark.parametrize("sign", [rule.sign for rule in rule_book().rules])
def test_only_they_are_general(sign: str) -> None:
    assert rule_book().rule(sign).general is (sign in GENERAL)


def test_a_rule_about_a_medicine_needs_it_on_file() -> None:
    chills = Diary().symptom("chills", 3)
    assert chills.urgency("blinatumomab-infusion-reaction") is None
    assert Diary(*chills.records).given("blinatumomab", None).urgency("blinatumomab-infusion-reaction") == "now"


def test_one_mild_symptom_outside_every_drug_window_is_at_most_tell() -> None:
    remission = Diary().milestone("remission", "2025-12-01").symptom("bone-pain", 1)
    assert remission.urgency("possible-return") == "tell"
    assert Diary(*remission.records).symptom("bone-pain", 1, "2026-03-04T08:00").urgency("possible-return") == "tell"
    assert Diary(*remission.records).symptom("vomiting", 1).urgency("possible-return") == "today"
    assert Diary(*remission.records).symptom("bone-pain", 2).urgency("possible-return") == "today"
    counted = Diary().milestone("remission", "2025-12-01").symptom("vomiting", 1, times=3)
    assert counted.urgency("possible-return") == "today"


@pytest.mark.parametrize(
    "window",
    [
        Diary().given("blinatumomab", "2026-02-18", "2026-02-18"),
        Diary().given("inotuzumab-ozogamicin", "2025-12-04", "2025-12-04"),
        Diary().given("inotuzumab-ozogamicin", "2024-12-04", "2024-12-04").given(None, "2025-01-01", kind="transplant"),
        Diary()
        .given("inotuzumab-ozogamicin", "2024-12-04", "2024-12-04")
        .phase("transplant", "2025-01-01", "2025-02-01"),
        Diary().given("cytarabine", "2026-02-18", "2026-02-18"),
        Diary().add("dose_changes", medicine="dasatinib", direction="up", on="2026-02-04"),
        Diary().milestone("first-chemotherapy", "2026-02-25"),
        Diary().phase("conditioning", "2026-01-20", "2026-01-27"),
    ],
)
def test_inside_a_drug_window_it_is_not_capped(window: Diary) -> None:
    diary = Diary(*window.records).milestone("remission", "2025-11-01").symptom("bone-pain", 1)
    assert diary.urgency("possible-return") == "today"


def test_a_measurement_beside_it_lifts_the_cap() -> None:
    rule = {
        "id": "possible-return",
        "version": 1,
        "section": "S",
        "standards": ["own decision: a test"],
        "branch": [
            {
                "name": "pain",
                "urgency": "today",
                "when": {"symptom": "bone-pain"},
                "adds": [{"reading": "pulse", "above": "120"}],
                "fires": {"on": "2026-03-04"},
                "silent": {"on": "2026-03-04"},
            }
        ],
        "text": {"title": "T", "why": "W", "say": "S"},
    }
    rules = parse_rules([("possible-return", rule)], "1")

    def urgency(diary: Diary) -> str:
        return judge(rules, diary.timeline(), catalog(), DAY).flags[0].urgency

    assert urgency(Diary().symptom("bone-pain", 1).reading("pulse", "120", "/min")) == "tell"
    assert urgency(Diary().symptom("bone-pain", 1).reading("pulse", "121", "/min")) == "today"


def test_just_outside_every_window_it_is() -> None:
    diary = Diary().given("blinatumomab", "2026-02-17", "2026-02-17").given("cytarabine", "2026-02-17", "2026-02-17")
    diary.given("inotuzumab-ozogamicin", "2025-12-03", "2025-12-03")
    diary.add("dose_changes", medicine="dasatinib", direction="up", on="2026-02-03")
    diary.milestone("remission", "2025-11-01").milestone("first-chemotherapy", "2026-02-24").symptom("bone-pain", 1)
    assert diary.urgency("possible-return") == "tell"


def test_a_symptom_is_judged_with_what_was_collected_by_its_own_time() -> None:
    diary = Diary().symptom("cough", 2, "2026-03-04T07:00").symptom("cough", 2, "2026-03-04T12:00")
    good = diary.count("neutrophils", "4.0", "2026-03-04T08:00")
    assert good.urgency("infection") == "now"
    noon_alone = Diary(*(record for record in good.records if record.id != "symptoms-0"))
    assert noon_alone.urgency("infection") == "today"


def test_what_lies_after_the_moment_is_not_seen() -> None:
    diary = Diary().symptom("cough", 1, "2026-03-04T08:00").count("neutrophils", "0.2", "2026-03-04T15:00")
    assert diary.urgency("infection", NOON) == "today"
    assert diary.urgency("infection") == "now"
    assert diary.judge(NOON).as_of == NOON


def test_a_count_keeps_its_step_for_seven_days_and_then_stands_at_tell() -> None:
    diary = Diary().count("platelets", "8", "2026-02-25T08:00")
    assert diary.urgency("low-platelets", DAY) == "now"
    assert diary.urgency("low-platelets", DAY + timedelta(days=1)) == "tell"
    assert diary.urgency("low-platelets", date(2027, 3, 4)) == "tell"


def test_a_sign_is_listed_as_not_evaluated_where_something_was_entered_without_what_decides_it() -> None:
    judgement = Diary().count("platelets", "99999999").judge()
    (open_sign,) = judgement.not_evaluated
    assert open_sign.sign == "low-platelets"
    assert [shown(message) for message in open_sign.missing] == ["a count of platelets that can be read"]


def test_it_is_not_listed_where_its_context_is_not_on_file() -> None:
    creatinine = Diary().count("creatinine", "300", unit="umol/L")
    assert creatinine.judge().not_evaluated == ()
    listed = creatinine.milestone("first-chemotherapy", "2026-03-02").judge().not_evaluated
    assert [each.sign for each in listed] == ["tumor-lysis", "organ-effects"]


def test_a_blank_is_not_listed() -> None:
    assert Diary().judge().not_evaluated == ()
    assert Diary().add("days", day="2026-03-04", nothing_new=True).judge().flags == ()


def test_a_flag_says_what_a_stronger_branch_could_not_decide() -> None:
    diary = Diary().milestone("first-chemotherapy", "2026-03-02").count("potassium", "6.2", unit="mmol/L")
    flag = diary.count("creatinine", "300", unit="umol/L").flags()["tumor-lysis"]
    assert flag.urgency == "today"
    assert [shown(gap) for gap in flag.not_known] == ["the report’s own limit for creatinine"]


def test_the_infusion_check_fires_one_sign_and_leaves_the_other_open() -> None:
    judgement = Diary().given(*RUNNING).check("yes").judge()
    (flag,) = judgement.flags
    assert (flag.sign, flag.urgency, flag.complete) == ("blinatumomab-infusion-reaction", "now", False)
    assert [each.sign for each in judgement.not_evaluated] == ["blinatumomab-neurologic"]
    assert Diary().check("yes").judge().flags == ()


def test_nor_where_it_was_entered_outside_the_time_of_its_context() -> None:
    diary = Diary().given("blinatumomab", "2026-03-04T15:00").temperature("380", "2026-03-04T10:00")
    assert "blinatumomab-infusion-reaction" not in {each.sign for each in diary.judge().not_evaluated}
    diary.temperature("380", "2026-03-04T16:00")
    assert "blinatumomab-infusion-reaction" in {each.sign for each in diary.judge().not_evaluated}
    early = Diary().milestone("first-chemotherapy", "2026-03-02").count("creatinine", "300", "2026-02-20", "umol/L")
    assert early.judge().not_evaluated == ()


def test_blood_tests_of_tumor_lysis_count_only_from_inside_its_window() -> None:
    diary = Diary().milestone("first-chemotherapy", "2026-03-02")
    diary.count("potassium", "6.0", "2026-02-20T08:00", "mmol/L").count(
        "uric-acid", "500", "2026-03-02T08:00", "umol/L"
    )
    assert diary.urgency("tumor-lysis") == "today"
    diary.count("phosphate", "1.45", "2026-03-03T08:00", "mmol/L")
    assert diary.urgency("tumor-lysis") == "now"


def test_a_range_of_days_is_each_day_by_itself() -> None:
    diary = Diary().temperature("38.5").symptom("cough", 2, "2026-03-02").count("platelets", "18", "2026-02-28T08:00")
    diary.given(*RUNNING).symptom("headache", 1, "2026-03-03")
    first = date(2026, 2, 27)
    judged = judge_range(rule_book(), diary.timeline(), catalog(), first, DAY)
    assert judged == tuple(diary.judge(first + timedelta(days=number)) for number in range(6))


def test_a_later_day_looked_at_first_hides_nothing_of_an_earlier_one() -> None:
    diary = Diary().course("dasatinib", "2026-02-10")
    for value, drawn in (("200", "2026-02-12T08:00"), ("150", "2026-02-19T08:00"), ("100", "2026-02-26T08:00")):
        diary.count("platelets", value, drawn)
    facts = diary.facts()
    late, early = (judge_with(rule_book(), facts, date(2026, 3, day)) for day in (20, 1))
    assert "counts-falling-on-tki" not in {flag.sign for flag in late.flags}
    assert "counts-falling-on-tki" in {flag.sign for flag in early.flags}


def test_an_offset_changes_no_day() -> None:
    assert Diary().symptom("seizure", None, "2026-03-04T23:30-05:00").urgency("sudden-neurologic") == "emergency"
    assert Diary().symptom("cough", 1, "2026-03-04T08:00+09:00").urgency("infection", datetime(2026, 3, 4, 7)) is None
