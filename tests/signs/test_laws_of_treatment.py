"""Every symptom, limit and step, both sides, as the clinical basis names them: beside a treatment, and counts alone."""

import pytest

from tests.signs.cases import Diary, shown
from tests.signs.test_laws import NOW, TELL, TODAY, entered

# blinatumomab: W01, W02.

REACTION = (
    "dizziness", "passing-out", "headache", "nausea", "feverish", "chills", "shortness-of-breath", "breathless-at-rest",
    "wheezing",
)  # fmt: skip


@pytest.mark.parametrize("symptom", REACTION)
def test_each_sign_of_a_reaction_counts_for_48_hours(symptom: str) -> None:
    sign, stop = "blinatumomab-infusion-reaction", "2026-03-01T09:00"
    within = entered((symptom, 1)).given("blinatumomab", stop, "2026-03-02T08:00")
    after = entered((symptom, 1)).given("blinatumomab", stop, "2026-03-02T07:59")
    assert within.urgency(sign) in {NOW, "emergency"}
    assert after.urgency(sign) is None


@pytest.mark.parametrize(
    "diary",
    [
        Diary().temperature("38.0"),
        Diary().reading("systolic", "89", "mm[Hg]"),
        Diary().reading("systolic", "100", "mm[Hg]").reading("systolic", "130", "mm[Hg]", "2026-03-02"),
    ],
)
def test_so_do_readings(diary: Diary) -> None:
    assert diary.urgency("blinatumomab-infusion-reaction") is None
    assert diary.given("blinatumomab", "2026-03-01").urgency("blinatumomab-infusion-reaction") == NOW


@pytest.mark.parametrize(
    "diary",
    [
        Diary().temperature("37.9"),
        Diary().reading("systolic", "90", "mm[Hg]"),
        Diary().reading("systolic", "101", "mm[Hg]").reading("systolic", "130", "mm[Hg]", "2026-03-02"),
        Diary().symptom("rash", 2),
    ],
)
def test_and_these_do_not(diary: Diary) -> None:
    assert diary.given("blinatumomab", "2026-03-01").urgency("blinatumomab-infusion-reaction") is None


@pytest.mark.parametrize("symptom", ["seizure", "trouble-speaking", "passing-out", "confusion", "loss-of-balance"])
def test_each_nerve_sign_counts_for_fourteen_days(symptom: str) -> None:
    sign, start = "blinatumomab-neurologic", "2026-01-21T09:00"
    within = entered((symptom, 1)).given("blinatumomab", start, "2026-02-18T09:00")
    after = entered((symptom, 1)).given("blinatumomab", start, "2026-02-17T09:00")
    assert within.urgency(sign) == (NOW if symptom == "loss-of-balance" else "emergency")
    assert after.urgency(sign) is None


# tumor lysis: W28; possible return: W45.

LYSIS = ("less-urine", "irregular-heartbeat", "muscle-cramps", "twitching", "tingling-around-mouth")
BLOOD = [
    ("uric-acid", "476", "475", "umol/L", {}),
    ("uric-acid", "8.01", "7.9", "mg/dL", {}),
    ("potassium", "6.0", "5.9", "mmol/L", {}),
    ("phosphate", "1.45", "1.44", "mmol/L", {}),
    ("calcium", "1.75", "1.76", "mmol/L", {}),
    ("creatinine", "150", "149", "umol/L", {"high": "100"}),
]


def first_chemotherapy() -> Diary:
    return Diary().milestone("first-chemotherapy", "2026-03-02")


@pytest.mark.parametrize("symptom", LYSIS)
def test_each_sign_of_tumor_lysis(symptom: str) -> None:
    assert first_chemotherapy().symptom(symptom, 1).urgency("tumor-lysis") == NOW


@pytest.mark.parametrize("symptom", ["seizure", "confusion"])
def test_two_of_them_are_emergencies(symptom: str) -> None:
    assert first_chemotherapy().symptom(symptom, 1).urgency("tumor-lysis") == "emergency"


@pytest.mark.parametrize("weakness", ["muscle-weakness", "weakness-hands-feet"])
def test_nausea_with_weakness_is_one_and_neither_alone(weakness: str) -> None:
    assert first_chemotherapy().symptom("nausea", 1).symptom(weakness, 1).urgency("tumor-lysis") == NOW
    assert first_chemotherapy().symptom("nausea", 1).urgency("tumor-lysis") is None
    assert first_chemotherapy().symptom(weakness, 1).urgency("tumor-lysis") is None


@pytest.mark.parametrize(("analyte", "met", "unmet", "unit", "more"), BLOOD)
def test_each_blood_test_of_tumor_lysis(analyte: str, met: str, unmet: str, unit: str, more: dict[str, str]) -> None:
    one, none = (first_chemotherapy().count(analyte, value, unit=unit, **more) for value in (met, unmet))
    assert one.urgency("tumor-lysis") == TODAY
    assert none.urgency("tumor-lysis") is None
    other = ("potassium", "6.0") if analyte != "potassium" else ("calcium", "1.75")
    assert one.count(*other, unit="mmol/L").urgency("tumor-lysis") == NOW
    assert none.count(*other, unit="mmol/L").urgency("tumor-lysis") == TODAY


@pytest.mark.parametrize(("analyte", "met", "unmet", "unit", "more"), BLOOD)
def test_a_blood_test_from_before_the_window_does_not_count(
    analyte: str, met: str, unmet: str, unit: str, more: dict[str, str]
) -> None:
    early = first_chemotherapy().count(analyte, met, "2026-02-26T08:00", unit, **more)
    assert early.urgency("tumor-lysis") is None
    other = ("potassium", "6.0") if analyte != "potassium" else ("calcium", "1.75")
    assert early.count(*other, unit="mmol/L").urgency("tumor-lysis") == TODAY
    assert unmet


RETURN = (
    "easy-bruising", "red-spots", "skin-infection", "bone-pain", "headache", "vomiting", "double-vision",
    "weakness-hands-feet", "muscle-weakness", "one-sided-weakness",
)  # fmt: skip


@pytest.mark.parametrize("symptom", RETURN)
def test_each_new_symptom_after_a_remission(symptom: str) -> None:
    remission = Diary().milestone("remission", "2026-01-01")
    assert Diary(*remission.records).symptom(symptom, 2).urgency("possible-return") == TODAY
    lasting = Diary(*remission.records).symptom(symptom, 2).symptom(symptom, 1, "2026-02-25")
    assert lasting.urgency("possible-return") is None
    assert Diary().symptom(symptom, 2).urgency("possible-return") is None
    relapsed = Diary(*remission.records).milestone("relapse", "2026-02-01").symptom(symptom, 2)
    assert relapsed.urgency("possible-return") is None


@pytest.mark.parametrize(
    ("analyte", "values", "unit"),
    [
        ("white-cells", ("10", "8", "6.4"), "10*9/L"),
        ("neutrophils", ("5", "4", "3.2"), "10*9/L"),
        ("platelets", ("200", "160", "128"), "10*9/L"),
        ("hemoglobin", ("15", "12", "9.6"), "g/dL"),
    ],
)
def test_each_count_that_falls_without_a_reason(analyte: str, values: tuple[str, str, str], unit: str) -> None:
    diary = Diary().milestone("remission", "2026-02-25")
    for value, on in zip(values, ("2026-02-18", "2026-02-25T08:00", "2026-03-04T08:00"), strict=True):
        diary.count(analyte, value, on, unit)
    assert diary.urgency("possible-return") == TODAY
    assert Diary(*diary.records).given("vincristine", "2026-01-28", "2026-01-28").urgency("possible-return") is None
    assert Diary(*diary.records).given("vincristine", "2026-01-27", "2026-01-27").urgency("possible-return") == TODAY
    late = Diary(*(r for r in diary.records if type(r).__name__ != "Milestone")).milestone("remission", "2026-02-26")
    assert late.urgency("possible-return") is None


@pytest.mark.parametrize("analyte", ["blasts", "blasts-percent"])
def test_any_blasts_after_a_remission(analyte: str) -> None:
    unit = "%" if analyte.endswith("percent") else "10*9/L"
    remission = Diary().milestone("remission", "2026-02-01")
    assert Diary(*remission.records).count(analyte, "0.01", unit=unit).urgency("possible-return") == TODAY
    assert Diary(*remission.records).count(analyte, "0", unit=unit).urgency("possible-return") is None
    assert Diary(*remission.records).count(analyte, "5", "2026-01-31", unit).urgency("possible-return") is None
    assert Diary(*remission.records).count(analyte, "5", "2026-02-25", unit).urgency("possible-return") == TODAY
    assert Diary(*remission.records).count(analyte, "5", "2026-02-24", unit).urgency("possible-return") == TELL


# counts alone: law 8.

ALONE = [
    (
        "low-white-cells",
        "neutrophils",
        "10*9/L",
        {"1.0": None, "0.99": TELL, "0.51": TELL, "0.5": TODAY, "0.09": TODAY},
    ),
    ("low-white-cells", "white-cells", "10*9/L", {"2.0": None, "1.99": TELL, "1.0": TELL, "0.99": TODAY}),
    ("low-platelets", "platelets", "10*9/L", {"50": None, "49": TELL, "20": TELL, "19": TODAY, "11": TODAY, "10": NOW}),
    (
        "low-red-cells",
        "hemoglobin",
        "g/dL",
        {"10": None, "9.9": TELL, "8": TELL, "7.9": TODAY, "7": TODAY, "6.9": TODAY},
    ),
]
LIMITS = [(sign, analyte, unit, value, step) for sign, analyte, unit, found in ALONE for value, step in found.items()]


@pytest.mark.parametrize(("sign", "analyte", "unit", "value", "step"), LIMITS)
def test_a_count_alone(sign: str, analyte: str, unit: str, value: str, step: str | None) -> None:
    assert Diary().count(analyte, value, "2026-03-03T08:00", unit).urgency(sign) == step
    kept = Diary().count(analyte, value, "2026-02-25T08:00", unit).urgency(sign)
    assert kept == step
    old = Diary().count(analyte, value, "2026-02-24T08:00", unit).urgency(sign)
    assert old == (TELL if step else None)


@pytest.mark.parametrize(
    ("sign", "analyte", "unit", "very_low", "low"),
    [
        ("low-white-cells", "neutrophils", "10*9/L", "0.09", "0.1"),
        ("low-platelets", "platelets", "10*9/L", "10", "11"),
        ("low-red-cells", "hemoglobin", "g/dL", "6.9", "7"),
    ],
)
def test_the_lowest_are_said_to_be_very_low(sign: str, analyte: str, unit: str, very_low: str, low: str) -> None:
    def title(value: str) -> str:
        return shown(Diary().count(analyte, value, "2026-02-25T08:00", unit).flags()[sign].title)

    assert title(very_low).startswith("Very low")
    assert title(low).startswith("Low")
