"""Every symptom, limit and step, both sides, as the clinical basis names them: signs that need no treatment."""

from itertools import product

import pytest

from tests.signs.cases import Diary, shown

NOW, TODAY, TELL = "now", "today", "tell"
TREATED = ("phases", {"phase": "consolidation", "started": "2026-01-01"})
GOOD = {"neutrophils": ("4.0", "10*9/L"), "platelets": ("200", "10*9/L"), "hemoglobin": ("13", "g/dL")}
LOW = {"neutrophils": ("0.99", "10*9/L"), "platelets": ("19.9", "10*9/L"), "hemoglobin": ("9.9", "g/dL")}
LIMIT = {"neutrophils": ("1.0", "10*9/L"), "platelets": ("20", "10*9/L"), "hemoglobin": ("10.0", "g/dL")}


def with_count(diary: Diary, analyte: str, known: dict[str, tuple[str, str]] | None) -> Diary:
    if known is None:
        return Diary(*diary.records)
    value, unit = known[analyte]
    return Diary(*diary.records).count(analyte, value, "2026-03-03T08:00", unit)


def steps(diary: Diary, sign: str, analyte: str) -> tuple[str | None, ...]:
    """The urgency with a low count, none, one at the limit and a good one."""
    return tuple(with_count(diary, analyte, known).urgency(sign) for known in (LOW, None, LIMIT, GOOD))


def entered(*symptoms: tuple[str, int | None]) -> Diary:
    diary = Diary().add(TREATED[0], **TREATED[1])
    for symptom, severity in symptoms:
        diary.symptom(symptom, severity, "2026-03-04T08:00")
    return diary


# infection: law 6.

STRONG = ("feverish", "chills", "skin-infection", "line-flush-chills")
SOFT = ("cough", "sore-throat", "burning-urine")
WITH_INOTUZUMAB = {"medicine": "inotuzumab-ozogamicin", "started": "2026-02-20T09:00", "ended": "2026-02-20T10:00"}
WITH_BLINATUMOMAB = {"medicine": "blinatumomab", "started": "2026-01-21T09:00", "ended": "2026-02-18T09:00"}


@pytest.mark.parametrize("symptom", STRONG)
def test_strong_signs_are_now_unless_a_good_count_lowers_them_to_today(symptom: str) -> None:
    assert steps(entered((symptom, 1)), "infection", "neutrophils") == (NOW, NOW, TODAY, TODAY)


def test_confusion_is_a_strong_sign() -> None:
    lasting = entered(("confusion", 1)).symptom("confusion", 1, "2026-03-03")
    assert steps(lasting, "infection", "neutrophils") == (NOW, NOW, TODAY, TODAY)


def test_a_fever_is_a_strong_sign_and_stays_a_fever() -> None:
    fever = Diary().add(TREATED[0], **TREATED[1]).temperature("38.0", "2026-03-04T08:00")
    assert steps(fever, "infection", "neutrophils") == (NOW, NOW, TODAY, TODAY)
    assert steps(fever, "fever", "neutrophils") == (NOW, NOW, NOW, NOW)


@pytest.mark.parametrize(("diarrhea", "pain", "met"), [(1, 2, True), (1, 1, False), (0, 2, False), (4, 2, True)])
def test_diarrhea_with_belly_pain_at_two_is_a_strong_sign(diarrhea: int, pain: int, *, met: bool) -> None:
    diary = entered(("diarrhea", diarrhea), ("abdominal-pain", pain))
    assert steps(diary, "infection", "neutrophils") == ((NOW, NOW, TODAY, TODAY) if met else (None,) * 4)


@pytest.mark.parametrize("symptom", SOFT)
def test_soft_signs_depend_on_the_count_and_where_it_is_not_known_on_the_step(symptom: str) -> None:
    assert steps(entered((symptom, 1)), "infection", "neutrophils") == (NOW, TODAY, TODAY, TODAY)
    assert steps(entered((symptom, 2)), "infection", "neutrophils") == (NOW, NOW, TODAY, TODAY)


@pytest.mark.parametrize(
    ("sores", "pain", "met"), [(1, 3, True), (1, 2, False), (2, 2, False), (3, 0, True), (0, 3, False)]
)
def test_mouth_sores_are_one_with_pain_at_three(sores: int, pain: int, *, met: bool) -> None:
    diary = entered(("mouth-sores", sores), ("pain", pain))
    assert steps(diary, "infection", "neutrophils") == ((NOW, NOW, TODAY, TODAY) if met else (None,) * 4)


def test_white_cells_below_two_stand_in_for_neutrophils() -> None:
    assert entered(("cough", 1)).count("white-cells", "1.99").urgency("infection") == NOW
    assert entered(("cough", 1)).count("white-cells", "2.0").urgency("infection") == TODAY


def test_feverish_below_the_line_is_tell_at_any_count() -> None:
    diary = entered(("feverish", 3)).temperature("37.9", "2026-03-04T08:10", masked=False)
    assert steps(diary, "infection", "neutrophils") == (TELL,) * 4
    assert steps(diary, "fever", "neutrophils") == (TELL,) * 4


ALL_SIGNS = [
    *(entered((symptom, 1)) for symptom in (*STRONG, *SOFT)),
    entered(("confusion", 1)).symptom("confusion", 1, "2026-03-03"),
    entered(("diarrhea", 1), ("abdominal-pain", 2)),
    entered(("mouth-sores", 1), ("pain", 3)),
    entered(("mouth-sores", 3)),
    Diary().temperature("38.0", "2026-03-04T08:00"),
]


@pytest.mark.parametrize("diary", ALL_SIGNS)
def test_during_and_after_blinatumomab_every_sign_is_now_unless_the_count_is_good(diary: Diary) -> None:
    given = Diary(*diary.records).given(**WITH_BLINATUMOMAB)
    assert steps(given, "infection", "neutrophils") == (NOW, NOW, TODAY, TODAY)


@pytest.mark.parametrize("diary", ALL_SIGNS)
def test_after_inotuzumab_every_sign_is_now_at_any_count(diary: Diary) -> None:
    given = Diary(*diary.records).given(**WITH_INOTUZUMAB)
    assert steps(given, "infection", "neutrophils") == (NOW,) * 4


@pytest.mark.parametrize(
    "diary", [entered(("diarrhea", 1), ("abdominal-pain", 1)), entered(("mouth-sores", 2), ("pain", 2))]
)
@pytest.mark.parametrize("given", [WITH_BLINATUMOMAB, WITH_INOTUZUMAB, {"started": "2026-01-01", "kind": "transplant"}])
def test_but_nothing_else_is_a_sign_there(diary: Diary, given: dict[str, str]) -> None:
    assert Diary(*diary.records).given(**{"medicine": None, **given}).urgency("infection") is None


@pytest.mark.parametrize("diary", ALL_SIGNS)
def test_around_a_transplant_every_sign_is_now_at_any_count(diary: Diary) -> None:
    window = Diary(*diary.records).given(None, "2026-01-01", kind="transplant")
    assert steps(window, "infection", "neutrophils") == (NOW,) * 4


# bleeding: law 7.

ANY_COUNT = ("blood-in-vomit", "black-or-bloody-stool", "blood-in-urine")
FLOWING = ("nosebleed", "gum-bleeding", "heavy-period", "bleeding")
UNDER_THE_SKIN = ("easy-bruising", "red-spots")


@pytest.mark.parametrize("symptom", ANY_COUNT)
def test_some_bleeding_is_now_at_any_count(symptom: str) -> None:
    assert steps(entered((symptom, 1)), "bleeding", "platelets") == (NOW,) * 4


@pytest.mark.parametrize("symptom", ["bleeding-not-stopping", "sudden-worst-headache"])
def test_and_some_an_emergency(symptom: str) -> None:
    assert steps(entered((symptom, 1)), "bleeding", "platelets") == ("emergency",) * 4


@pytest.mark.parametrize("symptom", FLOWING)
def test_other_bleeding_is_now_below_twenty_or_where_not_known_at_two(symptom: str) -> None:
    assert steps(entered((symptom, 1)), "bleeding", "platelets") == (NOW, TODAY, TODAY, TODAY)
    assert steps(entered((symptom, 2)), "bleeding", "platelets") == (NOW, NOW, TODAY, TODAY)


@pytest.mark.parametrize(("symptom", "severity"), [*product(UNDER_THE_SKIN, (1, 4))])
def test_bruises_and_red_spots_are_now_only_below_twenty(symptom: str, severity: int) -> None:
    assert steps(entered((symptom, severity)), "bleeding", "platelets") == (NOW, TODAY, TODAY, TODAY)


@pytest.mark.parametrize("symptom", [*FLOWING, *UNDER_THE_SKIN])
def test_around_a_transplant_any_bleeding_is_now(symptom: str) -> None:
    window = entered((symptom, 1)).given(None, "2026-01-01", kind="transplant")
    assert steps(window, "bleeding", "platelets") == (NOW,) * 4


def test_platelets_are_said_to_be_unknown_whatever_the_bleeding() -> None:
    for symptom in (*ANY_COUNT, *FLOWING, *UNDER_THE_SKIN):
        gaps = [shown(gap) for gap in entered((symptom, 1)).flags()["bleeding"].not_known]
        assert gaps == ["a count of platelets: none is on file"], symptom


# anemia: W24.


def test_tired_or_short_of_breath_is_tell_and_both_are_today() -> None:
    for symptom in ("fatigue", "shortness-of-breath"):
        assert steps(entered((symptom, 2)), "anemia", "hemoglobin") == (TELL,) * 4
    both = entered(("fatigue", 1), ("shortness-of-breath", 1))
    assert steps(both, "anemia", "hemoglobin") == (TODAY,) * 4
    assert steps(entered(("nausea", 3)), "anemia", "hemoglobin") == (None,) * 4


@pytest.mark.parametrize(
    ("first", "second"),
    [*product(("fatigue", "shortness-of-breath"), ("breathless-at-rest", "chest-pain", "passing-out"))],
)
def test_with_these_it_calls_for_help_now_unless_the_count_is_good(first: str, second: str) -> None:
    diary = entered((first, 1), (second, 1))
    assert steps(diary, "anemia", "hemoglobin") == ("emergency", "emergency", TODAY, TODAY)


def test_breathless_at_rest_is_enough_by_itself() -> None:
    assert steps(entered(("breathless-at-rest", 1)), "anemia", "hemoglobin") == ("emergency", "emergency", TODAY, TODAY)
    assert steps(entered(("chest-pain", 1)), "anemia", "hemoglobin") == (None,) * 4


# general signs: 5.7, W14b, W26.


@pytest.mark.parametrize(
    ("symptom", "least"),
    [("chest-pain", 1), ("breathless-at-rest", 1), ("blue-lips", 1), ("shortness-of-breath", 3), ("wheezing", 3)],
)
def test_breathing(symptom: str, least: int) -> None:
    assert entered((symptom, least)).urgency("chest-pain-or-breathing") == "emergency"
    assert entered((symptom, least - 1)).urgency("chest-pain-or-breathing") is None


@pytest.mark.parametrize("symptom", ["seizure", "passing-out", "trouble-speaking", "one-sided-weakness", "confusion"])
def test_nerves(symptom: str) -> None:
    assert entered((symptom, 1)).urgency("sudden-neurologic") == "emergency"
    assert entered((symptom, 0)).urgency("sudden-neurologic") is None


def test_confusion_that_lasts_is_no_sudden_sign() -> None:
    assert entered(("confusion", 3)).symptom("confusion", 3, "2026-02-25").urgency("sudden-neurologic") is None


def test_confusion_that_gets_worse_is_one() -> None:
    assert entered(("confusion", 3)).symptom("confusion", 2, "2026-02-25").urgency("sudden-neurologic") == "emergency"


def test_shivering_unwell_and_cold() -> None:
    sign = "low-temperature-or-unwell"
    assert entered(("chills", 1)).urgency(sign) == NOW
    assert entered(("feeling-very-unwell", 1)).urgency(sign) == NOW
    assert Diary().temperature("35.9").urgency(sign) == NOW
    assert Diary().temperature("36.0").urgency(sign) is None
    assert Diary().temperature("96.7", unit="[degF]").urgency(sign) == NOW
    assert Diary().temperature("96.8", unit="[degF]").urgency(sign) is None
